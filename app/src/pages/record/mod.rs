//! The page of one record, whatever its kind: what it is, where and when, how it is known, and what belongs to it.

mod assessment;
mod explored;
mod grant;
mod intervention;
mod network;
mod organisation;
mod programme;
mod related;
mod source;
mod story;
mod structured;
mod training;

use domain::{
    ids::PublicId,
    safety::public::{PublicDetails, PublicRecord, RecordKind},
};
use leptos::prelude::*;
use leptos_i18n::td_string;
use leptos_router::hooks::use_params_map;

use self::related::{Related, RelatedRecords};
use super::{
    PageContext,
    components::{
        DemonstrationNote, Head, InferredMarks, LeaveQuickly, MiniMap, Page, PageHead, Paragraphs, Provenance, Setting,
        Strip, StructuredData, WaysOn, foreign, place_sentence, record_date, record_title,
    },
    errors::{PageError, answered},
};
use crate::{explore::KindSymbol, terms};

/// Answers `/KIND/ID`.
#[component]
pub fn RecordPage(
    /// The kind that the address names.
    kind: RecordKind,
) -> impl IntoView {
    let setting = Setting::of_request();
    let reader = PageContext::of_request().reader;
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    answered(async move {
        // An id that can't be one gets the same answer as one that nothing has.
        let id: PublicId = id.parse().map_err(|_| PageError::NotFound)?;
        let record = reader.record(kind, &id).await?.ok_or(PageError::NotFound)?;
        let related = Related::load(&reader, &record).await?;
        Ok(view! { <RecordView setting=setting record=record related=related /> })
    })
}

#[component]
fn RecordView(setting: Setting, record: PublicRecord, related: Related) -> impl IntoView {
    let href = setting.record_href(record.kind, &record.id);
    let title = record_title(setting.language, &record);
    let head = PageHead {
        title: title.clone(),
        description: description(&setting, &record),
        href: href.clone(),
        kind: "article",
        unlisted: record.demonstration,
    };
    let structured = structured::data(&setting, &record, &title, &href);
    let explore = setting.explore_href(&explored::query(&record));
    let aside = view! {
        <aside class="record-aside">
            <Whereabouts setting=setting.clone() record=record.clone() />
            <WaysOn setting=setting.clone() explore=explore href=href />
        </aside>
    };
    let class = if record.sensitive { "record sensitive" } else { "record" };
    view! {
        <Head head=head />
        <StructuredData data=structured />
        <Page class=class>
            <article>
                <RecordHead setting=setting.clone() record=record.clone() title=title />
                <div class="record-body">
                    {body(&setting, &record, &related)}
                    <RelatedRecords setting=setting.clone() record=record.clone() related=related />
                    <Provenance setting=setting record=record />
                </div>
            </article>
            {aside}
        </Page>
    }
}

/// What previews say: the summary, or place and date.
fn description(setting: &Setting, record: &PublicRecord) -> String {
    match setting.text(&record.summary) {
        "" => setting.pair(&setting.place(&record.areas, record.place), &record_date(setting, record)),
        summary => summary.to_owned(),
    }
}

#[component]
fn RecordHead(setting: Setting, record: PublicRecord, title: String) -> impl IntoView {
    let language = setting.language;
    let lang = foreign(language, &record.title).map(|(lang, _)| lang);
    let dir = foreign(language, &record.title).map(|(_, dir)| dir);
    // A source has no place of its own, and an organisation's background is a section of its page.
    let meta = match record.kind {
        RecordKind::Source => String::new(),
        _ => setting.pair(&setting.place(&record.areas, record.place), &record_date(&setting, &record)),
    };
    let lead = (record.kind != RecordKind::Organisation && !record.summary.is_empty())
        .then(|| view! { <Paragraphs language=language text=record.summary.clone() class="lead" /> });
    view! {
        <header class="record-head">
            <p class="kicker">
                <a href=setting.href(list_path(record.kind))>
                    <KindSymbol kind=record.kind />
                    <span>{terms::kinds(language, record.kind)}</span>
                </a>
                {record.sensitive.then(|| view! { <LeaveQuickly setting=setting.clone() /> })}
            </p>
            <h1 lang=lang dir=dir>{title}</h1>
            {(!meta.is_empty()).then(|| view! { <p class="record-meta">{meta}</p> })}
            <InferredMarks setting=setting.clone() inferred=record.inferred />
            {record.demonstration.then(|| view! { <DemonstrationNote setting=setting.clone() /> })}
            {lead}
        </header>
    }
}

/// The page that lists records of a kind.
const fn list_path(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Training => "/trainings",
        RecordKind::Story => "/stories",
        RecordKind::Organisation | RecordKind::Network | RecordKind::Grant => "/organisations",
        RecordKind::Lesson | RecordKind::RoadmapAction => "/lessons",
        RecordKind::Source => "/sources",
        RecordKind::Intervention => "/?kind=intervention",
        RecordKind::Assessment => "/?kind=assessment",
        RecordKind::Programme => "/trainings",
    }
}

/// Map and timeline that put the record in its place and time.
#[component]
fn Whereabouts(setting: Setting, record: PublicRecord) -> impl IntoView {
    let locale = setting.locale;
    let dated = !matches!(record.kind, RecordKind::Source);
    let sentence = place_sentence(&setting, &record).filter(|_| dated);
    view! {
        <figure class="whereabouts">
            <MiniMap setting=setting.clone() kind=record.kind areas=record.areas.clone() />
            {sentence.map(|sentence| view! { <figcaption>{sentence}</figcaption> })}
        </figure>
        {dated
            .then(|| {
                view! {
                    <figure class="whenabouts">
                        <Strip setting=setting.clone() kind=record.kind span=record.span />
                        <figcaption>{td_string!(locale, pages.strip.caption)}</figcaption>
                    </figure>
                }
            })}
    }
}

/// What is particular to the record's kind.
fn body(setting: &Setting, record: &PublicRecord, related: &Related) -> AnyView {
    match &record.details {
        PublicDetails::Intervention(own) => intervention::body(setting, record, own),
        PublicDetails::Training(own) => training::body(setting, record, own),
        PublicDetails::Organisation(own) => organisation::body(setting, record, own, &related.networks),
        PublicDetails::Grant(own) => grant::body(setting, record, own),
        PublicDetails::Assessment(own) => assessment::body(setting, record, own),
        PublicDetails::Story(own) => story::body(setting, record, own, related.told.as_ref()),
        PublicDetails::Network(own) => network::body(setting, record, own),
        PublicDetails::Programme(own) => programme::body(setting, own),
        PublicDetails::Source(own) => source::body(setting, own),
        // These have no page of their own: the routes don't lead here.
        PublicDetails::Lesson(_) | PublicDetails::RoadmapAction(_) => ().into_any(),
    }
}
