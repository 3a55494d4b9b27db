//! How defects come and go.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The charts of the defects page.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct DefectCharts {
    /// Reported, by week.
    pub inflow: Vec<ChartPoint>,
    /// Closed, cancelled or resolved, by week.
    pub closure: Vec<ChartPoint>,
    /// Open ones, by how old they are.
    pub age: Vec<ChartPoint>,
    /// Response targets of what was reported in the last weeks: met, breached, running, paused.
    pub sla: Vec<ChartPoint>,
    /// Answers by the week they were due: in time, and late.
    pub sla_weeks: Vec<SlaWeek>,
    /// Open ones, by component.
    pub by_component: Vec<ChartPoint>,
    /// Open ones, by the release their fix is planned into.
    pub by_release: Vec<ChartPoint>,
}

/// How answers that were due in a week went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SlaWeek {
    /// Its Monday, `YYYY-MM-DD`.
    pub week: String,
    /// Answered in time.
    pub met: u32,
    /// Answered late, or not yet.
    pub breached: u32,
}

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChartPoint {
    /// What it stands for; a week by its Monday, `YYYY-MM-DD`.
    pub key: String,
    /// How many.
    pub count: u32,
}
