//! The rectangle of Explore's `bbox`.

use std::{fmt::Display, str::FromStr};

use super::QueryError;
use crate::decimal;

/// A rectangle of degrees; `west` may exceed `east` nowhere, as Pakistan is far from the date line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bbox {
    /// Western longitude.
    pub west: f64,
    /// Southern latitude.
    pub south: f64,
    /// Eastern longitude.
    pub east: f64,
    /// Northern latitude.
    pub north: f64,
}

impl FromStr for Bbox {
    type Err = QueryError;

    fn from_str(given: &str) -> Result<Self, QueryError> {
        let refused = |reason| QueryError::new("bbox", given, reason);
        let numbers: Vec<f64> = given.split(',').map_while(|number| decimal::parse(number.trim())).collect();
        let &[west, south, east, north] = numbers.as_slice() else { return Err(refused(Self::FORM)) };
        if given.split(',').count() != numbers.len() {
            return Err(refused(Self::FORM));
        }
        let is_on_earth = [west, east].iter().all(|lon| (-180.0..=180.0).contains(lon))
            && [south, north].iter().all(|lat| (-90.0..=90.0).contains(lat));
        if !is_on_earth {
            return Err(refused(
                "leaves the range of degrees: -180 to 180 for west and east, -90 to 90 for south and north",
            ));
        }
        if west > east || south > north {
            return Err(refused("has its west beyond its east, or its south beyond its north"));
        }
        Ok(Self { west, south, east, north })
    }
}

impl Bbox {
    const FORM: &str = "is not four numbers: west,south,east,north";
}

impl Display for Bbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [west, south, east, north] =
            [self.west, self.south, self.east, self.north].map(|degrees| decimal::write(degrees, 6));
        f.write_str(&[&west, ",", &south, ",", &east, ",", &north].concat())
    }
}
