//! Stories measured by B-cubed (Bagga and Baldwin, 1998) on sets with known stories.
//!
//! For each article: which part of its story's members belong there (precision), and which part
//! of those that belong there are found (recall); then the mean over all articles.

use duilan::compare::{Item, compare};

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
