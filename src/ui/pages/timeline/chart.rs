//! Lanes and band, drawn on one scale; a click or Enter tells what stands at a dot or a bar.

use std::cmp::Reverse;
use std::rc::Rc;

use yew::prelude::*;

use crate::model::Arrange;
use crate::ui::components::Steps;
use crate::ui::i18n::{Text, day_short, days_said, number_said, survey as says};
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

/// Characters of the label of a bar.
const LABEL_CHARACTERS: usize = 6;
/// The height of a row of the band, in CSS pixels; `.bar` fits into it.
const TRACK: usize = 20;
/// Lanes drawn at once, and bars: together under three thousand nodes.
const LANE_STEP: usize = 40;
const MAX_BARS: usize = 400;

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
    let (bars, n_bars) = drawn(view);
    html! {
        <div class="chart">
            <div class="lanes" role="group" aria-label={text.say(says::PUBLISHED)}>
                <Steps count={view.lanes.len()} step={LANE_STEP} more={says::MORE_LANES} part={
                    let (view, chosen, choose) = (Rc::clone(view), *chosen, choose.clone());
                    Callback::from(move |index: usize| {
                        let of = view.lanes.get(index);
                        of.map(|of| lane(text, index, of, chosen, &choose)).unwrap_or_default()
                    })
                } />
            </div>
            <div class="lane axis" aria-hidden="true">
                <span class="outlet" />
                <div class="track">{ for ticks() }</div>
            </div>
            <div class="lane band" role="group" aria-label={text.say(says::SPOKEN_OF)}>
                <span class="outlet">{ text.say(says::SPOKEN_OF) }</span>
                <div class="track" style={format!("height:{}px", (view.n_tracks.max(1)) * TRACK + 8)}>
                    { for bars.iter().map(|(index, day)| bar(text, *index, day, *chosen, &choose)) }
                </div>
            </div>
            if bars.len() < n_bars {
                <p class="small">{ text.fill(says::N_BARS, &[
                    ("n", &number_said(bars.len())), ("all", &number_said(n_bars)),
                ]) }</p>
            }
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

/// The days whose bars are drawn, those that most articles speak of; and how many have a bar.
fn drawn(view: &TimelineView) -> (Vec<(usize, &DayItem)>, usize) {
    let days = view.days.iter().map(|day| &**day).enumerate();
    let mut days: Vec<(usize, &DayItem)> = days.filter(|(_, day)| day.bar.is_some()).collect();
    let n_all = days.len();
    if MAX_BARS < n_all {
        days.arrange_by_key(|(_, day)| Reverse((day.n_articles, day.n_mentions)));
        days.truncate(MAX_BARS);
        days.arrange_by_key(|(index, _)| *index);
    }
    (days, n_all)
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
    let notes = [
        (is_doubtful(day.doubt), says::DOUBTFUL),
        (bar.open_start, says::FROM_BEFORE),
        (bar.open_end, says::TO_AFTER),
    ];
    for (_, note) in notes.into_iter().filter(|(holds, _)| *holds) {
        label = format!("{label} · {}", text.say(note));
    }
    let class = classes!(
        "bar",
        is_doubtful(day.doubt).then_some("hollow"),
        (day.from == day.to).then_some("single"),
        bar.label_before.then_some("label-before"),
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
        ><span class="bar-label" aria-hidden="true" data-label={bar_label(text, day)} /></button>
    }
}

/// What stands beside a bar: its day in few signs, or the words of the text where it is a stretch.
fn bar_label(text: Text, day: &DayItem) -> String {
    if day.from == day.to {
        return day_short(text, day.from, Some(day.from.year));
    }
    let said = day.places.first().map(|place| place.text.as_str());
    said.unwrap_or_default()
        .chars()
        .take(LABEL_CHARACTERS)
        .collect()
}

/// Thousandths as a percentage for a style.
fn percent(thousandths: u16) -> String {
    format!("{}.{}", thousandths / 10, thousandths % 10)
}
