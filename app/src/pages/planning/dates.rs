//! The right column: the days, what they run into, and other days that could be chosen.

use domain::places::Region;
use domain::planning::dates::{Clash, DateWindow, MoonShift, Neighbour};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{
    PlanView,
    form::{Form, deed},
    words::Words,
};
use crate::{format, terms};

/// The whole column.
pub(super) fn dates(form: &Form, view: &PlanView) -> AnyView {
    let words = &form.words;
    let locale = words.locale();
    let chosen = match &view.plan.dates {
        Some(window) => chosen(words, view, window),
        None => view! { <p class="warning">{td_string!(locale, planning.dates.none)}</p> }.into_any(),
    };
    let others = view.plan.windows.iter().filter(|window| {
        view.plan.dates.as_ref().is_none_or(|chosen| (chosen.from, chosen.to) != (window.from, window.to))
    });
    let others = others.map(|window| other(words, window)).collect_view();
    let facts = words.setting.href("/planning/facts");
    view! {
        <section class="plan-dates" aria-labelledby="dates">
            <h2 id="dates">{td_string!(locale, planning.dates.title)}</h2>
            {chosen}
            {by_hand(form, view)}
            <h3>{td_string!(locale, planning.dates.others)}</h3>
            <ul class="windows">{others}</ul>
            {moon(form, view)}
            <p><a class="plain" href=facts>{td_string!(locale, facts.title)}</a></p>
        </section>
    }
    .into_any()
}

fn chosen(words: &Words, view: &PlanView, window: &DateWindow) -> AnyView {
    let locale = words.locale();
    let cost = view.plan.hand_cost.dates;
    let cost = (cost > 0).then(|| {
        view! { <p class="warning">{td_string!(locale, planning.hand.dates, points = words.number(cost))}</p> }
    });
    let out =
        window.is_ruled_out.then(|| view! { <p class="warning">{td_string!(locale, planning.dates.ruled_out)}</p> });
    view! {
        <div class="chosen">
            <p class="total">{words.days(window.from, window.to)}</p>
            <p class="soft">{words.setting.pair(&words.weekday(window.from), &score(words, window))}</p>
            {out} {cost} {made_of(words, window)}
        </div>
    }
    .into_any()
}

fn score(words: &Words, window: &DateWindow) -> String {
    td_string!(words.locale(), planning.score, score = words.number(window.score))
}

/// What a window runs into, and what lies around it.
fn made_of(words: &Words, window: &DateWindow) -> AnyView {
    let locale = words.locale();
    let clashes = window.clashes.iter().map(|one| clash(words, one)).collect_view();
    let clashes = if window.clashes.is_empty() {
        view! { <p>{td_string!(locale, planning.dates.no_clash)}</p> }.into_any()
    } else {
        view! { <ul class="clashes">{clashes}</ul> }.into_any()
    };
    let title = (!window.clashes.is_empty()).then(|| {
        view! { <h4>{td_string!(locale, planning.dates.around)}</h4> }
    });
    view! {
        {clashes}
        {title}
        {around(words, window.before.as_ref(), window.after.as_ref())}
    }
    .into_any()
}

fn clash(words: &Words, clash: &Clash) -> AnyView {
    let locale = words.locale();
    let days = [
        (clash.days, td_string!(locale, planning.dates.on, days = words.number(clash.days))),
        (clash.uncertain_days, td_string!(locale, planning.dates.uncertain, days = words.number(clash.uncertain_days))),
        (clash.near_days, td_string!(locale, planning.dates.near, days = words.number(clash.near_days))),
    ];
    let days = words.setting.list(days.into_iter().filter(|(days, _)| *days > 0).map(|(_, told)| told));
    let cost = td_string!(locale, planning.dates.cost, days = words.tenths(clash.cost));
    view! {
        <li>
            <p><strong>{words.happening(&clash.happening)}</strong></p>
            <p>{words.setting.pair(&days, &cost)}</p>
            {around(words, clash.before.as_ref(), clash.after.as_ref())}
        </li>
    }
    .into_any()
}

/// What comes before and what after.
fn around(words: &Words, before: Option<&Neighbour>, after: Option<&Neighbour>) -> AnyView {
    let locale = words.locale();
    let told = |neighbour: &Neighbour| (words.happening(&neighbour.happening), words.number(neighbour.days_between));
    let before = before.map(|neighbour| {
        let (what, days) = told(neighbour);
        view! { <li>{td_string!(locale, planning.dates.before, what = what, days = days)}</li> }
    });
    let after = after.map(|neighbour| {
        let (what, days) = told(neighbour);
        view! { <li>{td_string!(locale, planning.dates.after, what = what, days = days)}</li> }
    });
    view! { <ul class="neighbours soft">{before} {after}</ul> }.into_any()
}

/// Another window, which opens what it runs into.
fn other(words: &Words, window: &DateWindow) -> AnyView {
    let locale = words.locale();
    let days = words.days(window.from, window.to);
    let (label, name) = (td_string!(locale, planning.place.choose), td_string!(locale, planning.dates.choose));
    let named = words.setting.list(window.clashes.iter().map(|clash| words.occasion(&clash.happening)));
    let class = if window.is_ruled_out { "window ruled-out" } else { "window" };
    view! {
        <li class=class>
            <details id=format!("window-{}", window.from)>
                <summary><span>{words.setting.pair(&days, &words.number(window.score))} " " <span class="soft">{named}</span></span></summary>
                {made_of(words, window)}
            </details>
            <div class="deeds">{deed(format!("date:{}", window.from), label, words.setting.pair(name, &days))}</div>
        </li>
    }
    .into_any()
}

/// The first day, chosen by hand.
fn by_hand(form: &Form, view: &PlanView) -> AnyView {
    let locale = form.words.locale();
    let is_by_hand = view.scenario.goal.first_day.is_some();
    let label = td_string!(locale, planning.dates.best);
    let best = is_by_hand.then(|| deed("date:".to_owned(), label, label.to_owned()));
    view! {
        {form.input("first_day", td_string!(locale, planning.dates.first_day), "date", td_string!(locale, planning.dates.first_day_hint))}
        <p class="deeds">{best}</p>
    }
    .into_any()
}

/// How months of the moon begin otherwise than reckoned.
fn moon(form: &Form, view: &PlanView) -> AnyView {
    let (words, locale) = (&form.words, form.words.locale());
    let shifts = view.scenario.goal.shifts.iter().map(|shift| shift_row(form, shift)).collect_view();
    let mut regions = vec![(String::new(), td_string!(locale, planning.dates.everywhere).to_owned())];
    regions.extend(Region::ALL.iter().map(|one| (one.to_string(), terms::region(words.language(), *one).to_owned())));
    let region = td_string!(locale, planning.dates.moon_region);
    view! {
        <details id="moon">
            <summary>{td_string!(locale, planning.dates.moon)}</summary>
            <p class="hint">{td_string!(locale, planning.dates.moon_text)}</p>
            {shifts}
            {form.select("add.shift.month", td_string!(locale, planning.dates.moon_month), months(words, view))}
            {form.select("add.shift.days", td_string!(locale, planning.dates.moon_days), shift_days(words))}
            {form.select("add.shift.region", region, regions)}
            {form.faults_of(&["shift"])}
        </details>
    }
    .into_any()
}

fn shift_row(form: &Form, shift: &MoonShift) -> AnyView {
    let words = &form.words;
    let region = shift.region.map_or_else(String::new, |region| format!(" {region}"));
    let value = format!("{}-{:02} {}{region}", shift.month.year, shift.month.month, shift.days);
    let is_ticked = form.has("shift", &value);
    view! {
        <label class="tick">
            <input type="checkbox" name="shift" value=value checked=is_ticked />
            <span>{shift_words(words, shift)}</span>
        </label>
    }
    .into_any()
}

/// A month, by how many days it began otherwise, and where.
pub(super) fn shift_words(words: &Words, shift: &MoonShift) -> String {
    let place = shift.region.map_or("", |region| terms::region(words.language(), region));
    let name = words.setting.pair(&month(words, shift.month.year, shift.month.month), &words.signed(shift.days.into()));
    words.setting.pair(&name, place)
}

/// The months that move what a plan respects, of the period's years of the moon.
fn months(words: &Words, view: &PlanView) -> Vec<(String, String)> {
    /// Muharram, Rabi al-awwal, Ramadan, Shawwal, Dhu al-Hijja.
    const MOVING: [u8; 5] = [1, 3, 9, 10, 12];
    let goal = &view.scenario.goal;
    let year = |day| domain::planning::dates::hijri_date(day).0.year;
    let years = year(goal.from)..=year(goal.to);
    let each = years.flat_map(|year| MOVING.into_iter().map(move |month| (year, month)));
    let none = (String::new(), td_string!(words.locale(), planning.dates.no_month).to_owned());
    std::iter::once(none)
        .chain(each.map(|(year, number)| (format!("{year}-{number:02}"), month(words, year, number))))
        .collect()
}

fn month(words: &Words, year: i32, month: u8) -> String {
    let locale = words.locale();
    let name = match month {
        1 => td_string!(locale, planning.moon.muharram),
        3 => td_string!(locale, planning.moon.rabi),
        9 => td_string!(locale, planning.moon.ramadan),
        10 => td_string!(locale, planning.moon.shawwal),
        12 => td_string!(locale, planning.moon.dhu_al_hijja),
        _ => return format::figures(words.language(), &format!("{month}/{year}")),
    };
    format!("{name} {}", format::year(words.language(), year))
}

fn shift_days(words: &Words) -> Vec<(String, String)> {
    [1_i8, -1, 2, -2]
        .into_iter()
        .map(|days| {
            let number = words.number(days.unsigned_abs());
            let told = if days > 0 {
                td_string!(words.locale(), planning.dates.later, days = number)
            } else {
                td_string!(words.locale(), planning.dates.earlier, days = number)
            };
            (days.to_string(), told)
        })
        .collect()
}
