//! How alike the pairs are, and all that are alike enough in a list, the strongest first.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::{Likeness, VirtualList};
use crate::ui::hooks::{use_kept, use_text, use_view};
use crate::ui::i18n::{Text, library, number_said, percent_said, relation_name};
use crate::ui::route::Route;
use crate::view::{PairRow, PairsView, Request, Response};

/// The height of a pair's row, in CSS pixels.
const ROW_HEIGHT: u32 = 56;
/// Pairs between two questions while the list is scrolled; a window and its margins fit into one.
const STEP: usize = 50;

/// Props of [`Pairs`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PairsProps {
    /// All pairs.
    pub(super) n_pairs: usize,
    /// How many pairs are alike to each hundredth.
    pub(super) alike: Vec<u32>,
}

/// A list of pairs, folded until it is wanted.
#[component]
pub(super) fn Pairs(props: &PairsProps) -> Html {
    let text = use_text();
    let is_open = use_kept("pairs open", || false);
    let on_toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    html! {
        <section class="pairs">
            <button type="button" aria-expanded={is_open.to_string()} onclick={on_toggle}>
                { text.say(library::PAIRS) }{ " " }<span class="muted">{ number_said(props.n_pairs) }</span>
            </button>
            if *is_open {
                <Likeness alike={props.alike.clone()} />
                <PairList />
            }
        </section>
    }
}

/// The pairs. The librarian gives the stretch of the list that is looked at.
#[component]
fn PairList() -> Html {
    let text = use_text();
    let first = use_state_eq(|| 0_usize);
    let view = use_view(Request::Pairs { first: *first });
    let model: Rc<PairsView> = match view.response.as_deref() {
        Some(Response::Pairs(model)) => Rc::clone(model),
        _ => Rc::default(),
    };
    let on_range = {
        let first = first.clone();
        Callback::from(move |(from, _): (usize, usize)| {
            first.set((from / STEP * STEP).saturating_sub(STEP));
        })
    };
    let row = {
        let model = Rc::clone(&model);
        Callback::from(move |index: usize| {
            let pair = model.pair(index);
            pair.map(|pair| pair_row(text, pair)).unwrap_or_default()
        })
    };
    html! {
        <VirtualList count={model.n_pairs} row_height={ROW_HEIGHT} {row} {on_range}
            label={text.say(library::PAIRS)} />
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
