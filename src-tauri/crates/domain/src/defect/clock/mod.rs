//! Clocks of a ticket, computed each time they are looked at from what happened to it, so that a
//! change of calendar or target can leave no stale one behind.
//!
//! Source: the guide's service levels (targets), incident management page (Pending stops the clock,
//! severity 1 and 2 are never pending) and key terms (a response is a person's; In progress and
//! Escalated count). Ours: a severity that is raised counts its target from the raise, yet never
//! makes a ticket due later than it was; one that is lowered counts from where it was held at least
//! as severe, which for most is the report.

mod hours;
mod segment;
mod story;
mod target;
mod words;

pub use hours::Hours;
pub use segment::{Segment, SegmentKind, segments};
pub use story::{Event, Happened, Story, is_machine};
pub use target::{ClockKind, Counts, NoTarget, Target, Targets};

use crate::defect::scale::Severity;
use crate::defect::ticket_state::TicketState;
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use story::Phase;

/// How a clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockState {
    /// It runs, and is not due yet.
    Running,
    /// It waits for the client.
    Paused,
    /// It was kept.
    Met,
    /// It was not, or is overdue.
    Breached,
    /// The ticket ended before it mattered.
    Ended,
    /// It cannot be told; [`Clock::unknown`] says why.
    Unknown,
}

impl ClockState {
    /// As written in commands and files.
    pub fn slug(self) -> &'static str {
        match self {
            ClockState::Running => "running",
            ClockState::Paused => "paused",
            ClockState::Met => "met",
            ClockState::Breached => "breached",
            ClockState::Ended => "ended",
            ClockState::Unknown => "unknown",
        }
    }
}

/// Why a clock cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// No severity is set, so no target applies.
    NoSeverity,
    /// The hub's calendar has no working hours, or none for twelve years.
    NoHours,
    /// It is pending, and the desk keeps no history that says since when.
    PendingSince,
}

/// A clock as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// What it waits for.
    pub kind: ClockKind,
    /// How it stands.
    pub state: ClockState,
    /// The severity it goes by; None when none is set.
    pub severity: Option<Severity>,
    /// Its target.
    pub target: Option<Target>,
    /// From when it counts.
    pub since: DateTime<Utc>,
    /// Whether it counts from a raise of severity rather than from the report.
    pub raised: bool,
    /// When it is, or was, due; None while it is paused, and where it is not known.
    pub due: Option<DateTime<Utc>>,
    /// When what it waits for came, or the ticket ended; None while it goes on.
    pub ended: Option<DateTime<Utc>>,
    /// Whole minutes left, of the time it counts; negative when overdue or late. Those it had left
    /// when it was kept.
    pub left_minutes: Option<i64>,
    /// Minutes used, of the time it counts.
    pub used_minutes: i64,
    /// Minutes that Pending kept from it, of the time it counts.
    pub paused_minutes: i64,
    /// Why it cannot be told.
    pub unknown: Option<Unknown>,
}

impl Clock {
    /// Whether nothing more comes of it.
    pub fn is_over(&self) -> bool {
        self.ended.is_some()
    }
}

/// A clock of a ticket at a moment; None when no target of this kind applies.
pub fn read(
    kind: ClockKind,
    story: &Story<'_>,
    targets: &Targets,
    hours: &Hours,
    now: DateTime<Utc>,
) -> Option<Clock> {
    if !targets.any(kind) {
        return None;
    }
    let phases = story.phases(now);
    let last = phases.last()?;
    let (begin, came) = match kind {
        ClockKind::FirstResponse => (story.reported, story.answers(now).min()),
        ClockKind::NextUpdate => (story.answers(now).max()?, None),
        ClockKind::Resolution => {
            let done = last.over() && last.state != Some(TicketState::Cancelled);
            (story.reported, done.then(|| over_since(&phases)))
        }
    };
    let over = last.over().then(|| over_since(&phases));
    let end = came.or(over).unwrap_or(now).max(begin);
    // What came after the end changes nothing of how it was kept.
    let ended = came.or(over).is_some();
    let known = phases.partition_point(|phase| phase.start < end || (!ended && phase.start == end));
    let phases = phases.get(..known.max(1)).unwrap_or_default();
    Seen {
        kind,
        begin,
        came,
        over,
        end,
        phases,
        targets,
        hours,
    }
    .clock(story)
}

/// The clock that matters now: the first response until there is one, then whichever of next update
/// and resolution is due first, then the first response as it ended.
pub fn nearest(
    story: &Story<'_>,
    targets: &Targets,
    hours: &Hours,
    now: DateTime<Utc>,
) -> Option<Clock> {
    let first = read(ClockKind::FirstResponse, story, targets, hours, now);
    if first.as_ref().is_some_and(|clock| !clock.is_over()) {
        return first;
    }
    let later = [ClockKind::NextUpdate, ClockKind::Resolution];
    let later = later
        .into_iter()
        .filter_map(|kind| read(kind, story, targets, hours, now));
    let open = later.filter(|clock| !clock.is_over());
    open.min_by_key(|clock| (clock.due.is_none(), clock.due))
        .or(first)
}

/// When the last stretch began in which no work is left.
fn over_since(phases: &[Phase]) -> DateTime<Utc> {
    let over = phases.iter().rev().take_while(|phase| phase.over());
    over.last()
        .or(phases.last())
        .map_or(DateTime::<Utc>::MAX_UTC, |phase| phase.start)
}

/// What one clock is read from.
struct Seen<'a> {
    kind: ClockKind,
    begin: DateTime<Utc>,
    came: Option<DateTime<Utc>>,
    over: Option<DateTime<Utc>>,
    /// The moment it is judged at.
    end: DateTime<Utc>,
    /// Those up to the end.
    phases: &'a [Phase],
    targets: &'a Targets,
    hours: &'a Hours,
}

/// How far a target counts.
struct Counted {
    target: Target,
    since: DateTime<Utc>,
    due: Option<DateTime<Utc>>,
    left: Option<Duration>,
}

impl Seen<'_> {
    fn clock(&self, story: &Story<'_>) -> Option<Clock> {
        let severity = self.phases.last().and_then(|phase| phase.severity);
        let target = match severity {
            Some(severity) => Some(self.targets.of(self.kind, severity)?),
            None => None,
        };
        let bare = Clock {
            kind: self.kind,
            state: ClockState::Unknown,
            severity,
            target,
            since: self.begin,
            raised: false,
            due: None,
            ended: self.came.or(self.over),
            left_minutes: None,
            used_minutes: 0,
            paused_minutes: 0,
            unknown: None,
        };
        if self.came.is_none() && story.over_since_unknown() {
            let (state, ended) = (ClockState::Ended, Some(self.end));
            return Some(Clock {
                state,
                ended,
                ..bare
            });
        }
        let Some(severity) = severity else {
            return Some(Clock {
                unknown: Some(Unknown::NoSeverity),
                ..bare
            });
        };
        let Some(counted) = self.strictest(severity) else {
            return Some(Clock {
                unknown: Some(Unknown::NoHours),
                ..bare
            });
        };
        let state = self.state(&counted);
        if story.waits_since_unknown() && (self.came.is_none() || state == ClockState::Breached) {
            return Some(Clock {
                unknown: Some(Unknown::PendingSince),
                ..bare
            });
        }
        let (used, paused) = self
            .spent(counted.since, counted.target)
            .unwrap_or_default();
        Some(Clock {
            state,
            target: Some(counted.target),
            since: counted.since,
            raised: counted.since > self.begin,
            left_minutes: self.left(&counted),
            due: counted.due,
            used_minutes: used.num_minutes(),
            paused_minutes: paused.num_minutes(),
            ..bare
        })
    }

    fn state(&self, counted: &Counted) -> ClockState {
        let late = counted.due.is_some_and(|due| due < self.end);
        match (self.came, self.over) {
            _ if late => ClockState::Breached,
            (Some(_), _) => ClockState::Met,
            (None, Some(_)) => ClockState::Ended,
            (None, None) if counted.due.is_none() => ClockState::Paused,
            (None, None) => ClockState::Running,
        }
    }

    fn left(&self, counted: &Counted) -> Option<i64> {
        let end = self.end;
        let Some(due) = counted.due else {
            return counted.left.map(|left| left.num_minutes());
        };
        if due >= end {
            return Some(self.measure(end, due, counted.target)?.num_minutes());
        }
        // A minute that has begun is overdue.
        let late = self.measure(due, end, counted.target)?;
        Some(-((late.num_seconds() + 59) / 60))
    }

    /// The target that is due first of those that hold: that of the severity, and that of each less
    /// severe one it had before it was raised.
    fn strictest(&self, severity: Severity) -> Option<Counted> {
        let mut found: Option<Counted> = None;
        let mut earlier = None;
        for held in Severity::ALL
            .iter()
            .copied()
            .filter(|held| *held >= severity)
        {
            let since = self.held_since(held).max(self.begin);
            if earlier.is_some_and(|earlier| since >= earlier) {
                continue;
            }
            earlier = Some(since);
            let Some(target) = self.targets.of(self.kind, held) else {
                continue;
            };
            let Some(counted) = self.count(since, target) else {
                continue;
            };
            let sooner = match (&found, counted.due) {
                (None, _) => true,
                (Some(known), Some(due)) => known.due.is_none_or(|known| due < known),
                (Some(_), None) => false,
            };
            if sooner {
                found = Some(counted);
            }
        }
        found
    }

    /// Since when the severity has been this or a worse one, looking back from the end.
    fn held_since(&self, severity: Severity) -> DateTime<Utc> {
        let mut since = self.end;
        for phase in self.phases.iter().rev() {
            if phase.severity.is_none_or(|had| had > severity) {
                break;
            }
            since = phase.start;
        }
        since
    }

    /// Lets a target run from a moment; None when the hub's hours do not reach as far as it.
    fn count(&self, since: DateTime<Utc>, target: Target) -> Option<Counted> {
        let mut left = target.length();
        for (begin, until, phase) in self.stretches(since) {
            if phase.waits() || phase.over() {
                continue;
            }
            let spent = match until {
                Some(until) => self.measure(begin, until, target)?,
                None => left,
            };
            if spent >= left {
                let due = Some(self.add(begin, left, target)?);
                return Some(Counted {
                    target,
                    since,
                    due,
                    left: None,
                });
            }
            left -= spent;
        }
        Some(Counted {
            target,
            since,
            due: None,
            left: Some(left),
        })
    }

    /// The time that a clock counted between two moments, and the time that Pending kept from it.
    fn spent(&self, since: DateTime<Utc>, target: Target) -> Option<(Duration, Duration)> {
        let (mut used, mut paused) = (Duration::zero(), Duration::zero());
        for (begin, until, phase) in self.stretches(since) {
            let until = until.map_or(self.end, |until| until.min(self.end));
            let time = self.measure(begin, until, target)?;
            match (phase.waits(), phase.over()) {
                (true, _) => paused += time,
                (false, false) => used += time,
                (false, true) => {}
            }
        }
        Some((used, paused))
    }

    /// The phases from a moment on, with where each ends; the last goes on.
    fn stretches(
        &self,
        since: DateTime<Utc>,
    ) -> impl Iterator<Item = (DateTime<Utc>, Option<DateTime<Utc>>, &Phase)> {
        let ends = self.phases.iter().skip(1).map(|phase| Some(phase.start));
        let phases = self.phases.iter().zip(ends.chain([None]));
        phases
            .filter(move |(_, end)| end.is_none_or(|end| end > since))
            .map(move |(phase, end)| (phase.start.max(since), end, phase))
    }

    fn add(&self, from: DateTime<Utc>, time: Duration, target: Target) -> Option<DateTime<Utc>> {
        match target.counts {
            Counts::WallClock => from.checked_add_signed(time),
            Counts::BusinessHours => self.hours.after(from, time),
        }
    }

    fn measure(&self, from: DateTime<Utc>, to: DateTime<Utc>, target: Target) -> Option<Duration> {
        match target.counts {
            Counts::WallClock => Some((to - from).max(Duration::zero())),
            Counts::BusinessHours => self.hours.worked(from, to),
        }
    }
}
