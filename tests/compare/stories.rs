//! Stories measured by B-cubed (Bagga and Baldwin, 1998) on sets with known stories.
//!
//! For each article: which part of its story's members belong there (precision), and which part
//! of those that belong there are found (recall); then the mean over all articles.

use duilan::compare::{Config, Index, Item, Prepared, compare};
use duilan::model::Comparison;

use crate::gold::{Story, stories};

/// A set of articles, each with the number of the story that it tells.
///
/// Of each gold story: two or three tellings, in own words or shortened; a near story of the same
/// people weeks later (the other facts); so a near story is a lone article of its own.
fn set(of: &[Story], annotated: bool) -> Vec<(Item, usize)> {
    let mut set = Vec::new();
    for (number, story) in of.iter().enumerate() {
        let told = |column: usize, skip: usize| -> Vec<&str> {
            story
                .rows
                .iter()
                .skip(skip)
                .map(|row| row[column])
                .collect()
        };
        let id = |kind: &str| format!("{number:02}-{kind}");
        set.push((story.article(&id("a"), &told(0, 0), annotated), number));
        set.push((story.article(&id("b"), &told(1, 0), annotated), number));
        if number % 2 == 0 {
            let mut late = story.article(&id("c"), &told(1, 1), annotated);
            late.published = shifted(&late, 2);
            set.push((late, number));
        }
        let mut near = story.article(&id("near"), &told(2, 0), annotated);
        near.published = shifted(&near, 40);
        near.days.clear();
        set.push((near, 1000 + number));
    }
    set
}

fn shifted(item: &Item, days: i32) -> Option<duilan::model::Moment> {
    let moment = item.published?;
    Some(duilan::model::Moment::on(moment.day.plus_days(days)))
}

/// Precision and recall.
fn b_cubed(set: &[(Item, usize)]) -> (f64, f64) {
    let items: Vec<Item> = set.iter().map(|(item, _)| item.clone()).collect();
    let result = compare(&items);
    let truth = |id: &str| {
        set.iter()
            .find(|(item, _)| item.id == id)
            .map(|(_, story)| *story)
    };
    let (mut precision, mut recall) = (0.0, 0.0);
    for story in &result.stories {
        for &article in &story.articles {
            let own = truth(&result.ids[article]);
            let right = story
                .articles
                .iter()
                .filter(|&&a| truth(&result.ids[a]) == own)
                .count();
            let wanted = set.iter().filter(|(_, story)| Some(*story) == own).count();
            precision += right as f64 / story.articles.len() as f64;
            recall += right as f64 / wanted as f64;
        }
    }
    (precision / set.len() as f64, recall / set.len() as f64)
}

fn check(name: &str, set: &[(Item, usize)]) {
    let (precision, recall) = b_cubed(set);
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!(
        "{name}: {} articles, B-cubed {precision:.3} / {recall:.3}, F1 {f1:.3}",
        set.len()
    );
    assert!(f1 >= 0.9, "{name}: {f1}");
}

#[test]
fn stories_are_told_apart() {
    let all = stories();
    check("all, names and days known", &set(&all, true));
    check("all, words alone", &set(&all, false));
    for (number, some) in all.chunks(5).enumerate() {
        check(&format!("five stories, set {number}"), &set(some, true));
    }
}

#[test]
fn stories_of_one_day_are_told_apart() {
    // Everything happens on the same day: time tells nothing.
    let all = stories();
    let mut set = set(&all, true);
    let day = set[0].0.published;
    for (item, _) in &mut set {
        item.published = day;
        item.days.clear();
    }
    set.retain(|(_, story)| *story < 1000);
    check("all on one day", &set);
}

/// The set as it is grouped when a person said this of two articles.
fn decided(items: &[Item], verdicts: &[(&str, &str, bool)]) -> Comparison {
    let mut index = Index::new(Config::STANDARD);
    for item in items {
        index.insert(Prepared::of(item.clone(), &Config::STANDARD));
    }
    let owned = |&(a, b, same): &(&str, &str, bool)| (a.to_owned(), b.to_owned(), same);
    index.decide(verdicts.iter().map(owned).collect());
    while !index.settle(u64::MAX) {}
    index.comparison()
}

/// Whether two articles are in one story.
fn together(result: &Comparison, a: &str, b: &str) -> bool {
    let place = |id: &str| result.ids.iter().position(|known| known == id).unwrap();
    let (a, b) = (place(a), place(b));
    let holds = |articles: &[usize]| articles.contains(&a) && articles.contains(&b);
    result.stories.iter().any(|story| holds(&story.articles))
}

#[test]
fn what_a_person_says_of_two_stories_counts() {
    let items: Vec<Item> = set(&stories(), true)
        .into_iter()
        .map(|(item, _)| item)
        .collect();
    let plain = decided(&items, &[]);
    let asked = *plain.unsure.first().expect("some stories are near");
    let (a, b) = (&plain.ids[asked.a], &plain.ids[asked.b]);
    assert!(!together(&plain, a, b));
    let is_asked = |result: &Comparison| {
        let known = |at: usize| result.ids[at].as_str();
        let pairs = result
            .unsure
            .iter()
            .map(|unsure| (known(unsure.a), known(unsure.b)));
        pairs
            .collect::<Vec<_>>()
            .contains(&(a.as_str(), b.as_str()))
    };
    let yes = decided(&items, &[(a, b, true)]);
    assert!(together(&yes, a, b) && !is_asked(&yes));
    let no = decided(&items, &[(a, b, false)]);
    assert!(!together(&no, a, b) && !is_asked(&no));
    assert_eq!(no.stories, plain.stories);

    let told = plain.stories.first().unwrap();
    let (c, d) = (&plain.ids[told.articles[0]], &plain.ids[told.articles[1]]);
    let parted = decided(&items, &[(c, d, false)]);
    assert!(together(&plain, c, d) && !together(&parted, c, d));
    let n_articles = |result: &Comparison| -> usize {
        result
            .stories
            .iter()
            .map(|story| story.articles.len())
            .sum()
    };
    assert_eq!(n_articles(&parted), items.len());
}
