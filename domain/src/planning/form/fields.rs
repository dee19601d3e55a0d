//! A scenario as fields.

use super::{ScenarioDraft, criterion_slug, numbers::numbers};
use crate::{
    planning::{
        agenda::{ModuleWish, Move, item_slug},
        dates::MoonShift,
        participants::{Apart, ParticipantWish, Quota},
        scenario::PlanGoal,
    },
    text::Language,
};

/// The fields of a form, by their names; a list is there once for each of its values.
pub type Fields = Vec<(String, String)>;

impl ScenarioDraft {
    /// The fields that [`Self::from_form`] reads back. Empty ones are left out.
    ///
    /// A move of the agenda is written `{item} {day} {minute}`, with the item as [`item_slug`] names it and the
    /// day counted from nought; a shift of the moon `{year}-{month} {days}`, with the region
    /// after it where it has one.
    #[must_use]
    pub fn to_form(&self) -> Fields {
        let goal = &self.goal;
        let mut fields = single(self);
        fields.extend(numbers(goal).into_iter().map(|(name, value)| (name.to_owned(), value.to_string())));
        list(&mut fields, "topics", goal.topics.iter().map(ToString::to_string));
        for ModuleWish { topic, talk, exercise } in &goal.modules {
            let parts = [("talk", talk), ("exercise", exercise)];
            let given =
                |(part, minutes): (&str, &Option<u16>)| Some((format!("{part}.{topic}"), (*minutes)?.to_string()));
            fields.extend(parts.into_iter().filter_map(given));
        }
        write_quotas(&mut fields, &goal.participants);
        write_people(&mut fields, goal);
        list(&mut fields, "move", goal.moves.iter().map(written_move));
        list(&mut fields, "shift", goal.shifts.iter().map(written_shift));
        fields.retain(|(_, value)| !value.is_empty());
        fields
    }
}

/// What has one value and is no number that is always there.
fn single(draft: &ScenarioDraft) -> Fields {
    let ScenarioDraft { name, notes, title, goal } = draft;
    let wish = &goal.participants;
    let term = |language: Option<Language>| language.map_or("", Language::slug).to_owned();
    let fields = [
        ("name", name.clone()),
        ("notes", notes.clone()),
        ("title.en", title.own(Language::English).to_owned()),
        ("title.ur", title.own(Language::Urdu).to_owned()),
        ("kind", goal.kind.to_string()),
        ("language", term(goal.language)),
        ("spoken", term(wish.language)),
        ("from", goal.from.to_string()),
        ("to", goal.to.to_string()),
        ("rupees", goal.rupees.map_or_else(String::new, |rupees| rupees.to_string())),
        ("most_of_organisation", wish.most_of_organisation.map_or_else(String::new, |most| most.to_string())),
        ("town", goal.town.clone().unwrap_or_default()),
        ("first_day", goal.first_day.map_or_else(String::new, |day| day.to_string())),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn list(fields: &mut Fields, name: &str, values: impl Iterator<Item = String>) {
    fields.extend(values.map(|value| (name.to_owned(), value)));
}

fn write_quotas(fields: &mut Fields, wish: &ParticipantWish) {
    for Quota { criterion, at_least, at_most } in &wish.quotas {
        let criterion = criterion_slug(criterion);
        let ends = [("least", at_least), ("most", at_most)];
        let given = |(end, number): (&str, &Option<u16>)| Some((format!("{end}.{criterion}"), (*number)?.to_string()));
        fields.extend(ends.into_iter().filter_map(given));
    }
}

fn write_people(fields: &mut Fields, goal: &PlanGoal) {
    let (wish, team) = (&goal.participants, &goal.trainers);
    list(fields, "prerequisites", wish.prerequisites.iter().map(ToString::to_string));
    list(fields, "apart", wish.apart.iter().map(|Apart(one, other)| format!("{one} {other}")));
    let people = [
        ("include", &wish.include),
        ("exclude", &wish.exclude),
        ("keep", &wish.keep),
        ("trainers.include", &team.include),
        ("trainers.exclude", &team.exclude),
    ];
    people.into_iter().for_each(|(name, people)| list(fields, name, people.iter().cloned()));
}

fn written_move(change: &Move) -> String {
    format!("{} {} {}", item_slug(&change.activity, change.part), change.day, change.from)
}

fn written_shift(shift: &MoonShift) -> String {
    let region = shift.region.map_or_else(String::new, |region| format!(" {region}"));
    format!("{}-{:02} {}{region}", shift.month.year, shift.month.month, shift.days)
}
