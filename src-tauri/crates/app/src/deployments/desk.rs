//! What judging a deployment needs, read once and asked often.

use super::files::Files;
use crate::book::Book;
use crate::error::{Error, Result};
use crate::evidence::proof;
use crate::handover;
use crate::known::Known;
use crate::messages::letters::Letters;
use crate::observed::standing::{self, Stand};
use crate::releases::read::{self, Standing};
use crate::runbooks;
use crate::shape::{LevelShape, WallTime};
use crate::time;
use crate::windows::load::{load, working_time};
use crate::{App, Caller};
use chrono::{DateTime, Utc};
use slipway_domain::calendar::index::IndexedCalendar;
use slipway_domain::calendar::span::Span;
use slipway_domain::calendar::working_time::WorkingTime;
use slipway_domain::calendar::zone::span_words;
use slipway_domain::deployment::{ChangeOutcome, DeploymentState};
use slipway_domain::drift::Parity;
use slipway_domain::environment::EnvironmentKind;
use slipway_domain::evidence::proof::Proof;
use slipway_domain::notes::Breaks;
use slipway_store::table::deployment::{self, DeploymentRow};
use slipway_store::table::environment::{self, EnvironmentRow};
use slipway_store::table::runbook;
use slipway_store::{Connection, get};
use std::cell::{Cell, OnceCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A release, with what a deployment's rules ask of it.
pub(crate) struct Candidate {
    pub(crate) standing: Standing,
    /// Its own findings that block and were not let pass.
    pub(crate) open_findings: Vec<String>,
    /// Its migration files that come with breaking changes.
    pub(crate) migrations: Vec<String>,
    /// What its handover to Operations lacks.
    pub(crate) handover: Vec<String>,
}

impl Candidate {
    /// Whether it breaks what is in a database, by files that migrate it or by what its notes tell.
    pub(crate) fn breaks_data(&self) -> bool {
        !self.migrations.is_empty()
            || matches!(runbooks::facts::breaks(Some(self)), Breaks::Database(_))
    }
}

/// A deployment of Mojaloop itself that others wait for.
pub(crate) struct Core {
    pub(crate) title: String,
    pub(crate) state: DeploymentState,
    pub(crate) span: Span,
    pub(crate) zone: chrono_tz::Tz,
}

/// How far a release came in an environment.
pub(crate) struct Stay {
    /// Whether it is, or was, there.
    pub(crate) reached: bool,
    /// When it was found good there last.
    pub(crate) validated: Option<String>,
    /// When it goes there next.
    pub(crate) booked: Option<String>,
}

/// Seconds of the calendar that are read together: 31 days.
const BLOCK: i64 = 31 * 86_400;

/// The hub, its ladder and its releases.
pub(crate) struct Desk<'a> {
    pub(crate) app: &'a App,
    pub(crate) conn: &'a Connection,
    pub(crate) caller: &'a Caller,
    pub(crate) book: &'a Book,
    pub(crate) ladder: Vec<EnvironmentRow>,
    pub(crate) names: BTreeMap<String, String>,
    pub(crate) working_time: WorkingTime,
    pub(crate) files: Rc<Files>,
    candidates: Known<String, Option<Rc<Candidate>>>,
    cores: Known<String, Vec<Core>>,
    stays: Known<(String, String), Stay>,
    proofs: Known<(String, String), Option<Proof>>,
    running: Known<(String, String), Option<String>>,
    packages: OnceCell<standing::Known>,
    stands: Known<(String, String), Stand>,
    mirrors: Known<(String, String), (Parity, String)>,
    runbooks: Known<(String, String), Option<Vec<String>>>,
    calendars: Known<i64, IndexedCalendar>,
    letters: OnceCell<Letters<'a>>,
    /// Whether nobody looks when the calendar opens and closes next.
    brief: Cell<bool>,
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
            files: Rc::default(),
            candidates: Known::default(),
            cores: Known::default(),
            stays: Known::default(),
            proofs: Known::default(),
            running: Known::default(),
            packages: OnceCell::new(),
            stands: Known::default(),
            mirrors: Known::default(),
            runbooks: Known::default(),
            calendars: Known::default(),
            letters: OnceCell::new(),
            brief: Cell::new(false),
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
        let read = || self.read_candidate(id);
        Ok(self.candidates.get(id.to_owned(), read)?.as_ref().clone())
    }

    fn read_candidate(&self, id: &str) -> Result<Option<Rc<Candidate>>> {
        let Some(row) = self.files.release(self.conn, id)?.as_ref().clone() else {
            return Ok(None);
        };
        let standing = read::standing(self.app, self.conn, self.book, self.caller, row)?;
        let open = standing.findings(self.book).into_iter();
        let open = open.filter(|f| f.level == LevelShape::Block && f.overridden.is_none());
        let breaking = standing.notes.iter().flat_map(|notes| &notes.breaking);
        Ok(Some(Rc::new(Candidate {
            open_findings: open
                .map(|f| format!("{}: {}", f.subject, f.message))
                .collect(),
            handover: handover::items::open(self.conn, self.book, &standing)?,
            migrations: breaking
                .flat_map(|change| change.migrations.clone())
                .collect(),
            standing,
        })))
    }

    /// Deployments of Mojaloop itself in an environment that are not found good yet, by start; read
    /// once.
    pub(crate) fn cores(&self, environment: &str) -> Result<Rc<Vec<Core>>> {
        self.cores.get(environment.to_owned(), || {
            let mut cores = Vec::new();
            for row in deployment::unfinished(self.conn, environment)? {
                let Some(id) = &row.release_id else { continue };
                let core = self.candidate(id)?;
                let core = core.filter(|core| self.is_core(core) && !validated(&row));
                cores.extend(core.map(|core| Core {
                    title: core.standing.title.clone(),
                    state: state_of(&row),
                    span: span_of(&row),
                    zone: zone_of(&row),
                }));
            }
            Ok(cores)
        })
    }

    /// How far a release came in an environment, read once.
    pub(crate) fn stay(&self, release: &str, environment: &str) -> Result<Rc<Stay>> {
        let key = (release.to_owned(), environment.to_owned());
        self.stays.get(key, || {
            let all = self.of_release(release)?;
            let there = || all.iter().filter(|row| row.environment_id == environment);
            let goes = |row: &&DeploymentRow| state_of(row).ahead() || state_of(row).under_way();
            Ok(Stay {
                reached: there().any(|row| validated(row) || state_of(row).under_way()),
                validated: there().rev().find(|row| validated(row)).map(when),
                booked: there().find(goes).map(when),
            })
        })
    }

    /// What test runs show of a release in an environment, read once.
    pub(crate) fn proof(&self, release: &str, place: &EnvironmentRow) -> Result<Rc<Option<Proof>>> {
        let key = (release.to_owned(), place.id.clone());
        self.proofs.get(key, || {
            let row = self.files.release(self.conn, release)?;
            let Some(row) = row.as_ref() else {
                return Ok(None);
            };
            proof::of(self.app, self.conn, self.book, row, place).map(Some)
        })
    }

    /// Id of the release of a product that runs in an environment, read once.
    pub(crate) fn running(&self, environment: &str, product: &str) -> Result<Rc<Option<String>>> {
        let key = (environment.to_owned(), product.to_owned());
        self.running.get(key, || {
            for id in deployment::running_releases(self.conn, environment)? {
                let row = self.files.release(self.conn, &id)?;
                if row
                    .as_ref()
                    .as_ref()
                    .is_some_and(|row| row.product_id == product)
                {
                    return Ok(Some(id));
                }
            }
            Ok(None)
        })
    }

    /// How an environment stands to what should run there, read once.
    pub(crate) fn stand(&self, place: &EnvironmentRow) -> Result<Rc<Stand>> {
        self.stand_after(place, None)
    }

    /// How it would stand had a release been brought there, read once.
    pub(crate) fn stand_after(
        &self,
        place: &EnvironmentRow,
        release: Option<&str>,
    ) -> Result<Rc<Stand>> {
        let key = (place.id.clone(), release.unwrap_or_default().to_owned());
        self.stands.get(key, || {
            Stand::read(self.conn, self.book, self.packages()?, place, release)
        })
    }

    /// How far the second environment is like the first, read once.
    pub(crate) fn mirror(
        &self,
        there: &EnvironmentRow,
        here: &EnvironmentRow,
    ) -> Result<Rc<(Parity, String)>> {
        let key = (there.id.clone(), here.id.clone());
        self.mirrors.get(key, || {
            standing::mirror(self.conn, self.book, self.packages()?, (there, here))
        })
    }

    /// Every release with what it holds, read once.
    pub(crate) fn packages(&self) -> Result<&standing::Known> {
        if let Some(known) = self.packages.get() {
            return Ok(known);
        }
        let known = standing::known(self.app, self.conn, self.book)?;
        Ok(self.packages.get_or_init(|| known))
    }

    /// What blocks in the runbook of a release for an environment, read once; None when none is kept.
    pub(crate) fn runbook(
        &self,
        release: &str,
        environment: &str,
    ) -> Result<Rc<Option<Vec<String>>>> {
        let key = (release.to_owned(), environment.to_owned());
        self.runbooks.get(key, || {
            let row = runbook::of(self.conn, release, environment)?;
            let laid = row
                .map(|row| runbooks::facts::laid(self, &row))
                .transpose()?;
            Ok(laid.as_ref().map(runbooks::facts::blocks))
        })
    }

    /// Whether a release is one of Mojaloop itself.
    pub(crate) fn is_core(&self, release: &Candidate) -> bool {
        let product = self.book.product(&release.standing.row.product_id);
        product.is_some_and(|product| product.kind == "mojaloop_core")
    }

    /// Reads at once what judging many deployments needs.
    pub(crate) fn many(&self) -> Result<()> {
        self.briefly();
        self.files.read_all(self.conn)
    }

    /// Judges from now on without looking when the calendar opens and closes next.
    pub(crate) fn briefly(&self) {
        self.brief.set(true);
    }

    /// Whether [`Desk::briefly`] was said.
    pub(crate) fn is_brief(&self) -> bool {
        self.brief.get()
    }

    /// The calendar around a time. While many are judged it is read once for all times that lie near
    /// each other.
    pub(crate) fn calendar(&self, environment: &str, span: &Span) -> Result<Rc<IndexedCalendar>> {
        if !self.files.are_all_read() {
            let calendar = load(self.conn, self.book, Some(environment), span)?;
            return Ok(Rc::new(IndexedCalendar::new(calendar, span)));
        }
        let block = span.start.timestamp().div_euclid(BLOCK);
        let at = |block: i64| DateTime::from_timestamp(block * BLOCK, 0).unwrap_or(span.end);
        let near = Span::new(at(block), at(block + 2));
        let read = |span: &Span| {
            let calendar = load(self.conn, self.book, None, span)?;
            Ok(IndexedCalendar::new(calendar, span))
        };
        match near.covers(span) {
            true => self.calendars.get(block, || read(&near)),
            false => Ok(Rc::new(read(span)?)),
        }
    }

    /// What is owed to audiences, read once.
    pub(crate) fn letters(&self) -> Result<&Letters<'a>> {
        if let Some(letters) = self.letters.get() {
            return Ok(letters);
        }
        let mut letters = Letters::read(self.app, self.conn, self.book)?;
        letters.files = Rc::clone(&self.files);
        Ok(self.letters.get_or_init(|| letters))
    }

    /// What a deployment is called: its release, or what the change is.
    pub(crate) fn title(&self, row: &DeploymentRow) -> Result<String> {
        let release = match &row.release_id {
            Some(id) => self.files.release(self.conn, id)?,
            None => Rc::new(None),
        };
        Ok(release.as_ref().as_ref().map_or_else(
            || row.title.clone(),
            |release| read::title(self.book, release),
        ))
    }

    /// Somebody's name.
    pub(crate) fn name(&self, id: Option<&str>) -> Option<&str> {
        self.names.get(id?).map(String::as_str)
    }

    /// Deployments of a release, by start.
    pub(crate) fn of_release(&self, id: &str) -> Result<Rc<Vec<DeploymentRow>>> {
        self.files.of_release(self.conn, id)
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
