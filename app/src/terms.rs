//! What people call the terms of each vocabulary, in their language.

use domain::{
    interventions::{Dispute, Durability, Forum, Method, Mode, Outcome},
    learning::LessonKind,
    members::{Gender, Profession},
    organisations::{ActivityStatus, GrantObjective, NetworkKind, OrganisationKind, Theme},
    places::Region,
    planning::{ConstraintKind, Horizon},
    safety::public::RecordKind,
    sources::InferredField,
    text::Language,
    trainings::{Sector, Topic, TrainingKind, TrainingStatus},
};
use leptos_i18n::td_string;

use crate::language::locale;

/// Defines the function that names one vocabulary's terms.
macro_rules! labels {
    ($(#[$meta:meta])* $name:ident: $type:ty { $($term:ident => $key:ident),+ $(,)? }) => {
        $(#[$meta])*
        #[must_use]
        pub fn $name(language: Language, term: $type) -> &'static str {
            let locale = locale(language);
            match term {
                $(<$type>::$term => td_string!(locale, terms.$name.$key)),+
            }
        }
    };
}

labels! {
    /// The kind of a record.
    kind: RecordKind {
        Intervention => intervention, Training => training, Organisation => organisation, Grant => grant, Assessment => assessment, Story => story, Network => network, Programme => programme, Lesson => lesson, RoadmapAction => roadmap_action, Source => source,
    }
}

labels! {
    /// The kind of a record, of several.
    kinds: RecordKind {
        Intervention => intervention, Training => training, Organisation => organisation, Grant => grant, Assessment => assessment, Story => story, Network => network, Programme => programme, Lesson => lesson, RoadmapAction => roadmap_action, Source => source,
    }
}

labels! {
    /// A Region as people call it.
    region: Region {
        Karachi => karachi, InteriorSindh => interior_sindh, BorderRegion => border_region, OtherPakistan => other_pakistan,
    }
}

labels! {
    /// A Profession as people call it.
    profession: Profession {
        Journalist => journalist, Teacher => teacher, Activist => activist, ReligiousScholar => religious_scholar, Businessperson => businessperson, Lawyer => lawyer, HealthWorker => health_worker, Student => student, Other => other,
    }
}

labels! {
    /// A Gender as people call it.
    gender: Gender {
        Woman => woman, Man => man, Other => other,
    }
}

labels! {
    /// A Topic as people call it.
    topic: Topic {
        ConflictAnalysis => conflict_analysis, CommunicationSkills => communication_skills, Dialogue => dialogue, Negotiation => negotiation, Mediation => mediation, ElectoralViolencePrevention => electoral_violence_prevention, ConflictSensitivity => conflict_sensitivity, HumanRights => human_rights, MonitoringAndEvaluation => monitoring_and_evaluation, FinancialManagement => financial_management, TrainingOfTrainers => training_of_trainers,
    }
}

labels! {
    /// A TrainingKind as people call it.
    training_kind: TrainingKind {
        Workshop => workshop, TrainingOfTrainers => training_of_trainers, Orientation => orientation, NationalWorkshop => national_workshop, VirtualSession => virtual_session, CascadeSession => cascade_session,
    }
}

labels! {
    /// A TrainingStatus as people call it.
    training_status: TrainingStatus {
        Draft => draft, Planned => planned, Confirmed => confirmed, Completed => completed, Cancelled => cancelled,
    }
}

labels! {
    /// A Sector as people call it.
    sector: Sector {
        CivilSociety => civil_society, Police => police, Judiciary => judiciary, Prosecution => prosecution, Parliament => parliament, Academia => academia, Government => government, Media => media, Education => education, Religious => religious, Business => business, Community => community,
    }
}

labels! {
    /// A Mode as people call it.
    mode: Mode {
        Direct => direct, Indirect => indirect,
    }
}

labels! {
    /// A Dispute as people call it.
    dispute: Dispute {
        Family => family, Land => land, Honour => honour, Electoral => electoral, Sectarian => sectarian, Community => community, Other => other,
    }
}

labels! {
    /// A Method as people call it.
    method: Method {
        Mediation => mediation, Dialogue => dialogue, Negotiation => negotiation, EarlyWarning => early_warning, Referral => referral, Awareness => awareness,
    }
}

labels! {
    /// A Forum as people call it.
    forum: Forum {
        Sitting => sitting, Council => council, School => school, ReligiousPlace => religious_place, Office => office, PublicMeeting => public_meeting,
    }
}

labels! {
    /// A Outcome as people call it.
    outcome: Outcome {
        Prevented => prevented, Deescalated => de_escalated, Agreed => agreed, Referred => referred, Ongoing => ongoing, NotResolved => not_resolved,
    }
}

labels! {
    /// A Durability as people call it.
    durability: Durability {
        Held => held, Partly => partly, Broken => broken, Unknown => unknown,
    }
}

labels! {
    /// A OrganisationKind as people call it.
    organisation_kind: OrganisationKind {
        Government => government, InternationalNgo => international_ngo, NationalNgo => national_ngo, LocalNgo => local_ngo, Multilateral => multilateral, PrivateSector => private_sector, Academic => academic, PublicBody => public_body,
    }
}

labels! {
    /// A Theme as people call it.
    theme: Theme {
        Mediation => mediation, PreventingExtremism => preventing_extremism, Youth => youth, WomensInclusion => womens_inclusion, FaithActors => faith_actors, Education => education, Narratives => narratives, VictimSupport => victim_support, Justice => justice, Elections => elections, SocialCohesion => social_cohesion, Policy => policy, Migration => migration,
    }
}

labels! {
    /// A NetworkKind as people call it.
    network_kind: NetworkKind {
        PolicySupport => policy_support, VictimSupport => victim_support, Narratives => communication_and_narratives, YouthEmpowerment => youth_empowerment,
    }
}

labels! {
    /// A ActivityStatus as people call it.
    activity_status: ActivityStatus {
        Pipeline => pipeline, Implementation => implementation, Finalisation => finalisation, Closed => closed, Cancelled => cancelled, Suspended => suspended,
    }
}

labels! {
    /// A GrantObjective as people call it.
    grant_objective: GrantObjective {
        CommunityApproaches => community_approaches, CivilSocietyCapacity => civil_society_capacity, SocialCohesion => social_cohesion,
    }
}

labels! {
    /// A LessonKind as people call it.
    lesson_kind: LessonKind {
        Effective => effective, Adapted => adapted, Constraint => constraint,
    }
}

labels! {
    /// A Horizon as people call it.
    horizon: Horizon {
        ShortTerm => short_term, LongTerm => long_term,
    }
}

labels! {
    /// A InferredField as people call it.
    inferred_field: InferredField {
        Year => year, Dates => dates, Place => place, Count => count, Modules => modules, Parties => parties,
    }
}

labels! {
    /// A ConstraintKind as people call it.
    constraint_kind: ConstraintKind {
        Ramadan => ramadan, EidAlFitr => eid_al_fitr, EidAlAdha => eid_al_adha, Ashura => ashura, Election => election, Examination => examination, Harvest => harvest, Weather => weather,
    }
}

labels! {
    /// A Language as people call it.
    language: Language {
        English => en, Urdu => ur, Sindhi => sd, Pashto => ps,
    }
}
