//! Lines of a stream of any size, each cut to a bound.

use std::io::{self, Read};

/// The longest line kept. A longer one is cut and marked; an entry that holds it is left out.
pub(crate) const MAX_LINE: usize = 1 << 20;
const CHUNK: usize = 256 << 10;

/// One line without its line feed; a carriage return before that is gone too.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    /// The bytes, at most [`MAX_LINE`] of them.
    pub(crate) bytes: &'a [u8],
    /// It was longer than that.
    pub(crate) cut: bool,
    /// A line feed ended it, not the end of the stream.
    pub(crate) ended: bool,
}

impl<'a> Line<'a> {
    fn new(bytes: &'a [u8], cut: bool, ended: bool) -> Self {
        let bytes = if ended {
            bytes.strip_suffix(b"\r").unwrap_or(bytes)
        } else {
            bytes
        };
        Self { bytes, cut, ended }
    }

    /// Leading spaces.
    pub(crate) fn indent(&self) -> usize {
        self.bytes.iter().take_while(|b| **b == b' ').count()
    }
}

/// Reads lines through one fixed buffer; only a line that crosses its end is copied.
pub(crate) struct Lines<R> {
    source: R,
    chunk: Box<[u8]>,
    at: usize,
    filled: usize,
    carry: Vec<u8>,
    carry_cut: bool,
}

impl<R: Read> Lines<R> {
    pub(crate) fn new(source: R) -> Self {
        let chunk = vec![0; CHUNK].into_boxed_slice();
        Self {
            source,
            chunk,
            at: 0,
            filled: 0,
            carry: Vec::new(),
            carry_cut: false,
        }
    }

    /// The next line, or `None` at the end. A byte order mark at the very start is not ours to
    /// drop: the caller does.
    pub(crate) fn next_line(&mut self) -> io::Result<Option<Line<'_>>> {
        self.carry.clear();
        self.carry_cut = false;
        loop {
            if let Some(length) = memchr::memchr(b'\n', &self.chunk[self.at..self.filled]) {
                let start = self.at;
                self.at += length + 1;
                if self.carry.is_empty() && length <= MAX_LINE {
                    let bytes = &self.chunk[start..start + length];
                    return Ok(Some(Line::new(bytes, false, true)));
                }
                self.keep(start, start + length);
                return Ok(Some(Line::new(&self.carry, self.carry_cut, true)));
            }
            self.keep(self.at, self.filled);
            self.at = 0;
            self.filled = read_some(&mut self.source, &mut self.chunk)?;
            if self.filled == 0 {
                let nothing = self.carry.is_empty();
                let last = Line::new(&self.carry, self.carry_cut, false);
                return Ok((!nothing).then_some(last));
            }
        }
    }

    fn keep(&mut self, from: usize, to: usize) {
        let room = MAX_LINE.saturating_sub(self.carry.len());
        let taken = room.min(to - from);
        self.carry_cut |= taken < to - from;
        self.carry
            .extend_from_slice(&self.chunk[from..from + taken]);
    }
}

fn read_some(source: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
    loop {
        match source.read(into) {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}
