//! `/regions/SLUG`: what happened in a region, and how many people of the network live there.

use atlas::View;
use domain::{
    dates::PartialDate,
    explore::{ExploreAnswer, ExploreQuery, Facet},
    places::{Area, Region},
    safety::public::{CountedBy, PublicAreaCount, PublicCell, PublicCount, RecordKind},
};
use leptos::prelude::*;
use leptos_i18n::td_string;
use leptos_router::hooks::use_params_map;

use crate::{
    explore::KindSymbol,
    format,
    pages::{
        PageContext,
        components::{Entries, Entry, Head, MiniMap, Page, PageHead, Part, Setting, ThinBar, WaysOn},
        errors::{PageError, answered},
    },
    terms,
};

/// Trainings listed as the latest of the region.
const RECENT: u32 = 8;

/// Answers `/regions/SLUG`.
#[component]
pub fn RegionPage() -> impl IntoView {
    let setting = Setting::of_request();
    let reader = PageContext::of_request().reader;
    let slug = use_params_map().read_untracked().get("slug").unwrap_or_default();
    answered(async move {
        let region: Region = slug.parse().map_err(|_| PageError::NotFound)?;
        let cells = reader.cells().await?;
        let mut districts = reader.area_counts().await?;
        districts.retain(|count| count.area.region() == region && count.area.district().is_some());
        Ok(view! { <RegionView setting=setting region=region cells=cells districts=districts /> })
    })
}

#[component]
fn RegionView(
    setting: Setting,
    region: Region,
    cells: Vec<PublicCell>,
    districts: Vec<PublicAreaCount>,
) -> impl IntoView {
    let (locale, language) = (setting.locale, setting.language);
    let name = terms::region(language, region);
    let lead = about(&setting, region);
    let href = setting.href(&format!("/regions/{region}"));
    let head =
        PageHead { title: name.to_owned(), description: lead.to_owned(), href: href.clone(), ..PageHead::default() };
    let query = ExploreQuery { regions: vec![region], ..ExploreQuery::default() };
    let answer = setting.edition.atlas.answer(&query, &View { limit: 0, lanes: 0, ..View::default() });
    let trainings = ExploreQuery { kinds: vec![RecordKind::Training], ..query.clone() };
    // What is planned is not yet what happened here.
    let held = ExploreQuery { to: Some(PartialDate::day(setting.edition.published_on)), ..trainings.clone() };
    let recent = setting.edition.atlas.answer(&held, &View { limit: RECENT, lanes: 0, ..View::default() });
    let recent: Vec<_> = recent.rows.iter().map(|row| Entry::of_row(&setting, row)).collect();
    let recent = if recent.is_empty() {
        view! { <p class="note">{td_string!(locale, pages.region.no_trainings)}</p> }.into_any()
    } else {
        let all = td_string!(locale, pages.region.all_trainings);
        let href = setting.explore_href(&trainings);
        view! {
            <Entries entries=recent />
            <p class="note"><a href=href>{all}</a></p>
        }
        .into_any()
    };
    let explore = setting.explore_href(&query);
    let happened = kinds(&setting, region, &answer);
    let others = others(&setting, region);
    let members = view! { <Members setting=setting.clone() region=region cells=cells districts=districts /> };
    let boundaries = td_string!(locale, pages.region.boundaries);
    view! {
        <Head head=head />
        <Page class="record region">
            <article>
                <header class="record-head">
                    <p class="kicker">{td_string!(locale, pages.region.kicker)}</p>
                    <h1>{name}</h1>
                    <p class="lead">{lead}</p>
                </header>
                <div class="record-body">
                    <Part title=td_string!(locale, pages.region.happened)>{happened}</Part>
                    {members}
                    <Part title=td_string!(locale, pages.region.trainings)>{recent}</Part>
                    {others}
                </div>
            </article>
            <aside class="record-aside">
                <figure class="whereabouts">
                    <MiniMap setting=setting.clone() kind=RecordKind::Organisation areas=vec![Area::Region(region)] />
                    <figcaption>{boundaries}</figcaption>
                </figure>
                <WaysOn setting=setting explore=explore href=href />
            </aside>
        </Page>
    }
}

/// What the programme calls by the region's name.
fn about(setting: &Setting, region: Region) -> &'static str {
    let locale = setting.locale;
    match region {
        Region::Karachi => td_string!(locale, pages.region.karachi),
        Region::InteriorSindh => td_string!(locale, pages.region.interior_sindh),
        Region::BorderRegion => td_string!(locale, pages.region.border_region),
        Region::OtherPakistan => td_string!(locale, pages.region.other_pakistan),
    }
}

/// Records by kind, each with a link to them in Explore.
fn kinds(setting: &Setting, region: Region, answer: &ExploreAnswer) -> AnyView {
    let facet = answer.facets.iter().find(|(facet, _)| *facet == Facet::Kind);
    let count = |kind: RecordKind| {
        facet.and_then(|(_, terms)| terms.iter().find(|count| count.term == kind.slug())).map_or(0, |count| count.count)
    };
    let counts: Vec<_> = RecordKind::EXPLORED.into_iter().map(|kind| (kind, count(kind))).collect();
    let most = f64::from(counts.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1));
    let rows = counts.into_iter().map(|(kind, count)| {
        let query = ExploreQuery { kinds: vec![kind], regions: vec![region], ..ExploreQuery::default() };
        view! {
            <li>
                <a href=setting.explore_href(&query)>
                    <KindSymbol kind=kind />
                    <span>{terms::kinds(setting.language, kind)}</span>
                </a>
                <span class="number">{setting.number(count)}</span>
                <ThinBar share=f64::from(count) / most class=kind.slug() />
            </li>
        }
    });
    view! { <ul class="counts">{rows.collect_view()}</ul> }.into_any()
}

/// How many members live in the region, as exactly as may be told, and the cases that are told as counts only.
#[component]
fn Members(setting: Setting, region: Region, cells: Vec<PublicCell>, districts: Vec<PublicAreaCount>) -> impl IntoView {
    let (locale, language) = (setting.locale, setting.language);
    let of = |by: CountedBy| cells.iter().filter(move |cell| cell.region == Some(region) && cell.by == by);
    let total = of(CountedBy::Total).next().map(|cell| {
        let told = count_in_words(&setting, cell.count);
        view! { <p class="total">{td_string!(locale, pages.region.members_total, count = told)}</p> }
    });
    let gender =
        of(CountedBy::Gender).filter_map(|cell| Some((terms::gender(language, cell.term.parse().ok()?), cell.count)));
    let profession = of(CountedBy::Profession)
        .filter_map(|cell| Some((terms::profession(language, cell.term.parse().ok()?), cell.count)));
    let dispute =
        of(CountedBy::Dispute).filter_map(|cell| Some((terms::dispute(language, cell.term.parse().ok()?), cell.count)));
    let gender = table(&setting, td_string!(locale, pages.region.by_gender), gender.collect());
    let profession = table(&setting, td_string!(locale, pages.region.by_profession), profession.collect());
    let districts = table(&setting, td_string!(locale, pages.region.by_district), by_district(&setting, &districts));
    let disputes: Vec<_> = dispute.collect();
    let counted = (!disputes.is_empty()).then(|| {
        view! {
            <Part title=td_string!(locale, pages.region.counted_only)>
                <p class="note">{td_string!(locale, pages.region.counted_only_note)}</p>
                {table(&setting, td_string!(locale, pages.fact.dispute), disputes)}
            </Part>
        }
    });
    view! {
        <Part title=td_string!(locale, pages.region.members)>
            {total} <p class="note">{td_string!(locale, pages.region.members_note)}</p>
            <div class="tables">{gender} {profession} {districts}</div>
        </Part>
        {counted}
    }
}

/// The districts whose members may be counted, and how many others are told alike.
fn by_district(setting: &Setting, districts: &[PublicAreaCount]) -> Vec<(String, PublicCount)> {
    let told = |count: PublicCount| matches!(count, PublicCount::Exact(1..));
    let mut rows: Vec<_> =
        districts.iter().filter(|d| told(d.members)).map(|d| (setting.area_name(&d.area), d.members)).collect();
    rows.sort_by_key(|(_, members)| match members {
        PublicCount::Exact(members) => std::cmp::Reverse(*members),
        _ => std::cmp::Reverse(0),
    });
    let any_told = !rows.is_empty();
    for alike in [PublicCount::UnderFive, PublicCount::OneToTen, PublicCount::Withheld, PublicCount::Exact(0)] {
        let of_these = districts.iter().filter(|district| district.members == alike);
        match of_these.clone().count() {
            0 => {}
            1 => rows.extend(of_these.map(|district| (setting.area_name(&district.area), alike))),
            count if any_told => {
                rows.push((
                    td_string!(setting.locale, pages.region.other_districts, count = setting.number(count)),
                    alike,
                ));
            }
            count => rows
                .push((td_string!(setting.locale, pages.region.each_district, count = setting.number(count)), alike)),
        }
    }
    rows
}

/// A table of counts; what may not be told exactly is told in words. Nothing where there are no rows.
fn table(setting: &Setting, title: &'static str, rows: Vec<(impl IntoView + 'static, PublicCount)>) -> AnyView {
    if rows.is_empty() {
        return ().into_any();
    }
    let rows = rows.into_iter().map(|(name, count)| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="number">{count_in_words(setting, count)}</td>
            </tr>
        }
    });
    view! {
        <table class="table">
            <caption>{title}</caption>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn count_in_words(setting: &Setting, count: PublicCount) -> String {
    match count {
        PublicCount::Exact(0) => td_string!(setting.locale, pages.region.none).to_owned(),
        count => format::count(setting.language, count),
    }
}

fn others(setting: &Setting, region: Region) -> impl IntoView + use<> {
    let links = Region::ALL.iter().filter(|other| **other != region).map(|other| {
        let href = setting.href(&format!("/regions/{other}"));
        view! { <li><a href=href>{terms::region(setting.language, *other)}</a></li> }
    });
    view! {
        <nav class="elsewhere" aria-label=td_string!(setting.locale, pages.region.others)>
            <ul>{links.collect_view()}</ul>
        </nav>
    }
}
