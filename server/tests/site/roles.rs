//! Who may reach what: every field of a member at every level, and no trace of where somebody asked from.

mod fields;
mod people;
mod traces;
mod world;
