//! What the two write: goals, and meetings with notes.

use domain::{
    accounts::SignedIn,
    dates::Date,
    ids::PublicId,
    mentoring::{
        LONGEST_NOTE, MOST_GOALS, MOST_MEETINGS, MentoringFault, MentorshipRole, goal as goal_text, meeting_day, words,
    },
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, Set,
};

use super::{find, label, missing, subject};
use crate::{
    Store, StoreError,
    change::{Audit, Proof},
    columns::{Term, new_id},
    connect,
    entities::mentoring::{goal, meeting, mentorship},
    members::own,
    rows::insert_all,
};

/// A pair that is being written in.
struct Written {
    transaction: DatabaseTransaction,
    row: mentorship::Model,
    role: MentorshipRole,
}

impl Store {
    /// Writes a goal.
    ///
    /// # Errors
    /// The fault of the text; else when one is in no such pair or it is not active, the key is missing, or the database
    /// fails.
    pub async fn add_goal(
        &self,
        by: &SignedIn,
        id: &PublicId,
        text: &str,
    ) -> Result<Result<(), MentoringFault>, StoreError> {
        let pair = self.write_in(by, id).await?;
        let text = match goal_text(text) {
            Ok(text) => text,
            Err(fault) => return Ok(Err(fault)),
        };
        let there = goal::Entity::find().filter(goal::Column::MentorshipId.eq(pair.row.id));
        if there.count(&pair.transaction).await? >= MOST_GOALS as u64 {
            return Ok(Err(MentoringFault::TooMany));
        }
        let own_id = PublicId::from_random(rand::random()).to_string();
        let row = goal::Model {
            id: new_id(),
            text: self.mentoring_cipher()?.seal(&label(id.as_str(), &own_id), &text)?,
            public_id: own_id,
            mentorship_id: pair.row.id,
            is_reached: false,
        };
        insert_all::<goal::Entity>(&pair.transaction, &[row]).await?;
        pair.end(by, "add-goal").await.map(Ok)
    }

    /// Says that a goal is reached, or that it is not.
    ///
    /// # Errors
    /// When one is in no such pair, it is not active or has no such goal, or the database fails.
    pub async fn reach_goal(
        &self,
        by: &SignedIn,
        id: &PublicId,
        goal: &PublicId,
        is_reached: bool,
    ) -> Result<(), StoreError> {
        let pair = self.write_in(by, id).await?;
        let row = goal::Entity::find()
            .filter(goal::Column::MentorshipId.eq(pair.row.id))
            .filter(goal::Column::PublicId.eq(goal.as_str()))
            .one(&pair.transaction)
            .await?
            .ok_or_else(|| missing(id))?;
        let mut row = row.into_active_model();
        row.is_reached = Set(is_reached);
        row.update(&pair.transaction).await?;
        pair.end(by, "reach-goal").await
    }

    /// Removes a goal.
    ///
    /// # Errors
    /// When one is in no such pair, it is not active or has no such goal, or the database fails.
    pub async fn remove_goal(&self, by: &SignedIn, id: &PublicId, goal: &PublicId) -> Result<(), StoreError> {
        let pair = self.write_in(by, id).await?;
        let removed = goal::Entity::delete_many()
            .filter(goal::Column::MentorshipId.eq(pair.row.id))
            .filter(goal::Column::PublicId.eq(goal.as_str()))
            .exec(&pair.transaction)
            .await?;
        if removed.rows_affected == 0 { Err(missing(id)) } else { pair.end(by, "remove-goal").await }
    }

    /// Logs a meeting; the note may be empty.
    ///
    /// # Errors
    /// The fault of day or note; else when one is in no such pair or it is not active, the key is missing, or the database
    /// fails.
    pub async fn log_meeting(
        &self,
        by: &SignedIn,
        id: &PublicId,
        day: &str,
        note: &str,
        today: Date,
    ) -> Result<Result<(), MentoringFault>, StoreError> {
        let pair = self.write_in(by, id).await?;
        let said = meeting_day(day, pair.row.asked, today).and_then(|held| Ok((held, words(note, LONGEST_NOTE)?)));
        let (held, note) = match said {
            Ok(said) => said,
            Err(fault) => return Ok(Err(fault)),
        };
        let there = meeting::Entity::find().filter(meeting::Column::MentorshipId.eq(pair.row.id));
        if there.count(&pair.transaction).await? >= MOST_MEETINGS as u64 {
            return Ok(Err(MentoringFault::TooMany));
        }
        let own_id = PublicId::from_random(rand::random()).to_string();
        let sealed = match note.as_str() {
            "" => String::new(),
            note => self.mentoring_cipher()?.seal(&label(id.as_str(), &own_id), note)?,
        };
        let row = meeting::Model {
            id: new_id(),
            public_id: own_id,
            mentorship_id: pair.row.id,
            held,
            note: sealed,
            written_by: Term(pair.role),
        };
        insert_all::<meeting::Entity>(&pair.transaction, &[row]).await?;
        pair.end(by, "log-meeting").await.map(Ok)
    }

    /// Removes a meeting that one has logged oneself.
    ///
    /// # Errors
    /// When one is in no such pair, it is not active, one has logged no such meeting, or the database fails.
    pub async fn remove_meeting(&self, by: &SignedIn, id: &PublicId, meeting: &PublicId) -> Result<(), StoreError> {
        let pair = self.write_in(by, id).await?;
        let removed = meeting::Entity::delete_many()
            .filter(meeting::Column::MentorshipId.eq(pair.row.id))
            .filter(meeting::Column::PublicId.eq(meeting.as_str()))
            .filter(meeting::Column::WrittenBy.eq(Term(pair.role)))
            .exec(&pair.transaction)
            .await?;
        if removed.rows_affected == 0 { Err(missing(id)) } else { pair.end(by, "remove-meeting").await }
    }

    /// One's own pair, if it is one that is written in.
    async fn write_in(&self, by: &SignedIn, id: &PublicId) -> Result<Written, StoreError> {
        let own = own(&self.database, by).await?;
        let transaction = connect::begin(&self.database).await?;
        let (row, role) = find(&transaction, id, own.row.id).await?;
        if row.state.0.is_written_in() { Ok(Written { transaction, row, role }) } else { Err(missing(id)) }
    }
}

impl Written {
    /// Tells the audit log, and keeps what was written.
    async fn end(self, by: &SignedIn, action: &'static str) -> Result<(), StoreError> {
        let entry = Audit { action, subject: &subject(&self.row.public_id), reason: "" };
        entry.write(&self.transaction, &by.actor()).await?;
        self.transaction.commit().await?;
        Ok(())
    }
}
