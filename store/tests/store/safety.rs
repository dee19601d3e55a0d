//! Taking back: takedown, withdrawal, risk; and the sealed places.

use domain::{
    places::{Area, Region},
    safety::{
        Purpose, RegionRisk, RiskLevel,
        public::{CountedBy, PublicCount, RecordKind},
    },
};
use store::{Page, StoreError};

use crate::{
    engines::{TestStore, on_every_engine, operator, today},
    fixture,
};

const ALL: Page = Page { offset: 0, limit: 100 };

impl TestStore {
    async fn ids(&self, kind: RecordKind) -> Vec<domain::ids::PublicId> {
        let all = self.store.reader().identifiers().await.unwrap();
        all.into_iter().filter(|(of, _)| *of == kind).map(|(_, id)| id).collect()
    }

    async fn members_of(&self, region: Region) -> PublicCount {
        let cells = self.store.reader().cells().await.unwrap();
        let is_total =
            |cell: &&domain::safety::public::PublicCell| cell.region == Some(region) && cell.by == CountedBy::Total;
        cells.iter().find(is_total).unwrap().count
    }
}

on_every_engine! {
    async fn a_hidden_record_is_gone_from_everywhere_at_once(test) {
        test.import().await;
        let reader = test.store.reader();
        let snapshot = reader.snapshot_hash().await.unwrap();
        let id = test.ids(RecordKind::Intervention).await.remove(0);
        test.store.hide_record(operator(), RecordKind::Intervention, &id, "asked to", today()).await.unwrap();

        assert_eq!(reader.record(RecordKind::Intervention, &id).await.unwrap(), None);
        assert_eq!(test.ids(RecordKind::Story).await, [], "its story goes with it");
        let facets = format!("SELECT COUNT(*) FROM published_facets WHERE term = '{id}' OR record_id = '{id}'");
        assert_eq!(test.count(&facets).await, 0);
        assert_eq!(test.count("SELECT COUNT(*) FROM published_snapshots").await, 1);
        assert_ne!(reader.snapshot_hash().await.unwrap(), snapshot);
        let atlas = atlas::Atlas::decode(&reader.snapshot().await.unwrap().unwrap().bytes).unwrap();
        assert!(!atlas.matching(&domain::explore::ExploreQuery::default()).contains(&id));

        let after = test.texts("SELECT after FROM revisions WHERE action = 'hide'").await;
        assert!(after[0].starts_with(r#"{"level":"coordinator""#), "{after:?}");
        assert!(!after[0].contains("canary-notes"), "sealed fields stay sealed in revisions");
        assert_eq!(test.texts("SELECT reason FROM audit_entries WHERE action = 'hide'").await, ["asked to"]);
        test.store.publish(operator(), today()).await.unwrap();
        assert_eq!(reader.record(RecordKind::Intervention, &id).await.unwrap(), None, "it stays hidden");
    }

    async fn records_of_every_kind_can_be_hidden(test) {
        test.import().await;
        while let Some((kind, id)) = test.store.reader().identifiers().await.unwrap().pop() {
            test.store.hide_record(operator(), kind, &id, "asked to", today()).await.unwrap();
            assert_eq!(test.store.reader().record(kind, &id).await.unwrap(), None, "{kind}");
        }
        assert_eq!(test.count("SELECT COUNT(*) FROM published_records").await, 0);
    }

    async fn what_was_imported_before_and_after_a_hidden_record_stays(test) {
        test.import().await;
        let lessons = test.store.export(operator(), "a test").await.unwrap().lessons;
        let id = |number: usize| lessons[number].key.parse::<domain::ids::PublicId>().unwrap();
        test.store.hide_record(operator(), RecordKind::Lesson, &id(1), "asked to", today()).await.unwrap();
        for day in ["2026-11-20", "2026-11-21"] {
            let published = test.ids(RecordKind::Lesson).await;
            assert_eq!(published.len(), 2);
            assert!(published.contains(&id(0)) && published.contains(&id(2)));
            test.store.publish(operator(), fixture::date(day)).await.unwrap();
        }
        assert_eq!(test.store.export(operator(), "a test").await.unwrap().lessons.len(), 3);
    }

    async fn what_is_not_there_or_has_no_reason_is_refused(test) {
        test.import().await;
        let id = test.ids(RecordKind::Grant).await.remove(0);
        let wrong = test.store.hide_record(operator(), RecordKind::Story, &id, "asked to", today()).await;
        assert_eq!(wrong.unwrap_err().to_string(), format!("There is no story with the id {id}."));
        let silent = test.store.hide_record(operator(), RecordKind::Grant, &id, " ", today()).await;
        assert!(matches!(silent, Err(StoreError::Invalid { .. })));
        assert!(test.store.reader().record(RecordKind::Grant, &id).await.unwrap().is_some());
    }

    async fn a_withdrawn_consent_ends_a_story_at_once_and_a_count_with_the_next_batch(test) {
        test.import().await;
        test.store.withdraw_consent(operator(), &"story".into(), Purpose::Story, "asked to", today()).await.unwrap();
        assert_eq!(test.ids(RecordKind::Story).await, []);

        for number in 0..14 {
            let member = format!("canary-member-{number}");
            test.store.withdraw_consent(operator(), &member, Purpose::Counted, "asked to", today()).await.unwrap();
        }
        assert_ne!(test.members_of(Region::InteriorSindh).await, PublicCount::UnderFive, "until the next batch");
        test.store.publish(operator(), today()).await.unwrap();
        assert_eq!(test.members_of(Region::InteriorSindh).await, PublicCount::UnderFive);
        let again = test.store.withdraw_consent(operator(), &"story".into(), Purpose::Story, "asked to", today()).await;
        assert!(matches!(again, Err(StoreError::NotFound { .. })));
        test.import().await;
        assert_eq!(test.ids(RecordKind::Story).await, [], "an import does not give it again");
    }

    async fn a_risk_coarsens_all_that_was_published_in_its_region(test) {
        test.import().await;
        let reader = test.store.reader();
        let risk = |level| RegionRisk { region: Region::InteriorSindh, level, review: Some(fixture::date("2026-12-20")) };
        test.store.set_region_risk(operator(), risk(RiskLevel::High), "unrest", today()).await.unwrap();
        let training = reader.records(RecordKind::Training, ALL).await.unwrap().remove(1);
        assert_eq!(training.areas, [Area::Region(Region::InteriorSindh)]);
        let counts = reader.area_counts().await.unwrap();
        assert!(counts.iter().all(|count| count.area.district() != Some("jacobabad")));

        test.store.set_region_risk(operator(), risk(RiskLevel::Severe), "worse", today()).await.unwrap();
        assert_eq!(test.ids(RecordKind::Intervention).await, []);
        let before = test.texts("SELECT before FROM revisions WHERE reason = 'worse'").await;
        assert!(before[0].contains("high"), "{before:?}");

        test.store.set_region_risk(operator(), risk(RiskLevel::Low), "over", today()).await.unwrap();
        assert_eq!(test.ids(RecordKind::Intervention).await.len(), 1);
    }

    async fn reading_an_exact_place_leaves_a_trace(test) {
        test.import().await;
        let id = test.ids(RecordKind::Intervention).await.remove(0);
        let place = test.store.read_location(operator(), &id, "a check of the report").await.unwrap().unwrap();
        assert_eq!((place.lon, place.lat), (68.43719, 28.28131));
        assert_eq!(test.texts("SELECT reason FROM location_accesses").await, ["a check of the report"]);
        assert!(test.store.read_location(operator(), &id, "").await.is_err());
        assert_eq!(test.count("SELECT COUNT(*) FROM location_accesses").await, 1);
    }
}
