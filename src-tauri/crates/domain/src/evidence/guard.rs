//! Bounds on what is read: the whole, and how much may come without the reader seeing an end of
//! anything. Parsers hold the text they are in the middle of in memory, so the second is what keeps
//! memory bounded.

use super::report::Refused;
use std::cell::{Cell, RefCell};
use std::io::{Error, Read};
use std::rc::Rc;

/// What the reader and the parser tell each other.
#[derive(Clone)]
pub(super) struct Bounds {
    since: Rc<Cell<usize>>,
    total: Rc<Cell<u64>>,
    refused: Rc<RefCell<Option<Refused>>>,
}

impl Bounds {
    pub(super) fn new() -> Bounds {
        Bounds {
            since: Rc::default(),
            total: Rc::default(),
            refused: Rc::default(),
        }
    }

    /// The parser saw the end of a text, a tag or a key.
    pub(super) fn seen(&self) {
        self.since.set(0);
    }

    /// Bytes that were read so far.
    pub(super) fn total(&self) -> u64 {
        self.total.get()
    }

    /// Keeps why reading stopped; the parser's own error says less.
    pub(super) fn refuse(&self, why: Refused) {
        self.refused.borrow_mut().get_or_insert(why);
    }

    /// Why it stopped.
    pub(super) fn why(&self) -> Option<Refused> {
        self.refused.borrow().clone()
    }
}

/// A reader within bounds.
pub(super) struct Guard<R> {
    inner: R,
    bounds: Bounds,
    left: u64,
    most: u64,
    longest: usize,
}

impl<R: Read> Guard<R> {
    pub(super) fn new(inner: R, bounds: Bounds, most: u64, longest: usize) -> Guard<R> {
        Guard {
            inner,
            bounds,
            left: most,
            most,
            longest,
        }
    }

    fn stop(&self, why: Refused) -> Error {
        let said = why.to_string();
        self.bounds.refuse(why);
        Error::other(said)
    }
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let got = match self.inner.read(buffer) {
            Ok(got) => got,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => return Err(error),
            Err(error) => return Err(self.stop(Refused::Stopped(error.to_string()))),
        };
        match self.left.checked_sub(got as u64) {
            Some(left) => self.left = left,
            None => return Err(self.stop(Refused::Large(self.most >> 20))),
        }
        self.bounds.total.set(self.most - self.left);
        let since = self.bounds.since.get().saturating_add(got);
        if since > self.longest {
            return Err(self.stop(Refused::LongText(self.longest >> 20)));
        }
        self.bounds.since.set(since);
        Ok(got)
    }
}
