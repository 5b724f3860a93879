//! View models: what one screen shows, as plain values without markup.
//!
//! The librarian answers a [`Request`] with a [`Response`]; the page draws it. Every function here
//! is pure: a [`Shelf`] (the set as the librarian holds it) in, a model out, so that a screen can
//! be tested without a browser. Models hold no spans of text: text comes cut into runs, ready to
//! become text nodes, and places are indexes of blocks and marks. So nothing has to be counted in
//! UTF-16 on the way to JavaScript.
//!
//! Limits: lists that grow with the set are cut at the numbers in [`Limits`], with the full count
//! beside them.

mod article;
mod compare;
mod coverage;
#[cfg(test)]
mod fixture;
mod ladder;
mod library;
mod moment;
mod names;
mod request;
mod shelf;
mod stories;
#[cfg(test)]
mod tests;
mod timeline;
mod words;

pub use article::{
    ArticleView, BlockView, DateMark, DayGroup, Elsewhere, EntityView, Flow, Fold, IssueView, Mark,
    MarkKind, NameMark, QuoteMark, RemovalView, RepeatView, RuleCount, Run, RunMark, RunWord,
    Shape, article,
};
pub use compare::{
    CompareRow, CompareView, DiffRun, MapPiece, Paragraph, PassageView, RowKind, SideView, compare,
};
pub use coverage::{Carried, CoverageView, Fact, FactRow, PassageRow, coverage};
pub use ladder::{COMMON_SOURCE, LadderView, Rung, ladder};
pub use library::{
    Finding, FindingStory, Hit, LibraryView, Matrix, MatrixCell, PairRow, PairsView, Row, RowsView,
    SortBy, StoryLine, library, pairs, rows,
};
pub use moment::read_moment;
pub use names::{NameArticle, NameRow, NameView, NamesView, Snippet, name, names};
pub use request::{Request, Response};
pub use shelf::{ArticleRef, Entry, Limits, Shelf, visible};
pub use stories::{Question, StoriesView, StoryArticle, StoryView, stories};
pub use timeline::{
    Bar, DayItem, DayPlace, Lane, Publication, TimelineView, is_doubtful, timeline,
};
pub use words::{WordCut, WordSort, WordsView, WordsWanted, words};
