//! `/answer/{link}`: the links of mails that come by themselves; and the switches of these mails, `/me/mails`.

use app::pages::account::ReminderView;
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::accounts::ReminderTopic;

use super::{form, guard, guard::Known};
use crate::{errors::Failure, pages::lead, state::AppState};

/// `GET /answer/{link}`: asks. Mail programs and guards of networks look at links by themselves, which changes nothing.
pub async fn ask(
    State(state): State<AppState>,
    Path(link): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    state.accounts.pace.link(&link)?;
    let reminder = state.accounts.store().reminder(&link, state.accounts.now()).await?;
    let view = match reminder {
        Some(reminder) if !reminder.is_answered => ReminderView::Asked { link, reminder },
        _ => ReminderView::Dead,
    };
    Ok(guard::page(&state, request, view).await)
}

/// `POST /answer/{link}`: answers, or switches such mails off.
pub async fn answer(
    State(state): State<AppState>,
    Path(link): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    state.accounts.pace.link(&link)?;
    let (fields, request) = form::read(request).await?;
    let (store, now) = (state.accounts.store(), state.accounts.now());
    let view = match fields.get("answer") {
        "off" if store.switch_off_by_mail(&link, now).await? => ReminderView::Off,
        "yes" if store.confirm_by_mail(&link, now).await? => ReminderView::Answered,
        held => match held.parse() {
            Ok(result) if store.tell_durability_by_mail(&link, result, now).await? => ReminderView::Answered,
            _ => ReminderView::Dead,
        },
    };
    Ok(guard::page(&state, request, view).await)
}

/// `POST /me/mails`: the topics that are ticked come, the others don't.
pub async fn switch(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    let wanted: Vec<_> = fields.pairs().filter(|(name, _)| *name == "topic").map(|(_, value)| value).collect();
    let (store, who) = (state.accounts.store(), known.signed_in());
    let off = store.mails_off(who).await?;
    for topic in ReminderTopic::ALL {
        let on = wanted.contains(&topic.slug());
        if on == off.contains(topic) {
            store.switch_mails(who, *topic, on, state.accounts.now()).await?;
        }
    }
    Ok(lead(&request, "/me?done=mails#mails"))
}
