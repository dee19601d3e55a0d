//! Where answers come from: the atlas in the browser once it is there, the server until then or where it is too large.

use std::sync::Arc;

use atlas::Atlas;
use domain::explore::{COMPACT_ANSWER, ExploreAnswer, ExploreQuery};
use gloo::net::http::Request;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;

use super::{
    slippy,
    state::{Explorer, Shown, Status, Step, atlas_view},
    view_state::ViewState,
};

impl Explorer {
    /// Fetches the snapshot and keeps the address in step with what is shown, both ways.
    pub(super) fn take_over(self) {
        if let Some(content) = document().get_element_by_id("content") {
            // Only an element that is gone refuses a class.
            let _gone = content.class_list().add_1("live");
        }
        if let Some(snapshot) = self.frame().snapshot.clone() {
            spawn_local(async move {
                if let Some(atlas) = fetch(&snapshot).await.and_then(|bytes| Atlas::decode(&bytes).ok()) {
                    self.atlas.set_value(Some(atlas));
                }
            });
        }
        let back = window_event_listener(leptos::ev::popstate, move |_| self.follow_address());
        let online = window_event_listener(leptos::ev::online, move |_| self.again());
        on_cleanup(move || {
            back.remove();
            online.remove();
        });
    }

    /// Asks once more for what is shown.
    pub(super) fn again(self) {
        let (query, view) = self.peek(|shown| (shown.query.clone(), shown.view.clone()));
        self.refresh(query, view);
    }

    /// Shows filters and view, with the answer to them as soon as it is there.
    pub(super) fn refresh(self, query: ExploreQuery, view: ViewState) {
        let number = self.asked.with_value(|asked| asked.wrapping_add(1));
        self.asked.set_value(number);
        let known = self.peek(|shown| {
            let same =
                shown.query == query && (shown.view.resolution, shown.view.offset) == (view.resolution, view.offset);
            (same && self.status.get_untracked() == Status::Ready).then(|| shown.answer.clone())
        });
        let own = || {
            self.atlas
                .with_value(|atlas| atlas.as_ref().map(|atlas| Arc::new(atlas.answer(&query, &atlas_view(&view)))))
        };
        match known.or_else(own) {
            Some(answer) => {
                self.status.set(Status::Ready);
                self.set(Shown { query, view, answer });
            }
            None => self.ask(query, view, number),
        }
    }

    /// Asks the server. Until it answers, the filters are the new ones and the records still the old.
    fn ask(self, query: ExploreQuery, view: ViewState, number: u32) {
        self.status.set(Status::Working);
        let question = question(&query, &view);
        let answer = self.peek(|shown| shown.answer.clone());
        self.set(Shown { query: query.clone(), view: view.clone(), answer });
        spawn_local(async move {
            let answer = fetch(&question).await.and_then(|bytes| postcard::from_bytes::<ExploreAnswer>(&bytes).ok());
            if self.asked.get_value() != number {
                return;
            }
            match answer {
                Some(answer) => {
                    self.status.set(Status::Ready);
                    self.set(Shown { query, view: self.peek(|shown| shown.view.clone()), answer: Arc::new(answer) });
                }
                None => self.status.set(Status::Unreachable),
            }
        });
    }

    /// Writes the present view into the address.
    pub(super) fn commit(self, step: Step) {
        let address = untrack(|| self.address());
        let Ok(history) = window().history() else { return };
        // A page that is not the top of its window may be refused the history; the view itself is not affected.
        let _refused = match step {
            Step::Push => history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address)),
            Step::Replace => history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address)),
        };
        keep_languages_in_step(&address);
    }

    fn follow_address(self) {
        let search = window().location().search().unwrap_or_default();
        let search = search.trim_start_matches('?');
        let mut view = ViewState::parse(search);
        self.look(view.camera.take());
        self.refresh(ExploreQuery::parse(search).unwrap_or_default(), view);
        slippy::follow(self, untrack(|| self.camera()));
    }
}

fn question(query: &ExploreQuery, view: &ViewState) -> String {
    let by = view.resolution.map_or_else(String::new, |resolution| ["&by=", resolution.slug()].concat());
    ["/api/explore?", &query.to_query_string(), "&offset=", &view.offset.to_string(), &by].concat()
}

/// The language switch stands outside the island; its links lead to the view that is shown now.
fn keep_languages_in_step(address: &str) {
    let search = address.find('?').map_or("", |start| &address[start..]);
    let Ok(links) = document().query_selector_all(".languages a") else { return };
    for position in 0..links.length() {
        let link = links.item(position).and_then(|node| node.dyn_into::<web_sys::Element>().ok());
        if let Some(link) = link
            && let Some(href) = link.get_attribute("href")
        {
            let path = href.split('?').next().unwrap_or_default();
            // Only an element that is gone refuses an attribute.
            let _gone = link.set_attribute("href", &[path, search].concat());
        }
    }
}

async fn fetch(address: &str) -> Option<Vec<u8>> {
    let response =
        Request::get(address).header("accept", COMPACT_ANSWER).send().await.ok().filter(|response| response.ok())?;
    response.binary().await.ok()
}
