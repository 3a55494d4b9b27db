//! What happened, in files that rotate daily; secrets are taken out before anything is written.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// Days of log that are kept.
const DAYS: usize = 7;

/// Starts writing the log of this process; a second call changes nothing.
pub(crate) fn start(data_dir: &Path) {
    let folder = data_dir.join("logs");
    if std::fs::create_dir_all(&folder).is_err() {
        return;
    }
    let appender = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("slipway")
        .filename_suffix("log")
        // Each start makes room for one more, today's being there or not.
        .max_log_files(DAYS + 1)
        .build(folder);
    let Ok(appender) = appender else { return };
    let filter = EnvFilter::try_from_env("SLIPWAY_LOG")
        .unwrap_or_else(|_| EnvFilter::new("warn,slipway=info,slipway_app=info"));
    let _already_started = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(false)
        .with_writer(Scrubbed(appender))
        .try_init();
}

/// The log files, oldest first.
pub(crate) fn files(data_dir: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(data_dir.join("logs")) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    files
}

struct Scrubbed(RollingFileAppender);

struct Line<'a> {
    to: &'a RollingFileAppender,
}

impl<'a> MakeWriter<'a> for Scrubbed {
    type Writer = Line<'a>;

    fn make_writer(&'a self) -> Line<'a> {
        Line { to: &self.0 }
    }
}

impl Write for Line<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let text = scrub(&String::from_utf8_lossy(buffer));
        self.to.make_writer().write_all(text.as_bytes())?;
        Ok(buffer.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.make_writer().flush()
    }
}

/// Words before a value that must not be seen.
const MARKS: [&str; 10] = [
    "password",
    "passwd",
    "secret",
    "token",
    "api_key",
    "apikey",
    "bearer ",
    "basic ",
    "access_key",
    "private_key",
];

/// Takes out credentials of addresses and values that follow a word such as `token`.
pub(crate) fn scrub(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        out.push_str(&without_userinfo(word));
    }
    for mark in MARKS {
        out = without_value(&out, mark);
    }
    out
}

/// `https://user:pass@host` becomes `https://***@host`.
fn without_userinfo(word: &str) -> String {
    let Some(scheme) = word.find("://") else {
        return word.to_owned();
    };
    let rest = &word[scheme + 3..];
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    match rest[..end].rfind('@') {
        Some(at) => format!("{}***{}", &word[..scheme + 3], &rest[at..]),
        None => word.to_owned(),
    }
}

/// `token=abc`, `"token": "abc"` and `Bearer abc` lose their value.
fn without_value(text: &str, mark: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    while let Some(found) = lower[from..].find(mark) {
        let after = from + found + mark.len();
        let lead = lower[after..]
            .find(|c: char| !matches!(c, '"' | '\'' | ':' | '=' | ' '))
            .map_or(lower.len(), |n| after + n);
        let joined = mark.ends_with(' ') || lower[after..lead].contains(['=', ':']);
        let end = lower[lead..]
            .find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '&' | ',' | ';' | '}'))
            .map_or(lower.len(), |n| lead + n);
        if joined && end > lead {
            out.push_str(&text[from..lead]);
            out.push_str("***");
            from = end;
        } else {
            out.push_str(&text[from..after]);
            from = after;
        }
    }
    out.push_str(&text[from..]);
    out
}
