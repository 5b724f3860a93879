//! Messages of the frame: header, progress, notices, keys.

super::messages! {
    /// The program's name.
    NAME = "对览", "Duilan";
    /// Skip link.
    SKIP = "跳到正文", "Skip to content";
    /// Label of the main navigation.
    NAVIGATION = "主导航", "Main";
    /// Screen.
    NAV_ADD = "添加", "Add";
    /// Screen.
    NAV_LIBRARY = "文库", "Library";
    /// Screen.
    NAV_STORIES = "事件", "Stories";
    /// Screen.
    NAV_TIMELINE = "时间", "Timeline";
    /// Screen.
    NAV_NAMES = "名称", "Names";
    /// Placeholder and label of the search.
    SEARCH = "搜索文库", "Search the library";
    /// Language switch: the name of the other language, in that language.
    OTHER_LANGUAGE = "English", "中文";
    /// Label of the language switch.
    SWITCH_LANGUAGE = "Switch to English", "切换到中文";
    /// Theme.
    THEME_AUTO = "外观：跟随系统", "Appearance: as the system";
    /// Theme.
    THEME_LIGHT = "外观：浅色", "Appearance: light";
    /// Theme.
    THEME_DARK = "外观：深色", "Appearance: dark";
    /// Undo.
    UNDO = "撤销", "Undo";
    /// Undo with its command.
    UNDO_WHAT = "撤销：{what}", "Undo: {what}";
    /// Redo.
    REDO = "重做", "Redo";
    /// Redo with its command.
    REDO_WHAT = "重做：{what}", "Redo: {what}";
    /// Announced after an undo.
    UNDONE = "已撤销：{what}", "Undone: {what}";
    /// Announced after a redo.
    REDONE = "已重做：{what}", "Done again: {what}";
    /// Keys button and heading of their table.
    KEYS = "快捷键", "Keyboard";
    /// Close a dialog.
    CLOSE = "关闭", "Close";
    /// Dismiss a notice.
    DISMISS = "知道了", "Dismiss";
    /// Cancel the work.
    CANCEL = "停止", "Stop";
    /// Progress of reading.
    READING = "正在阅读 {done} / {total} 个文件", "Reading {done} of {total} files";
    /// Articles found so far.
    READING_ARTICLES = "已得 {n} 篇文章", "{n} {n|article|articles} so far";
    /// Progress of the comparison.
    COMPARING = "正在比较 {n} 篇文章", "Comparing {n} {n|article|articles}";
    /// A batch was read and compared; for screen readers.
    SETTLED = "已读完，共 {n} 篇文章", "Done: {n} {n|article|articles}";
    /// Label of the progress bar.
    PROGRESS = "进度", "Progress";
    /// Loading the dictionary.
    LOADING_TOOLS = "正在载入词典", "Loading the dictionary";
    /// The dictionary could not be loaded.
    NO_TOOLS = "词典没有载入：分词和名称会不完整。刷新页面可以再试。",
        "The dictionary could not be loaded: words and names will be incomplete. Reload the page to try again.";
    /// The same file again.
    ALREADY_HERE = "{n} 个文件已经在这里了：{name}", "{n} {n|file is|files are} already here: {name}";
    /// Work was stopped.
    STOPPED = "已停止，{n} 个文件没有读", "Stopped; {n} {n|file was|files were} not read";
    /// A worker was replaced.
    WORKER_REPLACED = "一个后台进程没有响应，已经换新；它手上的文件：{name}",
        "A worker gave no answer and was replaced; it was reading {name}";
    /// The librarian was replaced.
    LIBRARY_REBUILT = "文库进程没有响应，正在用原文件重建文库",
        "The library's worker gave no answer; the library is being rebuilt from the files";
    /// Workers can't start.
    NO_WORKERS = "后台进程启动不了：{reason}", "The workers can't start: {reason}";
    /// Nothing readable was dropped or pasted.
    NOTHING_TO_READ = "这里没有可以读的文字", "There is nothing to read in that";
    /// Copied.
    COPIED = "已复制", "Copied";
    /// Can't copy.
    NOT_COPIED = "浏览器不让复制", "The browser does not allow copying";
    /// Asked by some browsers before leaving.
    LEAVE = "文章只在这个页面里，离开后就没有了。", "The articles are only on this page; leaving loses them.";
    /// Nothing at this address.
    MISSING = "这里没有东西：可能已经移除了。", "Nothing here: it may have been removed.";
    /// Back to the library.
    TO_LIBRARY = "回到文库", "Back to the library";
    /// A view is on its way.
    LOADING = "请稍候", "One moment";
    /// Network indicator.
    SENT_NOTHING = "已发送 0 字节", "0 bytes sent";
    /// Network indicator, when something went elsewhere.
    SENT_ELSEWHERE = "有 {n} 个请求发往别处", "{n} {n|request|requests} to elsewhere";
    /// Heading of the network panel.
    NETWORK = "网络记录", "Network record";
    /// What the browser saw.
    NETWORK_SEEN = "浏览器记录到 {n} 个请求，{elsewhere} 个发往别处；策略拦下 {blocked} 次。",
        "The browser recorded {n} {n|request|requests}, {elsewhere} to elsewhere; the policy blocked {blocked}.";
    /// What they were.
    NETWORK_OWN = "页面自己的文件：{n} 个，共收到 {size}。", "The page's own files: {n}, {size} received.";
    /// Why it can be trusted.
    NETWORK_WHY = "文章不离开这台电脑：页面只取自己的文件，没有任何上传的代码；页面策略禁止连接别处。断开网络也照样能用。",
        "Articles do not leave this computer: the page fetches only its own files, has no code that uploads, and its policy forbids other connections. It works with the network off.";
    /// Limits of the record.
    NETWORK_LIMIT = "这是浏览器给这个页面看的记录；要自己核对，可打开浏览器的开发者工具。",
        "This is what the browser shows to the page; to check for yourself, open the browser's developer tools.";
    /// A new version waits.
    UPDATE = "有新版本。", "A new version is ready.";
    /// Take the new version.
    UPDATE_NOW = "换用新版", "Use it now";
    /// Key table: context.
    KEYS_EVERYWHERE = "到处", "Everywhere";
    /// Key table: context.
    KEYS_LIBRARY = "文库", "Library";
    /// Key table: context.
    KEYS_ARTICLE = "文章", "Article";
    /// Key table: context.
    KEYS_COMPARE = "对照", "Compare";
    /// Key.
    KEY_SEARCH = "搜索", "Search";
    /// Key.
    KEY_HELP = "显示快捷键", "Show the keyboard table";
    /// Key.
    KEY_LIBRARY = "到文库", "Go to the library";
    /// Key.
    KEY_ADD = "添加文章", "Add articles";
    /// Key.
    KEY_DOWN = "下一行", "Next row";
    /// Key.
    KEY_UP = "上一行", "Previous row";
    /// Key.
    KEY_REMOVE = "移除", "Remove";
    /// Key.
    KEY_CHOOSE = "选择", "Choose";
    /// Key.
    KEY_LAYERS = "开关图层", "Toggle a layer";
    /// Key.
    KEY_NEXT = "下一处", "Next place";
    /// Key.
    KEY_PREVIOUS = "上一处", "Previous place";
    /// Key.
    KEY_DIFFERENCES = "只看差异", "Differences only";
    /// Key.
    KEY_YES = "是一件事", "It is one story";
    /// Key.
    KEY_NO = "不是一件事", "It is not one story";
    /// Key.
    KEY_BACK = "返回", "Back";
    /// Export menu.
    EXPORT = "导出", "Export";
    /// Export format.
    EXPORT_TEXT = "纯文本", "Clean text";
    /// Export format.
    EXPORT_MARKDOWN = "Markdown", "Markdown";
    /// Export format.
    EXPORT_JSONL = "JSONL（含名称、日期、规则）", "JSONL (names, dates, rules)";
    /// Export format.
    EXPORT_CSV = "CSV 文章表", "CSV, articles";
    /// Export format.
    EXPORT_PAIRS = "CSV 关系表", "CSV, relations";
    /// Export format.
    EXPORT_HTML = "带标注的 HTML", "HTML with marks";
    /// Export format.
    EXPORT_STANDOFF = "标注文件（brat）", "Standoff (brat)";
    /// Export action.
    DOWNLOAD = "下载", "Download";
    /// Export action.
    COPY = "复制", "Copy";
    /// Label of an export's actions.
    DOWNLOAD_WHAT = "下载{what}", "Download {what}";
    /// Label of an export's actions.
    COPY_WHAT = "复制{what}", "Copy {what}";
    /// Export failed.
    NOT_EXPORTED = "导出失败", "The export failed";
}
