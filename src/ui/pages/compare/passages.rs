//! The passages in a list: number, kind, length, who else carries it.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::i18n::{Text, compare as says, passage_name};
use crate::ui::route::Route;
use crate::view::{COMMON_SOURCE, CompareView};

use super::map::kind_class;

/// What the list needs to be drawn.
#[derive(Clone, PartialEq, Properties)]
pub struct PassagesProps {
    /// The comparison.
    pub view: Rc<CompareView>,
    /// The passage in hand.
    pub current: Option<usize>,
    /// Goes to a passage on a side.
    pub on_passage: Callback<(&'static str, usize)>,
    /// The language of the page.
    pub text: Text,
}

/// The list of passages.
#[component]
pub fn Passages(props: &PassagesProps) -> Html {
    let PassagesProps { view, text, .. } = props;
    let text = *text;
    if view.passages.is_empty() {
        return Html::default();
    }
    let entries = view.passages.iter().enumerate().map(|(index, passage)| {
        let number = index + 1;
        let (a, b) = (view.a.article.id, view.b.article.id);
        let ladder = Route::Ladder(a, b, number).address();
        let matched = usize::try_from(passage.matched).unwrap_or(usize::MAX);
        html! {
            <li key={number}>
                <button
                    type="button"
                    class={classes!("link", kind_class(passage.kind))}
                    aria-current={(props.current == Some(number)).then_some("true")}
                    onclick={props.on_passage.reform(move |_: MouseEvent| ("a", number))}
                ><b class="number">{ number }</b>{ &passage.text }</button>
                <span class="small">
                    <span>{ text.say(passage_name(passage.kind)) }</span>
                    <span>{ text.count(says::MATCHED, matched) }</span>
                    if passage.quoted {
                        <span>{ text.say(says::QUOTED) }</span>
                    } else if COMMON_SOURCE <= passage.n_carriers {
                        <span>{ text.say(says::IN_MANY) }</span>
                    }
                    <span>
                        { text.count(says::CARRIERS, passage.n_carriers) }{ " " }
                        <a href={ladder}>{ text.say(says::LADDER) }</a>
                    </span>
                </span>
            </li>
        }
    });
    html! {
        <section class="passages">
            <h2>{ text.say(says::PASSAGES) }<span class="count">{ view.passages.len() }</span></h2>
            <ol>{ for entries }</ol>
        </section>
    }
}
