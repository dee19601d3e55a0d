//! A look over the whole database: what cannot be read, does not fit together, or is overdue.

use atlas::Atlas;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait, PaginatorTrait, QueryFilter, Statement,
};

use domain::safety::public::RecordKind;

use crate::{
    Problem, StoreError,
    cipher::FieldCipher,
    columns::Term,
    data,
    entities::{
        interventions::sealed_location,
        published::{record, snapshot},
        records::Kind,
    },
    library,
    publication::hash,
    records::{read::Names, safety::read_risks},
    sealed::{Fields, label},
};

pub(crate) async fn check(
    database: &DatabaseConnection,
    cipher: Option<&FieldCipher>,
) -> Result<Vec<Problem>, StoreError> {
    let mut problems = check_file(database).await?;
    let fields = cipher.map_or(Fields::Blank, Fields::Open);
    if let Err(error) = data::all(database, fields).await {
        problems.push(as_problem("private records", error)?);
    }
    if let Some(cipher) = cipher {
        problems.extend(check_locations(database, cipher).await?);
        problems.extend(library::check_files(database, cipher).await?);
    }
    problems.extend(check_snapshot(database).await?);
    problems.extend(check_risks(database).await?);
    Ok(problems)
}

fn problem(record: impl Into<String>, message: impl Into<String>) -> Problem {
    Problem { record: record.into(), message: message.into() }
}

/// Damage is what a check looks for; any other error ends it.
fn as_problem(record: &str, error: StoreError) -> Result<Problem, StoreError> {
    match error {
        StoreError::Damaged { .. } | StoreError::Sealed(_) => Ok(problem(record, error.to_string())),
        StoreError::Database(sea_orm::DbErr::Type(_) | sea_orm::DbErr::Json(_)) => {
            Ok(problem(record, error.to_string()))
        }
        other => Err(other),
    }
}

/// SQLite's own checks; PostgreSQL keeps its promises by itself.
async fn check_file(database: &DatabaseConnection) -> Result<Vec<Problem>, StoreError> {
    let mut problems = Vec::new();
    if database.get_database_backend() == DbBackend::Sqlite {
        let ask = |sql: &str| Statement::from_string(DbBackend::Sqlite, sql);
        for row in database.query_all_raw(ask("PRAGMA quick_check")).await? {
            let answer: String = row.try_get_by_index(0)?;
            if answer != "ok" {
                problems.push(problem("database file", answer));
            }
        }
        for row in database.query_all_raw(ask("PRAGMA foreign_key_check")).await? {
            let table: String = row.try_get_by_index(0)?;
            problems.push(problem(table, "A row refers to one that is not there."));
        }
    }
    Ok(problems)
}

async fn check_locations(database: &DatabaseConnection, cipher: &FieldCipher) -> Result<Vec<Problem>, StoreError> {
    let names = Names::load(database).await?;
    let mut problems = Vec::new();
    for row in sealed_location::Entity::find().all(database).await? {
        let public_id = names.key(row.record_id)?;
        if let Err(error) = cipher.open(&label(Kind::Intervention, &public_id, "point"), &row.point) {
            problems.push(problem(format!("intervention {public_id}"), error.to_string()));
        }
    }
    Ok(problems)
}

async fn check_snapshot(database: &DatabaseConnection) -> Result<Vec<Problem>, StoreError> {
    let Some(snapshot) = snapshot::Entity::find().one(database).await? else {
        return Ok(vec![problem("published snapshot", "Nothing has been published yet.")]);
    };
    let mut problems = Vec::new();
    if hash(&snapshot.bytes) != snapshot.hash {
        problems.push(problem("published snapshot", "Its bytes do not have the hash that it is kept under."));
    }
    let explored = RecordKind::EXPLORED.map(Term);
    let records = record::Entity::find().filter(record::Column::Kind.is_in(explored)).count(database).await?;
    match Atlas::decode(&snapshot.bytes) {
        Err(error) => problems.push(problem("published snapshot", format!("It cannot be read: {error}."))),
        Ok(atlas) if u64::try_from(atlas.len()) != Ok(records) => {
            let message = format!("It holds {} records, the published tables {records}.", atlas.len());
            problems.push(problem("published snapshot", message));
        }
        Ok(_) => {}
    }
    Ok(problems)
}

async fn check_risks(database: &DatabaseConnection) -> Result<Vec<Problem>, StoreError> {
    let today = crate::change::now().date_naive();
    let risks = read_risks(database).await?.into_iter();
    let due = risks.filter_map(|risk| Some((risk.region, risk.review.filter(|review| *review < today)?)));
    let overdue = |(region, review)| {
        problem(format!("region {region}"), format!("Its risk level was to be reviewed by {review}."))
    };
    Ok(due.map(overdue).collect())
}
