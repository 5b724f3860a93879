//! Paragraphs cut into runs: numbered passages, and what differs inside them.

use crate::model::{Arrange, Span};
use crate::view::article::fitted;
use crate::view::visible;

use super::DiffRun;

/// A passage on one side: its number, its place in the body, and what differs in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Painted {
    /// Its number, from 1.
    pub(crate) number: usize,
    /// Its place.
    pub(crate) span: Span,
    /// What the other side does not have, by place, in the body.
    pub(crate) changed: Vec<Span>,
}

/// A part of a body in runs that concatenate to it.
///
/// Where passages overlap, the one that begins first stands, then the lower number.
pub(crate) fn painted_runs(body: &str, part: Span, painted: &[Painted]) -> Vec<DiffRun> {
    let part = fitted(body, part);
    let over: Vec<(&Painted, Span)> = painted
        .iter()
        .map(|passage| (passage, fitted(body, passage.span)))
        .filter(|(_, span)| span.overlaps(part))
        .collect();
    let mut borders = vec![part.start, part.end];
    for (passage, span) in &over {
        borders.extend([span.start, span.end]);
        for changed in passage.changed.iter().map(|changed| fitted(body, *changed)) {
            borders.extend([changed.start, changed.end]);
        }
    }
    borders.retain(|border| (part.start..=part.end).contains(border));
    borders.arrange();
    borders.dedup();
    let mut runs: Vec<DiffRun> = Vec::with_capacity(borders.len());
    for piece in borders.windows(2) {
        let &[start, end] = piece else { continue };
        let piece = Span::new(start, end);
        let owner = over
            .iter()
            .filter(|(_, span)| span.overlaps(piece))
            .min_by_key(|(passage, span)| (span.start, passage.number));
        let run = DiffRun {
            text: visible(piece.of(body)),
            passage: owner.map(|(passage, _)| passage.number),
            first: owner.is_some_and(|(_, span)| span.start == start),
            changed: owner
                .is_some_and(|(passage, _)| passage.changed.iter().any(|c| c.overlaps(piece))),
        };
        match runs.last_mut() {
            Some(last)
                if !run.first && last.passage == run.passage && last.changed == run.changed =>
            {
                last.text.push_str(&run.text);
            }
            _ => runs.push(run),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(runs: &[DiffRun]) -> String {
        let piece = |run: &DiffRun| match run.passage {
            None => run.text.clone(),
            Some(number) => {
                let sign = if run.changed { "*" } else { "" };
                let first = if run.first { "^" } else { "" };
                format!("[{first}{number}{sign} {}]", run.text)
            }
        };
        runs.iter().map(piece).collect()
    }

    #[test]
    fn differences_lie_inside_passages() {
        let body = "局长说要复航。";
        let painted = [Painted {
            number: 2,
            span: Span::new(6, 18),
            changed: vec![Span::new(9, 12)],
        }];
        let runs = painted_runs(body, Span::new(0, body.len()), &painted);
        assert_eq!(shown(&runs), "局长[^2 说][2* 要][2 复航]。");
    }

    #[test]
    fn overlapping_passages_stay_apart() {
        let painted = |number, start, end| Painted {
            number,
            span: Span::new(start, end),
            changed: Vec::new(),
        };
        let runs = painted_runs(
            "abcdef",
            Span::new(0, 6),
            &[painted(1, 0, 4), painted(2, 2, 6)],
        );
        assert_eq!(shown(&runs), "[^1 abcd][2 ef]");
    }
}
