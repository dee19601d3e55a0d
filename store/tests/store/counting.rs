//! The same question to the atlas and, in SQL, to the published tables has the same answer to the last count.

use atlas::{Atlas, View};
use domain::{
    explore::{ExploreAnswer, ExploreQuery, Facet},
    ids::PublicId,
    organisations::Theme,
    places::{Area, Region},
    safety::public::RecordKind,
    trainings::Topic,
};

use crate::engines::{TestStore, on_every_engine};

const EXPLORED: &str = "kind IN ('intervention', 'training', 'organisation', 'grant', 'assessment')";

fn has(facet: &str, terms: &[&str]) -> String {
    let terms = terms.iter().map(|term| format!("'{term}'")).collect::<Vec<_>>().join(", ");
    format!(
        "EXISTS (SELECT 1 FROM published_facets f WHERE f.record_id = public_id AND f.facet = '{facet}' AND f.term IN ({terms}))"
    )
}

impl TestStore {
    async fn atlas(&self) -> Atlas {
        Atlas::decode(&self.store.reader().snapshot().await.unwrap().unwrap().bytes).unwrap()
    }

    async fn records_where(&self, conditions: &[String]) -> u32 {
        let conditions: String = conditions.iter().map(|condition| format!(" AND {condition}")).collect();
        self.count(&format!("SELECT COUNT(*) FROM published_records WHERE {EXPLORED}{conditions}")).await
    }

    async fn assert_areas(&self, answer: &ExploreAnswer, conditions: &[String]) {
        for area in &answer.areas {
            let is_there = match &area.area {
                Area::District { slug, .. } => has("district", &[slug]),
                Area::Region(region) => has("whole-region", &[region.slug()]),
            };
            let conditions = [conditions, &[is_there]].concat();
            assert_eq!(area.kinds.iter().sum::<u32>(), self.records_where(&conditions).await, "{:?}", area.area);
        }
        let nowhere =
            "NOT EXISTS (SELECT 1 FROM published_facets f WHERE f.record_id = public_id AND f.facet = 'region')";
        assert_eq!(answer.without_area, self.records_where(&[conditions, &[nowhere.to_owned()]].concat()).await);
    }

    /// Facets that the conditions don't filter by.
    async fn assert_facets(&self, answer: &ExploreAnswer, filtered: &[Facet], conditions: &[String]) {
        for (facet, terms) in answer.facets.iter().filter(|(facet, _)| !filtered.contains(facet)) {
            for term in terms {
                let condition = match facet {
                    Facet::Kind => format!("kind = '{}'", term.term),
                    facet => has(facet.slug(), &[&term.term]),
                };
                let counted = self.records_where(&[conditions, &[condition]].concat()).await;
                assert_eq!(term.count, counted, "{facet} {}", term.term);
            }
        }
    }
}

on_every_engine! {
    async fn unfiltered(test) {
        test.import().await;
        let answer = test.atlas().await.answer(&ExploreQuery::default(), &View::default());
        assert_eq!(answer.total, test.records_where(&[]).await);
        assert_eq!(answer.matched, answer.total);
        assert!(answer.total >= 6, "{}", answer.total);
        test.assert_areas(&answer, &[]).await;
        test.assert_facets(&answer, &[], &[]).await;
    }

    async fn filtered(test) {
        test.import().await;
        let atlas = test.atlas().await;
        let query = ExploreQuery {
            regions: vec![Region::InteriorSindh],
            themes: vec![Theme::Mediation, Theme::Youth],
            ..ExploreQuery::default()
        };
        let conditions = [has("region", &["interior-sindh"]), has("theme", &["mediation", "youth"])];
        let answer = atlas.answer(&query, &View::default());
        assert_eq!(answer.matched, test.records_where(&conditions).await);
        assert!(answer.matched > 0 && answer.matched < answer.total);
        test.assert_areas(&answer, &conditions).await;
        test.assert_facets(&answer, &[Facet::Region, Facet::Theme], &conditions).await;

        let partner = "SELECT public_id FROM published_records WHERE kind = 'organisation' AND body LIKE '%\"A partner\"%'";
        let partner = test.texts(partner).await.remove(0);
        let query = ExploreQuery {
            kinds: vec![RecordKind::Training, RecordKind::Grant],
            organisations: vec![partner.parse::<PublicId>().unwrap()],
            ..ExploreQuery::default()
        };
        let conditions = ["kind IN ('training', 'grant')".to_owned(), has("organisation", &[&partner])];
        let answer = atlas.answer(&query, &View::default());
        assert_eq!(answer.matched, test.records_where(&conditions).await);
        assert_eq!(answer.matched, 2);

        let query = ExploreQuery { topics: vec![Topic::Dialogue], ..ExploreQuery::default() };
        let answer = atlas.answer(&query, &View::default());
        assert_eq!(answer.matched, test.records_where(&[has("module", &["dialogue"])]).await);
    }

    async fn brushed(test) {
        test.import().await;
        let query = ExploreQuery {
            from: Some("2013-04".parse().unwrap()),
            to: Some("2013".parse().unwrap()),
            ..ExploreQuery::default()
        };
        let conditions = ["first_day <= '2013-12-31' AND last_day >= '2013-04-01'".to_owned()];
        let answer = test.atlas().await.answer(&query, &View::default());
        assert_eq!(answer.matched, test.records_where(&conditions).await);
        assert!(answer.matched > 0 && answer.matched < answer.total);
        let earlier = [conditions[0].clone(), "first_day < '2013-04-01'".to_owned()];
        assert_eq!(answer.began_before, test.records_where(&earlier).await);
        test.assert_areas(&answer, &conditions).await;
        test.assert_facets(&answer, &[], &conditions).await;
        let within: u32 = answer.timeline.bars.iter()
            .filter(|bar| bar.from >= crate::fixture::date("2013-04-01") && bar.to <= crate::fixture::date("2013-12-31"))
            .map(|bar| bar.kinds.iter().sum::<u32>())
            .sum();
        assert_eq!(within + answer.began_before, answer.matched);
    }
}
