//! The site's files: where they are, and how long browsers may keep them.

use std::path::{Path, PathBuf};

use app::pages::WebAssets;
use axum::{
    body::Body,
    extract::Request,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use leptos::config::{Env, LeptosOptions};
use tower::ServiceExt;
use tower_http::services::ServeDir;

use crate::{answers::set, config::Config};

const FOREVER: &str = "public, max-age=31536000, immutable";
const HOUR: &str = "public, max-age=3600";
/// Fewest characters of a hash in a file's name.
const HASH: usize = 16;

/// The folder of the site's files: as set, else beside the program, else where a build from source leaves it.
#[must_use]
pub fn site(config: &Config) -> PathBuf {
    if let Some(site) = &config.site {
        return site.clone();
    }
    let beside = std::env::current_exe().ok().and_then(|program| Some(program.parent()?.join("site")));
    beside.filter(|folder| folder.is_dir()).unwrap_or_else(|| PathBuf::from("target/site"))
}

/// The framework's options for files in `site`.
#[must_use]
pub fn options(site: &Path) -> LeptosOptions {
    LeptosOptions::builder()
        .output_name("rabta")
        .site_root(&*site.to_string_lossy())
        .site_pkg_dir("pkg")
        .env(Env::PROD)
        .hash_files(hash_file().is_some_and(|file| file.is_file()))
        .build()
}

/// The file beside the program in which the build has written the hashes of its files' names.
#[must_use]
pub fn hash_file() -> Option<PathBuf> {
    Some(std::env::current_exe().ok()?.parent()?.join("hash.txt"))
}

/// The addresses of the files that do not come from the framework.
///
/// # Errors
/// Says in words why there are none.
pub fn manifest(site: &Path) -> Result<WebAssets, String> {
    let file = site.join("assets/manifest.json");
    let text = std::fs::read(&file).map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
    serde_json::from_slice(&text).map_err(|error| format!("{} cannot be understood: {error}", file.display()))
}

/// The file that a request asks for, if there is one.
pub async fn file(site: &Path, request: Request) -> Option<Response> {
    let path = request.uri().path().to_owned();
    let files = ServeDir::new(site).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
    let found = match files.oneshot(request.map(|_| Body::empty())).await {
        Ok(response) => response,
        Err(never) => match never {},
    };
    match found.status() {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => None,
        // A folder asked for without its slash.
        status if status.is_redirection() && status != StatusCode::NOT_MODIFIED => None,
        _ => {
            let mut response = found.into_response();
            set(&mut response, header::CACHE_CONTROL, cache(&path));
            set(&mut response, header::VARY, "accept-encoding");
            Some(response)
        }
    }
}

fn cache(path: &str) -> &'static str {
    let mut parts = path.trim_start_matches('/').split('/');
    match (parts.next(), parts.next()) {
        // The folders below have hashes too, but of the program that made them and not of what is in them.
        (Some("pkg"), Some(file)) if file.split('.').any(is_hash) => FOREVER,
        (Some("pkg"), _) | (Some("worker.js"), None) => "no-cache",
        (Some("assets"), Some(folder)) if is_hash(folder) => FOREVER,
        _ => HOUR,
    }
}

fn is_hash(part: &str) -> bool {
    part.len() >= HASH
        && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        && !part.starts_with("__")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        assert_eq!(cache("/pkg/rabta.rZ1mLqTQxkR9pWm2sVb_4w.js"), FOREVER);
        assert_eq!(cache("/assets/0123456789abcdef/maplibre-gl.mjs"), FOREVER);
        for path in [
            "/worker.js",
            "/pkg/rabta.js",
            "/pkg/__wasm_split_manifest.json",
            "/pkg/snippets/app-0123456789abcdef/slippy.mjs",
        ] {
            assert_eq!(cache(path), "no-cache", "{path}");
        }
        for path in ["/assets/manifest.json", "/favicon.svg"] {
            assert_eq!(cache(path), HOUR, "{path}");
        }
    }
}
