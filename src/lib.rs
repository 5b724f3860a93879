//! Duilan (对览): read articles side by side, in the browser, offline.
//!
//! The way of the data, a room each; every arrow is one pure function:
//!
//! ```text
//! bytes ─ unpack ─ ingest ─▶ Document ─ clean ─▶ Article ─ annotate ─▶ Annotations ─ compare ─▶ Comparison
//! ```
//!
//! [`engine`] puts the pipeline together; the command line and the page's workers use it alike.

pub mod clean;
#[cfg(not(target_arch = "wasm32"))]
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod compare;
pub mod corpus;
pub mod dates;
pub mod engine;
pub mod export;
pub mod ingest;
pub mod model;
pub mod names;
pub mod protocol;
pub mod serve;
pub mod text;
pub mod ui;
pub mod unpack;
pub mod view;
