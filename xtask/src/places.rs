//! Where things lie: the workspace, the built site, the user's cache folder.

use std::path::{Path, PathBuf};

use crate::outcome::Outcome;

/// The top folder of the workspace.
pub(crate) fn workspace() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_path_buf()
}

/// Cargo's target folder.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(
        || workspace().join("target"),
        |named| workspace().join(named),
    )
}

/// The built site.
pub(crate) fn dist() -> PathBuf {
    workspace().join("dist")
}

/// The user's cache folder for this project: `$XDG_CACHE_HOME/duilan` or `~/.cache/duilan`.
pub(crate) fn cache() -> Outcome<PathBuf> {
    let base = match std::env::var_os("XDG_CACHE_HOME").filter(|path| !path.is_empty()) {
        Some(path) => PathBuf::from(path),
        None => std::env::home_dir()
            .ok_or("no home folder is known: set XDG_CACHE_HOME to a folder for the tools")?
            .join(".cache"),
    };
    Ok(base.join("duilan"))
}
