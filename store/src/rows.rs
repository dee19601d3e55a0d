//! Rows on their way into the database: collected, then written many at a time.

use sea_orm::{
    ConnectionTrait, EntityTrait, Iterable, ModelTrait,
    sea_query::{Expr, Query},
};

use crate::{
    StoreError,
    entities::{interventions, learning, members, organisations, planning, records, sources, trainings},
};

/// Values of one statement. SQLite takes 32,766, PostgreSQL 65,535; so many are not faster, but each connection
/// remembers its statements.
const MOST_VALUES: usize = 6_000;

/// Writes rows of one table, as many at a time as one statement takes.
pub(crate) async fn insert_all<E: EntityTrait>(
    database: &impl ConnectionTrait,
    rows: &[E::Model],
) -> Result<(), StoreError> {
    let columns: Vec<E::Column> = E::Column::iter().collect();
    for chunk in rows.chunks((MOST_VALUES / columns.len()).max(1)) {
        let mut insert = Query::insert();
        insert.into_table(E::default()).columns(columns.iter().copied());
        for row in chunk {
            let values = columns.iter().map(|column| Expr::val(row.get(*column)));
            insert.values(values).map_err(|error| sea_orm::DbErr::Custom(error.to_string()))?;
        }
        database.execute(&insert).await?;
    }
    Ok(())
}

/// The rows of private records, table by table, in an order in which none comes before what it refers to.
macro_rules! rows {
    ($($field:ident: $feature:ident::$entity:ident),+ $(,)?) => {
        #[derive(Default)]
        pub(crate) struct Rows {
            $(pub(crate) $field: Vec<$feature::$entity::Model>,)+
        }

        impl Rows {
            /// Writes them all and starts anew.
            pub(crate) async fn flush(&mut self, database: &impl ConnectionTrait) -> Result<(), StoreError> {
                $(
                    insert_all::<$feature::$entity::Entity>(database, &self.$field).await?;
                    self.$field.clear();
                )+
                Ok(())
            }
        }
    };
}

rows! {
    sources: sources::source,
    organisations: organisations::organisation,
    programmes: organisations::programme,
    grants: organisations::grant,
    networks: organisations::network,
    assessments: learning::assessment,
    findings: learning::finding,
    frameworks: learning::framework,
    members: members::member,
    field_levels: members::field_level,
    absences: members::absence,
    trainings: trainings::training,
    sessions: trainings::session,
    exercises: trainings::exercise,
    groups: trainings::group,
    participations: trainings::participation,
    interventions: interventions::intervention,
    facilitators: interventions::facilitator,
    checks: interventions::check,
    sealed_locations: interventions::sealed_location,
    stories: interventions::story,
    approvals: interventions::approval,
    lessons: learning::lesson,
    actions: planning::action,
    terms: records::term,
    places: records::place,
    links: records::link,
    citations: records::citation,
    inferences: records::inference,
}
