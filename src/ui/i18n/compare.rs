//! Messages of the comparison, the ladder and the stories.

super::messages! {
    /// The set no longer holds one of them.
    GONE = "文库里少了其中一篇，没法对照。", "The library does not hold both articles (any more).";
    /// Heading for screen readers.
    HEADING = "对照：{a} 与 {b}", "{a} and {b} side by side";
    /// One-way share, large number apart.
    PART = "{a}的 {share} 在{b}里", "{share} of {a} is in {b}";
    /// Order of time.
    EARLIER = "本集中较早", "earlier in this set";
    /// No order of time.
    NO_ORDER = "先后不明", "which is earlier is unknown";
    /// Order of passages kept.
    SAME_ORDER = "次序相同", "same order";
    /// Order of passages changed.
    OTHER_ORDER = "次序有调动（{share} 保持）", "rearranged ({share} in order)";
    /// Why.
    EVIDENCE = "凭什么这样说", "Why";
    /// The next passage.
    NEXT = "下一段", "Next passage";
    /// The previous passage.
    PREVIOUS = "上一段", "Previous passage";
    /// Differences only.
    DIFFERENCES = "只看差异", "Differences only";
    /// Swap the columns.
    SWAP = "左右对调", "Swap sides";
    /// Passages heading.
    PASSAGES = "共有的段落", "Passages in common";
    /// None in common.
    NO_PASSAGES = "没有相同或改写的段落；各自的全文并排在下面。",
        "No passage in common; the two texts stand side by side.";
    /// The other has nothing here.
    NOTHING = "{outlet}此处没有对应内容", "{outlet} has nothing here";
    /// Equal text folded away.
    SAME_HERE = "此处 {n} 字相同", "{n} {n|character|characters} alike";
    /// Number of a passage, label.
    PASSAGE = "第 {n} 段，去另一边", "Passage {n}, to the other side";
    /// Kind.
    VERBATIM = "逐字相同", "verbatim";
    /// Kind.
    EDITED = "略有改动", "edited";
    /// Kind.
    REWORDED = "换了说法", "reworded";
    /// Stands in quotation marks.
    QUOTED = "引语，共同来源", "quoted: a common source";
    /// Carriers of a passage.
    CARRIERS = "{n} 篇都有", "in {n} articles";
    /// Link to the ladder.
    LADDER = "看各家写法", "All carriers";
    /// Equal units.
    MATCHED = "{n} 字相同", "{n} alike";
    /// The small map.
    MAP = "两篇共有段落的位置图", "Where the passages lie in both";
    /// Position announced.
    NTH_OF = "第 {n} 段，共 {all} 段", "Passage {n} of {all}";
    /// Ladder heading.
    LADDER_HEADING = "一段文字，各家写法", "One passage, all its carriers";
    /// Ladder: against which wording.
    AGAINST = "以{outlet}的写法为准，不同处加了底线。", "Held against the wording of {outlet}; what differs is underlined.";
    /// Ladder: base.
    BASE = "基准", "base";
    /// Ladder: a common source.
    COMMON_SOURCE = "引语或三家以上都有：应是共同来源，不说谁抄谁。",
        "Quoted, or in three or more articles: a common source, not a copy.";
    /// Ladder: not carried.
    WITHOUT = "没有这一段", "Without it";
    /// Ladder gone.
    LADDER_GONE = "这一段已经不在了。", "This passage is there no more.";
    /// Compare with the base.
    COMPARE = "对照", "Compare";
    /// Compare, label.
    COMPARE_WHAT = "把{outlet}与基准对照", "Compare {outlet} with the base";
    /// First in this set.
    FIRST = "本集最早", "first in this set";
    /// Stories heading.
    STORIES = "事件", "Stories";
    /// No stories.
    NO_STORIES = "还没有两篇以上讲同一件事。", "No two articles tell the same story yet.";
    /// Articles of a story.
    N_ARTICLES = "{n} 篇", "{n} {n|article|articles}";
    /// Outlets of a story.
    N_OUTLETS = "{n} 家", "{n} {n|outlet|outlets}";
    /// The principal article.
    PRINCIPAL = "主篇", "principal";
    /// Shares with the principal article.
    WITH_PRINCIPAL = "主篇 {a} 在此，此篇 {b} 在主篇", "{a} of the principal is here, {b} of this is there";
    /// Alone.
    ALONE = "各讲各的", "On their own";
    /// Link to the timeline of a story.
    TIMELINE = "看时间线", "Timeline";
    /// Two days.
    FROM_TO = "{from} 至 {to}", "{from} to {to}";
    /// Names of a story.
    NAMES = "主要名称：{names}", "Main names: {names}";
}
