//! `/trainings/{id}/people`: who comes to a training, and whom coordinators invite.

use app::pages::trainings::{PeopleNotice, TrainingPeopleView};
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{accounts::Coordinator, ids::PublicId, trainings::ParticipationFault};
use store::StoreError;

use crate::{
    accounts::{
        form::{self, Fields, query},
        guard::{self, Known},
    },
    edition::today,
    errors::{Failure, absent},
    pages::lead_back,
    state::AppState,
};

/// `GET /trainings/{id}/people`. For all but coordinators there is no such page.
pub async fn page(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let (id, coordinator) = (id.parse().map_err(absent)?, known.coordinator()?);
    let notice = query(&request, "done").parse().ok();
    show(&state, &coordinator, request, id, None, notice).await
}

async fn show(
    state: &AppState,
    by: &Coordinator,
    request: Request,
    id: PublicId,
    refused: Option<(String, ParticipationFault)>,
    notice: Option<PeopleNotice>,
) -> Result<Response, Failure> {
    let people = state.accounts.store().training_people(by, &id, today()).await?;
    Ok(guard::page(state, request, TrainingPeopleView { id, people, refused, notice }).await)
}

/// `POST /trainings/{id}/people`: does what the button that was pressed says.
pub async fn act(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    let (id, coordinator) = (id.parse::<PublicId>().map_err(absent)?, known.coordinator()?);
    match carry_out(&state, &coordinator, &id, &fields).await? {
        Ok(notice) => Ok(lead_back(&request, &format!("/trainings/{id}/people"), notice.slug())),
        Err(fault) => {
            let refused = Some((fields.get("member").to_owned(), fault));
            show(&state, &coordinator, request, id, refused, None).await
        }
    }
}

async fn carry_out(
    state: &AppState,
    by: &Coordinator,
    id: &PublicId,
    fields: &Fields,
) -> Result<Result<PeopleNotice, ParticipationFault>, StoreError> {
    let (store, deed) = (state.accounts.store(), fields.get("do"));
    let nothing = || StoreError::NotFound { kind: "training", id: id.to_string() };
    let member = fields.get("member").parse::<PublicId>();
    match (deed, member) {
        ("invite", Err(_)) => Ok(Err(ParticipationFault::NobodyToInvite)),
        ("invite", Ok(member)) => {
            let letter = |letter: &_| state.accounts.letters().reminder(letter);
            let invited = store.invite_to_training(by, id, &member, state.accounts.now(), letter).await?;
            Ok(invited.map(|()| PeopleNotice::Invited))
        }
        ("take-back", Ok(member)) => {
            store.take_invitation_back(by, id, &member, today()).await?;
            Ok(Ok(PeopleNotice::TakenBack))
        }
        ("held" | "not-held", _) => {
            store.note_held(by, id, deed == "held", today()).await?;
            Ok(Ok(PeopleNotice::Noted))
        }
        ("was-there" | "was-not-there", Ok(member)) => {
            store.note_attendance(by, id, &member, deed == "was-there", today()).await?;
            Ok(Ok(PeopleNotice::Noted))
        }
        _ => Err(nothing()),
    }
}
