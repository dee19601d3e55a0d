//! Pages for what is not there and for what went wrong, and how pages come to them.

use std::{
    future::Future,
    hash::{BuildHasher, Hasher},
};

use axum::http::StatusCode;
use domain::{explore::QueryError, ids::PublicId, text::Language};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_i18n::td_string;
use store::StoreError;

use super::components::{Head, Page, PageHead, Setting};

/// Why a page cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// There is no such record, or it is not for the one who asks. Nobody is told which.
    #[error("not found")]
    NotFound,
    /// A parameter of the address cannot be used.
    #[error(transparent)]
    BadRequest(#[from] QueryError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A page that is loaded first, or the page that says why there is none.
///
/// All of it is rendered on the server before the answer begins, so that its status and head are right.
pub fn answered<V: IntoView + 'static>(
    load: impl Future<Output = Result<V, PageError>> + Send + 'static,
) -> impl IntoView {
    view! {
        <Suspense>
            {Suspend::new(async move {
                match load.await {
                    Ok(page) => page.into_any(),
                    Err(PageError::NotFound) => view! { <NotFound /> }.into_any(),
                    Err(PageError::BadRequest(error)) => view! { <BadRequest error=error /> }.into_any(),
                    Err(PageError::Store(error)) => view! { <ServerTrouble error=error /> }.into_any(),
                }
            })}
        </Suspense>
    }
}

/// Writes the error to the log under a random id, and gives the id.
fn logged(error: &StoreError) -> PublicId {
    let id = PublicId::from_random(std::collections::hash_map::RandomState::new().build_hasher().finish());
    tracing::error!(error_id = %id, %error, "a page could not be shown");
    id
}

/// The status of the answer being written; without an HTTP answer, as in tests of single pieces, nothing.
fn answer_with(status: StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
}

/// Answers every unknown address, and everything that is not for the one who asks.
#[component]
pub fn NotFound() -> impl IntoView {
    answer_with(StatusCode::NOT_FOUND);
    let locale = Setting::of_request().locale;
    view! {
        <Trouble title=td_string!(locale, errors.not_found.title).to_owned()>
            <p class="lead">{td_string!(locale, errors.not_found.text)}</p>
            <SearchForm />
            <Elsewhere />
        </Trouble>
    }
}

/// Answers an address whose query string cannot be used.
#[component]
pub fn BadRequest(
    /// Which part of it, and why.
    error: QueryError,
) -> impl IntoView {
    answer_with(StatusCode::BAD_REQUEST);
    let Setting { locale, language, .. } = Setting::of_request();
    // The reason is written for programs, in English; the part that it names says enough in every language.
    let reason = (language == Language::English).then(|| view! { " " {error.reason} });
    view! {
        <Trouble title=td_string!(locale, errors.bad_request.title).to_owned()>
            <p class="lead">{td_string!(locale, errors.bad_request.text)}</p>
            <p class="complaint">
                <code dir="ltr">{format!("{}={}", error.parameter, error.value)}</code>
                {reason}
            </p>
            <SearchForm />
            <Elsewhere />
        </Trouble>
    }
}

/// Answers when the server itself is in trouble.
#[component]
pub fn ServerTrouble(
    /// The cause, which goes to the log and to nobody else.
    error: StoreError,
) -> impl IntoView {
    answer_with(StatusCode::INTERNAL_SERVER_ERROR);
    let id = logged(&error);
    let locale = Setting::of_request().locale;
    view! {
        <Trouble title=td_string!(locale, errors.trouble.title).to_owned()>
            <p class="lead">{td_string!(locale, errors.trouble.text)}</p>
            <p>
                {td_string!(locale, errors.trouble.id)}
                " "
                <code dir="ltr">{id.to_string()}</code>
            </p>
            <Elsewhere />
        </Trouble>
    }
}

#[component]
fn Trouble(title: String, children: Children) -> impl IntoView {
    let head = PageHead { title: title.clone(), unlisted: true, ..PageHead::default() };
    view! {
        <Head head=head />
        <Page class="trouble">
            <h1>{title}</h1>
            {children()}
        </Page>
    }
}

#[component]
fn SearchForm() -> impl IntoView {
    let setting = Setting::of_request();
    let label = td_string!(setting.locale, explore.search_label);
    view! {
        <form class="trouble-search" role="search" action=setting.href("/") method="get">
            <label for="trouble-search">{label}</label>
            <div>
                <input id="trouble-search" type="search" name="q" />
                <button type="submit">{td_string!(setting.locale, errors.search)}</button>
            </div>
        </form>
    }
}

#[component]
fn Elsewhere() -> impl IntoView {
    let setting = Setting::of_request();
    let locale = setting.locale;
    let link = |path: &str, label: &'static str| view! { <li><a href=setting.href(path)>{label}</a></li> };
    view! {
        <nav class="elsewhere" aria-label=td_string!(locale, errors.elsewhere)>
            <ul>
                {link("/", td_string!(locale, shell.explore))} {link("/stories", td_string!(locale, shell.stories))}
                {link("/trainings", td_string!(locale, shell.trainings))}
                {link("/organisations", td_string!(locale, shell.organisations))}
                {link("/lessons", td_string!(locale, shell.lessons))} {link("/about", td_string!(locale, shell.about))}
            </ul>
        </nav>
    }
}
