//! Short notes at the window's edge; they move nothing, go by themselves, and are read aloud.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::ui::desk::Core;
use crate::ui::hooks::use_desk;
use crate::ui::i18n::frame;
use crate::ui::platform::{self, Update};
use crate::ui::state::Notice;

/// All notices, and the offer of a new version.
#[component]
pub fn Notices() -> Html {
    let desk = use_desk();
    let notes = desk.notices().into_iter().map(|notice| {
        html! { <Note key={notice.id} notice={notice.clone()} /> }
    });
    html! {
        <div class="notices" role="status" aria-live="polite">
            { for notes }
            if let Some(update) = desk.update() {
                <Offer {update} />
            }
        </div>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct OfferProps {
    update: Update,
}

/// Another version, or the loss of this one; both end with the page loaded anew.
#[component]
fn Offer(props: &OfferProps) -> Html {
    let desk = use_desk();
    let text = desk.text();
    let (says, does) = match props.update {
        Update::New => (frame::UPDATE, frame::UPDATE_NOW),
        Update::Gone => (frame::FILES_GONE, frame::LOAD_ANEW),
    };
    html! {
        <div class="notice">
            <span>{ text.say(says) }</span>
            <button type="button" onclick={|_: MouseEvent| platform::apply_update()}>
                { text.say(does) }
            </button>
        </div>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct NoteProps {
    notice: Notice,
}

#[component]
fn Note(props: &NoteProps) -> Html {
    let desk = use_desk();
    let text = desk.text();
    let Notice {
        id, offers_undo, ..
    } = props.notice;
    let said = props.notice.said(text);
    // The timer ends with the note.
    use_effect_with(id, {
        let desk = desk.clone();
        move |&id| {
            let timer = Timeout::new(Core::notice_ms(), move || desk.dismiss(id));
            move || drop(timer)
        }
    });
    let on_undo = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            desk.dismiss(id);
            desk.undo();
        })
    };
    let on_dismiss = Callback::from(move |_: MouseEvent| desk.dismiss(id));
    html! {
        <div class="notice">
            <span>{ said }</span>
            if offers_undo {
                <button type="button" onclick={on_undo}>{ text.say(frame::UNDO) }</button>
            }
            <button type="button" class="icon" aria-label={text.say(frame::DISMISS)}
                title={text.say(frame::DISMISS)} onclick={on_dismiss}>{ "×" }</button>
        </div>
    }
}
