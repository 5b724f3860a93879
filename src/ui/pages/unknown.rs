//! What is shown while a screen waits, and where the set does not hold what was asked for.

use yew::prelude::*;

use crate::ui::i18n::{Message, Text, article, frame};
use crate::ui::route::Route;

/// The set does not hold it.
pub fn unknown(text: Text, message: Message) -> Html {
    html! {
        <section class="page missing">
            <p>{ text.say(message) }</p>
            <p><a href={Route::Library.address()}>{ text.say(article::TO_LIBRARY) }</a></p>
        </section>
    }
}

/// There are no articles at all: what happened, and what to do.
pub fn nothing_yet(text: Text) -> Html {
    html! {
        <section class="page missing">
            <h1>{ text.say(frame::NOTHING_YET) }</h1>
            <p>{ text.say(frame::NOTHING_YET_WHY) }</p>
            <p><a class="button main" href={Route::Start.address()}>
                { text.say(frame::NOTHING_YET_ADD) }
            </a></p>
        </section>
    }
}

/// The librarian has not answered yet.
pub fn loading(text: Text) -> Html {
    html! { <section class="page"><p class="loading" role="status">{ text.say(article::LOADING) }</p></section> }
}
