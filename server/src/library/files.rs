//! What files the library takes. Their kind is found by their content; name and type that the sender gives are not
//! believed.

use domain::{
    library::{CheckedFile, FileKind, ResourceFault},
    members::FaultReason,
};

use super::office;
use crate::members::picture::redrawn_within;

/// The longest side of a picture, in points: a page of a handout that can still be read.
pub(super) const LONGEST_SIDE: u32 = 2_400;
/// What text begins with that is the source of something else: markup, scripts, other formats.
const OTHER_TEXTS: [&str; 4] = ["<", "#!", "%!", "{\\rtf"];

/// What a PDF names that runs, starts or holds something else. Packed parts of a PDF may still hide it; readers ask before
/// they run anything.
const PDF_PROGRAMS: [&[u8]; 3] = [b"/JavaScript", b"/Launch", b"/EmbeddedFile"];

/// Looks through a file, and gives it as it is kept: pictures drawn anew, office documents without their properties.
///
/// It takes the time of a processor: keep it away from threads that answer.
///
/// # Errors
/// When it is of no kind that the library takes, damaged or locked, or holds programs.
pub fn checked(file: &[u8]) -> Result<CheckedFile, ResourceFault> {
    if file.starts_with(b"%PDF-") {
        let has_program = PDF_PROGRAMS.iter().any(|name| file.windows(name.len()).any(|part| part == *name));
        let pdf = || CheckedFile { kind: FileKind::Pdf, bytes: file.to_vec() };
        return if has_program { Err(ResourceFault::Active) } else { Ok(pdf()) };
    }
    if file.starts_with(b"PK\x03\x04") {
        return office::checked(file);
    }
    if matches!(image::guess_format(file), Ok(image::ImageFormat::Jpeg | image::ImageFormat::Png)) {
        let drawn = redrawn_within(file, LONGEST_SIDE);
        return drawn.map(|bytes| CheckedFile { kind: FileKind::Jpeg, bytes }).map_err(|reason| match reason {
            FaultReason::TooManyPoints => ResourceFault::TooManyPoints,
            _ => ResourceFault::Damaged,
        });
    }
    text(file).ok_or(ResourceFault::WrongKind)
}

/// A text as it is kept: UTF-8 without a mark at its beginning.
fn text(file: &[u8]) -> Option<CheckedFile> {
    let text = std::str::from_utf8(file).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let is_odd = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    let beginning = text.trim_start();
    if beginning.is_empty() || text.contains(is_odd) || OTHER_TEXTS.iter().any(|other| beginning.starts_with(other)) {
        return None;
    }
    let is_heading = |line: &str| line.trim_start_matches('#').starts_with(' ') && line.starts_with('#');
    let kind = if text.lines().any(is_heading) { FileKind::Markdown } else { FileKind::Text };
    Some(CheckedFile { kind, bytes: text.as_bytes().to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_the_kind() {
        let kind = |file: &[u8]| checked(file).map(|file| file.kind);
        assert_eq!(kind(b"%PDF-1.7\n"), Ok(FileKind::Pdf));
        assert_eq!(kind(b"%PDF-1.7\n1 0 obj <</S /JavaScript>>"), Err(ResourceFault::Active));
        assert_eq!(kind("ہدایات\nسطر".as_bytes()), Ok(FileKind::Text));
        assert_eq!(kind("\u{feff}# درخت\n".as_bytes()), Ok(FileKind::Markdown));
        assert_eq!(kind(b"#hashtag"), Ok(FileKind::Text));
        for other in [
            &b"<html><script>alert(1)</script>"[..],
            b"  <svg xmlns='http://www.w3.org/2000/svg'/>",
            b"#!/bin/sh\nrm",
            b"{\\rtf1 text}",
            b"MZ\x90\0",
            b"\x7fELF",
            b"\xff\xfe\0a",
            b"text\0with nothing",
            b" \n",
            b"GIF89a\x01\0",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"Rar!\x1a\x07",
        ] {
            assert_eq!(kind(other), Err(ResourceFault::WrongKind), "{}", String::from_utf8_lossy(other));
        }
        assert_eq!(kind(b"\x89PNG\r\n\x1a\nbroken"), Err(ResourceFault::Damaged));
    }

    #[test]
    fn a_mark_at_the_beginning_is_left_behind() {
        assert_eq!(checked("\u{feff}text".as_bytes()).expect("a text").bytes, b"text");
    }
}
