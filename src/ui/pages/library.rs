//! The library.

use yew::prelude::*;

use crate::ui::hooks::{use_text, use_view};
use crate::ui::i18n::library;
use crate::ui::route::Route;
use crate::view::{Request, Response, SortBy};

/// All articles, and what was found.
#[component]
pub fn LibraryPage() -> Html {
    let text = use_text();
    let view = use_view(Request::Library {
        query: String::new(),
        sort: SortBy::Id,
    });
    let Some(Response::Library(model)) = view.response.as_deref() else {
        return html! { <section class="page"><p>{ text.say(library::EMPTY) }</p></section> };
    };
    let rows = model.rows.iter().map(|row| {
        let address = Route::Article(row.article.id.clone()).address();
        html! { <li><a href={address}>{ &row.article.title }</a></li> }
    });
    html! { <section class="page"><ul>{ for rows }</ul></section> }
}
