//! Text cut into runs: overlapping and nested marks made flat.
//!
//! Marks of different kinds may nest or cross (a date inside a quotation). A run is a piece between
//! two neighbouring borders, so that every mark either covers it or does not touch it:
//!
//! ```text
//! 他说，“周二在海岭见。”      quote ├─────────┤   date ├┤   place ├┤
//! 他说，│“│周二│在│海岭│见。”
//! ```
//!
//! Limits: spans that are not cut at character boundaries are moved left to one.

use crate::model::{Annotations, Arrange, NameKind, Span, Word};
use crate::view::visible;

use super::{MarkKind, Run, RunMark, RunWord};

/// A mark by place, and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    /// Where it stands in the article's text.
    pub(crate) span: Span,
    /// What it marks.
    pub(crate) kind: MarkKind,
    /// Index among the names, dates or quotes.
    pub(crate) index: usize,
}

/// All marks of an article by place, the wider first; their order is their index.
pub(crate) fn placed(annotations: &Annotations) -> Vec<Placed> {
    let names = annotations
        .names
        .iter()
        .enumerate()
        .map(|(index, name)| Placed {
            span: name.span,
            kind: MarkKind::from(name.kind),
            index,
        });
    let dates = annotations
        .dates
        .iter()
        .enumerate()
        .map(|(index, date)| Placed {
            span: date.span,
            kind: MarkKind::Date,
            index,
        });
    let quotes = annotations
        .quotes
        .iter()
        .enumerate()
        .map(|(index, quote)| Placed {
            span: quote.span,
            kind: MarkKind::Quote,
            index,
        });
    let mut all: Vec<Placed> = names.chain(dates).chain(quotes).collect();
    all.arrange_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end), mark.kind));
    all
}

/// The text of a block in runs; `marks` are those of [`placed`], `words` tile their texts.
pub(crate) fn runs(text: &str, block: Span, marks: &[Placed], words: &[Word]) -> Vec<Run> {
    let block = fitted(text, block);
    let first_mark = marks.partition_point(|mark| mark.span.start < block.start);
    let inside = marks
        .iter()
        .enumerate()
        .skip(first_mark)
        .take_while(|(_, mark)| mark.span.start < block.end)
        .map(|(index, mark)| (index, mark.kind, fitted(text, mark.span)))
        .filter(|(_, _, span)| !span.is_empty() && block.contains(*span));
    let inside: Vec<(usize, MarkKind, Span)> = inside.collect();
    let first_word = words.partition_point(|word| word.span.end <= block.start);
    let words: Vec<&Word> = words
        .iter()
        .skip(first_word)
        .take_while(|word| word.span.start < block.end)
        .collect();

    let mut borders = vec![block.start, block.end];
    borders.extend(
        inside
            .iter()
            .flat_map(|(_, _, span)| [span.start, span.end]),
    );
    borders.extend(
        words
            .iter()
            .flat_map(|word| [word.span.start, word.span.end]),
    );
    borders.retain(|border| (block.start..=block.end).contains(border));
    borders.arrange();
    borders.dedup();

    let mut runs = Vec::with_capacity(borders.len());
    let mut waiting = inside.into_iter().peekable();
    let mut active: Vec<(usize, MarkKind, Span)> = Vec::new();
    let mut words = words.into_iter().peekable();
    for piece in borders.windows(2) {
        let &[start, end] = piece else { continue };
        active.retain(|(_, _, span)| span.end > start);
        while let Some(mark) = waiting.next_if(|(_, _, span)| span.start <= start) {
            active.push(mark);
        }
        while words.next_if(|word| word.span.end <= start).is_some() {}
        runs.push(Run {
            text: visible(Span::new(start, end).of(text)),
            marks: active
                .iter()
                .map(|&(mark, kind, span)| RunMark {
                    mark,
                    kind,
                    first: span.start == start,
                    last: span.end == end,
                })
                .collect(),
            word: words
                .peek()
                .filter(|word| word.span.start <= start)
                .map(|word| RunWord {
                    pos: word.pos.to_string(),
                    first: word.span.start == start,
                }),
        });
    }
    runs
}

/// A span cut at its text's end and moved left to character boundaries.
pub(crate) fn fitted(text: &str, span: Span) -> Span {
    let end = text.floor_char_boundary(span.end);
    Span::new(text.floor_char_boundary(span.start.min(end)), end)
}

/// The first characters of a text, with a sign where it goes on.
pub(crate) fn excerpt(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        Some((cut, _)) => visible(text.get(..cut).unwrap_or_default()) + "…",
        None => visible(text),
    }
}

/// The kind of name that a mark is; none for dates and quotations.
pub(crate) const fn name_kind(kind: MarkKind) -> Option<NameKind> {
    match kind {
        MarkKind::Person => Some(NameKind::Person),
        MarkKind::Place => Some(NameKind::Place),
        MarkKind::Organisation => Some(NameKind::Organisation),
        MarkKind::Date | MarkKind::Quote => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks by the text that they cover.
    fn marks(text: &str, covered: &[(&str, MarkKind)]) -> Vec<Placed> {
        let mut marks: Vec<Placed> = covered
            .iter()
            .enumerate()
            .map(|(index, (part, kind))| {
                let start = text.find(part).unwrap();
                Placed {
                    span: Span::new(start, start + part.len()),
                    kind: *kind,
                    index,
                }
            })
            .collect();
        marks.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end), m.kind));
        marks
    }

    fn shown(runs: &[Run]) -> String {
        let piece = |run: &Run| {
            let over: Vec<String> = run
                .marks
                .iter()
                .map(|mark| {
                    let border = match (mark.first, mark.last) {
                        (true, true) => "",
                        (true, false) => ">",
                        (false, true) => "<",
                        (false, false) => "=",
                    };
                    format!("{}{border}", mark.mark)
                })
                .collect();
            format!("{}[{}]", run.text, over.join(" "))
        };
        runs.iter().map(piece).collect()
    }

    #[test]
    fn nested_marks_become_flat() {
        let text = "他说，“周二在海岭见。”";
        let marks = marks(
            text,
            &[
                ("“周二在海岭见。”", MarkKind::Quote),
                ("周二", MarkKind::Date),
                ("海岭", MarkKind::Place),
            ],
        );
        assert_eq!(
            shown(&runs(text, Span::new(0, text.len()), &marks, &[])),
            "他说，[]“[0>]周二[0= 1]在[0=]海岭[0= 2]见。”[0<]"
        );
    }

    #[test]
    fn crossing_marks_become_flat() {
        let text = "甲乙丙";
        let marks = marks(
            text,
            &[("甲乙", MarkKind::Person), ("乙丙", MarkKind::Date)],
        );
        assert_eq!(
            shown(&runs(text, Span::new(0, text.len()), &marks, &[])),
            "甲[0>]乙[0< 1>]丙[1<]"
        );
    }

    #[test]
    fn pieces_concatenate_whatever_the_spans() {
        let text = "前文\n海岭港务局\n后文";
        let block = Span::new(7, 7 + "海岭港务局".len());
        let wild = [
            Placed {
                span: Span::new(8, 10),
                kind: MarkKind::Place,
                index: 0,
            },
            Placed {
                span: Span::new(13, 999),
                kind: MarkKind::Date,
                index: 0,
            },
        ];
        let words = [Word {
            span: Span::new(7, 13),
            pos: "ns".into(),
        }];
        let runs = runs(text, block, &wild, &words);
        let whole: String = runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(whole, "海岭港务局");
        assert_eq!(
            runs[0].word.as_ref().map(|word| word.pos.as_str()),
            Some("ns")
        );
        assert!(runs[1].word.as_ref().is_some_and(|word| !word.first));
        assert!(runs[2].word.is_none());
    }

    #[test]
    fn excerpts_end_with_a_sign() {
        assert_eq!(excerpt("渡轮复航", 2), "渡轮…");
        assert_eq!(excerpt("渡轮", 2), "渡轮");
    }
}
