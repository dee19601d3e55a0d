//! `/data/events.csv`: a row a record, a column a fact. `hxl=1` adds the row of HXL hashtags.

use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use domain::{
    explore::QueryError,
    places::Area,
    safety::public::{PublicDetails, PublicRecord},
    text::Language,
};

use super::{About, Format, file, joined, title, titles};
use crate::{errors::Failure, state::AppState};

/// Each column's name and its HXL hashtag.
pub const COLUMNS: [(&str, &str); 27] = [
    ("id", "#event+id"),
    ("kind", "#event+type"),
    ("title_en", "#event+name+i_en"),
    ("title_ur", "#event+name+i_ur"),
    ("summary_en", "#description+i_en"),
    ("summary_ur", "#description+i_ur"),
    ("from", "#date+start"),
    ("to", "#date+end"),
    ("date_precision", "#date+precision"),
    ("regions", "#region+code"),
    ("districts", "#adm2+code"),
    ("place", "#loc+precision"),
    ("themes", "#subsector+themes"),
    ("modules", "#modality+modules"),
    ("professions", "#group+professions"),
    ("dispute", "#cause+dispute"),
    ("mode", "#modality+mode"),
    ("methods", "#modality+methods"),
    ("outcome", "#impact+outcome"),
    ("subtype", "#event+subtype"),
    ("status", "#status"),
    ("organisations", "#org+names"),
    ("organisation_ids", "#org+ids"),
    ("sources", "#meta+sources"),
    ("inferred", "#meta+inferred"),
    ("demonstration", "#meta+demonstration"),
    ("url", "#meta+url"),
];

/// The records of a view as CSV.
///
/// # Errors
/// When a parameter has a value that can't be used.
pub async fn answer(State(state): State<AppState>, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let search = query.unwrap_or_default();
    let hxl = hxl(&search)?;
    file(state, &search, Csv { hxl }).await
}

fn hxl(search: &str) -> Result<bool, Failure> {
    let Some((_, value)) = form_urlencoded::parse(search.as_bytes()).find(|(name, _)| name == "hxl") else {
        return Ok(false);
    };
    match &*value {
        "1" => Ok(true),
        "0" => Ok(false),
        _ => Err(Failure::Query(QueryError {
            parameter: "hxl",
            value: value.into_owned(),
            reason: "is neither 1 nor 0".to_owned(),
        })),
    }
}

struct Csv {
    hxl: bool,
}

impl Format for Csv {
    const ENDING: &'static str = "csv";
    const CONTENT_TYPE: &'static str = "text/csv; charset=utf-8";

    fn begin(&mut self, _about: &About) -> String {
        let mut text = line(&COLUMNS.map(|(name, _)| name.to_owned()));
        if self.hxl {
            text += &line(&COLUMNS.map(|(_, tag)| tag.to_owned()));
        }
        text
    }

    fn record(&mut self, about: &About, record: &PublicRecord) -> String {
        line(&cells(about, record).map(harmless))
    }

    fn end(&mut self) -> String {
        String::new()
    }
}

/// The cells of a record, in the order of [`COLUMNS`].
fn cells(about: &About, record: &PublicRecord) -> [String; 27] {
    let mut regions: Vec<_> = record.areas.iter().map(Area::region).collect();
    regions.sort_unstable();
    regions.dedup();
    let own = Particulars::of(record);
    [
        record.id.to_string(),
        record.kind.to_string(),
        title(record, Language::English),
        title(record, Language::Urdu),
        record.summary.en.clone(),
        record.summary.ur.clone(),
        record.span.from.to_string(),
        record.span.to.to_string(),
        record.span.precision.to_string(),
        joined(regions),
        joined(record.areas.iter().filter_map(Area::district)),
        super::geojson::place(record.place).to_owned(),
        joined(&record.themes),
        joined(&record.topics),
        joined(&record.professions),
        own.dispute,
        own.mode,
        own.methods,
        own.outcome,
        own.subtype,
        own.status,
        titles(&record.organisations),
        joined(record.organisations.iter().map(|link| &link.id)),
        titles(&record.sources),
        joined(record.inferred.iter().map(|inference| inference.field)),
        record.demonstration.to_string(),
        about.page(record).unwrap_or_default(),
    ]
}

/// What only some kinds have.
#[derive(Default)]
struct Particulars {
    dispute: String,
    mode: String,
    methods: String,
    outcome: String,
    subtype: String,
    status: String,
}

impl Particulars {
    fn of(record: &PublicRecord) -> Self {
        match &record.details {
            PublicDetails::Intervention(of) => Self {
                dispute: of.dispute.to_string(),
                mode: of.mode.to_string(),
                methods: joined(&of.methods),
                outcome: of.outcome.to_string(),
                ..Self::default()
            },
            PublicDetails::Training(of) => {
                Self { subtype: of.kind.to_string(), status: of.status.to_string(), ..Self::default() }
            }
            PublicDetails::Organisation(of) => Self { subtype: of.kind.to_string(), ..Self::default() },
            PublicDetails::Grant(of) => {
                Self { subtype: of.objective.to_string(), status: of.status.to_string(), ..Self::default() }
            }
            _ => Self::default(),
        }
    }
}

/// Spreadsheets run a cell that begins like a formula, so such a cell begins with an apostrophe instead.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{cell}") } else { cell }
}

fn line(cells: &[String]) -> String {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    // A vector takes every write, and text stays text.
    let _ = writer.write_record(cells);
    writer.into_inner().ok().and_then(|line| String::from_utf8(line).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+92 300", "-2+3", "@SUM(A1)", "\t=1", "\r=1"] {
            assert!(harmless(cell.to_owned()).starts_with('\''), "{cell:?}");
        }
        assert_eq!(harmless("Land".to_owned()), "Land");
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(line(&["a,b".to_owned(), "\"c\"".to_owned(), "زمین".to_owned()]), "\"a,b\",\"\"\"c\"\"\",زمین\r\n");
    }
}
