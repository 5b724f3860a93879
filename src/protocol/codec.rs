//! Bulk values as bytes: the version, then postcard.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::VERSION;

/// Why bytes are not the value that was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodecError {
    /// Written by another version of the program: its number.
    WrongVersion(u8),
    /// Cut short, or not written by [`encode`] at all.
    Broken(String),
}

impl fmt::Display for CodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongVersion(found) => {
                write!(
                    f,
                    "message of version {found}, this program speaks {VERSION}"
                )
            }
            Self::Broken(reason) => write!(f, "broken message: {reason}"),
        }
    }
}

impl std::error::Error for CodecError {}

/// Writes a value.
///
/// # Errors
/// When the value can't be written, which no type of this program does.
pub fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, CodecError> {
    postcard::to_extend(value, vec![VERSION]).map_err(|error| CodecError::Broken(error.to_string()))
}

/// Reads a value.
///
/// # Errors
/// When the bytes are of another version, cut short, or of another type.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CodecError> {
    match bytes.split_first() {
        None => Err(CodecError::Broken("no byte".to_owned())),
        Some((&VERSION, rest)) => {
            postcard::from_bytes(rest).map_err(|error| CodecError::Broken(error.to_string()))
        }
        Some((&found, _)) => Err(CodecError::WrongVersion(found)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::FileResult;
    use crate::model::{Article, ArticleId, Comparison, FileDecisions, FileId};
    use crate::view::{Request, Response, SortBy};

    fn round_trip<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) {
        let bytes = encode(value).unwrap();
        assert_eq!(&decode::<T>(&bytes).unwrap(), value);
        for cut in 0..bytes.len() {
            // A cut message is refused, or (a shorter list, say) read as something else: no panic.
            let _ = decode::<T>(bytes.get(..cut).unwrap_or_default());
        }
    }

    #[test]
    fn bulk_values_round_trip() {
        round_trip(&FileResult::default());
        round_trip(&Article::default());
        round_trip(&Comparison::default());
        round_trip(&FileDecisions::default());
        round_trip(&Request::Compare {
            a: ArticleId::new(FileId(3), 0),
            b: ArticleId::new(FileId(5), 1),
        });
        round_trip(&Request::Rows {
            query: "渡轮".to_owned(),
            sort: SortBy::Published,
            reversed: true,
            first: 400,
        });
        round_trip(&Response::Missing);
    }

    #[test]
    fn other_versions_are_refused_with_a_message() {
        let mut bytes = encode(&"海岭").unwrap();
        if let Some(first) = bytes.first_mut() {
            *first = VERSION + 1;
        }
        let error = decode::<String>(&bytes).unwrap_err();
        assert_eq!(error, CodecError::WrongVersion(VERSION + 1));
        assert!(error.to_string().contains("version"));
        assert!(matches!(decode::<String>(&[]), Err(CodecError::Broken(_))));
    }
}
