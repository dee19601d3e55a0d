//! `/report/new`, and a report that can still be changed: five short steps, one after the other. A script beside the form
//! shows one step at a time and keeps what is written on the phone; without it, the page is the whole form.

use domain::{
    interventions::{
        Dispute, Forum, Method, Mode, Outcome, OwnReport, Remark, Report, ReportFault, ReportField, Roughly,
    },
    text::Language,
    trainings::Topic,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{
    ReportNotice,
    fields::{Fields, Found},
    own::remarks,
    words,
};
use crate::{
    language::own_name,
    pages::{
        PageContext,
        account::page_of,
        components::{Head, Page, PageHead, PageTitle, Setting},
    },
    terms,
};

/// What the form shows.
#[derive(Debug, Clone, Default)]
pub struct ReportFormView {
    /// The report, where there is one already.
    pub own: Option<OwnReport>,
    /// The key by which the same form, sent twice, is one report.
    pub key: String,
    /// What is in the fields, as browsers send it.
    pub values: Vec<(String, String)>,
    /// What is wrong with them.
    pub faults: Vec<ReportFault>,
    /// What in the texts looks as if somebody could be found by it.
    pub findings: Vec<Found>,
    /// What was just done.
    pub notice: Option<ReportNotice>,
}

/// Answers `/report/new`.
#[component]
pub fn ReportFormPage() -> impl IntoView {
    page_of(|view: ReportFormView| report_form(view))
}

/// The page with the form.
pub(super) fn report_form(view: ReportFormView) -> AnyView {
    let setting = Setting::of_request();
    let locale = setting.locale;
    let title = td_string!(locale, report.new.title);
    let told = view.notice.map(|notice| {
        let class = if notice == ReportNotice::Faulty { "fault" } else { "done" };
        view! { <p class=class role="status">{words::notice(locale, notice)}</p> }
    });
    let said = view.own.as_ref().map(|own| remarks(&setting, &own.remarks, true));
    view! {
        <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
        <Page class="narrow report-page">
            <PageTitle title=title.to_owned() lead=td_string!(locale, report.new.lead) />
            {told} {said} {form(&setting, view)}
        </Page>
    }
    .into_any()
}

fn form(setting: &Setting, view: ReportFormView) -> AnyView {
    let locale = setting.locale;
    let ReportFormView { own, key, values, faults, findings, notice: _ } = view;
    let action = own.as_ref().map_or_else(|| "/report/new".to_owned(), |own| format!("/report/{}", own.id));
    let question = own.as_ref().and_then(|own| last_question(&own.remarks));
    let has_found = !findings.is_empty();
    let fields = Fields { setting: setting.clone(), values, faults, findings };
    let send = if has_found {
        view! { <button class="primary" type="submit" name="do" value="send-anyway">{td_string!(locale, report.button.send_anyway)}</button> }
            .into_any()
    } else {
        view! { <button class="primary" type="submit" name="do" value="send">{td_string!(locale, report.button.send)}</button> }
            .into_any()
    };
    let script = kept_on_the_phone(own.is_some());
    let data = data_of(setting, own.as_ref());
    view! {
        {warning(setting, has_found)}
        <p id="report-state" role="status" class="soft"></p>
        <ol id="report-waiting" hidden></ol>
        <form id="report" class="form report" method="post" action=setting.href(&action) novalidate autocomplete="off"
            data-words=data.words data-key-address=data.key_address data-worker=data.worker data-lookout=data.lookout
            data-lookout-program=data.lookout_program data-known=data.known data-needed=data.needed data-own=data.own>
            <input type="hidden" name="key" value=key />
            {steps(&fields)}
            {question.map(|_| answer(setting))}
            <p class="buttons">
                {send}
                <button type="submit" name="do" value="keep">{td_string!(locale, report.button.keep)}</button>
            </p>
        </form>
        {script}
    }
    .into_any()
}

fn warning(setting: &Setting, has_found: bool) -> Option<AnyView> {
    let locale = setting.locale;
    has_found.then(|| {
        view! {
            <div class="fault" role="alert">
                <h2>{td_string!(locale, report.finding.title)}</h2>
                <p>{td_string!(locale, report.finding.lead)}</p>
            </div>
        }
        .into_any()
    })
}

fn last_question(remarks: &[Remark]) -> Option<&Remark> {
    remarks.last().filter(|remark| remark.kind == domain::interventions::RemarkKind::Question)
}

fn answer(setting: &Setting) -> AnyView {
    view! {
        <label for="answer">{td_string!(setting.locale, report.one.answer)}</label>
        <textarea id="answer" name="answer" rows="3" dir="auto"></textarea>
    }
    .into_any()
}

/// What the script beside the form is told.
struct FormData {
    words: String,
    key_address: &'static str,
    /// The worker that keeps the page: one for every new report, and none for each of those that there are.
    worker: Option<&'static str>,
    /// The name by which changes of a report are kept, where there is one already.
    own: Option<String>,
    lookout: Option<String>,
    lookout_program: Option<String>,
    needed: String,
    known: Option<String>,
}

fn data_of(setting: &Setting, own: Option<&OwnReport>) -> FormData {
    let assets = PageContext::of_request().assets;
    let names = setting.edition.atlas.areas().iter().flat_map(|known| {
        Language::ALL.iter().map(|language| known.names.own(*language)).filter(|name| !name.is_empty())
    });
    FormData {
        words: super::drafts::words(setting.language),
        key_address: "/report/key",
        worker: own.is_none().then_some("/worker.js"),
        own: own.map(|own| format!("own/{}", own.id)),
        known: assets.lookout.is_some().then(|| names.collect::<Vec<_>>().join("\n")),
        lookout: assets.lookout.clone(),
        lookout_program: assets.lookout_program.clone(),
        needed: Report::needed().map(ReportField::slug).join(" "),
    }
}

fn kept_on_the_phone(is_again: bool) -> Option<AnyView> {
    let assets = PageContext::of_request().assets;
    let module = if is_again { assets.again.clone() } else { assets.report.clone() }?;
    Some(view! { <script type="module" src=module></script> }.into_any())
}

fn steps(fields: &Fields) -> AnyView {
    let locale = fields.setting.locale;
    let step = |number: u8, title: &'static str, hint: &'static str, body: AnyView| {
        let hint = (!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> });
        view! {
            <fieldset class="step" id=format!("step-{number}") data-step="">
                <legend tabindex="-1">
                    <span class="number">{fields.setting.number(number)}</span>
                    " "
                    {title}
                </legend>
                {hint} {body}
            </fieldset>
        }
        .into_any()
    };
    [
        step(1, td_string!(locale, report.step.what), "", what(fields)),
        step(2, td_string!(locale, report.step.when), "", when(fields)),
        step(3, td_string!(locale, report.step.who), "", who(fields)),
        step(4, td_string!(locale, report.step.outcome), "", outcome(fields)),
        step(5, td_string!(locale, report.step.story), td_string!(locale, report.step.story_hint), story(fields)),
    ]
    .collect_view()
    .into_any()
}

fn what(fields: &Fields) -> AnyView {
    let (language, locale) = (fields.setting.language, fields.setting.locale);
    let disputes = Dispute::ALL.iter().map(|term| (term.to_string(), terms::dispute(language, *term).to_owned()));
    let modes = [
        (Mode::Direct.slug(), td_string!(locale, report.mode_direct)),
        (Mode::Indirect.slug(), td_string!(locale, report.mode_indirect)),
    ];
    let methods = Method::ALL.iter().map(|term| (term.slug(), terms::method(language, *term)));
    [
        fields.choice(ReportField::Dispute, "", td_string!(locale, report.choose), disputes),
        fields.yes(ReportField::GenderBased),
        fields.boxes(ReportField::Mode, "radio", modes),
        fields.boxes(ReportField::Methods, "checkbox", methods),
    ]
    .collect_view()
    .into_any()
}

fn when(fields: &Fields) -> AnyView {
    let (language, locale) = (fields.setting.language, fields.setting.locale);
    let exact = [
        (Roughly::Day.to_string(), td_string!(locale, report.day).to_owned()),
        (Roughly::Month.to_string(), td_string!(locale, report.month).to_owned()),
    ];
    let forums = Forum::ALL.iter().map(|term| (term.to_string(), terms::forum(language, *term).to_owned()));
    let choose = td_string!(locale, report.choose);
    [
        fields.line(ReportField::From, "date", ""),
        fields.line(ReportField::To, "date", td_string!(locale, report.hint.to)),
        fields.choice(ReportField::Roughly, "", "", exact),
        fields.choice(
            ReportField::District,
            td_string!(locale, report.hint.district),
            choose,
            fields.setting.districts(),
        ),
        fields.choice(ReportField::Forum, "", td_string!(locale, report.not_told), forums),
    ]
    .collect_view()
    .into_any()
}

fn who(fields: &Fields) -> AnyView {
    fields.line(ReportField::Parties, "number", td_string!(fields.setting.locale, report.hint.parties))
}

fn outcome(fields: &Fields) -> AnyView {
    let (language, locale) = (fields.setting.language, fields.setting.locale);
    let outcomes = Outcome::ALL.iter().map(|term| (term.to_string(), terms::outcome(language, *term).to_owned()));
    let skills = Topic::ALL.iter().map(|term| (term.slug(), terms::topic(language, *term)));
    [
        fields.choice(ReportField::Outcome, "", td_string!(locale, report.choose), outcomes),
        fields.boxes(ReportField::Skills, "checkbox", skills),
        fields.text(ReportField::Notes, "4", td_string!(locale, report.hint.notes)),
    ]
    .collect_view()
    .into_any()
}

fn story(fields: &Fields) -> AnyView {
    let locale = fields.setting.locale;
    let languages = Language::ALL.iter().map(|language| (language.to_string(), own_name(*language).to_owned()));
    [
        fields.choice(ReportField::StoryLanguage, "", "", languages),
        fields.line(ReportField::StoryTitle, "text", ""),
        fields.line(ReportField::StorySummary, "text", ""),
        fields.text(ReportField::StoryText, "10", td_string!(locale, report.hint.story_text)),
        fields.yes(ReportField::StoryConsent),
    ]
    .collect_view()
    .into_any()
}
