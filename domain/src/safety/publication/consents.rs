//! Consents, found by whom and what they are for.

use std::collections::BTreeMap;

use crate::{
    dates::Date,
    ids::Ref,
    safety::{Consent, Level, Purpose},
};

/// All consents, by subject and purpose.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Consents(BTreeMap<Ref, Vec<Consent>>);

impl Consents {
    /// Sorts consents by their subjects.
    #[must_use]
    pub fn new(consents: &[Consent]) -> Self {
        let mut by_subject = BTreeMap::<Ref, Vec<Consent>>::new();
        for consent in consents {
            by_subject.entry(consent.subject.clone()).or_default().push(consent.clone());
        }
        Self(by_subject)
    }

    /// Whether `subject` allows `purpose` at `level` on the day `today`.
    ///
    /// A withdrawal ends every consent for the same purpose that was given before it: whoever says no is
    /// not held to an older yes on another sheet.
    #[must_use]
    pub fn allow(&self, subject: &str, purpose: Purpose, level: Level, today: Date) -> bool {
        let consents = self.0.get(subject).map(Vec::as_slice).unwrap_or_default();
        let withdrawn = consents
            .iter()
            .filter(|consent| consent.purpose == purpose)
            .filter_map(|consent| consent.withdrawn)
            .filter(|withdrawn| *withdrawn <= today)
            .max();
        consents
            .iter()
            .filter(|consent| withdrawn.is_none_or(|withdrawn| withdrawn <= consent.given))
            .any(|consent| consent.allows(purpose, level, today))
    }
}
