//! Members' photos: who sees them, and how they go away.

use domain::{
    accounts::{Role, SignedIn},
    ids::PublicId,
    members::{AsSeen, Viewer},
};
use store::StoreError;

use crate::{
    engines::{TestStore, on_every_engine, operator, today},
    members::{account, form},
};

/// What stands for a photo here: the store does not look into it.
const PHOTO: &[u8] = b"canary-photo";

impl TestStore {
    /// The photo as somebody gets it.
    async fn seen_photo(&self, by: &SignedIn, id: &PublicId) -> Option<Vec<u8>> {
        self.store.photo(by, id, today()).await.unwrap()
    }
}

on_every_engine! {
    async fn a_photo_is_seen_by_those_whom_its_level_includes_until_it_goes(test) {
        test.import().await;
        let (owner, peer, partner) = (test.sign_in(3).await, test.sign_in(1).await, account(Role::Partner, None));
        let coordinator = account(Role::Coordinator, None);
        let id = test.store.set_photo(&owner, PHOTO, today()).await.unwrap();
        let sees = async |by: &SignedIn| test.seen_photo(by, &id).await.as_deref() == Some(PHOTO);
        assert!(sees(&owner).await && sees(&coordinator).await);
        assert!(!sees(&peer).await && !sees(&partner).await, "by default it is for coordinators");
        test.store.change_profile(&owner, &form(&[("level.photo", "network")]), today()).await.unwrap().unwrap();
        assert!(sees(&peer).await && !sees(&partner).await);
        assert!(!sees(&account(Role::Member, None)).await, "an account alone is no member");
        let AsSeen::Profile(seen) = test.store.as_seen(&owner, Viewer::Member, today()).await.unwrap() else {
            panic!("no profile")
        };
        assert_eq!(seen.photo.as_ref(), Some(&id), "what others see is what oneself is shown");

        test.store.hide_me(&owner, today()).await.unwrap();
        assert!(!sees(&peer).await && sees(&owner).await && sees(&coordinator).await);
        test.store.show_me(&owner, today()).await.unwrap();
        assert!(sees(&peer).await);
        let newer = test.store.set_photo(&owner, b"another", today()).await.unwrap();
        assert!(newer != id && !sees(&owner).await, "its old address leads nowhere");
        test.store.remove_photo(&owner, today()).await.unwrap();
        assert_eq!(test.seen_photo(&owner, &newer).await, None);
        test.store.remove_photo(&owner, today()).await.unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM photos").await, 0);
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }

    async fn a_photo_is_sealed_and_in_no_history(test) {
        test.import().await;
        let by = test.sign_in(3).await;
        let id = test.store.set_photo(&by, PHOTO, today()).await.unwrap();
        assert_eq!(test.texts("SELECT public_id FROM photos").await, [id.to_string()]);
        // The bytes written as hexadecimal figures, which both engines do.
        let stored = match sea_orm::ConnectionTrait::get_database_backend(&test.database) {
            sea_orm::DbBackend::Postgres => "SELECT encode(bytes, 'hex') FROM photos",
            _ => "SELECT lower(hex(bytes)) FROM photos",
        };
        let plain: String = PHOTO.iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(!test.texts(stored).await[0].contains(&plain), "it lies open");
        test.store.hide_me(&by, today()).await.unwrap();
        let kept = "SELECT COALESCE(before, '') || COALESCE(after, '') || subject FROM revisions";
        assert!(test.texts(kept).await.iter().all(|kept| !kept.contains(id.as_str())));
        let deeds = "SELECT subject FROM audit_entries WHERE action = 'set-photo'";
        assert_eq!(test.texts(deeds).await, [format!("member {}: photo", by.account().member.as_ref().unwrap())]);
        let own = test.store.download_own(&by).await.unwrap();
        assert_eq!(own.photo, Some(PHOTO.to_vec()));
        let export = test.store.export(operator(), "a test").await.unwrap();
        assert!(!serde_json::to_string(&export).unwrap().contains(id.as_str()));
    }

    async fn who_leaves_takes_the_photo_along(test) {
        test.import().await;
        let by = test.sign_in(3).await;
        let id = test.store.set_photo(&by, PHOTO, today()).await.unwrap();
        test.store.delete_own(&by, today()).await.unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM photos").await, 0);
        assert_eq!(test.seen_photo(&account(Role::Coordinator, None), &id).await, None);
        let nobody = account(Role::Partner, None);
        assert!(matches!(test.store.set_photo(&nobody, PHOTO, today()).await, Err(StoreError::NotFound { .. })));
    }
}
