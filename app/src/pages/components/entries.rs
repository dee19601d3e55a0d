//! Records in lists.

use domain::{
    explore::{Row, RowText},
    safety::public::{PublicDetails, PublicLink, PublicRecord, RecordKind},
    text::LocalText,
    trainings::TrainingStatus,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{
    Setting,
    words::{Told, foreign, link_title, record_title},
};
use crate::{
    explore::{KindSymbol, row_title},
    format, terms,
};

/// What a list shows of a record.
#[derive(Debug, Clone)]
pub struct Entry {
    kind: RecordKind,
    href: String,
    title: String,
    /// The title's language and direction, where they are not the reader's.
    foreign: Option<(&'static str, &'static str)>,
    meta: String,
    summary: LocalText,
    inferred: bool,
    demonstration: bool,
}

impl Entry {
    /// A record as a list shows it.
    #[must_use]
    pub fn of_record(setting: &Setting, record: &PublicRecord) -> Self {
        Self {
            kind: record.kind,
            href: setting.record_href(record.kind, &record.id),
            title: record_title(setting.language, record),
            foreign: foreign(setting.language, &record.title),
            meta: setting.pair(
                &setting.pair(&setting.place(&record.areas, record.place), &record_date(setting, record)),
                yet_to_come(setting, record),
            ),
            summary: record.summary.clone(),
            inferred: !record.inferred.is_empty(),
            demonstration: record.demonstration,
        }
    }

    /// A row of the atlas as a list shows it.
    #[must_use]
    pub fn of_row(setting: &Setting, row: &Row) -> Self {
        let date = format::span(setting.language, row.span);
        let foreign = match &row.text {
            RowText::Title(title) => foreign(setting.language, title),
            _ => None,
        };
        Self {
            kind: row.kind,
            href: setting.record_href(row.kind, &row.id),
            title: row_title(setting.language, &row.text),
            foreign,
            meta: setting.pair(&setting.place(&row.areas, row.place), &date),
            summary: row.summary.clone(),
            inferred: row.inferred,
            demonstration: row.demonstration,
        }
    }

    /// Says something else below the title than place and date.
    #[must_use]
    pub fn with_meta(mut self, meta: String) -> Self {
        self.meta = meta;
        self
    }

    /// Says nothing of the record but its title, place and date.
    #[must_use]
    pub fn without_summary(mut self) -> Self {
        self.summary = LocalText::default();
        self
    }
}

/// The status of a training that was not held, or not yet.
fn yet_to_come(setting: &Setting, record: &PublicRecord) -> &'static str {
    match &record.details {
        PublicDetails::Training(own) if own.status != TrainingStatus::Completed => {
            terms::training_status(setting.language, own.status)
        }
        _ => "",
    }
}

/// When a record was; an organisation's dates are those of its work that is recorded here.
#[must_use]
pub fn record_date(setting: &Setting, record: &PublicRecord) -> String {
    format::span(setting.language, record.span)
}

/// A list of records, divided by hairlines.
#[component]
pub fn Entries(
    /// The records.
    entries: Vec<Entry>,
    /// The level of their headings: 2 where the list stands right below the page's title.
    #[prop(default = 3)]
    level: u8,
) -> impl IntoView {
    let setting = Setting::of_request();
    let items = entries.into_iter().map(|entry| {
        let lang = entry.foreign.map(|(lang, _)| lang);
        let link = view! { <a href=entry.href lang=lang>{entry.title}</a> };
        let heading =
            if level == 2 { view! { <h2>{link}</h2> }.into_any() } else { view! { <h3>{link}</h3> }.into_any() };
        view! {
            <li class="entry">
                <KindSymbol kind=entry.kind />
                <div>
                    {heading}
                    <p class="meta">
                        {entry.meta} <Marks inferred=entry.inferred demonstration=entry.demonstration />
                    </p>
                    {(!entry.summary.is_empty())
                        .then(|| view! { <p><Told language=setting.language text=entry.summary /></p> })}
                </div>
            </li>
        }
    });
    view! { <ol class="entries">{items.collect_view()}</ol> }
}

/// What a reader must know before they believe a line: that it is inferred in part, or made up.
#[component]
pub fn Marks(
    /// Whether anything of it is inferred.
    inferred: bool,
    /// Whether it is made up to demonstrate the product.
    demonstration: bool,
) -> impl IntoView {
    let locale = Setting::of_request().locale;
    let demonstration =
        demonstration.then(|| view! { " " <span class="mark">{td_string!(locale, shell.demonstration_mark)}</span> });
    let inferred =
        inferred.then(|| view! { " " <span class="mark">{td_string!(locale, explore.results.inferred)}</span> });
    (demonstration, inferred)
}

/// Links to records, one a line, each with its kind's shape.
#[component]
pub fn Links(
    /// The links.
    links: Vec<PublicLink>,
) -> impl IntoView {
    let setting = Setting::of_request();
    let items = links.into_iter().map(|link| view! { <li><LinkTo setting=setting.clone() link=link /></li> });
    view! { <ul class="links">{items.collect_view()}</ul> }
}

/// One link to a record, with its kind's shape.
#[component]
pub fn LinkTo(
    /// The page's surroundings.
    setting: Setting,
    /// The link.
    link: PublicLink,
) -> impl IntoView {
    let other = foreign(setting.language, &link.title);
    view! {
        <a
            class="link-to"
            href=setting.record_href(link.kind, &link.id)
            lang=other.map(|(lang, _)| lang)
            title=terms::kind(setting.language, link.kind)
        >
            <KindSymbol kind=link.kind />
            <span>{link_title(setting.language, &link)}</span>
        </a>
    }
}
