//! The planner, as coordinators use it without a script.

use axum::http::StatusCode;
use domain::accounts::{Operator, Role};

use crate::{
    accounts::{as_one, cookie, newest_mail},
    app::{Answer, TestApp},
    beginning::new_member,
    forms::{all_turns, expect_words},
};

const NEW: &str = "name=canaryzq-plan&topics=electoral-violence-prevention&topics=mediation&from=2027-03-15&to=2027-05-31&days=3&seats=12";

/// A coordinator with a scenario.
struct Planning {
    app: TestApp,
    cookie: String,
    path: String,
}

impl Planning {
    async fn begun() -> Self {
        let app = TestApp::seeded().await;
        let cookie = cookie(&app, Role::Coordinator).await;
        let made = app.post("/planning", NEW, &cookie).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
        let (path, notice) = made.header("location").split_once('?').expect("a notice");
        assert_eq!(notice, "done=made");
        let path = path.to_owned();
        Self { app, cookie, path }
    }

    async fn page(&self) -> String {
        let page = as_one(&self.app, &self.cookie, &self.path).await;
        assert_eq!(page.status, StatusCode::OK);
        page.text().to_owned()
    }

    /// Sends the form as the page has it, with some fields besides, or instead where they are there once.
    async fn press(&self, deed: &str, more: &[(&str, &str)]) -> Answer {
        let form = self.form(&self.page().await, deed, more);
        self.app.post(&self.path, &form, &self.cookie).await
    }

    /// The form of a page as a browser would send it.
    fn form(&self, page: &str, deed: &str, more: &[(&str, &str)]) -> String {
        let mut fields = fields(page);
        for (name, value) in more {
            fields.retain(|(other, _)| other != name || *name == "include" || *name == "exclude");
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
        fields.push(("do".to_owned(), deed.to_owned()));
        form_urlencoded(&fields)
    }

    /// Presses a button that is taken, and gives the page that it leads to.
    async fn done(&self, deed: &str, more: &[(&str, &str)]) -> String {
        let answer = self.press(deed, more).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{deed}");
        let page = as_one(&self.app, &self.cookie, answer.header("location")).await;
        assert_eq!(page.status, StatusCode::OK);
        page.text().to_owned()
    }
}

fn form_urlencoded(fields: &[(String, String)]) -> String {
    let escaped = |text: &str| -> String {
        text.bytes()
            .map(
                |byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") },
            )
            .collect()
    };
    fields.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect::<Vec<_>>().join("&")
}

/// The value of an attribute.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let rest = tag.split_once(&format!(" {name}=\""))?.1;
    rest.split('"').next()
}

/// The fields of the scenario's form as a browser would send them.
fn fields(page: &str) -> Vec<(String, String)> {
    let form = page.split_once("id=\"plan\"").expect("the form").1;
    let form = form.split_once("</form>").expect("an end").0;
    let mut fields = Vec::new();
    let mut select = String::new();
    for tag in form.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').unwrap_or((tag, ""));
        let value = attribute(tag, "value").unwrap_or_default().replace("&amp;", "&").replace("&quot;", "\"");
        let name = attribute(tag, "name").unwrap_or_default().to_owned();
        let is_on =
            |flag: &str| tag.ends_with(flag) || tag.contains(&format!("{flag} ")) || tag.contains(&format!("{flag}/"));
        if tag.starts_with("select") {
            select = name;
        } else if tag.starts_with("/select") {
            select.clear();
        } else if tag.starts_with("option") && !select.is_empty() && is_on(" selected") {
            fields.push((select.clone(), value));
        } else if tag.starts_with("textarea") {
            fields.push((name, text.trim_start_matches('\n').to_owned()));
        } else if tag.starts_with("input") && !name.is_empty() {
            let kind = attribute(tag, "type").unwrap_or_default();
            if !matches!(kind, "checkbox" | "radio") || is_on(" checked") {
                fields.push((name, value));
            }
        }
    }
    fields
}

fn value(page: &str, name: &str) -> String {
    let found = fields(page).into_iter().find(|(other, _)| other == name);
    found.unwrap_or_else(|| panic!("no field {name}")).1
}

/// What follows after a mark, up to the quotation mark; of the first place.
fn after<'a>(page: &'a str, mark: &str) -> &'a str {
    let rest = page.split_once(mark).unwrap_or_else(|| panic!("no {mark}")).1;
    rest.split('"').next().expect("a value")
}

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
    let page = planning.done("date:2027-04-20", &[]).await;
    assert_eq!(value(&page, "first_day"), "2027-04-20");
    let moved = "talk-mediation-0";
    let [day, from] = ["day", "from"].map(|part| format!("item.{moved}.{part}"));
    let page = planning.done(&format!("move:{moved}"), &[(&day, "1"), (&from, "09:30")]).await;
    assert_eq!(value(&page, "move"), format!("{moved} 1 570"));
    let page = planning.done("later:electoral-violence-prevention", &[]).await;
    assert_eq!([value(&page, &day), value(&page, &from)], ["1", "09:30"], "another order, the same item");
    let page = planning.done("date:2027-04-22", &[]).await;
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
async fn what_cannot_be_saved_is_shown_again_as_it_was_typed() {
    let planning = Planning::begun().await;
    let fresh = planning.app.post("/planning", "name=Spring&seats=24", &planning.cookie).await;
    assert_eq!(fresh.status, StatusCode::OK);
    assert!(fresh.text().contains("class=\"fault\"") && fresh.text().contains("value=\"Spring\""));
    for (name, typed) in [
        ("seats", "many"),
        ("days", "99"),
        ("name", ""),
        ("from", "2030-01-01"),
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
    let form = format!("{NEW}&once={}", after(list.text(), "name=\"once\" value=\""));
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
async fn a_plan_becomes_a_training_that_everyone_sees_without_its_people() {
    let planning = Planning::begun().await;
    planning.done("date:2027-04-20", &[]).await;
    let before = planning.app.get("/api/explore?kind=training&limit=200").await.json();
    let page = planning.done("training", &[("title.en", "Spring workshop")]).await;
    let training = after(&page, "href=\"/trainings/").to_owned();
    let seen = planning.app.get(&format!("/trainings/{training}")).await;
    assert_eq!(seen.status, StatusCode::OK);
    assert!(
        seen.text().contains("Spring workshop")
            && !seen.text().contains("canaryzq")
            && !seen.text().contains("2027-04-20")
    );
    let now = planning.app.get("/api/explore?kind=training&limit=200").await.json();
    let matched = |answer: &serde_json::Value| answer["matched"].as_u64().expect("a number");
    assert_eq!(matched(&now), matched(&before) + 1, "on the map and the timeline");
    assert_eq!(planning.app.count("SELECT count(*) FROM participations p JOIN trainings t ON t.id = p.record_id WHERE t.status = 'planned' AND p.role = 'participant' AND t.first_day = '2027-04-20'").await, 12);
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
    planning.done("date:2027-04-20", &[]).await;
    let both = "SELECT r.public_id FROM records r JOIN members m ON m.id = r.id \
                WHERE m.pseudonym LIKE '%Heron%' OR m.pseudonym LIKE '%Owl%'";
    for id in app.texts(both).await {
        planning.done(&format!("include:{id}"), &[]).await;
    }
    planning.done("training", &[("title.en", "Spring workshop")]).await;
    let mail = async |name: &str| newest_mail(app, "training", &name.parse().expect("an address")).await;
    let told = mail("heron@example.org").await.expect("a mail");
    assert!(told.contains("/me/trainings") && told.contains("/answer/"));
    assert!(!told.contains("Spring") && !told.contains("2027"), "which one is not in the mail");
    assert!(mail("owl@example.org").await.is_none());
    for member in [&heron, &owl] {
        assert!(as_one(app, member, "/me/trainings").await.text().contains("Spring workshop"));
    }
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
            let sent = app.post(path, NEW, &other).await.status;
            assert!(matches!(sent, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED), "{role} {path}");
        }
    }
    assert_eq!(app.get(path).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.count("SELECT count(*) FROM plan_scenarios").await, 1);
    assert!(!app.texts("SELECT body FROM plan_versions").await.concat().contains("canaryzq"), "it is sealed");
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
