//! Where a record may be said to lie (safety model, "Place").

use super::{Context, texts};
use crate::{
    places::{Area, Region},
    safety::{RiskLevel, public::PlaceNote},
    text::LocalText,
};

/// As many published members must live in a district before it is told as the place of a person or sensitive event.
pub(super) const ENOUGH_MEMBERS: u32 = 5;

/// What a record is, as far as its place goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exposure {
    /// Facilitators at work: interventions and cascade sessions.
    Facilitators,
    /// A training of the programme.
    Training,
    /// Organisations and what public documents say: grants, assessments.
    Document,
}

/// Where a record lies, as it may be told.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The areas, without repetition.
    pub areas: Vec<Area>,
    /// How exactly they are told.
    pub note: PlaceNote,
    /// The names of withheld districts: its own, and those of regions at severe risk.
    names: Vec<String>,
}

impl Place {
    /// `text` without the names of withheld districts.
    pub fn redacted(&self, text: &LocalText) -> LocalText {
        texts::without_names(text, &self.names)
    }
}

impl Context {
    /// Whether a district may be told as the place of a record.
    fn may_tell_district(&self, district: &str, region: Region, exposure: Exposure) -> bool {
        let risk = self.risk(region);
        match exposure {
            Exposure::Facilitators => {
                risk < RiskLevel::Moderate && self.membership.in_district(district) >= ENOUGH_MEMBERS
            }
            Exposure::Training => risk < RiskLevel::High,
            Exposure::Document => risk < RiskLevel::Severe,
        }
    }

    /// Where a record in `districts` and `regions` may be said to lie; `nowhere` says why, if there is nothing to tell.
    ///
    /// Where one district of a region is withheld, all of that region's are: the others would narrow it down.
    pub(super) fn place(
        &self,
        districts: &[String],
        regions: &[Region],
        exposure: Exposure,
        nowhere: PlaceNote,
    ) -> Place {
        let known: Vec<(&String, Region)> =
            districts.iter().filter_map(|slug| Some((slug, *self.districts.get(slug)?))).collect();
        let withheld: Vec<Region> = known
            .iter()
            .filter(|(slug, region)| !self.may_tell_district(slug, *region, exposure))
            .map(|(_, region)| *region)
            .collect();
        let is_withheld = |region: &Region| withheld.contains(region);
        let mut areas: Vec<Area> = known
            .iter()
            .map(|(slug, region)| match is_withheld(region) {
                true => Area::Region(*region),
                false => Area::District { slug: (*slug).clone(), region: *region },
            })
            .chain(regions.iter().copied().map(Area::Region))
            .collect();
        areas.sort();
        areas.dedup();
        let note = if !withheld.is_empty() {
            PlaceNote::RegionForSafety
        } else if areas.is_empty() {
            nowhere
        } else if areas.iter().all(|area| area.district().is_none()) {
            PlaceNote::RegionKnown
        } else {
            PlaceNote::AsKnown
        };
        let own = known.iter().filter(|(_, region)| is_withheld(region)).map(|(slug, _)| slug.as_str());
        let names = own.chain(self.severe_districts()).flat_map(|slug| self.names_of(slug)).collect();
        Place { areas, note, names }
    }

    /// No place, of a record whose kind has none.
    pub(super) fn nowhere(&self) -> Place {
        self.place(&[], &[], Exposure::Document, PlaceNote::Countrywide)
    }

    /// The districts that no text may name, whatever it is about.
    fn severe_districts(&self) -> impl Iterator<Item = &str> {
        let is_severe = |region: &Region| self.risk(*region) == RiskLevel::Severe;
        self.districts.iter().filter(move |(_, region)| is_severe(region)).map(|(slug, _)| slug.as_str())
    }

    /// Every name of a district: in the languages, and its slug in words.
    fn names_of(&self, slug: &str) -> Vec<String> {
        let own = self.names.get(slug).into_iter().flat_map(texts::versions).map(str::to_owned);
        own.chain([slug.replace('-', " ")]).collect()
    }
}
