//! The home page: the first picture of Explore, worked out and drawn on the server.

use std::sync::Arc;

use atlas::View;
use domain::{
    explore::{ExploreQuery, Facet},
    places::Area,
    planning::{CalendarConstraint, ConstraintKind},
    safety::public::{PublicAreaCount, PublicCount},
    text::Language,
};
use leptos::prelude::*;
use leptos_i18n::td_string;
use leptos_meta::{Link, Meta, Title};
use serde_json::json;

use super::{
    PageContext,
    components::MapShapes,
    context::{AtlasEdition, WebAssets, page_language},
    errors::{PageError, answered},
    shell::{request_header, request_query},
};
use crate::{
    explore::{
        Election, Envelope, Explore, ExploreFrame, GREATEST_ZOOM, GROUND, LEAST_ZOOM, MapFrame, Place, ViewState,
        envelope, first_view_box, ramp,
    },
    language::{locale, prefix},
    terms,
};

/// Pixels that the drawing is laid out for on a wide screen, and on a phone, until the browser has measured it.
const WIDE: f64 = 600.0;
/// See `WIDE`.
const PHONE: f64 = 360.0;

/// Explore at `/`.
#[component]
pub fn ExplorePage() -> impl IntoView {
    let language = page_language();
    let locale = locale(language);
    let search = request_query();
    let context = PageContext::of_request();
    let canonical = format!("{}{}", context.base_url, if prefix(language).is_empty() { "/" } else { prefix(language) });
    let island = answered(async move {
        let envelope = first_picture(&context, language, search).await?;
        let slippy = slippy_options(&context.assets, &envelope.frame);
        // The island's type is deep enough by itself for the compiler's limit.
        let picture = view! { <Picture envelope=envelope slippy=slippy /> }.into_any();
        Ok(view! { {picture} <Start assets=context.assets /> })
    });
    view! {
        <Title text=format!("{} – {}", td_string!(locale, shell.name), td_string!(locale, shell.explore)) />
        <Meta name="description" content=td_string!(locale, shell.tagline) />
        <Link rel="canonical" href=canonical />
        {island}
    }
}

async fn first_picture(context: &PageContext, language: Language, search: String) -> Result<Envelope, PageError> {
    let query = ExploreQuery::parse(&search)?;
    let edition = context.atlas.get();
    edition.atlas.check(&query)?;
    let view = ViewState::parse(&search);
    let answer =
        edition.atlas.answer(&query, &View { resolution: view.resolution, offset: view.offset, ..View::default() });
    Ok(Envelope { frame: frame(context, &edition, language, search).await?, answer })
}

async fn frame(
    context: &PageContext,
    edition: &Arc<AtlasEdition>,
    language: Language,
    search: String,
) -> Result<ExploreFrame, store::StoreError> {
    let (counts, counted, calendar) =
        (context.reader.area_counts().await?, context.reader.cells().await?, context.reader.calendar().await?);
    // Local elections are held in phases, district by district; the timeline has room for the general ones.
    let is_general = |constraint: &CalendarConstraint| {
        constraint.kind == ConstraintKind::Election && constraint.names.en.starts_with("General")
    };
    let elections = calendar.into_iter().filter(is_general);
    let organisations = edition.atlas.organisations();
    Ok(ExploreFrame {
        language,
        search,
        map: MapShapes::built_in().frame(),
        width: if is_phone() { PHONE } else { WIDE },
        places: places(edition, &counts, language),
        elections: elections
            .map(|election| Election { date: election.from, name: election.names.in_language(language).to_owned() })
            .collect(),
        organisations: organisations.map(|(id, title)| (id.clone(), title.in_language(language).to_owned())).collect(),
        counted: counted.into_iter().filter(|cell| cell.by == domain::safety::public::CountedBy::Dispute).collect(),
        snapshot: edition.small.then(|| format!("/data/atlas-{}.bin", edition.hash)),
    })
}

/// Whether the browser says that it is a phone's; not all send the hint, and none without encryption.
fn is_phone() -> bool {
    match request_header("sec-ch-ua-mobile") {
        Some(hint) => hint == "?1",
        None => request_header("user-agent").is_some_and(|name| name.contains("Mobi")),
    }
}

fn places(edition: &AtlasEdition, counts: &[PublicAreaCount], language: Language) -> Vec<Place> {
    let members = |area: &Area| {
        counts.iter().find(|count| count.area == *area).map_or(PublicCount::UnderFive, |count| count.members)
    };
    let map = MapShapes::built_in().frame();
    let places = edition.atlas.areas().iter().map(|area| {
        let (x, y) = map.project(area.lon, area.lat);
        Place {
            x: x.round() as i16,
            y: y.round() as i16,
            members: members(&area.area),
            name: if matches!(area.area, Area::Region(_)) {
                String::new()
            } else {
                area.names.in_language(language).to_owned()
            },
            area: area.area.clone(),
        }
    });
    places.collect()
}

/// What the slippy map's script reads from its canvas: files, shades and words; none where the site has not all files.
fn slippy_options(assets: &WebAssets, frame: &ExploreFrame) -> Option<String> {
    let gesture = td_string!(locale(frame.language), explore.map.two_fingers);
    let shaded = frame.places.iter().filter(|place| matches!(place.members, PublicCount::Exact(5..)));
    let shades: serde_json::Map<_, _> =
        shaded.filter_map(|place| Some((place.area.district()?.to_owned(), json!(ramp(place.members))))).collect();
    let options = json!({
        "maplibre": assets.maplibre.as_ref()?,
        "maplibre_css": assets.maplibre_css.as_ref()?,
        "districts": assets.districts.as_ref()?,
        "land": assets.land.as_ref()?,
        "rivers": assets.rivers.as_ref()?,
        "towns": assets.towns.as_ref()?,
        "language": frame.language.slug(),
        "rightToLeft": frame.language.is_right_to_left(),
        "bounds": bounds(&frame.map),
        "leastZoom": LEAST_ZOOM,
        "greatestZoom": GREATEST_ZOOM,
        "ramp": shades,
        "locale": {
            "CooperativeGesturesHandler.MobileHelpText": gesture,
            "CooperativeGesturesHandler.WindowsHelpText": gesture,
            "CooperativeGesturesHandler.MacHelpText": gesture,
        },
    });
    Some(options.to_string())
}

/// The drawing's edges: west, south, east, north.
fn bounds(map: &MapFrame) -> [f64; 4] {
    let (west, north) = map.unproject(0.0, 0.0);
    let (east, south) = map.unproject(map.width, map.height);
    [west, south, east, north]
}

/// The script that loads the island's code when somebody is about to use it.
#[component]
fn Start(assets: Arc<WebAssets>) -> impl IntoView {
    let WebAssets { start, code, program, .. } = (*assets).clone();
    start.map(|start| view! { <script type="module" id="explore-start" src=start data-code=code data-program=program></script> })
}

/// The island with what it is drawn from, and the ground under it.
#[component]
fn Picture(envelope: Envelope, slippy: Option<String>) -> impl IntoView {
    let frame = envelope.frame.clone();
    let sealed = envelope.sealed();
    provide_context(envelope);
    view! {
        <script type="text/plain" id=envelope::ELEMENT inner_html=sealed></script>
        <Explore>
            <div class="map-canvas" data-options=slippy></div>
            <Ground frame=frame />
        </Explore>
    }
}

/// The map's ground: land, districts shaded by members, rivers, provinces, names. Sent as a drawing, never as code.
#[component]
fn Ground(frame: ExploreFrame) -> impl IntoView {
    let shapes = MapShapes::built_in();
    let (query, view) = (ExploreQuery::parse(&frame.search).unwrap_or_default(), ViewState::parse(&frame.search));
    let districts = frame.places.iter().filter_map(|place| {
        let slug = place.area.district()?;
        let d = shapes.districts.get(slug)?.as_str();
        let class =
            format!("m{}{}", ramp(place.members), if query.has(Facet::District, slug) { " selected" } else { "" });
        Some(view! { <path class=class data-district=slug.to_owned() d=d /> })
    });
    let names = frame.places.iter().filter_map(|place| match place.area {
        Area::Region(region) => {
            let name = terms::region(frame.language, region);
            Some(view! { <text class="region-name" x=place.x.to_string() y=(place.y - 34).to_string()>{name}</text> })
        }
        Area::District { .. } => None,
    });
    let rivers: String = shapes.rivers.iter().map(|river| river.d.as_str()).collect();
    let provinces: String = shapes.provinces.values().map(String::as_str).collect();
    let view_box = first_view_box(&frame, view.camera);
    view! {
        <svg class="ground" class:plain=view.members_hidden id=GROUND viewBox=view_box aria-hidden="true">
            <path class="land" d=shapes.land.as_str() />
            <g class="districts">{districts.collect_view()}</g>
            <path class="rivers" d=rivers />
            <path class="provinces" d=provinces />
            {names.collect_view()}
        </svg>
    }
}
