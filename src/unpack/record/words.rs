//! What fields of records are called, the surest name of each kind first.
//!
//! Sources: the exports of Media Cloud, news-please, Scrapy projects, Elasticsearch, wallabag,
//! Pocket, FreshRSS, WordPress, GDELT and NewsAPI lists, Weibo and WeChat crawlers, and what people
//! call their columns in spreadsheets.

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::unpack) enum Field {
    Html,
    Text,
    Summary,
    Title,
    Published,
    Crawled,
    Url,
    Source,
    Byline,
    Id,
}

const NAMES: &[(Field, &[&str])] = &[
    (
        Field::Html,
        &[
            "html",
            "contenthtml",
            "bodyhtml",
            "rawhtml",
            "pagehtml",
            "htmlcontent",
            "content:encoded",
            "contentencoded",
            "正文html",
            "网页源码",
        ],
    ),
    (
        Field::Text,
        &[
            "fulltext",
            "maintext",
            "正文",
            "正文内容",
            "文章正文",
            "新闻正文",
            "文章内容",
            "新闻内容",
            "全文",
            "全文内容",
            "articletext",
            "articlebody",
            "articlecontent",
            "newscontent",
            "fullcontent",
            "contenttext",
            "cleantext",
            "cleanedtext",
            "textcontent",
            "bodytext",
            "plaintext",
            "rawtext",
            "storytext",
            "posttext",
            "postcontent",
            "微博正文",
            "微博内容",
            "博文内容",
            "帖子内容",
            "content",
            "text",
            "body",
            "内容",
            "內容",
            "內文",
            "内文",
            "本文",
            "文本",
            "原文",
            "文本内容",
            "article",
            "story",
            "longtext",
            "document",
            "doc",
            "message",
            "msg",
            "selftext",
            "txt",
            "passage",
            "paragraphs",
            "contents",
        ],
    ),
    (
        Field::Summary,
        &[
            "summary",
            "摘要",
            "内容摘要",
            "abstract",
            "excerpt",
            "description",
            "desc",
            "digest",
            "导语",
            "導語",
            "lead",
            "snippet",
            "standfirst",
            "teaser",
            "简介",
            "簡介",
        ],
    ),
    (
        Field::Title,
        &[
            "title",
            "标题",
            "標題",
            "文章标题",
            "新闻标题",
            "新聞標題",
            "headline",
            "headlines",
            "题名",
            "題名",
            "题目",
            "題目",
            "articletitle",
            "newstitle",
            "posttitle",
            "titletext",
            "subject",
            "名称",
            "resolvedtitle",
            "givenitle",
            "name",
        ],
    ),
    (
        Field::Published,
        &[
            "published",
            "publishedat",
            "publishdate",
            "发布时间",
            "發布時間",
            "發佈時間",
            "datepublished",
            "datepublish",
            "publicationdate",
            "publicationtime",
            "publishtime",
            "publishedtime",
            "publisheddate",
            "publishedon",
            "publishat",
            "pubdate",
            "pubtime",
            "pubdatetime",
            "发布日期",
            "發布日期",
            "發佈日期",
            "刊登日期",
            "出版日期",
            "发表时间",
            "發表時間",
            "发表日期",
            "发稿时间",
            "见报日期",
            "完整日期",
            "fullcreatedat",
            "postedat",
            "posttime",
            "postdate",
            "articledate",
            "newsdate",
            "newstime",
            "releasetime",
            "releasedate",
            "date",
            "datetime",
            "日期",
            "时间",
            "時間",
            "日期时间",
            "time",
            "created",
            "createdat",
            "createtime",
            "createdate",
            "ctime",
            "creationdate",
            "dcdate",
            "seendate",
            "timestamp",
            "时间戳",
            "epoch",
            "ts",
            "updatedat",
            "updated",
            "updatetime",
            "datemodified",
            "datemodify",
            "modified",
        ],
    ),
    (
        Field::Crawled,
        &[
            "datedownload",
            "crawltime",
            "crawledat",
            "crawldate",
            "scrapedat",
            "scrapetime",
            "fetchtime",
            "fetchedat",
            "采集时间",
            "採集時間",
            "抓取时间",
            "爬取时间",
            "入库时间",
            "timeadded",
            "addedat",
            "downloaded",
            "retrieved",
        ],
    ),
    (
        Field::Url,
        &[
            "url",
            "link",
            "href",
            "链接",
            "鏈接",
            "連結",
            "网址",
            "網址",
            "原文链接",
            "文章链接",
            "新闻链接",
            "原文地址",
            "链接地址",
            "permalink",
            "articleurl",
            "newsurl",
            "sourceurl",
            "canonicalurl",
            "weburl",
            "pageurl",
            "originalurl",
            "resolvedurl",
            "givenurl",
            "canonical",
            "alternate",
            "documentidentifier",
            "uri",
            "guid",
            "地址",
        ],
    ),
    (
        Field::Source,
        &[
            "媒体",
            "媒體",
            "媒体名称",
            "媒體名稱",
            "media",
            "medianame",
            "outlet",
            "sourcename",
            "source",
            "来源",
            "來源",
            "稿源",
            "新闻来源",
            "文章来源",
            "报纸",
            "報紙",
            "刊名",
            "publication",
            "publicationname",
            "publisher",
            "site",
            "sitename",
            "website",
            "网站",
            "網站",
            "站点",
            "newspaper",
            "newsagency",
            "origin",
            "feed",
            "feedtitle",
            "feedname",
            "channel",
            "公众号",
            "公众号名称",
            "domainname",
            "domain",
            "sourcedomain",
            "screenname",
        ],
    ),
    (
        Field::Byline,
        &[
            "author",
            "authors",
            "作者",
            "byline",
            "记者",
            "記者",
            "creator",
            "writer",
            "reporter",
            "撰稿人",
            "责任者",
            "authorname",
            "dc:creator",
            "发布者",
            "发布人",
        ],
    ),
    (
        Field::Id,
        &[
            "id",
            "_id",
            "编号",
            "編號",
            "docid",
            "documentid",
            "articleid",
            "newsid",
            "storiesid",
            "storyid",
            "文章id",
            "新闻id",
            "uuid",
            "uid",
            "mid",
            "key",
        ],
    ),
];

/// What a field of that name holds, and the name's rank among its like, from 0.
pub(in crate::unpack) fn field(name: &str) -> Option<(Field, usize)> {
    let plain: String = name
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '"' | '\''))
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '.' | '\t' | '　'))
        .flat_map(char::to_lowercase)
        .collect();
    // An underline at the start tells `_id`; within, it only parts words.
    let plain = match plain.strip_prefix('_') {
        Some("id") => plain.clone(),
        _ => plain.replace('_', ""),
    };
    // A gloss in brackets: `正文（全文）`, `date (UTC)`.
    let plain = plain
        .split(['(', '（', '[', '【'])
        .next()
        .unwrap_or_default();
    NAMES.iter().find_map(|(field, names)| {
        let rank = names.iter().position(|known| *known == plain)?;
        Some((*field, rank))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_spelling() {
        let check = |name: &str, expect: Option<Field>| {
            assert_eq!(field(name).map(|(field, _)| field), expect, "{name}");
        };
        check("\u{feff}Publish_Date", Some(Field::Published));
        check("content_html", Some(Field::Html));
        check("正文（全文）", Some(Field::Text));
        check("_id", Some(Field::Id));
        check("点赞数", None);
    }

    #[test]
    fn no_name_stands_twice() {
        let mut all: Vec<&str> = NAMES
            .iter()
            .flat_map(|(_, names)| names.iter().copied())
            .collect();
        let n_names = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), n_names);
    }
}
