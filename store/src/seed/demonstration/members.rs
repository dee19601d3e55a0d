//! Ninety-five members, forty-six of them women, where the sources say that the network's members live.

use chrono::{Days, NaiveDate};
use domain::{
    dates::{Date, Precision, Span},
    members::{Availability, Gender, Member, MemberField, MemberStatus, Profession},
    places::Region,
    safety::{Channel, Consent, Level, Purpose},
    text::{Language, LocalText},
    trainings::Topic,
};

use super::{
    dice::{Dice, Feature},
    labelled,
    places::{HOMES, Home},
    pseudonyms::PSEUDONYMS,
};

/// Women among the members of each region; 46 together, "almost half" of 95.
const WOMEN: [(Region, usize); 3] = [(Region::Karachi, 16), (Region::InteriorSindh, 15), (Region::BorderRegion, 15)];

/// Members by profession: the five that the sources name, and a few others.
const PROFESSIONS: [(Profession, usize); 9] = [
    (Profession::Teacher, 22),
    (Profession::Activist, 20),
    (Profession::Journalist, 18),
    (Profession::ReligiousScholar, 12),
    (Profession::Businessperson, 11),
    (Profession::Lawyer, 4),
    (Profession::HealthWorker, 4),
    (Profession::Student, 3),
    (Profession::Other, 1),
];

/// What the workshops taught everybody.
const SKILLS: [Topic; 6] = [
    Topic::Mediation,
    Topic::Dialogue,
    Topic::ConflictAnalysis,
    Topic::CommunicationSkills,
    Topic::Negotiation,
    Topic::ElectoralViolencePrevention,
];

/// Version of the consent's text that the demonstration's members were shown.
const TEXT_VERSION: &str = "demonstration-1";

/// The members, and their consents to be counted as of `today`.
pub(super) fn members(today: Date) -> (Vec<Member>, Vec<Consent>) {
    let mut dice = Dice::of(Feature::Members);
    let mut professions: Vec<_> =
        PROFESSIONS.iter().flat_map(|(profession, count)| vec![*profession; *count]).collect();
    dice.shuffle(&mut professions);
    let mut names = PSEUDONYMS;
    dice.shuffle(&mut names);
    let mut people = names.into_iter().zip(professions);

    let (mut members, mut consents) = (Vec::with_capacity(PSEUDONYMS.len()), Vec::new());
    let mut refusals = 0;
    for (region, women) in WOMEN {
        let homes = || HOMES.iter().filter(move |home| home.region == region);
        let total = homes().map(|home| home.members).sum();
        let mut genders: Vec<_> =
            (0..total).map(|position| if position < women { Gender::Woman } else { Gender::Man }).collect();
        dice.shuffle(&mut genders);
        let mut genders = genders.into_iter();
        for home in homes() {
            for position in 0..home.members {
                let (Some((name, profession)), Some(gender)) = (people.next(), genders.next()) else { continue };
                let mut member = member(&mut dice, home, name, gender, profession, today);
                let given = given(&mut dice, &mut refusals, position < home.uncounted, today);
                if let Some(consent) = given.map(|given| consent(&mut dice, &member, given)) {
                    for field in [MemberField::District, MemberField::Gender, MemberField::Profession] {
                        member.levels.insert(field, Level::Public);
                    }
                    consents.push(consent);
                } else if region == Region::BorderRegion {
                    // One of those who never consented takes a pause, so that the desk has such a member too.
                    member.status = MemberStatus::Paused;
                }
                members.push(member);
            }
        }
    }
    (members, consents)
}

/// One member, without levels of their own.
fn member(
    dice: &mut Dice,
    home: &Home,
    (english, urdu): (&str, &str),
    gender: Gender,
    profession: Profession,
    today: Date,
) -> Member {
    Member {
        key: format!("member-{}", english.to_lowercase().replace(' ', "-")),
        pseudonym: LocalText::english_urdu(english, urdu),
        name: String::new(),
        gender,
        profession,
        languages: languages(dice, home.region),
        district: home.district.to_owned(),
        skills: skills(dice),
        phone: String::new(),
        email: String::new(),
        availability: Availability::default(),
        needs: Vec::new(),
        wishes: Vec::new(),
        affiliations: Vec::new(),
        joined: joined(dice, home.region),
        status: MemberStatus::Active,
        last_confirmed: dice.percent(85).then(|| days_before(today, dice.between(3, 600))),
        levels: std::collections::BTreeMap::new(),
        level: Level::Network,
        photo: None,
        provenance: labelled(),
    }
}

/// The languages spoken where a member lives, the most usual first.
fn languages(dice: &mut Dice, region: Region) -> Vec<Language> {
    let mut languages = match region {
        Region::InteriorSindh => vec![Language::Sindhi, Language::Urdu],
        Region::BorderRegion => vec![Language::Pashto, Language::Urdu],
        _ => vec![Language::Urdu],
    };
    if languages.len() == 1 && dice.percent(55) {
        languages.push(dice.weighted(&[(Language::Sindhi, 5), (Language::Pashto, 4)]));
    }
    if dice.percent(45) {
        languages.push(Language::English);
    }
    languages
}

/// Three to five modules; every third member also learned to train trainers.
fn skills(dice: &mut Dice) -> Vec<Topic> {
    let mut skills = SKILLS;
    dice.shuffle(&mut skills);
    let count = dice.between(3, 5) as usize;
    let mut skills: Vec<_> = skills.into_iter().take(count).collect();
    if dice.percent(33) {
        skills.push(Topic::TrainingOfTrainers);
    }
    skills.sort_unstable();
    skills
}

/// The year of joining: the border region's workshops began, Karachi's and Sindh's followed.
fn joined(dice: &mut Dice, region: Region) -> Span {
    let year = match region {
        Region::BorderRegion => dice.weighted(&[(2009, 45), (2010, 30), (2011, 15), (2012, 10)]),
        _ => dice.weighted(&[(2010, 35), (2011, 45), (2012, 15), (2013, 5)]),
    };
    Span::around(NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default(), Precision::Year)
}

/// When a consent was given and withdrawn.
struct Given {
    on: Date,
    withdrawn: Option<Date>,
}

/// A consent of the last weeks; of those not counted, some never gave one, some let it lapse, some took it back.
fn given(dice: &mut Dice, refusals: &mut u32, uncounted: bool, today: Date) -> Option<Given> {
    let on = days_before(today, dice.between(1, 28));
    if !uncounted {
        return Some(Given { on, withdrawn: None });
    }
    *refusals += 1;
    match *refusals % 3 {
        0 => Some(Given { on: days_before(today, 400), withdrawn: None }),
        1 => None,
        _ => Some(Given { on: days_before(today, 120), withdrawn: Some(days_before(today, 15)) }),
    }
}

fn consent(dice: &mut Dice, member: &Member, given: Given) -> Consent {
    Consent {
        subject: member.key.clone(),
        purpose: Purpose::Counted,
        level: Level::Public,
        channel: dice.weighted(&[(Channel::Profile, 6), (Channel::Paper, 3), (Channel::Spoken, 1)]),
        language: member.languages.first().copied().unwrap_or(Language::Urdu),
        text_version: TEXT_VERSION.to_owned(),
        given: given.on,
        withdrawn: given.withdrawn,
    }
}

fn days_before(today: Date, days: u32) -> Date {
    today.checked_sub_days(Days::new(u64::from(days))).unwrap_or(today)
}
