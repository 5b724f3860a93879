//! A list of rows of one height that draws only those in sight.
//!
//! It scrolls with the window, so that there is one scroll bar. Ten thousand rows cost as much as
//! thirty.

use gloo::events::EventListener;
use web_sys::Element;
use yew::prelude::*;

use crate::ui::platform;

/// Rows drawn beyond either edge, so that quick scrolling shows no gap.
const MARGIN: usize = 8;
/// Rows drawn before the window's size is known.
const FIRST: usize = 40;

/// Props of [`VirtualList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct VirtualListProps {
    /// How many rows there are.
    pub count: usize,
    /// The height of each, in CSS pixels.
    pub row_height: u32,
    /// Draws a row.
    pub row: Callback<usize, Html>,
    /// A row to be scrolled to, when it changes.
    #[prop_or_default]
    pub shown: Option<usize>,
    /// Told which rows are in sight, from and to (not included), when that changes.
    #[prop_or_default]
    pub on_range: Option<Callback<(usize, usize)>>,
    /// Its label.
    pub label: AttrValue,
}

/// A virtual list; rows are list items with their place in the whole told to screen readers.
#[component]
pub fn VirtualList(props: &VirtualListProps) -> Html {
    let list = use_node_ref();
    let range = use_state_eq(|| (0, FIRST.min(props.count)));
    let (count, height) = (props.count, f64::from(props.row_height.max(1)));
    use_effect_with((count, props.row_height), {
        let (list, range) = (list.clone(), range.setter());
        move |_| {
            let measure = move || {
                if let Some(found) = rows_in_sight(&list, count, height) {
                    range.set(found);
                }
            };
            measure();
            let listeners = platform::window().map(|window| {
                let again = measure.clone();
                [
                    EventListener::new(&window, "scroll", move |_| measure()),
                    EventListener::new(&window, "resize", move |_| again()),
                ]
            });
            move || drop(listeners)
        }
    });
    use_effect_with(props.shown, {
        let list = list.clone();
        move |shown| {
            if let Some(shown) = *shown {
                show(&list, shown, height);
            }
        }
    });
    use_effect_with((*range, props.on_range.clone()), |(range, on_range)| {
        if let Some(on_range) = on_range {
            on_range.emit(*range);
        }
    });
    let (first, last) = *range;
    let last = last.min(count);
    let rows = (first.min(last)..last).map(|index| {
        let top = index as u64 * u64::from(props.row_height);
        html! {
            <li key={index} class="virtual-row" aria-setsize={count.to_string()}
                aria-posinset={(index + 1).to_string()}
                style={format!("transform:translateY({top}px);height:{}px", props.row_height)}>
                { props.row.emit(index) }
            </li>
        }
    });
    let total = count as u64 * u64::from(props.row_height);
    html! {
        <ul ref={list} class="virtual" aria-label={props.label.clone()}
            style={format!("height:{total}px")}>
            { for rows }
        </ul>
    }
}

/// The rows in sight, with a margin.
fn rows_in_sight(list: &NodeRef, count: usize, height: f64) -> Option<(usize, usize)> {
    let list = list.cast::<Element>()?;
    let window_height = platform::window()?.inner_height().ok()?.as_f64()?;
    let top = -list.get_bounding_client_rect().top();
    let first = row_at(top, height).saturating_sub(MARGIN);
    let last = row_at(top + window_height, height) + 1 + MARGIN;
    Some((first.min(count), last.min(count)))
}

/// Scrolls so far that a row is in sight; not at all where it is.
fn show(list: &NodeRef, row: usize, height: f64) {
    /// What the header covers.
    const COVERED: f64 = 64.0;
    let (Some(list), Some(window)) = (list.cast::<Element>(), platform::window()) else {
        return;
    };
    let window_height = window.inner_height().ok().and_then(|value| value.as_f64());
    let window_height = window_height.unwrap_or_default();
    let top = list.get_bounding_client_rect().top() + row as f64 * height;
    let beyond = if top < COVERED {
        top - COVERED
    } else {
        (top + height - window_height).max(0.0)
    };
    if beyond != 0.0 {
        window.scroll_by_with_x_and_y(0.0, beyond);
    }
}

/// The number of the row at a distance from the top.
fn row_at(distance: f64, height: f64) -> usize {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let row = (distance.max(0.0) / height) as usize;
    row
}
