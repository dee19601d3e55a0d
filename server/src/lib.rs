//! Rabta's server and command line: everything that the program `rabta` does, as a library that tests can use.

pub mod accounts;
pub mod admin;
pub mod answers;
pub mod assets;
pub mod cli;
pub mod commands;
pub mod config;
pub mod edition;
pub mod errors;
pub mod explore;
pub mod exports;
pub mod feed;
pub mod health;
mod interventions;
pub mod jobs;
pub mod limits;
pub mod logs;
pub mod mail;
pub mod members;
pub mod pages;
pub mod requests;
pub mod router;
pub mod security;
pub mod serve;
pub mod sitemap;
pub mod state;
