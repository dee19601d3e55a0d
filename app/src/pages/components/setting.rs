//! What every piece of a page needs to know: the reader's language, the atlas of the day, the site's addresses.

use std::sync::Arc;

use domain::{
    explore::ExploreQuery,
    ids::PublicId,
    places::Area,
    safety::public::{PlaceNote, RecordKind},
    text::{Language, LocalText},
};
use leptos_i18n::td_string;

use crate::{
    format,
    i18n::Locale,
    language::{self, locale},
    pages::context::{AtlasEdition, PageContext, page_language},
    terms,
};

/// The surroundings of one page. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The reader's language.
    pub language: Language,
    /// The translation files' name of it.
    pub locale: Locale,
    /// The atlas of the day.
    pub edition: Arc<AtlasEdition>,
    /// The site's own address, without a slash at its end.
    pub base_url: Arc<str>,
}

impl Setting {
    /// The surroundings of the request being answered.
    #[must_use]
    pub fn of_request() -> Self {
        let context = PageContext::of_request();
        let language = page_language();
        Self { language, locale: locale(language), edition: context.atlas.get(), base_url: context.base_url }
    }

    /// The address of a page in the reader's language; `path` begins with `/`.
    #[must_use]
    pub fn href(&self, path: &str) -> String {
        language::href(self.language, path)
    }

    /// The address of a record's page. Lessons and the roadmap's actions stand together on one page.
    #[must_use]
    pub fn record_href(&self, kind: RecordKind, id: &PublicId) -> String {
        match kind {
            RecordKind::Lesson | RecordKind::RoadmapAction => self.href(&format!("/lessons#{id}")),
            kind => self.href(&format!("/{}/{id}", kind.path())),
        }
    }

    /// The address of a view of Explore.
    #[must_use]
    pub fn explore_href(&self, query: &ExploreQuery) -> String {
        let home = self.href("/");
        match query.to_query_string().as_str() {
            "" => home,
            search => format!("{home}?{search}"),
        }
    }

    /// The address that others may be given, with the site's name before it.
    #[must_use]
    pub fn absolute(&self, href: &str) -> String {
        let path = if href == "/" { "" } else { href };
        format!("{}{path}", self.base_url)
    }

    /// A text in the reader's language, or in English.
    #[must_use]
    pub fn text<'a>(&self, text: &'a LocalText) -> &'a str {
        text.in_language(self.language)
    }

    /// A name as it stands in a sentence: kept apart from it, as it may be written in the other direction.
    #[must_use]
    pub fn isolated(&self, name: &str) -> String {
        const BEGIN: char = '\u{2068}';
        const END: char = '\u{2069}';
        format!("{BEGIN}{name}{END}")
    }

    /// A number in the reader's figures.
    #[must_use]
    pub fn number(&self, value: impl TryInto<u32>) -> String {
        format::number(self.language, value.try_into().unwrap_or(u32::MAX))
    }

    /// The names of several things, one after the other.
    #[must_use]
    pub fn list(&self, names: impl IntoIterator<Item = impl Into<String>>) -> String {
        let names: Vec<String> = names.into_iter().map(Into::into).collect();
        names.join(td_string!(self.locale, explore.list_comma))
    }

    /// Two things said of one record, in one line.
    #[must_use]
    pub fn pair(&self, first: &str, second: &str) -> String {
        match (first, second) {
            ("", only) | (only, "") => only.to_owned(),
            _ => td_string!(self.locale, pages.entry.pair, first = first, second = second),
        }
    }

    /// What an area is called.
    #[must_use]
    pub fn area_name(&self, area: &Area) -> String {
        match area {
            Area::Region(region) => terms::region(self.language, *region).to_owned(),
            Area::District { slug, .. } => self.district_name(slug),
        }
    }

    /// What a district is called; its slug where the atlas doesn't know it.
    #[must_use]
    pub fn district_name(&self, slug: &str) -> String {
        let known = self.edition.atlas.areas().iter().find(|known| known.area.district() == Some(slug));
        known.map_or_else(|| slug.to_owned(), |known| self.text(&known.names).to_owned())
    }

    /// All districts, by slug and name, in the order of their names.
    #[must_use]
    pub fn districts(&self) -> Vec<(String, String)> {
        let known = self.edition.atlas.areas().iter().filter_map(|known| Some((known.area.district()?, &known.names)));
        let mut districts: Vec<_> = known.map(|(slug, names)| (slug.to_owned(), self.text(names).to_owned())).collect();
        districts.sort_by(|one, other| one.1.cmp(&other.1));
        districts
    }

    /// Where a record lies, in a few words.
    #[must_use]
    pub fn place(&self, areas: &[Area], note: PlaceNote) -> String {
        /// More areas than this are counted, not named.
        const NAMED: usize = 4;
        if areas.is_empty() {
            return match note {
                PlaceNote::Countrywide => td_string!(self.locale, explore.place.countrywide),
                _ => td_string!(self.locale, explore.place.not_told),
            }
            .to_owned();
        }
        let names = self.list(areas.iter().take(NAMED).map(|area| self.area_name(area)));
        match areas.len().saturating_sub(NAMED) {
            0 => names,
            more => td_string!(self.locale, explore.place.and_more, names = names, more = self.number(more)),
        }
    }
}
