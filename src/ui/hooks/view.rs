//! Asking the librarian for the model of a screen.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::use_desk;
use crate::view::{Request, Response};

/// The model of a screen, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The last answer; while a newer one is under way the old one stays, so that nothing jumps.
    pub response: Option<Rc<Response>>,
    /// The request that [`View::response`] answers.
    pub request: Option<Rc<Request>>,
    /// Whether an answer is under way.
    pub pending: bool,
}

/// Asks for the model of a screen, and again whenever the request or the set changes.
///
/// Answers to older questions are dropped. Before the first set is compared nothing is asked.
#[hook]
pub fn use_view(request: Request) -> View {
    let desk = use_desk();
    let revision = desk.revision();
    let is_empty = revision == 0 && !desk.has_files();
    let view = use_state_eq(|| {
        let kept = desk.kept(&request);
        View {
            request: kept.is_some().then(|| Rc::new(request.clone())),
            response: kept,
            pending: true,
        }
    });
    let latest = use_mut_ref(|| Rc::new(Cell::new(true)));
    use_effect_with((request, revision), {
        let view = view.clone();
        move |(request, revision)| {
            latest.borrow().set(false);
            let is_latest = Rc::new(Cell::new(true));
            *latest.borrow_mut() = Rc::clone(&is_latest);
            if 0 < *revision {
                let request = Rc::new(request.clone());
                let asked = Rc::clone(&request);
                let setter = view.setter();
                let on_answer = Rc::clone(&is_latest);
                let keeper = desk.clone();
                desk.ask(&asked, move |response| {
                    // Without an answer the librarian died; it will be asked again.
                    if let (true, Some(response)) = (on_answer.get(), response) {
                        let response = Rc::new(response);
                        keeper.keep((*request).clone(), Rc::clone(&response));
                        setter.set(View {
                            response: Some(response),
                            request: Some(request),
                            pending: false,
                        });
                    }
                });
            }
            move || is_latest.set(false)
        }
    });
    if is_empty {
        // An address from elsewhere, on a page that holds nothing.
        return View {
            response: Some(Rc::new(Response::Missing)),
            request: None,
            pending: false,
        };
    }
    (*view).clone()
}
