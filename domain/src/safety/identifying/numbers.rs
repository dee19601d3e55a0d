//! Numbers in which letters tell what they are: passports, accounts, vehicles, cases.

use super::{
    Finding, FindingKind,
    lexicon::{NUMBER_WORD, NUMBERED, SERIES},
    tokens::{Gap, Script, Text, Token},
};

pub(super) fn find(text: &Text, found: &mut Vec<Finding>) {
    let mut mixed = 0;
    for (position, token) in text.tokens.iter().enumerate() {
        if token.script == Script::Figures {
            found.extend(vehicle(text, position, token));
        } else if token.is(NUMBERED) {
            found.extend(numbered(text, position, token));
        }
        // Tokens without anything between them are looked at once, from their first on.
        if position >= mixed {
            mixed =
                position + 1 + text.tokens[position + 1..].iter().take_while(|token| token.gap == Gap::None).count();
            found.extend(letters_and_figures(text, position, mixed));
        }
        found.extend(account(text, token));
    }
}

fn figures(token: &Token) -> usize {
    if token.script == Script::Figures { token.to - token.from } else { 0 }
}

/// "ABC-123", "LEA 1234": capitals and three or four figures.
fn vehicle(text: &Text, position: usize, token: &Token) -> Option<Finding> {
    let letters = text.before(position)?;
    let (count, figures) = (letters.to - letters.from, figures(token));
    let is_plate = letters.capitals && (2..=3).contains(&count) && !letters.is(SERIES) && (3..=4).contains(&figures);
    let is_year = token.gap == Gap::Space && figures == 4 && text.word(token).starts_with(['1', '2']);
    // "ABC-17-123": the year between.
    let next = text.get(position + 1).filter(|next| next.gap == Gap::Hyphen && (3..=4).contains(&self::figures(next)));
    let is_long_plate =
        letters.capitals && (2..=3).contains(&count) && figures == 2 && token.gap == Gap::Hyphen && next.is_some();
    let to = if is_long_plate { next?.to } else { token.to };
    ((is_plate && !is_year) || is_long_plate).then(|| Text::finding(FindingKind::Number, letters.from, to))
}

/// "FIR No. 123/2014", "CNIC 42…": what a number is of, and the number.
fn numbered(text: &Text, position: usize, token: &Token) -> Option<Finding> {
    let mut at = position + 1;
    while at < position + 4 && text.get(at).is_some_and(|next| next.is(NUMBER_WORD) && text.between(at).len() < 4) {
        at += 1;
    }
    // A series' letters may stand before the figures.
    if text.get(at).is_some_and(|next| next.capital && next.to - next.from < 4)
        && text.get(at + 1).is_some_and(|next| figures(next) > 0)
    {
        at += 1;
    }
    let number = text.get(at).filter(|number| figures(number) > 0 && text.between(at).len() < 4)?;
    let next = text
        .get(at + 1)
        .filter(|next| figures(next) > 0 && matches!(text.between(at + 1), [sign] if matches!(sign.is, '/' | '-')));
    let is_named = token.is(NUMBER_WORD);
    let enough = figures(number) + next.map_or(0, figures);
    let is_year =
        next.is_none() && figures(number) == 4 && text.word(number).starts_with(['1', '2']) && at == position + 1;
    if is_year
        || enough
            < if is_named {
                4
            } else if at > position + 1 {
                1
            } else {
                2
            }
    {
        return None;
    }
    let is_identity = matches!(text.word(token), "cnic" | "nic" | "nicop" | "passport" | "کارڈ" | "پاسپورٹ");
    let kind = if is_identity { FindingKind::IdentityNumber } else { FindingKind::Number };
    Some(Text::finding(kind, token.from, next.map_or(number.to, |next| next.to)))
}

/// Letters and figures in one word, the token `from` up to that before `to`: "AB1234567".
fn letters_and_figures(text: &Text, from: usize, to: usize) -> Option<Finding> {
    let tokens = text.tokens.get(from..to)?;
    let (first, last) = (tokens.first()?, tokens.last()?);
    let figures: usize = tokens.iter().map(figures).sum();
    let letters = last.to - first.from - figures;
    if tokens.len() == 1 {
        // "AB 1234567": a passport's letters apart.
        let before = text.before(from).filter(|before| before.capitals && before.to - before.from == 2)?;
        return (figures == 7 && first.gap == Gap::Space)
            .then(|| Text::finding(FindingKind::IdentityNumber, before.from, last.to));
    }
    let kind =
        if (1..=3).contains(&letters) && figures == 7 { FindingKind::IdentityNumber } else { FindingKind::Number };
    (letters > 0 && (figures > 5 || (figures > 1 && letters > 2 && tokens.len() > 3)))
        .then(|| Text::finding(kind, first.from, last.to))
}

/// An international bank account number, in one piece or in groups of four.
fn account(text: &Text, token: &Token) -> Option<Finding> {
    const LONGEST: usize = 34;
    if token.script != Script::Latin || token.to - token.from != 2 {
        return None;
    }
    let (mut count, mut at, mut to) = (0, token.from, token.from);
    let mut rest = 0_u32;
    let mut head: Vec<char> = Vec::with_capacity(4);
    let mut spaces = 0;
    let mut checked = None;
    while count < LONGEST {
        let letter = text.letter(at);
        if letter.is_ascii_alphanumeric() {
            spaces = 0;
            count += 1;
            to = at + 1;
            if head.len() < 4 {
                head.push(letter);
                if head.len() == 4 && !(head[2].is_ascii_digit() && head[3].is_ascii_digit()) {
                    return None;
                }
            } else {
                rest = with(rest, letter);
            }
            if count > 14
                && !text.letter(at + 1).is_ascii_alphanumeric()
                && head.iter().fold(rest, |rest, letter| with(rest, *letter)) == 1
            {
                checked = Some(to);
            }
        } else if matches!(letter, ' ' | '-') && spaces == 0 {
            spaces = 1;
        } else {
            break;
        }
        at += 1;
    }
    // One of Pakistan's with an error in it is one still.
    let is_own = head.starts_with(&['p', 'k']) && count >= 24 && to - token.from < 34;
    checked.or(is_own.then_some(to)).map(|to| Text::finding(FindingKind::Number, token.from, to))
}

/// The remainder by 97 of a number with one more figure, or with a letter as two figures.
fn with(rest: u32, letter: char) -> u32 {
    letter.to_digit(36).map_or(rest, |value| (rest * if value > 9 { 100 } else { 10 } + value) % 97)
}
