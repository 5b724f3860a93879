//! Articles by the thousand, from the project's own gold texts, with seeded variations.
//!
//! Each is a file as users hold them (a page, a feed record or copied text) of about 1,400
//! characters. Sentences are drawn from the gold texts; then each name is exchanged for another of
//! its kind and each word for another of its length and part of speech, by an assignment of the
//! article's own. So the text stays Chinese to a tagger, and articles of different stories share
//! next to nothing. One in five is a variant of an earlier one (a repost, a cut version, an edited
//! one), so that comparison finds as much as in a real pile.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use duilan::text::script::is_han;
use duilan::text::word::Segmenter;
use serde::{Deserialize, Serialize};

/// A file that was made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct File {
    /// Its name.
    pub(crate) name: String,
    /// Its content.
    pub(crate) text: String,
}

/// Where the sentences come from.
const GOLD: [&str; 2] = ["tests/gold/names", "tests/gold/dates"];

/// Characters of a body, about.
const LENGTH: usize = 1400;

/// The first `count` files for a seed; `segmenter` tells the words that may be exchanged.
pub(crate) fn files(count: usize, seed: u64, segmenter: &Segmenter) -> std::io::Result<Vec<File>> {
    let source = Source::read(segmenter)?;
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut bodies: Vec<Vec<String>> = Vec::with_capacity(count);
    for index in 0..count {
        let body = if index > 0 && random.below(5) == 0 {
            variant(&bodies[random.below(index)], &mut random)
        } else {
            source.article(&mut random)
        };
        bodies.push(body);
    }
    Ok(bodies
        .iter()
        .enumerate()
        .map(|(index, body)| file(index, body, &mut random))
        .collect())
}

/// A piece of a sentence.
enum Piece {
    /// Stands as it is.
    Fixed(String),
    /// May be exchanged for any other of its group.
    Open { group: String, form: String },
}

/// Sentences in pieces, and what may take the place of what.
#[derive(Default)]
struct Source {
    sentences: Vec<Vec<Piece>>,
    groups: BTreeMap<String, Vec<String>>,
}

impl Source {
    fn read(segmenter: &Segmenter) -> std::io::Result<Self> {
        let mut source = Self::default();
        for path in gold_files()? {
            let text = std::fs::read_to_string(path)?;
            for line in text.lines().filter(|line| !line.starts_with("published:")) {
                for sentence in line.split_inclusive('。').filter(|s| s.contains('。')) {
                    let pieces = pieces(sentence, segmenter);
                    source.sentences.push(pieces);
                }
            }
        }
        for piece in source.sentences.iter().flatten() {
            if let Piece::Open { group, form } = piece {
                let forms = source.groups.entry(group.clone()).or_default();
                if !forms.contains(form) {
                    forms.push(form.clone());
                }
            }
        }
        Ok(source)
    }

    /// The paragraphs of an article with an assignment of its own.
    fn article(&self, random: &mut Random) -> Vec<String> {
        let own = random.next();
        let mut paragraphs = Vec::new();
        let mut length = 0;
        while length < LENGTH {
            let mut paragraph = String::new();
            for _ in 0..=random.below(3) {
                for piece in &self.sentences[random.below(self.sentences.len())] {
                    match piece {
                        Piece::Fixed(text) => paragraph.push_str(text),
                        Piece::Open { group, form } => {
                            paragraph.push_str(self.exchanged(group, form, own));
                        }
                    }
                }
            }
            length += paragraph.chars().count();
            paragraphs.push(paragraph);
        }
        paragraphs
    }

    /// The same form for the same one, as long as the article lasts.
    fn exchanged(&self, group: &str, form: &str, own: u64) -> &str {
        let forms = &self.groups[group];
        let mixed = form.bytes().fold(own, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
        });
        &forms[(mixed >> 33) as usize % forms.len()]
    }
}

fn gold_files() -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for folder in GOLD {
        for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))? {
            let path = entry?.path();
            let name = path.to_string_lossy().into_owned();
            if name.ends_with(".txt") && !name.contains("english") && !name.contains("/en-") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The pieces of a sentence with marks like `[方若谷|PER]`.
fn pieces(sentence: &str, segmenter: &Segmenter) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = sentence;
    while let Some((before, marked)) = rest.split_once('[') {
        push_words(before, segmenter, &mut pieces);
        let (mark, after) = marked.split_once(']').unwrap_or((marked, ""));
        let (form, kind) = mark.split_once('|').unwrap_or((mark, ""));
        pieces.push(match kind {
            "PER" | "LOC" | "ORG" => Piece::Open {
                group: kind.to_owned(),
                form: form.to_owned(),
            },
            _ => Piece::Fixed(form.to_owned()),
        });
        rest = after;
    }
    push_words(rest, segmenter, &mut pieces);
    pieces
}

fn push_words(text: &str, segmenter: &Segmenter, pieces: &mut Vec<Piece>) {
    for word in segmenter.words(text) {
        let form = word.span.of(text).to_owned();
        let length = form.chars().count();
        let kind = word.pos.chars().next().unwrap_or('x');
        let is_word = form.chars().all(is_han) && !matches!(kind, 'u' | 'm' | 'x');
        pieces.push(if is_word {
            Piece::Open {
                group: format!("{kind}{length}"),
                form,
            }
        } else {
            Piece::Fixed(form)
        });
    }
}

/// The same body again, or half of it, or with every twentieth character replaced.
fn variant(body: &[String], random: &mut Random) -> Vec<String> {
    let mut body = body.to_vec();
    match random.below(3) {
        0 => {}
        1 => body.truncate((body.len() / 2).max(1)),
        _ => {
            for c in &mut body {
                *c = c.chars().map(|c| replaced(c, random)).collect();
            }
        }
    }
    body
}

fn replaced(c: char, random: &mut Random) -> char {
    if random.below(20) == 0 && c != '。' {
        '某'
    } else {
        c
    }
}

fn file(index: usize, body: &[String], random: &mut Random) -> File {
    let title: String = body[0]
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(18)
        .collect();
    let (month, day) = (1 + random.below(12), 1 + random.below(28));
    let date = format!("2031-{month:02}-{day:02}");
    let (extension, text) = match random.below(3) {
        0 => ("txt", copied(&title, &date, body, random)),
        1 => ("txt", record(index, &title, &date, body, random)),
        _ => ("html", page(&title, &date, body)),
    };
    File {
        name: format!("{:03}/{index:05}.{extension}", index / 100),
        text,
    }
}

fn copied(title: &str, date: &str, body: &[String], random: &mut Random) -> String {
    let minute = random.below(60);
    let body = body.join("\n\n");
    format!(
        "首页 要闻 社会 图集\n{date} 09:{minute:02}\n\n{title}\n\n{body}\n\n分享:\n热门排行榜\n"
    )
}

fn record(index: usize, title: &str, date: &str, body: &[String], random: &mut Random) -> String {
    let epoch = 1_930_000_000_000_u64 + random.below(30_000_000) as u64 * 1000;
    let html: String = body.iter().map(|p| format!("<p>{p}</p>")).collect();
    let site = random.below(20);
    format!(
        "<!--{epoch}-->\n[{title}](https://news-{site}.example/{date}/{index}.html)\n------\n\n{html}\n"
    )
}

fn page(title: &str, date: &str, body: &[String]) -> String {
    let html: String = body.iter().map(|p| format!("<p>{p}</p>\n")).collect();
    let menu: String = (0..12)
        .map(|n| format!("<li><a href=\"/{n}\">栏目{n}</a></li>"))
        .collect();
    format!(
        "<!doctype html><html><head><meta charset=\"utf-8\"><title>{title}_港城网</title>\
         <meta property=\"article:published_time\" content=\"{date}T08:00:00+08:00\"></head><body><ul>{menu}</ul>\
         <h1>{title}</h1><div class=\"article\">{html}</div><div class=\"footer\">版权所有 港城网</div></body></html>"
    )
}

/// Xorshift: the same numbers everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        ((self.next() >> 33) as usize) % limit
    }
}
