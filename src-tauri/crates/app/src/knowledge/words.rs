//! The words of all articles, kept in memory between searches: what one search needs of them would take
//! the database longer than the rest of it.

use crate::error::Result;
use slipway_domain::article::lexicon::Lexicon;
use slipway_store::Connection;
use slipway_store::table::article_search;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The words that are known, which only ever grow more.
#[derive(Default)]
pub(crate) struct Words(Mutex<Known>);

#[derive(Default)]
struct Known {
    lexicon: Lexicon,
    /// The number of the last that was read.
    last: i64,
}

impl Words {
    /// What a word may have been meant to be, the nearest first.
    pub(crate) fn meant(&self, conn: &Connection, word: &str) -> Result<Vec<String>> {
        Ok(self.read(conn)?.lexicon.meant(word))
    }

    /// Reads the words that are not known yet, so that no search has to wait for them.
    pub(crate) fn read_ahead(&self, conn: &Connection) -> Result<()> {
        self.read(conn).map(|_| ())
    }

    fn read(&self, conn: &Connection) -> Result<MutexGuard<'_, Known>> {
        let mut guard = self.lock();
        if article_search::last_word(conn)? < guard.last {
            // Another process brought an older backup back.
            *guard = Known::default();
        }
        let known = &mut *guard;
        known.last = article_search::words_after(conn, known.last, |word| {
            known.lexicon.learn(word);
        })?;
        Ok(guard)
    }

    /// Forgets everything, as after a backup was brought back.
    pub(crate) fn forget(&self) {
        *self.lock() = Known::default();
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
