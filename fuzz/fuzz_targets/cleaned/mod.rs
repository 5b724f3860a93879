//! What holds of every cleaned document.

use duilan::clean::{Config, clean};
use duilan::model::{
    BlockKey, Charset, CharsetSource, Document, FileDecisions, Format, Hints,
};

/// Cleans a text and asserts that blocks tile it, that sources are ranges of it, and that a
/// restored block changes nothing but itself.
pub fn holds(format: Format, source: &str) {
    let document = Document {
        file: "fuzz".to_owned(),
        ordinal: 0,
        format,
        charset: Charset {
            name: "UTF-8".to_owned(),
            from: CharsetSource::Text,
        },
        source: source.to_owned(),
        hints: Hints::default(),
        issues: Vec::new(),
    };
    let config = Config {
        max_depth: 64,
        max_blocks: 500,
        max_nodes: 10_000,
        max_chars: 100_000,
    };
    let decisions = FileDecisions::default();
    let Ok(articles) = clean(&document, &decisions, &config) else {
        return;
    };
    assert!(!articles.is_empty());
    let mut restored = decisions;
    for (ordinal, article) in articles.iter().enumerate() {
        let texts = article.blocks.iter().map(|block| block.span.of(&article.text));
        assert_eq!(texts.collect::<Vec<_>>().join("\n"), article.text);
        for span in article.blocks.iter().filter_map(|block| block.source) {
            assert!(source.get(span.start..span.end).is_some(), "{span:?}");
        }
        let body = article.body();
        for &(start, block) in &body.pieces {
            assert!(body.text.get(start..start + block.len()).is_some());
        }
        let removed = article.blocks.iter().position(|block| block.removal.is_some());
        restored.restored.extend(removed.map(|block| BlockKey { article: ordinal, block }));
    }
    let again = clean(&document, &restored, &config).unwrap_or_default();
    assert_eq!(again.len(), articles.len());
    for (before, after) in articles.iter().zip(&again) {
        assert_eq!(before.text, after.text);
    }
    for key in &restored.restored {
        assert_eq!(again[key.article].blocks[key.block].removal, None);
    }
}
