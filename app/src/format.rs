//! Numbers, dates and counts as people write them in their language.

use chrono::Datelike;
use domain::{
    dates::{Date, Precision, Span},
    safety::public::PublicCount,
    text::Language,
};
use leptos_i18n::td_string;

use crate::{i18n::Locale, language::locale};

/// A whole number: grouped by thousands, in Urdu's own figures where those are written.
#[must_use]
pub fn number(language: Language, value: u32) -> String {
    let plain = value.to_string();
    let mut grouped = String::with_capacity(plain.len() + 4);
    for (position, figure) in plain.chars().enumerate() {
        if position > 0 && (plain.len() - position).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(figure);
    }
    figures(language, &grouped)
}

/// Text whose figures 0-9 become those of the language.
#[must_use]
pub fn figures(language: Language, text: &str) -> String {
    match language {
        Language::Urdu => {
            text.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32(0x06F0 + d)).unwrap_or(c)).collect()
        }
        _ => text.to_owned(),
    }
}

/// A count of people that may be told.
#[must_use]
pub fn count(language: Language, count: PublicCount) -> String {
    let locale = locale(language);
    match count {
        PublicCount::Exact(value) => number(language, value),
        PublicCount::UnderFive => td_string!(locale, explore.count.under_five).to_owned(),
        PublicCount::OneToTen => td_string!(locale, explore.count.one_to_ten).to_owned(),
        PublicCount::Withheld => td_string!(locale, explore.count.withheld).to_owned(),
    }
}

/// A year in the language's figures.
#[must_use]
pub fn year(language: Language, year: i32) -> String {
    figures(language, &year.to_string())
}

/// A month's name, 1 to 12.
#[must_use]
pub fn month(language: Language, month: u32) -> &'static str {
    let locale = locale(language);
    macro_rules! name {
        ($($number:literal => $key:ident),+) => {
            match month {
                $($number => td_string!(locale, terms.month.$key),)+
                _ => "",
            }
        };
    }
    name!(1 => m1, 2 => m2, 3 => m3, 4 => m4, 5 => m5, 6 => m6, 7 => m7, 8 => m8, 9 => m9, 10 => m10, 11 => m11, 12 => m12)
}

/// A single date told to `precision`: `20 April 2013`, `April 2013`, `2nd quarter 2013`, `2013`.
#[must_use]
pub fn date(language: Language, date: Date, precision: Precision) -> String {
    let year = year(language, date.year());
    match precision {
        Precision::Year => year,
        Precision::Quarter => quarter(locale(language), date.month0() / 3, &year),
        Precision::Month => format!("{} {year}", month(language, date.month())),
        Precision::Day => format!("{} {} {year}", number(language, date.day()), month(language, date.month())),
    }
}

fn quarter(locale: Locale, quarter: u32, year: &str) -> String {
    match quarter {
        0 => td_string!(locale, explore.date.quarter_1, year = year),
        1 => td_string!(locale, explore.date.quarter_2, year = year),
        2 => td_string!(locale, explore.date.quarter_3, year = year),
        _ => td_string!(locale, explore.date.quarter_4, year = year),
    }
}

/// A span as short as it can be told: `20–22 April 2013`, `April 2013`, `2009–2013`.
#[must_use]
pub fn span(language: Language, span: Span) -> String {
    let one_period =
        domain::dates::start_of(span.to, span.precision) == domain::dates::start_of(span.from, span.precision);
    if one_period {
        return date(language, span.from, span.precision);
    }
    let same_year = span.from.year() == span.to.year();
    let same_month = same_year && span.from.month() == span.to.month();
    let first = match span.precision {
        Precision::Day if same_month => number(language, span.from.day()),
        Precision::Day if same_year => {
            format!("{} {}", number(language, span.from.day()), month(language, span.from.month()))
        }
        Precision::Month if same_year => month(language, span.from.month()).to_owned(),
        precision => date(language, span.from, precision),
    };
    let last = date(language, span.to, span.precision);
    td_string!(locale(language), explore.date.range, first = first, last = last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::dates::PartialDate;

    fn day(text: &str) -> Date {
        text.parse::<PartialDate>().map(PartialDate::first_day).expect("a date")
    }

    #[test]
    fn numbers_are_grouped_in_the_languages_figures() {
        assert_eq!(number(Language::English, 1_234_567), "1,234,567");
        assert_eq!(number(Language::English, 12), "12");
        assert_eq!(number(Language::Urdu, 107), "۱۰۷");
    }

    #[test]
    fn spans_are_told_as_shortly_as_they_can_be() {
        let english = |from, to, precision| span(Language::English, Span { from: day(from), to: day(to), precision });
        assert_eq!(english("2013-04-20", "2013-04-22", Precision::Day), "20–22 April 2013");
        assert_eq!(english("2013-04-20", "2013-04-20", Precision::Day), "20 April 2013");
        assert_eq!(english("2013-04-30", "2013-05-02", Precision::Day), "30 April – 2 May 2013".replace(" – ", "–"));
        assert_eq!(english("2013-04-01", "2013-04-30", Precision::Month), "April 2013");
        assert_eq!(english("2009-01-01", "2013-12-31", Precision::Year), "2009–2013");
        assert_eq!(english("2024-10-01", "2025-05-31", Precision::Month), "October 2024–May 2025");
    }
}
