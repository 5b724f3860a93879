//! One listener for all marks of an article: what is pointed at, focused, clicked.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::ui::platform::place;

use super::reading::Choice;
use super::tip::Pointed;

/// What is pointed at, and what the text column listens with.
#[derive(Clone, Debug, PartialEq)]
pub struct Pointing {
    /// The mark or word under the pointer or the focus.
    pub pointed: Option<Pointed>,
    /// The pointer moves over something.
    pub onpointerover: Callback<PointerEvent>,
    /// Something takes the focus: a mark is then in hand.
    pub onfocusin: Callback<FocusEvent>,
    /// Something is clicked: likewise.
    pub onclick: Callback<MouseEvent>,
    /// Pointer or focus leave the column.
    pub onleave: Callback<()>,
}

/// Listens for all marks in a column.
#[hook]
pub fn use_pointing(column: &NodeRef, on_choice: &Callback<Choice>) -> Pointing {
    let pointed = use_state_eq(|| None::<Pointed>);
    let onpointerover = {
        let (column, pointed) = (column.clone(), pointed.setter());
        Callback::from(move |event: PointerEvent| {
            pointed.set(point(event.target_dyn_into::<Element>(), &column));
        })
    };
    let onfocusin = {
        let (column, pointed, on_choice) = (column.clone(), pointed.setter(), on_choice.clone());
        Callback::from(move |event: FocusEvent| {
            let at = point(event.target_dyn_into::<Element>(), &column);
            if let Some(mark) = at.as_ref().and_then(|at| at.mark) {
                on_choice.emit(Choice::Mark(Some(mark)));
            }
            pointed.set(at);
        })
    };
    let onclick = {
        let on_choice = on_choice.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(mark) = event.target_dyn_into::<Element>().and_then(|e| marked(&e)) {
                on_choice.emit(Choice::Mark(Some(mark)));
            }
        })
    };
    let onleave = {
        let pointed = pointed.setter();
        Callback::from(move |()| pointed.set(None))
    };
    Pointing {
        pointed: (*pointed).clone(),
        onpointerover,
        onfocusin,
        onclick,
        onleave,
    }
}

/// The mark that an element belongs to.
fn marked(element: &Element) -> Option<usize> {
    let mark = element.closest("[data-mark]").ok()??;
    mark.get_attribute("data-mark")?.parse().ok()
}

/// What is pointed at, with its place in the column.
fn point(element: Option<Element>, column: &NodeRef) -> Option<Pointed> {
    let element = element?.closest("[data-mark],[data-pos]").ok()??;
    let column = column.cast::<HtmlElement>()?;
    let (left, top) = place::below(element.unchecked_ref(), &column)?;
    Some(Pointed {
        mark: marked(&element),
        pos: element.get_attribute("data-pos"),
        left,
        top,
    })
}
