//! Who may reach what: every route of people with an account, and what each role is answered there.

use std::collections::BTreeSet;

use axum::http::Method;
use domain::accounts::Role;

use crate::{
    accounts::{as_one, cookie},
    app::TestApp,
};

/// What each role is answered, members with a record of their own: nobody, member, partner, coordinator, safety officer,
/// administrator. 303 leads a stranger to the sign-in page, and is also how a form is answered.
pub const MATRIX: &[(Method, &str, [u16; 6])] = &[
    (Method::GET, "/sign-in", [200, 303, 303, 303, 303, 303]),
    (Method::POST, "/sign-in/passkey/begin", [200, 200, 200, 200, 200, 200]),
    (Method::POST, "/sign-in/passkey/finish", [400, 400, 400, 400, 400, 400]),
    (Method::GET, "/sign-in/passkey/begin", [405, 405, 405, 405, 405, 405]),
    (Method::GET, "/sign-in/second-step", [200, 303, 303, 303, 303, 303]),
    (Method::POST, "/sign-in/second-step", [200, 200, 200, 200, 200, 200]),
    (Method::GET, "/sign-in/{link}", [200, 200, 200, 200, 200, 200]),
    (Method::GET, "/sign-out", [405, 405, 405, 405, 405, 405]),
    (Method::GET, "/me", [303, 200, 200, 200, 200, 200]),
    (Method::POST, "/me/sessions", [303, 303, 303, 303, 303, 303]),
    (Method::POST, "/me/mails", [303, 303, 303, 303, 303, 303]),
    (Method::GET, "/answer/{link}", [200, 200, 200, 200, 200, 200]),
    (Method::POST, "/answer/{link}", [200, 200, 200, 200, 200, 200]),
    (Method::POST, "/me/passkeys", [303, 303, 303, 303, 303, 303]),
    (Method::POST, "/me/passkeys/begin", [303, 200, 200, 200, 200, 200]),
    (Method::POST, "/me/passkeys/finish", [303, 400, 400, 400, 400, 400]),
    (Method::GET, "/me/second-step", [303, 404, 404, 200, 200, 200]),
    (Method::POST, "/me/second-step", [303, 404, 404, 200, 200, 200]),
    (Method::GET, "/me/profile", [303, 200, 404, 404, 404, 404]),
    (Method::POST, "/me/profile", [303, 303, 404, 404, 404, 404]),
    (Method::POST, "/me/undo", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/me/confirm", [303, 303, 404, 404, 404, 404]),
    (Method::POST, "/me/hide", [303, 303, 404, 404, 404, 404]),
    (Method::POST, "/me/show", [303, 303, 404, 404, 404, 404]),
    (Method::POST, "/me/consents", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/me/photo", [303, 200, 404, 404, 404, 404]),
    (Method::POST, "/me/photo/remove", [303, 303, 404, 404, 404, 404]),
    (Method::GET, "/photos/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/me/seen", [303, 200, 404, 404, 404, 404]),
    (Method::GET, "/me/data", [303, 200, 404, 404, 404, 404]),
    (Method::GET, "/me/data/rabta.zip", [303, 200, 404, 404, 404, 404]),
    (Method::POST, "/me/delete", [303, 200, 404, 404, 404, 404]),
    (Method::GET, "/me/sessions-led", [303, 200, 404, 404, 404, 404]),
    (Method::GET, "/me/sessions-led/new", [303, 200, 404, 404, 404, 404]),
    (Method::POST, "/me/sessions-led/new", [303, 200, 404, 404, 404, 404]),
    (Method::GET, "/me/sessions-led/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/me/sessions-led/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/me/sessions-led/{id}/withdraw", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/me/sessions-led/{id}/leave", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/me/trainings", [303, 200, 404, 200, 200, 200]),
    (Method::POST, "/me/trainings/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/trainings/{id}/people", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/trainings/{id}/people", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/library", [303, 200, 200, 200, 200, 200]),
    (Method::GET, "/library/cascade", [303, 200, 200, 200, 200, 200]),
    (Method::GET, "/library/modules/{topic}", [303, 200, 200, 200, 200, 200]),
    (Method::GET, "/library/modules/{topic}/new", [303, 404, 404, 200, 200, 200]),
    (Method::POST, "/library/modules/{topic}/new", [303, 404, 404, 200, 200, 200]),
    (Method::GET, "/library/modules/{topic}/take-along", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/library/materials/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/library/materials/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/library/materials/{id}/withdraw", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/library/files/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/me/mentoring", [303, 200, 404, 200, 200, 200]),
    (Method::POST, "/me/mentoring", [303, 200, 404, 404, 404, 404]),
    (Method::GET, "/me/mentoring/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/me/mentoring/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/directory", [303, 200, 200, 200, 200, 200]),
    (Method::GET, "/directory/invite", [303, 404, 404, 200, 200, 200]),
    (Method::POST, "/directory/invite", [303, 404, 404, 200, 200, 200]),
    (Method::GET, "/report", [303, 200, 404, 404, 404, 404]),
    (Method::GET, "/report/new", [303, 200, 404, 404, 404, 404]),
    (Method::POST, "/report/new", [303, 200, 404, 404, 404, 404]),
    (Method::GET, "/report/key", [303, 200, 404, 404, 404, 404]),
    (Method::GET, "/report/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/report/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/report/{id}/withdraw", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/planning", [303, 404, 404, 200, 200, 200]),
    (Method::POST, "/planning", [303, 404, 404, 200, 200, 200]),
    (Method::GET, "/planning/compare", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/planning/facts", [303, 404, 404, 200, 200, 200]),
    (Method::POST, "/planning/facts", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/planning/facts/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/planning/facts/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/planning/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/planning/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/planning/{id}/print", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/planning/{id}/delete", [303, 404, 404, 404, 404, 404]),
    (Method::GET, "/review", [303, 404, 404, 200, 200, 200]),
    (Method::GET, "/review/{id}", [303, 404, 404, 404, 404, 404]),
    (Method::POST, "/review/{id}", [303, 404, 404, 404, 404, 404]),
];

#[tokio::test]
async fn each_role_reaches_what_is_listed_and_nothing_else() {
    let listed: BTreeSet<_> = MATRIX.iter().map(|(_, path, _)| *path).collect();
    assert_eq!(listed, server::accounts::paths().into_iter().collect(), "a route without an entry, or the other way");
    let app = TestApp::seeded().await;
    let mut cookies = vec![String::new()];
    for role in Role::ALL {
        cookies.push(cookie(&app, *role).await);
    }
    for language in ["", "/ur"] {
        for (method, path, expected) in MATRIX {
            let path = format!(
                "{language}{}",
                path.replace("{link}", "unknown").replace("{id}", "0123456789").replace("{topic}", "mediation")
            );
            for (cookie, expected) in cookies.iter().zip(expected) {
                let answer = app.ask(method.clone(), &path, &[("cookie", cookie)]).await;
                assert_eq!(answer.status.as_u16(), *expected, "{method} {path} with {cookie}");
            }
        }
    }
}

#[tokio::test]
async fn not_there_and_not_yours_are_the_same_page() {
    let app = TestApp::seeded().await;
    let cookie = cookie(&app, Role::Member).await;
    let text = async |path: &str| {
        let page = as_one(&app, &cookie, path).await;
        let page = page.text();
        page[page.find("<main").expect("a page")..page.find("</main>").expect("a page")].to_owned()
    };
    assert_eq!(text("/directory/invite").await, text("/directory/nothing").await);
}
