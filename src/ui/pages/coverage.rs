//! One story, outlet by outlet: which passages each carries, and what it left out.

use yew::prelude::*;

use crate::model::{PassageKind, StoryId};
use crate::ui::hooks::{use_text, use_view};
use crate::ui::i18n::{Message, Text, compare as says, day_said, kind_name};
use crate::ui::route::Route;
use crate::view::{Carried, CoverageView, Fact, FactRow, PassageRow, Request, Response};

use super::unknown::{loading, unknown};

/// Which story.
#[derive(Clone, PartialEq, Properties)]
pub struct CoveragePageProps {
    /// Its number in the set.
    pub story: StoryId,
}

/// The screen of one story's coverage.
#[component]
pub fn CoveragePage(props: &CoveragePageProps) -> Html {
    let text = use_text();
    let view = use_view(Request::Coverage { story: props.story });
    let model = match view.response.as_deref() {
        Some(Response::Coverage(model)) if model.story == props.story => model,
        Some(Response::Missing) if !view.pending => return unknown(text, says::COVERAGE_GONE),
        _ => return loading(text),
    };
    let passages = model.passages.iter().map(|row| passage(text, row));
    let passages = html! { <tbody>{ for passages }</tbody> };
    let facts = facts(text, model);
    html! {
        <section class="page coverage">
            <h1>{ text.fill(says::COVERAGE_HEADING, &[("title", &model.title)]) }</h1>
            { shown(text, says::COLUMNS_SHOWN, model.articles.len(), model.n_articles) }
            { table(text, model, &PASSAGES, (model.passages.len(), model.n_passages), passages) }
            { table(text, model, &FACTS, (model.facts.len(), model.n_facts), facts) }
        </section>
    }
}

/// What a table says of itself: name, note, what stands there when it is empty, its corner.
type Says = [Message; 4];

const PASSAGES: Says = [
    says::BY_OUTLET,
    says::BY_OUTLET_NOTE,
    says::NO_COMMON,
    says::PASSAGE_HEAD,
];
const FACTS: Says = [
    says::LEFT_OUT,
    says::LEFT_OUT_NOTE,
    says::NOTHING_LEFT_OUT,
    says::FACT_HEAD,
];

/// A note where not all is listed.
fn shown(text: Text, message: Message, n: usize, all: usize) -> Html {
    let (shown, total) = (n.to_string(), all.to_string());
    let said = || text.fill(message, &[("n", &shown), ("all", &total)]);
    html! { if n < all { <p class="hint">{ said() }</p> } }
}

/// A table with an article a column; it scrolls in itself, by keyboard too.
fn table(
    text: Text,
    model: &CoverageView,
    [name, note, empty, corner]: &Says,
    (n, all): (usize, usize),
    rows: Html,
) -> Html {
    let heads = model.articles.iter().map(|article| {
        html! {
            <th scope="col" title={article.title.clone()}>
                <a href={Route::Article(article.id).address()}>{ &article.outlet }</a>
            </th>
        }
    });
    html! {
        <section>
            <h2>{ text.say(*name) }<span class="count">{ all }</span></h2>
            <p class="hint">{ text.say(if n == 0 { *empty } else { *note }) }</p>
            { shown(text, says::ROWS_SHOWN, n, all) }
            if 0 < n {
                <div class="table-box" role="region" tabindex="0" aria-label={text.say(*name)}>
                    <table>
                        <thead><tr><th scope="col">{ text.say(*corner) }</th>{ for heads }</tr></thead>
                        { rows }
                    </table>
                </div>
            }
        </section>
    }
}

fn passage(text: Text, row: &PassageRow) -> Html {
    let (id, with, number) = row.ladder;
    let cells = row.cells.iter().map(|cell| {
        let (class, message) = match cell {
            Carried::Not => return nothing(text),
            Carried::First => ("first", says::CELL_FIRST),
            Carried::As(PassageKind::Verbatim) => ("verbatim", says::CELL_VERBATIM),
            Carried::As(PassageKind::Edited) => ("edited", says::CELL_EDITED),
            Carried::As(PassageKind::Reworded) => ("reworded", says::CELL_REWORDED),
        };
        html! { <td {class}>{ text.say(message) }</td> }
    });
    html! {
        <tr>
            <th scope="row">
                <a href={Route::Ladder(id, with, number).address()}>{ &row.text }</a>
                if row.quoted { <span class="small">{ text.say(says::QUOTED) }</span> }
            </th>
            { for cells }
        </tr>
    }
}

fn facts(text: Text, model: &CoverageView) -> Html {
    let rows = model.facts.iter().map(|row| fact(text, row));
    let left_out = (0..model.articles.len()).map(|column| {
        let lacks = |row: &&FactRow| row.cells.get(column) == Some(&0);
        let n = model.facts.iter().filter(lacks).count();
        html! { <td>{ if 0 < n { text.count(says::N_LEFT_OUT, n) } else { String::new() } }</td> }
    });
    html! {
        <>
            <tbody>{ for rows }</tbody>
            <tfoot><tr>
                <th scope="row">{ text.say(says::LEFT_OUT_SUM) }</th>{ for left_out }
            </tr></tfoot>
        </>
    }
}

fn fact(text: Text, row: &FactRow) -> Html {
    let (what, kind) = match &row.fact {
        Fact::Day(day) => (day_said(text, *day), says::DAY),
        Fact::Name(kind, name) => (name.clone(), kind_name(*kind)),
        Fact::Number(number) => (number.clone(), says::NUMBER),
    };
    let cells = row.cells.iter().map(|&n| match n {
        0 => nothing(text),
        n => html! { <td>{ n }</td> },
    });
    html! {
        <tr>
            <th scope="row">{ what }<span class="small">{ text.say(kind) }</span></th>
            { for cells }
        </tr>
    }
}

/// A cell without anything: blank for the eye, said to a screen reader.
fn nothing(text: Text) -> Html {
    html! { <td class="not"><span class="unseen">{ text.say(says::CELL_NOT) }</span></td> }
}
