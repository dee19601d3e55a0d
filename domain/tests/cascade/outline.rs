//! What the cascade shows of a training to whom.

use domain::{
    cascade::outline,
    dates::Precision,
    members::Viewer,
    places::{Area, Region},
    safety::{Level, RiskLevel, publication::Context},
    trainings::{Training, TrainingStatus},
};
use serde_json::json;

use crate::date;

fn session() -> Training {
    let session = json!({
        "key": "0123456789", "kind": "cascade-session", "status": "completed", "title": { "en": "In Jacobabad" },
        "span": { "from": "2014-06-03", "to": "2014-06-03", "precision": "day" }, "districts": ["jacobabad"],
        "level": "network",
    });
    serde_json::from_value(session).unwrap()
}

fn context(risk: RiskLevel) -> Context {
    let mut context = Context::on(date("2014-09-01"));
    context.districts.insert("jacobabad".to_owned(), Region::InteriorSindh);
    context.risks.insert(Region::InteriorSindh, risk);
    context
}

#[test]
fn members_are_told_month_and_region_and_coordinators_all() {
    let context = context(RiskLevel::Low);
    let seen = outline(&session(), Viewer::Member, &context).unwrap();
    assert_eq!(
        (seen.span.precision, seen.areas.as_slice()),
        (Precision::Month, [Area::Region(Region::InteriorSindh)].as_slice())
    );
    assert!(!seen.title.en.contains("Jacobabad") && !seen.is_published);
    let all = outline(&session(), Viewer::Coordinator, &context).unwrap();
    assert_eq!((all.span.precision, all.areas[0].district()), (Precision::Day, Some("jacobabad")));
}

#[test]
fn nobody_sees_what_is_not_theirs() {
    let (low, severe) = (context(RiskLevel::Low), context(RiskLevel::Severe));
    assert_eq!(outline(&session(), Viewer::Partner, &low), None, "it is the network's");
    assert_eq!(outline(&session(), Viewer::Member, &severe), None, "it would be a risk");
    assert!(outline(&session(), Viewer::Coordinator, &severe).is_some());
    let public = Training { level: Level::Public, ..session() };
    assert!(outline(&public, Viewer::Partner, &low).unwrap().is_published);
    let withdrawn = Training { status: TrainingStatus::Cancelled, ..public };
    assert_eq!(outline(&withdrawn, Viewer::Coordinator, &low), None);
}
