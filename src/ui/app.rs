//! The frame: header, progress, notices, the screen; and what works on every screen (keys, drops,
//! pastes, the question before leaving).

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, ClipboardEvent, Element};
use yew::prelude::*;

use super::components::{DropArea, Header, KeysDialog, Notices, ProgressBar, SEARCH_ID};
use super::desk::{Change, Core, Desk, MAIN_ID, Progress};
use super::hooks::{Memory, use_keys};
use super::i18n::frame;
use super::keys::{Action, Scope};
use super::pages;
use super::platform::{self, files};
use super::route::Route;
use super::screens;

/// Draws the page into the element `#app`.
pub fn mount() {
    let place = platform::document().and_then(|document| document.get_element_by_id("app"));
    if let Some(place) = place {
        yew::Renderer::<App>::with_root(place).render();
    }
}

/// How often desk and progress changed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Versions {
    desk: u32,
    progress: u32,
}

impl Reducible for Versions {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = *self;
        next.progress = next.progress.wrapping_add(1);
        if change == Change::Desk {
            next.desk = next.desk.wrapping_add(1);
        }
        Rc::new(next)
    }
}

/// The whole page.
#[component]
pub fn App() -> Html {
    let core = use_memo((), |()| Core::start());
    let versions = use_reducer(Versions::default);
    use_effect_with((), {
        let core = Rc::clone(&core);
        let dispatch = versions.dispatcher();
        move |()| {
            core.watch(Callback::from(move |change| dispatch.dispatch(change)));
            let listeners = listen(&core);
            let waits = Rc::clone(&core);
            platform::watch_updates(move |update| waits.offer_update(update));
            move || drop(listeners)
        }
    });
    let memory = (*use_memo((), |()| Memory::default())).clone();
    let desk = Desk::new(Rc::clone(&core), versions.desk);
    let progress = Progress::new(Rc::clone(&core), versions.progress);
    html! {
        <ContextProvider<Memory> context={memory}>
            <ContextProvider<Desk> context={desk}>
                <ContextProvider<Progress> context={progress}>
                    <Frame />
                </ContextProvider<Progress>>
            </ContextProvider<Desk>>
        </ContextProvider<Memory>>
    }
}

/// Header, screen and notices.
#[component]
fn Frame() -> Html {
    let desk = super::hooks::use_desk();
    let text = desk.text();
    let shows_keys = use_state_eq(|| false);
    let on_action = use_callback(
        (desk.clone(), shows_keys.clone()),
        |action, (desk, shows_keys): &(Desk, UseStateHandle<bool>)| {
            match action {
                Action::Search => {
                    platform::focus(SEARCH_ID);
                }
                Action::Help => shows_keys.set(!**shows_keys),
                Action::Library => desk.go(&Route::Library),
                Action::Add => desk.go(&Route::Start),
                Action::Back => platform::back(),
                Action::Undo => desk.undo(),
                Action::Redo => desk.redo(),
                _ => return false,
            }
            true
        },
    );
    use_keys(Scope::Everywhere, on_action);
    use_effect_with((), |()| {
        let keeper = platform::focus::keep_focus(MAIN_ID);
        move || drop(keeper)
    });
    let on_keys = {
        let shows_keys = shows_keys.clone();
        Callback::from(move |shown| shows_keys.set(shown))
    };
    let route = desk.route();
    use_effect_with((route.clone(), text), |(route, text)| {
        platform::set_title(&screens::title(route, *text));
    });
    let shown = if desk.has_files() || !pages::needs_articles(&route) {
        pages::screen(&route)
    } else {
        pages::unknown::nothing_yet(text)
    };
    html! {
        <DropArea>
            <a class="skip" href="#main" onclick={skip()}>{ text.say(frame::SKIP) }</a>
            <Header on_keys={on_keys.reform(|()| true)} />
            <ProgressBar />
            <main id={MAIN_ID} tabindex="-1">{ shown }</main>
            <Notices />
            if *shows_keys {
                <KeysDialog on_close={on_keys.reform(|()| false)} />
            }
        </DropArea>
    }
}

/// The skip link moves the focus; it must not change the address, which names the screen.
fn skip() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        event.prevent_default();
        platform::focus(MAIN_ID);
    })
}

/// Listens to what concerns the whole window.
fn listen(core: &Rc<Core>) -> Vec<EventListener> {
    let (Some(window), Some(document)) = (platform::window(), platform::document()) else {
        return Vec::new();
    };
    let active = || EventListenerOptions::enable_prevent_default();
    let on_address = {
        let core = Rc::clone(core);
        EventListener::new(&window, "hashchange", move |_| core.follow_address())
    };
    let on_leave = {
        let core = Rc::clone(core);
        EventListener::new_with_options(&window, "beforeunload", active(), move |event| {
            if !core.has_files() {
                return;
            }
            event.prevent_default();
            if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                event.set_return_value(core.text().say(frame::LEAVE));
            }
        })
    };
    let on_paste = {
        let core = Rc::clone(core);
        EventListener::new_with_options(&document, "paste", active(), move |event| {
            let Some(event) = event.dyn_ref::<ClipboardEvent>() else {
                return;
            };
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let Some(transfer) = event.clipboard_data() else {
                return;
            };
            if platform::is_typing(target.as_ref()) {
                return;
            }
            event.prevent_default();
            let chosen = transfer.files().map(|list| files::chosen(&list));
            match chosen.filter(|files| !files.is_empty()) {
                Some(files) => core.add(files),
                None => core.add_text(&files::pasted(&transfer).unwrap_or_default()),
            }
        })
    };
    vec![on_address, on_leave, on_paste]
}
