//! The stories of the set: who tells each, since when, and how near to its principal article; and
//! what a person is asked about them.

pub mod questions;

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::Steps;
use crate::ui::desk::Desk;
use crate::ui::hooks::{use_desk, use_text, use_view};
use crate::ui::i18n::{
    Text, article as article_says, compare as says, days_said, library, moment_said, percent_said,
    relation_name,
};
use crate::ui::route::Route;
use crate::view::{ArticleRef, Request, Response, StoryArticle, StoryView};

use questions::Questions;

use super::unknown::loading;

/// Stories drawn at once, tellers of one, articles on their own: together under three thousand
/// nodes.
const STORY_STEP: usize = 20;
const TELLER_STEP: usize = 6;
const ALONE_STEP: usize = 100;

/// The screen of stories.
#[component]
pub fn StoriesPage() -> Html {
    let text = use_text();
    let desk = use_desk();
    let view = use_view(Request::Stories);
    let Some(Response::Stories(model)) = view.response.as_deref() else {
        return loading(text);
    };
    html! {
        <section class="page stories">
            <h1>{ text.say(says::STORIES) }</h1>
            <Questions questions={model.questions.clone()} answers={model.answers.clone()} />
            if model.stories.is_empty() { <p class="hint">{ text.say(says::NO_STORIES) }</p> }
            <Steps count={model.stories.len()} step={STORY_STEP} more={says::MORE_STORIES} part={
                let (desk, model) = (desk.clone(), Rc::clone(model));
                Callback::from(move |index: usize| {
                    let told = model.stories.get(index);
                    told.map(|told| story(text, &desk, told)).unwrap_or_default()
                })
            } />
            if !model.alone.is_empty() {
                <section class="alone">
                    <h2>{ text.say(says::ALONE) }<span class="count">{ model.alone.len() }</span></h2>
                    <ul>
                        <Steps count={model.alone.len()} step={ALONE_STEP} in_list=true more={says::MORE_ARTICLES} part={
                            let model = Rc::clone(model);
                            Callback::from(move |index: usize| {
                                model.alone.get(index).map(alone).unwrap_or_default()
                            })
                        } />
                    </ul>
                </section>
            }
        </section>
    }
}

fn story(text: Text, desk: &Desk, told: &Rc<StoryView>) -> Html {
    let days = match (told.from, told.to) {
        (Some(from), Some(to)) => Some(days_said(text, from, to)),
        _ => None,
    };
    let names = told.names.join(text.say(article_says::COMMA));
    let timeline = Route::Timeline(Some(told.story)).address();
    let coverage = Route::Coverage(told.story).address();
    html! {
        <section class="story" key={told.story.to_string()}>
            <h2>{ &told.principal.title }</h2>
            <p class="meta">
                if let Some(days) = days { <span>{ days }</span> }
                <span>{ text.count(says::N_ARTICLES, told.articles.len()) }</span>
                <span>{ text.count(says::N_OUTLETS, told.outlets.len()) }</span>
                <span><a href={timeline}>{ text.say(says::TIMELINE) }</a></span>
                <span><a href={coverage}>{ text.say(says::COVERAGE) }</a></span>
            </p>
            if !names.is_empty() {
                <p class="small">{ text.fill(says::NAMES, &[("names", &names)]) }</p>
            }
            <ol class="tellers">
                <Steps count={told.articles.len()} step={TELLER_STEP} in_list=true more={says::MORE_ARTICLES} part={
                    let (desk, told) = (desk.clone(), Rc::clone(told));
                    Callback::from(move |index: usize| {
                        let teller = told.articles.get(index);
                        teller.map(|teller| row(text, &desk, &told, teller)).unwrap_or_default()
                    })
                } />
            </ol>
        </section>
    }
}

/// An article that shares its story with no other.
fn alone(article: &ArticleRef) -> Html {
    html! {
        <li key={article.id.to_string()}>
            <a href={Route::Article(article.id).address()}>{ &article.title }</a>
            <span class="small">{ &article.outlet }</span>
        </li>
    }
}

fn row(text: Text, desk: &Desk, told: &StoryView, teller: &StoryArticle) -> Html {
    let article = &teller.article;
    let time = article.published.map(moment_said);
    let compare = Route::Compare(told.principal.id, article.id).address();
    let shares = [
        ("a", percent_said(teller.contains)),
        ("b", percent_said(teller.contained)),
    ];
    let shares: Vec<(&str, &str)> = shares.iter().map(|(k, v)| (*k, v.as_str())).collect();
    // What is no part of the story is told apart from its principal article.
    let onclick = {
        let (desk, principal, id) = (desk.clone(), told.principal.id, article.id);
        Callback::from(move |_: MouseEvent| desk.decide_story(principal, id, Some(false)))
    };
    let not_of_it = text.fill(says::NOT_OF_IT_WHAT, &[("title", &article.title)]);
    html! {
        <li key={article.id.to_string()}>
            <span class="when">{ time.unwrap_or_else(|| text.say(article_says::UNDATED).to_owned()) }</span>
            <span class="outlet">{ &article.outlet }</span>
            <a class="what" href={Route::Article(article.id).address()}>{ &article.title }</a>
            <span class="how">
                if teller.principal {
                    <span class="tag none">{ text.say(says::PRINCIPAL) }</span>
                } else if let Some(relation) = teller.relation {
                    <a class="tag" href={compare}>{ text.say(relation_name(relation)) }</a>
                    if 0 < teller.contained.max(teller.contains) {
                        <span class="small">{ text.fill(says::WITH_PRINCIPAL, &shares) }</span>
                    } else if 0 < teller.n_reworded {
                        <span class="small">{ text.count(library::N_REWORDED, teller.n_reworded) }</span>
                    }
                    <button type="button" class="quiet" aria-label={not_of_it} {onclick}>
                        { text.say(says::NOT_OF_IT) }
                    </button>
                }
            </span>
        </li>
    }
}
