//! Pages of reports: what members write about their interventions, and what coordinators decide about it.

mod drafts;
mod fields;
mod form;
mod list;
mod own;
mod review;
mod words;

pub use fields::Found;
pub use form::{ReportFormPage, ReportFormView};
pub use list::{QueuePage, QueueView, ReportsPage, ReportsView};
pub use own::{OwnReportView, ReportPage};
pub use review::{ReviewPage, ReviewView};
pub use words::fault_words;

domain::vocabulary! {
    /// What was just done with a report.
    ReportNotice as "notice about a report" {
        /// It was kept as a draft.
        Kept = "kept",
        /// It was sent.
        Sent = "sent",
        /// It was taken back.
        Withdrawn = "withdrawn",
        /// It was not sent: something is wrong with it.
        Faulty = "faulty",
    }
}
