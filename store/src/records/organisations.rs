//! Organisations, programmes, grants and thematic networks.

use std::borrow::Cow;

use domain::{
    organisations::{Grant, Organisation, Programme, ThematicNetwork},
    safety::Level,
    sources::Provenance,
};

use super::{
    Reading, Stored, count, span, span_fault,
    write::{Own, Writing},
};
use crate::{
    StoreError,
    columns::{AsJson, Term},
    entities::{
        organisations::{grant, network, organisation, programme},
        records::{Kind, LinkRole, TermList},
    },
};

const ORGANISATION: &[Kind] = &[Kind::Organisation];
const PROGRAMME: &[Kind] = &[Kind::Programme];

impl Stored for Organisation {
    const KIND: Kind = Kind::Organisation;
    const HAS_LEVEL: bool = true;
    type Entity = organisation::Entity;

    fn key(&self) -> &str {
        &self.key
    }

    fn level(&self) -> Level {
        self.level
    }

    fn provenance(&self) -> Cow<'_, Provenance> {
        Cow::Borrowed(&self.provenance)
    }

    fn fault(&self) -> Option<String> {
        span_fault(self.span)
    }

    fn write(&self, own: &Own<'_>, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        let row = organisation::Model {
            id: own.id,
            name: AsJson(self.name.clone()),
            short_name: self.short_name.clone(),
            kind: Term(self.kind),
            background: AsJson(self.background.clone()),
            activities: AsJson(self.activities.clone()),
            innovations: AsJson(self.innovations.clone()),
            challenges: AsJson(self.challenges.clone()),
            first_day: self.span.from,
            last_day: self.span.to,
            precision: Term(self.span.precision),
            contact: writing.seal(own, "contact", &self.contact)?,
            funders_public: self.funders_public,
        };
        writing.rows.organisations.push(row);
        writing.places(own, &self.districts, &self.regions)?;
        writing.terms(own, TermList::Theme, &self.themes);
        writing.terms(own, TermList::Network, &self.networks);
        writing.links(own, LinkRole::Funder, ORGANISATION, &self.funders)
    }

    fn read(row: organisation::Model, reading: &Reading<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            key: reading.key(row.id)?,
            name: row.name.0,
            short_name: row.short_name,
            kind: row.kind.0,
            background: row.background.0,
            activities: row.activities.0,
            innovations: row.innovations.0,
            challenges: row.challenges.0,
            districts: reading.districts(row.id),
            regions: reading.regions(row.id)?,
            themes: reading.terms(row.id, TermList::Theme)?,
            span: span(row.first_day, row.last_day, row.precision),
            contact: reading.open(Self::KIND, row.id, "contact", row.contact)?,
            funders: reading.links(row.id, LinkRole::Funder)?,
            funders_public: row.funders_public,
            networks: reading.terms(row.id, TermList::Network)?,
            level: reading.level(row.id)?,
            provenance: reading.provenance(row.id)?,
        })
    }
}

impl Stored for Programme {
    const KIND: Kind = Kind::Programme;
    type Entity = programme::Entity;

    fn key(&self) -> &str {
        &self.key
    }

    fn provenance(&self) -> Cow<'_, Provenance> {
        Cow::Borrowed(&self.provenance)
    }

    fn fault(&self) -> Option<String> {
        span_fault(self.span)
    }

    fn write(&self, own: &Own<'_>, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        writing.rows.programmes.push(programme::Model {
            id: own.id,
            name: AsJson(self.name.clone()),
            summary: AsJson(self.summary.clone()),
            first_day: self.span.from,
            last_day: self.span.to,
            precision: Term(self.span.precision),
        });
        writing.links(own, LinkRole::Funder, ORGANISATION, &self.funders)?;
        writing.links(own, LinkRole::Partner, ORGANISATION, &self.partners)
    }

    fn read(row: programme::Model, reading: &Reading<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            key: reading.key(row.id)?,
            name: row.name.0,
            summary: row.summary.0,
            funders: reading.links(row.id, LinkRole::Funder)?,
            partners: reading.links(row.id, LinkRole::Partner)?,
            span: span(row.first_day, row.last_day, row.precision),
            provenance: reading.provenance(row.id)?,
        })
    }
}

impl Stored for Grant {
    const KIND: Kind = Kind::Grant;
    const HAS_LEVEL: bool = true;
    type Entity = grant::Entity;

    fn key(&self) -> &str {
        &self.key
    }

    fn level(&self) -> Level {
        self.level
    }

    fn provenance(&self) -> Cow<'_, Provenance> {
        Cow::Borrowed(&self.provenance)
    }

    fn fault(&self) -> Option<String> {
        span_fault(self.span)
    }

    fn write(&self, own: &Own<'_>, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        let row = grant::Model {
            id: own.id,
            title: AsJson(self.title.clone()),
            summary: AsJson(self.summary.clone()),
            programme_id: writing.find(own, "programme", PROGRAMME, &self.programme)?,
            funder_id: writing.find_or_none(own, "funder", ORGANISATION, self.funder.as_ref())?,
            grantee_id: writing.find_or_none(own, "grantee", ORGANISATION, self.grantee.as_ref())?,
            objective: Term(self.objective),
            first_day: self.span.from,
            last_day: self.span.to,
            precision: Term(self.span.precision),
            amount: self.amount.map(i64::from),
            status: Term(self.status),
        };
        writing.rows.grants.push(row);
        writing.places(own, &self.districts, &self.regions)?;
        writing.terms(own, TermList::Theme, &self.themes);
        Ok(())
    }

    fn read(row: grant::Model, reading: &Reading<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            key: reading.key(row.id)?,
            title: row.title.0,
            summary: row.summary.0,
            programme: reading.key(row.programme_id)?,
            funder: reading.key_or_none(row.funder_id)?,
            grantee: reading.key_or_none(row.grantee_id)?,
            objective: row.objective.0,
            span: span(row.first_day, row.last_day, row.precision),
            districts: reading.districts(row.id),
            regions: reading.regions(row.id)?,
            themes: reading.terms(row.id, TermList::Theme)?,
            amount: row.amount.map(count).transpose()?,
            status: row.status.0,
            level: reading.level(row.id)?,
            provenance: reading.provenance(row.id)?,
        })
    }
}

impl Stored for ThematicNetwork {
    const KIND: Kind = Kind::Network;
    type Entity = network::Entity;

    fn key(&self) -> &str {
        &self.key
    }

    fn provenance(&self) -> Cow<'_, Provenance> {
        Cow::Borrowed(&self.provenance)
    }

    fn fault(&self) -> Option<String> {
        span_fault(self.span)
    }

    fn write(&self, own: &Own<'_>, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        let row = network::Model {
            id: own.id,
            kind: Term(self.kind),
            name: AsJson(self.name.clone()),
            summary: AsJson(self.summary.clone()),
            programme_id: writing.find_or_none(own, "programme", PROGRAMME, self.programme.as_ref())?,
            first_day: self.span.from,
            last_day: self.span.to,
            precision: Term(self.span.precision),
        };
        writing.rows.networks.push(row);
        Ok(())
    }

    fn read(row: network::Model, reading: &Reading<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            key: reading.key(row.id)?,
            kind: row.kind.0,
            name: row.name.0,
            summary: row.summary.0,
            programme: reading.key_or_none(row.programme_id)?,
            span: span(row.first_day, row.last_day, row.precision),
            provenance: reading.provenance(row.id)?,
        })
    }
}
