//! Pages of members: their profile, how others see them, the directory, and what they may take along or erase.

mod data;
mod directory;
mod fields;
mod profile;
mod seen;
mod words;

pub use data::{DataPage, DataView};
pub use directory::{DirectoryPage, DirectoryView};
pub use fields::form_of;
pub use profile::{Notice, ProfilePage, ProfileView};
pub use seen::{SeenPage, SeenView};
