//! Names of people and of tribes.

use super::{
    Finding, FindingKind,
    lexicon::{
        AFTER, BETWEEN, BUILDING, COMMON, MAYBE, NAME, PLACE, PLACE_MAYBE, POST, RELATION, REVERED, STOP, SURNAME,
        TITLE, TITLE_MAYBE, TRIBE, UNKNOWN,
    },
    tokens::{Gap, Script, Text, Token},
};

/// Longest word of capitals that is rather an abbreviation than a name.
const ABBREVIATION: usize = 5;

pub(super) fn find(text: &Text, found: &mut Vec<Finding>) {
    let mut marks = vec![false; text.tokens.len()];
    let revered = revered(text);
    for position in 0..marks.len() {
        if revered[position] {
            continue;
        }
        if is_alone(text, position) {
            marks[position] = true;
        }
        pair(text, position, &mut marks);
        title(text, position, &mut marks);
        after(text, position, &mut marks);
        relation(text, position, &mut marks);
    }
    spread(text, &mut marks);
    emit(text, &marks, found);
}

/// The names of those whom religion honours, after the word that says so.
fn revered(text: &Text) -> Vec<bool> {
    let mut revered = vec![false; text.tokens.len()];
    for position in 0..text.tokens.len() {
        let goes_on = text.tokens[position].is(NAME | MAYBE)
            && text.before(position).is_some_and(|before| {
                revered[position - 1] && (!before.is(REVERED) || before.capital || before.script == Script::Arabic)
            });
        let is_named = text.before(position).is_some_and(|before| before.is(NAME | MAYBE | TITLE | TITLE_MAYBE));
        let is_one = text.tokens[position].is(REVERED)
            && !is_named
            && text.joined(position + 1).is_some_and(|next| next.is(NAME | MAYBE) && !next.is(SURNAME));
        revered[position] = goes_on || is_one;
    }
    revered
}

/// Whether a word of Latin letters has a capital that nothing but a name explains.
fn is_proper(token: &Token) -> bool {
    let is_abbreviation = token.capitals && token.to - token.from <= ABBREVIATION && !token.is(NAME | MAYBE);
    token.script == Script::Latin
        && token.capital
        && !token.known
        && !is_abbreviation
        && !token.is(STOP)
        && token.is(UNKNOWN | NAME | MAYBE)
}

/// Whether a word is no ordinary one and may be a name.
fn may_be(token: &Token) -> bool {
    !token.known && !token.is(STOP | COMMON | PLACE | PLACE_MAYBE | BUILDING) && token.is(UNKNOWN | NAME | MAYBE)
}

/// Whether the token is a name whatever stands beside it.
fn is_alone(text: &Text, position: usize) -> bool {
    let token = &text.tokens[position];
    if token.known {
        return false;
    }
    match token.script {
        _ if token.is(NAME) => true,
        Script::Latin => is_proper(token) && !token.first && !token.heading && !token.is(COMMON | TITLE | TITLE_MAYBE),
        // Who does something is no thing.
        Script::Arabic => {
            token.is(MAYBE)
                && (!token.is(COMMON) || text.word(token) == "امن")
                && text.joined(position + 1).is_some_and(|next| text.word(next) == "نی")
        }
        _ => false,
    }
}

/// Two words that together are a name.
fn pair(text: &Text, position: usize, marks: &mut [bool]) {
    let (token, Some(next)) = (&text.tokens[position], text.joined(position + 1)) else { return };
    let are_proper = is_proper(token) && is_proper(next) && !(token.is(COMMON) && next.is(COMMON));
    let are_names = token.is(MAYBE)
        && next.is(MAYBE)
        && (next.is(SURNAME) || token.is(SURNAME))
        && !(token.is(COMMON | STOP) && next.is(COMMON | STOP));
    if are_proper || (are_names && !token.known && !next.known && next.gap != Gap::Apostrophe) {
        marks[position] = true;
        marks[position + 1] = true;
    }
}

/// "Haji …", "مولانا …".
fn title(text: &Text, position: usize, marks: &mut [bool]) {
    let token = &text.tokens[position];
    let Some(next) = text.joined(position + 1).filter(|next| next.script == token.script) else { return };
    if !token.is(TITLE | TITLE_MAYBE) || next.is(STOP | AFTER | POST) && !next.is(MAYBE | NAME) {
        return;
    }
    let is_name = match token.script {
        Script::Latin => {
            let is_title = token.is(TITLE) && (!token.is(COMMON) || token.capital);
            (next.capital && (may_be(next) || next.is(NAME | MAYBE) || (next.known && token.is(TITLE))))
                || (is_title && !next.heading && may_be(next) && (next.roman || !token.is(COMMON)))
        }
        _ if token.is(TITLE) => {
            (next.is(NAME | MAYBE) || may_be(next) || next.known) && !next.is(PLACE | PLACE_MAYBE | BUILDING)
        }
        _ => is_named(text, position + 1),
    };
    if is_name {
        marks[position] = token.capital || !token.is(COMMON);
        marks[position + 1] = true;
    }
}

/// Whether the word of Arabic script at `position`, after one that often stands before a name, is a name.
fn is_named(text: &Text, position: usize) -> bool {
    let Some(token) = text.get(position).filter(|token| may_be(token)) else { return false };
    token.is(NAME | MAYBE) || text.joined(position + 1).is_some_and(|next| next.is(POST | AFTER | BETWEEN))
}

/// "… Sahib", "… tribe", "… قبیلہ".
fn after(text: &Text, position: usize, marks: &mut [bool]) {
    let token = &text.tokens[position];
    let is_bibi = text.word(token) == "بی" && text.joined(position + 1).is_some_and(|next| text.word(next) == "بی");
    let Some(before) = text.before(position).filter(|before| before.script == token.script && !before.known) else {
        return;
    };
    let is_name = match token.script {
        Script::Latin => is_proper(before) || (token.is(AFTER) && before.roman && may_be(before)),
        _ if token.is(AFTER) || is_bibi => may_be(before),
        _ => before.is(MAYBE | NAME) || (text.word(token).starts_with("قبیل") && may_be(before)),
    };
    if (token.is(AFTER | TRIBE) || is_bibi) && is_name && !before.is(TITLE | STOP) {
        marks[position - 1] = true;
        marks[position] |= token.is(AFTER) || is_bibi;
        if is_bibi {
            marks[position + 1] = true;
        }
    }
}

/// "son of …", "s/o …", "ولد …".
fn relation(text: &Text, position: usize, marks: &mut [bool]) {
    let token = &text.tokens[position];
    let is = |at: usize, words: &[&str]| text.get(at).is_some_and(|token| words.contains(&text.word(token)));
    let is_short = matches!(text.word(token), "s" | "d" | "w" | "h" | "c")
        && is(position + 1, &["o"])
        && matches!(text.between(position + 1), [sign] if sign.is == '/');
    if !token.is(RELATION) && !is_short {
        return;
    }
    let is_strong = matches!(
        text.word(token),
        "bin" | "bint" | "ibn" | "walad" | "wald" | "zauja" | "zoja" | "ولد" | "زوجہ" | "بنت" | "دختر"
    );
    // Sindhi's "of two" is spelt like "son of".
    let is_two = text.word(token) == "بن" && !text.joined(position + 1).is_some_and(|next| next.is(NAME | MAYBE));
    let of = usize::from(is_short || is(position + 1, &["of"]));
    let next = position + 1 + of;
    let is_next = text.joined(next).is_some_and(|next| match next.script {
        Script::Latin => {
            is_proper(next)
                || (next.known && next.capital && of > 0 && is_short)
                || next.is(NAME)
                || (may_be(next) && (is_short || (is_strong && next.roman)))
        }
        Script::Arabic => is_strong && may_be(next),
        _ => false,
    }) || (token.script == Script::Arabic
        && !is_two
        && text.joined(position + 1).is_some()
        && is_named(text, position + 1));
    if is_next && (of > 0 || is_strong || token.script == Script::Arabic) {
        marks[position..=next].fill(true);
        if text.before(position).is_some_and(|before| may_be(before) && (is_strong || is_short || before.is(MAYBE))) {
            marks[position - 1] = true;
        }
    } else if token.script == Script::Arabic
        && text.before(position).is_some_and(|before| before.is(MAYBE) && !before.is(COMMON | STOP))
    {
        marks[position - 1] = true;
    }
}

/// Whether a token goes on a name that stands beside it.
fn goes_on(token: &Token) -> bool {
    if token.known || !token.is_word() {
        return false;
    }
    match token.script {
        Script::Latin => {
            is_proper(token) || token.is(NAME) || (!token.capital && token.is(MAYBE) && !token.is(COMMON | STOP))
        }
        Script::Arabic => token.is(NAME | SURNAME) || (token.is(MAYBE) && !token.is(COMMON | STOP)),
        _ => false,
    }
}

/// Takes in what stands beside names: further names, titles, initials, one unknown surname.
fn spread(text: &Text, marks: &mut [bool]) {
    for position in 1..marks.len() {
        let token = &text.tokens[position];
        if !marks[position - 1] || marks[position] || !token.gap.joins() {
            continue;
        }
        let before = &text.tokens[position - 1];
        // A surname that no list has stands between a name and the word that governs both, or ends the phrase.
        let is_end = text.get(position + 1).is_none_or(|next| !next.gap.joins() || next.is(POST));
        let is_surname = token.script == Script::Arabic && before.is(NAME | MAYBE) && may_be(token) && is_end;
        marks[position] = goes_on(token) || (token.is(AFTER) && token.script == before.script) || is_surname;
    }
    for position in (0..marks.len().saturating_sub(1)).rev() {
        if !marks[position + 1] || marks[position] || !text.tokens[position + 1].gap.joins() {
            continue;
        }
        let token = &text.tokens[position];
        let is_title = token.is(TITLE | TITLE_MAYBE)
            && (!token.is(STOP | COMMON) || token.capital || token.script == Script::Arabic);
        let is_initial = token.script == Script::Latin
            && token.capital
            && token.to - token.from == 1
            && text.tokens[position + 1].gap == Gap::Dot;
        // "سردار تیغو خان": a name that no list has, between a title and a second name.
        let is_titled = || text.before(position).is_some_and(|before| before.is(TITLE | TITLE_MAYBE));
        let is_unlisted =
            token.script == Script::Arabic && may_be(token) && (text.tokens[position + 1].is(SURNAME) || is_titled());
        marks[position] = goes_on(token) || is_title || is_initial || is_unlisted;
    }
}

/// One finding for marked tokens that nothing parts.
fn emit(text: &Text, marks: &[bool], found: &mut Vec<Finding>) {
    let mut position = 0;
    while position < marks.len() {
        let from = position;
        while position < marks.len() && marks[position] && (position == from || text.tokens[position].gap.joins()) {
            position += 1;
        }
        if position > from {
            found.push(Text::finding(FindingKind::Name, text.tokens[from].from, text.tokens[position - 1].to));
        } else {
            position += 1;
        }
    }
}
