//! Choosing participants among a thousand to ten thousand, and a whole plan; beside it, the same list by a general solver.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::print_stdout, reason = "what fails here shall fail loudly")]

#[path = "planning/world.rs"]
mod world;

use std::hint::black_box;

use divan::Bencher;
use domain::planning::{
    participants::{ParticipantWish, Rated, choose},
    scenario::plan,
};
use good_lp::{Expression, ProblemVariables, Solution, SolverModel, constraint, microlp, variable};

const SIZES: [usize; 3] = [100, 1_000, 10_000];

fn main() {
    divan::main();
}

/// Twenty-four seats, eight quotas, fifty pairs.
#[divan::bench(args = SIZES, max_time = 5)]
fn participants(bencher: Bencher, size: usize) {
    measure(bencher, size, &world::wish(size));
}

/// The same with at most two of any of forty organisations.
#[divan::bench(args = SIZES, max_time = 5)]
fn participants_of_organisations(bencher: Bencher, size: usize) {
    measure(bencher, size, &ParticipantWish { most_of_organisation: Some(2), ..world::wish(size) });
}

/// Quotas that can't all be met.
#[divan::bench(args = SIZES, max_time = 5)]
fn participants_relaxed(bencher: Bencher, size: usize) {
    measure(bencher, size, &world::impossible(size));
}

/// The hardest wish that we could think of, with a gap where the effort ends: sixty seats, thirty tight quotas, a thousand
/// pairs, few different points.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn participants_hard(bencher: Bencher, size: usize) {
    let candidates = world::candidates(size);
    let mut rated = world::rated(&candidates);
    rated.iter_mut().for_each(|rated| rated.points = 900 + rated.points % 7);
    let wish = world::hard(size);
    let choice = choose(&rated, &wish);
    println!("{size}: {:?}, loosened by {}", choice.gap, choice.people_relaxed());
    bencher.bench(|| choose(black_box(&rated), black_box(&wish)));
}

/// Everyone has the same points: rest and draw decide.
#[divan::bench(args = SIZES, max_time = 5)]
fn participants_equal(bencher: Bencher, size: usize) {
    let candidates = world::candidates(size);
    let mut rated = world::rated(&candidates);
    rated.iter_mut().for_each(|rated| rated.points = 500);
    let wish = world::wish(size);
    assert!(choose(&rated, &wish).gap.is_best);
    bencher.bench(|| choose(black_box(&rated), black_box(&wish)));
}

fn measure(bencher: Bencher, size: usize, wish: &ParticipantWish) {
    let candidates = world::candidates(size);
    let rated = world::rated(&candidates);
    let choice = choose(&rated, wish);
    assert!(choice.gap.is_best, "{:?}", choice.gap);
    bencher.bench(|| choose(black_box(&rated), black_box(wish)));
}

/// A whole plan: gaps, thirty towns, four months of dates, participants, trainers, agenda, budget.
#[divan::bench(args = SIZES, max_time = 5)]
fn whole_plan(bencher: Bencher, size: usize) {
    let (goal, inputs) = (world::goal(size), world::inputs(size));
    assert!(plan(&goal, &inputs).participants.gap.is_best);
    bencher.bench(|| plan(black_box(&goal), black_box(&inputs)));
}

/// The same with ten people put on the list and thirty taken off it, each of whom is costed, as far as that goes.
#[divan::bench(args = SIZES, max_time = 5)]
fn whole_plan_by_hand(bencher: Bencher, size: usize) {
    let (mut goal, inputs) = (world::goal(size), world::inputs(size));
    let mut invited = plan(&goal, &inputs).participants.invited.into_iter().map(|invited| invited.id);
    goal.participants.exclude = invited.by_ref().take(12).collect();
    let left_out = goal.participants.exclude.clone();
    let others = inputs.candidates.iter().map(|candidate| candidate.id.clone());
    let mut others = others.filter(|id| !left_out.contains(id)).step_by(2);
    goal.participants.include = others.by_ref().take(10).collect();
    goal.participants.exclude.extend(others.take(18));
    println!("{size}: {} of 41 costed", plan(&goal, &inputs).override_costs.len());
    bencher.bench(|| plan(black_box(&goal), black_box(&inputs)));
}

/// The points alone, by good_lp with microlp: no fairness, no draw, no reasons.
#[divan::bench(args = SIZES, max_time = 5)]
fn points_by_microlp(bencher: Bencher, size: usize) {
    let candidates = world::candidates(size);
    let rated = world::rated(&candidates);
    let wish = world::wish(size);
    let choice = choose(&rated, &wish);
    assert_eq!(choice.relaxations, []);
    let found = by_microlp(&rated, &wish).round() as u32;
    assert_eq!(found, choice.gap.points, "two exact methods find the same points");
    bencher.bench(|| by_microlp(black_box(&rated), black_box(&wish)));
}

fn by_microlp(rated: &[Rated<'_>], wish: &ParticipantWish) -> f64 {
    let mut variables = ProblemVariables::new();
    let looked_at: Vec<&Rated<'_>> = rated.iter().filter(|rated| rated.bar.is_none()).collect();
    let columns: Vec<_> = looked_at.iter().map(|_| variables.add(variable().binary())).collect();
    let points = || looked_at.iter().zip(&columns).map(|(rated, column)| f64::from(rated.points) * *column);
    let goal: Expression = points().sum();
    let mut model = variables.maximise(goal.clone()).using(microlp);
    let all: Expression = columns.iter().sum();
    model = model.with(constraint!(all <= f64::from(wish.seats)));
    for quota in &wish.quotas {
        let counted = looked_at.iter().zip(&columns).filter(|(rated, _)| quota.criterion.counts(rated.candidate));
        let sum: Expression = counted.map(|(_, column)| *column).sum();
        if let Some(least) = quota.at_least {
            model = model.with(constraint!(sum.clone() >= f64::from(least)));
        }
        if let Some(most) = quota.at_most {
            model = model.with(constraint!(sum <= f64::from(most)));
        }
    }
    let at = |id: &str| looked_at.iter().position(|rated| rated.candidate.id == id).map(|index| columns[index]);
    for pair in &wish.apart {
        if let (Some(a), Some(b)) = (at(&pair.0), at(&pair.1)) {
            model = model.with(constraint!(a + b <= 1.0));
        }
    }
    model.solve().expect("a list").eval(goal)
}
