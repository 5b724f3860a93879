//! One component a screen: it asks for a view model and lays components out.
//!
//! A screen that does not exist yet gets no link: [`super::screens::SCREENS`] lists those that do.

pub mod article;
pub mod compare;
pub mod coverage;
mod dictionary;
mod dictionary_table;
mod help;
pub mod ladder;
mod library;
mod library_list;
pub mod names;
mod pairs;
mod start;
pub mod stories;
pub mod timeline;
pub mod unknown;
pub mod words;

use yew::prelude::*;

use super::hooks::use_text;
use super::i18n::frame;
use super::route::Route;

/// The screen of a route.
pub fn screen(route: &Route) -> Html {
    match route {
        Route::Start => html! { <start::StartPage /> },
        Route::Library => html! { <library::LibraryPage /> },
        Route::Article(id) => html! { <article::ArticlePage id={*id} /> },
        Route::Mention(id, mark) => html! { <article::ArticlePage id={*id} mark={*mark} /> },
        Route::Compare(a, b) => html! { <compare::ComparePage a={*a} b={*b} /> },
        Route::Timeline(story) => html! { <timeline::TimelinePage story={*story} /> },
        Route::Names => html! { <names::NamesPage /> },
        Route::Name(key) => html! { <names::NamePage name={key.clone()} /> },
        Route::Dictionary => html! { <dictionary::DictionaryPage /> },
        Route::Words => html! { <words::WordsPage /> },
        Route::Help => html! { <help::HelpPage /> },
        Route::Stories => html! { <stories::StoriesPage /> },
        Route::Coverage(story) => html! { <coverage::CoveragePage story={*story} /> },
        Route::Unknown => html! { <MissingPage /> },
        Route::Ladder(id, with, passage) => {
            html! { <ladder::LadderPage id={*id} with={*with} passage={*passage} /> }
        }
    }
}

/// Whether a screen shows something of articles; the library says itself that it is empty.
#[must_use]
pub const fn needs_articles(route: &Route) -> bool {
    !matches!(
        route,
        Route::Start | Route::Library | Route::Dictionary | Route::Help | Route::Unknown
    )
}

/// What is shown where the set does not hold what was asked for.
#[component]
pub fn MissingPage() -> Html {
    let text = use_text();
    html! {
        <section class="page missing">
            <p>{ text.say(frame::MISSING) }</p>
            <p><a href={Route::Library.address()}>{ text.say(frame::TO_LIBRARY) }</a></p>
        </section>
    }
}
