//! The screens of the main navigation, and what belongs to each.

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
