//! Who may reach what: a crawl as each role, every object by everybody whom it isn't for, every form by everybody who may
//! not send it, every field of a member at every level, and no trace of where somebody asked from.
//!
//! `routes.rs` has a row for each route; `secrets.rs` has who may see what.

mod columns;
mod crawl;
mod deeds;
mod fields;
mod mutations;
mod named;
mod objects;
mod people;
mod records;
mod routes;
mod rows;
mod secrets;
mod traces;
mod world;
