//! Who must be told, and who takes over, when a ticket is in trouble.
//!
//! Source: the guide's escalation matrix (appendix A) and incident management page: functional
//! escalation goes to the next level, hierarchical escalation informs of a breach that may come; the
//! Service Manager is told of every incident of severity 1; on a dispute about priority the Support
//! team's lead and the hub's Program Manager are told at once. The guide does not say when each
//! manager's turn is; ours: N when a breach is near, N+1 when it is there, N+2 when it took as long
//! again.

use super::clock::{Clock, ClockState};
use super::scale::Severity;
use crate::words::words;
use serde::{Deserialize, Serialize};

words! {
    /// Who works on a ticket.
    SupportLevel {
        /// The Service Desk.
        L1 "l1" "Level 1, Service Desk",
        /// Customer support.
        L2 "l2" "Level 2, Customer Support",
        /// Technical support.
        L3 "l3" "Level 3, Technical Support",
        /// Partners, vendors, DFSPs, the Settlement Bank.
        L4 "l4" "Level 4, partners and vendors",
    }
}

impl SupportLevel {
    /// The level that takes over; None above the last.
    pub fn next(self) -> Option<SupportLevel> {
        let at = SupportLevel::ALL.iter().position(|level| *level == self)?;
        SupportLevel::ALL.get(at + 1).copied()
    }
}

/// Whom a hub tells, by the level that holds the ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escalation {
    /// Managers N, N+1 and N+2 of each level.
    managers: [[String; 3]; 4],
    /// Who is told of every incident of severity 1.
    pub severity_1: String,
    /// Who is told of a dispute about priority.
    pub dispute: Vec<String>,
    /// A breach is near when no more than this part of the target is left, in percent.
    pub near_percent: u32,
}

/// Why somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// It is of severity 1.
    SeverityOne,
    /// Client and hub do not agree on the priority.
    Dispute,
    /// Its target was not kept.
    Breach,
    /// It will not be kept if nothing happens.
    NearBreach,
    /// The next level takes over.
    TakesOver,
}

/// Somebody who must be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tell {
    /// The role.
    pub who: String,
    /// On which occasion.
    pub occasion: Occasion,
    /// Why, in a sentence.
    pub why: String,
}

/// A ticket in trouble, or not.
#[derive(Clone, Copy, Debug)]
pub struct Trouble<'a> {
    /// Who holds it.
    pub level: SupportLevel,
    /// Its severity.
    pub severity: Option<Severity>,
    /// The clock that matters now.
    pub clock: Option<&'a Clock>,
    /// Whether client and hub do not agree on the priority.
    pub dispute: bool,
}

impl Default for Escalation {
    fn default() -> Self {
        let row = |names: [&str; 3]| names.map(str::to_owned);
        let (service, technical) = ("Service Manager", "Technical Operations Manager");
        let owner = "Product Owner of the Hub or Program Manager";
        let leader = "L1/L2 Operations Support Team Leader";
        let upper = row([service, technical, owner]);
        Escalation {
            managers: [
                row([leader, service, technical]),
                upper.clone(),
                upper.clone(),
                upper,
            ],
            severity_1: service.to_owned(),
            dispute: vec![
                "Mojaloop Support Team Lead".to_owned(),
                "Hub Operator Program Manager".to_owned(),
            ],
            near_percent: 25,
        }
    }
}

impl Escalation {
    /// Managers N, N+1 and N+2 of a level.
    pub fn managers(&self, level: SupportLevel) -> &[String; 3] {
        &self.managers[level as usize]
    }

    /// The same with the managers of a level changed.
    pub fn with(mut self, level: SupportLevel, managers: [String; 3]) -> Escalation {
        self.managers[level as usize] = managers;
        self
    }

    /// Who must be told now, each once, the gravest occasion first.
    pub fn told(&self, trouble: &Trouble<'_>) -> Vec<Tell> {
        let mut out = Vec::new();
        if trouble.severity == Some(Severity::S1) {
            let why = "Told of every incident of severity 1";
            add(&mut out, &self.severity_1, Occasion::SeverityOne, why);
        }
        if trouble.dispute {
            for who in &self.dispute {
                let why = "Client and hub do not agree on the priority";
                add(&mut out, who, Occasion::Dispute, why);
            }
        }
        if let Some(clock) = trouble.clock.filter(|clock| !clock.is_over()) {
            self.late(&mut out, trouble.level, clock);
        }
        out
    }

    fn late(&self, out: &mut Vec<Tell>, level: SupportLevel, clock: &Clock) {
        let target = clock.target.map_or(0, |target| i64::from(target.minutes));
        let left = clock.left_minutes.unwrap_or(target);
        let what = clock.kind.title().to_lowercase();
        let [first, second, third] = self.managers(level);
        match clock.state {
            ClockState::Breached => {
                let why = format!("The target for the {what} was not kept");
                add(out, first, Occasion::Breach, &why);
                add(out, second, Occasion::Breach, &why);
                if -left >= target {
                    let why = format!("The {what} is late by as long again as its target");
                    add(out, third, Occasion::Breach, &why);
                }
                if let Some(next) = level.next() {
                    let why = format!("{} did not keep the target", level.title());
                    add(out, next.title(), Occasion::TakesOver, &why);
                }
            }
            ClockState::Running if left * 100 <= target * i64::from(self.near_percent) => {
                let why = format!("The target for the {what} may be missed");
                add(out, first, Occasion::NearBreach, &why);
            }
            _ => {}
        }
    }
}

fn add(out: &mut Vec<Tell>, who: &str, occasion: Occasion, why: &str) {
    let who = who.trim();
    if who.is_empty() || out.iter().any(|told| told.who == who) {
        return;
    }
    out.push(Tell {
        who: who.to_owned(),
        occasion,
        why: why.to_owned(),
    });
}
