//! What judging a deployment needs, read once and asked often.

use crate::book::Book;
use crate::error::{Error, Result};
use crate::releases::read::{self, Standing};
use crate::shape::{LevelShape, WallTime};
use crate::time;
use crate::windows::load::working_time;
use crate::{App, Caller};
use chrono::{DateTime, Utc};
use slipway_domain::calendar::span::Span;
use slipway_domain::calendar::working_time::WorkingTime;
use slipway_domain::calendar::zone::span_words;
use slipway_domain::deployment::{ChangeOutcome, DeploymentState};
use slipway_domain::environment::EnvironmentKind;
use slipway_store::table::deployment::{self, DeploymentRow};
use slipway_store::table::environment::{self, EnvironmentRow};
use slipway_store::{Connection, get};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// A release, with what a deployment's rules ask of it.
pub(crate) struct Candidate {
    pub(crate) standing: Standing,
    /// Its own findings that block and were not let pass.
    pub(crate) open_findings: Vec<String>,
    /// Its migration files that come with breaking changes.
    pub(crate) migrations: Vec<String>,
}

/// The hub, its ladder and its releases.
pub(crate) struct Desk<'a> {
    pub(crate) app: &'a App,
    pub(crate) conn: &'a Connection,
    pub(crate) caller: &'a Caller,
    pub(crate) book: &'a Book,
    pub(crate) ladder: Vec<EnvironmentRow>,
    pub(crate) names: BTreeMap<String, String>,
    pub(crate) working_time: WorkingTime,
    candidates: RefCell<HashMap<String, Rc<Candidate>>>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(
        app: &'a App,
        conn: &'a Connection,
        caller: &'a Caller,
        book: &'a Book,
    ) -> Result<Desk<'a>> {
        let names = book.people.iter();
        Ok(Desk {
            app,
            conn,
            caller,
            ladder: environment::all(conn)?,
            names: names.map(|p| (p.id.clone(), p.name.clone())).collect(),
            working_time: working_time(book),
            book,
            candidates: RefCell::default(),
        })
    }

    /// Finds a deployment by its id.
    ///
    /// # Errors
    /// `not_found`.
    pub(crate) fn find(&self, id: &str) -> Result<DeploymentRow> {
        get(self.conn, id.trim())?.ok_or_else(|| {
            Error::not_found(
                format!("deployment {id}"),
                "slipwayctl deployment list --past shows them all.",
            )
        })
    }

    /// Finds an environment by id, code or name.
    ///
    /// # Errors
    /// `invalid` with the codes there are.
    pub(crate) fn environment(&self, wanted: &str) -> Result<EnvironmentRow> {
        let wanted = wanted.trim();
        let named = |row: &&EnvironmentRow| {
            row.id == wanted
                || row.code.eq_ignore_ascii_case(wanted)
                || row.name.eq_ignore_ascii_case(wanted)
        };
        self.ladder.iter().find(named).cloned().ok_or_else(|| {
            let codes: Vec<&str> = self.ladder.iter().map(|row| row.code.as_str()).collect();
            let hint = format!("There are: {}.", codes.join(", "));
            let message = format!("There is no environment {wanted}.");
            Error::invalid("environment", message, hint)
        })
    }

    /// The environment that must validate a release before this one.
    pub(crate) fn feeder(&self, environment: &EnvironmentRow) -> Option<&EnvironmentRow> {
        let code = environment.feeds_from.as_deref()?;
        self.ladder.iter().find(|row| row.code == code)
    }

    /// A release as it stands, read once.
    pub(crate) fn candidate(&self, id: &str) -> Result<Option<Rc<Candidate>>> {
        if let Some(known) = self.candidates.borrow().get(id) {
            return Ok(Some(Rc::clone(known)));
        }
        let Some(row) = get(self.conn, id)? else {
            return Ok(None);
        };
        let standing = read::standing(self.app, self.conn, self.book, self.caller, row)?;
        let open = standing.findings(self.book).into_iter();
        let open = open.filter(|f| f.level == LevelShape::Block && f.overridden.is_none());
        let breaking = standing.notes.iter().flat_map(|notes| &notes.breaking);
        let candidate = Rc::new(Candidate {
            open_findings: open
                .map(|f| format!("{}: {}", f.subject, f.message))
                .collect(),
            migrations: breaking
                .flat_map(|change| change.migrations.clone())
                .collect(),
            standing,
        });
        let mut known = self.candidates.borrow_mut();
        known.insert(id.to_owned(), Rc::clone(&candidate));
        Ok(Some(candidate))
    }

    /// What a deployment is called: its release, or what the change is.
    pub(crate) fn title(&self, row: &DeploymentRow) -> Result<String> {
        let release = match &row.release_id {
            Some(id) => get(self.conn, id)?,
            None => None,
        };
        Ok(release.map_or_else(
            || row.title.clone(),
            |release| read::title(self.book, &release),
        ))
    }

    /// Somebody's name.
    pub(crate) fn name(&self, id: Option<&str>) -> Option<&str> {
        self.names.get(id?).map(String::as_str)
    }

    /// Earlier deployments of a release, by start.
    pub(crate) fn of_release(&self, id: &str) -> Result<Vec<DeploymentRow>> {
        Ok(deployment::of_release(self.conn, id)?)
    }
}

/// What a rung is for.
pub(crate) fn kind_of(row: &EnvironmentRow) -> EnvironmentKind {
    crate::environments::shape_of(row).kind
}

/// Where a deployment stands.
pub(crate) fn state_of(row: &DeploymentRow) -> DeploymentState {
    DeploymentState::parse(&row.state).unwrap_or(DeploymentState::Planned)
}

/// Whether a deployment ended with what it brought being found good.
pub(crate) fn validated(row: &DeploymentRow) -> bool {
    let outcome = row.outcome.as_deref().and_then(ChangeOutcome::parse);
    match state_of(row) {
        DeploymentState::Validated => true,
        DeploymentState::Closed => matches!(
            outcome,
            Some(ChangeOutcome::Implemented | ChangeOutcome::Remediated)
        ),
        _ => false,
    }
}

/// When a deployment is planned for, by today's rules of its zone.
pub(crate) fn span_of(row: &DeploymentRow) -> Span {
    let kept = || DateTime::from_timestamp(row.start_utc, 0).unwrap_or_default();
    let start: DateTime<Utc> = time::placed_at(&row.start_local, &row.zone).unwrap_or_else(kept);
    Span::of_minutes(start, row.minutes)
}

/// The zone a deployment is planned in.
pub(crate) fn zone_of(row: &DeploymentRow) -> chrono_tz::Tz {
    row.zone.parse().unwrap_or(chrono_tz::Tz::UTC)
}

/// When a deployment is planned for, in words.
pub(crate) fn when(row: &DeploymentRow) -> String {
    span_words(&span_of(row), zone_of(row))
}

/// A moment on the wall clock of a zone.
pub(crate) fn wall_at(at: DateTime<Utc>, zone: chrono_tz::Tz) -> WallTime {
    let local = at.with_timezone(&zone);
    WallTime {
        local: local.format("%Y-%m-%dT%H:%M").to_string(),
        zone: zone.to_string(),
        label: slipway_domain::calendar::zone::words(&local),
    }
}
