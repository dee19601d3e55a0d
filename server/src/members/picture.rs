//! A picture that somebody sent, drawn anew: only its points come through. What a camera or a program wrote beside them
//! (place, time, device, names, smaller pictures) and whatever else the file hides is left behind.

use std::io::Cursor;

use domain::members::FaultReason;
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, Rgb, RgbImage, codecs::jpeg::JpegEncoder,
};

/// The longest side of a picture that is read, in points.
const LONGEST_SIDE: u32 = 12_000;
/// Most points of a picture that is read: those of a phone's usual photo twice over.
const MOST_POINTS: u64 = 25_000_000;
/// Most bytes that the points of a picture take, at four bytes a point.
const MOST_BYTES: u64 = 4 * MOST_POINTS;
/// The longest side of what is kept, in points.
const KEPT_SIDE: u32 = 640;
/// The quality of what is kept, of 100.
const QUALITY: u8 = 82;
/// What shows through where a picture is transparent.
const WHITE: u32 = 255;

/// The picture as a JPEG file of at most 640 points a side, upright, on white, without anything but its points.
///
/// Its size is read from its beginning and refused before memory is taken for it. It takes the time of a processor:
/// keep it away from threads that answer.
///
/// # Errors
/// When it is no JPEG, PNG or WebP, is damaged, or has more than 25 million points.
pub fn redrawn(file: &[u8]) -> Result<Vec<u8>, FaultReason> {
    redrawn_within(file, KEPT_SIDE)
}

/// As [`redrawn`], of at most `side` points a side.
///
/// # Errors
/// As there.
pub fn redrawn_within(file: &[u8], side: u32) -> Result<Vec<u8>, FaultReason> {
    let (picture, orientation) = read(file)?;
    let mut picture =
        if picture.width().max(picture.height()) > side { picture.thumbnail(side, side) } else { picture };
    picture.apply_orientation(orientation);
    let mut jpeg = Vec::new();
    let written = JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(&on_white(&picture));
    written.map(|()| jpeg).map_err(|_| FaultReason::NoPicture)
}

/// The same JPEG or PNG file without anything but its points, in its own format, of at most `side` points a side; none for
/// what is neither.
///
/// # Errors
/// When it is damaged, or has more than 25 million points.
pub fn without_notes(file: &[u8], side: u32) -> Result<Option<Vec<u8>>, FaultReason> {
    match image::guess_format(file) {
        Ok(ImageFormat::Jpeg) => redrawn_within(file, side).map(Some),
        Ok(ImageFormat::Png) => {
            let mut png = Cursor::new(Vec::new());
            read(file)?.0.write_to(&mut png, ImageFormat::Png).map_err(fault)?;
            Ok(Some(png.into_inner()))
        }
        _ => Ok(None),
    }
}

fn read(file: &[u8]) -> Result<(DynamicImage, image::metadata::Orientation), FaultReason> {
    // The name and kind that the sender gave are not believed.
    let format = image::guess_format(file).map_err(|_| FaultReason::NoPicture)?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP) {
        return Err(FaultReason::NoPicture);
    }
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(LONGEST_SIDE), Some(LONGEST_SIDE));
    limits.max_alloc = Some(MOST_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(fault)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_POINTS || decoder.total_bytes() > MOST_BYTES {
        return Err(FaultReason::TooManyPoints);
    }
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    Ok((DynamicImage::from_decoder(decoder).map_err(fault)?, orientation))
}

fn fault(error: ImageError) -> FaultReason {
    match error {
        ImageError::Limits(_) => FaultReason::TooManyPoints,
        _ => FaultReason::NoPicture,
    }
}

/// Opaque: what lies hidden under transparent points is not uncovered.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let picture = picture.to_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, cover] = picture.get_pixel(x, y).0;
        let mixed = |colour: u8| {
            let cover = u32::from(cover);
            u8::try_from((u32::from(colour) * cover + WHITE * (255 - cover)) / 255).unwrap_or(u8::MAX)
        };
        Rgb([red, green, blue].map(mixed))
    })
}
