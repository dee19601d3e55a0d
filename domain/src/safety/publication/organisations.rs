//! Organisations, programmes, grants and thematic networks, as they may be told.

use super::{
    Context,
    place::Exposure,
    record::{Publishable, Told},
};
use crate::{
    ids::Ref,
    organisations::{Grant, Organisation, Programme, ThematicNetwork},
    safety::{
        Level,
        public::{
            PlaceNote, PublicDetails, PublicGrant, PublicLink, PublicNetwork, PublicOrganisation, PublicProgramme,
            PublicRecord, RecordKind,
        },
    },
    sources::Provenance,
};

impl Publishable for Organisation {
    const KIND: RecordKind = RecordKind::Organisation;

    fn key(&self) -> &Ref {
        &self.key
    }

    fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    fn told(&self, context: &Context) -> Option<Told> {
        let place = context.place(&self.districts, &self.regions, Exposure::Document, PlaceNote::NotTold);
        // Its name stays whole even where it holds a withheld district's: without it there is no record.
        let told = Told { title: self.name.clone(), span: self.span, place, quiet: Vec::new() };
        (self.level == Level::Public).then_some(told)
    }
}

/// The organisation as anyone may see it: without its contact, and with funders only where they may be told.
#[must_use]
pub fn publish_organisation(organisation: &Organisation, context: &Context) -> Option<PublicRecord> {
    let told = organisation.told(context)?;
    let place = told.place.clone();
    let funders = if organisation.funders_public { organisation.funders.as_slice() } else { &[] };
    let details = PublicDetails::Organisation(PublicOrganisation {
        short_name: organisation.short_name.clone(),
        kind: organisation.kind,
        activities: place.redacted(&organisation.activities),
        innovations: place.redacted(&organisation.innovations),
        challenges: place.redacted(&organisation.challenges),
        networks: organisation.networks.clone(),
        funders: context.directory.links(RecordKind::Organisation, funders),
    });
    let record = organisation.start(told, details, context)?;
    Some(PublicRecord {
        summary: place.redacted(&organisation.background),
        themes: organisation.themes.clone(),
        ..record
    })
}

impl Publishable for Grant {
    const KIND: RecordKind = RecordKind::Grant;

    fn key(&self) -> &Ref {
        &self.key
    }

    fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    fn told(&self, context: &Context) -> Option<Told> {
        let place = context.place(&self.districts, &self.regions, Exposure::Document, PlaceNote::NotTold);
        let told = Told { title: place.redacted(&self.title), span: self.span, place, quiet: Vec::new() };
        (self.level == Level::Public).then_some(told)
    }
}

/// The grant as anyone may see it: without its amount, and with its funder only where that is public knowledge.
#[must_use]
pub fn publish_grant(grant: &Grant, context: &Context) -> Option<PublicRecord> {
    let told = grant.told(context)?;
    let place = told.place.clone();
    let organisation =
        |key: &Option<Ref>| key.as_ref().and_then(|key| context.directory.link(RecordKind::Organisation, key));
    let (grantee, funder) = (organisation(&grant.grantee), organisation(public_funder(grant, context)));
    let mut organisations: Vec<PublicLink> = grantee.iter().chain(&funder).cloned().collect();
    organisations.dedup();
    let details = PublicDetails::Grant(PublicGrant {
        objective: grant.objective,
        status: grant.status,
        programme: context.directory.link(RecordKind::Programme, &grant.programme),
        grantee,
        funder,
    });
    let record = grant.start(told, details, context)?;
    Some(PublicRecord {
        summary: place.redacted(&grant.summary),
        themes: grant.themes.clone(),
        organisations,
        ..record
    })
}

/// The funder, where the programme's funders are public knowledge or the grantee lets its own be told.
fn public_funder<'a>(grant: &'a Grant, context: &Context) -> &'a Option<Ref> {
    let relations = &context.relations;
    let may_be_told = relations.funders_known.contains(&grant.programme)
        || grant.grantee.as_ref().is_some_and(|grantee| relations.funders_public.contains(grantee));
    if may_be_told { &grant.funder } else { &None }
}

impl Publishable for Programme {
    const KIND: RecordKind = RecordKind::Programme;

    fn key(&self) -> &Ref {
        &self.key
    }

    fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    fn told(&self, context: &Context) -> Option<Told> {
        Some(Told::placeless(&self.name, self.span, context))
    }
}

/// The programme as anyone may see it, with its funders where a real document names them.
#[must_use]
pub fn publish_programme(programme: &Programme, context: &Context) -> Option<PublicRecord> {
    let told = programme.told(context)?;
    let place = told.place.clone();
    let is_known = context.relations.funders_known.contains(&programme.key);
    let funders = if is_known { programme.funders.as_slice() } else { &[] };
    let funders = context.directory.links(RecordKind::Organisation, funders);
    let partners = context.directory.links(RecordKind::Organisation, &programme.partners);
    let organisations = context.directory.links(
        RecordKind::Organisation,
        programme.partners.iter().chain(if is_known { programme.funders.iter() } else { [].iter() }),
    );
    let details = PublicDetails::Programme(PublicProgramme { funders, partners });
    let record = programme.start(told, details, context)?;
    Some(PublicRecord { summary: place.redacted(&programme.summary), organisations, ..record })
}

impl Publishable for ThematicNetwork {
    const KIND: RecordKind = RecordKind::Network;

    fn key(&self) -> &Ref {
        &self.key
    }

    fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    fn told(&self, context: &Context) -> Option<Told> {
        Some(Told::placeless(&self.name, self.span, context))
    }
}

/// The thematic network as anyone may see it, with the published organisations that belong to it.
#[must_use]
pub fn publish_network(network: &ThematicNetwork, context: &Context) -> Option<PublicRecord> {
    let told = network.told(context)?;
    let place = told.place.clone();
    let members = context.relations.network_members.get(&network.kind).map(Vec::as_slice).unwrap_or_default();
    let members = context.directory.links(RecordKind::Organisation, members);
    let details = PublicDetails::Network(PublicNetwork {
        kind: network.kind,
        programme: network.programme.as_ref().and_then(|key| context.directory.link(RecordKind::Programme, key)),
        members: members.clone(),
    });
    let record = network.start(told, details, context)?;
    Some(PublicRecord { summary: place.redacted(&network.summary), organisations: members, ..record })
}
