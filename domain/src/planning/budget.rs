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

/// The sheet. Everyone sleeps there, from the eve on; companions are rounded up.
#[must_use]
pub fn budget(question: &BudgetQuestion, costs: &UnitCosts) -> Budget {
    let BudgetQuestion { days, people, women, km, km_women, trainers, limit } = *question;
    let percent = u64::from(costs.companions_percent);
    let (days, guests) = (u64::from(days), u64::from(people) + u64::from(trainers));
    let companions = (u64::from(women) * percent).div_ceil(100);
    let lines = [
        (BudgetItem::Hall, days, costs.hall),
        (BudgetItem::Bed, guests * days, costs.bed),
        (BudgetItem::Board, guests * days, costs.board),
        (BudgetItem::Travel, 2 * km, costs.kilometre),
        (BudgetItem::CompanionTravel, 2 * km_women * percent / 100, costs.kilometre),
        (BudgetItem::CompanionBoard, companions * days, costs.bed.saturating_add(costs.board)),
        (BudgetItem::Trainers, u64::from(trainers) * days, costs.trainer),
        (BudgetItem::Materials, u64::from(people), costs.materials),
        (BudgetItem::ChildCare, days, costs.child_care),
    ];
    let priced =
        lines.map(|(item, quantity, unit)| BudgetLine { item, quantity, unit, rupees: quantity * u64::from(unit) });
    let mut lines: Vec<BudgetLine> = priced.into_iter().filter(|line| line.rupees > 0).collect();
    let sum: u64 = lines.iter().map(|line| line.rupees).sum();
    let unit = u32::from(costs.contingency_percent);
    let contingency = (sum * u64::from(unit)).div_ceil(100);
    if contingency > 0 {
        lines.push(BudgetLine { item: BudgetItem::Contingency, quantity: sum, unit, rupees: contingency });
    }
    let total = sum + contingency;
    Budget { lines, total, over: limit.and_then(|limit| total.checked_sub(limit)).filter(|over| *over > 0) }
}
