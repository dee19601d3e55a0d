//! What holds for every text.

use std::time::{Duration, Instant};

use domain::safety::identifying::{Finding, FindingKind, identifying};
use proptest::prelude::*;

use crate::known;

/// What people write between figures.
const SEPARATORS: [&str; 18] =
    ["", "", "", "-", " ", ".", "/", " - ", "  ", "_", "·", "\u{200b}", "\u{200d}", "–", "، ", "ـ", "\u{a0}", "\n"];
/// Zeros of the scripts of figures.
const ZEROS: [char; 5] = ['0', '\u{660}', '\u{6f0}', '\u{ff10}', '\u{1d7ce}'];

/// Texts of any characters, those that matter here more often than others.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => any::<char>().prop_map(String::from),
        2 => prop::sample::select(vec!["0", "3", "12.", "@", "://", ".com", "°", "+", "-", "\n", "'", "s/o", " of ", "نے", "ولد", "میں", "\u{301}", "ﷲ", "\u{200c}"]).prop_map(String::from),
        3 => prop::sample::select(vec!["Goth", "Haji ", "Khan ", "village ", "PK36", "double ", "three ", "گوٹھ ", "مولانا ", "نمبر ", "محمد ", "House no ", "Sindh", "A. "]).prop_map(String::from),
        1 => "[ -~]{0,6}".prop_map(String::from),
        1 => "[\u{600}-\u{6ff}]{0,6}".prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A text before or after a number, which begins or ends there with a word where the text's own last word would make
/// another number of it: figures joined to the number's, or how often its first figure is to be read.
fn beside(text: &str, is_before: bool) -> String {
    let mut words = text.split_whitespace();
    let near = if is_before { words.next_back() } else { words.next() }.unwrap_or_default();
    match near.contains(char::is_numeric) || near.contains("double") {
        true if is_before => format!("{text} with "),
        true => format!(" with {text}"),
        false => text.to_owned(),
    }
}

/// A number of `length` figures after `start`, in the figures of one script and with anything between them.
fn numbers(start: &'static [u32], length: usize) -> impl Strategy<Value = String> {
    let rest = prop::collection::vec(0..10_u32, length - start.len());
    let separators = prop::collection::vec(prop::sample::select(SEPARATORS.to_vec()), length);
    (rest, separators, prop::sample::select(ZEROS.to_vec())).prop_map(move |(rest, separators, zero)| {
        let figures = start.iter().copied().chain(rest).map(|figure| char::from_u32(u32::from(zero) + figure).unwrap());
        let written: String = figures
            .zip(separators)
            .flat_map(|(figure, separator)| std::iter::once(figure).chain(separator.chars()))
            .collect();
        written.trim_end_matches(|character: char| !character.is_numeric()).to_owned()
    })
}

fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap()
}

fn covers(found: &[Finding], from: u32, to: u32) -> bool {
    found.iter().any(|finding| finding.from <= from && to <= finding.to)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn findings_are_within_the_text_in_order_and_apart(text in texts()) {
        let mut end = 0;
        for finding in identifying(&text, &known()) {
            prop_assert!(end <= finding.from && finding.from < finding.to && finding.to <= length(&text), "{:?}", finding);
            prop_assert_eq!(length(finding.excerpt(&text)), finding.to - finding.from);
            end = finding.to;
        }
    }

    #[test]
    fn a_telephone_number_is_found_anywhere(before in texts(), number in numbers(&[0, 3], 11), after in texts()) {
        let (before, after) = (beside(&before, true), beside(&after, false));
        let text = [before.as_str(), &number, &after].concat();
        let (from, to) = (length(&before), length(&before) + length(&number));
        let found = identifying(&text, &known());
        prop_assert!(covers(&found, from, to), "{:?}: {:?}", text, found);
    }

    #[test]
    fn a_number_from_abroad_is_found_anywhere(before in texts(), number in numbers(&[9, 2, 3], 12), after in texts()) {
        let text = [before.as_str(), "+", &number, &after].concat();
        let (from, to) = (length(&before) + 1, length(&before) + 1 + length(&number));
        prop_assert!(covers(&identifying(&text, &known()), from, to), "{:?}", text);
    }

    #[test]
    fn an_identity_number_is_found_anywhere(before in texts(), number in numbers(&[4], 13), after in texts()) {
        let (before, after) = (beside(&before, true), beside(&after, false));
        let text = [before.as_str(), &number, &after].concat();
        let (from, to) = (length(&before), length(&before) + length(&number));
        let found = identifying(&text, &known());
        prop_assert!(covers(&found, from, to), "{:?}: {:?}", text, found);
    }

    #[test]
    fn alone_they_are_known_for_what_they_are(phone in numbers(&[0, 3], 11), identity in numbers(&[4], 13)) {
        let kinds = |text: &str| identifying(text, &known()).iter().map(|finding| finding.kind).collect::<Vec<_>>();
        // With dots they may as well be degrees.
        let (phone, identity) = (phone.replace('.', "-"), identity.replace('.', "-"));
        prop_assert!(kinds(&phone) == [FindingKind::Phone], "{:?}", phone);
        prop_assert!(kinds(&identity) == [FindingKind::IdentityNumber], "{:?}", identity);
    }

    #[test]
    fn a_name_is_found_in_any_case_and_with_any_marks(before in texts(), marks in prop::collection::vec(prop::sample::select(vec!["", "\u{301}", "\u{200c}", "\u{64e}"]), 12), capitals: bool) {
        let name = if capitals { "MUHAMMAD ALI" } else { "Muhammad Ali" };
        let name: String = name.chars().zip(marks).flat_map(|(letter, mark)| std::iter::once(letter).chain(mark.chars())).collect();
        let text = format!("{before}. {name}.");
        let from = length(&before) + 2;
        prop_assert!(covers(&identifying(&text, &known()), from, from + length(&name)), "{:?}", text);
    }
}

/// Texts that make a careless search look at the same characters again and again.
fn adversarial(size: usize) -> Vec<String> {
    [
        "0",
        "1 ",
        "0-",
        "a@",
        "a.",
        "@",
        ".",
        "://",
        "Khan ",
        "Goth ",
        "Haji ",
        "محمد ",
        "گوٹھ ",
        "ولد ",
        "of ",
        "A.",
        "a_",
        "fb/",
        "geo:1",
        "@ ",
        "1,",
        "1, ",
        "+",
        "27.7052 ",
        "27°",
        "PK36",
        "double ",
        "s/o ",
        "\u{200b}",
        "\u{301}",
        "\n",
        "ﷲ",
        "Pakistan ",
        "Azad Jammu and ",
    ]
    .iter()
    .map(|part| part.repeat(size / part.len() + 1))
    .collect()
}

/// Generous: builds for tests are many times slower than releases, and other tests run beside this one.
#[test]
fn time_grows_with_the_length_only() {
    let known = known();
    for text in adversarial(10_000).into_iter().zip(adversarial(80_000)) {
        let time = |text: &str| {
            let runs = (0..3).map(|_| {
                let start = Instant::now();
                std::hint::black_box(identifying(text, &known));
                start.elapsed()
            });
            runs.min().unwrap()
        };
        let (short, long) = (time(&text.0), time(&text.1));
        assert!(long < short * 8 * 4 + Duration::from_millis(20), "{:?}: {short:?}, {long:?}", text.0.get(..4));
    }
}
