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
    mail::loopback::is_loopback_origin,
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
    tell(&store.import(operator, &data, today).await?)?;
    if options.has_demonstration() {
        let materials = store.seed_library(operator).await?;
        say(&format!("The library has {materials} materials."))?;
    }
    Ok(())
}

impl SeedOptions {
    const fn has_demonstration(&self) -> bool {
        !self.programme && !self.empty
    }

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
    match mail(config) {
        Ok(sentence) => say(&sentence)?,
        Err(problem) => problems.push(problem),
    }
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

/// Whether mail is set up, in a sentence; as an error where it has to be and isn't.
fn mail(config: &Config) -> Result<String, String> {
    let is_local = config.base_url.as_deref().map_or(config.addr.ip().is_loopback(), is_loopback_origin);
    let from = &config.mail_from;
    match &config.mail_server {
        _ if matches!(config.key, KeySetting::Off) => {
            Ok("There is no mail, and nobody can sign in, because RABTA_KEY is off.".to_owned())
        }
        None if is_local => {
            Ok("Mail is not sent, as RABTA_SMTP_URL is not set: it waits at /mailbox, for this machine alone."
                .to_owned())
        }
        None => Err("RABTA_SMTP_URL is not set: no mail is sent, so that nobody can be invited or sign in.".to_owned()),
        Some(_) if from.email.domain() == "localhost" && !is_local => Err(format!(
            "RABTA_MAIL_FROM is not set to an address of yours: other mail servers will refuse mail from {}.",
            from.email
        )),
        Some(server) if server.is_open() => Err(format!(
            "RABTA_SMTP_URL leads to {} without certain encryption: whoever can listen on the way can sign in with the links in the mail.",
            server.host
        )),
        Some(server) => Ok(format!("Mail is sent through {}, port {}, as {from}.", server.host, server.port)),
    }
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
