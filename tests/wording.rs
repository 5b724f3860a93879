//! The page's Traditional Chinese is a text of its own, not Simplified in other signs.
#![cfg(not(target_arch = "wasm32"))]

use duilan::text::fold::fold_char;
use duilan::ui::i18n::{Lang, Text, all};

/// How many messages must use other words: 檔案 for 文件, 搜尋 for 搜索.
const LEAST_OWN: usize = 60;

#[test]
fn traditional_has_its_own_terms() {
    let own = all().filter(|&message| {
        let folded = |lang| Text(lang).say(message).chars().map(fold_char);
        folded(Lang::ZhHant).ne(folded(Lang::ZhHans))
    });
    let n_own = own.count();
    assert!(LEAST_OWN <= n_own, "only {n_own} messages differ");
}

#[test]
fn each_script_keeps_to_itself() {
    let simplified = ["们", "这", "说", "为", "时", "间", "个", "对", "话", "读"];
    let traditional = ["們", "這", "說", "為", "時", "間", "個", "對", "話", "讀"];
    for message in all() {
        let (hans, hant) = (
            Text(Lang::ZhHans).say(message),
            Text(Lang::ZhHant).say(message),
        );
        assert!(
            !traditional.iter().any(|sign| hans.contains(sign)),
            "{hans}"
        );
        assert!(!simplified.iter().any(|sign| hant.contains(sign)), "{hant}");
    }
}
