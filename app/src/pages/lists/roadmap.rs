//! The roadmap: what is to be done, by whom, by when, and how far it has come.

use domain::{
    planning::Horizon,
    safety::public::{PublicDetails, PublicRecord, PublicRoadmapAction},
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::{
    format,
    pages::components::{Facts, LinkTo, Marks, Part, Setting, ThinBar, Told},
    terms,
};

/// The actions, by horizon; nothing where there are none.
#[component]
pub fn Roadmap(
    /// The page's surroundings.
    setting: Setting,
    /// The actions.
    actions: Vec<PublicRecord>,
) -> impl IntoView {
    (!actions.is_empty()).then(|| {
        let horizons: Vec<_> = Horizon::ALL.iter().map(|horizon| of_horizon(&setting, *horizon, &actions)).collect();
        view! {
            <Part title=td_string!(setting.locale, pages.roadmap.title) id="roadmap" class="roadmap">
                <p class="note">{td_string!(setting.locale, pages.roadmap.lead)}</p>
                {horizons}
            </Part>
        }
    })
}

fn of_horizon(setting: &Setting, horizon: Horizon, actions: &[PublicRecord]) -> Option<impl IntoView + use<>> {
    let items: Vec<_> = actions
        .iter()
        .filter_map(|record| match &record.details {
            PublicDetails::RoadmapAction(own) if own.horizon == horizon => Some(action(setting, record, own)),
            _ => None,
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <h3 class="horizon">{terms::horizon(setting.language, horizon)}</h3>
            <ol class="action-list">{items}</ol>
        }
    })
}

fn action(setting: &Setting, record: &PublicRecord, own: &PublicRoadmapAction) -> impl IntoView + use<> {
    let (locale, language) = (setting.locale, setting.language);
    let owner = own.owner.clone().map(|link| view! { <LinkTo setting=setting.clone() link=link /> });
    let due = own.due.map(|span| format::span(language, span));
    let percent = setting.number(own.progress);
    let progress = match own.progress {
        0 => td_string!(locale, pages.roadmap.not_begun).to_owned(),
        100.. => td_string!(locale, pages.roadmap.done).to_owned(),
        _ => td_string!(locale, pages.roadmap.progress, percent = percent),
    };
    let facts = Facts::default()
        .with_some(td_string!(locale, pages.roadmap.owner), owner)
        .with_some(td_string!(locale, pages.roadmap.due), due)
        .view();
    view! {
        <li id=record.id.to_string()>
            <h4><Told language=language text=record.title.clone() /></h4>
            <p class="meta">
                {progress} <Marks inferred=!record.inferred.is_empty() demonstration=record.demonstration />
            </p>
            {(own.progress > 0).then(|| view! { <ThinBar share=f64::from(own.progress) / 100.0 class="assessment" /> })}
            {facts}
        </li>
    }
}
