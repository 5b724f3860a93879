//! Pages as news sites, blogs and forums mark them up: title, time, byline, source, and the body
//! line for line.
//!
//! `tests/gold/sites` holds one page for each shape; its places are filled from `stories.txt`:
//! `{title}`, `{1}` to `{9}` a paragraph, `{1:before}` and `{1|after}` with words around it,
//! `{=text}` a further line of the body, `{?text}` a line that may or may not be taken for body.
//! `pages.tsv` says what a careful reader finds, and what is known to be wrong today.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test over fixtures of its own"
)]

use std::collections::HashMap;

use duilan::clean::{Config, clean};
use duilan::ingest;
use duilan::model::{Article, FileDecisions};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/gold/sites");

/// Characters that a removed wire tag may have in front of a line.
const MAX_TAG_CHARS: usize = 16;

struct Story {
    title: String,
    paragraphs: Vec<String>,
}

/// A page with its places filled, and what its body must hold.
struct Filled {
    markup: String,
    body: Vec<String>,
    /// Lines that may stand in the body or not.
    free: Vec<String>,
}

fn read(name: &str) -> String {
    std::fs::read_to_string(format!("{FOLDER}/{name}")).unwrap()
}

fn stories() -> HashMap<String, Story> {
    let text = read("stories.txt");
    text.split("# ")
        .filter(|part| !part.is_empty())
        .map(|part| {
            let mut lines = part.lines().map(str::to_owned);
            let name = lines.next().unwrap();
            let title = lines.next().unwrap();
            let paragraphs = lines.collect();
            (name, Story { title, paragraphs })
        })
        .collect()
}

fn fill(template: &str, story: &Story) -> Filled {
    let (mut markup, mut body, mut free) = (String::new(), Vec::new(), Vec::new());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        markup.push_str(before);
        let (place, behind) = after.split_once('}').unwrap();
        rest = behind;
        let paragraph = |number: &str| -> Option<&String> {
            story.paragraphs.get(number.parse::<usize>().ok()? - 1)
        };
        let line = if place == "title" {
            markup.push_str(&story.title);
            continue;
        } else if let Some(line) = place.strip_prefix('=') {
            line.to_owned()
        } else if let Some(line) = place.strip_prefix('?') {
            free.push(line.to_owned());
            markup.push_str(line);
            continue;
        } else if let Some((number, lead)) =
            place.split_once(':').filter(|p| paragraph(p.0).is_some())
        {
            format!("{lead}{}", paragraph(number).unwrap())
        } else if let Some((number, tail)) =
            place.split_once('|').filter(|p| paragraph(p.0).is_some())
        {
            format!("{}{tail}", paragraph(number).unwrap())
        } else if let Some(paragraph) = paragraph(place) {
            paragraph.clone()
        } else {
            // A brace of a script.
            markup.push('{');
            rest = after;
            continue;
        };
        markup.push_str(&line);
        body.push(line);
    }
    markup.push_str(rest);
    Filled { markup, body, free }
}

fn article(page: &str, markup: &str) -> Article {
    let ingested = ingest::read(page, markup.as_bytes(), None, &ingest::Config::STANDARD);
    clean(
        &ingested.documents[0],
        &FileDecisions::default(),
        &Config::STANDARD,
    )
    .unwrap()
    .remove(0)
}

/// The lines that the body lacks and those that it has too much.
fn differences(filled: &Filled, found: &str) -> Vec<String> {
    let squeeze = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let lines: Vec<String> = found
        .lines()
        .map(squeeze)
        .filter(|l| !l.is_empty())
        .collect();
    let is_same = |line: &String, expect: &str| {
        let expect = squeeze(expect);
        expect.ends_with(line.as_str())
            && expect.chars().count() - line.chars().count() <= MAX_TAG_CHARS
    };
    let mut wrong = Vec::new();
    for expect in &filled.body {
        if !lines.iter().any(|line| is_same(line, expect)) {
            wrong.push(format!("- {expect}"));
        }
    }
    for line in &lines {
        let is_expected = filled.body.iter().any(|expect| is_same(line, expect));
        let is_free = filled
            .free
            .iter()
            .any(|free| line.contains(&squeeze(free)) || is_same(line, free));
        if !is_expected && !is_free {
            wrong.push(format!("+ {line}"));
        }
    }
    wrong
}

#[test]
fn pages_as_sites_mark_them_up() {
    let stories = stories();
    let table = read("pages.tsv");
    let (mut pages, mut faults) = (0, Vec::new());
    for row in table.lines().filter(|line| !line.starts_with('#')) {
        let [page, story, published, byline, source, known] =
            row.split('\t').collect::<Vec<_>>()[..]
        else {
            panic!("{row}")
        };
        let story = &stories[story];
        let filled = fill(&read(&format!("{page}.html")), story);
        let article = article(page, &filled.markup);
        let metadata = &article.metadata;
        let mut wrong = Vec::new();
        let mut check = |field: &'static str, expect: &str, found: String| {
            let found = if found.is_empty() {
                "-".to_owned()
            } else {
                found
            };
            if expect != "*" && expect != found {
                println!("{page}: {field} {found}, not {expect}");
                wrong.push(field);
            }
        };
        let template = read(&format!("{page}.html"));
        let title = if template.contains("{title}") {
            story.title.as_str()
        } else {
            "*"
        };
        check("title", title, metadata.title.clone().unwrap_or_default());
        let moment = metadata.published.map(|moment| moment.to_string());
        check("published", published, moment.unwrap_or_default());
        check("byline", byline, metadata.byline.join("、"));
        check(
            "source",
            source,
            metadata.source.clone().unwrap_or_default(),
        );
        let differences = differences(&filled, &article.body().text);
        for line in &differences {
            println!("{page}: body {line}");
        }
        if !differences.is_empty() {
            wrong.push("body");
        }
        if wrong.join(" ") != known {
            faults.push(format!(
                "{page}: wrong is [{}], said is [{known}]",
                wrong.join(" ")
            ));
        }
        pages += 1;
    }
    println!("{pages} pages");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
