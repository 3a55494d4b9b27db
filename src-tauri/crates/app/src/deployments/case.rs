//! A time to judge: that of a planned deployment, or one that is only thought of.

use super::desk::{Candidate, Desk, Stay, kind_of, state_of, zone_of};
use crate::error::Result;
use crate::time;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use slipway_domain::calendar::question::{Purpose, Question};
use slipway_domain::calendar::span::Span;
use slipway_domain::calendar::zone::span_words;
use slipway_domain::deployment::{ChangeType, DeploymentState, Strategy};
use slipway_domain::environment::EnvironmentKind;
use slipway_domain::rules::{CoreFact, EnvironmentFact, Estimates, FeederFact, RunbookFact};
use slipway_store::table::deployment::DeploymentRow;
use slipway_store::table::environment::EnvironmentRow;
use std::rc::Rc;

/// What would happen, where and when.
pub(crate) struct Case {
    pub(crate) environment: EnvironmentRow,
    pub(crate) release: Option<Rc<Candidate>>,
    pub(crate) change_type: Option<ChangeType>,
    pub(crate) downtime: bool,
    pub(crate) strategy: Option<Strategy>,
    pub(crate) span: Span,
    pub(crate) zone: Tz,
    pub(crate) planned_at: DateTime<Utc>,
    pub(crate) rollback: bool,
    pub(crate) opening: bool,
    pub(crate) estimates: Estimates,
    /// Who is needed, by id: who performs it, who validates it, who coordinates it.
    pub(crate) people: [Option<String>; 3],
    /// The deployment, when it is a planned one.
    pub(crate) row: Option<DeploymentRow>,
    /// How many free slots to look for.
    pub(crate) slots: usize,
}

impl Case {
    /// Whether it goes where real payments are carried.
    pub(crate) fn carries_payments(&self) -> bool {
        kind_of(&self.environment) == EnvironmentKind::Production
    }

    /// Whether its runbook is asked for: where a release comes near real payments.
    pub(crate) fn asks_for_runbook(&self) -> bool {
        matches!(
            kind_of(&self.environment),
            EnvironmentKind::Staging | EnvironmentKind::Production
        )
    }

    /// A planned deployment as it is planned.
    pub(crate) fn of(desk: &Desk<'_>, row: &DeploymentRow) -> Result<Case> {
        let release = match &row.release_id {
            Some(id) => desk.candidate(id)?,
            None => None,
        };
        Ok(Case {
            environment: desk.environment(&row.environment_id)?,
            release,
            change_type: ChangeType::parse(&row.change_type),
            downtime: row.downtime,
            strategy: Strategy::parse(&row.strategy),
            span: super::desk::span_of(row),
            zone: zone_of(row),
            planned_at: moment(&row.planned_at).unwrap_or(desk.book.now),
            rollback: state_of(row) == DeploymentState::RollingBack,
            opening: false,
            estimates: estimates_of(row),
            people: [&row.maker_id, &row.checker_id, &row.coordinator_id].map(Clone::clone),
            row: Some(row.clone()),
            slots: 0,
        })
    }

    /// What to ask the calendar. A window that is opened, or open, is asked about from now on.
    pub(crate) fn question(&self, now: DateTime<Utc>) -> Question {
        let row = self.row.as_ref();
        let started = row.is_some_and(|row| state_of(row).under_way()) || self.opening;
        let mut span = self.span;
        if started && now < span.end {
            span.start = span.start.min(now);
        }
        Question {
            environment: self.environment.id.clone(),
            product: self
                .release
                .as_ref()
                .map(|release| release.standing.row.product_id.clone()),
            span,
            purpose: match self.rollback {
                true => Purpose::Rollback,
                false => Purpose::Deploy,
            },
            needed_minutes: Some(self.estimates.total()).filter(|minutes| *minutes > 0),
            people: self.people.iter().flatten().cloned().collect(),
            ignoring: row.map(|row| row.id.clone()),
            now,
        }
    }
}

/// What the environment order and the core-first rule look at, in words that outlive the facts.
pub(crate) struct Ladder {
    support: bool,
    lower: bool,
    feeder: Option<Feeder>,
    core: Option<(String, &'static str, String)>,
    pub(crate) reached_here: bool,
    /// What blocks in its runbook; None where it is not asked for.
    runbook: Option<Rc<Option<Vec<String>>>>,
}

struct Feeder {
    name: String,
    support: bool,
    stay: Rc<Stay>,
}

impl Ladder {
    pub(crate) fn read(desk: &Desk<'_>, case: &Case) -> Result<Ladder> {
        let kind = kind_of(&case.environment);
        let mut ladder = Ladder {
            support: kind == EnvironmentKind::Support,
            lower: matches!(
                kind,
                EnvironmentKind::Support | EnvironmentKind::Development
            ),
            feeder: None,
            core: None,
            reached_here: false,
            runbook: None,
        };
        let Some(release) = &case.release else {
            return Ok(ladder);
        };
        let id = &release.standing.row.id;
        ladder.reached_here = desk.stay(id, &case.environment.id)?.reached;
        if let Some(feeder) = desk.feeder(&case.environment) {
            ladder.feeder = Some(Feeder {
                name: feeder.name.clone(),
                support: kind_of(feeder) == EnvironmentKind::Support,
                stay: desk.stay(id, &feeder.id)?,
            });
        }
        if case.asks_for_runbook() {
            ladder.runbook = Some(desk.runbook(id, &case.environment.id)?);
        }
        ladder.core = core_pending(desk, case, release)?;
        Ok(ladder)
    }

    pub(crate) fn environment<'a>(&self, case: &'a Case) -> EnvironmentFact<'a> {
        EnvironmentFact {
            name: &case.environment.name,
            support: self.support,
            lower: self.lower,
        }
    }

    pub(crate) fn feeder(&self) -> Option<FeederFact<'_>> {
        self.feeder.as_ref().map(|feeder| FeederFact {
            name: &feeder.name,
            support: feeder.support,
            validated: feeder.stay.validated.as_deref(),
            booked: feeder.stay.booked.as_deref(),
        })
    }

    pub(crate) fn runbook(&self) -> RunbookFact<'_> {
        match self.runbook.as_deref() {
            None => RunbookFact::NotAsked,
            Some(None) => RunbookFact::NotHere,
            Some(Some(blocks)) => RunbookFact::Here(blocks),
        }
    }

    pub(crate) fn core(&self) -> Option<CoreFact<'_>> {
        self.core
            .as_ref()
            .map(|(title, state, when)| CoreFact { title, state, when })
    }
}

/// The first deployment of Mojaloop itself that is not validated in the same environment, where
/// this one is of another product and would not come after it.
fn core_pending(
    desk: &Desk<'_>,
    case: &Case,
    release: &Candidate,
) -> Result<Option<(String, &'static str, String)>> {
    if desk.is_core(release) {
        return Ok(None);
    }
    let cores = desk.cores(&case.environment.id)?;
    let pending = cores
        .iter()
        .find(|core| case.opening || case.span.start < core.span.end);
    Ok(pending.map(|core| {
        let when = span_words(&core.span, core.zone);
        (core.title.clone(), core.state.title(), when)
    }))
}

/// How long a deployment takes, as far as somebody estimated it.
pub(crate) fn estimates_of(row: &DeploymentRow) -> Estimates {
    Estimates {
        runbook: row.runbook_minutes,
        rollback: row.rollback_minutes,
        validation: row.validation_minutes,
    }
}

/// A stored moment.
pub(crate) fn moment(rfc3339: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(rfc3339)
        .ok()
        .map(|at| at.to_utc())
}

/// The day the CAB sits, in words.
pub(crate) fn cab_words(row: &DeploymentRow) -> Option<String> {
    row.cab_day.as_deref().map(time::day_words)
}
