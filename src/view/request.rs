//! What a page asks of the librarian, and the answers.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::{ArticleId, NameKind, StoryId};

use super::{
    ArticleView, CompareView, CoverageView, LadderView, LibraryView, NameView, NamesView,
    PairsView, RowsView, SortBy, StoriesView, TimelineView, WordCut, WordsView, WordsWanted,
};

/// A screen to be shown; it names articles by id, never by text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// What was found in all articles, and what holds between them.
    Library,
    /// A stretch of the list of articles.
    Rows {
        /// Rows that hold this text only, in title, outlet, file name or body; empty for all.
        query: String,
        /// The order of the rows.
        sort: SortBy,
        /// Whether the order is the other way round.
        reversed: bool,
        /// The number of the first row that is wanted, from 0.
        first: usize,
    },
    /// A stretch of the list of pairs that are alike enough.
    Pairs {
        /// The number of the first pair that is wanted, from 0.
        first: usize,
    },
    /// One article.
    Article {
        /// Its id.
        id: ArticleId,
        /// How its runs are cut at words; none where they are not.
        words: Option<WordCut>,
    },
    /// Two articles side by side.
    Compare {
        /// The left one.
        a: ArticleId,
        /// The right one.
        b: ArticleId,
    },
    /// When the articles were published, and the days that they speak of.
    Timeline {
        /// One story; none for the whole set.
        story: Option<StoryId>,
    },
    /// The names of the set.
    Names {
        /// Only of this kind.
        kind: Option<NameKind>,
        /// Only groups with a form that holds this text; empty for all.
        query: String,
        /// Those that the person hid, instead of those that are shown.
        hidden: bool,
    },
    /// One group of names, with the places where it stands.
    Name {
        /// The key of its row.
        key: String,
    },
    /// The words of the set.
    Words(WordsWanted),
    /// The stories of the set.
    Stories,
    /// One story, outlet by outlet.
    Coverage {
        /// The story.
        story: StoryId,
    },
    /// One passage and all its carriers in time order.
    Ladder {
        /// The article that the passage is taken from.
        id: ArticleId,
        /// The article that it is shared with in the comparison that leads here.
        with: ArticleId,
        /// The number of the passage in that comparison, from 1.
        passage: usize,
    },
}

/// The answer to a [`Request`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each answers the request of its name")]
pub enum Response {
    Library(Rc<LibraryView>),
    Rows(Rc<RowsView>),
    Pairs(Rc<PairsView>),
    Article(Rc<ArticleView>),
    Compare(Rc<CompareView>),
    Timeline(Rc<TimelineView>),
    Names(Rc<NamesView>),
    Name(Rc<NameView>),
    Words(Rc<WordsView>),
    Stories(Rc<StoriesView>),
    Coverage(Rc<CoverageView>),
    Ladder(Rc<LadderView>),
    /// The set does not hold what was asked for (any more).
    Missing,
}
