//! Every private column in which people write has a token, so that the crawl proves something about it.

use super::world::{World, connection, found};
use crate::canary::planted::TOKEN;

/// Columns with words that anybody may read, or that the program writes by itself. What is sealed has no words here: its
/// tokens are planted by what people do, and the crawl must have found them in the end.
const NO_SECRETS: &[&str] = &[
    "regions.names",
    "admin_units.names",
    "sources.title",
    "sources.publisher",
    "organisations.innovations",
    "organisations.challenges",
    "programmes.name",
    "programmes.summary",
    "thematic_networks.name",
    "thematic_networks.summary",
    "assessments.title",
    "assessments.summary",
    "findings.text",
    "frameworks.title",
    "frameworks.summary",
    "trainings.summary",
    "training_sessions.title",
    "session_exercises.title",
    "roadmap_actions.title",
    "calendar_constraints.names",
    "revisions.subject",
    "revisions.actor",
    "revisions.reason",
    "audit_entries.actor",
    "audit_entries.action",
    "audit_entries.subject",
    "audit_entries.reason",
    "report_remarks.author",
    "resources.added_by",
    "plan_versions.actor",
    "planning_facts.actor",
    "planning_facts.body",
];

pub async fn expect_tokens(world: &World) {
    let columns = "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c \
                   WHERE m.type = 'table' AND m.name NOT LIKE 'published_%' AND lower(c.type) = 'text'";
    let (mut bare, mut database) = (Vec::new(), connection(&world.app).await);
    for path in found(&mut database, columns).await {
        let (table, column) = path.split_once('.').expect("a column");
        let first = format!("SELECT {column} FROM {table} WHERE {column} LIKE");
        let mut has = async |words: &str| {
            let like = format!("{first} '%{words}%' LIMIT 1");
            !found(&mut database, &like).await.is_empty()
        };
        if has(" ").await && !has(TOKEN).await && !NO_SECRETS.contains(&path.as_str()) {
            bare.push(path);
        }
    }
    assert!(
        bare.is_empty(),
        "{bare:?}: people write there, and no token is planted. Plant one, in tests/site/canary/planted.rs or \
         tests/site/roles/deeds.rs, and say in tests/site/roles/secrets.rs who may see it"
    );
}
