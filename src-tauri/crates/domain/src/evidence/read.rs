//! Reads a report of any shape from a stream.

use super::guard::{Bounds, Guard};
use super::recorder::Recorder;
use super::report::{Refused, Report};
use super::{json, junit};
use std::io::{BufRead, BufReader, Read};

/// How much is read and kept at most.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of a whole report.
    pub bytes: u64,
    /// Bytes of a single text in it.
    pub text: usize,
    /// Assertions that are kept; all are counted.
    pub kept: usize,
    /// Failed assertions that are kept beyond those.
    pub kept_failed: usize,
}

/// Those in force: a golden path has under 3,000 assertions and 5 MB.
pub const LIMITS: Limits = Limits {
    bytes: 512 << 20,
    text: 8 << 20,
    kept: 20_000,
    kept_failed: 2_000,
};

/// Bytes that are asked for at once.
const CHUNK: usize = 64 << 10;

/// Reads a report.
///
/// # Errors
/// Why it cannot be read; nothing of it is kept then.
pub fn read(reader: impl Read, limits: Limits) -> Result<Report, Refused> {
    let bounds = Bounds::new();
    let guard = Guard::new(reader, bounds.clone(), limits.bytes, limits.text);
    let mut reader = BufReader::with_capacity(CHUNK, guard);
    let recorder = Recorder::new(limits.kept, limits.kept_failed);
    let refused =
        |error: std::io::Error| bounds.why().unwrap_or(Refused::Stopped(error.to_string()));
    loop {
        let head = reader.fill_buf().map_err(refused)?;
        let (skip, first) = match head {
            [] => return Err(Refused::Empty),
            [0xEF, 0xBB, 0xBF, ..] => (3, None),
            [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] | [0, ..] | [_, 0, ..] => {
                return Err(Refused::Encoding("it is UTF-16 or binary".to_owned()));
            }
            [b' ' | b'\t' | b'\r' | b'\n', ..] => (1, None),
            [first, ..] => (0, Some(*first)),
        };
        reader.consume(skip);
        bounds.seen();
        match first {
            None => {}
            Some(b'{') => return json::read(reader, &bounds, recorder),
            Some(b'<') => return junit::read(reader, &bounds, recorder),
            Some(b'[') => {
                return Err(Refused::Shape(
                    "it is a list, and a report is an object".to_owned(),
                ));
            }
            Some(_) => return Err(Refused::Unknown),
        }
    }
}
