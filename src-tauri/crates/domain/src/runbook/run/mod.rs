//! A run of a runbook: what was recorded, read back.
//!
//! Nothing of a run's state is kept but its events, so a run that was interrupted anywhere is where
//! its last event left it. An event is taken or refused with a reason; what was taken never changes.

mod act;
mod forecast;
mod record;
mod refusal;
mod state;
mod vouch;
mod work;

pub use act::{Act, Event, Mode};
pub use forecast::{Forecast, Row, forecast};
pub use refusal::Refusal;
pub use state::{Decision, Ended, Jotted, Rebase, Run, StepRun, StepState, Way};
pub use vouch::same_name;
