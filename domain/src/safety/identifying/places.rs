//! Places finer than a district: villages, streets, houses, mosques and schools by name.

use super::{
    Finding, FindingKind,
    lexicon::{
        BUILDING, COMMON, MAYBE, NAME, NUMBER_WORD, NUMBERED_PLACE, PLACE, PLACE_MAYBE, POST, STOP, TITLE, TITLE_MAYBE,
        UNKNOWN,
    },
    tokens::{Gap, Script, Text, Token},
};

/// Words that a place's name may have beside the word for what it is.
const MOST_WORDS: usize = 3;
/// Words between a school's name and the word "school".
const MOST_BETWEEN: usize = 4;

pub(super) fn find(text: &Text, found: &mut Vec<Finding>) {
    for (position, token) in text.tokens.iter().enumerate() {
        if token.is(NUMBERED_PLACE) || is_council(text, position) {
            found.extend(numbered(text, position, token));
        }
        let is_strong = token.is(PLACE) || is_council(text, position);
        if is_strong || token.is(PLACE_MAYBE | BUILDING) {
            match token.script {
                Script::Latin => latin(text, position, token, is_strong, found),
                Script::Arabic => arabic(text, position, token, is_strong, found),
                _ => {}
            }
        }
        found.extend(by_ending(text, position, token));
    }
}

/// Whether the token is the council of "union council".
fn is_council(text: &Text, position: usize) -> bool {
    let is = |token: &Token, words: [&str; 3]| words.contains(&text.word(token));
    text.get(position).is_some_and(|token| is(token, ["council", "کونسل", "کاونسل"]) || text.word(token) == "uc")
        && (text.get(position).is_some_and(|token| text.word(token) == "uc")
            || text.before(position).is_some_and(|before| is(before, ["union", "یونین", "یونین"])))
}

/// "House No. 12-B", "گلی نمبر ۳".
fn numbered(text: &Text, position: usize, token: &Token) -> Option<Finding> {
    let is_beside = |at: usize| {
        text.between(at).len() < 4
            && text.between(at).iter().all(|letter| matches!(letter.is, ' ' | '.' | '#' | ':' | '-'))
    };
    let mut at = position + 1;
    while at < position + 3 && is_beside(at) && text.get(at).is_some_and(|next| next.is(NUMBER_WORD)) {
        at += 1;
    }
    let is_named = at > position + 1 || text.between(at).iter().any(|letter| letter.is == '#');
    let is_figures = |at: usize| text.get(at).is_some_and(|next| next.script == Script::Figures && is_beside(at));
    // A letter may stand before the figures.
    let has_letter = text.get(at).is_some_and(|next| next.is_word() && next.to - next.from == 1 && is_beside(at))
        && is_figures(at + 1);
    at += usize::from(has_letter);
    let number = text.get(at).filter(|_| is_figures(at))?;
    let is_year = number.to - number.from == 4 && text.word(number).starts_with(['1', '2']);
    if !is_named && (is_year || number.to - number.from > 5) {
        return None;
    }
    let is_tail = |at: usize| {
        matches!(text.between(at), [] | [_])
            && text.get(at).is_some_and(|next| next.to - next.from < 3 && matches!(next.gap, Gap::None | Gap::Hyphen))
    };
    let to = (at + 1..at + 4)
        .take_while(|at| is_tail(*at))
        .filter_map(|at| text.get(at))
        .last()
        .map_or(number.to, |tail| tail.to);
    Some(Text::finding(FindingKind::Place, token.from, to))
}

/// Whether a word of Latin letters may be a small place's name.
fn is_name(token: &Token) -> bool {
    token.script == Script::Latin && !token.known && !token.is(STOP) && token.is(UNKNOWN | NAME | MAYBE)
}

fn latin(text: &Text, position: usize, token: &Token, is_strong: bool, found: &mut Vec<Finding>) {
    let is_native = matches!(text.word(token), "gaon" | "graon" | "kalay" | "kalai" | "kalli" | "masjid" | "dargah");
    let is_named = |next: &Token| {
        let lower = (is_strong || is_native) && (next.roman || next.is(NAME) || has_ending(text.word(next)));
        is_name(next) && (next.capital || lower) || (token.capital && token.is(BUILDING) && next.known && next.capital)
    };
    let mut from = position;
    let mut to = position;
    let of = usize::from(
        text.joined(position + 1).is_some_and(|next| matches!(text.word(next), "of" | "e" | "called" | "named")),
    );
    while to < position + of + MOST_WORDS
        && text.joined(to + of + 1).is_some_and(is_named)
        && text.tokens[to + of + 1].gap != Gap::Apostrophe
    {
        to += 1;
    }
    if to > position {
        to += of;
    }
    let is_capital = |before: &Token| before.capital && (is_name(before) || (before.known && token.capital));
    let is_before = |before: &Token| {
        is_capital(before) || (is_strong && before.roman && is_name(before) && !before.capital && !token.capital)
    };
    while from > 0 && position - from < MOST_WORDS && text.before(from).is_some_and(is_before) {
        from -= 1;
    }
    if from == position && token.is(BUILDING) {
        from = beyond_ordinary(text, position, is_capital);
    }
    let from = with_prefix(text, position, from, to);
    if from < position || to > position {
        found.push(Text::finding(FindingKind::Place, text.tokens[from].from, text.tokens[to].to));
    }
}

/// Where the name before "… Public High School" begins; `position` if there is none.
fn beyond_ordinary(text: &Text, position: usize, is_name: impl Fn(&Token) -> bool) -> usize {
    let mut at = position;
    while at > 0 && position - at < MOST_BETWEEN {
        let Some(before) = text.before(at) else { break };
        if is_name(before) {
            return at - 1;
        }
        if !before.capital || !before.is(COMMON) {
            break;
        }
        at -= 1;
    }
    position
}

fn arabic(text: &Text, position: usize, token: &Token, is_strong: bool, found: &mut Vec<Finding>) {
    let is_name = |token: &Token| {
        token.script == Script::Arabic
            && !token.known
            && !token.is(STOP | COMMON | POST)
            && token.is(UNKNOWN | NAME | MAYBE | TITLE | TITLE_MAYBE)
    };
    let mut to = position;
    while to < position + MOST_WORDS && text.joined(to + 1).is_some_and(is_name) {
        to += 1;
    }
    let names = text.tokens.get(position + 1..=to).unwrap_or_default();
    let is_followed = text.joined(to + 1).is_some_and(|next| next.is(POST));
    let tells = |name: &Token| name.is(NAME | MAYBE) || has_ending(text.word(name)) || is_ending(text.word(name));
    let is_after = names.iter().any(|name| is_strong && name.is(UNKNOWN) || tells(name))
        || (!names.is_empty() && is_followed && names.iter().any(|name| name.is(UNKNOWN)));
    // "رحیم آباد": the ending apart.
    let has_part = text.joined(to + 1).is_some_and(|next| is_ending(text.word(next)) && !next.known);
    let to = if is_after { to + usize::from(has_part) } else { position };
    let is_plain =
        matches!(text.word(token), "کالونی" | "چوک" | "چونک" | "ٹاون" | "روڈ" | "سوسایٹی" | "پلازہ" | "شاہراہ" | "پاڑو");
    let is_before = |before: &Token| {
        before.script == Script::Arabic
            && !before.known
            && !before.is(STOP | COMMON)
            && (before.is(NAME | MAYBE) || (before.is(UNKNOWN) && (is_plain || has_ending(text.word(before)))))
    };
    let mut from = position;
    while from > 0 && position - from < MOST_WORDS && text.before(from).is_some_and(is_before) {
        from -= 1;
    }
    let from = with_prefix(text, position, from, to);
    if from < position || to > position {
        found.push(Text::finding(FindingKind::Place, text.tokens[from].from, text.tokens[to].to));
    }
}

/// Where a place's name from `from` to `to` begins with the word before: "Al-…", "Union …", "Jamia …".
fn with_prefix(text: &Text, position: usize, from: usize, to: usize) -> usize {
    let is_named = from < position || to > position;
    let is_prefix = |before: &Token| {
        let is_article = before.capital && before.to - before.from < 4 && text.tokens[from].gap == Gap::Hyphen;
        is_article || matches!(text.word(before), "union" | "یونین" | "jamia" | "jama" | "جامع" | "جامعہ")
    };
    from - usize::from(is_named && text.before(from).is_some_and(is_prefix))
}

/// Whether a word ends as names of villages and quarters do.
fn has_ending(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "abad", "pur", "pura", "garh", "garhi", "kot", "nagar", "ganj", "wala", "wali", "اباد", "پور", "پورہ", "گڑہ",
        "گڑہی", "کوٹ", "نگر", "گنج",
    ];
    ENDINGS.iter().any(|end| word.len() > end.len() + 3 && word.ends_with(end))
}

/// Whether a word is such an ending by itself.
fn is_ending(word: &str) -> bool {
    matches!(
        word,
        "اباد"
            | "پور"
            | "گڑہ"
            | "کوٹ"
            | "ڈیرو"
            | "ڈیرہ"
            | "نگر"
            | "گنج"
            | "abad"
            | "pur"
            | "dero"
            | "goth"
            | "kot"
    )
}

/// "Rahimabad", "رحیم آباد": a place by its name alone.
fn by_ending(text: &Text, position: usize, token: &Token) -> Option<Finding> {
    if token.known || token.is(STOP) {
        return None;
    }
    if token.is(UNKNOWN | MAYBE) && has_ending(text.word(token)) {
        return Some(Text::finding(FindingKind::Place, token.from, token.to));
    }
    let before =
        text.before(position).filter(|before| before.is(NAME | MAYBE) && !before.is(COMMON | STOP) && !before.known)?;
    is_ending(text.word(token)).then(|| Text::finding(FindingKind::Place, before.from, token.to))
}
