//! Who is invited, who waits, who is left out: everyone with the reason, and a button that changes it.

use std::collections::BTreeMap;

use domain::{
    ids::Ref,
    planning::participants::{Gap, Invited, LeftOut, OutReason, OverrideCost, PointPart, Waiting},
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{PlanView, form::deed, parts, words::Words};

/// The three lists, and what changes by hand cost.
pub(super) fn candidates(words: &Words, view: &PlanView) -> AnyView {
    let locale = words.locale();
    let choice = &view.plan.participants;
    let list = People { words, view };
    let invited = choice.invited.iter().map(|one| list.invited(one)).collect_view();
    let waiting = choice.waiting.iter().map(|one| list.waiting(one)).collect_view();
    let [number, waits] = [choice.invited.len(), choice.waiting.len()].map(|count| words.number(count));
    let none = choice.invited.is_empty().then(|| view! { <p>{td_string!(locale, planning.list.nobody)}</p> });
    view! {
        <section class="plan-section" aria-labelledby="list">
            <h2 id="list">{td_string!(locale, planning.list.invited, number = number)}</h2>
            {standing(words, &choice.gap)}
            {list.costs()}
            {keeping(words, view)}
            {none}
            <ol class="people">{invited}</ol>
            <details id="waiting">
                <summary>{td_string!(locale, planning.list.waiting, number = waits)}</summary>
                <p class="soft">{td_string!(locale, planning.list.waiting_text)}</p>
                <ol class="people">{waiting}</ol>
            </details>
            {list.left_out()}
        </section>
    }
    .into_any()
}

/// How good the list is against the best there could be.
fn standing(words: &Words, gap: &Gap) -> AnyView {
    let locale = words.locale();
    let points = words.number(gap.points);
    let told = if gap.is_best {
        td_string!(locale, planning.list.best, points = points)
    } else {
        td_string!(locale, planning.list.gap, points = points, most = words.number(gap.at_most))
    };
    view! { <p class="soft">{told}</p> }.into_any()
}

/// Whether the list was told already, and the button that says so.
fn keeping(words: &Words, view: &PlanView) -> AnyView {
    let locale = words.locale();
    let kept = view.scenario.goal.participants.keep.len();
    let (told, what, label) = if kept > 0 {
        let told = td_string!(locale, planning.list.kept, number = words.number(kept));
        (told, "unkeep", td_string!(locale, planning.list.unkeep))
    } else {
        (td_string!(locale, planning.list.not_kept).to_owned(), "keep", td_string!(locale, planning.list.keep))
    };
    view! {
        <details id="keep">
            <summary>{td_string!(locale, planning.list.keeping)}</summary>
            <p>{told}</p>
            <p class="buttons">{deed(what.to_owned(), label, label.to_owned())}</p>
        </details>
    }
    .into_any()
}

/// What the lists are drawn from.
struct People<'a> {
    words: &'a Words,
    view: &'a PlanView,
}

impl People<'_> {
    /// Somebody: name, what they are, why, points, and what can be done.
    fn person(&self, id: &Ref, why: String, points: AnyView, deeds: AnyView) -> AnyView {
        let words = self.words;
        let about = words.names.people.get(id).map(|person| words.about(person));
        view! {
            <li class="person" id=format!("person-{id}")>
                <div class="who">
                    <p class="name">{words.person(id)} " " <span class="soft">{about}</span></p>
                    <p class="why">{why}</p>
                </div>
                {points}
                <div class="deeds">{deeds}</div>
            </li>
        }
        .into_any()
    }

    /// Points, which open what they are made of.
    fn points(&self, id: &Ref, points: u32, made_of: &[PointPart]) -> AnyView {
        let words = self.words;
        let total = td_string!(words.locale(), planning.points.total, points = words.number(points));
        view! {
            <details id=format!("points-{id}")>
                <summary>{total}</summary>
                {parts::table(words, &parts::of_points(words, made_of))}
                <p class="soft">{td_string!(words.locale(), planning.points.one_more)}</p>
            </details>
        }
        .into_any()
    }

    fn invited(&self, one: &Invited) -> AnyView {
        let (words, locale) = (self.words, self.words.locale());
        let is_by_hand = self.view.scenario.goal.participants.include.contains(&one.id);
        let cost = self.cost(&one.id);
        let why = words.setting.pair(&words.why_in(&one.reason), &cost);
        let off = td_string!(locale, planning.list.take_off);
        let free = td_string!(locale, planning.list.free);
        let deeds = view! {
            {is_by_hand.then(|| deed(format!("free:{}", one.id), free, words.deed(free, &one.id)))}
            {deed(format!("exclude:{}", one.id), off, words.deed(off, &one.id))}
        };
        self.person(&one.id, why, self.points(&one.id, one.points, &one.parts), deeds.into_any())
    }

    fn waiting(&self, one: &Waiting) -> AnyView {
        let words = self.words;
        let stands_in = if one.stands_in_for.is_empty() {
            td_string!(words.locale(), planning.list.stands_in_for_none).to_owned()
        } else if one.stands_in_for.len() == self.view.plan.participants.invited.len() {
            td_string!(words.locale(), planning.list.stands_in_for_all).to_owned()
        } else {
            td_string!(words.locale(), planning.list.stands_in_for, people = words.people(&one.stands_in_for))
        };
        let reason = words.why_out(&one.reason);
        let why = td_string!(words.locale(), planning.list.waits, reason = reason, stands_in = stands_in);
        self.person(&one.id, why, self.points(&one.id, one.points, &one.parts), self.put_on(&one.id))
    }

    fn put_on(&self, id: &Ref) -> AnyView {
        let (words, locale) = (self.words, self.words.locale());
        let is_off = self.view.scenario.goal.participants.exclude.contains(id);
        let on = td_string!(locale, planning.list.put_on);
        let free = td_string!(locale, planning.list.free);
        view! {
            {is_off.then(|| deed(format!("free:{id}"), free, words.deed(free, id)))}
            {deed(format!("include:{id}"), on, words.deed(on, id))}
        }
        .into_any()
    }

    /// What one change by hand costs; empty where it was none.
    fn cost(&self, id: &Ref) -> String {
        let costs = &self.view.plan.override_costs;
        costs.iter().find(|cost| cost.of.as_ref() == Some(id)).map_or_else(String::new, |cost| self.price(cost))
    }

    fn price(&self, cost: &OverrideCost) -> String {
        let (words, locale) = (self.words, self.words.locale());
        let points = td_string!(locale, planning.hand.points, points = words.signed(-cost.points));
        let relaxed = (cost.people_relaxed != 0)
            .then(|| td_string!(locale, planning.hand.relaxed, people = words.signed(cost.people_relaxed)));
        let together = (cost.pairs_together != 0)
            .then(|| td_string!(locale, planning.hand.together, pairs = words.signed(cost.pairs_together)));
        [relaxed, together].into_iter().flatten().fold(points, |told, more| words.setting.pair(&told, &more))
    }

    /// What all changes by hand cost together, and each of them.
    fn costs(&self) -> AnyView {
        let (words, locale) = (self.words, self.words.locale());
        let costs = &self.view.plan.override_costs;
        let Some(all) = costs.iter().find(|cost| cost.of.is_none()) else { return ().into_any() };
        let each = costs.iter().filter_map(|cost| Some((cost.of.as_ref()?, cost))).map(|(id, cost)| {
            let free = td_string!(locale, planning.list.free);
            view! {
                <li>
                    <div>{words.setting.pair(&words.person(id), &self.price(cost))} {self.instead(cost)}</div>
                    <div class="deeds">{deed(format!("free:{id}"), free, words.deed(free, id))}</div>
                </li>
            }
        });
        let each = each.collect_view();
        view! {
            <details id="hand-costs" class="hand">
                <summary>{td_string!(locale, planning.hand.all, cost = self.price(all))}</summary>
                {self.instead(all)}
                <ul>{each}</ul>
            </details>
        }
        .into_any()
    }

    /// Who would be on the list otherwise, and who would not.
    fn instead(&self, cost: &OverrideCost) -> AnyView {
        let (words, locale) = (self.words, self.words.locale());
        let join = (!cost.would_join.is_empty())
            .then(|| td_string!(locale, planning.hand.would_join, people = words.people(&cost.would_join)));
        let leave = (!cost.would_leave.is_empty())
            .then(|| td_string!(locale, planning.hand.would_leave, people = words.people(&cost.would_leave)));
        view! { <p class="soft">{join} " " {leave}</p> }.into_any()
    }

    /// Those left out, by the kind of their reason.
    fn left_out(&self) -> AnyView {
        let (words, locale) = (self.words, self.words.locale());
        let all = &self.view.plan.participants.left_out;
        let mut groups: BTreeMap<Kind, Vec<&LeftOut>> = BTreeMap::new();
        all.iter().for_each(|one| groups.entry(Kind::of(&one.reason)).or_default().push(one));
        let groups = groups.into_iter().map(|(kind, people)| self.group(kind, &people)).collect_view();
        let number = words.number(all.len());
        view! {
            <details id="left-out">
                <summary>{td_string!(locale, planning.list.left_out, number = number)}</summary>
                {groups}
            </details>
        }
        .into_any()
    }

    fn group(&self, kind: Kind, people: &[&LeftOut]) -> AnyView {
        /// The most people of one kind that the page lists.
        const MOST: usize = 200;
        let (words, locale) = (self.words, self.words.locale());
        let rows = people.iter().take(MOST).map(|one| {
            let why = words.setting.pair(&words.why_out(&one.reason), &self.cost(&one.id));
            self.person(&one.id, why, ().into_any(), self.put_on(&one.id))
        });
        let rows = rows.collect_view();
        let more = people.len().saturating_sub(MOST);
        let more = (more > 0).then(
            || view! { <p class="soft">{td_string!(locale, planning.list.more, number = words.number(more))}</p> },
        );
        let title = match kind {
            Kind::ByHand => td_string!(locale, planning.list.out_by_hand),
            Kind::Points => td_string!(locale, planning.list.out_points),
            Kind::Rules => td_string!(locale, planning.list.out_rules),
            Kind::Barred => td_string!(locale, planning.list.out_barred),
        };
        let summary = td_string!(locale, planning.list.group, title = title, number = words.number(people.len()));
        view! {
            <details id=format!("out-{kind:?}") open=kind == Kind::ByHand>
                <summary>{summary}</summary>
                <ul class="people">{rows}</ul>
                {more}
            </details>
        }
        .into_any()
    }
}

/// Kinds of reasons for being left out, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    ByHand,
    Points,
    Rules,
    Barred,
}

impl Kind {
    const fn of(reason: &OutReason) -> Self {
        match reason {
            OutReason::ByHand => Self::ByHand,
            OutReason::Barred(_) => Self::Barred,
            OutReason::Rules { .. } | OutReason::SeatsByHand => Self::Rules,
            OutReason::FewerPoints { .. }
            | OutReason::NotKept
            | OutReason::LessRest(_)
            | OutReason::Draw
            | OutReason::SearchEnded => Self::Points,
        }
    }
}
