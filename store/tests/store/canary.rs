//! No private field reaches a published table or the snapshot.

use domain::safety::Level;

use crate::{
    engines::{TestStore, on_every_engine, operator, today},
    facts,
    fixture::CANARY,
    planning,
};

/// Every column of every published table, as one text.
async fn published(test: &TestStore) -> String {
    let mut all = String::new();
    for (table, columns) in [
        ("published_records", "public_id, kind, first_day, last_day, precision, sort_day, body"),
        ("published_facets", "record_id, facet, term"),
        ("published_areas", "region, district, names, lon, lat, members"),
        ("published_cells", "region, dimension, term, body"),
        ("published_calendar", "kind, first_day, last_day, names, certainty, zone"),
        ("published_snapshots", "hash, published_on, records"),
    ] {
        for column in columns.split(", ") {
            let rows =
                test.texts(&format!("SELECT CAST({column} AS TEXT) FROM {table} WHERE {column} IS NOT NULL")).await;
            assert!(!rows.is_empty() || column == "region", "{table}.{column} has no rows to look at");
            all.extend(rows.iter().map(|text| format!("{text}\n")));
        }
    }
    all
}

/// All text that the snapshot holds, compressed or not.
async fn snapshot(test: &TestStore) -> String {
    let bytes = test.store.reader().snapshot().await.unwrap().unwrap().bytes;
    let atlas = atlas::Atlas::decode(&bytes).unwrap();
    let query = domain::explore::ExploreQuery::default();
    let answer = atlas.answer(&query, &atlas::View { limit: 1_000, ..atlas::View::default() });
    format!("{}\n{}", String::from_utf8_lossy(&bytes), serde_json::to_string(&answer).unwrap())
}

/// Values of private fields that hold no token: the exact place, the amount, the number of parties, days that are told
/// by the month, private links by their ids.
const NUMBERS: [&str; 11] = [
    "68.43719",
    "28.28131",
    "7654321",
    "2013-09-12",
    "\"parties\"",
    "facilitators",
    "2031-05-03",
    "childcare",
    "weekends",
    "human-rights",
    "affiliation",
];

on_every_engine! {
    async fn no_private_field_is_published(test) {
        test.import().await;
        let (_, _, pair) = test.written().await;
        let plan = test.planned(&planning::coordinator(), &planning::draft()).await;
        facts::plant(&test).await;
        let facts = test.texts("SELECT public_id FROM planning_facts WHERE kind <> 'window'").await;
        let members = test.texts("SELECT public_id FROM records WHERE kind = 'member'").await;
        let inner = test.texts("SELECT id FROM records").await;
        test.add_material(1, Level::Partner).await;
        let material = test.texts("SELECT public_id FROM resources").await.concat();
        let photo = test.store.set_photo(&test.sign_in(3).await, b"canary-photo", today()).await.unwrap().to_string();
        for round in ["imported", "published again"] {
            for text in [published(&test).await, snapshot(&test).await] {
                assert!(!text.to_lowercase().contains(CANARY) && ![&pair, &plan].iter().any(|id| text.contains(id.as_str())), "{round}");
                for secret in NUMBERS.into_iter().chain(members.iter().chain(&inner).chain(&facts).chain([&photo, &material]).map(String::as_str)) {
                    assert!(!text.contains(secret), "{round}: {secret}");
                }
            }
            test.store.publish(operator(), today()).await.unwrap();
        }
    }

    /// The list of columns above is complete.
    async fn every_published_column_is_looked_at(test) {
        let backend = sea_orm::ConnectionTrait::get_database_backend(&test.database);
        let sql = match backend {
            sea_orm::DbBackend::Postgres =>
                "SELECT COUNT(*) FROM information_schema.columns WHERE table_name LIKE 'published%'",
            _ => "SELECT COUNT(*) FROM sqlite_master m, pragma_table_info(m.name) WHERE m.type = 'table' AND m.name LIKE 'published%'",
        };
        // The list above, two flags, three positions and the bytes, which are looked at on their own.
        assert_eq!(test.count(sql).await, 35);
    }
}
