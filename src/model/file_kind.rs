//! What a file is, known by its content, and the words for a kind that is not read.
//!
//! One table: a name that exports and texts are keyed by, what the thing is, and what a person can
//! do about it where it is not read.

use serde::{Deserialize, Serialize};

/// Lays the table: the kinds, their names, what each is and what to do next.
macro_rules! kinds {
    ($($kind:ident $name:literal $what:literal $advice:literal)*) => {
        /// What a file is, by its content.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[allow(missing_docs, reason = "the table below says what each is")]
        pub enum FileKind {
            $($kind,)*
        }

        impl FileKind {
            /// All kinds, in the table's order.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// The stable name, as exports write it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }

            /// What it is, in English, with its article.
            #[must_use]
            pub const fn what(self) -> &'static str {
                match self {
                    $(Self::$kind => $what,)*
                }
            }

            /// What a person can do where it is not read; empty where it is.
            #[must_use]
            pub const fn advice(self) -> &'static str {
                match self {
                    $(Self::$kind => $advice,)*
                }
            }
        }
    };
}

kinds! {
    Text "text" "a text" ""
    Html "html" "a web page" ""
    Zip "zip" "a zip archive" ""
    Gzip "gzip" "a gzip file" ""
    Tar "tar" "a tar archive" ""
    Csv "csv" "a table" ""
    Json "json" "JSON" ""
    JsonLines "jsonl" "JSON lines" ""
    Mail "mail" "a mail" ""
    Mailbox "mbox" "a mailbox" ""
    Mhtml "mhtml" "a saved web page (MHTML)" ""
    Feed "feed" "a feed" ""
    Opml "opml" "a list of feeds" "it holds no articles; drop the articles that the reader has stored"
    Links "links" "a table of links" "it holds no text; save the pages and drop them"
    NoText "no_text" "a table without a column of text" "export it with the articles' text"
    JsonWithoutText "json_no_text" "JSON without a text" "export it with the articles' text"
    Docx "docx" "a Word document" ""
    Odt "odt" "an OpenDocument text" ""
    Rtf "rtf" "an RTF document" ""
    Epub "epub" "an e-book (EPUB)" ""
    Xlsx "xlsx" "an Excel workbook" ""
    Ods "ods" "an OpenDocument spreadsheet" ""
    Pptx "pptx" "a PowerPoint presentation" "export its text as .docx or .txt"
    Odp "odp" "an OpenDocument presentation" "export its text as .odt or .txt"
    Warc "warc" "a web archive (WARC)" ""
    Wacz "wacz" "a web archive (WACZ)" ""
    Har "har" "a recording of web traffic (HAR)" ""
    Pdf "pdf" "a PDF" "copy its text into a text file, or save it as text"
    ScannedPdf "scanned_pdf" "a PDF of pictures" "it holds no text; run text recognition (OCR) over it first"
    References "references" "a list of references" "it holds no abstracts; export it with them"
    Subtitles "subtitles" "subtitles" "save the spoken text as .txt"
    SevenZip "7z" "a 7-Zip archive" "unpack it first and drop the folder"
    Rar "rar" "a RAR archive" "unpack it first and drop the folder"
    Xz "xz" "an xz file" "unpack it first"
    Bzip2 "bzip2" "a bzip2 file" "unpack it first"
    Zstandard "zstd" "a Zstandard file" "unpack it first"
    Cabinet "cab" "a Windows cabinet" "unpack it first and drop the folder"
    OldWord "doc" "a Word 97 document" "save it as .docx"
    OldExcel "xls" "an Excel 97 workbook" "save it as .xlsx or CSV"
    OldPowerPoint "ppt" "a PowerPoint 97 presentation" "export its text as .docx or .txt"
    OutlookMessage "msg" "an Outlook message" "save it as .eml or text"
    OutlookStore "pst" "an Outlook mail store" "export the mails as .eml or .mbox"
    Compound "ole" "an old Office file" "save it in a newer format, .docx or .xlsx"
    Mobi "mobi" "a Kindle e-book (MOBI)" "convert it to EPUB"
    Chm "chm" "a compiled help file (CHM)" "convert it to HTML or EPUB"
    DjVu "djvu" "a DjVu scan" "run text recognition (OCR) over it first"
    Sqlite "sqlite" "an SQLite database" "export the table as CSV"
    Parquet "parquet" "a Parquet table" "export it as CSV or JSON lines"
    Pickle "pickle" "a Python pickle" "export it as CSV or JSON lines"
    WebArchive "webarchive" "a Safari web archive" "save the page as HTML, or as one file with SingleFile"
    PropertyList "plist" "a property list" "it holds no article"
    Image "image" "a picture" "it holds no text; run text recognition (OCR) over it first"
    Audio "audio" "a sound recording" "it holds no text; write it down first"
    Video "video" "a video" "it holds no text; write it down first"
    Font "font" "a font" "it holds no text"
    Program "program" "a program" "it holds no text"
    Style "style" "a style sheet" "it holds no article"
    Script "script" "program code" "it holds no article"
    Xml "xml" "an XML file of an unknown kind" "export the articles as HTML, CSV or JSON lines"
    PostScript "postscript" "a PostScript file" "save it as text"
    PackedOtherwise "zip_method" "a zip archive packed otherwise than with Deflate" "unpack it first and drop the folder"
    Index "index" "a list of links to other pages" "it holds no article"
    Note "note" "a short note" "it is no article"
    Entry "entry" "an entry" ""
    Unknown "unknown" "a binary file" "save its text as .txt, .html, .docx or CSV"
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_tell_the_kinds_apart() {
        let names: BTreeSet<&str> = FileKind::ALL.iter().map(|kind| kind.name()).collect();
        assert_eq!(names.len(), FileKind::ALL.len());
        assert!(names.iter().all(|name| !name.contains(' ')));
    }
}
