//! Messages about names and what a person decides about them, and about the own dictionary.

super::messages! {
    /// Heading.
    NAMES = "名称", "Names";
    /// Names of all kinds.
    ALL_KINDS = "全部", "All";
    /// Those that the person hid.
    HIDDEN = "已隐藏", "Hidden";
    /// Search among the names.
    SEARCH = "找名称", "Find a name";
    /// None.
    NO_NAMES = "还没有读到名称。", "No names yet.";
    /// None fit.
    NONE_FIT = "没有合适的名称。", "No name fits.";
    /// Counts of a name.
    COUNTS = "{mentions} 处 · {articles} 篇 · {outlets} 家",
        "{mentions} {mentions|mention|mentions} · {articles} {articles|article|articles} · {outlets} {outlets|outlet|outlets}";
    /// The forms of a name.
    FORMS = "写法", "Forms";
    /// By outlet.
    BY_OUTLET = "各家几处", "By outlet";
    /// Where it stands.
    PLACES = "所在", "Where it stands";
    /// The name is gone.
    NAME_GONE = "文库里没有这个名称了。", "The library does not hold this name (any more).";
    /// Back.
    TO_NAMES = "全部名称", "All names";
    /// Times.
    COUNT = "{n} 处", "{n}×";
    /// Choose a name.
    CHOOSE_WHAT = "选择 {name}", "Choose {name}";
    /// How many are chosen.
    N_CHOSEN = "选了 {n} 个", "{n} chosen";
    /// Merge, button.
    MERGE = "合并为一个", "Merge into one";
    /// Hide, button.
    HIDE = "隐藏", "Hide";
    /// Show again, button.
    SHOW = "重新显示", "Show again";
    /// Choose nothing.
    CLEAR = "不选了", "Clear";
    /// Label of the choice of kind.
    KIND = "种类", "Kind";
    /// Nothing changed.
    KIND_AS = "改种类…", "Change the kind…";
    /// Rename, button.
    RENAME = "改写法", "Rename";
    /// Field.
    SHOWN_AS = "显示为", "Shown as";
    /// Save, button.
    SAVE = "保存", "Save";
    /// Cancel, button.
    CANCEL = "取消", "Cancel";
    /// The form that was found, button.
    AS_FOUND = "按读到的", "As it was found";
    /// Split, button.
    SPLIT = "拆开", "Split off";
    /// Split, label.
    SPLIT_WHAT = "拆开：{form}", "Split off: {form}";
    /// Notice after a merge.
    MERGED = "已合并 {n} 个名称为 {name}", "{n} names merged into {name}";
    /// Notice.
    WAS_HIDDEN = "已隐藏 {name}", "{name} hidden";
    /// Notice.
    SPLIT_OFF = "已拆出 {form}", "{form} split off";
    /// Note at a hidden name.
    HIDDEN_NOTE = "这个名称已隐藏：各处都不再标出。", "This name is hidden: it is marked nowhere.";
    /// In the panel of an article.
    NO_NAME = "这不是名称", "This is no name";
    /// Link and heading.
    DICTIONARY = "自己的词典", "Own dictionary";
    /// What it is for.
    DICTIONARY_NOTE = "一行一个词：词、次数（可不填）、词性（可不填，nr 人名、ns 地名、nt 机构名会标为名称）。与 jieba 的用户词典相同。用上后，文章立刻重新分析。",
        "A word a line: word, count (optional), part of speech (optional; nr people, ns places and nt organisations become names). The same as jieba's user dictionaries. Articles are analysed again at once.";
    /// Label of the field.
    DICTIONARY_TEXT = "词典内容", "The dictionary";
    /// Button.
    LOAD = "读入文件", "Load a file";
    /// Caption of the table of its words.
    WORDS_OF_IT = "词典里的词", "Its words";
    /// Column and field.
    WORD = "词", "Word";
    /// Column and field.
    WORD_COUNT = "次数", "Count";
    /// Button.
    ADD_WORD = "加上", "Add";
    /// Button at a word.
    TAKE_OUT = "删去", "Remove";
    /// Button at a word, label.
    TAKE_OUT_WHAT = "删去：{word}", "Remove: {word}";
    /// Field at a word, label.
    KIND_OF = "{word} 的种类", "Kind of {word}";
    /// Field at a word, label.
    COUNT_OF = "{word} 的次数", "Count of {word}";
    /// A word that is no name.
    PLAIN_WORD = "普通词", "word";
    /// Words beyond those that the table shows.
    N_MORE = "还有 {n} 个，见下面的文字。", "{n} more, in the text below.";
    /// Button.
    USE = "用这份词典", "Use this dictionary";
    /// Button.
    SAVE_DICTIONARY = "存为文件", "Save as a file";
    /// Save names as a dictionary.
    SAVE_NAMES = "把名称存为词典", "Save the names as a dictionary";
    /// Choice.
    REMEMBER = "在这台电脑上记住", "Remember it on this computer";
    /// How many words.
    N_WORDS = "{n} 个词", "{n} {n|word|words}";
    /// How many lines can't be used.
    N_ERRORS = "{n} 行用不了", "{n} {n|line|lines} can't be used";
    /// The dictionary where it has no file.
    HERE = "词典", "dictionary";
    /// Error of a line.
    AT_LINE = "{file} 第 {line} 行：{why}", "{file}, line {line}: {why}";
    /// Error.
    NO_WORD = "没有词", "no word";
    /// Error.
    WORD_TOO_LONG = "词太长：{number} 字，上限 {limit}", "word too long: {number} characters, the limit is {limit}";
    /// Error.
    COUNT_TOO_LARGE = "次数太大，上限 {limit}", "count too large, the limit is {limit}";
    /// Error.
    TOO_MANY_WORDS = "词太多，上限 {limit}，从这一行起没有读", "too many words, the limit is {limit}; nothing was read from here on";
    /// A file that is no dictionary.
    TOO_LARGE = "{file} 太大：{number}，上限 {limit}", "{file} is too large: {number}, the limit is {limit}";
    /// A file that is no dictionary.
    NOT_UTF8 = "{file} 不是 UTF-8 文字：第 {number} 字节起解不出来", "{file} is no UTF-8 text: it can't be decoded from byte {number} on";
}
