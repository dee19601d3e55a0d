//! What pages may reach: published data only.

use std::sync::{Arc, RwLock};

use atlas::Atlas;
use chrono::NaiveDate;
use domain::text::Language;
use leptos::prelude::{expect_context, use_context};
use store::PublicReader;

/// The atlas of the day and where its snapshot lies, swapped as a whole when a new one is published.
#[derive(Debug)]
pub struct AtlasEdition {
    /// The index.
    pub atlas: Atlas,
    /// The snapshot's hash.
    pub hash: String,
    /// The snapshot as the browser gets it.
    pub bytes: Vec<u8>,
    /// Whether the snapshot is small enough to be sent to browsers whole.
    pub small: bool,
    /// The day it was published.
    pub published_on: NaiveDate,
}

impl AtlasEdition {
    /// Snapshots above this are not sent to browsers: they ask the server instead. About 150 KB compressed.
    pub const LARGEST_SENT: usize = 450_000;
}

/// The edition that is being served; cheap to clone, swapped atomically.
#[derive(Debug, Clone)]
pub struct SharedAtlas(Arc<RwLock<Arc<AtlasEdition>>>);

impl SharedAtlas {
    /// Starts with an edition.
    #[must_use]
    pub fn new(edition: AtlasEdition) -> Self {
        Self(Arc::new(RwLock::new(Arc::new(edition))))
    }

    /// The edition of now.
    #[must_use]
    pub fn get(&self) -> Arc<AtlasEdition> {
        match self.0.read() {
            Ok(edition) => edition.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }

    /// Serves another edition from now on.
    pub fn set(&self, edition: AtlasEdition) {
        let edition = Arc::new(edition);
        match self.0.write() {
            Ok(mut current) => *current = edition,
            Err(poisoned) => *poisoned.into_inner() = edition,
        }
    }
}

/// Addresses of hashed files that the site serves, beside those of the framework.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(default)]
pub struct WebAssets {
    /// MapLibre's module.
    pub maplibre: Option<String>,
    /// MapLibre's style sheet.
    pub maplibre_css: Option<String>,
    /// District areas as GeoJSON.
    pub districts: Option<String>,
    /// Neighbouring land as GeoJSON.
    pub land: Option<String>,
    /// Rivers as GeoJSON.
    pub rivers: Option<String>,
    /// Towns as GeoJSON.
    pub towns: Option<String>,
    /// The module that starts Explore's code when it is needed.
    pub start: Option<String>,
    /// The module that adds passkeys and signs in with them.
    pub passkeys: Option<String>,
    /// The module that saves a profile by itself.
    pub profile: Option<String>,
    /// The module that plans anew at every change.
    pub plan: Option<String>,
    /// The module that leaves a page at once.
    pub leave: Option<String>,
    /// The script around Explore's code.
    pub code: Option<String>,
    /// Explore's code, as WebAssembly.
    pub program: Option<String>,
    /// The module that keeps reports on a phone.
    pub report: Option<String>,
    /// The module that keeps changes of reports that the server has.
    pub again: Option<String>,
    /// The module that looks over texts for what identifies somebody.
    pub lookout: Option<String>,
    /// What it is made of, as WebAssembly.
    pub lookout_program: Option<String>,
    /// Style sheet of the faces for Urdu.
    pub fonts_css: Option<String>,
}

/// Everything that a page of the public side is rendered from.
#[derive(Debug, Clone)]
pub struct PageContext {
    /// Published records.
    pub reader: PublicReader,
    /// The atlas.
    pub atlas: SharedAtlas,
    /// Hashed files.
    pub assets: Arc<WebAssets>,
    /// The site's own address, without a slash at its end, for links that leave it.
    pub base_url: Arc<str>,
}

impl PageContext {
    /// The context of the request being answered.
    ///
    /// The server provides it for every page; rendering without it is a mistake of the program.
    #[must_use]
    pub fn of_request() -> Self {
        expect_context()
    }
}

/// The language of the page being rendered.
#[must_use]
pub fn page_language() -> Language {
    use_context::<Language>().unwrap_or(Language::English)
}
