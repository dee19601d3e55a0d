//! `/sitemap.xml`, its parts, and `/robots.txt`: what search engines may find.

use std::fmt::Write;

use app::language::{OFFERED, prefix};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};

use domain::{ids::PublicId, safety::public::RecordKind};

use crate::{errors::Failure, feed::escaped, pages::Paths, state::AppState};

/// Pages of one part: each is listed once a language, and a file may list 50,000 addresses.
const PART: usize = 20_000;
const CACHE: &str = "public, max-age=3600";

/// The list of parts.
///
/// # Errors
/// When the store fails.
pub async fn index(State(state): State<AppState>) -> Result<Response, Failure> {
    let _turn = state.turns.export().await?;
    let parts = Pages::of(&state).await?.len().div_ceil(PART);
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
    let number = file.strip_suffix(".xml").and_then(|number| number.parse::<usize>().ok());
    let skipped = number.and_then(|number| number.checked_sub(1)?.checked_mul(PART)).ok_or(Failure::NotFound)?;
    let _turn = state.turns.export().await?;
    let pages = Pages::of(&state).await?;
    if skipped >= pages.len() {
        return Err(Failure::NotFound);
    }
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let base = escaped(&state.pages.base_url);
    for path in pages.addresses().skip(skipped).take(PART) {
        for language in OFFERED {
            let _ = write!(xml, "<url><loc>{base}{}</loc>", in_language(prefix(language), &path));
            for other in OFFERED {
                let href = in_language(prefix(other), &path);
                let _ = write!(xml, "<xhtml:link rel=\"alternate\" hreflang=\"{other}\" href=\"{base}{href}\"/>");
            }
            xml += "</url>\n";
        }
    }
    xml += "</urlset>\n";
    Ok(answer(xml))
}

/// Every page: those of the app, and one for each record of the kinds that have them.
struct Pages<'a> {
    paths: &'a Paths,
    records: Vec<(RecordKind, PublicId)>,
}

impl<'a> Pages<'a> {
    async fn of(state: &'a AppState) -> Result<Self, Failure> {
        let mut records = state.pages.reader.identifiers().await?;
        records.retain(|(kind, _)| state.paths.has_page(*kind));
        Ok(Self { paths: &state.paths, records })
    }

    fn len(&self) -> usize {
        self.paths.fixed.len() + self.records.len()
    }

    /// Their addresses in English, without the site's own.
    fn addresses(&self) -> impl Iterator<Item = String> {
        let records = self.records.iter().map(|(kind, id)| format!("/{}/{id}", kind.path()));
        self.paths.fixed.iter().cloned().chain(records)
    }
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
