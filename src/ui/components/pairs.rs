//! How alike the pairs are, and the strongest of them in a list.

use std::rc::Rc;

use yew::prelude::*;

use super::{Likeness, VirtualList};
use crate::ui::hooks::use_text;
use crate::ui::i18n::{Text, library, number_said, percent_said, relation_name};
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
    /// How many pairs are alike to each hundredth.
    pub alike: Vec<u32>,
    /// From which hundredth on pairs are listed.
    pub least_alike: u8,
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
    let least = usize::from(props.least_alike);
    let n_left: u32 = props.alike.iter().skip(least).sum();
    let n_left = usize::try_from(n_left).unwrap_or(usize::MAX);
    let n_shown = number_said(props.pairs.len());
    let n_all = number_said(n_left);
    html! {
        <section class="pairs">
            <button type="button" aria-expanded={is_open.to_string()} onclick={on_toggle}>
                { text.say(library::PAIRS) }{ " " }<span class="muted">{ number_said(props.n_pairs) }</span>
            </button>
            if *is_open {
                <Likeness alike={props.alike.clone()} />
                if props.pairs.len() < n_left {
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

fn pair_row(text: Text, pair: &PairRow) -> Html {
    let address = Route::Compare(pair.a.id, pair.b.id).address();
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
                if let Some(reworded) = reworded_only(text, pair) {
                    { reworded }
                } else {
                    { percent_said(pair.contained_a) }{ " / " }{ percent_said(pair.contained_b) }
                }
            </span>
        </a>
    }
}

/// What is said in place of two empty shares: how many sentences are reworded, or nothing.
fn reworded_only(text: Text, pair: &PairRow) -> Option<String> {
    let has_shares = 0 < pair.contained_a.max(pair.contained_b);
    match (has_shares, pair.n_reworded) {
        (true, _) => None,
        (false, 0) => Some(String::new()),
        (false, n) => Some(text.count(library::N_REWORDED, n)),
    }
}
