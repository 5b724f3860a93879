//! Where a Chinese phrase may begin.
//!
//! Nearly every place of a text begins none, and the grammar would find that out rule by rule. Here
//! two looks tell: the character and the one after it, or a number and the unit after it. What this
//! lets through may still be no phrase; what it holds back is none (a test holds it to the words of
//! the grammar).

use crate::dates::number::{begins, number};
use crate::dates::source::Cursor;

/// What may follow a count, after at most two spaces: a unit, more of the count, another end, or
/// the rest of a feast's name (五四青年节, 十一黄金周).
const AFTER_COUNT: &str = "年月日号天晚周星礼秒分小钟工昼夜季点时世个多余来几到至直起一-~、妇国劳青儿建假长黄当期前节夕财十";

/// What counts without being a number: 几天, 数月, 半年, 好几年, 若干年, 些年, 一段时间.
const COUNTS: &str = "几数半好若些 ";

/// Parts of the day and seasons that follow 今, 昨, 当.
const PARTS_OF_DAY: &str = "晚夜晨早午凌清拂上中正下傍入深半(";

/// The first characters of phrases that begin with no number, each with what may follow it.
/// Sorted by the first character.
const OPENINGS: &[(char, &str)] = &[
    ('万', "历圣"),
    ('上', "一上世个中元午半周季年旬星月礼"),
    ('下', "一下世个午半周季旬星月礼"),
    ('不', "久日"),
    ('世', "界"),
    ('中', "下元午华和平旬秋统"),
    ('久', "视"),
    ('之', "前后"),
    ('乾', "元封德符道隆"),
    ('仁', "寿"),
    ('今', "个儿冬后夏天年日春秋"),
    ('令', "和"),
    ('仪', "凤"),
    ('会', "昌"),
    ('傍', "晚"),
    ('儿', "童"),
    ('元', "丰佑光和宵封旦朔狩符贞鼎"),
    ('先', "天"),
    ('光', "启和棍绪"),
    ('入', "夜"),
    ('公', "元历"),
    ('兴', "元平"),
    ('农', "历"),
    ('冬', "天季月至"),
    ('凌', "晨"),
    ('初', "平"),
    ('前', "一不些几半天年日段"),
    ('劳', "动"),
    ('午', "后夜间"),
    ('半', "个夜天小年日"),
    ('即', "日"),
    ('去', "冬夏岁年春秋"),
    ('双', "休十"),
    ('同', "一周年日星月治礼"),
    ('后', "一半天年"),
    ('周', "一三二五六四天日末"),
    ('咸', "丰亨平淳通"),
    ('嘉', "佑定庆泰靖"),
    ('国', "历庆际"),
    ('圣', "历诞"),
    ('垂', "拱"),
    ('处', "暑"),
    ('复', "活"),
    ('夏', "历天季至"),
    ('夜', "晚里间"),
    ('大', "业中前大历后和寒年德暑正观雪"),
    ('天', "佑启圣复宝授汉顺"),
    ('太', "初平康"),
    ('好', "几"),
    ('妇', "女"),
    ('宝', "元历应"),
    ('宣', "和德统"),
    ('寒', "露"),
    ('小', "寒暑满雪"),
    ('岁', "末"),
    ('崇', "宁祯"),
    ('平', "安成"),
    ('年', "三中初底末"),
    ('广', "德明"),
    ('庆', "元历"),
    ('康', "熙"),
    ('延', "佑熹载"),
    ('建', "中元党兴军宁安文武炎隆"),
    ('开', "元宝成皇禧"),
    ('弘', "治"),
    ('当', "冬周夏天年日星春月礼秋"),
    ('往', "后"),
    ('德', "佑"),
    ('总', "章"),
    ('情', "人"),
    ('惊', "蛰"),
    ('愚', "人"),
    ('感', "恩"),
    ('成', "化"),
    ('拂', "晓"),
    ('接', "下"),
    ('政', "和"),
    ('教', "师"),
    ('日', "内前"),
    ('旧', "历"),
    ('早', "上晨间"),
    ('明', "儿冬夏天年日春治秋"),
    ('星', "期"),
    ('春', "分天季节"),
    ('昨', "儿天日"),
    ('昭', "和"),
    ('显', "庆"),
    ('晚', "上间"),
    ('晨', "间"),
    ('景', "云佑德泰炎龙"),
    ('最', "后近"),
    ('月', "初底末"),
    ('未', "来"),
    ('末', "季"),
    ('本', "世周季年星月礼"),
    ('植', "树"),
    ('次', "周年日星月礼"),
    ('正', "午德月统"),
    ('此', "刻前时"),
    ('武', "德"),
    ('母', "亲"),
    ('民', "国"),
    ('永', "乐元嘉平徽泰贞隆"),
    ('治', "平"),
    ('泰', "昌"),
    ('洪', "武熙"),
    ('深', "夜"),
    ('淳', "化熙"),
    ('清', "明晨"),
    ('熙', "宁"),
    ('熹', "平"),
    ('父', "亲"),
    ('现', "今在时"),
    ('白', "露"),
    ('皇', "佑庆"),
    ('眼', "下"),
    ('礼', "拜"),
    ('神', "龙"),
    ('祥', "兴"),
    ('秋', "分天季"),
    ('立', "冬夏春秋"),
    ('章', "武"),
    ('端', "午平拱"),
    ('第', "二"),
    ('绍', "兴圣熙"),
    ('翌', "周年日星月礼"),
    ('耶', "稣"),
    ('腊', "八月"),
    ('至', "元和大德正道"),
    ('芒', "种"),
    ('若', "干"),
    ('西', "元历"),
    ('调', "露"),
    ('谷', "雨"),
    ('贞', "元观"),
    ('跨', "年"),
    ('转', "天"),
    ('过', "些几去"),
    ('近', "些年日期来"),
    ('这', "一个周星礼"),
    ('道', "光"),
    ('重', "阳"),
    ('长', "安寿庆"),
    ('阳', "历"),
    ('阴', "历"),
    ('除', "夕"),
    ('隆', "兴庆"),
    ('隔', "天年日"),
    ('雍', "正熙"),
    ('雨', "水"),
    ('霜', "降"),
    ('青', "年"),
    ('靖', "康"),
    ('顺', "治"),
    ('首', "季"),
    ('麟', "德"),
    ('黄', "初"),
    ('龙', "抬朔"),
];

/// Whether a phrase may begin here, where this character stands.
pub(super) fn may_begin(c: Cursor<'_>, first: char) -> bool {
    let after = c.plus(first.len_utf8());
    if first.is_ascii_digit() {
        return digits_may_begin(c);
    }
    if begins(first) {
        return number(c).is_none_or(|(_, end)| is_counted(end)) || word_may_begin(first, after);
    }
    match first {
        '截' => after.sees_any(&["至", "止"]),
        '从' | '自' | '由' => {
            let start = after.skip(&["从"]).gap();
            start.peek().is_some_and(|next| may_begin(start, next))
        }
        '第' => number(after)
            .is_some_and(|(_, end)| end.sees_any(&["年", "天", "个", "季", "至", "到", "-", "、"])),
        '几' | '数' => is_counted(after) || after.sees_any(&["十", "百", "千"]),
        // Rare enough to need no look at what follows.
        '每' | '闰' | '=' => true,
        'q' => after.peek().is_some_and(|next| next.is_ascii_digit()),
        _ if first.is_ascii() => false,
        _ => word_may_begin(first, after),
    }
}

/// Whether the next character may follow the first one of a phrase.
fn word_may_begin(first: char, after: Cursor<'_>) -> bool {
    let row = OPENINGS.binary_search_by_key(&first, |&(opening, _)| opening);
    let Some((_, seconds)) = row.ok().and_then(|row| OPENINGS.get(row)) else {
        return false;
    };
    let Some(next) = after.peek() else {
        return false;
    };
    let is_number = next.is_ascii_digit() || begins(next);
    let special = match first {
        '近' | '上' | '后' | '下' => is_number || COUNTS.contains(next),
        '前' => is_number || COUNTS.contains(next) || PARTS_OF_DAY.contains(next),
        '昨' | '今' | '去' if matches!(next, '今' | '明') => true,
        '昨' | '今' | '明' | '当' | '翌' | '次' => PARTS_OF_DAY.contains(next),
        '晚' | '夜' | '晨' | '早' | '午' => is_number,
        _ => false,
    };
    special || seconds.contains(next)
}

/// Whether a unit, another end or more of the count follows a count.
fn is_counted(end: Cursor<'_>) -> bool {
    let unit = end.gap();
    let Some(next) = unit.peek() else {
        return false;
    };
    if next == '个' {
        let counted = unit.plus(next.len_utf8()).peek();
        return counted.is_some_and(|unit| "月小星礼季世半多工钟周年".contains(unit));
    }
    AFTER_COUNT.contains(next)
}

/// A number in digits: a unit follows, or the rest of a date or clock in digits.
fn digits_may_begin(c: Cursor<'_>) -> bool {
    let Some(((_, width), end)) = c.digits() else {
        return false;
    };
    let mut after = end.rest().chars();
    let (next, further) = (after.next(), after.next());
    let goes_on = further.is_some_and(|further| further.is_ascii_digit())
        && matches!(next, Some('/' | '.' | ':' | ' '));
    width == COMPACT || goes_on || is_counted(end)
}

/// 20240130: digits of a date without signs between.
const COMPACT: usize = 8;

#[cfg(test)]
mod tests {
    use super::super::{feasts, words};
    use super::*;
    use crate::dates::eras::ERAS;

    fn begins_phrase(text: &str) -> bool {
        let cursor = Cursor::new(text, 0);
        cursor.peek().is_some_and(|first| may_begin(cursor, first))
    }

    #[test]
    fn every_word_of_the_grammar_may_begin_a_phrase() {
        let feasts = feasts::FEASTS.iter().chain(feasts::AMBIGUOUS);
        let shut: Vec<&str> = (feasts.map(|row| row.0))
            .chain(ERAS.iter().map(|row| row.0))
            .chain(words::YEARS.iter().map(|row| row.0))
            .chain(words::MONTHS.iter().map(|row| row.0))
            .chain(words::DAYS.iter().map(|row| row.0))
            .chain(words::DAY_PARTS.iter().map(|row| row.0))
            .chain(words::BARE_YEAR_PARTS.iter().map(|row| row.0))
            .chain(words::BARE_MONTH_PARTS.iter().map(|row| row.0))
            .filter(|word| !begins_phrase(&format!("{word}节")))
            .collect();
        assert!(shut.is_empty(), "{shut:?}");
        for (steps, _) in words::WEEK_STEPS {
            for week in words::WEEK {
                assert!(begins_phrase(&format!("{steps}{week}")), "{steps}{week}");
            }
        }
        for (unit, _) in words::UNITS {
            for count in ["3", "三", "几", "好几", "近 30", "十几"] {
                assert!(begins_phrase(&format!("{count}{unit}")), "{count}{unit}");
            }
        }
        for half in ["半年", "半个月", "半小时", "半天", "半日"] {
            assert!(begins_phrase(half), "{half}");
        }
    }

    #[test]
    fn most_places_begin_nothing() {
        for text in [
            "一名",
            "国家",
            "不同",
            "上海",
            "大家",
            "30%",
            "3.x",
            "一个人",
            "中国",
        ] {
            assert!(!begins_phrase(text), "{text}");
        }
    }

    #[test]
    fn openings_are_sorted() {
        assert!(OPENINGS.is_sorted_by_key(|row| row.0));
    }
}
