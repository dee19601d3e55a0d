//! The second step of signing in: turned on and off by its owner, and taken after a link or mailed code.

use domain::accounts::{
    Attempts, Coordinator, Email, Operator, RECOVERY_CODES, RecoveryCode, STEP_LIFE, SignInCode, SignedIn, StepCode,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, Set, prelude::DateTimeUtc,
};
use totp_rs::{Builder, Secret, Totp};

use super::{NewSession, Token, find_by_email, secrets, sign_in};
use crate::{
    Store, StoreError,
    change::Audit,
    cipher::FieldCipher,
    columns::Id,
    connect,
    entities::{
        accounts::account,
        passkeys::{pending_sign_in, recovery_code, second_step},
    },
    rows::insert_all,
};

/// Bytes of a secret, as RFC 4226 recommends them.
const SECRET: usize = 20;

/// How far one's own second step is.
#[derive(Clone, PartialEq, Eq)]
pub enum SecondStep {
    /// Signing in takes none.
    Off,
    /// The phone may know the secret, in base 32; until a code shows that it does, nothing is asked for.
    Begun(String),
    /// It is asked for.
    On {
        /// Since when.
        since: DateTimeUtc,
        /// Recovery codes that are left.
        recovery_codes: u64,
    },
}

/// The secret doesn't get into logs by way of a debugging format.
impl std::fmt::Debug for SecondStep {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Off => "Off",
            Self::Begun(_) => "Begun(…)",
            Self::On { .. } => "On",
        })
    }
}

/// What came of a second step.
#[derive(Debug, Clone)]
pub enum StepOutcome {
    /// They are in.
    Session(NewSession),
    /// The code is wrong, was used already, or there were too many wrong ones: no difference is told.
    Wrong,
    /// It is too late: signing in begins anew.
    Over,
}

impl Store {
    /// How far one's own second step is.
    ///
    /// # Errors
    /// When there is no key, or the database fails.
    pub async fn second_step(&self, by: &SignedIn) -> Result<SecondStep, StoreError> {
        let cipher = self.account_cipher()?;
        let owner = super::account_row(&self.database, by.account()).await?;
        Ok(match second_step::Entity::find_by_id(owner.id).one(&self.database).await? {
            None => SecondStep::Off,
            Some(second_step::Model { on_since: Some(since), .. }) => {
                let left = recovery_code::Entity::find().filter(recovery_code::Column::AccountId.eq(owner.id));
                SecondStep::On { since, recovery_codes: left.count(&self.database).await? }
            }
            Some(row) => SecondStep::Begun(cipher.open(&label(&owner), &row.secret)?),
        })
    }

    /// Makes the secret that the phone is to know; one that was begun and not confirmed is forgotten.
    ///
    /// # Errors
    /// When there is no key, or the database fails. Where the second step is on it is no error and no change.
    pub async fn begin_second_step(&self, by: &Coordinator, now: DateTimeUtc) -> Result<(), StoreError> {
        let cipher = self.account_cipher()?;
        let owner = super::account_row(&self.database, by.signed_in().account()).await?;
        let transaction = connect::begin(&self.database).await?;
        if find_on(&transaction, owner.id).await?.is_some() {
            return Ok(());
        }
        second_step::Entity::delete_by_id(owner.id).exec(&transaction).await?;
        let secret = Secret::from(rand::random::<[u8; SECRET]>()).to_base32();
        let row = second_step::Model {
            account_id: owner.id,
            secret: cipher.seal(&label(&owner), &secret)?,
            begun: now,
            on_since: None,
            last_code: None,
            wrong: 0,
            wrong_since: now,
        };
        insert_all::<second_step::Entity>(&transaction, &[row]).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Turns the second step on by a code that shows that the phone knows the secret; gives the recovery codes, which are
    /// shown this once. None where the code is wrong, or nothing was begun.
    ///
    /// # Errors
    /// When there is no key, or the database fails.
    pub async fn confirm_second_step(
        &self,
        by: &Coordinator,
        code: &SignInCode,
        now: DateTimeUtc,
    ) -> Result<Option<Vec<RecoveryCode>>, StoreError> {
        let cipher = self.account_cipher()?;
        let (owner, name) =
            (super::account_row(&self.database, by.signed_in().account()).await?, by.signed_in().name());
        let transaction = connect::begin(&self.database).await?;
        let begun = second_step::Entity::find_by_id(owner.id).one(&transaction).await?;
        let Some(row) = begun.filter(|row| row.on_since.is_none()) else { return Ok(None) };
        let Some(number) = matching(cipher, &owner, &row, code, now)? else { return Ok(None) };
        let mut row = row.into_active_model();
        row.on_since = Set(Some(now));
        row.last_code = Set(Some(number));
        row.update(&transaction).await?;
        let codes: Vec<_> = (0..RECOVERY_CODES).map(|_| RecoveryCode::from_random(rand::random())).collect();
        let rows: Vec<_> = codes
            .iter()
            .map(|code| recovery_code::Model { digest: recovery_digest(cipher, &owner, code), account_id: owner.id })
            .collect();
        insert_all::<recovery_code::Entity>(&transaction, &rows).await?;
        Audit { action: "turn on second step", subject: &name, reason: "" }.write(&transaction, &name).await?;
        transaction.commit().await?;
        Ok(Some(codes))
    }

    /// Turns one's own second step off by a code. False where the code is wrong, or there is nothing to turn off.
    ///
    /// # Errors
    /// When there is no key, or the database fails.
    pub async fn end_second_step(
        &self,
        by: &SignedIn,
        code: Option<&StepCode>,
        now: DateTimeUtc,
    ) -> Result<bool, StoreError> {
        let cipher = self.account_cipher()?;
        let (owner, name) = (super::account_row(&self.database, by.account()).await?, by.name());
        let transaction = connect::begin(&self.database).await?;
        let Some(row) = find_on(&transaction, owner.id).await? else { return Ok(false) };
        let holds = check(&transaction, cipher, &owner, row, code, now).await?;
        if holds {
            forget(&transaction, owner.id).await?;
            Audit { action: "turn off second step", subject: &name, reason: "" }.write(&transaction, &name).await?;
        }
        transaction.commit().await?;
        Ok(holds)
    }

    /// Takes the second step of a sign-in that waits for it.
    ///
    /// # Errors
    /// When there is no key, or the database fails.
    pub async fn take_second_step(
        &self,
        pending: &str,
        code: Option<&StepCode>,
        device: &str,
        now: DateTimeUtc,
    ) -> Result<StepOutcome, StoreError> {
        let cipher = self.account_cipher()?;
        let transaction = connect::begin(&self.database).await?;
        let digest = secrets::digest(pending);
        let waiting = pending_sign_in::Entity::find_by_id(digest).one(&transaction).await?;
        let Some(waiting) = waiting.filter(|waiting| now < waiting.ends) else { return Ok(StepOutcome::Over) };
        let owner = account::Entity::find_by_id(waiting.account_id).one(&transaction).await?;
        let Some(owner) = owner.filter(|owner| owner.closed.is_none()) else { return Ok(StepOutcome::Over) };
        // Whoever turned it off meanwhile has shown the code elsewhere; here nobody has.
        let Some(row) = find_on(&transaction, owner.id).await? else { return Ok(StepOutcome::Over) };
        if !check(&transaction, cipher, &owner, row, code, now).await? {
            transaction.commit().await?;
            return Ok(StepOutcome::Wrong);
        }
        let session = sign_in::begin_session(transaction, owner, "sign-in by second step", device, now).await?;
        Ok(StepOutcome::Session(session))
    }

    /// Turns off the second step of somebody who has lost both phone and recovery codes. False where there is none.
    ///
    /// # Errors
    /// When there is no key, or the database fails.
    pub async fn reset_second_step(&self, operator: Operator, email: &Email) -> Result<bool, StoreError> {
        let cipher = self.account_cipher()?;
        let transaction = connect::begin(&self.database).await?;
        let Some(owner) = find_by_email(&transaction, cipher, email).await? else { return Ok(false) };
        if find_on(&transaction, owner.id).await?.is_none() {
            return Ok(false);
        }
        forget(&transaction, owner.id).await?;
        let subject = format!("account {}", owner.public_id);
        let entry = Audit { action: "turn off second step", subject: &subject, reason: "phone and codes are lost" };
        entry.write(&transaction, operator.name()).await?;
        transaction.commit().await?;
        Ok(true)
    }
}

/// The token of a sign-in that waits for its second step, where the account has one.
pub(super) async fn pending(
    transaction: &DatabaseTransaction,
    owner: Id,
    now: DateTimeUtc,
) -> Result<Option<Token>, StoreError> {
    if find_on(transaction, owner).await?.is_none() {
        return Ok(None);
    }
    let token = Token::new();
    let row =
        pending_sign_in::Model { digest: secrets::digest(token.as_str()), account_id: owner, ends: now + STEP_LIFE };
    insert_all::<pending_sign_in::Entity>(transaction, &[row]).await?;
    Ok(Some(token))
}

/// Since when an account's sign-ins take a second step.
pub(crate) async fn on_since(database: &impl ConnectionTrait, owner: Id) -> Result<Option<DateTimeUtc>, StoreError> {
    Ok(find_on(database, owner).await?.and_then(|row| row.on_since))
}

/// Forgets an account's second step, with all that belongs to it.
pub(crate) async fn forget(transaction: &DatabaseTransaction, owner: Id) -> Result<(), StoreError> {
    second_step::Entity::delete_by_id(owner).exec(transaction).await?;
    recovery_code::Entity::delete_many().filter(recovery_code::Column::AccountId.eq(owner)).exec(transaction).await?;
    let waiting = pending_sign_in::Column::AccountId.eq(owner);
    pending_sign_in::Entity::delete_many().filter(waiting).exec(transaction).await?;
    Ok(())
}

async fn find_on(database: &impl ConnectionTrait, owner: Id) -> Result<Option<second_step::Model>, StoreError> {
    let row = second_step::Entity::find_by_id(owner).one(database).await?;
    Ok(row.filter(|row| row.on_since.is_some()))
}

/// Whether a code holds; it is used up then, and else counts as wrong. What is no code at all is wrong, too. Callers
/// commit in either case.
async fn check(
    transaction: &DatabaseTransaction,
    cipher: &FieldCipher,
    owner: &account::Model,
    row: second_step::Model,
    code: Option<&StepCode>,
    now: DateTimeUtc,
) -> Result<bool, StoreError> {
    let attempts = Attempts { wrong: row.wrong, since: row.wrong_since };
    if !attempts.may_try(now) {
        return Ok(false);
    }
    let mut number = row.last_code;
    let holds = match code {
        None => false,
        Some(StepCode::Phone(code)) => {
            let matching = matching(cipher, owner, &row, code, now)?;
            number = matching.or(number);
            matching.is_some()
        }
        Some(StepCode::Recovery(code)) => {
            let used = recovery_code::Entity::delete_by_id(recovery_digest(cipher, owner, code));
            used.exec(transaction).await?.rows_affected > 0
        }
    };
    let attempts = if holds { Attempts::none(now) } else { attempts.with_wrong(now) };
    let mut row = row.into_active_model();
    row.last_code = Set(number);
    row.wrong = Set(attempts.wrong);
    row.wrong_since = Set(attempts.since);
    row.update(transaction).await?;
    Ok(holds)
}

/// The number of the phone's code among all that it ever shows, where it is one of now and newer than all that were used.
fn matching(
    cipher: &FieldCipher,
    owner: &account::Model,
    row: &second_step::Model,
    code: &SignInCode,
    now: DateTimeUtc,
) -> Result<Option<i64>, StoreError> {
    let phone = phone(&cipher.open(&label(owner), &row.secret)?)?;
    let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
    let number = phone.check(code.as_str(), seconds).and_then(|number| i64::try_from(number).ok());
    Ok(number.filter(|number| row.last_code.is_none_or(|last| *number > last)))
}

/// What a phone works out that knows the secret.
fn phone(secret: &str) -> Result<Totp, StoreError> {
    let damaged = || super::damaged("second step");
    let secret = Secret::try_from_base32(secret).map_err(|_| damaged())?;
    Builder::new().with_secret(secret).build().map_err(|_| damaged())
}

/// Under what label an account's secret is sealed.
fn label(owner: &account::Model) -> String {
    format!("account {}: second step", owner.public_id)
}

/// What the database keeps of a recovery code: it takes the key and the account.
fn recovery_digest(cipher: &FieldCipher, owner: &account::Model, code: &RecoveryCode) -> String {
    secrets::keyed_digest(cipher, "recovery code", &[&owner.public_id, " ", code.as_str()].concat())
}
