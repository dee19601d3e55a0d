//! The lists as the program carries them: a number for each word instead of the word, sorted when this is compiled.
//!
//! The browser has to fetch it, and numbers are a third of the words' size. Two words seldom have the same number: of
//! ten thousand words in no list, two or three are taken for one that is.

use std::sync::LazyLock;

use super::{Kinds, MAYBE, NAME, arabic, latin};

/// Bits of a word's number.
const BITS: u32 = 24;
/// Bits of a sound's number; there are fewer sounds.
const SOUND_BITS: u32 = 21;
/// Fewest letters of a sound that tells anything.
const SOUND: usize = 5;

const LATIN: usize = latin::WORDS.len();
const LISTS: usize = LATIN + arabic::WORDS.len();
const COUNT: usize = count(false);
const SOUNDS: usize = count(true);

const fn list(at: usize) -> (Kinds, &'static str) {
    if at < LATIN { latin::WORDS[at] } else { arabic::WORDS[at - LATIN] }
}

/// The hash of a word (FNV-1a).
pub(super) const fn hash(word: &[u8]) -> u32 {
    go_on(0x811c_9dc5, word)
}

/// The hash of a word of which `hash` is the beginning's.
pub(super) const fn go_on(mut hash: u32, more: &[u8]) -> u32 {
    let mut at = 0;
    while at < more.len() {
        hash = (hash ^ more[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

const fn short(hash: u32, bits: u32) -> u32 {
    hash.wrapping_mul(0x9e37_79b1) >> (u32::BITS - bits)
}

/// The hash of how a word of Latin letters sounds, roughly, the many spellings of a name having one sound; none for a
/// short one.
const fn sound(word: &[u8]) -> Option<u32> {
    let (mut sound, mut length, mut last, mut before) = (hash(&[]), 0, 0, hash(&[]));
    let mut at = 0;
    while at < word.len() {
        let letter = match word[at] {
            b'e' | b'i' | b'y' => b'a',
            b'o' => b'u',
            b'q' | b'c' => b'k',
            b'w' => b'v',
            other => other,
        };
        if letter != last {
            (before, last) = (sound, letter);
            sound = go_on(sound, &[letter]);
            length += 1;
        }
        at += 1;
    }
    if last == b'h' {
        sound = before;
        length -= 1;
    }
    if length < SOUND { None } else { Some(short(sound, SOUND_BITS)) }
}

/// The end of the word that begins at `from`.
const fn word_end(list: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < list.len() && list[at] != b' ' {
        at += 1;
    }
    at
}

/// The numbers of all words of the lists with their lists', or the sounds of the names. Stops after `MOST`.
const fn numbers<const MOST: usize>(sounds: bool) -> ([u64; MOST], usize) {
    let (mut numbers, mut count, mut at) = ([0; MOST], 0, 0);
    while at < LISTS {
        let (kinds, words) = list(at);
        let (words, mut from) = (words.as_bytes(), 0);
        while from < words.len() && !(sounds && (kinds != NAME || at >= LATIN)) {
            let to = word_end(words, from);
            let (_, rest) = words.split_at(from);
            let (word, _) = rest.split_at(to - from);
            let number = if sounds { sound(word) } else { Some(short(hash(word), BITS)) };
            if let Some(number) = number {
                if count < MOST {
                    numbers[count] = ((number as u64) << 8) | at as u64;
                }
                count += 1;
            }
            from = to + 1;
        }
        at += 1;
    }
    (numbers, count)
}

const fn count(sounds: bool) -> usize {
    numbers::<0>(sounds).1
}

/// Sorted by Shell's way: short, and quick enough for a compiler.
const fn sorted<const MOST: usize>(mut numbers: [u64; MOST]) -> [u64; MOST] {
    let mut gap = MOST / 2;
    while gap > 0 {
        let mut at = gap;
        while at < MOST {
            let (number, mut to) = (numbers[at], at);
            while to >= gap && numbers[to - gap] > number {
                numbers[to] = numbers[to - gap];
                to -= gap;
            }
            numbers[to] = number;
            at += 1;
        }
        gap /= 2;
    }
    numbers
}

/// By how much each number is greater than the one before; and the lists.
const fn gaps<const MOST: usize>(numbers: &[u64; MOST]) -> ([u16; MOST], [u8; MOST]) {
    let (mut gaps, mut lists, mut before, mut at) = ([0; MOST], [0; MOST], 0, 0);
    while at < MOST {
        let number = numbers[at] >> 8;
        let gap = number - before;
        assert!(gap <= 0xffff, "two neighbours too far apart: take one bit less");
        gaps[at] = gap as u16;
        lists[at] = (numbers[at] & 0xff) as u8;
        before = number;
        at += 1;
    }
    (gaps, lists)
}

static WORD_GAPS: ([u16; COUNT], [u8; COUNT]) = gaps(&sorted(numbers::<COUNT>(false).0));
static SOUND_GAPS: [u16; SOUNDS] = gaps(&sorted(numbers::<SOUNDS>(true).0)).0;
static KINDS: [Kinds; LISTS] = {
    let (mut kinds, mut at) = ([0; LISTS], 0);
    while at < LISTS {
        kinds[at] = list(at).0;
        at += 1;
    }
    kinds
};

static WORDS: LazyLock<Vec<u32>> = LazyLock::new(|| summed(&WORD_GAPS.0));
static NAMES: LazyLock<Vec<u32>> = LazyLock::new(|| summed(&SOUND_GAPS));

fn summed(gaps: &[u16]) -> Vec<u32> {
    let sum = |number: &mut u32, gap: &u16| {
        *number += u32::from(*gap);
        Some(*number)
    };
    gaps.iter().scan(0, sum).collect()
}

/// The kinds of the word with this hash. What is an ordinary word too is no name by itself.
pub(super) fn kinds(hash: u32) -> Kinds {
    let number = short(hash, BITS);
    let from = WORDS.partition_point(|word| *word < number);
    let same = WORDS.iter().zip(&WORD_GAPS.1).skip(from).take_while(|(word, _)| **word == number);
    let kinds = same.filter_map(|(_, list)| KINDS.get(usize::from(*list))).fold(0, |all, kinds| all | kinds);
    if kinds & MAYBE != 0 { kinds & !NAME } else { kinds }
}

/// Whether a word of Latin letters sounds as a listed name does.
pub(super) fn sounds_like_a_name(word: &str) -> bool {
    sound(word.as_bytes()).is_some_and(|sound| NAMES.binary_search(&sound).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::safety::identifying::fold::folded;

    #[test]
    fn lists_have_folded_words_with_one_space_between() {
        for (_, words) in (0..LISTS).map(list) {
            for word in words.split(' ') {
                assert!(!word.is_empty() && folded(word) == *word, "“{word}” should be “{}”", folded(word));
            }
        }
    }

    #[test]
    fn every_word_has_its_kinds() {
        for (of, words) in (0..LISTS).map(list) {
            for word in words.split(' ') {
                let found = kinds(hash(word.as_bytes()));
                assert_eq!(found & of & !NAME, of & !NAME, "{word}");
                assert!(of != NAME || found & (NAME | MAYBE) != 0, "{word}");
            }
        }
    }
}
