//! The page and its workers: has it a window, it mounts the page, else it serves.

fn main() {
    if web_sys::window().is_some() {
        duilan::ui::app::mount();
    } else {
        duilan::serve::worker::start();
    }
}
