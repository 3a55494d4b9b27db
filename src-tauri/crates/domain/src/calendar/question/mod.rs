//! "May this be deployed then?", answered with every reason and with when instead.

mod ask;
mod slots;
mod view;

use crate::calendar::booking::Booking;
use crate::calendar::halt::Halt;
use crate::calendar::span::Span;
use crate::calendar::window::Window;
use crate::calendar::working_time::WorkingTime;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
pub(crate) use view::View;

/// How two environments hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// They share infrastructure.
    Shared,
    /// The first feeds the second.
    Feeds,
}

/// Everything that decides when a change may run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Maintenance windows and freezes.
    pub windows: Vec<Window>,
    /// Emergency halts.
    pub halts: Vec<Halt>,
    /// Deployments and changes already planned.
    pub bookings: Vec<Booking>,
    /// The hub's working days; its zone is the zone of words in answers.
    pub working_time: WorkingTime,
    /// Pairs of environment ids that hang together.
    pub links: Vec<(String, String, Link)>,
}

/// What the change is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Brings something in.
    Deploy,
    /// Takes something back.
    Rollback,
}

/// May this change run then?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Id of the environment.
    pub environment: String,
    /// Id of the product, where known.
    pub product: Option<String>,
    /// The planned time, the only time that is looked at. An empty span asks about its first second.
    pub span: Span,
    /// What for.
    pub purpose: Purpose,
    /// How long its runbook takes, rollback and validation included.
    pub needed_minutes: Option<u32>,
    /// Ids of the people it needs.
    pub people: BTreeSet<String>,
    /// Id of the booking that is asked about, which is no conflict with itself.
    pub ignoring: Option<String>,
    /// Now; no slot is offered before it.
    pub now: DateTime<Utc>,
}

/// How an environment stands at the planned time. The gravest that applies is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// No maintenance window is set, and nothing denies: allowed, and said to be unguarded.
    Ungated,
    /// Inside maintenance windows.
    Open,
    /// Outside them, at least in part.
    Outside,
    /// In a freeze. With only soft ones it is allowed all the same.
    Frozen,
    /// All changes are halted.
    Halted,
}

/// What a reason is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonKind {
    /// A halt denies it.
    Halted,
    /// A hard freeze denies it.
    HardFreeze,
    /// Maintenance windows are set, and the time lies outside.
    OutsideMaintenanceWindow,
    /// A soft freeze warns.
    SoftFreeze,
    /// It began legally and is allowed to go on after the window closes or the freeze begins.
    Overrun,
    /// A freeze that lets rollbacks through.
    RollbackAllowed,
    /// No maintenance window is set for this environment.
    Ungated,
}

/// One reason of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// What it is.
    pub kind: ReasonKind,
    /// Id of the window or halt.
    pub window: Option<String>,
    /// Reason of the window or halt, or what is missing.
    pub title: String,
    /// The window's own time; for what is outside, the time that no window holds.
    pub span: Option<Span>,
    /// Who answers for the window.
    pub owner: Option<String>,
}

/// What a conflict is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConflictKind {
    /// Another change in the same environment.
    SameEnvironment,
    /// Another change in an environment on the same infrastructure.
    SharedEnvironment,
    /// Another change in an environment that feeds this one, or is fed by it.
    FeedingEnvironment,
    /// A change outside any environment, or of the same product in an environment of no link.
    OtherChange,
    /// A freeze, hard or soft.
    Freeze,
    /// Time outside every maintenance window.
    OutsideMaintenanceWindow,
    /// A halt.
    Halt,
    /// Somebody is needed in two places.
    PersonBusy,
    /// A holiday of the hub.
    Holiday,
    /// Shorter than its runbook.
    TooShort,
}

/// Something that the planned time collides with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// What it is.
    pub kind: ConflictKind,
    /// Title of what it collides with.
    pub with: String,
    /// Id of what it collides with.
    pub with_id: Option<String>,
    /// The time they share.
    pub span: Span,
    /// Ids of the people who are needed twice; empty but for [`ConflictKind::PersonBusy`].
    pub people: BTreeSet<String>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// How the environment stands.
    pub gate: Gate,
    /// Whether halts, freezes and maintenance windows allow it. Other bookings and people do not
    /// count here: they are conflicts, which a rule may block on.
    pub allowed: bool,
    /// Every reason, gravest first.
    pub reasons: Vec<Reason>,
    /// Every collision, by time.
    pub conflicts: Vec<Conflict>,
    /// When not allowed: the next moment at or after the planned start at which a change may begin;
    /// when it might begin as planned but not go on, the next opening after that. None: not within
    /// five years, as far as is known.
    pub next_open: Option<DateTime<Utc>>,
    /// The next moment at which no change may begin any more, counted from the planned start or,
    /// when it is closed then, from `next_open`.
    pub next_close: Option<DateTime<Utc>>,
    /// What closes it then.
    pub close_reason: Option<String>,
}

/// Free slots, or why there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slots {
    /// Earliest first; no two overlap.
    pub slots: Vec<Span>,
    /// Why there is not a single one.
    pub none_because: Option<String>,
}

impl Calendar {
    /// Answers a question at its planned time: every reason, every conflict, and when instead.
    ///
    /// Deny beats allow and hard beats soft; one open maintenance window is enough, and windows that
    /// touch count as one. An environment without any is ungated, not open.
    pub fn ask(&self, question: &Question) -> Answer {
        View::plain(self).ask(question)
    }

    /// The next slots of `minutes`, at or after the planned start, now, and `not_before`, at most
    /// `count` (50), within `horizon_days` (732).
    ///
    /// A slot lies inside one maintenance window where the environment has any, outside freezes
    /// (soft ones too), halts and bookings of the same environment, and starts with the window or
    /// on a quarter of an hour. Where the environment has none, it starts at the hub's clock time
    /// that was asked, on working days; only when none of these is free, on a quarter of an hour.
    pub fn next_slots(
        &self,
        question: &Question,
        minutes: u32,
        count: usize,
        horizon_days: u32,
        not_before: Option<DateTime<Utc>>,
    ) -> Slots {
        View::plain(self).next_slots(question, minutes, count, horizon_days, not_before)
    }
}
