//! The ground under the symbols: the server's drawing, and the slippy map where the browser can and may have it.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};

use super::{
    camera::{Camera, Size},
    events,
    frame::ExploreFrame,
    picture::tenths,
    state::{Explorer, Step},
};

#[wasm_bindgen(js_namespace = slippy)]
extern "C" {
    fn wanted() -> bool;
    #[wasm_bindgen(catch)]
    async fn lay(canvas: &web_sys::Element, camera: &[f64]) -> Result<(), JsValue>;
    fn watch(map_box: &web_sys::Element, resized: &JsValue);
    fn listen(moved: &JsValue, picked: &JsValue, pointed: &JsValue);
    #[wasm_bindgen(js_name = lookAt)]
    fn look_at(lon: f64, lat: f64, zoom: f64);
    fn shade(canvas: &web_sys::Element, shown: bool);
    /// The clipboard's promise; none where the page may not use it.
    #[wasm_bindgen(js_name = writeToClipboard)]
    pub fn write_to_clipboard(text: &str) -> Option<js_sys::Promise>;
}

/// The id of the server's drawing of the ground.
pub const GROUND: &str = "ground";
/// The id of the symbols' drawing, which lies exactly on it.
pub const DRAWING: &str = "drawing";

/// The part of the drawing that shows.
#[must_use]
pub fn view_box(explorer: Explorer) -> String {
    let frame = explorer.frame();
    match explorer.moved_camera() {
        Some(camera) => camera.view_box(&frame.map, explorer.size.get()),
        None => first_view_box(&frame, None),
    }
}

/// The part of the drawing that shows in a box that has not been measured yet.
#[must_use]
pub fn first_view_box(frame: &ExploreFrame, camera: Option<Camera>) -> String {
    match camera {
        Some(camera) => camera.view_box(&frame.map, frame.size()),
        None => ["0 0 ", &tenths(frame.map.width), " ", &tenths(frame.map.height)].concat(),
    }
}

/// Measures the map's box and, where the browser can and may, lays the slippy map under the symbols.
pub fn start(explorer: Explorer) {
    let Ok(Some(map_box)) = document().query_selector(".map-box") else { return };
    measure(explorer, &map_box);
    let watched = map_box.clone();
    // The legend below it may take another line; the window needn't change for that. It is watched as long as the page lives.
    let resized = Closure::<dyn FnMut()>::new(move || measure(explorer, &watched));
    watch(&map_box, &resized.into_js_value());
    if let Ok(Some(canvas)) = map_box.query_selector(".map-canvas[data-options]")
        && wanted()
    {
        spawn_local(join(explorer, canvas));
    }
}

/// The slippy map follows the drawing.
pub fn follow(explorer: Explorer, camera: Camera) {
    if explorer.slippy.get_untracked() {
        look_at(camera.lon, camera.lat, camera.zoom);
    }
}

/// Keeps the server's ground in step: where it looks, which districts are chosen, whether members are shaded.
pub fn mark_ground(explorer: Explorer) {
    let Some(ground) = document().get_element_by_id(GROUND) else { return };
    let (chosen, plain) = explorer.read(|shown| (shown.query.districts.clone(), shown.view.members_hidden));
    let view_box = view_box(explorer);
    // Only an element that is gone refuses a change.
    let _gone = ground.set_attribute("viewBox", &view_box);
    if let Some(drawing) = document().get_element_by_id(DRAWING) {
        let _gone = drawing.set_attribute("viewBox", &view_box);
    }
    let _gone = ground.class_list().toggle_with_force("plain", plain);
    let Ok(marked) = ground.query_selector_all(".selected") else { return };
    for position in 0..marked.length() {
        if let Some(district) = marked.item(position).and_then(|node| node.dyn_into::<web_sys::Element>().ok()) {
            let _gone = district.class_list().remove_1("selected");
        }
    }
    for slug in chosen {
        if let Ok(Some(district)) = ground.query_selector(&["[data-district=\"", &slug, "\"]"].concat()) {
            let _gone = district.class_list().add_1("selected");
        }
    }
}

fn measure(explorer: Explorer, map_box: &web_sys::Element) {
    let area = map_box.get_bounding_client_rect();
    let size: Size = (area.width(), area.height());
    if size.0 < 1.0 || size.1 < 1.0 || explorer.size.get_untracked() == size {
        return;
    }
    // Symbols are drawn anew in another size.
    events::keeping_focus(move || explorer.size.set(size));
    if untrack(|| explorer.moved_camera()).is_none() {
        follow(explorer, Camera::whole(&explorer.frame().map, size));
    }
}

/// Lays the map under the symbols, unless it lies there already, and moves with it from now on.
async fn join(explorer: Explorer, canvas: web_sys::Element) {
    let moved = Closure::<dyn FnMut(f64, f64, f64, bool)>::new(move |lon, lat, zoom, done| {
        explorer.look(Some(Camera { lon, lat, zoom }));
        if done {
            explorer.commit(Step::Replace);
        }
    });
    let picked = Closure::<dyn FnMut(String)>::new(move |slug: String| {
        if explorer.frame().places.iter().any(|place| place.area.district() == Some(slug.as_str())) {
            events::toggle_district(explorer, &slug);
        }
    });
    let pointed = Closure::<dyn FnMut(String)>::new(move |slug: String| {
        events::tell(explorer, events::district_hint(explorer, &slug))
    });
    // The map lives as long as the page, and so do the functions that it calls.
    let (moved, picked, pointed) = (moved.into_js_value(), picked.into_js_value(), pointed.into_js_value());
    let camera = untrack(|| explorer.camera());
    // Without the map the drawing stays as it is, and stays interactive.
    if lay(&canvas, &[camera.lon, camera.lat, camera.zoom]).await.is_ok() {
        listen(&moved, &picked, &pointed);
        explorer.slippy.set(true);
        follow(explorer, untrack(|| explorer.camera()));
        Effect::new(move |_| shade(&canvas, explorer.read(|shown| !shown.view.members_hidden)));
    }
}
