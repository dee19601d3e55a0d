//! Where a fact comes from.

use serde::{Deserialize, Serialize};

use crate::{dates::Span, text::LocalText};

/// A document that records cite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its key within the programme data, for example `usip-2013`.
    pub key: String,
    /// Title as published.
    pub title: LocalText,
    /// Who published it.
    pub publisher: String,
    /// When it was published, as far as known.
    pub published: Option<Span>,
    /// Address or other locator; empty where none is known.
    #[serde(default)]
    pub locator: String,
    /// Whether it is the label of the demonstration data and not a real document.
    #[serde(default)]
    pub demonstration: bool,
    /// What of the above the document itself does not say.
    #[serde(default)]
    pub inferred: Vec<Inference>,
}

/// How a record is known: which sources say it, and which of its fields were inferred.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Provenance {
    /// Keys of the sources.
    pub sources: Vec<String>,
    /// Fields whose value no source states, each with the reason for our inference.
    pub inferred: Vec<Inference>,
    /// Whether the record is made up to demonstrate the product.
    pub demonstration: bool,
}

crate::vocabulary! {
    /// A field whose value may be inferred.
    InferredField as "inferred field" {
        /// The year of the date.
        Year = "year",
        /// The exact days or months of the date.
        Dates = "dates",
        /// The place.
        Place = "place",
        /// The number of people or things.
        Count = "count",
        /// The modules taught.
        Modules = "modules",
        /// Who took part or carried it out.
        Parties = "parties",
    }
}

/// A value that no source states, marked as such wherever it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inference {
    /// Which field.
    pub field: InferredField,
    /// Why we believe it.
    pub reason: LocalText,
}
