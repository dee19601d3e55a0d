//! Files to take along: one, or all of a module with a page that opens without a network.

use app::{
    language::of_path,
    pages::library::{OfflineEntry, offline_index},
};
use axum::{
    body::Bytes,
    extract::{Path, Request, State},
    response::Response,
};
use domain::{
    dates::in_pakistan,
    ids::PublicId,
    library::{clean_name, plain_name},
    text::Language,
    trainings::Topic,
};
use store::OpenFile;

use crate::{
    accounts::guard::Known,
    download::{Download, Piece},
    errors::{Failure, absent},
    state::AppState,
    zip::{Entry, Plan, checksum},
};

/// `GET /library/files/{id}`: the file of a version, for those who may see it.
pub async fn file(
    State(state): State<AppState>,
    Path(id): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let store = state.accounts.store();
    let id = id.parse::<PublicId>().map_err(absent)?;
    let file = store.resource_file(known.signed_in(), &id).await?.ok_or(Failure::NotFound)?;
    let resource = file.resource();
    let download = Download {
        // A version's file never changes.
        tag: resource.id.to_string(),
        media_type: resource.file.media_type(),
        name: clean_name(resource),
        plain_name: plain_name(resource),
        pieces: Piece::of_file(file),
    };
    Ok(download.respond(store, request.headers()))
}

/// `GET /library/modules/{topic}/take-along`: the newest versions of a module's materials in some languages, or in all,
/// as one archive.
pub async fn along(
    State(state): State<AppState>,
    Path(topic): Path<String>,
    known: Known,
    request: Request,
) -> Result<Response, Failure> {
    let topic = topic.parse::<Topic>().map_err(absent)?;
    let languages = languages(request.uri().query().unwrap_or_default());
    let store = state.accounts.store();
    let files = store.module_files(known.signed_in(), topic, &languages).await?;
    if files.is_empty() {
        return Err(Failure::NotFound);
    }
    let reader = of_path(request.uri().path()).0;
    let packed = packed(reader, topic, files)?;
    Ok(packed.respond(store, request.headers()))
}

/// The languages that were asked for.
fn languages(query: &str) -> Vec<Language> {
    let pairs = form_urlencoded::parse(query.as_bytes());
    pairs.filter(|(name, _)| name == "language").filter_map(|(_, value)| value.parse().ok()).collect()
}

/// The archive of these files, with a page in the reader's language.
fn packed(reader: Language, topic: Topic, files: Vec<OpenFile>) -> Result<Download, Failure> {
    let failed = |error: crate::zip::ArchiveError| Failure::Internal(error.to_string());
    let mut listed = Vec::with_capacity(files.len());
    let mut entries = Vec::with_capacity(files.len() + 1);
    for (number, file) in (1_u32..).zip(&files) {
        let resource = file.resource();
        // Numbers keep the order of the library, and apart what has the same title.
        let name = format!("{}/{number:02} {}", resource.language, clean_name(resource));
        let day = in_pakistan(resource.added).date();
        entries.push(Entry { name: name.clone(), length: resource.length, checksum: resource.checksum, day });
        listed.push(OfflineEntry { path: name, resource: resource.clone() });
    }
    let page = Bytes::from(offline_index(reader, topic, &listed));
    let newest = entries.iter().map(|entry| entry.day).max().unwrap_or_default();
    let length = u32::try_from(page.len()).map_err(|_| Failure::TooLarge)?;
    let index = Entry { name: "index.html".to_owned(), length, checksum: checksum(&page), day: newest };
    entries.insert(0, index);
    let plan = Plan::new(entries).map_err(failed)?;
    let end = plan.end();
    let tag = format!("{:08x}-{}", checksum(&end), plan.length());
    let mut pieces = vec![Piece::Ready(plan.before(0).into()), Piece::Ready(page)];
    for (index, file) in (1..).zip(files) {
        pieces.push(Piece::Ready(plan.before(index).into()));
        pieces.extend(Piece::of_file(file));
    }
    pieces.push(Piece::Ready(end.into()));
    let name = format!("rabta-{topic}.zip");
    Ok(Download { pieces, tag, media_type: "application/zip", plain_name: name.clone(), name })
}
