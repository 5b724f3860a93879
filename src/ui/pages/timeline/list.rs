//! The same days as a list: for the keyboard, for screen readers, and for what lies outside the
//! window of the chart.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::i18n::{Text, days_said, doubt_said, survey as says};
use crate::ui::route::Route;
use crate::view::{DayItem, Publication, TimelineView, is_doubtful};

/// Days drawn at first, and with every wish for more: a table of thousands would be slow to draw.
const STEP: usize = 200;

/// What the list needs to be drawn.
#[derive(Clone, PartialEq, Properties)]
pub struct ListProps {
    /// The timeline.
    pub view: Rc<TimelineView>,
    /// The language of the page.
    pub text: Text,
}

/// The days with their mentions, and the articles without a day.
#[component]
pub fn List(props: &ListProps) -> Html {
    let ListProps { view, text } = props;
    let text = *text;
    let shown = use_state_eq(|| STEP);
    let more = view.days.len().saturating_sub(*shown);
    let on_more = {
        let (setter, next) = (shown.setter(), *shown + STEP);
        Callback::from(move |_: MouseEvent| setter.set(next))
    };
    html! {
        <section class="day-list">
            if !view.undated.is_empty() {
                <h2>{ text.say(says::UNDATED) }<span class="count">{ view.undated.len() }</span></h2>
                <ul class="undated">
                    { for view.undated.iter().take(STEP).map(|article| html! {
                        <li key={article.id.to_string()}>
                            <a href={Route::Article(article.id).address()}>{ &article.title }</a>
                            <span class="small">{ &article.outlet }</span>
                        </li>
                    }) }
                </ul>
            }
            if !view.days.is_empty() {
                <h2>{ text.say(says::LIST) }<span class="count">{ view.days.len() }</span></h2>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ text.say(says::DAY) }</th>
                            <th scope="col">{ text.say(says::WHERE) }</th>
                        </tr>
                    </thead>
                    <tbody>
                        { for view.days.iter().take(*shown).map(|day| html! {
                            <tr>
                                <th scope="row">{ days_said(text, day.from, day.to) }</th>
                                <td>{ places(text, day) }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
                if 0 < more {
                    <button type="button" onclick={on_more}>{ text.count(says::MORE, more) }</button>
                }
            }
        </section>
    }
}

/// The mentions of a day, each leading to its place.
pub fn places(text: Text, day: &DayItem) -> Html {
    let rest = day
        .n_mentions
        .saturating_sub(day.places.iter().map(|place| place.times).sum());
    html! {
        <ul class="day-places">
            { for day.places.iter().map(|place| {
                let route = Route::Mention(place.article.id, place.mark);
                let values = [("outlet", place.article.outlet.as_str()), ("text", &place.text)];
                let doubt = doubt_said(place.doubt).filter(|_| is_doubtful(place.doubt));
                html! {
                    <li>
                        <a href={route.address()}>{ text.fill(says::SAID_AS, &values) }</a>
                        if 1 < place.times {
                            <span class="small">{ text.count(says::COUNT, place.times) }</span>
                        }
                        if let Some(doubt) = doubt { <span class="small doubt">{ text.say(doubt) }</span> }
                    </li>
                }
            }) }
            if 0 < rest { <li class="small">{ text.count(says::MORE, rest) }</li> }
        </ul>
    }
}

/// What was published on a day.
pub fn articles(publication: &Publication) -> Html {
    html! {
        <ul class="day-places">
            { for publication.articles.iter().map(|article| html! {
                <li key={article.id.to_string()}>
                    <a href={Route::Article(article.id).address()}>{ &article.title }</a>
                    <span class="small">{ &article.outlet }</span>
                </li>
            }) }
        </ul>
    }
}
