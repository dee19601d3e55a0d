//! [`domain::safety::identifying`] in the browser: what is being written is looked at where it is written, and sent
//! nowhere. A module of its own, so that forms load no more than this.

use domain::safety::identifying::{Known, identifying};
use wasm_bindgen::prelude::wasm_bindgen;

/// What in `text` looks as if it identified somebody: three numbers a finding, in the text's order: the kind's position
/// in `FindingKind::ALL`, where it begins and where it ends, in UTF-16 code units, as scripts count.
///
/// `known` has one name a line that may be told: districts, cities, regions, in any language.
#[wasm_bindgen]
#[must_use]
pub fn findings(text: &str, known: &str) -> Vec<u32> {
    let found = identifying(text, &Known::new(known.lines()));
    let mut units = Units::new(text);
    let mut flat = Vec::with_capacity(found.len() * 3);
    for finding in found {
        let kind = u32::try_from(finding.kind.index()).unwrap_or_default();
        flat.extend([kind, units.before(finding.from), units.before(finding.to)]);
    }
    flat
}

/// Positions in UTF-16 code units of ascending positions in characters.
struct Units<'a> {
    rest: std::str::Chars<'a>,
    characters: u32,
    units: u32,
}

impl<'a> Units<'a> {
    fn new(text: &'a str) -> Self {
        Self { rest: text.chars(), characters: 0, units: 0 }
    }

    /// The code units before the character at `position`, which is not before any asked for earlier.
    fn before(&mut self, position: u32) -> u32 {
        while self.characters < position {
            let Some(character) = self.rest.next() else { break };
            self.characters += 1;
            self.units += if character > '\u{ffff}' { 2 } else { 1 };
        }
        self.units
    }
}
