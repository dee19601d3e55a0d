//! Demonstration workshops: some of the last two years, with follow-ups after three and six months, and some to come.

use chrono::{Days, Months};
use domain::{
    dates::{Date, Span},
    members::{Gender, Member, MemberStatus},
    organisations::Theme,
    planning::{CalendarConstraint, ConstraintKind},
    safety::Level,
    text::{Language, LocalText},
    trainings::{
        ParticipantGroup, Participation, ParticipationState, Sector, Session, Topic, Training, TrainingKind,
        TrainingStatus,
    },
};

use super::{
    dice::{Dice, Feature},
    labelled,
    places::{Places, home_region},
    themes::Words,
};
use crate::seed::map;

/// One workshop of the table.
struct Plan {
    slug: &'static str,
    /// Days from today; less than zero for those that were held.
    begins: i64,
    days: u64,
    kind: TrainingKind,
    status: TrainingStatus,
    district: &'static str,
    subject: Words,
    topics: &'static [Topic],
    theme: Theme,
    language: Language,
    seats: u32,
}

const PLANS: [Plan; 8] = [
    Plan {
        slug: "mediation-refresher-hyderabad",
        begins: -620,
        days: 3,
        kind: TrainingKind::Workshop,
        status: TrainingStatus::Completed,
        district: "hyderabad",
        subject: ("refresher in mediation", "ثالثی کا اعادہ"),
        topics: &[Topic::Mediation, Topic::ConflictAnalysis],
        theme: Theme::Mediation,
        language: Language::Sindhi,
        seats: 24,
    },
    Plan {
        slug: "dialogue-refresher-peshawar",
        begins: -395,
        days: 3,
        kind: TrainingKind::Workshop,
        status: TrainingStatus::Completed,
        district: "peshawar",
        subject: ("refresher in dialogue", "مکالمے کا اعادہ"),
        topics: &[Topic::Dialogue, Topic::CommunicationSkills],
        theme: Theme::SocialCohesion,
        language: Language::Pashto,
        seats: 20,
    },
    Plan {
        slug: "trainers-karachi",
        begins: -150,
        days: 4,
        kind: TrainingKind::TrainingOfTrainers,
        status: TrainingStatus::Completed,
        district: "karachi-south",
        subject: ("new trainers for the network", "نیٹ ورک کے نئے تربیت کار"),
        topics: &[Topic::TrainingOfTrainers, Topic::CommunicationSkills],
        theme: Theme::Education,
        language: Language::Urdu,
        seats: 18,
    },
    Plan {
        slug: "mediation-sukkur",
        begins: 24,
        days: 3,
        kind: TrainingKind::Workshop,
        status: TrainingStatus::Confirmed,
        district: "sukkur",
        subject: ("mediation in land disputes", "زمین کے تنازعات میں ثالثی"),
        topics: &[Topic::Mediation, Topic::Negotiation],
        theme: Theme::Mediation,
        language: Language::Sindhi,
        seats: 24,
    },
    Plan {
        slug: "women-mediators-quetta",
        begins: 52,
        days: 3,
        kind: TrainingKind::Workshop,
        status: TrainingStatus::Confirmed,
        district: "quetta",
        subject: ("women mediators", "خواتین ثالث"),
        topics: &[Topic::Mediation, Topic::Dialogue],
        theme: Theme::WomensInclusion,
        language: Language::Pashto,
        seats: 20,
    },
    Plan {
        slug: "conflict-sensitivity-jacobabad",
        begins: 83,
        days: 2,
        kind: TrainingKind::Workshop,
        status: TrainingStatus::Planned,
        district: "jacobabad",
        subject: ("conflict sensitivity for public services", "سرکاری خدمات میں تنازعات کا لحاظ"),
        topics: &[Topic::ConflictSensitivity, Topic::HumanRights],
        theme: Theme::Justice,
        language: Language::Sindhi,
        seats: 30,
    },
    Plan {
        slug: "youth-dialogue-karachi",
        begins: 118,
        days: 2,
        kind: TrainingKind::Workshop,
        status: TrainingStatus::Planned,
        district: "karachi-central",
        subject: ("dialogue at universities", "جامعات میں مکالمہ"),
        topics: &[Topic::Dialogue, Topic::ConflictAnalysis],
        theme: Theme::Youth,
        language: Language::Urdu,
        seats: 28,
    },
    Plan {
        slug: "trainers-swat",
        begins: 165,
        days: 4,
        kind: TrainingKind::TrainingOfTrainers,
        status: TrainingStatus::Planned,
        district: "swat",
        subject: ("training of trainers", "تربیت کاروں کی تربیت"),
        topics: &[Topic::TrainingOfTrainers, Topic::Mediation],
        theme: Theme::Education,
        language: Language::Pashto,
        seats: 16,
    },
];

/// Months after which people are asked what they use of what they learned.
const FOLLOW_UPS: [u32; 2] = [3, 6];

/// Where nobody but those invited is told it.
const VENUE: &str = "Demonstration venue: told to those invited only";

/// The workshops as of `today`; those that were held with their follow-ups.
pub(super) fn workshops(today: Date, members: &[Member]) -> Vec<Training> {
    let mut dice = Dice::of(Feature::Workshops);
    let mut invitations = Dice::of(Feature::Invitations);
    let places = Places::load();
    let calendar = map::calendar().unwrap_or_default();
    let mut trainings = Vec::new();
    for plan in &PLANS {
        let mut workshop = workshop(&mut dice, plan, today, members, &places, &calendar);
        if workshop.status != TrainingStatus::Completed {
            workshop.participants = invited(&mut invitations, plan, members);
        }
        let held = workshop.status == TrainingStatus::Completed;
        let follow_ups: Vec<_> = (FOLLOW_UPS.iter().filter(|_| held))
            .filter_map(|months| follow_up(plan, &workshop, *months, today))
            .collect();
        trainings.push(workshop);
        trainings.extend(follow_ups);
    }
    trainings
}

fn workshop(
    dice: &mut Dice,
    plan: &Plan,
    today: Date,
    members: &[Member],
    places: &Places,
    calendar: &[CalendarConstraint],
) -> Training {
    let place = places.name(plan.district);
    let span = free_span(shifted(today, plan.begins), plan.days, calendar);
    let held = plan.status == TrainingStatus::Completed;
    let (trainers, attended) = if held { people(dice, plan, members) } else { (Vec::new(), Vec::new()) };
    Training {
        key: format!("demonstration-workshop-{}", plan.slug),
        kind: plan.kind,
        status: plan.status,
        title: LocalText::english_urdu(
            format!("Demonstration workshop: {}, {}", plan.subject.0, place.en),
            format!("نمائشی ورکشاپ: {}، {}", plan.subject.1, place.ur),
        ),
        summary: LocalText::default(),
        span,
        districts: vec![plan.district.to_owned()],
        regions: Vec::new(),
        venue: VENUE.to_owned(),
        is_virtual: false,
        language: Some(plan.language),
        topics: plan.topics.to_vec(),
        themes: vec![plan.theme],
        capacity: Some(plan.seats),
        organisers: Vec::new(),
        programme: None,
        sessions: agenda(plan, span),
        groups: if held { groups(dice, plan) } else { Vec::new() },
        trainers,
        participants: attended.into_iter().map(Participation::from).collect(),
        public_after: (!held).then(|| shifted(span.to, 1)),
        assessment: None,
        parent: None,
        level: Level::Public,
        provenance: labelled(),
    }
}

/// A virtual meeting some months after a workshop; planned until its day has passed.
fn follow_up(plan: &Plan, workshop: &Training, months: u32, today: Date) -> Option<Training> {
    let day = workshop.span.to.checked_add_months(Months::new(months))?;
    let held = day <= today;
    Some(Training {
        key: format!("demonstration-follow-up-{}-{months}", plan.slug),
        kind: TrainingKind::VirtualSession,
        status: if held { TrainingStatus::Completed } else { TrainingStatus::Planned },
        title: LocalText::english_urdu(
            format!("Demonstration follow-up after {months} months: {}", plan.subject.0),
            format!("نمائشی جائزہ، {months} ماہ بعد: {}", plan.subject.1),
        ),
        summary: LocalText::english_urdu(
            "What those who took part have used since, and what they need next.",
            "شرکا نے اب تک کیا استعمال کیا اور انہیں آگے کس چیز کی ضرورت ہے۔",
        ),
        span: Span::days(day, day),
        districts: Vec::new(),
        is_virtual: true,
        venue: String::new(),
        capacity: None,
        sessions: Vec::new(),
        groups: Vec::new(),
        public_after: (!held).then(|| shifted(day, 1)),
        parent: Some(workshop.key.clone()),
        ..workshop.clone()
    })
}

/// One session a module and a last one for plans, spread over the days.
fn agenda(plan: &Plan, span: Span) -> Vec<Session> {
    let day = |number: u64| span.from.checked_add_days(Days::new(number)).map(|day| day.min(span.to));
    let taught = plan.topics.iter().zip(0..).map(|(topic, number)| Session {
        title: LocalText::english_urdu("Module, with group exercise", "ماڈیول اور گروہی مشق"),
        topic: Some(*topic),
        date: day(number),
        exercises: vec![LocalText::english_urdu(
            "Group exercise: a case from your own district, played with roles changed",
            "گروہی مشق: اپنے ضلع کا ایک معاملہ، کردار بدل کر",
        )],
    });
    let last = Session {
        title: LocalText::english_urdu("What each of us will do next", "ہم میں سے ہر ایک آگے کیا کرے گا"),
        topic: None,
        date: Some(span.to),
        exercises: Vec::new(),
    };
    taught.chain([last]).collect()
}

/// Two trainers and a full room of the region's members, as far as there are any.
fn people(dice: &mut Dice, plan: &Plan, members: &[Member]) -> (Vec<String>, Vec<String>) {
    let region = home_region(plan.district);
    let mut near: Vec<_> = members
        .iter()
        .filter(|member| home_region(&member.district) == region)
        .map(|member| member.key.clone())
        .collect();
    dice.shuffle(&mut near);
    near.truncate(plan.seats as usize);
    let participants = near.split_off(near.len().min(2));
    (near, participants)
}

/// Members of the region, or women of the whole network, who are invited to a workshop to come: half of a confirmed one's
/// have answered, and few of one that is only planned.
fn invited(dice: &mut Dice, plan: &Plan, members: &[Member]) -> Vec<Participation> {
    let region = home_region(plan.district);
    let for_women = plan.theme == Theme::WomensInclusion;
    let is_meant = |member: &&Member| {
        let is_near = if for_women { member.gender == Gender::Woman } else { home_region(&member.district) == region };
        is_near && member.status == MemberStatus::Active
    };
    let mut meant: Vec<_> = members.iter().filter(is_meant).map(|member| member.key.clone()).collect();
    dice.shuffle(&mut meant);
    let answered = if plan.status == TrainingStatus::Confirmed { 50 } else { 15 };
    let mut seats = plan.seats;
    let invited = meant.into_iter().map(|member| {
        let state = match dice.percent(answered) {
            true if seats > 0 && dice.percent(75) => {
                seats -= 1;
                ParticipationState::Confirmed
            }
            true => ParticipationState::Declined,
            false => ParticipationState::Invited,
        };
        Participation { member, state: Some(state) }
    });
    invited.collect()
}

/// Who came, women and men in about equal numbers.
fn groups(dice: &mut Dice, plan: &Plan) -> Vec<ParticipantGroup> {
    let women = plan.seats / 2 - dice.below(2);
    let group =
        |gender, count| ParticipantGroup { sector: Sector::CivilSociety, gender: Some(gender), count: Some(count) };
    vec![group(Gender::Woman, women), group(Gender::Man, plan.seats - women)]
}

/// The first days from `begins` on which nobody fasts, feasts, mourns or votes.
fn free_span(begins: Date, days: u64, calendar: &[CalendarConstraint]) -> Span {
    let length = i64::try_from(days).unwrap_or(1) - 1;
    let span = |shift| Span::days(shifted(begins, shift), shifted(begins, shift + length));
    let free = |span: &Span| {
        !calendar.iter().any(|window| window.kind != ConstraintKind::Weather && span.overlaps(window.from, window.to))
    };
    (0..60).map(span).find(free).unwrap_or_else(|| span(0))
}

fn shifted(day: Date, days: i64) -> Date {
    day.checked_add_signed(chrono::TimeDelta::days(days)).unwrap_or(day)
}
