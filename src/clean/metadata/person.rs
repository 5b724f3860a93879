//! Names of people as bylines write them: how a list of them is parted, and what is no name.

use crate::clean::block::is_han;
use crate::clean::phrase;

/// The names in a list of names.
pub(super) fn split(text: &str) -> Vec<String> {
    let text = &unspaced(text.trim());
    let text = ["By ", "by "]
        .iter()
        .find_map(|start| text.strip_prefix(start))
        .unwrap_or(text);
    let is_latin = !text.contains(is_han);
    let parts: Vec<String> = if is_latin {
        text.replace(" and ", ",")
            .replace(" & ", ",")
            .replace(['\n', ';', '|', '/'], ",")
            .split(',')
            .map(str::to_owned)
            .collect()
    } else {
        // Latin names among Chinese ones keep their spaces.
        text.split(|c: char| "、，,;；/／|｜".contains(c))
            .flat_map(|part| {
                let is_whole = !part.contains(is_han);
                let cut = move |c: char| c.is_whitespace() && !is_whole;
                part.split(cut).map(str::to_owned)
            })
            .collect()
    };
    let mut names: Vec<String> = Vec::new();
    for part in parts {
        let name = part.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = name
            .trim_matches(|c: char| matches!(c, '：' | ':' | '（' | '）' | '(' | ')' | '[' | ']'));
        let name = unnumbered(name);
        if !name.is_empty() && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names.truncate(8);
    names
}

/// A name without the number that an editing system puts behind it: 林一舟_NB1234; nothing where
/// it is such a number.
fn unnumbered(name: &str) -> &str {
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let rest = letters.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let (digits, capitals) = (name.len() - letters.len(), letters.len() - rest.len());
    if digits < 2 || !(1..=3).contains(&capitals) {
        return name;
    }
    if rest.is_empty() {
        return "";
    }
    rest.strip_suffix('_').unwrap_or(name)
}

/// A text in which names that were spaced to the width of longer ones (林　舟) are whole again.
pub(super) fn unspaced(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_one = |word: &str| {
        let mut chars = word.chars();
        chars.next().is_some_and(is_han) && chars.next().is_none()
    };
    let mut out = String::with_capacity(text.len());
    let mut was_one = false;
    for (index, word) in words.iter().enumerate() {
        let joins = was_one && is_one(word);
        if index > 0 && !joins {
            out.push(' ');
        }
        out.push_str(word);
        was_one = is_one(word) && !joins;
    }
    out
}

/// A Chinese name by its first character, a frequent surname.
pub(super) fn is_surnamed(name: &str) -> bool {
    const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾\
        肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛\
        闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤康易乔赖洪岳齐梅庄施樊殷倪温季俞章鲁葛韦申\
        尤毕聂丛焦柳邢路岑单裴左曲耿苗甘辛管祝包宁尚符舒阮柯纪梅童凌盛霍翁宗牛娄柴项解欧占窦关查张\
        尉竺桑卞蓝戚屈原褚伍庞冉祁闻翟米司马上官諸張劉陳楊黃趙吳孫馬許鄧蕭蔣葉蘇呂盧鍾譚陸";
    let length = name.chars().count();
    (2..=4).contains(&length)
        && name.chars().all(is_han)
        && name.chars().next().is_some_and(|c| SURNAMES.contains(c))
}

/// A person's name, as strictly as a page's own statement needs.
pub(super) fn is_name(name: &str) -> bool {
    const NOT_NAMES: &[&str] = &[
        "admin",
        "editor",
        "staff",
        "news",
        "http",
        "www.",
        ".com",
        "@",
        "编辑",
        "记者",
        "网",
        "报社",
        "本站",
        "佚名",
        "未知",
        "匿名",
        "管理员",
        "责任",
        "日报",
        "新闻",
        "team",
        "desk",
        "发布",
        "原创",
        "来源",
        "作者",
        "阅读",
        "点击",
        "评论",
        "comments",
        "share",
        "updated",
        "published",
        "关注",
        "订阅",
        "登录",
        "注册",
        "分享",
        "收藏",
        "授权",
        "女士",
        "先生们",
        "专栏",
        "标题",
        "客户端",
        "微信",
        "微博",
        "举报",
        "返回",
        "更多",
        "首页",
    ];
    let length = name.chars().count();
    let lower = name.to_lowercase();
    if NOT_NAMES.iter().any(|word| lower.contains(word))
        || is_code(name)
        || is_placeholder(&lower)
        || is_outlet(name)
    {
        return false;
    }
    if name.contains(is_han) {
        return (2..=6).contains(&length)
            && name
                .chars()
                .all(|c| is_han(c) || c == '·' || c.is_ascii_alphanumeric());
    }
    is_latin_name(name)
        || (2..=30).contains(&length)
            && !name.contains(' ')
            && length <= 20
            && name.chars().all(|c| c.is_alphanumeric() || c == '_')
            && name.chars().any(char::is_alphabetic)
}

/// Whether a word is the number of a member of staff: K_208816, NB1234.
fn is_code(name: &str) -> bool {
    const MIN_DIGITS: usize = 3;
    let digits = name.chars().filter(char::is_ascii_digit).count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    digits >= MIN_DIGITS && digits >= letters && !name.contains(is_han)
}

/// Whether a name is that of an outlet or of an office, by its end.
pub(super) fn is_outlet(name: &str) -> bool {
    const MIN_CHARS: usize = 3;
    const ENDS: &[&str] = &[
        "报",
        "网",
        "社",
        "电视台",
        "电台",
        "广播",
        "周刊",
        "月刊",
        "杂志",
        "新闻",
        "在线",
        "频道",
        "传媒",
        "媒体",
        "财经",
        "客户端",
        "发布",
        "通讯",
        "中心",
        "编辑部",
        "工作室",
        "公司",
        "集团",
        "政府",
        "办公室",
        "委员会",
        "大学",
        "学院",
        "研究院",
        "研究所",
        "协会",
        "中文",
        "资讯",
        "头条",
        "时讯",
        "快讯",
        "平台",
        "官方账号",
    ];
    let folded = phrase::folded(name);
    folded.chars().count() >= MIN_CHARS && ENDS.iter().any(|end| folded.ends_with(end))
}

/// What a template or a program writes where it knows no author.
fn is_placeholder(lower: &str) -> bool {
    matches!(
        lower,
        "name"
            | "author"
            | "null"
            | "none"
            | "undefined"
            | "root"
            | "user"
            | "test"
            | "unknown"
            | "anonymous"
            | "guest"
            | "web"
            | "webmaster"
            | "administrator"
            | "default"
            | "无"
    )
}

/// A name after a label: pen names too, but no sentence and no outlet.
pub(super) fn is_loose_name(name: &str) -> bool {
    const NOT_NAMES: &[&str] = &[
        "佚名",
        "未知",
        "匿名",
        "不详",
        "本站",
        "admin",
        "网络",
        "综合",
        "转载",
        "来源",
        "作者",
        "专栏",
        "标题",
        "关注",
        "授权",
        "女士们",
        "先生们",
        "管理员",
        "记者",
    ];
    let length = name.chars().count();
    (2..=16).contains(&length)
        && !is_outlet(name)
        && !NOT_NAMES
            .iter()
            .any(|word| name.to_lowercase().contains(word))
        && !is_placeholder(&name.to_lowercase())
        && name.chars().any(char::is_alphabetic)
        && !name.chars().any(|c| "：:。？！?!=\"<>{}".contains(c))
}

/// Two to four capitalised words.
pub(super) fn is_latin_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| {
            let is_particle = matches!(
                *word,
                "de" | "van" | "von" | "der" | "bin" | "al" | "la" | "del" | "da" | "di"
            );
            is_particle || word.starts_with(char::is_uppercase)
        })
        && name
            .chars()
            .all(|c| c.is_alphabetic() && !is_han(c) || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
        && name.chars().count() <= 40
}

/// Whether a name is that of the site.
pub(super) fn is_site(name: &str, site: &str) -> bool {
    let fold = |text: &str| -> String {
        text.to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect()
    };
    let (name, site) = (fold(name), fold(site));
    name == site || site.len() > 3 && name.contains(&site)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_names() {
        let check = |text: &str, expect: &[&str]| assert_eq!(split(text), expect, "{text}");
        check("林一舟、何小满", &["林一舟", "何小满"]);
        check("林　舟 何小满", &["林舟", "何小满"]);
        check("By Ada Nilsen and Bo Li", &["Ada Nilsen", "Bo Li"]);
        check("林一舟_NB1234", &["林一舟"]);
        check("林一舟 PK155", &["林一舟"]);
        check("Ada Nilsen, 何小满", &["Ada Nilsen", "何小满"]);
    }

    #[test]
    fn what_is_no_name() {
        for text in ["name", "关注", "系统管理员", "北岭网", "null", "北岭时报"] {
            assert!(!is_name(text), "{text}");
        }
        assert!(!is_loose_name("系统管理员") && is_loose_name("高山流水"));
        assert!(is_name("林一舟") && is_name("Ada Nilsen"));
    }
}
