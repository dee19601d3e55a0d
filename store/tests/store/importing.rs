//! Import, and reading back what was imported.

use domain::{programme::ProgrammeData, safety::public::RecordKind};
use store::{Store, StoreError};

use crate::{
    engines::{config, on_every_engine, operator, today},
    fixture,
};

/// The records under their own keys again, where they are known by other public ids once stored.
fn with_keys(data: &ProgrammeData, stored: &ProgrammeData) -> String {
    let mut text = serde_json::to_string(stored).unwrap();
    let mut rename = |own: &str, stored: &str| text = text.replace(&format!("\"{stored}\""), &format!("\"{own}\""));
    macro_rules! rename_all {
        ($($kind:ident),+) => { $(
            for (own, stored) in data.$kind.iter().zip(&stored.$kind) {
                rename(&own.key, &stored.key);
            }
        )+ };
    }
    rename_all!(sources, organisations, programmes, grants, networks, assessments, trainings, members);
    rename_all!(interventions, stories, lessons, roadmap);
    text
}

on_every_engine! {
    async fn what_is_imported_reads_back_as_it_was(test) {
        let report = test.import().await;
        assert_eq!(report.notes, Vec::<String>::new());
        let mut data = fixture::data();
        let stored = test.store.export(operator(), "a test").await.unwrap();
        data.interventions.iter_mut().for_each(|intervention| intervention.point = None);
        let stored: ProgrammeData = serde_json::from_str(&with_keys(&data, &stored)).unwrap();
        assert_eq!(stored, data);
    }

    async fn an_import_is_one_batch_with_revisions_and_an_audit_entry(test) {
        let report = test.import().await;
        let records = test.count("SELECT COUNT(*) FROM records").await;
        let added = |kind: &str| report.kinds.iter().find(|imported| imported.kind == kind).unwrap().added;
        assert_eq!(added("member"), 26);
        assert_eq!(added("consent"), 27);
        assert_eq!(test.count("SELECT COUNT(*) FROM import_batches").await, 1);
        let revisions = "SELECT COUNT(*) FROM revisions WHERE action = 'import' AND batch_id IS NOT NULL AND record_id IS";
        assert_eq!(test.count(&format!("{revisions} NOT NULL")).await, records);
        assert_eq!(test.count(&format!("{revisions} NULL")).await, 1, "the calendar's window");
        assert_eq!(test.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'import'").await, 1);
        assert_eq!(test.count("SELECT COUNT(*) FROM outbox_messages").await, 0);
        assert_eq!(report.published, test.count("SELECT COUNT(*) FROM published_records").await);
    }

    async fn importing_the_same_again_adds_nothing(test) {
        test.import().await;
        let before = test.store.reader().identifiers().await.unwrap();
        let again = test.import().await;
        assert!(again.kinds.iter().all(|kind| kind.added == 0), "{again:?}");
        assert_eq!(test.store.reader().identifiers().await.unwrap(), before);
        assert_eq!(test.count("SELECT COUNT(*) FROM consents").await, 27);
    }

    async fn a_later_import_may_refer_to_an_earlier_one(test) {
        test.import().await;
        let mut more = ProgrammeData::default();
        let mut training = fixture::data().trainings.remove(0);
        training.key = "another".into();
        more.trainings.push(training);
        test.store.import(operator(), &more, today()).await.unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM trainings").await, 3);
    }

    async fn an_unknown_key_is_named_and_nothing_is_kept(test) {
        let mut data = fixture::data();
        data.trainings[0].organisers = vec!["nobody".into()];
        let error = test.store.import(operator(), &data, today()).await.unwrap_err();
        assert_eq!(error.to_string(), "training “training”: its organiser “nobody” is not known.");
        let mut data = fixture::data();
        data.members[0].district = "atlantis".into();
        let error = test.store.import(operator(), &data, today()).await.unwrap_err();
        assert_eq!(error.to_string(), "member “canary-member-0”: its district “atlantis” is not known.");
        assert!(test.store.is_empty().await.unwrap());
        assert_eq!(test.count("SELECT COUNT(*) FROM admin_units").await, 0);
    }

    async fn a_record_given_twice_or_impossible_is_refused(test) {
        let mut data = fixture::data();
        data.grants.push(data.grants[0].clone());
        let error = test.store.import(operator(), &data, today()).await.unwrap_err();
        assert_eq!(error.to_string(), "grant “grant” is given twice.");
        let mut data = fixture::data();
        data.grants[0].span.to = fixture::date("2011-01-01");
        let error = test.store.import(operator(), &data, today()).await.unwrap_err();
        assert_eq!(error.to_string(), "grant “grant”: it ends on 2011-01-01 before it begins on 2012-03-01.");
    }

    async fn without_a_key_sealed_fields_are_refused_and_the_rest_is_kept(test) {
        let store = Store::open(&config(&test.url, None)).await.unwrap();
        let report = store.import(operator(), &fixture::data(), today()).await.unwrap();
        let note = "The name of 26 members was not stored: no encryption key.";
        assert!(report.notes.iter().any(|said| said == note), "{:?}", report.notes);
        assert_eq!(report.notes.len(), 8, "name, phone, email, absence, contact, venue, notes, point: {:?}", report.notes);
        assert_eq!(test.count("SELECT COUNT(*) FROM sealed_locations").await, 0);
        assert_eq!(test.count("SELECT COUNT(*) FROM members WHERE name <> ''").await, 0);
        let stored = store.export(operator(), "a test").await.unwrap();
        assert_eq!(stored.members[0].name, "");
        assert_eq!(stored.members[0].pseudonym, fixture::member(0).pseudonym);
        let id = stored.interventions[0].key.parse().unwrap();
        assert!(matches!(store.read_location(operator(), &id, "a test").await, Err(StoreError::NoKey)));
    }

    async fn sealed_fields_are_unreadable_in_the_database(test) {
        test.import().await;
        for column in ["name FROM members", "phone FROM members", "email FROM members", "venue FROM trainings",
            "contact FROM organisations", "notes FROM interventions", "point FROM sealed_locations"]
        {
            let stored = test.texts(&format!("SELECT {column}")).await;
            assert!(stored.iter().any(|text| !text.is_empty()), "{column}");
            assert!(stored.iter().all(|text| !text.contains("canary") && !text.contains("68.4")), "{column}");
        }
    }

    async fn ids_of_cited_records_are_the_same_everywhere_and_those_of_others_are_not(test) {
        test.import().await;
        let ids = test.store.reader().identifiers().await.unwrap();
        let of = |kind| ids.iter().find(|(of, _)| *of == kind).unwrap().1.to_string();
        assert_eq!(of(RecordKind::Grant), "mjw73v2wv8");
        let other = Store::open(&config("sqlite::memory:", None)).await.unwrap();
        other.migrate(operator()).await.unwrap();
        other.import(operator(), &fixture::data(), today()).await.unwrap();
        let others = other.reader().identifiers().await.unwrap();
        assert!(others.contains(&(RecordKind::Grant, of(RecordKind::Grant).parse().unwrap())));
        assert!(!others.contains(&(RecordKind::Intervention, of(RecordKind::Intervention).parse().unwrap())));
    }
}
