//! The directory: the members that a viewer may see, found by what they may see of them.

use serde::{Deserialize, Serialize};

use super::{Member, Profession, SeenMember, Viewer, seen};
use crate::{
    ids::PublicId,
    places::Region,
    safety::publication::Context,
    text::{Language, LocalText},
    trainings::Topic,
};

/// What the directory is searched by. What is none or empty admits everyone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DirectoryFilter {
    /// Words that all must be in the pseudonym or name.
    pub text: String,
    /// Profession.
    pub profession: Option<Profession>,
    /// Region.
    pub region: Option<Region>,
    /// District, by its slug.
    pub district: Option<String>,
    /// What they can teach.
    pub skill: Option<Topic>,
}

/// A member in the directory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListedMember {
    /// The id of their page.
    pub id: PublicId,
    /// What is seen of them.
    pub seen: SeenMember,
}

impl DirectoryFilter {
    /// Whether a member is among those that are looked for.
    ///
    /// It looks at what is seen and nothing else: a hit on a hidden field would tell it.
    #[must_use]
    pub fn admits(&self, member: &SeenMember) -> bool {
        let names = names(member);
        let has_words = self.text.to_lowercase().split_whitespace().all(|word| names.contains(word));
        let area = member.area.as_ref();
        has_words
            && (self.profession.is_none() || self.profession == member.profession)
            && self.region.is_none_or(|region| area.is_some_and(|area| area.region() == region))
            && self.district.as_deref().is_none_or(|slug| area.and_then(|area| area.district()) == Some(slug))
            && self.skill.is_none_or(|skill| member.skills.iter().flatten().any(|own| *own == skill))
    }
}

/// The names by which a member is found.
fn names(member: &SeenMember) -> String {
    let versions =
        |text: &LocalText| Language::ALL.iter().map(|language| text.own(*language).to_lowercase()).collect::<Vec<_>>();
    let mut names = member.pseudonym.as_ref().map(versions).unwrap_or_default();
    names.extend(member.name.as_ref().map(|name| name.to_lowercase()));
    names.join("\n")
}

/// The members whom `viewer` may see and looks for, by pseudonym; those who show none come last.
///
/// Their keys are public ids, as those of stored records are; one whose key is no public id is left out.
#[must_use]
pub fn directory(members: &[Member], viewer: Viewer, filter: &DirectoryFilter, context: &Context) -> Vec<ListedMember> {
    let listed = |member: &Member| {
        let seen = seen(member, viewer, context).filter(|seen| filter.admits(seen))?;
        Some(ListedMember { id: member.key.parse().ok()?, seen })
    };
    let mut found: Vec<_> = members.iter().filter_map(listed).collect();
    // Where a pseudonym is not seen, it must not show in the order either: what is left then is the random id.
    found.sort_by_cached_key(|member| {
        let pseudonym = member.seen.pseudonym.as_ref().map(|text| text.in_language(Language::English).to_lowercase());
        (pseudonym.is_none(), pseudonym, member.id.clone())
    });
    found
}
