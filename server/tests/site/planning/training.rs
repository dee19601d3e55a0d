//! A plan that becomes a training.

use axum::http::StatusCode;

use super::{Planning, after, in_april, spring};
use crate::{
    accounts::{as_one, mail_by_now, newest_mail},
    beginning::new_member,
};

#[tokio::test]
async fn a_plan_becomes_a_training_that_everyone_sees_without_its_people() {
    let planning = Planning::begun().await;
    planning.done(&format!("date:{}", in_april(20)), &[]).await;
    let before = planning.app.get("/api/explore?kind=training&limit=200").await.json();
    let page = planning.done("training", &[("title.en", "Spring workshop")]).await;
    let training = after(&page, "href=\"/trainings/").to_owned();
    let seen = planning.app.get(&format!("/trainings/{training}")).await;
    assert_eq!(seen.status, StatusCode::OK);
    assert!(
        seen.text().contains("Spring workshop")
            && !seen.text().contains("canaryzq")
            && !seen.text().contains(&in_april(20))
    );
    let now = planning.app.get("/api/explore?kind=training&limit=200").await.json();
    let matched = |answer: &serde_json::Value| answer["matched"].as_u64().expect("a number");
    assert_eq!(matched(&now), matched(&before) + 1, "on the map and the timeline");
    let invited = "SELECT CAST(t.first_day AS TEXT) FROM participations p JOIN trainings t ON t.id = p.record_id \
                   WHERE t.status = 'planned' AND p.role = 'participant'";
    let days = planning.app.texts(invited).await;
    assert_eq!(days.iter().filter(|day| **day == in_april(20)).count(), 12);
    let people = as_one(&planning.app, &planning.cookie, &format!("/trainings/{training}/people")).await;
    assert!(people.text().contains(&format!("href=\"{}#list\"", planning.path)), "who comes leads back to the plan");
    let again = planning.press("training", &[]).await;
    assert!(again.header("location").ends_with("?done=training-before"), "and it is said so");
    assert_eq!(planning.app.count("SELECT count(*) FROM revisions WHERE action = 'plan-training'").await, 1);
}

#[tokio::test]
async fn whom_a_plan_invites_gets_the_mail_of_an_invitation_and_only_who_wants_it() {
    let planning = Planning::begun().await;
    let app = &planning.app;
    let (heron, owl) =
        (new_member(app, &planning.cookie, "Heron").await, new_member(app, &planning.cookie, "Owl").await);
    let topics = "topic=still-correct&topic=durability&topic=waiting";
    assert!(app.post("/me/mails", topics, &owl).await.status.is_redirection(), "no mails about trainings");
    planning.done(&format!("date:{}", in_april(20)), &[]).await;
    let both = "SELECT r.public_id FROM records r JOIN members m ON m.id = r.id \
                WHERE m.pseudonym LIKE '%Heron%' OR m.pseudonym LIKE '%Owl%'";
    for id in app.texts(both).await {
        planning.done(&format!("include:{id}"), &[]).await;
    }
    planning.done("training", &[("title.en", "Spring workshop")]).await;
    let [heron_at, owl_at] = ["heron", "owl"].map(|name| format!("{name}@example.org").parse().expect("an address"));
    let told = newest_mail(app, "training", &heron_at).await.expect("a mail");
    assert!(told.contains("/me/trainings") && told.contains("/answer/"));
    assert!(!told.contains("Spring") && !told.contains(&spring().to_string()), "which one is not in the mail");
    assert!(mail_by_now(app, "training", &owl_at).await.is_none());
    for member in [&heron, &owl] {
        assert!(as_one(app, member, "/me/trainings").await.text().contains("Spring workshop"));
    }
}
