//! `rabta serve`: from settings to a server that ends well.

use std::{io::Write, net::SocketAddr, time::Duration};

use domain::accounts::Operator;
use store::{Store, StoreConfig};
use tokio::{net::TcpListener, signal};

use crate::{
    assets,
    config::{Config, KeySetting},
    edition,
    errors::CommandError,
    jobs,
    mail::{self, Mailer},
    router::router,
    state::AppState,
};

/// How long running requests have to end after the server was told to stop.
const FAREWELL: Duration = Duration::from_secs(10);
/// How long mails under way have to arrive after that.
const MAIL_FAREWELL: Duration = Duration::from_secs(5);

/// Serves until told to stop.
///
/// # Errors
/// When a setting, the address, the database or its data can't be used.
pub async fn serve(config: &Config) -> Result<(), CommandError> {
    let operator = Operator::at_the_command_line();
    config.required_key()?;
    let listener = listen(config.addr).await?;
    let store = open(config).await?;
    if config.is_embedded() {
        store.migrate(operator).await?;
    } else if !store.is_current().await? {
        return Err(CommandError::NotMigrated);
    }
    let address = listener.local_addr()?;
    let edition = edition::of_today(&store, operator, edition::today()).await?;
    let base_url = config.base_url.clone().unwrap_or_else(|| reachable(address));
    let mailer = config.mail_server.clone().map(|server| Mailer::new(server, config.mail_from.clone()));
    let mut state = AppState::new(&store, edition, &base_url, assets::site(config));
    if mailer.is_none() {
        state = state.with_mailbox(&store, operator);
        if state.mailbox.is_open() {
            tracing::info!("no mail server is set up (RABTA_SMTP_URL): mail waits at {base_url}/mailbox");
        } else {
            tracing::warn!("no mail server is set up (RABTA_SMTP_URL): mail is kept and not sent");
        }
    }
    let (stop_mail, stopped) = tokio::sync::oneshot::channel::<()>();
    let mail = tokio::spawn(mail::deliver(store.clone(), operator, mailer, stopped));
    let jobs = tokio::spawn(jobs::keep_current(store, operator, state.clone()));
    writeln!(std::io::stdout(), "Rabta is at {base_url}")?;
    let done = run(listener, state).await;
    jobs.abort();
    drop(stop_mail);
    // What is under way and takes longer is sent again after the next start.
    let _ = tokio::time::timeout(MAIL_FAREWELL, mail).await;
    done
}

/// Opens the store with the key that the settings give, or without where they say so.
///
/// # Errors
/// When nothing was said about the key, or the database can't be opened.
pub async fn open(config: &Config) -> Result<Store, CommandError> {
    let key = config.required_key()?;
    if matches!(config.key, KeySetting::Off) {
        tracing::warn!(
            "sealed fields are off (RABTA_KEY=off): exact places, names and contacts are neither stored nor shown"
        );
    }
    Ok(Store::open(&StoreConfig { database_url: config.database(), key }).await?)
}

async fn listen(addr: SocketAddr) -> Result<TcpListener, CommandError> {
    TcpListener::bind(addr).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => CommandError::AddressInUse(addr),
        _ => CommandError::Address { addr, reason: error.to_string() },
    })
}

/// The site's own address, as set or as this machine reaches it.
#[must_use]
pub fn base_url(config: &Config) -> String {
    config.base_url.clone().unwrap_or_else(|| reachable(config.addr))
}

/// An address that a browser on this machine can open.
fn reachable(address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        format!("http://127.0.0.1:{}", address.port())
    } else {
        format!("http://{address}")
    }
}

async fn run(listener: TcpListener, state: AppState) -> Result<(), CommandError> {
    let (stopping, stopped) = tokio::sync::oneshot::channel::<()>();
    let told = async move {
        told_to_stop().await;
        tracing::info!("stopping");
        // Nobody waits any more where the server has ended by itself.
        let _ = stopping.send(());
    };
    let service = router(state).into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(told);
    tokio::select! {
        ended = async { serving.await } => Ok(ended?),
        () = async { if stopped.await.is_ok() { tokio::time::sleep(FAREWELL).await } else { std::future::pending().await } } => Ok(()),
    }
}

/// Ends with an interrupt from the keyboard or the system's request to end.
async fn told_to_stop() {
    let interrupt = async {
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
