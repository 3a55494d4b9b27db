//! The time at a fake desk, which moves only when a test says so.

use chrono::{DateTime, Duration, TimeZone, Utc};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A clock that is shared by a desk and those who talk to it.
#[derive(Clone, Debug)]
pub struct Clock(Arc<AtomicI64>);

impl Default for Clock {
    /// The 28th of September 2026, 12:00 UTC.
    fn default() -> Self {
        Clock(Arc::new(AtomicI64::new(1_790_596_800_000)))
    }
}

impl Clock {
    /// Milliseconds of the epoch.
    pub fn millis(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }

    /// What time it is.
    pub fn now(&self) -> DateTime<Utc> {
        Utc.timestamp_millis_opt(self.millis())
            .single()
            .unwrap_or_default()
    }

    /// Time goes by.
    pub fn pass(&self, time: Duration) {
        self.0.fetch_add(time.num_milliseconds(), Ordering::SeqCst);
    }

    /// A moment goes by, so that no two writes have the same one.
    pub(crate) fn tick(&self, millis: i64) -> i64 {
        self.0.fetch_add(millis, Ordering::SeqCst) + millis
    }
}
