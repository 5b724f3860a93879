//! Messages of the library.

super::messages! {
    /// Heading for screen readers.
    HEADING = "文库", "Library";
    /// Nothing yet.
    EMPTY = "还没有文章。", "No articles yet.";
    /// Finding, all in one story.
    FOUND_ALL = "*{n} 篇文章讲的是同一件事*", "*All {n} articles tell one story*";
    /// Finding, some in one story.
    FOUND_SOME = "{all} 篇里有 *{n} 篇讲同一件事*", "*{n} of {all} articles tell one story*";
    /// Finding, several stories.
    FOUND_STORIES = "{all} 篇文章里有 {stories} 件事不止一篇在讲，*最大的一件有 {n} 篇*",
        "Of {all} articles, {stories} stories are told more than once, *the largest in {n} articles*";
    /// Finding, no story.
    FOUND_NONE = "{n} 篇文章各讲各的事", "{n} articles, each with a story of its own";
    /// Finding, one article.
    FOUND_ONE = "读了一篇文章", "One article read";
    /// After the largest story: its day and names.
    ABOUT = "：{what}", ", {what}";
    /// Between two days.
    FROM_TO = "{from}至{to}", "{from} to {to}";
    /// Between names.
    COMMA = "、", ", ";
    /// Between day and names.
    DAY_NAMES = "{day}，{names}", "{day}, {names}";
    /// Between sentences of the finding.
    SEMICOLON = "；", "; ";
    /// End of the finding.
    STOP = "。", ".";
    /// Repeated text, one file.
    REPEATED_ONE = "一个文件里*正文出现了不止一次*（{title}）", "one file *holds its text more than once* ({title})";
    /// Repeated text, several files.
    REPEATED_MANY = "{n} 个文件里*正文出现了不止一次*", "{n} files *hold their text more than once*";
    /// One pair of one text.
    SAME_ONE = "*{later}与本集中较早的{earlier}是同一篇稿子*",
        "*{later} has the text of {earlier}*, which is earlier in this set";
    /// One pair of one text, in no known order.
    SAME_ONE_UNORDERED = "*{later}与{earlier}是同一篇稿子*，先后不明",
        "*{later} and {earlier} have one text*, which is earlier is unknown";
    /// Several pairs of one text.
    SAME_MANY = "{n} 对文章*是同一篇稿子*", "{n} pairs of articles *are one text*";
    /// Reworded passages.
    REWORDED = "{n} 处是*换了说法的同一句话*", "{n} {n|passage is|passages are} *told in other words*";
    /// Shared passages.
    SHARED = "{n} 段文字*在别的文章里也有*", "{n} {n|passage stands|passages stand} *in several articles*";
    /// Errors.
    UNREAD = "{n} 个文件*读不了*", "{n} {n|file|files} *could not be read*";
    /// Matrix caption.
    MATRIX = "两两关系", "Relations";
    /// Matrix caption, long.
    MATRIX_NOTE = "每格从行看列：关系；行文有多少在列文里 / 列文有多少在行文里",
        "Each cell, row to column: relation; how much of the row is in the column / of the column in the row";
    /// In the diagonal.
    TWICE = "正文重复", "text twice";
    /// No relation; for screen readers.
    UNRELATED = "无关", "unrelated";
    /// Pairs list.
    PAIRS = "有关系的文章", "Related articles";
    /// More pairs than shown.
    PAIRS_SHOWN = "列出最强的 {n} 对，共 {all} 对", "The strongest {n} of {all} pairs";
    /// Shared passages in a cell.
    PASSAGES = "{n} 段", "{n} {n|passage|passages}";
    /// Sentences in other words.
    N_REWORDED = "{n} 句换了说法", "{n} reworded {n|sentence|sentences}";
    /// Threshold of likeness.
    LEAST = "至少多像才列出", "List pairs that are alike by at least";
    /// What the threshold leaves.
    LEAST_LEAVES = "至少 {percent}%：留下 {n} 对，共 {all} 对", "{percent}% or more: {n} of {all} pairs left";
    /// What the bars count.
    LEAST_NOTE = "每根条是多少对文章；看的是两篇里相同文字占得较多的一边，换了说法的不算。",
        "Each bar counts pairs by the larger share of the same wording in either text; reworded sentences do not count.";
    /// Articles heading.
    ARTICLES = "文章", "Articles";
    /// Count of articles.
    N_ARTICLES = "{n} 篇", "{n} {n|article|articles}";
    /// Count after search.
    N_FOUND = "{n} / {all} 篇", "{n} of {all} articles";
    /// None found.
    NONE_FOUND = "没有文章含有「{query}」。", "No article holds “{query}”.";
    /// Clear the search.
    CLEAR = "清除搜索", "Clear the search";
    /// Sort label.
    SORT = "排序", "Sort";
    /// Sort.
    SORT_ID = "文件名", "File name";
    /// Sort.
    SORT_PUBLISHED = "刊出时间", "Publication time";
    /// Sort.
    SORT_OUTLET = "媒体", "Outlet";
    /// Sort.
    SORT_STORY = "事件", "Story";
    /// Sort.
    SORT_LENGTH = "篇幅", "Length";
    /// Column.
    COLUMN_LENGTH = "字数", "Characters";
    /// Column.
    COLUMN_REMOVED = "删去", "Removed";
    /// Column.
    COLUMN_RELATED = "相关", "Related";
    /// Column.
    COLUMN_CHARSET = "编码", "Charset";
    /// No publication time.
    UNDATED = "时间不明", "no time found";
    /// Story label of a row.
    STORY = "事件 {n}", "Story {n}";
    /// Remove a file.
    REMOVE = "移除", "Remove";
    /// Remove a file, label.
    REMOVE_WHAT = "移除 {name}", "Remove {name}";
    /// Removed, in the notice.
    REMOVED = "已移除 {name}", "Removed {name}";
    /// Compare chosen articles.
    COMPARE = "对照所选两篇", "Compare the two chosen";
    /// Choose for comparing.
    CHOOSE_WHAT = "选择 {title} 来对照", "Choose {title} for comparing";
    /// Choose hint.
    CHOOSE_TWO = "选两篇，就能并排对照", "Choose two to read them side by side";
    /// Errors heading.
    ERRORS = "读不了的文件", "Files that could not be read";
    /// Read again.
    AGAIN = "再试一次", "Try again";
    /// Read again, label.
    AGAIN_WHAT = "再读一次 {name}", "Read {name} again";
    /// Go on with what was not read.
    READ_REST = "继续读剩下的 {n} 个", "Read the remaining {n}";
    /// Files not read because the work was stopped.
    NOT_READ = "没有读：已停止", "Not read: stopped";
    /// Charset select.
    CHARSET_OF = "{name} 的编码", "Charset of {name}";
    /// Charset detected.
    CHARSET_AUTO = "自动识别", "Automatic";
    /// Charset to choose.
    CHARSET_CHOOSE = "改用编码", "Decode as";
    /// Format.
    COLUMN_FORMAT = "格式", "Format";
    /// Errors beyond those shown.
    MORE_ERRORS = "还有 {n} 个", "and {n} more";
    /// Details of a row.
    DETAILS = "文件与编码", "File and charset";
    /// File line.
    FILE = "文件", "File";
    /// Add more.
    ADD = "添加文章", "Add articles";
    /// Working list heading.
    FILES = "文件", "Files";
    /// File state.
    STATE_WAITING = "等待", "waiting";
    /// File state.
    STATE_READING = "在读", "reading";
    /// File state.
    STATE_DONE = "{n} 篇", "{n} {n|article|articles}";
    /// Remove everything.
    REMOVE_ALL = "全部移除", "Remove all";
    /// Notice after removing everything.
    REMOVED_ALL = "已移除全部文章", "All articles removed";
}
