//! What members take with them, and what stays when they want everything deleted.

use std::collections::HashMap;

use domain::{
    accounts::SignedIn,
    dates::{Date, Span},
    ids::PublicId,
    members::{
        Member, OwnData, OwnDeed, OwnIntervention, OwnSession, OwnTraining, Viewer, affiliations as affiliations_of,
    },
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, Set,
    prelude::DateTimeUtc,
    sea_query::{Expr, SimpleExpr},
};

use super::{OWN_WISH, Own, missing, organisations, own, own_consents, own_row, photo, rewrite};
use crate::{
    Store, StoreError,
    accounts::{passkeys, second_step},
    change::{Audit, Changed, Deed, Proof, now},
    columns::Id,
    connect,
    data::state,
    entities::{
        accounts::{account, session, sign_in},
        interventions::{facilitator, intervention},
        places::unit,
        records::{citation, inference},
        safety::{audit_entry, revision},
        trainings::{ParticipationRole, participation, training},
    },
    interventions::forget_reports,
    mentoring,
    publication::Extent,
    records::read::{Names, load},
    safety::withdraw,
    trainings,
};

impl Store {
    /// Everything that is held about oneself. That it was asked for is in the audit log.
    ///
    /// # Errors
    /// When the account has no member, a row cannot be read, or the database fails.
    pub async fn download_own(&self, by: &SignedIn) -> Result<OwnData, StoreError> {
        let database = &self.database;
        let row = own_row(database, by).await?;
        let names = Names::load(database).await?;
        let members: Vec<Member> = load(database, &names, &[row.id], self.fields()).await?;
        let member = members.into_iter().next().ok_or_else(|| missing(by))?;
        let account = own_account(database, by).await?;
        let data = OwnData {
            affiliations: affiliations_of(&member, Viewer::Owner, &organisations(database, &names).await?),
            member,
            photo: photo::own_photo(self, database, &row).await?,
            consents: own_consents(database, &names, row.id).await?,
            mentoring: self.own_mentorships(by).await?,
            trainings: own_trainings(database, &names, row.id, self.own_words(&names, row.id, &row.public_id).await?)
                .await?,
            interventions: own_interventions(database, &names, row.id).await?,
            reports: self.own_reports(by).await?,
            role: by.account().role,
            language: by.account().language,
            sessions: own_sessions(database, account).await?,
            passkeys: match account {
                Some(id) => passkeys::listed(database, self.cipher.as_ref(), id).await?,
                None => Vec::new(),
            },
            second_step: match account {
                Some(id) => second_step::on_since(database, id).await?,
                None => None,
            },
            changes: own_changes(database, by, row.id).await?,
            deeds: own_deeds(database, by, &row.subject()).await?,
        };
        let transaction = connect::begin(database).await?;
        let entry = Audit { action: "download-own", subject: &row.subject(), reason: OWN_WISH };
        entry.write(&transaction, &by.actor()).await?;
        transaction.commit().await?;
        Ok(data)
    }

    /// Deletes everything that tells who one is: the record's fields, former versions of them, the account with all
    /// that signs it in. Consents are withdrawn. What stays is a number: trainings and interventions keep that
    /// somebody was part of them. Scenarios of the planner keep an id that leads to nobody.
    ///
    /// # Errors
    /// When the account has no member, or the database fails. Nothing is deleted then.
    pub async fn delete_own(&self, by: &SignedIn, today: Date) -> Result<(), StoreError> {
        let deed = Deed { action: "delete-own", reason: OWN_WISH, today, extent: Extent::Changes };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let own = own(transaction, by).await?;
            let mut changed = withdraw(transaction, &own.row, None, today).await?;
            forget_revisions(transaction, revision::Column::RecordId.eq(own.row.id)).await?;
            close_accounts(transaction, by, own.row.id).await?;
            mentoring::erase(transaction, own.row.id).await?;
            trainings::erase(transaction, &own.row).await?;
            changed.push(erase(transaction, own).await?);
            Ok(changed)
        })
        .await
    }
}

/// Blanks the record. Its revision tells that this was done, and not what was there.
async fn erase(transaction: &DatabaseTransaction, own: Own) -> Result<Changed, StoreError> {
    let id = own.row.id;
    photo::forget(transaction, id).await?;
    let gone = own.member.gone(&anywhere(transaction, &own.member.district).await?);
    let row = rewrite(transaction, own.row, &gone).await?;
    citation::Entity::delete_many().filter(citation::Column::RecordId.eq(id)).exec(transaction).await?;
    inference::Entity::delete_many().filter(inference::Column::RecordId.eq(id)).exec(transaction).await?;
    let after = state(transaction, &row).await?;
    Changed::new(Some(id), row.subject(), None, Some(&after))
}

/// The place of those who live nowhere: the widest unit there is, which is the country. Where programme data brought
/// none, there is nothing to put in the district's place.
async fn anywhere(database: &impl ConnectionTrait, district: &str) -> Result<String, StoreError> {
    let widest = unit::Entity::find().order_by_asc(unit::Column::Position).one(database).await?;
    Ok(widest.map_or_else(|| district.to_owned(), |unit| unit.slug))
}

/// Blanks what revisions kept of what they tell of, and the reasons that people wrote.
pub(crate) async fn forget_revisions(transaction: &DatabaseTransaction, of: SimpleExpr) -> Result<(), StoreError> {
    revision::Entity::update_many()
        .col_expr(revision::Column::Before, Expr::value(None::<String>))
        .col_expr(revision::Column::After, Expr::value(None::<String>))
        .col_expr(revision::Column::Reason, Expr::value(""))
        .filter(of)
        .exec(transaction)
        .await?;
    Ok(())
}

/// Closes the account that acts, and any other of the member; nothing in them leads to a person then.
async fn close_accounts(transaction: &DatabaseTransaction, by: &SignedIn, member: Id) -> Result<(), StoreError> {
    let theirs = Condition::any()
        .add(account::Column::MemberId.eq(member))
        .add(account::Column::PublicId.eq(by.account().id.as_str()));
    for row in account::Entity::find().filter(theirs).all(transaction).await? {
        sign_in::Entity::delete_many().filter(sign_in::Column::AccountId.eq(row.id)).exec(transaction).await?;
        session::Entity::delete_many().filter(session::Column::AccountId.eq(row.id)).exec(transaction).await?;
        forget_reports(transaction, row.id).await?;
        passkeys::forget(transaction, row.id).await?;
        second_step::forget(transaction, row.id).await?;
        // No address has this digest, and it is nobody else's: the address may be invited again.
        let digest = format!("closed {}", row.public_id);
        let mut closed = row.into_active_model();
        closed.email_digest = Set(digest);
        closed.email = Set(String::new());
        closed.member_id = Set(None);
        closed.last_sign_in = Set(None);
        closed.closed = Set(Some(now()));
        closed.update(transaction).await?;
    }
    Ok(())
}

async fn own_trainings(
    database: &impl ConnectionTrait,
    names: &Names,
    member: Id,
    words: HashMap<String, String>,
) -> Result<Vec<OwnTraining>, StoreError> {
    let parts = participation::Entity::find().filter(participation::Column::MemberId.eq(member)).all(database).await?;
    let ids = parts.iter().map(|part| part.record_id);
    let trainings = training::Entity::find().filter(training::Column::Id.is_in(ids)).all(database).await?;
    let trainings: HashMap<Id, training::Model> = trainings.into_iter().map(|row| (row.id, row)).collect();
    let theirs = parts.iter().filter_map(|part| Some((part, trainings.get(&part.record_id)?)));
    let mut theirs = theirs
        .map(|(part, row)| {
            let id = public_id(names, row.id)?;
            Ok(OwnTraining {
                word: words.get(id.as_str()).cloned().unwrap_or_default(),
                id,
                kind: row.kind.0,
                title: row.title.0.clone(),
                span: Span { from: row.first_day, to: row.last_day, precision: row.precision.0 },
                trained: part.role.0 == ParticipationRole::Trainer,
                state: part.state.0,
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    theirs.sort_by_key(|training| training.span.from);
    Ok(theirs)
}

async fn own_interventions(
    database: &impl ConnectionTrait,
    names: &Names,
    member: Id,
) -> Result<Vec<OwnIntervention>, StoreError> {
    let parts = facilitator::Entity::find().filter(facilitator::Column::MemberId.eq(member)).all(database).await?;
    let rows = intervention::Entity::find()
        .filter(intervention::Column::Id.is_in(parts.iter().map(|part| part.record_id)))
        .order_by_asc(intervention::Column::FirstDay)
        .all(database)
        .await?;
    let intervention = |row: &intervention::Model| {
        Ok(OwnIntervention {
            id: public_id(names, row.id)?,
            mode: row.mode.0,
            dispute: row.dispute.0,
            span: Span { from: row.first_day, to: row.last_day, precision: row.precision.0 },
            outcome: row.outcome.0,
        })
    };
    rows.iter().map(intervention).collect()
}

fn public_id(names: &Names, id: Id) -> Result<PublicId, StoreError> {
    let key = names.key(id)?;
    key.parse().map_err(|_| StoreError::Damaged { what: "public id", reason: format!("“{key}” is none") })
}

async fn own_account(database: &impl ConnectionTrait, by: &SignedIn) -> Result<Option<Id>, StoreError> {
    let own = account::Column::PublicId.eq(by.account().id.as_str());
    Ok(account::Entity::find().filter(own).one(database).await?.map(|own| own.id))
}

async fn own_sessions(database: &impl ConnectionTrait, account: Option<Id>) -> Result<Vec<OwnSession>, StoreError> {
    let rows = session::Entity::find()
        .filter(session::Column::AccountId.eq(account))
        .order_by_asc(session::Column::Began)
        .all(database)
        .await?;
    Ok(rows.into_iter().map(|row| OwnSession { device: row.device, began: row.began, used: row.used }).collect())
}

async fn own_changes(database: &impl ConnectionTrait, by: &SignedIn, id: Id) -> Result<Vec<OwnDeed>, StoreError> {
    let rows = revision::Entity::find()
        .filter(revision::Column::RecordId.eq(id))
        .order_by_asc(revision::Column::Id)
        .all(database)
        .await?;
    let told = rows.into_iter().map(|row| deed(by, row.at, &row.actor, [row.action, row.subject, row.reason]));
    Ok(told.collect())
}

/// What the audit log has of the member's deeds, and of what was done about their record: `subject` and what begins so.
async fn own_deeds(database: &impl ConnectionTrait, by: &SignedIn, subject: &str) -> Result<Vec<OwnDeed>, StoreError> {
    let about = Condition::any()
        .add(audit_entry::Column::Actor.eq(by.actor()))
        .add(audit_entry::Column::Subject.starts_with(subject))
        .add(audit_entry::Column::Subject.ends_with(format!(": {subject}")));
    let rows = audit_entry::Entity::find().filter(about).order_by_asc(audit_entry::Column::Id).all(database).await?;
    let told = rows.into_iter().map(|row| deed(by, row.at, &row.actor, [row.action, row.subject, row.reason]));
    Ok(told.collect())
}

/// A deed as its subject may read it: who else did it is not told.
fn deed(by: &SignedIn, at: DateTimeUtc, actor: &str, [action, subject, reason]: [String; 3]) -> OwnDeed {
    OwnDeed { at, by_oneself: actor == by.actor(), action, subject, reason }
}
