//! What kind of word a word is: names, honorifics, words for places, ordinary words, in four languages.

mod arabic;
mod arabic_names;
mod arabic_ordinary;
mod latin;
mod latin_names;
mod latin_ordinary;
mod table;

/// The kinds of a word, as a set of bits.
pub(super) type Kinds = u32;

/// Hardly anything but a name.
pub(super) const NAME: Kinds = 1;
/// A name where it stands beside names; otherwise perhaps an ordinary word.
pub(super) const MAYBE: Kinds = 1 << 1;
/// Stands before a name.
pub(super) const TITLE: Kinds = 1 << 2;
/// Stands before a name, or is an ordinary word.
pub(super) const TITLE_MAYBE: Kinds = 1 << 3;
/// Stands after a name.
pub(super) const AFTER: Kinds = 1 << 4;
/// Stands between a person's name and another's.
pub(super) const RELATION: Kinds = 1 << 5;
/// Joins and parts words; never part of a name.
pub(super) const STOP: Kinds = 1 << 6;
/// An ordinary word, or a capitalised one that names nobody.
pub(super) const COMMON: Kinds = 1 << 7;
/// Stands beside the name of a small place, and seldom elsewhere.
pub(super) const PLACE: Kinds = 1 << 8;
/// Stands beside the name of a small place, or is an ordinary word.
pub(super) const PLACE_MAYBE: Kinds = 1 << 9;
/// A building that many places have one of.
pub(super) const BUILDING: Kinds = 1 << 10;
/// Tells the place when a number follows.
pub(super) const NUMBERED_PLACE: Kinds = 1 << 11;
/// Tells a person or a case when a number follows.
pub(super) const NUMBERED: Kinds = 1 << 12;
/// "No.", "number": stands before a number.
pub(super) const NUMBER_WORD: Kinds = 1 << 13;
/// A word that follows the word that it governs: the word before is a noun or a name.
pub(super) const POST: Kinds = 1 << 14;
/// A word that belongs to Urdu, Sindhi or Pashto even in Latin letters.
pub(super) const ROMAN: Kinds = 1 << 15;
/// A tribe: stands after its name.
pub(super) const TRIBE: Kinds = 1 << 16;
/// Stands before the names of those whom religion honours, who are no party.
pub(super) const REVERED: Kinds = 1 << 17;
/// A surname or second name that alone says little: Khan, Gul, Bibi.
pub(super) const SURNAME: Kinds = 1 << 18;
/// An account of a social network, or the network.
pub(super) const NETWORK: Kinds = 1 << 19;
/// In no list, and not formed as ordinary words are.
pub(super) const UNKNOWN: Kinds = 1 << 20;
/// A currency or another unit of amounts.
pub(super) const AMOUNT: Kinds = 1 << 21;
/// Beside figures stands for letters and numbers that name no vehicle.
pub(super) const SERIES: Kinds = 1 << 22;
/// Spoken between figures.
pub(super) const BETWEEN: Kinds = 1 << 23;

/// The kinds of a listed word; none of one that is in no list.
fn listed(word: &str) -> Kinds {
    table::kinds(table::hash(word.as_bytes()))
}

/// The kinds of the word that an ending makes of a stem.
fn listed_parts(stem: &str, ending: &str) -> Kinds {
    table::kinds(table::go_on(table::hash(stem.as_bytes()), ending.as_bytes()))
}

/// The kinds of a folded word of Arabic script.
pub(super) fn arabic(word: &str) -> Kinds {
    let kinds = listed(word);
    if kinds != 0 {
        return kinds;
    }
    let letters = word.chars().count();
    if letters > 5
        && (word.starts_with("عبدال") || word.ends_with("الدین") || word.ends_with("اللہ") || word.ends_with("زیی"))
    {
        return NAME;
    }
    if letters > 4 && ["زی", "خیل", "زو"].iter().any(|ending| word.ends_with(ending)) && !is_inflected(word) {
        return MAYBE | UNKNOWN;
    }
    if letters < 2 || is_inflected(word) { COMMON } else { UNKNOWN }
}

/// Whether a word is a form of an ordinary word of Urdu, Sindhi or Pashto.
fn is_inflected(word: &str) -> bool {
    const ENDINGS: &[&str] =
        &["ون", "ین", "یون", "یان", "ات", "ان", "انی", "وی", "ی", "ا", "ہ", "و", "ن", "تی", "نی", "نا", "تا"];
    ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).any(|stem| {
        stem.chars().count() > 2
            && ["", "ا", "ی", "ہ", "نا", "و", "ل"].iter().any(|end| {
                let kinds = listed_parts(stem, end);
                kinds & (COMMON | STOP) != 0 && kinds & NAME == 0
            })
    })
}

/// The kinds of a folded word of Latin letters.
pub(super) fn latin(word: &str) -> Kinds {
    let kinds = listed(word);
    if kinds != 0 {
        return kinds;
    }
    let names_end =
        ["ullah", "uddin", "uddeen", "zai", "khel"].iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end));
    if names_end || (word.len() > 6 && ["abdul", "abdur", "ghulam"].iter().any(|start| word.starts_with(start))) {
        return NAME;
    }
    if word.len() < 3 || is_english(word) {
        return COMMON;
    }
    if table::sounds_like_a_name(word) { MAYBE | UNKNOWN } else { UNKNOWN }
}

/// Whether a word is formed as ordinary English words are.
fn is_english(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ing", "tion", "sion", "tions", "ment", "ments", "ness", "ity", "ities", "ships", "ship", "ism", "ist", "ists",
        "ians", "ian", "ive", "ives", "ous", "ful", "less", "ence", "ance", "ency", "ancy", "ical", "ally", "able",
        "ible", "ology", "graphy", "ward", "wards", "ised", "ized", "ises", "ise", "ize", "ators", "ator", "ology",
        "thing", "body",
    ];
    if ENDINGS.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end)) {
        return true;
    }
    let is_common = |stem: &str, end: &str| listed_parts(stem, end) & (COMMON | STOP | PLACE_MAYBE | BUILDING) != 0;
    let is_form = |end: &&str| {
        word.strip_suffix(*end)
            .is_some_and(|stem| stem.len() > 2 && ["", "e", "y"].iter().any(|ending| is_common(stem, ending)))
    };
    ["s", "es", "d", "ed", "ly", "er", "ers", "al", "y", "ies"].iter().any(is_form)
}
