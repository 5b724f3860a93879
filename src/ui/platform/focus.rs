//! Keeps the focus where the person is, when what had it is gone.
//!
//! A button that removes its own row (restore, merge, not this story) would leave the focus on the
//! page's root, and whoever works by keys or by ear would begin anew at the top. So the place of the
//! focus among what can take it is noted, and when its element vanishes from an unchanged screen,
//! what now stands at that place gets it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, FocusOptions, HtmlElement, MutationObserver, MutationObserverInit, NodeList,
};

use super::{document, hash};

/// What can take the focus by Tab.
const FOCUSABLE: &str = "a[href], button:not(:disabled), input:not(:disabled), select, textarea, \
                         summary, [tabindex=\"0\"]";

/// Where the focus was.
#[derive(Debug)]
struct Held {
    element: Element,
    /// The elements around it, from the nearest outwards, with its place among what each holds.
    around: Vec<(Element, u32)>,
    address: String,
}

/// Watches as long as it lives.
#[derive(Debug)]
pub struct FocusKeeper {
    observer: MutationObserver,
    _on_change: Closure<dyn Fn()>,
    _on_focus: EventListener,
}

impl Drop for FocusKeeper {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Watches a part of the page by its id; none where the browser can't.
#[must_use]
pub fn keep_focus(id: &str) -> Option<FocusKeeper> {
    let place = document()?.get_element_by_id(id)?;
    let held: Rc<RefCell<Option<Held>>> = Rc::default();
    let on_focus = {
        let (held, place) = (Rc::clone(&held), place.clone());
        EventListener::new(&place.clone(), "focusin", move |event| {
            let element = event.target().and_then(|target| target.dyn_into().ok());
            *held.borrow_mut() = element.map(|element| note(element, &place));
        })
    };
    let on_change = Closure::<dyn Fn()>::new(move || {
        let is_gone = |held: &Held| !held.element.is_connected() && held.address == hash();
        let gone = held.borrow_mut().take_if(|held| is_gone(held));
        if let Some(gone) = gone.filter(|_| is_nowhere()) {
            give(&gone);
        }
    });
    let observer = MutationObserver::new(on_change.as_ref().unchecked_ref()).ok()?;
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    observer.observe_with_options(&place, &options).ok()?;
    Some(FocusKeeper {
        observer,
        _on_change: on_change,
        _on_focus: on_focus,
    })
}

/// Whether nothing has the focus.
fn is_nowhere() -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_none_or(|element| element.tag_name() == "BODY")
}

fn note(element: Element, place: &Element) -> Held {
    let mut around = Vec::new();
    let mut next = element.parent_element();
    while let Some(holder) = next {
        let is_last = holder == *place;
        next = holder.parent_element().filter(|_| !is_last);
        let at = focusable(&holder).and_then(|found| {
            (0..found.length()).find(|&index| found.item(index).as_ref() == Some(element.as_ref()))
        });
        around.push((holder, at.unwrap_or_default()));
        if is_last {
            break;
        }
    }
    Held {
        element,
        around,
        address: hash(),
    }
}

fn focusable(holder: &Element) -> Option<NodeList> {
    holder.query_selector_all(FOCUSABLE).ok()
}

/// Focuses what stands where the vanished element stood, in the nearest part that is still there.
fn give(gone: &Held) {
    for (holder, at) in gone
        .around
        .iter()
        .filter(|(holder, _)| holder.is_connected())
    {
        let Some(found) = focusable(holder).filter(|found| 0 < found.length()) else {
            continue;
        };
        let index = (*at).min(found.length() - 1);
        let next = found
            .item(index)
            .and_then(|node| node.dyn_into::<HtmlElement>().ok());
        if let Some(next) = next {
            let quietly = FocusOptions::new();
            quietly.set_prevent_scroll(true);
            let _ = next.focus_with_options(&quietly);
            return;
        }
    }
}
