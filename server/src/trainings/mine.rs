//! `/me/trainings`: what one is part of, and one's answers.

use app::pages::trainings::{OwnTrainingsView, TrainingNotice, TrainingsInShort};
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{
    ids::PublicId,
    trainings::{Answer, ParticipationFault},
};
use store::{OwnTrainings, StoreError};

use crate::{
    accounts::{
        form::{self, query},
        guard::{self, Known},
    },
    edition::today,
    errors::{Failure, absent},
    pages::lead_back,
    state::AppState,
};

/// `GET /me/trainings`: one's own, and for coordinators who comes to those that are planned. Partners have no part in it.
pub async fn page(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let notice = query(&request, "done").parse().ok();
    show(&state, &known, request, None, notice).await
}

async fn show(
    state: &AppState,
    known: &Known,
    request: Request,
    refused: Option<(PublicId, String, ParticipationFault)>,
    notice: Option<TrainingNotice>,
) -> Result<Response, Failure> {
    let own = own(state, known).await?;
    let to_come = match known.signed_in().coordinator() {
        Some(coordinator) => Some(state.accounts.store().trainings_on_desk(&coordinator, today()).await?),
        None => None,
    };
    if own.is_none() && to_come.is_none() {
        return Err(Failure::NotFound);
    }
    Ok(guard::page(state, request, OwnTrainingsView { own, to_come, refused, notice }).await)
}

/// What a member is part of; none for who has no record.
async fn own(state: &AppState, known: &Known) -> Result<Option<OwnTrainings>, Failure> {
    match state.accounts.store().own_trainings(known.signed_in(), today()).await {
        Ok(own) => Ok(Some(own)),
        Err(StoreError::NotFound { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// One's trainings in short, for one's own page.
pub(crate) async fn short(state: &AppState, known: &Known) -> Result<TrainingsInShort, Failure> {
    Ok(own(state, known).await?.map(|own| TrainingsInShort::of(&own)).unwrap_or_default())
}

/// `POST /me/trainings/{id}`: answers an invitation.
pub async fn answer(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let (fields, mut request) = form::read(request).await?;
    let id = id.parse::<PublicId>().map_err(absent)?;
    let answer = fields.get("answer").parse::<Answer>().map_err(absent)?;
    let word = fields.get("word");
    let (store, now) = (state.accounts.store(), state.accounts.now());
    match store.answer_invitation(known.signed_in(), &id, answer, word, now).await? {
        Ok(()) => Ok(lead_back(&request, "/me/trainings", answer.slug())),
        Err(fault) => {
            form::stand_on(&mut request, "/me/trainings")?;
            show(&state, &known, request, Some((id, word.to_owned(), fault)), None).await
        }
    }
}
