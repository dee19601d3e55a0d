//! The records of a site for these tests: members at every level, and trainings that only some may know of.

use chrono::Months;
use domain::{
    dates::{Date, Precision, Span},
    members::{Absence, Availability, FreeDays, Gender, Member, MemberField, MemberStatus, Need, Profession, Travel},
    organisations::{Organisation, OrganisationKind},
    programme::ProgrammeData,
    safety::{Channel, Consent, Level, Purpose},
    sources::Provenance,
    text::{Language, LocalText},
    trainings::{
        ParticipantGroup, Participation, ParticipationState, Sector, Topic, Training, TrainingKind, TrainingStatus,
    },
};
use server::edition::today;

use super::people::{WITH_RECORDS, Who, own};

/// The levels that a training has which isn't public.
pub const HELD_BACK: [Level; 4] = [Level::Sealed, Level::Coordinator, Level::Network, Level::Partner];

/// So many years ago.
fn day(years: u32) -> Date {
    today().checked_sub_months(Months::new(12 * years)).expect("a day")
}

/// The same words in English and Urdu.
fn text(words: &str) -> LocalText {
    LocalText { en: words.to_owned(), ur: words.to_owned(), ..LocalText::default() }
}

/// A member like `any`, whose text fields are all tokens that begin alike.
fn member(any: &Member, key: &str, token: &str, level: Level) -> Member {
    let token = |field: &str| format!("canaryzq-{token}-{field}");
    Member {
        key: key.to_owned(),
        pseudonym: text(&token("pseudonym")),
        name: token("name"),
        gender: Gender::Woman,
        profession: Profession::Lawyer,
        languages: vec![Language::Pashto],
        district: "jacobabad".to_owned(),
        skills: vec![Topic::ALL[0]],
        phone: token("phone"),
        email: token("email"),
        availability: Availability {
            days: vec![FreeDays::Weekends],
            travel: Some(Travel::OwnRegion),
            away: vec![Absence { from: day(0), to: day(0), reason: String::new() }],
        },
        needs: vec![Need::Access],
        wishes: vec![Topic::ALL[1]],
        affiliations: vec![EVERYONES.to_owned()],
        status: MemberStatus::Active,
        last_confirmed: Some(day(1)),
        levels: MemberField::ALL.iter().map(|field| (*field, highest(*field, level))).collect(),
        level: Level::Network,
        provenance: Provenance::default(),
        ..any.clone()
    }
}

/// An organisation that everyone may know; all the members here belong to it.
pub const EVERYONES: &str = "everyones";

/// An organisation of a level.
pub fn organisation(key: &str, name: &str, level: Level) -> Organisation {
    Organisation {
        key: key.to_owned(),
        name: text(name),
        short_name: String::new(),
        kind: OrganisationKind::LocalNgo,
        background: LocalText::default(),
        activities: LocalText::default(),
        innovations: LocalText::default(),
        challenges: LocalText::default(),
        districts: Vec::new(),
        regions: Vec::new(),
        themes: Vec::new(),
        span: Span { from: day(2), to: day(1), precision: Precision::Year },
        contact: String::new(),
        funders: Vec::new(),
        funders_public: false,
        networks: Vec::new(),
        level,
        provenance: Provenance::default(),
    }
}

/// One for each level, and the one that everyone may know.
fn add_organisations(data: &mut ProgrammeData) {
    data.organisations.push(organisation(EVERYONES, "Organisation that all know", Level::Public));
    let held_back = HELD_BACK
        .map(|level| organisation(&format!("of-{level}"), &format!("canaryzq-told-{level}-organisation"), level));
    data.organisations.extend(held_back);
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

/// Organisations; those who have accounts, one member for each level, and those whom only coordinators see.
pub fn add_members(data: &mut ProgrammeData, any: &Member) {
    add_organisations(data);
    let member = |key: &str, token: &str, level| member(any, key, token, level);
    for who in WITH_RECORDS {
        let mut added = member(who.slug(), &format!("own-{}", who.slug()), Level::Sealed);
        // Coordinators must know whose report they read; nobody else may.
        added.pseudonym = LocalText { en: format!("canaryzq-sent-{}-pseudonym", who.slug()), ..LocalText::default() };
        added.levels.insert(MemberField::Pseudonym, Level::Coordinator);
        data.consents.push(contact(who.slug(), Level::Partner));
        data.members.push(added);
    }
    for level in Level::ALL {
        let key = format!("told-{level}");
        let mut told = member(&key, &key, *level);
        // Organisations of every level: each is told to those only who may see its own record.
        told.affiliations.extend(HELD_BACK.map(|level| format!("of-{level}")));
        data.members.push(told);
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
    let mut left = member("gone", "absent", Level::Public);
    left.status = MemberStatus::Left;
    data.consents.extend(["hidden", "paused", "gone"].map(|key| contact(key, Level::Public)));
    data.members.extend([near, unasked, hidden, paused, left]);
}

/// A training like `any` that was held two years ago and leads nowhere else.
fn training(any: &Training, key: &str, title: &str, level: Level) -> Training {
    Training {
        key: key.to_owned(),
        kind: TrainingKind::Workshop,
        status: TrainingStatus::Completed,
        title: text(title),
        span: Span { from: day(2), to: day(2), precision: Precision::Day },
        venue: "canaryzq-venue".to_owned(),
        organisers: Vec::new(),
        programme: None,
        trainers: Vec::new(),
        participants: Vec::new(),
        public_after: None,
        assessment: None,
        parent: None,
        level,
        provenance: Provenance::default(),
        ..any.clone()
    }
}

/// A training and a session that passes it on for each level; one that the one attended, and one that they led long ago.
pub fn add_trainings(data: &mut ProgrammeData, any: &Training) {
    for level in HELD_BACK {
        let key = format!("training-{level}");
        let held = training(any, &key, &format!("canaryzq-{key}-title"), level);
        let mut session = training(any, &format!("session-{level}"), &format!("canaryzq-{key}-session"), level);
        session.kind = TrainingKind::CascadeSession;
        (session.trainers, session.parent) = (vec!["told-network".to_owned()], Some(key));
        data.trainings.extend([held, session]);
    }
    let mut attended = training(any, "attended", &own(Who::One, "training"), Level::Sealed);
    attended.participants = vec![Who::One.slug().to_owned().into()];
    attended.venue = own(Who::One, "venue");
    let mut planned = training(any, "planned", "canaryzq-sent-one-invitation", Level::Sealed);
    let first = today().checked_add_months(Months::new(3)).expect("a day");
    (planned.status, planned.span) =
        (TrainingStatus::Planned, Span { from: first, to: first, precision: Precision::Day });
    planned.venue = "canaryzq-sent-one-venue".to_owned();
    planned.participants =
        vec![Participation { member: Who::One.slug().to_owned(), state: Some(ParticipationState::Invited) }];
    let mut closed = training(any, "closed", "canaryzq-training-network-closed", Level::Network);
    (closed.kind, closed.trainers) = (TrainingKind::CascadeSession, vec![Who::One.slug().to_owned()]);
    closed.groups = vec![ParticipantGroup { sector: Sector::ALL[0], gender: None, count: Some(12) }];
    data.trainings.extend([attended, planned, closed]);
}
