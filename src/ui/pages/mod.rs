//! One component a screen: it asks for a view model and lays components out.
//!
//! A screen that does not exist yet gets no link: [`SCREENS`] lists those that do.

pub mod article;
pub mod compare;
pub mod coverage;
mod dictionary;
mod dictionary_table;
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
use super::i18n::{Message, Text, frame, words as words_says};
use super::route::Route;

/// A screen of the main navigation: how its route is made, and its name.
pub type Screen = (fn() -> Route, Message);

/// The screens of the main navigation.
pub const SCREENS: &[Screen] = &[
    (|| Route::Library, frame::NAV_LIBRARY),
    (|| Route::Stories, frame::NAV_STORIES),
    (|| Route::Timeline(None), frame::NAV_TIMELINE),
    (|| Route::Names, frame::NAV_NAMES),
    (|| Route::Words, words_says::WORDS),
];

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
    !matches!(route, Route::Start | Route::Library | Route::Dictionary)
}

/// The title of the window on a screen; never a text of an input, which other programs could see.
#[must_use]
pub fn title(route: &Route, text: Text) -> String {
    let name = text.say(frame::NAME);
    let screen = SCREENS.iter().find(|(screen, _)| screen() == *route);
    screen.map_or_else(
        || name.to_owned(),
        |(_, screen)| format!("{} · {name}", text.say(*screen)),
    )
}

/// Whether a route belongs to a screen of the main navigation.
#[must_use]
pub fn is_within(route: &Route, screen: &Route) -> bool {
    match route {
        Route::Article(_) | Route::Mention(..) | Route::Compare(..) | Route::Ladder(..) => {
            *screen == Route::Library
        }
        Route::Timeline(_) => matches!(screen, Route::Timeline(_)),
        Route::Name(_) | Route::Dictionary => *screen == Route::Names,
        Route::Coverage(_) => *screen == Route::Stories,
        _ => route == screen,
    }
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
