//! The command line: what can be typed, and how it ends.

use std::{io::Write, path::PathBuf, process::ExitCode};

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::{
    admin::{self, AdminCommand},
    commands,
    config::{Config, SETTINGS},
    errors::CommandError,
    logs, serve,
};

/// Rabta: where people trained in peacebuilding worked, and what came of it.
#[derive(Debug, Parser)]
#[command(name = "rabta", version, about)]
pub struct Cli {
    /// The configuration file; without it, rabta.toml in the working folder, if there is one.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the site until it is told to stop.
    Serve,
    /// Brings the database's tables up to date.
    Migrate,
    /// Loads the programme data and, unless told otherwise, the demonstration into an empty database.
    Seed(commands::SeedOptions),
    /// Publishes everything anew, as happens by itself every night.
    Publish,
    /// Looks for mistakes in settings and data, and says in plain sentences what is wrong.
    Check,
    /// Accounts: the first one, and the demonstration's.
    #[command(subcommand)]
    Admin(AdminCommand),
    /// Prints a fresh key for RABTA_KEY.
    Key,
}

/// Carries out what was typed. Ends with 0 when all went well, 1 when `check` found something, 2 otherwise.
#[must_use]
pub fn run() -> ExitCode {
    let cli = match parse(std::env::args_os()) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    match carry_out(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing can be done about a closed terminal.
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::from(if matches!(error, CommandError::Found(_)) { 1 } else { 2 })
        }
    }
}

fn parse(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> Result<Cli, clap::Error> {
    let matches = Cli::command().after_help(settings_help()).try_get_matches_from(arguments)?;
    Cli::from_arg_matches(&matches)
}

fn settings_help() -> String {
    let mut help = "Settings, from the environment or (by their second name) the configuration file:\n".to_owned();
    for setting in SETTINGS {
        help += &format!("  {:<18} {:<13} {} [{}]\n", setting.variable, setting.key, setting.purpose, setting.default);
    }
    help
}

fn carry_out(cli: &Cli) -> Result<(), CommandError> {
    if matches!(cli.command, Command::Key) {
        return Ok(commands::key()?);
    }
    let environment =
        std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    let config = Config::load(cli.config.as_deref(), environment)?;
    logs::start(&config);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match &cli.command {
            Command::Serve => serve::serve(&config).await,
            Command::Migrate => commands::migrate(&config).await,
            Command::Seed(options) => commands::seed(&config, options).await,
            Command::Publish => commands::publish(&config).await,
            Command::Check => commands::check(&config).await,
            Command::Admin(command) => admin::carry_out(&config, command).await,
            Command::Key => Ok(()),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn help_names_every_setting() {
        let help = settings_help();
        for setting in SETTINGS {
            assert!(help.contains(setting.variable) && help.contains(setting.default), "{}", setting.variable);
        }
    }
}
