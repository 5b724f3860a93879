//! How alike the pairs are: a histogram, and a threshold below which pairs are not listed.
//!
//! The threshold is a slider of the browser: it is dragged, or moved by arrow keys. While it moves
//! it says how many pairs it would leave; let go, it is a decision that can be undone.

use yew::prelude::*;

use crate::ui::hooks::{use_desk, use_text};
use crate::ui::i18n::{library, number_said};
use crate::ui::log::Command;

/// Props of [`Likeness`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LikenessProps {
    /// How many pairs are alike to each hundredth, from 0 to 100.
    pub alike: Vec<u32>,
}

/// Hundredths that one bar stands for, and one step of the slider.
const STEP: usize = 5;
/// The drawing: units a bar is wide, and the whole high.
const BAR: usize = 10;
const HEIGHT: f64 = 48.0;
/// The least height of a bar that is not empty.
const LEAST_HEIGHT: f64 = 2.0;

/// The histogram with its threshold.
#[component]
pub fn Likeness(props: &LikenessProps) -> Html {
    let text = use_text();
    let desk = use_desk();
    // Where the slider is while it moves.
    let moving = use_state_eq(|| None::<u8>);
    // The log knows a decision before the librarian has heard of it.
    let decided = desk.set_decisions().least_alike;
    let least = moving.unwrap_or(decided);
    let value = |event: &Event| -> Option<u8> {
        let input: web_sys::HtmlInputElement = event.target_dyn_into()?;
        input.value().parse().ok()
    };
    let oninput = {
        let moving = moving.setter();
        Callback::from(move |event: InputEvent| moving.set(value(&event)))
    };
    let onchange = {
        let moving = moving.setter();
        Callback::from(move |event: Event| {
            moving.set(None);
            if let Some(least) = value(&event)
                && least != decided
            {
                desk.run(Command::LeastAlike(least));
            }
        })
    };
    let all: u32 = props.alike.iter().sum();
    let left: u32 = props.alike.iter().skip(usize::from(least)).sum();
    let count = |n: u32| number_said(usize::try_from(n).unwrap_or(usize::MAX));
    let values = [
        ("percent", least.to_string()),
        ("n", count(left)),
        ("all", count(all)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let said = text.fill(library::LEAST_LEAVES, &values);
    html! {
        <div class="likeness">
            <label for="least-alike">{ text.say(library::LEAST) }</label>
            { bars(&props.alike, usize::from(least)) }
            <input
                id="least-alike"
                type="range"
                min="0"
                max="100"
                step={STEP.to_string()}
                value={least.to_string()}
                aria-valuetext={said.clone()}
                {oninput}
                {onchange}
            />
            <output for="least-alike">{ said }</output>
            <p class="muted">{ text.say(library::LEAST_NOTE) }</p>
        </div>
    }
}

/// The bars; those below the threshold are pale. It says nothing that the slider does not.
fn bars(alike: &[u32], least: usize) -> Html {
    let counts: Vec<u32> = alike
        .chunks(STEP)
        .map(|counts| counts.iter().sum())
        .collect();
    // Many pairs are hardly alike: by their roots the few that are much alike can be seen too.
    let root = |count: u32| f64::from(count).sqrt();
    let most = counts.iter().copied().max().map_or(1.0, root).max(1.0);
    let bars = counts.iter().enumerate().filter(|(_, count)| 0 < **count);
    let bars = bars.map(|(index, &count)| {
        let height = (root(count) / most * HEIGHT).max(LEAST_HEIGHT);
        let class = if index * STEP < least {
            "below"
        } else {
            "left"
        };
        html! {
            <rect
                {class}
                x={(index * BAR + 1).to_string()}
                y={format!("{:.1}", HEIGHT - height)}
                width={(BAR - 2).to_string()}
                height={format!("{height:.1}")}
            />
        }
    });
    let width = (100 / STEP + 1) * BAR;
    html! {
        <svg
            viewBox={format!("0 0 {width} {HEIGHT}")}
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >{ for bars }</svg>
    }
}
