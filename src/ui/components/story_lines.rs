//! The stories of a larger set, a line each: what, when, how many tell it, how many only copy.

use yew::prelude::*;

use crate::ui::hooks::use_text;
use crate::ui::i18n::{Text, compare, days_said, library};
use crate::ui::route::Route;
use crate::view::StoryLine;

/// Lines shown; the others stand on the screen of stories.
const SHOWN: usize = 10;

/// Props of [`StoryLines`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct StoryLinesProps {
    /// The stories, the largest first.
    pub stories: Vec<StoryLine>,
}

/// The largest stories, and the way to all.
#[component]
pub fn StoryLines(props: &StoryLinesProps) -> Html {
    let text = use_text();
    let n_all = props.stories.len();
    html! {
        <section class="story-lines">
            <h2>{ text.say(library::STORIES) }<span class="count">{ n_all }</span></h2>
            <ol>{ for props.stories.iter().take(SHOWN).map(|story| line(text, story)) }</ol>
            if SHOWN < n_all {
                <p><a href={Route::Stories.address()}>{ text.count(library::ALL_STORIES, n_all) }</a></p>
            }
        </section>
    }
}

fn line(text: Text, story: &StoryLine) -> Html {
    let days = match (story.from, story.to) {
        (Some(from), Some(to)) => Some(days_said(text, from, to)),
        _ => None,
    };
    html! {
        <li key={story.story.to_string()}>
            <a href={Route::Coverage(story.story).address()}>{ &story.title }</a>
            <span class="small">
                if let Some(days) = days { <span>{ days }</span> }
                <span>{ text.count(compare::N_ARTICLES, story.n_articles) }</span>
                <span>{ text.count(compare::N_OUTLETS, story.n_outlets) }</span>
                if 0 < story.n_copies {
                    <span>{ text.count(library::N_COPIES, story.n_copies) }</span>
                }
            </span>
        </li>
    }
}
