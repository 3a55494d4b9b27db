//! When the files that others subscribe to are rewritten: after the operation has answered, and once
//! for a burst of them.

use super::feed;
use crate::App;
use crate::shape::Changed;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Kinds of things whose change can change a file.
const SHOWN: [&str; 7] = [
    "deployment",
    "calendar_window",
    "release",
    "environment",
    "product",
    "person",
    "hub",
];

/// Whether the files may be out of date.
#[derive(Default)]
pub(crate) struct Stale {
    marked: Mutex<bool>,
    told: Condvar,
    /// Held while files are rewritten, so that no older text comes over a newer one.
    rewriting: Mutex<()>,
}

impl Stale {
    /// Notes that an operation changed these.
    pub(crate) fn note(&self, changed: &[Changed]) {
        if changed.iter().any(|one| SHOWN.contains(&one.kind.as_str())) {
            self.mark();
        }
    }

    fn mark(&self) {
        *lock(&self.marked) = true;
        self.told.notify_all();
    }

    fn take(&self) -> bool {
        std::mem::take(&mut *lock(&self.marked))
    }

    fn wait(&self) {
        let marked = self.told.wait_while(lock(&self.marked), |marked| !*marked);
        drop(marked.unwrap_or_else(PoisonError::into_inner));
    }
}

impl App {
    /// Rewrites the calendar files that are kept up to date, if an operation of this process changed
    /// something they may hold; gives the feeds whose state changed. A host calls it after it has
    /// answered, at the latest before it ends. How it went is noted with each file.
    pub fn rewrite_calendars(&self) -> Vec<Changed> {
        let _rewriting = lock(&self.stale.rewriting);
        let mut touched = Vec::new();
        while self.stale.take() {
            let version = self.data_version().ok();
            touched.extend(feed::rewrite_all(self));
            // What another process wrote meanwhile may have been overwritten with what was before it.
            if self.data_version().ok() != version {
                self.stale.mark();
            }
        }
        touched
    }

    /// Keeps calendar files up to date while `tell`, which hears of the feeds whose state changed,
    /// wants it to go on. Begins with all of them: a process may have ended before it came to it.
    pub fn keep_calendars(&self, mut tell: impl FnMut(Vec<Changed>) -> bool) {
        self.stale.mark();
        loop {
            self.stale.wait();
            if !tell(self.rewrite_calendars()) {
                return;
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
