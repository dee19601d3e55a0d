//! A grant: what it was for, who gave and received it, how long it ran.

use chrono::Datelike;
use domain::{
    dates::Span,
    safety::public::{PublicGrant, PublicRecord},
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::{
    pages::components::{Facts, LinkTo, Setting},
    terms,
};

/// What is particular to a grant.
pub fn body(setting: &Setting, record: &PublicRecord, own: &PublicGrant) -> AnyView {
    let (locale, language) = (setting.locale, setting.language);
    let link = |link: &Option<_>| link.clone().map(|link| view! { <LinkTo setting=setting.clone() link=link /> });
    let themes = setting.list(record.themes.iter().map(|theme| terms::theme(language, *theme)));
    let length = td_string!(locale, pages.grant.months, months = setting.number(months(record.span)));
    Facts::default()
        .with(td_string!(locale, pages.fact.objective), terms::grant_objective(language, own.objective))
        .with(td_string!(locale, pages.fact.status), terms::activity_status(language, own.status))
        .with(td_string!(locale, pages.fact.length), length)
        .with_some(td_string!(locale, pages.fact.grantee), link(&own.grantee))
        .with_some(td_string!(locale, pages.fact.funder), link(&own.funder))
        .with_some(td_string!(locale, pages.fact.programme), link(&own.programme))
        .with_text(td_string!(locale, pages.fact.themes), themes)
        .view()
}

/// The calendar months that a span touches.
fn months(span: Span) -> u32 {
    let number = |date: chrono::NaiveDate| date.year() * 12 + date.month0().cast_signed();
    u32::try_from(number(span.to) - number(span.from) + 1).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::dates::PartialDate;

    #[test]
    fn months_are_counted_across_the_turn_of_the_year() {
        let day = |text: &str| text.parse::<PartialDate>().expect("a date").first_day();
        assert_eq!(months(Span::days(day("2024-10-01"), day("2025-05-31"))), 8);
        assert_eq!(months(Span::days(day("2024-10-05"), day("2024-10-06"))), 1);
    }
}
