//! A line to a worker: posts messages, hears answers and the worker's death.

use gloo::events::EventListener;
use js_sys::ArrayBuffer;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, MessagePort, Worker};

use crate::protocol::envelope::{Envelope, open, seal};

use super::host;

/// A worker with its listeners; ends with the value.
#[derive(Debug)]
pub(super) struct Line {
    worker: Worker,
    _message: EventListener,
    _error: EventListener,
}

/// What is heard on a line.
#[derive(Debug)]
pub(super) enum Heard<T> {
    /// A message.
    Message(Envelope<T>),
    /// The worker died or talks nonsense.
    Dead(String),
}

impl Line {
    /// Starts a worker.
    pub(super) fn start<T: DeserializeOwned + 'static>(
        hear: impl Fn(Heard<T>) + Clone + 'static,
    ) -> Result<Self, JsValue> {
        let worker = host::start_worker()?;
        let on_message = hear.clone();
        let message = EventListener::new(&worker, "message", move |event| {
            let Some(event) = event.dyn_ref::<MessageEvent>() else {
                return;
            };
            on_message(match open(&event.data()) {
                Ok(envelope) => Heard::Message(envelope),
                Err(error) => Heard::Dead(format!("{error:?}")),
            });
        });
        let error = EventListener::new(&worker, "error", move |event| {
            let reason = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
            hear(Heard::Dead(reason.unwrap_or_default()));
        });
        Ok(Self {
            worker,
            _message: message,
            _error: error,
        })
    }

    /// Posts a message; its parts and its port go over for good.
    pub(super) fn post<T: Serialize>(
        &self,
        head: &T,
        parts: &[ArrayBuffer],
        port: Option<&MessagePort>,
    ) {
        if let Ok((message, transfer)) = seal(head, parts, port) {
            // Refused only for what can't be cloned; our messages can.
            let _ = self.worker.post_message_with_transfer(&message, &transfer);
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
