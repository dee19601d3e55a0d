//! Addresses and the pages that answer them, in every language.

use domain::safety::public::RecordKind;
use leptos::prelude::*;
use leptos_router::{
    ParamSegment, SsrMode, StaticSegment,
    any_nested_route::IntoAnyNestedRoute,
    components::{Outlet, ParentRoute, Route, Router, Routes},
};

use super::{
    about::AboutPage,
    account::{InvitePage, MePage, ReminderPage, SecondStepPage, SignInPage},
    cascade::{CascadePage, LedPage, SessionPage},
    errors::NotFound,
    explore::ExplorePage,
    interventions::{QueuePage, ReportFormPage, ReportPage, ReportsPage, ReviewPage},
    library::{LibraryPage, MaterialFormPage, MaterialPage, ModulePage},
    lists::{LessonsPage, OrganisationsPage, RegionPage, SourcesPage, StoriesPage, TrainingsPage},
    members::{DataPage, DirectoryPage, ProfilePage, SeenPage},
    mentoring::{MentoringPage, MentorshipPage},
    planning::{ComparePlansPage, FactPage, FactsPage, HowPlannedPage, PlanPage, PlanPrintPage, PlansPage},
    record::RecordPage,
    trainings::{OwnTrainingsPage, TrainingPeoplePage},
};

/// The routes: each page once at the root, in English, and once below `/ur`.
#[component]
pub fn App() -> impl IntoView {
    leptos_meta::provide_meta_context();
    view! {
        <Router>
            <Routes fallback=NotFound>
                <Localised prefix="" />
                <Localised prefix="ur" />
            </Routes>
        </Router>
    }
}

#[component(transparent)]
fn Localised(prefix: &'static str) -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <ParentRoute path=StaticSegment(prefix) view=Outlet>
            <Route path=StaticSegment("") view=ExplorePage ssr=SsrMode::Async />
            <Route path=StaticSegment("trainings") view=TrainingsPage ssr=SsrMode::Async />
            <Route path=StaticSegment("stories") view=StoriesPage ssr=SsrMode::Async />
            <Route path=StaticSegment("organisations") view=OrganisationsPage ssr=SsrMode::Async />
            <Route path=StaticSegment("lessons") view=LessonsPage ssr=SsrMode::Async />
            <Route path=StaticSegment("sources") view=SourcesPage ssr=SsrMode::Async />
            <Route path=StaticSegment("about") view=AboutPage ssr=SsrMode::Async />
            <Route path=StaticSegment("how-the-plan-is-made") view=HowPlannedPage ssr=SsrMode::Async />
            <Route path=(StaticSegment("regions"), ParamSegment("slug")) view=RegionPage ssr=SsrMode::Async />
            <Records />
            <Accounts />
        </ParentRoute>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The pages that the server's handlers of accounts answer; see [`super::account::OWN_PATHS`].
#[component(transparent)]
fn Accounts() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <ParentRoute path=StaticSegment("") view=Outlet>
            <Route path=StaticSegment("sign-in") view=SignInPage ssr=SsrMode::Async />
            <Route path=(StaticSegment("sign-in"), ParamSegment("link")) view=SignInPage ssr=SsrMode::Async />
            <Route path=StaticSegment("me") view=MePage ssr=SsrMode::Async />
            <Route path=(StaticSegment("me"), StaticSegment("second-step")) view=SecondStepPage ssr=SsrMode::Async />
            <Route path=(StaticSegment("me"), StaticSegment("profile")) view=ProfilePage ssr=SsrMode::Async />
            <Route path=(StaticSegment("me"), StaticSegment("seen")) view=SeenPage ssr=SsrMode::Async />
            <Route path=(StaticSegment("me"), StaticSegment("data")) view=DataPage ssr=SsrMode::Async />
            <OwnWork />
            <Participations />
            <Library />
            <Route path=StaticSegment("directory") view=DirectoryPage ssr=SsrMode::Async />
            <Route path=(StaticSegment("directory"), StaticSegment("invite")) view=InvitePage ssr=SsrMode::Async />
            <Route path=(StaticSegment("answer"), ParamSegment("link")) view=ReminderPage ssr=SsrMode::Async />
            <Reports />
            <Planning />
        </ParentRoute>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The pages of reports, a part of those of accounts.
#[component(transparent)]
fn Reports() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <ParentRoute path=StaticSegment("") view=Outlet>
            <Route path=StaticSegment("report") view=ReportsPage ssr=SsrMode::Async />
            <Route path=(StaticSegment("report"), StaticSegment("new")) view=ReportFormPage ssr=SsrMode::Async />
            <Route path=(StaticSegment("report"), ParamSegment("id")) view=ReportPage ssr=SsrMode::Async />
            <Route path=StaticSegment("review") view=QueuePage ssr=SsrMode::Async />
            <Route path=(StaticSegment("review"), ParamSegment("id")) view=ReviewPage ssr=SsrMode::Async />
        </ParentRoute>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The planner's pages, a part of those of accounts.
#[component(transparent)]
fn Planning() -> impl leptos_router::MatchNestedRoutes + Clone {
    let planning = || StaticSegment("planning");
    view! {
        <ParentRoute path=StaticSegment("") view=Outlet>
            <Route path=planning() view=PlansPage ssr=SsrMode::Async />
            <Route path=(planning(), StaticSegment("compare")) view=ComparePlansPage ssr=SsrMode::Async />
            <Route path=(planning(), StaticSegment("facts")) view=FactsPage ssr=SsrMode::Async />
            <Route path=(planning(), StaticSegment("facts"), ParamSegment("id")) view=FactPage ssr=SsrMode::Async />
            <Route path=(planning(), ParamSegment("id")) view=PlanPage ssr=SsrMode::Async />
            <Route path=(planning(), ParamSegment("id"), StaticSegment("print")) view=PlanPrintPage ssr=SsrMode::Async />
        </ParentRoute>
    }
    .into_inner()
    .into_any_nested_route()
}

/// What members do for others: sessions that they lead, and mentoring.
#[component(transparent)]
fn OwnWork() -> impl leptos_router::MatchNestedRoutes + Clone {
    let led = || (StaticSegment("me"), StaticSegment("sessions-led"));
    let mentoring = || (StaticSegment("me"), StaticSegment("mentoring"));
    view! {
        <ParentRoute path=StaticSegment("") view=Outlet>
            <Route path=led() view=LedPage ssr=SsrMode::Async />
            <Route path=(led(), ParamSegment("id")) view=SessionPage ssr=SsrMode::Async />
            <Route path=mentoring() view=MentoringPage ssr=SsrMode::Async />
            <Route path=(mentoring(), ParamSegment("id")) view=MentorshipPage ssr=SsrMode::Async />
        </ParentRoute>
    }
    .into_inner()
    .into_any_nested_route()
}

/// Who comes to a training: for members their own, for coordinators all.
#[component(transparent)]
fn Participations() -> impl leptos_router::MatchNestedRoutes + Clone {
    let own = || (StaticSegment("me"), StaticSegment("trainings"));
    let people = (StaticSegment("trainings"), ParamSegment("id"), StaticSegment("people"));
    view! {
        <ParentRoute path=StaticSegment("") view=Outlet>
            <Route path=own() view=OwnTrainingsPage ssr=SsrMode::Async />
            <Route path=people view=TrainingPeoplePage ssr=SsrMode::Async />
        </ParentRoute>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The library: modules and their materials, and what was passed on.
#[component(transparent)]
fn Library() -> impl leptos_router::MatchNestedRoutes + Clone {
    let module = || (StaticSegment("library"), StaticSegment("modules"), ParamSegment("topic"));
    let material = || (StaticSegment("library"), StaticSegment("materials"), ParamSegment("id"));
    view! {
        <ParentRoute path=StaticSegment("") view=Outlet>
            <Route path=StaticSegment("library") view=LibraryPage ssr=SsrMode::Async />
            <Route path=(StaticSegment("library"), StaticSegment("cascade")) view=CascadePage ssr=SsrMode::Async />
            <Route path=module() view=ModulePage ssr=SsrMode::Async />
            <Route path=(module(), StaticSegment("new")) view=MaterialFormPage ssr=SsrMode::Async />
            <Route path=material() view=MaterialPage ssr=SsrMode::Async />
        </ParentRoute>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The pages of single records, one address a kind. Lessons and the roadmap's actions stand together on `/lessons`.
#[component(transparent)]
fn Records() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <ParentRoute path=StaticSegment("") view=Outlet>
            <RecordRoute kind=RecordKind::Training />
            <RecordRoute kind=RecordKind::Story />
            <RecordRoute kind=RecordKind::Intervention />
            <RecordRoute kind=RecordKind::Organisation />
            <RecordRoute kind=RecordKind::Network />
            <RecordRoute kind=RecordKind::Grant />
            <RecordRoute kind=RecordKind::Programme />
            <RecordRoute kind=RecordKind::Assessment />
            <RecordRoute kind=RecordKind::Source />
        </ParentRoute>
    }
    .into_inner()
    .into_any_nested_route()
}

#[component(transparent)]
fn RecordRoute(kind: RecordKind) -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route
            path=(StaticSegment(kind.path()), ParamSegment("id"))
            view=move || view! { <RecordPage kind=kind /> }
            ssr=SsrMode::Async
        />
    }
    .into_inner()
    .into_any_nested_route()
}
