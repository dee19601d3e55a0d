//! Who counts as a published member, and the counts of them that may be told.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, place::ENOUGH_MEMBERS};
use crate::{
    ids::Ref,
    members::{Gender, Member, MemberField, MemberStatus, Profession},
    places::{Area, Region},
    safety::{
        Level, Purpose, RiskLevel,
        public::{CountedBy, PublicAreaCount, PublicCell, PublicCount},
        small_cells::{Counts, Kind},
    },
};

/// The published members, as true counts. Private: what may be told of them is [`member_counts`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Membership {
    districts: BTreeMap<String, u32>,
    regions: BTreeMap<Region, u32>,
    genders: BTreeMap<(Region, Gender), u32>,
    professions: BTreeMap<(Region, Profession), u32>,
    public_professions: BTreeMap<Ref, Profession>,
}

impl Membership {
    /// How many live in a district.
    #[must_use]
    pub fn in_district(&self, slug: &str) -> u32 {
        self.districts.get(slug).copied().unwrap_or(0)
    }

    /// How many live in a region.
    #[must_use]
    pub fn in_region(&self, region: Region) -> u32 {
        self.regions.get(&region).copied().unwrap_or(0)
    }

    /// How many of a region tell everyone this gender.
    #[must_use]
    pub fn of_gender(&self, region: Region, gender: Gender) -> u32 {
        self.genders.get(&(region, gender)).copied().unwrap_or(0)
    }

    /// How many of a region tell everyone this profession.
    #[must_use]
    pub fn of_profession(&self, region: Region, profession: Profession) -> u32 {
        self.professions.get(&(region, profession)).copied().unwrap_or(0)
    }

    /// The profession of one member, if they are published and tell it to everyone.
    pub(super) fn public_profession(&self, member: &str) -> Option<Profession> {
        self.public_professions.get(member).copied()
    }
}

/// The region of a published member: active and not hidden, in a known district that they tell everyone, with a
/// consent to be counted that holds today. None for anybody else.
fn region_of_published(member: &Member, context: &Context) -> Option<Region> {
    let may_be_counted = member.status == MemberStatus::Active
        && !member.is_hidden()
        && member.level(MemberField::District) == Level::Public
        && context.consents.allow(&member.key, Purpose::Counted, Level::Public, context.today);
    if may_be_counted { context.districts.get(&member.district).copied() } else { None }
}

/// The area that the public may know a member to be counted in: the district where enough published members live,
/// otherwise the region. None for who is not counted.
#[must_use]
pub fn counted_in(member: &Member, context: &Context) -> Option<Area> {
    let region = region_of_published(member, context)?;
    let slug = &member.district;
    let is_district = context.risk(region) < RiskLevel::High && context.membership.in_district(slug) >= ENOUGH_MEMBERS;
    Some(if is_district { Area::District { slug: slug.clone(), region } } else { Area::Region(region) })
}

/// Counts the published members. Gender and profession count only for those who tell them to everyone.
#[must_use]
pub fn published_members(members: &[Member], context: &Context) -> Membership {
    let mut membership = Membership::default();
    let mut seen = BTreeSet::new();
    for member in members {
        let Some(region) = region_of_published(member, context) else { continue };
        let is_public = |field| member.level(field) == Level::Public;
        if !seen.insert(&member.key) {
            continue;
        }
        *membership.districts.entry(member.district.clone()).or_default() += 1;
        *membership.regions.entry(region).or_default() += 1;
        if is_public(MemberField::Gender) {
            *membership.genders.entry((region, member.gender)).or_default() += 1;
        }
        if is_public(MemberField::Profession) {
            *membership.professions.entry((region, member.profession)).or_default() += 1;
            membership.public_professions.insert(member.key.clone(), member.profession);
        }
    }
    membership
}

/// The published members by area, and in tables by region with gender and with profession; small counts, and
/// what they could be worked out from, are held back over all these tables together.
///
/// Every known district is counted, the empty ones too: a list of those with members would tell too much.
/// In a region at high risk or worse only the region is counted.
#[must_use]
pub fn member_counts(context: &Context) -> (Vec<PublicAreaCount>, Vec<PublicCell>) {
    let membership = &context.membership;
    let mut tables = Tables::default();
    let total =
        tables.counts.publish(Region::ALL.iter().map(|region| membership.in_region(*region)).sum(), Kind::People);
    let mut regions = Vec::new();
    for region in Region::ALL.iter().copied() {
        let cell = tables.counts.publish(membership.in_region(region), Kind::People);
        tables.areas.push((Area::Region(region), cell));
        tables.cells.push((Some(region), CountedBy::Total, "", cell));
        if context.risk(region) < RiskLevel::High {
            tables.districts(region, cell, context);
        }
        regions.push(cell);
    }
    tables.counts.sum(total, &regions);
    tables.cells.push((None, CountedBy::Total, "", total));
    let genders = Gender::ALL.iter().map(|term| (term.slug(), by_region(|region| membership.of_gender(region, *term))));
    tables.by_term(CountedBy::Gender, &regions, genders);
    let professions =
        Profession::ALL.iter().map(|term| (term.slug(), by_region(|region| membership.of_profession(region, *term))));
    tables.by_term(CountedBy::Profession, &regions, professions);
    tables.told()
}

fn by_region(count: impl Fn(Region) -> u32) -> Vec<u32> {
    Region::ALL.iter().map(|region| count(*region)).collect()
}

/// All tables of members as one system of counts, so that none of them helps to take another apart.
#[derive(Default)]
struct Tables {
    counts: Counts,
    areas: Vec<(Area, usize)>,
    cells: Vec<(Option<Region>, CountedBy, &'static str, usize)>,
}

impl Tables {
    fn districts(&mut self, region: Region, total: usize, context: &Context) {
        let mut parts = Vec::new();
        for (slug, _) in context.districts.iter().filter(|(_, own)| **own == region) {
            let cell = self.counts.publish(context.membership.in_district(slug), Kind::People);
            self.areas.push((Area::District { slug: slug.clone(), region }, cell));
            parts.push(cell);
        }
        if !parts.is_empty() {
            self.counts.sum(total, &parts);
        }
    }

    /// A table of terms by region. Those who don't tell the field are in the regions' totals but in no column.
    fn by_term(&mut self, by: CountedBy, regions: &[usize], columns: impl Iterator<Item = (&'static str, Vec<u32>)>) {
        let mut rows = vec![Vec::new(); regions.len()];
        for (term, column) in columns {
            let cells: Vec<usize> = column.iter().map(|count| self.counts.publish(*count, Kind::People)).collect();
            for ((region, cell), row) in Region::ALL.iter().zip(&cells).zip(&mut rows) {
                self.cells.push((Some(*region), by, term, *cell));
                row.push(*cell);
            }
            let column_total = self.counts.publish(column.iter().sum(), Kind::People);
            self.counts.sum(column_total, &cells);
            self.cells.push((None, by, term, column_total));
        }
        for (row, region) in rows.iter_mut().zip(regions) {
            row.push(self.counts.rest(*region, row));
            self.counts.sum(*region, row);
        }
        // That the columns' totals and all untold make the network's total follows from these sums.
    }

    fn told(self) -> (Vec<PublicAreaCount>, Vec<PublicCell>) {
        let told: Vec<PublicCount> = self.counts.suppressed();
        let area = |(area, cell): (Area, usize)| PublicAreaCount { area, members: told[cell] };
        let cell = |(region, by, term, cell): (Option<Region>, CountedBy, &str, usize)| PublicCell {
            region,
            by,
            term: term.to_owned(),
            count: told[cell],
        };
        (self.areas.into_iter().map(area).collect(), self.cells.into_iter().map(cell).collect())
    }
}
