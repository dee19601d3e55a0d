//! The demonstration: made-up records in the shape that the sources describe, each labelled as such.
//!
//! The same day and scale always give the same records. Only the number of events, cascade sessions and interventions,
//! follows the scale; members, organisations and grants keep the numbers that the sources give.

mod dice;
mod elections;
mod facts;
mod grants;
mod interventions;
mod members;
mod organisations;
mod places;
mod pseudonyms;
mod roster;
mod sessions;
mod shape;
mod stories;
mod themes;
mod wishes;
mod workshops;

use domain::{
    dates::Date,
    programme::ProgrammeData,
    sources::{Provenance, Source},
    text::LocalText,
};

use places::Places;
use roster::Roster;
use shape::Activity;

/// Events of the demonstration in the shape that it is meant to have.
pub const DEFAULT_SCALE: u32 = 340;

/// Of [`DEFAULT_SCALE`] events, so many are cascade sessions; the others are interventions.
const SESSIONS_OF_DEFAULT: u32 = 110;

/// Key of the source that every demonstration record cites.
pub const DEMONSTRATION_SOURCE: &str = "demonstration";

/// The demonstration as of `today`, with `scale` events. Its districts, parent trainings and programme are those of
/// [`super::programme`].
#[must_use]
pub fn demonstration(today: Date, scale: u32) -> ProgrammeData {
    let places = Places::load();
    let (mut members, mut consents) = members::members(today);
    let organisations = organisations::organisations(&places);
    wishes::add(&mut members, &organisations);
    let roster = Roster::new(&members);
    let activity = Activity::until(today);

    let session_count = share(scale, SESSIONS_OF_DEFAULT, DEFAULT_SCALE);
    let mut trainings = sessions::sessions(session_count, today, &roster, &activity, &organisations);
    trainings.extend(workshops::workshops(today, &members));

    let told = stories::stories(today, scale - session_count);
    let mut interventions = told.interventions;
    let untold = (scale - session_count).saturating_sub(u32::try_from(interventions.len()).unwrap_or(u32::MAX));
    interventions.extend(interventions::interventions(untold, today, &roster, &activity));
    consents.extend(told.consents);

    ProgrammeData {
        calendar: facts::calendar(today),
        facts: facts::facts(today),
        sources: vec![source()],
        grants: grants::grants(today, &places, &organisations),
        organisations,
        trainings,
        interventions,
        stories: told.stories,
        members,
        consents,
        ..ProgrammeData::default()
    }
}

/// `part` of `whole`, scaled to `count` and rounded.
fn share(count: u32, part: u32, whole: u32) -> u32 {
    let scaled = (u64::from(count) * u64::from(part) + u64::from(whole) / 2) / u64::from(whole);
    u32::try_from(scaled).unwrap_or(count).min(count)
}

/// The label of the demonstration.
fn source() -> Source {
    Source {
        key: DEMONSTRATION_SOURCE.to_owned(),
        title: LocalText::english_urdu("Demonstration data", "نمائشی ڈیٹا"),
        publisher: "Rabta".to_owned(),
        published: None,
        locator: String::new(),
        demonstration: true,
        inferred: Vec::new(),
    }
}

/// How every demonstration record says that it is one.
fn labelled() -> Provenance {
    Provenance { sources: vec![DEMONSTRATION_SOURCE.to_owned()], inferred: Vec::new(), demonstration: true }
}
