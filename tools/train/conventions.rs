//! Maps the names of other people's corpora to the conventions of `docs/names.md`.
//!
//! What is left out of a person's name belongs to it (陈某, of which a corpus marks 陈), so does the
//! familiar 小 before a surname; marks at the edges are no part of a name; a larger and a smaller
//! place that are both listed are two. What needs a judgement is left as it is.

use std::collections::BTreeSet;

use super::corpus::Sentence;

/// Marks that a name neither starts nor ends with.
const EDGES: &str = " -—“”\"'《》（）()、，。：:·…?？";

/// The sentence with its names by our conventions.
pub(crate) fn mapped(sentence: &Sentence, places: &BTreeSet<&str>) -> Sentence {
    let chars: Vec<char> = sentence.text.chars().collect();
    let mut units: Vec<(usize, usize, String)> = Vec::new();
    for (number, (start, end, kind)) in sentence.units.iter().enumerate() {
        let before = units.last().map_or(0, |unit| unit.1);
        let after = sentence
            .units
            .get(number + 1)
            .map_or(chars.len(), |unit| unit.0);
        let (start, end) = cut(&chars, *start, *end);
        if start >= end {
            continue;
        }
        match kind.as_str() {
            "PER" => {
                let (start, end) = whole(&chars, start, end, before, after);
                units.push((start, end, kind.clone()));
            }
            "LOC" => units.extend(split(&chars, start, end, places)),
            _ => units.push((start, end, kind.clone())),
        }
    }
    Sentence {
        text: sentence.text.clone(),
        units,
    }
}

fn at(chars: &[char], place: usize) -> char {
    chars.get(place).copied().unwrap_or('\0')
}

fn cut(chars: &[char], mut start: usize, mut end: usize) -> (usize, usize) {
    while start < end && EDGES.contains(at(chars, start)) {
        start += 1;
    }
    while start < end && EDGES.contains(at(chars, end - 1)) {
        // A bracket that has its other half within belongs to the name.
        let closes = matches!(at(chars, end - 1), '）' | ')');
        if closes && chars[start..end].iter().any(|c| matches!(c, '（' | '(')) {
            break;
        }
        end -= 1;
    }
    (start, end)
}

/// 陈 with 某 or 某某 behind it, 赵 with 小 or 老 before it.
fn whole(
    chars: &[char],
    mut start: usize,
    mut end: usize,
    before: usize,
    after: usize,
) -> (usize, usize) {
    if end - start <= 2 {
        while end < after
            && (at(chars, end) == '某'
                || "甲乙丙丁".contains(at(chars, end)) && at(chars, end - 1) == '某')
        {
            end += 1;
        }
    }
    let familiar = end - start == 1 && start > before && "小老阿".contains(at(chars, start - 1));
    if familiar {
        start -= 1;
    }
    (start, end)
}

/// 湖南岳阳: two listed places taken for one.
fn split(
    chars: &[char],
    start: usize,
    end: usize,
    places: &BTreeSet<&str>,
) -> Vec<(usize, usize, String)> {
    let form = |from: usize, to: usize| chars[from..to].iter().collect::<String>();
    let listed = |from: usize, to: usize| places.contains(form(from, to).as_str());
    let unit =
        |from: usize, to: usize| to - from >= 3 && "省市县区州镇乡".contains(at(chars, to - 1));
    let middle = (start + 2..end.saturating_sub(1))
        .filter(|_| !listed(start, end))
        .find(|&middle| {
            (listed(start, middle) || unit(start, middle))
                && (listed(middle, end) || unit(middle, end))
        });
    let place = |from: usize, to: usize| (from, to, "LOC".to_owned());
    middle.map_or_else(
        || vec![place(start, end)],
        |middle| vec![place(start, middle), place(middle, end)],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_by_our_conventions() {
        let sentence = Sentence {
            text: "小丁和丁某某在湖南岳阳".to_owned(),
            units: vec![
                (1, 2, "PER".to_owned()),
                (3, 4, "PER".to_owned()),
                (7, 11, "LOC".to_owned()),
            ],
        };
        let mapped = mapped(&sentence, &BTreeSet::from(["湖南", "岳阳"]));
        let places: Vec<_> = mapped.units.iter().map(|u| (u.0, u.1)).collect();
        assert_eq!(places, [(0, 2), (3, 6), (7, 9), (9, 11)]);
    }
}
