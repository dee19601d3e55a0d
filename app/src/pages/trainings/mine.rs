//! `/me/trainings`: what one is invited to, where one comes, and what one took part in; for coordinators who comes.

use chrono::Days;
use domain::{
    dates::Precision,
    ids::PublicId,
    trainings::{
        KnownTraining, LONGEST_WORD, ParticipationFault, ParticipationState, TrainingGroup, TrainingPart,
        TrainingStatus,
    },
};
use leptos::prelude::*;
use leptos_i18n::td_string;
use store::{OwnParticipation, OwnTrainings, TrainingInBrief};

use super::words::{self, TrainingNotice};
use crate::{
    format,
    pages::{
        account::page_of,
        components::{Facts, Head, Page, PageHead, PageTitle, Part, Scroll, Setting, in_textarea},
    },
    terms,
};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct OwnTrainingsView {
    /// One's own, for members.
    pub own: Option<OwnTrainings>,
    /// Trainings to come, for coordinators.
    pub to_come: Option<Vec<TrainingInBrief>>,
    /// The word that was typed about a training, and why it could not be kept.
    pub refused: Option<(PublicId, String, ParticipationFault)>,
    /// What was just answered.
    pub notice: Option<TrainingNotice>,
}

/// Answers `/me/trainings`.
#[component]
pub fn OwnTrainingsPage() -> impl IntoView {
    page_of(|view: OwnTrainingsView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let (title, lead) = match view.own {
            Some(_) => (td_string!(locale, trainings.mine.title), td_string!(locale, trainings.mine.lead)),
            None => (td_string!(locale, trainings.desk.title), td_string!(locale, trainings.desk.text)),
        };
        let told = view.notice.map(|notice| {
            words::done(match notice {
                TrainingNotice::Come => td_string!(locale, trainings.mine.answered_come),
                TrainingNotice::Decline => td_string!(locale, trainings.mine.answered_decline),
            })
        });
        let own = view.own.as_ref().map(|own| groups(&setting, &view, own));
        let to_come = view.to_come.as_ref().map(|to_come| {
            let heading = view.own.as_ref().map(|_| td_string!(locale, trainings.desk.title));
            desk(&setting, to_come, heading)
        });
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="me">
                <PageTitle title=title.to_owned() lead=lead />
                {told} {own} {to_come}
            </Page>
        }
    })
}

fn groups(setting: &Setting, view: &OwnTrainingsView, own: &OwnTrainings) -> AnyView {
    let locale = setting.locale;
    let titled = [
        (TrainingGroup::Invited, td_string!(locale, trainings.mine.invited)),
        (TrainingGroup::Coming, td_string!(locale, trainings.mine.coming)),
        (TrainingGroup::Declined, td_string!(locale, trainings.mine.declined)),
        (TrainingGroup::Past, td_string!(locale, trainings.mine.past)),
    ];
    let parts = titled.into_iter().filter_map(|(group, title)| {
        let entries: Vec<_> =
            own.0.iter().filter(|own| own.training.group == group).map(|own| entry(setting, view, own)).collect();
        (!entries.is_empty()).then(|| view! { <Part title=title><ul class="own-list">{entries}</ul></Part> })
    });
    let parts = parts.collect_view();
    let has_secret = own.0.iter().any(|own| own.training.group != TrainingGroup::Past);
    let secret = has_secret.then(|| view! { <p class="note">{td_string!(locale, trainings.mine.venue_kept)}</p> });
    let none = own.0.is_empty().then(|| view! { <p>{td_string!(locale, trainings.mine.none)}</p> });
    let led = setting.href("/me/sessions-led");
    view! {
        {none} {secret}
        {parts}
        <p><a class="plain" href=led>{td_string!(locale, trainings.mine.led)}</a></p>
    }
    .into_any()
}

fn entry(setting: &Setting, view: &OwnTrainingsView, own: &OwnParticipation) -> AnyView {
    let (locale, language) = (setting.locale, setting.language);
    let training = &own.training;
    let title = words::title(setting, &training.title, training.kind, &training.topics);
    let mark = match training.status {
        TrainingStatus::Cancelled => Some(td_string!(locale, trainings.mine.cancelled)),
        TrainingStatus::Planned => Some(td_string!(locale, trainings.mine.planned)),
        _ => None,
    };
    let mark = mark.map(|words| view! { <span class="mark">{words}</span> });
    let place = words::place(setting, &training.districts, &training.regions, training.is_virtual);
    let facts = Facts::default()
        .with(td_string!(locale, trainings.mine.days), format::span(language, training.span))
        .with(td_string!(locale, trainings.mine.place), place)
        .with_some(td_string!(locale, trainings.mine.venue), venue(training))
        .with_text(
            td_string!(locale, trainings.mine.modules),
            setting.list(training.topics.iter().map(|topic| terms::topic(language, *topic))),
        )
        .with_some(
            td_string!(locale, trainings.mine.language),
            training.language.map(|taught| terms::language(language, taught)),
        )
        .view();
    let standing = standing(setting, training).map(|words| view! { <p>{words}</p> });
    let certificate = (training.part == TrainingPart::Participant(ParticipationState::Attended))
        .then(|| view! { <p class="soft">{td_string!(locale, trainings.mine.certificate)}</p> });
    let word = (!own.word.is_empty() && !training.may_answer).then(|| {
        let word = own.word.clone();
        view! {
            <p class="soft">{td_string!(locale, trainings.mine.your_word)}</p>
            <p class="written" dir="auto">{word}</p>
        }
    });
    let form = training.may_answer.then(|| form(setting, view, own));
    view! {
        <li id=training.id.to_string() class:withdrawn=training.status == TrainingStatus::Cancelled>
            <h3>{title} {mark}</h3>
            {facts} {standing} {certificate} {word} {form}
        </li>
    }
    .into_any()
}

/// The exact place, where the member may know it.
fn venue(training: &KnownTraining) -> Option<impl IntoView + use<>> {
    let venue = training.venue.clone();
    (!venue.is_empty()).then(|| view! { <bdi>{venue}</bdi> })
}

/// What the member is in it, where their group doesn't say so.
fn standing(setting: &Setting, training: &KnownTraining) -> Option<&'static str> {
    let locale = setting.locale;
    let is_past = training.group == TrainingGroup::Past;
    match training.part {
        TrainingPart::Trainer if is_past => Some(td_string!(locale, trainings.mine.trained)),
        TrainingPart::Trainer => Some(td_string!(locale, trainings.mine.trainer)),
        TrainingPart::Participant(ParticipationState::Attended) => Some(td_string!(locale, trainings.mine.attended)),
        TrainingPart::Participant(_) if is_past => Some(td_string!(locale, trainings.mine.not_noted)),
        TrainingPart::Participant(_) => None,
    }
}

/// Two answers, and a word if one likes. Where there is an answer already, changing it stays out of the way.
fn form(setting: &Setting, view: &OwnTrainingsView, own: &OwnParticipation) -> AnyView {
    let locale = setting.locale;
    let training = &own.training;
    let refused = view.refused.as_ref().filter(|(id, _, _)| *id == training.id);
    let word = refused.map_or(&own.word, |(_, typed, _)| typed);
    let (field, hint, fault_id) =
        (format!("word-{}", training.id), format!("hint-{}", training.id), format!("fault-{}", training.id));
    let fault = refused.map(|(_, _, fault)| {
        view! { <p class="fault" id=fault_id.clone() role="alert">{words::fault(locale, *fault)}</p> }
    });
    let is_wrong = refused.is_some();
    let described = if is_wrong { fault_id } else { hint.clone() };
    let last = training.span.from.checked_sub_days(Days::new(1)).unwrap_or(training.span.from);
    let until = td_string!(locale, trainings.mine.until, date = format::date(setting.language, last, Precision::Day));
    let form = view! {
        <form class="form answer" method="post" action=setting.href(&format!("/me/trainings/{}", training.id))>
            <label for=field.clone()>{td_string!(locale, trainings.mine.word)}</label>
            <textarea id=field name="word" rows="2" dir="auto" maxlength=LONGEST_WORD.to_string()
                aria-invalid=is_wrong.then_some("true") aria-describedby=described inner_html=in_textarea(word)></textarea>
            <p class="hint" id=hint>{td_string!(locale, trainings.mine.word_hint)} " " {until}</p>
            {fault}
            <p class="buttons">
                <button type="submit" name="answer" value="come">{td_string!(locale, trainings.mine.come)}</button>
                <button type="submit" name="answer" value="decline">{td_string!(locale, trainings.mine.decline)}</button>
            </p>
        </form>
    };
    if training.group == TrainingGroup::Invited {
        return form.into_any();
    }
    view! {
        <details class="change-answer" open=is_wrong>
            <summary>{td_string!(locale, trainings.mine.change)}</summary>
            {form}
        </details>
    }
    .into_any()
}

/// The trainings to come, below a heading where it is not the page's own.
fn desk(setting: &Setting, to_come: &[TrainingInBrief], heading: Option<&'static str>) -> AnyView {
    let body = if to_come.is_empty() {
        view! { <p>{td_string!(setting.locale, trainings.desk.none)}</p> }.into_any()
    } else {
        to_come_table(setting, to_come)
    };
    match heading {
        Some(title) => view! { <Part title=title>{body}</Part> }.into_any(),
        None => body,
    }
}

fn to_come_table(setting: &Setting, to_come: &[TrainingInBrief]) -> AnyView {
    let locale = setting.locale;
    let rows = to_come.iter().map(|brief| {
        let training = &brief.training;
        let title = words::title(setting, &training.title, training.kind, &training.topics);
        let count = |state| setting.number(brief.counts.get(&state).copied().unwrap_or_default());
        let seats = training.capacity.map(|seats| setting.number(seats));
        let over =
            brief.is_over.then(|| view! { " " <span class="mark">{td_string!(locale, trainings.desk.over)}</span> });
        view! {
            <tr>
                <th scope="row">
                    <a class="plain" href=setting.href(&format!("/trainings/{}/people", brief.id))>{title}</a>
                    {over}
                </th>
                <td>{format::span(setting.language, training.span)}</td>
                <td class="number">{count(ParticipationState::Confirmed)}</td>
                <td class="number">{count(ParticipationState::Invited)}</td>
                <td class="number">{count(ParticipationState::Declined)}</td>
                <td class="number">{seats}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
            <Scroll label=td_string!(locale, trainings.desk.title)>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(locale, trainings.desk.training)}</th>
                            <th scope="col">{td_string!(locale, trainings.desk.days)}</th>
                            <th scope="col" class="number">{td_string!(locale, trainings.desk.coming)}</th>
                            <th scope="col" class="number">{td_string!(locale, trainings.desk.open)}</th>
                            <th scope="col" class="number">{td_string!(locale, trainings.desk.declined)}</th>
                            <th scope="col" class="number">{td_string!(locale, trainings.desk.seats)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </Scroll>
    }
    .into_any()
}
