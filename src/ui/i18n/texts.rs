//! The messages and languages that `build/texts.rs` makes of the files in `texts/`.

use super::Message;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// A message's text in a language.
pub(super) fn text(message: Message, lang: Lang) -> &'static str {
    let (row, index) = (lang as usize, usize::from(message.0));
    let begin = |at: usize| {
        let start = STARTS.get(row).and_then(|starts| starts.get(at));
        start.map_or(0, |&start| start as usize)
    };
    let whole = TEXTS.get(row).unwrap_or(&"");
    whole
        .get(begin(index)..begin(index + 1))
        .unwrap_or_default()
}

/// All messages.
pub fn all() -> impl Iterator<Item = Message> {
    let n = u16::try_from(N_MESSAGES).unwrap_or(u16::MAX);
    (0..n).map(Message)
}
