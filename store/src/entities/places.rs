//! Regions and administrative units.

use domain::{
    places::{AdminLevel, Region},
    safety::RiskLevel,
    text::LocalText,
};

use super::entities;
use crate::columns::{AsJson, Term};

entities! {
    /// A region of the programme, with its label point.
    region in "regions" [slug: Term<Region>] {
        position: i32,
        names: AsJson<LocalText>,
        lon: f64,
        lat: f64,
    }

    /// How dangerous it is in a region, where that was said.
    risk in "region_risks" [region: Term<Region>] {
        level: Term<RiskLevel>,
        review: Option<Date>,
    }

    /// An administrative unit.
    unit in "admin_units" [slug: String] {
        position: i32,
        level: Term<AdminLevel>,
        parent: Option<String>,
        region: Option<Term<Region>>,
        iso: Option<String>,
        p_code: Option<String>,
        names: AsJson<LocalText>,
        lon: f64,
        lat: f64,
    }
}
