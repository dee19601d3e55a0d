//! Pages of members: their profile, how others see them, the directory, and what they may take along or erase.

mod begin;
mod coming;
mod contents;
mod data;
mod directory;
mod fields;
mod profile;
mod seen;
mod wishes;
mod words;

pub use begin::BeginView;
pub use contents::contents_page;
pub use data::{DataPage, DataView};
pub use directory::{DirectoryPage, DirectoryView};

pub use fields::{Values, form_of};
pub use profile::{Notice, ProfilePage, ProfileView};
pub use seen::{SeenPage, SeenView};
pub(in crate::pages) use words::listed_name;
pub use words::{fault as fault_words, gender as gender_words};
