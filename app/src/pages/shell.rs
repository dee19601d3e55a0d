//! The document around every page: head, masthead, footer.

use domain::text::Language;
use leptos::prelude::*;
use leptos_i18n::td_string;
use leptos_meta::MetaTags;

use super::{App, PageContext, account};
use crate::language::{OFFERED, direction, href, locale, of_path, own_name, prefix};

/// The whole document. Pages without an island load no script at all.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let path = request_path();
    let (language, rest) = of_path(&path);
    provide_context(language);
    provide_context(options.clone());
    let rest = rest.to_owned();
    view! {
        <!DOCTYPE html>
        <html lang=language.slug() dir=direction(language)>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="theme-color" media="(prefers-color-scheme: light)" content="#faf8f3" />
                <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#151a19" />
                <leptos_meta::HashedStylesheet options=options.clone() id="rabta" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="alternate" type="application/atom+xml" title=td_string!(locale(language), shell.name) href=href(language, "/feed.atom") />
                <Alternates rest=rest.clone() />
                <UrduFonts language=language />
                <MetaTags />
            </head>
            <body>
                <a class="skip" href="#content">{td_string!(locale(language), shell.skip)}</a>
                <Masthead language=language rest=rest />
                <App />
            </body>
        </html>
    }
}

/// The path of the request that is being answered, without its query string.
fn request_path() -> String {
    use_context::<axum::http::request::Parts>().map_or_else(|| "/".to_owned(), |parts| parts.uri.path().to_owned())
}

/// The query string of the request that is being answered.
pub(super) fn request_query() -> String {
    use_context::<axum::http::request::Parts>()
        .and_then(|parts| parts.uri.query().map(str::to_owned))
        .unwrap_or_default()
}

/// A header of the request that is being answered.
pub(super) fn request_header(name: &str) -> Option<String> {
    let parts = use_context::<axum::http::request::Parts>()?;
    parts.headers.get(name)?.to_str().ok().map(str::to_owned)
}

#[component]
fn Alternates(rest: String) -> impl IntoView {
    let base = PageContext::of_request().base_url;
    let address = move |language: Language| {
        format!("{base}{}{}", prefix(language), if rest == "/" && language != Language::English { "" } else { &rest })
    };
    OFFERED
        .into_iter()
        .map(|language| view! { <link rel="alternate" hreflang=language.slug() href=address(language) /> })
        .collect_view()
}

/// Loads Nastaliq only on pages that are written in it.
#[component]
fn UrduFonts(language: Language) -> impl IntoView {
    let sheet = PageContext::of_request().assets.fonts_css.clone();
    sheet.filter(|_| language == Language::Urdu).map(|sheet| view! { <link rel="stylesheet" href=sheet /> })
}

#[component]
fn Masthead(language: Language, rest: String) -> impl IntoView {
    let locale = locale(language);
    let home = href(language, "/");
    let current = rest.clone();
    let entry = move |path: &'static str, label: &'static str| {
        let here = if path == "/" { current == "/" } else { current.starts_with(path) };
        view! { <li><a href=href(language, path) aria-current=here.then_some("page")>{label}</a></li> }
    };
    let switch = OFFERED
        .into_iter()
        .map(|offered| {
            let query = request_query();
            let path = href(offered, &rest);
            let same_page = if query.is_empty() { path } else { format!("{path}?{query}") };
            view! {
                <li>
                    <a href=same_page lang=offered.slug() hreflang=offered.slug() aria-current=(offered == language).then_some("true")>
                        {own_name(offered)}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <header class="masthead">
            <a class="wordmark" href=home>
                <span>{td_string!(locale, shell.name)}</span>
                <Wordmark language=language />
            </a>
            <nav aria-label=td_string!(locale, shell.navigation)>
                <ul>
                    {entry("/", td_string!(locale, shell.explore))} {entry("/stories", td_string!(locale, shell.stories))}
                    {entry("/trainings", td_string!(locale, shell.trainings))}
                    {entry("/organisations", td_string!(locale, shell.organisations))}
                    {entry("/lessons", td_string!(locale, shell.lessons))} {entry("/about", td_string!(locale, shell.about))}
                </ul>
            </nav>
            <Entrance language=language />
            <nav class="languages" aria-label=td_string!(locale, shell.languages)>
                <ul>{switch}</ul>
            </nav>
        </header>
    }
}

/// The way in; and for who is in, to their own page and out.
#[component]
fn Entrance(language: Language) -> impl IntoView {
    let locale = locale(language);
    match account::signed_in() {
        None => {
            view! { <a class="entrance" href=href(language, "/sign-in") rel="nofollow">{td_string!(locale, account.masthead.sign_in)}</a> }
                .into_any()
        }
        Some(_) => view! {
            <div class="entrance">
                <a href=href(language, "/me")>{td_string!(locale, account.masthead.my_page)}</a>
                <form method="post" action=href(language, "/sign-out")>
                    <button type="submit">{td_string!(locale, account.masthead.sign_out)}</button>
                </form>
            </div>
        }
        .into_any(),
    }
}

/// The name in the other script, as a companion of the wordmark.
#[component]
fn Wordmark(language: Language) -> impl IntoView {
    match language {
        Language::English => view! { <span class="companion" lang="ur" aria-hidden="true">"رابطہ"</span> },
        _ => view! { <span class="companion" lang="en" aria-hidden="true">"Rabta"</span> },
    }
}

/// The foot of every page but Explore, which has its own.
#[component]
pub(super) fn Footer(language: Language) -> impl IntoView {
    let locale = locale(language);
    view! {
        <footer class="footer">
            <p>{td_string!(locale, shell.footer)}</p>
            <p class="demonstration-note">{td_string!(locale, shell.demonstration)}</p>
            <ul>
                <li><a href=href(language, "/about")>{td_string!(locale, shell.footer_about)}</a></li>
                <li><a href=href(language, "/how-the-plan-is-made")>{td_string!(locale, planning.how.title)}</a></li>
                <li><a href="/data/events.csv" rel="nofollow">"CSV"</a></li>
                <li><a href="/data/events.geojson" rel="nofollow">"GeoJSON"</a></li>
            </ul>
        </footer>
    }
}
