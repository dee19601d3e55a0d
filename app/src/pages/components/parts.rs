//! Sections of a page and lists of facts.

use leptos::prelude::*;

/// A section under its own heading.
#[component]
pub fn Part(
    /// Heading.
    #[prop(into)]
    title: String,
    /// Its name within the page, for links to it.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Class of the section.
    #[prop(optional)]
    class: &'static str,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    view! {
        <section id=id class=format!("part {class}")>
            <h2>{title}</h2>
            {children()}
        </section>
    }
}

/// What may be wider than the page, such as a table: it is scrolled by itself, with the keys too.
#[component]
pub fn Scroll(
    /// What it holds, for those who hear the page.
    #[prop(into)]
    label: String,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=label>
            {children()}
        </div>
    }
}

/// Facts of a record, each with its name; those without a value are left out.
#[derive(Default)]
pub struct Facts(Vec<(&'static str, AnyView)>);

impl std::fmt::Debug for Facts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

impl Facts {
    /// Adds a fact, whatever it is shown as.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl IntoView + 'static) -> Self {
        self.0.push((name, value.into_any()));
        self
    }

    /// Adds a fact where there is one.
    #[must_use]
    pub fn with_some(self, name: &'static str, value: Option<impl IntoView + 'static>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds a fact where it is not empty.
    #[must_use]
    pub fn with_text(self, name: &'static str, value: String) -> Self {
        if value.is_empty() { self } else { self.with(name, value) }
    }

    /// The facts as a list; nothing where there are none.
    #[must_use]
    pub fn view(self) -> AnyView {
        if self.0.is_empty() {
            return ().into_any();
        }
        let rows = self.0.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
        view! { <dl class="facts">{rows.collect_view()}</dl> }.into_any()
    }
}

/// A thin bar that shows a share of a whole; the number stands beside it in words.
#[component]
pub fn ThinBar(
    /// Between 0 and 1.
    share: f64,
    /// Class that gives its colour.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let width = format!("{:.1}", share.clamp(0.0, 1.0) * 100.0);
    view! {
        <svg class="thin-bar" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
            <rect class="whole" width="100" height="2" />
            <rect class=format!("share {class}") width=width height="2" />
        </svg>
    }
}
