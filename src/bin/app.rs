//! The page and its workers: has it a window, it mounts the page, else it serves.

fn main() {}
