//! The timeline: a lane for each outlet, one band of the days that the texts speak of, and the same
//! as a list.

pub mod chart;
pub mod list;

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::model::StoryId;
use crate::ui::hooks::{use_desk, use_text, use_view};
use crate::ui::i18n::compare::COVERAGE_GONE;
use crate::ui::i18n::{Text, survey as says};
use crate::ui::route::Route;
use crate::view::{Request, Response, TimelineView};

use super::unknown::{loading, unknown};
use chart::Chart;
use list::List;

/// Of which story; none for the whole set.
#[derive(Clone, PartialEq, Properties)]
pub struct TimelinePageProps {
    /// The story.
    pub story: Option<StoryId>,
}

/// The screen of the timeline.
#[component]
pub fn TimelinePage(props: &TimelinePageProps) -> Html {
    let text = use_text();
    let desk = use_desk();
    let view = use_view(Request::Timeline { story: props.story });
    let model = match view.response.as_deref() {
        Some(Response::Timeline(model)) if model.story == props.story => model,
        Some(Response::Missing) if !view.pending => return unknown(text, COVERAGE_GONE),
        _ => return loading(text),
    };
    let onchange = Callback::from(move |event: Event| {
        let field = event.target_dyn_into::<HtmlSelectElement>();
        let story = field.and_then(|field| field.value().parse().ok());
        desk.go(&Route::Timeline(story));
    });
    html! {
        <section class="page timeline">
            <h1>{ text.say(says::TIMELINE) }</h1>
            <p class="hint">{ text.say(says::TIMELINE_NOTE) }</p>
            if !model.stories.is_empty() { { choice(text, model, onchange) } }
            if model.window.is_none() {
                <p class="hint">{ text.say(says::NO_DATES) }</p>
            } else {
                <Chart view={Rc::clone(model)} {text} />
            }
            if 0 < model.n_open { <p class="small">{ text.count(says::N_OPEN, model.n_open) }</p> }
            <List view={Rc::clone(model)} {text} />
        </section>
    }
}

fn choice(text: Text, model: &TimelineView, onchange: Callback<Event>) -> Html {
    html! {
        <label class="choice">
            <span>{ text.say(says::STORY) }</span>
            <select {onchange}>
                <option value="" selected={model.story.is_none()}>{ text.say(says::ALL_STORIES) }</option>
                { for model.stories.iter().map(|line| {
                    let n = line.n_articles.to_string();
                    let values = [("title", line.title.as_str()), ("n", &n)];
                    html! {
                        <option
                            value={line.story.to_string()}
                            selected={model.story == Some(line.story)}
                        >{ text.fill(says::STORY_LINE, &values) }</option>
                    }
                }) }
            </select>
        </label>
    }
}
