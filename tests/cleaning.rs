//! Cleaning of whole files: pages copied as text, page shapes, hostile input, any bytes.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test over fixtures of its own"
)]

use std::collections::HashMap;

use duilan::clean::{Config, clean};
use duilan::ingest;
use duilan::model::{Article, FileDecisions, InputErrorCode, IssueCode, Role, Rule};
use proptest::prelude::*;

/// The least mean score over all renderings of all fixtures.
const FLOOR: f64 = 0.97;

struct Fixture {
    title: String,
    date: String,
    body: Vec<String>,
}

fn fixtures() -> Vec<Fixture> {
    ["water", "library", "ferry"]
        .iter()
        .map(|name| {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/clean");
            let text = std::fs::read_to_string(format!("{folder}/{name}.txt")).unwrap();
            let mut lines = text.lines().map(str::to_owned);
            let (title, date) = (lines.next().unwrap(), lines.next().unwrap());
            Fixture {
                title,
                date,
                body: lines.collect(),
            }
        })
        .collect()
}

fn articles(file: &str, bytes: &[u8]) -> Vec<Article> {
    let ingested = ingest::read(file, bytes, None, &ingest::Config::STANDARD);
    let clean = |document| clean(document, &FileDecisions::default(), &Config::STANDARD).unwrap();
    ingested.documents.iter().flat_map(clean).collect()
}

fn article(text: &str) -> Article {
    articles("page", text.as_bytes()).remove(0)
}

/// Overlap of shingles of four characters, blind to punctuation.
fn score(gold: &str, found: &str) -> f64 {
    let counts = |text: &str| -> HashMap<Vec<char>, f64> {
        let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        let mut counts = HashMap::new();
        for window in letters.windows(4) {
            *counts.entry(window.to_vec()).or_default() += 1.0;
        }
        counts
    };
    let (a, b) = (counts(gold), counts(found));
    let shared: f64 = a
        .iter()
        .map(|(k, n)| n.min(*b.get(k).unwrap_or(&0.0)))
        .sum();
    2.0 * shared / (a.values().sum::<f64>() + b.values().sum::<f64>()).max(1.0)
}

/// What stands around an article on a page, as a person would copy it.
struct Frame {
    top: &'static str,
    below_date: &'static str,
    middle: &'static str,
    bottom: &'static str,
    is_twice: bool,
}

const MENU: &str = "首页\n时政\n财经\n体育\n登录 | 注册\n山城日报网 > 国内 > 正文";
const MENU_EN: &str = "Skip to content\nMenu\nHome\nNews\nSport\nLog in";
const RANKING: &str = "24小时热门排行榜\n1. 青石桥头的早点铺，开了四十年\n2. 三位外卖员跳河救人，市民寻找他们\n\
    3. 明天降温八度，出门记得加衣\n4. 市二院新楼封顶，年底开诊\n5. 这座老戏院，你还记得吗？";
const COMMENTS: &str =
    "网友评论\n城东老李：终于来了！\n山里人：说得好，支持。\n发表评论\n登录后可以评论";
const RELATED: &str = "相关阅读\n旧港码头改造方案公示\n市民热线开通夜间服务\n更多>>";
const FOOTER: &str = "关于我们\n联系我们\n版权所有 山城日报网 未经授权不得转载\n返回顶部";
const FOOTER_EN: &str = "Share this article\nRelated stories\nHarbour office hires a new pilot\n\
    Bakery on the quay turns fifty\nMost read\n1. Storm closes the coast road\n2. A garden on the old pier\n\
    About us\nPrivacy policy\n© 2031 The Narrows Courier. All rights reserved.";

fn frames() -> Vec<Frame> {
    let frame = |top, below_date, middle, bottom, is_twice| Frame {
        top,
        below_date,
        middle,
        bottom,
        is_twice,
    };
    vec![
        frame("", "", "", "", false),
        frame(MENU, "来源：山城日报\n分享到：", "", RANKING, false),
        frame(MENU, "作者：林一舟", "", COMMENTS, false),
        frame(MENU, "", RELATED, FOOTER, false),
        frame(MENU_EN, "By Ada Nilsen", "", FOOTER_EN, false),
        frame(MENU, "记者：林一舟　责编：何小满", "", COMMENTS, true),
        frame(MENU_EN, "Share\nTweet\nEmail", "", FOOTER_EN, true),
        frame(
            "",
            "",
            "一辆水车停在桥头。 Ada Nilsen/The Narrows Courier",
            RANKING,
            false,
        ),
    ]
}

fn render(fixture: &Fixture, frame: &Frame) -> String {
    let mut lines: Vec<&str> = vec![frame.top, &fixture.title, &fixture.date, frame.below_date];
    let half = fixture.body.len() / 2;
    lines.extend(fixture.body.iter().take(half).map(String::as_str));
    lines.push(frame.middle);
    lines.extend(fixture.body.iter().skip(half).map(String::as_str));
    lines.push(frame.bottom);
    if frame.is_twice {
        lines.extend([fixture.title.as_str(), fixture.date.as_str()]);
        lines.extend(fixture.body.iter().map(String::as_str));
        lines.push(frame.bottom);
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n\n")
}

#[test]
fn copied_text_is_cleaned_above_the_floor() {
    let (mut sum, mut count) = (0.0, 0.0);
    for fixture in fixtures() {
        for (number, frame) in frames().iter().enumerate() {
            let article = article(&render(&fixture, frame));
            let found = score(&fixture.body.join("\n"), &article.body().text);
            assert!(
                found > 0.9,
                "{} in frame {number}: {found:.3}\n{}",
                fixture.title,
                article.body().text
            );
            let published = article
                .metadata
                .published
                .map(|moment| moment.day.to_string());
            assert!(
                published.is_some_and(|day| day.starts_with("2031-")),
                "frame {number}"
            );
            assert_eq!(
                article.metadata.title.as_deref(),
                Some(fixture.title.as_str()),
                "frame {number}"
            );
            sum += found;
            count += 1.0;
        }
    }
    let mean = sum / count;
    println!("copied text: {mean:.4} over {count} renderings, floor {FLOOR}");
    assert!(mean >= FLOOR, "{mean:.4}");
}

#[test]
fn a_page_with_its_frame() {
    let fixture = &fixtures()[0];
    let body: String = fixture.body.iter().map(|p| format!("<p>{p}</p>")).collect();
    let page = format!(
        "<!DOCTYPE html><html lang=zh><head><title>{title}_山城日报网</title>\
         <meta property='article:published_time' content='2031-02-03T13:42:00+08:00'></head><body>\
         <nav><ul><li><a href=/>首页</a><li><a href=/a>时政</a><li><a href=/b>财经</a></ul></nav>\
         <div class=main><h1>{title}</h1><div class=info>2031-02-03 13:42 来源：北岭晚报 作者：林一舟</div>\
         <div class=content>{body}<figure><img src=a.jpg alt=水车><figcaption>一辆水车停在青石桥头。</figcaption></figure>\
         <p>（责任编辑：何小满）</p></div>\
         <div class=related><h3>相关阅读</h3><ul><li><a href=/1>旧港码头改造方案公示</a><li><a href=/2>市民热线开通夜间服务</a></ul></div></div>\
         <footer>版权所有 山城日报网</footer></body></html>",
        title = fixture.title,
    );
    let article = article(&page);
    assert_eq!(article.body().text, fixture.body.join("\n"));
    assert_eq!(
        article.metadata.title.as_deref(),
        Some(fixture.title.as_str())
    );
    assert_eq!(article.metadata.byline, ["林一舟"]);
    assert_eq!(article.metadata.source.as_deref(), Some("北岭晚报"));
    let published = article.metadata.published.map(|moment| moment.to_string());
    assert_eq!(published.as_deref(), Some("2031-02-03T13:42:00+08:00"));
    let rules: Vec<Rule> = article
        .blocks
        .iter()
        .filter_map(|b| Some(b.removal.as_ref()?.rule))
        .collect();
    for rule in [Rule::Caption, Rule::CreditsLine, Rule::Related] {
        assert!(rules.contains(&rule), "{rule:?} not in {rules:?}");
    }
}

#[test]
fn a_feed_record_keeps_its_text_and_drops_its_furniture() {
    let record = "<!--1927806120000-->\n[北岭市恢复供水](https://news.example/2031/water)\n------\n\n\
        <p>（北岭之声中文网）城东片区停水三天之后，自来水公司周一恢复供水。</p>\
        <ul><li><a href=x>旧港码头改造方案公示</a></li></ul>\
        <p>抢修队换下了一百二十米<a href=y>旧管</a>，焊口经过两次压力试验。</p><p>(北岭社）</p>\
        <footer><p>林一舟常驻北岭，报道城市建设。</p></footer>";
    let article = article(record);
    assert_eq!(
        article.body().text,
        "城东片区停水三天之后，自来水公司周一恢复供水。\n抢修队换下了一百二十米旧管，焊口经过两次压力试验。"
    );
    assert_eq!(article.metadata.source.as_deref(), Some("北岭社"));
}

#[test]
fn a_page_without_an_article_says_so_and_news_about_one_does_not() {
    let page = |title: &str, lines: &str| {
        format!("<html><title>{title}</title><body><h1>{title}</h1>{lines}</body></html>")
    };
    let is_absent = |article: &Article| {
        let issues = &article.issues;
        issues.iter().any(|issue| issue.code == IssueCode::NoBody)
    };
    let error = article(&page(
        "页面不存在",
        "<p>可能是网址有误，或者文章已被删除。</p>",
    ));
    assert!(is_absent(&error));
    assert_eq!(error.body().text, "");
    let news = article(&page(
        "争执视频已被删除",
        "<p>2031-02-03 来源：北岭晚报</p><p>北岭县教育局周一说，争执视频已被删除，双方已经和解。</p>",
    ));
    assert!(!is_absent(&news));
    assert_eq!(
        news.body().text,
        "北岭县教育局周一说，争执视频已被删除，双方已经和解。"
    );
}

#[test]
fn a_restored_block_and_a_disabled_rule_come_back() {
    let text = format!(
        "{}\n\n记者：林一舟　责编：何小满",
        fixtures()[0].body.join("\n\n")
    );
    let ingested = ingest::read("a", text.as_bytes(), None, &ingest::Config::STANDARD);
    let mut decisions = FileDecisions::default();
    decisions.disabled_rules.insert(Rule::CreditsLine);
    let articles = clean(&ingested.documents[0], &decisions, &Config::STANDARD).unwrap();
    assert!(articles[0].body().text.ends_with("何小满"));
}

#[test]
fn hostile_pages_end() {
    let deep = "<div><b><a href=x>".repeat(300_000) + "北岭市恢复供水。";
    let unclosed = "<p>北岭市恢复供水。</p><!-- ".to_owned() + &"x".repeat(5_000_000);
    let wide = format!("<p {}>北岭市恢复供水。</p>", "a=1 ".repeat(1_000_000));
    let tables = "<table><tr><td>".repeat(100_000) + "北岭市恢复供水。";
    let line = "<p>".to_owned() + &"北岭市恢复供水。".repeat(200_000);
    for page in [deep, unclosed, wide, tables, line] {
        let article = article(&page);
        assert!(article.text.contains("北岭市恢复供水。"));
    }
    let endless = "<p>".to_owned() + &"北岭市恢复供水。".repeat(400_000);
    let ingested = ingest::read("e", endless.as_bytes(), None, &ingest::Config::STANDARD);
    let decisions = FileDecisions::default();
    let refused = clean(&ingested.documents[0], &decisions, &Config::STANDARD);
    assert_eq!(refused.unwrap_err().chars, 3_200_000);
    let nulls = ingest::read("n", &[0; 5000], None, &ingest::Config::STANDARD);
    assert_eq!(nulls.errors[0].code, InputErrorCode::Binary);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_tile(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        check_tiles(&bytes);
    }

    #[test]
    fn any_markup_tiles(parts in proptest::collection::vec(0_usize..TOKENS.len(), 0..80)) {
        let page: String = parts.into_iter().map(|part| TOKENS[part]).collect();
        check_tiles(page.as_bytes());
    }
}

const TOKENS: &[&str] = &[
    "<p>",
    "</p>",
    "<div class=comment>",
    "</div>",
    "<a href=x>",
    "</a>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<br>",
    "<pre>",
    "</pre>",
    "<ruby>",
    "<rt>",
    "<li>",
    "<h1>",
    "</h1>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "&amp;",
    "&#0;",
    "\0",
    "\u{feff}",
    "\n",
    "　",
    "北岭市恢复供水。",
    "（北岭社）",
    "2031-02-03 13:42",
    "记者：林一舟",
    "相关阅读",
    "网友评论",
    "1. 某事",
    "word ",
    "🙂",
    "<time datetime=2031-02-03>",
    "</",
    "<",
    "<!--1700000000000-->\n[一](u)\n---\n",
    "{\"text\":\"",
];

fn check_tiles(bytes: &[u8]) {
    for article in articles("any", bytes) {
        let texts: Vec<&str> = article
            .blocks
            .iter()
            .map(|b| b.span.of(&article.text))
            .collect();
        assert_eq!(texts.join("\n"), article.text);
        assert!(
            article
                .blocks
                .iter()
                .all(|b| b.role != Role::Title || b.removal.is_none())
        );
    }
}
