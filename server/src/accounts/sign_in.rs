//! Signing in and out.

use app::{
    language::{href, of_path},
    pages::account::SignInView,
};
use axum::{
    extract::{Path, Request, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::accounts::{Email, Role, SignInCode, SignedIn, StepCode};
use store::{Entry, NewSession, Session, StepOutcome};

use super::{cookie, device, form, guard, guard::Known};
use crate::{errors::Failure, state::AppState};

/// `GET /sign-in`: asks for the address. Who is signed in already is led on.
pub async fn ask(State(state): State<AppState>, request: Request) -> Response {
    let next = own_path(&form::query(&request, "next"));
    if let Some(session) = request.extensions().get::<Session>() {
        return Redirect::to(&onward(&next, request.uri().path(), &session.signed_in)).into_response();
    }
    let view =
        if state.accounts.store.has_key() { address(&state, String::new(), false, next) } else { SignInView::Off };
    guard::page(&state, request, view).await
}

/// `POST /sign-in`: an address, or an address and a code.
pub async fn answer(State(state): State<AppState>, request: Request) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    let next = own_path(fields.get("next"));
    let typed = fields.get("email").to_owned();
    let Ok(email) = typed.parse::<Email>() else {
        let view = address(&state, typed, true, next);
        return Ok(guard::page(&state, request, view).await);
    };
    if !fields.has("code") {
        write_mail(state.clone(), email.clone());
        let view = SignInView::Code { email: email.as_str().to_owned(), is_wrong: false, next };
        return Ok(guard::page(&state, request, view).await);
    }
    let code = fields.get("code").parse::<SignInCode>().ok();
    let device = device_of(request.headers());
    let entry = match code {
        Some(code) => state.accounts.store.sign_in_by_code(&email, &code, &device, state.accounts.now()).await?,
        None => None,
    };
    match entry {
        Some(entry) => Ok(enter(&state, request, entry, next).await),
        None => {
            let view = SignInView::Code { email: email.as_str().to_owned(), is_wrong: true, next };
            Ok(guard::page(&state, request, view).await)
        }
    }
}

/// Writes the mail once the answer is on its way: how long that takes tells nobody whether there is an account.
fn write_mail(state: AppState, email: Email) {
    // So many wait only when somebody makes them: then nobody is served by more of them.
    let Ok(turn) = state.accounts.mails.clone().try_acquire_owned() else {
        tracing::warn!("too many ask for mails to sign in");
        return;
    };
    tokio::spawn(async move {
        let _turn = turn;
        let accounts = &state.accounts;
        let now = accounts.now();
        let asked = accounts
            .store
            .ask_to_sign_in(&email, now, |credentials, language| {
                accounts.letters.sign_in(email.clone(), credentials, language, now)
            })
            .await;
        if let Err(error) = asked {
            tracing::error!(%error, "a mail to sign in could not be written");
        }
    });
}

/// `GET /sign-in/{link}`: asks before the link is used. Mail programs and guards of networks look at links by themselves.
pub async fn link(
    State(state): State<AppState>,
    Path(link): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    state.accounts.pace.link(&link)?;
    let alive = state.accounts.store.is_link_alive(&link, state.accounts.now()).await?;
    Ok(guard::page(&state, request, SignInView::Link { token: alive.then_some(link) }).await)
}

/// `POST /sign-in/{link}`: uses the link.
pub async fn follow(
    State(state): State<AppState>,
    Path(link): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    state.accounts.pace.link(&link)?;
    let device = device_of(request.headers());
    match state.accounts.store.sign_in_by_link(&link, &device, state.accounts.now()).await? {
        Some(entry) => {
            let (_, request) = form::read(request).await?;
            Ok(enter(&state, request, entry, String::new()).await)
        }
        None => {
            let (_, request) = form::read(request).await?;
            Ok(guard::page(&state, request, SignInView::Link { token: None }).await)
        }
    }
}

/// `POST /sign-in/second-step`: the code of somebody who has used a link or a mailed code.
pub async fn second_step(State(state): State<AppState>, request: Request) -> Result<Response, Failure> {
    let device = device_of(request.headers());
    let (fields, request) = form::read(request).await?;
    let (token, next) = (fields.get("token").to_owned(), own_path(fields.get("next")));
    let code: Option<StepCode> = fields.get("code").parse().ok();
    let accounts = &state.accounts;
    match accounts.store.take_second_step(&token, code.as_ref(), &device, accounts.now()).await? {
        StepOutcome::Session(session) => {
            Ok(let_in(&state, &session, &onward(&next, request.uri().path(), &session.signed_in)))
        }
        StepOutcome::Wrong => {
            Ok(guard::page(&state, request, SignInView::SecondStep { token, is_wrong: true, next }).await)
        }
        StepOutcome::Over => Ok(guard::page(&state, request, SignInView::Link { token: None }).await),
    }
}

/// `POST /sign-out`: ends this session.
pub async fn out(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    state.accounts.store.end_session(known.signed_in(), &known.0.id).await?;
    Ok(let_out(&state, request.uri().path()))
}

fn address(state: &AppState, typed: String, is_wrong: bool, next: String) -> SignInView {
    SignInView::Address { typed, is_wrong, next, passkey_host: state.accounts.passkeys.host() }
}

/// Answers somebody whose link or code was right.
async fn enter(state: &AppState, request: Request, entry: Entry, next: String) -> Response {
    match entry {
        Entry::Session(session) => let_in(state, &session, &onward(&next, request.uri().path(), &session.signed_in)),
        Entry::SecondStep(token) => {
            let view = SignInView::SecondStep { token: token.as_str().to_owned(), is_wrong: false, next };
            guard::page(state, request, view).await
        }
    }
}

fn let_in(state: &AppState, session: &NewSession, to: &str) -> Response {
    with_session(state, session, Redirect::to(to).into_response())
}

/// An answer with a session's token. It is a new one at every sign-in.
pub fn with_session(state: &AppState, session: &NewSession, mut response: Response) -> Response {
    if let Some(cookie) = cookie::given(session.token.as_str(), state.security.is_https()) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

/// Answers somebody whose session is over.
pub fn let_out(state: &AppState, path: &str) -> Response {
    let mut response = Redirect::to(&href(of_path(path).0, "/")).into_response();
    if let Some(cookie) = cookie::taken(state.security.is_https()) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

/// Where to go once signed in: where they wanted to, or to their own page; a new member to the beginning of their record.
pub fn onward(next: &str, path: &str, who: &SignedIn) -> String {
    let is_new = who.account().role == Role::Member && who.account().member.is_none();
    match next {
        "" => href(of_path(path).0, if is_new { "/me/profile" } else { "/me" }),
        wanted => wanted.to_owned(),
    }
}

/// A path of this site, or nothing: nobody is led elsewhere by a link to the sign-in page.
pub fn own_path(wanted: &str) -> String {
    let is_plain = |path: &str| path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte));
    if wanted.starts_with('/') && !wanted.starts_with("//") && is_plain(wanted) {
        wanted.to_owned()
    } else {
        String::new()
    }
}

/// What the list of sessions calls the device that asks.
pub fn device_of(headers: &HeaderMap) -> String {
    let name = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    device::name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_elsewhere() {
        assert_eq!(own_path("/me/profile"), "/me/profile");
        for path in ["", "me", "//evil.example", "/\\evil.example", "https://evil.example", "/me?x=1", "/%0d%0a"] {
            assert_eq!(own_path(path), "", "{path}");
        }
    }
}
