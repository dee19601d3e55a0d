//! Decimal numbers as URLs carry them: small code for the browser, and one way to write a value.

/// Millionths: a tenth of a metre on the ground, finer than anything published.
const UNIT: f64 = 1_000_000.0;

/// Reads a plain decimal such as `-24.86`, with at most six places; further ones are left out.
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 9 || !figures(whole) || !figures(rest) || digits.ends_with('.') {
        return None;
    }
    let places = rest.bytes().chain(std::iter::repeat(b'0')).take(6);
    let units = whole.bytes().chain(places).fold(0_i64, |sum, byte| sum * 10 + i64::from(byte - b'0'));
    let value = units as f64 / UNIT;
    Some(if negative && units > 0 { -value } else { value })
}

/// Writes a number with at most `places` decimals, up to six, and none that are zero at the end.
#[must_use]
pub fn write(value: f64, places: u32) -> String {
    let scale = 10_i64.pow(places.min(6));
    let scaled = (value * scale as f64).round() as i64;
    let (whole, rest) = (scaled.abs() / scale, scaled.abs() % scale);
    let mut text = String::new();
    if scaled < 0 {
        text.push('-');
    }
    text += &whole.to_string();
    if rest > 0 {
        // The leading one keeps the zeros between the point and the first figure.
        let figures = (rest + scale).to_string();
        text.push('.');
        text += figures[1..].trim_end_matches('0');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_plain_decimals_are_read() {
        assert_eq!(parse("24.86"), Some(24.86));
        assert_eq!(parse("-0"), Some(0.0));
        for text in ["", "-", ".5", "5.", "1e3", "NaN", "inf", "+1", " 1", "1,5", "1.2.3", "9999999999"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_written_without_idle_zeros() {
        assert_eq!(write(7.5, 2), "7.5");
        assert_eq!(write(-0.04, 1), "0");
        assert_eq!(write(1.05, 2), "1.05");
        assert_eq!(write(67.0099, 3), "67.01");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(units in -400_000_000_i64..400_000_000) {
            let value = units as f64 / UNIT;
            prop_assert_eq!(parse(&write(value, 6)), Some(value));
        }
    }
}
