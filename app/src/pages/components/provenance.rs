//! How a record is known: what was inferred and why, whether it is made up, and which sources say it.

use domain::{
    safety::public::{PublicLink, PublicRecord},
    sources::Inference,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{Part, Setting, words::Told};
use crate::terms;

/// The marks below a record's title: each inferred field, with a link to its reason.
#[component]
pub fn InferredMarks(
    /// The page's surroundings.
    setting: Setting,
    /// What was inferred.
    inferred: Vec<Inference>,
) -> impl IntoView {
    (!inferred.is_empty()).then(|| {
        let marks = inferred.iter().map(|inference| {
            let field = terms::inferred_field(setting.language, inference.field);
            view! { <a class="mark" href="#inferred">{field}</a> }
        });
        view! { <p class="marks">{marks.collect_view()}</p> }
    })
}

/// Says that a record is made up, before anything else is read of it.
#[component]
pub fn DemonstrationNote(
    /// The page's surroundings.
    setting: Setting,
) -> impl IntoView {
    view! {
        <p class="demonstration">
            <strong>{td_string!(setting.locale, shell.demonstration_mark)}</strong>
            " "
            {td_string!(setting.locale, pages.provenance.demonstration)}
        </p>
    }
}

/// What was inferred, with reasons, and the sources.
#[component]
pub fn Provenance(
    /// The page's surroundings.
    setting: Setting,
    /// The record.
    record: PublicRecord,
) -> impl IntoView {
    let locale = setting.locale;
    let inferred = (!record.inferred.is_empty()).then(|| {
        let setting = setting.clone();
        view! {
            <Part title=td_string!(locale, pages.provenance.inferred) id="inferred">
                <p class="note">{td_string!(locale, pages.provenance.inferred_lead)}</p>
                <InferredReasons setting=setting inferred=record.inferred />
            </Part>
        }
    });
    let sources = (!record.sources.is_empty()).then(|| {
        view! {
            <Part title=td_string!(locale, pages.provenance.sources) id="sources">
                <Sources setting=setting sources=record.sources />
            </Part>
        }
    });
    (inferred, sources)
}

#[component]
fn InferredReasons(setting: Setting, inferred: Vec<Inference>) -> impl IntoView {
    let language = setting.language;
    let reasons = inferred.into_iter().map(|inference| {
        let reason = if inference.reason.is_empty() {
            view! { <span class="note">{td_string!(setting.locale, pages.provenance.no_reason)}</span> }.into_any()
        } else {
            view! { <Told language=language text=inference.reason /> }.into_any()
        };
        view! {
            <div>
                <dt>{terms::inferred_field(language, inference.field)}</dt>
                <dd>{reason}</dd>
            </div>
        }
    });
    view! { <dl class="facts">{reasons.collect_view()}</dl> }
}

#[component]
fn Sources(setting: Setting, sources: Vec<PublicLink>) -> impl IntoView {
    let items = sources.into_iter().map(|source| {
        let href = setting.record_href(source.kind, &source.id);
        view! { <li><a href=href><cite><Told language=setting.language text=source.title /></cite></a></li> }
    });
    view! { <ol class="citations">{items.collect_view()}</ol> }
}

/// The ways on from a page: the same place and time in Explore, and the address to pass on.
#[component]
pub fn WaysOn(
    /// The page's surroundings.
    setting: Setting,
    /// The address of the view in Explore.
    explore: String,
    /// The address of this page, without the site's name.
    href: String,
) -> impl IntoView {
    let locale = setting.locale;
    let address = setting.absolute(&href);
    view! {
        <div class="ways-on">
            <p><a class="way" href=explore>{td_string!(locale, pages.ways.explore)}</a></p>
            <p class="share">
                <span>{td_string!(locale, pages.ways.share)}</span>
                <a href=href dir="ltr">{address}</a>
            </p>
        </div>
    }
}
