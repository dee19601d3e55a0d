//! The public reader.

use std::collections::BTreeSet;

use domain::safety::public::{PublicRecord, RecordKind};
use store::Page;

use crate::engines::on_every_engine;

const ALL: Page = Page { offset: 0, limit: 100 };

fn kinds(records: &[PublicRecord]) -> BTreeSet<RecordKind> {
    records.iter().map(|record| record.kind).collect()
}

/// The reader's own file is the proof that it reaches no private table.
#[test]
fn the_reader_knows_the_published_tables_alone() {
    let source = include_str!("../../src/reader.rs");
    let entities: Vec<_> = source.match_indices("entities").map(|(at, _)| &source[at..]).collect();
    assert_eq!(entities.len(), 1);
    assert!(entities[0].starts_with("entities::published::"));
    for other in ["Statement", "raw", "crate::data", "crate::records", "Store,"] {
        assert!(!source.contains(other), "{other}");
    }
}

on_every_engine! {
    async fn a_record_is_found_under_its_kind_only(test) {
        test.import().await;
        let reader = test.store.reader();
        for (kind, id) in reader.identifiers().await.unwrap() {
            assert_eq!(reader.record(kind, &id).await.unwrap().unwrap().id, id);
            let other = if kind == RecordKind::Grant { RecordKind::Story } else { RecordKind::Grant };
            assert_eq!(reader.record(other, &id).await.unwrap(), None);
        }
    }

    async fn records_come_newest_first_page_by_page(test) {
        test.import().await;
        let reader = test.store.reader();
        let all = reader.records(RecordKind::Training, ALL).await.unwrap();
        assert_eq!(all.len(), 2);
        assert!(all[0].span.from > all[1].span.from);
        let second = reader.records(RecordKind::Training, Page { offset: 1, limit: 1 }).await.unwrap();
        assert_eq!(second, all[1..]);
    }

    async fn records_by_id_come_in_the_order_asked_for(test) {
        test.import().await;
        let reader = test.store.reader();
        let mut ids: Vec<_> = reader.identifiers().await.unwrap().into_iter().map(|(_, id)| id).collect();
        ids.reverse();
        let records = reader.records_by_id(&ids).await.unwrap();
        assert_eq!(records.iter().map(|record| record.id.clone()).collect::<Vec<_>>(), ids);
        ids.insert(1, "0000000000".parse().unwrap());
        assert_eq!(reader.records_by_id(&ids).await.unwrap(), records);
    }

    async fn everything_that_links_to_a_record_is_found(test) {
        test.import().await;
        let reader = test.store.reader();
        let only = async |kind| reader.records(kind, ALL).await.unwrap().remove(0);
        let programme = only(RecordKind::Programme).await;
        let linking = reader.linking_to(&programme.id, ALL).await.unwrap();
        assert_eq!(
            kinds(&linking),
            BTreeSet::from([RecordKind::Training, RecordKind::Grant, RecordKind::Network])
        );
        let assessment = only(RecordKind::Assessment).await;
        assert_eq!(kinds(&reader.linking_to(&assessment.id, ALL).await.unwrap()), BTreeSet::from([RecordKind::Training]));
        let source = only(RecordKind::Source).await;
        let citing = reader.linking_to(&source.id, ALL).await.unwrap();
        assert!(citing.iter().all(|record| record.sources.iter().any(|link| link.id == source.id)));
        assert_eq!(citing.len(), 12);
        assert_eq!(reader.linking_to(&source.id, Page { offset: 8, limit: 5 }).await.unwrap(), citing[8..]);
        let story = only(RecordKind::Story).await;
        let land = only(RecordKind::Intervention).await;
        assert_eq!(reader.linking_to(&story.id, ALL).await.unwrap(), std::slice::from_ref(&land));
        assert_eq!(reader.linking_to(&land.id, ALL).await.unwrap(), [story]);
    }
}
