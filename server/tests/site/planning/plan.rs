//! A plan is made, changed by hand, copied, compared, printed, and nobody else's to see.

use axum::http::StatusCode;
use domain::accounts::{Operator, Role};

use super::{Planning, after, fields, in_april, new_plan, value};
use crate::accounts::{as_one, cookie};

#[tokio::test]
async fn a_coordinator_plans_and_changes_the_plan_by_hand() {
    let planning = Planning::begun().await;
    let page = planning.page().await;
    assert_eq!((value(&page, "version").as_str(), value(&page, "seats").as_str()), ("1", "12"));
    let listed = as_one(&planning.app, &planning.cookie, "/planning?topic=mediation&region=karachi").await;
    assert!(listed.text().contains("canaryzq-plan"));

    let page = planning.done("save", &[("seats", "10"), ("add.quota", "gender:woman"), ("add.least", "5")]).await;
    assert_eq!((value(&page, "seats").as_str(), value(&page, "least.gender:woman").as_str()), ("10", "5"));
    assert_eq!(value(&page, "version"), "2");
    let invited = after(&page, "value=\"exclude:").to_owned();
    let page = planning.done(&format!("exclude:{invited}"), &[]).await;
    assert!(fields(&page).contains(&("exclude".to_owned(), invited.clone())));
    let page = planning.done(&format!("include:{invited}"), &[]).await;
    assert!(fields(&page).contains(&("include".to_owned(), invited)) && !page.contains("name=\"exclude\""));
    let town = after(&page, "value=\"place:").to_owned();
    let page = planning.done(&format!("place:{town}"), &[]).await;
    assert_eq!(value(&page, "town"), town);
    let page = planning.done(&format!("date:{}", in_april(20)), &[]).await;
    assert_eq!(value(&page, "first_day"), in_april(20));
    let moved = "talk-mediation-0";
    let [day, from] = ["day", "from"].map(|part| format!("item.{moved}.{part}"));
    let page = planning.done(&format!("move:{moved}"), &[(&day, "1"), (&from, "09:30")]).await;
    assert_eq!(value(&page, "move"), format!("{moved} 1 570"));
    let page = planning.done("later:electoral-violence-prevention", &[]).await;
    assert_eq!([value(&page, &day), value(&page, &from)], ["1", "09:30"], "another order, the same item");
    let page = planning.done(&format!("date:{}", in_april(22)), &[]).await;
    assert_eq!([value(&page, &day), value(&page, &from)], ["1", "09:30"], "what was moved goes along");
    let page = planning.done("restore:1", &[]).await;
    assert_eq!((value(&page, "seats").as_str(), value(&page, "version").as_str()), ("12", "10"));
    let same = planning.press("save", &[]).await;
    assert!(same.header("location").ends_with("?done=saved"), "nothing changed, nothing is compared");
    assert_eq!(value(&planning.page().await, "version"), "10");
}

#[tokio::test]
async fn modules_take_as_long_as_was_typed() {
    let planning = Planning::begun().await;
    // The minutes of mediation that the agenda has, and those that the goals tell.
    let minutes = |page: &str| {
        let items = page.split("data-item=\"").skip(1);
        let length = |item: &str| {
            let is_meant = ["talk-mediation-", "exercise-mediation-"].iter().any(|part| item.starts_with(part));
            if is_meant { after(item, "data-length=\"").parse().expect("minutes") } else { 0 }
        };
        let told = page.split_once("name=\"talk.mediation\"").expect("the module").0;
        let told = told.rsplit_once("<summary>").expect("its length").1;
        (items.map(length).sum::<u32>(), told.split_once(' ').expect("minutes").0.to_owned())
    };
    assert_eq!(minutes(&planning.page().await), (360, "360".to_owned()));
    let page = planning.done("save", &[("talk.mediation", "120"), ("exercise.mediation", "120")]).await;
    assert_eq!(minutes(&page), (240, "240".to_owned()));
    assert_eq!([value(&page, "talk.mediation"), value(&page, "exercise.mediation")], ["120", "120"]);
    let page = planning.done("save", &[("exercise.mediation", "")]).await;
    assert_eq!(minutes(&page), (240, "240".to_owned()), "the curriculum has 120 minutes of exercises");
}

#[tokio::test]
async fn a_day_that_is_not_full_says_how_much_of_it_is_free() {
    let planning = Planning::begun().await;
    let told = |page: &str| page.matches("class=\"left-over soft\"").count();
    let full = told(&planning.page().await);
    let short = ["talk.mediation", "exercise.mediation"].map(|field| (field, "30"));
    let page = planning.done("save", &short).await;
    assert!(told(&page) > full, "a day less is needed: {full}");
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let planning = Planning::begun().await;
    for before in ["0", "7", "x"] {
        let page = as_one(&planning.app, &planning.cookie, &format!("{}?before={before}", planning.path)).await;
        assert_eq!(page.status, StatusCode::OK, "{before}");
    }
    let page = planning.page().await;
    planning.app.post(&format!("{}/delete", planning.path), "", &planning.cookie).await;
    for deed in ["save", "copy", "training", "restore:1", "keep"] {
        let form = planning.form(&page, deed, &[]);
        let answer = planning.app.post(&planning.path, &form, &planning.cookie).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{deed}");
    }
}

#[tokio::test]
async fn what_clashes_is_told_in_words() {
    let planning = Planning::begun().await;
    let old = planning.page().await;
    planning.done("save", &[("kind", "orientation"), ("language", "sd"), ("add.shift.month", "1448-10")]).await;
    let mine = [("kind", "training-of-trainers"), ("language", "ps"), ("add.shift.month", "1448-09")];
    let told = planning.app.post(&planning.path, &planning.form(&old, "save", &mine), &planning.cookie).await;
    let rows = told.text().split_once("plan-clashes").expect("clashes").1;
    let rows = rows.split_once("</table>").expect("an end").0;
    for slug in [">orientation<", ">training-of-trainers<", ">sd<", ">ps<", "1448-"] {
        assert!(!rows.contains(slug), "{slug}: {rows}");
    }
    assert!(rows.contains("Sindhi") && rows.contains("Pashto"));
}

#[tokio::test]
async fn scenarios_are_copied_compared_printed_and_deleted() {
    let planning = Planning::begun().await;
    let copied = planning.press("copy", &[("seats", "9")]).await;
    let copy = copied.header("location").split('?').next().expect("a path").to_owned();
    assert_ne!(copy, planning.path);
    assert_eq!(value(&planning.page().await, "seats"), "9", "what was typed is saved before it is copied");
    let id = |path: &str| path.rsplit('/').next().expect("an id").to_owned();
    let compared = format!("/planning/compare?one={}&other={}", id(&planning.path), id(&copy));
    for path in [
        compared.clone(),
        format!("{}/print", planning.path),
        format!("/ur{}/print", planning.path),
        format!("/ur{compared}"),
    ] {
        let page = as_one(&planning.app, &planning.cookie, &path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.text().contains("canaryzq-plan"), "{path}");
    }
    let beside = as_one(&planning.app, &planning.cookie, &format!("/planning/compare?one={}", id(&copy))).await;
    let second = beside.text().split_once("name=\"other\"").expect("the second").1;
    let second = second.split_once("</select>").expect("an end").0;
    let chosen = second.split("<option").find(|option| option.contains(" selected")).expect("one is chosen");
    assert!(chosen.contains(&id(&planning.path)), "the last changed beside it");
    for path in [
        "/planning/compare",
        "/planning/compare?one=x",
        "/planning/compare?one=x&other=y",
        "/planning/compare?one=0123456789&other=0123456789",
    ] {
        assert_eq!(as_one(&planning.app, &planning.cookie, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let deleted = planning.app.post(&format!("{copy}/delete"), "", &planning.cookie).await;
    assert_eq!(deleted.header("location"), "/planning?done=deleted");
    assert_eq!(as_one(&planning.app, &planning.cookie, &copy).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_the_library_has_stands_beside_the_agenda() {
    let planning = Planning::begun().await;
    planning.app.store.seed_library(Operator::at_the_command_line()).await.expect("materials");
    let page = planning.done("save", &[("language", "ur"), ("topics", "mediation")]).await;
    let section = |page: &str| {
        let rest = page.split_once("class=\"plan-materials\"").expect("the section").1;
        rest.split_once("</section>").expect("an end").0.to_owned()
    };
    let urdu = section(&page);
    assert!(urdu.contains("href=\"/library/modules/mediation\"") && urdu.contains("href=\"/library/files/"));
    assert!(!urdu.contains("class=\"missing\""), "{urdu}");
    let sindhi = section(&planning.done("save", &[("language", "sd")]).await);
    assert!(sindhi.contains("class=\"missing\"") && sindhi.contains("/library/modules/mediation/new"));
    assert!(sindhi.contains("href=\"/library/files/"), "those in other languages are named");
    let print = as_one(&planning.app, &planning.cookie, &format!("{}/print", planning.path)).await;
    assert!(print.text().contains("class=\"sheet-supplies\""));
}

#[tokio::test]
async fn nobody_else_learns_that_there_is_a_plan() {
    let planning = Planning::begun().await;
    let Planning { app, path, .. } = &planning;
    for role in [Role::Member, Role::Partner] {
        let other = cookie(app, role).await;
        for path in ["/planning", path, &format!("{path}/print"), &format!("{path}/delete")] {
            assert!(!as_one(app, &other, path).await.status.is_success(), "{role} {path}");
            let sent = app.post(path, &new_plan(), &other).await.status;
            assert!(matches!(sent, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED), "{role} {path}");
        }
    }
    assert_eq!(app.get(path).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.count("SELECT count(*) FROM plan_scenarios").await, 1);
    assert!(!app.texts("SELECT body FROM plan_versions").await.concat().contains("canaryzq"), "it is sealed");
}
