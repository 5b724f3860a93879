//! What is shown while a screen waits, and where the set does not hold what was asked for.

use yew::prelude::*;

use crate::ui::i18n::{Message, Text, article};
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

/// The librarian has not answered yet.
pub fn loading(text: Text) -> Html {
    html! { <section class="page"><p class="loading" role="status">{ text.say(article::LOADING) }</p></section> }
}
