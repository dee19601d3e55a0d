//! Why somebody is on a list, or is not; why somebody trains, or does not: in sentences.

use domain::{
    ids::Ref,
    planning::{
        participants::{Bar, InReason, OutReason, Relaxation, Rule},
        trainers::{TrainerBar, TrainerReason},
    },
};
use leptos_i18n::td_string;

use super::words::{self, Words};
use crate::terms;

impl Words {
    /// Why somebody is on the list.
    pub(super) fn why_in(&self, reason: &InReason) -> String {
        let locale = self.locale();
        match reason {
            InReason::ByHand { despite: None } => td_string!(locale, planning.reason.by_hand).to_owned(),
            InReason::ByHand { despite: Some(bar) } => {
                td_string!(locale, planning.reason.by_hand_despite, bar = self.bar(bar))
            }
            InReason::Points => td_string!(locale, planning.reason.points).to_owned(),
            InReason::Kept => td_string!(locale, planning.reason.kept).to_owned(),
            InReason::Rest(rest) => td_string!(locale, planning.reason.rest, rest = words::rest(locale, *rest)),
            InReason::SearchEnded => td_string!(locale, planning.reason.search_ended).to_owned(),
            InReason::Draw => td_string!(locale, planning.reason.draw).to_owned(),
            InReason::Rules { instead_of, rules } => {
                let rules = self.rules(rules);
                td_string!(locale, planning.reason.rules, other = self.person(instead_of), rules = rules)
            }
        }
    }

    /// Why somebody is not on the list.
    pub(super) fn why_out(&self, reason: &OutReason) -> String {
        let locale = self.locale();
        match reason {
            OutReason::ByHand => td_string!(locale, planning.reason.out_by_hand).to_owned(),
            OutReason::Barred(bar) => self.bar(bar),
            OutReason::FewerPoints { short } => {
                td_string!(locale, planning.reason.fewer_points, points = self.number(*short))
            }
            OutReason::NotKept => td_string!(locale, planning.reason.not_kept).to_owned(),
            OutReason::LessRest(rest) => {
                td_string!(locale, planning.reason.less_rest, rest = words::rest(locale, *rest))
            }
            OutReason::SearchEnded => td_string!(locale, planning.reason.out_search_ended).to_owned(),
            OutReason::Draw => td_string!(locale, planning.reason.out_draw).to_owned(),
            OutReason::SeatsByHand => td_string!(locale, planning.reason.seats_by_hand).to_owned(),
            OutReason::Rules { instead: Some(other), rules } => {
                let rules = self.rules(rules);
                td_string!(locale, planning.reason.out_rules, other = self.person(other), rules = rules)
            }
            OutReason::Rules { instead: None, rules } => {
                td_string!(locale, planning.reason.out_free_seat, rules = self.rules(rules))
            }
        }
    }

    /// What bars somebody.
    pub(super) fn bar(&self, bar: &Bar) -> String {
        let (locale, language) = (self.locale(), self.language());
        match bar {
            Bar::NotActive => td_string!(locale, planning.bar.not_active).to_owned(),
            Bar::Declined => td_string!(locale, planning.bar.declined).to_owned(),
            Bar::Trains => td_string!(locale, planning.bar.trains).to_owned(),
            Bar::Prerequisite(topic) => {
                td_string!(locale, planning.bar.prerequisite, topic = terms::topic(language, *topic))
            }
            Bar::Language(spoken) => {
                td_string!(locale, planning.bar.language, language = terms::language(language, *spoken))
            }
            Bar::Away(span) => td_string!(locale, planning.bar.away, days = self.days(span.from, span.to)),
            Bar::TooFar(km) => td_string!(locale, planning.bar.too_far, km = self.number(*km)),
        }
    }

    fn rules(&self, rules: &[Rule]) -> String {
        let told = rules.iter().map(|rule| match rule {
            Rule::Quota { criterion, bound, number } => self.bound(criterion, *bound, *number),
            Rule::Apart(other) => td_string!(self.locale(), planning.reason.apart, other = self.person(other)),
        });
        self.setting.list(told)
    }

    /// By how much a rule was loosened.
    pub(super) fn relaxation(&self, relaxation: &Relaxation) -> String {
        let Relaxation { criterion, bound, wished, possible } = relaxation;
        let wished = self.bound(criterion, *bound, *wished);
        td_string!(self.locale(), planning.quota.loosened, wished = wished, possible = self.number(*possible))
    }

    /// Why somebody is in the team.
    pub(super) fn why_trains(&self, reason: &TrainerReason) -> String {
        let (locale, language) = (self.locale(), self.language());
        match reason {
            TrainerReason::ByHand => td_string!(locale, planning.trainers.by_hand).to_owned(),
            TrainerReason::OnlyOneFor(topic) => {
                td_string!(locale, planning.trainers.sole, topic = terms::topic(language, *topic))
            }
            TrainerReason::Masters(number) => {
                td_string!(locale, planning.trainers.masters, number = self.number(*number))
            }
            TrainerReason::Mixed => td_string!(locale, planning.trainers.mixed).to_owned(),
            TrainerReason::Partner => td_string!(locale, planning.trainers.partner).to_owned(),
            TrainerReason::Duties(number) => {
                td_string!(locale, planning.trainers.duties, number = self.number(*number))
            }
        }
    }

    /// Why somebody can't be in the team.
    pub(super) fn why_not_trains(&self, bar: &TrainerBar) -> String {
        let (locale, language) = (self.locale(), self.language());
        match bar {
            TrainerBar::ByHand => td_string!(locale, planning.trainers.out_by_hand).to_owned(),
            TrainerBar::NotActive => td_string!(locale, planning.bar.not_active).to_owned(),
            TrainerBar::Language(spoken) => {
                td_string!(locale, planning.bar.language, language = terms::language(language, *spoken))
            }
            TrainerBar::Away(span) => td_string!(locale, planning.bar.away, days = self.days(span.from, span.to)),
        }
    }

    /// A sentence that names somebody's place on a list, for those who can't see where a button stands.
    pub(super) fn deed(&self, label: &str, id: &Ref) -> String {
        self.setting.pair(label, &self.person(id))
    }
}
