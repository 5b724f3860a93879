//! The terms of an article: what its story is recognised by.
//!
//! A term is a name, a keyword, a Latin word, or a pair of characters that the article
//! uses more than once. The last kind needs no dictionary: in news, what is said twice is mostly
//! what it is about (`渡轮` six times). Terms are kept as hashes of their
//! folded units, so 渡輪 and 渡轮 are one, with a weight; [`spelled`] finds the spelling again.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::text::fold::{self, Folded};

use super::{Config, Item};

/// A term of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Term {
    /// Hash of its folded units.
    pub hash: u32,
    /// How much it weighs in its article.
    pub weight: u16,
}

/// The heaviest terms of an article, sorted by hash.
#[must_use]
pub fn terms(item: &Item, config: &Config) -> Vec<Term> {
    let mut weights = weighed(item);
    weights.sort_by(|x, y| (y.1, x.0).cmp(&(x.1, y.0)));
    weights.truncate(config.story.max_terms);
    let mut terms: Vec<Term> = weights
        .into_iter()
        .map(|(hash, weight, _)| Term {
            hash,
            weight: u16::try_from(weight).unwrap_or(u16::MAX),
        })
        .collect();
    terms.sort_unstable();
    terms
}

/// How the terms of an article are spelled in it, by hash.
#[must_use]
pub fn spelled(item: &Item) -> BTreeMap<u32, String> {
    weighed(item)
        .into_iter()
        .map(|(hash, _, spelling)| (hash, spelling))
        .collect()
}

/// Folded units as one number.
#[must_use]
pub fn hash_units(units: &[u32]) -> u32 {
    let hash = units.iter().fold(0xCBF2_9CE4_8422_2325_u64, |hash, &unit| {
        (hash ^ u64::from(unit)).wrapping_mul(0x0000_0100_0000_01B3)
    });
    (hash ^ (hash >> 32)) as u32
}

/// Weight of a mention of a name, of a keyword, of a term in the title, of one in the body.
const NAME: u32 = 3;
const KEYWORD: u32 = 4;
const TITLE: u32 = 3;
const BODY: u32 = 2;

/// Mentions beyond which a term weighs no more: four times as often is twice the weight.
fn damped(count: u32) -> u32 {
    // In quarters: 1 → 4, 2 → 8, 4 → 12, 8 → 16.
    4 * (1 + count.max(1).ilog2()) + u32::from(count.count_ones() > 1) * 2
}

/// Every term with weight and spelling.
fn weighed(item: &Item) -> Vec<(u32, u32, String)> {
    let mut all: BTreeMap<u32, (u32, String)> = BTreeMap::new();
    let mut add = |units: &[u32], weight: u32, spelling: &str| {
        if !units.is_empty() {
            let entry = all.entry(hash_units(units)).or_default();
            entry.0 = entry.0.max(weight);
            if entry.1.is_empty() {
                spelling.clone_into(&mut entry.1);
            }
        }
    };
    let mut mentions: BTreeMap<&str, u32> = BTreeMap::new();
    for (_, name) in &item.names {
        *mentions.entry(name.as_str()).or_default() += 1;
    }
    for (name, count) in mentions {
        add(&fold::units(name), NAME * damped(count), name);
    }
    for (rank, word) in item.keywords.iter().enumerate() {
        let rank = u32::try_from(rank).unwrap_or(u32::MAX);
        add(
            &fold::units(word),
            KEYWORD * 12 / (3 + rank / 4).max(1),
            word,
        );
    }
    let (title, body) = (fold::fold(&item.title), fold::fold(&item.body));
    for (units, span) in repeated(&title, &body, &item.title, &item.body) {
        let (of, weight, count) = span;
        add(&units, weight * damped(count), of);
    }
    all.into_iter()
        .map(|(hash, (weight, spelling))| (hash, weight, spelling))
        .collect()
}

/// The units of a string; its spelling, weight and count.
type Found<'t> = (Vec<u32>, (&'t str, u32, u32));

/// Strings that the body repeats, or that title and body share.
fn repeated<'t>(
    title: &Folded,
    body: &Folded,
    title_text: &'t str,
    body_text: &'t str,
) -> Vec<Found<'t>> {
    let mut found = Vec::new();
    for length in 1..=LONGEST {
        // Equal strings stand together once all are sorted; the body's places come first.
        let mut places: Vec<(u32, bool, u32)> = Vec::new();
        for (folded, text, in_title) in [(body, body_text, false), (title, title_text, true)] {
            for (at, units) in folded.units.windows(length).enumerate() {
                if is_term(units, folded, at, text) {
                    let at = u32::try_from(at).unwrap_or(u32::MAX);
                    places.push((hash_units(units), in_title, at));
                }
            }
        }
        places.sort_unstable();
        for group in places.chunk_by(|x, y| x.0 == y.0) {
            let (Some(&(_, first_in_title, at)), Some(&(_, in_title, _))) =
                (group.first(), group.last())
            else {
                continue;
            };
            if length > 1 && group.len() < 2 {
                continue;
            }
            let (folded, text) = if first_in_title {
                (title, title_text)
            } else {
                (body, body_text)
            };
            let range = at as usize..at as usize + length;
            let units = folded.units.get(range.clone()).unwrap_or_default().to_vec();
            let weight = if in_title { TITLE } else { BODY };
            let count = u32::try_from(group.len()).unwrap_or(u32::MAX);
            found.push((units, (folded.span(range).of(text), weight, count)));
        }
    }
    found
}

/// Units of the longest string: pairs of characters tell Chinese texts apart about as well as
/// words do, and need no dictionary; a word of three shows as two overlapping pairs.
const LONGEST: usize = 2;

/// Whether a string of units can be a term at all.
fn is_term(units: &[u32], folded: &Folded, at: usize, text: &str) -> bool {
    match units {
        [word] if fold::is_word(*word) => {
            let word = folded.span(at..at + 1).of(text);
            word.len() >= 4
                && word.chars().all(char::is_alphabetic)
                && !ENGLISH.contains(&word.to_lowercase().as_str())
        }
        [_] | [] => false,
        more => {
            // Without white space or punctuation inside, and without grammar.
            more.iter()
                .all(|&unit| !fold::is_word(unit) && !is_grammar(unit))
                && folded.span(at..at + more.len()).len()
                    == more.iter().map(|&unit| utf8_len(unit)).sum::<usize>()
        }
    }
}

fn utf8_len(unit: u32) -> usize {
    char::from_u32(unit).map_or(0, char::len_utf8)
}

/// Whether a unit is a character of grammar, not of matter.
#[must_use]
pub fn is_grammar(unit: u32) -> bool {
    static CELL: OnceLock<Vec<u64>> = OnceLock::new();
    // A bit for each Han character: this is asked for every character of every article.
    let bits = CELL.get_or_init(|| {
        let mut bits = vec![0; (HAN.1 - HAN.0) as usize / 64 + 1];
        for at in GRAMMAR.chars().map(|c| (c as u32).wrapping_sub(HAN.0)) {
            if let Some(group) = bits.get_mut(at as usize / 64) {
                *group |= 1 << (at % 64);
            }
        }
        bits
    });
    let at = unit.wrapping_sub(HAN.0);
    let group = bits.get(at as usize / 64).copied().unwrap_or(0);
    group >> (at % 64) & 1 == 1
}

/// The block of Han characters that those of grammar stand in.
const HAN: (u32, u32) = (0x4E00, 0x9FFF);

/// Characters that a term does not hold: particles, pronouns, prepositions, reporting verbs.
const GRAMMAR: &str = "的了在是和与及也都不有为以对就将并而或但这那其之于从向到被把让给比很更最又\
    再还已曾会能可要说称表示认指他她它们我你此该各每个些一二三四五六七八九十两年月日时上下中后前间内外等\
    所由因如若则使得着过去来出进起没无非什么怎哪谁何吗呢吧啊";

/// Whether a term stands in a great part of all news: it tells stories apart only a little, even
/// where a small set has it seldom.
#[must_use]
pub fn is_usual(hash: u32) -> bool {
    static CELL: OnceLock<FxHashSet<u32>> = OnceLock::new();
    CELL.get_or_init(|| {
        USUAL
            .split_whitespace()
            .map(|word| hash_units(&fold::units(word)))
            .collect()
    })
    .contains(&hash)
}

/// Usual words of news, by subject: state, talk, work, economy, people, place and degree.
const USUAL: &str = "中国 美国 国家 政府 总统 主席 部长 官员 领导 导人 领导人 外交 交部 国务 发言 言人 \
    发言人 委员 代表 当局 中央 国际 世界 全球 地区 双方 关系 合作 会议 会谈 会晤 会见 峰会 举行 访问 \
    协议 谈判 问题 情况 事件 工作 活动 计划 措施 政策 行动 发展 建设 管理 服务 影响 支持 希望 要求 \
    宣布 报道 记者 媒体 消息 新闻 采访 发布 布会 通知 介绍 透露 强调 指出 同意 决定 部门 机构 单位 \
    组织 公司 企业 集团 市场 经济 投资 贸易 产品 产业 技术 科技 安全 风险 社会 人民 群众 居民 市民 \
    人员 专家 学者 教授 研究 究员 研究员 大学 学院 学校 学生 医院 城市 北京 上海 台湾 香港 国内 国外 \
    总统 政治 军事 军方 战略 危机 冲突 局势 和平 法律 法院 警方 调查 案件 提供 提出 进行 开始 继续 \
    实施 完成 加强 增加 减少 提高 推动 促进 保持 保护 努力 需要 应该 必须 可能 能够 已经 目前 现在 \
    今年 去年 明年 本周 上周 周一 周二 周三 周四 周五 周六 周日 星期 时间 期间 此前 近日 昨日 今日 \
    方面 领域 水平 程度 重要 重大 主要 相关 有关 部分 全部 许多 很多 大量 超过 不少 第一 最后 首次 \
    同时 其中 因此 但是 如果 由于 根据 通过 关于 对于 包括 以及 自己 他们 我们 这些 没有 成为 作为 \
    认为 发现 出现 造成 导致 引发 面临 取得 达成 参加 参与 组成 成立 负责 处理 解决 分歧 紧张 稳定 \
    共同 交流 沟通 对话 声明 表态 回应 批评 指责 警告 担忧 关注 利益 责任 权力 权利 机制 制度 改革 \
    国政 美关 国关 中美 美中 官方 人士 分析 消费 价格 资金 银行 金融 能源 环境 文化 教育 交通 项目 \
    万元 亿元 万人 数据 统计 报告 文章 网站 平台 网络 视频 图片 信息 联系 告诉 告诉 看到 知道 觉得 \
    北京 华盛 盛顿 华盛顿 白宫 拜登 登政 特朗 朗普 特朗普 习近 近平 习近平 俄罗 罗斯 俄罗斯 日本 韩国 \
    欧洲 欧盟 英国 德国 法国 印度";

/// English words that tell nothing.
const ENGLISH: [&str; 64] = [
    "about", "after", "again", "against", "also", "among", "another", "because", "been", "before",
    "being", "between", "both", "could", "during", "each", "even", "first", "from", "have",
    "having", "here", "into", "just", "last", "like", "made", "make", "many", "more", "most",
    "much", "must", "only", "other", "over", "people", "said", "same", "says", "should", "since",
    "some", "still", "such", "than", "that", "their", "them", "then", "there", "these", "they",
    "this", "those", "through", "under", "until", "very", "were", "what", "when", "which", "while",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, body: &str, wanted: &[&str], unwanted: &[&str]) {
        let item = Item {
            title: title.to_owned(),
            body: body.to_owned(),
            ..Item::default()
        };
        let spelled: Vec<String> = spelled(&item).into_values().collect();
        for term in wanted {
            assert!(spelled.iter().any(|s| s == term), "{term} in {spelled:?}");
        }
        for term in unwanted {
            assert!(!spelled.iter().any(|s| s == term), "{term} in {spelled:?}");
        }
    }

    #[test]
    fn what_is_repeated_is_a_term() {
        check(
            "海鸥渡停航",
            "镇长说，海鸥渡的船坏了。修好海鸥渡的船要三天，Ferguson 公司派人来。",
            &["海鸥", "鸥渡", "Ferguson"],
            &["渡的", "的船", "三天"],
        );
    }

    #[test]
    fn script_does_not_count() {
        let of = |body: &str| {
            let item = Item {
                body: body.to_owned(),
                ..Item::default()
            };
            terms(&item, &Config::STANDARD)
        };
        assert_eq!(of("渡輪壞了，渡輪修好。"), of("渡轮坏了，渡轮修好。"));
    }
}
