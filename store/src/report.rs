//! What an import and a check tell the operator.

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Records, kind by kind.
    pub kinds: Vec<Imported>,
    /// What the operator should know, one sentence each.
    pub notes: Vec<String>,
    /// How many records are published now, of this import and before it.
    pub published: u32,
}

/// What an import did with the records of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The kind, by its slug.
    pub kind: &'static str,
    /// Records that were added.
    pub added: u32,
    /// Records that were there already and were left as they are.
    pub known: u32,
}

/// Something that a check of the database found wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Kind and public id of the record, or the table.
    pub record: String,
    /// What is wrong, in a sentence.
    pub message: String,
}
