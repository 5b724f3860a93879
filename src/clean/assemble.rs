//! Blocks and verdicts to an article: text, spans, the ledger.

use super::block::{Raw, visible_chars};
use super::line;
use super::metadata::when;
use super::rules::Verdict;
use super::tree::{Attr, Tree};
use crate::model::{
    Article, Block, BlockKey, Day, Evidence, FileDecisions, Removal, Role, Rule, Span,
};

/// The share of linked characters from which a block is a link: four of five.
const LINK_SHARE: (u32, u32) = (4, 5);

/// Paragraphs at the start of the body whose wire tag becomes a block of its own.
const LEADS: usize = 2;

/// Puts an article together. `ordinal` is its place among the articles of its file.
pub(crate) fn article(
    blocks: &[Raw],
    verdicts: Vec<Verdict>,
    decisions: &FileDecisions,
    ordinal: usize,
) -> Article {
    let mut article = Article::default();
    let total: u64 = blocks
        .iter()
        .map(|block| u64::from(block.chars))
        .sum::<u64>()
        .max(1);
    let mut paragraphs = 0;
    for (raw, verdict) in blocks.iter().zip(verdicts) {
        let is_paragraph = verdict.removal.is_none() && verdict.role == Role::Body;
        paragraphs += usize::from(is_paragraph);
        let lead = line::wire_lead(&raw.text).filter(|_| is_paragraph && paragraphs <= LEADS);
        let (tag, rest) = lead
            .and_then(|end| raw.text.split_at_checked(end))
            .unwrap_or(("", &raw.text));
        if !tag.is_empty() {
            let evidence = vec![Evidence::new("lead", tag)];
            let verdict = Verdict::remove(Role::WireTag, Rule::WireTag, evidence);
            let source = raw.source.map(|s| cut(raw, s, 0..tag.len()));
            push(
                &mut article,
                tag,
                source,
                verdict,
                total,
                decisions,
                ordinal,
            );
        }
        let text = rest.trim_start();
        let skipped = raw.text.len() - text.len();
        let source = raw.source.map(|s| cut(raw, s, skipped..raw.text.len()));
        push(
            &mut article,
            text,
            source,
            verdict,
            total,
            decisions,
            ordinal,
        );
    }
    article
}

/// The source of a piece of a block; that of the whole block where signs that show nothing were
/// left out of its text, so that bytes do not agree.
fn cut(raw: &Raw, source: Span, piece: std::ops::Range<usize>) -> Span {
    if source.len() == raw.text.len() {
        Span::new(source.start + piece.start, source.start + piece.end)
    } else {
        source
    }
}

/// The kept blocks that are links, with the day that the address names, if it names one.
pub(crate) fn links(article: &Article, blocks: &[Raw], tree: &Tree) -> Vec<(Span, Option<Day>)> {
    let kept: Vec<&Block> = article
        .blocks
        .iter()
        .filter(|block| block.removal.is_none())
        .collect();
    let mut links = Vec::new();
    let mut next = 0;
    for raw in blocks.iter().filter(|raw| is_link(raw)) {
        // Blocks and raw blocks stand in the same order.
        let place = kept
            .iter()
            .skip(next)
            .position(|block| block.span.of(&article.text) == raw.text);
        if let Some(block) = place.and_then(|place| kept.get(next + place)) {
            let address = raw.link.and_then(|link| tree.attr(link, Attr::Href));
            links.push((block.span, address.and_then(when::in_path)));
            next += place.unwrap_or_default() + 1;
        }
    }
    links
}

/// Whether a block is nothing but a link, or nearly.
fn is_link(raw: &Raw) -> bool {
    let (linked, of) = LINK_SHARE;
    raw.link.is_some() && raw.link_chars * of >= raw.chars * linked
}

fn push(
    article: &mut Article,
    text: &str,
    source: Option<Span>,
    verdict: Verdict,
    total: u64,
    decisions: &FileDecisions,
    ordinal: usize,
) {
    if !article.blocks.is_empty() {
        article.text.push('\n');
    }
    let start = article.text.len();
    article.text.push_str(text);
    let key = BlockKey {
        article: ordinal,
        block: article.blocks.len(),
    };
    let removal = verdict
        .removal
        .filter(|(rule, _)| {
            !decisions.disabled_rules.contains(rule) && !decisions.restored.contains(&key)
        })
        .map(|(rule, evidence)| {
            let share = u64::from(visible_chars(text)) * 1000 / total;
            Removal {
                rule,
                evidence,
                share: u16::try_from(share).unwrap_or(1000),
            }
        });
    article.blocks.push(Block {
        role: verdict.role,
        span: Span::new(start, article.text.len()),
        source,
        removal,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_of_a_block_is_cut_where_the_source_has_the_same_bytes() {
        let check = |text: &str, source: Span, expect: Span| {
            let raw = Raw {
                text: text.to_owned(),
                ..Raw::default()
            };
            assert_eq!(cut(&raw, source, 0..3), expect);
        };
        check("市长说", Span::new(5, 14), Span::new(5, 8));
        check("市长说", Span::new(5, 17), Span::new(5, 17));
    }
}
