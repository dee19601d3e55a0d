//! What the database holds, to be compared with what it held.

use std::collections::{BTreeMap, BTreeSet};

use super::world::{World, connection, found};

/// All rows of all tables, as text.
pub type Rows = BTreeMap<String, BTreeSet<String>>;

/// All rows of all tables, but for the entries that tell who looked at what, and when sessions were last used.
pub async fn rows(world: &World) -> Rows {
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
                  AND name NOT LIKE 'published_%'";
    let (mut all, mut database) = (Rows::new(), connection(&world.app).await);
    for table in found(&mut database, tables).await {
        let columns = found(&mut database, &format!("SELECT name FROM pragma_table_info('{table}')")).await;
        let columns = columns.iter().filter(|column| (table.as_str(), column.as_str()) != ("sessions", "used"));
        let row = columns.map(|column| format!("quote({column})")).collect::<Vec<_>>().join(" || ' | ' || ");
        let but =
            if table == "audit_entries" { "WHERE action NOT LIKE 'read-%' AND action <> 'download-own'" } else { "" };
        let rows = found(&mut database, &format!("SELECT {row} AS row FROM {table} {but}")).await;
        all.insert(table, rows.into_iter().collect());
    }
    assert!(all.len() > 40 && all.contains_key("revisions"), "tables are missing");
    all
}

/// What differs, one row of each table.
pub fn differences(before: &Rows, after: &Rows) -> Vec<String> {
    let changed = after.iter().filter(|(table, rows)| before.get(*table) != Some(rows));
    let told = changed.map(|(table, rows)| {
        let new = rows.iter().find(|row| before.get(table).is_none_or(|before| !before.contains(*row)));
        format!("{table}: {:.200}", new.map_or("a row is gone", |row| row))
    });
    told.collect()
}
