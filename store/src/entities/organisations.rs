//! Organisations, programmes, grants and thematic networks.

use domain::{
    dates::Precision,
    organisations::{ActivityStatus, GrantObjective, NetworkKind, OrganisationKind},
    text::LocalText,
};

use super::entities;
use crate::columns::{AsJson, Id, Term};

entities! {
    /// An organisation. Places, themes, networks and funders are lists of its record.
    organisation in "organisations" [id: Id] {
        name: AsJson<LocalText>,
        short_name: String,
        kind: Term<OrganisationKind>,
        background: AsJson<LocalText>,
        activities: AsJson<LocalText>,
        innovations: AsJson<LocalText>,
        challenges: AsJson<LocalText>,
        first_day: Date,
        last_day: Date,
        precision: Term<Precision>,
        contact: String,
        funders_public: bool,
    }

    /// A programme. Funders and partners are lists of its record.
    programme in "programmes" [id: Id] {
        name: AsJson<LocalText>,
        summary: AsJson<LocalText>,
        first_day: Date,
        last_day: Date,
        precision: Term<Precision>,
    }

    /// A grant. Places and themes are lists of its record.
    grant in "grants" [id: Id] {
        title: AsJson<LocalText>,
        summary: AsJson<LocalText>,
        programme_id: Id,
        funder_id: Option<Id>,
        grantee_id: Option<Id>,
        objective: Term<GrantObjective>,
        first_day: Date,
        last_day: Date,
        precision: Term<Precision>,
        amount: Option<i64>,
        status: Term<ActivityStatus>,
    }

    /// A thematic network.
    network in "thematic_networks" [id: Id] {
        kind: Term<NetworkKind>,
        name: AsJson<LocalText>,
        summary: AsJson<LocalText>,
        programme_id: Option<Id>,
        first_day: Date,
        last_day: Date,
        precision: Term<Precision>,
    }
}
