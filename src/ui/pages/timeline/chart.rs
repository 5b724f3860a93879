//! Lanes and band, drawn on one scale; a click or Enter tells what stands at a dot or a bar.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::i18n::{Text, days_said, survey as says};
use crate::view::{DayItem, Lane, Publication, TimelineView, is_doubtful};

use super::list::{articles, places};

/// What the chart needs to be drawn.
#[derive(Clone, PartialEq, Properties)]
pub struct ChartProps {
    /// The timeline.
    pub view: Rc<TimelineView>,
    /// The language of the page.
    pub text: Text,
}

/// What is chosen: a dot by lane and place in it, or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chosen {
    Dot(usize, usize),
    Day(usize),
}

/// The height of a row of the band, in CSS pixels; `.bar` fits into it.
const TRACK: usize = 14;

/// The chart.
#[component]
pub fn Chart(props: &ChartProps) -> Html {
    let ChartProps { view, text } = props;
    let text = *text;
    let chosen = use_state_eq(|| None::<Chosen>);
    let choose = {
        let setter = chosen.setter();
        Callback::from(move |what| setter.set(Some(what)))
    };
    let ticks = || {
        view.ticks.iter().map(|(day, at)| {
            html! {
                <span class="tick" style={format!("left:{}%", percent(*at))}>
                    <span>{ format!("{}-{:02}-{:02}", day.year, day.month, day.day) }</span>
                </span>
            }
        })
    };
    let bars = view
        .days
        .iter()
        .enumerate()
        .filter(|(_, day)| day.bar.is_some());
    html! {
        <div class="chart">
            <div class="lanes" role="group" aria-label={text.say(says::PUBLISHED)}>
                { for view.lanes.iter().enumerate().map(|(index, of)| {
                    lane(text, index, of, *chosen, &choose)
                }) }
            </div>
            <div class="lane axis" aria-hidden="true">
                <span class="outlet" />
                <div class="track">{ for ticks() }</div>
            </div>
            <div class="lane band" role="group" aria-label={text.say(says::SPOKEN_OF)}>
                <span class="outlet">{ text.say(says::SPOKEN_OF) }</span>
                <div class="track" style={format!("height:{}px", (view.n_tracks.max(1)) * TRACK + 8)}>
                    { for bars.map(|(index, day)| bar(text, index, day, *chosen, &choose)) }
                </div>
            </div>
            <div class="told" aria-live="polite">
                { match *chosen {
                    Some(Chosen::Dot(lane, place)) => view
                        .lanes
                        .get(lane)
                        .and_then(|lane| lane.publications.get(place))
                        .map(|publication| html! {
                            <>
                                <h2>{ days_said(text, publication.day, publication.day) }</h2>
                                { articles(publication) }
                            </>
                        })
                        .unwrap_or_default(),
                    Some(Chosen::Day(index)) => view
                        .days
                        .get(index)
                        .map(|day| html! {
                            <>
                                <h2>{ days_said(text, day.from, day.to) }</h2>
                                { places(text, day) }
                            </>
                        })
                        .unwrap_or_default(),
                    None => Html::default(),
                } }
            </div>
        </div>
    }
}

fn lane(
    text: Text,
    index: usize,
    lane: &Lane,
    chosen: Option<Chosen>,
    choose: &Callback<Chosen>,
) -> Html {
    let dots = lane
        .publications
        .iter()
        .enumerate()
        .map(|(place, publication)| {
            let what = Chosen::Dot(index, place);
            let day = days_said(text, publication.day, publication.day);
            let n = publication.n_articles.to_string();
            let values = [("outlet", lane.outlet.as_str()), ("day", &day), ("n", &n)];
            html! {
                <button
                    type="button"
                    class="dot"
                    style={format!("left:{}%", percent(publication.at))}
                    aria-label={text.fill(says::DOT, &values)}
                    aria-pressed={(chosen == Some(what)).to_string()}
                    onclick={choose.reform(move |_: MouseEvent| what)}
                >{ many(publication) }</button>
            }
        });
    html! {
        <div class="lane" key={lane.outlet.clone()}>
            <span class="outlet">{ &lane.outlet }</span>
            <div class="track">{ for dots }</div>
        </div>
    }
}

/// How many articles a dot stands for, where it is more than one.
fn many(publication: &Publication) -> Option<usize> {
    Some(publication.n_articles).filter(|n| 1 < *n)
}

fn bar(
    text: Text,
    index: usize,
    day: &DayItem,
    chosen: Option<Chosen>,
    choose: &Callback<Chosen>,
) -> Html {
    let Some(bar) = day.bar else {
        return Html::default();
    };
    let what = Chosen::Day(index);
    let said = days_said(text, day.from, day.to);
    let n = day.n_articles.to_string();
    let mut label = text.fill(says::BAR, &[("day", &said), ("n", &n)]);
    if is_doubtful(day.doubt) {
        label = format!("{label} ({})", text.say(says::DOUBTFUL));
    }
    let class = classes!(
        "bar",
        is_doubtful(day.doubt).then_some("hollow"),
        (day.from == day.to).then_some("single"),
        bar.open_start.then_some("open-start"),
        bar.open_end.then_some("open-end"),
        (1 < day.n_articles).then_some("shared"),
    );
    let style = format!(
        "left:{}%;width:{}%;top:{}px",
        percent(bar.start),
        percent(bar.length),
        bar.track * TRACK + 4
    );
    html! {
        <button
            type="button"
            {class}
            {style}
            aria-label={label.clone()}
            title={label}
            aria-pressed={(chosen == Some(what)).to_string()}
            onclick={choose.reform(move |_: MouseEvent| what)}
        />
    }
}

/// Thousandths as a percentage for a style.
fn percent(thousandths: u16) -> String {
    format!("{}.{}", thousandths / 10, thousandths % 10)
}
