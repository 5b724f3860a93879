//! A long list of parts of unequal height, drawn in steps: the first ones, and more on demand.
//!
//! Rows of equal height belong into a [`VirtualList`](super::VirtualList).

use yew::prelude::*;

use crate::ui::hooks::use_text;
use crate::ui::i18n::Message;

/// Props of [`Steps`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct StepsProps {
    /// How many parts there are.
    pub count: usize,
    /// How many come at once.
    pub step: usize,
    /// Draws a part.
    pub part: Callback<usize, Html>,
    /// What the button says of the rest, `{n}`.
    pub more: Message,
    /// Whether the parts are items of a list, and so the button.
    #[prop_or_default]
    pub in_list: bool,
}

/// The first parts, and a button for the next ones.
#[component]
pub fn Steps(props: &StepsProps) -> Html {
    let text = use_text();
    let shown = use_state_eq(|| props.step);
    let n_shown = (*shown).min(props.count);
    let on_more = {
        let (setter, next) = (shown.setter(), n_shown + props.step);
        Callback::from(move |_: MouseEvent| setter.set(next))
    };
    html! {
        <>
            { for (0..n_shown).map(|index| props.part.emit(index)) }
            if n_shown < props.count {
                <@{if props.in_list { "li" } else { "p" }} class="more">
                    <button type="button" onclick={on_more}>
                        { text.count(props.more, props.count - n_shown) }
                    </button>
                </@>
            }
        </>
    }
}
