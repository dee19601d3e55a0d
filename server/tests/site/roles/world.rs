//! A site with something private of every sort: members whose fields go to every level, reports in every state, sessions,
//! pairs, photos, mails with links, sessions and passkeys of everybody.

use std::collections::BTreeMap;

use domain::{ids::PublicId, programme::ProgrammeData};
use server::edition::today;
use sqlx::{AssertSqlSafe, Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use store::seed;

use super::{
    objects::{Object, Thing},
    people::{Person, WITH_RECORDS, Who, link, sign_in},
    records::{add_members, add_trainings},
};
use crate::{
    app::{EVENTS, TestApp},
    canary::planted,
};

/// The site and everybody on it.
pub struct World {
    pub app: TestApp,
    pub people: BTreeMap<Who, Person>,
    /// Links of mails: unused ones that sign in, reminders that wait for an answer, and one whose time is over.
    pub fresh_links: Vec<(Who, String)>,
    pub reminders: Vec<String>,
    pub old_reminder: String,
    /// What has an id in its address.
    pub things: Vec<Thing>,
}

impl World {
    /// With all of the programme, for a crawl.
    pub async fn full() -> Self {
        let mut data = seed::programme_and_demonstration(today(), EVENTS).expect("the programme data");
        let (member, training) = (data.members[0].clone(), data.trainings[0].clone());
        planted::plant(&mut data);
        for member in &mut data.members {
            // As the safety model has it: the levels that this crawl expects of those whom it doesn't know.
            member.levels.clear();
        }
        // Its levels are not told by its words; records.rs has trainings whose are.
        data.trainings.retain(|training| !training.title.en.contains(planted::TOKEN));
        add_members(&mut data, &member);
        add_trainings(&mut data, &training);
        Self::with(&data).await
    }

    /// With places, members and a few trainings, for what needs no more.
    pub async fn small() -> Self {
        let all = seed::programme_and_demonstration(today(), 1).expect("the programme data");
        let mut data = ProgrammeData { units: all.units, ..ProgrammeData::default() };
        add_members(&mut data, &all.members[0]);
        add_trainings(&mut data, &all.trainings[0]);
        Self::with(&data).await
    }

    async fn with(data: &ProgrammeData) -> Self {
        let app = TestApp::with(data).await;
        let mut people = BTreeMap::from([(Who::Nobody, Person::default())]);
        for who in Who::ALL.iter().copied().filter(|who| *who != Who::Nobody) {
            let member = if WITH_RECORDS.contains(&who) { Some(member_id(&app, who).await) } else { None };
            people.insert(who, sign_in(&app, who, member.as_ref()).await);
        }
        // Who has left has kept the account.
        let left = "UPDATE members SET status = 'left' WHERE pseudonym LIKE '%-left-pseudonym%' RETURNING id";
        assert_eq!(texts(&app, left).await.len(), 1);
        let fresh_links = vec![(Who::Partner, link(&app, Who::Partner, None).await)];
        let (reminders, old_reminder, things) = Default::default();
        let mut world = Self { app, people, fresh_links, reminders, old_reminder, things };
        world.write_reports().await;
        world.send_reminders().await;
        world.lead_sessions().await;
        world.pair_up().await;
        world.set_photos().await;
        world.answer_invitation().await;
        world.add_materials().await;
        world.plan().await;
        world.fact().await;
        world.list_links();
        world
    }

    pub fn cookie(&self, who: Who) -> &str {
        &self.people[&who].cookie
    }

    pub fn add(&mut self, object: Object, what: &str, id: &str, for_whom: &[Who]) {
        let (what, id, for_whom) = (what.to_owned(), id.to_owned(), for_whom.to_vec());
        self.things.push(Thing { object, what, id, for_whom });
    }

    /// The id of a thing, by what it was called when it was added.
    pub fn id(&self, object: Object, what: &str) -> &str {
        let found = self.things.iter().find(|thing| thing.object == object && thing.what == what);
        &found.unwrap_or_else(|| panic!("no {object:?} is {what}")).id
    }

    /// What a query of the private tables finds, one text a row.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        texts(&self.app, sql).await
    }

    /// The one text that a query finds.
    pub async fn text(&self, sql: &str) -> String {
        self.texts(sql).await.pop().unwrap_or_else(|| panic!("nothing is found by {sql}"))
    }

    fn list_links(&mut self) {
        let used = self.people[&Who::Other].used_link.clone();
        let fresh = self.fresh_links[0].1.clone();
        let [old, first, second] = [&self.old_reminder, &self.reminders[0], &self.reminders[1]].map(String::clone);
        self.add(Object::SignInLink, "used", &used, &[]);
        self.add(Object::SignInLink, "a reminder's", &first, &[]);
        self.add(Object::SignInLink, "fresh", &fresh, Who::ALL);
        self.add(Object::Reminder, "old", &old, &[]);
        self.add(Object::Reminder, "one that signs in", &fresh, &[]);
        self.add(Object::Reminder, "waiting", &second, Who::ALL);
    }
}

/// A way to the private tables themselves.
pub async fn connection(app: &TestApp) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(app.folder.path().join("rabta.sqlite"));
    SqliteConnection::connect_with(&options).await.expect("a connection")
}

/// What a query finds, one text a row.
pub async fn found(connection: &mut SqliteConnection, sql: &str) -> Vec<String> {
    sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).fetch_all(connection).await.expect("texts")
}

async fn texts(app: &TestApp, sql: &str) -> Vec<String> {
    found(&mut connection(app).await, sql).await
}

/// The record of a member who has an account.
pub async fn member_id(app: &TestApp, who: Who) -> PublicId {
    id_of_member(app, &format!("-{}-pseudonym", who.slug())).await
}

/// The record of the member whose pseudonym has these words.
pub async fn id_of_member(app: &TestApp, words: &str) -> PublicId {
    let sql = format!(
        "SELECT public_id FROM records JOIN members ON members.id = records.id WHERE pseudonym LIKE '%{words}%'"
    );
    let ids = texts(app, &sql).await;
    assert!(!ids.is_empty(), "{words}");
    ids[0].parse().expect("a public id")
}
