//! The programme and a demonstration with a token in every private field, and records that nobody may see.
//!
//! Each type is taken apart with all its fields named, so that a new field does not compile until somebody has said here
//! whether it is private.

use domain::{
    dates::{Date, Precision, Span},
    ids::Ref,
    interventions::{Dispute, Intervention, SealedPoint, Story, StoryState},
    learning::{Assessment, Lesson},
    members::{Absence, Availability, FreeDays, Member, Need, Travel},
    organisations::{Grant, Organisation, Programme, ThematicNetwork},
    planning::{
        RoadmapAction,
        facts::{Fact, KeptFact},
    },
    programme::ProgrammeData,
    safety::{Consent, Level},
    sources::{Inference, InferredField, Provenance, Source},
    text::{Language, LocalText},
    trainings::{Session, Topic, Training, TrainingStatus},
};

/// How every planted text begins.
pub const TOKEN: &str = "canaryzq";

/// Planted values that are no text, as they would be written.
pub const NUMBERS: [&str; 10] = [
    "918273645",
    "86753091",
    "76543219",
    "67.123457",
    "24.987654",
    "2003-07-19",
    "2001-02-03",
    "2001-04-05",
    "2001-06-07",
    "2001-06-09",
];

/// The place that nobody may learn, for those who read bytes.
pub const POINT: SealedPoint = SealedPoint { lon: 67.123_457, lat: 24.987_654 };

fn token(field: &str) -> String {
    format!("{TOKEN}-{field}")
}

fn text(field: &str) -> LocalText {
    LocalText { en: token(field), ur: token(field), sd: token(field), ps: token(field) }
}

fn day(year: i32, month: u32, day: u32) -> Date {
    Date::from_ymd_opt(year, month, day).expect("a date")
}

/// Plants the tokens.
pub fn plant(data: &mut ProgrammeData) {
    add_hidden(data);
    let ProgrammeData {
        units: _,
        calendar: _,
        facts,
        sources,
        organisations,
        programmes,
        grants,
        networks,
        assessments,
        trainings,
        members,
        interventions,
        stories,
        lessons,
        roadmap,
        consents,
    } = data;
    sources.iter_mut().for_each(source);
    facts.iter_mut().for_each(fact);
    organisations.iter_mut().for_each(organisation);
    programmes.iter_mut().for_each(programme);
    grants.iter_mut().for_each(grant);
    networks.iter_mut().for_each(network);
    assessments.iter_mut().for_each(assessment);
    trainings.iter_mut().for_each(training);
    members.iter_mut().for_each(member);
    interventions.iter_mut().for_each(intervention);
    stories.iter_mut().for_each(story);
    lessons.iter_mut().for_each(lesson);
    roadmap.iter_mut().for_each(action);
    consents.iter_mut().for_each(consent);
    // One day that is told by its month; on all of them it would leave no month to tell.
    if let Some(told) =
        data.interventions.iter_mut().find(|told| told.level == Level::Public && !told.dispute.counted_only())
    {
        told.span = Span::days(day(2003, 7, 19), day(2003, 7, 19));
    }
}

/// Copies of records that are public, but for the public; every member belongs to the organisations among them.
fn add_hidden(data: &mut ProgrammeData) {
    let mut organisations = Vec::new();
    let hide = |key: &mut Ref| *key = format!("hidden-{key}");
    for (level, number) in [(Level::Sealed, 0), (Level::Coordinator, 1), (Level::Network, 2), (Level::Partner, 3)] {
        let mut training = data.trainings[number].clone();
        (training.level, training.title, training.summary) = (level, text("hidden-training"), text("hidden-training"));
        hide(&mut training.key);
        let mut organisation = data.organisations[number].clone();
        (organisation.level, organisation.name, organisation.background) =
            (level, text(&format!("hidden-organisation-{level}")), text("hidden-organisation"));
        (organisation.short_name, organisation.activities) =
            (token(&format!("hidden-organisation-{level}")), text("hidden-organisation"));
        hide(&mut organisation.key);
        organisations.push(organisation.key.clone());
        let mut grant = data.grants[number].clone();
        (grant.level, grant.title, grant.summary) = (level, text("hidden-grant"), text("hidden-grant"));
        hide(&mut grant.key);
        let mut intervention = data.interventions[number].clone();
        intervention.level = level;
        hide(&mut intervention.key);
        data.trainings.push(training);
        data.organisations.push(organisation);
        data.grants.push(grant);
        data.interventions.push(intervention);
    }
    for member in &mut data.members {
        member.affiliations.extend(organisations.iter().cloned());
    }
    let mut draft = data.trainings[0].clone();
    (draft.status, draft.title) = (TrainingStatus::Draft, text("draft-training"));
    draft.key = "draft-training".to_owned();
    data.trainings.push(draft);
    let mut counted = data.interventions[0].clone();
    (counted.dispute, counted.level) = (Dispute::Honour, Level::Public);
    counted.key = "counted-intervention".to_owned();
    data.interventions.push(counted);
    for state in [StoryState::Draft, StoryState::InReview, StoryState::Withdrawn] {
        let mut story = data.stories[0].clone();
        (story.state, story.title, story.summary, story.text) =
            (state, text("hidden-story"), text("hidden-story"), text("hidden-story"));
        story.key = format!("{state}-story");
        let mut lesson = data.lessons[0].clone();
        (lesson.state, lesson.title, lesson.text) = (state, text("hidden-lesson"), text("hidden-lesson"));
        lesson.key = format!("{state}-lesson");
        data.stories.push(story);
        data.lessons.push(lesson);
    }
}

/// Keys are for the import alone.
fn rename(key: &mut Ref) {
    *key = format!("{TOKEN}-key-{key}");
}

fn rename_all(keys: &mut [Ref]) {
    keys.iter_mut().for_each(rename);
}

fn provenance(provenance: &mut Provenance) {
    let Provenance { sources, inferred: _, demonstration: _ } = provenance;
    rename_all(sources);
}

fn source(source: &mut Source) {
    let Source { key, title: _, publisher: _, published: _, locator: _, demonstration: _, inferred: _ } = source;
    rename(key);
}

fn fact(KeptFact { key, fact, demonstration: _ }: &mut KeptFact) {
    rename(key);
    match fact {
        Fact::Absence(absence) => rename(&mut absence.who),
        Fact::CoTrainer(person) => {
            rename(&mut person.organisation);
            person.pseudonym = text("co-trainer-en");
        }
        Fact::Window(_) | Fact::Price(_) => {}
    }
}

fn organisation(organisation: &mut Organisation) {
    let Organisation {
        key,
        name: _,
        short_name: _,
        kind: _,
        background: _,
        activities: _,
        innovations: _,
        challenges: _,
        districts: _,
        regions: _,
        themes: _,
        span: _,
        contact,
        funders,
        funders_public: _,
        networks: _,
        level: _,
        provenance: known,
    } = organisation;
    rename(key);
    rename_all(funders);
    *contact = token("organisation-contact");
    provenance(known);
}

fn programme(programme: &mut Programme) {
    let Programme { key, name: _, summary: _, funders, partners, span: _, provenance: known } = programme;
    rename(key);
    rename_all(funders);
    rename_all(partners);
    provenance(known);
}

fn grant(grant: &mut Grant) {
    let Grant {
        key,
        title: _,
        summary: _,
        programme,
        funder,
        grantee,
        objective: _,
        span: _,
        districts: _,
        regions: _,
        themes: _,
        amount,
        status: _,
        level: _,
        provenance: known,
    } = grant;
    rename(key);
    rename(programme);
    funder.iter_mut().chain(grantee).for_each(rename);
    *amount = Some(918_273_645);
    provenance(known);
}

fn network(network: &mut ThematicNetwork) {
    let ThematicNetwork { key, kind: _, name: _, summary: _, programme, span: _, provenance: known } = network;
    rename(key);
    programme.iter_mut().for_each(rename);
    provenance(known);
}

fn assessment(assessment: &mut Assessment) {
    let Assessment {
        key,
        title: _,
        summary: _,
        span: _,
        districts: _,
        regions: _,
        themes: _,
        organisations,
        findings: _,
        frameworks: _,
        provenance: known,
    } = assessment;
    rename(key);
    rename_all(organisations);
    provenance(known);
}

fn training(training: &mut Training) {
    let Training {
        key,
        kind: _,
        status: _,
        title: _,
        summary: _,
        span: _,
        districts: _,
        regions: _,
        venue,
        is_virtual: _,
        language: _,
        topics: _,
        themes: _,
        capacity,
        organisers,
        programme,
        sessions,
        groups: _,
        trainers,
        participants,
        public_after: _,
        assessment,
        parent,
        level: _,
        provenance: known,
    } = training;
    rename(key);
    rename_all(organisers);
    rename_all(trainers);
    participants.iter_mut().for_each(|participation| rename(&mut participation.member));
    programme.iter_mut().chain(assessment).chain(parent).for_each(rename);
    *venue = token("training-venue");
    *capacity = Some(76_543_219);
    sessions.iter_mut().for_each(session);
    provenance(known);
}

fn session(session: &mut Session) {
    let Session { title: _, topic: _, date: _, exercises: _ } = session;
}

fn member(member: &mut Member) {
    let Member {
        key,
        pseudonym,
        name,
        gender: _,
        profession: _,
        languages: _,
        district: _,
        skills: _,
        phone,
        email,
        availability,
        needs,
        wishes,
        affiliations,
        joined,
        status: _,
        last_confirmed,
        levels: _,
        level: _,
        // It lies apart from the record; store/tests/store/canary.rs looks for it.
        photo: _,
        provenance: known,
    } = member;
    rename(key);
    *pseudonym = text("member-pseudonym");
    *name = token("member-name");
    *phone = token("member-phone");
    *email = token("member-email");
    *availability = Availability {
        days: FreeDays::ALL.to_vec(),
        travel: Some(Travel::Anywhere),
        away: vec![Absence { from: day(2001, 6, 7), to: day(2001, 6, 9), reason: token("member-absence") }],
    };
    *needs = Need::ALL.to_vec();
    *wishes = Topic::ALL.to_vec();
    rename_all(affiliations);
    *joined = Span { from: day(2001, 4, 5), to: day(2001, 4, 5), precision: Precision::Day };
    *last_confirmed = Some(day(2001, 2, 3));
    provenance(known);
}

fn intervention(intervention: &mut Intervention) {
    let Intervention {
        key,
        mode: _,
        dispute: _,
        gender_based: _,
        methods: _,
        forum: _,
        span: _,
        district: _,
        region: _,
        parties,
        outcome: _,
        checks: _,
        themes: _,
        facilitators,
        skills: _,
        notes,
        point,
        level: _,
        provenance: known,
    } = intervention;
    rename(key);
    rename_all(facilitators);
    *parties = Some(86_753_091);
    *notes = token("intervention-notes");
    *point = Some(POINT);
    provenance(known);
    // Why we believe who took part is told to nobody.
    known.inferred.push(Inference { field: InferredField::Parties, reason: text("intervention-parties") });
}

fn story(story: &mut Story) {
    let Story { key, intervention, title: _, summary: _, text: _, state: _, approvals, provenance: known } = story;
    rename(key);
    rename(intervention);
    rename_all(approvals);
    provenance(known);
}

fn lesson(lesson: &mut Lesson) {
    let Lesson { key, kind: _, title: _, text: _, evidence, themes: _, state: _, provenance: known } = lesson;
    rename(key);
    rename_all(evidence);
    provenance(known);
}

fn action(action: &mut RoadmapAction) {
    let RoadmapAction { key, title: _, owner, due: _, progress: _, horizon: _, provenance: known } = action;
    rename(key);
    owner.iter_mut().for_each(rename);
    provenance(known);
}

fn consent(consent: &mut Consent) {
    let Consent { subject, purpose: _, level: _, channel: _, language, text_version, given: _, withdrawn: _ } = consent;
    rename(subject);
    *language = Language::Pashto;
    *text_version = token("consent-version");
}
