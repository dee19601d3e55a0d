//! `/sitemap.xml`, its parts, and `/robots.txt`: what search engines may find.

use std::fmt::Write;

use app::language::{OFFERED, prefix};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};

use crate::{errors::Failure, feed::escaped, state::AppState};

/// Pages of one part: each is listed once a language, and a file may list 50,000 addresses.
const PART: usize = 20_000;
const CACHE: &str = "public, max-age=3600";

/// The list of parts.
///
/// # Errors
/// When the store fails.
pub async fn index(State(state): State<AppState>) -> Result<Response, Failure> {
    let _turn = state.turns.export().await?;
    let parts = addresses(&state).await?.len().div_ceil(PART);
    let base = escaped(&state.pages.base_url);
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for part in 1..=parts {
        // Writing to a string can't fail, here and below.
        let _ = writeln!(xml, "<sitemap><loc>{base}/sitemap/{part}.xml</loc></sitemap>");
    }
    xml += "</sitemapindex>\n";
    Ok(answer(xml))
}

/// One part of the list.
///
/// # Errors
/// When there is no such part, or the store fails.
pub async fn part(State(state): State<AppState>, Path(file): Path<String>) -> Result<Response, Failure> {
    let number = file.strip_suffix(".xml").and_then(|number| number.parse::<usize>().ok()).filter(|number| *number > 0);
    let number = number.ok_or(Failure::NotFound)?;
    let _turn = state.turns.export().await?;
    let addresses = addresses(&state).await?;
    let addresses = addresses.chunks(PART).nth(number - 1).ok_or(Failure::NotFound)?;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let base = escaped(&state.pages.base_url);
    for path in addresses {
        for language in OFFERED {
            let _ = write!(xml, "<url><loc>{base}{}</loc>", in_language(prefix(language), path));
            for other in OFFERED {
                let href = in_language(prefix(other), path);
                let _ = write!(xml, "<xhtml:link rel=\"alternate\" hreflang=\"{other}\" href=\"{base}{href}\"/>");
            }
            xml += "</url>\n";
        }
    }
    xml += "</urlset>\n";
    Ok(answer(xml))
}

/// Every page in English, without the site's own address.
async fn addresses(state: &AppState) -> Result<Vec<String>, Failure> {
    let records = state.pages.reader.identifiers().await?;
    let records = records
        .iter()
        .filter(|(kind, _)| state.paths.has_page(*kind))
        .map(|(kind, id)| format!("/{}/{id}", kind.path()));
    Ok(state.paths.fixed.iter().cloned().chain(records).collect())
}

/// The home page of a language has no slash at its end, but for the first language's.
fn in_language(prefix: &str, path: &str) -> String {
    let path = if path == "/" && !prefix.is_empty() { "" } else { path };
    escaped(&format!("{prefix}{path}"))
}

fn answer(xml: String) -> Response {
    ([(header::CONTENT_TYPE, "application/xml"), (header::CACHE_CONTROL, CACHE)], xml).into_response()
}

/// Everything may be read; what is for programs need not be listed.
pub async fn robots(State(state): State<AppState>) -> impl IntoResponse {
    let text =
        format!("User-agent: *\nDisallow: /api/\nDisallow: /data/\nSitemap: {}/sitemap.xml\n", state.pages.base_url);
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, CACHE)], text)
}
