//! What the two see of their pair, and what coordinators see of all pairs.

use domain::{
    accounts::{Coordinator, SignedIn},
    dates::Date,
    ids::PublicId,
    members::{DirectoryFilter, ListedMember, Member, OwnMentoring, Viewer, directory, may_be_asked, seen},
    mentoring::{Mentorship, MentorshipRole, MentorshipState},
    safety::publication::Context,
    text::LocalText,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::{find, key, of_member, open, public_id};
use crate::{
    Store, StoreError,
    change::{Audit, Proof},
    connect,
    entities::mentoring::{goal, meeting, mentorship},
    members::{Own, own},
};

/// A pair as one of the two sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnMentorship {
    /// The pair.
    pub pair: Mentorship,
    /// What the one who looks is in it.
    pub role: MentorshipRole,
    /// The other's pseudonym, where it is still to be seen.
    pub other: Option<LocalText>,
}

/// All that a member has to do with mentoring.
#[derive(Debug, Clone, PartialEq)]
pub struct Mentoring {
    /// Their pairs, the latest first.
    pub pairs: Vec<OwnMentorship>,
    /// The members whom they may ask.
    pub to_ask: Vec<ListedMember>,
}

/// A pair as coordinators see it: that it is there, how far it has come, how much was written. Never what.
#[derive(Debug, Clone, PartialEq)]
pub struct MentoringNumbers {
    /// Its id.
    pub id: PublicId,
    /// The mentor's pseudonym, as the directory shows it.
    pub mentor: Option<LocalText>,
    /// The mentee's pseudonym, as the directory shows it.
    pub mentee: Option<LocalText>,
    /// How far it has come.
    pub state: MentorshipState,
    /// Since when.
    pub since: Date,
    /// Goals, and how many of them are reached.
    pub goals: (u64, u64),
    /// Meetings.
    pub meetings: u64,
}

impl Store {
    /// One's own pairs, and whom one may ask.
    ///
    /// # Errors
    /// When the account has no member, the key is missing, or the database fails.
    pub async fn mentoring(&self, by: &SignedIn, today: Date) -> Result<Mentoring, StoreError> {
        let own = own(&self.database, by).await?;
        let (members, context) = self.members_around(&own, today).await?;
        let me = own.row.public_id.as_str();
        let mut pairs = Vec::new();
        for row in of_member(&self.database, own.row.id).await? {
            let pair = open(&self.database, self.mentoring_cipher()?, row).await?;
            pairs.extend(own_pair(pair, me, &members, &context));
        }
        let is_closed = |key: &str| {
            let with_them = pairs.iter().filter(|own| own.pair.mentor == key);
            with_them.into_iter().any(|own| own.pair.state.is_open() || own.pair.state == MentorshipState::Declined)
        };
        let may = |member: &&Member| member.key != me && may_be_asked(member, &context) && !is_closed(&member.key);
        let to_ask: Vec<Member> = members.iter().filter(may).cloned().collect();
        let to_ask = directory(&to_ask, Viewer::Member, &DirectoryFilter::default(), &context);
        Ok(Mentoring { pairs, to_ask })
    }

    /// One of one's own pairs.
    ///
    /// # Errors
    /// When one is in no such pair, the account has no member, the key is missing, or the database fails.
    pub async fn mentorship(&self, by: &SignedIn, id: &PublicId, today: Date) -> Result<OwnMentorship, StoreError> {
        let own = own(&self.database, by).await?;
        let (row, _) = find(&self.database, id, own.row.id).await?;
        let pair = open(&self.database, self.mentoring_cipher()?, row).await?;
        let (members, context) = self.members_around(&own, today).await?;
        own_pair(pair, &own.row.public_id, &members, &context).ok_or_else(|| super::missing(id))
    }

    /// All members, for one of them; for who has left the network there are none.
    async fn members_around(&self, own: &Own, today: Date) -> Result<(Vec<Member>, Context), StoreError> {
        let (members, context) = self.members(today).await?;
        Ok((if own.has_left() { Vec::new() } else { members }, context))
    }

    /// All pairs of the network, as numbers. The audit log keeps who looked.
    ///
    /// # Errors
    /// When a row cannot be read, or the database fails.
    pub async fn mentoring_numbers(&self, by: &Coordinator, today: Date) -> Result<Vec<MentoringNumbers>, StoreError> {
        let transaction = connect::begin(&self.database).await?;
        Audit { action: "read-mentoring", subject: "mentorships", reason: "" }.write(&transaction, &by.actor()).await?;
        transaction.commit().await?;
        let (members, context) = self.members(today).await?;
        let database = &self.database;
        let pseudonym = |key: &str| {
            let member = members.iter().find(|member| member.key == key)?;
            seen(member, Viewer::Coordinator, &context)?.pseudonym
        };
        let mut numbers = Vec::new();
        for row in mentorship::Entity::find().order_by_desc(mentorship::Column::Id).all(database).await? {
            let goals = || goal::Entity::find().filter(goal::Column::MentorshipId.eq(row.id));
            let reached = goals().filter(goal::Column::IsReached.eq(true)).count(database).await?;
            let meetings = meeting::Entity::find().filter(meeting::Column::MentorshipId.eq(row.id));
            numbers.push(MentoringNumbers {
                id: public_id(&row.public_id)?,
                mentor: pseudonym(&key(database, row.mentor_id).await?),
                mentee: pseudonym(&key(database, row.mentee_id).await?),
                state: row.state.0,
                since: row.since,
                goals: (goals().count(database).await?, reached),
                meetings: meetings.count(database).await?,
            });
        }
        Ok(numbers)
    }

    /// One's own pairs, for the file that one takes along.
    pub(crate) async fn own_mentorships(&self, by: &SignedIn) -> Result<Vec<OwnMentoring>, StoreError> {
        let own = own(&self.database, by).await?;
        let mut all = Vec::new();
        for row in of_member(&self.database, own.row.id).await? {
            let Mentorship { mentor, state, asked, message, goals, meetings, .. } =
                open(&self.database, self.mentoring_cipher()?, row).await?;
            let is_mentor = mentor == own.row.public_id;
            let role = if is_mentor { MentorshipRole::Mentor } else { MentorshipRole::Mentee };
            all.push(OwnMentoring { role, state, asked, message, goals, meetings });
        }
        Ok(all)
    }
}

/// A pair as `me` sees it.
fn own_pair(pair: Mentorship, me: &str, members: &[Member], context: &Context) -> Option<OwnMentorship> {
    let role = pair.role_of(me)?;
    let other = match role {
        MentorshipRole::Mentor => &pair.mentee,
        MentorshipRole::Mentee => &pair.mentor,
    };
    let other = members.iter().find(|member| member.key == *other);
    let other = other.and_then(|member| seen(member, Viewer::Member, context)?.pseudonym);
    Some(OwnMentorship { pair, role, other })
}
