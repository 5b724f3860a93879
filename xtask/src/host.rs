//! A small static file server for `dist`: what a hosting service does, and no more.
//!
//! It listens on 127.0.0.1 only, answers GET and HEAD, knows the types of the files that the site
//! has, never lists a folder and never leaves the one that it serves. `under` puts the site into a
//! sub-folder (`/a/b/`), as many hosts do.
//!
//! ```text
//! GET /a/b/        -> dist/index.html
//! GET /a/b/../x    -> 404
//! ```
//!
//! Limits: one request a connection, no ranges, no compression.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::outcome::{Context, Outcome};

/// A request's line and headers may be this long: far above what browsers send.
const REQUEST_LIMIT: u64 = 64 * 1024;

/// A client that sends nothing for so long is let go (some browsers open spare connections).
const PATIENCE: Duration = Duration::from_secs(30);

/// What to serve, and where.
#[derive(Clone)]
pub(crate) struct Site {
    /// The folder with the built site.
    pub(crate) folder: PathBuf,
    /// The sub-folder that the site seems to lie in: `/` or `/a/b/`.
    pub(crate) under: String,
}

/// A site with its ear open; `serve` answers.
pub(crate) struct Host {
    listener: TcpListener,
    site: Site,
}

impl Host {
    /// Listens on a port of 127.0.0.1; port 0 takes a free one.
    pub(crate) fn listen(site: Site, port: u16) -> Outcome<Self> {
        if !site.folder.join("index.html").is_file() {
            return Err(format!("{} holds no built page", site.folder.display()));
        }
        let listener = TcpListener::bind(("127.0.0.1", port))
            .context(format!("port {port} can't be had (try --port 0)"))?;
        Ok(Self { listener, site })
    }

    /// The page's address.
    pub(crate) fn address(&self) -> Outcome<String> {
        let address = self.listener.local_addr().context("the server's address")?;
        Ok(format!("http://{address}{}", self.site.under))
    }

    /// Answers until the program ends.
    pub(crate) fn serve(self) -> Outcome<()> {
        for stream in self.listener.incoming().flatten() {
            let site = self.site.clone();
            // A client that went away is its own affair.
            thread::spawn(move || {
                let _ = answer(&site, &stream);
            });
        }
        Ok(())
    }
}

fn answer(site: &Site, stream: &TcpStream) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut request = BufReader::new(stream.take(REQUEST_LIMIT));
    let mut first = String::new();
    request.read_line(&mut first)?;
    let mut header = String::new();
    while request.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = first.split_whitespace();
    let method = words.next().unwrap_or_default();
    let target = words.next().unwrap_or_default();
    let (status, kind, body) = match (method, find(site, target)) {
        ("GET" | "HEAD", Some(path)) => ("200 OK", media_type(&path), fs::read(&path)?),
        ("GET" | "HEAD", None) => ("404 Not Found", "text/plain", b"not found\n".to_vec()),
        _ => (
            "405 Method Not Allowed",
            "text/plain",
            b"GET or HEAD\n".to_vec(),
        ),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\ncache-control: no-cache\r\n\
         x-content-type-options: nosniff\r\nreferrer-policy: no-referrer\r\nconnection: close\r\n\r\n",
        body.len()
    );
    let mut stream = stream;
    stream.write_all(head.as_bytes())?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The file that a request's target means, if it is one of the site's.
fn find(site: &Site, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let inside = path.strip_prefix(site.under.as_str())?;
    let mut file = site.folder.clone();
    for part in inside.split('/').filter(|part| !part.is_empty()) {
        // Our own files have plain names; dots first, escapes and back-slashes are somebody else's.
        let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
        if part.starts_with('.') || !part.chars().all(is_plain) {
            return None;
        }
        file.push(part);
    }
    if inside.is_empty() || inside.ends_with('/') {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(under: &str) -> Site {
        Site {
            folder: crate::places::workspace().join("xtask"),
            under: under.to_owned(),
        }
    }

    #[test]
    fn files_of_the_folder_are_found() {
        assert!(find(&site("/"), "/Cargo.toml?x=1").is_some());
        assert!(find(&site("/a/b/"), "/a/b/src/host.rs").is_some());
    }

    #[test]
    fn nothing_outside_the_folder_is_found() {
        for target in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/src",
            "//etc/passwd",
            "/",
            "",
            "/src/..\\x",
        ] {
            assert_eq!(find(&site("/"), target), None, "{target}");
        }
        assert_eq!(find(&site("/a/"), "/Cargo.toml"), None);
    }
}
