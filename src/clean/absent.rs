//! Pages without an article: errors, logins, searches, notices of cookies.
//!
//! Such a page has little prose, and its title or its first lines say what it is. Then no block is
//! the body: all are set aside, and the article says so. A person can restore them.
//!
//! Short news may use the same words (涉事视频已被删除). A page with a publication time and a sentence
//! in its body is therefore never asked; a short article without a date still can be taken for one.

use super::block::Raw;
use super::body::is_prose;
use super::phrase;
use super::rules::Verdict;
use crate::model::{Evidence, Rule};

/// Prose, in characters, above which a page is taken to hold an article whatever it says.
const MAX_PROSE_CHARS: u32 = 160;

/// First blocks that are read.
const REACH: usize = 12;

/// Longest line that says what a page is, in characters.
const MAX_LINE_CHARS: u32 = 60;

/// What such pages say of themselves, in folded text.
const SAID: &[&str] = &[
    "错误信息",
    "出错了",
    "页面不存在",
    "主题不存在",
    "内容不存在",
    "文章不存在",
    "帖子不存在",
    "您访问的页面",
    "你访问的页面",
    "页面找不到",
    "找不到页面",
    "无法找到",
    "没有找到您要",
    "已被删除",
    "已经删除",
    "已被移走",
    "已被屏蔽",
    "该内容已被发布者删除",
    "此内容因违规无法查看",
    "链接已过期",
    "参数错误",
    "请先登录",
    "请登录后",
    "登录后查看",
    "用户登录",
    "没有权限",
    "访问被拒绝",
    "访问过于频繁",
    "请输入验证码",
    "安全验证",
    "搜索结果",
    "404 not found",
    "page not found",
    "page you requested",
    "page you are looking for",
    "no longer available",
    "access denied",
    "403 forbidden",
    "500 internal server error",
    "502 bad gateway",
    "503 service",
    "sign in to continue",
    "log in to continue",
    "please log in",
    "please enable javascript",
    "are you a robot",
    "verify you are human",
    "search results for",
    "we use cookies",
    "accept all cookies",
];

/// What a page says that shows it holds no article; nothing where it may hold one.
pub(crate) fn said(blocks: &[Raw], title: Option<&str>) -> Option<&'static str> {
    let prose = blocks.iter().filter(|block| is_prose(block));
    if prose.map(|block| block.chars).sum::<u32>() > MAX_PROSE_CHARS {
        return None;
    }
    let short = blocks
        .iter()
        .filter(|block| block.chars <= MAX_LINE_CHARS)
        .take(REACH)
        .map(|block| block.text.as_str());
    title.into_iter().chain(short).find_map(|line| {
        let line = phrase::folded(line);
        SAID.iter().copied().find(|said| line.contains(said))
    })
}

/// Sets every block aside.
pub(crate) fn set_aside(verdicts: &mut [Verdict], said: &'static str) {
    for verdict in verdicts {
        if verdict.removal.is_none() {
            let evidence = vec![Evidence::new("cue", said)];
            *verdict = Verdict::remove(verdict.role, Rule::PageFrame, evidence);
        }
    }
}
