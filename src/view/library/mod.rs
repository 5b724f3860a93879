//! The library: what was found, the relations, the rows.

mod build;
mod finding;
mod rows;
mod search;

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::{
    CharsetSource, ClueSource, Day, FileId, Format, InputError, IssueCode, Language, Relation,
    StoryId,
};

use super::ArticleRef;

pub use build::{library, pairs};
pub(crate) use build::{n_reworded, related, share};
pub(crate) use finding::story_lines;
pub use rows::rows;
pub use search::Hit;

/// The order of the library's rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SortBy {
    /// By id, which is the file's name.
    #[default]
    Id,
    /// By publication time, the undated last.
    Published,
    /// By outlet, then time.
    Outlet,
    /// By story, the largest first, then time.
    Story,
    /// By length, the longest first.
    Length,
}

/// What was found in all articles, and what holds between them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LibraryView {
    /// What was found, said first.
    pub finding: Finding,
    /// What could not be read, with the page's number of the file.
    pub errors: Vec<(FileId, InputError)>,
    /// The relations as a table, for small sets of at least two articles.
    pub matrix: Option<Rc<Matrix>>,
    /// All pairs that are not unrelated.
    pub n_pairs: usize,
    /// How many pairs are alike to each hundredth, from 0 to 100: the larger of both shares. Empty
    /// where there is no pair.
    pub alike: Vec<u32>,
    /// From which hundredth on pairs are listed: a decision of the person.
    pub least_alike: u8,
    /// The stories of two or more articles, the largest first.
    pub stories: Vec<StoryLine>,
}

/// A stretch of the list of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowsView {
    /// How many articles fit the query.
    pub n_rows: usize,
    /// Articles of the whole set.
    pub total: usize,
    /// The number of the first row here, from 0.
    pub first: usize,
    /// The rows, in the order asked for: [`Limits::rows`](super::Limits::rows) of them at most.
    pub rows: Vec<Rc<Row>>,
}

impl RowsView {
    /// The row of that number in the whole list, where it is in this stretch.
    #[must_use]
    pub fn row(&self, index: usize) -> Option<&Rc<Row>> {
        self.rows.get(index.checked_sub(self.first)?)
    }
}

/// A stretch of the list of pairs that are alike enough, the strongest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairsView {
    /// How many pairs are alike enough.
    pub n_pairs: usize,
    /// The number of the first pair here, from 0.
    pub first: usize,
    /// The pairs: [`Limits::pairs`](super::Limits::pairs) of them at most.
    pub pairs: Vec<Rc<PairRow>>,
}

impl PairsView {
    /// The pair of that number in the whole list, where it is in this stretch.
    #[must_use]
    pub fn pair(&self, index: usize) -> Option<&Rc<PairRow>> {
        self.pairs.get(index.checked_sub(self.first)?)
    }
}

/// A story in a line, for filters and headings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryLine {
    /// Its number in the set.
    pub story: StoryId,
    /// The title of its principal article.
    pub title: String,
    /// How many articles tell it.
    pub n_articles: usize,
    /// How many outlets.
    pub n_outlets: usize,
    /// How many of its articles have the text of another one of it.
    pub n_copies: usize,
    /// First day, where known.
    pub from: Option<Day>,
    /// Last day, where known.
    pub to: Option<Day>,
}

/// What was found, as numbers and names for one sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Articles.
    pub n_articles: usize,
    /// Stories told by two or more articles.
    pub n_stories: usize,
    /// Articles that share their story with no other.
    pub n_alone: usize,
    /// The largest story.
    pub largest: Option<FindingStory>,
    /// Files that hold their text twice or more.
    pub repeated: Vec<ArticleRef>,
    /// Pairs of one text: identical, reposts, near duplicates, truncated.
    pub n_same_text: usize,
    /// One such pair, as the example.
    pub same_text: Option<(ArticleRef, ArticleRef)>,
    /// Whether its first article is known to be the earlier one in this set.
    pub same_text_ordered: bool,
    /// Passages told in other words.
    pub n_reworded: usize,
    /// Verbatim or edited passages shared by texts that are not one text.
    pub n_shared: usize,
    /// Files that could not be read.
    pub n_errors: usize,
}

/// The largest story of a set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingStory {
    /// Its number in the set.
    pub story: StoryId,
    /// How many articles tell it.
    pub n_articles: usize,
    /// The day that most of its articles speak of, where there is one.
    pub day: Option<Day>,
    /// First day, where known.
    pub from: Option<Day>,
    /// Last day, where known.
    pub to: Option<Day>,
    /// Its main names, the strongest first.
    pub names: Vec<String>,
}

/// One article in the library's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Id, title, outlet, time.
    pub article: ArticleRef,
    /// Whether another article of the set has the same title and outlet: its label tells it apart.
    pub has_double: bool,
    /// Its file.
    pub file: FileId,
    /// The file's name.
    pub file_name: String,
    /// Where the publication time was read.
    pub published_from: Option<ClueSource>,
    /// What it is written in.
    pub format: Format,
    /// The charset that decoded it.
    pub charset: String,
    /// Who said so.
    pub charset_from: CharsetSource,
    /// The language of its body.
    pub language: Language,
    /// Characters of its body.
    pub characters: usize,
    /// Removed share of the file's text, in thousandths.
    pub removed: u16,
    /// Blocks removed.
    pub n_removed: usize,
    /// The words that tell it from others.
    pub keywords: Vec<String>,
    /// Different people, places, organisations.
    pub n_names: usize,
    /// Dates.
    pub n_dates: usize,
    /// Stretches that stand in the file more than once.
    pub n_repeats: usize,
    /// What was noticed.
    pub issues: Vec<IssueCode>,
    /// The number of its story, where others tell it too.
    pub story: Option<(usize, StoryId)>,
    /// Articles that it is related to.
    pub n_related: usize,
    /// Where it holds what is searched for; none where nothing is, or the body does not.
    pub hit: Option<Hit>,
}

/// The relations of a small set as a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matrix {
    /// The heads of rows and columns.
    pub articles: Vec<ArticleRef>,
    /// A row for each article, a cell for each other one; none where they are unrelated.
    pub cells: Vec<Vec<Option<MatrixCell>>>,
    /// For each article, whether its file holds its text more than once.
    pub repeated: Vec<bool>,
}

/// What holds between two articles, seen from the row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatrixCell {
    /// The relation.
    pub relation: Relation,
    /// How much of the row's article stands in the column's, in thousandths.
    pub contained_row: u16,
    /// How much of the column's article stands in the row's.
    pub contained_column: u16,
    /// Shared passages.
    pub n_passages: usize,
    /// How many of them are sentences told in other words.
    pub n_reworded: usize,
}

/// A pair in the library's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairRow {
    /// The one article.
    pub a: ArticleRef,
    /// The other one.
    pub b: ArticleRef,
    /// The relation.
    pub relation: Relation,
    /// How much of the one stands in the other, in thousandths.
    pub contained_a: u16,
    /// How much of the other stands in the one.
    pub contained_b: u16,
    /// Shared passages.
    pub n_passages: usize,
    /// How many of them are sentences told in other words.
    pub n_reworded: usize,
}
