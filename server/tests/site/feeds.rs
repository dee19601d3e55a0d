//! Feed, site map, robots.

use axum::http::StatusCode;

use crate::app::TestApp;

#[tokio::test]
async fn the_feed_tells_of_trainings_and_stories_only() {
    let app = TestApp::seeded().await;
    for (path, language) in [("/feed.atom", "en"), ("/ur/feed.atom", "ur")] {
        let feed = app.get(path).await;
        assert_eq!(feed.status, StatusCode::OK);
        assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
        let text = feed.text();
        assert!(text.contains(&format!("xml:lang=\"{language}\"")));
        assert!(text.matches("<entry>").count() > 3, "{text}");
        assert!(!text.contains("<title></title>"), "an entry without a title");
        let prefix = if language == "en" { "" } else { "/ur" };
        for id in text.lines().filter_map(|line| line.strip_prefix("<id>")) {
            let known = ["/feed.atom", "/trainings/", "/stories/"]
                .iter()
                .any(|kind| id.starts_with(&format!("https://rabta.example{prefix}{kind}")));
            assert!(known, "{id}");
        }
    }
}

#[tokio::test]
async fn the_feed_has_no_sensitive_record() {
    let app = TestApp::seeded().await;
    let feed = app.get("/feed.atom").await;
    for story in app
        .state
        .pages
        .reader
        .records(domain::safety::public::RecordKind::Story, store::Page { offset: 0, limit: 500 })
        .await
        .expect("stories")
    {
        assert!(!story.sensitive || !feed.text().contains(story.id.as_str()), "{}", story.id);
    }
}

#[tokio::test]
async fn every_address_of_the_site_map_has_a_page() {
    let app = TestApp::seeded().await;
    let index = app.get("/sitemap.xml").await;
    assert_eq!(index.header("content-type"), "application/xml");
    let parts = locations(index.text());
    assert_eq!(parts, ["/sitemap/1.xml"]);
    let addresses = locations(app.get("/sitemap/1.xml").await.text());
    assert!(addresses.contains(&"/".to_owned()) && addresses.contains(&"/ur".to_owned()));
    for public in ["/about", "/how-the-plan-is-made", "/ur/how-the-plan-is-made"] {
        assert!(addresses.contains(&public.to_owned()), "{public}");
    }
    assert!(!addresses.iter().any(|address| address.contains("/planning")), "what is for coordinators is not listed");
    assert!(addresses.len() > 20, "{addresses:?}");
    // One of each sort is enough here: the canary visits all.
    let mut sorts = std::collections::BTreeSet::new();
    for address in addresses {
        let sort = address.rsplit_once('/').map_or_else(String::new, |(sort, _)| sort.to_owned());
        if sorts.insert(sort) {
            assert_eq!(app.get(&address).await.status, StatusCode::OK, "{address}");
        }
    }
    for missing in ["/sitemap/0.xml", "/sitemap/2.xml", "/sitemap/1", "/sitemap/x.xml"] {
        assert_eq!(app.get(missing).await.status, StatusCode::NOT_FOUND, "{missing}");
    }
}

#[tokio::test]
async fn robots_find_the_site_map() {
    let app = TestApp::seeded().await;
    assert!(app.get("/robots.txt").await.text().contains("Sitemap: https://rabta.example/sitemap.xml"));
}

fn locations(xml: &str) -> Vec<String> {
    let after = xml.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next());
    after
        .map(|address| address.strip_prefix("https://rabta.example").expect("an address of this site").to_owned())
        .collect()
}
