//! The store on SQLite and on PostgreSQL: each test runs on both.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests may fail loudly"
)]

mod accounts;
mod beginning;
mod canary;
mod cascade;
mod counting;
mod directory;
mod engines;
mod facts;
mod fixture;
mod importing;
mod leaving;
mod library;
mod members;
mod mentoring;
mod opening;
mod outbox;
mod participation;
mod passkeys;
mod photos;
mod planning;
mod publishing;
mod reading;
mod reminders;
mod reports;
mod safety;
mod second_step;
mod wishes;
