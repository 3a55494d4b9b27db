//! A host whose clock stands still until told, and whose ids count up.

use chrono::{DateTime, Duration, Utc};
use slipway_app::{Event, Host};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// A host for tests.
pub struct FrozenHost {
    now: Mutex<DateTime<Utc>>,
    ids: AtomicU64,
    heard: Mutex<Vec<Event>>,
    /// Which host of this process it is: two organisations in one test have two keys.
    nth: u64,
}

static HOSTS: AtomicU64 = AtomicU64::new(1);

impl Default for FrozenHost {
    /// Monday 23 November 2026, 15:42 UTC: the moment of the design's pictures.
    fn default() -> Self {
        let now = DateTime::from_timestamp(1_795_448_520, 0).expect("a moment");
        Self {
            now: Mutex::new(now),
            ids: AtomicU64::new(1),
            heard: Mutex::default(),
            nth: HOSTS.fetch_add(1, Ordering::Relaxed),
        }
    }
}

impl FrozenHost {
    /// Lets time pass.
    pub fn pass(&self, time: Duration) {
        *self.now.lock().expect("no panic holds it") += time;
    }

    /// What the use cases told so far.
    pub fn heard(&self) -> Vec<Event> {
        self.heard.lock().expect("no panic holds it").clone()
    }
}

impl Host for FrozenHost {
    fn now(&self) -> DateTime<Utc> {
        *self.now.lock().expect("no panic holds it")
    }

    fn new_id(&self) -> Uuid {
        let count = self.ids.fetch_add(1, Ordering::Relaxed);
        let millis = u64::try_from(self.now().timestamp_millis()).unwrap_or(0);
        let mut bytes = [0; 10];
        bytes[2..].copy_from_slice(&count.to_be_bytes());
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }

    fn seed(&self) -> Option<[u8; 32]> {
        let mut seed = [7; 32];
        seed[..8].copy_from_slice(&self.nth.to_be_bytes());
        seed[8..16].copy_from_slice(&self.ids.fetch_add(1, Ordering::Relaxed).to_be_bytes());
        Some(seed)
    }

    fn device(&self) -> String {
        "test-machine".to_owned()
    }

    fn program(&self) -> &'static str {
        "slipway-test"
    }

    fn hear(&self, event: &Event) {
        self.heard
            .lock()
            .expect("no panic holds it")
            .push(event.clone());
    }
}
