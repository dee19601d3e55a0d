//! Office documents: archives whose parts tell what they are, whether they hold programs, and who wrote them.

use std::io::{Cursor, Read, Write};

use ::zip::{CompressionMethod, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};
use domain::library::{CheckedFile, FileKind, ResourceFault};

use super::files::LONGEST_SIDE;
use crate::members::picture::without_notes;

/// Most parts of a document.
const MOST_PARTS: usize = 5_000;
/// Most bytes of a part that is read, unpacked.
const MOST_READ: u64 = 1024 * 1024;
/// Most bytes of a picture within a document, unpacked.
const MOST_PICTURE: u64 = 32 * 1024 * 1024;
/// The list of parts of Office Open XML.
const TYPES: &str = "[Content_Types].xml";

/// What tells the kind of an Office Open XML document, in the list of its parts.
const OPEN_XML: [(&str, FileKind); 2] = [
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", FileKind::Docx),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", FileKind::Pptx),
];

/// Parts that name authors, companies and devices, and what is put in their place.
const PROPERTIES: [(&str, &str); 4] = [
    (
        "docProps/core.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>",
    ),
    (
        "docProps/app.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Properties \
         xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>",
    ),
    (
        "docProps/custom.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Properties \
         xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>",
    ),
    (
        "meta.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" office:version=\"1.2\"><office:meta/>\
         </office:document-meta>",
    ),
];

/// Looks through an office document and takes its properties out. Comments and tracked changes stay: they are part of what
/// it says.
///
/// # Errors
/// When it is no such document, is damaged or locked, or holds programs.
pub fn checked(file: &[u8]) -> Result<CheckedFile, ResourceFault> {
    let mut archive = ZipArchive::new(Cursor::new(file)).map_err(|_| ResourceFault::Damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(ResourceFault::Damaged);
    }
    let types = part(&mut archive, TYPES)?;
    let mut has_program = types.contains("macroEnabled");
    for name in archive.file_names() {
        has_program |= is_program(&name.map_err(|_| ResourceFault::Damaged)?);
    }
    if has_program {
        return Err(ResourceFault::Active);
    }
    let kind = kind(&mut archive, &types)?;
    if part(&mut archive, "META-INF/manifest.xml")?.contains("encryption-data") {
        return Err(ResourceFault::Damaged);
    }
    let bytes = without_properties(&mut archive, file.len()).map_err(|_| ResourceFault::Damaged)?;
    Ok(CheckedFile { kind, bytes })
}

/// Whether a part holds macros, controls, or something that another program would open.
fn is_program(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let ends = ["vbaproject.bin", ".exe", ".dll", ".js", ".vbs", ".jar", ".bat", ".lnk", ".swf"];
    ends.iter().any(|end| name.ends_with(end))
        || name.starts_with("basic/")
        || name.starts_with("scripts/")
        || name.contains("/activex/")
        || (name.contains("/embeddings/") && name.ends_with(".bin"))
}

fn kind(archive: &mut ZipArchive<Cursor<&[u8]>>, types: &str) -> Result<FileKind, ResourceFault> {
    let media_type = part(archive, "mimetype")?;
    let open_document = [FileKind::Odt, FileKind::Odp].into_iter().find(|kind| media_type.trim() == kind.media_type());
    let open_xml = || OPEN_XML.iter().find(|(media_type, _)| types.contains(media_type)).map(|(_, kind)| *kind);
    open_document.or_else(open_xml).ok_or(ResourceFault::WrongKind)
}

/// A part as text; empty where there is none.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<String, ResourceFault> {
    let part = match archive.by_name(name) {
        Ok(part) => part,
        Err(ZipError::FileNotFound) => return Ok(String::new()),
        Err(_) => return Err(ResourceFault::Damaged),
    };
    if part.size() > MOST_READ {
        return Err(ResourceFault::Damaged);
    }
    let mut text = String::new();
    part.take(MOST_READ).read_to_string(&mut text).map_err(|_| ResourceFault::Damaged)?;
    Ok(text)
}

/// Whether a part is one of the document's pictures, which may say where and by whom they were taken.
fn is_picture(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["word/media/", "ppt/media/", "pictures/"].iter().any(|folder| name.starts_with(folder))
        && [".jpg", ".jpeg", ".png"].iter().any(|end| name.ends_with(end))
}

/// A picture of the document as it is kept; none for what is no picture after all.
fn picture(archive: &mut ZipArchive<Cursor<&[u8]>>, number: usize) -> Result<Option<Vec<u8>>, ZipError> {
    let part = archive.by_index(number)?;
    let mut bytes = Vec::new();
    part.take(MOST_PICTURE).read_to_end(&mut bytes)?;
    without_notes(&bytes, LONGEST_SIDE).map_err(|_| ZipError::InvalidArchive("a picture cannot be read".into()))
}

/// The same archive with empty properties and pictures of nothing but their points. Other parts are copied as they are
/// packed.
fn without_properties(archive: &mut ZipArchive<Cursor<&[u8]>>, length: usize) -> Result<Vec<u8>, ZipError> {
    let damaged = || ZipError::InvalidArchive("parts lie in each other".into());
    let mut left = u64::try_from(length).map_err(|_| damaged())?;
    let mut packed = ZipWriter::new(Cursor::new(Vec::with_capacity(length)));
    for number in 0..archive.len() {
        let part = archive.by_index_raw(number)?;
        // Parts that share their bytes would become many times the file.
        left = left.checked_sub(part.compressed_size()).ok_or_else(damaged)?;
        if part.encrypted() {
            return Err(damaged());
        }
        let name = part.name()?.into_owned();
        drop(part);
        if let Some((_, empty)) = PROPERTIES.iter().find(|(of, _)| name.eq_ignore_ascii_case(of)) {
            packed.start_file(name, packing(CompressionMethod::Deflated))?;
            packed.write_all(empty.as_bytes())?;
            continue;
        }
        let drawn = if is_picture(&name) { picture(archive, number)? } else { None };
        if let Some(bytes) = drawn {
            packed.start_file(name, packing(CompressionMethod::Stored))?;
            packed.write_all(&bytes)?;
            continue;
        }
        packed.raw_copy_file(archive.by_index_raw(number)?)?;
    }
    Ok(packed.finish()?.into_inner())
}

fn packing(method: CompressionMethod) -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(method)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCX: &str = "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.\
                        wordprocessingml.document.main+xml\"/></Types>";

    fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            packed.start_file(*name, SimpleFileOptions::default()).expect("a part");
            packed.write_all(bytes).expect("a part");
        }
        packed.finish().expect("an archive").into_inner()
    }

    fn document(parts: &[(&str, &str)]) -> Vec<u8> {
        archive(&parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect::<Vec<_>>())
    }

    #[test]
    fn authors_are_taken_out_and_words_stay() {
        let parts = [
            (TYPES, DOCX),
            ("docProps/core.xml", "<dc:creator>canary-author</dc:creator>"),
            ("docProps/app.xml", "<Company>canary-company</Company>"),
            ("word/document.xml", "<w:t>درخت</w:t>"),
        ];
        let kept = checked(&document(&parts)).expect("a document");
        assert_eq!(kept.kind, FileKind::Docx);
        let mut archive = ZipArchive::new(Cursor::new(kept.bytes.as_slice())).expect("an archive");
        assert_eq!(archive.len(), parts.len());
        for (name, text) in parts {
            let now = part(&mut archive, name).expect(name);
            assert!(!now.contains("canary"), "{name}: {now}");
            assert_eq!(now == text, !name.starts_with("docProps"), "{name}");
        }
    }

    #[test]
    fn pictures_lose_what_a_camera_wrote_into_them() {
        let mut photo = Cursor::new(Vec::new());
        image::RgbImage::new(4, 3).write_to(&mut photo, image::ImageFormat::Jpeg).expect("a picture");
        let mut photo = photo.into_inner();
        // A comment, which stands right behind the beginning of the file.
        let comment = [&b"\xff\xfe\x00\x0e"[..], b"canary-place"].concat();
        photo.splice(2..2, comment);
        let no_picture = b"no picture after all";
        let parts =
            [(TYPES, DOCX.as_bytes()), ("word/media/image1.jpeg", &photo), ("word/media/image2.jpg", no_picture)];
        let kept = checked(&archive(&parts)).expect("a document");
        let mut archive = ZipArchive::new(Cursor::new(kept.bytes.as_slice())).expect("an archive");
        let mut drawn = Vec::new();
        archive.by_index(1).expect("a part").read_to_end(&mut drawn).expect("a part");
        assert!(!drawn.windows(12).any(|window| window == b"canary-place"));
        assert_eq!(image::load_from_memory(&drawn).expect("a picture").width(), 4);
        assert_eq!(part(&mut archive, "word/media/image2.jpg").expect("a part").as_bytes(), no_picture);
    }

    #[test]
    fn open_documents_are_known_by_their_media_type() {
        let media_type = FileKind::Odp.media_type();
        let kept = checked(&document(&[("mimetype", media_type), ("meta.xml", "canary"), ("content.xml", "<x/>")]));
        let kept = kept.expect("a document");
        assert_eq!(kept.kind, FileKind::Odp);
        assert!(!kept.bytes.windows(6).any(|window| window == b"canary"));
    }

    #[test]
    fn programs_and_other_archives_are_refused() {
        let reason = |parts: &[(&str, &str)]| checked(&document(parts)).map(|file| file.kind);
        for program in
            ["word/vbaProject.bin", "Basic/Standard/a.xml", "Scripts/python/a.py", "word/activeX/activeX1.bin", "a.JS"]
        {
            assert_eq!(reason(&[(TYPES, DOCX), (program, "x")]), Err(ResourceFault::Active), "{program}");
        }
        let macros = "application/vnd.ms-word.document.macroEnabled.main+xml";
        assert_eq!(reason(&[(TYPES, macros)]), Err(ResourceFault::Active));
        assert_eq!(reason(&[("a.txt", "x")]), Err(ResourceFault::WrongKind));
        let locked = [("mimetype", FileKind::Odt.media_type()), ("META-INF/manifest.xml", "manifest:encryption-data")];
        assert_eq!(reason(&locked), Err(ResourceFault::Damaged));
    }

    #[test]
    fn a_document_that_breaks_off_is_damaged() {
        let whole = document(&[(TYPES, DOCX), ("word/document.xml", "<w:t/>")]);
        for length in 4..whole.len() {
            assert!(checked(&whole[..length]).is_err(), "{length}");
        }
    }
}
