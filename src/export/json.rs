//! The JSON of the command line and of the page's downloads: the contract of `duilan analyze` and
//! `duilan compare`.

use crate::model::{
    Anchor, AnchorSource, Body, Comparison, DateMention, Entity, Field, FileKind, InputError,
    Issue, Mention, Pair, Span, Word,
};
use serde::Serialize;

use super::{CodePoints, RULE_SET, Record};

/// The object of one article; `words` adds its words.
#[must_use]
pub fn article(record: Record<'_>, words: bool) -> String {
    let Record {
        id,
        key,
        file,
        article,
        annotations,
    } = record;
    let body = article.body();
    let place = Place {
        points: CodePoints::new(&body.text),
        body: &body,
    };
    let metadata = &article.metadata;
    let published_from = metadata.clue(Field::Published).map(|clue| clue.from.name());
    let object = ArticleObject {
        id,
        key: key.map(|key| key.to_string()),
        rules: key.map(|_| RULE_SET),
        file,
        chain: &article.chain,
        captured: article.captured.map(|moment| moment.to_string()),
        title: metadata.title.as_deref(),
        published: metadata.published.map(|moment| moment.to_string()),
        published_from: metadata.published.and(published_from),
        byline: &metadata.byline,
        roles: metadata
            .editors
            .iter()
            .map(|name| RoleObject {
                role: "editor",
                name,
            })
            .collect(),
        source: metadata.source.as_deref(),
        site: metadata.site.as_deref(),
        url: metadata.url.as_deref(),
        language: metadata.language.tag(),
        body: &body.text,
        blocks: article
            .blocks
            .iter()
            .map(|block| block_object(block, &article.text))
            .collect(),
        words: words.then(|| place.words(&annotations.words)),
        names: place.names(&annotations.names, &annotations.entities),
        dates: place.dates(&annotations.dates),
        quotes: annotations
            .quotes
            .iter()
            .filter_map(|quote| {
                let (start, end) = place.of(quote.span)?;
                Some(QuoteObject {
                    start,
                    end,
                    speaker: quote.speaker.as_deref(),
                })
            })
            .collect(),
        repeats: article
            .repeats
            .iter()
            .filter_map(|repeat| {
                let (start, end) = place.of_long(repeat.first)?;
                Some(RepeatObject {
                    start,
                    end,
                    times: repeat.again.len() + 1,
                })
            })
            .collect(),
        issues: article.issues.iter().map(issue_object).collect(),
    };
    to_json(&object)
}

/// The line of a bad input.
#[must_use]
pub fn error(error: &InputError) -> String {
    let object = ErrorObject {
        code: error.code.name(),
        kind: error.kind.map(FileKind::name),
        place: &error.place,
        number: error.number,
        limit: error.limit,
        message: error.to_string(),
    };
    to_json(&ErrorLine {
        file: &error.file,
        chain: &error.chain,
        error: object,
    })
}

/// The object of a comparison; `bodies` are in the order of [`Comparison::ids`].
#[must_use]
pub fn comparison(comparison: &Comparison, bodies: &[&str]) -> String {
    let points: Vec<CodePoints<'_>> = bodies.iter().map(|body| CodePoints::new(body)).collect();
    let id = |index: usize| comparison.ids.get(index).map_or("", String::as_str);
    let pairs = comparison
        .pairs
        .iter()
        .map(|pair| pair_object(pair, &id, &points))
        .collect();
    let stories = comparison
        .stories
        .iter()
        .map(|story| StoryObject {
            articles: story.articles.iter().map(|&index| id(index)).collect(),
            from: story.from.map(|day| day.to_string()),
            to: story.to.map(|day| day.to_string()),
            names: &story.names,
        })
        .collect();
    to_json(&ComparisonObject { pairs, stories })
}

/// The dates of one text, offsets in code points of it.
#[must_use]
pub fn dates(text: &str, dates: &[DateMention]) -> String {
    let points = CodePoints::new(text);
    to_json(
        &dates
            .iter()
            .map(|date| date_object(date, text, points.range(date.span)))
            .collect::<Vec<_>>(),
    )
}

/// The names of one text, offsets in code points of it.
#[must_use]
pub fn names(text: &str, mentions: &[Mention], entities: &[Entity]) -> String {
    let points = CodePoints::new(text);
    let objects: Vec<NameObject<'_>> = mentions
        .iter()
        .filter_map(|mention| name_object(mention, entities, text, points.range(mention.span)))
        .collect();
    to_json(&objects)
}

/// The words of one text, white space left out, offsets in code points of it.
#[must_use]
pub fn words(text: &str, words: &[Word]) -> String {
    let points = CodePoints::new(text);
    let rows: Vec<(usize, usize, &str)> = words
        .iter()
        .filter(|word| !word.span.of(text).trim().is_empty())
        .map(|word| {
            let (start, end) = points.range(word.span);
            (start, end, word.pos.as_ref())
        })
        .collect();
    to_json(&rows)
}

/// Places in a body, from spans of the article's text.
struct Place<'a> {
    points: CodePoints<'a>,
    body: &'a Body,
}

impl Place<'_> {
    fn of(&self, span: Span) -> Option<(usize, usize)> {
        Some(self.points.range(self.body.from_text(span)?))
    }

    /// A range that may reach over several blocks, by its ends.
    fn of_long(&self, span: Span) -> Option<(usize, usize)> {
        let first = self
            .body
            .pieces
            .iter()
            .find(|(_, block)| block.end > span.start)?;
        let last = self
            .body
            .pieces
            .iter()
            .rev()
            .find(|(_, block)| block.start < span.end)?;
        let start = first.0 + span.start.saturating_sub(first.1.start);
        let end = last.0 + span.end.min(last.1.end) - last.1.start;
        (start < end).then(|| self.points.range(Span::new(start, end)))
    }

    fn words<'w>(&self, words: &'w [Word]) -> Vec<(usize, usize, &'w str)> {
        words
            .iter()
            .filter_map(|word| {
                let span = self.body.from_text(word.span)?;
                let visible = !span.of(&self.body.text).trim().is_empty();
                let (start, end) = self.points.range(span);
                visible.then(|| (start, end, word.pos.as_ref()))
            })
            .collect()
    }

    fn names<'w>(&'w self, mentions: &[Mention], entities: &'w [Entity]) -> Vec<NameObject<'w>> {
        mentions
            .iter()
            .filter_map(|mention| {
                let span = self.body.from_text(mention.span)?;
                let moved = Mention {
                    span,
                    ..mention.clone()
                };
                name_object(&moved, entities, &self.body.text, self.points.range(span))
            })
            .collect()
    }

    fn dates<'w>(&'w self, dates: &'w [DateMention]) -> Vec<DateObject<'w>> {
        dates
            .iter()
            .filter_map(|date| {
                let span = self.body.from_text(date.span)?;
                let mut object = date_object(date, "", self.points.range(span));
                object.text = span.of(&self.body.text);
                Some(object)
            })
            .collect()
    }
}

fn name_object<'a>(
    mention: &Mention,
    entities: &'a [Entity],
    text: &'a str,
    (start, end): (usize, usize),
) -> Option<NameObject<'a>> {
    let entity = entities.get(mention.entity)?;
    Some(NameObject {
        start,
        end,
        text: mention.span.of(text),
        kind: mention.kind.name(),
        canonical: &entity.canonical,
        aliases: &entity.aliases,
    })
}

fn date_object<'a>(
    date: &'a DateMention,
    text: &'a str,
    (start, end): (usize, usize),
) -> DateObject<'a> {
    DateObject {
        start,
        end,
        text: date.span.of(text),
        kind: date.kind.name(),
        value: &date.value,
        from: date.from.map(|day| day.to_string()),
        to: date.to.map(|day| day.to_string()),
        rule: &date.rule,
        anchor: anchor(date.anchor),
    }
}

fn anchor(anchor: Anchor) -> String {
    let source = match anchor.source {
        AnchorSource::Itself => "itself",
        AnchorSource::Published => "published",
        AnchorSource::Mentioned => "mentioned",
        AnchorSource::Unknown => "unknown",
    };
    anchor
        .day
        .map_or_else(|| source.to_owned(), |day| format!("{source} {day}"))
}

fn block_object<'a>(block: &'a crate::model::Block, text: &'a str) -> BlockObject<'a> {
    BlockObject {
        role: block.role.name(),
        text: block.span.of(text),
        kept: block.removal.is_none(),
        rule: block.removal.as_ref().map(|removal| removal.rule.id()),
        share: block
            .removal
            .as_ref()
            .map(|removal| f64::from(removal.share) / 1000.0),
    }
}

fn issue_object(issue: &Issue) -> IssueObject<'_> {
    IssueObject {
        code: issue.code.name(),
        detail: &issue.detail,
    }
}

fn pair_object<'a>(
    pair: &Pair,
    id: &impl Fn(usize) -> &'a str,
    points: &[CodePoints<'_>],
) -> PairObject<'a> {
    let range = |side: usize, span| {
        let (start, end) = points.get(side).map_or((0, 0), |points| points.range(span));
        [start, end]
    };
    PairObject {
        a: id(pair.a),
        b: id(pair.b),
        relation: pair.relation.name(),
        contained_a: share(pair.matched_a, pair.units_a),
        contained_b: share(pair.matched_b, pair.units_b),
        jaccard: f64::from(pair.jaccard) / 1000.0,
        order: f64::from(pair.order) / 1000.0,
        passages: pair
            .passages
            .iter()
            .map(|passage| PassageObject {
                kind: passage.kind.name(),
                a: range(pair.a, passage.a),
                b: range(pair.b, passage.b),
                matched: passage.matched,
            })
            .collect(),
        evidence: pair
            .evidence
            .iter()
            .map(|e| format!("{}: {}", e.name, e.value))
            .collect(),
    }
}

/// A share rounded to four places, so that it prints alike everywhere.
fn share(part: u32, whole: u32) -> f64 {
    (f64::from(part) / f64::from(whole.max(1)) * 10_000.0).round() / 10_000.0
}

fn to_json<T: Serialize>(object: &T) -> String {
    // These types hold no maps with odd keys and no NaN: serialization can't fail.
    serde_json::to_string(object).unwrap_or_default()
}

/// Somebody who had a part in an article without writing it.
#[derive(Serialize)]
struct RoleObject<'a> {
    role: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
struct ArticleObject<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rules: Option<u32>,
    file: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    chain: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    captured: Option<String>,
    title: Option<&'a str>,
    published: Option<String>,
    published_from: Option<&'a str>,
    byline: &'a [String],
    roles: Vec<RoleObject<'a>>,
    source: Option<&'a str>,
    site: Option<&'a str>,
    url: Option<&'a str>,
    language: &'a str,
    body: &'a str,
    blocks: Vec<BlockObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Vec<(usize, usize, &'a str)>>,
    names: Vec<NameObject<'a>>,
    dates: Vec<DateObject<'a>>,
    quotes: Vec<QuoteObject<'a>>,
    repeats: Vec<RepeatObject>,
    issues: Vec<IssueObject<'a>>,
}

#[derive(Serialize)]
struct ErrorLine<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    chain: &'a [String],
    error: ErrorObject<'a>,
}

#[derive(Serialize)]
struct ErrorObject<'a> {
    code: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    place: &'a str,
    number: u64,
    limit: u64,
    message: String,
}

#[derive(Serialize)]
struct BlockObject<'a> {
    role: &'a str,
    text: &'a str,
    kept: bool,
    rule: Option<String>,
    share: Option<f64>,
}

#[derive(Serialize)]
struct NameObject<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    kind: &'a str,
    canonical: &'a str,
    aliases: &'a [String],
}

#[derive(Serialize)]
struct DateObject<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    value: &'a str,
    from: Option<String>,
    to: Option<String>,
    rule: &'a str,
    anchor: String,
}

#[derive(Serialize)]
struct QuoteObject<'a> {
    start: usize,
    end: usize,
    speaker: Option<&'a str>,
}

#[derive(Serialize)]
struct RepeatObject {
    start: usize,
    end: usize,
    times: usize,
}

#[derive(Serialize)]
struct IssueObject<'a> {
    code: &'a str,
    detail: &'a str,
}

#[derive(Serialize)]
struct ComparisonObject<'a> {
    pairs: Vec<PairObject<'a>>,
    stories: Vec<StoryObject<'a>>,
}

#[derive(Serialize)]
struct PairObject<'a> {
    a: &'a str,
    b: &'a str,
    relation: &'a str,
    contained_a: f64,
    contained_b: f64,
    jaccard: f64,
    order: f64,
    passages: Vec<PassageObject<'a>>,
    evidence: Vec<String>,
}

#[derive(Serialize)]
struct PassageObject<'a> {
    kind: &'a str,
    a: [usize; 2],
    b: [usize; 2],
    matched: u32,
}

#[derive(Serialize)]
struct StoryObject<'a> {
    articles: Vec<&'a str>,
    from: Option<String>,
    to: Option<String>,
    names: &'a [String],
}
