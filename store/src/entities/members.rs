//! Members.

use domain::{
    dates::Precision,
    members::{Gender, MemberField, MemberStatus, Profession},
    safety::Level,
    text::LocalText,
};

use super::entities;
use crate::columns::{AsJson, Id, Term};

entities! {
    /// A member; name, phone and email are sealed. Skills, languages, free days, how far they travel, needs, wishes and the
    /// organisations that they belong to are lists of the record.
    member in "members" [id: Id] {
        pseudonym: AsJson<LocalText>,
        name: String,
        phone: String,
        email: String,
        gender: Term<Gender>,
        profession: Term<Profession>,
        district: String,
        first_day: Date,
        last_day: Date,
        precision: Term<Precision>,
        status: Term<MemberStatus>,
        last_confirmed: Option<Date>,
    }

    /// Days on which a member is away; why is sealed.
    absence in "absences" [record_id: Id, position: i32] {
        first_day: Date,
        last_day: Date,
        reason: String,
    }

    /// A level that a member set for a field.
    field_level in "field_levels" [record_id: Id, field: Term<MemberField>] {
        level: Term<Level>,
    }
}
