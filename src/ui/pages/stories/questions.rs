//! What a person is asked: whether two articles tell one story. One question at a time is in hand
//! for the keys; all can be answered by their buttons.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::Steps;
use crate::ui::desk::Desk;
use crate::ui::hooks::{use_desk, use_keys, use_text};
use crate::ui::i18n::{Text, article as article_says, compare as says, day_said, moment_said};
use crate::ui::keys::{Action, Scope};
use crate::ui::route::Route;
use crate::view::{ArticleRef, Question};

/// What the questions need to be drawn.
#[derive(Clone, PartialEq, Properties)]
pub struct QuestionsProps {
    /// What is open, the most alike first.
    pub questions: Vec<Rc<Question>>,
    /// What was answered.
    pub answers: Vec<Rc<Question>>,
}

/// Questions drawn at once.
const STEP: usize = 10;

/// The questions, and what was answered.
#[component]
pub fn Questions(props: &QuestionsProps) -> Html {
    let text = use_text();
    let desk = use_desk();
    let in_hand = props.questions.first().cloned();
    let on_key = use_callback((desk.clone(), in_hand), |action, (desk, in_hand)| {
        match (action, in_hand) {
            (Action::Answer(same), Some(question)) => {
                answer(desk, question, Some(same));
                true
            }
            _ => false,
        }
    });
    use_keys(Scope::Stories, on_key);
    html! {
        <>
            if !props.questions.is_empty() {
                <section class="questions">
                    <h2>{ text.say(says::QUESTIONS) }<span class="count">{ props.questions.len() }</span></h2>
                    <p class="hint">{ text.say(says::QUESTIONS_NOTE) }</p>
                    <ol>
                        <Steps count={props.questions.len()} step={STEP} in_list=true more={article_says::MORE} part={
                            let (desk, questions) = (desk.clone(), props.questions.clone());
                            Callback::from(move |index: usize| {
                                let question = questions.get(index);
                                question
                                    .map(|question| open(text, &desk, question, index == 0))
                                    .unwrap_or_default()
                            })
                        } />
                    </ol>
                </section>
            }
            if !props.answers.is_empty() {
                <details class="answers">
                    <summary>
                        { text.say(says::ANSWERS) }<span class="count">{ props.answers.len() }</span>
                    </summary>
                    <ul>{ for props.answers.iter().map(|question| answered(text, &desk, question)) }</ul>
                </details>
            }
        </>
    }
}

fn answer(desk: &Desk, question: &Question, same: Option<bool>) {
    desk.decide_story(question.a.id, question.b.id, same);
}

/// A question that is open; the first one's buttons show their keys.
fn open(text: Text, desk: &Desk, question: &Rc<Question>, in_hand: bool) -> Html {
    let button = |same: bool| {
        let (message, key) = if same {
            (says::YES, "y")
        } else {
            (says::NO, "n")
        };
        let onclick = {
            let (desk, question) = (desk.clone(), Rc::clone(question));
            Callback::from(move |_: MouseEvent| answer(&desk, &question, Some(same)))
        };
        html! {
            <button
                type="button"
                aria-keyshortcuts={in_hand.then_some(key)}
                {onclick}
            >
                { text.say(message) }<span class="unseen">{ about(text, question) }</span>
                if in_hand { <kbd aria-hidden="true">{ key }</kbd> }
            </button>
        }
    };
    let days = question.days.iter().map(|day| day_said(text, *day));
    let what: Vec<String> = days.chain(question.names.iter().cloned()).collect();
    let what = what.join(text.say(article_says::COMMA));
    html! {
        <li key={format!("{} {}", question.a.id, question.b.id)}>
            <div class="both">
                { side(text, &question.a, question.n_articles.0) }
                { side(text, &question.b, question.n_articles.1) }
            </div>
            <p class="small">
                if what.is_empty() {
                    { text.say(says::BOTH_NOTHING) }
                } else {
                    { text.fill(says::BOTH_MENTION, &[("what", &what)]) }
                }
            </p>
            <p class="steps">{ button(true) }{ button(false) }</p>
        </li>
    }
}

fn side(text: Text, article: &ArticleRef, n_articles: usize) -> Html {
    let time = article.published.map(moment_said);
    html! {
        <div>
            <a class="what" href={Route::Article(article.id).address()}>{ &article.title }</a>
            <span class="small">
                <span>{ &article.outlet }</span>
                <span>{ time.unwrap_or_else(|| text.say(article_says::UNDATED).to_owned()) }</span>
                if 1 < n_articles {
                    <span>{ text.count(says::AND_OTHERS, n_articles - 1) }</span>
                }
            </span>
        </div>
    }
}

fn answered(text: Text, desk: &Desk, question: &Rc<Question>) -> Html {
    let said = text.say(if question.same == Some(true) {
        says::YES
    } else {
        says::NO
    });
    let onclick = {
        let (desk, question) = (desk.clone(), Rc::clone(question));
        Callback::from(move |_: MouseEvent| answer(&desk, &question, None))
    };
    html! {
        <li key={format!("{} {}", question.a.id, question.b.id)}>
            <span>{ said }{ about(text, question) }</span>
            <button type="button" {onclick}>
                { text.say(says::TAKE_BACK) }<span class="unseen">{ about(text, question) }</span>
            </button>
        </li>
    }
}

/// What an answer is about: both titles.
fn about(text: Text, question: &Question) -> String {
    let (a, b) = (&question.a.title, &question.b.title);
    text.fill(says::ABOUT_BOTH, &[("a", a), ("b", b)])
}
