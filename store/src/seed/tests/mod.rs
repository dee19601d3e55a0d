//! What the data that comes along holds, and that it holds together.

mod roster;

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;
use domain::{
    dates::Date,
    members::{Gender, MemberStatus},
    organisations::OrganisationKind,
    places::{AdminLevel, Region},
    planning::{ConstraintKind, facts::FactKind},
    programme::ProgrammeData,
    safety::{Level, Purpose},
    sources::{Inference, Provenance},
    text::LocalText,
    trainings::{TrainingKind, TrainingStatus},
};
use serde_json::Value;

use super::{DEFAULT_SCALE, DEMONSTRATION_SOURCE, FILES, demonstration, programme, programme_and_demonstration};

fn today() -> Date {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

fn everything() -> ProgrammeData {
    programme_and_demonstration(today(), DEFAULT_SCALE).unwrap()
}

/// Key and provenance of every record that has one.
fn labels(data: &ProgrammeData) -> Vec<(String, &Provenance)> {
    macro_rules! of {
        ($($field:ident),+) => {
            [$(data.$field.iter().map(|record| (record.key.clone(), &record.provenance)).collect::<Vec<_>>()),+].concat()
        };
    }
    of!(
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
        roadmap
    )
}

/// Whether everything in `part` is in `whole` as well.
fn holds(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            part.iter().all(|(key, value)| whole.get(key).is_some_and(|own| holds(own, value)))
        }
        (Value::Array(whole), Value::Array(part)) => {
            whole.len() == part.len() && whole.iter().zip(part).all(|(whole, part)| holds(whole, part))
        }
        _ => whole == part,
    }
}

#[test]
fn nothing_in_the_files_is_misspelt_and_so_ignored() {
    for (file, text) in FILES {
        let read: ProgrammeData = toml::from_str(text).unwrap();
        let written: Value = serde_json::to_value(toml::from_str::<toml::Value>(text).unwrap()).unwrap();
        assert!(holds(&serde_json::to_value(read).unwrap(), &written), "{file}");
    }
}

#[test]
fn the_programme_holds_what_the_sources_count() {
    let data = programme().unwrap();
    assert_eq!(data.sources.len(), 5);
    assert_eq!(data.networks.len(), 4);
    assert_eq!(data.trainings.iter().filter(|training| training.kind == TrainingKind::TrainingOfTrainers).count(), 5);
    assert_eq!(data.grants.iter().map(|grant| grant.objective).collect::<HashSet<_>>().len(), 3);
    assert_eq!((data.interventions.len(), data.stories.len()), (2, 2));
    assert!(data.members.is_empty(), "no source names a member");
}

#[test]
fn every_record_cites_a_source_that_is_there() {
    let data = everything();
    let sources: HashSet<_> = data.sources.iter().map(|source| source.key.as_str()).collect();
    for (key, provenance) in labels(&data) {
        assert!(!provenance.sources.is_empty(), "{key}");
        assert!(provenance.sources.iter().all(|source| sources.contains(source.as_str())), "{key}");
    }
}

#[test]
fn every_inference_gives_its_reason_in_english_and_urdu() {
    let data = programme().unwrap();
    let complete = |inference: &Inference| !inference.reason.en.is_empty() && !inference.reason.ur.is_empty();
    for (key, provenance) in labels(&data) {
        assert!(provenance.inferred.iter().all(complete), "{key}");
    }
    assert!(data.sources.iter().flat_map(|source| &source.inferred).all(complete));
}

#[test]
fn titles_are_in_english_and_urdu() {
    let data = everything();
    let both = |text: &LocalText| text.en.is_empty() == text.ur.is_empty();
    assert!(
        data.organisations
            .iter()
            .all(|record| both(&record.name) && !record.name.en.is_empty() && both(&record.background))
    );
    assert!(data.trainings.iter().all(|record| both(&record.title) && both(&record.summary)));
    assert!(data.grants.iter().all(|record| both(&record.title) && both(&record.summary)));
    assert!(data.stories.iter().all(|record| both(&record.title) && both(&record.text) && !record.text.en.is_empty()));
    assert!(data.lessons.iter().all(|record| both(&record.title) && both(&record.text)));
    assert!(data.members.iter().all(|record| both(&record.pseudonym)));
}

#[test]
fn keys_are_kebab_case_and_unique_across_all_kinds() {
    let data = everything();
    let keys =
        labels(&data).into_iter().map(|(key, _)| key).chain(data.sources.iter().map(|source| source.key.clone()));
    let mut seen = HashSet::new();
    for key in keys {
        assert!(key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'), "{key}");
        assert!(seen.insert(key.clone()), "{key} twice");
    }
}

#[test]
fn every_reference_leads_to_a_record() {
    let data = everything();
    let known = |keys: &mut dyn Iterator<Item = &String>, among: &HashSet<String>, what: &str| {
        for key in keys {
            assert!(among.contains(key), "{what}: {key}");
        }
    };
    macro_rules! keys {
        ($($field:ident),+) => { [$(data.$field.iter().map(|record| record.key.clone()).collect::<Vec<_>>()),+].concat().into_iter().collect::<HashSet<_>>() };
    }
    let (organisations, programmes, members) = (keys!(organisations), keys!(programmes), keys!(members));
    let (trainings, assessments, interventions) = (keys!(trainings), keys!(assessments), keys!(interventions));
    let evidence = keys!(trainings, grants, assessments);
    let subjects = keys!(members, stories);

    known(&mut data.organisations.iter().flat_map(|record| &record.funders), &organisations, "funder");
    known(
        &mut data.programmes.iter().flat_map(|record| record.funders.iter().chain(&record.partners)),
        &organisations,
        "partner",
    );
    known(&mut data.grants.iter().map(|record| &record.programme), &programmes, "programme of a grant");
    known(
        &mut data.grants.iter().flat_map(|record| record.funder.iter().chain(&record.grantee)),
        &organisations,
        "grantee",
    );
    known(&mut data.networks.iter().flat_map(|record| &record.programme), &programmes, "programme of a network");
    known(
        &mut data.assessments.iter().flat_map(|record| &record.organisations),
        &organisations,
        "organisation of an assessment",
    );
    known(&mut data.trainings.iter().flat_map(|record| &record.organisers), &organisations, "organiser");
    known(&mut data.trainings.iter().flat_map(|record| &record.programme), &programmes, "programme of a training");
    known(&mut data.trainings.iter().flat_map(|record| &record.parent), &trainings, "parent");
    known(&mut data.trainings.iter().flat_map(|record| &record.assessment), &assessments, "assessment");
    known(
        &mut data.trainings.iter().flat_map(|record| {
            record.trainers.iter().chain(record.participants.iter().map(|participation| &participation.member))
        }),
        &members,
        "trainer",
    );
    known(&mut data.interventions.iter().flat_map(|record| &record.facilitators), &members, "facilitator");
    known(&mut data.stories.iter().map(|record| &record.intervention), &interventions, "intervention");
    known(&mut data.lessons.iter().flat_map(|record| &record.evidence), &evidence, "evidence");
    known(&mut data.roadmap.iter().flat_map(|record| &record.owner), &organisations, "owner");
    known(&mut data.consents.iter().map(|record| &record.subject), &subjects, "subject");
    let demonstration_stories = data.stories.iter().filter(|story| story.provenance.demonstration);
    known(&mut demonstration_stories.flat_map(|story| &story.approvals), &members, "approval");
}

#[test]
fn districts_are_units_of_the_map() {
    let data = everything();
    let districts: HashSet<_> =
        data.units.iter().filter(|unit| unit.level == AdminLevel::District).map(|unit| unit.slug.as_str()).collect();
    let used = (data.organisations.iter().flat_map(|record| &record.districts))
        .chain(data.grants.iter().flat_map(|record| &record.districts))
        .chain(data.assessments.iter().flat_map(|record| &record.districts))
        .chain(data.assessments.iter().flat_map(|record| &record.frameworks).flat_map(|framework| &framework.districts))
        .chain(data.trainings.iter().flat_map(|record| &record.districts))
        .chain(data.interventions.iter().flat_map(|record| &record.district))
        .chain(data.members.iter().map(|record| &record.district));
    for slug in used {
        assert!(districts.contains(slug.as_str()), "{slug}");
    }
}

#[test]
fn the_regions_of_events_are_those_of_their_districts() {
    let data = everything();
    let region = |slug: &str| data.units.iter().find(|unit| unit.slug == slug).and_then(|unit| unit.region);
    for record in &data.interventions {
        if let Some(district) = &record.district {
            assert_eq!(record.region, region(district), "{}", record.key);
        }
    }
}

#[test]
fn elections_hold_where_they_were_held() {
    let calendar = programme().unwrap().calendar;
    let zone = |day: &str| {
        let day: Date = day.parse().unwrap();
        calendar
            .iter()
            .find(|window| window.kind == ConstraintKind::Election && window.from == day)
            .unwrap()
            .zone
            .clone()
    };
    for general in ["2013-05-11", "2018-07-25", "2024-02-08"] {
        assert!(zone(general).is_everywhere(), "{general}");
    }
    let sindh = zone("2015-10-31");
    assert_eq!(
        (sindh.regions.as_slice(), sindh.districts.len()),
        ([Region::Karachi, Region::InteriorSindh].as_slice(), 0)
    );
    let province = zone("2015-05-30");
    assert!(
        province.holds_in(Some(Region::BorderRegion), Some("peshawar")) && province.holds_in(None, Some("abbottabad"))
    );
    assert!(!province.holds_in(Some(Region::BorderRegion), Some("quetta")), "that region is of two provinces");
}

#[test]
fn what_planning_reckons_with_is_marked_and_names_what_there_is() {
    let data = everything();
    let organisations: HashSet<&String> = data.organisations.iter().map(|one| &one.key).collect();
    assert!(data.facts.iter().all(|one| one.demonstration));
    assert!(data.facts.iter().filter_map(|one| one.fact.organisation()).all(|key| organisations.contains(key)));
    let of_kind = |kind| data.facts.iter().filter(|one| one.fact.kind() == kind).count();
    assert_eq!([of_kind(FactKind::Absence), of_kind(FactKind::CoTrainer)], [1, 2]);
    assert!(of_kind(FactKind::Price) >= 3);
    let made_up: Vec<_> = data.calendar.iter().filter(|window| window.demonstration).collect();
    let [by_election] = made_up.as_slice() else { panic!("{made_up:?}") };
    assert!(!by_election.zone.is_everywhere() && by_election.from > today());
    let districts: HashSet<&String> = data.units.iter().map(|unit| &unit.slug).collect();
    assert!(data.calendar.iter().flat_map(|window| &window.zone.districts).all(|slug| districts.contains(slug)));
}
