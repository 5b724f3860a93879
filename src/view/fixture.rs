//! A small set for the tests of this room: one ferry, three outlets, invented.
//!
//! Text comes in bracket markup: `[沈越|PER]`, `[周三|2031-03-12]`, `[“…”|沈越]`.

use crate::model::{
    Anchor, AnchorSource, Annotations, Article, ArticleId, Block, Charset, CharsetSource,
    Comparison, DateKind, DateMention, Day, Difference, Direction, Doubt, Entity, FileId, Format,
    Granularity, Mention, Metadata, Moment, NameGroup, NameKind, Pair, Passage, PassageKind, Quote,
    Relation, Removal, Role, Rule, SetDecisions, Span, Story, StoryId, Unsure, Wording,
};

use super::{Entry, Shelf};

/// The owned parts of a [`Shelf`].
pub(super) struct Set {
    articles: Vec<(&'static str, Article, Annotations)>,
    charset: Charset,
    pub(super) comparison: Comparison,
    groups: Vec<NameGroup>,
    /// What the person decided.
    pub(super) decisions: SetDecisions,
}

impl Set {
    /// Has a person asked about two articles, by their places.
    pub(super) fn ask(&mut self, a: usize, b: usize) {
        let score = 150;
        self.comparison.unsure.push(Unsure { a, b, score });
    }

    /// Runs a test over the shelf.
    pub(super) fn with<T>(&self, test: impl FnOnce(&Shelf<'_>) -> T) -> T {
        let entries: Vec<Entry<'_>> = self
            .articles
            .iter()
            .enumerate()
            .map(|(file, (label, article, annotations))| Entry {
                id: id(file),
                label,
                file_name: label,
                format: Format::PlainText,
                charset: &self.charset,
                article,
                annotations,
                decisions: None,
            })
            .collect();
        test(&Shelf {
            entries: &entries,
            comparison: &self.comparison,
            story_ids: &[StoryId(1), StoryId(2)],
            groups: &self.groups,
            renamed: &[],
            errors: &[],
            decisions: &self.decisions,
            numbers: |_| Vec::new(),
            fold: str::to_lowercase,
            difference,
        })
    }
}

/// The id of the article at a place: one a file.
pub(super) fn id(place: usize) -> ArticleId {
    ArticleId::new(FileId(u32::try_from(place).unwrap()), 0)
}

/// What lies between the common beginning and the common end.
fn difference(a: &Wording<'_>, b: &Wording<'_>) -> Difference {
    let (a, b) = (a.text, b.text);
    let same = |x: &mut dyn Iterator<Item = (char, char)>| -> usize {
        x.take_while(|(x, y)| x == y)
            .map(|(x, _)| x.len_utf8())
            .sum()
    };
    let start = same(&mut a.chars().zip(b.chars()));
    let rest_a = Span::new(start, a.len()).of(a);
    let rest_b = Span::new(start, b.len()).of(b);
    let end = same(&mut rest_a.chars().rev().zip(rest_b.chars().rev()));
    Difference {
        a: vec![Span::new(start, a.len() - end)],
        b: vec![Span::new(start, b.len() - end)],
    }
}

/// An article of marked paragraphs; one that begins with `-` is removed as a ranking.
pub(super) fn article(
    outlet: &str,
    published: Option<&str>,
    blocks: &[&str],
) -> (Article, Annotations) {
    let mut article = Article {
        metadata: Metadata {
            title: Some(format!("{outlet}的报道")),
            site: Some(outlet.to_owned()),
            published: published.map(|text| Moment::on(day(text))),
            ..Metadata::default()
        },
        ..Article::default()
    };
    let mut annotations = Annotations::default();
    for block in blocks {
        if !article.text.is_empty() {
            article.text.push('\n');
        }
        let start = article.text.len();
        let (text, removed) = block
            .strip_prefix('-')
            .map_or((*block, false), |text| (text, true));
        add_marked(text, &mut article.text, &mut annotations);
        article.blocks.push(Block {
            role: if removed { Role::Ranking } else { Role::Body },
            span: Span::new(start, article.text.len()),
            source: None,
            removal: removed.then(|| Removal {
                rule: Rule::Ranking,
                evidence: Vec::new(),
                share: 250,
            }),
        });
    }
    (article, annotations)
}

fn add_marked(mut marked: &str, text: &mut String, annotations: &mut Annotations) {
    while let Some((before, rest)) = marked.split_once('[') {
        text.push_str(before);
        let (inside, after) = rest.split_once(']').unwrap();
        let (form, label) = inside.rsplit_once('|').unwrap();
        let span = Span::new(text.len(), text.len() + form.len());
        text.push_str(form);
        add_mark(form, label, span, annotations);
        marked = after;
    }
    text.push_str(marked);
}

fn add_mark(form: &str, label: &str, span: Span, annotations: &mut Annotations) {
    let kind = match label {
        "PER" => NameKind::Person,
        "LOC" => NameKind::Place,
        "ORG" => NameKind::Organisation,
        _ if label.starts_with(|c: char| c.is_ascii_digit()) => {
            let (from, to) = label.split_once('/').unwrap_or((label, label));
            annotations.dates.push(DateMention {
                span,
                kind: DateKind::Date,
                value: label.to_owned(),
                from: Some(day(from)),
                to: Some(day(to)),
                rule: "weekday".into(),
                anchor: Anchor {
                    source: AnchorSource::Published,
                    day: None,
                },
                granularity: Granularity::Day,
                doubt: Doubt::None,
            });
            return;
        }
        speaker => {
            annotations.quotes.push(Quote {
                span,
                speaker: Some(speaker.to_owned()),
            });
            return;
        }
    };
    let known = annotations
        .entities
        .iter()
        .position(|entity| entity.canonical == form);
    let entity = known.unwrap_or_else(|| {
        annotations.entities.push(Entity {
            kind,
            canonical: form.to_owned(),
            aliases: Vec::new(),
        });
        annotations.entities.len() - 1
    });
    annotations.names.push(Mention {
        span,
        kind,
        entity,
        rule: "list".into(),
    });
}

pub(super) fn day(text: &str) -> Day {
    let mut parts = text.split('-');
    let mut next = || parts.next().unwrap();
    let year = next().parse().unwrap();
    Day::new(year, next().parse().unwrap(), next().parse().unwrap()).unwrap()
}

/// Three articles of one story and one that stands alone.
pub(super) fn ferry() -> Set {
    let chenbao = article(
        "晨报",
        Some("2031-03-12"),
        &[
            "[沈越|PER][周三|2031-03-12]在[海岭|LOC]会面。",
            "港务局长[沈越|PER]表示，双方讨论的是日程，而不是复航。",
            "-热榜 一 二 三",
            "停航始于两年前的一次机舱火灾。",
        ],
    );
    let haisheng = article(
        "海声",
        Some("2031-03-13"),
        &[
            "[昨天|2031-03-12]，[“双方讨论的是时间表，而不是复航。”|沈越]",
            "码头仍然关闭。",
            "停航始于两年前的一次机舱火灾。",
        ],
    );
    let lingnan = article(
        "岭南",
        None,
        &[
            "[沈越|PER]说，停航始于两年前的一次机舱火灾。",
            "[3月|2031-03-01/2031-03-31]复航。",
        ],
    );
    let other = article("环讯", Some("2031-05-01"), &["天气晴。"]);
    let body = |text: &str, of: &(Article, Annotations)| {
        let body = of.0.body().text;
        let start = body.find(text).unwrap();
        Span::new(start, start + text.len())
    };
    let passage = |kind, a, b, matched| Passage {
        kind,
        a,
        b,
        matched,
    };
    let fire = "停航始于两年前的一次机舱火灾";
    let edited = passage(
        PassageKind::Edited,
        body("双方讨论的是日程，而不是复航", &chenbao),
        body("双方讨论的是时间表，而不是复航", &haisheng),
        11,
    );
    let verbatim = |x, y| passage(PassageKind::Verbatim, body(fire, x), body(fire, y), 14);
    let pair = |a, b, relation, direction, passages: Vec<Passage>| Pair {
        a,
        b,
        relation,
        units_a: 100,
        units_b: 50,
        matched_a: 12,
        matched_b: 25,
        jaccard: 90,
        order: 1000,
        direction,
        passages,
        evidence: Vec::new(),
    };
    let comparison = Comparison {
        ids: ["a", "b", "c", "d"].map(str::to_owned).to_vec(),
        pairs: vec![
            pair(
                0,
                1,
                Relation::SharedPassage,
                Direction::AEarlier,
                vec![edited, verbatim(&chenbao, &haisheng)],
            ),
            pair(
                0,
                2,
                Relation::SharedPassage,
                Direction::Unknown,
                vec![verbatim(&chenbao, &lingnan)],
            ),
        ],
        stories: vec![
            Story {
                articles: vec![0, 1, 2],
                principal: 0,
                from: Some(day("2031-03-12")),
                to: Some(day("2031-03-13")),
                names: vec!["沈越".to_owned()],
            },
            Story {
                articles: vec![3],
                principal: 3,
                from: None,
                to: None,
                names: Vec::new(),
            },
        ],
        unsure: Vec::new(),
    };
    let groups = vec![NameGroup {
        key: "PER:沈越".to_owned(),
        kind: NameKind::Person,
        canonical: "沈越".to_owned(),
        forms: Vec::new(),
        joined: Vec::new(),
        hidden: false,
        members: vec![(0, 0), (2, 0)],
    }];
    let all = [chenbao, haisheng, lingnan, other];
    Set {
        articles: ["a", "b", "c", "d"]
            .into_iter()
            .zip(all)
            .map(|(id, (article, annotations))| (id, article, annotations))
            .collect(),
        charset: Charset {
            name: "UTF-8".to_owned(),
            from: CharsetSource::Text,
        },
        comparison,
        groups,
        decisions: SetDecisions::default(),
    }
}
