//! Random records and queries in which filters meet often.

use domain::{
    dates::{PartialDate, Precision, Span, from_day_number},
    explore::{Bbox, ExploreQuery},
    interventions::{Dispute, Mode, Outcome},
    members::Profession,
    organisations::{GrantObjective, Theme},
    places::Region,
    safety::public::{PlaceNote, RecordKind},
    text::LocalText,
    trainings::{Topic, TrainingKind},
};
use proptest::{prelude::*, sample::subsequence};

use super::{Spec, areas, id};

/// Few terms of each vocabulary, so that they repeat.
const FEW: usize = 3;

fn few<T: Copy + std::fmt::Debug>(terms: &'static [T]) -> impl Strategy<Value = Vec<T>> {
    let terms = &terms[..FEW.min(terms.len())];
    subsequence(terms.to_vec(), 0..=terms.len().min(2))
}

fn text() -> impl Strategy<Value = LocalText> {
    prop_oneof![
        4 => Just(LocalText::default()),
        1 => Just(LocalText::english("A land dispute SETTLED at Café Ghōtkī")),
        1 => Just(LocalText::english_urdu("Water", "پانی کا مُعاملہ، آباد")),
        1 => Just(LocalText { sd: "پاڪستان ۾ امن".to_owned(), ps: "د علي جرګه".to_owned(), ..LocalText::default() }),
        1 => (0_u32..6).prop_map(|number| LocalText::english(format!("Workshop No. {number}"))),
    ]
}

fn span() -> impl Strategy<Value = Span> {
    (14_000_i32..17_000, prop_oneof![3 => Just(0), 1 => 0_i32..400], 0..4_usize, any::<bool>()).prop_map(
        |(day, length, precision, exact)| {
            let span = Span::days(from_day_number(day), from_day_number(day + length));
            if exact { span } else { span.coarsened(Precision::ALL[precision]) }
        },
    )
}

fn terms(kind: RecordKind, [term, mode, outcome]: [usize; 3]) -> [&'static str; 3] {
    match kind {
        RecordKind::Intervention => [
            Dispute::ALL[term % Dispute::ALL.len()].slug(),
            Mode::ALL[mode % Mode::ALL.len()].slug(),
            Outcome::ALL[outcome % Outcome::ALL.len()].slug(),
        ],
        RecordKind::Training => [TrainingKind::ALL[term % TrainingKind::ALL.len()].slug(), "", ""],
        RecordKind::Grant => [GrantObjective::ALL[term % GrantObjective::ALL.len()].slug(), "", ""],
        _ => ["", "", ""],
    }
}

fn place() -> impl Strategy<Value = PlaceNote> {
    prop_oneof![Just(PlaceNote::AsKnown), Just(PlaceNote::RegionForSafety), Just(PlaceNote::NotTold)]
}

prop_compose! {
    fn spec()(
        kind in 0..RecordKind::EXPLORED.len() + 1,
        (title, summary, span) in (text(), text(), span()),
        (place, areas) in (place(), subsequence(areas(), 0..3)),
        themes in few(Theme::ALL),
        topics in few(Topic::ALL),
        professions in few(Profession::ALL),
        organisations in subsequence((900..908_u64).collect::<Vec<_>>(), 0..3),
        chosen in [0..20_usize, 0..2, 0..6],
        story in prop::option::weighted(0.1, 500..600_u64),
        flags: (bool, bool, bool),
    ) -> Spec {
        let kind = RecordKind::ALL[kind];
        Spec {
            id: 0,
            kind, title, summary, span, place,
            areas: areas.into_iter().map(|known| known.area).collect(),
            themes: themes.iter().map(|term| term.slug()).collect(),
            topics,
            professions: professions.iter().map(|term| term.slug()).collect(),
            organisations,
            terms: terms(kind, chosen),
            story: story.filter(|_| kind == RecordKind::Intervention),
            inferred: flags.0,
            demonstration: flags.1,
            sensitive: flags.2 && kind == RecordKind::Intervention,
        }
    }
}

/// Records of all explored kinds and one other.
pub fn specs(most: usize) -> impl Strategy<Value = Vec<Spec>> {
    prop::collection::vec(spec(), 0..most).prop_map(|mut specs| {
        for (number, spec) in specs.iter_mut().enumerate() {
            spec.id = number as u64;
        }
        specs
    })
}

fn partial_date() -> impl Strategy<Value = PartialDate> {
    (13_800_i32..17_400, 0..3_u8).prop_map(|(day, form)| {
        let date = from_day_number(day);
        match form {
            0 => PartialDate::day(date),
            1 => PartialDate::month(date),
            _ => PartialDate::year(date),
        }
    })
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => Just(String::new()),
        4 => prop::sample::select(vec![
            "land", "LAND cafe", "ghotki settled", "کراچی", "علی", "پاکستان امن", "معامله", "interior-sindh", "bannu",
            "workshop 3", "de-escalated", "amn", "ثالثی", "rights", "اندرون", "nowhere", " ؟ ", "indirect family", "o a e",
        ]).prop_map(str::to_owned),
    ]
}

prop_compose! {
    /// Queries of which most filters are empty.
    pub fn query()(
        kinds in few_or_none(RecordKind::EXPLORED.to_vec()),
        regions in few_or_none(Region::ALL.to_vec()),
        districts in few_or_none(vec!["jacobabad", "kashmore", "malir", "fr-bannu", "nowhere"]),
        from in prop::option::weighted(0.3, partial_date()),
        to in prop::option::weighted(0.3, partial_date()),
        themes in few_or_none(Theme::ALL[..FEW].to_vec()),
        topics in few_or_none(Topic::ALL[..FEW].to_vec()),
        disputes in few_or_none(Dispute::ALL.to_vec()),
        professions in few_or_none(Profession::ALL[..FEW].to_vec()),
        organisations in few_or_none((900..909_u64).collect()),
        text in words(),
        bbox in prop::option::weighted(0.2, (66.0..72.0_f64, 24.0..30.0_f64, 0.0..6.0_f64)),
    ) -> ExploreQuery {
        ExploreQuery {
            kinds, regions, from, to, themes, topics, disputes, professions, text,
            districts: districts.into_iter().map(str::to_owned).collect(),
            organisations: organisations.into_iter().map(id).collect(),
            bbox: bbox.map(|(west, south, size)| Bbox { west, south, east: west + size, north: south + size }),
        }
    }
}

fn few_or_none<T: Clone + std::fmt::Debug + 'static>(terms: Vec<T>) -> impl Strategy<Value = Vec<T>> {
    let most = terms.len();
    prop_oneof![4 => Just(Vec::new()), 1 => subsequence(terms, 1..=most)]
}
