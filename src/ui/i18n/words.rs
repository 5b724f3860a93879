//! Messages about words: the list, the cut.

super::messages! {
    /// Heading.
    WORDS = "词", "Words";
    /// What the list is.
    NOTE = "繁体归入简体，大小写不分。关键度：与 jieba 词频相比的对数似然比，越高越是这些文章特有的词。",
        "Traditional counts as Simplified, capitals as small letters. Keyness: log-likelihood against jieba's word counts; the higher, the more a word belongs to these articles.";
    /// Search among the words.
    SEARCH = "找词", "Find a word";
    /// Switch.
    STOP_WORDS = "停用词", "Stop words";
    /// Label of the choice of cut.
    CUT = "分词", "Cut";
    /// Choice.
    CUT_PEOPLES_DAILY = "人民日报标准", "People's Daily";
    /// Choice.
    CUT_JIEBA = "jieba", "jieba";
    /// Column.
    WORD = "词", "Word";
    /// Column.
    POS = "词性", "Part of speech";
    /// Column.
    COUNT = "次数", "Count";
    /// Column.
    ARTICLES = "篇数", "Articles";
    /// Column.
    KEY = "关键度", "Keyness";
    /// Export button.
    EXPORT = "导出 CSV", "Export CSV";
    /// How many.
    N_WORDS = "{n} 个不同的词，全部 {all} 词次", "{n} different {n|word|words}, {all} in all";
    /// How many are shown.
    N_SHOWN = "列出前 {n} 个", "the first {n} are listed";
    /// How far the counting is.
    COUNTING = "正在数词：{n} / {all} 篇", "Counting words: {n} of {all} articles";
    /// Waiting for the dictionary.
    WAITING = "正在载入词典…", "Loading the dictionary…";
    /// None.
    NONE_FIT = "没有合适的词。", "No word fits.";
    /// Search the library for a word.
    FIND_WHAT = "在文库里找 {word}", "Find {word} in the library";
    /// Key.
    KEY_WORDS = "上一词、下一词（开着词界时）", "Previous and next word (with the layer of words)";
}
