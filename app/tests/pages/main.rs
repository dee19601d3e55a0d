//! The pages as visitors get them: over HTTP, from a database with the programme and a small demonstration.

#![cfg(feature = "ssr")]
#![expect(clippy::expect_used, reason = "a test that cannot set the site up fails loudly")]

mod site;

use app::{language::of_path, pages::account::is_own_path};
use axum::http::StatusCode;
use domain::{
    places::Region,
    safety::public::{PublicCount, PublicDetails, RecordKind},
};
use site::{Site, attribute};
use store::Page;

/// Pages with an address of their own.
const FIXED: [&str; 12] = [
    "/trainings",
    "/trainings?view=calendar",
    "/stories",
    "/organisations",
    "/lessons",
    "/sources",
    "/about",
    "/regions/karachi",
    "/regions/interior-sindh",
    "/regions/border-region",
    "/regions/other-pakistan",
    "/trainings?page=1",
];

const ONE: Page = Page { offset: 0, limit: 1 };
const ALL: Page = Page { offset: 0, limit: 1000 };

#[tokio::test]
async fn every_page_is_there_in_both_languages() {
    let site = Site::seeded().await;
    let mut addresses: Vec<_> = FIXED.iter().map(|path| (*path).to_owned()).collect();
    for kind in site::KINDS {
        let record = site.reader.records(kind, ONE).await.expect("records").pop().expect("a record of each kind");
        addresses.push(format!("/{}/{}", kind.path(), record.id));
    }
    for address in addresses {
        for (prefix, lang, dir) in [("", "en", "ltr"), ("/ur", "ur", "rtl")] {
            let page = site.get(&format!("{prefix}{address}")).await;
            assert_eq!(page.status, StatusCode::OK, "{prefix}{address}");
            let html = &page.html;
            assert!(html.contains(&format!("<html lang=\"{lang}\" dir=\"{dir}\">")), "{prefix}{address}");
            assert_eq!(html.matches("<h1").count(), 1, "{prefix}{address}");
            for part in [
                "<title>",
                "rel=\"canonical\"",
                "name=\"description\"",
                "property=\"og:title\"",
                "property=\"og:image\"",
            ] {
                assert_eq!(html.matches(part).count(), 1, "{part} in {prefix}{address}");
            }
            assert!(!html.contains("{{"), "a text without its value in {prefix}{address}");
        }
    }
}

#[tokio::test]
async fn every_link_leads_somewhere_and_keeps_the_language() {
    let site = Site::seeded().await;
    let mut known: Vec<String> = ["/about", "/ur/about", "/organisations", "/ur/lessons"].map(str::to_owned).to_vec();
    let mut position = 0;
    while let Some(address) = known.get(position).cloned() {
        position += 1;
        let page = site.get(&address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        for link in page.links() {
            let href = attribute(&link, "href").expect("an address");
            let path = href.split(['?', '#']).next().unwrap_or_default().to_owned();
            // Pages of accounts are answered by the server's own handlers, which are not here.
            let is_servers = path.starts_with("/data/") || path.starts_with("/api/") || is_own_path(of_path(&path).1);
            let elsewhere = href.starts_with("http") || is_servers;
            if elsewhere || path.is_empty() || attribute(&link, "hreflang").is_some() {
                continue;
            }
            if address.starts_with("/ur") {
                assert!(path == "/ur" || path.starts_with("/ur/"), "{href} on {address}");
            }
            // Explore is the same page under every filter.
            let next =
                if path == "/" || path == "/ur" { path } else { href.split('#').next().unwrap_or_default().to_owned() };
            if !known.contains(&next) {
                known.push(next);
            }
        }
    }
    assert!(known.len() > 200, "only {} pages were found", known.len());
}

#[tokio::test]
async fn what_is_not_there_and_what_is_of_another_kind_look_the_same() {
    let site = Site::seeded().await;
    let story = site.reader.records(RecordKind::Story, ONE).await.expect("records").pop().expect("a story");
    let mut answers = Vec::new();
    for address in [
        "/trainings/0000000000".to_owned(),
        format!("/trainings/{}", story.id),
        "/trainings/not-an-id".to_owned(),
        "/trainings/%27%20or%201=1".to_owned(),
    ] {
        let page = site.get(&address).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
        answers.push(page.main());
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "the answers differ");
    assert!(answers[0].contains("role=\"search\""));
    assert_eq!(site.get("/regions/atlantis").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/trainings?page=99").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn parameters_that_cannot_be_used_are_named() {
    let site = Site::seeded().await;
    for (address, named) in [
        ("/trainings?page=0", "page=0"),
        ("/stories?page=two", "page=two"),
        ("/trainings?view=circle", "view=circle"),
        ("/trainings?view=calendar&year=20x3", "year=20x3"),
        ("/ur/trainings?view=calendar&year=2013-04", "year=2013-04"),
        ("/sources?page=%3Cscript%3E", "page=&lt;script&gt;"),
    ] {
        let page = site.get(address).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{address}");
        assert!(page.main().contains(named), "{address}: {}", page.main());
    }
}

#[tokio::test]
async fn a_failing_store_is_told_with_an_id_and_nothing_else() {
    let site = Site::failing().await;
    for address in ["/trainings", "/ur/stories", "/regions/karachi", "/sources/0000000000"] {
        let page = site.get(address).await;
        assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR, "{address}");
        let main = page.main();
        let id = main.split("<code dir=\"ltr\">").nth(1).and_then(|rest| rest.get(..10)).unwrap_or_default();
        assert!(id.parse::<domain::ids::PublicId>().is_ok(), "{main}");
        assert!(!main.contains("published_") && !main.contains("SQL"), "{main}");
    }
}

#[tokio::test]
async fn made_up_records_say_so_and_search_engines_pass_them_over() {
    let site = Site::seeded().await;
    for kind in site::KINDS {
        for record in site.reader.records(kind, ALL).await.expect("records").into_iter().take(40) {
            let page = site.get(&format!("/{}/{}", kind.path(), record.id)).await;
            assert_eq!(page.html.contains("class=\"demonstration\""), record.demonstration, "{kind} {}", record.id);
            assert_eq!(page.html.contains("content=\"noindex\""), record.demonstration, "{kind} {}", record.id);
            let structured = page.html.contains("application/ld+json");
            assert_eq!(structured, !record.demonstration && !record.sensitive, "{kind} {}", record.id);
        }
    }
}

#[tokio::test]
async fn an_inferred_value_is_marked_and_explained() {
    let site = Site::seeded().await;
    let sources = site.reader.records(RecordKind::Source, ALL).await.expect("sources");
    let inferred =
        sources.into_iter().find(|source| !source.inferred.is_empty()).expect("a source with an inferred date");
    let page = site.get(&format!("/ur/sources/{}", inferred.id)).await;
    assert!(page.html.contains("href=\"#inferred\"") && page.html.contains("id=\"inferred\""));
    assert!(page.html.contains(&inferred.inferred[0].reason.ur), "the reason in the reader's language");
}

#[tokio::test]
async fn small_numbers_of_members_are_words() {
    let site = Site::seeded().await;
    let cells = site.reader.cells().await.expect("cells");
    for region in Region::ALL {
        let page = site.get(&format!("/regions/{region}")).await.main();
        let small = cells.iter().any(|cell| cell.region == Some(*region) && cell.count == PublicCount::UnderFive);
        assert_eq!(page.contains("<td class=\"number\">under 5</td>"), small, "{region}");
        let districts = site.reader.area_counts().await.expect("counts");
        for count in districts.iter().filter(|count| count.area.region() == *region) {
            if let (Some(_), PublicCount::Exact(members @ 1..)) = (count.area.district(), count.members) {
                assert!(page.contains(&format!("<td class=\"number\">{members}</td>")), "{region} {members}");
            }
        }
    }
}

#[tokio::test]
async fn a_story_leads_to_its_intervention_only_where_that_is_published() {
    let site = Site::seeded().await;
    for story in site.reader.records(RecordKind::Story, ALL).await.expect("stories") {
        let PublicDetails::Story(own) = &story.details else { panic!("a story without its details") };
        let told = site.reader.record(RecordKind::Intervention, &own.intervention.id).await.expect("a store").is_some();
        let page = site.get(&format!("/stories/{}", story.id)).await;
        assert_eq!(page.html.contains(&format!("/interventions/{}", own.intervention.id)), told);
        assert_eq!(page.html.contains("class=\"leave\""), story.sensitive);
    }
}

#[tokio::test]
async fn pages_load_no_script_and_nothing_from_elsewhere() {
    let site = Site::seeded().await;
    for address in FIXED {
        let page = site.get(address).await;
        assert!(!page.html.contains("<script src") && !page.html.contains("rel=\"modulepreload\""), "{address}");
        for source in page.html.split("src=\"").skip(1) {
            assert!(source.starts_with('/'), "{address}");
        }
        assert!(!page.html.contains(" style=\""), "{address}: the policy forbids inline styles");
    }
}
