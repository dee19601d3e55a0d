//! What planning reckons with, as coordinators keep it without a script.

use axum::http::StatusCode;
use domain::accounts::Role;

use crate::{
    accounts::{as_one, cookie},
    app::{Answer, TestApp},
};

const LISTS: &str = "/planning/facts";

/// A coordinator with the seeded records.
struct Keeping {
    app: TestApp,
    cookie: String,
}

impl Keeping {
    async fn begun() -> Self {
        let app = TestApp::seeded().await;
        let cookie = cookie(&app, Role::Coordinator).await;
        Self { app, cookie }
    }

    async fn page(&self, path: &str) -> String {
        let page = as_one(&self.app, &self.cookie, path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        page.text().to_owned()
    }

    async fn send(&self, path: &str, form: &str) -> Answer {
        self.app.post(path, form, &self.cookie).await
    }

    async fn done(&self, path: &str, form: &str, notice: &str) {
        let answer = self.send(path, form).await;
        assert_eq!(answer.header("location"), format!("{LISTS}?done={notice}"), "{form}: {}", answer.text());
        self.page(answer.header("location")).await;
    }

    /// The path of the fact that was added last.
    async fn last(&self) -> String {
        let ids = self.app.texts("SELECT public_id FROM planning_facts ORDER BY id DESC LIMIT 1").await;
        format!("{LISTS}/{}", ids.concat())
    }

    async fn organisation(&self) -> String {
        let page = self.page(LISTS).await;
        let select = page.split_once("name=\"absence.organisation\"").expect("a choice").1;
        let options = select.split("</select>").next().expect("its end").split("value=\"");
        options
            .map(|option| option.split('"').next().unwrap_or_default())
            .find(|id| id.len() == 10)
            .expect("one")
            .to_owned()
    }
}

#[tokio::test]
async fn each_kind_is_added_corrected_and_taken_away() {
    let keeping = Keeping::begun().await;
    let organisation = keeping.organisation().await;
    for (form, correction) in [
        (
            "kind=window&window.kind=harvest&window.from=2027-04-01&window.to=2027-04-20&window.en=Wheat&window.ur=%DA%AF&window.certainty=expected&window.regions=interior-sindh&window.districts=multan".to_owned(),
            "window.to=2027-04-25",
        ),
        (
            format!("kind=absence&absence.organisation={organisation}&absence.from=2027-04-01&absence.to=2027-04-03"),
            "absence.to=2027-04-08",
        ),
        (
            format!("kind=co-trainer&co-trainer.organisation={organisation}&co-trainer.en=Copper+Kettle&co-trainer.gender=man&co-trainer.topics=mediation&co-trainer.languages=ps&co-trainer.away_from=2027-03-01&co-trainer.away_to=&co-trainer.away_from=&co-trainer.away_to="),
            "co-trainer.ur=x",
        ),
        ("kind=price&price.town=gwadar&price.rupees=5100&price.on=2026-01-02".to_owned(), "price.rupees=5200"),
    ] {
        keeping.done(LISTS, &form, "added").await;
        let path = keeping.last().await;
        for address in [path.clone(), format!("/ur{path}"), LISTS.to_owned(), format!("/ur{LISTS}")] {
            keeping.page(&address).await;
        }
        // A field that stands twice counts where it stands first, but for lists.
        let form = format!("version=1&{correction}&{form}");
        keeping.done(&path, &form, "corrected").await;
        keeping.done(&path, "version=2&do=take-away", "taken-away").await;
        assert_eq!(as_one(&keeping.app, &keeping.cookie, &path).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn what_cannot_be_saved_is_shown_again_beside_its_faults() {
    let keeping = Keeping::begun().await;
    let organisation = keeping.organisation().await;
    let form =
        format!("kind=absence&absence.organisation={organisation}&absence.from=2027-04-09&absence.to=2027-04-03");
    let answer = keeping.send(LISTS, &form).await;
    assert_eq!(answer.status, StatusCode::OK);
    let page = answer.text();
    assert!(page.contains("id=\"absence-to-fault\"") && page.contains("aria-describedby=\"absence-to-fault\""));
    assert!(page.contains("value=\"2027-04-09\"") && page.contains("value=\"2027-04-03\""));
    let real = format!(
        "kind=co-trainer&co-trainer.organisation={organisation}&co-trainer.en=Muhammad+Aslam+Khan&co-trainer.gender=man\
         &co-trainer.topics=mediation&co-trainer.languages=ps"
    );
    let warned = keeping.send(LISTS, &real).await;
    assert!(warned.text().contains("co-trainer-en-fault") && warned.text().contains("name=\"co-trainer.sure\""));
    keeping.done(LISTS, &format!("{real}&co-trainer.sure=yes"), "added").await;
    let twice = keeping.send(LISTS, "kind=price&price.town=sukkur&price.rupees=1&price.on=2026-01-02").await;
    assert!(twice.status == StatusCode::SEE_OTHER || twice.text().contains("price-town-fault"));
    let again = keeping.send(LISTS, "kind=price&price.town=sukkur&price.rupees=2&price.on=2026-01-02").await;
    assert!(again.status == StatusCode::OK && again.text().contains("price-town-fault"));
    assert_eq!(keeping.send(LISTS, "kind=nothing").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whoever_comes_later_is_told_and_loses_nothing() {
    let keeping = Keeping::begun().await;
    let form = |rupees: u32| format!("kind=price&price.town=gwadar&price.rupees={rupees}&price.on=2026-01-02");
    keeping.done(LISTS, &form(5_100), "added").await;
    let path = keeping.last().await;
    keeping.done(&path, &format!("version=1&{}", form(5_200)), "corrected").await;
    let late = keeping.send(&path, &format!("version=1&{}", form(5_300))).await;
    assert_eq!(late.status, StatusCode::OK);
    let page = late.text();
    assert!(page.contains("role=\"alert\"") && page.contains("value=\"5300\"") && page.contains("5,200"), "{page}");
    assert!(page.contains("name=\"version\" value=\"2\""));
    // A fault does not make the older version the newer.
    let faulty = keeping.send(&path, &format!("version=1&{}", form(0))).await;
    assert!(faulty.text().contains("name=\"version\" value=\"1\""));
    let removal = keeping.send(&path, "version=1&do=take-away").await;
    assert!(removal.status == StatusCode::OK && removal.text().contains("role=\"alert\""));
    keeping.done(&path, &format!("version=2&{}", form(5_300)), "corrected").await;
    keeping.done(&path, &format!("version=3&{}", form(5_300)), "same").await;
    keeping.done(&path, "version=3&do=take-away", "taken-away").await;
    let gone = keeping.send(&path, &format!("version=3&{}", form(5_400))).await;
    assert!(
        gone.status == StatusCode::OK && gone.text().contains("value=\"5400\""),
        "what was typed can be added anew"
    );
}

#[tokio::test]
async fn plans_reckon_with_what_is_kept() {
    let keeping = Keeping::begun().await;
    let new = "name=Spring&topics=mediation&from=2027-04-05&to=2027-04-30&days=3&seats=12";
    let made = keeping.send("/planning", new).await;
    let plan = made.header("location").split('?').next().expect("a path").to_owned();
    let days = |page: &str| {
        page.split_once("class=\"chosen\"").expect("days").1.split("</div>").next().unwrap_or_default().to_owned()
    };
    let before = keeping.page(&plan).await;
    let organisation = keeping.organisation().await;
    let form =
        format!("kind=absence&absence.organisation={organisation}&absence.from=2027-04-01&absence.to=2027-04-30");
    keeping.done(LISTS, &form, "added").await;
    let after = keeping.page(&plan).await;
    let names = keeping.app.texts("SELECT name FROM organisations").await;
    let chosen = days(&after);
    let is_named = |text: &str| {
        names
            .iter()
            .filter_map(|name| {
                let name: serde_json::Value = serde_json::from_str(name).ok()?;
                Some(name["en"].as_str()?.to_owned())
            })
            .any(|name| text.contains(&name.replace('&', "&amp;")))
    };
    assert!(is_named(&chosen) && !is_named(&days(&before)), "{chosen}");
    let printed = keeping.page(&format!("{plan}/print")).await;
    assert!(is_named(printed.split_once("sheet-days").expect("days").1));
    let town = |page: &str| {
        page.split_once("id=\"place-").expect("a place").1.split('"').next().unwrap_or_default().to_owned()
    };
    let first = town(&after);
    let price = format!("kind=price&price.town={first}&price.rupees=987654&price.on=2026-01-02");
    let answer = keeping.send(LISTS, &price).await;
    if answer.status == StatusCode::SEE_OTHER {
        assert!(keeping.page(&plan).await.contains("987,654"));
    }
}

#[tokio::test]
async fn nobody_else_finds_the_lists() {
    let keeping = Keeping::begun().await;
    keeping.done(LISTS, "kind=price&price.town=gwadar&price.rupees=5100&price.on=2026-01-02", "added").await;
    let path = keeping.last().await;
    for role in [Role::Member, Role::Partner] {
        let other = cookie(&keeping.app, role).await;
        for path in [LISTS, &path] {
            assert_eq!(as_one(&keeping.app, &other, path).await.status, StatusCode::NOT_FOUND, "{role}");
            let form = "version=1&kind=price&price.town=gwadar&price.rupees=1&price.on=2026-01-02";
            assert_eq!(keeping.app.post(path, form, &other).await.status, StatusCode::NOT_FOUND, "{role}");
        }
    }
    assert_eq!(keeping.app.get(LISTS).await.status, StatusCode::SEE_OTHER);
}
