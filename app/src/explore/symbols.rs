//! The shape of each kind: always shape and colour together.

use domain::safety::public::RecordKind;
use leptos::prelude::*;
use maud::{Markup, html};

use super::picture::tenths;

/// A kind's shape as a small picture beside text.
#[component]
pub fn KindSymbol(
    /// The kind.
    kind: RecordKind,
) -> impl IntoView {
    view! {
        <svg class="kind-symbol" viewBox="-8 -8 16 16" aria-hidden="true">
            <path class=["shape ", kind.slug()].concat() d=outline(kind, 6.0) />
        </svg>
    }
}

/// The same, drawn.
#[must_use]
pub fn symbol(kind: RecordKind) -> Markup {
    html! {
        svg.kind-symbol viewBox="-8 -8 16 16" aria-hidden="true" { (shape(kind, 6.0)) }
    }
}

/// A kind's shape, centred on the origin. Its colour comes from the class of its kind.
#[must_use]
pub fn shape(kind: RecordKind, radius: f64) -> Markup {
    html! { path class={ "shape " (kind.slug()) } d=(outline(kind, radius)) {} }
}

/// Circle, square, diamond, bar, triangle; other kinds take the shape of what they belong to.
fn outline(kind: RecordKind, r: f64) -> String {
    let corners = |points: &[(f64, f64)]| {
        let mut d = String::from("M");
        for (x, y) in points {
            d += &[&tenths(*x), " ", &tenths(*y), " "].concat();
        }
        d + "z"
    };
    match kind {
        RecordKind::Training | RecordKind::Programme => {
            let s = r * 0.88;
            corners(&[(-s, -s), (s, -s), (s, s), (-s, s)])
        }
        RecordKind::Organisation | RecordKind::Network => {
            let s = r * 1.15;
            corners(&[(0.0, -s), (s, 0.0), (0.0, s), (-s, 0.0)])
        }
        RecordKind::Grant => {
            let (w, h) = (r * 1.2, r * 0.62);
            corners(&[(-w, -h), (w, -h), (w, h), (-w, h)])
        }
        RecordKind::Assessment | RecordKind::Lesson | RecordKind::RoadmapAction => {
            let s = r * 1.2;
            corners(&[(0.0, -s), (s, s * 0.85), (-s, s * 0.85)])
        }
        RecordKind::Intervention | RecordKind::Story | RecordKind::Source => {
            let (r, d) = (tenths(r), tenths(2.0 * r));
            ["M-", &r, " 0a", &r, " ", &r, " 0 1 0 ", &d, " 0a", &r, " ", &r, " 0 1 0 -", &d, " 0z"].concat()
        }
    }
}
