//! What happened to a ticket, as far as its clocks care.

use crate::defect::scale::Severity;
use crate::defect::ticket_state::TicketState;
use chrono::{DateTime, Utc};

/// What happened to a ticket: its desk's history, and what was decided here and is not sent yet.
#[derive(Clone, Copy, Debug)]
pub struct Story<'a> {
    /// When it was reported.
    pub reported: DateTime<Utc>,
    /// Its severity now. Looked at only where no event tells of a severity.
    pub severity: Option<Severity>,
    /// Its state now; None where the desk's word has no match. Looked at only where no event tells of
    /// a state.
    pub state: Option<TicketState>,
    /// In any order; those of one moment in the order they happened.
    pub events: &'a [Event],
}

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub what: Happened,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    /// The severity was changed.
    Severity {
        /// What it was.
        from: Option<Severity>,
        /// What it became.
        to: Option<Severity>,
    },
    /// The state was changed. A state that has no match among the six counts as worked on.
    State {
        /// What it was.
        from: Option<TicketState>,
        /// What it became.
        to: Option<TicketState>,
    },
    /// Somebody wrote.
    Said {
        /// Whether the reporter can read it.
        public: bool,
        /// Whether it was one of ours, not the reporter.
        ours: bool,
        /// Whether a machine wrote it.
        automated: bool,
    },
}

impl Happened {
    /// Whether it answers the reporter. The guide: the response cannot be an automated one.
    pub fn is_answer(self) -> bool {
        matches!(
            self,
            Happened::Said {
                public: true,
                ours: true,
                automated: false
            }
        )
    }
}

/// Whether a desk's author is a machine rather than a person, by the names the desks give their own.
pub fn is_machine(author: &str) -> bool {
    let name = author.trim().to_lowercase();
    let known = [
        "rt_system",
        "rt system",
        "the rt system itself",
        "system",
        "nobody",
        "anonymous",
    ];
    let parts = [
        "automation for jira",
        "noreply",
        "no-reply",
        "do-not-reply",
        "autoreply",
    ];
    let ends = ["[bot]", "-bot", "_bot", " bot"];
    known.contains(&name.as_str())
        || parts.iter().any(|part| name.contains(part))
        || ends.iter().any(|end| name.ends_with(end))
}

/// A stretch of the story in which neither severity nor state changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phase {
    pub(super) start: DateTime<Utc>,
    /// None where it was set by nobody.
    pub(super) severity: Option<Severity>,
    pub(super) state: Option<TicketState>,
}

impl Phase {
    /// Whether it waits for the client. Severity 1 and 2 never do (rule 16).
    pub(super) fn waits(&self) -> bool {
        let may = !self.severity.is_some_and(Severity::never_waits);
        may && self.state == Some(TicketState::Pending)
    }

    /// Whether it counts at no clock because the work is done.
    pub(super) fn over(&self) -> bool {
        self.state.is_some_and(|state| !state.is_open())
    }
}

impl Story<'_> {
    /// The phases up to a moment, the first from the report on. What lies after it is not looked at:
    /// a desk's clock may be ahead of ours.
    pub(super) fn phases(&self, until: DateTime<Utc>) -> Vec<Phase> {
        let mut events: Vec<&Event> = self.events.iter().collect();
        if !events.is_sorted_by_key(|event| event.at) {
            events.sort_by_key(|event| event.at);
        }
        let severity = events.iter().find_map(|event| match event.what {
            // What was set first was so from the report on.
            Happened::Severity { from, to } => Some(from.or(to)),
            _ => None,
        });
        let state = events.iter().find_map(|event| match event.what {
            Happened::State { from, .. } => Some(from),
            _ => None,
        });
        let mut phases = vec![Phase {
            start: self.reported,
            severity: severity.unwrap_or(self.severity),
            // One that nothing tells the beginning of is not taken to have been so all along.
            state: state.flatten(),
        }];
        for event in events.iter().filter(|event| event.at <= until) {
            let Some(last) = phases.last().copied() else {
                break;
            };
            let next = match event.what {
                Happened::Severity { to, .. } => Phase {
                    severity: to,
                    ..last
                },
                Happened::State { to, .. } => Phase { state: to, ..last },
                Happened::Said { .. } => continue,
            };
            let next = Phase {
                start: event.at.max(self.reported),
                ..next
            };
            if last.start == next.start {
                phases.pop();
            }
            phases.push(next);
        }
        phases
    }

    /// The answers up to a moment, oldest first.
    pub(super) fn answers(&self, until: DateTime<Utc>) -> impl Iterator<Item = DateTime<Utc>> {
        let answers = self
            .events
            .iter()
            .filter(move |event| event.what.is_answer());
        answers
            .filter(move |event| event.at <= until)
            .map(|event| event.at.max(self.reported))
    }

    /// Whether it waits, and nothing tells since when.
    pub(super) fn waits_since_unknown(&self) -> bool {
        let never = self.severity.is_some_and(Severity::never_waits);
        self.state == Some(TicketState::Pending) && !never && !self.tells_state()
    }

    /// Whether no work is left, and nothing tells since when.
    pub(super) fn over_since_unknown(&self) -> bool {
        self.state.is_some_and(|state| !state.is_open()) && !self.tells_state()
    }

    fn tells_state(&self) -> bool {
        let mut events = self.events.iter();
        events.any(|event| matches!(event.what, Happened::State { .. }))
    }
}
