//! The tables' history. Each migration adds to those before it and is never edited once released;
//! what the code no longer needs goes in a later release than the one that stopped using it.

mod accounts;
mod facts;
mod interventions;
mod learning;
mod library;
mod members;
mod mentoring;
mod organisations;
mod outbox;
mod participation;
mod passkeys;
mod photos;
mod places;
mod planning;
mod published;
mod records;
mod reminders;
mod safety;
mod scenarios;
mod sources;
mod table;
mod trainings;

use sea_orm_migration::prelude::*;
use table::NewTable;

/// A migration's name, and the tables that it makes.
type Feature = (&'static str, fn() -> Vec<NewTable>);

/// All migrations, in order.
pub(crate) struct Migrations;

impl MigratorTrait for Migrations {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let features: [Feature; 21] = [
            ("2026_11_20_01_places", places::tables),
            ("2026_11_20_02_records", records::tables),
            ("2026_11_20_03_sources", sources::tables),
            ("2026_11_20_04_organisations", organisations::tables),
            ("2026_11_20_05_learning", learning::tables),
            ("2026_11_20_06_members", members::tables),
            ("2026_11_20_07_trainings", trainings::tables),
            ("2026_11_20_08_interventions", interventions::tables),
            ("2026_11_20_09_planning", planning::tables),
            ("2026_11_20_10_safety", safety::tables),
            ("2026_11_20_11_published", published::tables),
            ("2026_11_21_12_accounts", accounts::tables),
            ("2026_11_21_13_outbox", outbox::tables),
            ("2026_11_21_14_reports", interventions::reports),
            ("2026_11_21_15_passkeys", passkeys::tables),
            ("2026_11_21_16_mentoring", mentoring::tables),
            ("2026_11_21_17_reminders", reminders::tables),
            ("2026_11_21_18_photos", photos::tables),
            ("2026_11_21_19_library", library::tables),
            ("2026_11_21_20_participation", participation::tables),
            ("2026_11_21_21_scenarios", scenarios::tables),
        ];
        features
            .into_iter()
            .map(|(name, tables)| Box::new(Tables { name, tables }) as Box<dyn MigrationTrait>)
            .chain([Box::new(facts::Facts) as Box<dyn MigrationTrait>])
            .collect()
    }
}

/// A migration that makes tables.
struct Tables {
    name: &'static str,
    tables: fn() -> Vec<NewTable>,
}

impl MigrationName for Tables {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Tables {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in (self.tables)() {
            table.create(manager).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
