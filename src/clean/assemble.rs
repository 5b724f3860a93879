//! Blocks and verdicts to an article: text, spans, the ledger.

use super::block::{Raw, visible_chars};
use super::line;
use super::rules::Verdict;
use crate::model::{Article, Block, BlockKey, Evidence, FileDecisions, Removal, Role, Rule, Span};

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
            let source = raw.source.map(|s| Span::new(s.start, s.start + tag.len()));
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
        let source = raw.source.map(|s| {
            if skipped > 0 {
                Span::new(s.start + skipped, s.end)
            } else {
                s
            }
        });
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
