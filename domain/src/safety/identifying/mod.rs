//! Looks for what identifies people in free text (safety model, "Consent"): names, numbers, addresses, small places.
//!
//! Reports and stories say what happened, not to whom. What is found here is a warning to the writer, not a verdict:
//! a warning too many costs a second look, one too few may cost a person's safety. So a word that is both a name and an
//! ordinary word counts where it stands as names stand, and a number counts unless it is clearly a date or an amount.
//!
//! All of it is linear in the text's length, keeps nothing and never fails. Texts are first brought to one spelling
//! ([`fold`]): letters of the four languages, figures of all scripts, marks and invisible characters.

mod contacts;
mod coordinates;
mod figures;
mod fold;
mod known;
mod lexicon;
mod names;
mod numbers;
mod places;
mod tokens;

use serde::{Deserialize, Serialize};

pub use known::Known;
use tokens::Text;

crate::vocabulary! {
    /// What a finding looks like.
    FindingKind as "kind of finding" {
        /// A person's or a tribe's name.
        Name = "name",
        /// A telephone number.
        Phone = "phone",
        /// The number of an identity card or a passport.
        IdentityNumber = "identity-number",
        /// A mail address, a link, an account of a social network.
        Contact = "contact",
        /// Any other number that belongs to one person or thing: bank account, vehicle, case, a long row of figures.
        Number = "number",
        /// A place finer than a district: village, street, house, school by name.
        Place = "place",
        /// A position on the map.
        Coordinates = "coordinates",
    }
}

impl FindingKind {
    /// Which of two overlapping findings says what both are: the more the greater.
    const fn weight(self) -> u8 {
        match self {
            Self::Number => 0,
            Self::Name => 1,
            Self::Place => 2,
            Self::Phone => 3,
            Self::IdentityNumber => 4,
            Self::Contact => 5,
            Self::Coordinates => 6,
        }
    }
}

/// A part of a text that looks as if it identified somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Finding {
    /// What it looks like.
    pub kind: FindingKind,
    /// Where it begins, in characters of the text.
    pub from: u32,
    /// Where it ends, in characters of the text; the character there is no part of it. Always after `from`.
    pub to: u32,
}

impl Finding {
    /// The part of `text` in which this was found; empty if it was found in another text.
    #[must_use]
    pub fn excerpt<'a>(&self, text: &'a str) -> &'a str {
        let at = |position: u32| text.char_indices().nth(position as usize).map_or(text.len(), |(at, _)| at);
        text.get(at(self.from)..at(self.to)).unwrap_or_default()
    }
}

/// What in `text` looks as if it identified somebody, in the text's order; findings don't overlap.
///
/// ```
/// use domain::safety::identifying::{FindingKind, Known, identifying};
///
/// let known = Known::new(["Jacobabad"]);
/// let text = "In Jacobabad we rang 0300-1234567.";
/// let found = identifying(text, &known);
/// assert_eq!(found.len(), 1);
/// assert_eq!((found[0].kind, found[0].excerpt(text)), (FindingKind::Phone, "0300-1234567"));
/// ```
#[must_use]
pub fn identifying(text: &str, known: &Known) -> Vec<Finding> {
    let text = Text::new(text, known);
    let mut found = Vec::new();
    coordinates::find(&text, &mut found);
    contacts::find(&text, &mut found);
    figures::find(&text, &mut found);
    numbers::find(&text, &mut found);
    places::find(&text, &mut found);
    names::find(&text, &mut found);
    merged(&text.positions(found), text.length)
}

/// The same findings in order, with those that overlap made one.
///
/// Marks their characters instead of sorting them: that is linear too, and less code for the browser.
fn merged(found: &[Finding], length: u32) -> Vec<Finding> {
    // Of each character 0 or the weight of its finding and one, and whether it belongs to what the one before does.
    let mut marks: Vec<(u8, bool)> = vec![(0, false); length as usize];
    for finding in found {
        let range = finding.from as usize..finding.to as usize;
        for (mark, goes_on) in
            marks.get_mut(range).unwrap_or_default().iter_mut().zip([false].into_iter().chain(std::iter::repeat(true)))
        {
            *mark = (mark.0.max(finding.kind.weight() + 1), mark.1 || goes_on);
        }
    }
    let mut merged: Vec<Finding> = Vec::with_capacity(found.len());
    let mut weight = 0;
    for (at, (mark, goes_on)) in (0..).zip(marks) {
        let kind = FindingKind::ALL.iter().find(|kind| kind.weight() + 1 == mark);
        match (kind, merged.last_mut()) {
            (Some(kind), Some(last)) if goes_on => {
                last.to = at + 1;
                if mark > weight {
                    (last.kind, weight) = (*kind, mark);
                }
            }
            (Some(kind), _) => {
                weight = mark;
                merged.push(Finding { kind: *kind, from: at, to: at + 1 });
            }
            (None, _) => {}
        }
    }
    merged
}
