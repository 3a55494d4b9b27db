//! When files that are kept up to date outside are rewritten, calendars that others subscribe to and
//! folders of articles: after the operation has answered, and once for a burst of them.

use crate::App;
use crate::calendars::feed;
use crate::knowledge::mirror;
use crate::shape::Changed;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Kinds of things whose change can change a calendar.
const IN_CALENDARS: [&str; 7] = [
    "deployment",
    "calendar_window",
    "release",
    "environment",
    "product",
    "person",
    "hub",
];

/// Kinds of things whose change can change a folder of articles.
const IN_FOLDERS: [&str; 5] = [
    "article",
    "article_version",
    "article_review",
    "article_mirror",
    // Who answers for an article is written by name.
    "person",
];

/// Which files may be out of date.
#[derive(Clone, Copy, Default)]
struct Marks {
    calendars: bool,
    folders: bool,
}

impl Marks {
    const ALL: Marks = Marks {
        calendars: true,
        folders: true,
    };

    fn any(self) -> bool {
        self.calendars || self.folders
    }
}

/// Whether the files may be out of date.
#[derive(Default)]
pub(crate) struct Stale {
    marked: Mutex<Marks>,
    told: Condvar,
    /// Held while files are rewritten, so that no older text comes over a newer one.
    rewriting: Mutex<()>,
}

impl Stale {
    /// Notes that an operation changed these.
    pub(crate) fn note(&self, changed: &[Changed]) {
        let touches = |kinds: &[&str]| changed.iter().any(|one| kinds.contains(&one.kind.as_str()));
        let marks = Marks {
            calendars: touches(&IN_CALENDARS),
            folders: touches(&IN_FOLDERS),
        };
        if marks.any() {
            self.mark(marks);
        }
    }

    fn mark(&self, marks: Marks) {
        let mut marked = lock(&self.marked);
        marked.calendars |= marks.calendars;
        marked.folders |= marks.folders;
        drop(marked);
        self.told.notify_all();
    }

    fn take(&self) -> Marks {
        std::mem::take(&mut *lock(&self.marked))
    }

    fn wait(&self) {
        let marked = self
            .told
            .wait_while(lock(&self.marked), |marked| !marked.any());
        drop(marked.unwrap_or_else(PoisonError::into_inner));
    }
}

impl App {
    /// Rewrites the files that are kept up to date, if an operation of this process changed something
    /// they may hold; gives the feeds and mirrors whose state changed. A host calls it after it has
    /// answered, at the latest before it ends. How it went is noted with each file.
    pub fn rewrite_files(&self) -> Vec<Changed> {
        let _rewriting = lock(&self.stale.rewriting);
        let mut touched = Vec::new();
        loop {
            let marks = self.stale.take();
            if !marks.any() {
                break;
            }
            let version = self.data_version().ok();
            if marks.calendars {
                touched.extend(feed::rewrite_all(self));
            }
            if marks.folders {
                touched.extend(mirror::rewrite_all(self));
            }
            // What another process wrote meanwhile may have been overwritten with what was before it.
            if self.data_version().ok() != version {
                self.stale.mark(marks);
            }
        }
        touched
    }

    /// Keeps files up to date while `tell`, which hears of the feeds and mirrors whose state changed,
    /// wants it to go on. Begins with all of them: a process may have ended before it came to it.
    pub fn keep_files(&self, mut tell: impl FnMut(Vec<Changed>) -> bool) {
        self.stale.mark(Marks::ALL);
        loop {
            self.stale.wait();
            if !tell(self.rewrite_files()) {
                return;
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
