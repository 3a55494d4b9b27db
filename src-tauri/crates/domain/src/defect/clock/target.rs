//! By when something must have happened, for each severity.

use crate::calendar::length;
use crate::defect::scale::Severity;
use crate::words::words;
use chrono::Duration;
use serde::{Deserialize, Serialize};

words! {
    /// What a clock waits for.
    ClockKind {
        /// The first answer by a person.
        FirstResponse "first_response" "First response",
        /// The next public answer after one.
        NextUpdate "next_update" "Next update",
        /// That it is resolved.
        Resolution "resolution" "Resolution",
    }
}

words! {
    /// Which time a clock counts.
    Counts {
        /// Every hour.
        WallClock "wall_clock" "clock hours",
        /// The hub's working hours.
        BusinessHours "business_hours" "business hours",
    }
}

/// How long it may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Minutes.
    pub minutes: u32,
    /// Of which time.
    pub counts: Counts,
}

/// The targets of a hub.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Targets {
    /// By severity, the worst first; None where there is no target.
    first_response: [Option<Target>; 4],
    next_update: [Option<Target>; 4],
    resolution: [Option<Target>; 4],
}

impl Default for Targets {
    /// The guide's response targets, service levels, appendix B: 2 hours for severity 1, 4 business
    /// hours for severity 2, 8 for the others. It names no other target, so there is none.
    fn default() -> Self {
        let eight = Target::business(8 * 60);
        let first_response = [Target::wall(2 * 60), Target::business(4 * 60), eight, eight];
        Targets {
            first_response: first_response.map(Some),
            next_update: [None; 4],
            resolution: [None; 4],
        }
    }
}

impl Targets {
    /// The target of a severity.
    pub fn of(&self, kind: ClockKind, severity: Severity) -> Option<Target> {
        let row = match kind {
            ClockKind::FirstResponse => &self.first_response,
            ClockKind::NextUpdate => &self.next_update,
            ClockKind::Resolution => &self.resolution,
        };
        row[severity as usize]
    }

    /// Whether any severity has a target of this kind.
    pub fn any(&self, kind: ClockKind) -> bool {
        Severity::ALL
            .iter()
            .any(|severity| self.of(kind, *severity).is_some())
    }

    /// The same targets with one changed.
    pub fn with(mut self, kind: ClockKind, severity: Severity, target: Option<Target>) -> Targets {
        let row = match kind {
            ClockKind::FirstResponse => &mut self.first_response,
            ClockKind::NextUpdate => &mut self.next_update,
            ClockKind::Resolution => &mut self.resolution,
        };
        row[severity as usize] = target;
        self
    }
}

/// A text that is no target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a target is written such as 2h, 90m or, in working hours, 4 business hours")]
pub struct NoTarget;

impl Target {
    /// Of clock time.
    pub const fn wall(minutes: u32) -> Target {
        Target {
            minutes,
            counts: Counts::WallClock,
        }
    }

    /// Of working hours.
    pub const fn business(minutes: u32) -> Target {
        Target {
            minutes,
            counts: Counts::BusinessHours,
        }
    }

    /// Whether it counts working hours only.
    pub fn is_business(self) -> bool {
        self.counts == Counts::BusinessHours
    }

    pub(super) fn length(self) -> Duration {
        Duration::minutes(i64::from(self.minutes))
    }

    /// Reads `2h`, `90m`, `4 business hours`, `30 business minutes`.
    ///
    /// # Errors
    /// [`NoTarget`] for anything else, and for a length of nothing or more than a year.
    pub fn parse(text: &str) -> Result<Target, NoTarget> {
        let lower = text.trim().to_lowercase();
        let business = lower.contains("business");
        let short = lower
            .replace("business", "")
            .replace("hours", "h")
            .replace("hour", "h")
            .replace("minutes", "m")
            .replace("minute", "m")
            .replace("min", "m");
        let minutes = length::parse(&short).map_err(|_| NoTarget)?;
        match business {
            true => Ok(Target::business(minutes)),
            false => Ok(Target::wall(minutes)),
        }
    }

    /// Such as `2 hours`, `4 business hours` or `1 hour 30 minutes`.
    pub fn words(self) -> String {
        let kind = if self.is_business() { "business " } else { "" };
        let unit = |number: u32, one: &str| match number {
            0 => None,
            1 => Some(format!("1 {kind}{one}")),
            number => Some(format!("{number} {kind}{one}s")),
        };
        let parts = [
            unit(self.minutes / 60, "hour"),
            unit(self.minutes % 60, "minute"),
        ];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        said.join(" ")
    }
}
