//! The serve room.

pub mod difference;
pub mod groups;
