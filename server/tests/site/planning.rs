//! The planner, as coordinators use it without a script.

mod plan;
mod saving;
mod training;

use axum::http::StatusCode;
use chrono::Datelike;
use domain::accounts::Role;
use server::edition::today;

use crate::{
    accounts::{as_one, cookie},
    app::{Answer, TestApp},
};

/// The next spring of which all is yet to come.
fn spring() -> i32 {
    let today = today();
    today.year() + i32::from(today.month() > 1)
}

/// A day of the plan's months, as it is written in forms.
fn in_april(day: u8) -> String {
    format!("{}-04-{day:02}", spring())
}

/// The form that begins a scenario.
fn new_plan() -> String {
    let year = spring();
    format!(
        "name=canaryzq-plan&topics=electoral-violence-prevention&topics=mediation&from={year}-03-15&to={year}-05-31&days=3&seats=12"
    )
}

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
        let made = app.post("/planning", &new_plan(), &cookie).await;
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
