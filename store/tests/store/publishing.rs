//! What becomes public.

use domain::{
    places::{Area, Region},
    safety::public::{CountedBy, PublicCount, PublicDetails, RecordKind},
};
use store::{Page, PublicReader};

use crate::{
    engines::{on_every_engine, operator, today},
    fixture,
};

const ALL: Page = Page { offset: 0, limit: 100 };

fn jacobabad() -> Area {
    Area::District { slug: "jacobabad".into(), region: Region::InteriorSindh }
}

async fn members_in(reader: &PublicReader, area: &Area) -> Option<PublicCount> {
    let counts = reader.area_counts().await.unwrap();
    counts.into_iter().find(|count| count.area == *area).map(|count| count.members)
}

async fn members_of(reader: &PublicReader, region: Region) -> PublicCount {
    let cells = reader.cells().await.unwrap();
    let total = cells.into_iter().find(|cell| cell.region == Some(region) && cell.by == CountedBy::Total);
    total.unwrap().count
}

on_every_engine! {
    async fn a_training_is_published_without_venue_and_people(test) {
        test.import().await;
        let trainings = test.store.reader().records(RecordKind::Training, ALL).await.unwrap();
        let [_, workshop] = trainings.as_slice() else { panic!("{trainings:?}") };
        assert_eq!(workshop.title.en, "A workshop");
        assert_eq!(workshop.areas, [jacobabad()]);
        assert_eq!(workshop.span.from, fixture::date("2013-04-20"));
        let PublicDetails::Training(details) = &workshop.details else { panic!("{workshop:?}") };
        assert_eq!(details.sessions[0].exercises.len(), 2);
        assert_eq!(details.groups[0].count, Some(PublicCount::Exact(12)));
        assert!(details.programme.is_some() && details.assessment.is_some());
    }

    async fn an_intervention_is_told_by_the_month_and_no_finer_than_the_district(test) {
        test.import().await;
        let interventions = test.store.reader().records(RecordKind::Intervention, ALL).await.unwrap();
        let [land] = interventions.as_slice() else { panic!("{interventions:?}") };
        assert_eq!(land.areas, [jacobabad()], "fourteen published members live there");
        assert_eq!(land.span.from, fixture::date("2013-09-01"));
        assert_eq!(land.span.to, fixture::date("2013-09-30"));
        let PublicDetails::Intervention(details) = &land.details else { panic!("{land:?}") };
        assert!(details.story.is_some());
    }

    async fn members_are_counted_until_their_consent_ends(test) {
        test.import().await;
        let reader = test.store.reader();
        let regions = [Region::InteriorSindh, Region::BorderRegion];
        for day in ["2026-11-20", "2027-08-31"] {
            test.store.publish(operator(), fixture::date(day)).await.unwrap();
            for region in regions {
                assert_ne!(members_of(&reader, region).await, PublicCount::UnderFive, "{region}, {day}");
                assert_ne!(members_in(&reader, &Area::Region(region)).await, Some(PublicCount::UnderFive));
            }
        }
        assert_ne!(reader.records(RecordKind::Story, ALL).await.unwrap(), []);

        test.store.publish(operator(), fixture::date("2027-09-01")).await.unwrap();
        for region in regions {
            assert_eq!(members_of(&reader, region).await, PublicCount::UnderFive, "{region}");
            assert_eq!(members_in(&reader, &Area::Region(region)).await, Some(PublicCount::UnderFive));
        }
        assert_eq!(members_in(&reader, &jacobabad()).await, Some(PublicCount::UnderFive));
        assert_eq!(reader.records(RecordKind::Story, ALL).await.unwrap(), [], "its consent ended, too");
    }

    async fn publishing_twice_gives_the_same_snapshot(test) {
        test.import().await;
        let reader = test.store.reader();
        let first = reader.snapshot().await.unwrap().unwrap();
        test.store.publish(operator(), today()).await.unwrap();
        assert_eq!(reader.snapshot().await.unwrap().unwrap(), first);
        assert_eq!(reader.snapshot_hash().await.unwrap(), Some(first.hash.clone()));
        assert_eq!(first.hash.len(), 64);
        assert_eq!(first.published_on, today());
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }

    async fn areas_and_calendar_are_published(test) {
        test.import().await;
        let reader = test.store.reader();
        let areas = reader.areas().await.unwrap();
        assert_eq!(areas.len(), 8, "four regions, four districts");
        assert_eq!(areas[4].area, jacobabad());
        assert_eq!(reader.calendar().await.unwrap(), fixture::data().calendar);
    }

    async fn before_the_first_publication_there_is_nothing(test) {
        let reader = test.store.reader();
        assert_eq!(reader.snapshot().await.unwrap(), None);
        assert_eq!(reader.snapshot_hash().await.unwrap(), None);
        assert_eq!(reader.identifiers().await.unwrap(), []);
        assert!(reader.areas().await.unwrap().is_empty());
    }

    /// The second waits for the first.
    async fn two_may_publish_at_once(test) {
        test.import().await;
        let publish = || test.store.publish(operator(), today());
        let (one, other, third) = tokio::join!(publish(), publish(), publish());
        assert!(one.is_ok() && other.is_ok() && third.is_ok(), "{one:?} {other:?} {third:?}");
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }
}
