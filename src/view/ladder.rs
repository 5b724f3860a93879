//! The ladder: one passage, all its carriers in time order.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::{ArticleId, Body, Direction, Language, PassageKind, Span};

use super::compare::{Carrier, Painted, carriers, neighbours, painted_runs, quoted, seen_from};
use super::{ArticleRef, DiffRun, Entry, Shelf};

/// One passage and all its carriers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LadderView {
    /// The article whose wording the others are held against.
    pub base: ArticleRef,
    /// The carriers by time, the undated last; the base is one of them.
    pub rungs: Vec<Rc<Rung>>,
    /// Articles of the same story that do not carry it.
    pub without: Vec<ArticleRef>,
    /// Whether it stands in quotation marks, or in three or more articles: a common source.
    pub common_source: bool,
    /// Whether the first carrier is known to be earlier in this set than each other one.
    pub first_known: bool,
}

/// A carrier of the passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rung {
    /// The article.
    pub article: ArticleRef,
    /// The language of its body.
    pub language: Language,
    /// How it carries the passage; none for the base itself.
    pub kind: Option<PassageKind>,
    /// Its wording, with what differs from the base.
    pub runs: Vec<DiffRun>,
    /// The number of the passage in the comparison of this article with the base, from 1.
    pub passage: Option<usize>,
}

/// From how many carriers on a passage is a common source, whoever was first in this set.
pub const COMMON_SOURCE: usize = 3;

/// The ladder of passage `number` in the comparison of article `id` with article `with`.
#[must_use]
pub fn ladder(
    shelf: &Shelf<'_>,
    id: ArticleId,
    with: ArticleId,
    number: usize,
) -> Option<LadderView> {
    let place = shelf.place(id)?;
    let base = shelf.entries.get(place)?;
    let seen = seen_from(shelf, place, shelf.place(with)?);
    let stretch = seen.passages.get(number.checked_sub(1)?)?.a;
    let body = base.article.body();
    let carriers = carriers(&neighbours(shelf, place), stretch);

    let own = Rung {
        article: base.reference(),
        language: base.article.metadata.language,
        kind: None,
        runs: painted_runs(&body.text, stretch, &[]),
        passage: None,
    };
    let carrying = carriers
        .iter()
        .filter_map(|carrier| Some((carrier.place, rung(shelf, base, &body, carrier)?)));
    let mut found: Vec<(usize, Rc<Rung>)> = vec![(place, Rc::new(own))];
    found.extend(carrying.map(|(place, rung)| (place, Rc::new(rung))));
    let places: Vec<usize> = found.iter().map(|(place, _)| *place).collect();
    let sorted = shelf.by_time(&places);
    let first_known = match sorted.as_slice() {
        [first, others @ ..] => others
            .iter()
            .all(|&other| seen_from(shelf, *first, other).direction == Direction::AEarlier),
        [] => false,
    };
    let rungs: Vec<Rc<Rung>> = sorted
        .into_iter()
        .filter_map(|place| found.iter().find(|(of, _)| *of == place))
        .map(|(_, rung)| Rc::clone(rung))
        .collect();

    let held = |place: &usize| carriers.iter().any(|carrier| carrier.place == *place);
    let story = shelf
        .comparison
        .stories
        .iter()
        .find(|story| story.articles.contains(&place));
    let without = story
        .into_iter()
        .flat_map(|story| &story.articles)
        .filter(|article| **article != place && !held(article))
        .filter_map(|&article| shelf.entries.get(article).map(Entry::reference));
    Some(LadderView {
        base: base.reference(),
        without: without.collect(),
        common_source: COMMON_SOURCE <= rungs.len() || quoted(base, &body, stretch),
        rungs,
        first_known,
    })
}

fn rung(shelf: &Shelf<'_>, base: &Entry<'_>, base_body: &Body, carrier: &Carrier) -> Option<Rung> {
    let entry = shelf.entries.get(carrier.place)?;
    let body = entry.article.body();
    let Span { start, .. } = carrier.passage.b;
    let changed = if carrier.passage.kind == PassageKind::Verbatim {
        Vec::new()
    } else {
        let difference = (shelf.difference)(
            &base.wording(base_body, carrier.passage.a),
            &entry.wording(&body, carrier.passage.b),
        );
        difference
            .b
            .into_iter()
            .map(|span| span.shifted(start))
            .collect()
    };
    let painted = Painted {
        number: carrier.number,
        span: carrier.passage.b,
        changed,
    };
    Some(Rung {
        article: entry.reference(),
        language: entry.article.metadata.language,
        kind: Some(carrier.passage.kind),
        runs: painted_runs(&body.text, carrier.passage.b, &[painted]),
        passage: Some(carrier.number),
    })
}
