//! What a plan's things are called, and its figures as people write them.

use std::sync::Arc;

use chrono::{Datelike, Weekday};
use domain::{
    dates::{Date, Precision, Span},
    ids::Ref,
    planning::{
        Certainty,
        agenda::{Activity, BreakKind},
        budget::BudgetItem,
        dates::{Happening, Holiday, Occasion},
        gaps::{CoverSource, NeedSource},
        participants::{Bound, Criterion, PointSource, Rest},
        places::PlaceSource,
        scenario::Measure,
    },
    text::Language,
};
use leptos_i18n::td_string;

use super::{PersonShown, PlanNames};
use crate::{format, i18n::Locale, pages::components::Setting, terms};

/// A page's surroundings, and what its references are called.
#[derive(Debug, Clone)]
pub(super) struct Words {
    pub(super) setting: Setting,
    pub(super) names: Arc<PlanNames>,
}

impl Words {
    pub(super) fn new(names: &Arc<PlanNames>) -> Self {
        Self { setting: Setting::of_request(), names: names.clone() }
    }

    pub(super) const fn locale(&self) -> Locale {
        self.setting.locale
    }

    pub(super) const fn language(&self) -> Language {
        self.setting.language
    }

    /// What somebody is called.
    pub(super) fn person(&self, id: &Ref) -> String {
        let name = self.names.people.get(id).map_or("", |person| self.setting.text(&person.name));
        self.setting.isolated(if name.is_empty() { td_string!(self.locale(), planning.unnamed) } else { name })
    }

    /// What several people are called; those beyond the first few are counted.
    pub(super) fn people<'a>(&self, ids: impl IntoIterator<Item = &'a Ref>) -> String {
        /// More people than this are counted, not named.
        const NAMED: usize = 6;
        let ids: Vec<&Ref> = ids.into_iter().collect();
        let names = self.setting.list(ids.iter().take(NAMED).map(|id| self.person(id)));
        match ids.len().saturating_sub(NAMED) {
            0 => names,
            more => td_string!(self.locale(), explore.place.and_more, names = names, more = self.setting.number(more)),
        }
    }

    /// What somebody does and where they live.
    pub(super) fn about(&self, person: &PersonShown) -> String {
        let district =
            if person.district.is_empty() { String::new() } else { self.setting.district_name(&person.district) };
        let profession = person.profession.map_or("", |profession| terms::profession(self.language(), profession));
        let gender = crate::pages::members::gender_words(self.locale(), person.gender);
        let partner = person.partner.as_ref().map_or_else(String::new, |partner| self.organisation(partner));
        self.setting.pair(&self.setting.pair(&self.setting.pair(gender, profession), &district), &partner)
    }

    pub(super) fn organisation(&self, id: &Ref) -> String {
        let name = self.names.organisations.get(id).map_or("", |name| self.setting.text(name));
        if name.is_empty() {
            td_string!(self.locale(), planning.unnamed_organisation).to_owned()
        } else {
            name.to_owned()
        }
    }

    pub(super) fn town(&self, slug: &str) -> String {
        self.names.towns.get(slug).map_or_else(|| slug.to_owned(), |town| self.setting.text(&town.name).to_owned())
    }

    /// Who or what is away: a person or an organisation.
    fn who(&self, id: &Ref) -> String {
        if self.names.people.contains_key(id) { self.person(id) } else { self.organisation(id) }
    }

    pub(super) fn day(&self, day: Date) -> String {
        format::date(self.language(), day, Precision::Day)
    }

    pub(super) fn days(&self, from: Date, to: Date) -> String {
        format::span(self.language(), Span::days(from, to))
    }

    /// A day with its weekday.
    pub(super) fn weekday(&self, day: Date) -> String {
        self.setting.pair(weekday(self.locale(), day.weekday()), &self.day(day))
    }

    pub(super) fn number(&self, value: impl TryInto<u32>) -> String {
        self.setting.number(value)
    }

    /// A number that may be below nought, with its sign.
    pub(super) fn signed(&self, value: i64) -> String {
        let size = self.number(value.unsigned_abs());
        let signed = match value {
            0 => return size,
            1.. => format!("+{size}"),
            _ => format!("−{size}"),
        };
        // The sign stands before the number in every script, and would else go to its other side in some.
        if self.language().is_right_to_left() { format!("\u{2066}{signed}\u{2069}") } else { signed }
    }

    /// Thousandths as a number with one place after the point.
    pub(super) fn tenths(&self, thousandths: u32) -> String {
        let tenths = (thousandths + 50) / 100;
        let point = if self.language() == Language::Urdu { "٫" } else { "." };
        format!("{}{point}{}", self.number(tenths / 10), self.number(tenths % 10))
    }

    pub(super) fn rupees(&self, rupees: u64) -> String {
        td_string!(self.locale(), planning.rupees, amount = self.number(rupees))
    }

    /// Minutes after midnight as a time of day.
    pub(super) fn time(&self, minutes: u16) -> String {
        format::figures(self.language(), &clock(minutes))
    }

    /// Whom a quota counts.
    pub(super) fn criterion(&self, criterion: &Criterion) -> String {
        let language = self.language();
        match criterion {
            Criterion::Everyone => td_string!(self.locale(), planning.quota.everyone).to_owned(),
            Criterion::Newcomer => td_string!(self.locale(), planning.quota.newcomer).to_owned(),
            Criterion::Gender(gender) => terms::gender(language, *gender).to_owned(),
            Criterion::Region(region) => terms::region(language, *region).to_owned(),
            Criterion::District(slug) => self.setting.district_name(slug),
            Criterion::Profession(profession) => terms::profession(language, *profession).to_owned(),
            Criterion::Sector(sector) => terms::sector(language, *sector).to_owned(),
            Criterion::Language(spoken) => {
                td_string!(self.locale(), planning.quota.speaks, language = terms::language(language, *spoken))
            }
            Criterion::Organisation(id) => self.organisation(id),
        }
    }

    /// A quota's end: `Women: at least 12`.
    pub(super) fn bound(&self, criterion: &Criterion, bound: Bound, number: u16) -> String {
        let (whom, number) = (self.criterion(criterion), self.number(number));
        match bound {
            Bound::AtLeast => td_string!(self.locale(), planning.quota.at_least, whom = whom, number = number),
            Bound::AtMost => td_string!(self.locale(), planning.quota.at_most, whom = whom, number = number),
        }
    }

    /// What happens, without its days.
    pub(super) fn occasion(&self, happening: &Happening) -> String {
        let named = self.setting.text(&happening.names);
        if !named.is_empty() {
            return named.to_owned();
        }
        match &happening.occasion {
            Occasion::Constraint(kind) => terms::constraint_kind(self.language(), *kind).to_owned(),
            Occasion::Holiday(one) => holiday(self.locale(), *one).to_owned(),
            Occasion::Absence(who) => td_string!(self.locale(), planning.dates.away, who = self.who(who)),
        }
    }

    /// What happens, with its days and whether the moon may move it.
    pub(super) fn happening(&self, happening: &Happening) -> String {
        let told = self.setting.pair(&self.occasion(happening), &self.days(happening.from, happening.to));
        match happening.certainty {
            Certainty::Observed => told,
            Certainty::Expected => td_string!(self.locale(), planning.dates.expected, what = told),
        }
    }

    pub(super) fn activity(&self, activity: &Activity) -> String {
        let locale = self.locale();
        match activity {
            Activity::Opening => td_string!(locale, planning.agenda.opening).to_owned(),
            Activity::Closing => td_string!(locale, planning.agenda.closing).to_owned(),
            Activity::Talk(topic) => terms::topic(self.language(), *topic).to_owned(),
            Activity::Exercise(topic) => {
                td_string!(locale, planning.agenda.exercise, topic = terms::topic(self.language(), *topic))
            }
            Activity::Break(kind) => pause(locale, *kind).to_owned(),
        }
    }
}

/// `HH:MM`, as fields of time take it.
pub(super) fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn weekday(locale: Locale, day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => td_string!(locale, planning.weekday.monday),
        Weekday::Tue => td_string!(locale, planning.weekday.tuesday),
        Weekday::Wed => td_string!(locale, planning.weekday.wednesday),
        Weekday::Thu => td_string!(locale, planning.weekday.thursday),
        Weekday::Fri => td_string!(locale, planning.weekday.friday),
        Weekday::Sat => td_string!(locale, planning.weekday.saturday),
        Weekday::Sun => td_string!(locale, planning.weekday.sunday),
    }
}

fn holiday(locale: Locale, holiday: Holiday) -> &'static str {
    match holiday {
        Holiday::Kashmir => td_string!(locale, planning.holiday.kashmir),
        Holiday::Pakistan => td_string!(locale, planning.holiday.pakistan),
        Holiday::Labour => td_string!(locale, planning.holiday.labour),
        Holiday::Independence => td_string!(locale, planning.holiday.independence),
        Holiday::Milad => td_string!(locale, planning.holiday.milad),
        Holiday::Iqbal => td_string!(locale, planning.holiday.iqbal),
        Holiday::Quaid => td_string!(locale, planning.holiday.quaid),
    }
}

/// What a break is for.
pub(super) fn pause(locale: Locale, kind: BreakKind) -> &'static str {
    match kind {
        BreakKind::Zuhr => td_string!(locale, planning.agenda.zuhr),
        BreakKind::Jumuah => td_string!(locale, planning.agenda.jumuah),
        BreakKind::Asr => td_string!(locale, planning.agenda.asr),
        BreakKind::Lunch => td_string!(locale, planning.agenda.lunch),
        BreakKind::Tea => td_string!(locale, planning.agenda.tea),
    }
}

pub(super) fn budget_item(locale: Locale, item: BudgetItem) -> &'static str {
    match item {
        BudgetItem::Hall => td_string!(locale, planning.budget.hall),
        BudgetItem::Bed => td_string!(locale, planning.budget.bed),
        BudgetItem::Board => td_string!(locale, planning.budget.board),
        BudgetItem::Travel => td_string!(locale, planning.budget.travel),
        BudgetItem::CompanionTravel => td_string!(locale, planning.budget.companion_travel),
        BudgetItem::CompanionBoard => td_string!(locale, planning.budget.companion_board),
        BudgetItem::Trainers => td_string!(locale, planning.budget.trainers),
        BudgetItem::Materials => td_string!(locale, planning.budget.materials),
        BudgetItem::ChildCare => td_string!(locale, planning.budget.child_care),
        BudgetItem::Contingency => td_string!(locale, planning.budget.contingency),
    }
}

pub(super) fn need(locale: Locale, source: NeedSource) -> &'static str {
    match source {
        NeedSource::Base => td_string!(locale, planning.gap.base),
        NeedSource::Case => td_string!(locale, planning.gap.case),
        NeedSource::Review => td_string!(locale, planning.gap.review),
        NeedSource::Wish => td_string!(locale, planning.gap.wish),
        NeedSource::Election => td_string!(locale, planning.gap.election),
    }
}

pub(super) fn cover(locale: Locale, source: CoverSource) -> &'static str {
    match source {
        CoverSource::Skilled => td_string!(locale, planning.gap.skilled),
        CoverSource::Trained => td_string!(locale, planning.gap.trained),
        CoverSource::Training => td_string!(locale, planning.gap.training),
    }
}

pub(super) fn point_source(locale: Locale, source: PointSource) -> &'static str {
    match source {
        PointSource::Gap => td_string!(locale, planning.points.gap),
        PointSource::New => td_string!(locale, planning.points.new),
        PointSource::Wish => td_string!(locale, planning.points.wish),
        PointSource::Rest => td_string!(locale, planning.points.rest),
        PointSource::Nearness => td_string!(locale, planning.points.nearness),
        PointSource::Activity => td_string!(locale, planning.points.activity),
    }
}

pub(super) fn place_source(locale: Locale, source: PlaceSource) -> &'static str {
    match source {
        PlaceSource::Gap => td_string!(locale, planning.place.gap),
        PlaceSource::Travel => td_string!(locale, planning.place.travel),
        PlaceSource::Safety => td_string!(locale, planning.place.safety),
        PlaceSource::Venue => td_string!(locale, planning.place.venue),
        PlaceSource::Cost => td_string!(locale, planning.place.cost),
    }
}

pub(super) fn rest(locale: Locale, rest: Rest) -> &'static str {
    match rest {
        Rest::HalfYear => td_string!(locale, planning.rest.half_year),
        Rest::Year => td_string!(locale, planning.rest.year),
        Rest::TwoYears => td_string!(locale, planning.rest.two_years),
        Rest::ThreeYears => td_string!(locale, planning.rest.three_years),
        Rest::Longer => td_string!(locale, planning.rest.longer),
    }
}

pub(super) fn measure(locale: Locale, measure: Measure) -> &'static str {
    match measure {
        Measure::Points => td_string!(locale, planning.measure.points),
        Measure::Relaxed => td_string!(locale, planning.measure.relaxed),
        Measure::Invited => td_string!(locale, planning.measure.invited),
        Measure::Women => td_string!(locale, planning.measure.women),
        Measure::Newcomers => td_string!(locale, planning.measure.newcomers),
        Measure::MeanKm => td_string!(locale, planning.measure.mean_km),
        Measure::Place => td_string!(locale, planning.measure.place),
        Measure::Dates => td_string!(locale, planning.measure.dates),
        Measure::Untaught => td_string!(locale, planning.measure.untaught),
        Measure::Conflicts => td_string!(locale, planning.measure.conflicts),
        Measure::Rupees => td_string!(locale, planning.measure.rupees),
    }
}
