//! The agenda, day by day: items can be moved by hand, by keyboard, or by dragging.

use domain::planning::agenda::{Activity, AgendaConflict, AgendaItem, DayFrame, WORTH_SAYING, item_slug, spare};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{
    PlanView,
    form::{Form, deed},
    materials,
    words::{Words, clock, pause},
};
use crate::terms;

/// The section of the plan's page.
pub(super) fn agenda(form: &Form, view: &PlanView) -> AnyView {
    let (words, locale) = (&form.words, form.words.locale());
    let agenda = &view.plan.agenda;
    let days = agenda.days.iter().enumerate().map(|(nth, frame)| day(form, view, nth, frame)).collect_view();
    let conflicts = view.plan.conflicts.iter().map(|one| view! { <li>{conflict(words, view, one)}</li> });
    let conflicts = conflicts.collect_view();
    let conflicts = (!view.plan.conflicts.is_empty()).then(|| {
        view! {
            <div class="warning">
                <p>{td_string!(locale, planning.agenda.conflicts)}</p>
                <ul>{conflicts}</ul>
            </div>
        }
    });
    let label = td_string!(locale, planning.agenda.unmove);
    let back = (!view.scenario.goal.moves.is_empty()).then(|| deed("unmove".to_owned(), label, label.to_owned()));
    let none = agenda.days.is_empty().then(|| view! { <p>{td_string!(locale, planning.agenda.none)}</p> });
    view! {
        <section class="plan-section plan-agenda" aria-labelledby="agenda">
            <h2 id="agenda">{td_string!(locale, planning.agenda.title)}</h2>
            {none} {conflicts}
            <p class="soft with-plan-script" hidden>{td_string!(locale, planning.agenda.keys)}</p>
            <div class="agenda-beside">
                <div>
                    <div class="agenda-days">{days}</div>
                    <p class="deeds">{back}</p>
                </div>
                {materials::materials(words, &view.materials, view.scenario.goal.language)}
            </div>
        </section>
    }
    .into_any()
}

fn day(form: &Form, view: &PlanView, nth: usize, frame: &DayFrame) -> AnyView {
    let words = &form.words;
    let items = view.plan.agenda.items.iter().enumerate().filter(|(_, item)| item.day == frame.day);
    let items = items.map(|(index, item)| row(form, view, index, item)).collect_view();
    let hours =
        td_string!(words.locale(), planning.agenda.range, from = words.time(frame.from), to = words.time(frame.to));
    view! {
        <div class="agenda-day" data-day=nth.to_string()>
            <h3>{words.weekday(frame.day)}</h3>
            <p class="soft">{hours}</p>
            <ol>{items}</ol>
            {left_over(words, view, frame)}
        </div>
    }
    .into_any()
}

/// How much of a day is free, where that is much.
fn left_over(words: &Words, view: &PlanView, frame: &DayFrame) -> Option<AnyView> {
    let spare = spare(&view.plan.agenda, frame);
    let free = td_string!(words.locale(), planning.agenda.spare, hours = words.time(spare));
    (spare >= WORTH_SAYING).then(|| view! { <p class="left-over soft">{free}</p> }.into_any())
}

fn row(form: &Form, view: &PlanView, index: usize, item: &AgendaItem) -> AnyView {
    let (words, locale) = (&form.words, form.words.locale());
    let time = td_string!(locale, planning.agenda.range, from = words.time(item.from), to = words.time(item.to));
    let what = words.activity(&item.activity);
    let who = words.people(&item.trainers);
    let is_clashing = view.plan.conflicts.iter().any(|conflict| concerns(conflict, index));
    let is_break = matches!(item.activity, Activity::Break(_));
    let class = match (is_break, is_clashing) {
        (true, _) => "item break",
        (false, true) => "item clashing",
        (false, false) => "item",
    };
    let slug = item_slug(&item.activity, item.part);
    let label = td_string!(locale, planning.agenda.move_it);
    let name = words.setting.pair(label, &what);
    let [day_name, from_name] = [td_string!(locale, planning.agenda.day), td_string!(locale, planning.agenda.from)];
    let days = view.plan.agenda.days.iter().enumerate().map(|(nth, frame)| {
        let day = frame.day;
        view! { <option value=nth.to_string() selected=day == item.day>{words.weekday(day)}</option> }
    });
    let days = days.collect_view();
    view! {
        <li class=class data-item=slug.clone() data-from=item.from.to_string() data-length=(item.to - item.from).to_string()>
            <span class="time">{time}</span>
            <span class="what">{what.clone()}</span>
            <span class="soft">{who}</span>
            <details id=format!("item-{slug}")>
                <summary aria-label=name.clone()>{label}</summary>
                <label>{day_name} <select name=format!("item.{slug}.day")>{days}</select></label>
                <label>
                    {from_name}
                    <input type="time" name=format!("item.{slug}.from") value=clock(item.from) dir="ltr" />
                </label>
                {deed(format!("move:{slug}"), label, name)}
            </details>
        </li>
    }
    .into_any()
}

fn concerns(conflict: &AgendaConflict, index: usize) -> bool {
    let is = |item: &u32| *item as usize == index;
    match conflict {
        AgendaConflict::Overlap(one, other) => is(one) || is(other),
        AgendaConflict::OutsideDay(item)
        | AgendaConflict::InBreak(item, _)
        | AgendaConflict::TrainerAway(item, _)
        | AgendaConflict::ExerciseFirst(item) => is(item),
        AgendaConflict::Short(..) => false,
    }
}

/// What does not go together, in a sentence.
pub(super) fn conflict(words: &Words, view: &PlanView, conflict: &AgendaConflict) -> String {
    let locale = words.locale();
    let name = |index: &u32| {
        let item = view.plan.agenda.items.get(*index as usize);
        item.map_or_else(String::new, |item| {
            words.setting.pair(&words.time(item.from), &words.activity(&item.activity))
        })
    };
    match conflict {
        AgendaConflict::Overlap(one, other) => {
            td_string!(locale, planning.agenda.overlap, one = name(one), other = name(other))
        }
        AgendaConflict::OutsideDay(item) => td_string!(locale, planning.agenda.outside, item = name(item)),
        AgendaConflict::InBreak(item, kind) => {
            td_string!(locale, planning.agenda.in_break, item = name(item), pause = pause(locale, *kind))
        }
        AgendaConflict::TrainerAway(item, who) => {
            td_string!(locale, planning.agenda.away, item = name(item), who = words.person(who))
        }
        AgendaConflict::ExerciseFirst(item) => td_string!(locale, planning.agenda.exercise_first, item = name(item)),
        AgendaConflict::Short(topic, minutes) => {
            let topic = terms::topic(words.language(), *topic);
            td_string!(locale, planning.agenda.short, topic = topic, minutes = words.number(*minutes))
        }
    }
}
