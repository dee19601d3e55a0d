//! The library's pages: all modules, one of them, the form that adds a material, and the page that goes along with files.

mod all;
mod form;
mod item;
mod material;
mod module;
mod offline;
pub(super) mod words;

pub use all::{LibraryPage, LibraryView};
pub use form::{MaterialForm, MaterialFormPage, form_of_resource};
pub use material::{MaterialPage, MaterialView};
pub use module::{LibraryNotice, ModulePage, ModuleView};
pub use offline::{OfflineEntry, offline_index};
