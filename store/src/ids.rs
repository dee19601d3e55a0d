//! Public ids that stay the same when the same data is imported anew.

use domain::ids::PublicId;
use sha2::{Digest, Sha256};

use crate::entities::records::Kind;

/// The public id that a key gives.
///
/// Without a salt it is everywhere the same, so that links to what public documents tell, and to the demonstration,
/// keep working on a server that was set up anew. Records of any other kind take the salt of their database, so that
/// nobody can tell from an id whether a record of some name exists.
///
/// `attempt` is more than 0 where another record has the id already: hardly ever, among a million records.
pub(crate) fn of_key(salt: &str, kind: Kind, key: &str, attempt: u32) -> PublicId {
    let mut text = format!("{kind}:{key}");
    if !salt.is_empty() {
        text.insert_str(0, &format!("{salt}:"));
    }
    if attempt > 0 {
        text.push_str(&format!("#{attempt}"));
    }
    of_text(&text)
}

/// The public id that a text gives, everywhere the same.
pub(crate) fn of_text(text: &str) -> PublicId {
    let digest = Sha256::digest(text);
    let bits = digest.iter().take(8).fold(0, |bits, byte| bits << 8 | u64::from(*byte));
    PublicId::from_random(bits)
}

/// A salt for [`of_key`].
pub(crate) fn new_salt() -> String {
    format!("{:032x}", rand::random::<u128>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_keys_never_change() {
        assert_eq!(of_key("", Kind::Training, "karachi-2013", 0).as_str(), "emfcthyf7p");
    }

    #[test]
    fn a_salt_gives_other_ids() {
        let plain = of_key("", Kind::Member, "m-1", 0);
        assert_ne!(of_key(&new_salt(), Kind::Member, "m-1", 0), plain);
        assert_ne!(of_key("", Kind::Member, "m-1", 1), plain);
    }
}
