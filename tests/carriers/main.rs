//! Carriers: for each kind a good, a cut and a hostile file, what comes out of it, and of any bytes
//! put in their place.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a missing value is a test that fails"
)]

use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;

use duilan::engine::{Config, FileResult, Input, Tools, analyze_file};
use duilan::model::FileDecisions;
use duilan::unpack::{Budget, Limits, unpack};

/// File, articles, codes of the errors.
const FILES: &[(&str, usize, &[&str])] = &[
    ("good.zip", 2, &["left_out"]),
    ("cut.zip", 2, &["truncated", "truncated"]),
    ("hostile.zip", 2, &["unpacked_too_large"]),
    ("deep.zip", 0, &["too_deep"]),
    ("encrypted.zip", 0, &["encrypted"]),
    ("good.tar", 2, &[]),
    ("cut.tar", 2, &["truncated"]),
    ("hostile.tar", 0, &["truncated"]),
    ("good.tgz", 2, &[]),
    ("good.html.gz", 1, &[]),
    ("good.jsonl.gz", 2, &[]),
    ("cut.jsonl.gz", 1, &["truncated", "truncated"]),
    ("hostile.gz", 0, &["unpacked_too_large"]),
    ("good.csv", 2, &[]),
    ("good.tsv", 2, &[]),
    ("cut.csv", 2, &["truncated"]),
    ("hostile.csv", 0, &["no_articles"]),
    ("links.csv", 0, &["no_articles"]),
    ("good.json", 2, &[]),
    ("cut.json", 1, &["truncated"]),
    ("hostile.json", 0, &["bad_record"]),
    ("no-text.json", 0, &["no_articles"]),
    ("good.jsonl", 2, &[]),
    ("cut.jsonl", 1, &["bad_record", "truncated"]),
    ("hostile.jsonl", 1, &["bad_record"]),
    ("good.eml", 1, &[]),
    ("cut.eml", 1, &[]),
    ("hostile.eml", 0, &["no_articles"]),
    ("good.mbox", 2, &[]),
    ("cut.mbox", 2, &[]),
    ("hostile.mbox", 1, &[]),
    ("good.mhtml", 1, &["left_out"]),
    ("cut.mhtml", 1, &[]),
    ("hostile.mhtml", 1, &["left_out"]),
    ("good.rss", 2, &[]),
    ("good.atom", 2, &[]),
    ("cut.rss", 1, &["truncated"]),
    ("hostile.rss", 0, &["truncated"]),
    ("summary.rss", 1, &[]),
    ("list.opml", 0, &["no_articles"]),
    ("packed.7z", 0, &["not_read"]),
    ("old.doc", 0, &["not_read"]),
    ("speech.srt", 0, &["not_read"]),
];

/// What no body may hold: the carriers' own words.
const NONSENSE: &[&str] = &[
    "{\"",
    "\",\"",
    "<?xml",
    "Content-Type",
    "=E5",
    "PK\u{3}\u{4}",
    "ustar",
    "boundary",
    "CDATA",
];

fn files() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/carriers/files")
}

fn analyzed(name: &str, bytes: &[u8]) -> FileResult {
    let input = Input {
        file: name,
        bytes,
        url: None,
    };
    let tools = Tools::new(None, None);
    analyze_file(&tools, input, &FileDecisions::default(), &Config::STANDARD)
}

#[test]
fn every_file_is_listed() {
    let mut found: Vec<String> = fs::read_dir(files())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "ORIGIN")
        .collect();
    found.sort();
    let mut listed: Vec<&str> = FILES.iter().map(|(name, ..)| *name).collect();
    listed.sort_unstable();
    assert_eq!(found, listed);
}

#[test]
fn carriers_give_their_articles_and_say_what_is_wrong() {
    let mut faults = Vec::new();
    for (name, n_articles, codes) in FILES {
        let result = analyzed(name, &fs::read(files().join(name)).unwrap());
        let said: Vec<&str> = result
            .errors
            .iter()
            .map(|error| error.code.name())
            .collect();
        if (result.articles.len(), said.as_slice()) != (*n_articles, *codes) {
            faults.push(format!(
                "{name}: {} articles, {said:?}",
                result.articles.len()
            ));
        }
        if result.articles.is_empty() && result.errors.is_empty() {
            faults.push(format!("{name}: nothing said"));
        }
        for analyzed in &result.articles {
            let body = analyzed.article.body().text;
            if let Some(sign) = NONSENSE.iter().find(|sign| body.contains(**sign)) {
                faults.push(format!("{name}: {sign} in {body}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn what_carriers_say_goes_with_the_article() {
    let read = |name: &str| analyzed(name, &fs::read(files().join(name)).unwrap()).articles;
    let mail = read("good.eml").remove(0).article;
    assert_eq!(mail.metadata.title.as_deref(), Some("北岭渡轮周三复航"));
    assert_eq!(mail.metadata.source.as_deref(), Some("北岭日报"));
    let sent = mail.metadata.published.unwrap().to_string();
    assert_eq!(sent, "2031-03-12T09:05:00+08:00");
    let page = read("good.mhtml").remove(0).article;
    assert_eq!(
        page.metadata.url.as_deref(),
        Some("https://a.example/ferry")
    );
    // The day of saving is no day of publication.
    assert_eq!(page.captured.unwrap().to_string(), "2031-03-14T01:02:03Z");
    assert_eq!(page.metadata.published, None);
    let zipped = read("good.zip").remove(0).article;
    assert_eq!(zipped.chain, ["剪报/渡轮.html"]);
    let hostile = read("hostile.zip").remove(0).article;
    assert_eq!(hostile.chain, ["etc/渡轮.html"]);
    let row = read("good.csv").remove(1).article;
    assert_eq!(row.chain, ["row 3"]);
}

/// Every file cut at many places, and with bytes turned, ends without a panic and within its budget.
#[test]
fn damaged_bytes_never_panic() {
    let limits = Limits {
        max_bytes: 1 << 20,
        max_entry_bytes: 1 << 18,
        max_entries: 100,
        max_depth: 3,
    };
    let check = |name: &str, bytes: &[u8]| {
        let mut budget = Budget::new(limits.clone());
        let mut n_parts = 0;
        let _ = unpack(name, bytes, None, &mut budget, &mut |_| {
            n_parts += 1;
            ControlFlow::Continue(())
        });
        assert!(n_parts <= 101, "{name}");
        assert!(budget.produced() <= 2 << 20, "{name}");
    };
    for (name, ..) in FILES {
        let bytes = fs::read(files().join(name)).unwrap();
        if bytes.len() > 20_000 {
            continue;
        }
        for step in 1..40 {
            check(name, &bytes[..bytes.len() * step / 40]);
            let mut turned = bytes.clone();
            let at = bytes.len() * step / 41;
            turned[at] ^= 0x55;
            check(name, &turned);
            check("", &turned);
        }
    }
}
