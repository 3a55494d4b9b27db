//! What a host lends to the use cases: the clock, ids, its name, and an ear for progress.
//!
//! Nothing below this trait reads a clock or draws a random number, so a test can repeat itself.

use crate::error::{Code, Error, Result};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use uuid::Uuid;

/// What a host lends to the use cases.
pub trait Host: Send + Sync {
    /// The present moment.
    fn now(&self) -> DateTime<Utc>;
    /// A fresh UUIDv7.
    fn new_id(&self) -> Uuid;
    /// 32 random bytes that a key may be made of; None from a host that draws none.
    fn seed(&self) -> Option<[u8; 32]> {
        None
    }
    /// The machine's name, as the log records it.
    fn device(&self) -> String;
    /// The program's name, as a waiting process is told: `slipway` or `slipwayctl`.
    fn program(&self) -> &'static str;
    /// Hears of progress and waiting. Called from worker threads.
    fn hear(&self, event: &Event);
}

/// Something a host may show while a command runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// Long work has come so far.
    Progress {
        /// What is worked on, such as `Reading mojaloop`.
        label: String,
        /// Done so far.
        done: u64,
        /// In all, when known.
        total: Option<u64>,
        /// `bytes` or `items`.
        unit: &'static str,
    },
    /// Another process writes; this one waits.
    Waiting {
        /// Who writes, and what.
        message: String,
    },
}

/// Who calls, and whether they still want the answer.
#[derive(Clone, Default)]
pub struct Caller {
    /// A person's id, or name as typed; None means the workspace's only or first administrator.
    pub actor: Option<String>,
    cancelled: Arc<AtomicBool>,
}

impl Caller {
    /// A caller who acts as this person.
    pub fn acting(actor: Option<String>) -> Self {
        Self {
            actor,
            ..Self::default()
        }
    }

    /// Asks the command to stop at the next safe point.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether the command was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Stops here when asked to.
    ///
    /// # Errors
    /// `cancelled` after [`Caller::cancel`].
    pub fn go_on(&self) -> Result<()> {
        if self.is_cancelled() {
            return Err(stopped());
        }
        Ok(())
    }

    /// Whether it was asked to stop, to be asked from elsewhere.
    pub(crate) fn unwanted(&self) -> impl Fn() -> bool + Send + 'static {
        let cancelled = Arc::clone(&self.cancelled);
        move || cancelled.load(Ordering::Relaxed)
    }
}

/// What a command that was stopped answers.
pub(crate) fn stopped() -> Error {
    Error::new(Code::Cancelled, "Stopped. Nothing was changed.", "")
}
