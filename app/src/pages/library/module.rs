//! `/library/modules/{topic}`: a module with everything that belongs to it.

use domain::{accounts::Role, cascade::Outline, library::Resource, safety::public::RecordKind, text::Language};
use leptos::prelude::*;
use leptos_i18n::td_string;
use store::{Learned, ModuleDetails};

use super::{
    item::{item, materials},
    words,
};
use crate::{
    pages::{
        account::{page_of, signed_in},
        cascade::{outline_time_and_place, outline_title},
        components::{Head, Page, PageHead, PageTitle, Part, Setting, Told},
    },
    terms,
};

domain::vocabulary! {
    /// What was just done.
    LibraryNotice as "notice of the library" {
        /// A material was added.
        Added = "added",
        /// A newer version took the place of another.
        Replaced = "replaced",
        /// A version was withdrawn.
        Withdrawn = "withdrawn",
    }
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct ModuleView {
    /// The module and what belongs to it.
    pub details: ModuleDetails,
    /// Whether the one who asks may add materials.
    pub may_add: bool,
    /// What was just done.
    pub notice: Option<LibraryNotice>,
}

/// Answers `/library/modules/{topic}`.
#[component]
pub fn ModulePage() -> impl IntoView {
    page_of(|view: ModuleView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let details = &view.details;
        let title = terms::topic(setting.language, details.module.topic);
        let told = view.notice.map(|notice| {
            let words = match notice {
                LibraryNotice::Added => td_string!(locale, library.done.added),
                LibraryNotice::Replaced => td_string!(locale, library.done.replaced),
                LibraryNotice::Withdrawn => td_string!(locale, library.done.withdrawn),
            };
            view! { <p class="done" role="status">{words}</p> }
        });
        let add = view.may_add.then(|| {
            let path = format!("{}/new", words::module_path(details.module.topic));
            view! { <a class="primary" href=setting.href(&path)>{td_string!(locale, library.add)}</a> }
        });
        let (lead, facts) = (setting.text(&details.module.aim).to_owned(), facts(&setting, details));
        let parts = [
            learned(&setting, details.learned.as_ref()),
            materials(&setting, details, view.may_add),
            take_along(&setting, details),
            withdrawn(&setting, &details.withdrawn),
            trainings(&setting, details),
            sources(&setting, details),
        ];
        let parts = parts.into_iter().collect_view();
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="me library">
                <PageTitle title=title.to_owned() lead=lead />
                {told} {facts}
                <p class="own-ways">
                    {add} <a class="plain" href=setting.href("/library")>{td_string!(locale, library.back)}</a>
                </p>
                {parts}
            </Page>
        }
    })
}

fn facts(setting: &Setting, details: &ModuleDetails) -> AnyView {
    let (locale, language) = (setting.locale, setting.language);
    let module = &details.module;
    let linked = |name: &'static str, topics: &[domain::trainings::Topic]| {
        (!topics.is_empty()).then(|| view! { <dt>{name}</dt> <dd>{words::modules(setting, topics)}</dd> })
    };
    let news = (!module.news.is_empty()).then(|| {
        view! {
            <dt>{td_string!(locale, library.news)}</dt>
            <dd><Told language=language text=module.news.clone() /></dd>
        }
    });
    view! {
        <dl>
            <dt>{td_string!(locale, library.time.label)}</dt>
            <dd>{words::time(language, module.minutes)}</dd>
            <dt>{td_string!(locale, library.version)}</dt>
            <dd>{words::version(language, module.version)}</dd>
            {news}
            {linked(td_string!(locale, library.builds_on), &module.prerequisites)}
            {linked(td_string!(locale, library.leads_to), &details.leads_to)}
        </dl>
        <p class="soft">{td_string!(locale, library.proposal)}</p>
    }
    .into_any()
}

/// What the one who asks has learned of it.
fn learned(setting: &Setting, learned: Option<&Learned>) -> AnyView {
    let locale = setting.locale;
    let Some(learned) = learned else { return ().into_any() };
    let skill = if learned.is_skill {
        view! { <p>{td_string!(locale, library.you.skill)}</p> }.into_any()
    } else if learned.missing.is_empty() {
        view! { <p>{td_string!(locale, library.you.ready)}</p> }.into_any()
    } else {
        let missing = words::modules(setting, &learned.missing);
        view! { <p>{td_string!(locale, library.you.missing)} " " {missing}</p> }.into_any()
    };
    let attended = (!learned.attended.is_empty()).then(|| {
        view! {
            <p>{td_string!(locale, library.you.attended)}</p>
            {outlines(setting, &learned.attended)}
        }
    });
    view! { <Part title=td_string!(locale, library.you.title)>{skill} {attended}</Part> }.into_any()
}

/// The form that fetches all of it as one archive, with the sizes said before.
fn take_along(setting: &Setting, details: &ModuleDetails) -> AnyView {
    let (locale, language) = (setting.locale, setting.language);
    if details.materials.is_empty() {
        return ().into_any();
    }
    let boxes = Language::ALL.iter().filter_map(|one| {
        let files: Vec<_> = details
            .materials
            .iter()
            .filter(|material| material.current.language == *one)
            .map(|material| u64::from(material.current.length))
            .collect();
        let size = words::size(language, files.iter().sum());
        let label = td_string!(locale, library.along.language, language = terms::language(language, *one), size = size);
        (!files.is_empty()).then(|| {
            view! {
                <label class="tick">
                    <input type="checkbox" name="language" value=one.slug() checked=true />
                    <span>{label}</span>
                </label>
            }
        })
    });
    let boxes = boxes.collect_view();
    let action = setting.href(&format!("{}/take-along", words::module_path(details.module.topic)));
    view! {
        <Part title=td_string!(locale, library.along.title) id="take-along">
            <p>{td_string!(locale, library.along.text)}</p>
            <form class="form" method="get" action=action>
                <div class="ticks">{boxes}</div>
                <button class="primary" type="submit">{td_string!(locale, library.along.take)}</button>
            </form>
        </Part>
    }
    .into_any()
}

/// What was withdrawn, for coordinators.
fn withdrawn(setting: &Setting, withdrawn: &[Resource]) -> AnyView {
    if withdrawn.is_empty() {
        return ().into_any();
    }
    let items = withdrawn.iter().map(|resource| {
        let reason = resource.withdrawn.as_ref().map(|deed| deed.reason.clone());
        let href = setting.href(&format!("/library/materials/{}", resource.id));
        let more = view! {
            <p class="written"><bdi>{reason}</bdi></p>
            <p class="soft"><a href=href>{td_string!(setting.locale, library.manage)}</a></p>
        };
        item(setting, resource, more)
    });
    let items = items.collect_view();
    let locale = setting.locale;
    view! {
        <Part title=td_string!(locale, library.withdrawn)>
            <p class="soft">{td_string!(locale, library.withdrawn_text)}</p>
            <ul class="materials">{items}</ul>
        </Part>
    }
    .into_any()
}

/// The trainings that taught it.
fn trainings(setting: &Setting, details: &ModuleDetails) -> AnyView {
    let locale = setting.locale;
    let list = if details.trainings.is_empty() {
        view! { <p class="soft">{td_string!(locale, library.no_training)}</p> }.into_any()
    } else {
        outlines(setting, &details.trainings)
    };
    let more = (details.more_trainings > 0).then(|| {
        let words = td_string!(locale, library.more_trainings, count = setting.number(details.more_trainings));
        view! { <p class="soft">{words}</p> }
    });
    let is_member = signed_in().is_some_and(|who| who.account().role == Role::Member && who.account().member.is_some());
    let log = is_member.then(|| {
        let href = setting.href("/me/sessions-led/new");
        view! { <p><a class="plain" href=href>{td_string!(locale, cascade.led.log)}</a></p> }
    });
    view! { <Part title=td_string!(locale, library.taught)>{list} {more} {log}</Part> }.into_any()
}

fn outlines(setting: &Setting, outlines: &[Outline]) -> AnyView {
    let items = outlines.iter().map(|training| {
        let title = outline_title(setting, training);
        let title = if training.is_published {
            view! { <a class="plain" href=setting.record_href(RecordKind::Training, &training.id)>{title}</a> }
                .into_any()
        } else {
            title.into_any()
        };
        let mark = training
            .is_demonstration
            .then(|| view! { <span class="mark">{td_string!(setting.locale, shell.demonstration_mark)}</span> });
        view! {
            <li>
                <p class="material-title">{title} {mark}</p>
                <p class="soft">{outline_time_and_place(setting, training)}</p>
            </li>
        }
    });
    view! { <ul class="materials">{items.collect_view()}</ul> }.into_any()
}

fn sources(setting: &Setting, details: &ModuleDetails) -> AnyView {
    if details.sources.is_empty() {
        return ().into_any();
    }
    let links = details.sources.iter().map(|(id, title)| {
        let href = setting.record_href(RecordKind::Source, id);
        view! { <li><a href=href><Told language=setting.language text=title.clone() /></a></li> }
    });
    let links = links.collect_view();
    view! { <Part title=td_string!(setting.locale, library.sources)><ul class="links">{links}</ul></Part> }.into_any()
}
