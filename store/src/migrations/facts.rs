//! What planning reckons with. The windows of the calendar become facts, too: they have a zone now, and can be corrected.

use sea_orm_migration::{prelude::*, sea_orm::Statement};

use super::NewTable;
use crate::{change::now, columns::new_id, ids};

/// The tables of facts, and what the calendar held before.
pub(super) struct Facts;

impl MigrationName for Facts {
    fn name(&self) -> &str {
        "2026_11_21_23_facts"
    }
}

fn tables() -> [NewTable; 2] {
    [
        NewTable::new("planning_facts")
            .texts(&["id", "public_id", "kind"])
            .text_or_none("organisation_id")
            .texts(&["body", "pseudonym"])
            .int("version")
            .text("actor")
            .instant("changed")
            .flag("demonstration")
            .key(&["id"])
            .part_of("organisation_id", "records")
            .unique(&["public_id"])
            .index(&["organisation_id"]),
        NewTable::new("co_trainings")
            .texts(&["training_id", "fact_id"])
            .key(&["training_id", "fact_id"])
            .part_of("training_id", "records")
            .part_of("fact_id", "planning_facts")
            .index(&["fact_id"]),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Facts {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            table.create(manager).await?;
        }
        let mut zone = ColumnDef::new("zone");
        zone.text().not_null().default("{}");
        manager.alter_table(Table::alter().table("published_calendar").add_column(zone).to_owned()).await?;
        copy_calendar(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Every window as a fact under the id that an import gives it, so that the next import knows it again.
async fn copy_calendar(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let columns = "kind, CAST(first_day AS TEXT), CAST(last_day AS TEXT), names, certainty";
    let sql = format!("SELECT {columns} FROM calendar_constraints");
    let rows = connection.query_all_raw(Statement::from_string(manager.get_database_backend(), sql)).await?;
    for row in rows {
        let mut texts = Vec::new();
        for column in 0..5 {
            texts.push(row.try_get_by_index::<String>(column)?);
        }
        let [kind, from, to, names, certainty] = texts.as_slice() else { continue };
        let names: serde_json::Value = serde_json::from_str(names).map_err(|error| DbErr::Json(error.to_string()))?;
        let body = serde_json::json!({
            "window": { "kind": kind, "from": from, "to": to, "names": names, "certainty": certainty }
        });
        let columns = ["id", "public_id", "kind", "body", "pseudonym", "version", "actor", "changed", "demonstration"];
        let mut insert = Query::insert();
        insert.into_table("planning_facts").columns(columns);
        let public_id = ids::of_text(&format!("calendar {kind} {from}")).to_string();
        let values: [Expr; 9] = [
            Expr::val(new_id().to_string()),
            Expr::val(public_id),
            Expr::val("window"),
            Expr::val(body.to_string()),
            Expr::val(""),
            Expr::val(1),
            Expr::val("operator"),
            Expr::val(now()),
            Expr::val(false),
        ];
        insert.values(values).map_err(|error| DbErr::Custom(error.to_string()))?;
        connection.execute(&insert).await?;
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "what fails here shall fail loudly")]
mod tests {
    use sea_orm_migration::{
        MigratorTrait,
        sea_orm::{ConnectOptions, ConnectionTrait, Database},
    };

    use super::super::Migrations;
    use crate::planning::facts::read_calendar;

    #[tokio::test]
    async fn what_the_calendar_held_is_still_there() {
        let mut options = ConnectOptions::new("sqlite::memory:");
        options.max_connections(1);
        let database = Database::connect(options).await.unwrap();
        let before = u32::try_from(Migrations::migrations().len() - 1).unwrap();
        Migrations::up(&database, Some(before)).await.unwrap();
        let sql = "INSERT INTO calendar_constraints (kind, first_day, last_day, names, certainty) \
                   VALUES ('eid-al-fitr', '2027-03-10', '2027-03-12', '{\"en\":\"Eid al-Fitr\"}', 'expected')";
        database.execute_unprepared(sql).await.unwrap();
        Migrations::up(&database, None).await.unwrap();
        let calendar = read_calendar(&database).await.unwrap();
        let [window] = calendar.as_slice() else { panic!("{calendar:?}") };
        let days = [window.from, window.to].map(|day| day.to_string());
        assert_eq!((window.kind.slug(), window.names.en.as_str()), ("eid-al-fitr", "Eid al-Fitr"));
        assert_eq!(days, ["2027-03-10", "2027-03-12"]);
        assert!(window.zone.is_everywhere() && !window.demonstration);
    }
}
