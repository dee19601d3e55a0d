//! Members' photos: what comes in, what is left of it, and who gets to see it.

mod files;

use axum::http::{Method, StatusCode};
use domain::{accounts::Role, members::FaultReason};
use image::{ImageFormat, RgbImage};
use server::{limits, members::picture::redrawn};

use crate::{
    accounts::{as_one, cookie},
    app::{Answer, TestApp},
    members::packed,
};
use files::{FORMATS, TOKEN, drawn, oversized, planted, segments};

/// Segments that a JPEG file cannot do without: start, sizes, tables, points, end, and the mark of the format itself.
const NEEDED: [u8; 7] = [0xd8, 0xe0, 0xdb, 0xc0, 0xc4, 0xda, 0xd9];

fn expect_plain(jpeg: &[u8], about: &str) -> RgbImage {
    let has = |token: &[u8]| jpeg.windows(token.len()).any(|window| window.eq_ignore_ascii_case(token));
    for token in [TOKEN.as_bytes(), b"Exif", b"xap", b"Photoshop", b"ICC_PROFILE"] {
        assert!(!has(token), "{about}: {}", String::from_utf8_lossy(token));
    }
    let segments = segments(jpeg);
    assert!(segments.iter().all(|marker| NEEDED.contains(marker)), "{about}: {segments:x?}");
    assert!(jpeg.ends_with(&[0xff, 0xd9]), "{about}: something follows the end");
    image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg).expect("a picture").to_rgb8()
}

#[test]
fn nothing_but_points_comes_through() {
    for number in 0..40_u32 {
        let format = FORMATS[number as usize % FORMATS.len()];
        let (width, height) = if number < 36 { (30 + 7 * number, 20 + 5 * number) } else { (900 + number, 300) };
        let orientation = 1 + u8::try_from(number % 8).expect("a small number");
        let file = planted(format, &drawn(width, height), orientation);
        let about = format!("{format:?} {number}");
        assert!(file.windows(TOKEN.len()).filter(|window| *window == TOKEN.as_bytes()).count() >= 4, "{about}");
        let kept = expect_plain(&redrawn(&file).expect(&about), &about);
        let (width, height) = if orientation > 4 { (height, width) } else { (width, height) };
        let expected = if width.max(height) > 640 { width * 640 / width.max(height) } else { width };
        assert!(kept.width().abs_diff(expected) <= 1 && kept.height() <= 640, "{about}: {:?}", kept.dimensions());
    }
}

#[test]
fn a_photo_stands_upright() {
    for format in FORMATS {
        // A quarter turn to the right: the red corner at the upper left comes to the upper right.
        let kept = expect_plain(&redrawn(&planted(format, &drawn(80, 40), 6)).expect("a picture"), "upright");
        assert_eq!(kept.dimensions(), (40, 80));
        let is_red = |x, y| kept.get_pixel(x, y).0[0] > 180 && kept.get_pixel(x, y).0[2] < 80;
        assert!(is_red(35, 5) && !is_red(5, 5) && !is_red(35, 75), "{format:?}");
    }
}

#[test]
fn what_lies_under_transparent_points_stays_there() {
    let hidden = image::RgbaImage::from_pixel(32, 32, image::Rgba([200, 0, 0, 0]));
    let mut file = Vec::new();
    hidden.write_to(&mut std::io::Cursor::new(&mut file), ImageFormat::Png).expect("a file");
    let kept = expect_plain(&redrawn(&file).expect("a picture"), "transparent");
    assert!(kept.pixels().all(|point| point.0.iter().all(|colour| *colour > 250)));
}

#[test]
fn pictures_of_too_many_points_are_refused_by_their_beginning() {
    for format in FORMATS {
        let refused = redrawn(&oversized(format, 50_000, 50_000));
        assert_eq!(refused, Err(FaultReason::TooManyPoints), "{format:?}");
    }
    for format in [ImageFormat::Jpeg, ImageFormat::Png] {
        let refused = redrawn(&oversized(format, 6_000, 6_000));
        assert_eq!(refused, Err(FaultReason::TooManyPoints), "{format:?}");
    }
}

#[test]
fn what_is_no_picture_or_breaks_off_harms_nobody() {
    for file in [&b""[..], b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", b"GIF89a......", b"<html>", b"\xff\xd8\xff"]
    {
        assert_eq!(redrawn(file), Err(FaultReason::NoPicture), "{}", String::from_utf8_lossy(file));
    }
    for format in FORMATS {
        let file = planted(format, &drawn(24, 16), 3);
        for length in (0..file.len()).step_by(3) {
            if let Ok(jpeg) = redrawn(&file[..length]) {
                expect_plain(&jpeg, "broken off");
            }
        }
    }
}

/// Sends a photo as a browser does.
async fn send(app: &TestApp, cookie: &str, level: &str, file: &[u8]) -> Answer {
    const BOUNDARY: &str = "----boundary";
    let mut body = format!(
        "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"photo\"; filename=\"DCIM-{TOKEN}.jpg\"\r\n\
         content-type: text/html\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(file);
    let rest = format!(
        "\r\n--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"level.photo\"\r\n\r\n{level}\r\n--{BOUNDARY}--\r\n"
    );
    body.extend_from_slice(rest.as_bytes());
    let content_type = format!("multipart/form-data; boundary={BOUNDARY}");
    app.send_bytes(Method::POST, "/me/photo", &[("content-type", &content_type), ("cookie", cookie)], body).await
}

/// The addresses of photos on a page.
fn photos(page: &Answer) -> Vec<String> {
    let found = page.text().split("src=\"").skip(1).filter_map(|rest| rest.split('"').next());
    found.filter(|address| address.contains("/photos/")).map(str::to_owned).collect()
}

/// Words of a page's own part, and how it was answered.
fn told(answer: &Answer) -> (StatusCode, String) {
    let page = answer.text();
    (answer.status, page[page.find("<main").expect("a page")..page.find("</main>").expect("a page")].to_owned())
}

#[tokio::test]
async fn a_photo_is_shown_to_those_whom_its_owner_lets_see_it() {
    let app = TestApp::seeded().await;
    let own = cookie(&app, Role::Member).await;
    let (partner, coordinator) = (cookie(&app, Role::Partner).await, cookie(&app, Role::Coordinator).await);
    let sent = send(&app, &own, "", &planted(ImageFormat::Jpeg, &drawn(120, 90), 1)).await;
    assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, "/me/profile?done=saved"));
    let photo = photos(&as_one(&app, &own, "/me/profile").await).pop().expect("a photo");
    for cookie in [&own, &coordinator] {
        let answer = as_one(&app, cookie, &photo).await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "image/jpeg"));
        assert_eq!((answer.header("x-content-type-options"), answer.header("cache-control")), ("nosniff", "no-store"));
        assert!(answer.header("content-security-policy").ends_with("sandbox"));
        assert_eq!(answer.header("content-disposition"), "inline");
        expect_plain(&answer.body, "as it is shown");
    }
    assert_eq!(app.get(&photo).await.status, StatusCode::SEE_OTHER);
    let is_nothing = async |cookie: &str| {
        told(&as_one(&app, cookie, &photo).await) == told(&as_one(&app, cookie, "/photos/zzzzzzzzzz").await)
    };
    assert!(is_nothing(&partner).await, "not theirs and not there are the same");

    assert_eq!(send(&app, &own, "partner", b"").await.status, StatusCode::SEE_OTHER);
    assert_eq!(photos(&as_one(&app, &partner, "/directory").await).concat(), photo);
    assert_eq!(photos(&as_one(&app, &own, "/me/seen?as=partner").await).concat(), photo);
    assert!(photos(&as_one(&app, &own, "/me/seen").await).is_empty());
    assert_eq!(as_one(&app, &partner, &photo).await.status, StatusCode::OK);
    app.post("/me/hide", "", &own).await;
    assert!(is_nothing(&partner).await, "who hides shows no photo");
    assert_eq!(as_one(&app, &own, &photo).await.status, StatusCode::OK);
    let archive = as_one(&app, &own, "/me/data/rabta.zip").await;
    expect_plain(&packed(&archive, "photo.jpg").expect("a photo"), "as it is taken along");
    app.post("/me/photo/remove", "", &own).await;
    assert!(is_nothing(&own).await && is_nothing(&coordinator).await);
}

#[tokio::test]
async fn what_is_wrong_with_a_photo_stands_beside_it() {
    let app = TestApp::seeded().await;
    let own = cookie(&app, Role::Member).await;
    let bomb = oversized(ImageFormat::Png, 50_000, 50_000);
    let photo = planted(ImageFormat::WebP, &drawn(20, 20), 1);
    for (about, level, file) in [
        ("nothing", "network", &b""[..]),
        ("a page", "", b"<html><script>alert(1)</script>"),
        ("too many points", "", &bomb),
        ("too large", "", &vec![0; limits::PHOTO]),
        ("for everyone", "public", &photo),
    ] {
        let page = send(&app, &own, level, file).await;
        assert_eq!(page.status, StatusCode::OK, "{about}");
        for tie in ["id=\"photo-fault\"", "aria-describedby=\"photo-hint photo-fault\""] {
            assert!(page.text().contains(tie), "{about}: {tie}");
        }
        assert!(photos(&as_one(&app, &own, "/me/profile").await).is_empty(), "{about}: it was kept");
    }
    let endless = send(&app, &own, "", &vec![0; limits::PHOTO_HEARD]).await;
    assert_eq!(endless.status, StatusCode::PAYLOAD_TOO_LARGE);
    let other = app.post("/me/profile", &"x".repeat(limits::BODY + 1), &own).await;
    assert_eq!(other.status, StatusCode::PAYLOAD_TOO_LARGE, "other forms stay small");
}
