//! Two articles side by side: paragraphs in rows, passages numbered and linked on both sides.
//!
//! [`ComparePage`] asks for the model; [`Screen`] holds which passage is in hand. The small map
//! shows at a glance what went where.

pub mod head;
pub mod map;
pub mod passages;
pub mod row;
pub mod screen;

use std::rc::Rc;

use yew::prelude::*;

use crate::model::ArticleId;
use crate::ui::hooks::{use_text, use_view};
use crate::ui::i18n::compare as says;
use crate::ui::pages::unknown::{loading, unknown};
use crate::view::{Request, Response};

use screen::Screen;

/// Which two articles.
#[derive(Clone, PartialEq, Properties)]
pub struct ComparePageProps {
    /// The left one.
    pub a: ArticleId,
    /// The right one.
    pub b: ArticleId,
}

/// The screen of two articles.
#[component]
pub fn ComparePage(props: &ComparePageProps) -> Html {
    let text = use_text();
    let view = use_view(Request::Compare {
        a: props.a,
        b: props.b,
    });
    match view.response.as_deref() {
        Some(Response::Compare(model))
            if model.a.article.id == props.a && model.b.article.id == props.b =>
        {
            // A new pair starts with no passage in hand.
            let key = format!("{}\n{}", props.a, props.b);
            html! { <Screen {key} view={Rc::clone(model)} {text} /> }
        }
        Some(Response::Missing) if !view.pending => unknown(text, says::GONE),
        _ => loading(text),
    }
}
