//! Deflate, bounded: no byte more than allowed is ever produced.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

/// How an unpacking ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// At the stream's own end.
    Whole,
    /// More would come than is allowed.
    TooLarge,
    /// The bytes ended before the stream.
    Cut,
    /// The stream makes no sense.
    Damaged,
}

/// How much room the output is given at a time.
const STEP: usize = 1 << 16;

/// Unpacks a raw deflate stream behind what `output` holds; how many bytes it took, and how it
/// ended. What came out before a damage stays.
pub(super) fn append(bytes: &[u8], max_bytes: usize, output: &mut Vec<u8>) -> (usize, End) {
    let start = output.len();
    let mut state = DecompressorOxide::new();
    let mut consumed = 0;
    let mut written = 0;
    loop {
        let room = (written + STEP.max(written)).min(max_bytes);
        output.resize(start + room, 0);
        let window = output.get_mut(start..).unwrap_or_default();
        let input = bytes.get(consumed..).unwrap_or_default();
        let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, n_in, n_out) = decompress(&mut state, input, window, written, flags);
        consumed += n_in;
        written += n_out;
        let end = match status {
            TINFLStatus::Done => End::Whole,
            TINFLStatus::HasMoreOutput if written < max_bytes => continue,
            TINFLStatus::HasMoreOutput => End::TooLarge,
            TINFLStatus::NeedsMoreInput | TINFLStatus::FailedCannotMakeProgress => End::Cut,
            _ => End::Damaged,
        };
        output.truncate(start + written);
        return (consumed, end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a` a hundred times, as zlib packs it raw.
    const PACKED: &[u8] = &[0x4b, 0x4c, 0xa4, 0x3d, 0x00, 0x00];

    #[test]
    fn whole_cut_and_too_large() {
        let mut output = b"x".to_vec();
        assert_eq!(append(PACKED, 1000, &mut output), (6, End::Whole));
        assert_eq!(output, [b"x".as_slice(), &[b'a'; 100]].concat());
        let mut output = Vec::new();
        assert_eq!(append(&PACKED[..3], 1000, &mut output).1, End::Cut);
        let mut output = Vec::new();
        assert_eq!(append(PACKED, 50, &mut output).1, End::TooLarge);
        assert_eq!(output.len(), 50);
        let mut output = Vec::new();
        assert_eq!(append(&[7, 7, 7], 50, &mut output).1, End::Damaged);
    }
}
