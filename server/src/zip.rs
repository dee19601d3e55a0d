//! ZIP archives of files that are packed as they are: what goes in is small, or compressed already.
//!
//! Length and checksum of each file are known beforehand. So is the length of the archive, which is told before it is
//! sent; it can be sent piece by piece, and continued where a connection broke off. Nothing is written behind a file that
//! belongs before it, so that the simplest programs open it.

use chrono::Datelike;
use domain::dates::Date;

use crate::edition::today;

/// Bytes of what stands before each file, of its entry in the list at the end, and of what closes that; without names.
const HEAD: u64 = 30;
const LISTED: u64 = 46;
const CLOSE: u64 = 22;
/// The version of the format that is needed to unpack: folders.
const VERSION: u16 = 20;
/// That names are UTF-8.
const UTF_8: u16 = 1 << 11;
/// Packed as it is.
const STORED: u16 = 0;
/// The first year that the format can tell.
const FIRST_YEAR: i32 = 1980;

/// What can't be packed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    /// A name that would leave the folder it is unpacked to, or that a system can't have.
    #[error("“{0}” is no name of a file in an archive")]
    Name(String),
    /// Two files of one name.
    #[error("“{0}” is in the archive twice")]
    Twice(String),
    /// More than four gigabytes, or 65,535 files.
    #[error("the archive would be too large")]
    TooLarge,
}

/// A file that is to be packed, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name; folders end with `/`.
    pub name: String,
    /// Its bytes.
    pub length: u32,
    /// Their checksum; see [`checksum`].
    pub checksum: u32,
    /// The day that is told as that of its last change.
    pub day: Date,
}

/// The checksum of a file's bytes.
#[must_use]
pub fn checksum(bytes: &[u8]) -> u32 {
    crc32fast::hash(bytes)
}

/// An archive without the bytes of its files: what stands before each of them, and behind the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    entries: Vec<Entry>,
    length: u64,
}

impl Plan {
    /// The plan of an archive of these files, in this order.
    ///
    /// # Errors
    /// When a name can't be used or is there twice, or when it would be too large.
    pub fn new(entries: Vec<Entry>) -> Result<Self, ArchiveError> {
        let mut names = std::collections::BTreeSet::new();
        let mut length = CLOSE;
        for entry in &entries {
            let name = entry.name.as_str();
            if !is_name(name) {
                return Err(ArchiveError::Name(name.to_owned()));
            }
            // Some systems take capital and small letters for the same.
            if !names.insert(name.to_lowercase()) {
                return Err(ArchiveError::Twice(name.to_owned()));
            }
            length += HEAD + LISTED + 2 * name.len() as u64 + u64::from(entry.length);
        }
        if length > u64::from(u32::MAX) || u16::try_from(entries.len()).is_err() {
            return Err(ArchiveError::TooLarge);
        }
        Ok(Self { entries, length })
    }

    /// The files.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The length of the whole archive, in bytes.
    #[must_use]
    pub const fn length(&self) -> u64 {
        self.length
    }

    /// What stands before the bytes of the file at `index`; nothing where there is no such file.
    #[must_use]
    pub fn before(&self, index: usize) -> Vec<u8> {
        let Some(entry) = self.entries.get(index) else { return Vec::new() };
        let mut head = b"PK\x03\x04".to_vec();
        head.extend(described(entry));
        head.extend(entry.name.as_bytes());
        head
    }

    /// What stands behind the last file: the list of all.
    #[must_use]
    pub fn end(&self) -> Vec<u8> {
        let (mut list, mut offset) = (Vec::new(), 0_u64);
        for entry in &self.entries {
            list.extend(b"PK\x01\x02");
            list.extend(VERSION.to_le_bytes());
            list.extend(described(entry));
            // No remark, the first disk, no attributes.
            list.extend([0; 10]);
            list.extend(short(offset).to_le_bytes());
            list.extend(entry.name.as_bytes());
            offset += HEAD + entry.name.len() as u64 + u64::from(entry.length);
        }
        let count = u16::try_from(self.entries.len()).unwrap_or(u16::MAX).to_le_bytes();
        let listed = short(list.len() as u64).to_le_bytes();
        list.extend(b"PK\x05\x06\0\0\0\0");
        list.extend([count, count].concat());
        list.extend(listed);
        list.extend(short(offset).to_le_bytes());
        list.extend([0; 2]);
        list
    }
}

/// [`Plan::new`] refuses what is longer.
fn short(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// What is said of a file before it as well as in the list, from the version to the length of its name.
fn described(entry: &Entry) -> Vec<u8> {
    let year = u16::try_from((entry.day.year() - FIRST_YEAR).clamp(0, 127)).unwrap_or(0);
    let [month, day] = [entry.day.month(), entry.day.day()].map(|part| u16::try_from(part).unwrap_or(1));
    let name = u16::try_from(entry.name.len()).unwrap_or(u16::MAX);
    let mut text = Vec::new();
    // At midnight: the time of day is nobody's concern.
    for part in [VERSION, UTF_8, STORED, 0, year << 9 | month << 5 | day] {
        text.extend(part.to_le_bytes());
    }
    for part in [entry.checksum, entry.length, entry.length] {
        text.extend(part.to_le_bytes());
    }
    for part in [name, 0] {
        text.extend(part.to_le_bytes());
    }
    text
}

/// Whether a name stays in the folder that the archive is unpacked to, on every system.
fn is_name(name: &str) -> bool {
    let is_odd = |letter: char| letter.is_control() || "\\:*?\"<>|".contains(letter);
    let is_part = |part: &str| !part.is_empty() && part != "." && part != "..";
    name.len() <= 200 && !name.contains(is_odd) && name.strip_suffix('/').unwrap_or(name).split('/').all(is_part)
}

/// A small archive as a whole: files with their bytes, dated today. For what is large, see [`Plan`].
///
/// # Errors
/// When a name can't be used or is there twice, or when it would be too large.
pub fn archive(entries: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, ArchiveError> {
    let described = entries.iter().map(|(name, bytes)| {
        let length = u32::try_from(bytes.len()).map_err(|_| ArchiveError::TooLarge)?;
        Ok(Entry { name: name.clone(), length, checksum: checksum(bytes), day: today() })
    });
    let plan = Plan::new(described.collect::<Result<_, _>>()?)?;
    let mut archive = Vec::with_capacity(usize::try_from(plan.length()).map_err(|_| ArchiveError::TooLarge)?);
    for (index, (_, bytes)) in entries.into_iter().enumerate() {
        archive.extend(plan.before(index));
        archive.extend(bytes);
    }
    archive.extend(plan.end());
    Ok(archive)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;

    fn refused(names: &[&str]) -> ArchiveError {
        archive(names.iter().map(|name| ((*name).to_owned(), Vec::new())).collect()).expect_err("refused")
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let files = [("index.html", &b"<p>"[..]), ("urdu/تنازع کا درخت.txt", "درخت".as_bytes()), ("empty.txt", b"")];
        let packed = archive(files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect());
        let packed = packed.expect("an archive");
        let mut read = zip::ZipArchive::new(Cursor::new(&packed)).expect("an archive");
        assert_eq!(read.len(), files.len());
        for (name, bytes) in files {
            let mut found = Vec::new();
            // Reading to the end checks the checksum.
            read.by_name(name).expect(name).read_to_end(&mut found).expect(name);
            assert_eq!(found, bytes, "{name}");
        }
        let entries = files.map(|(name, bytes)| Entry {
            name: name.to_owned(),
            length: u32::try_from(bytes.len()).expect("short"),
            checksum: checksum(bytes),
            day: today(),
        });
        assert_eq!(Plan::new(entries.to_vec()).expect("a plan").length(), packed.len() as u64, "told beforehand");
    }

    #[test]
    fn names_stay_in_their_folder_and_are_there_once() {
        for name in ["", "/etc/passwd", "../a", "a/../b", "a//b", "a\\b", "C:a", "a\nb"] {
            assert_eq!(refused(&[name]), ArchiveError::Name(name.to_owned()), "{name}");
        }
        assert_eq!(refused(&["a.txt", "A.txt"]), ArchiveError::Twice("A.txt".to_owned()));
    }

    #[test]
    fn more_than_the_format_can_tell_is_refused() {
        let entry = |number: u32| Entry { name: format!("{number}"), length: u32::MAX / 2, checksum: 0, day: today() };
        assert_eq!(Plan::new((0..3).map(entry).collect()), Err(ArchiveError::TooLarge));
    }
}
