//! Fixtures: a file, and what a careful reader finds in it.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use duilan::engine::{Config, FileResult, Input, Tools, analyze_file};
use duilan::model::FileDecisions;
use serde_json::Value;

/// One folder of `tests/fixtures`.
pub(crate) struct Fixture {
    pub(crate) slug: String,
    pub(crate) file: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) place: PathBuf,
    pub(crate) expected: Value,
}

impl Fixture {
    pub(crate) fn analyze(&self) -> FileResult {
        self.analyze_with(&FileDecisions::default())
    }

    pub(crate) fn analyze_with(&self, decisions: &FileDecisions) -> FileResult {
        analyze(&self.file, &self.bytes, decisions, &Config::STANDARD)
    }
}

/// The dictionary and the models, loaded once for all tests.
pub(crate) fn tools() -> &'static Tools {
    static TOOLS: OnceLock<Tools> = OnceLock::new();
    TOOLS.get_or_init(Tools::embedded)
}

/// What the engine makes of a file.
pub(crate) fn analyze(
    file: &str,
    bytes: &[u8],
    decisions: &FileDecisions,
    config: &Config,
) -> FileResult {
    let input = Input {
        file,
        bytes,
        url: None,
    };
    analyze_file(tools(), input, decisions, config)
}

/// All fixtures, sorted by folder.
pub(crate) fn all() -> Vec<Fixture> {
    let mut slugs: Vec<PathBuf> = std::fs::read_dir(root())
        .expect("tests/fixtures")
        .map(|entry| entry.expect("a folder").path())
        .filter(|folder| folder.join("expected.json").is_file())
        .collect();
    slugs.sort();
    slugs.iter().map(|folder| read(folder)).collect()
}

/// The fixture of that folder.
pub(crate) fn named(slug: &str) -> Fixture {
    read(&root().join(slug))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn read(folder: &Path) -> Fixture {
    let text = std::fs::read_to_string(folder.join("expected.json")).expect("expected.json");
    let expected: Value = serde_json::from_str(&text).expect("JSON");
    let place = folder.join(expected["file"].as_str().expect("a file"));
    Fixture {
        slug: name(folder),
        file: name(&place),
        bytes: std::fs::read(&place).expect("the source file"),
        expected,
        place,
    }
}

fn name(path: &Path) -> String {
    path.file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned()
}
