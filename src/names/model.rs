//! The trained models: words by the standard of the People's Daily, and names over them.
//!
//! One file holds both, because the name model looks at the words of the word model:
//!
//! ```text
//! duilan models 1
//! words: 123456
//! names: 234567
//!
//! (the two model files, of these lengths)
//! ```

use crate::model::{NameKind, Word};
use crate::text::tagging::features::{Row, base};
use crate::text::tagging::{Labels, Model, ModelError};

use super::cues::Cues;
use super::lists::Lists;
use super::page::Page;

/// The two models of a file.
#[derive(Clone, Debug)]
pub struct Models {
    /// Cuts words and knows people, places and bodies of one word.
    pub words: Model,
    /// Finds names.
    pub names: Model,
}

/// Puts two model files into one.
#[must_use]
pub fn bundle(words: &[u8], names: &[u8]) -> Vec<u8> {
    let mut bytes = format!(
        "duilan models 1\nwords: {}\nnames: {}\n\n",
        words.len(),
        names.len()
    )
    .into_bytes();
    bytes.extend(words);
    bytes.extend(names);
    bytes
}

/// A hash (FNV-1a) of some texts, each with a line break behind it.
pub fn fnv<'t>(texts: impl Iterator<Item = &'t str>) -> u64 {
    texts
        .flat_map(|text| text.bytes().chain([b'\n']))
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

/// What a model must have been trained on to be used with this program, as lines of its header:
/// the names of its features and, for the name model, the rows of the word tables that they ask for.
#[must_use]
pub fn trained_on(names: bool) -> Vec<(String, String)> {
    let base = crate::text::tagging::features::NAMES.into_iter();
    let own = super::cues::NAMES.into_iter().filter(|_| names);
    let line = |key: &str, hash: u64| (key.to_owned(), format!("{hash:016x}"));
    let mut lines = vec![line("features", fnv(base.chain(own)))];
    if names {
        lines.push(line("tables", super::lists::asked_by_features()));
    }
    lines
}

impl Models {
    /// Reads a file of two models.
    ///
    /// # Errors
    /// When it is no such file, or one of its models can't be read.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let (words, names) = split(bytes).ok_or(ModelError::no_header())?;
        Ok(Self {
            words: Model::read(words)?,
            names: Model::read(names)?,
        })
    }
}

fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.windows(2).position(|two| two == b"\n\n")? + 2;
    let header = std::str::from_utf8(bytes.get(..end)?).ok()?;
    if !header.starts_with("duilan models 1\n") {
        return None;
    }
    let length = |key: &str| -> Option<usize> {
        let line = header.lines().find_map(|line| line.strip_prefix(key))?;
        line.parse().ok()
    };
    let rest = bytes.get(end..)?;
    let (words, names) = rest.split_at_checked(length("words: ")?)?;
    (names.len() == length("names: ")?).then_some((words, names))
}

/// Rows of features, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    features: Vec<u32>,
    ends: Vec<usize>,
}

impl Rows {
    fn close(&mut self) {
        self.ends.push(self.features.len());
    }

    fn iter(&self) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, &end)| self.features.get(start..end).unwrap_or_default())
    }
}

/// A page as a row of features sees it.
pub(crate) fn row(page: &Page<'_>) -> Row {
    Row::new(&page.chars, page.tokens.iter().map(|t| (t.end, &*t.pos)))
}

/// The word model's labels of a row.
pub(crate) fn word_labels(model: &Model, row: &Row) -> Vec<u8> {
    let mut rows = Rows::default();
    for at in 0..row.len() {
        base(row, at, &mut rows.features);
        rows.close();
    }
    model.label(rows.iter())
}

/// The name model's labels of a page.
pub(crate) fn name_labels(model: &Model, cues: &Cues) -> Vec<u8> {
    let mut rows = Rows::default();
    for at in 0..cues.row().len() {
        cues.features(at, &mut rows.features);
        rows.close();
    }
    model.label(rows.iter())
}

/// The kind that a label's name speaks of.
pub(crate) fn kind(name: &str) -> Option<NameKind> {
    match name {
        "PER" => Some(NameKind::Person),
        "LOC" => Some(NameKind::Place),
        "ORG" => Some(NameKind::Organisation),
        _ => None,
    }
}

/// What training needs of one text.
#[derive(Debug)]
pub struct Prepared {
    cues: Cues,
    /// The folded characters.
    pub chars: Vec<char>,
}

/// Prepares texts for training as the tagger does for labelling.
#[derive(Debug)]
pub struct Preparer {
    lists: Lists,
}

impl Default for Preparer {
    fn default() -> Self {
        Self {
            lists: Lists::new(),
        }
    }
}

impl Preparer {
    /// The features' view of a text; `second` are labels of the word model.
    #[must_use]
    pub fn prepare(
        &self,
        text: &str,
        words: &[Word],
        second: Option<(&[u8], &Labels)>,
    ) -> Prepared {
        let page = Page::new(text, words);
        let cues = Cues::new(&page, &self.lists, row(&page), second);
        Prepared {
            cues,
            chars: page.chars,
        }
    }
}

impl Prepared {
    /// The word model's labels.
    #[must_use]
    pub fn word_labels(&self, model: &Model) -> Vec<u8> {
        word_labels(model, self.cues.row())
    }

    /// The name model's labels.
    #[must_use]
    pub fn name_labels(&self, model: &Model) -> Vec<u8> {
        name_labels(model, &self.cues)
    }

    /// Adds the features of a character for the word model.
    pub fn word_features(&self, at: usize, features: &mut Vec<u32>) {
        base(self.cues.row(), at, features);
    }

    /// Adds the features of a character for the name model.
    pub fn name_features(&self, at: usize, features: &mut Vec<u32>) {
        self.cues.features(at, features);
    }
}
