//! Documents to articles: blocks, the rules that call a block boilerplate, the ledger, metadata.
//!
//! HTML and plain text become the same raw blocks; a finder says which of them look like the
//! article's body; metadata is read around it; the rules then judge every block, and what they set
//! aside stays in the article with the rule, its evidence and its share of the file. Nothing is
//! deleted: a person can restore a block, or switch a rule off for a file.
//!
//! ```
//! use duilan::clean::{Config, clean};
//! use duilan::ingest;
//! use duilan::model::FileDecisions;
//!
//! let page = "<p>北岭市周三恢复供水，停水持续了三天，居民排起长队。</p><p>记者：林一舟　责编：何小满</p>";
//! let ingested = ingest::read("a.html", page.as_bytes(), None, &ingest::Config::STANDARD);
//! let cleaned = clean(&ingested.documents[0], &FileDecisions::default(), &Config::STANDARD);
//! let articles = cleaned.unwrap();
//! assert_eq!(articles[0].body().text, "北岭市周三恢复供水，停水持续了三天，居民排起长队。");
//! assert_eq!(articles[0].metadata.byline, ["林一舟"]);
//! ```

mod absent;
mod assemble;
mod block;
mod body;
mod carried;
mod credits;
mod cue;
mod edge;
mod feature;
mod finder;
mod html;
mod language;
mod line;
mod markdown;
mod metadata;
mod model;
mod phrase;
mod plain;
mod recurring;
mod repeat;
mod rules;
mod several;
pub mod training;
mod tree;
mod wrap;

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use several::Division;

use crate::model::{
    Article, Document, FileDecisions, Format, Issue, IssueCode, Language, Repeat, Rule, Span,
};

/// What cleaning is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Elements nested deeper than this are flattened.
    pub max_depth: usize,
    /// Blocks of one document.
    pub max_blocks: usize,
    /// Nodes of one tree; the tags beyond are dropped, their text stays. 50 MB of markup that a
    /// person would read has fewer.
    pub max_nodes: usize,
    /// Visible characters of one document: what a worker analyses well within the page's patience.
    pub max_chars: usize,
}

/// A document has more visible characters than the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// How many it has.
    pub chars: usize,
}

impl Config {
    /// The limits of the page and of the command line.
    pub const STANDARD: Self = Self {
        max_depth: 256,
        max_blocks: 200_000,
        max_nodes: 3_000_000,
        max_chars: 2_000_000,
    };
}

/// Cleans a document: the articles that it holds, usually one, never none.
///
/// Cleaning marks blocks, it deletes nothing.
///
/// # Errors
/// When the document has more visible characters than [`Config::max_chars`].
pub fn clean(
    document: &Document,
    decisions: &FileDecisions,
    config: &Config,
) -> Result<Vec<Article>, TooLong> {
    clean_with(document, decisions, config, models(document.format))
}

/// The trained models of blocks for a format; none for plain text, where reading line by line
/// with the phrases of [`phrase`] did better on pages kept out.
fn models(format: Format) -> &'static training::Models {
    static PAGE: LazyLock<training::Models> =
        LazyLock::new(|| training::Models::read(include_str!("../../data/block-model-page.tsv")));
    static NONE: LazyLock<training::Models> = LazyLock::new(training::Models::default);
    match format {
        Format::Html | Format::FeedRecord => &PAGE,
        Format::PlainText | Format::Markdown => &NONE,
    }
}

/// A document as blocks.
struct Parsed {
    tree: Option<tree::Tree>,
    blocks: Vec<block::Raw>,
    /// The title that the head of the page states.
    title: Option<String>,
    /// The heading of an article that is one of several in the document.
    heading: Option<String>,
}

fn parsed(document: &Document, config: &Config) -> Parsed {
    let is_markup = matches!(document.format, Format::Html | Format::FeedRecord);
    if !is_markup {
        let blocks = if document.format == Format::Markdown {
            markdown::blocks(&document.source, config.max_blocks)
        } else {
            plain::blocks(&document.source, config.max_blocks)
        };
        let blocks = block::settled(blocks);
        return Parsed {
            tree: None,
            blocks,
            title: document.hints.title.clone(),
            heading: None,
        };
    }
    let parse = |source: &str| {
        let tree = tree::parse(source, config.max_depth, config.max_nodes);
        let blocks = block::settled(html::blocks(&tree, config.max_blocks));
        (tree, blocks)
    };
    let (mut tree, mut blocks) = parse(&document.source);
    if let Some(page) = carried::page(&document.source, &tree, &blocks) {
        (tree, blocks) = parse(&page);
    }
    let title = tree
        .elements(tree::Tag::Title)
        .next()
        .map(|id| tree.text_of(id));
    Parsed {
        tree: Some(tree),
        blocks,
        title,
        heading: None,
    }
}

/// Cleans with the given models of blocks.
fn clean_with(
    document: &Document,
    decisions: &FileDecisions,
    config: &Config,
    models: &training::Models,
) -> Result<Vec<Article>, TooLong> {
    let parsed = parsed(document, config);
    let chars = parsed.blocks.iter().map(|block| block.chars as usize).sum();
    if chars > config.max_chars {
        return Err(TooLong { chars });
    }
    let (parts, said) = match several::divided(document, parsed, config.max_blocks) {
        Division::One(whole) => (vec![whole], None),
        Division::Unsure(whole, said) => (vec![whole], Some(said)),
        Division::Sure(parts) => (parts, None),
    };
    let count = parts.len();
    let articles = parts.into_iter().enumerate().map(|(place, part)| {
        let mut article = article(document, part, place, decisions, models);
        let said = said
            .clone()
            .or_else(|| (count > 1).then(|| format!("{}/{count}", place + 1)));
        article.issues.extend(said.map(|detail| Issue {
            code: IssueCode::SeveralArticles,
            span: None,
            detail,
        }));
        article
    });
    Ok(articles.collect())
}

/// The article that stands in a document, or in the part of it at that place.
fn article(
    document: &Document,
    part: Parsed,
    place: usize,
    decisions: &FileDecisions,
    models: &training::Models,
) -> Article {
    let Parsed {
        tree,
        blocks,
        title,
        heading,
    } = part;
    let mut body = body::find(
        &blocks,
        tree.as_ref(),
        document.format,
        title.as_deref(),
        models,
    );
    if let Some(start) = tree.as_ref().and_then(carried::start) {
        for (is_body, block) in body.iter_mut().zip(&blocks) {
            *is_body &= block.node >= start;
        }
    }
    let bounds = bounds(&body);
    let page = metadata::Page {
        document,
        tree: tree.as_ref(),
        blocks: &blocks,
        body: &body,
        bounds,
        heading: heading.as_deref(),
        date_lines: BTreeSet::new(),
        paragraphs: OnceCell::new(),
    };
    let read = metadata::read(page);
    let alts = tree.as_ref().map(rules::alts).unwrap_or_default();
    let case = rules::Case {
        blocks: &blocks,
        tree: tree.as_ref(),
        format: document.format,
        body: &body,
        bounds,
        read: &read,
        alts: &alts,
        named: RefCell::default(),
        first_prose: body
            .iter()
            .zip(&blocks)
            .position(|(&is_body, block)| is_body && body::is_prose(block)),
    };
    let mut verdicts = rules::judge(&case);
    // What is dated and has a sentence of its own is an article, even one about deleted pages.
    let is_dated = read.metadata.published.is_some() && case.first_prose.is_some();
    let is_page = document.format == Format::Html && place == 0;
    let absent = absent::said(&blocks, title.as_deref()).filter(|_| is_page && !is_dated);
    if let Some(said) = absent {
        absent::set_aside(&mut verdicts, said);
    }
    let ordinal = document.ordinal + place;
    let mut article = assemble::article(&blocks, verdicts, decisions, ordinal);
    article.links = tree
        .as_ref()
        .map_or_else(Vec::new, |tree| assemble::links(&article, &blocks, tree));
    article.repeats = repeats(&article);
    article.metadata = read.metadata;
    article.metadata.language = language::of(&article.body().text);
    let is_limited = tree.is_some_and(|tree| tree.limited);
    article.issues = issues(&article, is_limited, read.is_contradicted);
    article.issues.extend(absent.map(|said| Issue {
        code: IssueCode::NoBody,
        span: None,
        detail: said.to_owned(),
    }));
    article
}

/// The language and script of a text.
#[must_use]
pub fn language(text: &str) -> Language {
    language::of(text)
}

/// The second pass, over a whole set: for each article, the blocks that recur in other files of
/// the same site, with in how many.
///
/// The articles are given sorted by id; the result is a pure function of them.
#[must_use]
pub fn recurring(articles: &[&Article]) -> Vec<Vec<(usize, usize)>> {
    recurring::find(articles)
}

/// First and last block of the body.
fn bounds(body: &[bool]) -> (usize, usize) {
    let first = body.iter().position(|&is| is).unwrap_or(0);
    let last = body.iter().rposition(|&is| is).unwrap_or(0);
    (first, last)
}

/// Blocks that were set aside as repeats, with where they stand first.
fn repeats(article: &Article) -> Vec<Repeat> {
    let mut repeats: Vec<Repeat> = Vec::new();
    // Where a text stands first, and its place among the repeats once it has one.
    let mut first_at: FxHashMap<&str, (Span, Option<usize>)> = FxHashMap::default();
    for block in &article.blocks {
        let text = block.span.of(&article.text);
        let (first, place) = first_at.entry(text).or_insert((block.span, None));
        let is_repeat = block.removal.as_ref().is_some_and(|removal| {
            matches!(removal.rule, Rule::RepeatedBody | Rule::RepeatedBlock)
        });
        if !is_repeat || first.end >= block.span.start {
            continue;
        }
        let index = *place.get_or_insert(repeats.len());
        match repeats.get_mut(index) {
            Some(repeat) => repeat.again.push(block.span),
            None => repeats.push(Repeat {
                first: *first,
                again: vec![block.span],
            }),
        }
    }
    repeats
}

fn issues(article: &Article, is_limited: bool, is_contradicted: bool) -> Vec<Issue> {
    let mut issues = Vec::new();
    let mut note =
        |code, span: Option<Span>, detail: String| issues.push(Issue { code, span, detail });
    if article.metadata.published.is_none() {
        note(IssueCode::NoPublicationTime, None, String::new());
    }
    if is_contradicted {
        note(IssueCode::PublicationTimeConflict, None, String::new());
    }
    if let Some(repeat) = article.repeats.first() {
        let is_body = article.blocks.iter().any(|block| {
            block
                .removal
                .as_ref()
                .is_some_and(|r| r.rule == Rule::RepeatedBody)
        });
        if is_body {
            note(
                IssueCode::RepeatedBody,
                Some(repeat.first),
                article.repeats.len().to_string(),
            );
        }
    }
    if is_limited {
        note(IssueCode::DeepMarkup, None, String::new());
    }
    issues
}
