//! The directory: the members that a viewer may see, found by what they may see of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Member, Profession, SeenMember, Viewer, seen};
use crate::{
    explore::encoding::encode_into,
    ids::PublicId,
    places::Region,
    safety::publication::Context,
    text::{Language, LocalText},
    trainings::Topic,
};

crate::vocabulary! {
    /// By what the directory is narrowed down, besides words.
    DirectoryFacet as "facet of the directory" {
        /// Region.
        Region = "region",
        /// District.
        District = "district",
        /// Profession.
        Profession = "profession",
        /// What they can teach.
        Skill = "skill",
        /// Language.
        Language = "language",
    }
}

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
    /// Language.
    pub language: Option<Language>,
}

/// A member in the directory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListedMember {
    /// The id of their page.
    pub id: PublicId,
    /// What is seen of them.
    pub seen: SeenMember,
}

/// A term of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryCount {
    /// The term, by its slug.
    pub term: String,
    /// How many members it would leave.
    pub count: u32,
}

/// What the directory answers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DirectoryAnswer {
    /// The members who were found.
    pub found: Vec<ListedMember>,
    /// The terms of each facet that would leave somebody, each counted under all other filters; the chosen one is always
    /// among them.
    pub facets: BTreeMap<DirectoryFacet, Vec<DirectoryCount>>,
}

impl DirectoryFilter {
    /// Whether a member is among those that are looked for.
    ///
    /// It looks at what is seen and nothing else: a hit on a hidden field would tell it.
    #[must_use]
    pub fn admits(&self, member: &SeenMember) -> bool {
        let names = names(member);
        let has_words = self.text.to_lowercase().split_whitespace().all(|word| names.contains(word));
        let has = |facet: DirectoryFacet| self.chosen(facet).is_none_or(|term| terms(member, facet).contains(&term));
        has_words && DirectoryFacet::ALL.iter().all(|facet| has(*facet))
    }

    /// The chosen term of a facet.
    #[must_use]
    pub fn chosen(&self, facet: DirectoryFacet) -> Option<&str> {
        match facet {
            DirectoryFacet::Region => self.region.map(Region::slug),
            DirectoryFacet::District => self.district.as_deref(),
            DirectoryFacet::Profession => self.profession.map(Profession::slug),
            DirectoryFacet::Skill => self.skill.map(Topic::slug),
            DirectoryFacet::Language => self.language.map(Language::slug),
        }
    }

    /// The filter with another term of a facet, or with none. A term that there isn't is as none.
    #[must_use]
    pub fn with(&self, facet: DirectoryFacet, term: Option<&str>) -> Self {
        let mut filter = self.clone();
        match facet {
            DirectoryFacet::Region => filter.region = term.and_then(|term| term.parse().ok()),
            DirectoryFacet::District => filter.district = term.filter(|term| !term.is_empty()).map(str::to_owned),
            DirectoryFacet::Profession => filter.profession = term.and_then(|term| term.parse().ok()),
            DirectoryFacet::Skill => filter.skill = term.and_then(|term| term.parse().ok()),
            DirectoryFacet::Language => filter.language = term.and_then(|term| term.parse().ok()),
        }
        filter
    }

    /// Its parameters, as an address has them.
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, &str)> {
        let text = Some(("q", self.text.trim())).filter(|(_, text)| !text.is_empty());
        let facets = DirectoryFacet::ALL.iter().filter_map(|facet| Some((facet.slug(), self.chosen(*facet)?)));
        text.into_iter().chain(facets).collect()
    }

    /// Its query string, without a question mark; empty where it admits everyone.
    #[must_use]
    pub fn to_query_string(&self) -> String {
        let mut query = String::new();
        for (name, value) in self.parameters() {
            if !query.is_empty() {
                query.push('&');
            }
            query.push_str(name);
            query.push('=');
            encode_into(&mut query, value);
        }
        query
    }
}

/// The terms of a facet that a member has, as far as they are seen.
fn terms(member: &SeenMember, facet: DirectoryFacet) -> Vec<&str> {
    let area = member.area.as_ref();
    match facet {
        DirectoryFacet::Region => area.map(|area| area.region().slug()).into_iter().collect(),
        DirectoryFacet::District => area.and_then(|area| area.district()).into_iter().collect(),
        DirectoryFacet::Profession => member.profession.map(Profession::slug).into_iter().collect(),
        DirectoryFacet::Skill => member.skills.iter().flatten().map(|skill| skill.slug()).collect(),
        DirectoryFacet::Language => member.languages.iter().flatten().map(|language| language.slug()).collect(),
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
    narrowed(listed(members, viewer, context), filter)
}

fn narrowed(mut found: Vec<ListedMember>, filter: &DirectoryFilter) -> Vec<ListedMember> {
    found.retain(|member| filter.admits(&member.seen));
    // Where a pseudonym is not seen, it must not show in the order either: what is left then is the random id.
    found.sort_by_cached_key(|member| {
        let pseudonym = member.seen.pseudonym.as_ref().map(|text| text.in_language(Language::English).to_lowercase());
        (pseudonym.is_none(), pseudonym, member.id.clone())
    });
    found
}

/// The same, with what the directory can be narrowed down by. Nobody counts by what the viewer doesn't see of them.
#[must_use]
pub fn directory_answer(
    members: &[Member],
    viewer: Viewer,
    filter: &DirectoryFilter,
    context: &Context,
) -> DirectoryAnswer {
    let all = listed(members, viewer, context);
    let counted = |facet: &DirectoryFacet| (*facet, counts(&all, filter, *facet));
    let facets = DirectoryFacet::ALL.iter().map(counted).collect();
    DirectoryAnswer { found: narrowed(all, filter), facets }
}

fn listed(members: &[Member], viewer: Viewer, context: &Context) -> Vec<ListedMember> {
    let listed = |member: &Member| {
        let seen = seen(member, viewer, context)?;
        Some(ListedMember { id: member.key.parse().ok()?, seen })
    };
    members.iter().filter_map(listed).collect()
}

/// The terms of a facet with how many members each would leave, the most first.
fn counts(all: &[ListedMember], filter: &DirectoryFilter, facet: DirectoryFacet) -> Vec<DirectoryCount> {
    let others = filter.with(facet, None);
    let mut by_term: BTreeMap<&str, u32> = filter.chosen(facet).into_iter().map(|term| (term, 0)).collect();
    for member in all.iter().filter(|member| others.admits(&member.seen)) {
        for term in terms(&member.seen, facet) {
            *by_term.entry(term).or_default() += 1;
        }
    }
    let mut counts: Vec<_> =
        by_term.into_iter().map(|(term, count)| DirectoryCount { term: term.to_owned(), count }).collect();
    counts.sort_by_key(|one| std::cmp::Reverse(one.count));
    counts
}
