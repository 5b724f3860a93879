//! Dates in texts of our own: expressions with their days, and what is no date.

use duilan::dates::{Context, annotate};
use duilan::model::{DateMention, Span};

/// A Wednesday.
const PUBLISHED: &str = "2031-03-12T10:00:00+08:00";

fn read(text: &str) -> Vec<DateMention> {
    annotate(text, &Context::at(PUBLISHED.parse().ok()))
}

fn days(mention: &DateMention) -> String {
    let day = |day: Option<duilan::model::Day>| day.map_or("?".to_owned(), |day| day.to_string());
    if mention.from == mention.to {
        day(mention.from)
    } else {
        format!("{}/{}", day(mention.from), day(mention.to))
    }
}

/// Asserts the one expression of a text and its days.
fn check(text: &str, expression: &str, expect: &str) {
    let shown: Vec<String> = read(text)
        .iter()
        .map(|mention| format!("{} {}", mention.span.of(text), days(mention)))
        .collect();
    assert_eq!(shown, [format!("{expression} {expect}")], "{text}");
}

#[test]
fn absolute() {
    for (text, expression, expect) in [
        ("海港于2030年1月5日启用", "2030年1月5日", "2030-01-05"),
        ("２０３０年１月５日", "２０３０年１月５日", "2030-01-05"),
        (
            "二〇三〇年八月的事",
            "二〇三〇年八月",
            "2030-08-01/2030-08-31",
        ),
        ("2030 年 1 月 5 日", "2030 年 1 月 5 日", "2030-01-05"),
        ("民國113年5月", "民國113年5月", "2024-05-01/2024-05-31"),
        ("昭和三十九年十月十日", "昭和三十九年十月十日", "1964-10-10"),
        ("上世纪30年代建成", "上世纪30年代", "1930-01-01/1939-12-31"),
        ("记录 2030-01-05 完", "2030-01-05", "2030-01-05"),
        ("2031年农历正月十五", "2031年农历正月十五", "2031-02-06"),
        ("2030财年的营收", "2030财年", "2030-01-01/2030-12-31"),
        (
            "公元前5000年的陶片",
            "公元前5000年",
            "-4999-01-01/-4999-12-31",
        ),
        ("三月六日凌晨约四时起火", "三月六日凌晨约四时", "2031-03-06"),
    ] {
        check(text, expression, expect);
    }
}

#[test]
fn relative_and_partial() {
    for (text, expression, expect) in [
        ("渡轮周二复航", "周二", "2031-03-11"),
        ("据《北岭日报》10日报道", "10日", "2031-03-10"),
        ("数月前停工", "数月前", "2030-12-01/2030-12-31"),
        ("本周二复航", "本周二", "2031-03-11"),
        ("上周五停航", "上周五", "2031-03-07"),
        ("两个月前动工", "两个月前", "2031-01-01/2031-01-31"),
        ("七十年前的老桥", "七十年前", "1961-01-01/1961-12-31"),
        ("11月的洪水", "11月", "2030-11-01/2030-11-30"),
        ("将于5月开馆", "5月", "2031-05-01/2031-05-31"),
        ("2月中旬降雪", "2月中旬", "2031-02-11/2031-02-20"),
        ("上月的报告", "上月", "2031-02-01/2031-02-28"),
        ("昨日8时许起火", "昨日8时许", "2031-03-11"),
        (
            "3月10日至11日开会",
            "3月10日至11日",
            "2031-03-10/2031-03-11",
        ),
        ("5月至10月的雨", "5月至10月", "2030-05-01/2030-10-31"),
        ("去年第三季度末", "去年第三季度末", "2030-09-01/2030-09-30"),
        ("今年春節的客流", "今年春節", "2031-01-23"),
        ("本月早些時候說過", "本月早些時候", "2031-03-01/2031-03-12"),
        ("当地时间周二晚8点宣布", "周二晚8点", "2031-03-11"),
    ] {
        check(text, expression, expect);
    }
}

#[test]
fn lengths_and_sets() {
    for (text, expression, value) in [
        ("九到12个月内见效", "九到12个月", "P9M/P12M"),
        ("为期两天的会", "两天", "P2D"),
        ("等了三年半", "三年半", "P3.5Y"),
        ("每周二开放", "每周二", "XXXX-WXX-2"),
    ] {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].span.of(text), expression);
        assert_eq!(found[0].value, value);
    }
}

#[test]
fn no_dates() {
    for text in [
        "他承认这一点",
        "占三分之一",
        "一日之计在于晨",
        "夏明说春生来了",
        "以3:2获胜",
        "比分21:15",
        "售价20.30元",
        "电话010-2031-0312",
        "今日头条",
        "第九章第3节",
        "周一围说",
        "提出3点建议",
        "24小时新闻排行榜",
        "上涨5点",
        "12号楼",
        "文件〔2031〕12号",
        "四周三面环山",
        "问题表现在两处",
    ] {
        let found = read(text);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn discourse() {
    let text = "渡口建于2019年3月。5月停航，次年复航，同年换船。\n昨天又停。";
    let shown: Vec<String> = read(text).iter().map(days).collect();
    assert_eq!(
        shown,
        [
            "2019-03-01/2019-03-31",
            "2019-05-01/2019-05-31",
            "2020-01-01/2020-12-31",
            "2020-01-01/2020-12-31",
            "2031-03-11"
        ]
    );
}

#[test]
fn nothing_is_guessed_without_an_anchor() {
    let found = annotate("10月的报告周二公布", &Context::at(None));
    let values: Vec<&str> = found.iter().map(|mention| mention.value.as_str()).collect();
    assert_eq!(values, ["XXXX-10", "XXXX-WXX-2"]);
    assert!(found.iter().all(|mention| mention.from.is_none()));
}

#[test]
fn english() {
    for (text, expression, expect) in [
        ("The ferry sank on Tuesday.", "Tuesday", "2031-03-11"),
        (
            "It opened on 5 January 2030, he said.",
            "5 January 2030",
            "2030-01-05",
        ),
        (
            "It opened on January 5th, 2030.",
            "January 5th, 2030",
            "2030-01-05",
        ),
        (
            "The pier will open next month.",
            "next month",
            "2031-04-01/2031-04-30",
        ),
        (
            "Floods came last November.",
            "last November",
            "2030-11-01/2030-11-30",
        ),
        (
            "He left two months ago.",
            "two months ago",
            "2031-01-01/2031-01-31",
        ),
        (
            "Rain from May to October 2030.",
            "from May to October 2030",
            "2030-05-01/2030-10-31",
        ),
        (
            "Fares rose in the first quarter of 2030.",
            "the first quarter of 2030",
            "2030-01-01/2030-03-31",
        ),
        ("Built in the 1930s.", "the 1930s", "1930-01-01/1939-12-31"),
        ("It is due by late July.", "by late July", "?/2031-07-31"),
        (
            "Easter Monday will be quiet.",
            "Easter Monday",
            "2031-04-14",
        ),
    ] {
        check(text, expression, expect);
    }
}

#[test]
fn no_english_dates() {
    for text in [
        "This may or may not help.",
        "They march on.",
        "The score was 21-15.",
        "Call (206) 555-1212.",
        "It cost $2,031 and 2031 people came.",
        "A second man sat down.",
        "The sun will shine, said April Marsh.",
        "Version 2.10.31 of the code",
        "See Section 5.12 and page 12.",
        "One may ask.",
        "The line is open 24/7 for callers.",
        "She scored with 3:08 to play.",
    ] {
        let found = read(text);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

/// A mark of the gold articles: the expression, its type, and its days or value; `-` asks for the
/// place alone.
struct Mark {
    span: Span,
    kind: String,
    expect: String,
}

/// Takes the bracket marks out of a text.
fn unmark(marked: &str) -> (String, Vec<Mark>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    for piece in marked.split_inclusive(']') {
        let Some((before, mark)) = piece.rsplit_once('[') else {
            text.push_str(piece);
            continue;
        };
        let Some((expression, said)) = mark.trim_end_matches(']').split_once('|') else {
            text.push_str(piece);
            continue;
        };
        text.push_str(before);
        let start = text.len();
        text.push_str(expression);
        let (kind, expect) = said.split_once(' ').unwrap_or((said, "-"));
        marks.push(Mark {
            span: Span::new(start, text.len()),
            kind: kind.to_owned(),
            expect: expect.to_owned(),
        });
    }
    (text, marks)
}

/// Reads every article of tests/gold/dates and holds the figures above their floors.
#[test]
fn gold_articles() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/dates");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "txt"))
        .collect();
    paths.sort();
    let (mut asked, mut placed, mut right, mut said) = (0, 0, 0, 0);
    let mut wrong = Vec::new();
    for path in &paths {
        let file = std::fs::read_to_string(path).unwrap();
        let (head, marked) = file.split_once('\n').unwrap();
        let published = head.strip_prefix("published: ").unwrap().parse().ok();
        let (text, marks) = unmark(marked);
        let found = annotate(&text, &Context::at(published));
        asked += marks.len();
        said += found.len();
        for mark in &marks {
            let Some(hit) = found.iter().find(|hit| hit.span == mark.span) else {
                wrong.push(format!("{path:?} missed {:?}", mark.span.of(&text)));
                continue;
            };
            placed += 1;
            let got = match mark.kind.as_str() {
                "DATE" | "TIME" => days(hit),
                _ => hit.value.clone(),
            };
            let same = mark.expect == "-" || mark.expect == got && mark.kind == hit.kind.name();
            right += usize::from(same);
            if !same {
                wrong.push(format!(
                    "{path:?} {:?} {got}, not {}",
                    mark.span.of(&text),
                    mark.expect
                ));
            }
        }
        for hit in &found {
            if !marks.iter().any(|mark| mark.span == hit.span) {
                wrong.push(format!("{path:?} invented {:?}", hit.span.of(&text)));
            }
        }
    }
    assert!(paths.len() >= 20);
    let report = format!(
        "{asked} asked, {placed} found, {right} right, {said} said\n{}",
        wrong.join("\n")
    );
    assert!(
        right * 100 >= asked * 97 && placed * 100 >= said * 97,
        "{report}"
    );
}

#[test]
fn what_is_said_once_holds_for_both_ends() {
    for (text, expression, expect) in [
        (
            "矿区2029年3—6月停产",
            "2029年3—6月",
            "2029-03-01/2029-06-30",
        ),
        (
            "2027年——2029年的旧账",
            "2027年——2029年",
            "2027-01-01/2029-12-31",
        ),
        (
            "2030年第二至第四季度",
            "2030年第二至第四季度",
            "2030-04-01/2030-12-31",
        ),
        ("今明两年分期完工", "今明两年", "2031-01-01/2032-12-31"),
        ("2026年至今从未停航", "2026年至今", "2026-01-01/2031-03-12"),
        (
            "2029年底至2030年初",
            "2029年底至2030年初",
            "2029-09-01/2030-04-30",
        ),
        ("二月中下旬多雾", "二月中下旬", "2031-02-11/2031-02-28"),
        (
            "上世纪七八十年代",
            "上世纪七八十年代",
            "1970-01-01/1989-12-31",
        ),
        (
            "the fair on June 3-5, 2030",
            "June 3-5, 2030",
            "2030-06-03/2030-06-05",
        ),
        (
            "between 6 and 9 May 2030",
            "between 6 and 9 May 2030",
            "2030-05-06/2030-05-09",
        ),
    ] {
        check(text, expression, expect);
    }
}

#[test]
fn open_sides_and_parts() {
    for (text, expression, expect) in [
        ("自从2028年，码头扩建两次", "2028年", "2028-01-01/?"),
        ("2028年开始，码头扩建", "2028年开始", "2028-01-01/?"),
        ("截止到2029年，全镇有桥九座", "截止到2029年", "?/2029-12-31"),
        (
            "2030年的第四个月",
            "2030年的第四个月",
            "2030-04-01/2030-04-30",
        ),
        ("上半月检修", "上半月", "2031-03-01/2031-03-15"),
        ("下周周四再议", "下周周四", "2031-03-20"),
        ("正赶上大年初八开工", "大年初八", "2031-01-30"),
        (
            "20世纪60年代中期",
            "20世纪60年代中期",
            "1963-05-02/1966-09-01",
        ),
        (
            "its 2027 tour of the isles",
            "2027",
            "2027-01-01/2027-12-31",
        ),
        (
            "a second-quarter loss",
            "second-quarter",
            "2030-04-01/2030-06-30",
        ),
    ] {
        check(text, expression, expect);
    }
}

#[test]
fn a_day_without_its_year_is_the_nearest_one() {
    for (text, expression, expect) in [
        ("书市4月2日开门迎客", "4月2日", "2031-04-02"),
        ("书市11月2日落幕", "11月2日", "2030-11-02"),
        ("the office reopens May 2 downtown", "May 2", "2031-05-02"),
        ("the mill closed Tuesday", "Tuesday", "2031-03-11"),
        ("染料厂2月停产", "2月", "2031-02-01/2031-02-28"),
    ] {
        check(text, expression, expect);
    }
}

#[test]
fn no_dates_inside_other_words() {
    for text in [
        "失业率回落零点三个百分点",
        "他又错过一次年检",
        "shares rose 5/8 to 31 in heavy trading",
    ] {
        let found = read(text);
        let shown: Vec<&str> = found.iter().map(|hit| hit.span.of(text)).collect();
        assert!(shown.is_empty(), "{text}: {shown:?}");
    }
}

#[test]
fn a_vague_time_stands_on_no_day() {
    for text in ["近年来渡轮少了", "现在没有渡轮", "ferries are rare now"] {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text}");
        assert!(
            found
                .iter()
                .all(|hit| hit.from.is_none() && hit.to.is_none()),
            "{text}"
        );
    }
}

#[test]
fn an_hour_leans_on_the_day_of_the_paragraph_before() {
    let found = read("前天下午，拖船在闸口搁浅。\n20时，拖船脱险。");
    let shown: Vec<String> = found.iter().map(days).collect();
    assert_eq!(shown, ["2031-03-10", "2031-03-10"]);
}
