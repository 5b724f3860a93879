//! The page and its workers: has it a window, it mounts the page, else it serves.

fn main() {
    #[cfg(target_arch = "wasm32")]
    if web_sys::window().is_some() {
        duilan::ui::mount();
    }
}
