//! The commands that do one thing and end.

use std::io::Write;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use clap::Args;
use domain::{accounts::Operator, dates::Date, programme::ProgrammeData};
use store::{
    ImportReport, Store, StoreConfig,
    seed::{self, SeedError},
};

use crate::{
    assets,
    config::{Config, KeySetting},
    edition,
    errors::CommandError,
    serve::open,
};

/// What `rabta seed` loads.
#[derive(Debug, Args)]
pub struct SeedOptions {
    /// The programme data alone, without the demonstration.
    #[arg(long, conflicts_with_all = ["empty", "scale"])]
    programme: bool,
    /// Districts and calendar alone: an empty database to begin with.
    #[arg(long, conflicts_with = "scale")]
    empty: bool,
    /// How many events the demonstration has.
    #[arg(long, value_name = "N")]
    scale: Option<u32>,
    /// Do nothing, and call that success, where there are records already.
    #[arg(long)]
    if_empty: bool,
}

/// Prints a fresh key.
///
/// # Errors
/// When standard output is closed.
pub fn key() -> std::io::Result<()> {
    let key: [u8; 32] = rand::random();
    writeln!(std::io::stdout(), "{}", STANDARD.encode(key))
}

/// Brings the tables up to date.
///
/// # Errors
/// When the database can't be opened or refuses.
pub async fn migrate(config: &Config) -> Result<(), CommandError> {
    // The tables hold no sealed field yet, or were sealed with a key that isn't needed for this.
    let key = if matches!(config.key, KeySetting::Given(_)) { config.required_key()? } else { None };
    let store = Store::open(&StoreConfig { database_url: config.database(), key }).await?;
    store.migrate(Operator::at_the_command_line()).await?;
    say("The database is up to date.")
}

/// Loads data into an empty database.
///
/// # Errors
/// When there are records already, or the store refuses.
pub async fn seed(config: &Config, options: &SeedOptions) -> Result<(), CommandError> {
    let operator = Operator::at_the_command_line();
    let store = open(config).await?;
    store.migrate(operator).await?;
    if !store.is_empty().await? {
        return if options.if_empty {
            say("The database has records already; nothing was added.")
        } else {
            Err(CommandError::NotEmpty)
        };
    }
    let today = edition::today();
    let data = options.data(today).map_err(|error| CommandError::Seed(error.to_string()))?;
    tell(&store.import(operator, &data, today).await?)
}

impl SeedOptions {
    fn data(&self, today: Date) -> Result<ProgrammeData, SeedError> {
        if self.empty {
            let ProgrammeData { units, calendar, .. } = seed::programme()?;
            return Ok(ProgrammeData { units, calendar, ..ProgrammeData::default() });
        }
        if self.programme {
            return seed::programme();
        }
        seed::programme_and_demonstration(today, self.scale.unwrap_or(seed::DEFAULT_SCALE))
    }
}

fn tell(report: &ImportReport) -> Result<(), CommandError> {
    let added: Vec<_> =
        report.kinds.iter().filter(|kind| kind.added > 0).map(|kind| format!("{} {}", kind.added, kind.kind)).collect();
    say(&format!("Loaded {}. {} records are published now.", added.join(", "), report.published))?;
    report.notes.iter().try_for_each(|note| say(note))
}

/// Publishes everything anew.
///
/// # Errors
/// When the store refuses.
pub async fn publish(config: &Config) -> Result<(), CommandError> {
    let store = open(config).await?;
    if !store.is_current().await? {
        return Err(CommandError::NotMigrated);
    }
    store.publish(Operator::at_the_command_line(), edition::today()).await?;
    say("Everything is published as of today. Running servers take it up within ten seconds.")
}

/// Looks for mistakes and prints them.
///
/// # Errors
/// When there is one.
pub async fn check(config: &Config) -> Result<(), CommandError> {
    let mut problems = settings(config);
    if config.is_missing() {
        problems
            .push(format!("There is no database in the data folder {} yet: run `rabta seed`.", config.data.display()));
    } else {
        match open_to_look(config).await {
            Ok(store) => problems.extend(data(&store).await),
            Err(error) => problems.push(error.to_string()),
        }
    }
    if problems.is_empty() {
        return say("Settings and data are in order.");
    }
    problems.iter().try_for_each(|problem| say(&format!("- {problem}")))?;
    Err(CommandError::Found(if problems.len() == 1 {
        "One problem".to_owned()
    } else {
        format!("{} problems", problems.len())
    }))
}

async fn open_to_look(config: &Config) -> Result<Store, CommandError> {
    let key = config.required_key().unwrap_or_default();
    Ok(Store::open(&StoreConfig { database_url: config.database(), key }).await?)
}

fn settings(config: &Config) -> Vec<String> {
    let mut problems: Vec<_> = config.required_key().err().map(|error| error.to_string()).into_iter().collect();
    let site = assets::site(config);
    if !site.join("pkg").is_dir() {
        problems.push(format!(
            "The site's files are not in {}: build them, or name their folder with LEPTOS_SITE_ROOT.",
            site.display()
        ));
    } else if let Err(reason) = assets::manifest(&site) {
        problems.push(format!("The slippy map and Urdu's typefaces are missing: {reason}."));
    }
    let shown_elsewhere = config.base_url.is_none() && !config.addr.ip().is_loopback();
    if shown_elsewhere {
        problems.push(
            "RABTA_BASE_URL is not set, though others can reach this server: links that leave it will be wrong."
                .to_owned(),
        );
    }
    problems
}

async fn data(store: &Store) -> Vec<String> {
    let looked = async {
        if !store.is_current().await? {
            return Ok::<_, CommandError>(vec![CommandError::NotMigrated.to_string()]);
        }
        let found = store.check(Operator::at_the_command_line()).await?;
        let mut problems: Vec<_> =
            found.into_iter().map(|problem| format!("{}: {}", problem.record, problem.message)).collect();
        match edition::published(&store.reader()).await? {
            None => problems.push("Nothing is published yet: run `rabta publish`, or `rabta serve`, which does it by itself.".to_owned()),
            Some(edition) if edition.published_on < edition::today() => problems.push(format!(
                "What is published is of {}, not of today: run `rabta publish`, or `rabta serve`, which does it by itself.",
                edition.published_on
            )),
            Some(_) => {}
        }
        Ok(problems)
    };
    looked.await.unwrap_or_else(|error| vec![error.to_string()])
}

fn say(sentence: &str) -> Result<(), CommandError> {
    Ok(writeln!(std::io::stdout(), "{sentence}")?)
}
