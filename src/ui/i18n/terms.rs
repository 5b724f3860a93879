//! The names of things: relations, roles, rules, charsets, languages, errors, commands.
//!
//! Every `match` is over all variants, so that a new one can't be forgotten.

use crate::model::{
    CharsetSource, ClueSource, Format, InputError, InputErrorCode, IssueCode, Language, NameEdit,
    NameKind, Relation, Role, Rule,
};
use crate::ui::log::Command;

use super::{Message, Text, bytes_said, number_said};

/// Defines a function from an enum to its message, and the list of those messages.
macro_rules! names {
    ($($(#[$doc:meta])* $function:ident($type:ty) in $list:ident {
        $($variant:ident = $zh:literal, $en:literal;)*
    })*) => {
        $($(#[$doc])*
        #[must_use]
        pub const fn $function(of: $type) -> Message {
            type Of = $type;
            match of { $(Of::$variant => Message::new($zh, $en),)* }
        }
        #[cfg(test)]
        const $list: &[(&str, Message)] = &[$((stringify!($variant), Message::new($zh, $en)),)*];)*
        #[cfg(test)]
        const LISTS: &[&[(&str, Message)]] = &[$($list),*];
    };
}

names! {
    /// How two texts are related.
    relation_name(Relation) in RELATIONS {
        Identical = "相同", "identical";
        Repost = "转载", "repost";
        Truncated = "节略", "cut short";
        NearDuplicate = "近似", "near duplicate";
        SharedPassage = "共有段落", "shared passages";
        Reworded = "改写", "reworded";
        SameStory = "同一事件", "same story";
        Unrelated = "无关", "unrelated";
    }
    /// What a block is.
    role_name(Role) in ROLES {
        Title = "标题", "title";
        Standfirst = "导语", "standfirst";
        Byline = "署名", "byline";
        Dateline = "时间行", "date line";
        Body = "正文", "body";
        Subheading = "小标题", "subheading";
        Quote = "引文", "quotation";
        List = "列表", "list";
        Table = "表格", "table";
        Code = "代码", "code";
        Caption = "图注", "caption";
        Credit = "图片来源", "credit";
        Related = "相关链接", "related links";
        Ranking = "排行榜", "ranking";
        Comment = "评论", "comments";
        Notice = "声明", "notice";
        Share = "分享", "sharing";
        Navigation = "导航", "navigation";
        WireTag = "通讯社标记", "wire tag";
        AuthorBio = "作者简介", "author bio";
        Other = "其他", "other";
    }
    /// A rule that calls a block boilerplate.
    rule_name(Rule) in RULES {
        Navigation = "导航与菜单", "navigation and menus";
        Share = "分享按钮", "sharing buttons";
        Comment = "评论区", "comments";
        Ranking = "排行榜", "ranking";
        Related = "相关文章", "related articles";
        Caption = "图片说明", "caption";
        Credit = "图片来源", "photo credit";
        Notice = "版权与声明", "notices";
        WireTag = "通讯社标记", "wire tag";
        AuthorBio = "作者简介", "author bio";
        CreditsLine = "编辑署名行", "credits line";
        RepeatedBody = "正文重复", "body repeated";
        RepeatedBlock = "段落重复", "block repeated";
        PageFrame = "页面框架", "page frame";
        Recurring = "各页都有", "recurs across files";
        Promotion = "推广", "promotion";
        LinkList = "链接列表", "list of links";
        Form = "表单", "form";
        Metadata = "页面信息", "page details";
    }
    /// The kind of a name.
    kind_name(NameKind) in KINDS {
        Person = "人物", "person";
        Place = "地点", "place";
        Organisation = "机构", "organisation";
    }
    /// Where a fact was read.
    clue_source(ClueSource) in CLUES {
        Person = "手工更正", "corrected by hand";
        FeedRecord = "订阅存档记录", "feed record";
        JsonLd = "页面数据（JSON-LD）", "page data (JSON-LD)";
        OpenGraph = "页面数据（Open Graph）", "page data (Open Graph)";
        Meta = "页面 meta", "page meta";
        Script = "页面脚本", "page script";
        TimeElement = "time 元素", "time element";
        AddressElement = "address 元素", "address element";
        TitleElement = "title 元素", "title element";
        Heading = "标题行", "heading";
        DateLine = "页内日期行", "date line";
        BylineLine = "署名行", "byline";
        SourceLine = "来源行", "source line";
        CreditsLine = "编辑署名行", "credits line";
        WireTag = "通讯社标记", "wire tag";
        UrlPath = "网址", "address";
        Host = "域名", "host";
        Masthead = "报头", "masthead";
    }
    /// Who said which charset it is.
    charset_source(CharsetSource) in CHARSETS {
        Mark = "文件标记", "byte order mark";
        Declared = "文件声明", "declared";
        Detected = "检测", "detected";
        Chosen = "手工选择", "chosen";
        Text = "本来就是文字", "came as text";
    }
    /// What a document is written in.
    format_name(Format) in FORMATS {
        Html = "网页", "web page";
        PlainText = "纯文本", "plain text";
        Markdown = "Markdown", "Markdown";
        FeedRecord = "订阅存档", "feed record";
    }
    /// A language of an article.
    language_name(Language) in LANGUAGES {
        Hans = "简体中文", "Chinese, Simplified";
        Hant = "繁体中文", "Chinese, Traditional";
        English = "英文", "English";
        Unknown = "语言不明", "unknown language";
    }
    /// Something noticed.
    issue_said(IssueCode) in ISSUES {
        CharsetMismatch = "文件声明的编码不对，已改用检测的结果",
            "the declared charset did not fit; detection decided";
        UndecodableBytes = "有些字节解不出来，已用替代符", "some bytes could not be decoded";
        NoPublicationTime = "没有找到刊出时间", "no publication time found";
        PublicationTimeConflict = "几处刊出时间不一致", "publication times contradict each other";
        RepeatedBody = "正文在文件里出现了不止一次", "the file holds the text more than once";
        SeveralArticles = "文件里有几篇文章", "the file holds several articles";
        NoBody = "没有认出正文，全部保留", "no body was recognised; everything is kept";
        DeepMarkup = "标签嵌套太深，已摊平", "markup nested too deep was flattened";
        NoDictionary = "词典没有载入，分词不完整", "no dictionary; words are incomplete";
        NoNameModel = "没有名称模型，名称只靠规则", "no name model; names come from rules";
        BudgetSpent = "分析到步数上限，结果不全", "the step budget was spent; the result is partial";
    }
    /// Why a file could not be read.
    error_message(InputErrorCode) in ERRORS {
        Empty = "空文件：{number} 字节里没有文字", "empty: no text in {number} bytes";
        Binary = "不是文字：有 {number} 个控制字节，第一个在 {place}",
            "not text: {number} control bytes, the first at {place}";
        TooLarge = "太大：{number_bytes}，上限 {limit_bytes}",
            "too large: {number_bytes}, the limit is {limit_bytes}";
        TooManyArticles = "文章太多：{number} 篇，上限 {limit}，停在 {place}",
            "too many articles: {number}, the limit is {limit}, stopped at {place}";
        Truncated = "在中间断了：{place}", "ends in the middle, at {place}";
        BadRecord = "记录有误：{place}", "bad record at {place}";
        Unreadable = "打不开：{place}", "can't be opened: {place}";
        WorkerDied = "后台进程没有响应（{place}，{number} 秒，上限 {limit} 秒）",
            "the worker gave no answer ({place}, {number} s of {limit} s)";
        TooLong = "一篇太长：{place}有 {number} 字，上限 {limit} 字",
            "too long: {number} characters in {place}, the limit is {limit}";
    }
}

/// Why a file could not be read, without the file's name.
#[must_use]
pub fn error_said(text: Text, error: &InputError) -> String {
    text.fill(
        error_message(error.code),
        &[
            ("place", &error.place),
            ("number", &large(error.number)),
            ("limit", &large(error.limit)),
            ("number_bytes", &bytes_said(error.number)),
            ("limit_bytes", &bytes_said(error.limit)),
        ],
    )
}

fn large(number: u64) -> String {
    usize::try_from(number).map_or_else(|_| number.to_string(), number_said)
}

/// A command in a few words, for undo and redo.
#[must_use]
pub const fn command_name(command: &Command) -> Message {
    match command {
        Command::Keep { kept: true, .. } => ADD,
        Command::Keep { kept: false, .. } => REMOVE,
        Command::Charset { .. } => CHARSET,
        Command::Restore { restored: true, .. } => RESTORE,
        Command::Restore {
            restored: false, ..
        } => SET_ASIDE,
        Command::Rule { disabled: true, .. } => RULE_OFF,
        Command::Rule {
            disabled: false, ..
        } => RULE_ON,
        Command::Published { .. } => PUBLISHED,
        Command::Names(NameEdit::Merge(_)) => MERGE,
        Command::Names(NameEdit::Split { .. } | NameEdit::Part(_)) => SPLIT,
        Command::Names(NameEdit::Rename { .. }) => RENAME,
        Command::Names(NameEdit::Kind { .. }) => KIND,
        Command::Names(NameEdit::Hide { hidden: true, .. }) => HIDE,
        Command::Names(NameEdit::Hide { .. }) | Command::NamesAs(_) => SHOW,
        Command::Dictionary(_) => DICTIONARY,
        Command::OneStory { .. } => ONE_STORY,
        Command::LeastAlike(_) => LEAST_ALIKE,
    }
}

super::messages! {
    /// Command.
    ADD = "添加文件", "adding files";
    /// Command.
    REMOVE = "移除文件", "removing files";
    /// Command.
    CHARSET = "更改编码", "the change of charset";
    /// Command.
    RESTORE = "恢复一块", "restoring a block";
    /// Command.
    SET_ASIDE = "删去一块", "setting a block aside";
    /// Command.
    RULE_OFF = "恢复一条规则的全部", "restoring all of a rule";
    /// Command.
    RULE_ON = "启用规则", "switching a rule on";
    /// Command.
    PUBLISHED = "更正刊出时间", "correcting the publication time";
    /// Command.
    MERGE = "合并名称", "merging names";
    /// Command.
    SPLIT = "拆分名称", "splitting a name";
    /// Command.
    RENAME = "改名称的写法", "renaming a name";
    /// Command.
    KIND = "改名称的种类", "changing the kind of a name";
    /// Command.
    HIDE = "隐藏名称", "hiding a name";
    /// Command.
    SHOW = "重新显示名称", "showing a name again";
    /// Command.
    DICTIONARY = "改自己的词典", "changing the own dictionary";
    /// Command.
    ONE_STORY = "一件事与否", "the answer about one story";
    /// Command.
    LEAST_ALIKE = "相似度门槛", "the threshold of likeness";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::i18n::Lang;

    #[test]
    fn names_are_told_apart() {
        for list in LISTS {
            for lang in [Lang::Zh, Lang::En] {
                let mut said: Vec<&str> =
                    list.iter().map(|(_, message)| message.get(lang)).collect();
                assert!(said.iter().all(|name| !name.is_empty()));
                let n_all = said.len();
                said.sort_unstable();
                said.dedup();
                assert_eq!(said.len(), n_all, "{list:?}");
            }
        }
    }

    #[test]
    fn errors_give_number_and_limit() {
        let error = InputError {
            file: "a.txt".to_owned(),
            code: InputErrorCode::TooLarge,
            place: String::new(),
            number: 70 << 20,
            limit: 64 << 20,
        };
        assert_eq!(
            error_said(Text(Lang::En), &error),
            "too large: 70 MB, the limit is 64 MB"
        );
    }
}
