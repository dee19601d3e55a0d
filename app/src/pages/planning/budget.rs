//! The budget: each line a number times a price.

use domain::planning::budget::{Budget, BudgetItem, BudgetLine};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::words::{self, Words};

/// The section of the plan's page.
pub(super) fn budget(words: &Words, budget: &Budget) -> AnyView {
    let locale = words.locale();
    view! {
        <section class="plan-section" aria-labelledby="budget">
            <h2 id="budget">{td_string!(locale, planning.budget.title)}</h2>
            {over(words, budget)}
            {sheet(words, budget)}
            <p class="note">{td_string!(locale, planning.budget.note)}</p>
        </section>
    }
    .into_any()
}

/// That there is not enough.
pub(super) fn over(words: &Words, budget: &Budget) -> AnyView {
    let told = budget.over.map(|over| {
        view! { <p class="warning">{td_string!(words.locale(), planning.budget.over, amount = words.rupees(over))}</p> }
    });
    told.into_any()
}

/// The sheet.
pub(super) fn sheet(words: &Words, budget: &Budget) -> AnyView {
    let locale = words.locale();
    let rows = budget.lines.iter().map(|line| row(words, line)).collect_view();
    view! {
        <table class="table budget">
            <thead>
                <tr>
                    <th scope="col">{td_string!(locale, planning.budget.item)}</th>
                    <th scope="col" class="number">{td_string!(locale, planning.budget.quantity)}</th>
                    <th scope="col" class="number">{td_string!(locale, planning.budget.amount)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot>
                <tr>
                    <th scope="row" colspan="2">{td_string!(locale, planning.budget.total)}</th>
                    <td class="number"><strong>{words.rupees(budget.total)}</strong></td>
                </tr>
            </tfoot>
        </table>
    }
    .into_any()
}

fn row(words: &Words, line: &BudgetLine) -> AnyView {
    let locale = words.locale();
    let made_of = if line.item == BudgetItem::Contingency {
        td_string!(locale, planning.budget.percent, percent = words.number(line.unit))
    } else {
        format!("{} × {}", words.number(line.quantity), words.number(line.unit))
    };
    view! {
        <tr>
            <th scope="row">{words::budget_item(locale, line.item)}</th>
            <td class="number">{made_of}</td>
            <td class="number">{words.number(line.rupees)}</td>
        </tr>
    }
    .into_any()
}
