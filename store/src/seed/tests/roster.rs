//! The demonstration roster: marked as such, as large as the sources say, and on days that could be.

use super::*;

#[test]
fn the_demonstration_is_labelled_and_the_programme_is_not() {
    assert!(labels(&programme().unwrap()).iter().all(|(_, provenance)| !provenance.demonstration));
    let data = demonstration(today(), DEFAULT_SCALE);
    for (key, provenance) in labels(&data) {
        assert!(provenance.demonstration && provenance.sources == [DEMONSTRATION_SOURCE], "{key}");
    }
    assert!(data.sources.iter().all(|source| source.demonstration));
    assert!(data.organisations.iter().all(|record| record.name.en.starts_with("Demonstration organisation")));
}

#[test]
fn no_real_organisation_does_what_is_made_up() {
    let real: HashSet<_> = programme().unwrap().organisations.into_iter().map(|record| record.key).collect();
    let data = demonstration(today(), DEFAULT_SCALE);
    assert!(
        data.grants.iter().flat_map(|grant| grant.funder.iter().chain(&grant.grantee)).all(|key| !real.contains(key))
    );
    assert!(data.trainings.iter().flat_map(|training| &training.organisers).all(|key| !real.contains(key)));
}

#[test]
fn the_demonstration_has_the_numbers_that_the_sources_give() {
    let data = demonstration(today(), DEFAULT_SCALE);
    assert_eq!(data.members.len(), 95);
    assert_eq!(data.members.iter().filter(|member| member.gender == Gender::Woman).count(), 46);
    let names: BTreeSet<_> = data.members.iter().map(|member| &member.pseudonym.ur).collect();
    assert_eq!(names.len(), 95);
    let civil_society = |kind| matches!(kind, OrganisationKind::NationalNgo | OrganisationKind::LocalNgo);
    assert_eq!(data.organisations.iter().filter(|record| civil_society(record.kind)).count(), 31);
    assert_eq!(data.grants.len(), 34);
    for grant in &data.grants {
        assert!((180..=306).contains(&(grant.span.to - grant.span.from).num_days()), "{}", grant.key);
        assert!(
            grant.span.from.to_string().as_str() >= "2024-10" && grant.span.to.to_string().as_str() < "2026",
            "{}",
            grant.key
        );
    }
}

#[test]
fn eighty_eight_members_may_be_counted_and_nine_districts_hold_five_of_them() {
    let data = demonstration(today(), DEFAULT_SCALE);
    let counted: Vec<_> = (data.members.iter())
        .filter(|member| member.status == MemberStatus::Active)
        .filter(|member| {
            data.consents.iter().any(|consent| {
                consent.subject == member.key && consent.allows(Purpose::Counted, Level::Public, today())
            })
        })
        .collect();
    assert_eq!(counted.len(), 88);
    let districts: BTreeSet<_> = data.members.iter().map(|member| &member.district).collect();
    let full = |slug: &&&String| counted.iter().filter(|member| member.district == ***slug).count() >= 5;
    assert_eq!(districts.iter().filter(full).count(), 9);
    assert_eq!(districts.len(), 28);
}

#[test]
fn scale_is_the_number_of_events() {
    for scale in [0, 1, 7, DEFAULT_SCALE, 3_000] {
        let data = demonstration(today(), scale);
        let sessions =
            data.trainings.iter().filter(|training| training.key.starts_with("demonstration-session-")).count();
        assert_eq!(sessions + data.interventions.len(), scale as usize);
    }
}

#[test]
fn the_same_day_gives_the_same_demonstration() {
    assert_eq!(demonstration(today(), 500), demonstration(today(), 500));
}

#[test]
fn what_was_done_lies_in_the_past() {
    for day in [today(), NaiveDate::from_ymd_opt(2014, 3, 1).unwrap(), NaiveDate::from_ymd_opt(2031, 1, 1).unwrap()] {
        let data = demonstration(day, DEFAULT_SCALE);
        assert!(data.interventions.iter().all(|record| record.span.from <= record.span.to && record.span.to <= day));
        let held = data.trainings.iter().filter(|training| training.status == TrainingStatus::Completed);
        assert!(held.into_iter().all(|training| training.span.from <= training.span.to && training.span.to <= day));
    }
}

#[test]
fn activity_is_high_at_first_thin_while_unfunded_and_rising_since() {
    let data = demonstration(today(), 5_000);
    let in_years = |from: &str, to: &str| {
        data.interventions.iter().filter(|record| (from..to).contains(&record.span.from.to_string().as_str())).count()
    };
    let (first, thin, since) =
        (in_years("2010", "2015") / 5, in_years("2015", "2024") / 9, in_years("2024", "2027") / 3);
    assert!(first > 2 * thin && since > 2 * thin, "{first} {thin} {since} a year");
    for region in [Region::Karachi, Region::InteriorSindh, Region::BorderRegion] {
        let share = data.interventions.iter().filter(|record| record.region == Some(region)).count() * 100
            / data.interventions.len();
        assert!((20..=50).contains(&share), "{region}: {share} %");
    }
}

#[test]
fn workshops_to_come_avoid_the_days_that_the_calendar_marks() {
    let programme = programme().unwrap();
    assert!(programme.calendar.iter().any(|window| window.kind == ConstraintKind::Election));
    let data = demonstration(today(), DEFAULT_SCALE);
    let to_come: Vec<_> =
        data.trainings.iter().filter(|training| !training.is_virtual && training.span.from > today()).collect();
    assert!(to_come.len() >= 5);
    for training in to_come {
        assert!(training.public_after.is_some_and(|day| day > training.span.to));
        assert!(
            !programme.calendar.iter().any(|window| training.span.overlaps(window.from, window.to)),
            "{}",
            training.key
        );
    }
}
