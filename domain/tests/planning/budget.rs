//! The budget's arithmetic.

use domain::planning::budget::{BudgetItem, BudgetQuestion, UnitCosts, budget};
use proptest::prelude::*;

#[test]
fn lines_are_numbers_times_prices() {
    let costs = UnitCosts { child_care: 0, contingency_percent: 10, ..UnitCosts::default() };
    let question = BudgetQuestion {
        days: 3,
        people: 24,
        women: 13,
        km: 4_800,
        km_women: 2_400,
        trainers: 2,
        limit: Some(1_000_000),
    };
    let sheet = budget(&question, &costs);
    let rupees = |item| sheet.lines.iter().find(|line| line.item == item).map(|line| line.rupees);
    assert_eq!(rupees(BudgetItem::Hall), Some(180_000));
    assert_eq!(rupees(BudgetItem::Bed), Some(26 * 3 * 7_000));
    assert_eq!(rupees(BudgetItem::Travel), Some(9_600 * 15));
    // A quarter of thirteen women, rounded up.
    assert_eq!(rupees(BudgetItem::CompanionBoard), Some(4 * 3 * 10_500));
    assert_eq!(rupees(BudgetItem::ChildCare), None);
    assert_eq!(sheet.total, sheet.lines.iter().map(|line| line.rupees).sum::<u64>());
    assert_eq!(sheet.over, Some(sheet.total - 1_000_000));
}

proptest! {
    #[test]
    fn more_of_anything_costs_no_less(days in 0_u16..15, people in 0_u32..300, women in 0_u32..300, km in 0_u64..100_000) {
        let costs = UnitCosts::default();
        let question = BudgetQuestion { days, people, women, km, km_women: km / 2, trainers: 2, limit: None };
        let more = BudgetQuestion { days: days + 1, people: people + 1, women: women + 1, km: km + 1, ..question };
        prop_assert!(budget(&more, &costs).total >= budget(&question, &costs).total);
    }

    #[test]
    fn no_price_is_too_high_to_be_reckoned_with(
        prices in any::<[u32; 7]>(), shares in any::<[u16; 2]>(), people: u32, km: u64, limit: Option<u64>,
    ) {
        let [hall, bed, board, kilometre, trainer, materials, child_care] = prices;
        let [companions_percent, contingency_percent] = shares;
        let costs = UnitCosts {
            hall, bed, board, kilometre, trainer, materials, child_care, companions_percent, contingency_percent,
        };
        let question =
            BudgetQuestion { days: u16::MAX, people, women: people, km, km_women: km, trainers: people, limit };
        let sheet = budget(&question, &costs);
        prop_assert!(sheet.lines.iter().all(|line| line.rupees <= sheet.total));
        let is_fair = prices.iter().all(|price| *price <= 10_000_000) && shares.iter().all(|share| *share <= 100);
        prop_assert_eq!(costs.faults().is_empty(), is_fair);
    }
}
