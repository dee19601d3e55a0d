//! Positions as the browser counts them.

#![expect(clippy::unwrap_used, reason = "tests may fail loudly, in their helpers too")]

use domain::safety::identifying::FindingKind;
use lookout::findings;

fn kind(kind: FindingKind) -> u32 {
    u32::try_from(kind.index()).unwrap()
}

/// The part of a text between two positions in UTF-16 code units.
fn part(text: &str, from: u32, to: u32) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[from as usize..to as usize]).unwrap()
}

#[test]
fn positions_are_code_units() {
    let text = "🕊️🕊️ Ring 0300-1234567, 🕊️ or ask محمد اسلم.";
    let found = findings(text, "");
    let [phone, from, to, name, begin, end] = found[..] else { panic!("{found:?}") };
    assert_eq!((phone, part(text, from, to).as_str()), (kind(FindingKind::Phone), "0300-1234567"));
    assert_eq!((name, part(text, begin, end).as_str()), (kind(FindingKind::Name), "محمد اسلم"));
}

#[test]
fn known_names_are_one_a_line() {
    assert_eq!(findings("They met in Mirpur Khas and in جيڪب آباد.", "Mirpur Khas\nجیکب آباد\n"), []);
    assert_eq!(findings("They met in Mirpur Khas.", "").len(), 3);
    assert_eq!(findings("", ""), []);
}
