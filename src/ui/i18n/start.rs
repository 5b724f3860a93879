//! Messages of the first screen.

super::messages! {
    /// What this is, in one sentence.
    TITLE = "把几篇报道放在一起读：谁转了谁，哪里改了，说的是哪一天。",
        "Read reports side by side: who carried whom, what changed, which day is meant.";
    /// Where it happens.
    HERE = "网页、文本、订阅存档、整个文件夹。全部在这台电脑上读完，断网也能用。",
        "Web pages, texts, feed archives, whole folders. All is read on this computer, also with the network off.";
    /// The drop zone.
    DROP = "把文章拖到这里，或直接粘贴", "Drop articles here, or paste them";
    /// The drop zone while something hovers.
    DROP_NOW = "松手，就开始读", "Let go to start reading";
    /// Button.
    CHOOSE_FILES = "选择文件", "Choose files";
    /// Button.
    CHOOSE_FOLDER = "选择文件夹", "Choose a folder";
    /// Button.
    SAMPLE = "试试样例", "Try a sample";
    /// What the sample is.
    SAMPLE_WHAT = "样例是五篇为演示写的报道，人和事都是编的。",
        "The sample: five reports written for this purpose; people and events are invented.";
    /// Label of the paste box.
    PASTE = "粘贴文字", "Paste text";
    /// Placeholder of the paste box.
    PASTE_HINT = "从网页复制的文章，连同菜单、评论也行；一次可以粘好几篇",
        "An article copied from a page, menus and comments and all; several at once are fine";
    /// Button of the paste box.
    READ = "读这段文字", "Read this text";
    /// Name of a pasted text.
    PASTED_NAME = "粘贴 {n}", "Pasted {n}";
    /// What is understood.
    FORMATS = "能读：.txt .md .html .htm .xhtml、订阅存档；GBK、Big5、UTF-16 等编码自动识别。",
        "It reads .txt .md .html .htm .xhtml and feed archives; GBK, Big5, UTF-16 and others are recognised.";
    /// Articles are already loaded.
    GO_ON = "文库里有 {n} 篇文章", "The library holds {n} {n|article|articles}";
}
