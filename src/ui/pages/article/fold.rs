//! Removed neighbours, folded in place: what, by which rule, why, how much; and the way back.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::i18n::{Text, article as says, evidence_said, percent_said, rule_name};
use crate::view::{ArticleView, BlockView, Fold};

use super::commands::Ruling;
use super::rule::rule_buttons;

/// Characters of a block's text in the label of its button.
const LABEL_CHARACTERS: usize = 20;

/// What a fold needs to be drawn.
#[derive(Clone, PartialEq, Properties)]
pub struct FoldProps {
    /// The article.
    pub view: Rc<ArticleView>,
    /// The fold.
    pub fold: Fold,
    /// Whether its blocks are shown.
    pub open: bool,
    /// Opens or closes it, by its first block.
    pub on_toggle: Callback<usize>,
    /// Restores a block.
    pub on_restore: Callback<usize>,
    /// Restores all blocks of a rule.
    pub on_rule: Callback<Ruling>,
    /// The language of the page.
    pub text: Text,
}

/// Folded blocks.
#[component]
pub fn FoldRow(props: &FoldProps) -> Html {
    let FoldProps {
        view, fold, text, ..
    } = props;
    let text = *text;
    let rule = text.say(rule_name(fold.rule));
    let id = format!("fold-{}", fold.first);
    let on_toggle = props.on_toggle.reform({
        let first = fold.first;
        move |_: MouseEvent| first
    });
    let blocks = || view.blocks.iter().skip(fold.first).take(fold.n_blocks);
    let single = blocks().next().filter(|_| fold.n_blocks == 1);
    let n_blocks = (1 < fold.n_blocks).then(|| text.count(says::N_BLOCKS, fold.n_blocks));
    html! {
        <div class="fold" id={format!("block-{}", fold.first)}>
            <div class="fold-line">
                <button
                    type="button"
                    class="disclose"
                    aria-expanded={props.open.to_string()}
                    aria-controls={id.clone()}
                    onclick={on_toggle}
                >
                    <span class="what">{ text.fill(says::FOLDED, &[("rule", rule)]) }</span>
                    if let Some(n_blocks) = n_blocks { <span>{ n_blocks }</span> }
                    <span>{ text.fill(says::SHARE, &[("share", &percent_said(fold.share.max(1)))]) }</span>
                </button>
                if let Some(block) = single { { restore(props, block) } }
            </div>
            <div {id} class="fold-blocks" hidden={!props.open}>
                if props.open {
                    { for blocks().map(|block| removed(props, block)) }
                    { rule_buttons(view, fold.rule, true, &props.on_rule, text) }
                }
            </div>
        </div>
    }
}

/// One removed block, with what the rule saw.
fn removed(props: &FoldProps, block: &BlockView) -> Html {
    let evidence = block.removal.iter().flat_map(|removal| &removal.evidence);
    let evidence: Vec<String> = evidence.map(|e| evidence_said(props.text, e)).collect();
    html! {
        <div class="removed">
            <p>{ for block.runs.iter().map(|run| html! { { &run.text } }) }</p>
            <p class="why">
                <span title={props.text.fill(says::RULE, &[("id", &props.fold.rule.id())])}>
                    { evidence.join(props.text.say(says::DOT)) }
                </span>
                if 1 < props.fold.n_blocks { { restore(props, block) } }
            </p>
        </div>
    }
}

fn restore(props: &FoldProps, block: &BlockView) -> Html {
    let on_restore = props.on_restore.reform({
        let index = block.index;
        move |_: MouseEvent| index
    });
    let whole = block.runs.iter().flat_map(|run| run.text.chars());
    let start: String = whole.take(LABEL_CHARACTERS).collect();
    html! {
        <button
            type="button"
            class="quiet"
            aria-label={props.text.fill(says::RESTORE_WHAT, &[("text", &start)])}
            onclick={on_restore}
        >{ props.text.say(says::RESTORE) }</button>
    }
}
