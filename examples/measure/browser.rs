//! The same measurement in a worker: one message in, one report out.
//!
//! The message is `{ what, count, files, dictionary, names }`: `files` are JSON lines as `write`
//! makes them, the other two the assets of the page, all as `Uint8Array`.

use duilan::engine::Tools;
use duilan::names::model::Models;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::articles::File;
use crate::clock::timed;
use crate::{comparison, rounds, stages};

/// Says `ready`, then answers one message with a report.
pub(crate) fn listen() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let own = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let report = measured(&event.data());
        let _ = own.post_message(&report.into());
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let _ = scope.post_message(&"ready".into());
}

fn measured(message: &JsValue) -> String {
    let part = |name: &str| Reflect::get(message, &name.into()).unwrap_or_default();
    let bytes = |name: &str| Uint8Array::new(&part(name)).to_vec();
    let count = part("count").as_f64().map_or(0, |count| count as usize);
    let mut report = if part("what").as_string().as_deref() == Some("comparison") {
        comparison::comparison(count)
    } else {
        let text = String::from_utf8_lossy(&bytes("files")).into_owned();
        let lines = text.lines().map(serde_json::from_str);
        let files: Vec<File> = lines.filter_map(Result::ok).collect();
        drop(text);
        let (dictionary, names) = (bytes("dictionary"), bytes("names"));
        let (tools, loading) = timed(|| Tools::new(Some(&dictionary), Some(&names)));
        let (model, reading) = timed(|| Models::read(&names));
        let mut report = stages::stages(&tools, &files, rounds(files.len()));
        report.time("dictionary and models", loading);
        report.time(
            "name model alone",
            if model.is_ok() { reading } else { 0.0 },
        );
        report
    };
    report.count("memory", memory(), "bytes");
    report.json()
}

/// The size of this worker's memory, which never shrinks: its peak.
fn memory() -> usize {
    wasm_bindgen::memory()
        .dyn_into::<js_sys::WebAssembly::Memory>()
        .ok()
        .and_then(|memory| memory.buffer().dyn_into::<js_sys::ArrayBuffer>().ok())
        .map_or(0, |buffer| buffer.byte_length() as usize)
}
