//! What it costs: a sheet of lines in rupees, each a number times a price.

use serde::{Deserialize, Serialize};

crate::vocabulary! {
    /// A line of the sheet.
    BudgetItem as "line of the budget" {
        /// The hall, a day.
        Hall = "hall",
        /// Bed, a person and night.
        Bed = "bed",
        /// Meals and tea, a person and day.
        Board = "board",
        /// Travel there and back, a person and kilometre of road.
        Travel = "travel",
        /// Travel of women's companions, a person and kilometre of road.
        CompanionTravel = "companion-travel",
        /// Bed and board of women's companions, a person and day.
        CompanionBoard = "companion-board",
        /// Trainers, a person and day.
        Trainers = "trainers",
        /// Materials, a person.
        Materials = "materials",
        /// Care of children, a day.
        ChildCare = "child-care",
        /// What nobody foresaw, a part of all the rest.
        Contingency = "contingency",
    }
}

crate::vocabulary! {
    /// A price or a share, by the name of its field.
    CostField as "price" {
        /// A hall.
        Hall = "hall",
        /// A bed.
        Bed = "bed",
        /// Meals and tea.
        Board = "board",
        /// A kilometre of road.
        Kilometre = "kilometre",
        /// A trainer.
        Trainer = "trainer",
        /// Materials.
        Materials = "materials",
        /// Care of children.
        ChildCare = "child_care",
        /// Women who bring a companion.
        CompanionsPercent = "companions_percent",
        /// What nobody foresaw.
        ContingencyPercent = "contingency_percent",
    }
}

/// Prices in rupees. The coordinator gives them; these are assumptions of November 2026 for a town of Sindh, in no source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UnitCosts {
    /// A hall, a day.
    pub hall: u32,
    /// A bed, a night.
    pub bed: u32,
    /// Meals and tea, a day.
    pub board: u32,
    /// A kilometre of road.
    pub kilometre: u32,
    /// A trainer, a day.
    pub trainer: u32,
    /// Materials, a person.
    pub materials: u32,
    /// Care of children, a day; nothing where none is offered.
    pub child_care: u32,
    /// Of a hundred women, so many bring a companion, whose travel, bed and board are paid.
    pub companions_percent: u16,
    /// For what nobody foresaw, of a hundred.
    pub contingency_percent: u16,
}

impl Default for UnitCosts {
    fn default() -> Self {
        Self {
            hall: 60_000,
            bed: 7_000,
            board: 3_500,
            kilometre: 15,
            trainer: 20_000,
            materials: 2_500,
            child_care: 8_000,
            companions_percent: 25,
            contingency_percent: 10,
        }
    }
}

/// The highest price, in rupees: more than a hall costs anywhere.
const HIGHEST_PRICE: u32 = 10_000_000;

impl UnitCosts {
    /// The prices that are too high, and shares that are more than the whole, by the names of their fields.
    #[must_use]
    pub fn faults(&self) -> Vec<CostField> {
        let prices = [
            (CostField::Hall, self.hall),
            (CostField::Bed, self.bed),
            (CostField::Board, self.board),
            (CostField::Kilometre, self.kilometre),
            (CostField::Trainer, self.trainer),
            (CostField::Materials, self.materials),
            (CostField::ChildCare, self.child_care),
        ];
        let shares = [
            (CostField::CompanionsPercent, self.companions_percent),
            (CostField::ContingencyPercent, self.contingency_percent),
        ];
        let prices = prices.into_iter().filter(|(_, price)| *price > HIGHEST_PRICE).map(|(field, _)| field);
        prices.chain(shares.into_iter().filter(|(_, share)| *share > 100).map(|(field, _)| field)).collect()
    }
}

/// A line: so many, at so much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetLine {
    /// What.
    pub item: BudgetItem,
    /// How many of its unit.
    pub quantity: u64,
    /// Rupees each; of the contingency, percent.
    pub unit: u32,
    /// Rupees.
    pub rupees: u64,
}

/// The sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Budget {
    /// Lines; none of them empty.
    pub lines: Vec<BudgetLine>,
    /// Rupees in all.
    pub total: u64,
    /// Rupees above what there is; none where it is enough, or nothing was said.
    pub over: Option<u64>,
}

/// What the sheet is made for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BudgetQuestion {
    /// Days.
    pub days: u16,
    /// Participants.
    pub people: u32,
    /// Women among them.
    pub women: u32,
    /// Kilometres of road that all of them come, one way.
    pub km: u64,
    /// Kilometres of the women among them.
    pub km_women: u64,
    /// Trainers.
    pub trainers: u32,
    /// Rupees that there are.
    pub limit: Option<u64>,
}

/// The sheet. Everyone sleeps there, from the eve on; companions are rounded up. What no number can hold is the largest
/// there is: prices are checked before they are kept ([`UnitCosts::faults`]), and a sheet of older ones is still shown.
#[must_use]
pub fn budget(question: &BudgetQuestion, costs: &UnitCosts) -> Budget {
    let BudgetQuestion { days, people, women, km, km_women, trainers, limit } = *question;
    let percent = u64::from(costs.companions_percent);
    let (days, guests) = (u64::from(days), u64::from(people) + u64::from(trainers));
    let companions = (u64::from(women) * percent).div_ceil(100);
    let (both_ways, both_ways_women) = (km.saturating_mul(2), km_women.saturating_mul(2));
    let lines = [
        (BudgetItem::Hall, days, costs.hall),
        (BudgetItem::Bed, guests * days, costs.bed),
        (BudgetItem::Board, guests * days, costs.board),
        (BudgetItem::Travel, both_ways, costs.kilometre),
        (BudgetItem::CompanionTravel, both_ways_women.saturating_mul(percent) / 100, costs.kilometre),
        (BudgetItem::CompanionBoard, companions * days, costs.bed.saturating_add(costs.board)),
        (BudgetItem::Trainers, u64::from(trainers) * days, costs.trainer),
        (BudgetItem::Materials, u64::from(people), costs.materials),
        (BudgetItem::ChildCare, days, costs.child_care),
    ];
    let priced = lines.map(|(item, quantity, unit)| {
        let rupees = quantity.saturating_mul(unit.into());
        BudgetLine { item, quantity, unit, rupees }
    });
    let mut lines: Vec<BudgetLine> = priced.into_iter().filter(|line| line.rupees > 0).collect();
    let sum = lines.iter().fold(0_u64, |sum, line| sum.saturating_add(line.rupees));
    let unit = u32::from(costs.contingency_percent);
    let contingency = sum.saturating_mul(unit.into()).div_ceil(100);
    if contingency > 0 {
        lines.push(BudgetLine { item: BudgetItem::Contingency, quantity: sum, unit, rupees: contingency });
    }
    let total = sum.saturating_add(contingency);
    Budget { lines, total, over: limit.and_then(|limit| total.checked_sub(limit)).filter(|over| *over > 0) }
}
