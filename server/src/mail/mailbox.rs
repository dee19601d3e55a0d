//! `/mailbox`: the mail that waits, for whoever tries Rabta on their own machine and has set up no mail server. Mail holds
//! links that sign in, so that everybody else gets the page that is not there.

use app::language::locale;
use axum::{
    extract::{Request, State},
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use domain::{accounts::Operator, dates::in_pakistan, text::Language};
use leptos_i18n::td_string;
use store::{OutboxMail, Store};

use super::loopback::{is_from_here, is_loopback_origin};
use crate::{errors::Failure, feed::escaped, pages, state::AppState};

/// The mailbox of this machine, or none.
#[derive(Debug, Clone, Default)]
pub struct LocalMailbox(Option<(Store, Operator)>);

impl LocalMailbox {
    /// The mailbox of a server without a mail server; none where the site's own address could be another machine's.
    #[must_use]
    pub fn of(store: &Store, operator: Operator, base_url: &str) -> Self {
        Self(is_loopback_origin(base_url).then(|| (store.clone(), operator)))
    }

    /// Whether there is one.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.0.is_some()
    }
}

/// The page, or none.
///
/// # Errors
/// When the store fails.
pub async fn page(State(state): State<AppState>, request: Request) -> Result<Response, Failure> {
    let (parts, body) = request.into_parts();
    let reads = matches!(parts.method, axum::http::Method::GET | axum::http::Method::HEAD);
    match &state.mailbox.0 {
        Some((store, operator)) if reads && is_from_here(&parts) => {
            let mails = store.mailbox(*operator).await?;
            let headers = [
                (header::CONTENT_TYPE, "text/html; charset=utf-8"),
                (header::CACHE_CONTROL, "no-store"),
                (HeaderName::from_static("x-robots-tag"), "noindex"),
            ];
            Ok((headers, written(&mails, Utc::now())).into_response())
        }
        _ => Ok(pages::file_or_not_found(State(state), Request::from_parts(parts, body)).await),
    }
}

/// The page of an operator, in English alone.
fn written(mails: &[OutboxMail], now: DateTime<Utc>) -> String {
    let locale = locale(Language::English);
    let title = escaped(td_string!(locale, mailbox.title));
    let text = escaped(td_string!(locale, mailbox.text));
    let mut list: String = mails.iter().map(|mail| entry(mail, now)).collect();
    if mails.is_empty() {
        list = format!("<p>{}</p>", escaped(td_string!(locale, mailbox.empty)));
    }
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
         <meta name=\"robots\" content=\"noindex\"><title>{title}</title></head><body><main><h1>{title}</h1><p>{text}</p>\n\
         {list}</main></body></html>\n"
    )
}

fn entry(mail: &OutboxMail, now: DateTime<Utc>) -> String {
    let locale = locale(Language::English);
    let over = if mail.ends.is_some_and(|ends| ends <= now) {
        format!("<p><strong>{}</strong></p>", escaped(td_string!(locale, mailbox.over)))
    } else {
        String::new()
    };
    let lines: String = mail.text.lines().map(|line| format!("{}<br>\n", linked(line))).collect();
    format!(
        "<article><h2 dir=\"auto\">{}</h2>\n<p>{} <bdi>{}</bdi><br>{} <time>{}</time></p>{over}\n<p dir=\"auto\">{lines}</p></article><hr>\n",
        escaped(&mail.subject),
        escaped(td_string!(locale, mailbox.to)),
        escaped(mail.to.as_str()),
        escaped(td_string!(locale, mailbox.written)),
        in_pakistan(mail.created).format("%Y-%m-%d %H:%M"),
    )
}

/// A line of text whose addresses of pages can be followed.
fn linked(line: &str) -> String {
    let words = line.split(' ').map(|word| {
        let is_address = word.starts_with("http://") || word.starts_with("https://");
        let safe = escaped(word);
        if is_address { format!("<a href=\"{safe}\">{safe}</a>") } else { safe }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_can_be_followed_and_nothing_breaks_out() {
        assert_eq!(
            linked("Go: https://a.example/b?c=1&d"),
            "Go: <a href=\"https://a.example/b?c=1&amp;d\">https://a.example/b?c=1&amp;d</a>"
        );
        assert_eq!(linked("<b> javascript:alert(1)"), "&lt;b&gt; javascript:alert(1)");
        assert_eq!(
            linked("https://\"onclick=\"x"),
            "<a href=\"https://&quot;onclick=&quot;x\">https://&quot;onclick=&quot;x</a>"
        );
    }
}
