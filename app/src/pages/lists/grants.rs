//! What the grants were for, and how funding went on or broke off.

use domain::{
    organisations::GrantObjective,
    safety::public::{PublicDetails, PublicRecord},
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::continuity::Continuity;
use crate::{
    pages::components::{Entries, Entry, Part, Setting, ThinBar},
    terms,
};

/// Grants listed by name; Explore has the others.
const LISTED: usize = 12;

/// The grants by objective, their months, and the grants themselves.
#[component]
pub fn GrantsSummary(
    /// The page's surroundings.
    setting: Setting,
    /// The grants, newest first.
    grants: Vec<PublicRecord>,
) -> impl IntoView {
    let locale = setting.locale;
    let entries = grants.iter().take(LISTED).map(|grant| Entry::of_record(&setting, grant).without_summary()).collect();
    let more = (grants.len() > LISTED).then(|| {
        let href = setting.href("/?kind=grant");
        view! { <p class="note"><a href=href>{td_string!(locale, pages.grants.more)}</a></p> }
    });
    view! {
        <Part title=td_string!(locale, pages.grants.title) id="grants">
            <p class="note">{td_string!(locale, pages.grants.lead)}</p>
            {objectives(&setting, &grants)}
            <Continuity setting=setting.clone() grants=grants />
            <Entries entries=entries />
            {more}
        </Part>
    }
}

fn objectives(setting: &Setting, grants: &[PublicRecord]) -> impl IntoView + use<> {
    let of = |objective: GrantObjective| {
        let counted =
            |grant: &&PublicRecord| matches!(&grant.details, PublicDetails::Grant(own) if own.objective == objective);
        u32::try_from(grants.iter().filter(counted).count()).unwrap_or(u32::MAX)
    };
    let most = f64::from(GrantObjective::ALL.iter().map(|objective| of(*objective)).max().unwrap_or(1).max(1));
    let rows = GrantObjective::ALL.iter().map(|objective| {
        let count = of(*objective);
        view! {
            <li>
                <span>{terms::grant_objective(setting.language, *objective)}</span>
                <span class="number">{setting.number(count)}</span>
                <ThinBar share=f64::from(count) / most class="grant" />
            </li>
        }
    });
    view! { <ul class="counts">{rows.collect_view()}</ul> }
}
