//! `/mailbox`: for whoever sits at the machine, and for nobody else.

use std::net::SocketAddr;

use axum::{
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, HeaderName, Method, Request, StatusCode},
};
use chrono::Utc;
use domain::{accounts::Operator, programme::ProgrammeData};
use server::{edition, router::router, state::AppState};
use tower::ServiceExt;

use crate::{app::TestApp, mail::post};

const HERE: &str = "127.0.0.1:50000";
const HOST: (&str, &str) = ("host", "127.0.0.1:3000");

/// A site without a mail server, with a mail that waits.
struct Site {
    app: TestApp,
    state: AppState,
}

impl Site {
    async fn at(base_url: &str) -> Self {
        let app = TestApp::with(&ProgrammeData::default()).await;
        let operator = Operator::at_the_command_line();
        let edition = edition::of_today(&app.store, operator, edition::today()).await.expect("an edition");
        let state = AppState::new(&app.store, edition, base_url, app.folder.path().join("site"));
        let text = "Hello <Amna> & all\nhttp://127.0.0.1:3000/sign-in/canary-token?a=1&b=2\n";
        post(&app.store, "amna", text, None).await;
        Self { state: state.with_mailbox(&app.store, operator), app }
    }

    async fn ask(
        &self,
        peer: &str,
        method: Method,
        headers: &[(&'static str, &str)],
    ) -> (StatusCode, HeaderMap, String) {
        let mut request = Request::builder().method(method).uri("/mailbox");
        for (name, value) in headers {
            request = request.header(HeaderName::from_static(name), *value);
        }
        let mut request = request.body(Body::empty()).expect("a request");
        let peer: SocketAddr = peer.parse().expect("an address");
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = router(self.state.clone()).oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a whole body");
        (parts.status, parts.headers, String::from_utf8(body.to_vec()).expect("text"))
    }

    /// That the request gets what any address gets where nothing is.
    async fn expect_nothing(&self, peer: &str, headers: &[(&'static str, &str)]) {
        let (status, _, page) = self.ask(peer, Method::GET, headers).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{peer} {headers:?}");
        assert!(!page.contains("canary-token") && !page.to_lowercase().contains("mail server"), "{page}");
        assert!(page.contains("There is nothing at this address"), "{page}");
    }
}

#[tokio::test]
async fn whoever_sits_at_the_machine_reads_the_mail_that_waits() {
    let site = Site::at("http://127.0.0.1:3000").await;
    for (peer, host) in [(HERE, HOST), ("[::1]:50000", ("host", "localhost:3000")), ("[::ffff:127.0.0.1]:50000", HOST)]
    {
        let (status, headers, page) = site.ask(peer, Method::GET, &[host]).await;
        assert_eq!(status, StatusCode::OK, "{peer}");
        assert_eq!(headers["cache-control"], "no-store");
        assert_eq!(headers["x-robots-tag"], "noindex");
        assert!(page.contains("Hello &lt;Amna&gt; &amp; all") && !page.contains("<Amna>"), "{page}");
        let link = "http://127.0.0.1:3000/sign-in/canary-token?a=1&amp;b=2";
        assert!(page.contains(&format!("<a href=\"{link}\">{link}</a>")), "{page}");
        assert!(page.contains("amna@example.org"), "{page}");
    }
    site.app.store.mailbox(Operator::at_the_command_line()).await.expect("it still waits");
}

#[tokio::test]
async fn nobody_else_can_tell_that_there_is_a_mailbox() {
    let site = Site::at("http://localhost:3000").await;
    site.expect_nothing("192.0.2.7:50000", &[HOST]).await;
    for mark in ["forwarded", "via", "x-forwarded-for", "x-real-ip"] {
        site.expect_nothing(HERE, &[HOST, (mark, "192.0.2.7")]).await;
    }
    // A name of somebody else's that leads to this machine, so that their page could read ours.
    site.expect_nothing(HERE, &[("host", "rebound.example:3000")]).await;
    site.expect_nothing(HERE, &[]).await;
    assert_eq!(site.app.get("/mailbox").await.status, StatusCode::NOT_FOUND, "a peer that is not known");
    let (status, headers, _) = site.ask(HERE, Method::POST, &[HOST]).await;
    assert_eq!((status, headers["allow"].to_str().ok()), (StatusCode::METHOD_NOT_ALLOWED, Some("GET, HEAD")));
}

#[tokio::test]
async fn a_site_that_others_reach_has_no_mailbox() {
    let site = Site::at("https://rabta.example").await;
    site.expect_nothing(HERE, &[HOST]).await;
}

#[tokio::test]
async fn a_server_with_a_mail_server_has_no_mailbox() {
    let mut site = Site::at("http://127.0.0.1:3000").await;
    site.state.mailbox = server::mail::mailbox::LocalMailbox::default();
    site.expect_nothing(HERE, &[HOST]).await;
}

#[tokio::test]
async fn a_mail_whose_time_is_over_says_so() {
    let site = Site::at("http://127.0.0.1:3000").await;
    post(&site.app.store, "bilal", "text", Some(Utc::now())).await;
    let (_, _, page) = site.ask(HERE, Method::GET, &[HOST]).await;
    assert_eq!(page.matches("Its time is over").count(), 1, "{page}");
}
