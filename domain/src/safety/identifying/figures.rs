//! Rows of figures: telephone and identity numbers, however their figures are parted or spelt out.
//!
//! Figures with nothing but signs and a few spoken signs between them are one row. A row of seven figures or more is
//! a finding unless all of it reads as dates, times, amounts and small numbers ([`Item`]).

use super::{
    Finding, FindingKind,
    lexicon::{AMOUNT, BETWEEN},
    tokens::{Script, Text, Token},
};

/// Fewest figures of a finding: a telephone number within a town.
const FEWEST: usize = 7;
/// Figures of an identity number.
const IDENTITY: usize = 13;
/// Figures of a mobile number from its zero on.
const MOBILE: usize = 11;
/// Most characters between two figures of one row.
const WIDEST: usize = 8;
/// Most figures of an amount.
const AMOUNT_FIGURES: usize = 11;

/// Figures that follow each other without anything between them, or one that is spelt out.
struct Group {
    /// Positions of the folded letters.
    from: usize,
    to: usize,
    /// The position of its token.
    token: usize,
    figures: String,
    /// The sign before it: `None` at a row's beginning and where a space or word parts it from the one before.
    sign: Option<char>,
    /// Whether a comma or a word stands before it.
    apart: bool,
}

/// What groups that nothing but one sign each parts can be read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    /// A date, a year or a span of years.
    Date,
    /// A time of day.
    Time,
    /// An amount whose figures are parted by thousands.
    Amount,
    /// A number of up to six figures; two of them that make a span or fraction.
    Small,
    /// A round number of seven to nine figures.
    Round,
    /// Nothing of these.
    Other,
}

/// The items of a row, each with its figures and whether a comma or a word stands before it.
type Items = Vec<(Item, String, bool)>;

pub(super) fn find(text: &Text, found: &mut Vec<Finding>) {
    let mut row: Vec<Group> = Vec::new();
    let mut times = 1;
    for (position, token) in text.tokens.iter().enumerate() {
        if !row.is_empty() && !is_near(text, position) {
            judge(text, &row, found);
            row.clear();
        }
        match figures(text, token, !row.is_empty()) {
            Some(Spelt::Figures(figures)) => {
                let figures = if figures.len() == 1 { figures.repeat(times) } else { figures };
                times = 1;
                row.push(group(text, position, token, figures, row.last()));
            }
            Some(Spelt::Times(count)) => times = count,
            None if token.is(BETWEEN) && !row.is_empty() => {}
            None => {
                judge(text, &row, found);
                row.clear();
                times = 1;
            }
        }
    }
    judge(text, &row, found);
}

/// What a token says in figures.
enum Spelt {
    Figures(String),
    /// The next figure this many times.
    Times(usize),
}

fn figures(text: &Text, token: &Token, goes_on: bool) -> Option<Spelt> {
    let word = text.word(token);
    if token.script == Script::Figures {
        return Some(Spelt::Figures(word.to_owned()));
    }
    let figure = match word {
        // "No. 12" is not nine.
        "no" if !goes_on => return None,
        "zero" | "oh" | "sifar" | "sifr" | "nought" | "صفر" | "بڑی" => "0",
        "one" | "ek" | "aik" | "hik" | "yaw" | "ایک" | "ہک" | "یو" => "1",
        "two" | "do" | "ba" | "dwa" | "دو" | "بہ" | "دوہ" => "2",
        "three" | "teen" | "tin" | "dre" | "تین" | "ٹی" | "دری" => "3",
        "four" | "char" | "chaar" | "salor" | "چار" | "څلور" => "4",
        "five" | "panch" | "paanch" | "panj" | "pinza" | "پانچ" | "پنج" | "پنځہ" => "5",
        "six" | "chay" | "chhe" | "cheh" | "che" | "shpag" | "چہ" | "چہی" | "چہہ" | "چہہہ" | "شپږ" => {
            "6"
        }
        "seven" | "saat" | "sat" | "owa" | "سات" | "ست" | "اووہ" => "7",
        "eight" | "aath" | "ath" | "ata" | "آٹھ" | "اٹہ" | "اتہ" => "8",
        "nine" | "nau" | "no" | "nah" | "naha" | "نو" | "نہہ" => "9",
        "double" | "dabal" | "ڈبل" => return Some(Spelt::Times(2)),
        "triple" | "tripple" | "treble" | "ٹرپل" => return Some(Spelt::Times(3)),
        _ => return None,
    };
    Some(Spelt::Figures(figure.to_owned()))
}

/// Whether a token may go on the row of the token before.
fn is_near(text: &Text, position: usize) -> bool {
    let between = text.between(position);
    between.len() <= WIDEST && between.iter().filter(|letter| letter.is == '\n').count() < 2
}

fn group(text: &Text, position: usize, token: &Token, figures: String, before: Option<&Group>) -> Group {
    let follows = before.is_some_and(|before| before.token + 1 == position);
    let between = if follows { text.between(position) } else { &[] };
    let is_parted = between.len() != 1 || token.is_word() || between[0].is == ' ' || between[0].is == '\n';
    Group {
        from: token.from,
        to: token.to,
        token: position,
        figures,
        sign: (!is_parted).then(|| between[0].is),
        apart: !follows || between.iter().any(|letter| matches!(letter.is, ',' | '\u{60c}')),
    }
}

/// Adds a finding if a row is one.
fn judge(text: &Text, row: &[Group], found: &mut Vec<Finding>) {
    let (Some(first), Some(last)) = (row.first(), row.last()) else { return };
    let count: usize = row.iter().map(|group| group.figures.len()).sum();
    if count < FEWEST {
        return;
    }
    let sign = first.from.checked_sub(1).map(|before| text.letter(before));
    let items = items(row);
    if sign == Some('+') || (is_number(&items) && !is_amount(text, row, &items)) {
        let kind = kind(&items, sign == Some('+'), row.iter().any(|group| text.tokens[group.token].is_word()));
        let from = if matches!(sign, Some('+' | '(')) { first.from - 1 } else { first.from };
        found.push(Text::finding(kind, from, last.to));
    }
}

fn items(row: &[Group]) -> Items {
    let mut items = Items::new();
    let mut from = 0;
    while from < row.len() {
        let length =
            row[from + 1..].iter().position(|group| group.sign.is_none()).map_or(row.len() - from, |next| next + 1);
        let groups = &row[from..from + length];
        let figures = groups.iter().map(|group| group.figures.as_str()).collect();
        items.push((item(groups), figures, groups[0].apart));
        from += length;
    }
    items
}

fn item(groups: &[Group]) -> Item {
    let figures: Vec<&str> = groups.iter().map(|group| group.figures.as_str()).collect();
    let signs: Vec<char> = groups.iter().filter_map(|group| group.sign).collect();
    let alike = signs.windows(2).all(|pair| pair[0] == pair[1]);
    let sign = signs.first().copied().unwrap_or(' ');
    match figures.as_slice() {
        [one] if is_year(one) => Item::Date,
        [one] if is_plain(one) && one.len() < FEWEST => Item::Small,
        [one] if is_plain(one) && one.len() <= 9 && one.ends_with("000") => Item::Round,
        [hour, minute] if sign == ':' && is_in(hour, 0, 23) && minute.len() == 2 && is_in(minute, 0, 59) => Item::Time,
        [from, to] if matches!(sign, '-' | '/') && is_year(from) && is_later_year(from, to) => Item::Date,
        [day, month, year] if alike && matches!(sign, '.' | '/' | '-') => {
            let is_date = is_in(day, 1, 31) && is_in(month, 1, 12) && (is_year(year) || year.len() == 2);
            let is_turned = is_year(day) && is_in(month, 1, 12) && is_in(year, 1, 31);
            if is_date || is_turned { Item::Date } else { Item::Other }
        }
        [whole, rest] if sign == '.' && is_plain(whole) && whole.len() < FEWEST && rest.len() < 4 => Item::Small,
        [one, other]
            if matches!(sign, '-' | '/' | ':') && [one, other].iter().all(|part| part.len() < 4 && is_plain(part)) =>
        {
            Item::Small
        }
        [first, rest @ ..] if !rest.is_empty() && is_by_thousands(first, rest, &signs) => Item::Amount,
        _ => Item::Other,
    }
}

/// The value of a few figures.
pub(super) fn value(figures: &str) -> u32 {
    figures
        .bytes()
        .fold(0, |value: u32, figure| value.wrapping_mul(10).wrapping_add(u32::from(figure) - u32::from(b'0')))
}

fn is_year(figures: &str) -> bool {
    figures.len() == 4 && (figures.starts_with("19") || figures.starts_with("20"))
}

/// Whether `to` ends a span of years that begins with `from`: "2014", or "14" within the same or the next century.
fn is_later_year(from: &str, to: &str) -> bool {
    let years = (value(to) + 100).checked_sub(value(from) % 100).map_or(0, |years| years % 100);
    is_year(to) || (to.len() == 2 && (1..50).contains(&years))
}

/// Whether figures are a number as people write one.
fn is_plain(figures: &str) -> bool {
    figures == "0" || !figures.starts_with('0')
}

fn is_in(figures: &str, least: u32, most: u32) -> bool {
    figures.len() < 3 && (least..=most).contains(&value(figures))
}

/// Whether groups are thousands, or lakhs and crores, perhaps with a fraction.
fn is_by_thousands(first: &str, rest: &[&str], signs: &[char]) -> bool {
    let is_comma = |sign: &char| matches!(sign, ',' | '\u{60c}' | '\u{66c}');
    let (whole, fraction) = match (signs.split_last(), rest.split_last()) {
        (Some(('.' | '\u{66b}', _)), Some((fraction, whole))) => (whole, fraction.len()),
        _ => (rest, 0),
    };
    let Some((last, middle)) = whole.split_last() else { return false };
    let figures = first.len() + whole.iter().map(|group| group.len()).sum::<usize>();
    signs[..whole.len()].iter().all(is_comma)
        && first.len() < 4
        && is_plain(first)
        && last.len() == 3
        && (middle.iter().all(|group| group.len() == 3) || middle.iter().all(|group| group.len() == 2))
        && fraction < 3
        && figures <= AMOUNT_FIGURES
}

/// Whether a row is a number of somebody's.
fn is_number(items: &Items) -> bool {
    let is_other = items.iter().any(|(item, ..)| *item == Item::Other);
    is_other || has_many(items) || (0..items.len()).any(|from| is_number_from(&items[from..]))
}

/// Whether so many small numbers follow each other that they are rather one number. In a list with commas they may.
fn has_many(items: &Items) -> bool {
    let is_list = items.iter().skip(1).all(|(_, _, apart)| *apart);
    let in_chains = items
        .chunk_by(|_, (_, _, apart)| !apart)
        .flat_map(|chain| chain.iter().map(move |item| (item, chain.len() > 1)));
    let counts = |item: Item, in_chain: bool| match item {
        Item::Small => true,
        Item::Amount | Item::Round => in_chain,
        _ => false,
    };
    let counted =
        in_chains.filter(|((item, ..), in_chain)| counts(*item, *in_chain)).map(|((_, figures, _), _)| figures.len());
    counted.sum::<usize>() >= if is_list { IDENTITY } else { FEWEST }
}

/// Whether a telephone or identity number may begin here although every item by itself reads as something else.
fn is_number_from(items: &[(Item, String, bool)]) -> bool {
    let Some((_, first, _)) = items.first() else { return false };
    let (mut count, mut are_dates) = (0, true);
    let mut start = String::new();
    for (item, figures, _) in items {
        if start.len() < 5 {
            start.push_str(figures);
        }
        count += figures.len();
        are_dates &= matches!(item, Item::Date | Item::Time | Item::Amount);
        if count == IDENTITY && !are_dates {
            return true;
        }
        if count >= IDENTITY + MOBILE {
            break;
        }
    }
    let is_mobile =
        start.starts_with("03") || (start.starts_with("92") && first.len() < 4) || start.starts_with("0092");
    is_mobile && count >= MOBILE && !are_dates
}

/// Whether a row is one number that says of what it is an amount.
fn is_amount(text: &Text, row: &[Group], items: &Items) -> bool {
    let ([group], [(_, figures, _)]) = (row, items.as_slice()) else { return false };
    let is_unit = |token: Option<&Token>| token.is_some_and(|token| token.is(AMOUNT));
    let before = group.token.checked_sub(1).and_then(|before| text.get(before));
    is_plain(figures) && figures.len() <= 9 && (is_unit(before) || is_unit(text.get(group.token + 1)))
}

fn kind(items: &Items, plus: bool, spelt: bool) -> FindingKind {
    let all: String = items.iter().map(|(_, figures, _)| figures.as_str()).collect();
    let is_identity = |figures: &str| figures.len() == IDENTITY && !figures.starts_with(['0', '9']);
    let is_phone = |figures: &str| {
        let local = ["0092", "92", "0"].iter().find_map(|start| figures.strip_prefix(start)).unwrap_or(figures);
        let local = local.strip_prefix('0').unwrap_or(local);
        (local.starts_with('3') && local.len() == 10) || (figures.starts_with('0') && (9..=11).contains(&figures.len()))
    };
    if is_identity(&all) || items.iter().any(|(_, figures, _)| is_identity(figures)) {
        FindingKind::IdentityNumber
    } else if plus || spelt || is_phone(&all) || items.iter().any(|(_, figures, _)| is_phone(figures)) {
        FindingKind::Phone
    } else {
        FindingKind::Number
    }
}
