//! Members.

use std::borrow::Cow;

use domain::{
    ids::PublicId,
    members::{Absence, Availability, Member},
    safety::Level,
    sources::Provenance,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};

use super::{
    Reading, Stored, position, span, span_fault,
    write::{Own, Writing, terms},
};
use crate::{
    StoreError,
    columns::{AsJson, Id, Term},
    entities::{
        members::{absence, field_level, member},
        records::{Kind, LinkRole, TermList, link, term},
    },
    rows::insert_all,
};

impl Stored for Member {
    const KIND: Kind = Kind::Member;
    const HAS_LEVEL: bool = true;
    type Entity = member::Entity;

    fn key(&self) -> &str {
        &self.key
    }

    /// No member is published as a record: that level hides them or doesn't. What each field allows is in its own.
    fn level(&self) -> Level {
        self.level
    }

    fn provenance(&self) -> Cow<'_, Provenance> {
        Cow::Borrowed(&self.provenance)
    }

    fn fault(&self) -> Option<String> {
        span_fault(self.joined)
    }

    fn write(&self, own: &Own<'_>, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        let mut availability = self.availability.clone();
        for absence in &mut availability.away {
            absence.reason = writing.seal(own, ABSENCE, &absence.reason)?;
        }
        let sealed = Self {
            availability,
            name: writing.seal(own, "name", &self.name)?,
            phone: writing.seal(own, "phone", &self.phone)?,
            email: writing.seal(own, "email", &self.email)?,
            district: writing.district(own, &self.district)?,
            ..self.clone()
        };
        let rows = MemberRows::of(own.id, &sealed);
        writing.rows.members.push(rows.member);
        writing.rows.terms.extend(rows.terms);
        writing.rows.field_levels.extend(rows.field_levels);
        writing.rows.absences.extend(rows.absences);
        writing.links(own, LinkRole::Affiliation, &[Kind::Organisation], &self.affiliations)
    }

    fn read(row: member::Model, reading: &Reading<'_>) -> Result<Self, StoreError> {
        let open = |field, stored| reading.open(Self::KIND, row.id, field, stored);
        Ok(Self {
            key: reading.key(row.id)?,
            pseudonym: row.pseudonym.0,
            name: open("name", row.name)?,
            gender: row.gender.0,
            profession: row.profession.0,
            languages: reading.terms(row.id, TermList::Language)?,
            district: row.district,
            skills: reading.terms(row.id, TermList::Module)?,
            phone: open("phone", row.phone)?,
            email: open("email", row.email)?,
            availability: availability(row.id, reading)?,
            needs: reading.terms(row.id, TermList::Need)?,
            wishes: reading.terms(row.id, TermList::Wish)?,
            affiliations: reading.links(row.id, LinkRole::Affiliation)?,
            joined: span(row.first_day, row.last_day, row.precision),
            status: row.status.0,
            last_confirmed: row.last_confirmed,
            levels: reading.field_levels(row.id).iter().map(|row| (row.field.0, row.level.0)).collect(),
            level: reading.level(row.id)?,
            photo: reading.photos(row.id).first().map(|photo| public_id(&photo.public_id)).transpose()?,
            provenance: reading.provenance(row.id)?,
        })
    }
}

fn availability(id: Id, reading: &Reading<'_>) -> Result<Availability, StoreError> {
    let absence = |row: &absence::Model| {
        let reason = reading.open(Member::KIND, id, ABSENCE, row.reason.clone())?;
        Ok(Absence { from: row.first_day, to: row.last_day, reason })
    };
    Ok(Availability {
        days: reading.terms(id, TermList::FreeDays)?,
        travel: reading.terms(id, TermList::Travel)?.first().copied(),
        away: reading.absences(id).iter().map(absence).collect::<Result<_, StoreError>>()?,
    })
}

fn public_id(stored: &str) -> Result<PublicId, StoreError> {
    stored.parse().map_err(|_| StoreError::Damaged { what: "public id", reason: format!("“{stored}” is none") })
}

/// The field under whose name reasons of absences are sealed.
pub(crate) const ABSENCE: &str = "absence";

/// The rows that a member has to themselves, but for the one in `records`.
pub(crate) struct MemberRows {
    pub(crate) member: member::Model,
    pub(crate) terms: Vec<term::Model>,
    pub(crate) field_levels: Vec<field_level::Model>,
    pub(crate) absences: Vec<absence::Model>,
    /// Links to organisations, which [`MemberRows::of`] doesn't know by their rows' ids.
    pub(crate) affiliations: Vec<link::Model>,
}

impl MemberRows {
    /// The rows of a member whose sealed fields are sealed.
    pub(crate) fn of(id: Id, sealed: &Member) -> Self {
        let member = member::Model {
            id,
            pseudonym: AsJson(sealed.pseudonym.clone()),
            name: sealed.name.clone(),
            phone: sealed.phone.clone(),
            email: sealed.email.clone(),
            gender: Term(sealed.gender),
            profession: Term(sealed.profession),
            district: sealed.district.clone(),
            first_day: sealed.joined.from,
            last_day: sealed.joined.to,
            precision: Term(sealed.joined.precision),
            status: Term(sealed.status),
            last_confirmed: sealed.last_confirmed,
        };
        let languages = terms(id, TermList::Language, &sealed.languages);
        let skills = terms(id, TermList::Module, &sealed.skills);
        let days = terms(id, TermList::FreeDays, &sealed.availability.days);
        let travel = terms(id, TermList::Travel, sealed.availability.travel.as_slice());
        let needs = terms(id, TermList::Need, &sealed.needs);
        let wishes = terms(id, TermList::Wish, &sealed.wishes);
        let away = sealed.availability.away.iter().enumerate();
        let absences = away.map(|(index, absence)| absence::Model {
            record_id: id,
            position: position(index),
            first_day: absence.from,
            last_day: absence.to,
            reason: absence.reason.clone(),
        });
        let levels = sealed.levels.iter();
        let field_levels =
            levels.map(|(field, level)| field_level::Model { record_id: id, field: Term(*field), level: Term(*level) });
        Self {
            member,
            terms: languages.chain(skills).chain(days).chain(travel).chain(needs).chain(wishes).collect(),
            field_levels: field_levels.collect(),
            absences: absences.collect(),
            affiliations: Vec::new(),
        }
    }

    /// Puts these rows in the place of those that are there.
    pub(crate) async fn replace(self, transaction: &DatabaseTransaction) -> Result<(), StoreError> {
        let id = self.member.id;
        term::Entity::delete_many().filter(term::Column::RecordId.eq(id)).exec(transaction).await?;
        field_level::Entity::delete_many().filter(field_level::Column::RecordId.eq(id)).exec(transaction).await?;
        absence::Entity::delete_many().filter(absence::Column::RecordId.eq(id)).exec(transaction).await?;
        link::Entity::delete_many().filter(link::Column::RecordId.eq(id)).exec(transaction).await?;
        self.member.into_active_model().reset_all().update(transaction).await?;
        insert_all::<term::Entity>(transaction, &self.terms).await?;
        insert_all::<field_level::Entity>(transaction, &self.field_levels).await?;
        insert_all::<absence::Entity>(transaction, &self.absences).await?;
        insert_all::<link::Entity>(transaction, &self.affiliations).await
    }
}
