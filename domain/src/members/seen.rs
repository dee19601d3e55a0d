//! What each viewer sees of a member (safety model, "Visibility"). One function for the directory and for
//! "as others see me": what the owner is shown there is what others get.

use serde::{Deserialize, Serialize};

use super::{Affiliation, Availability, Gender, Member, MemberField, MemberStatus, Need, Profession, affiliations};
use crate::{
    accounts::{Account, Role},
    dates::{Date, Span},
    ids::PublicId,
    places::Area,
    safety::{
        Level, Purpose, RiskLevel,
        publication::{Context, counted_in},
    },
    text::{Language, LocalText},
    trainings::Topic,
};

crate::vocabulary! {
    /// Who looks at a member, from those who see the least to the member themselves.
    Viewer as "viewer" {
        /// Anyone.
        Anonymous = "anonymous",
        /// A partner organisation's person, signed in.
        Partner = "partner",
        /// A member, signed in.
        Member = "member",
        /// A coordinator.
        Coordinator = "coordinator",
        /// The member whom the record is about.
        Owner = "owner",
    }
}

impl Viewer {
    /// The lowest level of what this viewer may see; of higher levels they see everything.
    #[must_use]
    pub const fn lowest_level(self) -> Level {
        match self {
            Self::Anonymous => Level::Public,
            Self::Partner => Level::Partner,
            Self::Member => Level::Network,
            Self::Coordinator => Level::Coordinator,
            Self::Owner => Level::Sealed,
        }
    }

    /// As whom an account looks at other members; none for a member's account without a record in the network.
    #[must_use]
    pub fn of(account: &Account) -> Option<Self> {
        match account.role {
            Role::Member => account.member.as_ref().map(|_| Self::Member),
            Role::Partner => Some(Self::Partner),
            Role::Coordinator | Role::SafetyOfficer | Role::Administrator => Some(Self::Coordinator),
        }
    }

    /// Whether they see those only who take part and are not hidden, and regions only where districts are a risk.
    const fn is_kept_at_a_distance(self) -> bool {
        matches!(self, Self::Anonymous | Self::Partner | Self::Member)
    }
}

/// A member as one viewer sees them. A field is none where it is not for that viewer, or empty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SeenMember {
    /// Pseudonym.
    pub pseudonym: Option<LocalText>,
    /// The real name.
    pub name: Option<String>,
    /// Gender.
    pub gender: Option<Gender>,
    /// Profession.
    pub profession: Option<Profession>,
    /// Languages.
    pub languages: Option<Vec<Language>>,
    /// The district, or the region where the district is withheld.
    pub area: Option<Area>,
    /// What they can teach.
    pub skills: Option<Vec<Topic>>,
    /// Telephone.
    pub phone: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// When they can come to trainings, and how far. Why they are away is for themselves alone.
    pub availability: Option<Availability>,
    /// What they need so that they can come.
    pub needs: Option<Vec<Need>>,
    /// What they would like to learn.
    pub wishes: Option<Vec<Topic>>,
    /// The organisations that they belong to, but for those whose records are not for that viewer.
    pub affiliations: Option<Vec<Affiliation>>,
    /// When they joined.
    pub joined: Option<Span>,
    /// The id of their photo.
    pub photo: Option<PublicId>,
    /// When they last confirmed their record; for coordinators and the owner.
    pub last_confirmed: Option<Date>,
    /// Whether they take part. Partners and members see those only who do.
    pub status: MemberStatus,
    /// Whether they are hidden. Partners and members don't see those who are.
    pub is_hidden: bool,
    /// Whether the record was not confirmed in the last six months.
    pub is_stale: bool,
}

/// A member as the owner asks to see themselves through the eyes of others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum AsSeen {
    /// A profile.
    Profile(Box<SeenMember>),
    /// Nobody in particular: one of a number, in the count of an area.
    Counted(Area),
    /// Not at all.
    Nothing,
}

/// What `viewer` sees of a member, if anything. Nobody is shown to the public as a person.
///
/// Name and contacts go beyond coordinators with the field's level; contacts need a consent to be contacted, too,
/// that reaches the viewer and holds today.
#[must_use]
pub fn seen(member: &Member, viewer: Viewer, context: &Context) -> Option<SeenMember> {
    if !may_see(member, viewer) {
        return None;
    }
    let may = |field| member.level(field) >= viewer.lowest_level();
    let is_reachable = may_contact(member, viewer, context);
    let text = |may: bool, text: &String| (may && !text.is_empty()).then(|| text.clone());
    let affiliations = affiliations(member, viewer, &context.organisations);
    let is_own = !viewer.is_kept_at_a_distance();
    Some(SeenMember {
        pseudonym: (may(MemberField::Pseudonym) && !member.pseudonym.is_empty()).then(|| member.pseudonym.clone()),
        name: text(may(MemberField::Name), &member.name),
        gender: may(MemberField::Gender).then_some(member.gender),
        profession: may(MemberField::Profession).then_some(member.profession),
        languages: (may(MemberField::Languages) && !member.languages.is_empty()).then(|| member.languages.clone()),
        area: if may(MemberField::District) { area(member, viewer, context) } else { None },
        skills: (may(MemberField::Skills) && !member.skills.is_empty()).then(|| member.skills.clone()),
        phone: text(may(MemberField::Phone) && is_reachable, &member.phone),
        email: text(may(MemberField::Email) && is_reachable, &member.email),
        availability: (may(MemberField::Availability) && !member.availability.is_empty())
            .then(|| availability(&member.availability, viewer)),
        needs: (may(MemberField::Needs) && !member.needs.is_empty()).then(|| member.needs.clone()),
        wishes: (may(MemberField::Wishes) && !member.wishes.is_empty()).then(|| member.wishes.clone()),
        affiliations: (may(MemberField::Affiliations) && !affiliations.is_empty()).then_some(affiliations),
        joined: may(MemberField::Joined).then_some(member.joined),
        photo: member.photo.clone().filter(|_| may(MemberField::Photo)),
        last_confirmed: if is_own { member.last_confirmed } else { None },
        status: member.status,
        is_hidden: member.is_hidden(),
        is_stale: member.is_stale(context.today),
    })
}

/// What a member is to a viewer: a profile, one of a number, or nothing.
#[must_use]
pub fn as_seen(member: &Member, viewer: Viewer, context: &Context) -> AsSeen {
    match viewer {
        Viewer::Anonymous => counted_in(member, context).map_or(AsSeen::Nothing, AsSeen::Counted),
        _ => seen(member, viewer, context).map_or(AsSeen::Nothing, |seen| AsSeen::Profile(Box::new(seen))),
    }
}

/// Whether other members may turn to this one: they see them, and have their consent to contact them.
#[must_use]
pub fn may_be_asked(member: &Member, context: &Context) -> bool {
    may_see(member, Viewer::Member) && may_contact(member, Viewer::Member, context)
}

fn may_see(member: &Member, viewer: Viewer) -> bool {
    match viewer {
        Viewer::Anonymous => false,
        _ if member.is_gone() => false,
        Viewer::Partner | Viewer::Member => member.status == MemberStatus::Active && !member.is_hidden(),
        Viewer::Coordinator | Viewer::Owner => true,
    }
}

fn may_contact(member: &Member, viewer: Viewer, context: &Context) -> bool {
    !viewer.is_kept_at_a_distance()
        || context.consents.allow(&member.key, Purpose::Contact, viewer.lowest_level(), context.today)
}

fn availability(all: &Availability, viewer: Viewer) -> Availability {
    if viewer == Viewer::Owner { all.clone() } else { all.without_reasons() }
}

fn area(member: &Member, viewer: Viewer, context: &Context) -> Option<Area> {
    let region = *context.districts.get(&member.district)?;
    let is_withheld = viewer.is_kept_at_a_distance() && context.risk(region) >= RiskLevel::High;
    Some(if is_withheld { Area::Region(region) } else { Area::District { slug: member.district.clone(), region } })
}
