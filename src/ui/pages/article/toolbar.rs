//! The layers as switches, each drawn as what it shows, and the way from mark to mark.

use yew::prelude::*;

use crate::ui::i18n::{Message, Text, article as says};
use crate::ui::pages::words::cut_select;
use crate::view::{ArticleView, Flow, MarkKind, WordCut};

use super::block::kind_class;
use super::reading::{Layer, Layers};

/// What the bar needs to be drawn.
#[derive(Clone, PartialEq, Properties)]
pub struct ToolbarProps {
    /// How many of each layer there are, in the order of [`Layer::ALL`]; none where unknown.
    pub counts: [Option<usize>; 6],
    /// The layers shown.
    pub layers: Layers,
    /// Shows or hides a layer.
    pub on_toggle: Callback<Layer>,
    /// How words are cut.
    pub cut: WordCut,
    /// Cuts them otherwise.
    pub on_cut: Callback<WordCut>,
    /// Goes to the next mark (true) or the previous one.
    pub on_step: Callback<bool>,
    /// Which mark of how many is in hand, to be announced.
    pub place: Option<(usize, usize)>,
    /// The language of the page.
    pub text: Text,
}

/// How many of each layer an article has.
#[must_use]
pub fn counts(view: &ArticleView) -> [Option<usize>; 6] {
    let of = |kind| view.marks.iter().filter(|mark| mark.kind() == kind).count();
    let folded = view.flow.iter().map(|step| match step {
        Flow::Folded(fold) => fold.n_blocks,
        Flow::Kept(_) => 0,
    });
    [
        Some(of(MarkKind::Person)),
        Some(of(MarkKind::Place)),
        Some(of(MarkKind::Organisation)),
        Some(of(MarkKind::Date)),
        (0 < view.n_words).then_some(view.n_words),
        Some(folded.sum()),
    ]
}

const fn name(layer: Layer) -> (Message, &'static str) {
    match layer {
        Layer::Person => (says::PEOPLE, kind_class(MarkKind::Person)),
        Layer::Place => (says::PLACES, kind_class(MarkKind::Place)),
        Layer::Organisation => (says::ORGANISATIONS, kind_class(MarkKind::Organisation)),
        Layer::Date => (says::DATES, kind_class(MarkKind::Date)),
        Layer::Word => (says::WORDS, "words"),
        Layer::Removed => (says::REMOVED, "folded"),
    }
}

/// The bar above an article.
#[component]
pub fn Toolbar(props: &ToolbarProps) -> Html {
    let text = props.text;
    let step = |forward: bool| props.on_step.reform(move |_: MouseEvent| forward);
    let switches = Layer::ALL.into_iter().zip(props.counts).enumerate();
    html! {
        <div class="toolbar" role="group" aria-label={text.say(says::LAYERS)}>
            { for switches.map(|(index, (layer, count))| switch(props, index, layer, count)) }
            if props.layers.has(Layer::Word) {
                { cut_select(text, props.cut, props.on_cut.clone()) }
            }
            <span class="steps">
                if let Some((n, all)) = props.place {
                    <span class="place" role="status">
                        <span class="unseen">
                            { text.fill(says::NTH_OF, &[("n", &n.to_string()), ("all", &all.to_string())]) }
                        </span>
                        <span aria-hidden="true">{ format!("{n} / {all}") }</span>
                    </span>
                }
                <button type="button" onclick={step(false)} aria-keyshortcuts="p">
                    { text.say(says::PREVIOUS) }<kbd aria-hidden="true">{ "p" }</kbd>
                </button>
                <button type="button" onclick={step(true)} aria-keyshortcuts="n">
                    { text.say(says::NEXT) }<kbd aria-hidden="true">{ "n" }</kbd>
                </button>
            </span>
        </div>
    }
}

fn switch(props: &ToolbarProps, index: usize, layer: Layer, count: Option<usize>) -> Html {
    let (message, class) = name(layer);
    let onclick = props.on_toggle.reform(move |_: MouseEvent| layer);
    let key = (index + 1).to_string();
    html! {
        <button
            type="button"
            class="layer"
            aria-pressed={props.layers.has(layer).to_string()}
            aria-keyshortcuts={key.clone()}
            {onclick}
        >
            <kbd aria-hidden="true">{ key }</kbd>
            <span class={classes!("sample", class)}>{ props.text.say(message) }</span>
            if let Some(count) = count { <span class="count">{ count }</span> }
        </button>
    }
}
