//! What the library's things are called, and how their sizes and times are told.

use domain::{
    library::{FileKind, Resource, ResourceFault, ResourceKind},
    text::Language,
    trainings::Topic,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::{
    format,
    i18n::Locale,
    language::{direction, locale},
    pages::components::Setting,
    terms,
};

/// Bytes of a kilobyte, as file managers count.
const KILO: u64 = 1_000;

/// What a kind of material is called.
pub fn kind(locale: Locale, kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::Handout => td_string!(locale, library.kind.handout),
        ResourceKind::Slides => td_string!(locale, library.kind.slides),
        ResourceKind::Exercise => td_string!(locale, library.kind.exercise),
        ResourceKind::TrainersNotes => td_string!(locale, library.kind.trainers_notes),
        ResourceKind::Assessment => td_string!(locale, library.kind.assessment),
    }
}

/// What a file's format is called.
pub fn file(locale: Locale, file: FileKind) -> &'static str {
    match file {
        FileKind::Pdf => "PDF",
        FileKind::Docx => "Word",
        FileKind::Pptx => "PowerPoint",
        FileKind::Odt | FileKind::Odp => "OpenDocument",
        FileKind::Text | FileKind::Markdown => td_string!(locale, library.file.text),
        FileKind::Jpeg => td_string!(locale, library.file.picture),
    }
}

/// What is wrong, in a sentence.
pub fn fault(locale: Locale, fault: ResourceFault) -> &'static str {
    match fault {
        ResourceFault::NoFile => td_string!(locale, library.fault.no_file),
        ResourceFault::TooLarge => td_string!(locale, library.fault.too_large),
        ResourceFault::WrongKind => td_string!(locale, library.fault.wrong_kind),
        ResourceFault::Damaged => td_string!(locale, library.fault.damaged),
        ResourceFault::Active => td_string!(locale, library.fault.active),
        ResourceFault::TooManyPoints => td_string!(locale, library.fault.too_many_points),
        ResourceFault::Busy => td_string!(locale, library.fault.busy),
        ResourceFault::NoTitle => td_string!(locale, library.fault.no_title),
        ResourceFault::BadTitle => td_string!(locale, library.fault.bad_title),
        ResourceFault::NoKind => td_string!(locale, library.fault.no_kind),
        ResourceFault::NoLanguage => td_string!(locale, library.fault.no_language),
        ResourceFault::NoVersion => td_string!(locale, library.fault.no_version),
        ResourceFault::NotLater => td_string!(locale, library.fault.not_later),
        ResourceFault::BadNews => td_string!(locale, library.fault.bad_news),
        ResourceFault::NoNews => td_string!(locale, library.fault.no_news),
        ResourceFault::BadNote => td_string!(locale, library.fault.bad_note),
        ResourceFault::NoLevel => td_string!(locale, library.fault.no_level),
        ResourceFault::NoReason => td_string!(locale, library.fault.no_reason),
    }
}

/// How much has to be fetched, rounded up.
pub fn size(language: Language, bytes: u64) -> String {
    let locale = locale(language);
    let kilobytes = bytes.div_ceil(KILO).max(1);
    if kilobytes < KILO {
        let count = format::number(language, u32::try_from(kilobytes).unwrap_or(u32::MAX));
        return td_string!(locale, library.size.kilobytes, count = count);
    }
    let tenths = kilobytes.div_ceil(KILO / 10);
    let point = if language == Language::Urdu { '٫' } else { '.' };
    let count = format::figures(language, &format!("{}{point}{}", tenths / 10, tenths % 10));
    td_string!(locale, library.size.megabytes, count = count)
}

/// How long a module takes.
pub fn time(language: Language, minutes: u32) -> String {
    let locale = locale(language);
    match (minutes / 60, minutes % 60) {
        (1, 0) => td_string!(locale, library.time.hour).to_owned(),
        (hours, 0) => td_string!(locale, library.time.hours, count = format::number(language, hours)),
        _ => td_string!(locale, library.time.minutes, count = format::number(language, minutes)),
    }
}

/// A version in the reader's figures.
pub fn version(language: Language, version: domain::library::Version) -> String {
    format::figures(language, &version.to_string())
}

/// The title of a version, marked with its language where that is not the reader's.
pub fn title(setting: &Setting, resource: &Resource) -> AnyView {
    let (title, language) = resource.title_for(setting.language);
    let title = title.to_owned();
    if language == setting.language {
        return title.into_any();
    }
    view! { <bdi lang=language.slug() dir=direction(language)>{title}</bdi> }.into_any()
}

/// The address of a module's page.
pub fn module_path(topic: Topic) -> String {
    format!("/library/modules/{topic}")
}

/// Modules as links, one after the other.
pub fn modules(setting: &Setting, topics: &[Topic]) -> AnyView {
    let comma = td_string!(setting.locale, explore.list_comma);
    let links = topics.iter().enumerate().map(|(number, topic)| {
        let href = setting.href(&module_path(*topic));
        let before = if number == 0 { "" } else { comma };
        view! { {before} <a href=href>{terms::topic(setting.language, *topic)}</a> }
    });
    links.collect_view().into_any()
}
