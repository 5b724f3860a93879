//! The strongest pairs, for sets too large for a table.

use std::rc::Rc;

use yew::prelude::*;

use super::VirtualList;
use crate::ui::hooks::use_text;
use crate::ui::i18n::{library, number_said, percent_said, relation_name};
use crate::ui::route::Route;
use crate::view::PairRow;

/// The height of a pair's row, in CSS pixels.
const ROW_HEIGHT: u32 = 56;

/// Props of [`Pairs`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PairsProps {
    /// The strongest pairs.
    pub pairs: Vec<Rc<PairRow>>,
    /// All pairs.
    pub n_pairs: usize,
}

/// A list of pairs, folded until it is wanted.
#[component]
pub fn Pairs(props: &PairsProps) -> Html {
    let text = use_text();
    let is_open = use_state_eq(|| false);
    let on_toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    let pairs = props.pairs.clone();
    let row = Callback::from(move |index: usize| {
        pairs
            .get(index)
            .map(|pair| pair_row(text, pair))
            .unwrap_or_default()
    });
    let n_shown = number_said(props.pairs.len());
    let n_all = number_said(props.n_pairs);
    html! {
        <section class="pairs">
            <button type="button" aria-expanded={is_open.to_string()} onclick={on_toggle}>
                { text.say(library::PAIRS) }{ " " }<span class="muted">{ number_said(props.n_pairs) }</span>
            </button>
            if *is_open {
                if props.pairs.len() < props.n_pairs {
                    <p class="muted">
                        { text.fill(library::PAIRS_SHOWN, &[("n", &n_shown), ("all", &n_all)]) }
                    </p>
                }
                <VirtualList count={props.pairs.len()} row_height={ROW_HEIGHT} {row}
                    label={text.say(library::PAIRS)} />
            }
        </section>
    }
}

fn pair_row(text: crate::ui::i18n::Text, pair: &PairRow) -> Html {
    let address = Route::Compare(pair.a.id.clone(), pair.b.id.clone()).address();
    html! {
        <a class="pair" href={address}>
            <strong>{ text.say(relation_name(pair.relation)) }</strong>
            { for [&pair.a, &pair.b].into_iter().map(|article| html! {
                <span class="pair-title">
                    { &article.title }
                    <span class="pair-outlet">{ &article.outlet }</span>
                </span>
            }) }
            <span class="muted">
                { percent_said(pair.contained_a) }{ " / " }{ percent_said(pair.contained_b) }
            </span>
        </a>
    }
}
