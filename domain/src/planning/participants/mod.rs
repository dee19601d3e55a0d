//! Who is invited: the best choice there is, and for everyone the reason.
//!
//! **What is maximised.** The sum of the points of those invited ([`rate`] says what points are made of), among all
//! lists that keep every rule: the seats, the quotas, who is not invited together. Among lists with equally many points
//! the one that keeps the most of a list already told (`keep`); among those the one that is fairest over time, by
//! leximin: as few as possible who were invited in the last half year, then as few as possible of the year before that,
//! and so on ([`Rest`]); among those the draw under the stated seed. Leximin is after A. Sen, "Collective Choice and
//! Social Welfare" (1970): make those worst off as well off as possible, then the next.
//!
//! **Rules that can't all be kept** are loosened by as little as possible: by the fewest people in all. That relaxation
//! is named, and the list given is the best one under it.
//!
//! **How it is solved.** Exactly, as an integer program ([`solver`]); candidates whom the rules can't tell apart form a
//! class, of which never more than the seats are looked at. Where `effort` ends the search first, the list found is given
//! with the gap to what a better one could reach at most.

mod choice;
mod draw;
mod model;
mod overrides;
mod rating;
mod reasons;
mod rules;
mod solver;
mod wish;

pub use choice::{Choice, Gap, choose};
pub use draw::draw;
pub use overrides::{MOST_COSTED, OverrideCost, choose_with_costs};
pub use rating::{Bar, PointPart, PointSource, RESTED_MONTHS, Rated, Rating, Rest, rate};
pub use reasons::{InReason, Invited, LeftOut, OutReason, Waiting};
pub use wish::{Apart, Bound, Criterion, MOST_QUOTAS, MOST_SEATS, ParticipantWish, Quota, Relaxation, Rule, WishFault};
