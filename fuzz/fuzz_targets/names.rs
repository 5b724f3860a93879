//! The words of any text tile it; names and quotations lie in it.
#![no_main]

use std::sync::OnceLock;

use duilan::engine::Tools;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    static TOOLS: OnceLock<Tools> = OnceLock::new();
    let tools = TOOLS.get_or_init(Tools::embedded);
    let text = String::from_utf8_lossy(bytes);
    let words = tools.segmenter.words(&text);
    let named = tools.tagger.annotate(&text, &words);
    let mut end = 0;
    for mention in &named.mentions {
        assert!(mention.span.start >= end && mention.span.start < mention.span.end);
        assert!(text.get(mention.span.start..mention.span.end).is_some());
        assert!(mention.entity < named.entities.len());
        end = mention.span.end;
    }
    for quote in &named.quotes {
        assert!(text.get(quote.span.start..quote.span.end).is_some());
    }
});
