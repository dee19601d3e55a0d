//! Positions on the map: degrees, grids, codes.

use super::{
    Finding, FindingKind,
    figures::value,
    fold::{is_arabic, is_letter},
    tokens::{Script, Text},
};

/// Longest part of a plus code on one side of its sign.
const CODE: usize = 8;
/// Longest address of a position, in characters.
const LONGEST: usize = 64;

pub(super) fn find(text: &Text, found: &mut Vec<Finding>) {
    let mut before: Option<Degrees> = None;
    for (position, token) in text.tokens.iter().enumerate() {
        if token.script == Script::Figures {
            found.extend(degrees_and_minutes(text, position));
            if let Some(degrees) = decimal(text, position) {
                found.extend(pair(text, before.take(), &degrees));
                before = Some(degrees);
            }
        } else {
            found.extend(words(text, position));
        }
    }
    for (at, letter) in text.letters.iter().enumerate() {
        match letter.is {
            '+' => found.extend(plus_code(text, at)),
            ':' if is_word_before(text, at, "geo") && text.letter(at + 1).is_ascii_digit() => {
                let end = (at..at + LONGEST).find(|end| text.letter(*end).is_whitespace()).unwrap_or(at + LONGEST);
                found.push(Text::finding(FindingKind::Coordinates, at - 3, end));
            }
            _ => {}
        }
    }
}

fn is_word_before(text: &Text, at: usize, word: &str) -> bool {
    at.checked_sub(word.len())
        .is_some_and(|from| text.letters[from..at].iter().map(|letter| letter.is).eq(word.chars()))
}

/// A number with a fraction.
struct Degrees {
    from: usize,
    to: usize,
    whole: u32,
    /// Figures of the fraction.
    places: usize,
    /// Whether something says that it is a latitude or longitude.
    marked: bool,
}

/// The number whose whole part is the token at `position`.
fn decimal(text: &Text, position: usize) -> Option<Degrees> {
    let (token, fraction) = (text.get(position)?, text.get(position + 1)?);
    let is_fraction = fraction.script == Script::Figures
        && matches!(text.between(position + 1), [sign] if matches!(sign.is, '.' | '\u{66b}' | ','));
    let whole = value(text.word(token));
    if !is_fraction || token.to - token.from > 3 || whole > 180 {
        return None;
    }
    let mut to = fraction.to;
    let mut marked = false;
    while matches!(text.letter(to), '\u{b0}' | '\u{ba}' | ' ') && to < fraction.to + 2 {
        marked |= text.letter(to) != ' ';
        to += 1;
    }
    let next = text.tokens[position + 2..].first().filter(|next| next.from <= to + 1);
    if let Some(next) = next.filter(|next| is_direction(text.word(next))) {
        (to, marked) = (next.to, true);
    } else {
        to = fraction.to;
    }
    let label = position.checked_sub(1).and_then(|before| text.get(before)).map(|before| text.word(before));
    marked |= label.is_some_and(|label| {
        matches!(label, "lat" | "latitude" | "lon" | "lng" | "long" | "longitude" | "coordinates" | "gps" | "بلد")
    });
    let from = token.from - usize::from(token.from > 0 && text.letter(token.from.saturating_sub(1)) == '-');
    Some(Degrees { from, to, whole, places: fraction.to - fraction.from, marked })
}

fn is_direction(word: &str) -> bool {
    matches!(
        word,
        "n" | "s"
            | "e"
            | "w"
            | "north"
            | "south"
            | "east"
            | "west"
            | "شمال"
            | "جنوب"
            | "مشرق"
            | "مغرب"
            | "شمالی"
            | "اوبر"
            | "اولہ"
            | "اوبہر"
    )
}

/// A latitude and a longitude, or one of them that says what it is.
fn pair(text: &Text, before: Option<Degrees>, degrees: &Degrees) -> Option<Finding> {
    let is_here = |latitude: &Degrees, longitude: &Degrees| {
        (20..=40).contains(&latitude.whole) && (58..=80).contains(&longitude.whole)
    };
    let is_exact = |one: &Degrees, least: usize| one.places >= least;
    if let Some(before) = before
        && text.letters.get(before.to..degrees.from).is_some_and(|between| {
            between.len() < 16 && between.iter().filter(|letter| is_letter(letter.is)).count() < 11
        })
    {
        let least = if is_here(&before, degrees) || is_here(degrees, &before) || before.marked { 2 } else { 3 };
        if is_exact(&before, least) && is_exact(degrees, least) {
            return Some(Text::finding(FindingKind::Coordinates, before.from, degrees.to));
        }
    }
    (degrees.marked && is_exact(degrees, 2)).then(|| Text::finding(FindingKind::Coordinates, degrees.from, degrees.to))
}

/// "27°42'18" N", "27 degrees 42 minutes".
fn degrees_and_minutes(text: &Text, position: usize) -> Option<Finding> {
    let token = text.get(position).filter(|token| token.to - token.from < 4)?;
    let sign = text.between(position + 1).iter().find(|letter| letter.is != ' ').map(|letter| letter.is);
    let mut at = position + 1;
    if !matches!(sign, Some('\u{b0}' | '\u{ba}' | '\u{2da}')) {
        text.get(at)
            .filter(|word| matches!(text.word(word), "degrees" | "degree" | "deg" | "ڈگری" | "درجی" | "درجہ"))?;
        at += 1;
    }
    let mut to = 0;
    // Minutes, seconds, fractions, a direction, and the words for them.
    for next in text.tokens[at.min(text.tokens.len())..].iter().take(8) {
        let word = text.word(next);
        let is_part = match next.script {
            Script::Figures => next.to - next.from < 5,
            _ => {
                is_direction(word)
                    || matches!(
                        word,
                        "minutes"
                            | "minute"
                            | "min"
                            | "seconds"
                            | "second"
                            | "sec"
                            | "منٹ"
                            | "سیکنڈ"
                            | "دقیقی"
                            | "اور"
                            | "and"
                    )
            }
        };
        if !is_part || next.from - to.max(token.to) > 12 {
            break;
        }
        to = next.to;
    }
    (to > 0).then(|| Text::finding(FindingKind::Coordinates, token.from, to))
}

/// "8GQ2+XX": an open location code around the sign at `at`.
fn plus_code(text: &Text, at: usize) -> Option<Finding> {
    let is_code = |position: &usize| {
        matches!(
            text.letter(*position),
            '2'..='9' | 'c' | 'f' | 'g' | 'h' | 'j' | 'm' | 'p' | 'q' | 'r' | 'v' | 'w' | 'x'
        )
    };
    let left = (at.saturating_sub(CODE)..at).rev().take_while(is_code).count();
    let right = (at + 1..at + 5).take_while(is_code).count();
    let part = |position: usize| text.letter(position).is_ascii_alphanumeric();
    let is_apart = !at.checked_sub(left + 1).is_some_and(part) && !part(at + 1 + right);
    let has = |kind: fn(&char) -> bool| (at - left..=at + right).any(|position| kind(&text.letter(position)));
    let is_one = is_apart && left >= 4 && left.is_multiple_of(2) && (2..=4).contains(&right);
    (is_one && has(char::is_ascii_digit) && has(char::is_ascii_alphabetic))
        .then(|| Text::finding(FindingKind::Coordinates, at - left, at + 1 + right))
}

/// Three words with dots between them, as what3words writes a place.
fn words(text: &Text, position: usize) -> Option<Finding> {
    let three = text.tokens.get(position..position + 3)?;
    let is_dot = |at: usize| matches!(text.between(at), [dot] if dot.is == '.');
    if !is_dot(position + 1) || !is_dot(position + 2) {
        return None;
    }
    let is_part =
        |least: usize| three.iter().all(|word| word.is_word() && !word.capital && word.to - word.from >= least);
    let from = three[0].from;
    let slashes = (1..=3).take_while(|back| from.checked_sub(*back).is_some_and(|at| text.letter(at) == '/')).count();
    let is_alone =
        position == 0 || text.between(position).len() > 1 || text.letter(from.wrapping_sub(1)).is_whitespace();
    let is_same = three.iter().all(|word| is_arabic(text.letter(word.from)) == is_arabic(text.letter(from)));
    let goes_on = text.letter(three[2].to) == '.' && is_letter(text.letter(three[2].to + 1));
    (is_same && ((slashes == 3 && is_part(2)) || (is_alone && !goes_on && is_part(4))))
        .then(|| Text::finding(FindingKind::Coordinates, from - slashes, three[2].to))
}
