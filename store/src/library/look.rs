//! What somebody finds in the library, and what they have learned of it.

use domain::{
    accounts::{Coordinator, SignedIn},
    cascade::Outline,
    dates::Date,
    ids::PublicId,
    library::{Curriculum, Material, Module, Resource, Supply, may_read, shelf},
    members::Viewer,
    text::{Language, LocalText},
    trainings::Topic,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use super::{find, missing, of_series, read};
use crate::{
    Store, StoreError,
    columns::Term,
    entities::{library::resource, records::Kind, sources::source},
    members::own,
    records::keys::find_stored,
    seed,
};

/// Trainings that taught a module and are listed on its page; the others are counted.
const LISTED: usize = 8;

/// A module as it stands in the library.
#[derive(Debug, Clone, PartialEq)]
pub struct LibraryModule {
    /// The module.
    pub module: Module,
    /// Its materials, as far as the one who asks may see them.
    pub materials: Vec<Material>,
    /// Whether it is among the skills of the one who asks.
    pub is_learned: bool,
}

/// What a member has learned of a module.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Learned {
    /// Whether it is among their skills.
    pub is_skill: bool,
    /// The trainings that taught it and that they attended, the latest first.
    pub attended: Vec<Outline>,
    /// What they should learn before it, in the order of the curriculum.
    pub missing: Vec<Topic>,
}

/// All that a module's page shows.
#[derive(Debug, Clone, PartialEq)]
pub struct ModuleDetails {
    /// The module.
    pub module: Module,
    /// The modules that build on it.
    pub leads_to: Vec<Topic>,
    /// Its materials, as far as the one who asks may see them.
    pub materials: Vec<Material>,
    /// What was withdrawn, the latest first; for coordinators.
    pub withdrawn: Vec<Resource>,
    /// The latest trainings that taught it, as far as the one who asks may see them.
    pub trainings: Vec<Outline>,
    /// How many more there are.
    pub more_trainings: usize,
    /// What they have learned; none for who is no member.
    pub learned: Option<Learned>,
    /// The published sources that tell of it.
    pub sources: Vec<(PublicId, LocalText)>,
}

impl Store {
    /// The curriculum: modules in their order.
    ///
    /// # Errors
    /// When the file that comes with Rabta can't be read.
    pub fn curriculum(&self) -> Result<Curriculum, StoreError> {
        seed::curriculum()
            .map_err(|error| StoreError::Invalid { record: "the curriculum".to_owned(), reason: error.to_string() })
    }

    /// The library as somebody finds it: all modules, each with the materials that they may see.
    ///
    /// # Errors
    /// When a row cannot be read, or the database fails.
    pub async fn library(&self, by: &SignedIn) -> Result<Vec<LibraryModule>, StoreError> {
        let skills = self.own_skills(by).await?.unwrap_or_default();
        let resources = self.resources(resource::Entity::find()).await?;
        let (curriculum, viewer) = (self.curriculum()?, self.library_viewer(by).await?);
        let modules = curriculum.modules().iter().map(|module| {
            let of_module = resources.iter().filter(|resource| resource.topic == module.topic).cloned().collect();
            LibraryModule {
                module: module.clone(),
                materials: shelf(of_module, viewer),
                is_learned: skills.contains(&module.topic),
            }
        });
        Ok(modules.collect())
    }

    /// A module with all that its page shows. Trainings are told as members are told of them, whoever asks: for what it is
    /// shown here for, nobody needs their days and districts.
    ///
    /// # Errors
    /// When a row cannot be read, or the database fails.
    pub async fn library_module(&self, by: &SignedIn, topic: Topic, today: Date) -> Result<ModuleDetails, StoreError> {
        let curriculum = self.curriculum()?;
        let no_module = || StoreError::NotFound { kind: "module", id: topic.to_string() };
        let module = curriculum.module(topic).ok_or_else(no_module)?.clone();
        let viewer = self.library_viewer(by).await?;
        let of_topic = resource::Entity::find().filter(resource::Column::Topic.eq(Term(topic)));
        let resources = self.resources(of_topic).await?;
        let mut withdrawn: Vec<_> = resources
            .iter()
            .filter(|resource| resource.withdrawn.is_some() && may_read(resource, viewer))
            .cloned()
            .collect();
        withdrawn.sort_by_key(|resource| std::cmp::Reverse(resource.withdrawn.as_ref().map(|deed| deed.at)));
        let member = by.account().member.as_ref().map(PublicId::as_str);
        let (mut trainings, attended) =
            self.outlines_of(topic, viewer.min(Viewer::Member), member.unwrap_or_default(), today).await?;
        let more_trainings = trainings.len().saturating_sub(LISTED);
        trainings.truncate(LISTED);
        let learned = self.own_skills(by).await?.map(|skills| Learned {
            is_skill: skills.contains(&topic),
            attended,
            missing: curriculum.missing(topic, &skills),
        });
        let builds_on_it = |other: &&Module| other.prerequisites.contains(&topic);
        Ok(ModuleDetails {
            leads_to: curriculum.modules().iter().filter(builds_on_it).map(|module| module.topic).collect(),
            materials: shelf(resources, viewer),
            withdrawn,
            trainings,
            more_trainings,
            learned,
            sources: self.sources_of(&module).await?,
            module,
        })
    }

    /// What there is to teach some modules with, each in the language of instruction or, where that is open, in any.
    ///
    /// # Errors
    /// When a row cannot be read, or the database fails.
    pub async fn supplies(
        &self,
        by: &Coordinator,
        topics: &[Topic],
        language: Option<Language>,
    ) -> Result<Vec<Supply>, StoreError> {
        let of_topics = resource::Column::Topic.is_in(topics.iter().map(|topic| Term(*topic)));
        let resources = self.resources(resource::Entity::find().filter(of_topics)).await?;
        let viewer = self.library_viewer(by.signed_in()).await?;
        let supply = |topic: &Topic| {
            let of_module = resources.iter().filter(|resource| resource.topic == *topic).cloned().collect();
            Supply::of(*topic, shelf(of_module, viewer), language)
        };
        Ok(topics.iter().map(supply).collect())
    }

    /// All versions of a material, the newest first, with who added and withdrew them. `id` is one of them.
    ///
    /// # Errors
    /// When there is no such material, the key is missing, or the database fails.
    pub async fn material(&self, _by: &Coordinator, id: &PublicId) -> Result<Vec<Resource>, StoreError> {
        let cipher = self.library_cipher()?;
        let row = find(&self.database, id).await?.ok_or_else(|| missing(id))?;
        let rows = of_series(&self.database, &row.series).await?;
        let mut versions = rows.into_iter().map(|row| read(cipher, row)).collect::<Result<Vec<_>, _>>()?;
        versions.sort_by_key(|resource| std::cmp::Reverse(resource.version));
        Ok(versions)
    }

    async fn resources(&self, select: Select<resource::Entity>) -> Result<Vec<Resource>, StoreError> {
        let Some(cipher) = &self.cipher else { return Ok(Vec::new()) };
        select.all(&self.database).await?.into_iter().map(|row| read(cipher, row)).collect()
    }

    /// The modules that a member has learned; none for who has no record.
    async fn own_skills(&self, by: &SignedIn) -> Result<Option<Vec<Topic>>, StoreError> {
        match own(&self.database, by).await {
            Ok(own) => Ok(Some(own.member.skills)),
            Err(StoreError::NotFound { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn sources_of(&self, module: &Module) -> Result<Vec<(PublicId, LocalText)>, StoreError> {
        let mut sources = Vec::new();
        for key in &module.sources {
            let Some(row) = find_stored(&self.database, &[Kind::Source], key).await? else { continue };
            let Some(source) = source::Entity::find_by_id(row.id).one(&self.database).await? else { continue };
            sources.extend(row.public_id.parse().ok().map(|id| (id, source.title.0)));
        }
        Ok(sources)
    }
}
