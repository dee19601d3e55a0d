//! What members change of their own records. Each change can be taken back, and is published with what follows from it;
//! counts of members follow with the next daily batch, so that nobody can tell from them who it was.

use domain::{
    accounts::SignedIn,
    dates::Date,
    members::{Absence, CONSENT_TEXT, FaultReason, FieldFault, Member, MemberField, ProfileChange, undone},
    places::AdminLevel,
    safety::{Channel, Consent, Level, Purpose},
    text::Language,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, Set,
};

use super::{OWN_WISH, Own, affiliations, own, own_row};
use crate::{
    Store, StoreError,
    change::{Changed, Deed, Proof},
    columns::Term,
    data::{State, state},
    entities::{
        places::unit,
        records::{Kind, record},
        safety::{consent, revision},
    },
    publication::Extent,
    records::{
        members::{ABSENCE, MemberRows},
        safety::consent_row,
    },
    rows::insert_all,
    safety::withdraw,
    sealed::label,
    settings,
};

const CHANGE: &str = "change-profile";
const UNDO: &str = "undo-profile-change";

impl Store {
    /// Changes one's own profile. Name and contacts need the key.
    ///
    /// # Errors
    /// The faults of the change; else when the account has no member, the key is missing or another one, or the
    /// database fails. Nothing is changed then.
    pub async fn change_profile(
        &self,
        by: &SignedIn,
        change: &ProfileChange,
        today: Date,
    ) -> Result<Result<(), Vec<FieldFault>>, StoreError> {
        own_row(&self.database, by).await?;
        let faults = self.faults(by, change).await?;
        if !faults.is_empty() {
            return Ok(Err(faults));
        }
        self.change_own(by, CHANGE, today, async |_, own| {
            let member = change.apply(&own.member).map_err(|_| StoreError::Invalid {
                record: own.row.subject(),
                reason: "the change has faults".to_owned(),
            })?;
            self.seal_changed(own, change, member)
        })
        .await
        .map(Ok)
    }

    /// Takes back one's own last change of the profile, as a change of its own: done twice, it brings it back.
    /// What others changed since stays.
    ///
    /// # Errors
    /// When the account has no member, there is no change to take back, or the database fails.
    pub async fn undo_profile_change(&self, by: &SignedIn, today: Date) -> Result<(), StoreError> {
        self.change_own(by, UNDO, today, async |transaction, own| {
            let last = last_own_change(transaction, &own.row, by).await?;
            let (before, after) = last.ok_or_else(|| StoreError::NotFound { kind: "change", id: own.row.subject() })?;
            Ok(undone(&own.member, &before.record()?, &after.record()?))
        })
        .await
    }

    /// Hides oneself at once from everyone but coordinators and oneself.
    ///
    /// # Errors
    /// When the account has no member, or the database fails.
    pub async fn hide_me(&self, by: &SignedIn, today: Date) -> Result<(), StoreError> {
        let hidden = |own: &Own| Member { level: own.member.level.min(Level::Coordinator), ..own.member.clone() };
        self.change_own(by, "hide-own", today, async |_, own| Ok(hidden(own))).await
    }

    /// Shows oneself again, each field as far as its level goes.
    ///
    /// # Errors
    /// When the account has no member, or the database fails.
    pub async fn show_me(&self, by: &SignedIn, today: Date) -> Result<(), StoreError> {
        let shown = |own: &Own| Member { level: own.member.level.max(Level::Network), ..own.member.clone() };
        self.change_own(by, "show-own", today, async |_, own| Ok(shown(own))).await
    }

    /// Confirms that the record is still correct.
    ///
    /// # Errors
    /// When the account has no member, or the database fails.
    pub async fn confirm_profile(&self, by: &SignedIn, today: Date) -> Result<(), StoreError> {
        let confirmed = |own: &Own| Member { last_confirmed: Some(today), ..own.member.clone() };
        self.change_own(by, "confirm-profile", today, async |_, own| Ok(confirmed(own))).await
    }

    /// Gives a consent for one purpose up to a level, for twelve months from `today`. It takes the place of all that
    /// were given for the purpose before. `language` is that of the text that was shown.
    ///
    /// # Errors
    /// When the account has no member, or the database fails.
    pub async fn give_consent(
        &self,
        by: &SignedIn,
        purpose: Purpose,
        level: Level,
        language: Language,
        today: Date,
    ) -> Result<(), StoreError> {
        let deed = Deed { action: "give-consent", reason: OWN_WISH, today, extent: Extent::Changes };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let row = own(transaction, by).await?.row;
            let mut changed = withdraw(transaction, &row, Some(purpose), today).await?;
            let consent = Consent {
                subject: row.public_id.clone(),
                purpose,
                level,
                channel: Channel::Profile,
                language,
                text_version: CONSENT_TEXT.to_owned(),
                given: today,
                withdrawn: None,
            };
            insert_all::<consent::Entity>(transaction, &[consent_row(row.id, &consent)]).await?;
            let about = format!("{}: consent {purpose} of {today}", row.subject());
            changed.push(Changed::new(Some(row.id), about, None, Some(&consent))?);
            Ok(changed)
        })
        .await
    }

    /// Withdraws all of one's own consents for one purpose. What they allowed is gone at once; counts follow with the
    /// next daily batch.
    ///
    /// # Errors
    /// When the account has no member, there is no such consent, or the database fails.
    pub async fn withdraw_own_consent(&self, by: &SignedIn, purpose: Purpose, today: Date) -> Result<(), StoreError> {
        let deed = Deed { action: "withdraw-consent", reason: OWN_WISH, today, extent: Extent::Changes };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            let row = own(transaction, by).await?.row;
            let changed = withdraw(transaction, &row, Some(purpose), today).await?;
            if changed.is_empty() {
                return Err(StoreError::NotFound { kind: "consent", id: format!("{}: {purpose}", row.subject()) });
            }
            Ok(changed)
        })
        .await
    }

    /// Changes one's own record to what `work` makes of it; sealed fields are sealed before and after. What comes out
    /// as it was is no change.
    async fn change_own(
        &self,
        by: &SignedIn,
        action: &'static str,
        today: Date,
        work: impl AsyncFnOnce(&DatabaseTransaction, &Own) -> Result<Member, StoreError>,
    ) -> Result<(), StoreError> {
        let deed = Deed { action, reason: OWN_WISH, today, extent: Extent::Changes };
        self.change(by, deed, async |transaction: &DatabaseTransaction| {
            if let Some(cipher) = &self.cipher {
                settings::check_key(transaction, cipher).await?;
                settings::keep_key_proof(transaction, cipher).await?;
            }
            let own = own(transaction, by).await?;
            let member = work(transaction, &own).await?;
            if member == own.member {
                return Ok(Vec::new());
            }
            let row = rewrite(transaction, own.row, &member).await?;
            let after = state(transaction, &row).await?;
            Ok(vec![Changed::new(Some(row.id), row.subject(), Some(&own.state), Some(&after))?])
        })
        .await
    }

    /// What is wrong with a change, as far as other records must be asked, too.
    pub(super) async fn faults(&self, by: &SignedIn, change: &ProfileChange) -> Result<Vec<FieldFault>, StoreError> {
        let mut faults = change.faults();
        if let Some(slug) = change.district.as_ref().filter(|slug| !slug.is_empty()) {
            let unit = unit::Entity::find_by_id(slug).one(&self.database).await?;
            if unit.is_none_or(|unit| unit.level.0 != AdminLevel::District) {
                faults.push(FieldFault { field: MemberField::District, reason: FaultReason::Unknown });
            }
        }
        faults.extend(self.affiliation_fault(by, change).await?);
        Ok(faults)
    }

    /// Seals the fields that a change has set; the others are sealed already.
    fn seal_changed(&self, own: &Own, change: &ProfileChange, mut member: Member) -> Result<Member, StoreError> {
        let fields = [
            ("name", change.name.is_some(), &own.member.name, &mut member.name),
            ("phone", change.phone.is_some(), &own.member.phone, &mut member.phone),
            ("email", change.email.is_some(), &own.member.email, &mut member.email),
        ];
        for (field, is_set, before, now) in fields {
            if is_set {
                *now = self.seal_anew(&label(Kind::Member, &own.row.public_id, field), before, now)?;
            }
        }
        if change.away.is_some() {
            let label = label(Kind::Member, &own.row.public_id, ABSENCE);
            for absence in &mut member.availability.away {
                absence.reason = self.seal_reason(&label, &own.member.availability.away, &absence.reason)?;
            }
        }
        Ok(member)
    }

    /// The sealed form of why somebody is away: one that is stored `before`, where it holds the same.
    fn seal_reason(&self, label: &str, before: &[Absence], reason: &str) -> Result<String, StoreError> {
        for known in before {
            let kept = self.seal_anew(label, &known.reason, reason)?;
            if kept == known.reason {
                return Ok(kept);
            }
        }
        self.seal_anew(label, "", reason)
    }

    /// The sealed form of a text: the one that is stored `before`, where that holds the same.
    fn seal_anew(&self, label: &str, before: &str, text: &str) -> Result<String, StoreError> {
        if text.is_empty() {
            return Ok(String::new());
        }
        let cipher = self.cipher.as_ref().ok_or(StoreError::NoKey)?;
        let is_same = !before.is_empty() && cipher.open(label, before)? == text;
        if is_same { Ok(before.to_owned()) } else { cipher.seal(label, text) }
    }
}

/// The states before and after the last change that the account made of its own record, if it made one.
pub(super) async fn last_own_change(
    database: &impl ConnectionTrait,
    row: &record::Model,
    by: &SignedIn,
) -> Result<Option<(State, State)>, StoreError> {
    let last = revision::Entity::find()
        .filter(revision::Column::RecordId.eq(row.id))
        .filter(revision::Column::Actor.eq(by.actor()))
        .filter(revision::Column::Action.is_in([CHANGE, UNDO]))
        .order_by_desc(revision::Column::Id)
        .one(database)
        .await?;
    let Some((before, after)) = last.and_then(|revision| Some((revision.before?, revision.after?))) else {
        return Ok(None);
    };
    Ok(Some((State::read(&before)?, State::read(&after)?)))
}

/// Writes a member over the stored one; gives the row in `records` as it is then.
pub(crate) async fn rewrite(
    transaction: &DatabaseTransaction,
    mut row: record::Model,
    member: &Member,
) -> Result<record::Model, StoreError> {
    if row.level.0 != member.level {
        let mut change = row.into_active_model();
        change.level = Set(Term(member.level));
        row = change.update(transaction).await?;
    }
    let affiliations = affiliations::rows(transaction, row.id, &member.affiliations).await?;
    MemberRows { affiliations, ..MemberRows::of(row.id, member) }.replace(transaction).await?;
    Ok(row)
}
