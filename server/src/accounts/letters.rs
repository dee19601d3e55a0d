//! The mails around links and codes, in the language of who gets them.

use std::sync::Arc;

use app::language::{href, locale};
use chrono::{DateTime, Utc};
use domain::{
    accounts::{CODE_LIFE, Email, INVITATION_LIFE, Mail},
    text::Language,
};
use leptos_i18n::td_string;
use store::Credentials;

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
        format!("{}{}", self.base_url, href(language, &format!("/sign-in/{}", credentials.link.as_str())))
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
}
