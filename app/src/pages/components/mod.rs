//! Pieces that several pages are made of.

mod entries;
mod json_ld;
mod layout;
mod leave;
mod member_map;
mod mini_map;
mod parts;
mod provenance;
mod setting;
mod shapes;
mod strip;
mod words;

pub use entries::{Entries, Entry, LinkTo, Links, Marks, record_date};
pub use json_ld::StructuredData;
pub use layout::{Head, Page, PageHead, PageTitle, Pager};
pub use leave::LeaveQuickly;
pub use member_map::{CountedArea, MemberMap};
pub use mini_map::MiniMap;
pub use parts::{Facts, Part, Scroll, ThinBar};
pub use provenance::{DemonstrationNote, InferredMarks, Provenance, WaysOn};
pub use setting::Setting;
pub use shapes::{Bounds, MapShapes, Projection, River};
pub use strip::Strip;
pub use words::{Paragraphs, Told, foreign, in_textarea, link_title, place_sentence, record_title};
