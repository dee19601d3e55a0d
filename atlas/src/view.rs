//! What part of an answer is wanted.

use domain::explore::Resolution;

/// What part of an answer a reader looks at; the counts don't depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// Width of the timeline's bars; none to have it chosen by the length of the whole period.
    pub resolution: Option<Resolution>,
    /// Position of the list's first row among the matching records.
    pub offset: u32,
    /// Most rows of the list.
    pub limit: u32,
    /// Most rows of lanes under the timeline.
    pub lanes: u8,
}

impl Default for View {
    fn default() -> Self {
        Self { resolution: None, offset: 0, limit: 50, lanes: 6 }
    }
}
