//! Windows code pages by their numbers, and by the numbers of fonts' character sets.

use encoding_rs::Encoding;

/// The code page of a font's character set.
pub(super) fn charset_page(set: i32) -> Option<&'static Encoding> {
    let page = match set {
        77 => 10_000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    code_page(page)
}

/// The encoding of a Windows code page.
pub(super) fn code_page(page: i32) -> Option<&'static Encoding> {
    let label = match page {
        932 => "shift_jis".to_owned(),
        936 | 20_936 => "gbk".to_owned(),
        54_936 => "gb18030".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10_000 => "macintosh".to_owned(),
        65_001 => "utf-8".to_owned(),
        866 | 874 | 1250..=1258 => format!("cp{page}"),
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
        .or_else(|| Encoding::for_label(format!("windows-{page}").as_bytes()))
}
