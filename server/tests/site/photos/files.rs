//! Picture files as cameras and programs write them, with a token wherever something can be hidden.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

/// What is hidden.
pub const TOKEN: &str = "canaryzq";

/// The formats that are taken.
pub const FORMATS: [ImageFormat; 3] = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP];

/// A picture with a red corner at the upper left.
pub fn drawn(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        if x < width / 2 && y < height / 2 { Rgb([230, 20, 20]) } else { Rgb([20, 60, 200]) }
    })
}

/// A file of a picture, with everything that its format can hide.
pub fn planted(format: ImageFormat, picture: &RgbImage, orientation: u8) -> Vec<u8> {
    let mut file = encoded(format, picture);
    let exif = exif(orientation);
    match format {
        ImageFormat::Jpeg => {
            let text = TOKEN.as_bytes();
            let segments = [
                (0xe1, [b"Exif\0\0", exif.as_slice()].concat()),
                (0xe1, [b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>", text].concat()),
                (0xe2, [b"ICC_PROFILE\0\x01\x01", text].concat()),
                (0xed, [b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x08", text].concat()),
                (0xfe, text.to_vec()),
            ];
            let segments = segments.map(|(marker, content)| segment(marker, &content)).concat();
            file.splice(2..2, segments);
            file.extend_from_slice(text);
        }
        ImageFormat::Png => {
            let words = format!("GPS {TOKEN}").into_bytes();
            let chunks = [
                (b"eXIf", exif),
                (b"tEXt", [b"Author\0", words.as_slice()].concat()),
                (b"iTXt", [b"XML:com.adobe.xmp\0\0\0\0\0", words.as_slice()].concat()),
                (b"tIME", vec![7, 234, 11, 21, 5, 6, 7]),
                (b"prVt", words.clone()),
            ];
            let chunks = chunks.map(|(name, content)| chunk(name, &content)).concat();
            file.splice(AFTER_IHDR..AFTER_IHDR, chunks);
            file.extend_from_slice(&words);
        }
        _ => {
            let (width, height) = picture.dimensions();
            let text = TOKEN.as_bytes();
            let image = file.split_off(12);
            file = webp(width, height, &image, &[(b"ICCP", text)], &[(b"EXIF", &exif), (b"XMP ", text)]);
        }
    }
    file
}

/// A small file that says of itself that it is large.
pub fn oversized(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let mut file = encoded(format, &drawn(16, 16));
    match format {
        ImageFormat::Jpeg => {
            let start = file.windows(2).position(|window| window == [0xff, 0xc0]).expect("a start of frame");
            let side = |side: u32| u16::try_from(side).expect("a side").to_be_bytes();
            file.splice(start + 5..start + 9, [side(height), side(width)].concat());
            file
        }
        ImageFormat::Png => {
            let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
            file.splice(8..AFTER_IHDR, chunk(b"IHDR", &header));
            file
        }
        _ => webp(width, height, &file.split_off(12), &[], &[]),
    }
}

/// The markers of a JPEG file's segments, up to its points, and its end.
pub fn segments(jpeg: &[u8]) -> Vec<u8> {
    let (mut markers, mut at) = (vec![jpeg[1]], 2);
    loop {
        assert_eq!(jpeg[at], 0xff, "a segment");
        markers.push(jpeg[at + 1]);
        if jpeg[at + 1] == 0xda {
            break;
        }
        at += 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
    }
    markers.push(jpeg[jpeg.len() - 1]);
    markers
}

/// Signature and first chunk of a PNG file.
const AFTER_IHDR: usize = 8 + 25;

fn encoded(format: ImageFormat, picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    picture.write_to(&mut Cursor::new(&mut file), format).expect("a file");
    file
}

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).expect("a short segment").to_be_bytes();
    [&[0xff, marker], &length[..], content].concat()
}

fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).expect("a short chunk").to_be_bytes();
    let checked = [&name[..], content].concat();
    [&length[..], &checked, &crc(&checked).to_be_bytes()].concat()
}

/// The checksum of PNG's chunks.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

/// A WebP file in its long form: what the `image` chunk says of its size is not asked before all is read.
fn webp(width: u32, height: u32, image: &[u8], before: &[(&[u8; 4], &[u8])], after: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let part = |(name, content): &(&[u8; 4], &[u8])| {
        let length = u32::try_from(content.len()).expect("a short chunk").to_le_bytes();
        let padding: &[u8] = if content.len() % 2 == 1 { &[0] } else { &[] };
        [&name[..], &length, content, padding].concat()
    };
    let flags = if before.is_empty() { 0 } else { 0b0010_1100 };
    let side = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
    let header = [vec![flags, 0, 0, 0], side(width), side(height)].concat();
    let parts = |parts: &[(&[u8; 4], &[u8])]| parts.iter().flat_map(part).collect::<Vec<_>>();
    let content = [b"WEBP".to_vec(), part(&(b"VP8X", &header)), parts(before), image.to_vec(), parts(after)].concat();
    let length = u32::try_from(content.len()).expect("a short file").to_le_bytes();
    [&b"RIFF"[..], &length, &content].concat()
}

/// What cameras write: a description, the maker, which way is up, the place, and a smaller picture.
fn exif(orientation: u8) -> Vec<u8> {
    const ASCII: u16 = 2;
    const SHORT: u16 = 3;
    const LONG: u16 = 4;
    let text = format!("{TOKEN}\0").into_bytes();
    let length = u32::try_from(text.len()).expect("a short text");
    let (first, place, second) = (8_u32, 100, 140);
    let texts = 200_u32;
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    let folder = |entries: &[Vec<u8>], next: u32| {
        let count = u16::try_from(entries.len()).expect("few entries").to_le_bytes();
        [&count[..], &entries.concat(), &next.to_le_bytes()].concat()
    };
    let mut file = [&b"II*\0"[..], &first.to_le_bytes()].concat();
    file.extend(folder(
        &[
            entry(0x010e, ASCII, length, texts),
            entry(0x010f, ASCII, length, texts + length),
            entry(0x0112, SHORT, 1, u32::from(orientation)),
            entry(0x8825, LONG, 1, place),
        ],
        second,
    ));
    file.resize(100, 0);
    file.extend(folder(&[entry(0x001d, ASCII, length, texts + 2 * length)], 0));
    file.resize(140, 0);
    file.extend(folder(&[entry(0x0201, LONG, 1, texts + 3 * length), entry(0x0202, LONG, 1, length)], 0));
    file.resize(200, 0);
    for _ in 0..4 {
        file.extend_from_slice(&text);
    }
    file
}
