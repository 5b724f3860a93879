//! The library: articles by file, the passes that need the whole set, the comparison.

use std::collections::{BTreeMap, BTreeSet};

use crate::clean;
use crate::compare::{self, Index, Item, Prepared};
use crate::model::{
    Arrange, ArticleId, BlockKey, Comparison, Evidence, FileId, InputError, Removal, Rule,
    SetDecisions, StoryId, StoryIds,
};

use super::labels::article_labels;
use super::result::{Analyzed, FileResult, Trace};
use super::stories::name_stories;

/// All articles of a session, and what holds between them.
#[derive(Clone, Debug)]
pub struct Library {
    files: BTreeMap<FileId, FileResult>,
    /// By label.
    places: Vec<Place>,
    /// Where each article stands among them.
    by_id: BTreeMap<ArticleId, usize>,
    index: Index,
    comparison: Comparison,
    /// The ids of the comparison's stories, in their order.
    stories: Vec<StoryId>,
    story_ids: StoryIds,
    /// Files whose articles the index does not know yet.
    dirty: BTreeSet<FileId>,
    decisions: SetDecisions,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Files came or went.
    Changed,
    /// The index knows all articles, pairs wait.
    Indexed,
    /// All is known.
    Settled,
}

impl Default for Library {
    fn default() -> Self {
        Self {
            files: BTreeMap::new(),
            places: Vec::new(),
            by_id: BTreeMap::new(),
            index: Index::new(compare::Config::STANDARD),
            comparison: Comparison::default(),
            stories: Vec::new(),
            story_ids: StoryIds::default(),
            dirty: BTreeSet::new(),
            decisions: SetDecisions::default(),
            state: State::Settled,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    label: String,
    id: ArticleId,
}

/// One article of the settled set.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The article's id.
    pub id: ArticleId,
    /// What people call it: unique in the set, and perhaps another one when a file comes or goes.
    pub label: &'a str,
    /// The file's name.
    pub file_name: &'a str,
    /// The article, after the second pass over the set.
    pub analyzed: &'a Analyzed,
}

impl Library {
    /// An empty library.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in what became of a file; an earlier result of the same file is replaced.
    pub fn insert(&mut self, key: FileId, result: FileResult) {
        self.files.insert(key, result);
        self.dirty.insert(key);
        self.state = State::Changed;
    }

    /// Forgets a file.
    pub fn remove(&mut self, key: FileId) {
        if self.files.remove(&key).is_some() {
            self.state = State::Changed;
        }
    }

    /// Takes what the person decided about the set, in place of what they decided before.
    pub fn decide(&mut self, decisions: SetDecisions) {
        let regroups = self.decisions.one_story != decisions.one_story;
        self.decisions = decisions;
        if regroups && self.state == State::Settled {
            self.state = State::Indexed;
        }
    }

    /// What the person decided about the set.
    #[must_use]
    pub const fn decisions(&self) -> &SetDecisions {
        &self.decisions
    }

    /// The files and what became of them.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &FileResult)> {
        self.files.iter().map(|(&key, result)| (key, result))
    }

    /// What became of a file.
    #[must_use]
    pub fn file(&self, key: FileId) -> Option<&FileResult> {
        self.files.get(&key)
    }

    /// The errors of all files.
    pub fn errors(&self) -> impl Iterator<Item = &InputError> {
        self.files.values().flat_map(|result| &result.errors)
    }

    /// Runs the passes that need the whole set, where something changed since the last time.
    pub fn settle(&mut self) {
        while !self.settle_some(u64::MAX) {}
    }

    /// Does some of that work, so that a cancel can be heard in between; true when all is done.
    ///
    /// A step is a unit of text compared, about ten nanoseconds. Until all is done, rows are those
    /// of the present files and the comparison is the last one.
    pub fn settle_some(&mut self, steps: u64) -> bool {
        if self.state == State::Changed {
            let before = std::mem::replace(&mut self.places, places(&self.files));
            let by_id = self.places.iter().enumerate();
            self.by_id = by_id.map(|(place, of)| (of.id, place)).collect();
            let remarked = self.mark_recurring();
            self.reindex(&before, &remarked);
            self.state = State::Indexed;
        }
        if self.state == State::Indexed && self.index.settle(steps) {
            self.index.decide(self.verdicts());
            self.comparison = self.index.comparison();
            let groups: Vec<Vec<ArticleId>> = self.groups();
            self.stories = name_stories(&mut self.story_ids, &groups);
            self.state = State::Settled;
        }
        self.state == State::Settled
    }

    /// The articles by label, as of the last [`Library::settle`].
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.places.iter().filter_map(|place| self.at(place))
    }

    /// An article.
    #[must_use]
    pub fn row(&self, id: ArticleId) -> Option<Row<'_>> {
        self.at(self.places.get(*self.by_id.get(&id)?)?)
    }

    /// The article of that label.
    #[must_use]
    pub fn labelled(&self, label: &str) -> Option<Row<'_>> {
        let index = self
            .places
            .binary_search_by(|place| place.label.as_str().cmp(label))
            .ok()?;
        self.at(self.places.get(index)?)
    }

    /// The ids of the stories of [`Library::comparison`], in their order.
    #[must_use]
    pub fn stories(&self) -> &[StoryId] {
        &self.stories
    }

    /// The stories that were seen so far.
    #[must_use]
    pub const fn story_ids(&self) -> &StoryIds {
        &self.story_ids
    }

    /// Goes on from stories that another library of the same set has seen.
    pub fn remember_stories(&mut self, seen: StoryIds) {
        self.story_ids = seen;
        if self.state == State::Settled {
            self.state = State::Indexed;
        }
    }

    /// What holds between the articles, as of the last [`Library::settle`].
    #[must_use]
    pub const fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    fn at<'a>(&'a self, place: &'a Place) -> Option<Row<'a>> {
        let result = self.files.get(&place.id.file)?;
        Some(Row {
            id: place.id,
            label: &place.label,
            file_name: &result.file,
            analyzed: result.articles.get(place.id.ordinal)?,
        })
    }

    /// The articles of each story.
    fn groups(&self) -> Vec<Vec<ArticleId>> {
        let id = |&article: &usize| self.places.get(article).map(|place| place.id);
        let stories = self.comparison.stories.iter();
        stories
            .map(|story| story.articles.iter().filter_map(id).collect())
            .collect()
    }

    /// What the person said of two articles, by their labels; of an article that is not there
    /// nothing is said.
    fn verdicts(&self) -> Vec<(String, String, bool)> {
        let label = |id| {
            let place = self.places.get(*self.by_id.get(id)?)?;
            Some(place.label.clone())
        };
        let said = self.decisions.one_story.iter();
        let mut verdicts: Vec<(String, String, bool)> = said
            .filter_map(|(a, b, same)| {
                let (a, b) = (label(a)?, label(b)?);
                Some(if a < b { (a, b, *same) } else { (b, a, *same) })
            })
            .collect();
        verdicts.arrange();
        verdicts
    }

    /// Sets aside the blocks that recur in other files of the same site; the files that this
    /// changed.
    fn mark_recurring(&mut self) -> BTreeSet<FileId> {
        let files = self.files.iter();
        let mut before = BTreeMap::new();
        before.extend(files.map(|(&key, result)| (key, marked_blocks(result))));
        for result in self.files.values_mut() {
            unmark_recurring(result);
        }
        let articles: Vec<_> = self.rows().map(|row| &row.analyzed.article).collect();
        let recurring = clean::recurring(&articles);
        for (place, marks) in self.places.iter().zip(recurring) {
            if let Some(result) = self.files.get_mut(&place.id.file) {
                mark(result, place.id.ordinal, &marks);
            }
        }
        let changed = |key: &FileId, result: &FileResult| {
            before
                .get(key)
                .is_none_or(|blocks| *blocks != marked_blocks(result))
        };
        self.files
            .iter()
            .filter(|(key, result)| changed(key, result))
            .map(|(&key, _)| key)
            .collect()
    }

    /// Takes what an analyst made of an article ahead: it is of the body as the analyst saw it.
    fn trace(&mut self, place: &Place) -> Option<Trace> {
        let traces = &mut self.files.get_mut(&place.id.file)?.traces;
        traces.get_mut(place.id.ordinal).map(std::mem::take)
    }

    /// Tells the index which articles went, came or changed.
    fn reindex(&mut self, before: &[Place], remarked: &BTreeSet<FileId>) {
        let changed = |place: &&Place| {
            self.dirty.contains(&place.id.file)
                || remarked.contains(&place.id.file)
                || before.binary_search(place).is_err()
        };
        for old in before {
            if self
                .places
                .binary_search_by(|place| place.label.cmp(&old.label))
                .is_err()
            {
                self.index.remove(&old.label);
            }
        }
        let changed: Vec<Place> = self.places.iter().filter(changed).cloned().collect();
        for place in &changed {
            let Some(item) = self.at(place).map(item) else {
                continue;
            };
            let prepared = match self
                .trace(place)
                .filter(|_| !remarked.contains(&place.id.file))
            {
                Some(Trace { print, terms }) => Prepared::from_parts(item, print, terms),
                None => Prepared::of(item, self.index.config()),
            };
            self.index.insert(prepared);
        }
        for file in std::mem::take(&mut self.dirty) {
            if let Some(result) = self.files.get_mut(&file) {
                result.traces = Vec::new();
            }
        }
    }
}

/// The blocks of a file that are marked as recurring.
fn marked_blocks(result: &FileResult) -> Vec<BlockKey> {
    let blocks = result
        .articles
        .iter()
        .enumerate()
        .flat_map(|(article, analyzed)| {
            analyzed
                .article
                .blocks
                .iter()
                .enumerate()
                .map(move |(block, it)| (article, block, it))
        });
    blocks
        .filter(|(_, _, it)| {
            it.removal
                .as_ref()
                .is_some_and(|r| r.rule == Rule::Recurring)
        })
        .map(|(article, block, _)| BlockKey { article, block })
        .collect()
}

/// The articles of all files, by label. Labels follow the names of the files, and what stands in
/// them where names are equal, not the ids, so that the order of arrival changes nothing.
fn places(files: &BTreeMap<FileId, FileResult>) -> Vec<Place> {
    let mut sorted: Vec<(&FileId, &FileResult)> = files.iter().collect();
    sorted.arrange_by(|a, b| {
        let by_name = a.1.file.cmp(&b.1.file);
        by_name.then_with(|| texts(a.1).cmp(texts(b.1)).then_with(|| a.0.cmp(b.0)))
    });
    let mut paths = Vec::new();
    let mut places = Vec::new();
    for (&file, result) in sorted {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (ordinal, analyzed) in result.articles.iter().enumerate() {
            let path = inner_path(&result.file, &analyzed.article.chain);
            let count = counts.entry(path.clone()).or_default();
            paths.push((path, *count, analyzed.given_id.as_deref()));
            *count += 1;
            places.push(Place {
                label: String::new(),
                id: ArticleId { file, ordinal },
            });
        }
    }
    let named: Vec<_> = paths
        .iter()
        .map(|(path, place, id)| (path.as_str(), *place, *id))
        .collect();
    for (place, label) in places.iter_mut().zip(article_labels(&named)) {
        place.label = label;
    }
    places.arrange();
    places
}

/// The path of an article's file, those inside archives included. A step that is a place in a file
/// (`row 3`) is no part of it: it has neither a full stop nor a slash.
fn inner_path(file: &str, chain: &[String]) -> String {
    let steps = chain.iter().filter(|step| step.contains(['.', '/']));
    steps.fold(file.to_owned(), |path, step| format!("{path}/{step}"))
}

/// The texts of a file's articles.
fn texts(result: &FileResult) -> impl Iterator<Item = &str> {
    let articles = result.articles.iter();
    articles.map(|analyzed| analyzed.article.text.as_str())
}

fn unmark_recurring(result: &mut FileResult) {
    for block in result
        .articles
        .iter_mut()
        .flat_map(|analyzed| &mut analyzed.article.blocks)
    {
        if block
            .removal
            .as_ref()
            .is_some_and(|removal| removal.rule == Rule::Recurring)
        {
            block.removal = None;
        }
    }
}

/// Marks blocks of one article, given as index and number of files; what the person restored stays.
fn mark(result: &mut FileResult, ordinal: usize, marks: &[(usize, usize)]) {
    let FileResult {
        decisions,
        articles,
        ..
    } = result;
    let Some(analyzed) = articles.get_mut(ordinal) else {
        return;
    };
    if marks.is_empty() || decisions.disabled_rules.contains(&Rule::Recurring) {
        return;
    }
    let article = &mut analyzed.article;
    let length = article.text.chars().count().max(1);
    for &(index, files) in marks {
        let Some(block) = article.blocks.get_mut(index) else {
            continue;
        };
        let restored = decisions.restored.contains(&BlockKey {
            article: ordinal,
            block: index,
        });
        if restored || block.removal.is_some() {
            continue;
        }
        let characters = block.span.of(&article.text).chars().count();
        block.removal = Some(Removal {
            rule: Rule::Recurring,
            evidence: vec![Evidence::new("files", files)],
            share: u16::try_from(characters * 1000 / length).unwrap_or(1000),
        });
    }
}

/// An article as comparison sees it.
#[must_use]
pub fn item(row: Row<'_>) -> Item {
    row.analyzed.item(row.label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Annotations, Article, Block, Charset, CharsetSource, Format, Role, Span};

    fn file(name: &str, body: &str) -> FileResult {
        let block = Block {
            role: Role::Body,
            span: Span::new(0, body.len()),
            source: None,
            removal: None,
        };
        let article = Article {
            text: body.to_owned(),
            blocks: vec![block],
            ..Article::default()
        };
        let analyzed = Analyzed {
            given_id: None,
            format: Format::PlainText,
            charset: Charset {
                name: "UTF-8".to_owned(),
                from: CharsetSource::Detected,
            },
            article,
            annotations: Annotations::default(),
        };
        FileResult {
            file: name.to_owned(),
            articles: vec![analyzed],
            ..FileResult::default()
        }
    }

    const FERRY: &str =
        "停航五年的轮渡周二恢复通航，首班船载着两百多名乘客离开三号码头，四十五分钟后靠岸。";
    const BOOKS: &str =
        "县图书馆宣布，被洪水泡过的旧县志已经全部修复，读者从下周一起可以到三楼书库重新查阅。";

    #[test]
    fn coming_and_going_ends_where_a_fresh_library_stands() {
        let mut library = Library::new();
        library.insert(FileId(1), file("a/x.txt", FERRY));
        library.insert(FileId(2), file("b/y.txt", BOOKS));
        library.settle();
        library.insert(FileId(3), file("c/x.txt", FERRY));
        library.settle();
        library.remove(FileId(2));
        library.insert(FileId(1), file("a/x.txt", BOOKS));
        library.settle();
        let mut fresh = Library::new();
        fresh.insert(FileId(9), file("c/x.txt", FERRY));
        fresh.insert(FileId(8), file("a/x.txt", BOOKS));
        fresh.settle();
        assert_eq!(library.comparison(), fresh.comparison());
        assert_eq!(library.comparison().ids, ["a/x", "c/x"]);
        assert!(
            library
                .labelled("c/x")
                .is_some_and(|row| row.analyzed.article.text == FERRY)
        );
    }

    #[test]
    fn the_same_text_in_two_files_is_a_pair() {
        let mut library = Library::new();
        library.insert(FileId(1), file("x.txt", FERRY));
        library.insert(FileId(2), file("y.txt", FERRY));
        library.settle();
        assert_eq!(library.comparison().pairs.len(), 1);
        library.remove(FileId(1));
        library.settle();
        assert!(library.comparison().pairs.is_empty());
    }
}
