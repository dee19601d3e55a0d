//! What coordinators do: add a material, put a newer version in its place, withdraw one.

use app::{
    language::of_path,
    pages::{
        library::{LibraryNotice, MaterialForm, MaterialView, form_of_resource},
        members::Values,
    },
};
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{
    accounts::Coordinator,
    ids::PublicId,
    library::{CheckedFile, NewResource, Resource, ResourceFault, Version},
    safety::Level,
    trainings::Topic,
};
use tokio::sync::OwnedSemaphorePermit;

use super::files::checked;
use crate::{
    accounts::{
        form::{self, new_key},
        guard::{self, Known},
        upload::{self, Sent},
    },
    errors::{Failure, absent},
    limits,
    pages::lead_back,
    state::AppState,
};

/// Leads back to the page of a module, which says what was done.
fn back(request: &Request, topic: Topic, notice: LibraryNotice) -> Response {
    lead_back(request, &format!("/library/modules/{topic}"), notice.slug())
}

/// The module of an address, for a coordinator.
fn of_address(known: &Known, topic: &str) -> Result<(Topic, Coordinator), Failure> {
    Ok((topic.parse().map_err(absent)?, known.coordinator()?))
}

/// `GET /library/modules/{topic}/new`.
pub async fn blank(
    State(state): State<AppState>,
    Path(topic): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let (topic, _) = of_address(&known, &topic)?;
    let values = vec![
        ("version".to_owned(), Version::FIRST.to_string()),
        ("level".to_owned(), Level::Network.to_string()),
        ("language".to_owned(), of_path(request.uri().path()).0.to_string()),
    ];
    let form = MaterialForm { topic, once: new_key(), values, faults: Vec::new() };
    Ok(guard::page(&state, request, form).await)
}

/// `POST /library/modules/{topic}/new`: adds a material, or shows the form again as it was filled in.
pub async fn add(
    State(state): State<AppState>,
    Path(topic): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let (topic, by) = of_address(&known, &topic)?;
    let (sent, request) = upload::read(request, limits::MATERIAL).await?;
    let (once, values) = (sent.fields.once(), sent.fields.values());
    let outcome = match look_through(&state, sent, false).await? {
        Ok(Looked { new, file, .. }) => {
            state.accounts.store().add_material(&by, &once, topic, &new, &file).await.map(Ok)?
        }
        Err(faults) => Err(faults),
    };
    match outcome {
        Ok(()) => Ok(back(&request, topic, LibraryNotice::Added)),
        Err(faults) => Ok(guard::page(&state, request, MaterialForm { topic, once, values, faults }).await),
    }
}

/// A material that can be kept.
struct Looked {
    new: NewResource,
    file: CheckedFile,
    /// Keeps others waiting until it is kept.
    _turn: OwnedSemaphorePermit,
}

/// What was sent, looked through. The file is looked at even where the words are wrong, so that all is said at once.
///
/// Its turn comes when all of it has arrived: a slow line keeps nobody else waiting. Where there is none, the form says so,
/// and nothing that was typed is lost.
async fn look_through(
    state: &AppState,
    sent: Sent,
    is_later: bool,
) -> Result<Result<Looked, Vec<ResourceFault>>, Failure> {
    let Ok(turn) = state.turns.material().await else { return Ok(Err(vec![ResourceFault::Busy])) };
    let pairs: Vec<_> = sent.fields.pairs().collect();
    let new = NewResource::from_form(&pairs, is_later);
    let file = if sent.is_too_large {
        Err(ResourceFault::TooLarge)
    } else if sent.file.is_empty() {
        Err(ResourceFault::NoFile)
    } else {
        looked_at(state, sent.file).await
    };
    Ok(match (new, file) {
        (Ok(new), Ok(file)) => Ok(Looked { new, file, _turn: turn }),
        (new, file) => {
            let mut faults = new.err().unwrap_or_default();
            faults.extend(file.err());
            Err(faults)
        }
    })
}

async fn looked_at(state: &AppState, file: Vec<u8>) -> Result<CheckedFile, ResourceFault> {
    // Pictures are drawn anew in their turn, as all are.
    let turn = state.turns.picture().await.map_err(|_| ResourceFault::Busy)?;
    let work = tokio::task::spawn_blocking(move || {
        let file = checked(&file);
        drop(turn);
        file
    });
    // A file that a reader stumbles over is damaged.
    work.await.unwrap_or(Err(ResourceFault::Damaged))
}

/// A coordinator's page of a material, for the request.
async fn show(
    state: &AppState,
    request: Request,
    found: Found,
    form: (PublicId, Values, Vec<ResourceFault>),
) -> Response {
    let (once, values, faults) = form;
    let form = MaterialForm { topic: found.topic, once, values, faults };
    guard::page(state, request, MaterialView { id: found.id, versions: found.versions, form }).await
}

/// The material of an address, for a coordinator.
async fn versions_of(state: &AppState, known: &Known, id: &str) -> Result<Found, Failure> {
    let (id, by) = (id.parse::<PublicId>().map_err(absent)?, known.coordinator()?);
    let versions = state.accounts.store().material(&by, &id).await?;
    let topic = versions.first().map(|newest| newest.topic).ok_or(Failure::NotFound)?;
    Ok(Found { id, by, topic, versions })
}

struct Found {
    id: PublicId,
    by: Coordinator,
    topic: Topic,
    /// The newest first.
    versions: Vec<Resource>,
}

impl Found {
    /// The form for a newer version, filled in as far as it will be the same.
    fn values(&self) -> Values {
        self.versions.first().map(form_of_resource).unwrap_or_default()
    }
}

/// `GET /library/materials/{id}`: all versions, and what can be done.
pub async fn material(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let found = versions_of(&state, &known, &id).await?;
    let values = found.values();
    Ok(show(&state, request, found, (new_key(), values, Vec::new())).await)
}

/// `POST /library/materials/{id}`: puts a newer version in the place of those that are there.
pub async fn replace(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let found = versions_of(&state, &known, &id).await?;
    let (sent, request) = upload::read(request, limits::MATERIAL).await?;
    let (once, values) = (sent.fields.once(), sent.fields.values());
    let outcome = match look_through(&state, sent, true).await? {
        Ok(Looked { new, file, .. }) => {
            let replaced = state.accounts.store().replace_material(&found.by, &once, &found.id, &new, &file).await;
            replaced.map(|outcome| outcome.map_err(|fault| vec![fault]))?
        }
        Err(faults) => Err(faults),
    };
    match outcome {
        Ok(()) => Ok(back(&request, found.topic, LibraryNotice::Replaced)),
        Err(faults) => Ok(show(&state, request, found, (once, values, faults)).await),
    }
}

/// `POST /library/materials/{id}/withdraw`: withdraws that version.
pub async fn withdraw(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let (fields, mut request) = form::read(request).await?;
    let found = versions_of(&state, &known, &id).await?;
    let reason = fields.get("reason");
    match state.accounts.store().withdraw_material(&found.by, &found.id, reason).await? {
        Ok(()) => Ok(back(&request, found.topic, LibraryNotice::Withdrawn)),
        Err(fault) => {
            form::stand_on(&mut request, &format!("/library/materials/{}", found.id))?;
            let mut values = found.values();
            values.push(("reason".to_owned(), reason.to_owned()));
            Ok(show(&state, request, found, (new_key(), values, vec![fault])).await)
        }
    }
}
