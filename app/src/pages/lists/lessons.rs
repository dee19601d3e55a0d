//! `/lessons`: what was learned, with its evidence, and the way on.

use domain::{
    learning::LessonKind,
    safety::public::{PublicDetails, PublicLesson, PublicRecord, RecordKind},
};
use leptos::prelude::*;
use leptos_i18n::td_string;
use store::{Page as Slice, PublicReader};

use super::roadmap::Roadmap;
use crate::{
    pages::{
        PageContext,
        components::{Head, Links, Marks, Page, PageHead, PageTitle, Paragraphs, Part, Setting, Told},
        errors::{PageError, answered},
    },
    terms,
};

/// Most lessons and actions that the page holds.
const MOST: Slice = Slice { offset: 0, limit: 300 };

/// Answers `/lessons`.
#[component]
pub fn LessonsPage() -> impl IntoView {
    let setting = Setting::of_request();
    let reader = PageContext::of_request().reader;
    answered(async move {
        let (lessons, actions) = load(&reader).await?;
        Ok(view! { <Lessons setting=setting lessons=lessons actions=actions /> })
    })
}

async fn load(reader: &PublicReader) -> Result<(Vec<PublicRecord>, Vec<PublicRecord>), PageError> {
    let lessons = reader.records(RecordKind::Lesson, MOST).await?;
    let actions = reader.records(RecordKind::RoadmapAction, MOST).await?;
    Ok((lessons, actions))
}

#[component]
fn Lessons(setting: Setting, lessons: Vec<PublicRecord>, actions: Vec<PublicRecord>) -> impl IntoView {
    let locale = setting.locale;
    let title = td_string!(locale, shell.lessons);
    let lead = td_string!(locale, pages.lessons.lead);
    let href = setting.href("/lessons");
    let head = PageHead { title: title.to_owned(), description: lead.to_owned(), href, ..PageHead::default() };
    let nothing = lessons.is_empty().then(|| view! { <p class="note">{td_string!(locale, pages.lessons.nothing)}</p> });
    let kinds: Vec<_> = LessonKind::ALL.iter().map(|kind| of_kind(&setting, *kind, &lessons)).collect();
    view! {
        <Head head=head />
        <Page class="list lessons">
            <PageTitle title=title.to_owned() lead=lead />
            {nothing}
            {kinds}
            <Roadmap setting=setting actions=actions />
        </Page>
    }
}

fn of_kind(setting: &Setting, kind: LessonKind, lessons: &[PublicRecord]) -> Option<impl IntoView + use<>> {
    let items: Vec<_> = lessons
        .iter()
        .filter_map(|record| match &record.details {
            PublicDetails::Lesson(own) if own.kind == kind => Some(lesson(setting, record, own)),
            _ => None,
        })
        .collect();
    let title = terms::lesson_kind(setting.language, kind);
    (!items.is_empty()).then(|| view! { <Part title=title id=kind.slug()><ol class="lesson-list">{items}</ol></Part> })
}

fn lesson(setting: &Setting, record: &PublicRecord, own: &PublicLesson) -> impl IntoView + use<> {
    let (locale, language) = (setting.locale, setting.language);
    let themes = setting.list(record.themes.iter().map(|theme| terms::theme(language, *theme)));
    let links: Vec<_> = own.evidence.iter().chain(&record.sources).cloned().collect();
    let evidence = (!links.is_empty()).then(|| {
        view! {
            <div class="evidence">
                <p class="meta">{td_string!(locale, pages.lessons.evidence)}</p>
                <Links links=links />
            </div>
        }
    });
    view! {
        <li id=record.id.to_string()>
            <h3><Told language=language text=record.title.clone() /></h3>
            <Paragraphs language=language text=own.text.clone() />
            <p class="meta">
                {themes} <Marks inferred=!record.inferred.is_empty() demonstration=record.demonstration />
            </p>
            {evidence}
        </li>
    }
}
