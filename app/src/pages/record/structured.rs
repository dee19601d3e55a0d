//! A record in schema.org's terms.

use chrono::Datelike;
use domain::{
    dates::{Precision, Span},
    safety::public::{PublicDetails, PublicLink, PublicRecord},
    trainings::{TrainingKind, TrainingStatus},
};
use serde_json::{Map, Value, json};

use crate::pages::components::{Setting, link_title};

/// What search engines are told of a record. Nothing of made-up ones, which must not be taken for facts, and nothing of
/// sensitive ones, which nobody should be led to by a machine.
#[must_use]
pub fn data(setting: &Setting, record: &PublicRecord, title: &str, href: &str) -> Option<Value> {
    if record.demonstration || record.sensitive {
        return None;
    }
    let address = setting.absolute(href);
    let mut data = Map::new();
    let mut put = |name: &str, value: Value| {
        if !matches!(&value, Value::Null) && value != json!("") && value != json!([]) {
            data.insert(name.to_owned(), value);
        }
    };
    put("@context", json!("https://schema.org"));
    put("@id", json!(address));
    put("url", json!(address));
    put("name", json!(title));
    put("description", json!(setting.text(&record.summary)));
    put("inLanguage", json!(setting.language.slug()));
    for (name, value) in particular(setting, record)? {
        put(name, value);
    }
    Some(Value::Object(data))
}

/// What depends on the kind of the record; none for kinds without a page.
fn particular(setting: &Setting, record: &PublicRecord) -> Option<Vec<(&'static str, Value)>> {
    let places: Vec<_> = record
        .areas
        .iter()
        .map(|area| json!({ "@type": "AdministrativeArea", "name": setting.area_name(area), "containedInPlace": "Pakistan" }))
        .collect();
    let organisations = || names(setting, &record.organisations);
    let (from, to) = (partial(record.span, false), partial(record.span, true));
    let fields = match &record.details {
        PublicDetails::Training(own) => vec![
            ("@type", json!("EducationEvent")),
            ("startDate", from),
            ("endDate", to),
            ("location", json!(places)),
            ("organizer", json!(organisations())),
            ("eventStatus", json!(event_status(own.status))),
            ("eventAttendanceMode", json!(attendance(own.kind))),
        ],
        PublicDetails::Intervention(_) => {
            vec![("@type", json!("Event")), ("startDate", from), ("endDate", to), ("location", json!(places))]
        }
        PublicDetails::Organisation(own) => vec![
            ("@type", json!("Organization")),
            ("alternateName", json!(own.short_name)),
            ("areaServed", json!(places)),
            ("funder", json!(names(setting, &own.funders))),
        ],
        PublicDetails::Network(own) => {
            vec![("@type", json!("Organization")), ("member", json!(names(setting, &own.members)))]
        }
        PublicDetails::Grant(own) => {
            vec![("@type", json!("Grant")), ("funder", json!(names(setting, own.funder.as_slice())))]
        }
        PublicDetails::Programme(own) => {
            vec![("@type", json!("Project")), ("funder", json!(names(setting, &own.funders))), ("foundingDate", from)]
        }
        PublicDetails::Assessment(_) => vec![
            ("@type", json!("Report")),
            ("datePublished", to),
            ("spatialCoverage", json!(places)),
            ("creator", json!(organisations())),
        ],
        PublicDetails::Story(_) => {
            vec![
                ("@type", json!("Article")),
                ("headline", json!(setting.text(&record.title))),
                ("spatialCoverage", json!(places)),
            ]
        }
        PublicDetails::Source(own) => vec![
            ("@type", json!("CreativeWork")),
            ("publisher", json!({ "@type": "Organization", "name": own.publisher })),
            ("datePublished", own.published.map_or(Value::Null, |span| partial(span, true))),
            ("sameAs", json!(own.locator)),
        ],
        PublicDetails::Lesson(_) | PublicDetails::RoadmapAction(_) => return None,
    };
    Some(fields)
}

fn names(setting: &Setting, links: &[PublicLink]) -> Vec<Value> {
    let organisation = |link: &PublicLink| {
        let address = setting.absolute(&setting.record_href(link.kind, &link.id));
        json!({ "@type": "Organization", "name": link_title(setting.language, link), "url": address })
    };
    links.iter().map(organisation).collect()
}

/// First or last day of a span, written no more exactly than it is known: ISO 8601 lets a date end after year or month.
fn partial(span: Span, last: bool) -> Value {
    let date = if last { span.to } else { span.from };
    let text = match span.precision {
        Precision::Day => format!("{date}"),
        Precision::Month | Precision::Quarter => format!("{:04}-{:02}", date.year(), date.month()),
        Precision::Year => format!("{:04}", date.year()),
    };
    json!(text)
}

const fn event_status(status: TrainingStatus) -> &'static str {
    match status {
        TrainingStatus::Cancelled => "https://schema.org/EventCancelled",
        _ => "https://schema.org/EventScheduled",
    }
}

const fn attendance(kind: TrainingKind) -> &'static str {
    match kind {
        TrainingKind::VirtualSession => "https://schema.org/OnlineEventAttendanceMode",
        _ => "https://schema.org/OfflineEventAttendanceMode",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::dates::PartialDate;

    #[test]
    fn dates_are_written_no_more_exactly_than_they_are_known() {
        let day = |text: &str| text.parse::<PartialDate>().expect("a date").first_day();
        let span = |precision| Span { from: day("2013-04-20"), to: day("2013-04-22"), precision };
        assert_eq!(partial(span(Precision::Day), true), json!("2013-04-22"));
        assert_eq!(partial(span(Precision::Month), false), json!("2013-04"));
        assert_eq!(partial(span(Precision::Year), false), json!("2013"));
    }
}
