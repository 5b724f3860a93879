//! One file: bytes to annotated articles. A pure function of bytes, decisions and configuration.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::model::{
    Annotations, Arrange, Article, Block, Body, Clue, ClueSource, DateMention, Document, Field,
    FileDecisions, FileKind, Format, InputError, InputErrorCode, IssueCode, Mention, Moment,
    NameKind, Quote, Role, Span, Word,
};
use crate::names::Standard;
use crate::text::script;
use crate::unpack::{self, Budget};
use crate::{clean, dates, ingest};

use super::result::{Analyzed, FileResult};
use super::{Config, Tools};

/// A file as it came.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Its name, or its path below a dropped folder.
    pub file: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The address it came from, where the caller knows it.
    pub url: Option<&'a str>,
}

/// Analyses a file: reads, cleans and annotates every document in it.
#[must_use]
pub fn analyze_file(
    tools: &Tools,
    input: Input<'_>,
    decisions: &FileDecisions,
    config: &Config,
) -> FileResult {
    analyze_file_noting(tools, input, decisions, config, &mut |_| {})
}

/// [`analyze_file`], telling after each article how many there are: a sign of life.
#[must_use]
pub fn analyze_file_noting(
    tools: &Tools,
    input: Input<'_>,
    decisions: &FileDecisions,
    config: &Config,
    note: &mut dyn FnMut(usize),
) -> FileResult {
    let mut result = FileResult {
        file: input.file.to_owned(),
        decisions: decisions.clone(),
        ..FileResult::default()
    };
    let charset = decisions.charset.as_deref();
    let mut budget = Budget::new(config.unpack.clone());
    let problems = unpack::unpack(input.file, input.bytes, charset, &mut budget, &mut |part| {
        let ingested = ingest::read_part(input.file, part, charset, &config.ingest);
        result.errors.extend(ingested.errors);
        for document in ingested.documents {
            take(tools, input, document, config, &mut result, note);
        }
        ControlFlow::Continue(())
    });
    let errors = problems.into_iter().map(|problem| InputError {
        file: input.file.to_owned(),
        chain: problem.chain,
        code: problem.code,
        kind: problem.kind,
        place: problem.place,
        number: problem.number,
        limit: problem.limit,
    });
    result.errors.extend(errors);
    result
}

/// Cleans and annotates one document into the result of its file.
fn take(
    tools: &Tools,
    input: Input<'_>,
    mut document: Document,
    config: &Config,
    result: &mut FileResult,
    note: &mut dyn FnMut(usize),
) {
    document.ordinal = result.articles.len();
    if document.hints.url.is_none() {
        document.hints.url = input.url.map(str::to_owned);
    }
    match clean::clean(&document, &result.decisions, &config.clean) {
        Ok(cleaned) if cleaned.iter().all(|article| is_index(&document, article)) => {
            let error = InputError::new(input.file, InputErrorCode::NoArticles, "");
            result.errors.push(InputError {
                chain: document.chain,
                kind: Some(FileKind::Index),
                ..error
            });
        }
        Ok(cleaned) => {
            for article in cleaned {
                let ordinal = result.articles.len();
                let decisions = &result.decisions;
                let article = analyzed(tools, &document, article, decisions, ordinal, config);
                result.articles.push(article);
                note(result.articles.len());
            }
        }
        Err(too_long) => {
            let place = format!("record {}", result.articles.len() + 1);
            let error = InputError::new(input.file, InputErrorCode::TooLong, place);
            result.errors.push(InputError {
                chain: document.chain,
                ..error.with_numbers(too_long.chars as u64, config.clean.max_chars as u64)
            });
        }
    }
}

/// Whether a page inside a carrier is a list of links to others: a saved site comes with its index.
fn is_index(document: &Document, article: &Article) -> bool {
    /// Fewer links may be all that is left of an article.
    const MIN_LINKS: usize = 4;
    let body = article.blocks.iter().filter(|block| {
        let is_empty = block.span.of(&article.text).trim().is_empty();
        block.removal.is_none() && block.role.in_body() && !is_empty
    });
    let is_link = |block: &Block| {
        let mut links = article.links.iter();
        links.any(|(link, _)| block.span.contains(*link) && block.span.len() <= link.len() + 6)
    };
    let n_set_aside = article.blocks.iter().filter(|block| {
        let is_list = matches!(block.role, Role::Related | Role::Navigation);
        block.removal.is_some() && is_list
    });
    let n_links = body.clone().count() + n_set_aside.count();
    !document.chain.is_empty()
        && document.format == Format::Html
        && n_links >= MIN_LINKS
        && body.clone().count() >= 1
        && body.clone().all(is_link)
}

/// Whether a file holds others, or texts that its bytes hide (base64): what may stand in it can't be
/// told by looking at them.
#[must_use]
pub fn is_carrier(name: &str, bytes: &[u8]) -> bool {
    unpack::is_carrier(name, bytes)
}

/// The words of one text, for the word layer of one article.
#[must_use]
pub fn words(tools: &Tools, text: &str) -> Vec<Word> {
    words_by(tools, text, Standard::PeoplesDaily)
}

/// The words of one text by a standard; names are never split.
#[must_use]
pub fn words_by(tools: &Tools, text: &str, standard: Standard) -> Vec<Word> {
    let words = tools.segmenter.words(text);
    let named = tools.tagger.annotate(text, &words);
    cut(tools, text, &words, &named.mentions, standard)
}

/// The words of a text by a standard: names are never split, and the person's own words, where the
/// dictionary's cut keeps them whole, stay whole in either.
fn cut(
    tools: &Tools,
    text: &str,
    words: &[Word],
    mentions: &[Mention],
    standard: Standard,
) -> Vec<Word> {
    let cut = tools.tagger.words(text, words, mentions, standard);
    let parts_a_name = |word: &Word| {
        let mut mentions = mentions.iter().map(|mention| mention.span);
        mentions.any(|name| {
            name.start < word.span.end && word.span.start < name.end && !word.span.contains(name)
        })
    };
    let own = words
        .iter()
        .filter(|word| tools.is_own(word.span.of(text)) && !parts_a_name(word));
    let mut whole = Vec::with_capacity(cut.len());
    let mut own = own.peekable();
    let mut at = 0;
    for word in cut {
        let mut start = word.span.start.max(at);
        let mut push = |start, end, of: &Word| {
            if start < end {
                let span = Span::new(start, end);
                let pos = of.pos.clone();
                whole.push(Word { span, pos });
            }
        };
        while let Some(held) = own.next_if(|own| own.span.start < word.span.end) {
            push(start, held.span.start, &word);
            push(held.span.start, held.span.end, held);
            start = held.span.end;
            at = start;
        }
        push(start, word.span.end, &word);
        at = at.max(word.span.end);
    }
    whole
}

fn analyzed(
    tools: &Tools,
    document: &Document,
    mut article: Article,
    decisions: &FileDecisions,
    ordinal: usize,
    config: &Config,
) -> Analyzed {
    if let Some((_, corrected)) = decisions.published.iter().find(|(of, _)| *of == ordinal) {
        correct_publication(&mut article, *corrected);
    }
    article.issues.splice(0..0, document.issues.iter().cloned());
    article.chain.clone_from(&document.chain);
    article.captured = document.hints.captured;
    let annotations = annotate(tools, &article, config);
    Analyzed {
        given_id: document.hints.id.clone(),
        format: document.format,
        charset: document.charset.clone(),
        article,
        annotations,
    }
}

/// What a person says of the publication time goes before everything that was read.
fn correct_publication(article: &mut Article, corrected: Option<Moment>) {
    article.metadata.published = corrected;
    let clue = Clue {
        field: Field::Published,
        from: ClueSource::Person,
        value: corrected.map_or_else(String::new, |moment| moment.to_string()),
        weight: 100,
    };
    article.metadata.clues.insert(0, clue);
    article.issues.retain(|issue| {
        !matches!(
            issue.code,
            IssueCode::NoPublicationTime | IssueCode::PublicationTimeConflict
        )
    });
}

/// Annotates the title and body of an article.
fn annotate(tools: &Tools, article: &Article, config: &Config) -> Annotations {
    let reading = article.reading();
    let text = reading.text.as_str();
    let words = tools.segmenter.words(text);
    let named = tools.tagger.annotate(text, &words);
    let anchors = own_days(article, &reading);
    let context = dates::Context {
        anchors: &anchors,
        ..dates::Context::at(article.metadata.published)
    };
    let dates = dates::annotate(text, &context);
    let keywords = keywords(text, &words, &named.mentions, config.max_keywords);
    let words = if config.keep_words {
        let standard = Standard::PeoplesDaily;
        cut(tools, text, &words, &named.mentions, standard)
    } else {
        Vec::new()
    };
    Annotations {
        names: placed(&reading, named.mentions, |mention: &mut Mention| {
            &mut mention.span
        }),
        entities: named.entities,
        dates: placed(&reading, dates, |date: &mut DateMention| &mut date.span),
        quotes: placed(&reading, named.quotes, |quote: &mut Quote| &mut quote.span),
        words: placed(&reading, words, |word: &mut Word| &mut word.span),
        keywords,
    }
}

/// Links to other articles among the kept blocks, with the days that those articles are of: said in
/// the link's text or, failing that, in its address.
fn own_days(article: &Article, reading: &Body) -> Vec<(Span, Moment)> {
    let links = article.links.iter();
    links
        .filter_map(|&(span, addressed)| {
            let day = dates::whole_day(span.of(&article.text)).or(addressed)?;
            Some((reading.of_block(span)?, Moment::on(day)))
        })
        .collect()
}

/// Moves annotations from the reading text to the article's text.
fn placed<T>(reading: &Body, items: Vec<T>, span: impl Fn(&mut T) -> &mut Span) -> Vec<T> {
    items
        .into_iter()
        .filter_map(|mut item| {
            let place = span(&mut item);
            *place = reading.to_text(*place)?;
            Some(item)
        })
        .collect()
}

/// The words that tell this text from others: content words of two or more characters, by count
/// times length, which favours names and terms without a table of frequencies. A person's name that
/// the dictionary cuts counts as a whole.
fn keywords(text: &str, words: &[Word], mentions: &[Mention], limit: usize) -> Vec<(String, u32)> {
    let people = mentions.iter().filter(|m| m.kind == NameKind::Person);
    let people: Vec<Span> = people.map(|mention| mention.span).collect();
    let parts_one = |word: Span| {
        let next = people.partition_point(|name| name.end <= word.start);
        let name = people.get(next);
        name.is_some_and(|name| name.start < word.end && *name != word)
    };
    let content = words.iter().filter(|word| is_content(&word.pos));
    let whole = content
        .map(|word| word.span)
        .filter(|&word| !parts_one(word));
    let parted = people.iter().filter(|name| {
        let first = words.partition_point(|word| word.span.start < name.start);
        words.get(first).is_none_or(|word| word.span != **name)
    });
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for span in whole.chain(parted.copied()) {
        let form = script::fold(span.of(text)).to_lowercase();
        if form.chars().count() >= 2 {
            *counts.entry(form).or_default() += 1;
        }
    }
    let weight = |form: &str, count: u32| {
        let length = u32::try_from(form.chars().count()).unwrap_or(u32::MAX);
        count * length.min(6)
    };
    // They come by form, and the sort keeps that order among equals.
    let mut keywords: Vec<(u32, (String, u32))> = counts
        .into_iter()
        .map(|(form, count)| (weight(&form, count), (form, count)))
        .collect();
    keywords.arrange_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    keywords.truncate(limit);
    keywords.into_iter().map(|(_, keyword)| keyword).collect()
}

fn is_content(pos: &str) -> bool {
    pos.starts_with('n') || matches!(pos, "vn" | "eng" | "j" | "l" | "i")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Rule;

    const PAGE: &str = r#"<meta property="article:published_time" content="2031-03-12T09:00+08:00">
<article><h1>北岭渡轮复航</h1>
<p>北岭渡轮公司周二宣布，停航三周的夜班渡轮恢复营运，首日载客两千余人，秩序良好。</p>
<p><a href="https://news.example/2030/12/20/ferry.html">相关新闻：夜班渡轮周二停航</a></p>
<p>公司表示，码头的扶梯与候船室均已修缮，乘客可以照常购票，月票持有人不必另行登记。</p>
<p>市民代表认为，渡轮是两岸居民上下班的要道，今后如需停航，应当提前在码头张贴告示。</p>
</article>"#;

    /// The dates of the page, everything restored.
    fn days(page: &str) -> Vec<String> {
        let decisions = FileDecisions {
            disabled_rules: Rule::ALL.into(),
            ..FileDecisions::default()
        };
        let input = Input {
            file: "ferry.html",
            bytes: page.as_bytes(),
            url: None,
        };
        let tools = Tools::new(None, None);
        let read = analyze_file(&tools, input, &decisions, &Config::STANDARD);
        let dates = &read.articles[0].annotations.dates;
        let days = dates.iter().filter(|date| date.value.len() == 10);
        days.map(|date| date.value.clone()).collect()
    }

    #[test]
    fn an_article_too_long_is_an_error_with_its_numbers() {
        let config = Config {
            clean: clean::Config {
                max_chars: 40,
                ..clean::Config::STANDARD
            },
            ..Config::STANDARD
        };
        let record = |text: &str| format!("{{\"text\":\"{text}\"}}\n");
        let lines = record("渡轮复航。") + &record(&"渡轮复航。".repeat(9)) + &record("渡轮停航。");
        let input = Input {
            file: "ferry.jsonl",
            bytes: lines.as_bytes(),
            url: None,
        };
        let tools = Tools::new(None, None);
        let read = analyze_file(&tools, input, &FileDecisions::default(), &config);
        assert_eq!(read.articles.len(), 2);
        let said: Vec<String> = read.errors.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            ["ferry.jsonl ▸ line 2: 45 characters in record 2, the limit is 40"]
        );
    }

    #[test]
    fn a_link_is_dated_by_the_article_it_leads_to() {
        assert_eq!(days(PAGE), ["2031-03-11", "2030-12-17"]);
        let said = PAGE
            .replace("/2030/12/20", "")
            .replace("停航</a>", "停航（2030年11月8日）</a>");
        assert_eq!(days(&said), ["2031-03-11", "2030-11-05", "2030-11-08"]);
    }

    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn own_words_are_whole_in_either_cut() {
        let text = "市里从周一起试行蓝灯慢行法，司机都说好。";
        let mut tools = Tools::embedded();
        let held = |tools: &Tools, standard| {
            let words = words_by(tools, text, standard);
            let whole: String = words.iter().map(|word| word.span.of(text)).collect();
            assert_eq!(whole, text);
            words.iter().any(|word| word.span.of(text) == "蓝灯慢行法")
        };
        let standards = [Standard::PeoplesDaily, Standard::Dictionary];
        assert!(standards.iter().all(|&standard| !held(&tools, standard)));
        tools.add_own_words("蓝灯慢行法 n");
        assert!(standards.iter().all(|&standard| held(&tools, standard)));
    }
}
