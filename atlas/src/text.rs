//! Folding of texts, so that a search finds a word however it is written, and the search itself.

use domain::text::{Language, LocalText};

/// Base letters of U+00C0 to U+017F.
const LATIN: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll\
    lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
/// Base letters of U+1E00 to U+1EFF, with which scholars transliterate.
const LATIN_ADDITIONAL: &[u8; 256] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwyasssssaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyllvvyy";

/// Appends a text in the form that searches compare: lower case, without diacritics, one letter for the
/// variants of an Arabic letter, and a space for whatever is neither letter nor figure.
pub(crate) fn fold(text: &str, folded: &mut String) {
    for character in text.chars() {
        match fold_character(character) {
            None => {}
            Some(' ') if folded.ends_with([' ', '\n']) => {}
            Some(letter) => folded.push(letter),
        }
    }
}

/// The letter that stands for a character; none for a mark that is passed over.
fn fold_character(character: char) -> Option<char> {
    Some(match character {
        '0'..='9' | 'a'..='z' => character,
        'A'..='Z' => character.to_ascii_lowercase(),
        '\'' | '\u{2018}' | '\u{2019}' => return None,
        '\0'..='\u{bf}' => ' ',
        '\u{c0}'..='\u{17f}' => LATIN[character as usize - 0xc0] as char,
        '\u{1e00}'..='\u{1eff}' => LATIN_ADDITIONAL[character as usize - 0x1e00] as char,
        // Modifier letters, accents; Arabic signs, vowels, hamza, stretching; joiners and marks of direction.
        '\u{2b0}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{621}' | '\u{640}' | '\u{64b}'..='\u{65f}' => return None,
        '\u{670}' | '\u{674}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' => return None,
        '\u{6ea}'..='\u{6ed}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => {
            return None;
        }
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => return None,
        // Alef, waw, ye, kaf, he, gaf and their variants.
        '\u{622}' | '\u{623}' | '\u{625}' | '\u{671}'..='\u{673}' | '\u{675}' => '\u{627}',
        '\u{624}' | '\u{676}' => '\u{648}',
        '\u{626}' | '\u{649}' | '\u{64a}' | '\u{678}' | '\u{6cd}' | '\u{6d0}' => '\u{6cc}',
        '\u{6d3}' => '\u{6d2}',
        '\u{643}' | '\u{6aa}' => '\u{6a9}',
        '\u{629}' | '\u{647}' | '\u{6be}' | '\u{6c0}' | '\u{6c2}' | '\u{6c3}' | '\u{6d5}' => '\u{6c1}',
        '\u{6ab}' => '\u{6af}',
        '\u{660}'..='\u{669}' => (character as u8 - 0x60 + b'0') as char,
        '\u{6f0}'..='\u{6f9}' => (character as u8 - 0xf0 + b'0') as char,
        // Punctuation of Arabic script and of all others.
        '\u{600}'..='\u{60f}' | '\u{61b}'..='\u{61f}' | '\u{66a}'..='\u{66d}' | '\u{6d4}' => ' ',
        '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3003}' | '\u{fd3e}' | '\u{fd3f}' => ' ',
        other => other,
    })
}

/// The folded words of a query.
pub(crate) fn words(query: &str) -> Vec<String> {
    let mut folded = String::new();
    fold(query, &mut folded);
    folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Folded entries in one string, so that a word is looked for once in all of them.
#[derive(Default)]
pub(crate) struct Folded {
    text: String,
    ends: Vec<usize>,
}

impl Folded {
    /// Adds to the entry that is being written.
    pub(crate) fn write(&mut self, text: &str) {
        if !text.is_empty() {
            fold(text, &mut self.text);
            self.text.push(' ');
        }
    }

    /// Adds a text in all languages to the entry that is being written.
    pub(crate) fn write_all(&mut self, text: &LocalText) {
        for language in Language::ALL {
            self.write(text.own(*language));
        }
    }

    /// Ends the entry; no word goes on from one to the next, as none has a line's end.
    pub(crate) fn end(&mut self) {
        self.text.push('\n');
        self.ends.push(self.text.len());
    }

    /// For each entry, which of the words it has, one bit each.
    pub(crate) fn search(&self, words: &[String]) -> Vec<u32> {
        let mut found = vec![0; self.ends.len()];
        for (position, word) in words.iter().enumerate() {
            let (mut start, mut entry) = (0, 0);
            while let Some(at) = self.text.get(start..).and_then(|rest| rest.find(word.as_str())) {
                entry += self.ends[entry..].partition_point(|end| *end <= start + at);
                let (Some(bits), Some(end)) = (found.get_mut(entry), self.ends.get(entry)) else { break };
                *bits |= 1 << position;
                start = *end;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut folded = String::new();
        fold(text, &mut folded);
        folded
    }

    #[test]
    fn case_and_diacritics_do_not_matter() {
        assert_eq!(folded("Ẕila\u{02bf} Ghōṭkī, ÉLÈVE"), "zila ghotki eleve");
        assert_eq!(folded("women’s inclusion — de-escalated"), folded("WOMEN'S inclusion de escalated"));
    }

    #[test]
    fn variants_of_arabic_letters_are_one() {
        for (one, other) in [
            ("علي", "علی"),
            ("كراچى", "کراچی"),
            ("پاڪستان", "پاکستان"),
            ("ثالثه", "ثالثہ"),
            ("آزاد", "ازاد"),
            ("مسئلہ", "مسیلہ"),
            ("مُصالَحَت", "مصالحت"),
            ("جـــرگہ", "جرگه"),
            ("می\u{200c}شود", "میشود"),
            ("۲۰۱۳", "2013"),
            ("٢٠١٣", "2013"),
            ("ګډون", "گډون"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        assert_eq!(folded("امن، انصاف۔"), "امن انصاف ");
    }

    #[test]
    fn folding_what_is_folded_changes_nothing() {
        for number in 0..0x3100_u32 {
            let once = folded(&char::from_u32(number).map(String::from).unwrap_or_default());
            assert_eq!(folded(&once), once, "{number:x}");
        }
    }

    #[test]
    fn words_are_found_in_the_entries_that_have_them() {
        let mut texts = Folded::default();
        for entry in ["", "Land and water", "Water, land", "la", "nd"] {
            texts.write(entry);
            texts.end();
        }
        assert_eq!(texts.search(&words("LAND wat")), [0, 3, 3, 0, 0]);
        assert_eq!(texts.search(&words("nd la")), [0, 3, 3, 2, 1]);
        assert_eq!(words(" ,؟ "), Vec::<String>::new());
    }
}
