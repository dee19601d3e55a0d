//! Levels of visibility.

crate::vocabulary! {
    /// Who may see a field or record, from the fewest to everyone. Each level includes those before it.
    Level as "level of visibility" {
        /// The owner and the safety officer.
        Sealed = "sealed",
        /// Coordinators.
        Coordinator = "coordinator",
        /// Signed-in members.
        Network = "network",
        /// Signed-in partner organisations.
        Partner = "partner",
        /// Everyone.
        Public = "public",
    }
}

impl Level {
    /// The level of records that come from public documents.
    #[must_use]
    pub const fn public() -> Self {
        Self::Public
    }
}
