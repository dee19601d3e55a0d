//! Exports: every record of a view as a file, written while it is read, so that its size doesn't matter.

pub mod csv;
pub mod geojson;

use std::sync::Arc;

use app::{explore::row_title, pages::context::AtlasEdition};
use axum::{
    body::{Body, Bytes},
    http::header,
    response::{IntoResponse, Response},
};
use domain::{
    explore::RowText,
    ids::PublicId,
    safety::public::{PublicDetails, PublicLink, PublicRecord},
    text::Language,
};
use futures_util::stream;
use store::PublicReader;
use tokio::sync::OwnedSemaphorePermit;

use crate::{answers::set, errors::Failure, explore::filters, limits, state::AppState};

const CACHE: &str = "public, max-age=60";

/// How records become the text of a file.
pub trait Format: Send + 'static {
    /// The ending of the file's name.
    const ENDING: &'static str;
    /// The type that browsers are told.
    const CONTENT_TYPE: &'static str;

    /// What comes before all records.
    fn begin(&mut self, about: &About) -> String;

    /// One record after the others.
    fn record(&mut self, about: &About, record: &PublicRecord) -> String;

    /// What comes after all records.
    fn end(&mut self) -> String;
}

/// What a file is of.
#[derive(Debug)]
pub struct About {
    state: AppState,
    edition: Arc<AtlasEdition>,
    matched: usize,
}

impl About {
    /// The address of the record's page; none for kinds without one.
    fn page(&self, record: &PublicRecord) -> Option<String> {
        let story = match &record.details {
            PublicDetails::Intervention(intervention) => {
                intervention.story.as_ref().map(|story| (story.kind, &story.id))
            }
            _ => None,
        };
        let (kind, id) = story.unwrap_or((record.kind, &record.id));
        self.state.paths.has_page(kind).then(|| format!("{}/{}/{id}", self.state.pages.base_url, kind.path()))
    }
}

/// The file of the records that the query string `search` asks for.
async fn file<F: Format>(state: AppState, search: &str, format: F) -> Result<Response, Failure> {
    let edition = state.pages.atlas.get();
    let filters = filters(search, &edition)?;
    let turn = state.turns.export().await?;
    let of = edition.clone();
    let matching = tokio::task::spawn_blocking(move || of.atlas.matching(&filters));
    let ids = matching.await.map_err(|error| Failure::Internal(error.to_string()))?;
    let name = format!("rabta-events-{}.{}", edition.published_on, F::ENDING);
    let about = About { state, edition, matched: ids.len() };
    let mut response = Body::from_stream(stream::try_unfold(Some(Export::new(about, ids, format, turn)), Export::next))
        .into_response();
    set(&mut response, header::CONTENT_TYPE, F::CONTENT_TYPE);
    set(&mut response, header::CONTENT_DISPOSITION, &format!("attachment; filename=\"{name}\""));
    set(&mut response, header::CACHE_CONTROL, CACHE);
    Ok(response)
}

/// A file that is being written.
struct Export<F> {
    about: About,
    reader: PublicReader,
    ids: std::vec::IntoIter<PublicId>,
    format: F,
    begun: bool,
    _turn: OwnedSemaphorePermit,
}

type Step<F> = Option<(Bytes, Option<Export<F>>)>;

impl<F: Format> Export<F> {
    fn new(about: About, ids: Vec<PublicId>, format: F, turn: OwnedSemaphorePermit) -> Self {
        let reader = about.state.pages.reader.clone();
        Self { about, reader, ids: ids.into_iter(), format, begun: false, _turn: turn }
    }

    /// The next piece of the file, and what is left to write.
    async fn next(export: Option<Self>) -> Result<Step<F>, std::io::Error> {
        let Some(mut export) = export else { return Ok(None) };
        let mut text = if export.begun { String::new() } else { export.format.begin(&export.about) };
        export.begun = true;
        let ids: Vec<_> = export.ids.by_ref().take(limits::CHUNK).collect();
        if ids.is_empty() {
            text += &export.format.end();
            return Ok(Some((Bytes::from(text), None)));
        }
        let records = export.reader.records_by_id(&ids).await.map_err(|error| {
            // The answer has begun, so all that is left is to break it off: then nobody takes it for the whole file.
            tracing::error!(%error, "an export broke off");
            std::io::Error::other("the export broke off")
        })?;
        for record in &records {
            text += &export.format.record(&export.about, record);
        }
        Ok(Some((Bytes::from(text), Some(export))))
    }
}

/// What lists call a record: its own title, or its terms.
#[must_use]
pub fn title(record: &PublicRecord, language: Language) -> String {
    if !record.title.is_empty() {
        return record.title.in_language(language).to_owned();
    }
    let text = match &record.details {
        PublicDetails::Intervention(of) => {
            RowText::Intervention { dispute: of.dispute, mode: of.mode, outcome: of.outcome }
        }
        PublicDetails::Training(of) => RowText::Training { kind: of.kind, topics: record.topics.clone() },
        PublicDetails::Grant(of) => RowText::Grant { objective: of.objective },
        _ => return String::new(),
    };
    row_title(language, &text)
}

/// Slugs or other short words, one after the other.
fn joined<T: ToString>(words: impl IntoIterator<Item = T>) -> String {
    words.into_iter().map(|word| word.to_string()).collect::<Vec<_>>().join(";")
}

/// Titles of what a record links to.
fn titles(links: &[PublicLink]) -> String {
    joined(links.iter().map(|link| link.title.in_language(Language::English).replace(';', ",")))
}
