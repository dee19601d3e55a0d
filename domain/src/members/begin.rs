//! The beginning of a record: a new member writes it themselves, with the few fields that no record can be without.

use std::collections::BTreeMap;

use super::{
    Availability, FaultReason, FieldFault, Gender, Member, MemberField, MemberStatus, Profession, ProfileChange,
};
use crate::{
    dates::{Date, Precision, Span},
    sources::Provenance,
    text::LocalText,
};

impl ProfileChange {
    /// The record of a new member, who began it `today`: pseudonym, gender, profession and district must be given, all
    /// else may be. Each field has its usual level, so that nobody outside the network sees or counts the member before
    /// they say so. When they joined is told by the month. Its key is empty until it is stored.
    ///
    /// # Errors
    /// What is missing or wrong, in the order of the fields. Whether there is such a district is not known here.
    pub fn begun(&self, today: Date) -> Result<Member, Vec<FieldFault>> {
        let missing = [
            (MemberField::Pseudonym, self.pseudonym.is_none()),
            (MemberField::Gender, self.gender.is_none()),
            (MemberField::Profession, self.profession.is_none()),
            (MemberField::District, self.district.is_none()),
        ];
        let missing = missing.into_iter().filter(|(_, is_missing)| *is_missing);
        let mut faults: Vec<_> =
            missing.map(|(field, _)| FieldFault { field, reason: FaultReason::Empty }).chain(self.faults()).collect();
        if !faults.is_empty() {
            faults.sort_unstable();
            return Err(faults);
        }
        self.apply(&blank(today))
    }
}

impl Member {
    /// The fields that the member could still fill in. The real name is none of them: nobody needs it. Nor are what not
    /// everybody has: needs, and organisations.
    #[must_use]
    pub fn empty_fields(&self) -> Vec<MemberField> {
        let fields = [
            (MemberField::Languages, self.languages.is_empty()),
            (MemberField::Skills, self.skills.is_empty()),
            (MemberField::Phone, self.phone.is_empty()),
            (MemberField::Email, self.email.is_empty()),
            (MemberField::Availability, self.availability.is_empty()),
            (MemberField::Wishes, self.wishes.is_empty()),
        ];
        fields.into_iter().filter(|(_, is_empty)| *is_empty).map(|(field, _)| field).collect()
    }
}

/// What a new record is before anything is written in it.
fn blank(today: Date) -> Member {
    Member {
        key: String::new(),
        pseudonym: LocalText::default(),
        name: String::new(),
        gender: Gender::Other,
        profession: Profession::Other,
        languages: Vec::new(),
        district: String::new(),
        skills: Vec::new(),
        phone: String::new(),
        email: String::new(),
        availability: Availability::default(),
        needs: Vec::new(),
        wishes: Vec::new(),
        affiliations: Vec::new(),
        photo: None,
        joined: Span::around(today, Precision::Month),
        status: MemberStatus::Active,
        last_confirmed: Some(today),
        levels: BTreeMap::new(),
        level: super::usual_level(),
        provenance: Provenance::default(),
    }
}
