//! A site with something private of every sort: members whose fields go to every level, reports in every state, mails
//! with links, sessions and passkeys of everybody.

use std::collections::BTreeMap;

use chrono::{Months, TimeDelta};
use domain::{
    accounts::{Account, Operator, Role, SignedIn},
    dates::Date,
    ids::PublicId,
    members::{Absence, Availability, FreeDays, Gender, Member, MemberField, MemberStatus, Need, Profession, Travel},
    programme::ProgrammeData,
    safety::{Channel, Consent, Level, Purpose},
    sources::Provenance,
    text::{Language, LocalText},
    trainings::Topic,
};
use server::edition::today;
use sqlx::{AssertSqlSafe, Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use store::seed;

use super::people::{Person, Who, link, own, sign_in};
use crate::app::TestApp;

/// The site and everybody on it.
pub struct World {
    pub app: TestApp,
    pub people: BTreeMap<Who, Person>,
    /// Links of mails: unused ones that sign in, reminders that wait for an answer, and one whose time is over.
    pub fresh_links: Vec<(Who, String)>,
    pub reminders: Vec<String>,
    pub old_reminder: String,
}

impl World {
    /// With places and members alone, for what needs no more.
    pub async fn small() -> Self {
        let all = seed::programme_and_demonstration(today(), 1).expect("the programme data");
        let mut data = ProgrammeData { units: all.units, ..ProgrammeData::default() };
        add_members(&mut data, &all.members[0]);
        Self::with(&data).await
    }

    async fn with(data: &ProgrammeData) -> Self {
        let app = TestApp::with(data).await;
        let mut people = BTreeMap::from([(Who::Nobody, Person::default())]);
        for who in Who::ALL.into_iter().filter(|who| *who != Who::Nobody) {
            let member = match who {
                Who::One | Who::Other => Some(member_id(&app, who).await),
                _ => None,
            };
            people.insert(who, sign_in(&app, who, member.as_ref()).await);
        }
        let fresh_links = vec![(Who::Partner, link(&app, Who::Partner, None).await)];
        set_photo(&app).await;
        let mut world = Self { app, people, fresh_links, reminders: Vec::new(), old_reminder: String::new() };
        world.write_reports().await;
        world.send_reminders().await;
        world
    }

    pub fn cookie(&self, who: Who) -> &str {
        &self.people[&who].cookie
    }

    async fn write_reports(&self) {
        for state in ["draft", "sent", "returned", "refused", "accepted", "withdrawn"] {
            self.file(Who::One, state).await;
        }
        for state in ["draft", "sent"] {
            self.file(Who::Other, state).await;
        }
    }

    async fn file(&self, author: Who, state: &'static str) {
        let is_kept = state == "draft";
        let token = |what: &str| format!("canaryzq-sent-{}-{state}-{what}", author.slug());
        let notes = if matches!(state, "draft" | "withdrawn") { own(author, state) } else { token("notes") };
        let mut form = report_form(&format!("key-{state}"), &notes, if is_kept { "keep" } else { "send-anyway" });
        if matches!(state, "sent" | "accepted") {
            for (name, what) in [("story_title", "title"), ("story_summary", "summary"), ("story_text", "text")] {
                form.push((name, token(what)));
            }
            form.extend([("story_language", "en".to_owned()), ("story_consent", "yes".to_owned())]);
        }
        let sent = self.app.post("/report/new", &encoded(&form), self.cookie(author)).await;
        let id =
            sent.header("location").trim_start_matches("/report/").split('?').next().unwrap_or_default().to_owned();
        assert_eq!(id.len(), 10, "{author:?} {state}: {}", sent.header("location"));
        let decision = match state {
            "returned" => Some(format!("do=return&words={}", token("question"))),
            "refused" => Some(format!("do=refuse&words={}", token("reason"))),
            "accepted" => Some(format!(
                "do=accept&level=network&with_story=yes&story_title={0}&story_summary={0}&story_text={0}",
                token("redacted")
            )),
            _ => None,
        };
        if let Some(decision) = decision {
            let answer = self.app.post(&format!("/review/{id}"), &decision, self.cookie(Who::Coordinator)).await;
            assert_eq!(answer.header("location"), "/review?done=yes", "{state}");
        }
        if state == "withdrawn" {
            self.app.post(&format!("/report/{id}/withdraw"), "sure=yes", self.cookie(author)).await;
        }
    }

    /// The mails that come by themselves; one was answered, long ago.
    async fn send_reminders(&mut self) {
        let (accounts, links) = (&self.app.state.accounts, std::sync::Mutex::new(Vec::new()));
        let letter = |letter: &store::ReminderLetter| {
            links.lock().expect("links").push((letter.topic, letter.link.as_str().to_owned()));
            accounts.letters().reminder(letter)
        };
        let operator = Operator::at_the_command_line();
        // Half a year from now: what was made today is asked about then. Links have no beginning.
        let then = accounts.now() + TimeDelta::days(190);
        self.app.store.write_reminders(operator, then, letter).await.expect("reminders");
        let links = links.into_inner().expect("links");
        let asks = |(topic, link): &(domain::accounts::ReminderTopic, String)| {
            (*topic == domain::accounts::ReminderTopic::StillCorrect).then(|| link.clone())
        };
        let mut asking: Vec<_> = links.iter().filter_map(asks).collect();
        self.old_reminder = asking.remove(0);
        self.app.post(&format!("/answer/{}", self.old_reminder), "answer=yes", "").await;
        let long_ago =
            "UPDATE reminders SET sent = '2001-01-01T00:00:00+00:00' WHERE answered IS NOT NULL RETURNING id";
        assert_eq!(self.texts(long_ago).await.len(), 1);
        let old = &self.old_reminder;
        self.reminders = links.iter().map(|(_, link)| link.clone()).filter(|link| link != old).collect();
        assert!(!self.reminders.is_empty());
    }

    /// What a query of the private tables finds, one text a row.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        texts(&self.app, sql).await
    }
}

pub async fn texts(app: &TestApp, sql: &str) -> Vec<String> {
    let options = SqliteConnectOptions::new().filename(app.folder.path().join("rabta.sqlite"));
    let mut database = SqliteConnection::connect_with(&options).await.expect("a connection");
    sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).fetch_all(&mut database).await.expect("texts")
}

/// The record of one of the two members.
pub async fn member_id(app: &TestApp, who: Who) -> PublicId {
    let sql = format!(
        "SELECT public_id FROM records JOIN members ON members.id = records.id WHERE pseudonym LIKE '%-{}-pseudonym%'",
        who.slug()
    );
    let ids = texts(app, &sql).await;
    assert_eq!(ids.len(), 1, "{who:?}");
    ids[0].parse().expect("a public id")
}

/// The fields of a report of half a year ago.
pub fn report_form(key: &str, notes: &str, deed: &str) -> Vec<(&'static str, String)> {
    let day = today().checked_sub_months(Months::new(7)).expect("a day").to_string();
    [
        ("key", key),
        ("dispute", "land"),
        ("mode", "direct"),
        ("methods", "mediation"),
        ("from", &day),
        ("district", "jacobabad"),
        ("outcome", "agreed"),
        ("notes", notes),
        ("do", deed),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into()
}

pub fn encoded(form: &[(&'static str, String)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish()
}

fn day(years_ago: u32) -> Date {
    today().checked_sub_months(Months::new(12 * years_ago)).expect("a day")
}

/// A member like `any`, whose text fields are all tokens that begin alike.
fn member(any: &Member, key: &str, token: &str, level: Level) -> Member {
    let text = |field: &str| format!("canaryzq-{token}-{field}");
    Member {
        key: key.to_owned(),
        pseudonym: LocalText { en: text("pseudonym"), ur: text("pseudonym"), ..LocalText::default() },
        name: text("name"),
        gender: Gender::Woman,
        profession: Profession::Lawyer,
        languages: vec![Language::Pashto],
        district: "jacobabad".to_owned(),
        skills: vec![Topic::ALL[0]],
        phone: text("phone"),
        email: text("email"),
        availability: Availability {
            days: vec![FreeDays::Weekends],
            travel: Some(Travel::OwnRegion),
            away: vec![Absence { from: day(0), to: day(0), reason: String::new() }],
        },
        needs: vec![Need::Access],
        status: MemberStatus::Active,
        last_confirmed: Some(day(1)),
        levels: MemberField::ALL.iter().map(|field| (*field, highest(*field, level))).collect(),
        level: Level::Network,
        provenance: Provenance::default(),
        ..any.clone()
    }
}

/// The level, or the highest below it that a field may have.
fn highest(field: MemberField, level: Level) -> Level {
    let lower = Level::ALL.iter().rev().filter(|lower| **lower <= level && field.may_have(**lower));
    lower.copied().next().unwrap_or(Level::Sealed)
}

/// That a member may be written to by those whom `level` includes.
fn contact(key: &str, level: Level) -> Consent {
    Consent {
        subject: key.to_owned(),
        purpose: Purpose::Contact,
        level,
        channel: Channel::Profile,
        language: Language::English,
        text_version: format!("canaryzq-own-{key}-consent"),
        given: today().pred_opt().expect("a day"),
        withdrawn: None,
    }
}

/// Gives the one a photo that is a token: the store does not look into it.
async fn set_photo(app: &TestApp) {
    let member = Some(member_id(app, Who::One).await);
    let account =
        Account { id: PublicId::from_random(rand::random()), role: Role::Member, member, language: Language::English };
    let photo = own(Who::One, "photo");
    let set = app.store.set_photo(&SignedIn::with_a_live_session(account), photo.as_bytes(), today()).await;
    set.expect("a photo");
}

/// The two who have accounts, one member for each level, and those whom only coordinators see.
fn add_members(data: &mut ProgrammeData, any: &Member) {
    let member = |key: &str, token: &str, level| member(any, key, token, level);
    for who in [Who::One, Who::Other] {
        let mut added = member(who.slug(), &format!("own-{}", who.slug()), Level::Sealed);
        // Coordinators must know whose report they read; nobody else may.
        added.pseudonym = LocalText { en: format!("canaryzq-sent-{}-pseudonym", who.slug()), ..LocalText::default() };
        added.levels.insert(MemberField::Pseudonym, Level::Coordinator);
        data.consents.push(contact(who.slug(), Level::Partner));
        data.members.push(added);
    }
    for level in Level::ALL {
        let key = format!("told-{level}");
        data.members.push(member(&key, &key, *level));
        data.consents.push(contact(&key, Level::Partner));
    }
    let mut near = member("near", "told-public", Level::Public);
    (near.phone, near.email) = ("canaryzq-near-phone".to_owned(), "canaryzq-near-email".to_owned());
    data.consents.push(contact("near", Level::Network));
    let mut unasked = member("unasked", "told-public", Level::Public);
    (unasked.phone, unasked.email) = ("canaryzq-unasked-phone".to_owned(), "canaryzq-unasked-email".to_owned());
    let withdrawn = Consent { withdrawn: Some(today()), ..contact("unasked", Level::Public) };
    let expired = Consent { given: day(2), ..contact("unasked", Level::Public) };
    data.consents.extend([withdrawn, expired]);
    let mut hidden = member("hidden", "absent", Level::Public);
    hidden.level = Level::Coordinator;
    let mut paused = member("paused", "absent", Level::Public);
    paused.status = MemberStatus::Paused;
    let mut left = member("left", "absent", Level::Public);
    left.status = MemberStatus::Left;
    data.consents.extend(["hidden", "paused", "left"].map(|key| contact(key, Level::Public)));
    data.members.extend([near, unasked, hidden, paused, left]);
}
