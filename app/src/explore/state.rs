//! The signals that map, timeline, filters and results share.

use std::sync::Arc;

use atlas::{Atlas, View};
use domain::{
    dates::Date,
    explore::{ExploreAnswer, ExploreQuery},
};
use leptos::prelude::*;

use super::{
    brush::Grip,
    camera::{Camera, Size},
    frame::ExploreFrame,
    picture::{Picture, address},
    view_state::ViewState,
};
use crate::{i18n::Locale, language};

/// What Explore is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Everything shown is what was asked for.
    Ready,
    /// The server was asked and has not answered yet.
    Working,
    /// It could not be reached; what is shown is the last that was known.
    Unreachable,
}

/// How a change shows in the browser's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A step that "back" returns from.
    Push,
    /// Part of the present step, as while dragging or typing.
    Replace,
}

/// What is asked and what was answered, which change together.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The filters.
    pub query: ExploreQuery,
    /// Layers, camera, page.
    pub view: ViewState,
    /// What is drawn.
    pub answer: Arc<ExploreAnswer>,
}

impl Shown {
    /// What parts of Explore are drawn from.
    #[must_use]
    pub fn picture<'a>(&'a self, frame: &'a ExploreFrame) -> Picture<'a> {
        Picture { frame, query: &self.query, view: &self.view, answer: &self.answer }
    }
}

/// Everything that Explore's parts share; cheap to copy.
#[derive(Clone, Copy)]
pub struct Explorer {
    shown: RwSignal<Shown>,
    /// What is going on.
    pub status: RwSignal<Status>,
    camera: RwSignal<Option<Camera>>,
    /// Size of the map's box in pixels.
    pub size: RwSignal<Size>,
    /// What the pointer is on, in words.
    pub hint: RwSignal<String>,
    /// What came of copying the link, in words.
    pub said: RwSignal<String>,
    /// Whether the brushed stretch is wandering.
    pub playing: RwSignal<bool>,
    /// Whether the slippy map lies under the drawing.
    pub slippy: RwSignal<bool>,
    frame: StoredValue<Arc<ExploreFrame>>,
    pub(super) atlas: StoredValue<Option<Atlas>>,
    pub(super) asked: StoredValue<u32>,
    pub(super) grip: StoredValue<Option<Grip>>,
    pub(super) waiting: StoredValue<Option<Date>>,
}

impl Explorer {
    /// The state that the server rendered.
    #[must_use]
    pub fn new(frame: ExploreFrame, answer: ExploreAnswer) -> Self {
        // The server has refused a query string that can't be read, so there is none here.
        let query = ExploreQuery::parse(&frame.search).unwrap_or_default();
        let mut view = ViewState::parse(&frame.search);
        let camera = view.camera.take();
        Self {
            shown: RwSignal::new(Shown { query, view, answer: Arc::new(answer) }),
            camera: RwSignal::new(camera),
            status: RwSignal::new(Status::Ready),
            size: RwSignal::new(frame.size()),
            hint: RwSignal::new(String::new()),
            said: RwSignal::new(String::new()),
            playing: RwSignal::new(false),
            slippy: RwSignal::new(false),
            frame: StoredValue::new(Arc::new(frame)),
            atlas: StoredValue::new(None),
            asked: StoredValue::new(0),
            grip: StoredValue::new(None),
            waiting: StoredValue::new(None),
        }
    }

    /// The page's fixed surroundings.
    #[must_use]
    pub fn frame(self) -> Arc<ExploreFrame> {
        self.frame.get_value()
    }

    /// The translation files' name of the language.
    #[must_use]
    pub fn locale(self) -> Locale {
        language::locale(self.frame().language)
    }

    /// Draws from what is shown, anew whenever that changes what is drawn.
    ///
    /// One type for all that is drawn: the browser's code holds one reactive part and not one a drawing.
    pub fn draw(
        self,
        draw: Box<dyn Fn(&Picture<'_>) -> maud::Markup + Send + Sync>,
    ) -> impl Fn() -> String + Copy + Send + Sync {
        let drawn = Memo::new(move |_| {
            let frame = self.frame();
            self.shown.with(|shown| draw(&shown.picture(&frame)).into_string())
        });
        move || drawn.get()
    }

    /// Reads what is shown.
    pub fn read<T>(self, read: impl FnOnce(&Shown) -> T) -> T {
        self.shown.with(read)
    }

    /// Reads what is shown, without following its changes.
    pub fn peek<T>(self, read: impl FnOnce(&Shown) -> T) -> T {
        self.shown.with_untracked(read)
    }

    /// Where the map was moved to; none while it shows the whole drawing.
    #[must_use]
    pub fn moved_camera(self) -> Option<Camera> {
        self.camera.get()
    }

    /// The camera of now: where no one moved it, the whole drawing.
    #[must_use]
    pub fn camera(self) -> Camera {
        let size = self.size.get();
        self.camera.get().unwrap_or_else(|| Camera::whole(&self.frame().map, size))
    }

    /// The address of what is shown.
    #[must_use]
    pub fn address(self) -> String {
        let frame = self.frame();
        let camera = self.camera.get();
        self.read(|shown| address(&frame, &shown.query, &ViewState { camera, ..shown.view.clone() }))
    }

    /// Shows other filters, from the first row.
    pub fn show(self, query: ExploreQuery, step: Step) {
        let view = self.peek(|shown| ViewState { offset: 0, ..shown.view.clone() });
        self.go(query, view, step);
    }

    /// Shows a view: works out or asks for its answer, and writes its address.
    pub fn go(self, query: ExploreQuery, view: ViewState, step: Step) {
        self.refresh(query, view);
        self.commit(step);
    }

    /// Puts a camera in place without a step in the history, as while the map moves.
    pub fn look(self, camera: Option<Camera>) {
        self.camera.set(camera);
    }

    pub(super) fn set(self, shown: Shown) {
        self.shown.set(shown);
    }
}

/// What the atlas is asked for besides the filters.
#[must_use]
pub fn atlas_view(view: &ViewState) -> View {
    View { resolution: view.resolution, offset: view.offset, ..View::default() }
}
