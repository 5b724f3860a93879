//! Quotations and who said them.
//!
//! Marks come in many pairs (“”, "", 「」, 『』, 〝〞) and mismatched (”…“, “…〞). An opening mark
//! is one that stands where a quotation can start; the next mark of any kind that can close it
//! does, within the paragraph. The speaker is the person before a verb of saying next to the
//! quotation, or behind it, or the last one who spoke where the text says 他 or 她.

use crate::model::{Entity, Mention, NameKind, Quote, Span};

/// A quotation is this long at least, in characters: shorter ones are terms in quotation marks.
const SHORTEST: usize = 4;
/// How far from the mark a verb of saying may stand, in bytes.
const REACH: usize = 180;

/// A title between 对 and a name has at most this many characters.
const LONGEST_TITLE: usize = 6;

const VERBS: [&str; 60] = [
    "说",
    "表示",
    "称",
    "指出",
    "认为",
    "强调",
    "透露",
    "宣布",
    "警告",
    "告诉",
    "写道",
    "补充",
    "介绍",
    "坦言",
    "呼吁",
    "承认",
    "否认",
    "回应",
    "解释",
    "敦促",
    "声称",
    "证实",
    "批评",
    "直言",
    "感叹",
    "回忆",
    "重申",
    "谈到",
    "提到",
    "断言",
    "说道",
    "赞扬",
    "反驳",
    "說",
    "稱",
    "認為",
    "強調",
    "警吿",
    "告訴",
    "寫道",
    "補充",
    "介紹",
    "承認",
    "否認",
    "回應",
    "解釋",
    "證實",
    "批評",
    "said",
    "says",
    "told",
    "added",
    "warned",
    "wrote",
    "asked",
    "announced",
    "argued",
    "noted",
    "explained",
    "insisted",
];

/// The quotations of a text; `mentions` are its names by place.
pub(crate) fn quotes(text: &str, mentions: &[Mention], entities: &[Entity]) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let mut last_speaker = None;
    let mut last_line = 0;
    for span in spans(text) {
        let line = text
            .get(..span.start)
            .map_or(0, |t| t.rfind('\n').map_or(0, |at| at + 1));
        if line != last_line && last_speaker.is_some() && quotes_are_far(text, last_line, line) {
            last_speaker = None;
        }
        let speaker = speaker(text, span, mentions, last_speaker);
        if speaker.is_some() {
            last_speaker = speaker;
            last_line = line;
        }
        quotes.push(Quote {
            span,
            speaker: speaker
                .and_then(|number| entities.get(number))
                .map(|entity| entity.canonical.clone()),
        });
    }
    quotes
}

/// A speaker is forgotten after this many paragraphs.
fn quotes_are_far(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to)
        .is_some_and(|between| between.matches('\n').count() > 3)
}

/// The quotations with their marks.
fn spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut before = '\n';
    for (at, c) in text.char_indices() {
        if c == '\n' {
            open = None;
        } else if is_mark(c) {
            match open {
                Some((start, mark)) if closes(mark, c) => {
                    let span = Span::new(start, at + c.len_utf8());
                    if span.of(text).chars().count() >= SHORTEST + 2 {
                        spans.push(span);
                    }
                    open = None;
                }
                Some(_) => {}
                None if opens(c, before) => open = Some((at, c)),
                None => {}
            }
        }
        before = c;
    }
    spans
}

const fn is_mark(c: char) -> bool {
    matches!(
        c,
        '“' | '”' | '"' | '＂' | '「' | '」' | '『' | '』' | '〝' | '〞' | '〟' | '«' | '»'
    )
}

/// Whether a mark can open: closing marks do where the text got them the wrong way round.
fn opens(mark: char, before: char) -> bool {
    match mark {
        '“' | '「' | '『' | '〝' | '«' | '＂' => true,
        '"' => !before.is_ascii_alphanumeric(),
        '”' | '〞' => !matches!(before, '。' | '！' | '？' | '，' | '…') || before == '：',
        _ => false,
    }
}

fn closes(open: char, mark: char) -> bool {
    match open {
        '「' => mark == '」',
        '『' => mark == '』',
        '«' => mark == '»',
        '"' | '＂' => matches!(mark, '"' | '＂' | '”'),
        '”' => matches!(mark, '“' | '”' | '〞'),
        _ => matches!(mark, '”' | '〞' | '〟' | '"'),
    }
}

/// The entity that says a quotation.
fn speaker(text: &str, quote: Span, mentions: &[Mention], last: Option<usize>) -> Option<usize> {
    before(text, quote, mentions, last).or_else(|| behind(text, quote, mentions, last))
}

/// `X 说：“…”`: the words from the sentence's start to the mark.
fn before(text: &str, quote: Span, mentions: &[Mention], last: Option<usize>) -> Option<usize> {
    let start = clause_start(text, quote.start);
    let clause = text.get(start..quote.start)?;
    let says =
        VERBS.iter().any(|verb| clause.contains(verb)) || clause.trim_end().ends_with(['：', ':']);
    if !says {
        return None;
    }
    let verb_at = VERBS
        .iter()
        .filter_map(|verb| clause.rfind(verb))
        .max()
        .map_or(quote.start, |at| start + at);
    let people = people(text, mentions, Span::new(start, verb_at));
    people
        .last()
        .copied()
        .or_else(|| pronoun(clause).then_some(last).flatten())
}

/// `“…”X 说`: the words right behind the closing mark.
fn behind(text: &str, quote: Span, mentions: &[Mention], last: Option<usize>) -> Option<usize> {
    let mut end = (quote.end + REACH).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let rest = text.get(quote.end..end)?;
    let stop = rest
        .find(['。', '\n', '“', '「', '！', '？'])
        .unwrap_or(rest.len());
    let clause = rest.get(..stop)?;
    let verb = VERBS.iter().filter_map(|verb| clause.find(verb)).min()?;
    let people = people(text, mentions, Span::new(quote.end, quote.end + verb));
    let after_verb = || {
        // “…”, said Anna Berg.
        mentions
            .iter()
            .find(|m| {
                m.kind == NameKind::Person
                    && m.span.start >= quote.end + verb
                    && m.span.end <= quote.end + stop
            })
            .filter(|_| clause.is_ascii())
            .map(|m| m.entity)
    };
    people
        .last()
        .copied()
        .or_else(after_verb)
        .or_else(|| pronoun(clause).then_some(last).flatten())
}

/// The people named within a range, but for those whose government or camp speaks.
fn people(text: &str, mentions: &[Mention], within: Span) -> Vec<usize> {
    mentions
        .iter()
        .filter(|m| {
            m.kind == NameKind::Person
                && within.contains(m.span)
                && !speaks_for_others(text, m.span)
                && !is_spoken_to(text, m.span)
        })
        .map(|m| m.entity)
        .collect()
}

/// 甲对乙说, 甲对部长乙说: the second is the one who hears it.
fn is_spoken_to(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    let near = before
        .char_indices()
        .rev()
        .nth(LONGEST_TITLE)
        .map_or(before, |(at, _)| before.get(at..).unwrap_or_default());
    ["对", "對", "向", "跟", "告诉", "告訴", "给", "給"]
        .iter()
        .filter_map(|word| near.rsplit_once(word))
        .any(|(_, title)| {
            title
                .chars()
                .all(|c| c.is_alphabetic() && !"的此于".contains(c))
        })
}

/// 拜登政府高级官员: not the person speaks.
fn speaks_for_others(text: &str, span: Span) -> bool {
    let after = text.get(span.end..).unwrap_or_default();
    [
        "政府",
        "政權",
        "政权",
        "阵营",
        "陣營",
        "团队",
        "團隊",
        "的发言人",
        "的發言人",
    ]
    .iter()
    .any(|word| after.starts_with(word))
}

fn pronoun(clause: &str) -> bool {
    clause.contains(['他', '她'])
        || clause
            .split_whitespace()
            .any(|word| matches!(word, "he" | "she" | "He" | "She"))
}

/// The start of the sentence that leads to a place, at most [`REACH`] bytes before.
fn clause_start(text: &str, end: usize) -> usize {
    let mut reach = end.saturating_sub(REACH);
    while !text.is_char_boundary(reach) {
        reach += 1;
    }
    let before = text.get(reach..end).unwrap_or_default();
    before
        .char_indices()
        .rev()
        .find(|&(_, c)| matches!(c, '。' | '\n' | '！' | '？' | '”' | '」' | '〞'))
        .map_or(reach, |(at, c)| reach + at + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let found: Vec<&str> = spans(text).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn all_kinds_of_marks() {
        check("他说：“渡轮明天停航。”众人", &["“渡轮明天停航。”"]);
        check("他說：「渡輪明天停航。」", &["「渡輪明天停航。」"]);
        check("应该”平等对待渡口“。", &["”平等对待渡口“"]);
        check("认为，〝渡口可以重开。〞她说", &["〝渡口可以重开。〞"]);
        check("称：“渡口可以重开。〞", &["“渡口可以重开。〞"]);
        check("以\"保护渡口工人\"为由", &["\"保护渡口工人\""]);
        check("所谓“前体”", &[]);
    }

    #[test]
    fn the_one_who_hears_it_does_not_speak() {
        let text = "乔若谷对何平川这样说：“渡口明天重开。”";
        let mention = |start, entity| Mention {
            span: Span::new(start, start + 9),
            kind: NameKind::Person,
            entity,
            rule: "model".into(),
        };
        let entity = |name: &str| Entity {
            kind: NameKind::Person,
            canonical: name.into(),
            aliases: vec![],
        };
        let found = quotes(
            text,
            &[mention(0, 0), mention(12, 1)],
            &[entity("乔若谷"), entity("何平川")],
        );
        assert_eq!(found[0].speaker.as_deref(), Some("乔若谷"));
    }

    #[test]
    fn speakers() {
        let text = "“渡口可以重开，”林远说。他说：“我们等船。”";
        let start = text.find('林').unwrap();
        let mentions = [Mention {
            span: Span::new(start, start + 6),
            kind: NameKind::Person,
            entity: 0,
            rule: "model".into(),
        }];
        let entities = [Entity {
            kind: NameKind::Person,
            canonical: "林远".into(),
            aliases: vec![],
        }];
        let speakers: Vec<_> = quotes(text, &mentions, &entities)
            .into_iter()
            .map(|quote| quote.speaker)
            .collect();
        assert_eq!(speakers, [Some("林远".to_owned()), Some("林远".to_owned())]);
    }
}
