//! What was typed is saved, or shown again as it was typed.

use axum::http::StatusCode;

use super::{Planning, after, new_plan, value};
use crate::{
    accounts::as_one,
    forms::{all_turns, expect_words},
};

#[tokio::test]
async fn what_cannot_be_saved_is_shown_again_as_it_was_typed() {
    let planning = Planning::begun().await;
    let fresh = planning.app.post("/planning", "name=Spring&seats=24", &planning.cookie).await;
    assert_eq!(fresh.status, StatusCode::OK);
    assert!(fresh.text().contains("class=\"fault\"") && fresh.text().contains("value=\"Spring\""));
    for (name, typed) in [
        ("seats", "many"),
        ("days", "99"),
        ("name", ""),
        ("from", "2999-01-01"),
        ("from", "0027-03-15"),
        ("cost.hall", "99999999"),
    ] {
        let answer = planning.press("save", &[(name, typed)]).await;
        assert_eq!(answer.status, StatusCode::OK, "{name}");
        assert_eq!(value(answer.text(), name), typed);
        assert!(answer.text().contains("class=\"fault\""), "{name}");
    }
    assert_eq!(value(&planning.page().await, "version"), "1");
    assert_eq!(planning.press("dance", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_title_typed_for_the_public_stays_whatever_else_is_pressed() {
    let planning = Planning::begun().await;
    let titles = [("title.en", "Before the vote"), ("title.ur", "ووٹ سے پہلے")];
    let page = planning.done("unmove", &titles).await;
    assert_eq!(titles.map(|(name, _)| value(&page, name)), titles.map(|(_, title)| title.to_owned()));
    // Days that are over leave no plan that could become a training.
    let over = [("from", "2020-03-01"), ("to", "2020-03-02"), ("days", "3")];
    let faulty = planning.press("training", &over).await;
    assert_eq!(faulty.status, StatusCode::OK);
    assert_eq!(value(faulty.text(), "title.en"), "Before the vote");
    let long = "a".repeat(300);
    let faulty = planning.press("save", &[("title.en", &long)]).await;
    assert!(faulty.text().contains("id=\"title-en-fault\"") && value(faulty.text(), "title.en") == long);
    let half = [("add.apart", "aaaaaaaaaa"), ("name", "")];
    let page = planning.press("save", &half).await;
    assert_eq!(page.status, StatusCode::OK, "a name is missing");
    let page = planning.done("training", &[]).await;
    let training = after(&page, "href=\"/trainings/").to_owned();
    assert!(planning.app.get(&format!("/trainings/{training}")).await.text().contains("Before the vote"));
    assert_eq!(value(&planning.done("save", &[("seats", "9")]).await, "title.en"), "Before the vote");
}

#[tokio::test]
async fn a_form_sent_twice_makes_one() {
    let planning = Planning::begun().await;
    let app = &planning.app;
    let list = as_one(app, &planning.cookie, "/planning").await;
    let form = format!("{}&once={}", new_plan(), after(list.text(), "name=\"once\" value=\""));
    let made =
        [app.post("/planning", &form, &planning.cookie).await, app.post("/planning", &form, &planning.cookie).await];
    assert_eq!(made[0].header("location"), made[1].header("location"));
    assert_eq!(app.count("SELECT count(*) FROM plan_scenarios").await, 2);
    let faulty = app.post("/planning", &form.replace("days=3", "days=99"), &planning.cookie).await;
    assert!(form.ends_with(after(faulty.text(), "name=\"once\" value=\"")), "it keeps its key");
    let copy = planning.form(&planning.page().await, "copy", &[]);
    let copied = [
        app.post(&planning.path, &copy, &planning.cookie).await,
        app.post(&planning.path, &copy, &planning.cookie).await,
    ];
    assert_eq!(copied[0].header("location"), copied[1].header("location"));
    assert_eq!(app.count("SELECT count(*) FROM plan_scenarios").await, 3);
}

#[tokio::test]
async fn the_log_keeps_a_change_and_who_was_shown_the_plan_and_no_more() {
    let planning = Planning::begun().await;
    let form = planning.form(&planning.page().await, "save", &[("seats", "9")]);
    let entries = async || planning.app.texts("SELECT action FROM audit_entries ORDER BY id").await;
    let before = entries().await.len();
    let saved = planning.app.post(&planning.path, &form, &planning.cookie).await;
    as_one(&planning.app, &planning.cookie, saved.header("location")).await;
    assert_eq!(entries().await[before..], ["save-plan", "read-plan"]);
    let faulty = planning.press("save", &[("seats", "0")]).await;
    assert_eq!(faulty.status, StatusCode::OK);
    assert_eq!(
        entries().await[before + 2..],
        ["read-plan", "read-plan"],
        "the page, and the page again with the fault"
    );
}

#[tokio::test]
async fn two_coordinators_lose_nothing() {
    let planning = Planning::begun().await;
    let old = planning.page().await;
    planning.done("save", &[("seats", "14"), ("notes", "theirs")]).await;
    let mine = planning.form(&old, "save", &[("days", "2")]);
    let merged = planning.app.post(&planning.path, &mine, &planning.cookie).await;
    assert!(merged.header("location").contains("done=merged"), "{}", merged.text());
    let page = planning.page().await;
    assert_eq!([value(&page, "seats"), value(&page, "days"), value(&page, "notes")], ["14", "2", "theirs"]);
    let clashing = planning.form(&old, "save", &[("seats", "20")]);
    let told = planning.app.post(&planning.path, &clashing, &planning.cookie).await;
    assert_eq!(told.status, StatusCode::OK);
    assert_eq!(
        [value(told.text(), "seats"), value(told.text(), "days"), value(told.text(), "version")],
        ["20", "2", "3"]
    );
    assert_eq!(value(&planning.page().await, "seats"), "14", "nothing was saved");
    let decided = planning.form(told.text(), "save", &[]);
    let saved = planning.app.post(&planning.path, &decided, &planning.cookie).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let page = planning.page().await;
    assert_eq!([value(&page, "seats"), value(&page, "notes")], ["20", "theirs"]);
}

#[tokio::test]
async fn what_was_typed_is_saved_however_many_plans_are_asked_for() {
    let planning = Planning::begun().await;
    let form = planning.form(&planning.page().await, "save", &[("seats", "7")]);
    let turns = all_turns(async || planning.app.state.turns.plan().await).await;
    let saved = planning.app.post(&planning.path, &form, &planning.cookie).await;
    let busy = as_one(&planning.app, &planning.cookie, &format!("/ur{}", planning.path)).await;
    drop(turns);
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    assert_eq!((busy.status, busy.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "5"));
    expect_words(&busy, "rtl");
    assert_eq!(value(&planning.page().await, "seats"), "7");
}
