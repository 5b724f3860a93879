//! The Content-Security-Policy of the two ways to run: what the page may do at all.
//!
//! Hosted, everything comes from the site itself. The single file talks to nobody: its program and
//! its workers are Blobs, its scripts and styles are known by their hashes. In both, a style
//! attribute is allowed, because rows of long lists are placed by one.

use super::digest::policy_hash;
use super::page::Page;

/// What both ways share.
const COMMON: &[&str] = &[
    "default-src 'none'",
    "style-src-attr 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
];

/// The policy of the hosted page.
pub(crate) fn hosted(page: &Page) -> String {
    let scripts = format!(
        "script-src 'self' 'wasm-unsafe-eval'{}",
        hashes(&inline_scripts(page))
    );
    join(&[
        &scripts,
        "worker-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
    ])
}

/// The policy of the single file; `styles` are the contents of its style elements.
pub(crate) fn single(page: &Page, styles: &[String]) -> String {
    let scripts = format!(
        "script-src blob: 'wasm-unsafe-eval'{}",
        hashes(&inline_scripts(page))
    );
    let styles = format!("style-src{}", hashes(styles));
    join(&[&scripts, "worker-src blob:", &styles, "img-src data:"])
}

/// The scripts that run from the page's own text (not those with a `src`, nor blocks of data).
fn inline_scripts(page: &Page) -> Vec<String> {
    page.scripts()
        .into_iter()
        .filter(|script| script.tag.attribute("src").is_none())
        .filter(|script| matches!(script.tag.attribute("type"), None | Some("module")))
        .map(|script| script.content)
        .collect()
}

fn hashes(texts: &[String]) -> String {
    texts
        .iter()
        .map(|text| format!(" {}", policy_hash(text)))
        .collect()
}

fn join(directives: &[&str]) -> String {
    let all: Vec<&str> = COMMON.iter().chain(directives).copied().collect();
    all.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_running_inline_scripts_are_hashed() {
        let page = Page::new(
            "<script src=\"a.js\"></script><script type=\"text/plain\">x</script>\
             <script type=\"module\">abc</script>"
                .to_owned(),
        );
        assert_eq!(inline_scripts(&page), ["abc"]);
        assert!(hosted(&page).contains(&policy_hash("abc")));
    }

    #[test]
    fn the_single_file_may_connect_to_nothing() {
        let policy = single(&Page::new(String::new()), &[]);
        assert!(!policy.contains("connect-src") && policy.contains("default-src 'none'"));
    }
}
