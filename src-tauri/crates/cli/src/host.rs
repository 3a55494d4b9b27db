//! What the terminal lends to the use cases: clock, ids, the machine's name, and an ear.

use crate::place;
use crate::print::text::one_line;
use chrono::{DateTime, Utc};
use slipway_app::{Event, Host};
use std::io::{IsTerminal, Write, stderr};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// A line drawn more often than this cannot be read anyway.
const BETWEEN_LINES: Duration = Duration::from_millis(100);

/// The terminal as a host.
pub(crate) struct TerminalHost {
    /// Progress is drawn only where a line can be drawn over.
    draws: bool,
    shown: Mutex<Shown>,
}

#[derive(Default)]
struct Shown {
    waiting: bool,
    line: bool,
    last: Option<Instant>,
}

impl TerminalHost {
    /// A host that draws progress on a terminal unless it shall be quiet.
    pub(crate) fn new(quiet: bool) -> Self {
        Self {
            draws: !quiet && stderr().is_terminal(),
            shown: Mutex::default(),
        }
    }
}

impl Host for TerminalHost {
    #[expect(
        clippy::disallowed_methods,
        reason = "a host is where the clock is read"
    )]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    #[expect(clippy::disallowed_methods, reason = "a host is where ids are drawn")]
    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn seed(&self) -> Option<[u8; 32]> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).ok().map(|()| seed)
    }

    fn device(&self) -> String {
        place::machine()
    }

    fn program(&self) -> &'static str {
        "slipwayctl"
    }

    fn hear(&self, event: &Event) {
        let Ok(mut shown) = self.shown.lock() else {
            return;
        };
        match event {
            Event::Waiting { message } if !shown.waiting => {
                shown.waiting = true;
                tell(&format!("{}\n", one_line(message)));
            }
            Event::Waiting { .. } => {}
            Event::Progress {
                label,
                done,
                total,
                unit,
            } if self.draws => {
                let due = shown
                    .last
                    .is_none_or(|last| last.elapsed() >= BETWEEN_LINES);
                if due {
                    shown.last = Some(Instant::now());
                    shown.line = true;
                    tell(&format!("\r\x1b[K{}", progress(label, *done, *total, unit)));
                }
            }
            Event::Progress { .. } => {}
        }
    }
}

impl Drop for TerminalHost {
    fn drop(&mut self) {
        if self.shown.get_mut().is_ok_and(|shown| shown.line) {
            tell("\r\x1b[K");
        }
    }
}

fn progress(label: &str, done: u64, total: Option<u64>, unit: &str) -> String {
    let amount = |count: u64| match unit {
        "bytes" => format!("{:.1} MiB", count as f64 / f64::from(1 << 20)),
        _ => count.to_string(),
    };
    let of = total
        .map(|total| format!(" of {}", amount(total)))
        .unwrap_or_default();
    format!("{} {}{of}", one_line(label), amount(done))
}

/// Writes beside the answer; when nobody listens any more, there is nobody to tell.
fn tell(text: &str) {
    let _ = stderr()
        .write_all(text.as_bytes())
        .and_then(|()| stderr().flush());
}
