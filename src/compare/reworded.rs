//! Reworded sentences: the same statement in other words, side by side.
//!
//! Two newsrooms translate one quote, or tell one fact from their own notes: 窜访台湾 here,
//! 对台湾的访问 there. No run of 15 units is shared, but rare things are: names, a day, a number,
//! the words of the matter. The method, for two articles of one story:
//!
//! 1. each sentence becomes a set of features: pairs of characters, single characters, Latin
//!    words and numbers, the names and the resolved days that stand in it (周二 and 1月30日 are
//!    one feature when they mean one day);
//! 2. a feature weighs the more, the fewer sentences of the two articles have it: what the whole
//!    story is about tells no sentence apart;
//! 3. two sentences are alike by the weight of what they share, of what both have (Dice). Clauses
//!    at their ends that share next to nothing are cut off, so that a passage holds the statement
//!    and not its neighbours;
//! 4. the most alike sentences are put together first, each at most once.
//!
//! Names and days alone are not enough: sentences on the same people and the same day that state
//! another fact must share words outside of names too.
//!
//! Limits: a paraphrase that shares no rare word is not found (on the gold pairs two of
//! three are), and nothing is understood: a
//! negation (同意 / 不同意) stands side by side with its contrary, and the reader sees it.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::model::{Arrange, Passage, PassageKind, Span};
use crate::text::{fold, script, sentence};

use super::index::Prepared;
use super::terms::{hash_units, is_grammar};
use super::{Config, Item, RewordedConfig};

/// Sentences of two articles that say the same in other words, by their place in the first.
///
/// Sentences of which `taken` passages cover the most are left out.
#[must_use]
pub fn reworded(a: &Prepared, b: &Prepared, taken: &[Passage], config: &Config) -> Vec<Passage> {
    let limits = &config.reworded;
    let forms = forms(&a.item, &b.item, limits);
    let read =
        |item: &Item, taken: Vec<Span>| sentences(item, &named(item, &forms), &taken, limits);
    let of_a = read(&a.item, taken.iter().map(|passage| passage.a).collect());
    let of_b = read(&b.item, taken.iter().map(|passage| passage.b).collect());
    let weights = Weights::of(&of_a, &of_b);
    let mut matches: Vec<Match> = Vec::new();
    for (at, sentence) in of_a.iter().enumerate() {
        for other in weights.likely(sentence, &of_b) {
            let Some(partner) = of_b.get(other) else {
                continue;
            };
            let found = weights.matched(sentence, partner, limits);
            matches.extend(found.map(|(score, clauses_a, clauses_b)| Match {
                score,
                a: at,
                b: other,
                clauses_a,
                clauses_b,
            }));
        }
    }
    matches.arrange_by_key(|found| (std::cmp::Reverse(found.score), found.a, found.b));
    let mut used_a = vec![false; of_a.len()];
    let mut used_b = vec![false; of_b.len()];
    let mut passages = Vec::new();
    for found in matches {
        let (Some(in_a), Some(in_b)) = (used_a.get_mut(found.a), used_b.get_mut(found.b)) else {
            continue;
        };
        if *in_a || *in_b {
            continue;
        }
        (*in_a, *in_b) = (true, true);
        let span_a = of_a.get(found.a).map(|s| s.span(found.clauses_a));
        let span_b = of_b.get(found.b).map(|s| s.span(found.clauses_b));
        if let (Some(span_a), Some(span_b)) = (span_a, span_b) {
            let matched = equal_units(span_a.of(&a.item.body), span_b.of(&b.item.body));
            if matched >= limits.min_matched {
                passages.push(Passage {
                    kind: PassageKind::Reworded,
                    matched,
                    a: span_a,
                    b: span_b,
                });
            }
        }
    }
    passages.arrange();
    passages
}

/// Two sentences put together, and the clauses of each that state the same.
struct Match {
    score: u32,
    a: usize,
    b: usize,
    clauses_a: Range<usize>,
    clauses_b: Range<usize>,
}

/// A sentence as clauses.
struct Sentence {
    clauses: Vec<Clause>,
}

/// A clause: where it stands and what is in it.
struct Clause {
    span: Span,
    features: Vec<Feature>,
}

/// Something that a sentence has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Feature {
    /// Its kind above, its value below.
    key: u64,
    /// Whether it belongs to a name, a day or a number.
    anchor: bool,
}

/// Kinds of features: a character or a Latin word, a pair of characters, a name, a day.
const SINGLE: u64 = 0;
const PAIR: u64 = 1;
const NAME: u64 = 2;
const DAY: u64 = 3;

impl Sentence {
    fn span(&self, clauses: Range<usize>) -> Span {
        match self.clauses.get(clauses) {
            Some([first, .., last]) => Span::new(first.span.start, last.span.end),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The distinct features of a range of clauses, sorted by key.
    fn features(&self, clauses: Range<usize>) -> Vec<Feature> {
        let chosen = self.clauses.get(clauses).unwrap_or_default();
        let mut features: Vec<Feature> = chosen
            .iter()
            .flat_map(|clause| clause.features.iter().copied())
            .collect();
        features.sort_unstable();
        features.dedup_by_key(|feature| feature.key);
        features
    }
}

/// The forms of names that stand in either article, in Simplified script, each with its name.
///
/// A tagger may find a name here and miss it there; a form that is a name once is one everywhere.
/// Very long names are left out: a body with such a name tells a fact by itself.
fn forms(a: &Item, b: &Item, config: &RewordedConfig) -> BTreeMap<String, u32> {
    let mut forms = BTreeMap::new();
    for item in [a, b] {
        for (place, name) in &item.names {
            let form = script::fold(place.of(&item.body));
            let units = fold::units(&form);
            let single = units.iter().all(|&unit| !fold::is_word(unit)) && units.len() < 2;
            if !single && units.len() < config.long_name {
                forms
                    .entry(form)
                    .or_insert_with(|| hash_units(&fold::units(name)));
            }
        }
    }
    forms
}

/// Where forms of names stand in a body, sorted, each with its name.
fn named(item: &Item, forms: &BTreeMap<String, u32>) -> Vec<(Span, u32)> {
    let body = script::fold(&item.body);
    let mut named: Vec<(Span, u32)> = forms
        .iter()
        .flat_map(|(form, &name)| {
            body.match_indices(form.as_str())
                .map(move |(at, form)| (Span::new(at, at + form.len()), name))
        })
        .collect();
    named.sort_unstable();
    named
}

/// The sentences of a body that say enough and are not covered by passages already.
fn sentences(
    item: &Item,
    named: &[(Span, u32)],
    taken: &[Span],
    config: &RewordedConfig,
) -> Vec<Sentence> {
    let covered = |span: Span| -> usize {
        taken
            .iter()
            .map(|other| {
                other
                    .end
                    .min(span.end)
                    .saturating_sub(other.start.max(span.start))
            })
            .sum()
    };
    sentence::sentences(&item.body)
        .into_iter()
        .filter(|&span| covered(span) * 2 <= span.len())
        .map(|span| Sentence {
            clauses: clauses(&item.body, span)
                .into_iter()
                .map(|span| clause(item, named, span))
                .collect(),
        })
        .filter(|sentence| {
            let n_words: usize = sentence
                .clauses
                .iter()
                .map(|clause| clause.features.len())
                .sum();
            // Every unit makes about two features.
            n_words >= 2 * config.min_units
        })
        .collect()
}

/// A sentence cut at commas, semicolons and colons; marks at the ends are left out.
fn clauses(body: &str, sentence: Span) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = sentence.start;
    for (at, c) in sentence.of(body).char_indices() {
        if matches!(c, '，' | ',' | '；' | ';' | '：' | ':') {
            spans.push(Span::new(start, sentence.start + at));
            start = sentence.start + at + c.len_utf8();
        }
    }
    spans.push(Span::new(start, sentence.end));
    spans
        .into_iter()
        .filter_map(|span| trimmed(body, span))
        .collect()
}

/// The span without marks and white space at its ends; none where nothing else is there.
fn trimmed(body: &str, span: Span) -> Option<Span> {
    let piece = span.of(body);
    let start = piece.find(char::is_alphanumeric)?;
    let last = piece.rfind(char::is_alphanumeric)?;
    let end = last + piece.get(last..)?.chars().next()?.len_utf8();
    Some(Span::new(span.start + start, span.start + end))
}

fn clause(item: &Item, named: &[(Span, u32)], span: Span) -> Clause {
    let folded = fold::fold(span.of(&item.body));
    let inside = |place: &Span| place.overlaps(span);
    let names = || named.iter().filter(|(place, _)| inside(place));
    let anchored: Vec<Span> = names()
        .map(|(place, _)| *place)
        .chain(item.days.iter().map(|(place, ..)| *place))
        .filter(inside)
        .collect();
    let anchored: Vec<Range<usize>> = anchored
        .iter()
        .map(|anchor| {
            let inside = Span::new(anchor.start.max(span.start), anchor.end.min(span.end));
            let inside = Span::new(inside.start - span.start, inside.end - span.start);
            folded.units_in(inside)
        })
        .collect();
    let is_anchor = |range: Range<usize>| {
        let number = |at: usize| {
            let place = folded.span(at..at + 1).shifted(span.start);
            place.of(&item.body).chars().all(is_numeral)
        };
        range.clone().any(number)
            || anchored
                .iter()
                .any(|near| near.start < range.end && range.start < near.end)
    };
    let mut features = Vec::new();
    for (at, &unit) in folded.units.iter().enumerate() {
        if !is_grammar(unit) {
            features.push(Feature {
                key: key(SINGLE, unit),
                anchor: is_anchor(at..at + 1),
            });
        }
        if let Some(pair) = folded.units.get(at..at + 2)
            && pair.iter().all(|&unit| !fold::is_word(unit))
            && !pair.iter().all(|&unit| is_grammar(unit))
        {
            features.push(Feature {
                key: key(PAIR, hash_units(pair)),
                anchor: is_anchor(at..at + 2),
            });
        }
    }
    for &(_, name) in names() {
        features.push(Feature {
            key: key(NAME, name),
            anchor: true,
        });
    }
    for (_, from, _) in item
        .days
        .iter()
        .filter(|(place, from, to)| span.contains(*place) && from == to)
    {
        features.push(Feature {
            key: key(DAY, from.ordinal().unsigned_abs()),
            anchor: true,
        });
    }
    Clause { span, features }
}

/// Whether a character writes numbers.
fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "〇零一二三四五六七八九十百千万亿两半".contains(c)
}

const fn key(kind: u64, value: u32) -> u64 {
    (kind << 40) | value as u64
}

/// How much each feature tells in these two articles.
struct Weights {
    carriers: FxHashMap<u64, u32>,
    sentences: u32,
    of_b: FxHashMap<u64, Vec<usize>>,
}

/// Sentences of the other article that one sentence is looked at with.
const LIKELY: usize = 4;

impl Weights {
    fn of(a: &[Sentence], b: &[Sentence]) -> Self {
        let mut carriers: FxHashMap<u64, u32> = FxHashMap::default();
        let mut of_b: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for sentence in a.iter().chain(b) {
            for feature in sentence.features(0..sentence.clauses.len()) {
                *carriers.entry(feature.key).or_default() += 1;
            }
        }
        for (at, sentence) in b.iter().enumerate() {
            for feature in sentence.features(0..sentence.clauses.len()) {
                of_b.entry(feature.key).or_default().push(at);
            }
        }
        Self {
            carriers,
            sentences: u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX),
            of_b,
        }
    }

    /// log2 of how many sentences there are for one that has it, in sixteenths.
    fn weight(&self, feature: Feature) -> u32 {
        let carriers = self.carriers.get(&feature.key).copied().unwrap_or(1).max(1);
        // Both statements of one fact have it, so two carriers are as rare as it gets.
        let ratio = u64::from(self.sentences + AROUND) * 256 / u64::from(carriers.max(2));
        let whole = ratio.max(256).ilog2();
        let rest = (ratio.max(256) << 4 >> whole) as u32 - 16;
        (whole - 8) * 16 + rest
    }

    /// The sentences of the second article that share the most weight with one of the first.
    fn likely(&self, sentence: &Sentence, b: &[Sentence]) -> Vec<usize> {
        let mut shared: BTreeMap<usize, u32> = BTreeMap::new();
        for feature in sentence.features(0..sentence.clauses.len()) {
            for &other in self
                .of_b
                .get(&feature.key)
                .map(Vec::as_slice)
                .unwrap_or_default()
            {
                *shared.entry(other).or_default() += self.weight(feature);
            }
        }
        let mut likely: Vec<(u32, usize)> = shared
            .into_iter()
            .filter(|&(other, _)| other < b.len())
            .map(|(other, weight)| (weight, other))
            .collect();
        likely.sort_by_key(|&(weight, other)| (std::cmp::Reverse(weight), other));
        likely.truncate(LIKELY);
        likely.into_iter().map(|(_, other)| other).collect()
    }

    /// Whether two sentences state the same: the score, and the clauses that do.
    fn matched(
        &self,
        a: &Sentence,
        b: &Sentence,
        config: &RewordedConfig,
    ) -> Option<(u32, Range<usize>, Range<usize>)> {
        let mut in_a = 0..a.clauses.len();
        let mut in_b = 0..b.clauses.len();
        while self.cut(a, &mut in_a, &b.features(in_b.clone()), config)
            || self.cut(b, &mut in_b, &a.features(in_a.clone()), config)
        {}
        let (of_a, of_b) = (a.features(in_a.clone()), b.features(in_b.clone()));
        let agreement = self.agreement(&of_a, &of_b);
        agreement
            .holds(config)
            .then_some((agreement.rank(), in_a, in_b))
    }

    /// What two sets of features share outside of names, days and numbers.
    fn agreement(&self, a: &[Feature], b: &[Feature]) -> Agreement {
        let mut sums = [[0_u32; 3]; 2];
        let mut shared = 0;
        for (kind, row) in [SINGLE, PAIR].into_iter().zip(&mut sums) {
            let of_kind = |feature: &&Feature| !feature.anchor && feature.key >> 40 == kind;
            let weight = |feature: &Feature| {
                if kind == SINGLE {
                    self.weight(*feature)
                } else {
                    1
                }
            };
            let [both, only_a, only_b] = row;
            for feature in a.iter().filter(of_kind) {
                *only_a += weight(feature);
                // What is a name here may be none there: the key alone counts.
                if b.binary_search_by_key(&feature.key, |f| f.key).is_ok() {
                    *both += weight(feature);
                    shared += u32::from(kind == SINGLE);
                }
            }
            *only_b = b.iter().filter(of_kind).map(weight).sum();
        }
        let share = |part: u32, whole: u32| (part * 1000 / whole.max(1)).min(1000);
        let [[both, of_a, of_b], [pairs, pairs_a, pairs_b]] = sums;
        let is_known = |feature: &&Feature| feature.key >> 40 > PAIR;
        let known = a
            .iter()
            .filter(is_known)
            .filter(|feature| b.binary_search_by_key(&feature.key, |f| f.key).is_ok());
        Agreement {
            anchors: u32::try_from(known.count()).unwrap_or(u32::MAX),
            singles: share(2 * both, of_a + of_b),
            pairs: share(2 * pairs, pairs_a + pairs_b),
            lighter: share(both, of_a.min(of_b)),
            shared,
        }
    }

    /// Cuts the clause off that shares the least with the other side, at an end, if it shares
    /// next to nothing.
    fn cut(
        &self,
        sentence: &Sentence,
        clauses: &mut Range<usize>,
        other: &[Feature],
        config: &RewordedConfig,
    ) -> bool {
        if clauses.len() < 2 {
            return false;
        }
        let share = |at: usize| -> u32 {
            let own = sentence.features(at..at + 1);
            let (mut all, mut shared) = (0, 0);
            for &feature in own.iter().filter(|feature| feature.key >> 40 != PAIR) {
                let weight = self.weight(feature);
                all += weight;
                if other.binary_search_by_key(&feature.key, |f| f.key).is_ok() {
                    shared += weight;
                }
            }
            shared * 1000 / all.max(1)
        };
        let (first, last) = (share(clauses.start), share(clauses.end - 1));
        if first.min(last) >= config.clause_share {
            return false;
        }
        let kept = if first <= last {
            clauses.start + 1..clauses.end
        } else {
            clauses.start..clauses.end - 1
        };
        let left = sentence.features(kept.clone());
        let n_left = left
            .iter()
            .filter(|f| !f.anchor && f.key >> 40 == SINGLE)
            .count();
        if n_left < config.min_kept {
            return false;
        }
        *clauses = kept;
        true
    }
}

/// What two sentences share outside of names, days and numbers; shares in thousandths.
struct Agreement {
    /// Characters and words, by weight: twice the shared of the whole.
    singles: u32,
    /// Pairs of characters, by count.
    pairs: u32,
    /// Shared characters and words, of what the lighter side has.
    lighter: u32,
    /// How many characters and words are shared.
    shared: u32,
    /// Names and days that both mention.
    anchors: u32,
}

impl Agreement {
    /// Who is put together first: those that share the most, not the shortest.
    const fn rank(&self) -> u32 {
        self.shared * 100 + self.singles
    }

    /// Whether two sentences state the same.
    ///
    /// Many agreements in different places tell more than one long term that both use: 湖边的体育馆
    /// stands in sentences on a wedding and on a fire. A shared term of five characters is five
    /// singles and four pairs, five places that agree are five singles and no pair: so singles
    /// count for, pairs against. Where very much is shared, or nearly all, that does not matter.
    fn holds(&self, config: &RewordedConfig) -> bool {
        // Two newsrooms that tell one fact mostly name the same two parties.
        let parties = self.anchors.saturating_sub(1).min(2) * config.per_anchor;
        let scattered = (self.singles + self.lighter / 2 + parties).saturating_sub(self.pairs);
        let much = self.shared >= config.much_shared && self.singles >= config.much_similar;
        let nearly_all =
            self.singles >= config.nearly_all && self.pairs * 4 >= config.nearly_all * 3;
        self.shared >= config.min_shared && (scattered >= config.similar || much || nearly_all)
    }
}

/// Sentences of the newspaper around: in two short articles nothing would be rare otherwise.
const AROUND: u32 = 20;

/// Units that two wordings have in common, in order (their longest common subsequence).
fn equal_units(a: &str, b: &str) -> u32 {
    let (a, b) = (fold::units(a), fold::units(b));
    let mut row = vec![0_u32; b.len() + 1];
    for x in &a {
        let mut diagonal = 0;
        let mut left = 0;
        for (y, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let above = *cell;
            *cell = if x == y {
                diagonal + 1
            } else {
                above.max(left)
            };
            diagonal = above;
            left = *cell;
        }
    }
    row.last().copied().unwrap_or_default()
}
