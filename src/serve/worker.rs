//! A worker in the browser: carries messages between its ports and its role.
//!
//! The first message says which role it is. Handlers are set before anything is awaited: a message
//! that finds none is lost.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Array;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, MessagePort};

use super::analyst::{Analyst, Outcome};
use super::librarian::{Librarian, Reply};
use crate::engine::FileResult;
use crate::protocol::envelope::{Envelope, buffer, open, seal};
use crate::protocol::{
    CodecError, Delivery, FromAnalyst, FromLibrarian, Job, Role, Start, ToAnalyst, ToLibrarian,
    Traffic, VERSION, decode, encode, traffic,
};

/// Serves until the page ends the worker.
pub fn start() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let worker = Rc::new(Worker {
        scope: scope.clone(),
        role: RefCell::new(Part::Unknown),
        librarian_port: RefCell::new(None),
        blocked: Cell::default(),
        traffic: Cell::default(),
    });
    let watching = Rc::clone(&worker);
    let refusals = EventListener::new(&scope, "securitypolicyviolation", move |_| {
        watching.blocked.set(watching.blocked.get() + 1);
        watching.tell_traffic();
    });
    refusals.forget();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new({
        let worker = Rc::clone(&worker);
        move |event: MessageEvent| worker.hear(&event.data())
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker lives as long as its handler.
    on_message.forget();
    worker.say(&FromAnalyst::Ready { version: VERSION }, &[]);
}

struct Worker {
    scope: DedicatedWorkerGlobalScope,
    role: RefCell<Part>,
    /// An analyst's port to the librarian.
    librarian_port: RefCell<Option<MessagePort>>,
    /// Attempts that the page's policy stopped.
    blocked: Cell<u32>,
    /// What the page knows of the requests.
    traffic: Cell<Traffic>,
}

enum Part {
    Unknown,
    Analyst(Box<Analyst>),
    Librarian(Box<Librarian>),
}

impl Worker {
    /// Takes in a message of the page.
    fn hear(self: &Rc<Self>, message: &JsValue) {
        let role = std::mem::replace(&mut *self.role.borrow_mut(), Part::Unknown);
        let role = match role {
            Part::Unknown => self.begin(message),
            Part::Analyst(mut analyst) => {
                match open(message) {
                    Ok(envelope) => self.analyst_hears(&mut analyst, &envelope),
                    Err(error) => self.refuse(&error),
                }
                Part::Analyst(analyst)
            }
            Part::Librarian(mut librarian) => {
                match open(message) {
                    Ok(envelope) => self.librarian_hears(&mut librarian, envelope),
                    Err(error) => self.refuse(&error),
                }
                Part::Librarian(librarian)
            }
        };
        *self.role.borrow_mut() = role;
        self.tell_traffic();
    }

    /// Tells the page of requests that it does not know of. There should be one, for the program.
    fn tell_traffic(&self) {
        let Some(performance) = self.scope.performance() else {
            return;
        };
        let mut traffic = traffic::requests(&performance, &self.scope.location().origin());
        traffic.n_blocked = self.blocked.get();
        let known = self.traffic.replace(traffic);
        if traffic != known {
            // Both roles' messages have this variant, with the same name and content.
            self.say(&FromLibrarian::Traffic(traffic - known), &[]);
        }
    }

    /// Learns the role from the first message.
    fn begin(&self, message: &JsValue) -> Part {
        match open::<Start>(message).map(|envelope| envelope.head) {
            Ok(Start { version, .. }) if version != VERSION => {
                self.refuse(&CodecError::WrongVersion(version).to_string().into());
                Part::Unknown
            }
            Ok(Start { role, .. }) => match role {
                Role::Analyst => Part::Analyst(Box::default()),
                Role::Librarian => Part::Librarian(Box::default()),
            },
            Err(error) => {
                self.refuse(&error);
                Part::Unknown
            }
        }
    }

    fn analyst_hears(&self, analyst: &mut Analyst, envelope: &Envelope<ToAnalyst>) {
        let note = &mut |job: &Job, articles| self.note(job, articles);
        let outcomes = match &envelope.head {
            ToAnalyst::Connect => {
                *self.librarian_port.borrow_mut() = envelope.port.clone();
                return;
            }
            ToAnalyst::Tools => {
                let parts = [0, 1, 2].map(|index| envelope.part(index));
                analyst.take_tools(parts.each_ref().map(Vec::as_slice), note)
            }
            ToAnalyst::Analyze(job) => {
                vec![analyst.analyze(job.clone(), envelope.part(0), note)]
            }
        };
        for outcome in outcomes {
            match outcome {
                Outcome::NeedsTools => self.say(&FromAnalyst::NeedTools, &[]),
                Outcome::Done(job, result) => self.finish(&job, &result),
            }
        }
    }

    /// Hands over what came of a file.
    fn finish(&self, job: &Job, result: &FileResult) {
        let delivery = Delivery {
            file: job.file,
            attempt: job.attempt,
        };
        match encode(result) {
            Ok(bytes) => self.hand_over(&delivery, &bytes),
            Err(error) => self.refuse(&error.to_string().into()),
        }
        let done = FromAnalyst::Done {
            file: job.file,
            attempt: job.attempt,
            memory: memory_bytes(),
        };
        self.say(&done, &[]);
    }

    fn librarian_hears(
        self: &Rc<Self>,
        librarian: &mut Librarian,
        envelope: Envelope<ToLibrarian>,
    ) {
        match &envelope.head {
            ToLibrarian::Connect => {
                if let Some(port) = envelope.port {
                    self.listen(&port);
                }
            }
            ToLibrarian::Tools => {
                let parts = [0, 1, 2].map(|index| envelope.part(index));
                if !librarian.take_tools(parts.each_ref().map(Vec::as_slice)) {
                    self.say(&FromLibrarian::NoTools, &[]);
                }
            }
            ToLibrarian::Copy {
                file,
                attempt,
                name,
                of,
            } => {
                let delivery = Delivery {
                    file: *file,
                    attempt: *attempt,
                };
                if let Some(reply) = librarian.copy(&delivery, name, *of) {
                    self.reply(reply);
                }
            }
            ToLibrarian::Forget { file, attempt } => librarian.forget(*file, *attempt),
            ToLibrarian::Decide { revision } => match decode(&envelope.part(0)) {
                Ok(decisions) => librarian.decide(*revision, decisions),
                Err(error) => self.refuse(&error.to_string().into()),
            },
            ToLibrarian::Settle { revision } => {
                let alive = &mut || self.say(&FromLibrarian::Alive, &[]);
                self.reply_or_refuse(librarian.settle(*revision, alive));
            }
            ToLibrarian::Ask { id } => {
                let request = decode(&envelope.part(0));
                self.reply_or_refuse(request.and_then(|request| librarian.ask(*id, &request)));
            }
            ToLibrarian::Export { id, kind, scope } => {
                self.reply(librarian.export(*id, *kind, scope));
            }
        }
    }

    /// A sign of life within a file of many articles.
    fn note(&self, job: &Job, articles: usize) {
        /// Articles between two signs: each takes some milliseconds.
        const SOME: usize = 20;
        if articles.is_multiple_of(SOME) {
            let progress = FromAnalyst::Progress {
                file: job.file,
                attempt: job.attempt,
                articles,
            };
            self.say(&progress, &[]);
        }
    }

    /// Listens to an analyst's port.
    fn listen(self: &Rc<Self>, port: &MessagePort) {
        let worker = Rc::clone(self);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            worker.receive(&event.data());
        });
        port.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        // The port lives as long as the worker.
        on_message.forget();
    }

    /// Takes in a delivery of an analyst.
    fn receive(&self, message: &JsValue) {
        let reply = {
            let mut role = self.role.borrow_mut();
            let Part::Librarian(librarian) = &mut *role else {
                return;
            };
            open::<Delivery>(message).map(|envelope| {
                librarian
                    .deliver(&envelope.head, &envelope.part(0))
                    .map_err(|error| JsValue::from(error.to_string()))
            })
        };
        match reply {
            Ok(Ok(Some(reply))) => self.reply(reply),
            Ok(Ok(None)) => {}
            Ok(Err(error)) | Err(error) => self.refuse(&error),
        }
    }

    fn reply(&self, (head, parts): Reply) {
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        self.say(&head, &parts);
    }

    fn reply_or_refuse(&self, reply: Result<Reply, CodecError>) {
        match reply {
            Ok(reply) => self.reply(reply),
            Err(error) => self.refuse(&error.to_string().into()),
        }
    }

    fn hand_over(&self, delivery: &Delivery, bytes: &[u8]) {
        let (message, transfer) = match seal(delivery, &[buffer(bytes)], None) {
            Ok(sealed) => sealed,
            Err(error) => return self.refuse(&error),
        };
        if let Some(port) = &*self.librarian_port.borrow() {
            // A port whose other end is gone takes messages all the same.
            let _ = port.post_message_with_transferable(&message, &transfer);
        }
    }

    fn say<T: Serialize + DeserializeOwned>(&self, head: &T, parts: &[&[u8]]) {
        let parts: Vec<_> = parts.iter().map(|part| buffer(part)).collect();
        let (message, transfer) = match seal(head, &parts, None) {
            Ok(sealed) => sealed,
            Err(error) => (error, Array::new()),
        };
        // The page may be closing; nobody is left to be told.
        let _ = self.scope.post_message_with_transfer(&message, &transfer);
    }

    fn refuse(&self, error: &JsValue) {
        let reason = error.as_string().unwrap_or_else(|| format!("{error:?}"));
        // Both roles' messages have this variant, with the same name and content.
        self.say(&FromLibrarian::Refused { reason }, &[]);
    }
}

/// The size of this worker's memory.
fn memory_bytes() -> u32 {
    wasm_bindgen::memory()
        .dyn_into::<js_sys::WebAssembly::Memory>()
        .ok()
        .and_then(|memory| memory.buffer().dyn_into::<js_sys::ArrayBuffer>().ok())
        .map_or(0, |buffer| buffer.byte_length())
}
