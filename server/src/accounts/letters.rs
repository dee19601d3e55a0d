//! The mails around links and codes, in the language of who gets them.

use std::sync::Arc;

use app::{
    format,
    language::{href, locale},
};
use chrono::{DateTime, Utc};
use domain::{
    accounts::{CODE_LIFE, Email, INVITATION_LIFE, Mail, ReminderTopic},
    text::Language,
};
use leptos_i18n::td_string;
use store::{Credentials, ReminderLetter};

/// Writes mails for the site at one address.
#[derive(Debug, Clone)]
pub struct Letters {
    base_url: Arc<str>,
}

impl Letters {
    /// For the site at `base_url`.
    #[must_use]
    pub fn new(base_url: &str) -> Self {
        Self { base_url: base_url.into() }
    }

    /// The address that a link leads to.
    #[must_use]
    pub fn link(&self, credentials: &Credentials, language: Language) -> String {
        self.at(language, &format!("/sign-in/{}", credentials.link.as_str()))
    }

    /// The mail that somebody asked for to sign in.
    #[must_use]
    pub fn sign_in(&self, to: Email, credentials: &Credentials, language: Language, now: DateTime<Utc>) -> Mail {
        let locale = locale(language);
        let link = self.link(credentials, language);
        let code =
            credentials.code.as_ref().map(|code| td_string!(locale, account.mail.sign_in_code, code = code.grouped()));
        let parts = [
            Some(td_string!(locale, account.mail.sign_in_text).to_owned()),
            Some(link),
            code,
            Some(td_string!(locale, account.mail.sign_in_end).to_owned()),
        ];
        Mail {
            topic: "sign-in",
            to,
            subject: td_string!(locale, account.mail.sign_in_subject).to_owned(),
            text: parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n"),
            ends: Some(now + CODE_LIFE),
        }
    }

    /// The mail that invites somebody.
    #[must_use]
    pub fn invitation(&self, to: Email, credentials: &Credentials, language: Language, now: DateTime<Utc>) -> Mail {
        let locale = locale(language);
        let text = [
            td_string!(locale, account.mail.invitation_text),
            &self.link(credentials, language),
            td_string!(locale, account.mail.invitation_end),
        ];
        Mail {
            topic: "invitation",
            to,
            subject: td_string!(locale, account.mail.invitation_subject).to_owned(),
            text: text.join("\n\n"),
            ends: Some(now + INVITATION_LIFE),
        }
    }

    /// The mail after a passkey was added.
    #[must_use]
    pub fn passkey_added(&self, to: Email, language: Language) -> Mail {
        let locale = locale(language);
        let text = [td_string!(locale, account.mail.passkey_text), &self.at(language, "/me#passkeys")];
        let subject = td_string!(locale, account.mail.passkey_subject).to_owned();
        Mail { topic: "passkey", to, subject, text: text.join("\n\n"), ends: None }
    }

    /// A mail that comes by itself.
    #[must_use]
    pub fn reminder(&self, letter: &ReminderLetter) -> Mail {
        let language = letter.language;
        let locale = locale(language);
        let link = self.at(language, &format!("/answer/{}", letter.link.as_str()));
        let months = || format::number(language, letter.months.unwrap_or_default().into());
        let (subject, text, leads_to) = match letter.topic {
            ReminderTopic::StillCorrect => (
                td_string!(locale, reminder.mail.still_correct_subject),
                td_string!(locale, reminder.mail.still_correct_text).to_owned(),
                link.clone(),
            ),
            ReminderTopic::Durability => (
                td_string!(locale, reminder.mail.durability_subject),
                td_string!(locale, reminder.mail.durability_text, months = months()),
                link.clone(),
            ),
            ReminderTopic::Training => (
                td_string!(locale, reminder.mail.training_subject),
                td_string!(locale, reminder.mail.training_text).to_owned(),
                self.at(language, "/me/trainings"),
            ),
            ReminderTopic::Waiting => (
                td_string!(locale, reminder.mail.waiting_subject),
                td_string!(locale, reminder.mail.waiting_text, count = format::number(language, letter.waiting)),
                self.at(language, "/me"),
            ),
        };
        let off = td_string!(locale, reminder.mail.off);
        let parts = [text.as_str(), &leads_to, td_string!(locale, reminder.mail.end), off, &link];
        Mail {
            topic: letter.topic.slug(),
            to: letter.to.clone(),
            subject: subject.to_owned(),
            text: parts.join("\n\n"),
            ends: Some(letter.ends),
        }
    }

    fn at(&self, language: Language, path: &str) -> String {
        format!("{}{}", self.base_url, href(language, path))
    }
}
