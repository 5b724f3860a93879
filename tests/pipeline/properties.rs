//! Properties that hold for any input: nothing is lost, maps are exact, nothing panics.

use duilan::engine::{Analyzed, Config, FileResult, Library};
use duilan::model::{
    Article, BlockKey, ClueSource, Day, Field, FileDecisions, FileId, Moment, Span,
};
use proptest::prelude::*;

use crate::fixture::{self, Fixture};

#[test]
fn blocks_tile_the_text() {
    for (fixture, analyzed) in every_article() {
        tiles(&fixture.slug, &analyzed.article);
    }
}

#[test]
fn body_and_text_map_onto_each_other() {
    for (fixture, analyzed) in every_article() {
        maps(&fixture.slug, &analyzed.article);
    }
}

#[test]
fn annotations_lie_inside_kept_blocks() {
    for (fixture, analyzed) in every_article() {
        lie_inside(&fixture.slug, &analyzed);
    }
}

#[test]
fn sources_of_blocks_are_ranges_of_the_decoded_file() {
    for fixture in fixture::all() {
        let documents = duilan::ingest::read(
            &fixture.file,
            &fixture.bytes,
            None,
            &Config::STANDARD.ingest,
        )
        .documents;
        for document in &documents {
            let articles =
                duilan::clean::clean(document, &FileDecisions::default(), &Config::STANDARD.clean)
                    .unwrap();
            for block in articles.iter().flat_map(|article| &article.blocks) {
                if let Some(source) = block.source {
                    assert!(
                        document.source.get(source.start..source.end).is_some(),
                        "{}: {source:?}",
                        fixture.slug
                    );
                }
            }
        }
    }
}

#[test]
fn a_restored_block_comes_back_into_the_body() {
    for fixture in fixture::all() {
        let before = fixture.analyze();
        for (article, analyzed) in before.articles.iter().enumerate() {
            let Some(block) = analyzed
                .article
                .blocks
                .iter()
                .position(|block| block.removal.is_some() && block.role.in_body())
            else {
                continue;
            };
            let decisions = FileDecisions {
                restored: [BlockKey { article, block }].into(),
                ..FileDecisions::default()
            };
            let after = fixture.analyze_with(&decisions);
            let restored = &after.articles[article].article;
            assert_eq!(
                restored.text, analyzed.article.text,
                "{}: restoring changes no text",
                fixture.slug
            );
            let block = &restored.blocks[block];
            assert_eq!(block.removal, None, "{}", fixture.slug);
            assert!(
                restored.body().text.contains(block.span.of(&restored.text)),
                "{}",
                fixture.slug
            );
        }
    }
}

#[test]
fn a_corrected_publication_time_moves_the_days_that_hang_on_it() {
    let fixture = fixture::named("page-copied-twice");
    let day = Day::new(2031, 3, 13);
    let decisions = FileDecisions {
        published: vec![(0, day.map(Moment::on))],
        ..FileDecisions::default()
    };
    let value = |result: &FileResult, phrase: &str| {
        let analyzed = &result.articles[0];
        analyzed
            .annotations
            .dates
            .iter()
            .find(|date| date.span.of(&analyzed.article.text) == phrase)
            .map(|date| date.value.clone())
    };
    let (before, after) = (fixture.analyze(), fixture.analyze_with(&decisions));
    assert_eq!(value(&before, "周二").as_deref(), Some("2024-10-15"));
    assert_eq!(value(&after, "周二").as_deref(), Some("2031-03-11"));
    assert_eq!(
        value(&after, "自2019年8月以来").as_deref(),
        Some("2019-08/..")
    );
    let metadata = &after.articles[0].article.metadata;
    assert_eq!(metadata.published, day.map(Moment::on));
    let from = metadata.clue(Field::Published).map(|clue| clue.from);
    assert_eq!(from, Some(ClueSource::Person));
}

#[test]
fn the_order_of_files_changes_nothing() {
    let fixtures = fixture::all();
    let results: Vec<FileResult> = fixtures
        .iter()
        .map(|fixture| FileResult {
            file: format!("{}/{}", fixture.slug, fixture.file),
            ..fixture.analyze()
        })
        .collect();
    let settled = |order: &[usize]| {
        let mut library = Library::new();
        for (key, &place) in order.iter().enumerate() {
            library.insert(FileId(u32::try_from(key).unwrap()), results[place].clone());
        }
        library.settle();
        let rows: Vec<_> = library
            .rows()
            .map(|row| (row.label.to_owned(), row.analyzed.clone()))
            .collect();
        (rows, library.comparison().clone())
    };
    let forward: Vec<usize> = (0..results.len()).collect();
    let backward: Vec<usize> = forward.iter().rev().copied().collect();
    let mut shuffled = forward.clone();
    shuffled.sort_by_key(|place| (place * 7919) % 31);
    let first = settled(&forward);
    assert!(first == settled(&backward));
    assert!(first == settled(&shuffled));
}

#[test]
fn an_oversized_file_is_an_error_that_names_both_numbers() {
    let mut config = Config::STANDARD;
    config.ingest.max_file_bytes = 1000;
    let result = fixture::analyze("big.txt", &[b'x'; 1001], &FileDecisions::default(), &config);
    assert!(result.articles.is_empty());
    let error = &result.errors[0];
    assert_eq!(error.code.name(), "too_large");
    assert_eq!((error.number, error.limit), (1001, 1000));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        holds_for("any.txt", &bytes);
        holds_for("any.html", &bytes);
    }

    #[test]
    fn any_mix_of_markup_and_text_is_read_without_panic(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..60)
    ) {
        holds_for("mix.txt", pieces.concat().as_bytes());
    }

    #[test]
    fn a_fixture_cut_anywhere_is_read_without_panic(which in 0usize..64, cut in 0.0f64..1.0) {
        let fixtures = fixture::all();
        let fixture = &fixtures[which % fixtures.len()];
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a small file")]
        let length = (fixture.bytes.len() as f64 * cut) as usize;
        holds_for(&fixture.file, &fixture.bytes[..length]);
    }
}

/// Pieces that rooms treat in a special way, so that random mixes reach their corners.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</table>",
    "<td>",
    "<figure>",
    "<figcaption>",
    "<small>",
    "<br>",
    "<!--1728901937000-->\n",
    "[标题](https://a.example/1)\n",
    "------\n\n",
    "\n",
    "\n\n",
    "　　",
    "\u{202e}",
    "\u{0}",
    "\u{feff}",
    "# ",
    "- ",
    "> ",
    "周二",
    "10月15日",
    "2024年",
    "二十",
    "“",
    "”",
    "〝",
    "「",
    "（",
    "）",
    "Ingrid",
    "·",
    "说",
    "市长沈立群",
    "海岭市",
    "2024-10-16 08:20\n",
    "责任编辑:",
    "1. ",
    "排行榜",
    "分享到",
    "© 2024",
    "👩‍👩‍👧",
    "e\u{301}",
    "𠮷",
    "\t",
    "{\"text\":\"",
    "\"}\n",
    "&lt;",
    "&#x110000;",
    "<script>",
    "</script>",
    "<time datetime=\"",
    "\">",
    "下周一",
    "去年",
    "号称9999999999999年",
];

fn holds_for(file: &str, bytes: &[u8]) {
    let result = fixture::analyze(file, bytes, &FileDecisions::default(), &Config::STANDARD);
    for analyzed in &result.articles {
        tiles(file, &analyzed.article);
        maps(file, &analyzed.article);
        lie_inside(file, analyzed);
    }
    let mut library = Library::new();
    library.insert(FileId(0), result);
    library.settle();
}

fn every_article() -> Vec<(Fixture, Analyzed)> {
    fixture::all()
        .into_iter()
        .flat_map(|fixture| {
            let articles = fixture.analyze().articles;
            let slug = fixture.slug.clone();
            articles
                .into_iter()
                .map(move |analyzed| (fixture::named(&slug), analyzed))
        })
        .collect()
}

fn tiles(slug: &str, article: &Article) {
    let pieces: Vec<&str> = article
        .blocks
        .iter()
        .map(|block| {
            article
                .text
                .get(block.span.start..block.span.end)
                .expect("cut at characters")
        })
        .collect();
    assert_eq!(pieces.join("\n"), article.text, "{slug}");
    let mut end = 0;
    for block in &article.blocks {
        assert!(block.span.start >= end, "{slug}: {:?}", block.span);
        end = block.span.end;
    }
}

fn maps(slug: &str, article: &Article) {
    let body = article.body();
    for &(start, block) in &body.pieces {
        for (offset, character) in block.of(&article.text).char_indices() {
            let place = Span::new(start + offset, start + offset + character.len_utf8());
            let there = body.to_text(place).expect("inside a block");
            assert_eq!(there.of(&article.text), place.of(&body.text), "{slug}");
            assert_eq!(body.from_text(there), Some(place), "{slug}");
        }
    }
}

fn lie_inside(slug: &str, analyzed: &Analyzed) {
    let (article, found) = (&analyzed.article, &analyzed.annotations);
    let reading = article.reading();
    let mut spans: Vec<(&str, Span)> = Vec::new();
    spans.extend(found.names.iter().map(|name| ("name", name.span)));
    spans.extend(found.dates.iter().map(|date| ("date", date.span)));
    for (what, span) in spans {
        assert!(
            article
                .text
                .get(span.start..span.end)
                .is_some_and(|text| !text.is_empty()),
            "{slug}: {what} {span:?}"
        );
        assert!(reading.from_text(span).is_some(), "{slug}: {what} {span:?}");
    }
    for pair in found.names.windows(2) {
        assert!(
            !pair[0].span.overlaps(pair[1].span),
            "{slug}: names overlap"
        );
    }
    for pair in found.dates.windows(2) {
        assert!(
            !pair[0].span.overlaps(pair[1].span),
            "{slug}: dates overlap"
        );
    }
    for name in &found.names {
        assert!(
            name.entity < found.entities.len(),
            "{slug}: entity of {name:?}"
        );
    }
}
