//! The library: the curriculum's modules, and the materials that teach them, in versions and languages.

mod form;
mod module;
mod names;
mod resource;
mod shelf;
mod supply;
mod version;

pub use form::{
    LONGEST_NEWS, LONGEST_NOTE, LONGEST_REASON, LONGEST_TITLE, NewResource, ResourceFault, ResourceField, reason,
};
pub use module::{Curriculum, CurriculumError, Module};
pub use names::{clean_name, plain_name};
pub use resource::{CheckedFile, FileKind, OFFERED_LEVELS, Resource, ResourceKind, Withdrawal};
pub use shelf::{Material, ResourceFilter, may_read, shelf};
pub use supply::Supply;
pub use version::{NotAVersion, Version};
