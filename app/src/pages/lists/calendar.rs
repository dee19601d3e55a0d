//! A year's trainings by month, with what makes its dates hard: festivals, fasting, elections.

use atlas::View;
use chrono::{Datelike, NaiveDate};
use domain::{
    dates::{Date, PartialDate, Precision, end_of},
    explore::{ExploreQuery, Resolution, Row},
    planning::{CalendarConstraint, ConstraintKind},
    safety::public::RecordKind,
};
use leptos::prelude::*;
use leptos_i18n::td_string;
use store::PublicReader;

use super::paging::unusable;
use crate::{
    explore::{KindSymbol, row_title},
    format,
    pages::{
        components::{Marks, Setting},
        errors::PageError,
        planning::zone,
    },
    terms,
};

/// Most trainings that a year's calendar shows.
const MOST: u32 = 400;

/// A year of the calendar.
#[derive(Debug)]
pub struct Calendar {
    /// The year.
    pub year: i32,
    /// Years in which trainings began, and how many.
    years: Vec<(i32, u32)>,
    /// The year's trainings, in the order of their dates.
    rows: Vec<Row>,
    /// Whether there are more than are shown.
    more: bool,
    constraints: Vec<CalendarConstraint>,
}

impl Calendar {
    /// Works out the year asked for, or the present one.
    pub async fn load(setting: &Setting, reader: &PublicReader, asked: Option<&str>) -> Result<Self, PageError> {
        let trainings = ExploreQuery { kinds: vec![RecordKind::Training], ..ExploreQuery::default() };
        let years = years(setting, &trainings);
        let year = match asked {
            Some(given) => asked_year(given)?,
            None => present_year(&years, setting.edition.published_on.year()),
        };
        let first = NaiveDate::from_ymd_opt(year, 1, 1).ok_or(PageError::NotFound)?;
        let query =
            ExploreQuery { from: Some(PartialDate::year(first)), to: Some(PartialDate::year(first)), ..trainings };
        let view = View { resolution: Some(Resolution::Year), offset: 0, limit: MOST, lanes: 0 };
        let answer = setting.edition.atlas.answer(&query, &view);
        let more = answer.matched > MOST;
        let mut rows = answer.rows;
        rows.sort_by(|a, b| (a.span.from, a.span.to, &a.id).cmp(&(b.span.from, b.span.to, &b.id)));
        let last = end_of(first, Precision::Year);
        let mut constraints = reader.calendar().await?;
        constraints.retain(|constraint| constraint.from <= last && first <= constraint.to);
        Ok(Self { year, years, rows, more, constraints })
    }
}

fn years(setting: &Setting, trainings: &ExploreQuery) -> Vec<(i32, u32)> {
    let view = View { resolution: Some(Resolution::Year), offset: 0, limit: 0, lanes: 0 };
    let bars = setting.edition.atlas.answer(trainings, &view).timeline.bars;
    bars.iter().map(|bar| (bar.from.year(), bar.kinds.iter().sum())).filter(|(_, count)| *count > 0).collect()
}

/// This year where it has trainings, otherwise the last one before it that has, or the first after.
fn present_year(years: &[(i32, u32)], this: i32) -> i32 {
    let past = years.iter().rev().find(|(year, _)| *year <= this);
    past.or(years.first()).map_or(this, |(year, _)| *year)
}

fn asked_year(given: &str) -> Result<i32, PageError> {
    let asked = given.parse::<PartialDate>().ok().filter(|date| date.precision() == Precision::Year);
    asked
        .map(|date| date.first_day().year())
        .ok_or_else(|| unusable("year", given.to_owned(), "is not a year such as 2013"))
}

/// The year's grid: trainings whose month is known in their month, the others below.
#[component]
pub fn CalendarYear(
    /// The page's surroundings.
    setting: Setting,
    /// The year.
    calendar: Calendar,
) -> impl IntoView {
    let locale = setting.locale;
    let (months, all_year) = split(calendar.rows, calendar.year);
    let cells = months.into_iter().enumerate().map(|(month, rows)| {
        let month = u32::try_from(month).unwrap_or(0) + 1;
        let constraints = in_month(&calendar.constraints, calendar.year, month);
        view! { <Month setting=setting.clone() month=month rows=rows constraints=constraints /> }
    });
    let cells = cells.collect_view();
    let unknown = (!all_year.is_empty()).then(|| {
        let rows =
            all_year.iter().map(|row| view! { <Training setting=setting.clone() row=row.clone() /> }).collect_view();
        view! {
            <section class="part">
                <h2>{td_string!(locale, pages.trainings.month_unknown)}</h2>
                <ul class="month-rows">{rows}</ul>
            </section>
        }
    });
    let more = calendar.more.then(|| view! { <p class="note">{td_string!(locale, pages.trainings.more)}</p> });
    view! {
        <YearLinks setting=setting.clone() year=calendar.year years=calendar.years />
        <ol class="months">{cells}</ol>
        {unknown}
        {more}
    }
}

#[component]
fn YearLinks(setting: Setting, year: i32, years: Vec<(i32, u32)>) -> impl IntoView {
    let links = years.into_iter().map(|(other, count)| {
        let href = setting.href(&format!("/trainings?view=calendar&year={other}"));
        let number = format::number(setting.language, count);
        let label = td_string!(setting.locale, pages.trainings.in_year, count = number);
        view! {
            <li>
                <a href=href aria-current=(other == year).then_some("page") title=label>
                    {format::year(setting.language, other)}
                </a>
            </li>
        }
    });
    view! {
        <nav class="year-links" aria-label=td_string!(setting.locale, pages.trainings.years)>
            <ol>{links.collect_view()}</ol>
        </nav>
    }
}

#[component]
fn Month(setting: Setting, month: u32, rows: Vec<Row>, constraints: Vec<CalendarConstraint>) -> impl IntoView {
    let language = setting.language;
    let class = if rows.is_empty() { "month empty" } else { "month" };
    let constraints = constraints.into_iter().map(|constraint| {
        let name = match setting.text(&constraint.names) {
            "" => terms::constraint_kind(language, constraint.kind),
            name => name,
        };
        let when = format::span(language, domain::dates::Span::days(constraint.from, constraint.to));
        // Local elections say in their names where they are held.
        let place =
            if constraint.kind == ConstraintKind::Election { String::new() } else { zone(&setting, &constraint.zone) };
        let class = if constraint.kind == ConstraintKind::Election { "constraint election" } else { "constraint" };
        view! { <li class=class>{setting.pair(name, &setting.pair(&when, &place))}</li> }
    });
    let constraints = constraints.collect_view();
    let rows = rows.into_iter().map(|row| view! { <Training setting=setting.clone() row=row /> }).collect_view();
    view! {
        <li class=class>
            <h2>{format::month(language, month)}</h2>
            <ul class="month-rows">{rows}</ul>
            <ul class="constraints">{constraints}</ul>
        </li>
    }
}

#[component]
fn Training(setting: Setting, row: Row) -> impl IntoView {
    let date = format::span(setting.language, row.span);
    let meta = setting.pair(&setting.place(&row.areas, row.place), &date);
    view! {
        <li>
            <KindSymbol kind=row.kind />
            <div>
                <a href=setting.record_href(row.kind, &row.id)>{row_title(setting.language, &row.text)}</a>
                <p class="meta">
                    {meta} <Marks inferred=false demonstration=row.demonstration />
                </p>
            </div>
        </li>
    }
}

/// The rows of each month, and those that no one month can be named for. A row stands in the month in which it begins,
/// or in January where it began in an earlier year and is known to the month.
fn split(rows: Vec<Row>, year: i32) -> ([Vec<Row>; 12], Vec<Row>) {
    let mut months: [Vec<Row>; 12] = std::array::from_fn(|_| Vec::new());
    let mut rest = Vec::new();
    for row in rows {
        let month = if row.span.from.year() < year { 0 } else { row.span.from.month0() as usize };
        match months.get_mut(month) {
            Some(rows) if row.span.precision <= Precision::Month => rows.push(row),
            _ => rest.push(row),
        }
    }
    (months, rest)
}

/// The constraints that touch a month, each once a month.
fn in_month(constraints: &[CalendarConstraint], year: i32, month: u32) -> Vec<CalendarConstraint> {
    let Some(first) = NaiveDate::from_ymd_opt(year, month, 1) else { return Vec::new() };
    let last: Date = end_of(first, Precision::Month);
    let shown = |kind| !matches!(kind, ConstraintKind::Harvest | ConstraintKind::Examination | ConstraintKind::Weather);
    constraints.iter().filter(|c| shown(c.kind) && c.from <= last && first <= c.to).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_wish_the_calendar_opens_near_today() {
        let years = [(2013, 2), (2024, 1), (2027, 4)];
        assert_eq!(present_year(&years, 2024), 2024);
        assert_eq!(present_year(&years, 2026), 2024);
        assert_eq!(present_year(&years, 2009), 2013);
        assert_eq!(present_year(&[], 2026), 2026);
    }
}
