//! What was sent: one line in the header, the record behind it.

use yew::prelude::*;

use super::Dialog;
use crate::ui::hooks::{use_desk, use_progress};
use crate::ui::i18n::{bytes_said, frame, number_said};

/// The line, as a button that shows the record.
#[component]
pub fn NetworkButton() -> Html {
    let desk = use_desk();
    // Drawn anew as work goes on, so that the line never says what was true a while ago.
    let _progress = use_progress();
    let text = desk.text();
    let is_open = use_state_eq(|| false);
    let record = desk.network();
    let set = |open: bool| {
        let is_open = is_open.clone();
        move || is_open.set(open)
    };
    let (on_open, on_close) = (set(true), set(false));
    let line = if record.n_elsewhere == 0 {
        text.say(frame::SENT_NOTHING).to_owned()
    } else {
        text.count(frame::SENT_ELSEWHERE, record.n_elsewhere as usize)
    };
    let is_clean = record.n_elsewhere == 0;
    let seen = [
        ("n", number_said(record.n_requests as usize)),
        ("elsewhere", number_said(record.n_elsewhere as usize)),
        ("blocked", number_said(record.n_blocked as usize)),
    ];
    let seen: Vec<(&str, &str)> = seen
        .iter()
        .map(|(name, said)| (*name, said.as_str()))
        .collect();
    let own = [
        (
            "n",
            number_said((record.n_requests - record.n_elsewhere) as usize),
        ),
        ("size", bytes_said(record.received)),
    ];
    let own: Vec<(&str, &str)> = own
        .iter()
        .map(|(name, said)| (*name, said.as_str()))
        .collect();
    html! {
        <>
            <button type="button" onclick={Callback::from(move |_: MouseEvent| on_open())}
                class={classes!("network", (!is_clean).then_some("network-warns"))}>
                { line }
            </button>
            if *is_open {
                <Dialog heading={text.say(frame::NETWORK)}
                    on_close={Callback::from(move |()| on_close())}>
                    <p>{ text.fill(frame::NETWORK_SEEN, &seen) }</p>
                    <p>{ text.fill(frame::NETWORK_OWN, &own) }</p>
                    <p>{ text.say(frame::NETWORK_WHY) }</p>
                    <p class="muted">{ text.say(frame::NETWORK_LIMIT) }</p>
                </Dialog>
            }
        </>
    }
}
