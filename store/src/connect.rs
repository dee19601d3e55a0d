//! Opening the database.

use std::{path::Path, str::FromStr, time::Duration};

use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
    sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

use crate::StoreError;

/// How long a writer waits for another one on SQLite.
const BUSY: Duration = Duration::from_secs(15);
/// Rows that SQLite's thread may be ahead of the reader, so that the two don't wake each other for every row.
const ROWS_AHEAD: usize = 1_000;
/// How long to wait for a connection.
const PATIENCE: Duration = Duration::from_secs(5);
/// Connections to a file: one writes, the others read.
const SQLITE_CONNECTIONS: u32 = 8;
/// Connections of one app server to PostgreSQL.
const POSTGRES_CONNECTIONS: u32 = 16;
/// The lock that writers hold on PostgreSQL, so that publication is one at a time there as it is on SQLite.
const WRITERS: i64 = 0x7261_6274_6121;

/// Opens the database at `url`.
pub(crate) async fn open(url: &str) -> Result<DatabaseConnection, StoreError> {
    if url.starts_with("sqlite:") {
        open_sqlite(url).await
    } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        let mut options = options(url);
        options.max_connections(POSTGRES_CONNECTIONS);
        Database::connect(options).await.map_err(|error| StoreError::Unreachable(reason(&error)))
    } else {
        Err(StoreError::Address)
    }
}

fn options(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.connect_timeout(PATIENCE).acquire_timeout(PATIENCE);
    // Statements hold what people wrote: they stay out of every log.
    options.sqlx_logging(false).record_stmt_in_spans(false);
    options
}

async fn open_sqlite(url: &str) -> Result<DatabaseConnection, StoreError> {
    let file = SqliteConnectOptions::from_str(url).map_err(|_| StoreError::Address)?.get_filename().to_owned();
    let is_memory = url.contains(":memory:") || url.contains("mode=memory");
    let mut options = options(url);
    options.map_sqlx_sqlite_opts(move |sqlite| {
        sqlite
            .create_if_missing(true)
            .foreign_keys(true)
            .busy_timeout(BUSY)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .row_buffer_size(ROWS_AHEAD)
            .pragma("cache_size", "-65536")
            .pragma("temp_store", "memory")
            // After an import the log of writes would else stay as large as the import was.
            .pragma("journal_size_limit", "67108864")
    });
    if is_memory {
        // Each connection would have a database of its own, and lose it when it closes.
        let forever = None::<Duration>;
        options.min_connections(1).max_connections(1).idle_timeout(forever).max_lifetime(forever);
        return Database::connect(options).await.map_err(|error| StoreError::Unreachable(reason(&error)));
    }
    options.max_connections(SQLITE_CONNECTIONS);
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let refused = |reason| StoreError::Folder { folder: folder.display().to_string(), reason };
    std::fs::create_dir_all(folder).map_err(|error| refused(error.to_string()))?;
    let database = Database::connect(options).await.map_err(|error| refused(reason(&error)))?;
    Ok(database)
}

/// What the database says, without the layers around it and without a full stop.
fn reason(error: &DbErr) -> String {
    let text = match error {
        DbErr::Conn(sea_orm::RuntimeErr::SqlxError(inner)) => inner.to_string(),
        other => other.to_string(),
    };
    text.trim_end_matches('.').to_owned()
}

/// Begins a transaction that writes. There is one at a time: the next one waits here, not half-way.
pub(crate) async fn begin(database: &DatabaseConnection) -> Result<DatabaseTransaction, StoreError> {
    use sea_orm::ConnectionTrait;
    let immediate = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let transaction = database.begin_with_options(immediate).await?;
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({WRITERS})")).await?;
    }
    Ok(transaction)
}
