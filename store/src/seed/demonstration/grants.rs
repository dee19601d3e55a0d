//! Thirty-four demonstration grants, "more than thirty", each of six to ten months, within the programme's time.

use chrono::{Days, Months, NaiveDate};
use domain::{
    dates::{Date, Span},
    organisations::{ActivityStatus, Grant, GrantObjective, Organisation},
    safety::Level,
    text::LocalText,
};

use super::{
    dice::{Dice, Feature},
    labelled,
    organisations::work_at,
    places::Places,
};

/// How many there are; the first organisations receive a second one.
const COUNT: usize = 34;

/// The programme that they belong to.
const PROGRAMME: &str = "cptp";

/// Days on which grants began, in three waves.
const STARTS: [(i32, u32, u32); 5] = [(2024, 10, 15), (2024, 11, 1), (2024, 11, 15), (2025, 1, 15), (2025, 3, 1)];

/// The grants, as they stand `today`.
pub(super) fn grants(today: Date, places: &Places, organisations: &[Organisation]) -> Vec<Grant> {
    let mut dice = Dice::of(Feature::Grants);
    organisations
        .iter()
        .enumerate()
        .cycle()
        .take(COUNT.min(organisations.len() * 2))
        .zip(0..)
        .map(|((position, grantee), number)| grant(&mut dice, today, places, number, position, grantee))
        .collect()
}

fn grant(
    dice: &mut Dice,
    today: Date,
    places: &Places,
    number: usize,
    position: usize,
    grantee: &Organisation,
) -> Grant {
    let months = dice.between(6, 10);
    let span = span(dice, months);
    let objective = GrantObjective::ALL[number % GrantObjective::ALL.len()];
    let second = number != position;
    let work = work_at(position);
    let project = work.projects[(position / 8 + usize::from(second)) % work.projects.len()];
    let place = grantee.districts.first().map(|slug| places.name(slug)).unwrap_or_default();
    Grant {
        key: format!("demonstration-grant-{}", number + 1),
        title: LocalText::english_urdu(
            format!("Demonstration grant: {}, {}", project.0, place.en),
            format!("نمائشی گرانٹ: {}، {}", project.1, place.ur),
        ),
        summary: summary(objective, months),
        programme: PROGRAMME.to_owned(),
        funder: None,
        grantee: Some(grantee.key.clone()),
        objective,
        span,
        districts: grantee.districts.clone(),
        regions: Vec::new(),
        themes: grantee.themes.clone(),
        amount: Some(dice.between(30, 120) * 500),
        status: status(span, today),
        level: Level::Public,
        provenance: labelled(),
    }
}

/// Whole months from one of the waves' days.
fn span(dice: &mut Dice, months: u32) -> Span {
    let (year, month, day) =
        dice.weighted(&[(STARTS[0], 5), (STARTS[1], 8), (STARTS[2], 7), (STARTS[3], 9), (STARTS[4], 5)]);
    let from = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let to = from.checked_add_months(Months::new(months)).and_then(|end| end.checked_sub_days(Days::new(1)));
    Span::days(from, to.unwrap_or(from))
}

fn status(span: Span, today: Date) -> ActivityStatus {
    if span.to < today {
        ActivityStatus::Closed
    } else if span.from <= today {
        ActivityStatus::Implementation
    } else {
        ActivityStatus::Pipeline
    }
}

fn summary(objective: GrantObjective, months: u32) -> LocalText {
    let (english, urdu) = match objective {
        GrantObjective::CommunityApproaches => (
            "tries out an approach that grew in the community itself",
            "ایسا طریقہ آزماتا ہے جو خود برادری میں پروان چڑھا",
        ),
        GrantObjective::CivilSocietyCapacity => (
            "strengthens what a civil society organisation can do about root causes",
            "اسباب کی جڑ تک پہنچنے میں سول سوسائٹی کی تنظیم کی استعداد بڑھاتا ہے",
        ),
        GrantObjective::SocialCohesion => {
            ("brings people together where tension is high", "وہاں لوگوں کو قریب لاتا ہے جہاں تناؤ زیادہ ہو")
        }
    };
    LocalText::english_urdu(
        format!("A demonstration micro-project of {months} months that {english}."),
        format!("{months} ماہ کا نمائشی چھوٹا منصوبہ جو {urdu}۔"),
    )
}
