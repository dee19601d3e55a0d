//! Which address leads where, and what every request passes through on its way.

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{any, get},
};
use tower::ServiceBuilder;
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{CompressionLayer, DefaultPredicate, Predicate},
};

use crate::{
    accounts, download, explore, exports, feed, health, limits, mail, pages, requests, security, sitemap,
    state::AppState,
};

/// The whole site.
pub fn router(state: AppState) -> Router {
    let programs = Router::new()
        .route("/api/explore", get(explore::answer))
        .route("/data/events.csv", get(exports::csv::answer))
        .route("/data/events.geojson", get(exports::geojson::answer))
        .route("/data/{file}", get(explore::snapshot))
        .route("/feed.atom", get(feed::english))
        .route("/ur/feed.atom", get(feed::urdu))
        .route("/sitemap.xml", get(sitemap::index))
        .route("/sitemap/{file}", get(sitemap::part))
        .route("/robots.txt", get(sitemap::robots))
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready))
        .route("/mailbox", any(mail::mailbox::page));
    let compression = CompressionLayer::new()
        .quality(CompressionLevel::Precise(4))
        .compress_when(DefaultPredicate::new().and(download::may_be_compressed));
    // A request passes the layers from the first to the last, its answer the other way.
    pages::add(programs.merge(accounts::routes(&state)), &state)
        .fallback(pages::file_or_not_found)
        .layer(
            ServiceBuilder::new()
                .layer(middleware::from_fn(requests::follow))
                .layer(middleware::from_fn_with_state(state.security.clone(), security::guard))
                .layer(middleware::from_fn(limits::short_query))
                .layer(compression)
                .layer(middleware::from_fn(limits::in_time))
                .layer(DefaultBodyLimit::max(limits::BODY))
                .layer(CatchPanicLayer::custom(requests::of_panic))
                .layer(middleware::from_fn(requests::whole_pages)),
        )
        .with_state(state)
}
