//! Suppressed tables, audited by trying every table that a reader could have in mind.

use std::collections::BTreeSet;

use domain::safety::{
    public::PublicCount,
    small_cells::{Counts, Kind},
};
use proptest::prelude::*;

/// A table with all its margins: `counts[row][column]`, and beside each row those who are in no column.
struct Table {
    kind: Kind,
    counts: Vec<Vec<u32>>,
    /// Those of each row in no column; published nowhere but within the row's total.
    untold: Option<Vec<u32>>,
}

/// The published form: `told[row][column]` with the rows' totals, the columns' totals, and the total of rows.
#[derive(Debug)]
struct Told {
    cells: Vec<Vec<PublicCount>>,
    rows: Vec<PublicCount>,
    columns: Vec<PublicCount>,
    total: PublicCount,
}

/// The counts of a table in one order: cells row by row, rows' totals, columns' totals, total.
fn all_counts(counts: &[Vec<u32>], untold: &[u32]) -> Vec<u32> {
    let rows = counts.iter().zip(untold).map(|(row, untold)| row.iter().sum::<u32>() + untold);
    let columns = (0..counts[0].len()).map(|column| counts.iter().map(|row| row[column]).sum());
    let total = counts.iter().flatten().chain(untold).sum();
    counts.iter().flatten().copied().chain(rows).chain(columns).chain([total]).collect()
}

impl Table {
    fn untold(&self) -> Vec<u32> {
        self.untold.clone().unwrap_or_else(|| vec![0; self.counts.len()])
    }

    fn suppressed(&self) -> Told {
        let mut counts = Counts::default();
        let cells: Vec<Vec<usize>> =
            self.counts.iter().map(|row| row.iter().map(|count| counts.publish(*count, self.kind)).collect()).collect();
        let mut rows = Vec::new();
        for (cells, (row, untold)) in cells.iter().zip(self.counts.iter().zip(self.untold())) {
            let total = counts.publish(row.iter().sum::<u32>() + untold, self.kind);
            let mut parts = cells.clone();
            if self.untold.is_some() {
                parts.push(counts.rest(total, cells));
            }
            counts.sum(total, &parts);
            rows.push(total);
        }
        let mut columns = Vec::new();
        for column in 0..self.counts[0].len() {
            let parts: Vec<usize> = cells.iter().map(|row| row[column]).collect();
            let total = counts.publish(parts.iter().map(|part| counts.value(*part)).sum(), self.kind);
            counts.sum(total, &parts);
            columns.push(total);
        }
        let total = counts.publish(rows.iter().map(|row| counts.value(*row)).sum(), self.kind);
        counts.sum(total, &rows);
        if self.untold.is_none() {
            counts.sum(total, &columns);
        }
        let told = counts.suppressed();
        let each = |cells: &[usize]| cells.iter().map(|cell| told[*cell]).collect::<Vec<_>>();
        Told {
            cells: cells.iter().map(|row| each(row)).collect(),
            rows: each(&rows),
            columns: each(&columns),
            total: told[total],
        }
    }
}

impl Told {
    fn all(&self) -> Vec<PublicCount> {
        let margins = self.rows.iter().chain(&self.columns).chain([&self.total]);
        self.cells.iter().flatten().chain(margins).copied().collect()
    }
}

/// Whether a reader must reckon with `count` behind the mark.
fn fits(told: PublicCount, count: u32, kind: Kind) -> bool {
    match (told, kind) {
        (PublicCount::Exact(exact), _) => exact == count,
        (PublicCount::UnderFive, _) => count < 5,
        (PublicCount::OneToTen, _) => (1..=10).contains(&count),
        (PublicCount::Withheld, Kind::People) => count >= 5,
        (PublicCount::Withheld, Kind::Cases) => count >= 11,
    }
}

/// For each count the values that some table has there which fits all that is told.
fn possible(table: &Table, told: &Told) -> Vec<Vec<u32>> {
    let all = told.all();
    let width = table.counts[0].len();
    let columns = width + usize::from(table.untold.is_some());
    let highest = table.counts.iter().flatten().chain(&table.untold()).max().copied().unwrap_or(0) + 1;
    let mut possible = vec![Vec::new(); all.len()];
    // Every table as one number, a digit a cell; exact cells are not varied.
    let ranges: Vec<Vec<u32>> = (0..table.counts.len() * columns)
        .map(|cell| match (cell / columns, cell % columns) {
            (_, column) if column == width => (0..=highest).collect(),
            (row, column) => (0..=highest).filter(|count| fits(told.cells[row][column], *count, table.kind)).collect(),
        })
        .collect();
    let mut digits = vec![0; ranges.len()];
    loop {
        let value = |row: usize, column: usize| ranges[row * columns + column][digits[row * columns + column]];
        let counts: Vec<Vec<u32>> =
            (0..table.counts.len()).map(|row| (0..width).map(|column| value(row, column)).collect()).collect();
        let untold: Vec<u32> =
            (0..table.counts.len()).map(|row| if columns > width { value(row, width) } else { 0 }).collect();
        let tried = all_counts(&counts, &untold);
        if tried.iter().zip(&all).all(|(count, told)| fits(*told, *count, table.kind)) {
            for (known, count) in possible.iter_mut().zip(tried) {
                if !known.contains(&count) {
                    known.push(count);
                }
            }
        }
        let Some(next) = (0..digits.len()).find(|cell| digits[*cell] + 1 < ranges[*cell].len()) else { break };
        digits[..next].fill(0);
        digits[next] += 1;
    }
    possible
}

/// Fails where a held-back count can be worked out, a told one is wrong, or a small one is told.
fn audit(table: &Table) -> Told {
    let told = table.suppressed();
    let truth = all_counts(&table.counts, &table.untold());
    for ((told, truth), possible) in told.all().iter().zip(&truth).zip(possible(table, &told)) {
        assert!(fits(*told, *truth, table.kind), "{told:?} hides {truth} in {:?}", table.counts);
        match told {
            PublicCount::Exact(exact) => assert_eq!(table.kind.told(*exact), PublicCount::Exact(*exact)),
            _ => assert!(possible.len() >= 2, "{truth} can be worked out in {:?} {:?}", table.counts, table.untold),
        }
    }
    told
}

fn people(counts: &[&[u32]]) -> Table {
    Table { kind: Kind::People, counts: counts.iter().map(|row| row.to_vec()).collect(), untold: None }
}

fn cases(counts: &[&[u32]]) -> Table {
    Table { kind: Kind::Cases, ..people(counts) }
}

#[test]
fn what_is_not_small_is_told() {
    let told = audit(&people(&[&[12, 7], &[5, 40]]));
    assert_eq!(told.all(), [12, 7, 5, 40, 19, 45, 17, 47, 64].map(PublicCount::Exact));
}

#[test]
fn one_small_cell_takes_a_rectangle_with_it() {
    let told = audit(&people(&[&[3, 9, 30], &[8, 20, 25], &[14, 15, 16]]));
    let hidden = told.all().iter().filter(|told| !matches!(told, PublicCount::Exact(_))).count();
    assert_eq!(hidden, 4, "{told:?}");
    assert_eq!(told.cells[0][0], PublicCount::UnderFive);
    assert_eq!(told.total, PublicCount::Exact(140));
}

#[test]
fn hidden_cells_that_their_sum_would_pin_are_not_enough() {
    // 4 + 4 of at most 4 each: the sum would tell both.
    let told = audit(&people(&[&[4, 4, 9]]));
    assert_ne!(told.cells[0][2], PublicCount::Exact(9));
    // Nobody at all: 0 + 0.
    audit(&people(&[&[0, 0, 9]]));
    // 1 + 1 of at least 1 each, and 10 + 10 of at most 10.
    audit(&cases(&[&[1, 1, 30]]));
    audit(&cases(&[&[10, 10, 30]]));
    // The withheld one is known to be at least 11.
    audit(&cases(&[&[1, 11, 0]]));
}

#[test]
fn nobody_anywhere_is_told_as_few() {
    let told = audit(&people(&[&[0, 0], &[0, 0]]));
    assert!(told.all().iter().all(|told| *told == PublicCount::UnderFive));
}

#[test]
fn no_case_is_told_as_none_and_small_sums_hide_themselves() {
    let told = audit(&cases(&[&[0, 3], &[0, 0]]));
    assert_eq!(told.cells[1], [PublicCount::Exact(0); 2]);
    assert_eq!(
        (told.rows[0], told.columns[1], told.total),
        (PublicCount::OneToTen, PublicCount::OneToTen, PublicCount::OneToTen)
    );
}

#[test]
fn those_in_no_column_hide_others_for_nothing() {
    let table = Table { kind: Kind::People, counts: vec![vec![2, 8], vec![9, 7]], untold: Some(vec![3, 2]) };
    let told = audit(&table);
    assert_eq!(told.rows, [13, 18].map(PublicCount::Exact));
    assert_eq!(told.cells[0][1], PublicCount::Exact(8), "the untold take up what 2 could be");
}

#[test]
fn a_large_table_loses_little() {
    // Four regions by nine professions, as in the demonstration.
    let table = people(&[
        &[14, 22, 31, 5, 9, 6, 12, 18, 3],
        &[9, 30, 24, 8, 4, 5, 7, 21, 6],
        &[6, 17, 19, 11, 2, 7, 5, 12, 8],
        &[5, 9, 12, 5, 6, 8, 9, 14, 5],
    ]);
    let told = table.suppressed();
    let withheld = told.all().iter().filter(|told| **told == PublicCount::Withheld).count();
    assert!((1..=8).contains(&withheld), "{withheld} withheld: {told:?}");
    assert!(matches!(told.total, PublicCount::Exact(_)));
}

fn tables(rows: usize, columns: usize, most: u32) -> impl Strategy<Value = Vec<Vec<u32>>> {
    prop::collection::vec(prop::collection::vec(0..=most, columns), rows)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn people_by_two_by_two(counts in tables(2, 2, 12)) {
        audit(&Table { kind: Kind::People, counts, untold: None });
    }

    #[test]
    fn people_by_two_by_three(counts in tables(2, 3, 6)) {
        audit(&Table { kind: Kind::People, counts, untold: None });
    }

    #[test]
    fn people_in_districts(counts in tables(1, 5, 7)) {
        audit(&Table { kind: Kind::People, counts, untold: None });
    }

    #[test]
    fn people_who_do_not_tell(counts in tables(2, 2, 6), untold in prop::collection::vec(0_u32..4, 2)) {
        audit(&Table { kind: Kind::People, counts, untold: Some(untold) });
    }

    #[test]
    fn cases_by_two_by_two(counts in tables(2, 2, 14)) {
        audit(&Table { kind: Kind::Cases, counts, untold: None });
    }

    #[test]
    fn cases_in_a_row(counts in tables(1, 4, 13)) {
        audit(&Table { kind: Kind::Cases, counts, untold: None });
    }
}

/// Two regions, one of them with two districts, and two questions that members may answer or not: all tables at
/// once, as they are published.
fn linked(districts: [u32; 2], other: u32, answers: [[u32; 2]; 2]) -> (Vec<u32>, Vec<PublicCount>) {
    let mut counts = Counts::default();
    let mut cells = Vec::new();
    let mut publish = |counts: &mut Counts, value: u32| {
        let cell = counts.publish(value, Kind::People);
        cells.push(cell);
        cell
    };
    let parts = districts.map(|count| publish(&mut counts, count));
    let regions = [publish(&mut counts, districts.iter().sum()), publish(&mut counts, other)];
    let total = publish(&mut counts, districts.iter().sum::<u32>() + other);
    counts.sum(regions[0], &parts);
    counts.sum(total, &regions);
    for answer in answers {
        let column = answer.map(|count| publish(&mut counts, count));
        let column_total = publish(&mut counts, answer.iter().sum());
        counts.sum(column_total, &column);
        for (region, cell) in regions.into_iter().zip(column) {
            let rest = counts.rest(region, &[cell]);
            counts.sum(region, &[cell, rest]);
        }
    }
    let values = cells.iter().map(|cell| counts.value(*cell)).collect();
    let told = counts.suppressed();
    (values, cells.iter().map(|cell| told[*cell]).collect())
}

/// For each count of [`linked`] the values that fit all that is told, up to `most` in a part.
fn possible_linked(told: &[PublicCount], most: u32) -> Vec<BTreeSet<u32>> {
    let fit = |first: usize, counts: &[u32]| {
        counts.iter().zip(&told[first..]).all(|(count, told)| fits(*told, *count, Kind::People))
    };
    let mut possible = vec![BTreeSet::new(); told.len()];
    for (one, two, other) in combinations(most, most, most) {
        let areas = [one, two, one + two, other, one + two + other];
        if !fit(0, &areas) {
            continue;
        }
        // Given the regions, each question's answers vary by themselves.
        let answers = [5, 8].map(|first| {
            let all = combinations(one + two, other, 0).map(|(here, there, _)| [here, there, here + there]);
            all.filter(|column| fit(first, column)).collect::<Vec<_>>()
        });
        if answers.iter().any(Vec::is_empty) {
            continue;
        }
        (0..).zip(areas).for_each(|(cell, count): (usize, u32)| _ = possible[cell].insert(count));
        for (first, columns) in [5, 8].into_iter().zip(answers) {
            for column in columns {
                (first..).zip(column).for_each(|(cell, count): (usize, u32)| _ = possible[cell].insert(count));
            }
        }
    }
    possible
}

fn combinations(first: u32, second: u32, third: u32) -> impl Iterator<Item = (u32, u32, u32)> {
    (0..=first).flat_map(move |a| (0..=second).flat_map(move |b| (0..=third).map(move |c| (a, b, c))))
}

proptest! {
    #[test]
    fn linked_tables_do_not_betray_each_other(
        districts: [u32; 2], other: u32, answers: [[u32; 2]; 2], most in 1_u32..12,
    ) {
        let districts = districts.map(|count| count % (most + 1));
        let other = other % (most + 1);
        let regions = [districts.iter().sum::<u32>(), other];
        let answers = answers.map(|answer| [answer[0] % (regions[0] + 1), answer[1] % (regions[1] + 1)]);
        let (truth, told) = linked(districts, other, answers);
        for ((truth, told), possible) in truth.iter().zip(&told).zip(possible_linked(&told, most + 1)) {
            prop_assert!(possible.contains(truth), "{told:?} hides {truth}");
            prop_assert!(matches!(told, PublicCount::Exact(_)) || possible.len() >= 2, "{told:?} tells {truth}");
        }
    }
}
