//! The stories of `tests/gold/reworded`: statements, the same in other words, and other facts.

use duilan::compare::Item;
use duilan::model::{Day, Moment, Span};

const FILES: [&str; 2] = [
    include_str!("../gold/reworded/one.tsv"),
    include_str!("../gold/reworded/two.tsv"),
];

/// Stories that no coefficient was fitted to; the threshold was chosen with their scores in sight.
const SET_APART: [&str; 1] = [include_str!("../gold/reworded/three.tsv")];

/// A statement, the same statement in other words, another fact with the same names or days.
pub(crate) type Row = [&'static str; 3];

/// A story with what a tagger would find in it.
#[derive(Clone, Debug)]
pub(crate) struct Story {
    /// Names that stand in it.
    pub(crate) names: Vec<&'static str>,
    /// Days by expression.
    pub(crate) days: Vec<(&'static str, Day)>,
    /// Its rows.
    pub(crate) rows: Vec<Row>,
}

/// The stories that the thresholds were chosen on.
pub(crate) fn stories() -> Vec<Story> {
    read(&FILES)
}

/// The stories that they were not.
pub(crate) fn set_apart() -> Vec<Story> {
    read(&SET_APART)
}

fn read(files: &[&'static str]) -> Vec<Story> {
    let mut stories: Vec<Story> = Vec::new();
    for line in files.iter().flat_map(|file| file.lines()) {
        if let Some(head) = line.strip_prefix("@ ") {
            let fields: Vec<&str> = head.split('\t').collect();
            stories.push(Story {
                names: fields[1].trim_start_matches("names=").split('|').collect(),
                days: fields[2]
                    .trim_start_matches("days=")
                    .split('|')
                    .map(day)
                    .collect(),
                rows: Vec::new(),
            });
        } else if !line.starts_with('#') {
            let fields: Vec<&str> = line.split('\t').collect();
            stories
                .last_mut()
                .unwrap()
                .rows
                .push([fields[0], fields[1], fields[2]]);
        }
    }
    stories
}

fn day(text: &'static str) -> (&'static str, Day) {
    let (expression, iso) = text.split_once('=').unwrap();
    let parts: Vec<i32> = iso.split('-').map(|part| part.parse().unwrap()).collect();
    let narrow = |n: i32| u8::try_from(n).unwrap();
    (
        expression,
        Day::new(parts[0], narrow(parts[1]), narrow(parts[2])).unwrap(),
    )
}

impl Story {
    /// An article of these sentences, with its names and days or without.
    pub(crate) fn article(&self, id: &str, sentences: &[&str], annotated: bool) -> Item {
        let body = sentences.concat();
        let places = |form: &str| -> Vec<Span> {
            body.match_indices(form)
                .map(|(at, _)| Span::new(at, at + form.len()))
                .collect()
        };
        let mut item = Item {
            id: id.to_owned(),
            published: Some(Moment::on(self.days[0].1)),
            ..Item::default()
        };
        if annotated {
            for &name in &self.names {
                item.names.extend(
                    places(name)
                        .into_iter()
                        .map(|place| (place, name.to_owned())),
                );
            }
            for &(form, day) in &self.days {
                item.days
                    .extend(places(form).into_iter().map(|place| (place, day, day)));
            }
            item.names.sort();
            item.days.sort();
        }
        item.body = body;
        item
    }
}
