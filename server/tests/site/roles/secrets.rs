//! Everything private that is planted, and the one table of who may see what of it.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, MatchKind};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{library::OFFERED_LEVELS, safety::Level};

use super::{
    objects::{Object, Thing},
    people::{COORDINATORS, MEMBERS, WITH_RECORDS, Who, address, own},
    records::HELD_BACK,
    world::World,
};
use crate::canary::planted;

/// What a token stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// Private fields of records that no page shows yet, inner ids, secrets that are shown to nobody.
    Nobodys,
    /// Somebody's own: sessions, passkeys, drafts, what they sealed.
    Own(Who),
    /// What somebody has sent to the coordinators, and what was said about it.
    Sent(Who),
    /// A field or the photo of a member that goes up to a level; contacts of members who agree to be contacted among them.
    Told(Level),
    /// Contacts of a member who agrees to be contacted by members.
    Near,
    /// Contacts at the level of everybody, of a member who agrees to nothing.
    Unasked,
    /// Members who are hidden, paused or gone.
    Absent,
    /// That there is a member.
    Listed,
    /// A training or a session that goes up to a level.
    Training(Level),
    /// A scenario of the planner.
    Plan,
    /// A material of the library that goes up to a level.
    Material(Level),
    /// What the one and the other write to each other as mentor and mentee.
    Pair,
}

/// Who may see what, by the safety model.
///
/// What is sealed is the owner's and the safety officer's; no page opens it to the safety officer, and none should without
/// an entry in the audit log, so that here it is the owner's alone.
pub fn may_see(who: Who, sort: Sort) -> bool {
    const PARTNER: &[Who] = &[Who::Partner];
    let groups: &[&[Who]] = match sort {
        Sort::Nobodys => &[],
        Sort::Own(owner) => return who == owner,
        Sort::Sent(author) => return who == author || COORDINATORS.contains(&who),
        Sort::Told(Level::Sealed) | Sort::Training(Level::Sealed) => &[],
        Sort::Told(Level::Coordinator) | Sort::Training(Level::Coordinator) => &[COORDINATORS],
        // Whoever logs a session chooses among the trainings that it may pass on, by their ids.
        Sort::Told(Level::Network) | Sort::Training(Level::Network) => &[MEMBERS, COORDINATORS],
        // Nobody is shown to the public as a person. Trainings that are public are no secrets.
        Sort::Told(Level::Partner | Level::Public) | Sort::Training(Level::Partner | Level::Public) => {
            &[MEMBERS, PARTNER, COORDINATORS]
        }
        Sort::Material(Level::Sealed) => &[],
        Sort::Material(Level::Coordinator) => &[COORDINATORS],
        Sort::Material(Level::Network) => &[MEMBERS, COORDINATORS],
        Sort::Material(_) => &[MEMBERS, PARTNER, COORDINATORS],
        Sort::Plan => &[COORDINATORS],
        Sort::Near => &[MEMBERS, COORDINATORS],
        Sort::Unasked | Sort::Absent => &[COORDINATORS],
        Sort::Listed => &[MEMBERS, PARTNER, COORDINATORS],
        Sort::Pair => &[MEMBERS],
    };
    groups.iter().any(|group| group.contains(&who))
}

/// All tokens, and a machine that finds them.
pub struct Secrets {
    finder: AhoCorasick,
    sorts: Vec<Sort>,
}

/// Tokens and their sorts. What was added first stays.
#[derive(Default)]
struct Tokens(BTreeMap<Vec<u8>, Sort>);

impl Tokens {
    fn add(&mut self, text: &str, sort: Sort) {
        assert!(text.len() > 3, "{text:?} would be found anywhere");
        self.0.entry(text.to_lowercase().into_bytes()).or_insert(sort);
    }

    fn add_all(&mut self, beginning: &str, fields: &[&str], sort: Sort) {
        fields.iter().for_each(|field| self.add(&format!("canaryzq-{beginning}-{field}"), sort));
    }
}

impl Secrets {
    pub async fn of(world: &World) -> Self {
        let mut all = Tokens::default();
        // A token that nobody has listed below is for nobody; longer ones are found first.
        all.add(planted::TOKEN, Sort::Nobodys);
        let numbers = planted::NUMBERS.iter().filter(|number| !number.starts_with("200"));
        numbers.for_each(|number| all.add(number, Sort::Nobodys));
        members(&mut all);
        people(world, &mut all);
        world.things.iter().for_each(|thing| things(thing, &mut all));
        ids(world, &mut all).await;
        let mut all = all.0;
        for degrees in [planted::POINT.lon, planted::POINT.lat] {
            all.insert(degrees.to_le_bytes().to_vec(), Sort::Nobodys);
        }
        let (texts, sorts): (Vec<_>, Vec<_>) = all.into_iter().unzip();
        let mut finder = AhoCorasick::builder();
        finder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest);
        Self { finder: finder.build(texts).expect("needles"), sorts }
    }

    /// What a text tells, with the words themselves.
    pub fn told<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = (Sort, &'a [u8])> {
        self.finder.find_iter(text).map(|found| (self.sorts[found.pattern().as_usize()], &text[found.range()]))
    }

    /// What somebody must have seen in the end: what they may, or the crawl has not found the way to it.
    pub fn visible(&self, who: Who) -> impl Iterator<Item = Sort> {
        self.sorts.iter().copied().filter(move |sort| may_see(who, *sort))
    }
}

/// The texts of records.
fn members(all: &mut Tokens) {
    const TEXTS: [&str; 4] = ["pseudonym", "name", "phone", "email"];
    // The demonstration's own, at the levels that fields have by themselves.
    all.add_all("member", &TEXTS[..1], Sort::Told(Level::Network));
    all.add_all("member", &TEXTS[1..], Sort::Told(Level::Coordinator));
    for level in Level::ALL {
        all.add_all(&format!("told-{level}"), &TEXTS, Sort::Told(*level));
        all.add_all(&format!("told-{level}"), &["photo"], Sort::Told(*level));
    }
    for level in HELD_BACK {
        all.add_all(&format!("training-{level}"), &["title", "session", "closed"], Sort::Training(level));
    }
    for level in OFFERED_LEVELS {
        all.add_all(&format!("material-{level}"), &["title", "news", "note", "file"], Sort::Material(level));
    }
    // Who invites must know where; who is invited is none of those who ask here.
    all.add_all("training", &["venue"], Sort::Told(Level::Coordinator));
    all.add_all("plan", &["name", "notes"], Sort::Plan);
    all.add_all("co-trainer", &["en", "ur"], Sort::Plan);
    // Those who plan choose among them, and members among those that they may see when they say to which they belong.
    for level in HELD_BACK {
        all.add_all("hidden-organisation", &[level.slug()], Sort::Told(level));
        all.add_all(&format!("told-{level}"), &["organisation"], Sort::Told(level));
    }
    all.add_all("absent", &TEXTS, Sort::Absent);
    all.add_all("near", &TEXTS[2..], Sort::Near);
    all.add_all("unasked", &TEXTS[2..], Sort::Unasked);
    all.add_all("pair", &["message", "goal", "note"], Sort::Pair);
    all.add(&STANDARD.encode(own(Who::One, "photo")), Sort::Own(Who::One));
    all.add_all("sent-one", &["invitation", "venue", "word"], Sort::Sent(Who::One));
    for who in WITH_RECORDS {
        let mine = format!("own-{}", who.slug());
        all.add_all(&mine, &TEXTS[1..], Sort::Own(*who));
        all.add_all(&mine, &["draft", "withdrawn", "consent", "training", "venue", "photo"], Sort::Own(*who));
        // Who has left sends nothing any more, and nobody is told of them.
        let sent = if *who == Who::Left { Sort::Own(*who) } else { Sort::Sent(*who) };
        all.add_all(&format!("sent-{}", who.slug()), &TEXTS[..1], sent);
        for state in ["sent", "returned", "refused", "accepted"] {
            let fields = ["notes", "title", "summary", "text", "question", "reason", "redacted"];
            all.add_all(&format!("sent-{}-{state}", who.slug()), &fields, sent);
        }
    }
}

/// What accounts have.
fn people(world: &World, all: &mut Tokens) {
    for (who, person) in world.people.iter().filter(|(who, _)| **who != Who::Nobody) {
        for what in ["device", "passkey"] {
            all.add(&own(*who, what), Sort::Own(*who));
        }
        all.add(address(*who).as_str(), Sort::Own(*who));
        for text in [&person.account, &person.session, &person.passkey] {
            all.add(text, Sort::Own(*who));
        }
        if COORDINATORS.contains(who) {
            all.add(&person.second_step, Sort::Own(*who));
        }
        all.add(person.cookie.split_once('=').expect("a cookie").1, Sort::Nobodys);
    }
    for link in &world.reminders {
        all.add(link, Sort::Nobodys);
    }
}

/// Ids that stand in addresses.
fn things(thing: &Thing, all: &mut Tokens) {
    let level = Level::ALL.iter().find(|level| level.slug() == thing.what);
    let sort = match (thing.object, thing.for_whom.as_slice(), level) {
        // Whoever has a link has it from their mails.
        (Object::SignInLink | Object::Reminder, ..) => Sort::Nobodys,
        // Of a report the author comes first; what was sent is the reviewers', too.
        (Object::Report, [author], _) if thing.what.ends_with("draft") || thing.what.ends_with("withdrawn") => {
            Sort::Own(*author)
        }
        (Object::Report, [author], _) => Sort::Sent(*author),
        (Object::Plan | Object::Fact, ..) => Sort::Plan,
        (Object::Material | Object::File, _, Some(level)) => Sort::Material(*level),
        (Object::Photo, _, Some(level)) => Sort::Told(*level),
        (Object::Photo, [owner], None) => Sort::Own(*owner),
        (Object::Pair, [_, ..], _) => Sort::Pair,
        (Object::Pair, ..) => Sort::Nobodys,
        (Object::Invitation, ..) => Sort::Sent(Who::One),
        // What they led or attended they find in their own list, or in what they take along.
        (Object::Led, ..) if ["withdrawn", "own-one-training"].contains(&thing.what.as_str()) => Sort::Own(Who::One),
        // The same by another name, or a training whose level says it.
        _ => return,
    };
    all.add(&thing.id, sort);
}

/// Ids of what is not published, and those that never leave.
async fn ids(world: &World, all: &mut Tokens) {
    let theirs = "SELECT records.public_id FROM records JOIN reports ON records.id = intervention_id";
    // An intervention was made of the report that was accepted: who was part of it finds it in what they take along,
    // coordinators in what a plan's figures are made of.
    all.add(&world.text(theirs).await, Sort::Sent(Who::One));
    for level in HELD_BACK {
        let organisations = format!(
            "SELECT public_id FROM records WHERE kind = 'organisation' AND level = '{level}' \
             AND public_id NOT IN (SELECT public_id FROM published_records)"
        );
        world.texts(&organisations).await.iter().for_each(|id| all.add(id, Sort::Told(level)));
    }
    let planned_with = "SELECT public_id FROM records WHERE kind IN ('intervention', 'assessment') \
                        AND level <> 'sealed' AND public_id NOT IN (SELECT public_id FROM published_records)";
    world.texts(planned_with).await.iter().for_each(|id| all.add(id, Sort::Plan));
    world.texts("SELECT public_id FROM planning_facts").await.iter().for_each(|id| all.add(id, Sort::Plan));
    for level in Level::ALL {
        let hidden = format!(
            "SELECT public_id FROM records JOIN trainings ON trainings.id = records.id WHERE status = 'completed' \
             AND level = '{level}' AND public_id NOT IN (SELECT public_id FROM published_records)"
        );
        world.texts(&hidden).await.iter().for_each(|id| all.add(id, Sort::Training(*level)));
    }
    let of_pair = "WHERE mentorship_id IN (SELECT id FROM mentorships ORDER BY id LIMIT 2)";
    for table in ["mentorship_goals", "mentorship_meetings"] {
        let written = world.texts(&format!("SELECT public_id FROM {table} {of_pair}")).await;
        written.iter().for_each(|id| all.add(id, Sort::Pair));
    }
    let members = "SELECT public_id FROM records JOIN members ON members.id = records.id WHERE";
    for (which, sort) in [
        ("pseudonym LIKE '%-left-pseudonym%'", Sort::Own(Who::Left)),
        ("status <> 'active' OR level = 'coordinator'", Sort::Absent),
        ("true", Sort::Listed),
    ] {
        let ids = world.texts(&format!("{members} {which}")).await;
        assert!(!ids.is_empty(), "{which}");
        ids.iter().for_each(|id| all.add(id, sort));
    }
    let of_tables = "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c \
                     WHERE m.type = 'table' AND m.name NOT LIKE 'published_%' AND c.name IN ('id', 'public_id')";
    let hidden = "public_id NOT IN (SELECT public_id FROM published_records)";
    for column in world.texts(of_tables).await {
        let (table, column) = column.split_once('.').expect("a column");
        let which = if column == "id" { "true" } else { hidden };
        let ids = world.texts(&format!("SELECT {column} FROM {table} WHERE {which}")).await;
        ids.iter().for_each(|id| all.add(id, Sort::Nobodys));
    }
}
