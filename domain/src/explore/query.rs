//! The filters of Explore, as its URL's query string carries them.

use std::{fmt::Display, str::FromStr};

use super::{Bbox, Facet, encoding};
use crate::order::sort_short_by_key;
use crate::{
    dates::PartialDate, ids::PublicId, interventions::Dispute, members::Profession, organisations::Theme,
    places::Region, safety::public::RecordKind, trainings::Topic,
};

/// What a view is filtered to. Terms of one filter are alternatives; different filters must all hold.
///
/// Lists are kept sorted and without repetition, so that equal views have equal query strings.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ExploreQuery {
    /// `kind`.
    pub kinds: Vec<RecordKind>,
    /// `region`.
    pub regions: Vec<Region>,
    /// `district`: slugs of units; whether they exist is for the atlas to say.
    pub districts: Vec<String>,
    /// `from`: records that end before its first day are left out.
    pub from: Option<PartialDate>,
    /// `to`: records that begin after its last day are left out.
    pub to: Option<PartialDate>,
    /// `theme`.
    pub themes: Vec<Theme>,
    /// `module`.
    pub topics: Vec<Topic>,
    /// `dispute`.
    pub disputes: Vec<Dispute>,
    /// `profession`.
    pub professions: Vec<Profession>,
    /// `organisation`: public ids.
    pub organisations: Vec<PublicId>,
    /// `q`: words, all of which must occur.
    pub text: String,
    /// `bbox`: west,south,east,north.
    pub bbox: Option<Bbox>,
}

/// A value of the query string that cannot be used. Names the parameter and repeats the value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{parameter}: “{value}” {reason}")]
pub struct QueryError {
    /// The parameter, as written in the query string.
    pub parameter: &'static str,
    /// Its value.
    pub value: String,
    /// What is wrong with it, in English, for logs and API answers.
    pub reason: String,
}

impl QueryError {
    /// A value of `parameter` that cannot be used for `reason`, which continues “the value …”.
    pub(super) fn new(parameter: &'static str, value: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { parameter, value: value.into(), reason: reason.into() }
    }
}

impl ExploreQuery {
    /// The most characters of `q`.
    pub const LONGEST_TEXT: usize = 200;

    /// Reads a raw query string, with or without its `?`.
    ///
    /// Empty values mean not given, as HTML forms send them; other parameters than its own are ignored, as the
    /// view's stand beside them.
    ///
    /// # Errors
    /// The first value that cannot be used.
    pub fn parse(query: &str) -> Result<Self, QueryError> {
        let mut parsed = Self::default();
        for (name, value) in encoding::pairs(query) {
            let Some(parameter) = encoding::decoded(name).ok().and_then(|name| Parameter::named(&name)) else {
                continue;
            };
            let value = encoding::decoded(value).map_err(|bytes| {
                QueryError::new(parameter.name(), String::from_utf8_lossy(&bytes), "is not written in UTF-8")
            })?;
            if !value.is_empty() {
                parsed.take(parameter, &value)?;
            }
        }
        parsed.check_dates()?;
        parsed.normalise();
        Ok(parsed)
    }

    /// The query string that [`Self::parse`] reads as this query: sorted, each term once, without `?`.
    #[must_use]
    pub fn to_query_string(&self) -> String {
        let mut query = String::new();
        for (name, value) in self.parameters() {
            if !query.is_empty() {
                query.push('&');
            }
            query.push_str(name);
            query.push('=');
            encoding::encode_into(&mut query, &value);
        }
        query
    }

    /// The parameters of its query string, not encoded: what hidden fields of a form carry.
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut canonical = self.clone();
        canonical.normalise();
        let terms = |facet: Facet| canonical.terms(facet).into_iter().map(move |term| (facet.slug(), term));
        let mut parameters: Vec<_> = Facet::ALL.iter().copied().flat_map(terms).collect();
        let date = |date: Option<PartialDate>| date.map(|date| date.to_string());
        let text = Some(canonical.text).filter(|text| !text.is_empty());
        let single = [
            ("bbox", self.bbox.map(|bbox| bbox.to_string())),
            ("from", date(self.from)),
            ("q", text),
            ("to", date(self.to)),
        ];
        parameters.extend(single.into_iter().filter_map(|(name, value)| Some((name, value?))));
        // Stable: a facet's terms keep their order.
        sort_short_by_key(&mut parameters, |(name, _)| *name);
        parameters
    }

    /// Whether nothing is filtered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.active_filters() == 0
    }

    /// How many filters are set: each term counts, the dates together as one, the text and the rectangle as one each.
    #[must_use]
    pub fn active_filters(&self) -> usize {
        let terms: usize = Facet::ALL.iter().map(|facet| self.terms(*facet).len()).sum();
        let others = [self.from.is_some() || self.to.is_some(), !self.text.trim().is_empty(), self.bbox.is_some()];
        terms + others.into_iter().filter(|is_set| *is_set).count()
    }

    /// The chosen terms of a facet, by their slugs or ids.
    #[must_use]
    pub fn terms(&self, facet: Facet) -> Vec<String> {
        fn written<T: Display>(terms: &[T]) -> Vec<String> {
            terms.iter().map(T::to_string).collect()
        }
        match facet {
            Facet::Kind => written(&self.kinds),
            Facet::Region => written(&self.regions),
            Facet::District => self.districts.clone(),
            Facet::Dispute => written(&self.disputes),
            Facet::Theme => written(&self.themes),
            Facet::Topic => written(&self.topics),
            Facet::Profession => written(&self.professions),
            Facet::Organisation => written(&self.organisations),
        }
    }

    /// Whether a term of a facet is chosen.
    #[must_use]
    pub fn has(&self, facet: Facet, term: &str) -> bool {
        self.terms(facet).iter().any(|chosen| chosen == term)
    }

    /// The query with a term added, or removed if it was chosen.
    ///
    /// # Errors
    /// The facet has no such term.
    pub fn toggled(&self, facet: Facet, term: &str) -> Result<Self, QueryError> {
        let mut toggled = self.clone();
        if self.has(facet, term) {
            toggled.keep(facet, |chosen| chosen != term);
        } else {
            toggled.choose(facet, term)?;
            toggled.normalise();
        }
        Ok(toggled)
    }

    /// The query without a facet's terms.
    #[must_use]
    pub fn without(&self, facet: Facet) -> Self {
        let mut without = self.clone();
        without.keep(facet, |_| false);
        without
    }

    /// The query without dates.
    #[must_use]
    pub fn without_dates(&self) -> Self {
        self.with_dates(None, None)
    }

    /// The query with these dates instead of its own; changed over where they come in the wrong order.
    #[must_use]
    pub fn with_dates(&self, from: Option<PartialDate>, to: Option<PartialDate>) -> Self {
        let mut dated = Self { from, to, ..self.clone() };
        if dated.check_dates().is_err() {
            (dated.from, dated.to) = (to, from);
        }
        dated
    }

    /// The query without text.
    #[must_use]
    pub fn without_text(&self) -> Self {
        Self { text: String::new(), ..self.clone() }
    }

    /// Takes over one value that is not empty.
    fn take(&mut self, parameter: Parameter, value: &str) -> Result<(), QueryError> {
        let name = parameter.name();
        match parameter {
            Parameter::Facet(facet) => self.choose(facet, value),
            Parameter::From => once(&mut self.from, name, value, date(name, value)?),
            Parameter::To => once(&mut self.to, name, value, date(name, value)?),
            Parameter::Bbox => once(&mut self.bbox, name, value, value.parse()?),
            Parameter::Text => {
                let text = value.trim();
                if text.chars().count() > Self::LONGEST_TEXT {
                    let reason = format!("has more than {} characters", Self::LONGEST_TEXT);
                    return Err(QueryError::new(name, value, reason));
                }
                if !text.is_empty() {
                    let mut given = Some(std::mem::take(&mut self.text)).filter(|text| !text.is_empty());
                    once(&mut given, name, value, text.to_owned())?;
                    self.text = given.unwrap_or_default();
                }
                Ok(())
            }
        }
    }

    /// Adds a term of a facet, wherever it stands in the list.
    fn choose(&mut self, facet: Facet, term: &str) -> Result<(), QueryError> {
        fn add<T: FromStr>(terms: &mut Vec<T>, facet: Facet, term: &str, what: &str) -> Result<(), QueryError> {
            let read = term.parse().map_err(|_| QueryError::new(facet.slug(), term, format!("is not {what}")))?;
            terms.push(read);
            Ok(())
        }
        match facet {
            Facet::Kind => match term.parse() {
                Ok(kind) if RecordKind::EXPLORED.contains(&kind) => {
                    self.kinds.push(kind);
                    Ok(())
                }
                _ => Err(QueryError::new(facet.slug(), term, "is not a kind of record on map and timeline")),
            },
            Facet::Region => add(&mut self.regions, facet, term, "a region"),
            Facet::District if term.is_empty() => Err(QueryError::new(facet.slug(), term, "is not a district")),
            Facet::District => add(&mut self.districts, facet, term, "a district"),
            Facet::Dispute => add(&mut self.disputes, facet, term, "a kind of dispute"),
            Facet::Theme => add(&mut self.themes, facet, term, "a theme"),
            Facet::Topic => add(&mut self.topics, facet, term, "a module"),
            Facet::Profession => add(&mut self.professions, facet, term, "a profession"),
            Facet::Organisation => add(&mut self.organisations, facet, term, "the id of an organisation"),
        }
    }

    /// Keeps those terms of a facet for which `keeps` holds.
    fn keep(&mut self, facet: Facet, keeps: impl Fn(&str) -> bool) {
        match facet {
            Facet::Kind => self.kinds.retain(|term| keeps(term.slug())),
            Facet::Region => self.regions.retain(|term| keeps(term.slug())),
            Facet::District => self.districts.retain(|term| keeps(term)),
            Facet::Dispute => self.disputes.retain(|term| keeps(term.slug())),
            Facet::Theme => self.themes.retain(|term| keeps(term.slug())),
            Facet::Topic => self.topics.retain(|term| keeps(term.slug())),
            Facet::Profession => self.professions.retain(|term| keeps(term.slug())),
            Facet::Organisation => self.organisations.retain(|term| keeps(term.as_str())),
        }
    }

    fn check_dates(&self) -> Result<(), QueryError> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from.first_day() > to.last_day() => {
                Err(QueryError::new("from", from.to_string(), format!("is later than “{to}”, the last date")))
            }
            _ => Ok(()),
        }
    }

    /// Sorts the lists, each term once, so that equal views are equal.
    fn normalise(&mut self) {
        fn sort<T: Ord + Clone>(terms: &mut Vec<T>) {
            sort_short_by_key(terms, T::clone);
            terms.dedup();
        }
        sort(&mut self.kinds);
        sort(&mut self.regions);
        sort(&mut self.districts);
        sort(&mut self.disputes);
        sort(&mut self.themes);
        sort(&mut self.topics);
        sort(&mut self.professions);
        sort(&mut self.organisations);
        if self.text.trim().len() < self.text.len() {
            self.text = self.text.trim().to_owned();
        }
    }
}

/// A parameter that is a filter.
#[derive(Debug, Clone, Copy)]
enum Parameter {
    Facet(Facet),
    From,
    To,
    Text,
    Bbox,
}

impl Parameter {
    fn named(name: &str) -> Option<Self> {
        match name {
            "from" => Some(Self::From),
            "to" => Some(Self::To),
            "q" => Some(Self::Text),
            "bbox" => Some(Self::Bbox),
            _ => name.parse().ok().map(Self::Facet),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Facet(facet) => facet.slug(),
            Self::From => "from",
            Self::To => "to",
            Self::Text => "q",
            Self::Bbox => "bbox",
        }
    }
}

/// Sets what may be given once.
fn once<T>(given: &mut Option<T>, parameter: &'static str, value: &str, read: T) -> Result<(), QueryError> {
    match given.replace(read) {
        None => Ok(()),
        Some(_) => Err(QueryError::new(parameter, value, "is given beside another; only one can be used")),
    }
}

fn date(parameter: &'static str, value: &str) -> Result<PartialDate, QueryError> {
    // People paste dates with blanks around them; nothing else is forgiven.
    value
        .trim()
        .parse()
        .map_err(|error: crate::dates::NotADate| QueryError::new(parameter, value, format!("is {error}")))
}
