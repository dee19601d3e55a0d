//! The one cookie: a session's token, from sign-in to sign-out, for this site's own requests.

use axum::http::{HeaderMap, HeaderValue, header};

/// Its name on a site with encryption: browsers hold such a cookie to this host, this path and encryption.
const NAME: &str = "__Host-rabta";
/// Its name on a site without, as on one's own machine.
const PLAIN_NAME: &str = "rabta";

fn name(https: bool) -> &'static str {
    if https { NAME } else { PLAIN_NAME }
}

/// The token that the request shows.
pub fn token(headers: &HeaderMap, https: bool) -> Option<&str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name(https)).map(|(_, value)| value).filter(|value| !value.is_empty())
}

/// The header that hands a token to the browser. It is gone when the browser is closed.
pub fn given(token: &str, https: bool) -> Option<HeaderValue> {
    let secure = if https { "; Secure" } else { "" };
    format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{secure}", name(https)).parse().ok()
}

/// The header that takes it back.
pub fn taken(https: bool) -> Option<HeaderValue> {
    let secure = if https { "; Secure" } else { "" };
    format!("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}", name(https)).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(cookie: &'static str) -> HeaderMap {
        [(header::COOKIE, HeaderValue::from_static(cookie))].into_iter().collect()
    }

    #[test]
    fn the_token_is_found_among_others() {
        assert_eq!(token(&asked("a=b; rabta=t; c=d"), false), Some("t"));
        assert_eq!(token(&asked("__Host-rabta=t"), true), Some("t"));
        // A cookie that could have been set without encryption is not believed with it.
        assert_eq!(token(&asked("rabta=t"), true), None);
        assert_eq!(token(&asked("rabta="), false), None);
        assert_eq!(token(&HeaderMap::new(), false), None);
    }

    #[test]
    fn with_encryption_it_is_bound_to_it() {
        let header = given("t", true).expect("a header");
        assert_eq!(header, "__Host-rabta=t; Path=/; HttpOnly; SameSite=Lax; Secure");
    }
}
