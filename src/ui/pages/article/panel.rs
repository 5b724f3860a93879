//! The panel beside an article: the mark in hand explained, with every reason.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::i18n::{
    Text, anchor_said, article as says, days_said, doubt_said, granularity_name, kind_name, names,
};
use crate::ui::route::Route;
use crate::view::{ArticleView, DateMark, EntityView, Mark, NameMark, QuoteMark};

/// What the explanation needs to be drawn.
#[derive(Clone, PartialEq, Properties)]
pub struct ExplainedProps {
    /// The article.
    pub view: Rc<ArticleView>,
    /// The mark in hand.
    pub mark: Option<usize>,
    /// Takes another mark in hand, or none.
    pub on_mark: Callback<Option<usize>>,
    /// Hides a name in the whole set: key and name.
    pub on_hide: Callback<(String, String)>,
    /// The language of the page.
    pub text: Text,
}

/// The mark in hand, explained.
#[component]
pub fn Explained(props: &ExplainedProps) -> Html {
    let text = props.text;
    let mark = props.mark.and_then(|mark| props.view.marks.get(mark));
    let close = props.on_mark.reform(|_: MouseEvent| None);
    let inside = match mark {
        None => html! { <p class="hint">{ text.say(says::CHOOSE) }</p> },
        Some(mark) => html! {
            <>
                { match mark {
                    Mark::Date(date) => explain_date(props, date),
                    Mark::Name(name) => explain_name(props, name),
                    Mark::Quote(quote) => explain_quote(text, quote),
                } }
                <button type="button" class="close" aria-label={text.say(says::CLOSE)} onclick={close}>
                    { "×" }
                </button>
            </>
        },
    };
    html! {
        <section
            class={classes!("explained", mark.is_some().then_some("held"))}
            aria-label={text.say(says::PANEL)}
        >{ inside }</section>
    }
}

fn explain_date(props: &ExplainedProps, date: &DateMark) -> Html {
    let text = props.text;
    let day = match (date.from, date.to) {
        (Some(from), Some(to)) => days_said(text, from, to),
        _ => text.say(says::OPEN).to_owned(),
    };
    let timex = [("kind", date.kind.name()), ("value", date.value.as_str())];
    let group = date.day.and_then(|day| props.view.days.get(day));
    html! {
        <>
            <h2><span class="mark date">{ &date.text }</span></h2>
            <p class="resolved">{ day }</p>
            <p>{ anchor_said(text, date.anchor, date.anchor_day) }</p>
            if let Some(doubt) = doubt_said(date.doubt) {
                <p class="doubt">{ text.say(doubt) }</p>
            }
            if let Some(group) = group {
                { here(props, &group.marks) }
                <p class="small">
                    { if group.n_elsewhere == 0 {
                        text.say(says::NOWHERE_ELSE).to_owned()
                    } else {
                        text.count(says::ELSEWHERE, group.n_elsewhere)
                    } }
                </p>
                <ul class="elsewhere">
                    { for group.elsewhere.iter().map(|place| {
                        let route = Route::Mention(place.article.id, place.mark);
                        let values = [("outlet", place.article.outlet.as_str()), ("text", &place.text)];
                        html! { <li><a href={route.address()}>{ text.fill(says::SAID_AS, &values) }</a></li> }
                    }) }
                </ul>
            }
            { technical(text, html! {
                <>
                    <span>{ text.fill(says::TIMEX, &timex) }</span>
                    <span>{ text.say(granularity_name(date.granularity)) }</span>
                    <span>{ text.fill(says::READ_BY, &[("rule", &date.rule)]) }</span>
                </>
            }) }
        </>
    }
}

/// What only specialists need, folded away.
fn technical(text: Text, inside: Html) -> Html {
    html! {
        <details class="technical">
            <summary>{ text.say(says::TECHNICAL) }</summary>
            <p class="small">{ inside }</p>
        </details>
    }
}

fn explain_name(props: &ExplainedProps, name: &NameMark) -> Html {
    let text = props.text;
    let entity = props.view.entities.get(name.entity);
    let class = super::block::kind_class(name.kind.into());
    let canonical = entity.map_or(name.text.as_str(), |entity| &entity.canonical);
    html! {
        <>
            <h2><span class={classes!("mark", class)}>{ canonical }</span></h2>
            <p>{ text.say(kind_name(name.kind)) }</p>
            if let Some(entity) = entity { { in_the_set(props, entity) } }
            { technical(text, html! { text.fill(says::FOUND_BY, &[("rule", &name.rule)]) }) }
        </>
    }
}

fn in_the_set(props: &ExplainedProps, entity: &EntityView) -> Html {
    let text = props.text;
    let forms = entity.forms.join(text.say(says::COMMA));
    html! {
        <>
            if !forms.is_empty() {
                <p>{ text.fill(says::ALSO, &[("forms", &forms)]) }</p>
            }
            { here(props, &entity.marks) }
            if 0 < entity.n_mentions {
                <p class="small">
                    <span>{ text.count(says::IN_SET, entity.n_mentions) }</span>
                    <span>{ text.count(says::IN_ARTICLES, entity.n_articles) }</span>
                    <span>{ text.count(says::IN_OUTLETS, entity.n_outlets) }</span>
                </p>
            }
            if let Some(key) = &entity.key {
                <p class="ways">
                    <a href={Route::Name(key.clone()).address()}>{ text.say(says::ALL_PLACES) }</a>
                    <button type="button" class="quiet" onclick={no_name(props, key, entity)}>
                        { text.say(names::NO_NAME) }
                    </button>
                </p>
            }
        </>
    }
}

/// Hides a name everywhere.
fn no_name(props: &ExplainedProps, key: &str, entity: &EntityView) -> Callback<MouseEvent> {
    let (key, name) = (key.to_owned(), entity.canonical.clone());
    props
        .on_hide
        .reform(move |_: MouseEvent| (key.clone(), name.clone()))
}

fn explain_quote(text: Text, quote: &QuoteMark) -> Html {
    let speaker = quote.speaker.clone();
    html! {
        <>
            <h2>{ &quote.text }</h2>
            <p>
                { text.say(says::QUOTE) }{ text.say(says::DOT) }
                { speaker.unwrap_or_else(|| text.say(says::NO_SPEAKER).to_owned()) }
            </p>
        </>
    }
}

/// The mentions of this article, each a button with its number.
fn here(props: &ExplainedProps, marks: &[usize]) -> Html {
    let text = props.text;
    html! {
        <p class="here">
            <span>{ text.count(says::HERE, marks.len()) }</span>
            if 1 < marks.len() {
                { for marks.iter().enumerate().map(|(n, &mark)| {
                    let label = [("n", (n + 1).to_string()), ("all", marks.len().to_string())];
                    let label: Vec<(&str, &str)> = label.iter().map(|(k, v)| (*k, v.as_str())).collect();
                    html! {
                        <button
                            type="button"
                            class="number"
                            aria-label={text.fill(says::NTH_OF, &label)}
                            aria-current={(props.mark == Some(mark)).then_some("true")}
                            onclick={props.on_mark.reform(move |_: MouseEvent| Some(mark))}
                        >{ n + 1 }</button>
                    }
                }) }
            }
        </p>
    }
}
