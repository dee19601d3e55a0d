//! The words and figures of a text, and how they stand to each other.

use std::ops::Range;

use super::{
    Finding, FindingKind, Known,
    fold::{self, Letter},
    lexicon::{self, Kinds},
};

/// What a token is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Arabic,
    Other,
    /// No word but figures.
    Figures,
}

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    None,
    Space,
    Hyphen,
    Apostrophe,
    /// A dot after an abbreviation, with or without a space.
    Dot,
    /// Anything that parts what stands on either side.
    Apart,
}

impl Gap {
    /// Whether the tokens on either side may be parts of one name.
    pub(super) const fn joins(self) -> bool {
        !matches!(self, Self::Apart)
    }
}

/// A word, or figures without anything between them.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// Its letters' positions in [`Text::letters`].
    pub(super) from: usize,
    pub(super) to: usize,
    /// Its place in [`Text::folded`], in bytes.
    bytes: Range<usize>,
    pub(super) script: Script,
    /// What stands before it.
    pub(super) gap: Gap,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether it is all capitals, two at least.
    pub(super) capitals: bool,
    /// Whether it begins a sentence.
    pub(super) first: bool,
    /// Whether it is part of a name that may be told.
    pub(super) known: bool,
    /// Whether its sentence is written like a heading: most words have capitals, so they tell nothing.
    pub(super) heading: bool,
    /// Whether its sentence is Urdu, Sindhi or Pashto in Latin letters.
    pub(super) roman: bool,
    kinds: Kinds,
}

impl Token {
    /// Whether it is of one of these kinds.
    pub(super) const fn is(&self, kinds: Kinds) -> bool {
        self.kinds & kinds != 0
    }

    pub(super) fn is_word(&self) -> bool {
        self.script != Script::Figures
    }
}

/// A folded text in tokens.
pub(super) struct Text {
    pub(super) letters: Vec<Letter>,
    pub(super) tokens: Vec<Token>,
    folded: String,
    /// Characters of the text as it was given.
    pub(super) length: u32,
}

impl Text {
    pub(super) fn new(text: &str, known: &Known) -> Self {
        let letters = fold::fold(text);
        let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let mut new = Self { letters, tokens: Vec::new(), folded: String::with_capacity(text.len()), length };
        new.split();
        new.look_at_sentences();
        new.recognise(known);
        new
    }

    /// The folded word or figures.
    pub(super) fn word(&self, token: &Token) -> &str {
        self.folded.get(token.bytes.clone()).unwrap_or_default()
    }

    /// The token at a position, which may be beyond the last.
    pub(super) fn get(&self, position: usize) -> Option<&Token> {
        self.tokens.get(position)
    }

    /// The token after, if nothing parts them.
    pub(super) fn joined(&self, position: usize) -> Option<&Token> {
        self.get(position).filter(|token| token.gap.joins())
    }

    /// The token before the one at `position`, if nothing parts them.
    pub(super) fn before(&self, position: usize) -> Option<&Token> {
        self.joined(position).and_then(|_| self.get(position.checked_sub(1)?))
    }

    /// The folded character at a position; a line's end beyond the text.
    pub(super) fn letter(&self, position: usize) -> char {
        self.letters.get(position).map_or('\n', |letter| letter.is)
    }

    /// The folded characters between the token at `position` and the one before it.
    pub(super) fn between(&self, position: usize) -> &[Letter] {
        let from = position.checked_sub(1).and_then(|before| self.get(before)).map_or(0, |before| before.to);
        let to = self.get(position).map_or(self.letters.len(), |token| token.from);
        self.letters.get(from..to).unwrap_or_default()
    }

    /// A finding from the folded character `from` to that before `to`.
    pub(super) fn finding(kind: FindingKind, from: usize, to: usize) -> Finding {
        let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Finding { kind, from: position(from), to: position(to) }
    }

    /// Findings with their positions in the given text instead of the folded one.
    pub(super) fn positions(&self, found: Vec<Finding>) -> Vec<Finding> {
        let at = |letter: u32| self.letters.get(letter as usize).map(|letter| letter.at);
        let positions = |finding: Finding| {
            let (from, last) = (at(finding.from)?, at(finding.to.checked_sub(1)?)?);
            // Marks after the last letter belong to it.
            let mut next = finding.to;
            while at(next) == Some(last) {
                next += 1;
            }
            Some(Finding { from, to: at(next).unwrap_or(self.length).max(last + 1), ..finding })
        };
        found.into_iter().filter_map(positions).collect()
    }

    fn split(&mut self) {
        let (mut at, mut end) = (0, 0);
        while at < self.letters.len() {
            let script = script(self.letter(at));
            let Some(script) = script else {
                at += 1;
                continue;
            };
            let from = at;
            while at < self.letters.len() && self::script(self.letter(at)) == Some(script) {
                at += 1;
            }
            self.push(end, from, at, script);
            end = at;
        }
    }

    fn push(&mut self, end: usize, from: usize, to: usize, script: Script) {
        let bytes = self.folded.len();
        self.folded.extend(self.letters[from..to].iter().map(|letter| letter.is));
        let bytes = bytes..self.folded.len();
        let kinds = self.folded.get(bytes.clone()).map_or(0, |word| match script {
            Script::Latin => lexicon::latin(word),
            Script::Arabic => lexicon::arabic(word),
            Script::Other | Script::Figures => 0,
        });
        let capital = self.letters[from].capital;
        let capitals = to - from > 1 && self.letters[from..to].iter().all(|letter| letter.capital);
        let gap = self.gap(end, from);
        let first = self.tokens.is_empty() || (gap == Gap::Apart && self.letters[end..from].iter().any(ends_sentence));
        let (known, heading, roman) = (false, false, false);
        self.tokens.push(Token {
            from,
            to,
            bytes,
            script,
            gap,
            capital,
            capitals,
            first,
            known,
            heading,
            roman,
            kinds,
        });
    }

    fn gap(&self, from: usize, to: usize) -> Gap {
        let mut gap = Gap::None;
        for letter in &self.letters[from..to] {
            gap = match (letter.is, gap) {
                (' ' | '\t', Gap::None) => Gap::Space,
                (' ' | '\t', gap @ (Gap::Space | Gap::Dot | Gap::Hyphen)) => gap,
                ('-' | '_', Gap::None) => Gap::Hyphen,
                ('\'', Gap::None) => Gap::Apostrophe,
                // "s/o".
                ('/', Gap::None) if self.tokens.last().is_some_and(|before| before.to - before.from == 1) => {
                    Gap::Hyphen
                }
                ('.', Gap::None) if self.tokens.last().is_some_and(|before| self.is_abbreviation(before)) => Gap::Dot,
                _ => return Gap::Apart,
            };
        }
        // "Afghan- Pakistan" is no name's hyphen, but a dash would have a space before it.
        gap
    }

    fn is_abbreviation(&self, token: &Token) -> bool {
        token.to - token.from == 1 || token.is(lexicon::TITLE | lexicon::NUMBER_WORD) || self.word(token) == "mohd"
    }

    /// Which sentences are headings, and which are Roman Urdu and the like.
    fn look_at_sentences(&mut self) {
        let mut from = 0;
        while from < self.tokens.len() {
            let length = self.tokens[from + 1..]
                .iter()
                .position(|token| token.first)
                .map_or(self.tokens.len() - from, |next| next + 1);
            let sentence = &mut self.tokens[from..from + length];
            let words = || sentence.iter().filter(|token| token.script == Script::Latin && token.to - token.from > 3);
            let capitals = words().filter(|token| token.capital).count();
            let heading = capitals > 2 && capitals * 3 > words().count() * 2;
            let roman = sentence.iter().any(|token| token.script == Script::Latin && token.is(lexicon::ROMAN));
            for token in sentence {
                (token.heading, token.roman) = (heading, roman);
            }
            from += length;
        }
    }

    /// Marks the names that may be told.
    fn recognise(&mut self, known: &Known) {
        let mut from = 0;
        while from < self.tokens.len() {
            let words = self.tokens[from..].iter().enumerate();
            let joined =
                words.take_while(|(count, token)| *count == 0 || token.gap.joins()).map(|(_, token)| self.word(token));
            let length = known.length(joined);
            for token in &mut self.tokens[from..from + length] {
                token.known = true;
            }
            from += length.max(1);
        }
    }
}

fn script(letter: char) -> Option<Script> {
    match letter {
        '0'..='9' => Some(Script::Figures),
        'a'..='z' => Some(Script::Latin),
        letter if fold::is_arabic(letter) && fold::is_letter(letter) => Some(Script::Arabic),
        letter if fold::is_letter(letter) => Some(Script::Other),
        _ => None,
    }
}

fn ends_sentence(letter: &Letter) -> bool {
    matches!(
        letter.is,
        '.' | '!'
            | '?'
            | ':'
            | ';'
            | '\n'
            | '\u{6d4}'
            | '\u{61f}'
            | '\u{61b}'
            | '"'
            | '\u{201c}'
            | '\u{201d}'
            | '\u{201e}'
            | '\u{ab}'
            | '\u{bb}'
            | '\u{2022}'
            | '\u{2026}'
            | '|'
    )
}
