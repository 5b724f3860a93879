//! The article: clean text under quiet marks, removed blocks folded in place, reasons beside it.
//!
//! [`ArticlePage`] asks for the model and holds what is chosen; [`Screen`] draws and runs commands.
//! The text column listens once for pointer and focus; marks say who they are by `data-mark`.

pub mod block;
pub mod commands;
pub mod fold;
pub mod heading;
pub mod lists;
pub mod panel;
pub mod pointing;
pub mod reading;
pub mod rule;
pub mod screen;
pub mod tip;
pub mod toolbar;

use std::rc::Rc;

use yew::prelude::*;

use crate::model::ArticleId;
use crate::ui::hooks::{use_text, use_view};
use crate::ui::i18n::article as says;
use crate::ui::pages::unknown::{loading, unknown};
use crate::view::{Request, Response};

pub use block::kind_class;
use reading::{Choice, Layer, Reading};
use screen::Screen;

/// Which article, and perhaps which mark of it.
#[derive(Clone, PartialEq, Properties)]
pub struct ArticlePageProps {
    /// Its id.
    pub id: ArticleId,
    /// The mark to be taken in hand.
    #[prop_or_default]
    pub mark: Option<usize>,
}

/// The screen of one article.
#[component]
pub fn ArticlePage(props: &ArticlePageProps) -> Html {
    let text = use_text();
    let reading = use_state(Reading::default);
    let on_choice = Callback::from({
        let reading = reading.clone();
        move |choice: Choice| reading.set(reading.after(choice))
    });
    let view = use_view(Request::Article {
        id: props.id,
        words: reading.layers.has(Layer::Word).then_some(reading.cut),
    });
    let of_this = |view: &Rc<crate::view::ArticleView>| view.article.id == props.id;
    let view = match view.response.as_deref() {
        Some(Response::Article(view)) if of_this(view) => Rc::clone(view),
        Some(Response::Missing) if !view.pending => return unknown(text, says::GONE),
        _ => return loading(text),
    };
    html! {
        <Screen
            {view}
            reading={(*reading).clone()}
            {on_choice}
            wanted={props.mark}
            {text}
        />
    }
}
