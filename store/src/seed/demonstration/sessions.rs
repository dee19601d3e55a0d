//! Cascade sessions: members train others, and some of those train others again.

use chrono::{Datelike, Days};
use domain::{
    dates::{Date, Span},
    ids::Ref,
    members::{Gender, Profession},
    organisations::{Organisation, Theme},
    places::Region,
    safety::Level,
    text::{Language, LocalText},
    trainings::{ParticipantGroup, Sector, Topic, Training, TrainingKind, TrainingStatus},
};

use super::{
    dice::{Dice, Feature},
    elections, labelled,
    places::home_region,
    roster::{Facilitator, Roster},
    shape::Activity,
};

/// The programme's workshops that the trainers of a region came from.
const BORDER_WORKSHOPS: [&str; 3] = ["workshop-border-1", "workshop-border-2", "workshop-border-3"];
const SINDH_WORKSHOPS: [&str; 2] = ["workshop-sindh-1", "workshop-sindh-2"];
const FINAL_WORKSHOP: &str = "final-workshop-2013";

/// The year of the final workshop, in which preventing electoral violence was first taught.
const FINAL_YEAR: i32 = 2013;

/// `count` sessions up to `today`, in the order in which they were held.
pub(super) fn sessions(
    count: u32,
    today: Date,
    roster: &Roster<'_>,
    activity: &Activity,
    organisations: &[Organisation],
) -> Vec<Training> {
    let mut dice = Dice::of(Feature::Sessions);
    let mut days: Vec<_> = (0..count).map(|_| activity.day(&mut dice)).collect();
    days.sort_unstable();
    let mut sessions = Vec::<Training>::with_capacity(days.len());
    let mut earlier = Vec::<(Region, Ref)>::new();
    for (day, number) in days.into_iter().zip(1_u32..) {
        let Some(trainer) = roster.draw(&mut dice, day) else { break };
        let key = format!("demonstration-session-{number}");
        let mut session = session(&mut dice, key, day.min(today), today, trainer);
        session.parent = Some(parent(&mut dice, &session, trainer, &earlier));
        if let Some(other) = dice.percent(25).then(|| roster.companion(&mut dice, trainer, day)).flatten() {
            session.trainers.push(other.member.key.clone());
        }
        if dice.percent(40) && !session.is_virtual {
            session.organisers.extend(organiser(&mut dice, day, trainer.region, organisations));
        }
        earlier.push((trainer.region, session.key.clone()));
        sessions.push(session);
    }
    sessions
}

/// A session that one member led.
fn session(dice: &mut Dice, key: Ref, day: Date, today: Date, trainer: &Facilitator<'_>) -> Training {
    let is_virtual = day.year() >= 2020 && dice.percent(12);
    let length = dice.weighted(&[(1_u64, 70), (2, 25), (3, 5)]);
    let last = day.checked_add_days(Days::new(length - 1)).unwrap_or(day).min(today);
    let topics = topics(dice, day, trainer);
    let groups = groups(dice, trainer);
    let member = trainer.member;
    let language = if dice.percent(80) { member.languages.first() } else { None };
    Training {
        key,
        kind: if is_virtual { TrainingKind::VirtualSession } else { TrainingKind::CascadeSession },
        status: TrainingStatus::Completed,
        title: LocalText::default(),
        summary: LocalText::default(),
        span: Span::days(day, last),
        districts: if is_virtual { Vec::new() } else { vec![member.district.clone()] },
        regions: Vec::new(),
        venue: String::new(),
        is_virtual,
        language: language.copied().or(Some(Language::Urdu)),
        themes: themes(&topics, &groups),
        topics,
        capacity: None,
        organisers: Vec::new(),
        programme: None,
        sessions: Vec::new(),
        groups,
        trainers: vec![member.key.clone()],
        participants: Vec::new(),
        public_after: None,
        assessment: None,
        parent: None,
        level: if dice.percent(95) { Level::Public } else { Level::Network },
        provenance: labelled(),
    }
}

/// One or two of the trainer's skills; before an election also how to keep it peaceful.
fn topics(dice: &mut Dice, day: Date, trainer: &Facilitator<'_>) -> Vec<Topic> {
    let electoral = Topic::ElectoralViolencePrevention;
    let known: Vec<_> = trainer.member.skills.iter().copied().filter(|topic| *topic != electoral).collect();
    let mut topics: Vec<_> = (0..dice.between(1, 2)).filter_map(|_| dice.pick_any(&known).copied()).collect();
    if day.year() >= FINAL_YEAR && elections::is_ahead(day) && dice.percent(60) {
        topics.push(electoral);
    }
    topics.sort_unstable();
    topics.dedup();
    topics
}

/// Who came: people from the trainer's own work, and often neighbours.
fn groups(dice: &mut Dice, trainer: &Facilitator<'_>) -> Vec<ParticipantGroup> {
    let own = match trainer.member.profession {
        Profession::Journalist => Sector::Media,
        Profession::Teacher => dice.pick(&[Sector::Education, Sector::Academia]),
        Profession::Student => Sector::Academia,
        Profession::ReligiousScholar => Sector::Religious,
        Profession::Businessperson => Sector::Business,
        Profession::Activist | Profession::Lawyer => Sector::CivilSociety,
        Profession::HealthWorker | Profession::Other => Sector::Community,
    };
    let mut groups = Vec::new();
    let women_only = trainer.member.gender == Gender::Woman && dice.percent(30);
    for (sector, share) in [(own, 100), (Sector::Community, 45)] {
        if !dice.percent(share) || groups.iter().any(|group: &ParticipantGroup| group.sector == sector) {
            continue;
        }
        groups.push(ParticipantGroup { sector, gender: Some(Gender::Woman), count: Some(dice.between(3, 18)) });
        if !women_only {
            groups.push(ParticipantGroup { sector, gender: Some(Gender::Man), count: Some(dice.between(3, 20)) });
        }
    }
    groups
}

/// Themes by what was taught and to whom.
fn themes(topics: &[Topic], groups: &[ParticipantGroup]) -> Vec<Theme> {
    let of_topic = topics.iter().filter_map(|topic| match topic {
        Topic::Mediation | Topic::Negotiation => Some(Theme::Mediation),
        Topic::ElectoralViolencePrevention => Some(Theme::Elections),
        Topic::Dialogue => Some(Theme::SocialCohesion),
        _ => None,
    });
    let of_group = groups.iter().filter_map(|group| match group.sector {
        Sector::Media => Some(Theme::Narratives),
        Sector::Education => Some(Theme::Education),
        Sector::Academia => Some(Theme::Youth),
        Sector::Religious => Some(Theme::FaithActors),
        _ => None,
    });
    let women_only = groups.iter().all(|group| group.gender == Some(Gender::Woman));
    let mut themes: Vec<_> = of_topic.chain(of_group).chain(women_only.then_some(Theme::WomensInclusion)).collect();
    themes.sort_unstable();
    themes.dedup();
    themes
}

/// Where the trainer learned it: a workshop of the programme, or a session that somebody else had led.
fn parent(dice: &mut Dice, session: &Training, trainer: &Facilitator<'_>, earlier: &[(Region, Ref)]) -> Ref {
    if session.topics.contains(&Topic::ElectoralViolencePrevention) {
        return FINAL_WORKSHOP.to_owned();
    }
    if dice.percent(15)
        && let Some((_, key)) = dice.pick_any(earlier).filter(|(region, _)| *region == trainer.region)
    {
        return key.clone();
    }
    match trainer.region {
        Region::BorderRegion => dice.pick(&BORDER_WORKSHOPS),
        _ => dice.pick(&SINDH_WORKSHOPS),
    }
    .to_owned()
}

/// A demonstration organisation of the region, once there are any.
fn organiser(dice: &mut Dice, day: Date, region: Region, organisations: &[Organisation]) -> Option<Ref> {
    let near: Vec<_> = organisations
        .iter()
        .filter(|organisation| organisation.span.from <= day && day <= organisation.span.to)
        .filter(|organisation| organisation.districts.iter().any(|district| home_region(district) == Some(region)))
        .collect();
    dice.pick_any(&near).map(|organisation| organisation.key.clone())
}
