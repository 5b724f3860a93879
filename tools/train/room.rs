//! What models and rules find together, each sentence a text of its own.

use std::collections::BTreeMap;

use duilan::engine::Tools;
use duilan::names::Tagger;

use super::corpus::Sentence;
use super::score::Score;

type Found = (usize, usize, &'static str, String);

fn found(tools: &Tools, tagger: &Tagger, sentence: &Sentence) -> Vec<Found> {
    let words = tools.segmenter.words(&sentence.text);
    let named = tagger.annotate(&sentence.text, &words);
    let place = |byte: usize| sentence.text[..byte].chars().count();
    let mentions = named.mentions.into_iter();
    mentions
        .map(|m| {
            let (start, end) = (place(m.span.start), place(m.span.end));
            (start, end, m.kind.name(), m.rule.into_owned())
        })
        .collect()
}

/// The score of a file of models with the rules of the room.
pub(crate) fn score(tools: &Tools, file: &[u8], set: &[Sentence]) -> Score {
    let tagger = Tagger::new(Some(file));
    let mut score = Score::default();
    for sentence in set {
        let found = found(tools, &tagger, sentence);
        let units: Vec<_> = found.iter().map(|f| (f.0, f.1, f.2)).collect();
        score.add(&sentence.units, &units);
    }
    score
}

/// Each wrong find with its rule, then what each rule found rightly and wrongly, then the score.
pub(crate) fn report(tools: &Tools, file: &[u8], set: &[Sentence]) -> String {
    let tagger = Tagger::new(Some(file));
    let mut score = Score::default();
    let mut rules: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut lines = String::new();
    for sentence in set {
        let found = found(tools, &tagger, sentence);
        let units: Vec<_> = found.iter().map(|f| (f.0, f.1, f.2)).collect();
        score.add(&sentence.units, &units);
        let form = |start: usize, end: usize| -> String {
            let characters = sentence.text.chars();
            characters.skip(start).take(end - start).collect()
        };
        for (start, end, kind) in &sentence.units {
            if !units.contains(&(*start, *end, kind.as_str())) {
                lines += &format!(
                    "missed\t{}[{} {kind}]{}\n",
                    form(start.saturating_sub(5), *start),
                    form(*start, *end),
                    form(*end, end + 5),
                );
            }
        }
        for (start, end, kind, rule) in found {
            let right = sentence
                .units
                .iter()
                .any(|(s, e, k)| (*s, *e, k.as_str()) == (start, end, kind));
            let counts = rules.entry(rule.clone()).or_default();
            counts[usize::from(!right)] += 1;
            if !right {
                let gold: Vec<String> = sentence
                    .units
                    .iter()
                    .filter(|(s, e, _)| *s < end && start < *e)
                    .map(|(s, e, k)| format!("{} {k}", form(*s, *e)))
                    .collect();
                lines += &format!(
                    "{rule}\t{}[{} {kind}]{}\t{}\n",
                    form(start.saturating_sub(5), start),
                    form(start, end),
                    form(end, end + 5),
                    gold.join(", ")
                );
            }
        }
    }
    for (rule, [right, wrong]) in rules {
        lines += &format!("{rule}: {right} right, {wrong} wrong\n");
    }
    lines + &score.to_string()
}
