//! What is cut, what is doubted, and what stays one.

use crate::clean::{Config, clean};
use crate::model::{
    Article, Charset, CharsetSource, Document, FileDecisions, Format, Hints, IssueCode,
};

const BRIDGE: &str = "平湖大桥今起封闭检修";
const FISH: &str = "青石水库放养二十万尾鱼苗";
const BRIDGE_TEXT: [&str; 2] = [
    "平湖大桥从今天起封闭检修，为期四十五天。市交通局说，封闭期间公交绕行南岸路，轮渡加开三班。",
    "负责检修的总工程师蒲正海表示，桥面有七处裂缝需要处理，主缆没有问题。",
];
const FISH_TEXT: [&str; 2] = [
    "青石水库前天放养了二十万尾鱼苗，其中一半是本地的花骨鱼，另一半来自下游的渔场。",
    "水产站站长钱佩兰说，这种鱼已经有十二年没有人钓到过，今年秋天就能见分晓。",
];

fn document(source: &str) -> Document {
    let is_page = source.starts_with('<');
    Document {
        file: "f".to_owned(),
        chain: Vec::new(),
        ordinal: 0,
        format: if is_page {
            Format::Html
        } else {
            Format::PlainText
        },
        charset: Charset {
            name: "UTF-8".to_owned(),
            from: CharsetSource::Text,
        },
        source: source.to_owned(),
        hints: Hints::default(),
        issues: Vec::new(),
    }
}

fn cleaned(document: &Document) -> Vec<Article> {
    clean(document, &FileDecisions::default(), &Config::STANDARD).unwrap()
}

fn articles(source: &str) -> Vec<Article> {
    cleaned(&document(source))
}

/// Title, day and body of each article.
fn told(source: &str) -> Vec<(String, String, String)> {
    let of = |article: &Article| {
        let metadata = &article.metadata;
        (
            metadata.title.clone().unwrap_or_default(),
            metadata
                .published
                .map(|moment| moment.day.to_string())
                .unwrap_or_default(),
            article.body().text,
        )
    };
    articles(source).iter().map(of).collect()
}

/// What is said of several articles.
fn said(source: &str) -> Vec<String> {
    articles(source)
        .iter()
        .flat_map(|article| &article.issues)
        .filter(|issue| issue.code == IssueCode::SeveralArticles)
        .map(|issue| issue.detail.clone())
        .collect()
}

/// A post as markup.
fn post(open: &str, title: &str, day: &str, text: &[&str], close: &str) -> String {
    let paragraphs: String = text.iter().map(|line| format!("<p>{line}</p>")).collect();
    format!("{open}<h2>{title}</h2><p class=date>{day}</p>{paragraphs}{close}")
}

fn page(open: &str, close: &str) -> String {
    let first = post(open, BRIDGE, "2031-04-22 09:00", &BRIDGE_TEXT, close);
    let second = post(open, FISH, "2031-04-23 17:15", &FISH_TEXT, close);
    format!(
        "<title>今日要闻</title><meta property=og:site_name content=平湖新闻>\
         <header><a href=/>平湖新闻</a></header><main>{first}{second}</main>\
         <footer>© 2031 平湖新闻</footer>"
    )
}

fn both() -> [(String, String, String); 2] {
    let of = |title: &str, day: &str, text: [&str; 2]| {
        (title.to_owned(), day.to_owned(), text.join("\n"))
    };
    [
        of(BRIDGE, "2031-04-22", BRIDGE_TEXT),
        of(FISH, "2031-04-23", FISH_TEXT),
    ]
}

#[test]
fn posts_of_one_page_are_articles() {
    for (open, close) in [
        ("<article>", "</article>"),
        ("<div class=post>", "</div>"),
        ("", ""),
    ] {
        let page = page(open, close);
        assert_eq!(told(&page), both(), "{open}");
        assert_eq!(said(&page), ["1/2", "2/2"], "{open}");
        let sites: Vec<_> = articles(&page)
            .into_iter()
            .map(|a| a.metadata.site)
            .collect();
        assert_eq!(
            sites,
            [Some("平湖新闻".to_owned()), Some("平湖新闻".to_owned())]
        );
    }
}

#[test]
fn every_block_of_a_page_is_in_one_article() {
    let page = page("<article>", "</article>");
    let texts: Vec<String> = articles(&page)
        .into_iter()
        .map(|article| article.text)
        .collect();
    let mut lines: Vec<&str> = texts.iter().flat_map(|text| text.lines()).collect();
    let mut expected = vec!["平湖新闻", BRIDGE, "2031-04-22 09:00"];
    expected.extend(BRIDGE_TEXT);
    expected.extend([FISH, "2031-04-23 17:15"]);
    expected.extend(FISH_TEXT);
    expected.push("© 2031 平湖新闻");
    lines.sort_unstable();
    expected.sort_unstable();
    assert_eq!(lines, expected);
}

#[test]
fn a_page_that_says_it_is_one_article_is_doubted() {
    let stated = format!(
        "<meta property=og:type content=article>{}",
        page("<article>", "</article>")
    );
    let named = page("<article>", "</article>").replace("今日要闻", &format!("{BRIDGE}_平湖新闻"));
    let live =
        page("<div>", "</div>").replace("<main>", "<main><h1>平湖一日</h1><p>2031-04-23 18:00</p>");
    for page in [stated, named, live] {
        assert_eq!(said(&page), [format!("2: {BRIDGE} | {FISH}")]);
    }
}

#[test]
fn teasers_sections_comments_and_copies_are_no_articles() {
    let one = post(
        "<article>",
        BRIDGE,
        "2031-04-22 09:00",
        &BRIDGE_TEXT,
        "</article>",
    );
    let teaser = |more: &str| {
        let text = [FISH_TEXT[0], more];
        post("<article>", FISH, "2031-04-23 17:15", &text, "</article>")
    };
    let sections = format!(
        "<h1>{BRIDGE}</h1><p>2031-04-22</p><h2>桥面</h2><p>{0}</p><p>{1}</p><h2>主缆</h2><p>{2}</p><p>{3}</p>",
        BRIDGE_TEXT[0], BRIDGE_TEXT[1], FISH_TEXT[0], FISH_TEXT[1]
    );
    let comments = post(
        "<div class=comment>",
        FISH,
        "2031-04-23 17:15",
        &FISH_TEXT,
        "</div>",
    );
    for page in [
        format!("{one}{}", teaser("<a href=x>阅读全文</a>")),
        format!("{one}{}", teaser("")),
        format!("{one}{one}"),
        format!("{one}{comments}"),
        sections,
    ] {
        assert_eq!((articles(&page).len(), said(&page).len()), (1, 0), "{page}");
    }
}

/// Two articles as lines of text, `between` them.
fn dump(between: &str) -> String {
    let [bridge, fish] = [BRIDGE_TEXT.join("\n"), FISH_TEXT.join("\n")];
    format!(
        "{BRIDGE}\n2031-04-22 09:00　来源：平湖日报\n{bridge}\n责任编辑：何小满\n{between}{FISH}\n2031-04-23 17:15\n{fish}\n"
    )
}

#[test]
fn texts_one_after_the_other_are_articles() {
    for between in ["\n------\n", "======\n\n", "\n***\n平湖新闻网\n", "\n\n"] {
        let text = dump(between);
        assert_eq!(told(&text), both(), "{between}");
        let whole: usize = articles(&text)
            .iter()
            .map(|article| article.blocks.len())
            .sum();
        assert_eq!(whole, text.lines().filter(|line| !line.is_empty()).count());
    }
}

#[test]
fn one_text_stays_one() {
    let [bridge, fish] = [BRIDGE_TEXT.join("\n"), FISH_TEXT.join("\n")];
    let head = format!("{BRIDGE}\n2031-04-22 09:00\n{bridge}\n");
    for text in [
        format!("{head}{head}"),
        format!("{head}水库里的鱼\n{fish}\n***\n水库里的人\n{fish}\n"),
        format!("{head}评论\n北岭的老网友\n2031-04-23 17:15\n{fish}\n"),
        format!("{head}{FISH}\n2031-04-23\n{}\n", FISH_TEXT[0]),
        format!("{head}水库管理处的声明全文如下：\n{FISH}\n2031年4月23日\n{fish}\n"),
    ] {
        assert_eq!((articles(&text).len(), said(&text).len()), (1, 0), "{text}");
    }
}

#[test]
fn wire_reports_need_no_date_line() {
    let report = |title: &str, day: &str, text: [&str; 2]| {
        format!("{title}\n平湖社平湖{day}电 {}\n{}\n\n", text[0], text[1])
    };
    let wire = report(BRIDGE, "4月22日", BRIDGE_TEXT) + &report(FISH, "4月23日", FISH_TEXT);
    let titles: Vec<String> = told(&wire).into_iter().map(|(title, ..)| title).collect();
    assert_eq!(titles, [BRIDGE, FISH]);
}

#[test]
fn bylines_are_no_titles() {
    let text = "The Night Ferry Is Back\nBy Anna Berg\nMay 2, 2031\n\nThe harbour office said on Tuesday that the night ferry would run again, after three weeks in the dock.\n\nIts captain told the town council that the engine had been replaced, and that the old one would be shown.\n\n";
    let second = text
        .replace("The Night Ferry Is Back", "Storm Closes The Pier")
        .replace("ferry", "pier")
        .replace("captain", "keeper")
        .replace("office said", "office told everybody")
        .replace("engine", "gate");
    let titles: Vec<String> = told(&(text.to_owned() + &second))
        .into_iter()
        .map(|(title, ..)| title)
        .collect();
    assert_eq!(titles, ["The Night Ferry Is Back", "Storm Closes The Pier"]);
}

#[test]
fn linked_headings_below_a_masthead_are_titles() {
    let linked = |title: &str| format!("<h2><a href=https://pinghu.example/1>{title}</a></h2>");
    let page = page("<article>", "</article>")
        .replace(&format!("<h2>{BRIDGE}</h2>"), &linked(BRIDGE))
        .replace(&format!("<h2>{FISH}</h2>"), &linked(FISH))
        .replace("<main>", "<h1>平湖新闻网</h1><main>");
    assert_eq!(told(&page), both());
}

#[test]
fn sections_without_dates_make_a_doubt() {
    let [bridge, fish] = [BRIDGE_TEXT.join("\n"), FISH_TEXT.join("\n")];
    let text = format!("{BRIDGE}\n\n{bridge}\n-----\n{FISH}\n\n{fish}\n");
    assert_eq!(
        (articles(&text).len(), said(&text)),
        (1, vec![format!("2: {BRIDGE} | {FISH}")])
    );
    let list = "<h3>渡轮回来了</h3><p>2031-05-01 10:00</p><p>渡轮公司周二宣布，停航三周的夜班渡轮恢复营运，秩序良好。</p><p><a href=x>[详细]</a></p>";
    assert_eq!(said(&list.repeat(4)), [""; 0]);
}

#[test]
fn a_text_above_the_first_title_makes_a_doubt() {
    let text = format!("{}\n{}", FISH_TEXT.join("\n"), dump("\n\n"));
    assert_eq!((articles(&text).len(), said(&text).len()), (1, 1));
}

#[test]
fn a_record_that_states_its_title_is_one_article() {
    let mut record = document(&page("<article>", "</article>"));
    record.hints.title = Some("今日要闻".to_owned());
    assert_eq!(cleaned(&record).len(), 1);
}

#[test]
fn a_thread_makes_a_doubt() {
    let post = |name: &str, stamp: &str, text: &str| {
        format!("<div class=post><b>{name}</b><div class=when>{stamp}</div><p>{text}</p></div>")
    };
    let posts = [
        post("竹林", "2031-04-22 09:00", BRIDGE_TEXT[0]),
        post("青石", "2031-04-22 09:40", BRIDGE_TEXT[1]),
        post("老钱", "2031-04-22 11:05", FISH_TEXT[0]),
    ];
    let thread = format!("<h1>大桥封了怎么走</h1>{}", posts.concat());
    let stamps = "3: 2031-04-22 09:00 | 2031-04-22 09:40 | 2031-04-22 11:05";
    assert_eq!(
        (articles(&thread).len(), said(&thread)),
        (1, vec![stamps.to_owned()])
    );
    let under_article = format!("<p>{}</p><h3>评论</h3>{}", FISH_TEXT[1], posts.concat());
    assert_eq!(said(&under_article), [""; 0]);
}
