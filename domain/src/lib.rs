//! Rabta's types and rules. Pure: no I/O, no framework, the same code in browser and server.
//!
//! A feature has the same name in every room: [`members`], [`mentoring`], [`trainings`], [`cascade`],
//! [`interventions`], [`organisations`], [`explore`], [`planning`], [`learning`], [`library`], [`accounts`], [`safety`].

pub mod accounts;
pub mod cascade;
pub mod dates;
pub mod decimal;
pub mod explore;
pub mod ids;
pub mod interventions;
pub mod learning;
pub mod library;
pub mod members;
pub mod mentoring;
pub mod order;
pub mod organisations;
pub mod places;
pub mod planning;
pub mod programme;
pub mod safety;
pub mod sources;
pub mod text;
pub mod trainings;
pub mod vocabulary;
