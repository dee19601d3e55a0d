//! The records that link to a record, and what else its page shows of others.

use domain::{
    explore::ExploreQuery,
    safety::public::{PublicDetails, PublicRecord, RecordKind},
};
use leptos::prelude::*;
use leptos_i18n::td_string;
use store::{Page, PublicReader};

use crate::{
    pages::{
        components::{Entries, Entry, Part, Setting},
        errors::PageError,
    },
    terms,
};

/// Most records that a page lists as related.
const MOST: u32 = 60;
/// There are four thematic networks.
const NETWORKS: Page = Page { offset: 0, limit: 8 };

/// What a record's page shows of other records.
#[derive(Debug, Default)]
pub struct Related {
    /// Records that link to it.
    linking: Vec<PublicRecord>,
    /// Whether there are more than are shown.
    more: bool,
    /// The thematic networks, for an organisation's page.
    pub networks: Vec<PublicRecord>,
    /// The intervention that a story tells, where it is published beside its story.
    pub told: Option<PublicRecord>,
}

impl Related {
    /// Reads what the record's page needs.
    pub async fn load(reader: &PublicReader, record: &PublicRecord) -> Result<Self, PageError> {
        let mut linking = reader.linking_to(&record.id, Page { offset: 0, limit: MOST + 1 }).await?;
        let more = linking.len() > MOST as usize;
        linking.truncate(MOST as usize);
        let networks = match record.kind {
            RecordKind::Organisation => reader.records(RecordKind::Network, NETWORKS).await?,
            _ => Vec::new(),
        };
        let told = match &record.details {
            PublicDetails::Story(story) => reader.record(RecordKind::Intervention, &story.intervention.id).await?,
            _ => None,
        };
        Ok(Self { linking, more, networks, told })
    }
}

/// The kinds in the order in which a page lists what belongs to its record.
const ORDER: [RecordKind; 11] = [
    RecordKind::Story,
    RecordKind::Training,
    RecordKind::Grant,
    RecordKind::Assessment,
    RecordKind::Network,
    RecordKind::Organisation,
    RecordKind::Programme,
    RecordKind::Intervention,
    RecordKind::Lesson,
    RecordKind::RoadmapAction,
    RecordKind::Source,
];

/// Kinds that the record's own part of the page shows already.
const fn shown_above(page: RecordKind, other: RecordKind) -> bool {
    matches!(
        (page, other),
        (RecordKind::Assessment, RecordKind::Training)
            | (RecordKind::Intervention, RecordKind::Story)
            | (RecordKind::Story, RecordKind::Intervention)
            | (RecordKind::Network, RecordKind::Organisation)
    )
}

/// What related records of a kind are to the page's record.
fn title(setting: &Setting, page: RecordKind, other: RecordKind) -> String {
    let kinds = terms::kinds(setting.language, other);
    match (page, other) {
        (RecordKind::Training, RecordKind::Training) => td_string!(setting.locale, pages.related.followed).to_owned(),
        (RecordKind::Source, _) => td_string!(setting.locale, pages.related.cited_by, kinds = kinds),
        _ => kinds.to_owned(),
    }
}

/// A list whose end is folded away where it is long, so that the page can be taken in at once.
#[component]
fn Folded(setting: Setting, mut entries: Vec<Entry>) -> impl IntoView {
    /// Entries that are always shown.
    const SHOWN: usize = 6;
    let count = setting.number(entries.len());
    // A fold that hides a line or two costs more than it saves.
    let rest = if entries.len() > SHOWN + 2 { entries.split_off(SHOWN) } else { Vec::new() };
    let rest = (!rest.is_empty()).then(|| {
        view! {
            <details>
                <summary>{td_string!(setting.locale, pages.related.all_of_kind, count = count)}</summary>
                <Entries entries=rest />
            </details>
        }
    });
    (view! { <Entries entries=entries /> }, rest)
}

/// The related records by kind.
#[component]
pub fn RelatedRecords(
    /// The page's surroundings.
    setting: Setting,
    /// The record that they link to.
    record: PublicRecord,
    /// What was read.
    related: Related,
) -> impl IntoView {
    let parts = ORDER.into_iter().filter(|kind| !shown_above(record.kind, *kind)).filter_map(|kind| {
        let entries: Vec<_> = related
            .linking
            .iter()
            .filter(|other| other.kind == kind)
            .map(|other| Entry::of_record(&setting, other).without_summary())
            .collect();
        let title = title(&setting, record.kind, kind);
        let setting = setting.clone();
        (!entries.is_empty())
            .then(|| view! { <Part title=title class="related"><Folded setting=setting entries=entries /></Part> })
    });
    let parts = parts.collect_view();
    let all = (related.more && record.kind == RecordKind::Organisation).then(|| {
        let query = ExploreQuery { organisations: vec![record.id.clone()], ..ExploreQuery::default() };
        view! { <p><a href=setting.explore_href(&query)>{td_string!(setting.locale, pages.related.all)}</a></p> }
    });
    let more = related.more.then(|| view! { <p class="note">{td_string!(setting.locale, pages.related.more)}</p> });
    (parts, more, all)
}
