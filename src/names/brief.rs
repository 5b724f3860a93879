//! Short forms that a text introduces itself: 云汀港务集团（以下简称“云汀港”）.
//!
//! The short form names what the form before the bracket names, here and wherever it stands.

use super::candidate::{Candidate, Source};
use super::page::Page;

/// What introduces a short form, the longer first.
const CUES: [&str; 6] = ["以下简称", "下简称", "简称为", "简称", "下称", "又称"];
/// A short form has two to so many characters.
const LONGEST: usize = 8;

/// Short forms of the names found.
pub(super) fn briefs(page: &Page<'_>, found: &mut Vec<Candidate>) {
    let mut short = Vec::new();
    for open in (2..page.len()).filter(|&at| page.at(at) == '(') {
        let mut at = open + 1;
        let Some(cue) = CUES
            .iter()
            .map(|cue| (cue, cue.chars().count()))
            .find(|(cue, length)| page.slice(at, at + length) == **cue)
        else {
            continue;
        };
        at += cue.1;
        while matches!(page.at(at), '“' | '「' | '"' | '：' | ':' | ' ' | '为') {
            at += 1;
        }
        let end = (at..page.len().min(at + LONGEST + 1))
            .find(|&end| matches!(page.at(end), '”' | '」' | '"' | ')' | '，' | '、'));
        let long = found.iter().find(|c| c.end == open);
        if let (Some(end), Some(long)) = (end.filter(|&end| end >= at + 2), long) {
            short.push(Candidate {
                start: at,
                end,
                kind: long.kind,
                source: Source::Anchor,
            });
        }
    }
    found.extend(short);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::NameKind;
    use crate::text::word::Segmenter;

    #[test]
    fn a_short_form_is_of_the_kind_of_the_long_one() {
        let text = "云汀港务集团（以下简称“云汀港”）说";
        let words = Segmenter::empty().words(text);
        let page = Page::new(text, &words);
        let mut found = vec![Candidate {
            start: 0,
            end: 6,
            kind: NameKind::Organisation,
            source: Source::Model,
        }];
        briefs(&page, &mut found);
        let last = found.last().map(|c| (page.slice(c.start, c.end), c.kind));
        assert_eq!(last, Some(("云汀港", NameKind::Organisation)));
    }
}
