//! Components: they draw their props, and know no engine.

mod article_row;
mod dialog;
mod drop_area;
mod export_menu;
mod file_dialog;
mod file_list;
mod finding;
mod header;
mod keys_dialog;
mod likeness;
mod matrix;
mod more;
mod network;
mod notices;
mod progress_bar;
mod search_field;
mod troubles;
mod virtual_list;

pub use article_row::{ArticleRow, row_id};
pub use dialog::Dialog;
pub use drop_area::DropArea;
pub use export_menu::ExportMenu;
pub use file_dialog::FileDialog;
pub use file_list::FileList;
pub use finding::FindingLine;
pub use header::{Header, SEARCH_ID};
pub use keys_dialog::KeysDialog;
pub use likeness::Likeness;
pub use matrix::MatrixTable;
pub use more::Steps;
pub use network::NetworkButton;
pub use notices::Notices;
pub use progress_bar::ProgressBar;
pub use search_field::SearchField;
pub use troubles::{Trouble, Troubles};
pub use virtual_list::VirtualList;
