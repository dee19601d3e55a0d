//! Mentoring: asked for, answered, written in and ended by the two alone. Others learn that there is a pair, and no more.

mod deeds;
mod look;
mod notes;

pub(crate) use deeds::erase;
pub use look::{Mentoring, MentoringNumbers, OwnMentorship};

use domain::{
    ids::PublicId,
    mentoring::{Goal, Meeting, Mentorship, MentorshipRole},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Store, StoreError,
    cipher::FieldCipher,
    columns::Id,
    entities::{
        mentoring::{goal, meeting, mentorship},
        records::record,
    },
};

/// Under what label a text of a pair is sealed; `part` is the message, a goal or a meeting.
fn label(pair: &str, part: &str) -> String {
    format!("mentorship {pair}: {part}")
}

/// How the audit log names a pair.
fn subject(pair: &str) -> String {
    format!("mentorship {pair}")
}

fn missing(id: &PublicId) -> StoreError {
    StoreError::NotFound { kind: "mentorship", id: id.to_string() }
}

impl Store {
    /// Nothing is written without the key: all texts of a pair are sealed.
    fn mentoring_cipher(&self) -> Result<&FieldCipher, StoreError> {
        self.cipher.as_ref().ok_or(StoreError::NoKey)
    }
}

/// What the member of a row is in a pair.
fn role(row: &mentorship::Model, member: Id) -> Option<MentorshipRole> {
    if row.mentor_id == member {
        Some(MentorshipRole::Mentor)
    } else if row.mentee_id == member {
        Some(MentorshipRole::Mentee)
    } else {
        None
    }
}

/// A pair that a member is part of, with what they are in it; nobody else's is found.
async fn find(
    database: &impl ConnectionTrait,
    id: &PublicId,
    member: Id,
) -> Result<(mentorship::Model, MentorshipRole), StoreError> {
    let row = mentorship::Entity::find().filter(mentorship::Column::PublicId.eq(id.as_str())).one(database).await?;
    row.and_then(|row| role(&row, member).map(|role| (row, role))).ok_or_else(|| missing(id))
}

/// All pairs that a member is or was part of, the latest first.
async fn of_member(database: &impl ConnectionTrait, member: Id) -> Result<Vec<mentorship::Model>, StoreError> {
    let theirs =
        Condition::any().add(mentorship::Column::MentorId.eq(member)).add(mentorship::Column::MenteeId.eq(member));
    Ok(mentorship::Entity::find().filter(theirs).order_by_desc(mentorship::Column::Id).all(database).await?)
}

/// A pair as the two know it, open.
async fn open(
    database: &impl ConnectionTrait,
    cipher: &FieldCipher,
    row: mentorship::Model,
) -> Result<Mentorship, StoreError> {
    let pair = row.public_id.as_str();
    let text = |part: &str, sealed: &str| match sealed {
        "" => Ok(String::new()),
        sealed => cipher.open(&label(pair, part), sealed),
    };
    let mut goals = Vec::new();
    for goal in goal::Entity::find()
        .filter(goal::Column::MentorshipId.eq(row.id))
        .order_by_asc(goal::Column::Id)
        .all(database)
        .await?
    {
        let text = text(&goal.public_id, &goal.text)?;
        goals.push(Goal { id: public_id(&goal.public_id)?, text, is_reached: goal.is_reached });
    }
    let mut meetings = Vec::new();
    for meeting in meeting::Entity::find()
        .filter(meeting::Column::MentorshipId.eq(row.id))
        .order_by_desc(meeting::Column::Held)
        .order_by_desc(meeting::Column::Id)
        .all(database)
        .await?
    {
        let note = text(&meeting.public_id, &meeting.note)?;
        let id = public_id(&meeting.public_id)?;
        meetings.push(Meeting { id, held: meeting.held, note, by: meeting.written_by.0 });
    }
    Ok(Mentorship {
        id: public_id(pair)?,
        mentor: key(database, row.mentor_id).await?,
        mentee: key(database, row.mentee_id).await?,
        state: row.state.0,
        asked: row.asked,
        since: row.since,
        message: text("message", &row.message)?,
        goals,
        meetings,
    })
}

fn public_id(text: &str) -> Result<PublicId, StoreError> {
    text.parse().map_err(|_| StoreError::Damaged { what: "public id", reason: format!("“{text}” is none") })
}

/// The public id of a member's record.
async fn key(database: &impl ConnectionTrait, id: Id) -> Result<String, StoreError> {
    let row = record::Entity::find_by_id(id).one(database).await?;
    row.map(|row| row.public_id)
        .ok_or_else(|| StoreError::Damaged { what: "mentorship", reason: "its member is missing".to_owned() })
}
