//! What a member sees of the sessions that they led, and what they may choose among when they log one.

use domain::{
    accounts::SignedIn,
    cascade::{Outline, may_change, outline},
    dates::Date,
    ids::PublicId,
    members::{DirectoryFilter, ListedMember, Viewer},
    trainings::{Topic, Training, TrainingKind},
};

use super::{Sessions, is_among};
use crate::{
    Store, StoreError,
    members::{own, own_within},
};

/// What a member was in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LedRole {
    /// They led it.
    Leader,
    /// They led it with somebody else, who logged it.
    CoTrainer,
}

/// A session that a member led, as they know it.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnLed {
    /// Its id.
    pub id: PublicId,
    /// The session.
    pub session: Training,
    /// What they were in it.
    pub role: LedRole,
    /// Whether they may still correct or withdraw it.
    pub is_open: bool,
}

/// What a session's form offers.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionChoices {
    /// The members who may have led it, too.
    pub members: Vec<ListedMember>,
    /// The trainings that the member is known to have attended, the latest first.
    pub attended: Vec<Outline>,
    /// Others that they may see, and may have attended without having been written down.
    pub others: Vec<Outline>,
}

impl Store {
    /// The sessions that one has led, alone or with others, the latest first.
    ///
    /// # Errors
    /// When the account has no member, a row cannot be read, or the database fails.
    pub async fn led_sessions(&self, by: &SignedIn, today: Date) -> Result<Vec<OwnLed>, StoreError> {
        let own = own(&self.database, by).await?;
        let all = self.sessions_of_all(today).await?;
        let mut led: Vec<_> =
            all.trainings.into_iter().filter_map(|training| own_led(training, &own.row.public_id, today)).collect();
        led.sort_by_key(|led| std::cmp::Reverse(led.session.span.from));
        Ok(led)
    }

    /// One of these sessions; none where it is somebody else's, or there is no such session.
    ///
    /// # Errors
    /// When the account has no member, a row cannot be read, or the database fails.
    pub async fn led_session(&self, by: &SignedIn, id: &PublicId, today: Date) -> Result<Option<OwnLed>, StoreError> {
        let led = self.led_sessions(by, today).await?;
        Ok(led.into_iter().find(|led| led.id == *id))
    }

    /// What one may choose among when one logs a session.
    ///
    /// # Errors
    /// When the account has no member in the network, a row cannot be read, or the database fails.
    pub async fn session_choices(&self, by: &SignedIn, today: Date) -> Result<SessionChoices, StoreError> {
        let own = own_within(&self.database, by).await?;
        let me = own.row.public_id.as_str();
        let (everyone, context) = self.members(today).await?;
        let listed = domain::members::directory(&everyone, Viewer::Member, &DirectoryFilter::default(), &context);
        let all = self.sessions_of_all(today).await?;
        let (mut attended, mut others) = (Vec::new(), Vec::new());
        for (training, was_there) in all.to_pass_on(me) {
            let Some(seen) = outline(training, Viewer::Member, &all.context) else { continue };
            if was_there { attended.push(seen) } else { others.push(seen) }
        }
        for list in [&mut attended, &mut others] {
            list.sort_by_key(|seen| std::cmp::Reverse(seen.span.from));
        }
        let members = listed.into_iter().filter(|member| member.id.as_str() != me).collect();
        Ok(SessionChoices { members, attended, others })
    }
}

impl Store {
    /// The trainings that taught a module, as a viewer is told of them, the latest first; and those among them that a
    /// member attended.
    pub(crate) async fn outlines_of(
        &self,
        topic: Topic,
        viewer: Viewer,
        member: &str,
        today: Date,
    ) -> Result<(Vec<Outline>, Vec<Outline>), StoreError> {
        let Sessions { trainings, context } = self.sessions_of_all(today).await?;
        let mut taught = Vec::new();
        for training in trainings.iter().filter(|training| training.topics.contains(&topic)) {
            let Some(seen) = outline(training, viewer, &context) else { continue };
            taught.push((seen, training.was_attended_by(member)));
        }
        taught.sort_by_key(|(seen, _)| std::cmp::Reverse(seen.span.from));
        let attended = taught.iter().filter(|(_, was_there)| *was_there).map(|(seen, _)| seen.clone()).collect();
        Ok((taught.into_iter().map(|(seen, _)| seen).collect(), attended))
    }
}

impl Sessions {
    /// The trainings that a member may say they pass on, and whether they are known to have attended them. What they led
    /// themselves they pass on by leading it.
    pub(super) fn to_pass_on(&self, member: &str) -> impl Iterator<Item = (&Training, bool)> {
        let passed_on: Vec<_> = self
            .trainings
            .iter()
            .filter(|training| training.trainers.first().is_some_and(|leader| leader == member))
            .filter_map(|training| training.parent.as_deref())
            .collect();
        self.trainings.iter().filter(move |training| !is_among(&training.trainers, member)).map(move |training| {
            let was_there = training.was_attended_by(member) || passed_on.contains(&training.key.as_str());
            (training, was_there)
        })
    }
}

fn own_led(session: Training, member: &str, today: Date) -> Option<OwnLed> {
    if session.kind != TrainingKind::CascadeSession || !is_among(&session.trainers, member) {
        return None;
    }
    let is_leader = session.trainers.first().is_some_and(|leader| leader == member);
    Some(OwnLed {
        id: session.key.parse().ok()?,
        role: if is_leader { LedRole::Leader } else { LedRole::CoTrainer },
        is_open: may_change(&session, member, today),
        session,
    })
}
