//! The whole site, asked as a visitor would ask it: one module an address, one [`app::TestApp`] for all.

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod app;
#[cfg(test)]
mod beginning;
#[cfg(test)]
mod canary;
#[cfg(test)]
mod cascade;
#[cfg(test)]
mod configuration;
#[cfg(test)]
mod device;
#[cfg(test)]
mod explore;
#[cfg(test)]
mod exports;
#[cfg(test)]
mod facts;
#[cfg(test)]
mod feeds;
mod files;
#[cfg(test)]
mod forms;
#[cfg(test)]
mod health;
#[cfg(test)]
mod jobs;
#[cfg(test)]
mod library;
#[cfg(test)]
mod mail;
#[cfg(test)]
mod mailbox;
#[cfg(test)]
mod matrix;
#[cfg(test)]
mod members;
#[cfg(test)]
mod mentoring;
#[cfg(test)]
mod pace;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod passkeys;
#[cfg(test)]
mod photos;
#[cfg(test)]
mod planning;
#[cfg(test)]
mod reports;
#[cfg(test)]
mod roles;
#[cfg(test)]
mod second_step;
#[cfg(test)]
mod security;
#[cfg(test)]
mod trainings;
#[cfg(test)]
mod wishes;
