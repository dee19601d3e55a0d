//! `/feed.atom` and `/ur/feed.atom`: published trainings and stories. Interventions are not announced: nothing sensitive
//! is ever "the latest".

use app::language::{locale, prefix};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use domain::{
    dates::{Date, Precision, start_of},
    safety::public::{PublicRecord, RecordKind},
    text::Language,
};
use leptos_i18n::td_string;
use store::Page;

use crate::{errors::Failure, exports::title, state::AppState};

/// Most entries.
const ENTRIES: u32 = 50;

/// The feed in English.
///
/// # Errors
/// When the store fails.
pub async fn english(State(state): State<AppState>) -> Result<Response, Failure> {
    feed(&state, Language::English).await
}

/// The feed in Urdu.
///
/// # Errors
/// When the store fails.
pub async fn urdu(State(state): State<AppState>) -> Result<Response, Failure> {
    feed(&state, Language::Urdu).await
}

async fn feed(state: &AppState, language: Language) -> Result<Response, Failure> {
    let page = Page { offset: 0, limit: ENTRIES };
    let mut records = state.pages.reader.records(RecordKind::Training, page).await?;
    records.extend(state.pages.reader.records(RecordKind::Story, page).await?);
    records.retain(|record| !record.sensitive);
    records.sort_by(|a, b| b.span.from.cmp(&a.span.from).then_with(|| a.id.cmp(&b.id)));
    records.truncate(ENTRIES as usize);
    let xml = written(state, language, &records);
    Ok((
        [
            (header::CONTENT_TYPE, "application/atom+xml; charset=utf-8"),
            (header::CACHE_CONTROL, "public, max-age=3600"),
        ],
        xml,
    )
        .into_response())
}

fn written(state: &AppState, language: Language, records: &[PublicRecord]) -> String {
    let base = escaped(&state.pages.base_url);
    let day = state.pages.atlas.get().published_on;
    let name = td_string!(locale(language), shell.name);
    let home = format!("{base}{}", prefix(language));
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{language}\">\n\
         <id>{home}/feed.atom</id>\n<title>{}</title>\n<author><name>{}</name></author>\n<updated>{}</updated>\n\
         <link rel=\"self\" href=\"{home}/feed.atom\"/>\n<link href=\"{home}/\"/>\n",
        escaped(name),
        escaped(name),
        midnight(day)
    );
    for record in records {
        xml += &entry(state, language, record, day);
    }
    xml += "</feed>\n";
    xml
}

/// An entry's time is the last day of what it tells, or the year's first day for what is still to come: when somebody
/// worked on the record is nobody's business.
fn entry(state: &AppState, language: Language, record: &PublicRecord, day: Date) -> String {
    let address =
        escaped(&format!("{}{}/{}/{}", state.pages.base_url, prefix(language), record.kind.path(), record.id));
    let summary = record.summary.in_language(language);
    let summary = if summary.is_empty() { String::new() } else { format!("<summary>{}</summary>\n", escaped(summary)) };
    let mark = td_string!(locale(language), shell.demonstration_mark);
    let mark = if record.demonstration { format!(" [{}]", escaped(mark)) } else { String::new() };
    let title = escaped(&title(record, language)) + &mark;
    let updated = midnight(if record.span.to > day { start_of(day, Precision::Year) } else { record.span.to });
    format!(
        "<entry>\n<id>{address}</id>\n<title>{title}</title>\n<link href=\"{address}\"/>\n<updated>{updated}</updated>\n{summary}</entry>\n"
    )
}

fn midnight(date: Date) -> String {
    format!("{date}T00:00:00Z")
}

/// Text as XML may hold it.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // XML has no way to write the other control characters.
            '\t' | '\n' => safe.push(c),
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_break_out_of_the_feed() {
        assert_eq!(escaped("a < b & \"c\" > \u{1}d"), "a &lt; b &amp; &quot;c&quot; &gt; d");
    }
}
