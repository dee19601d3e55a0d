//! Members' photos.

use super::entities;
use crate::columns::Id;

entities! {
    /// That a member has a photo: the table without its bytes, for those who read many rows.
    photo in "photos" [record_id: Id] {
        public_id: String,
    }

    /// A photo: a JPEG file, sealed. Its public id is another one with every upload.
    photo_file in "photos" [record_id: Id] {
        public_id: String,
        bytes: Vec<u8>,
    }
}
