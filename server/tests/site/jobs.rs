//! What happens by itself.

use domain::accounts::Operator;
use server::{edition::today, jobs::bring_up_to_date};
use store::seed;

use crate::app::TestApp;

#[tokio::test]
async fn a_new_day_brings_a_new_edition() {
    let data = seed::programme().expect("the programme data");
    let yesterday = today().pred_opt().expect("a day before");
    let app = TestApp::on(&data, yesterday).await;
    assert_eq!(app.state.pages.atlas.get().published_on, yesterday);
    bring_up_to_date(&app.store, Operator::at_the_command_line(), &app.state).await.expect("a new edition");
    assert_eq!(app.state.pages.atlas.get().published_on, today());
    assert_eq!(app.get("/readyz").await.json()["published"], today().to_string());
}

#[tokio::test]
async fn an_edition_that_is_current_stays() {
    let app = TestApp::seeded().await;
    let before = app.state.pages.atlas.get();
    bring_up_to_date(&app.store, Operator::at_the_command_line(), &app.state).await.expect("nothing to do");
    assert!(std::sync::Arc::ptr_eq(&before, &app.state.pages.atlas.get()));
}

#[tokio::test]
async fn trouble_with_the_database_leaves_the_edition_as_it_is() {
    let app = TestApp::seeded().await;
    let before = app.get("/api/explore").await;
    app.break_database().await;
    assert_eq!(app.get("/api/explore").await.body, before.body);
}
