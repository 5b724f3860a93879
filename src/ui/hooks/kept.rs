//! What a screen remembers while the person is elsewhere: order, filters, what is open.
//!
//! It lives as long as the page and is never stored.

use std::any::Any;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

/// What screens remember, by a name that the screen chooses; handed down as a context.
#[derive(Clone, Debug, Default)]
pub struct Memory(Rc<RefCell<BTreeMap<&'static str, Rc<dyn Any>>>>);

impl PartialEq for Memory {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Memory {
    fn recall<T: Clone + 'static>(&self, name: &str) -> Option<T> {
        self.0.borrow().get(name)?.downcast_ref::<T>().cloned()
    }

    fn keep<T: 'static>(&self, name: &'static str, value: T) {
        self.0.borrow_mut().insert(name, Rc::new(value));
    }
}

/// Something that happens once as long as the page lives: true the first time that it is asked.
///
/// It is noted at once; a screen that is left at the same moment would never store a state.
#[hook]
pub fn use_once(name: &'static str) -> Callback<(), bool> {
    let memory = use_context::<Memory>().unwrap_or_default();
    Callback::from(move |()| {
        let is_first = memory.recall::<bool>(name).is_none();
        memory.keep(name, true);
        is_first
    })
}

/// A state as of `use_state_eq` that is found again when its screen is shown again.
#[hook]
pub fn use_kept<T>(name: &'static str, first: impl FnOnce() -> T) -> UseStateHandle<T>
where
    T: Clone + PartialEq + 'static,
{
    let memory = use_context::<Memory>().unwrap_or_default();
    let state = use_state_eq(|| memory.recall(name).unwrap_or_else(first));
    use_effect_with((*state).clone(), move |value| {
        memory.keep(name, value.clone());
    });
    state
}
