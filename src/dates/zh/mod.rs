//! The Chinese grammar.
//!
//! [`phrase_at`] tries the rules in an order that lets the longer reading win: words for now and
//! lately, sets, dates with what follows them (another end, 以前, 起), lengths.

mod calendar;
mod clock;
mod day;
mod feasts;
mod length;
mod range;
mod set;
mod week;
mod words;
mod year;

use super::number::begins;
use super::phrase::{Found, Phrase};
use super::source::{Cursor, Parse};

/// Whether a phrase may begin with this character.
pub(super) const fn may_begin(c: char) -> bool {
    c.is_ascii_digit()
        || begins(c)
        || matches!(
            c,
            '上' | '下'
                | '本'
                | '这'
                | '去'
                | '今'
                | '明'
                | '昨'
                | '前'
                | '后'
                | '大'
                | '同'
                | '当'
                | '次'
                | '翌'
                | '隔'
                | '第'
                | '周'
                | '星'
                | '礼'
                | '每'
                | '过'
                | '未'
                | '近'
                | '最'
                | '从'
                | '自'
                | '由'
                | '民'
                | '公'
                | '西'
                | '年'
                | '月'
                | '岁'
                | '首'
                | '末'
                | '春'
                | '夏'
                | '秋'
                | '冬'
                | '凌'
                | '清'
                | '拂'
                | '早'
                | '晨'
                | '中'
                | '正'
                | '午'
                | '傍'
                | '晚'
                | '入'
                | '夜'
                | '深'
                | '半'
                | '几'
                | '数'
                | '好'
                | '若'
                | '农'
                | '阴'
                | '旧'
                | '元'
                | '除'
                | '腊'
                | '闰'
                | '日'
                | '目'
                | '现'
                | '此'
                | '如'
                | '不'
                | '之'
                | '接'
                | '往'
                | '双'
                | '国'
                | '阳'
                | '即'
                | '转'
                | '多'
                | '='
                | 'q'
        )
        || is_feast_or_reign(c)
}

/// The first characters of feasts, terms and reigns that begin nothing else.
const fn is_feast_or_reign(c: char) -> bool {
    matches!(
        c,
        '情' | '妇'
            | '植'
            | '愚'
            | '世'
            | '劳'
            | '青'
            | '儿'
            | '建'
            | '教'
            | '万'
            | '光'
            | '平'
            | '圣'
            | '跨'
            | '母'
            | '父'
            | '感'
            | '耶'
            | '复'
            | '端'
            | '龙'
            | '重'
            | '立'
            | '惊'
            | '谷'
            | '芒'
            | '小'
            | '处'
            | '寒'
            | '霜'
            | '雨'
            | '白'
            | '康'
            | '雍'
            | '乾'
            | '嘉'
            | '道'
            | '咸'
            | '宣'
            | '顺'
            | '洪'
            | '永'
            | '景'
            | '天'
            | '成'
            | '弘'
            | '隆'
            | '泰'
            | '崇'
            | '至'
            | '皇'
            | '延'
            | '开'
            | '太'
            | '淳'
            | '宝'
            | '庆'
            | '治'
            | '熙'
            | '绍'
            | '靖'
            | '德'
            | '祥'
            | '仁'
            | '武'
            | '贞'
            | '显'
            | '麟'
            | '总'
            | '仪'
            | '调'
            | '垂'
            | '神'
            | '先'
            | '广'
            | '兴'
            | '长'
            | '会'
            | '初'
            | '黄'
            | '章'
            | '昭'
            | '令'
            | '久'
            | '祐'
            | '夕'
    )
}

/// The phrase that begins at the cursor, if one does.
pub(super) fn phrase_at(c: Cursor<'_>) -> Option<Found> {
    let ((phrase, rule), end) = vague(c)
        .or_else(|| set::set(c).map(|(phrase, end)| ((phrase, "zh.set"), end)))
        .or_else(|| range::dated(c))
        .or_else(|| length::length_phrase(c))?;
    Some(Found {
        phrase,
        start: c.at,
        end: end.at,
        rule,
    })
}

/// 现在, 近日: no day of the calendar is said.
fn vague(c: Cursor<'_>) -> Parse<'_, (Phrase, &'static str)> {
    const PRESENT: &[&str] = &["现在", "此时此刻", "此刻", "眼下", "现今", "现时"];
    const RECENT: &[&str] = &[
        "近日",
        "近期",
        "近来",
        "日前",
        "不久前",
        "不久之前",
        "前不久",
        "前些天",
        "前几天",
        "前段时间",
        "近些年来",
        "近些年",
        "近年来",
        "近年",
        "最近",
    ];
    const SOON: &[&str] = &["不日", "日内", "不久之后", "不久后", "过几天", "过些天"];
    if let Some(end) = c.any(PRESENT) {
        return Some(((Phrase::Present, "zh.present"), end));
    }
    if let Some(end) = c.any(RECENT) {
        let counted = super::number::number(end.gap()).is_some()
            || end.sees_any(&["几", "数", "的", "半", "一"]) && c.sees("最近") && !end.sees("的一");
        let wrong = c.sees("日前")
            && c.previous().is_some_and(|p| {
                p.is_ascii_digit() || "目一二三四五六七八九十几数多半今昨明当同".contains(p)
            })
            || c.sees("近")
                && c.follows_any(&["最", "附", "临", "接", "将", "靠", "逼", "远", "相"])
            || c.sees("近日") && end.sees_any(&["本", "点"])
            || c.sees("近期") && end.sees_any(&["货"])
            || c.sees("最近")
                && (counted || c.follows_any(&["离", "距"]) || end.sees_any(&["距离", "的距"]));
        return (!wrong).then_some(((Phrase::Recent, "zh.recent"), end));
    }
    let end = c.any(SOON)?;
    let wrong = c.sees("日内")
        && (end.sees("瓦")
            || c.previous().is_some_and(|p| {
                p.is_ascii_digit() || "一二三四五六七八九十几数多半今昨明当同两近".contains(p)
            }));
    (!wrong).then_some(((Phrase::Soon, "zh.soon"), end))
}
