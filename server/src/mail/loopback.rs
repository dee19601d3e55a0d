//! What only somebody at this very machine can ask: the names and addresses that lead back to it, and the marks of a
//! request that came through another server.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::ConnectInfo,
    http::{HeaderName, header, request::Parts},
};

/// What servers in between add to a request.
const PASSED_ON: [HeaderName; 6] = [
    header::FORWARDED,
    header::VIA,
    HeaderName::from_static("x-forwarded-for"),
    HeaderName::from_static("x-forwarded-host"),
    HeaderName::from_static("x-forwarded-proto"),
    HeaderName::from_static("x-real-ip"),
];

/// Whether a host's name can only be that of the machine itself.
#[must_use]
pub fn is_loopback_name(host: &str) -> bool {
    let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    host.eq_ignore_ascii_case("localhost") || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Whether a site's address, or what a request calls its host, can only be that of the machine itself.
#[must_use]
pub fn is_loopback_origin(origin: &str) -> bool {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    let without_port = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    is_loopback_name(without_port)
}

/// Whether a request was made on this machine, by somebody who meant this machine.
///
/// The peer's address alone would not do: a web server on the same machine passes on requests of others, and a page of
/// another site can have its own name lead here. So the request must call the host by a name that leads nowhere else,
/// and have no mark of having been passed on.
#[must_use]
pub fn is_from_here(request: &Parts) -> bool {
    let peer = request.extensions.get::<ConnectInfo<SocketAddr>>();
    let is_peer_here = peer.is_some_and(|ConnectInfo(peer)| peer.ip().to_canonical().is_loopback());
    let host = request.headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let host = host.or_else(|| request.uri.authority().map(|authority| authority.as_str()));
    let is_passed_on = PASSED_ON.iter().any(|name| request.headers.contains_key(name));
    is_peer_here && host.is_some_and(is_loopback_origin) && !is_passed_on
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_this_machine_are_known() {
        for origin in ["http://localhost:3000", "https://127.0.0.1", "http://[::1]:3000", "localhost", "127.0.0.2:80"] {
            assert!(is_loopback_origin(origin), "{origin}");
        }
        for origin in [
            "https://rabta.example",
            "http://localhost.example:3000",
            "http://127.0.0.1.example",
            "http://0.0.0.0:3000",
            "http://[::2]:3000",
            "http://[::1",
            "",
        ] {
            assert!(!is_loopback_origin(origin), "{origin}");
        }
    }
}
