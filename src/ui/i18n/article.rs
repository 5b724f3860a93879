//! Messages of the article screen.

super::messages! {
    /// The set no longer holds the article.
    GONE = "文库里没有这一篇了。", "The library does not hold this article (any more).";
    /// Waiting for the librarian.
    LOADING = "正在打开…", "Opening…";
    /// Back to the library.
    TO_LIBRARY = "回到文库", "Back to the library";
    /// Label of the layer buttons.
    LAYERS = "图层", "Layers";
    /// Layer.
    PEOPLE = "人物", "People";
    /// Layer.
    PLACES = "地点", "Places";
    /// Layer.
    ORGANISATIONS = "机构", "Organisations";
    /// Layer.
    DATES = "日期", "Dates";
    /// Layer.
    WORDS = "词界", "Words";
    /// Layer.
    REMOVED = "删去的块", "Removed";
    /// The next mark.
    NEXT = "下一处", "Next mark";
    /// The previous mark.
    PREVIOUS = "上一处", "Previous mark";
    /// Joins the parts of a line.
    DOT = " · ", " · ";
    /// Joins names.
    COMMA = "、", ", ";
    /// Where the publication time was read.
    TIME_FROM = "{time}（{from}）", "{time} ({from})";
    /// No time.
    UNDATED = "刊出时间不明", "publication time unknown";
    /// Taken from another outlet.
    TAKEN_FROM = "来源 {source}", "from {source}";
    /// Characters.
    CHARACTERS = "{n} 字", "{n} {n|character|characters}";
    /// Opens the form for the publication time.
    CORRECT = "更正时间", "Correct the time";
    /// Field.
    DAY = "日期（年-月-日）", "Day (year-month-day)";
    /// Field.
    TIME = "时刻（可不填）", "Time (optional)";
    /// Field.
    OFFSET = "时区，如 +08:00（可不填）", "Zone, such as +08:00 (optional)";
    /// Button.
    SAVE = "改为此时间", "Use this time";
    /// Button: the article has no publication time.
    NO_TIME = "没有时间", "It has none";
    /// Button: what was read counts again.
    AS_READ = "按读到的", "As it was read";
    /// Button.
    CANCEL = "取消", "Cancel";
    /// The fields do not give a time.
    NO_SUCH_TIME = "这不是一个日期或时刻，例如 2031-03-12、09:20、+08:00。",
        "That is no day or time. Write 2031-03-12, 09:20, +08:00.";
    /// After a correction.
    CORRECTED = "已更正，日期都按它重新推算", "corrected; all dates were resolved again";
    /// Folded blocks.
    FOLDED = "删去：{rule}", "Removed: {rule}";
    /// How many blocks.
    N_BLOCKS = "{n} 块", "{n} {n|block|blocks}";
    /// Share of the file.
    SHARE = "占本文件 {share}", "{share} of the file";
    /// Rule by its id.
    RULE = "规则 {id}", "rule {id}";
    /// Restore one block.
    RESTORE = "恢复", "Restore";
    /// Restore one block, label.
    RESTORE_WHAT = "恢复：{text}", "Restore: {text}";
    /// Set a restored block aside again.
    SET_ASIDE = "再次删去", "Set aside again";
    /// Note at a restored block.
    RESTORED = "已恢复", "restored";
    /// Switch a rule off for a file.
    RULE_OFF = "恢复本文件里此规则删去的全部", "Restore all of this rule in this file";
    /// For all files of a site.
    RULE_OFF_SITE = "{site} 的 {n} 个文件都恢复", "In all {n} files of {site}";
    /// For all files of a format.
    RULE_OFF_FORMAT = "同为{format}的 {n} 个文件都恢复", "In all {n} files of this format: {format}";
    /// Switch it on again.
    RULE_ON = "重新启用 {rule}", "Switch {rule} on again";
    /// For all files of the same shape.
    RULE_ON_ALL = "{n} 个文件都启用", "In all {n} files";
    /// After a rule was switched off in several files.
    RULE_IS_OFF = "{rule}：{n} 个文件里已全部恢复。", "{rule}: all restored in {n} files.";
    /// After a rule was switched on in several files.
    RULE_IS_ON = "{rule}：{n} 个文件里已重新启用。", "{rule}: on again in {n} files.";
    /// Side panel.
    PANEL = "说明", "What it says";
    /// Nothing chosen yet.
    CHOOSE = "点一处标记，或按 n，看它是什么。", "Choose a mark, or press n, to see what it is.";
    /// Panel heading.
    NAMES = "名称", "Names";
    /// Panel heading.
    DAYS = "说到的日子", "Days it speaks of";
    /// Panel heading.
    QUOTES = "引语", "Quotations";
    /// Panel heading.
    LEDGER = "删去了什么", "What was removed";
    /// Panel heading.
    CLUES = "题名、时间、作者从哪里读到", "Where title, time and authors were read";
    /// Panel heading.
    ISSUES = "注意", "Noticed";
    /// Panel heading.
    REPEATS = "文件里的重复", "Repeats in the file";
    /// Panel heading.
    RELATED = "有关系的文章", "Related articles";
    /// Panel heading.
    KEYWORDS = "关键词", "Keywords";
    /// Panel heading.
    FILE = "文件", "File";
    /// Nothing was removed.
    NOTHING_REMOVED = "没有删去任何块。", "Nothing was removed.";
    /// Weight of a clue.
    WEIGHT = "权重 {n}", "weight {n}";
    /// Repeats of a stretch.
    TIMES = "{n} 次", "{n} times";
    /// No speaker known.
    NO_SPEAKER = "未说明是谁", "speaker not named";
    /// Kind of a mark, quotation.
    QUOTE = "引语", "quotation";
    /// Two days.
    FROM_TO = "{from} 至 {to}", "{from} to {to}";
    /// No day could be found.
    OPEN = "推不出是哪一天", "no day could be found";
    /// A TIMEX3 type and value.
    TIMEX = "TIMEX3 {kind} {value}", "TIMEX3 {kind} {value}";
    /// The grammar's rule.
    READ_BY = "读法：{rule}", "read by: {rule}";
    /// Found by.
    FOUND_BY = "依据：{rule}", "found by: {rule}";
    /// Other names of the same.
    ALSO = "又作 {forms}", "also {forms}";
    /// Mentions in the set.
    IN_SET = "本集 {n} 处", "{n} {n|mention|mentions} in the set";
    /// Articles that mention it.
    IN_ARTICLES = "{n} 篇", "{n} {n|article|articles}";
    /// Outlets that mention it.
    IN_OUTLETS = "{n} 家", "{n} {n|outlet|outlets}";
    /// Link to the screen of a name.
    ALL_PLACES = "看它在各篇的位置", "Where it stands in all articles";
    /// Mentions here.
    HERE = "本文 {n} 处", "{n} here";
    /// Other mentions of a day.
    ELSEWHERE = "本集另有 {n} 处说到这一天", "{n} other {n|mention|mentions} of it in the set";
    /// No other mention of a day.
    NOWHERE_ELSE = "本集里只有这一篇说到", "No other article of the set speaks of it";
    /// A mention elsewhere.
    SAID_AS = "{outlet}：「{text}」", "{outlet}: “{text}”";
    /// One-way share.
    PART_OF_IT = "本文 {share} 在其中", "{share} of this is in it";
    /// The mark chosen, announced.
    NTH_OF = "第 {n} 处，共 {all} 处", "{n} of {all}";
    /// How often each stands.
    COUNT = "{n} 次", "{n}×";
    /// Close.
    CLOSE = "关闭", "Close";
    /// Decoded as.
    DECODED = "{charset}，{from}", "{charset}, {from}";
    /// More of a list.
    MORE = "还有 {n} 个", "{n} more";
}
