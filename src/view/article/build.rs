//! Putting an [`ArticleView`] together.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::model::{
    Arrange, ArticleId, Block, Clue, DateMention, Day, Evidence, Field, Mention, Repeat, Role,
    Rule, Span, Word,
};
use crate::view::{Entry, Limits, Shelf, library, visible};

use super::runs::{Placed, excerpt, name_kind, placed, runs};
use super::shape::shape;
use super::{
    ArticleView, BlockView, DateMark, DayGroup, Elsewhere, EntityView, Flow, Fold, IssueView, Mark,
    MarkKind, NameMark, QuoteMark, RemovalView, RepeatView, RuleCount,
};

/// One article; `words` are those of its text, empty where the runs are not to be cut at them.
#[must_use]
pub fn article(
    shelf: &Shelf<'_>,
    id: ArticleId,
    words: &[Word],
    limits: &Limits,
) -> Option<ArticleView> {
    let place = shelf.place(id)?;
    let entry = shelf.entries.get(place)?;
    let article = entry.article;
    let metadata = &article.metadata;
    let placed = placed(entry.annotations);
    let days = days(shelf, place, &placed, limits);
    let corrected = entry.decisions.and_then(|decisions| {
        let found = decisions
            .published
            .iter()
            .find(|(of, _)| *of == entry.id.ordinal);
        found.map(|(_, moment)| *moment)
    });
    Some(ArticleView {
        article: entry.reference(),
        file: entry.id.file,
        file_name: visible(&entry.carriers()),
        ordinal: entry.id.ordinal,
        format: entry.format,
        charset: entry.charset.clone(),
        byline: metadata.byline.iter().map(|name| visible(name)).collect(),
        source: metadata.source.as_deref().map(visible),
        site: metadata.site.as_deref().map(visible),
        url: metadata.url.as_deref().map(visible),
        published_from: metadata.clue(Field::Published).map(|clue| clue.from),
        published_corrected: corrected,
        language: metadata.language,
        characters: article.body().text.chars().count(),
        removed: removed_share(&article.blocks),
        blocks: blocks(entry, &placed, words),
        flow: flow(&article.blocks),
        heading: article
            .blocks
            .iter()
            .position(|block| block.removal.is_none() && block.role == Role::Title),
        marks: placed
            .iter()
            .map(|mark| mark_view(entry, mark, &days, limits))
            .collect(),
        entities: entities(shelf, place, &placed),
        days,
        clues: metadata.clues.iter().map(visible_clue).collect(),
        issues: issues(entry),
        repeats: repeats(entry, limits),
        rules: rules(&article.blocks),
        disabled_rules: entry
            .decisions
            .map(|decisions| decisions.disabled_rules.iter().copied().collect())
            .unwrap_or_default(),
        shape: shape(shelf, entry),
        keywords: entry.annotations.keywords.clone(),
        n_words: words
            .iter()
            .filter(|word| !word.pos.starts_with('x'))
            .count(),
        related: library::related(shelf, place, limits),
    })
}

fn visible_clue(clue: &Clue) -> Clue {
    Clue {
        value: visible(&clue.value),
        ..clue.clone()
    }
}

pub(crate) fn visible_evidence(evidence: &Evidence) -> Evidence {
    Evidence {
        name: evidence.name.clone(),
        value: visible(&evidence.value),
    }
}

/// The share of the removed blocks together, in thousandths.
pub(crate) fn removed_share(blocks: &[Block]) -> u16 {
    let shares = blocks.iter().filter_map(|block| block.removal.as_ref());
    let sum: u32 = shares.map(|removal| u32::from(removal.share)).sum();
    u16::try_from(sum.min(1000)).unwrap_or(1000)
}

fn blocks(entry: &Entry<'_>, placed: &[Placed], words: &[Word]) -> Vec<Rc<BlockView>> {
    let article = entry.article;
    let restored = |index| {
        entry.decisions.is_some_and(|decisions| {
            decisions
                .restored
                .iter()
                .any(|key| key.article == entry.id.ordinal && key.block == index)
        })
    };
    let view = |(index, block): (usize, &Block)| {
        Rc::new(BlockView {
            index,
            role: block.role,
            runs: runs(&article.text, block.span, placed, words),
            marks: placed.partition_point(|mark| mark.span.start < block.span.start)
                ..placed.partition_point(|mark| mark.span.start < block.span.end),
            characters: block.span.of(&article.text).chars().count(),
            removal: block.removal.as_ref().map(|removal| RemovalView {
                rule: removal.rule,
                id: removal.rule.id(),
                evidence: removal.evidence.iter().map(visible_evidence).collect(),
                share: removal.share,
            }),
            restored: restored(index),
        })
    };
    article.blocks.iter().enumerate().map(view).collect()
}

/// The blocks as they are read, neighbours that one rule removed folded together.
fn flow(blocks: &[Block]) -> Vec<Flow> {
    let mut flow: Vec<Flow> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        match (&block.removal, flow.last_mut()) {
            (None, _) => flow.push(Flow::Kept(index)),
            (Some(removal), Some(Flow::Folded(fold))) if fold.rule == removal.rule => {
                fold.n_blocks += 1;
                fold.share = fold.share.saturating_add(removal.share).min(1000);
            }
            (Some(removal), _) => flow.push(Flow::Folded(Fold {
                rule: removal.rule,
                first: index,
                n_blocks: 1,
                share: removal.share,
            })),
        }
    }
    flow
}

fn mark_view(entry: &Entry<'_>, mark: &Placed, days: &[DayGroup], limits: &Limits) -> Mark {
    let text = mark.span.of(&entry.article.text);
    let annotations = entry.annotations;
    if let Some(kind) = name_kind(mark.kind) {
        let name = annotations.names.get(mark.index);
        return Mark::Name(NameMark {
            text: visible(text),
            kind,
            entity: name.map_or(0, |name| name.entity),
            rule: name.map(|name| name.rule.to_string()).unwrap_or_default(),
        });
    }
    let date = (mark.kind == MarkKind::Date).then(|| annotations.dates.get(mark.index));
    if let Some(date) = date.flatten() {
        return Mark::Date(date_mark(text, date, days));
    }
    let quote = annotations.quotes.get(mark.index);
    Mark::Quote(QuoteMark {
        text: excerpt(text, limits.excerpt),
        speaker: quote
            .and_then(|quote| quote.speaker.as_deref())
            .map(visible),
    })
}

fn date_mark(text: &str, date: &DateMention, days: &[DayGroup]) -> DateMark {
    let resolved = resolved(date);
    DateMark {
        text: visible(text),
        kind: date.kind,
        value: date.value.clone(),
        from: date.from,
        to: date.to,
        rule: date.rule.to_string(),
        anchor: date.anchor.source,
        anchor_day: date.anchor.day,
        granularity: date.granularity,
        doubt: date.doubt,
        day: resolved
            .and_then(|(from, to)| days.iter().position(|day| (day.from, day.to) == (from, to))),
    }
}

/// The days that a mention speaks of, where it is resolved.
pub(crate) fn resolved(date: &DateMention) -> Option<(Day, Day)> {
    Some((date.from?, date.to?))
}

/// The days of an article by their first day, with the mentions of other articles.
fn days(shelf: &Shelf<'_>, place: usize, own: &[Placed], limits: &Limits) -> Vec<DayGroup> {
    let Some(entry) = shelf.entries.get(place) else {
        return Vec::new();
    };
    let mut days: BTreeMap<(Day, Day), DayGroup> = BTreeMap::new();
    for (index, mark) in own.iter().enumerate() {
        let date = (mark.kind == MarkKind::Date).then(|| entry.annotations.dates.get(mark.index));
        if let Some((from, to)) = date.flatten().and_then(resolved) {
            let group = days.entry((from, to)).or_insert_with(|| DayGroup {
                from,
                to,
                marks: Vec::new(),
                n_elsewhere: 0,
                elsewhere: Vec::new(),
            });
            group.marks.push(index);
        }
    }
    for (other, entry) in shelf.entries.iter().enumerate() {
        if other != place {
            gather_elsewhere(entry, &mut days, limits);
        }
    }
    days.into_values().collect()
}

/// Adds another article's mentions to the days that it also speaks of.
fn gather_elsewhere(entry: &Entry<'_>, days: &mut BTreeMap<(Day, Day), DayGroup>, limits: &Limits) {
    let mut marks: Option<Vec<Placed>> = None;
    for (index, date) in entry.annotations.dates.iter().enumerate() {
        let Some(group) = resolved(date).and_then(|day| days.get_mut(&day)) else {
            continue;
        };
        group.n_elsewhere += 1;
        let listed = group
            .elsewhere
            .last()
            .is_some_and(|last| last.article.id == entry.id);
        if listed || group.elsewhere.len() >= limits.elsewhere {
            continue;
        }
        let marks = marks.get_or_insert_with(|| placed(entry.annotations));
        let mark = marks
            .iter()
            .position(|mark| mark.kind == MarkKind::Date && mark.index == index);
        group.elsewhere.push(Elsewhere {
            article: entry.reference(),
            text: visible(date.span.of(&entry.article.text)),
            mark: mark.unwrap_or_default(),
        });
    }
}

fn entities(shelf: &Shelf<'_>, place: usize, placed: &[Placed]) -> Vec<EntityView> {
    let Some(entry) = shelf.entries.get(place) else {
        return Vec::new();
    };
    let mut views: Vec<EntityView> = entry
        .annotations
        .entities
        .iter()
        .map(|entity| EntityView {
            kind: entity.kind,
            canonical: visible(&entity.canonical),
            forms: entity.aliases.iter().map(|form| visible(form)).collect(),
            key: None,
            marks: Vec::new(),
            n_mentions: 0,
            n_articles: 0,
            n_outlets: 0,
        })
        .collect();
    for (index, mark) in placed.iter().enumerate() {
        let name: Option<&Mention> =
            name_kind(mark.kind).and_then(|_| entry.annotations.names.get(mark.index));
        if let Some(view) = name.and_then(|name| views.get_mut(name.entity)) {
            view.marks.push(index);
        }
    }
    for group in shelf.groups {
        let first = group
            .members
            .partition_point(|&(article, _)| article < place);
        let own = group
            .members
            .iter()
            .skip(first)
            .take_while(|(article, _)| *article == place);
        for &(_, entity) in own {
            if let Some(view) = views.get_mut(entity) {
                let row = crate::view::names::row(shelf, group);
                view.key = Some(row.key);
                view.n_mentions = row.n_mentions;
                view.n_articles = row.n_articles;
                view.n_outlets = row.n_outlets;
                view.forms = row.forms;
                view.forms.push(row.canonical);
                view.forms.retain(|form| *form != view.canonical);
                view.forms.arrange();
                view.forms.dedup();
            }
        }
    }
    views
}

/// The block that holds the start of a span.
fn block_at(blocks: &[Block], span: Span) -> Option<usize> {
    blocks
        .iter()
        .position(|block| (block.span.start..=block.span.end).contains(&span.start))
}

fn issues(entry: &Entry<'_>) -> Vec<IssueView> {
    let blocks = &entry.article.blocks;
    let issues = entry.article.issues.iter();
    issues
        .map(|issue| IssueView {
            code: issue.code,
            detail: visible(&issue.detail),
            block: issue.span.and_then(|span| block_at(blocks, span)),
        })
        .collect()
}

fn repeats(entry: &Entry<'_>, limits: &Limits) -> Vec<RepeatView> {
    let article = entry.article;
    let view = |repeat: &Repeat| {
        let text = repeat.first.of(&article.text);
        RepeatView {
            text: excerpt(text, limits.excerpt),
            characters: text.chars().count(),
            times: repeat.again.len() + 1,
            block: block_at(&article.blocks, repeat.first),
        }
    };
    article.repeats.iter().map(view).collect()
}

fn rules(blocks: &[Block]) -> Vec<RuleCount> {
    let mut counts: BTreeMap<Rule, RuleCount> = BTreeMap::new();
    for (index, block) in blocks.iter().enumerate() {
        if let Some(removal) = &block.removal {
            let count = counts.entry(removal.rule).or_insert_with(|| RuleCount {
                rule: removal.rule,
                id: removal.rule.id(),
                n_blocks: 0,
                share: 0,
                first: index,
            });
            count.n_blocks += 1;
            count.share = count.share.saturating_add(removal.share);
        }
    }
    let mut counts: Vec<RuleCount> = counts.into_values().collect();
    counts.arrange_by_key(|count| (std::cmp::Reverse(count.share), count.rule));
    counts
}
