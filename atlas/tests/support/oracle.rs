//! The filters once more, written as plainly as they are told, for comparison.

use atlas::AtlasArea;
use domain::{
    dates::{Date, Precision, start_of},
    explore::{ExploreQuery, Facet},
    places::Area,
    safety::public::{PublicDetails, PublicRecord, RecordKind},
    text::{Language, LocalText},
};

pub struct Oracle<'a> {
    pub areas: &'a [AtlasArea],
    pub records: &'a [PublicRecord],
}

impl<'a> Oracle<'a> {
    /// The records on map and timeline, in list order.
    pub fn listed(&self) -> Vec<&'a PublicRecord> {
        let mut listed: Vec<&PublicRecord> =
            self.records.iter().filter(|record| RecordKind::EXPLORED.contains(&record.kind)).collect();
        listed.sort_by(|one, other| key(other).cmp(&key(one)).then_with(|| one.id.cmp(&other.id)));
        listed
    }

    pub fn matching(&self, query: &ExploreQuery) -> Vec<&'a PublicRecord> {
        self.listed().into_iter().filter(|record| self.matches(record, query)).collect()
    }

    pub fn matches(&self, record: &PublicRecord, query: &ExploreQuery) -> bool {
        passes(&query.kinds, &[record.kind])
            && passes(&query.regions, &record.areas.iter().map(Area::region).collect::<Vec<_>>())
            && passes(&query.districts, &districts(record))
            && passes(&query.disputes, &record.dispute().into_iter().collect::<Vec<_>>())
            && passes(&query.themes, &record.themes)
            && passes(&query.topics, &record.topics)
            && passes(&query.professions, &record.professions)
            && passes(&query.organisations, &record.organisation_ids().cloned().collect::<Vec<_>>())
            && query.from.is_none_or(|from| record.span.to >= from.first_day())
            && query.to.is_none_or(|to| record.span.from <= to.last_day())
            && self.in_bbox(record, query)
            && self.has_words(record, &query.text)
    }

    fn known(&self, area: &Area) -> &AtlasArea {
        self.areas.iter().find(|known| known.area == *area).expect("a known area")
    }

    fn in_bbox(&self, record: &PublicRecord, query: &ExploreQuery) -> bool {
        query.bbox.is_none_or(|bbox| {
            record.areas.iter().any(|area| {
                let known = self.known(area);
                (bbox.west..=bbox.east).contains(&known.lon) && (bbox.south..=bbox.north).contains(&known.lat)
            })
        })
    }

    fn has_words(&self, record: &PublicRecord, text: &str) -> bool {
        let texts = self.texts(record);
        folded(text).split(' ').all(|word| texts.iter().any(|text| folded(text).contains(word)))
    }

    fn texts(&self, record: &PublicRecord) -> Vec<String> {
        let mut texts = vec![record.kind.slug().to_owned()];
        let mut add = |text: &LocalText| texts.extend(Language::ALL.iter().map(|one| text.own(*one).to_owned()));
        add(&record.title);
        add(&record.summary);
        for link in &record.organisations {
            add(&link.title);
        }
        for area in &record.areas {
            add(&self.known(area).names);
            if let Some(whole) = self.areas.iter().find(|known| known.area == Area::Region(area.region())) {
                add(&whole.names);
            }
        }
        texts.extend(record.areas.iter().map(|area| area.region().slug().to_owned()));
        texts.extend(record.themes.iter().map(|term| term.slug().to_owned()));
        texts.extend(record.topics.iter().map(|term| term.slug().to_owned()));
        texts.extend(record.professions.iter().map(|term| term.slug().to_owned()));
        match &record.details {
            PublicDetails::Intervention(details) => {
                texts.push(details.dispute.to_string());
                texts.push(details.mode.to_string());
                texts.push(details.outcome.to_string());
            }
            PublicDetails::Training(details) => texts.push(details.kind.to_string()),
            PublicDetails::Grant(details) => texts.push(details.objective.to_string()),
            _ => {}
        }
        texts
    }
}

/// The day that a record is listed by.
fn key(record: &PublicRecord) -> Date {
    if record.sensitive { start_of(record.span.from, Precision::Year) } else { record.span.from }
}

pub fn districts(record: &PublicRecord) -> Vec<String> {
    record.areas.iter().filter_map(|area| area.district().map(str::to_owned)).collect()
}

fn passes<T: PartialEq>(wanted: &[T], terms: &[T]) -> bool {
    wanted.is_empty() || terms.iter().any(|term| wanted.contains(term))
}

/// Folds the letters that the tests' texts have.
fn folded(text: &str) -> String {
    let pairs = [
        ('é', "e"),
        ('ō', "o"),
        ('ī', "i"),
        ('ū', "u"),
        ('ي', "ی"),
        ('ك', "ک"),
        ('ڪ', "ک"),
        ('ه', "ہ"),
        ('ھ', "ہ"),
        ('آ', "ا"),
        ('ئ', "ی"),
        ('ګ', "گ"),
        ('ُ', ""),
        ('.', " "),
        ('-', " "),
        ('،', " "),
        ('؟', " "),
    ];
    let mut folded = text.to_lowercase();
    for (letter, base) in pairs {
        folded = folded.replace(letter, base);
    }
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The query with the terms of one facet replaced.
pub fn with_term(query: &ExploreQuery, facet: Facet, term: &str) -> ExploreQuery {
    let mut query = query.clone();
    match facet {
        Facet::Kind => query.kinds = vec![term.parse().expect("kind")],
        Facet::Region => query.regions = vec![term.parse().expect("region")],
        Facet::District => query.districts = vec![term.to_owned()],
        Facet::Dispute => query.disputes = vec![term.parse().expect("dispute")],
        Facet::Theme => query.themes = vec![term.parse().expect("theme")],
        Facet::Topic => query.topics = vec![term.parse().expect("module")],
        Facet::Profession => query.professions = vec![term.parse().expect("profession")],
        Facet::Organisation => query.organisations = vec![term.parse().expect("organisation")],
    }
    query
}
