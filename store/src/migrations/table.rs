//! A table as migrations write it down: in few words, the same for both engines.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

/// A table to be made, with its indexes. Foreign keys are part of its making: SQLite can't add them later.
///
/// On SQLite its rows lie in the order of its primary key, so that what belongs to a record lies together, and is
/// written and read in one go.
pub(super) struct NewTable {
    name: &'static str,
    create: TableCreateStatement,
    indexes: Vec<IndexCreateStatement>,
    has_large_rows: bool,
}

impl NewTable {
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, create: Table::create().table(name).to_owned(), indexes: Vec::new(), has_large_rows: false }
    }

    /// The table of one kind of record: its primary key is that of `records`.
    pub(super) fn of_record(name: &'static str) -> Self {
        Self::new(name).text("id").key(&["id"]).part_of("id", "records")
    }

    /// A list of a record, in order; `more` are columns of the primary key between record and position.
    pub(super) fn list(name: &'static str, more: &[&'static str]) -> Self {
        let key: Vec<_> = ["record_id"].iter().chain(more).chain(&["position"]).copied().collect();
        Self::new(name).text("record_id").int("position").key(&key).part_of("record_id", "records")
    }

    fn column(mut self, name: &'static str, define: impl FnOnce(&mut ColumnDef) -> &mut ColumnDef) -> Self {
        self.create.col(define(&mut ColumnDef::new(name)));
        self
    }

    pub(super) fn text(self, name: &'static str) -> Self {
        self.column(name, |column| column.text().not_null())
    }

    pub(super) fn texts(self, names: &[&'static str]) -> Self {
        names.iter().fold(self, |table, name| table.text(name))
    }

    pub(super) fn text_or_none(self, name: &'static str) -> Self {
        self.column(name, ColumnDef::text)
    }

    pub(super) fn int(self, name: &'static str) -> Self {
        self.column(name, |column| column.integer().not_null())
    }

    pub(super) fn int_or_none(self, name: &'static str) -> Self {
        self.column(name, ColumnDef::integer)
    }

    pub(super) fn count(self, name: &'static str) -> Self {
        self.column(name, |column| column.big_integer().not_null())
    }

    pub(super) fn count_or_none(self, name: &'static str) -> Self {
        self.column(name, ColumnDef::big_integer)
    }

    pub(super) fn degrees(self, name: &'static str) -> Self {
        self.column(name, |column| column.double().not_null())
    }

    pub(super) fn flag(self, name: &'static str) -> Self {
        self.column(name, |column| column.boolean().not_null())
    }

    pub(super) fn bytes(self, name: &'static str) -> Self {
        self.column(name, |column| column.blob().not_null())
    }

    pub(super) fn day(self, name: &'static str) -> Self {
        self.column(name, |column| column.date().not_null())
    }

    pub(super) fn day_or_none(self, name: &'static str) -> Self {
        self.column(name, ColumnDef::date)
    }

    pub(super) fn instant(self, name: &'static str) -> Self {
        self.column(name, |column| column.timestamp_with_time_zone().not_null())
    }

    pub(super) fn instant_or_none(self, name: &'static str) -> Self {
        self.column(name, ColumnDef::timestamp_with_time_zone)
    }

    /// A span of days.
    pub(super) fn span(self) -> Self {
        self.day("first_day").day("last_day").text("precision")
    }

    /// A span of days that may be absent.
    pub(super) fn span_or_none(self) -> Self {
        self.day_or_none("first_day").day_or_none("last_day").text_or_none("precision")
    }

    pub(super) fn key(mut self, columns: &[&'static str]) -> Self {
        let mut key = Index::create();
        columns.iter().for_each(|column| {
            key.col(*column);
        });
        self.create.primary_key(&mut key);
        self
    }

    fn foreign_key(mut self, column: &'static str, to: (&'static str, &'static str), gone: ForeignKeyAction) -> Self {
        let mut key = ForeignKey::create();
        key.from(self.name, column).to(to.0, to.1).on_delete(gone);
        self.create.foreign_key(&mut key);
        self
    }

    /// The row goes when the one that it is a part of goes.
    pub(super) fn part_of(self, column: &'static str, table: &'static str) -> Self {
        self.foreign_key(column, (table, "id"), ForeignKeyAction::Cascade)
    }

    /// The row keeps what it refers to from being deleted.
    pub(super) fn refers(self, column: &'static str, table: &'static str, other: &'static str) -> Self {
        self.foreign_key(column, (table, other), ForeignKeyAction::Restrict)
    }

    pub(super) fn refers_to_record(self, column: &'static str) -> Self {
        self.refers(column, "records", "id").index(&[column])
    }

    /// As [`Self::part_of`], for tables whose key is not called `id`.
    pub(super) fn part_of_column(self, column: &'static str, table: &'static str, other: &'static str) -> Self {
        self.foreign_key(column, (table, other), ForeignKeyAction::Cascade)
    }

    fn add_index(mut self, columns: &[&'static str], unique: bool) -> Self {
        let mut index = Index::create();
        index.name(format!("{}_{}", self.name, columns.join("_"))).table(self.name);
        columns.iter().for_each(|column| {
            index.col(*column);
        });
        if unique {
            index.unique();
        }
        self.indexes.push(index);
        self
    }

    pub(super) fn index(self, columns: &[&'static str]) -> Self {
        self.add_index(columns, false)
    }

    pub(super) fn unique(self, columns: &[&'static str]) -> Self {
        self.add_index(columns, true)
    }

    /// Its rows are so large that SQLite should keep them apart from the primary key.
    pub(super) fn large(mut self) -> Self {
        self.has_large_rows = true;
        self
    }

    pub(super) async fn create(mut self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Sqlite && !self.has_large_rows {
            self.create.extra("WITHOUT ROWID");
        }
        manager.create_table(self.create).await?;
        for index in self.indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
