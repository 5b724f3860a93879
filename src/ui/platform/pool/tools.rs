//! Dictionary and name model: loaded once by the page, when the first text needs them; copies go
//! to the workers.

use std::rc::Rc;

use js_sys::ArrayBuffer;
use wasm_bindgen_futures::spawn_local;

use super::{Inner, Tools};
use crate::protocol::envelope::buffer;
use crate::protocol::{ToAnalyst, ToLibrarian};
use crate::ui::platform::host;
use crate::ui::platform::lines::Line;
use crate::ui::session::Event;
use crate::ui::state::News;

impl Inner {
    /// Loads dictionary and name model, once; then all analysts get them.
    pub(super) fn load_tools(self: &Rc<Self>) {
        {
            let mut state = self.state.borrow_mut();
            match state.tools {
                Tools::Unasked => state.tools = Tools::Loading,
                Tools::Loading => return,
                Tools::Loaded(..) => {
                    let n_analysts = state.analysts.len();
                    drop(state);
                    (0..n_analysts).for_each(|analyst| self.send_tools(analyst));
                    return;
                }
            }
        }
        let inner = Rc::clone(self);
        self.event(Event::LoadingTools(true));
        spawn_local(async move {
            let load = async |name| match host::load_asset(name).await {
                Ok(Some(bytes)) => bytes,
                _ => ArrayBuffer::new(0),
            };
            let dictionary = load("dictionary").await;
            let names = load("names").await;
            let is_missing = dictionary.byte_length() == 0;
            let n_analysts = {
                let mut state = inner.state.borrow_mut();
                state.tools = Tools::Loaded(dictionary, names);
                state.analysts.len()
            };
            inner.event(Event::LoadingTools(false));
            if is_missing {
                (inner.tell)(News::NoTools);
            }
            (0..n_analysts).for_each(|analyst| inner.send_tools(analyst));
            if inner.state.borrow().librarian_has_tools {
                inner.post_tools();
            }
        });
    }

    /// Posts copies of dictionary and name model to an analyst that has none.
    pub(super) fn send_tools(&self, analyst: usize) {
        let mut state = self.state.borrow_mut();
        let Tools::Loaded(dictionary, names) = state.tools.clone() else {
            return;
        };
        let lacks = state
            .have_tools
            .get_mut(analyst)
            .is_some_and(|have_tools| !std::mem::replace(have_tools, true));
        if !lacks {
            return;
        }
        state.schedule.alive(analyst, false);
        if let Some(Some(line)) = state.analysts.get(analyst) {
            let own = buffer(state.own_words.as_bytes());
            line.post(
                &ToAnalyst::Tools,
                &[dictionary.slice(0), names.slice(0), own],
                None,
            );
        }
    }

    /// Gives the workers their tools anew, with the person's own dictionary as it is now.
    pub(super) fn send_tools_again(self: &Rc<Self>) {
        let (is_loaded, is_librarian) = {
            let mut state = self.state.borrow_mut();
            state.have_tools.fill(false);
            (
                matches!(state.tools, Tools::Loaded(..)),
                state.librarian_has_tools,
            )
        };
        if is_loaded {
            self.load_tools();
            if is_librarian {
                self.post_tools();
            }
        }
    }

    /// Gives the librarian the dictionary, the first time that a screen wants words.
    pub(super) fn give_librarian_tools(self: &Rc<Self>) {
        let is_new = {
            let mut state = self.state.borrow_mut();
            !std::mem::replace(&mut state.librarian_has_tools, true)
        };
        if !is_new {
            return;
        }
        let is_loaded = matches!(self.state.borrow().tools, Tools::Loaded(..));
        if is_loaded {
            self.post_tools();
        } else {
            self.load_tools();
        }
    }

    pub(super) fn post_tools(&self) {
        let mut state = self.state.borrow_mut();
        let Tools::Loaded(dictionary, names) = state.tools.clone() else {
            return;
        };
        let own = Rc::clone(&state.own_words);
        let post = move |line: &Line| {
            let own = buffer(own.as_bytes());
            line.post(
                &ToLibrarian::Tools,
                &[dictionary.slice(0), names.slice(0), own],
                None,
            );
        };
        match (&state.librarian, state.librarian_ready) {
            (Some(line), true) => post(line),
            _ => state.librarian_waiting.push(Box::new(post)),
        }
    }
}
