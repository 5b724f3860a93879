//! Messages of the comparison, the ladder and the stories.

super::messages! {
    /// The set no longer holds one of them.
    GONE = "文库里少了其中一篇，没法对照。", "The library does not hold both articles (any more).";
    /// Heading for screen readers.
    HEADING = "对照：{a} 与 {b}", "{a} and {b} side by side";
    /// One-way share, large number apart.
    PART = "{a}的 {share} 在{b}里", "{share} of {a} is in {b}";
    /// Reworded sentences, and no wording in common.
    REWORDED_ONLY = "{n} 句换了说法，没有成段相同的文字",
        "{n} {n|sentence|sentences} reworded, no wording in common";
    /// Reworded sentences beside common wording.
    REWORDED_TOO = "另有 {n} 句换了说法", "{n} more {n|sentence|sentences} reworded";
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
    /// Stands in three or more articles.
    IN_MANY = "三篇以上都有，共同来源", "in three or more: a common source";
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
    /// Queue of questions.
    QUESTIONS = "拿不准的：是不是一件事？", "Unsure: one story?";
    /// Why they are asked.
    QUESTIONS_NOTE = "这些文章有些相似，程序不敢断定。你的回答马上算数，随时可以撤销。",
        "These articles have something in common, too little to be sure. Your answer counts at once, and can be undone.";
    /// Yes.
    YES = "是一件事", "One story";
    /// No.
    NO = "不是", "Not one";
    /// What an answer is about, after it.
    ABOUT_BOTH = "：{a} 与 {b}", ": {a} and {b}";
    /// More articles on a side.
    AND_OTHERS = "和同一事件的另外 {n} 篇", "and {n} more of its story";
    /// What both mention.
    BOTH_MENTION = "都提到：{what}", "Both mention: {what}";
    /// Nothing named in common.
    BOTH_NOTHING = "没有共同的名称和日子", "No name or day in common";
    /// What was answered.
    ANSWERS = "已经回答的", "Answered";
    /// Answer taken back.
    TAKE_BACK = "收回", "Take back";
    /// Not of this story.
    NOT_OF_IT = "不是这件事", "Not this story";
    /// Not of this story, label.
    NOT_OF_IT_WHAT = "{title}：不是这件事", "{title}: not this story";
    /// Coverage of a story.
    COVERAGE = "各家有无", "Who has what";
    /// Coverage, heading.
    COVERAGE_HEADING = "各家有无：{title}", "Who has what: {title}";
    /// The story is gone.
    COVERAGE_GONE = "这个事件已经不在了。", "This story is there no more.";
    /// Columns left out.
    COLUMNS_SHOWN = "列出最早的 {n} 篇，共 {all} 篇", "The earliest {n} of {all} articles";
    /// Passages table.
    BY_OUTLET = "哪家有哪段", "Which outlet has which passage";
    /// Passages table, note.
    BY_OUTLET_NOTE = "每行以列在最前的一篇为基准，别家与它比；不说谁抄谁。",
        "Each row is held against the first column that has it, its base; nothing is said of who took it from whom.";
    /// Passages table, empty.
    NO_COMMON = "没有两家共有的段落。", "No passage stands in two of them.";
    /// Rows left out.
    ROWS_SHOWN = "列出 {n} 行，共 {all} 行", "{n} of {all} rows";
    /// Column of passages.
    PASSAGE_HEAD = "段落", "Passage";
    /// Cell: what the others are held against.
    CELL_FIRST = "基准", "base";
    /// Cell: verbatim.
    CELL_VERBATIM = "同", "same";
    /// Cell: edited.
    CELL_EDITED = "改", "edited";
    /// Cell: reworded.
    CELL_REWORDED = "换", "reworded";
    /// Cell: not carried; for screen readers.
    CELL_NOT = "没有", "not there";
    /// Facts table.
    LEFT_OUT = "哪家没提什么", "What an outlet left out";
    /// Facts table, note.
    LEFT_OUT_NOTE = "日子、名称和数目，至少一半文章都有、又有文章没提的。没提不等于不知道。",
        "Days, names and numbers that at least half of the articles have and some have not. Not mentioned is not unknown.";
    /// Facts table, empty.
    NOTHING_LEFT_OUT = "多数文章都有的，没有哪家漏掉。", "What most have, all have.";
    /// Column of facts.
    FACT_HEAD = "日子、名称、数目", "Day, name, number";
    /// A number.
    NUMBER = "数目", "number";
    /// A day.
    DAY = "日子", "day";
    /// How many facts an article left out.
    N_LEFT_OUT = "漏 {n}", "{n} left out";
    /// The foot of the facts table.
    LEFT_OUT_SUM = "没提的", "Left out";
    /// Names of a story.
    NAMES = "主要名称：{names}", "Main names: {names}";
}
