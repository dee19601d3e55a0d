//! One spelling for what can be written in many ways, with the way back to the text as it was given.

/// A character of the folded text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    /// In lower case, without marks, one for all variants.
    pub(super) is: char,
    /// Its character's position in the given text.
    pub(super) at: u32,
    /// Whether it was given as a capital.
    pub(super) capital: bool,
}

/// Base letters of U+00C0 to U+017F.
const LATIN: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll\
    lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
/// Base letters of U+1E00 to U+1EFF, with which scholars transliterate.
const LATIN_ADDITIONAL: &[u8; 256] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwyasssssaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyllvvyy";

/// The letters whose shapes within words have places of their own: where the shapes begin, and the letter.
const SHAPES: &[(u32, char)] = &[
    (0xfb50, 'ا'),
    (0xfb52, 'ب'),
    (0xfb56, 'پ'),
    (0xfb5a, 'ڀ'),
    (0xfb5e, 'ٺ'),
    (0xfb62, 'ٿ'),
    (0xfb66, 'ٹ'),
    (0xfb6a, 'ف'),
    (0xfb6e, 'ڦ'),
    (0xfb72, 'ڄ'),
    (0xfb76, 'ڃ'),
    (0xfb7a, 'چ'),
    (0xfb7e, 'ڇ'),
    (0xfb82, 'ڍ'),
    (0xfb84, 'ڌ'),
    (0xfb86, 'ڎ'),
    (0xfb88, 'ڈ'),
    (0xfb8a, 'ژ'),
    (0xfb8c, 'ڑ'),
    (0xfb8e, 'ک'),
    (0xfb92, 'گ'),
    (0xfb96, 'ڳ'),
    (0xfb9a, 'ڱ'),
    (0xfb9e, 'ن'),
    (0xfba4, 'ہ'),
    (0xfbae, 'ی'),
    (0xfbb2, ' '),
    (0xfbd3, 'ک'),
    (0xfbd7, 'و'),
    (0xfbe4, 'ی'),
    (0xfbea, 'ا'),
    (0xfbfc, 'ی'),
    (0xfc00, ' '),
    (0xfe81, 'ا'),
    (0xfe85, 'و'),
    (0xfe87, 'ا'),
    (0xfe89, 'ی'),
    (0xfe8d, 'ا'),
    (0xfe8f, 'ب'),
    (0xfe93, 'ہ'),
    (0xfe95, 'ت'),
    (0xfe99, 'ث'),
    (0xfe9d, 'ج'),
    (0xfea1, 'ح'),
    (0xfea5, 'خ'),
    (0xfea9, 'د'),
    (0xfeab, 'ذ'),
    (0xfead, 'ر'),
    (0xfeaf, 'ز'),
    (0xfeb1, 'س'),
    (0xfeb5, 'ش'),
    (0xfeb9, 'ص'),
    (0xfebd, 'ض'),
    (0xfec1, 'ط'),
    (0xfec5, 'ظ'),
    (0xfec9, 'ع'),
    (0xfecd, 'غ'),
    (0xfed1, 'ف'),
    (0xfed5, 'ق'),
    (0xfed9, 'ک'),
    (0xfedd, 'ل'),
    (0xfee1, 'م'),
    (0xfee5, 'ن'),
    (0xfee9, 'ہ'),
    (0xfeed, 'و'),
    (0xfeef, 'ی'),
];

/// The folded form of a text.
pub(super) fn fold(text: &str) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(text.len());
    for (character, at) in text.chars().zip(0_u32..) {
        let mut push = |is, capital| letters.push(Letter { is, at, capital });
        if let Some(parts) = several(character) {
            parts.chars().for_each(|part| push(part, false));
        } else if let Some(plain) = plain(character) {
            let is = one(plain);
            push(is, is_capital(plain));
        }
    }
    letters
}

/// The folded form of one word, without positions.
#[cfg(test)]
pub(super) fn folded(word: &str) -> String {
    fold(word).into_iter().map(|letter| letter.is).collect()
}

/// The letters that one character stands for: ligatures, and Sindhi's aspirates as Urdu writes them.
fn several(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{fdf2}' => "اللہ",
        '\u{fdf3}' => "اکبر",
        '\u{fdf4}' => "محمد",
        '\u{fef5}'..='\u{fefc}' => "لا",
        'ڀ' => "بہ",
        'ٿ' => "تہ",
        'ٺ' => "ٹہ",
        'ڌ' => "دہ",
        'ڍ' => "ڈہ",
        'ڦ' => "پہ",
        'ڇ' => "چہ",
        'ß' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        _ => return None,
    })
}

/// The character behind another shape of it: full width, mathematical, within a ring, within a word. None for a mark
/// or an invisible character.
fn plain(character: char) -> Option<char> {
    let code = u32::from(character);
    let shifted = |zero: u32, base: char| char::from_u32(u32::from(base) + code.wrapping_sub(zero));
    match character {
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{640}' | '\u{621}' | '\u{670}' | '\u{674}' | '\u{feff}' => None,
        '\u{2b0}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{6d6}'..='\u{6dc}' => None,
        '\u{6df}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => None,
        '\u{2060}'..='\u{206f}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe70}'..='\u{fe80}' => None,
        '\u{ff01}'..='\u{ff5e}' => shifted(0xff01, '!'),
        '\u{1d7ce}'..='\u{1d7ff}' => char::from_digit((code - 0x1d7ce) % 10, 10),
        '\u{1d400}'..='\u{1d6a3}' => {
            let letter = (code - 0x1d400) % 52;
            char::from_u32(if letter < 26 { 0x41 + letter } else { 0x61 + letter - 26 })
        }
        '\u{2460}'..='\u{2468}' => shifted(0x2460, '1'),
        '\u{24b6}'..='\u{24cf}' => shifted(0x24b6, 'A'),
        '\u{24d0}'..='\u{24e9}' => shifted(0x24d0, 'a'),
        '\u{24ea}' | '\u{2070}' => Some('0'),
        '\u{2074}'..='\u{2079}' => shifted(0x2074, '4'),
        '\u{2080}'..='\u{2089}' => shifted(0x2080, '0'),
        '\u{b9}' => Some('1'),
        '\u{b2}' => Some('2'),
        '\u{b3}' => Some('3'),
        '\u{966}'..='\u{96f}' => shifted(0x966, '0'),
        '\u{fb50}'..='\u{fbff}' | '\u{fe81}'..='\u{fef4}' => {
            let next = SHAPES.partition_point(|(from, _)| *from <= code);
            SHAPES.get(next.wrapping_sub(1)).map(|(_, letter)| *letter)
        }
        other => Some(other),
    }
}

/// One letter for all its variants in upper and lower case and in the four languages.
fn one(character: char) -> char {
    let code = character as usize;
    match character {
        'A'..='Z' => character.to_ascii_lowercase(),
        '`' => '\'',
        '\0'..='\u{7f}' => character,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{c0}'..='\u{17f}' => char::from(LATIN[code - 0xc0]),
        '\u{1e00}'..='\u{1eff}' => char::from(LATIN_ADDITIONAL[code - 0x1e00]),
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{2032}' | '\u{b4}' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2028}' | '\u{2029}' => '\n',
        'آ' | 'أ' | 'إ' | '\u{671}'..='\u{673}' | '\u{675}' => 'ا',
        'ؤ' | '\u{676}' | '\u{6c4}'..='\u{6cb}' => 'و',
        'ئ' | 'ى' | 'ي' | '\u{678}' | 'ۍ' | 'ې' | 'ے' | 'ۓ' => 'ی',
        'ك' | 'ڪ' | '\u{6ad}' => 'ک',
        'ة' | 'ه' | 'ھ' | 'ۀ' | 'ۂ' | 'ۃ' | 'ە' => 'ہ',
        'ګ' | 'ڳ' => 'گ',
        'ټ' | 'ٽ' => 'ٹ',
        'ډ' | 'ڊ' | 'ڏ' => 'ڈ',
        'ړ' | 'ڙ' => 'ڑ',
        'ٻ' => 'ب',
        'ڄ' => 'ج',
        'ں' | 'ڻ' | 'ڼ' => 'ن',
        _ => crate::text::figure(character).and_then(|figure| char::from_digit(figure, 10)).unwrap_or(character),
    }
}

/// Whether a character is a capital: exact for ASCII, right for nearly all Latin letters with marks.
fn is_capital(character: char) -> bool {
    match character {
        '\u{c0}'..='\u{de}' => true,
        '\u{139}'..='\u{148}' | '\u{179}'..='\u{17e}' => character as u32 % 2 == 1,
        '\u{100}'..='\u{17f}' | '\u{1e00}'..='\u{1eff}' => (character as u32).is_multiple_of(2),
        _ => character.is_ascii_uppercase(),
    }
}

/// Whether a folded character belongs to a word.
pub(super) fn is_letter(character: char) -> bool {
    match character {
        'a'..='z' => true,
        '\0'..='\u{36f}' | '\u{600}'..='\u{61f}' | '\u{66a}'..='\u{66d}' | '\u{6d4}' | '\u{6de}' | '\u{6e9}' => false,
        '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{e000}'..='\u{f8ff}' => false,
        '\u{fc00}'..='\u{fe7f}' | '\u{fef5}'..='\u{ffff}' | '\u{1f000}'.. => false,
        _ => true,
    }
}

/// Whether a folded letter is of Arabic script.
pub(super) fn is_arabic(character: char) -> bool {
    matches!(character, '\u{620}'..='\u{77f}')
}
