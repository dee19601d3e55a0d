//! `/me/second-step`: those who coordinate turn the second step of signing in on and off.

use app::pages::account::{QrDrawing, SecondStepView};
use axum::{
    extract::{Request, State},
    response::Response,
};
use domain::accounts::{SignedIn, StepCode};
use qrcode::{Color, EcLevel, QrCode};
use store::SecondStep;

use super::{form, guard, guard::Known};
use crate::{errors::Failure, state::AppState};

/// White around the code, in modules, as the standard asks for.
const QUIET: usize = 4;

/// `GET /me/second-step`.
pub async fn page(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    known.coordinator()?;
    let view = view(&state, known.signed_in(), false).await?;
    Ok(guard::page(&state, request, view).await)
}

/// `POST /me/second-step`: begins, confirms by a code, or turns off by one.
pub async fn change(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    let (accounts, who) = (&state.accounts, known.signed_in());
    let coordinator = known.coordinator()?;
    let (store, now) = (&accounts.store, accounts.now());
    let view = match fields.get("do") {
        "begin" => {
            store.begin_second_step(&coordinator, now).await?;
            view(&state, who, false).await?
        }
        "confirm" => {
            let codes = match fields.get("code").parse() {
                Ok(code) => store.confirm_second_step(&coordinator, &code, now).await?,
                Err(_) => None,
            };
            match codes {
                Some(codes) => SecondStepView::TurnedOn { codes },
                None => view(&state, who, true).await?,
            }
        }
        "end" => {
            let code: Option<StepCode> = fields.get("code").parse().ok();
            let has_ended = store.end_second_step(who, code.as_ref(), now).await?;
            if has_ended { SecondStepView::Off { was_on: true } } else { view(&state, who, true).await? }
        }
        _ => view(&state, who, false).await?,
    };
    Ok(guard::page(&state, request, view).await)
}

async fn view(state: &AppState, who: &SignedIn, is_wrong: bool) -> Result<SecondStepView, Failure> {
    Ok(match state.accounts.store.second_step(who).await? {
        SecondStep::Off => SecondStepView::Off { was_on: false },
        SecondStep::Begun(secret) => {
            let link = link(&state.pages.base_url, who, &secret);
            SecondStepView::Begun { qr: drawing(&link), link, secret, is_wrong }
        }
        SecondStep::On { since, recovery_codes } => SecondStepView::On { since, recovery_codes, is_wrong },
    })
}

/// The address by which an app takes the secret over. It names the site and the account by its id: a phone that somebody
/// else looks at tells no more.
fn link(base_url: &str, who: &SignedIn, secret: &str) -> String {
    let host = base_url.split_once("://").map_or(base_url, |(_, host)| host);
    let site = host.split([':', '/']).next().unwrap_or_default();
    format!("otpauth://totp/{site}:{}?secret={secret}&issuer={site}", who.account().id)
}

/// The link as a picture; none where it is too long for one.
fn drawing(link: &str) -> Option<QrDrawing> {
    let code = QrCode::with_error_correction_level(link, EcLevel::M).ok()?;
    let width = code.width();
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
    let path = dark.map(|(at, _)| format!("M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET)).collect();
    Some(QrDrawing { size: width + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        accounts::{Account, Role},
        ids::PublicId,
        text::Language,
    };

    #[test]
    fn the_link_names_site_and_account_and_fits_a_picture() {
        let id = PublicId::from_random(7);
        let account = Account { id, role: Role::Coordinator, member: None, language: Language::English };
        let link = link("https://rabta.example", &SignedIn::with_a_live_session(account), "GEZDGNBVGY3TQOJQ");
        assert_eq!(link, "otpauth://totp/rabta.example:7000000000?secret=GEZDGNBVGY3TQOJQ&issuer=rabta.example");
        let drawing = drawing(&link).expect("a picture");
        // The corner's square lies within the white margin.
        assert!(drawing.path.starts_with("M4 4h1v1h-1zM5 4h1v1h-1z") && drawing.size > 40);
    }
}
