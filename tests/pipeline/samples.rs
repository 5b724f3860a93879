//! The five samples of the first screen, as one set: what its first sentence says must be true.

use duilan::engine::Library;
use duilan::model::{FileId, Pair, PassageKind, Relation};

use crate::fixture;

const SAMPLES: [&str; 5] = [
    "page-copied-twice",
    "feed-record-related-links",
    "feed-record-traditional-repost",
    "feed-record-wire-report",
    "aggregator-hot-list",
];

#[test]
fn four_of_the_five_tell_one_story() {
    let library = library();
    let comparison = library.comparison();
    let mut stories: Vec<Vec<&str>> = comparison
        .stories
        .iter()
        .map(|story| {
            story
                .articles
                .iter()
                .map(|&place| comparison.ids[place].as_str())
                .collect()
        })
        .collect();
    stories.sort_by_key(|story| std::cmp::Reverse(story.len()));
    assert_eq!(
        stories,
        [
            vec![
                "1-evening-paper",
                "2-radio-preview",
                "3-traditional-repost",
                "4-wire-report"
            ],
            vec!["5-aggregator"]
        ]
    );
}

#[test]
fn one_is_a_repost_in_the_other_script() {
    let library = library();
    let pair = pair(&library, "1-evening-paper", "3-traditional-repost");
    assert_eq!(pair.relation, Relation::Repost);
    // All of the repost stands in the paper's text, which has a standfirst more.
    assert!(pair.matched_b * 100 >= pair.units_b * 99, "{pair:?}");
}

#[test]
fn one_quote_is_in_two_translations() {
    let library = library();
    let pair = pair(&library, "1-evening-paper", "4-wire-report");
    let body = |id: &str| {
        let row = library.labelled(id).expect("a sample");
        row.analyzed.article.body().text
    };
    let (paper, wire) = (body("1-evening-paper"), body("4-wire-report"));
    assert!(
        pair.passages.iter().any(|passage| {
            passage.kind == PassageKind::Reworded
                && passage.a.of(&paper).contains("在坏天气里也能把人送回家")
                && passage.b.of(&wire).contains("遇上坏天气照样能把乘客送回家")
        }),
        "{pair:?}"
    );
}

#[test]
fn one_file_holds_its_text_twice() {
    let library = library();
    let repeated: Vec<&str> = library
        .rows()
        .filter(|row| !row.analyzed.article.repeats.is_empty())
        .map(|row| row.label)
        .collect();
    assert_eq!(repeated, ["1-evening-paper"]);
}

#[test]
fn the_hot_list_relates_nothing() {
    let library = library();
    let ids = &library.comparison().ids;
    for pair in &library.comparison().pairs {
        assert_ne!(ids[pair.b], "5-aggregator", "{pair:?}");
    }
}

fn library() -> Library {
    let mut library = Library::new();
    for (key, slug) in SAMPLES.iter().enumerate() {
        let key = FileId(u32::try_from(key).expect("small"));
        library.insert(key, fixture::named(slug).analyze());
    }
    library.settle();
    library
}

fn pair<'a>(library: &'a Library, a: &str, b: &str) -> &'a Pair {
    let comparison = library.comparison();
    comparison
        .pairs
        .iter()
        .find(|pair| comparison.ids[pair.a] == a && comparison.ids[pair.b] == b)
        .expect("the pair is related")
}
