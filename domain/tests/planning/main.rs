//! The planner against brute force, and what must hold of every plan.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what fails here shall fail loudly")]

mod agenda;
mod budget;
mod dates;
mod facts;
mod gaps;
mod participants;
mod people;
mod places;
mod relaxations;
mod removal;
mod scenario;
mod trainers;
mod weights;
mod zones;

use domain::dates::{Date, PartialDate};

fn date(text: &str) -> Date {
    text.parse::<PartialDate>().expect("a date").first_day()
}
