//! The view of Explore that a record belongs to.

use domain::{
    dates::PartialDate,
    explore::ExploreQuery,
    places::Area,
    safety::public::{PublicDetails, PublicRecord, RecordKind},
};

/// Filters that show the record among its likes: of its kind, in its places and years.
#[must_use]
pub fn query(record: &PublicRecord) -> ExploreQuery {
    let mut query = ExploreQuery::default();
    match record.kind {
        RecordKind::Organisation => {
            query.organisations = vec![record.id.clone()];
            return query;
        }
        RecordKind::Story => query.kinds = vec![RecordKind::Intervention],
        kind if RecordKind::EXPLORED.contains(&kind) => query.kinds = vec![kind],
        // Programmes, networks and sources are not on the map: what happened in their time is.
        _ => {}
    }
    place(&mut query, &record.areas);
    if record.kind != RecordKind::Source {
        query.from = Some(PartialDate::year(record.span.from));
        query.to = Some(PartialDate::year(record.span.to));
    }
    if let PublicDetails::Story(story) = &record.details {
        query.disputes = vec![story.dispute];
    }
    query
}

/// Districts where there are only districts, otherwise the regions: both filters must hold at once.
fn place(query: &mut ExploreQuery, areas: &[Area]) {
    let districts: Vec<_> = areas.iter().filter_map(Area::district).map(str::to_owned).collect();
    if districts.len() == areas.len() {
        query.districts = districts;
        query.districts.sort_unstable();
        query.districts.dedup();
    } else {
        query.regions = areas.iter().map(Area::region).collect();
        query.regions.sort_unstable();
        query.regions.dedup();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::places::Region;

    #[test]
    fn a_region_among_districts_asks_for_regions() {
        let mut query = ExploreQuery::default();
        let jacobabad = Area::District { slug: "jacobabad".to_owned(), region: Region::InteriorSindh };
        place(&mut query, &[jacobabad.clone(), jacobabad.clone()]);
        assert_eq!(
            (query.districts.as_slice(), query.regions.as_slice()),
            (["jacobabad".to_owned()].as_slice(), [].as_slice())
        );
        let mut query = ExploreQuery::default();
        place(&mut query, &[jacobabad, Area::Region(Region::Karachi)]);
        assert!(query.districts.is_empty());
        assert_eq!(query.regions, [Region::Karachi, Region::InteriorSindh]);
    }
}
