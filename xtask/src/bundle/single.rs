//! `duilan.html`: the whole page in one file that opens by double click, with no server.
//!
//! Styles go into the page's text, the host script gives way to `www/single.js`, and the program,
//! its glue and the assets follow as blocks of text that this script unpacks. An asset is packed
//! already and is not deflated again.
//!
//! ```text
//! <script type="text/plain" id="duilan-dictionary">eNo…</script>
//! <script type="text/plain" id="duilan-program" data-deflated>eNo…</script>
//! ```
//!
//! Limits: the glue must be one file, without snippets of its own.

use std::fs;
use std::path::Path;

use miniz_oxide::deflate::compress_to_vec_zlib;

use super::assets::Asset;
use super::digest::base64;
use super::page::{Page, Tag};
use super::policy;
use crate::outcome::{Context, Outcome};

/// The single file's name.
pub(crate) const FILE: &str = "duilan.html";

const HOST: &str = include_str!("../../../www/single.js");

/// The best that zlib can do; the file is made once and copied often.
const DEFLATE_LEVEL: u8 = 10;

/// Turns the built page, before anything hosted was added, into the single file.
pub(crate) fn assemble(mut page: Page, folder: &Path, assets: &[Asset]) -> Outcome<String> {
    let styles = inline_styles(&mut page, folder)?;
    remove_links(&mut page);
    remove_scripts(&mut page);
    let glue = only_file(folder, ".js", "__wbg_init")?;
    if String::from_utf8_lossy(&glue).contains("from './snippets/") {
        return Err("the glue imports snippets: duilan.html can't hold them".to_owned());
    }
    let program = only_file(folder, ".wasm", "")?;
    let mut blocks = deflated("glue", &glue) + &deflated("program", &program);
    for asset in assets {
        blocks += &block(&asset.name, "", &asset.bytes);
    }
    page.add_to_body(&format!("{blocks}<script>{HOST}</script>\n"))?;
    let policy = policy::single(&page, &styles);
    page.add_policy(&policy)?;
    Ok(page.text().to_owned())
}

fn deflated(name: &str, bytes: &[u8]) -> String {
    block(
        name,
        " data-deflated",
        &compress_to_vec_zlib(bytes, DEFLATE_LEVEL),
    )
}

fn block(name: &str, attribute: &str, bytes: &[u8]) -> String {
    let text = base64(bytes);
    format!("<script type=\"text/plain\" id=\"duilan-{name}\"{attribute}>{text}</script>\n")
}

/// Puts each style sheet into the page; gives their texts for the policy.
fn inline_styles(page: &mut Page, folder: &Path) -> Outcome<Vec<String>> {
    let mut styles = Vec::new();
    for tag in page
        .tags("link")
        .into_iter()
        .rev()
        .filter(|tag| is_link(tag, &["stylesheet"]))
    {
        let href = tag
            .attribute("href")
            .ok_or("a style sheet has no address")?;
        let path = folder.join(href.trim_start_matches("./"));
        let style = fs::read_to_string(&path).at(&path)?;
        if style.contains("</style") {
            return Err(format!("{} holds </style", path.display()));
        }
        page.replace(tag.range, &format!("<style>{style}</style>"));
        styles.push(style);
    }
    Ok(styles)
}

/// Takes out what would be fetched: preloads and the manifest.
fn remove_links(page: &mut Page) {
    let fetched = ["preload", "modulepreload", "manifest", "apple-touch-icon"];
    for tag in page
        .tags("link")
        .into_iter()
        .rev()
        .filter(|tag| is_link(tag, &fetched))
    {
        page.replace(tag.range, "");
    }
}

/// Takes out the hosted page's scripts: `www/host.js` and Trunk's start.
fn remove_scripts(page: &mut Page) {
    for script in page.scripts().into_iter().rev() {
        page.replace(script.range, "");
    }
}

fn is_link(tag: &Tag, kinds: &[&str]) -> bool {
    tag.attribute("rel").is_some_and(|rel| kinds.contains(&rel))
}

/// The one file of a folder with this ending that contains a text.
fn only_file(folder: &Path, ending: &str, containing: &str) -> Outcome<Vec<u8>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).at(folder)?.flatten() {
        if entry.file_name().to_string_lossy().ends_with(ending) {
            let bytes = fs::read(entry.path()).at(&entry.path())?;
            if containing.is_empty() || String::from_utf8_lossy(&bytes).contains(containing) {
                found.push(bytes);
            }
        }
    }
    match (found.pop(), found.is_empty()) {
        (Some(bytes), true) => Ok(bytes),
        _ => Err(format!(
            "the built site does not hold exactly one {ending} with {containing:?}"
        )),
    }
}
