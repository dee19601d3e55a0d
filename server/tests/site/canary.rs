//! No private value reaches anyone: a crawl of every address that an anonymous visitor can find.

mod library;
mod mentoring;
mod participation;
mod planning;
pub mod planted;

use std::collections::{BTreeSet, VecDeque};

use aho_corasick::AhoCorasick;
use axum::http::StatusCode;
use server::edition::today;
use store::seed;

use crate::app::{Answer, EVENTS, TestApp};

/// What is asked for besides what links lead to.
const BEGINNINGS: &[&str] = &[
    "/",
    "/ur",
    "/sitemap.xml",
    "/robots.txt",
    "/feed.atom",
    "/ur/feed.atom",
    "/healthz",
    "/readyz",
    "/api/explore",
    "/api/explore?by=month&limit=200",
    "/api/explore?by=month&limit=200&offset=200",
    "/api/explore?q=canaryzq",
    "/?q=canaryzq",
    "/api/explore?kind=x",
    "/data/events.csv",
    "/data/events.csv?hxl=1",
    "/data/events.geojson",
    "/data/atlas-0.bin",
    "/?kind=x",
    "/ur?from=x",
    "/?q=nothing-has-these-words",
    "/library",
    "/library/modules/mediation",
    "/library/modules/mediation/take-along",
    "/nothing",
    "/ur/nothing",
    "/api/nothing",
];

/// More addresses than this and the crawl has found a way to walk in circles.
const MOST: usize = 6_000;

async fn planted() -> TestApp {
    let mut data = seed::programme_and_demonstration(today(), EVENTS).expect("the programme data");
    planted::plant(&mut data);
    let app = TestApp::with(&data).await;
    library::plant(&app.store).await;
    mentoring::plant(&app.store).await;
    participation::plant(&app.store).await;
    planning::plant(&app.store).await;
    app
}

#[tokio::test]
async fn nothing_private_can_be_found() {
    let app = planted().await;
    let secrets = secrets(&app).await;
    expect_planted(&app, &secrets).await;
    let snapshot = format!("/data/atlas-{}.bin", app.state.pages.atlas.get().hash);
    let mut waiting: VecDeque<String> =
        BEGINNINGS.iter().map(|address| (*address).to_owned()).chain([snapshot]).collect();
    let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
    while let Some(address) = waiting.pop_front() {
        let answer = app.get(&address).await;
        assert!(!answer.status.is_server_error(), "{address}: {}", answer.status);
        look_through(&address, &answer, &secrets);
        for link in links(&address, &answer) {
            if known.insert(link.clone()) {
                waiting.push_back(link);
            }
        }
        assert!(known.len() < MOST, "the crawl does not end");
    }
    for sort in ["/trainings/", "/stories/", "/organisations/", "/ur/stories/", "/sitemap/"] {
        assert!(known.iter().any(|address| address.starts_with(sort)), "the crawl has not found {sort}");
    }
}

#[tokio::test]
async fn a_search_has_no_hit_on_what_is_hidden() {
    let app = planted().await;
    for search in ["q=canaryzq", "q=canaryzq-member-name", "q=hidden", "q=918273645"] {
        assert_eq!(app.get(&format!("/api/explore?{search}")).await.json()["matched"], 0, "{search}");
    }
}

#[tokio::test]
async fn what_is_hidden_looks_like_what_is_not_there() {
    let app = planted().await;
    let hidden = app
        .texts("SELECT public_id FROM records WHERE public_id NOT IN (SELECT public_id FROM published_records)")
        .await;
    assert!(hidden.len() > 20, "hardly anything is hidden: this test proves nothing");
    for folder in [
        "trainings",
        "stories",
        "organisations",
        "grants",
        "assessments",
        "networks",
        "sources",
        "interventions",
        "members",
    ] {
        let missing = anonymous(&app.get(&format!("/{folder}/zzzzzzzzzz")).await, "zzzzzzzzzz");
        for id in &hidden {
            let answer = app.get(&format!("/{folder}/{id}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "/{folder}/{id}");
            assert_eq!(anonymous(&answer, id), missing, "/{folder}/{id}");
        }
    }
}

/// The tokens are where they were planted, and would be seen if they were told.
async fn expect_planted(app: &TestApp, secrets: &AhoCorasick) {
    assert!(app.count("SELECT count(*) FROM consents WHERE text_version LIKE 'canaryzq-%'").await > 10);
    assert!(app.count("SELECT count(*) FROM members WHERE pseudonym LIKE '%canaryzq-%'").await > 10);
    assert!(app.count("SELECT count(*) FROM record_links WHERE role = 'affiliation'").await > 40);
    assert!(app.count("SELECT count(*) FROM record_terms WHERE list = 'wish'").await > 10);
    assert_eq!(app.count("SELECT count(*) FROM mentorship_meetings").await, 1);
    assert_eq!(app.count("SELECT count(*) FROM resource_chunks").await, 4);
    assert_eq!(app.count("SELECT count(*) FROM plan_versions").await, 1);
    assert_eq!(app.count("SELECT count(*) FROM revisions WHERE action = 'plan-training'").await, 1);
    assert_eq!(app.count("SELECT count(*) FROM revisions WHERE action = 'log-session'").await, 1);
    for told in ["a CanaryZQ-key-usip here", "{\"amount\":918273645}", "on 2003-07-19"] {
        assert!(secrets.is_match(told), "{told}");
    }
}

/// Everything that no answer may hold: planted values, ids of records that are not published, ids that never leave.
async fn secrets(app: &TestApp) -> AhoCorasick {
    let mut secrets: Vec<Vec<u8>> = planted::NUMBERS.iter().map(|number| number.as_bytes().to_vec()).collect();
    secrets.push(planted::TOKEN.as_bytes().to_vec());
    secrets.push(planted::POINT.lon.to_le_bytes().to_vec());
    secrets.push(planted::POINT.lat.to_le_bytes().to_vec());
    let hidden = "SELECT public_id FROM records WHERE public_id NOT IN (SELECT public_id FROM published_records)";
    secrets.extend(app.texts(hidden).await.into_iter().map(String::into_bytes));
    let inner = "SELECT id FROM records UNION SELECT id FROM revisions UNION SELECT id FROM consents \
                 UNION SELECT id FROM import_batches UNION SELECT id FROM audit_entries \
                 UNION SELECT id FROM resources UNION SELECT public_id FROM resources \
                 UNION SELECT id FROM mentorships UNION SELECT public_id FROM mentorships \
                 UNION SELECT public_id FROM mentorship_goals UNION SELECT public_id FROM mentorship_meetings \
                 UNION SELECT id FROM plan_scenarios UNION SELECT public_id FROM plan_scenarios";
    secrets.extend(app.texts(inner).await.into_iter().map(String::into_bytes));
    AhoCorasick::builder().ascii_case_insensitive(true).build(secrets).expect("needles")
}

fn look_through(address: &str, answer: &Answer, secrets: &AhoCorasick) {
    let headers = format!("{:?}", answer.headers);
    for place in [headers.as_bytes(), &answer.body] {
        // A search repeats the words that were searched for, and that is all it may tell.
        let told = secrets.find_iter(place).find(|found| !address.as_bytes().ends_with(&place[found.range()]));
        let told = told.map(|found| String::from_utf8_lossy(&place[found.start()..place.len().min(found.end() + 40)]));
        assert!(told.is_none(), "{address} tells {}", told.unwrap_or_default());
    }
}

/// The addresses of this site that an answer leads to. Views of Explore lead to every other view: those are not followed
/// further.
pub fn links(address: &str, answer: &Answer) -> Vec<String> {
    let is_text = ["text/", "xml"].iter().any(|sort| answer.header("content-type").contains(sort));
    let Some(text) = std::str::from_utf8(&answer.body).ok().filter(|_| is_text && !address.contains('?')) else {
        return Vec::new();
    };
    let ends = [("href=\"", '"'), ("src=\"", '"'), ("action=\"", '"'), ("<loc>", '<'), ("Sitemap: ", '\n')];
    let found =
        ends.iter().flat_map(|(start, end)| text.split(start).skip(1).filter_map(|rest| rest.split(*end).next()));
    let own = found.filter_map(|link| {
        let link = link.replace("&amp;", "&");
        let link = link.strip_prefix("https://rabta.example").unwrap_or(&link);
        let link = link.split('#').next().unwrap_or_default();
        (link.starts_with('/') && !link.starts_with("//")).then(|| link.to_owned())
    });
    own.collect()
}

/// An answer without what differs from one request to the next.
fn anonymous(answer: &Answer, id: &str) -> String {
    let policy = answer.header("content-security-policy");
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or("no nonce");
    answer.text().replace(nonce, "").replace(id, "")
}
