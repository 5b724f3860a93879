//! What holds between two articles, in words: relation, both one-way shares, order, reasons.

use std::rc::Rc;

use yew::prelude::*;

use crate::model::{Direction, PassageKind, Relation};
use crate::ui::i18n::{
    Message, Text, article as article_says, compare as says, evidence_said, help, moment_said,
    percent_said, relation_name,
};
use crate::ui::route::Route;
use crate::view::{CompareView, PassageView, SideView};

/// What the head needs to be drawn.
#[derive(Clone, PartialEq, Properties)]
pub struct HeadProps {
    /// The comparison.
    pub view: Rc<CompareView>,
    /// Whether only differences are shown.
    pub only_differences: bool,
    /// The passage in hand.
    pub current: Option<usize>,
    /// To the next passage (true) or the previous one.
    pub on_step: Callback<bool>,
    /// Shows only differences, or all again.
    pub on_differences: Callback<()>,
    /// The language of the page.
    pub text: Text,
}

/// From how many thousandths on the order counts as kept: one odd passage in ten is chance.
const SAME_ORDER: u16 = 900;

/// The head of a comparison.
#[component]
pub fn Head(props: &HeadProps) -> Html {
    let HeadProps { view, text, .. } = props;
    let text = *text;
    let (a, b) = (&view.a.article, &view.b.article);
    let heading = text.fill(says::HEADING, &[("a", &a.title), ("b", &b.title)]);
    let swap = Route::Compare(b.id, a.id).address();
    // Reworded sentences are aligned one by one: their order is not measured.
    let measured = |passage: &&PassageView| passage.kind != PassageKind::Reworded;
    let order = if view.passages.iter().filter(measured).count() < 2 {
        None
    } else if SAME_ORDER <= view.order {
        Some(text.say(says::SAME_ORDER).to_owned())
    } else {
        Some(text.fill(says::OTHER_ORDER, &[("share", &percent_said(view.order))]))
    };
    html! {
        <>
            <h1 class="unseen">{ heading }</h1>
            <div class="verdict">
                <span class={classes!("tag", (view.relation == Relation::Unrelated).then_some("none"))}>
                    { text.say(relation_name(view.relation)) }
                </span>
                if 0 < view.a.contained.max(view.b.contained) {
                    { share(text, &view.a, &view.b) }
                    { share(text, &view.b, &view.a) }
                }
                if let Some(reworded) = reworded(text, view) { <span>{ reworded }</span> }
                if let Some(order) = order { <span>{ order }</span> }
                if view.direction == Direction::Unknown {
                    <span>{ text.say(says::NO_ORDER) }</span>
                }
                <span class="steps">
                    if !view.passages.is_empty() {
                        if let Some(current) = props.current {
                            { place(text, current, view.passages.len()) }
                        }
                        { button(text, says::PREVIOUS, "p", None, props.on_step.reform(|_| false)) }
                        { button(text, says::NEXT, "n", None, props.on_step.reform(|_| true)) }
                        { button(text, says::DIFFERENCES, "d", Some(props.only_differences),
                            props.on_differences.reform(|_| ())) }
                    }
                    <a class="button" href={swap}>{ text.say(says::SWAP) }</a>
                </span>
            </div>
            <header class="compare-head">
            if !view.evidence.is_empty() {
                <details class="evidence">
                    <summary>{ text.say(says::EVIDENCE) }</summary>
                    <ul>{ for view.evidence.iter().filter(|e| &*e.value != "0").map(|evidence| html! {
                        <li>{ evidence_said(text, evidence) }</li>
                    }) }</ul>
                    <p><a href={Route::Help.address()}>{ text.say(help::LINK) }</a></p>
                </details>
            }
            if !view.passages.is_empty() { { legend(text) } }
            if view.passages.is_empty() { <p class="hint">{ text.say(says::NO_PASSAGES) }</p> }
            <div class="titles">
                { title(text, &view.a, view.direction == Direction::AEarlier) }
                { title(text, &view.b, view.direction == Direction::BEarlier) }
            </div>
            </header>
        </>
    }
}

/// What the signs in the texts mean, each said in its own sign.
fn legend(text: Text) -> Html {
    html! {
        <ul class="legend" aria-label={text.say(says::LEGEND)}>
            <li>{ text.say(says::LEGEND_SAME) }</li>
            <li><u>{ text.say(says::LEGEND_CHANGED) }</u></li>
            <li><span class="only">{ text.say(says::LEGEND_ONLY) }</span></li>
            <li><span class="passage current">{ text.say(says::LEGEND_CURRENT) }</span></li>
        </ul>
    }
}

/// How many sentences are told in other words; where no wording is shared, in place of the shares.
fn reworded(text: Text, view: &CompareView) -> Option<String> {
    let passages = view.passages.iter();
    let n = passages
        .filter(|passage| passage.kind == PassageKind::Reworded)
        .count();
    let message = if 0 < view.a.contained.max(view.b.contained) {
        says::REWORDED_TOO
    } else {
        says::REWORDED_ONLY
    };
    (0 < n).then(|| text.count(message, n))
}

/// `12% of A is in B`, the number set off.
fn share(text: Text, of: &SideView, inside: &SideView) -> Html {
    let percent = percent_said(of.contained);
    let said = text.fill(
        says::PART,
        &[
            ("a", &of.article.outlet),
            ("share", "\u{1f}"),
            ("b", &inside.article.outlet),
        ],
    );
    let (before, after) = said.split_once('\u{1f}').unwrap_or((&said, ""));
    html! { <span>{ before.to_owned() }<b>{ percent }</b>{ after.to_owned() }</span> }
}

fn place(text: Text, current: usize, all: usize) -> Html {
    let (n, all) = (current.to_string(), all.to_string());
    html! {
        <span class="place" role="status">
            <span class="unseen">{ text.fill(says::NTH_OF, &[("n", &n), ("all", &all)]) }</span>
            <span aria-hidden="true">{ format!("{n} / {all}") }</span>
        </span>
    }
}

fn button(
    text: Text,
    message: Message,
    key: &'static str,
    pressed: Option<bool>,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button
            type="button"
            aria-keyshortcuts={key}
            aria-pressed={pressed.map(|pressed| pressed.to_string())}
            {onclick}
        >{ text.say(message) }<kbd aria-hidden="true">{ key }</kbd></button>
    }
}

fn title(text: Text, side: &SideView, earlier: bool) -> Html {
    let article = &side.article;
    let time = article.published.map(moment_said);
    html! {
        <div class="title">
            <h2><a href={Route::Article(article.id).address()}>{ &article.title }</a></h2>
            <p class="meta">
                <span>{ &article.outlet }</span>
                <span>{ time.unwrap_or_else(|| text.say(article_says::UNDATED).to_owned()) }</span>
                if earlier { <b>{ text.say(says::EARLIER) }</b> }
            </p>
        </div>
    }
}
