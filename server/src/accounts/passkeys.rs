//! Passkeys: what a browser's script asks for when it adds one on `/me`, or signs in with one. All that can go wrong has
//! the same answer.

use std::sync::Arc;

use app::{
    language::{href, locale, of_path},
    pages::account::role_name,
};
use axum::{
    Json,
    body::to_bytes,
    extract::{Request, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::accounts::SignedIn;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use store::{NewPasskey, ShownPasskey};
use url::{Host, Url};
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Uuid, Webauthn, WebauthnBuilder,
};

use super::{form, guard::Known, sign_in};
use crate::{errors::Failure, limits, mail::loopback::is_loopback_name, state::AppState};

/// Makes and checks what devices sign, for the site at one address.
#[derive(Debug, Clone)]
pub struct Passkeys(Option<Arc<(Webauthn, String)>>);

impl Passkeys {
    /// For the site at `base_url`. Browsers bind passkeys to a name: a site that is reached by a number has none, but for
    /// one's own machine, which is called `localhost` as well.
    #[must_use]
    pub fn of(base_url: &str) -> Self {
        let made = named(base_url).and_then(|(host, origin)| {
            let webauthn = WebauthnBuilder::new(&host, &origin).and_then(|builder| builder.rp_name(&host).build());
            Some(Arc::new((webauthn.ok()?, host)))
        });
        Self(made)
    }

    /// The name that passkeys are bound to; none where there can be none.
    #[must_use]
    pub fn host(&self) -> Option<String> {
        self.0.as_ref().map(|made| made.1.clone())
    }

    fn webauthn(&self) -> Result<&Webauthn, Failure> {
        self.0.as_ref().map(|made| &made.0).ok_or(Failure::Refused)
    }
}

fn named(base_url: &str) -> Option<(String, Url)> {
    let mut origin = Url::parse(base_url).ok()?;
    if !matches!(origin.host()?, Host::Domain(_)) {
        if !is_loopback_name(origin.host_str()?) {
            return None;
        }
        origin.set_host(Some("localhost")).ok()?;
    }
    Some((origin.host_str()?.to_owned(), origin))
}

/// What is kept until a new passkey comes back.
#[derive(Serialize, Deserialize)]
struct Begun {
    user_handle: Uuid,
    registration: PasskeyRegistration,
}

/// A new passkey, and what was asked for when it was made.
#[derive(Deserialize)]
struct Made {
    token: String,
    #[serde(default)]
    name: String,
    credential: RegisterPublicKeyCredential,
}

/// A passkey that is shown, and what was asked for.
#[derive(Deserialize)]
struct Shown {
    token: String,
    #[serde(default)]
    next: String,
    credential: PublicKeyCredential,
}

/// `POST /me/passkeys/begin`: what the browser asks the device for.
pub async fn begin(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let (accounts, who) = (&state.accounts, known.signed_in());
    let webauthn = accounts.passkeys.webauthn()?;
    let owner = accounts.store.passkey_owner(who).await?;
    let user_handle = owner.user_handle.and_then(|handle| handle.parse().ok()).unwrap_or_else(Uuid::new_v4);
    let others = owner.credentials.iter().filter_map(|credential| credential_id(credential)).collect();
    let name = shown_name(who, request.uri().path());
    let (options, registration) = webauthn
        .start_passkey_registration(user_handle, &name, &name, Some(others))
        .map_err(|error| Failure::Internal(error.to_string()))?;
    let mut options = json!(options)["publicKey"].take();
    // Who signs in is asked for no address, so that the device must know by itself whose key it is.
    options["authenticatorSelection"]["residentKey"] = json!("required");
    options["authenticatorSelection"]["requireResidentKey"] = json!(true);
    challenge(&state, Some(who), &Begun { user_handle, registration }, options).await
}

/// `POST /me/passkeys/finish`: keeps what the device has made.
pub async fn finish(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let (accounts, who) = (&state.accounts, known.signed_in());
    let path = request.uri().path().to_owned();
    let device = sign_in::device_of(request.headers());
    let made: Made = body(request).await?;
    let begun: Begun = taken(&state, Some(who), &made.token).await?;
    let passkey = accounts
        .passkeys
        .webauthn()?
        .finish_passkey_registration(&made.credential, &begun.registration)
        .map_err(refused)?;
    let new = NewPasskey {
        name: if made.name.trim().is_empty() { device } else { made.name },
        user_handle: begun.user_handle.to_string(),
        credential_id: passkey.cred_id().clone(),
        credential: text(&passkey)?,
    };
    let added = accounts
        .store
        .add_passkey(who, &new, accounts.now(), |to, language| accounts.letters.passkey_added(to, language))
        .await?
        .ok_or(Failure::Refused)?;
    let to = href(of_path(&path).0, &format!("/me?passkey={added}#passkeys"));
    Ok(Json(json!({ "to": to })).into_response())
}

/// `POST /me/passkeys`: removes one.
pub async fn remove(State(state): State<AppState>, known: Known, request: Request) -> Result<Response, Failure> {
    let (fields, request) = form::read(request).await?;
    if let Ok(id) = fields.get("remove").parse() {
        state.accounts.store.remove_passkey(known.signed_in(), &id).await?;
    }
    let to = href(of_path(request.uri().path()).0, "/me?passkey=removed#passkeys");
    Ok(Redirect::to(&to).into_response())
}

/// `POST /sign-in/passkey/begin`: what the browser asks the device for, whosever it is.
pub async fn ask(State(state): State<AppState>) -> Result<Response, Failure> {
    if !state.accounts.store.has_key() {
        return Err(Failure::Refused);
    }
    let (options, kept) = state
        .accounts
        .passkeys
        .webauthn()?
        .start_discoverable_authentication()
        .map_err(|error| Failure::Internal(error.to_string()))?;
    challenge(&state, None, &kept, json!(options)["publicKey"].take()).await
}

/// `POST /sign-in/passkey/finish`: signs in.
pub async fn answer(State(state): State<AppState>, request: Request) -> Result<Response, Failure> {
    let accounts = &state.accounts;
    let webauthn = accounts.passkeys.webauthn()?;
    let path = request.uri().path().to_owned();
    let device = sign_in::device_of(request.headers());
    let Shown { token, next, credential } = body(request).await?;
    let kept: DiscoverableAuthentication = taken(&state, None, &token).await?;
    let (user, credential_id) = webauthn.identify_discoverable_authentication(&credential).map_err(refused)?;
    let user = user.to_string();
    let shown = ShownPasskey { credential_id, user_handle: &user };
    let prove = |known: &str| proven(webauthn, &credential, kept, known);
    let session = accounts.store.sign_in_by_passkey(shown, &device, accounts.now(), prove).await?;
    let session = session.ok_or(Failure::Refused)?;
    let to = sign_in::onward(&sign_in::own_path(&next), &path, &session.signed_in);
    let answer = Json(json!({ "to": to })).into_response();
    Ok(sign_in::with_session(&state, &session, answer))
}

/// The passkey after this use, if the device has signed what it was asked to.
fn proven(
    webauthn: &Webauthn,
    shown: &PublicKeyCredential,
    kept: DiscoverableAuthentication,
    known: &str,
) -> Option<String> {
    let mut passkey: Passkey = serde_json::from_str(known).ok()?;
    let key = DiscoverableKey::from(&passkey);
    let result = webauthn.finish_discoverable_authentication_v2(shown, kept, &key);
    let result = result.inspect_err(|error| tracing::info!(%error, "a passkey was refused")).ok()?;
    passkey.update_credential(&result)?;
    serde_json::to_string(&passkey).ok()
}

/// Keeps what the answer will be checked by, and answers with what the browser is to ask for.
async fn challenge(
    state: &AppState,
    who: Option<&SignedIn>,
    kept: &impl Serialize,
    options: Value,
) -> Result<Response, Failure> {
    let accounts = &state.accounts;
    let token = accounts.store.keep_challenge(who, &text(kept)?, accounts.now()).await?.ok_or(Failure::Busy)?;
    Ok(Json(json!({ "token": token.as_str(), "options": options })).into_response())
}

/// What was kept, which is gone then.
async fn taken<T: DeserializeOwned>(state: &AppState, who: Option<&SignedIn>, token: &str) -> Result<T, Failure> {
    let accounts = &state.accounts;
    let kept = accounts.store.take_challenge(who, token, accounts.now()).await?.ok_or(Failure::Refused)?;
    serde_json::from_str(&kept).map_err(|error| Failure::Internal(error.to_string()))
}

async fn body<T: DeserializeOwned>(request: Request) -> Result<T, Failure> {
    let body = to_bytes(request.into_body(), limits::BODY).await.map_err(|_| Failure::TooLarge)?;
    serde_json::from_slice(&body).map_err(|_| Failure::Refused)
}

fn text(kept: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(kept).map_err(|error| Failure::Internal(error.to_string()))
}

fn refused(error: impl std::fmt::Display) -> Failure {
    tracing::info!(%error, "a passkey was refused");
    Failure::Refused
}

fn credential_id(credential: &str) -> Option<CredentialID> {
    Some(serde_json::from_str::<Passkey>(credential).ok()?.cred_id().clone())
}

/// What the device calls the account: no address and no name, which whoever holds the device could read.
fn shown_name(who: &SignedIn, path: &str) -> String {
    let account = who.account();
    format!("{}, {}", role_name(locale(of_path(path).0), account.role), account.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_are_bound_to_the_sites_name() {
        let host = |base_url: &str| Passkeys::of(base_url).host();
        assert_eq!(host("https://rabta.example").as_deref(), Some("rabta.example"));
        assert_eq!(host("http://127.0.0.1:3000").as_deref(), Some("localhost"));
        assert_eq!(host("http://[::1]:3000").as_deref(), Some("localhost"));
        assert_eq!(host("http://203.0.113.7"), None);
        assert_eq!(host("rabta"), None);
        assert_eq!(
            named("http://127.0.0.1:3000").map(|(_, origin)| origin.to_string()).as_deref(),
            Some("http://localhost:3000/")
        );
    }
}
