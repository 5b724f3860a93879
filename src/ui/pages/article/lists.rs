//! The lists beside an article: names, days, quotations, relatives, ledger, clues.
//!
//! They are the twin of the marks for whoever reads by list: every entry leads to its place.

use std::rc::Rc;

use yew::prelude::*;

use crate::model::NameKind;
use crate::ui::i18n::{
    Message, Text, article as says, charset_source, clue_source, days_said, field_name,
    format_name, issue_said, language_name, percent_said, relation_name, rule_name,
};
use crate::ui::route::Route;
use crate::view::{ArticleView, EntityView, Mark};

use super::block::kind_class;
use super::commands::Ruling;
use super::rule::rule_buttons;

/// What the lists need to be drawn.
#[derive(Clone, PartialEq, Properties)]
pub struct ListsProps {
    /// The article.
    pub view: Rc<ArticleView>,
    /// Takes a mark in hand.
    pub on_mark: Callback<Option<usize>>,
    /// Goes to a block.
    pub on_block: Callback<usize>,
    /// Switches a rule on or off.
    pub on_rule: Callback<Ruling>,
    /// The language of the page.
    pub text: Text,
}

/// All lists.
#[component]
pub fn Lists(props: &ListsProps) -> Html {
    let ListsProps { view, .. } = props;
    html! {
        <>
            if !view.issues.is_empty() || !view.repeats.is_empty() { { issues(props) } }
            if !view.related.is_empty() { { related(props) } }
            if !view.days.is_empty() { { days(props) } }
            if !view.entities.is_empty() { { names(props) } }
            if !view.keywords.is_empty() { { keywords(props) } }
            { quotes(props) }
            { ledger(props) }
            { clues(props) }
        </>
    }
}

/// A part that can be folded away.
fn part(text: Text, title: Message, count: usize, open: bool, inside: Html) -> Html {
    html! {
        <details class="part" {open}>
            <summary>
                { text.say(title) }
                if 0 < count { <span class="count">{ count }</span> }
            </summary>
            { inside }
        </details>
    }
}

fn issues(props: &ListsProps) -> Html {
    let ListsProps { view, text, .. } = props;
    let text = *text;
    let issues = view.issues.iter().map(|issue| {
        let said = text.say(issue_said(issue.code));
        html! {
            <li>
                { said }
                if !issue.detail.is_empty() { <span class="small">{ " " }{ &issue.detail }</span> }
            </li>
        }
    });
    let repeats = view.repeats.iter().map(|repeat| {
        let times = text.count(says::TIMES, repeat.times);
        let inside = html! { <>{ &repeat.text }<span class="small">{ times }</span></> };
        match repeat.block {
            Some(block) => html! {
                <li>
                    <button
                        type="button"
                        class="link"
                        onclick={props.on_block.reform(move |_: MouseEvent| block)}
                    >{ inside }</button>
                </li>
            },
            None => html! { <li>{ inside }</li> },
        }
    });
    html! {
        <>
            if !view.issues.is_empty() {
                { part(text, says::ISSUES, view.issues.len(), true, html! { <ul>{ for issues }</ul> }) }
            }
            if !view.repeats.is_empty() {
                { part(text, says::REPEATS, view.repeats.len(), false, html! { <ul>{ for repeats }</ul> }) }
            }
        </>
    }
}

fn related(props: &ListsProps) -> Html {
    let ListsProps { view, text, .. } = props;
    let text = *text;
    let rows = view.related.iter().map(|pair| {
        let route = Route::Compare(pair.a.id, pair.b.id);
        let share = percent_said(pair.contained_a);
        html! {
            <li>
                <a href={route.address()}>
                    <span class="tag">{ text.say(relation_name(pair.relation)) }</span>
                    { " " }{ &pair.b.title }
                </a>
                <span class="small">
                    { &pair.b.outlet }
                    if 0 < pair.contained_a {
                        { text.say(says::DOT) }{ text.fill(says::PART_OF_IT, &[("share", &share)]) }
                    }
                </span>
            </li>
        }
    });
    part(
        text,
        says::RELATED,
        view.related.len(),
        true,
        html! { <ul class="related">{ for rows }</ul> },
    )
}

fn days(props: &ListsProps) -> Html {
    let ListsProps { view, text, .. } = props;
    let text = *text;
    let rows = view.days.iter().map(|day| {
        let first = day.marks.first().copied();
        html! {
            <li>
                <button
                    type="button"
                    class="link"
                    onclick={props.on_mark.reform(move |_: MouseEvent| first)}
                >{ days_said(text, day.from, day.to) }</button>
                <span class="small">{ text.count(says::COUNT, day.marks.len()) }</span>
            </li>
        }
    });
    part(
        text,
        says::DAYS,
        view.days.len(),
        false,
        html! { <ul>{ for rows }</ul> },
    )
}

fn names(props: &ListsProps) -> Html {
    let ListsProps { view, text, .. } = props;
    let text = *text;
    let of = |kind: NameKind| {
        view.entities
            .iter()
            .filter(move |entity| entity.kind == kind)
    };
    let entry = |entity: &EntityView| {
        let first = entity.marks.first().copied();
        html! {
            <li>
                <button
                    type="button"
                    class="link"
                    onclick={props.on_mark.reform(move |_: MouseEvent| first)}
                >
                    <span class={classes!("mark", kind_class(entity.kind.into()))}>
                        { &entity.canonical }
                    </span>
                </button>
                <span class="small">{ text.count(says::COUNT, entity.marks.len()) }</span>
            </li>
        }
    };
    let kinds = [
        (says::PEOPLE, NameKind::Person),
        (says::PLACES, NameKind::Place),
        (says::ORGANISATIONS, NameKind::Organisation),
    ];
    let lists = kinds
        .into_iter()
        .filter(|(_, kind)| of(*kind).next().is_some())
        .map(|(title, kind)| {
            html! {
                <>
                    <h2>{ text.say(title) }</h2>
                    <ul class="tight">{ for of(kind).map(entry) }</ul>
                </>
            }
        });
    part(
        text,
        says::NAMES,
        view.entities.len(),
        true,
        html! { <>{ for lists }</> },
    )
}

fn keywords(props: &ListsProps) -> Html {
    let ListsProps { view, text, .. } = props;
    let text = *text;
    let words = view.keywords.iter().map(|(word, count)| {
        let count = usize::try_from(*count).unwrap_or(usize::MAX);
        html! { <li>{ word }<span class="small">{ text.count(says::COUNT, count) }</span></li> }
    });
    part(
        text,
        says::KEYWORDS,
        view.keywords.len(),
        false,
        html! { <ul class="tight">{ for words }</ul> },
    )
}

fn quotes(props: &ListsProps) -> Html {
    let ListsProps { view, text, .. } = props;
    let text = *text;
    let quotes: Vec<_> = view
        .marks
        .iter()
        .enumerate()
        .filter_map(|(index, mark)| match mark {
            Mark::Quote(quote) => Some((index, quote)),
            _ => None,
        })
        .collect();
    if quotes.is_empty() {
        return Html::default();
    }
    let rows = quotes.iter().map(|&(index, quote)| {
        let speaker = quote
            .speaker
            .as_deref()
            .unwrap_or_else(|| text.say(says::NO_SPEAKER));
        html! {
            <li>
                <span class="small">{ speaker }</span>
                <button
                    type="button"
                    class="link"
                    onclick={props.on_mark.reform(move |_: MouseEvent| Some(index))}
                >{ &quote.text }</button>
            </li>
        }
    });
    part(
        text,
        says::QUOTES,
        quotes.len(),
        false,
        html! { <ul class="quotes">{ for rows }</ul> },
    )
}

fn ledger(props: &ListsProps) -> Html {
    let ListsProps { view, text, .. } = props;
    let text = *text;
    let rules = view.rules.iter().map(|count| {
        let first = count.first;
        let rule = count.rule;
        html! {
            <li>
                <button
                    type="button"
                    class="link"
                    onclick={props.on_block.reform(move |_: MouseEvent| first)}
                >{ text.say(rule_name(rule)) }</button>
                <span class="small" title={text.fill(says::RULE, &[("id", &count.id)])}>
                    { text.count(says::N_BLOCKS, count.n_blocks) }{ text.say(says::DOT) }
                    { percent_said(count.share) }
                </span>
                { rule_buttons(view, rule, true, &props.on_rule, text) }
            </li>
        }
    });
    let off = view.disabled_rules.iter().map(|&rule| {
        html! { <li>{ rule_buttons(view, rule, false, &props.on_rule, text) }</li> }
    });
    let inside = html! {
        <>
            if view.rules.is_empty() { <p class="hint">{ text.say(says::NOTHING_REMOVED) }</p> }
            <ul>{ for rules }{ for off }</ul>
        </>
    };
    part(text, says::LEDGER, view.rules.len(), false, inside)
}

fn clues(props: &ListsProps) -> Html {
    let ListsProps { view, text, .. } = props;
    let text = *text;
    let clues = view.clues.iter().map(|clue| {
        html! {
            <li>
                <span class="small" title={text.count(says::WEIGHT, usize::from(clue.weight))}>
                    { text.say(field_name(clue.field)) }{ text.say(says::DOT) }
                    { text.say(clue_source(clue.from)) }
                </span>
                <span class="value">{ &clue.value }</span>
            </li>
        }
    });
    let charset = [
        ("charset", view.charset.name.as_str()),
        ("from", text.say(charset_source(view.charset.from))),
    ];
    let file = [
        view.file_name.clone(),
        text.say(format_name(view.format)).to_owned(),
        text.fill(says::DECODED, &charset),
        text.say(language_name(view.language)).to_owned(),
    ];
    let inside = html! {
        <ul class="clues">
            <li>
                <span class="small">{ text.say(says::FILE) }</span>
                <span class="value">{ file.join(text.say(says::DOT)) }</span>
            </li>
            if let Some(url) = &view.url { <li><span class="value">{ url }</span></li> }
            { for clues }
        </ul>
    };
    part(text, says::CLUES, 0, false, inside)
}
