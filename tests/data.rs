//! Every table of `data/` says where it comes from, under which licence, and how long it is.

use std::path::{Path, PathBuf};

#[test]
fn tables_have_a_source_a_licence_and_a_true_count() {
    for table in files().iter().filter(|file| file.ends_with(".tsv")) {
        let text = std::fs::read_to_string(folder().join(table)).unwrap();
        let header = |name: &str| {
            text.lines()
                .take_while(|line| line.starts_with('#'))
                .find_map(|line| line.strip_prefix(&format!("# {name}: ")))
                .unwrap_or_else(|| panic!("{table} has no line `# {name}:`"))
        };
        assert!(!header("source").is_empty() && !header("licence").is_empty());
        let rows = text
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .count();
        assert_eq!(header("rows"), rows.to_string(), "{table}");
    }
}

#[test]
fn the_readme_of_data_names_every_file() {
    let readme = std::fs::read_to_string(folder().join("README.md")).unwrap();
    for file in files().iter().filter(|file| *file != "README.md") {
        assert!(readme.contains(&format!("`{file}`")), "{file}");
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

fn files() -> Vec<String> {
    let mut files: Vec<String> = std::fs::read_dir(folder())
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    files
}
