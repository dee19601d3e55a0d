//! `/me/mentoring/{id}`: what the two do in their pair.

use app::pages::mentoring::{MentoringNotice, MentorshipView};
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{
    ids::PublicId,
    mentoring::{MentoringFault, MentorshipDeed},
};
use store::StoreError;

use super::back;
use crate::{
    accounts::{
        form::{self, Fields, query},
        guard::{self, Known},
    },
    edition::today,
    errors::{Failure, absent},
    state::AppState,
};

/// `GET /me/mentoring/{id}`.
pub async fn page(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let id = id.parse().map_err(absent)?;
    let notice = MentoringNotice::of(&query(&request, "done"));
    show(&state, &known, request, &id, Vec::new(), None, notice).await
}

async fn show(
    state: &AppState,
    known: &Known,
    request: Request,
    id: &PublicId,
    values: Vec<(String, String)>,
    fault: Option<MentoringFault>,
    notice: Option<MentoringNotice>,
) -> Result<Response, Failure> {
    let own = state.accounts.store().mentorship(known.signed_in(), id, today()).await?;
    Ok(guard::page(state, request, MentorshipView { own, values, fault, notice }).await)
}

/// `POST /me/mentoring/{id}`: does what the button that was pressed says.
pub async fn act(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    let id = id.parse::<PublicId>().map_err(absent)?;
    match carry_out(&state, &known, &id, &fields).await? {
        Ok(notice) => Ok(back(&request, &format!("/me/mentoring/{id}"), notice)),
        Err(fault) => show(&state, &known, request, &id, fields.values(), Some(fault), None).await,
    }
}

async fn carry_out(
    state: &AppState,
    known: &Known,
    id: &PublicId,
    fields: &Fields,
) -> Result<Result<MentoringNotice, MentoringFault>, StoreError> {
    let (store, who) = (state.accounts.store(), known.signed_in());
    let nothing = || StoreError::NotFound { kind: "mentorship", id: id.to_string() };
    let about = || fields.get("about").parse::<PublicId>().map_err(|_| nothing());
    let deed = fields.get("do");
    if let Ok(deed) = deed.parse::<MentorshipDeed>() {
        store.decide_mentorship(who, id, deed, today()).await?;
        return Ok(Ok(MentoringNotice::Decided(deed)));
    }
    let written = match deed {
        "add-goal" => store.add_goal(who, id, fields.get("goal")).await?,
        "reach-goal" | "reopen-goal" => {
            store.reach_goal(who, id, &about()?, deed == "reach-goal").await?;
            Ok(())
        }
        "remove-goal" => {
            store.remove_goal(who, id, &about()?).await?;
            Ok(())
        }
        "log-meeting" => store.log_meeting(who, id, fields.get("day"), fields.get("note"), today()).await?,
        "remove-meeting" => {
            store.remove_meeting(who, id, &about()?).await?;
            Ok(())
        }
        _ => return Err(nothing()),
    };
    Ok(written.map(|()| MentoringNotice::Saved))
}
