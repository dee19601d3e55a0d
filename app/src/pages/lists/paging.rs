//! Lists that are shown a page at a time, by `?page=2`.

use domain::{
    explore::QueryError,
    safety::public::{PublicRecord, RecordKind},
};
use leptos_router::params::ParamsMap;
use store::{Page, PublicReader};

use crate::pages::{components::Setting, errors::PageError};

/// Records on one page of a list.
const LENGTH: u32 = 60;
/// Pages beyond this are not asked for: nobody turns so far, and a database would count every row before them.
const LAST: u32 = 10_000;

/// One page of a list of records.
#[derive(Debug)]
pub struct Leaf {
    /// Its records.
    pub records: Vec<PublicRecord>,
    /// Its number, from 1.
    number: u32,
    /// Whether there is another page.
    more: bool,
}

impl Leaf {
    /// Reads the page of records of a kind that the query string asks for.
    pub async fn load(reader: &PublicReader, kind: RecordKind, number: u32) -> Result<Self, PageError> {
        let page = Page { offset: (number - 1) * LENGTH, limit: LENGTH + 1 };
        let mut records = reader.records(kind, page).await?;
        if records.is_empty() && number > 1 {
            return Err(PageError::NotFound);
        }
        let more = records.len() > LENGTH as usize;
        records.truncate(LENGTH as usize);
        Ok(Self { records, number, more })
    }

    /// The address of this page of the list at `path`.
    #[must_use]
    pub fn href(&self, setting: &Setting, path: &str) -> String {
        href(setting, path, self.number)
    }

    /// The addresses of the pages before and after.
    #[must_use]
    pub fn neighbours(&self, setting: &Setting, path: &str) -> (Option<String>, Option<String>) {
        let before = (self.number > 1).then(|| href(setting, path, self.number - 1));
        let after = self.more.then(|| href(setting, path, self.number + 1));
        (before, after)
    }
}

fn href(setting: &Setting, path: &str, number: u32) -> String {
    if number == 1 { setting.href(path) } else { setting.href(&format!("{path}?page={number}")) }
}

/// The page number that a query string asks for.
pub fn number(query: &ParamsMap) -> Result<u32, PageError> {
    let Some(given) = query.get("page") else { return Ok(1) };
    match given.parse() {
        Ok(number @ 1..=LAST) => Ok(number),
        _ => Err(unusable("page", given, "is not the number of a page")),
    }
}

/// The refusal of a parameter's value.
#[must_use]
pub fn unusable(parameter: &'static str, value: String, reason: &str) -> PageError {
    QueryError { parameter, value, reason: reason.to_owned() }.into()
}
