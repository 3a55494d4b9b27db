//! What is owed to an audience, derived from the plan: never stored, so it cannot be out of date.

use crate::calendar::working_time::WorkingTime;
use crate::deployment::{ChangeType, DeploymentState, MessageKind};
use chrono::{DateTime, Duration, Utc};

/// How soon after an event its message must go: the guide says "at the start" and "at the end".
const AT_ONCE: i64 = 15;

/// Who may be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// Change types it is told of; empty means every one.
    pub change_types: Vec<ChangeType>,
    /// Ids of environments it is told of; empty means every one.
    pub environments: Vec<String>,
}

impl Audience {
    /// Whether it is told of a change of this type in this environment.
    pub fn hears_of(&self, change: ChangeType, environment: &str) -> bool {
        let type_fits = self.change_types.is_empty() || self.change_types.contains(&change);
        type_fits && self.sees(environment)
    }

    /// Whether it is told of an environment.
    pub fn sees(&self, environment: &str) -> bool {
        self.environments.is_empty() || self.environments.iter().any(|id| id == environment)
    }

    /// Whether it is the hub's own people: those who are told even of Standard changes. Only they
    /// hear how a change is governed.
    pub fn is_internal(&self) -> bool {
        self.change_types.is_empty() || self.change_types.contains(&ChangeType::Standard)
    }
}

/// A window as it was told, or is planned: instants.
pub type Told = (DateTime<Utc>, DateTime<Utc>);

/// What of a deployment decides who is owed what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Where it stands.
    pub state: DeploymentState,
    /// Its change type.
    pub change: ChangeType,
    /// Its environment's id.
    pub environment: String,
    /// Its window.
    pub window: Told,
    /// When its window was opened.
    pub opened: Option<DateTime<Utc>>,
    /// When it was closed.
    pub closed: Option<DateTime<Utc>>,
    /// When the last approval it takes was given; None while one is missing, or none is taken.
    pub approved: Option<DateTime<Utc>>,
    /// When the hub confirmed that it is ready, while that holds.
    pub confirmed: Option<DateTime<Utc>>,
}

/// What an audience has been told of a deployment, or need not be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// The window last told, by an announcement or a change of date that was sent.
    pub window: Option<Told>,
    /// The window whose announcement, or change of date, was waived last.
    pub waived: Option<Told>,
    /// Other kinds that were sent or waived, with when.
    pub kinds: Vec<(MessageKind, DateTime<Utc>)>,
}

impl Heard {
    fn since(&self, kind: MessageKind, event: DateTime<Utc>) -> bool {
        self.kinds
            .iter()
            .any(|(heard, at)| *heard == kind && *at >= event)
    }
}

/// A message that must go, and the latest moment for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// Which.
    pub kind: MessageKind,
    /// By when.
    pub latest: DateTime<Utc>,
}

/// What is owed to an audience for a deployment. `notice` gives the working days of a kind's notice.
///
/// An Emergency change has no lead time, so its announcement is owed until its window begins.
pub fn owed(
    plan: &Plan,
    audience: &Audience,
    heard: &Heard,
    time: &WorkingTime,
    notice: impl Fn(MessageKind) -> u32,
) -> Vec<Owed> {
    if !audience.hears_of(plan.change, &plan.environment) {
        return Vec::new();
    }
    let latest = |kind: MessageKind, before: DateTime<Utc>| {
        let days = if plan.change == ChangeType::Emergency {
            0
        } else {
            notice(kind)
        };
        let latest = time.latest_for(before, days);
        Some(Owed { kind, latest })
    };
    let at_once = |kind: MessageKind, event: Option<DateTime<Utc>>| {
        let event = event.filter(|event| !heard.since(kind, *event))?;
        Some(Owed {
            kind,
            latest: event + Duration::minutes(AT_ONCE),
        })
    };
    let mut out = Vec::new();
    let settled = heard.waived == Some(plan.window);
    match (plan.state, heard.window) {
        (state, None) if state.ahead() && !settled => {
            out.extend(latest(MessageKind::Announcement, plan.window.0));
        }
        (state, Some(told)) if state.ahead() && told != plan.window && !settled => {
            out.extend(latest(MessageKind::DateChanged, told.0.min(plan.window.0)));
        }
        (DeploymentState::Cancelled, Some(told)) => {
            let heard_it = heard
                .kinds
                .iter()
                .any(|(kind, _)| *kind == MessageKind::Cancelled);
            out.extend(latest(MessageKind::Cancelled, told.0).filter(|_| !heard_it));
        }
        (DeploymentState::Closed, _) => out.extend(at_once(MessageKind::Closed, plan.closed)),
        (state, _) if state.under_way() => out.extend(at_once(MessageKind::Opened, plan.opened)),
        _ => {}
    }
    if plan.state.ahead() && audience.is_internal() {
        out.extend(at_once(MessageKind::Approval, plan.approved));
        out.extend(at_once(MessageKind::ReadinessConfirmed, plan.confirmed));
    }
    out
}
