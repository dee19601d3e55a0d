//! The frame of a page below the masthead: its head, its title, its foot.

use leptos::prelude::*;
use leptos_i18n::td_string;
use leptos_meta::{Link, Meta, Title};

use super::{LeaveQuickly, Setting};
use crate::{
    language::OFFERED,
    pages::{account, shell::Footer},
};

/// What search engines, previews and the browser's tab say of a page.
#[derive(Debug, Clone, Default)]
pub struct PageHead {
    /// Title, without the site's name.
    pub title: String,
    /// A sentence or two; cut where it is longer than previews show.
    pub description: String,
    /// The address in the reader's language, with what of the query string makes another page; empty for error pages.
    pub href: String,
    /// The kind that Open Graph knows: `website` or `article`.
    pub kind: &'static str,
    /// Whether search engines should pass it over: made-up records and error pages.
    pub unlisted: bool,
}

/// Longest description; more is cut by those who show it.
const DESCRIPTION: usize = 200;

/// Title, description, canonical address and preview of a page.
#[component]
pub fn Head(
    /// What they say.
    head: PageHead,
) -> impl IntoView {
    let setting = Setting::of_request();
    let name = td_string!(setting.locale, shell.name);
    let title = format!("{} – {name}", head.title);
    let description = shortened(&head.description, DESCRIPTION);
    let address = (!head.href.is_empty()).then(|| setting.absolute(&head.href));
    let image = setting.absolute("/card.png");
    let others = OFFERED.into_iter().filter(|other| *other != setting.language).map(|other| {
        view! { <Meta property="og:locale:alternate" content=open_graph_locale(other) /> }
    });
    view! {
        <Title text=title.clone() />
        {(!description.is_empty()).then(|| view! { <Meta name="description" content=description.clone() /> })}
        {address
            .map(|address| {
                view! {
                    <Link rel="canonical" href=address.clone() />
                    <Meta property="og:url" content=address />
                }
            })}
        {head.unlisted.then(|| view! { <Meta name="robots" content="noindex" /> })}
        <Meta property="og:site_name" content=name />
        <Meta property="og:type" content=if head.kind.is_empty() { "website" } else { head.kind } />
        <Meta property="og:title" content=head.title />
        <Meta property="og:description" content=description.clone() />
        <Meta property="og:locale" content=open_graph_locale(setting.language) />
        {others.collect_view()}
        <Meta property="og:image" content=image />
        <Meta property="og:image:width" content="1200" />
        <Meta property="og:image:height" content="630" />
        <Meta property="og:image:alt" content=td_string!(setting.locale, pages.head.card_alt) />
        <Meta name="twitter:card" content="summary_large_image" />
    }
}

const fn open_graph_locale(language: domain::text::Language) -> &'static str {
    match language {
        domain::text::Language::English => "en_GB",
        domain::text::Language::Urdu => "ur_PK",
        domain::text::Language::Sindhi => "sd_PK",
        domain::text::Language::Pashto => "ps_PK",
    }
}

/// At most `most` characters of a text, cut between words.
fn shortened(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(most) {
        None => text,
        Some((end, _)) => {
            let kept = text[..end].rsplit_once(' ').map_or(&text[..end], |(kept, _)| kept);
            format!("{}…", kept.trim_end_matches([',', ';', ':', '،', '؛']))
        }
    }
}

/// The main part of a page and the foot below it.
#[component]
pub fn Page(
    /// Class of the main part.
    #[prop(optional)]
    class: &'static str,
    /// The page.
    children: Children,
) -> impl IntoView {
    let setting = Setting::of_request();
    let leave = account::signed_in().map(|_| view! { <p class="leaving"><LeaveQuickly setting=setting.clone() /></p> });
    view! {
        <main id="content" class=format!("page {class}")>{leave} {children()}</main>
        <Footer language=setting.language />
    }
}

/// The title of a list page and what it is about.
#[component]
pub fn PageTitle(
    /// Title.
    title: String,
    /// A sentence or two below it.
    #[prop(into, optional)]
    lead: String,
) -> impl IntoView {
    view! {
        <header class="page-title">
            <h1>{title}</h1>
            {(!lead.is_empty()).then(|| view! { <p class="lead">{lead}</p> })}
        </header>
    }
}

/// The links to the pages of a list that go before and come after; nothing where there is one page.
#[component]
pub fn Pager(
    /// The address of the page before, if there is one.
    earlier: Option<String>,
    /// The address of the page after, if there is one.
    later: Option<String>,
) -> impl IntoView {
    let locale = Setting::of_request().locale;
    (earlier.is_some() || later.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=td_string!(locale, pages.pager.label)>
                {earlier.map(|href| view! { <a href=href rel="prev">{td_string!(locale, pages.pager.previous)}</a> })}
                {later.map(|href| view! { <a href=href rel="next">{td_string!(locale, pages.pager.next)}</a> })}
            </nav>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_are_cut_between_words() {
        assert_eq!(shortened("one two  three", 40), "one two three");
        assert_eq!(shortened("one two, three", 10), "one two…");
        assert_eq!(shortened("ایک دو تین", 8), "ایک دو…");
    }
}
