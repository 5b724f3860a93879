//! Messages as the browser carries them: `{ head, parts, port }`.
//!
//! The head goes through serde-wasm-bindgen; parts are `ArrayBuffer`s, transferred with the port.

use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessagePort;

/// A message taken apart.
#[derive(Debug)]
pub struct Envelope<T> {
    /// What is said.
    pub head: T,
    /// Its buffers.
    pub parts: Vec<Uint8Array>,
    /// Its port.
    pub port: Option<MessagePort>,
}

impl<T> Envelope<T> {
    /// The bytes of a part; empty where there is none.
    #[must_use]
    pub fn part(&self, index: usize) -> Vec<u8> {
        self.parts
            .get(index)
            .map(Uint8Array::to_vec)
            .unwrap_or_default()
    }
}

/// Bytes as a buffer that can be transferred.
#[must_use]
pub fn buffer(bytes: &[u8]) -> ArrayBuffer {
    Uint8Array::from(bytes).buffer()
}

/// Puts a message together: the value to post, and what is to be transferred with it.
///
/// # Errors
/// When the browser refuses to set a property, which it does not do on a plain object.
pub fn seal<T: Serialize>(
    head: &T,
    parts: &[ArrayBuffer],
    port: Option<&MessagePort>,
) -> Result<(JsValue, Array), JsValue> {
    let message = Object::new();
    let transfer = Array::new();
    Reflect::set(
        &message,
        &"head".into(),
        &serde_wasm_bindgen::to_value(head)?,
    )?;
    let list = Array::new();
    for part in parts {
        list.push(part);
        transfer.push(part);
    }
    Reflect::set(&message, &"parts".into(), &list)?;
    if let Some(port) = port {
        Reflect::set(&message, &"port".into(), port)?;
        transfer.push(port);
    }
    Ok((message.into(), transfer))
}

/// Takes a message apart.
///
/// # Errors
/// When it is not one of ours, or of another version.
pub fn open<T: DeserializeOwned>(message: &JsValue) -> Result<Envelope<T>, JsValue> {
    let head = serde_wasm_bindgen::from_value(Reflect::get(message, &"head".into())?)?;
    let parts = Reflect::get(message, &"parts".into())?;
    let parts = Array::from(&parts)
        .iter()
        .map(|part| Uint8Array::new(&part))
        .collect();
    let port = Reflect::get(message, &"port".into())?
        .dyn_into::<MessagePort>()
        .ok();
    Ok(Envelope { head, parts, port })
}
