//! The ladder: one passage, all its carriers in time order, what differs from the base underlined.

use yew::prelude::*;

use crate::model::ArticleId;
use crate::ui::hooks::{use_text, use_view};
use crate::ui::i18n::{Text, article as article_says, compare as says, moment_said, passage_name};
use crate::ui::route::Route;
use crate::view::{LadderView, Request, Response, Rung};

use super::unknown::{loading, unknown};

/// Which passage of which comparison.
#[derive(Clone, PartialEq, Properties)]
pub struct LadderPageProps {
    /// The base.
    pub id: ArticleId,
    /// The article that it was compared with.
    pub with: ArticleId,
    /// The number of the passage there.
    pub passage: usize,
}

/// The screen of one passage.
#[component]
pub fn LadderPage(props: &LadderPageProps) -> Html {
    let text = use_text();
    let view = use_view(Request::Ladder {
        id: props.id,
        with: props.with,
        passage: props.passage,
    });
    let model = match view.response.as_deref() {
        Some(Response::Ladder(model)) if model.base.id == props.id => model,
        Some(Response::Missing) if !view.pending => return unknown(text, says::LADDER_GONE),
        _ => return loading(text),
    };
    html! {
        <section class="page ladder">
            <h1>{ text.say(says::LADDER_HEADING) }</h1>
            <p class="hint">{ text.fill(says::AGAINST, &[("outlet", &model.base.outlet)]) }</p>
            if model.common_source { <p class="note">{ text.say(says::COMMON_SOURCE) }</p> }
            <ol class="rungs">
                { for model.rungs.iter().enumerate().map(|(index, rung)| step(text, model, index, rung)) }
            </ol>
            if !model.without.is_empty() {
                <section class="without">
                    <h2>{ text.say(says::WITHOUT) }</h2>
                    <ul>
                        { for model.without.iter().map(|article| html! {
                            <li key={article.id.to_string()}>
                                <a href={Route::Article(article.id).address()}>{ &article.outlet }</a>
                                <span class="small">{ &article.title }</span>
                            </li>
                        }) }
                    </ul>
                </section>
            }
        </section>
    }
}

fn step(text: Text, model: &LadderView, index: usize, rung: &Rung) -> Html {
    let article = &rung.article;
    let time = article.published.map(moment_said);
    let compare = Route::Compare(model.base.id, article.id).address();
    let label = text.fill(says::COMPARE_WHAT, &[("outlet", &article.outlet)]);
    html! {
        <li key={article.id.to_string()} class={rung.kind.is_none().then_some("base")}>
            <div class="who">
                <a href={Route::Article(article.id).address()}>{ &article.outlet }</a>
                <span class="small">
                    { time.unwrap_or_else(|| text.say(article_says::UNDATED).to_owned()) }
                </span>
                <span class="small">
                    if index == 0 && model.first_known && 1 < model.rungs.len() {
                        <span><b>{ text.say(says::FIRST) }</b></span>
                    }
                    { match rung.kind {
                        None => html! { <span>{ text.say(says::BASE) }</span> },
                        Some(kind) => html! {
                            <>
                                <span>{ text.say(passage_name(kind)) }</span>
                                <span><a href={compare} aria-label={label}>{ text.say(says::COMPARE) }</a></span>
                            </>
                        },
                    } }
                </span>
            </div>
            <p class="wording" lang={rung.language.tag()}>
                { for rung.runs.iter().map(|run| if run.changed {
                    html! { <u>{ &run.text }</u> }
                } else {
                    html! { { &run.text } }
                }) }
            </p>
        </li>
    }
}
