//! What the window lends to the use cases: the clock, ids, the machine's name, and the page's ear.

use chrono::{DateTime, Utc};
use serde::Serialize;
use slipway_app::{Event, Host};
use std::cell::RefCell;
use tauri::{AppHandle, Emitter, Runtime};
use uuid::Uuid;

/// The event that carries progress and waiting to the page.
const EVENT: &str = "slipway://event";

/// The clock, the source of ids and the machine's name. A test lends frozen ones.
#[derive(Clone)]
pub struct Lent {
    /// The present moment.
    pub now: fn() -> DateTime<Utc>,
    /// A fresh UUIDv7.
    pub new_id: fn() -> Uuid,
    /// 32 random bytes for a key.
    pub seed: fn() -> Option<[u8; 32]>,
    /// The machine's name, as the log records it.
    pub device: String,
}

impl Lent {
    /// Those of this machine.
    #[expect(
        clippy::disallowed_methods,
        reason = "a host is where clock and ids are read"
    )]
    pub fn real() -> Self {
        Self {
            now: Utc::now,
            new_id: Uuid::now_v7,
            seed: drawn,
            device: machine_name(),
        }
    }
}

fn drawn() -> Option<[u8; 32]> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).ok().map(|()| seed)
}

fn machine_name() -> String {
    let file = std::fs::read_to_string("/etc/hostname").ok();
    let variable = ["HOSTNAME", "COMPUTERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok());
    [file, variable]
        .into_iter()
        .flatten()
        .map(|name| name.trim().to_owned())
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| "this computer".to_owned())
}

/// The window as the use cases see it.
pub(crate) struct WindowHost<R: Runtime> {
    app: AppHandle<R>,
    lent: Lent,
}

impl<R: Runtime> WindowHost<R> {
    pub(crate) fn new(app: AppHandle<R>, lent: Lent) -> Self {
        Self { app, lent }
    }
}

impl<R: Runtime> Host for WindowHost<R> {
    fn now(&self) -> DateTime<Utc> {
        (self.lent.now)()
    }

    fn new_id(&self) -> Uuid {
        (self.lent.new_id)()
    }

    fn seed(&self) -> Option<[u8; 32]> {
        (self.lent.seed)()
    }

    fn device(&self) -> String {
        self.lent.device.clone()
    }

    fn program(&self) -> &'static str {
        "slipway"
    }

    fn hear(&self, event: &Event) {
        let heard = Heard {
            event,
            call: CALL.with_borrow(Clone::clone),
        };
        if let Err(error) = self.app.emit(EVENT, heard) {
            tracing::debug!(%error, "The page did not hear.");
        }
    }
}

/// An event with the call it belongs to, so that the page can show it beside what waits.
#[derive(Clone, Serialize)]
struct Heard<'a> {
    #[serde(flatten)]
    event: &'a Event,
    call: Option<String>,
}

thread_local! {
    /// The call that runs on this thread. [`Host::hear`] is not told, and one call is one thread.
    static CALL: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs `work` so that what it lets the host hear carries this call's id.
pub(crate) fn during<T>(call: Option<String>, work: impl FnOnce() -> T) -> T {
    let outer = CALL.replace(call);
    let answer = work();
    CALL.set(outer);
    answer
}
