//! The page: what a person sees and touches.
//!
//! Layers, each using only those before it:
//!
//! 1. Plain values, built and tested without a browser: [`route`], [`log`], [`keys`], [`i18n`],
//!    [`session`], [`state`], [`schedule`], [`copies`].
//! 2. `platform`: everything that touches the browser (files, storage, workers, clipboard).
//! 3. `desk`: the state with the browser around it, handed to every component as a context.
//! 4. `components` draw their props; `pages` ask for a view model and lay components out; `app` is
//!    the frame around the page.
//!
//! The page computes nothing about texts: it asks the librarian for view models (`hooks`).
//! No text of an input ever becomes markup: only text nodes and attribute values.
//!
//! A new screen: a variant of [`route::Route`], a component in `pages`, one line in `pages::screen`,
//! its messages in a file of `i18n`, its keys in [`keys`].

pub mod copies;
pub mod i18n;
pub mod keys;
pub mod log;
pub mod route;
pub mod schedule;
pub mod screens;
pub mod session;
pub mod state;

#[cfg(feature = "ui")]
pub mod app;
#[cfg(feature = "ui")]
pub mod components;
#[cfg(feature = "ui")]
pub mod desk;
#[cfg(feature = "ui")]
pub mod hooks;
#[cfg(feature = "ui")]
pub mod pages;
#[cfg(feature = "ui")]
pub mod platform;
