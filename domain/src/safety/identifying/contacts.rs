//! Mail addresses, links, accounts of social networks.

use super::{
    Finding, FindingKind,
    fold::is_letter,
    lexicon::NETWORK,
    tokens::{Script, Text, Token},
};

/// What addresses end with.
const DOMAINS: &[&str] = &[
    "com", "org", "net", "pk", "edu", "gov", "info", "io", "co", "app", "tv", "uk", "me", "ly", "gl", "be", "xyz",
    "site", "online", "af", "in", "biz", "page", "link",
];
/// Those that are ordinary words too: nothing is one's address that is not followed by a path.
const SHORT_DOMAINS: &[&str] =
    &["me", "be", "in", "app", "page", "link", "site", "online", "co", "io", "ly", "gl", "af", "tv", "info"];
/// Parts of the addresses of maps.
const MAPS: &[&str] = &[
    "maps",
    "goo.gl",
    "openstreetmap",
    "osm.org",
    "what3words",
    "w3w.co",
    "geo:",
    "plus.codes",
    "waze",
    "bing.com/map",
];
/// Longest mail address before its sign, in characters.
const LOCAL: usize = 64;

pub(super) fn find(text: &Text, found: &mut Vec<Finding>) {
    let mut done = 0;
    for at in 0..text.letters.len() {
        if at < done {
            continue;
        }
        let finding = match text.letter(at) {
            '@' => mail(text, at, done),
            ':' if text.letter(at + 1) == '/' && text.letter(at + 2) == '/' => {
                Some(link(text, word_start(text, at, done), at))
            }
            '.' => domain(text, at, done),
            _ => None,
        };
        if let Some(finding) = finding {
            done = (finding.to as usize).max(at + 1);
            found.push(finding);
        }
    }
    for (position, token) in text.tokens.iter().enumerate() {
        found.extend(spelt(text, position, token));
        found.extend(account(text, position, token));
    }
}

fn is_local(letter: char) -> bool {
    is_letter(letter) || letter.is_ascii_digit() || matches!(letter, '.' | '_' | '-' | '+' | '%')
}

/// The beginning of the word that ends before `at`, not before `least`.
fn word_start(text: &Text, at: usize, least: usize) -> usize {
    let least = least.max(at.saturating_sub(LOCAL));
    (least..at).rev().take_while(|before| is_local(text.letter(*before))).last().unwrap_or(at)
}

/// The end of an address that goes on from `at`: the next space or sign that ends it, at most so many characters on.
fn link_end(text: &Text, at: usize, most: usize) -> usize {
    let ends = |letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                '"' | '<' | '>' | '(' | ')' | '[' | ']' | '\u{60c}' | '\u{61b}' | '\u{6d4}' | '\u{201c}' | '\u{201d}'
            )
    };
    let mut end = at;
    let limit = text.letters.len().min(at.saturating_add(most));
    while end < limit && !ends(text.letter(end)) {
        end += 1;
    }
    while end > at && matches!(text.letter(end - 1), '.' | ',' | ';' | ':' | '!' | '?' | '\'') {
        end -= 1;
    }
    end
}

/// A mail address around the sign at `at`, or the account's name after it.
fn mail(text: &Text, at: usize, done: usize) -> Option<Finding> {
    let space = |position: usize| usize::from(text.letter(position) == ' ');
    let right = at + 1 + space(at + 1);
    let mut to = right;
    while is_local(text.letter(to)) {
        to += 1;
    }
    while to > right && matches!(text.letter(to - 1), '.' | '-') {
        to -= 1;
    }
    let has_dot = (right..to).any(|position| text.letter(position) == '.');
    let is_apart = right > at + 1;
    if to == right || (is_apart && !has_dot) {
        return None;
    }
    let left = if has_dot && at > done { at - space(at - 1) } else { at };
    Some(Text::finding(FindingKind::Contact, word_start(text, left, done), to))
}

/// A link from `from` on whose address goes on at `at`.
fn link(text: &Text, from: usize, at: usize) -> Finding {
    let to = link_end(text, at, usize::MAX).max(at + 1);
    let address: Vec<u8> =
        text.letters[from..to].iter().map(|letter| u8::try_from(letter.is).unwrap_or_default()).collect();
    let is_map = MAPS.iter().any(|part| address.windows(part.len()).any(|window| window == part.as_bytes()));
    Text::finding(if is_map { FindingKind::Coordinates } else { FindingKind::Contact }, from, to)
}

/// A link without "https://" around the dot at `at`.
fn domain(text: &Text, at: usize, done: usize) -> Option<Finding> {
    let from = word_start(text, at, done);
    let mut to = at + 1;
    while to < at + 12 && text.letter(to).is_ascii_lowercase() {
        to += 1;
    }
    let end: String = text.letters[at + 1..to.min(text.letters.len())].iter().map(|letter| letter.is).collect();
    let next = text.letter(to);
    let goes_on = next == '/' || (next == '.' && text.letter(to + 1).is_ascii_lowercase());
    let is_www = text.letters[from..at].iter().map(|letter| letter.is).eq("www".chars());
    let is_domain = DOMAINS.contains(&end.as_str()) && (next == '/' || !SHORT_DOMAINS.contains(&end.as_str()));
    let is_end = !next.is_ascii_alphanumeric() && (!goes_on || next == '/' || is_domain);
    (from < at && text.letter(from) != '.' && ((is_domain && is_end) || (is_www && to > at + 1)))
        .then(|| link(text, from, at))
}

/// "name at gmail dot com".
fn spelt(text: &Text, position: usize, token: &Token) -> Option<Finding> {
    let is = |token: Option<&Token>, words: &[&str]| token.is_some_and(|token| words.contains(&text.word(token)));
    let end = text
        .get(position + 1)
        .filter(|end| DOMAINS.contains(&text.word(end)) || matches!(text.word(end), "کام" | "کوم"))?;
    if !is(Some(token), &["dot", "ڈاٹ"]) {
        return None;
    }
    let before = |back: usize| position.checked_sub(back).and_then(|at| text.get(at));
    let from = if is(before(2), &["at", "ایٹ", "ات"]) { before(3).or(before(2))? } else { before(1)? };
    Some(Text::finding(FindingKind::Contact, from.from, end.to))
}

/// "Facebook: Some.Body", "twitter id somebody", "some_body92".
fn account(text: &Text, position: usize, token: &Token) -> Option<Finding> {
    if text.letter(token.to) == '_' && is_letter(text.letter(token.from)) {
        text.get(position + 1)
            .filter(|next| next.from == token.to + 1 && (position == 0 || text.letter(token.from - 1) != '_'))?;
        let is_part =
            |at: &usize| is_letter(text.letter(*at)) || text.letter(*at).is_ascii_digit() || text.letter(*at) == '_';
        let to = (token.to..text.letters.len()).take_while(is_part).last()? + 1;
        return Some(Text::finding(FindingKind::Contact, token.from, to));
    }
    if !token.is(NETWORK) {
        return None;
    }
    let is_id = |token: &Token| {
        matches!(text.word(token), "id" | "handle" | "username" | "account" | "profile" | "ہینڈل" | "اکاونٹ")
    };
    let ids = text.tokens[position + 1..].iter().take(1).filter(|token| is_id(token)).count();
    let name = text.get(position + 1 + ids)?;
    let between = text.between(position + 1 + ids);
    let has_sign = between.iter().any(|letter| matches!(letter.is, ':' | '/' | '=')) && between.len() < 4;
    let has_signs_within = matches!(text.letter(name.to), '.' | '_' | '-') && is_letter(text.letter(name.to + 1));
    let is_mixed = text.letter(name.to).is_ascii_digit();
    let is_near = has_sign || (ids > 0 && between.len() == 1);
    let is_account = is_near
        && name.script == Script::Latin
        && (ids > 0 || has_signs_within || is_mixed || (has_sign && text.letter(token.to) == '/'));
    is_account.then(|| Text::finding(FindingKind::Contact, token.from, link_end(text, name.from, LOCAL).max(name.to)))
}
