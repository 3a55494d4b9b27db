//! Brings desks and this side together: each desk by itself, one sync of it at a time.

use super::ledger::{Ledger, MEANWHILE};
use super::line::{Heard, error_of, open};
use super::{DeskSynced, DesksSynced, SyncDesks, lent, list, sweep, turn};
use crate::Caller;
use crate::error::{Code, Error, Result};
use crate::people::actor::acting;
use crate::repos::checked;
use crate::transact::{Done, Op};
use crate::workspace::App;
use chrono::{DateTime, Duration};
use slipway_domain::desk::{Desk, Fault, field, mapping as proposal};
use slipway_servicedesk::ServiceDesk;
use slipway_store::table::desk::{self, DeskRow};
use slipway_store::table::desk_state::{self, DeskStateRow};
use slipway_store::table::outbox;
use slipway_sync::engine::{Engine, Report, Stop};

/// How often a run begins anew because somebody edited what was about to be sent.
const AGAIN: u32 = 3;
/// What may still be on its way is waited for so long, where somebody wants to.
const PATIENCE_SECONDS: i64 = 120;

pub(crate) fn run(app: &App, caller: &Caller, request: SyncDesks) -> Result<Done<DesksSynced>> {
    let Some(name) = &request.name else {
        if request.secret.is_some() {
            let message = "Say which service desk it is for.";
            return Err(Error::invalid("name", message, "Each has its own secret."));
        }
        let rows = app.store.read(desk::all)?;
        return these(app, caller, &rows, request.wait.unwrap_or(false));
    };
    let row = app.store.read(|conn| list::find(conn, name))?;
    let sync = || {
        these(
            app,
            caller,
            std::slice::from_ref(&row),
            request.wait.unwrap_or(false),
        )
    };
    lent::with(app, &row, request.secret.as_deref(), sync, |done| {
        done.value.desks.iter().all(|desk| desk.status == "ok")
    })
}

/// Syncs these desks one after the other; a failure of one does not stop the next.
fn these(app: &App, caller: &Caller, rows: &[DeskRow], wait: bool) -> Result<Done<DesksSynced>> {
    let mut done = Done {
        value: DesksSynced { desks: Vec::new() },
        op: None,
        changed: Vec::new(),
    };
    for row in rows {
        caller.go_on()?;
        let one = one(app, caller, row, wait)?;
        done.value.desks.push(one.value);
        done.op = one.op.or(done.op);
        done.changed.extend(one.changed);
    }
    Ok(done)
}

/// Syncs one desk. What the desk or the line to it lacks is told in the report.
fn one(app: &App, caller: &Caller, row: &DeskRow, wait: bool) -> Result<Done<DeskSynced>> {
    in_turn(app, caller, row, |run, ledger| {
        run.wait = wait;
        run.through(row, ledger)
    })
}

/// Syncs one desk over a line that is there already, whatever is at its other end.
///
/// # Errors
/// `not_found` for a desk that is not connected; else those of a sync.
pub fn between(
    app: &App,
    caller: &Caller,
    name: &str,
    desk: &mut dyn Desk,
) -> Result<Done<DeskSynced>> {
    let row = app.store.read(|conn| list::find(conn, name))?;
    in_turn(app, caller, &row, |run, ledger| {
        run.together(&row, ledger, desk)
    })
}

fn in_turn(
    app: &App,
    caller: &Caller,
    row: &DeskRow,
    f: impl FnOnce(&mut Run<'_>, &mut Ledger<'_>) -> std::result::Result<(), Ended>,
) -> Result<Done<DeskSynced>> {
    let actor = app.store.read(|conn| {
        let who = acting(conn, caller)?;
        who.must(Op::SyncDesk.power())?;
        Ok::<_, Error>(who.name)
    })?;
    let _turn = match turn::take(app, &row.id) {
        Ok(turn) => turn,
        Err(busy) if busy.code == Code::Busy => return Ok(told_busy(row, &busy)),
        Err(error) => return Err(error),
    };
    let mut run = Run {
        app,
        caller,
        report: Report::default(),
        requests: 0,
        wait: false,
        internal: None,
    };
    let mut ledger = Ledger::new(app, row, &actor);
    let outcome = f(&mut run, &mut ledger);
    let value = run.tell(row, &mut ledger, outcome)?;
    let (op, changed) = ledger.close();
    Ok(Done { value, op, changed })
}

fn told_busy(row: &DeskRow, busy: &Error) -> Done<DeskSynced> {
    Done {
        value: DeskSynced {
            name: row.name.clone(),
            status: "busy".to_owned(),
            error: Some(busy.message.clone()),
            ..DeskSynced::default()
        },
        op: None,
        changed: Vec::new(),
    }
}

/// Why a sync ended before it was through.
pub(super) enum Ended {
    /// The desk does not take the secret any more.
    Locked(Error),
    /// The desk or the line to it failed.
    Failed(Error),
    /// This side could not write.
    Here(Error),
}

impl From<Fault> for Ended {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Locked(_) => Ended::Locked(error_of(&fault)),
            fault => Ended::Failed(error_of(&fault)),
        }
    }
}

/// One sync of a desk.
struct Run<'a> {
    app: &'a App,
    caller: &'a Caller,
    report: Report,
    requests: u64,
    wait: bool,
    /// Whether the desk has comments that only the team reads, once it answered.
    internal: Option<bool>,
}

impl Run<'_> {
    fn through(
        &mut self,
        row: &DeskRow,
        ledger: &mut Ledger<'_>,
    ) -> std::result::Result<(), Ended> {
        let mut desk = open(self.app, row).map_err(Ended::Failed)?;
        let out = match self.mapped(row, ledger, &mut *desk) {
            Ok(Some(row)) => {
                self.requests += desk.requests();
                desk = open(self.app, &row).map_err(Ended::Failed)?;
                self.together(&row, ledger, &mut *desk)
            }
            Ok(None) => self.together(row, ledger, &mut *desk),
            Err(ended) => Err(ended),
        };
        self.requests += desk.requests();
        out
    }

    /// A desk nobody has mapped yet gets the mapping that it proposes itself.
    fn mapped(
        &self,
        row: &DeskRow,
        ledger: &mut Ledger<'_>,
        desk: &mut dyn ServiceDesk,
    ) -> std::result::Result<Option<DeskRow>, Ended> {
        if !row.mapping.is_null() {
            return Ok(None);
        }
        let mapping = proposal::propose(&desk.meta()?);
        let row = DeskRow {
            mapping: serde_json::to_value(&mapping).unwrap_or_default(),
            ..row.clone()
        };
        ledger.write(|tx| Ok(tx.put(&row)?)).map_err(Ended::Here)?;
        Ok(Some(row))
    }

    fn together(
        &mut self,
        row: &DeskRow,
        ledger: &mut Ledger<'_>,
        desk: &mut dyn Desk,
    ) -> std::result::Result<(), Ended> {
        let settles = desk.abilities().settles_after;
        let mut heard = Heard::new(self.app, self.caller, &row.name, desk);
        for _ in 0..AGAIN {
            match engine_run(self.app, ledger, &mut heard, &mut self.report) {
                Ok(()) => {}
                Err(Stop::Desk(fault)) => return Err(fault.into()),
                Err(Stop::Replica(error)) if error.message == MEANWHILE => continue,
                Err(Stop::Replica(error)) => return Err(Ended::Here(error)),
            }
            if !self.wait || !self.wait_for_unknown(row, settles)? {
                break;
            }
        }
        self.internal = Some(heard.abilities().internal_comments);
        sweep::slice(self.app, row, ledger, &mut heard, &mut self.report)
    }

    /// Waits until what may still arrive cannot any more, when that is soon; whether to look again.
    fn wait_for_unknown(
        &self,
        row: &DeskRow,
        settles: Duration,
    ) -> std::result::Result<bool, Ended> {
        let last = self
            .app
            .store
            .read(|conn| last_unknown(conn, &row.id))
            .map_err(Ended::Here)?;
        let Some(last) = last else {
            return Ok(false);
        };
        let left = (last + settles) - self.app.now();
        if left > Duration::seconds(PATIENCE_SECONDS) {
            return Ok(false);
        }
        // Counted in steps and not by the host's clock, which may stand still.
        let step = Duration::milliseconds(50);
        let mut waited = Duration::zero();
        while waited <= left {
            if self.caller.is_cancelled() {
                return Ok(false);
            }
            std::thread::sleep(step.to_std().unwrap_or_default());
            waited += step;
        }
        Ok(true)
    }

    /// Writes how the desk stands, where that changed, and tells what was done.
    fn tell(
        &self,
        row: &DeskRow,
        ledger: &mut Ledger<'_>,
        outcome: std::result::Result<(), Ended>,
    ) -> Result<DeskSynced> {
        let (status, error) = match outcome {
            Ok(()) => ("ok", None),
            Err(Ended::Locked(error)) => ("locked", Some(error)),
            Err(Ended::Failed(error)) => ("failed", Some(error)),
            Err(Ended::Here(error)) => return Err(error),
        };
        let (state, waiting) = self.app.store.read(|conn| {
            let waiting: u32 = outbox::states(conn, &row.id)?.iter().map(|(_, n)| n).sum();
            let state = desk_state::get(conn, &row.id)?.unwrap_or_default();
            Ok::<_, Error>((state, waiting))
        })?;
        let mut error = error.map(|error| with_waiting(&error, waiting));
        if state.vanished > 0 {
            error = error.or_else(|| Some(sweep::warning(state.vanished)));
        }
        checked::mark(self.app, &row.id);
        let internal_comments = self.internal.or(state.internal_comments);
        let same = state.status == status && state.error == error;
        if !same || state.internal_comments != internal_comments {
            let state = DeskStateRow {
                desk_id: row.id.clone(),
                internal_comments,
                status: status.to_owned(),
                checked_at: Some(self.app.now_text()),
                error: error.clone(),
                ..state
            };
            ledger.write(|tx| Ok(desk_state::put(tx.conn(), &state)?))?;
        }
        Ok(DeskSynced {
            name: row.name.clone(),
            status: status.to_owned(),
            pulled: self.report.pulled,
            pushed: self.report.pushed,
            conflicts: self.report.clashes,
            unknown: self.report.unknown,
            requests: u32::try_from(self.requests).unwrap_or(u32::MAX),
            error,
        })
    }
}

fn engine_run(
    app: &App,
    ledger: &mut Ledger<'_>,
    heard: &mut Heard<'_>,
    report: &mut Report,
) -> std::result::Result<(), Stop<Error>> {
    report.unknown = 0;
    with_engine(app, ledger, heard, |engine| engine.run(report))
}

/// The engine between a ledger and a desk.
pub(super) fn with_engine<T>(
    app: &App,
    ledger: &mut Ledger<'_>,
    heard: &mut Heard<'_>,
    f: impl FnOnce(&mut Engine<'_, Ledger<'_>, Heard<'_>>) -> T,
) -> T {
    let schema = field::schema();
    f(&mut Engine {
        replica: ledger,
        desk: heard,
        schema: &schema,
        clock: &|| app.now(),
        ids: &mut || app.host.new_id().to_string(),
        pause: &|time| std::thread::sleep(time.to_std().unwrap_or_default()),
    })
}

/// When the last of the entries was sent of which nobody knows what became of them.
fn last_unknown(
    conn: &slipway_store::Connection,
    desk: &str,
) -> Result<Option<DateTime<chrono::Utc>>> {
    let rows = outbox::all(conn)?;
    let unknown = rows
        .iter()
        .filter(|row| row.desk_id == desk && row.state == "unknown");
    Ok(unknown
        .filter_map(|row| row.sent_at.as_deref().and_then(moment))
        .max())
}

pub(super) fn moment(text: &str) -> Option<DateTime<chrono::Utc>> {
    DateTime::parse_from_rfc3339(text)
        .ok()
        .map(|at| at.to_utc())
}

/// What waits is said before why.
fn with_waiting(error: &Error, waiting: u32) -> String {
    let why = format!("{} {}", error.message, error.hint);
    match waiting {
        0 => why.trim().to_owned(),
        1 => format!("1 change waiting: {}", why.trim()),
        more => format!("{more} changes waiting: {}", why.trim()),
    }
}
