//! Putting a [`TimelineView`] together.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::model::{Arrange, DateKind, Day, Doubt, Granularity, StoryId};
use crate::view::article::{placed, resolved};
use crate::view::library::story_lines;
use crate::view::{Entry, Limits, MarkKind, Shelf, visible};

use super::scale::{Scale, stack};
use super::{DayItem, DayPlace, Lane, Publication, TimelineView};

/// The timeline of one story, or of the whole set; none where the set does not hold the story.
#[must_use]
pub fn timeline(
    shelf: &Shelf<'_>,
    story: Option<StoryId>,
    limits: &Limits,
) -> Option<TimelineView> {
    let entries = chosen(shelf, story)?;
    let published = entries.iter().filter_map(|entry| day_of(entry));
    let mut days = days(&entries, limits);
    let scale = Scale::around(published)
        .or_else(|| Scale::around(days.iter().flat_map(|day| [day.from, day.to])));
    let mut n_tracks = 0;
    if let Some(scale) = scale {
        for day in &mut days {
            // What is vague has no day: a bar on one would say more than the text.
            let is_placed = day.from < day.to || day.granularity != Granularity::Vague;
            day.bar = scale.bar(day.from, day.to).filter(|_| is_placed);
        }
        n_tracks = stack_by_length(&mut days);
    }
    let open = |entry: &&Entry<'_>| {
        let dates = entry.annotations.dates.iter();
        dates
            .filter(|date| resolved(date).is_none() && is_calendar(date.kind))
            .count()
    };
    Some(TimelineView {
        window: scale.map(Scale::window),
        ticks: scale.map(Scale::ticks).unwrap_or_default(),
        n_tracks,
        lanes: scale
            .map(|scale| lanes(&entries, scale, limits))
            .unwrap_or_default(),
        days: days.into_iter().map(Rc::new).collect(),
        undated: entries
            .iter()
            .filter(|entry| day_of(entry).is_none())
            .map(|entry| entry.reference())
            .collect(),
        n_open: entries.iter().map(open).sum(),
        story,
        stories: story_lines(shelf),
    })
}

/// Longest day counts of the groups of the band: single days on top, then weeks and months, then
/// what is longer; else one year would push all days down.
const LENGTHS: [i32; 3] = [1, 31, i32::MAX];

/// Gives each bar its row; returns how many rows.
fn stack_by_length(days: &mut [DayItem]) -> usize {
    let mut n_tracks = 0;
    let mut longer_than = 0;
    for length in LENGTHS {
        let bars = days.iter_mut().filter_map(|day| {
            let own = day.to.ordinal() - day.from.ordinal() + 1;
            day.bar
                .as_mut()
                .filter(|_| longer_than < own && own <= length)
        });
        n_tracks += stack(bars, n_tracks);
        longer_than = length;
    }
    n_tracks
}

/// The articles of a story, or all.
fn chosen<'a>(shelf: &Shelf<'a>, story: Option<StoryId>) -> Option<Vec<&'a Entry<'a>>> {
    let entries = shelf.entries;
    let Some(story) = story else {
        return Some(entries.iter().collect());
    };
    let (_, told) = shelf.story(story)?;
    let places = told.articles.iter();
    Some(places.filter_map(|&place| entries.get(place)).collect())
}

fn day_of(entry: &Entry<'_>) -> Option<Day> {
    entry.article.metadata.published.map(|moment| moment.day)
}

fn lanes(entries: &[&Entry<'_>], scale: Scale, limits: &Limits) -> Vec<Rc<Lane>> {
    let mut outlets: BTreeMap<String, BTreeMap<Day, Publication>> = BTreeMap::new();
    for entry in entries {
        let Some(day) = day_of(entry) else { continue };
        let outlet = outlets.entry(entry.outlet()).or_default();
        let publication = outlet.entry(day).or_insert_with(|| Publication {
            day,
            at: scale.at(day),
            n_articles: 0,
            articles: Vec::new(),
        });
        publication.n_articles += 1;
        if publication.articles.len() < limits.day_places {
            publication.articles.push(entry.reference());
        }
    }
    let mut lanes: Vec<Lane> = outlets
        .into_iter()
        .map(|(outlet, publications)| Lane {
            outlet,
            publications: publications.into_values().collect(),
        })
        .collect();
    lanes.arrange_by_key(|lane| lane.publications.first().map(|first| first.day));
    lanes.into_iter().map(Rc::new).collect()
}

/// Whether an expression names a place on the calendar, not a length or a habit.
const fn is_calendar(kind: DateKind) -> bool {
    matches!(kind, DateKind::Date | DateKind::Time)
}

/// A day and the articles that speak of it.
type Spoken<'a> = (DayItem, BTreeSet<&'a str>);

/// The days that the articles speak of, by their first day, longer ones first.
fn days(entries: &[&Entry<'_>], limits: &Limits) -> Vec<DayItem> {
    let mut days: BTreeMap<(Day, Reverse<Day>), Spoken<'_>> = BTreeMap::new();
    for entry in entries {
        for (mark, placed) in placed(entry.annotations).iter().enumerate() {
            let date = (placed.kind == MarkKind::Date)
                .then(|| entry.annotations.dates.get(placed.index))
                .flatten()
                .filter(|date| is_calendar(date.kind));
            let Some((date, (from, to))) = date.and_then(|date| Some((date, resolved(date)?)))
            else {
                continue;
            };
            let (item, articles) = days
                .entry((from, Reverse(to)))
                .or_insert_with(|| (DayItem::of(from, to, date.granularity), BTreeSet::new()));
            articles.insert(entry.label);
            item.n_mentions += 1;
            item.doubt = item.doubt.min(date.doubt);
            item.granularity = item.granularity.min(date.granularity);
            let text = visible(date.span.of(&entry.article.text));
            let same = |place: &&mut DayPlace| place.article.id == entry.id && place.text == text;
            if let Some(place) = item.places.iter_mut().rfind(same) {
                place.times += 1;
            } else if item.places.len() < limits.day_places {
                item.places.push(DayPlace {
                    article: entry.reference(),
                    mark,
                    text,
                    times: 1,
                    doubt: date.doubt,
                });
            }
        }
    }
    let counted = days.into_values().map(|(mut item, articles)| {
        item.n_articles = articles.len();
        item
    });
    counted.collect()
}

impl DayItem {
    fn of(from: Day, to: Day, granularity: Granularity) -> Self {
        Self {
            from,
            to,
            granularity,
            doubt: Doubt::Open,
            bar: None,
            n_articles: 0,
            n_mentions: 0,
            places: Vec::new(),
        }
    }
}
