//! Reports: what forms become, what is wrong with them, and the steps of a review.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly")]

mod report;
mod review;
