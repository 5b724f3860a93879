//! Signs by which kinds are known: bytes at a place, words at the start of a text.

/// Whether bytes start with a mark.
pub(super) fn starts(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.starts_with(mark)
}
