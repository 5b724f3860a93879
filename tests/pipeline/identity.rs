//! Who is who: every decision stays on its text, whatever files come, go, are renamed or reordered.
// A helper that finds nothing is a test that fails.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use duilan::corpus::Corpus;
use duilan::engine::{Config, FileResult, Input, Tools, analyze_file};
use duilan::model::{
    ArticleId, Day, Decisions, FileDecisions, FileId, Moment, Relation, SetDecisions, StoryId,
};
use proptest::prelude::*;

/// Three outlets with one report, each with a sentence of its own.
const TEXTS: [&str; 3] = [
    "甲社说，码头上有人放了鞭炮。",
    "乙社说，早上下过一阵小雨。",
    "丙社说，船票三天前就卖完了。",
];
const REPORT: &str = "海岭至白沙岛的夜航渡轮上周六恢复通航，首班船载着两百四十名乘客离开三号码头，\
     四十五分钟后平安靠岸。港务局长沈越在码头上说，停航五年是因为一次机舱火灾，新船装了两套灭火设备。\
     白沙岛的渔民说，今后卖鱼不必再绕道石门镇。";

fn read(text: usize, decisions: &FileDecisions) -> FileResult {
    let body = format!("夜航渡轮恢复通航\n\n{REPORT}\n\n{}", TEXTS[text]);
    let input = Input {
        file: "one.txt",
        bytes: body.as_bytes(),
        url: None,
    };
    let tools = Tools::new(None, None);
    analyze_file(&tools, input, decisions, &Config::STANDARD)
}

const fn article(file: u32) -> ArticleId {
    ArticleId::new(FileId(file), 0)
}

/// What a corpus says: for every article its own sentence, and its story.
fn stories(corpus: &Corpus) -> BTreeMap<ArticleId, (usize, StoryId)> {
    let library = corpus.library();
    let rows: Vec<_> = library.rows().collect();
    let mut told = BTreeMap::new();
    for (story, id) in library.comparison().stories.iter().zip(library.stories()) {
        for &place in &story.articles {
            let row = rows[place];
            let text = &row.analyzed.article.text;
            let own = TEXTS.iter().position(|own| text.contains(own)).unwrap();
            told.insert(row.id, (own, *id));
        }
    }
    told
}

fn decided(said: &BTreeMap<(ArticleId, ArticleId), bool>) -> Decisions {
    let mut set = SetDecisions::default();
    for (&(a, b), &same) in said {
        set.note_story(a, b, Some(same));
    }
    Decisions {
        set,
        ..Decisions::default()
    }
}

#[test]
fn an_answer_about_a_removed_article_passes_to_no_other() {
    let none = FileDecisions::default();
    let mut corpus = Corpus::default();
    corpus.insert(FileId(1), read(0, &none));
    corpus.insert(FileId(2), read(1, &none));
    corpus.insert(FileId(3), read(2, &none).renamed("two.txt"));
    corpus.settle();
    let together = stories(&corpus);
    let story = together[&article(1)].1;
    assert!(together.values().all(|(_, told)| *told == story));
    corpus.decide(decided(&[((article(1), article(3)), false)].into()));
    corpus.settle();
    let parted = stories(&corpus);
    assert_ne!(parted[&article(1)].1, parted[&article(3)].1);
    corpus.remove(FileId(1));
    corpus.settle();
    let left = stories(&corpus);
    assert_eq!(
        left[&article(2)],
        (1, left[&article(3)].1),
        "乙 inherits nothing"
    );
    assert_eq!(left[&article(3)].0, 2);
    assert!(corpus.library().row(article(1)).is_none());
    // 甲 comes back: what was said of it holds again.
    corpus.insert(FileId(1), read(0, &none));
    corpus.settle();
    let again = stories(&corpus);
    assert_ne!(again[&article(1)].1, again[&article(3)].1);
}

#[test]
fn a_second_file_with_the_same_bytes_is_an_article_of_its_own() {
    let mut corpus = Corpus::default();
    corpus.insert(FileId(1), read(0, &FileDecisions::default()));
    assert!(corpus.insert_copy(FileId(2), "one.txt", FileId(1)));
    assert!(!corpus.insert_copy(FileId(3), "three.txt", FileId(9)));
    corpus.settle();
    let library = corpus.library();
    let [pair] = library.comparison().pairs.as_slice() else {
        panic!("{:?}", library.comparison().pairs);
    };
    assert_eq!(pair.relation, Relation::Identical);
    let labels: Vec<&str> = library.rows().map(|row| row.label).collect();
    assert_eq!(labels, ["one", "one~2"]);
    corpus.remove(FileId(1));
    corpus.settle();
    assert_eq!(stories(&corpus).keys().collect::<Vec<_>>(), [&article(2)]);
}

/// Something that happens to the set; files are chosen among those that there are.
#[derive(Clone, Debug)]
enum Step {
    Add { text: usize, name: usize },
    Remove(usize),
    Rename { file: usize, name: usize },
    Part(usize, usize),
    Correct { file: usize, day: u8 },
}

const NAMES: [&str; 3] = ["one.txt", "a/one.txt", "two.txt"];

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (0..3_usize, 0..3_usize).prop_map(|(text, name)| Step::Add { text, name }),
        2 => (0..8_usize).prop_map(Step::Remove),
        2 => (0..8_usize, 0..3_usize).prop_map(|(file, name)| Step::Rename { file, name }),
        2 => (0..8_usize, 0..8_usize).prop_map(|(a, b)| Step::Part(a, b)),
        1 => (0..8_usize, 1..28_u8).prop_map(|(file, day)| Step::Correct { file, day }),
    ];
    proptest::collection::vec(step, 1..14)
}

/// A file as the page holds it.
#[derive(Clone)]
struct File {
    text: usize,
    name: &'static str,
    decisions: FileDecisions,
}

impl File {
    fn result(&self) -> FileResult {
        read(self.text, &self.decisions).renamed(self.name)
    }
}

/// The same set, the files given in the other order, to a corpus that knows nothing.
fn reversed(files: &BTreeMap<FileId, File>, decisions: Decisions) -> Corpus {
    let mut corpus = Corpus::default();
    corpus.decide(decisions);
    for (&id, file) in files.iter().rev() {
        corpus.insert(id, file.result());
    }
    corpus.settle();
    corpus
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_decision_stays_on_its_text(steps in steps()) {
        let mut corpus = Corpus::default();
        let mut files: BTreeMap<FileId, File> = BTreeMap::new();
        let mut said = BTreeMap::new();
        let mut next = FileId(1);
        let mut before: BTreeMap<StoryId, BTreeSet<ArticleId>> = BTreeMap::new();
        for step in steps {
            let nth = |n: usize| files.keys().nth(n % files.len().max(1)).copied();
            match step {
                Step::Add { text, name } => {
                    let file = File { text, name: NAMES[name], decisions: FileDecisions::default() };
                    corpus.insert(next, file.result());
                    files.insert(next, file);
                    next = next.next();
                }
                Step::Remove(n) => if let Some(id) = nth(n) {
                    files.remove(&id);
                    corpus.remove(id);
                },
                Step::Rename { file, name } => if let Some(id) = nth(file) {
                    let file = files.get_mut(&id).unwrap();
                    file.name = NAMES[name];
                    corpus.insert(id, file.result());
                },
                Step::Part(a, b) => if let (Some(a), Some(b)) = (nth(a), nth(b)) && a != b {
                    let (a, b) = (a.min(b), a.max(b));
                    said.insert((ArticleId::new(a, 0), ArticleId::new(b, 0)), false);
                    corpus.decide(decided(&said));
                },
                Step::Correct { file, day } => if let Some(id) = nth(file) {
                    let file = files.get_mut(&id).unwrap();
                    file.decisions.published = vec![(0, Day::new(2031, 5, day).map(Moment::on))];
                    corpus.insert(id, file.result());
                },
            }
            corpus.settle();
            let told = stories(&corpus);
            prop_assert_eq!(told.len(), files.len());
            for (&id, file) in &files {
                let id = ArticleId::new(id, 0);
                prop_assert_eq!(told[&id].0, file.text);
                let row = corpus.library().row(id).unwrap();
                if let Some((_, published)) = file.decisions.published.first() {
                    prop_assert_eq!(row.analyzed.article.metadata.published, *published);
                }
            }
            for (a, b) in said.keys() {
                if let (Some(a), Some(b)) = (told.get(a), told.get(b)) {
                    prop_assert_ne!(a.1, b.1);
                }
            }
            let mut now: BTreeMap<StoryId, BTreeSet<ArticleId>> = BTreeMap::new();
            for (id, (_, story)) in &told {
                now.entry(*story).or_default().insert(*id);
            }
            // A story that goes on has an article of the one that it was.
            for (story, articles) in &now {
                if let Some(old) = before.get(story) {
                    prop_assert!(!old.is_disjoint(articles), "{:?} is another story", story);
                }
            }
            let replayed = Decisions {
                stories: corpus.library().story_ids().clone(),
                ..decided(&said)
            };
            let anew = reversed(&files, replayed);
            prop_assert_eq!(stories(&anew), told);
            prop_assert_eq!(anew.library().comparison(), corpus.library().comparison());
            before = now;
        }
    }
}
