//! Components: they draw their props, and know no engine.

mod dialog;
mod drop_area;
mod export_menu;
mod header;
mod keys_dialog;
mod network;
mod notices;
mod progress_bar;
mod virtual_list;

pub use dialog::Dialog;
pub use drop_area::DropArea;
pub use export_menu::ExportMenu;
pub use header::Header;
pub use keys_dialog::KeysDialog;
pub use network::NetworkButton;
pub use notices::Notices;
pub use progress_bar::ProgressBar;
pub use virtual_list::VirtualList;
