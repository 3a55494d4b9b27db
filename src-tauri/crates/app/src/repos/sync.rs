//! Asks repositories what they hold now: fetch, read, take in, each in its own transaction.

use super::apply::{Counts, Intaking, NewStable, broke};
use super::{SyncReport, SyncRepos, Synced, checked, lent, remote_of, remove};
use crate::error::{Code, Error, Result};
use crate::host::{Caller, Event};
use crate::transact::{Done, Op, transact};
use crate::workspace::App;
use slipway_helm::{FetchError, Fetched, IndexError, IndexItem, Remark, Validators, Watch};
use slipway_helm::{fetch_index, read_index};
use slipway_store::Tx;
use slipway_store::table::repo::{self, RepoRow};
use slipway_store::table::repo_state::{self, RepoStateRow};
use slipway_store::table::{chart_version, chart_watch, intake::IntakeRow};

/// Warnings a report carries at most; the count of skipped entries is always whole.
const MOST_WARNINGS: usize = 200;

pub(crate) fn run(app: &App, caller: &Caller, request: SyncRepos) -> Result<Done<Synced>> {
    let rows = app.store.read(repo::all)?;
    let Some(name) = &request.name else {
        if request.secret.is_some() {
            let hint = "Each has its own secret.";
            return Err(Error::invalid(
                "name",
                "Say which repository it is for.",
                hint,
            ));
        }
        return these(app, caller, &rows, false);
    };
    let row = remove::find(&rows, name)?;
    let ask = || these(app, caller, std::slice::from_ref(&row), false);
    lent::with(app, &row, request.secret.as_deref(), ask, |done| {
        lent::let_in(&done.value.repos)
    })
}

/// Syncs these repositories one after the other; a failure of one does not stop the next.
pub(crate) fn these(
    app: &App,
    caller: &Caller,
    rows: &[RepoRow],
    confirmed: bool,
) -> Result<Done<Synced>> {
    let mut done = Done {
        value: Synced { repos: Vec::new() },
        op: None,
        changed: Vec::new(),
    };
    for row in rows {
        caller.go_on()?;
        let one = one(app, caller, row, confirmed)?;
        done.value.repos.push(one.value);
        done.op = one.op.or(done.op);
        done.changed.extend(one.changed);
    }
    Ok(done)
}

fn one(app: &App, caller: &Caller, row: &RepoRow, confirmed: bool) -> Result<Done<SyncReport>> {
    let state = app
        .store
        .read(|conn| repo_state::get(conn, &row.id))?
        .unwrap_or_default();
    let outcome = match row.kind.as_str() {
        "oci" => super::oci::take_in(app, caller, row, &state, confirmed),
        _ => fetch(app, caller, row, &state, confirmed),
    };
    match outcome {
        Ok(done) => Ok(done),
        Err(error) if matches!(error.code, Code::Cancelled | Code::Busy | Code::Forbidden) => {
            Err(error)
        }
        Err(error) => failed(app, caller, row, state, &error),
    }
}

fn fetch(
    app: &App,
    caller: &Caller,
    row: &RepoRow,
    state: &RepoStateRow,
    confirmed: bool,
) -> Result<Done<SyncReport>> {
    let remote = remote_of(app, row)?;
    let validators = if confirmed || state.held_after.is_some() {
        Validators::default()
    } else {
        Validators {
            etag: state.etag.clone(),
            last_modified: state.last_modified.clone(),
            sha256: state.sha256.clone(),
        }
    };
    let into = app.data_dir().join("tmp");
    std::fs::create_dir_all(&into)
        .map_err(FetchError::Disk)
        .map_err(remote_error)?;
    let ear = Ear {
        app,
        caller,
        label: format!("Reading {}", row.name),
    };
    match fetch_index(&remote, &validators, &into, &ear).map_err(remote_error)? {
        Fetched::NotModified {
            requests, bytes, ..
        } => {
            checked::mark(app, &row.id);
            let report = SyncReport {
                requests,
                bytes,
                ..report(row, "not_modified", state)
            };
            if state.status == "ok" {
                return Ok(Done {
                    value: report,
                    op: None,
                    changed: Vec::new(),
                });
            }
            let state = RepoStateRow {
                status: "ok".to_owned(),
                error: None,
                ..state.clone()
            };
            note(app, caller, row, state, report)
        }
        Fetched::Body {
            file,
            validators,
            bytes,
            requests,
            framing,
        } => {
            let take = TakeIn {
                app,
                caller,
                row,
                state,
                confirmed,
                validators: &validators,
            };
            let file = file.into_file();
            let mut done = take.run(|sink| read_index(file, framing, sink).map(|s| s.skipped))?;
            done.value.requests = requests;
            done.value.bytes = bytes;
            Ok(done)
        }
    }
}

/// Reading an index into the store, with everything that needs.
pub(crate) struct TakeIn<'a> {
    pub(crate) app: &'a App,
    pub(crate) caller: &'a Caller,
    pub(crate) row: &'a RepoRow,
    pub(crate) state: &'a RepoStateRow,
    pub(crate) confirmed: bool,
    pub(crate) validators: &'a Validators,
}

pub(crate) type Read<'r> = dyn FnMut(IndexItem<'_>) -> std::ops::ControlFlow<()> + 'r;

impl TakeIn<'_> {
    pub(crate) fn run(
        &self,
        read: impl FnOnce(&mut Read<'_>) -> std::result::Result<u64, IndexError>,
    ) -> Result<Done<SyncReport>> {
        let held = std::cell::Cell::new(None);
        let done = transact(self.app, self.caller, Op::SyncRepo, |tx, _| {
            let now = self.app.now_text();
            let before = chart_version::count_listed(tx.conn(), &self.row.id)?;
            let mut taking = Intaking::new(tx.conn(), &self.row.id, &now);
            let mut warnings = Vec::new();
            let mut refused = None;
            let outcome =
                read(&mut |item| broke(&mut refused, take_item(&mut taking, &mut warnings, item)));
            if let Some(error) = refused {
                return Err(error);
            }
            let skipped = outcome.map_err(|error| index_error(&error))?;
            let after = taking.counts.versions;
            if self.shrank(before, after) {
                held.set(Some((before, after)));
                return Err(Error::new(Code::Conflict, "The index shrank.", ""));
            }
            taking.finish()?;
            self.caller.go_on()?;
            self.settle(tx, taking.taken(), skipped, warnings, &now)
        });
        match held.get() {
            Some((before, after)) => self.hold(before, after),
            None => {
                checked::mark(self.app, &self.row.id);
                done
            }
        }
    }

    /// More than half gone is rather a broken repository than a tidy one.
    pub(crate) fn shrank(&self, before: u32, after: u32) -> bool {
        !self.confirmed && before >= 10 && u64::from(after) * 2 < u64::from(before)
    }

    /// What was taken in stands: intakes are proposed, and the repository is as asked just now.
    pub(crate) fn settle(
        &self,
        tx: &Tx<'_>,
        (counts, fresh): (Counts, Vec<NewStable>),
        skipped: u64,
        warnings: Vec<String>,
        now: &str,
    ) -> Result<(SyncReport, String)> {
        propose(self.app, tx, self.row, &fresh, now)?;
        let state = RepoStateRow {
            repo_id: self.row.id.clone(),
            status: "ok".to_owned(),
            etag: self.validators.etag.clone(),
            last_modified: self.validators.last_modified.clone(),
            sha256: self.validators.sha256.clone(),
            checked_at: Some(now.to_owned()),
            changed_at: Some(now.to_owned()),
            error: None,
            charts: counts.charts,
            versions: counts.versions,
            held_before: None,
            held_after: None,
        };
        repo_state::put(tx.conn(), &state)?;
        tx.touch("repo", &self.row.id);
        tx.touch("chart", "");
        let report = SyncReport {
            added: counts.added,
            removed: counts.removed,
            republished: counts.republished,
            skipped: u32::try_from(skipped).unwrap_or(u32::MAX),
            warnings,
            ..report(self.row, "changed", &state)
        };
        Ok((report, summary(&self.row.name, &counts)))
    }

    /// Nothing of what shrank was taken in; a person decides.
    pub(crate) fn hold(&self, before: u32, after: u32) -> Result<Done<SyncReport>> {
        let state = RepoStateRow {
            repo_id: self.row.id.clone(),
            status: "held".to_owned(),
            checked_at: Some(self.app.now_text()),
            held_before: Some(before),
            held_after: Some(after),
            ..self.state.clone()
        };
        let message = format!(
            "It lists {after} versions, {before} were known; what was known is kept until \
             someone confirms"
        );
        let report = SyncReport {
            error: Some(message),
            ..report(self.row, "held", &state)
        };
        note(self.app, self.caller, self.row, state, report)
    }
}

fn take_item(
    taking: &mut Intaking<'_>,
    warnings: &mut Vec<String>,
    item: IndexItem<'_>,
) -> Result<()> {
    match item {
        IndexItem::Chart(name) => taking.chart(name),
        IndexItem::Entry(entry) => taking.entry(entry),
        IndexItem::Skipped(remark) | IndexItem::Warning(remark) => {
            if warnings.len() < MOST_WARNINGS {
                warnings.push(warning(remark));
            }
            Ok(())
        }
    }
}

/// New stable versions of watched charts propose their intake.
fn propose(app: &App, tx: &Tx<'_>, row: &RepoRow, fresh: &[NewStable], now: &str) -> Result<()> {
    let watched = chart_watch::of_repo(tx.conn(), &row.id)?;
    for new in fresh
        .iter()
        .filter(|new| watched.iter().any(|watch| watch.chart == new.chart))
    {
        tx.put(&IntakeRow {
            id: app.host.new_id().to_string(),
            repo: row.name.clone(),
            chart: new.chart.clone(),
            version: new.version.clone(),
            found_at: now.to_owned(),
            state: "proposed".to_owned(),
            reason: String::new(),
        })?;
    }
    Ok(())
}

fn summary(name: &str, counts: &Counts) -> String {
    let Counts {
        added,
        removed,
        republished,
        ..
    } = counts;
    format!("Read {name}: {added} added, {removed} gone, {republished} published again")
}

/// A failure is written down so that every window shows it; the last good state stays.
fn failed(
    app: &App,
    caller: &Caller,
    row: &RepoRow,
    state: RepoStateRow,
    error: &Error,
) -> Result<Done<SyncReport>> {
    tracing::warn!(repo = %row.name, error = %error.message, "A sync failed.");
    let text = if error.hint.is_empty() {
        error.message.clone()
    } else {
        format!("{} {}", error.message, error.hint)
    };
    let state = RepoStateRow {
        repo_id: row.id.clone(),
        status: "failed".to_owned(),
        checked_at: Some(app.now_text()),
        error: Some(text.clone()),
        ..state
    };
    let report = SyncReport {
        error: Some(text),
        ..report(row, "failed", &state)
    };
    note(app, caller, row, state, report)
}

/// Writes how a repository stands, without touching its charts.
pub(crate) fn note(
    app: &App,
    caller: &Caller,
    row: &RepoRow,
    state: RepoStateRow,
    report: SyncReport,
) -> Result<Done<SyncReport>> {
    checked::mark(app, &row.id);
    transact(app, caller, Op::SyncRepo, |tx, _| {
        repo_state::put(tx.conn(), &state)?;
        tx.touch("repo", &row.id);
        Ok((report, format!("Asked {}: {}", row.name, state.status)))
    })
}

pub(crate) fn report(row: &RepoRow, status: &str, state: &RepoStateRow) -> SyncReport {
    SyncReport {
        name: row.name.clone(),
        status: status.to_owned(),
        charts: state.charts,
        versions: state.versions,
        ..SyncReport::default()
    }
}

pub(crate) fn warning(remark: &Remark) -> String {
    let version = remark
        .version
        .as_deref()
        .map(|v| format!(" {v}"))
        .unwrap_or_default();
    let line = remark
        .line
        .map(|line| format!(", line {line}"))
        .unwrap_or_default();
    format!("{}{version}{line}: {}", remark.chart, remark.reason)
}

pub(crate) fn remote_error(error: FetchError) -> Error {
    let code = match &error {
        FetchError::Cancelled => Code::Cancelled,
        FetchError::Disk(disk) if disk.kind() == std::io::ErrorKind::StorageFull => Code::NoSpace,
        _ => Code::Remote,
    };
    Error::new(code, sentence(&error.to_string()), error.hint())
}

fn index_error(error: &IndexError) -> Error {
    let hint = "What was known before is kept. Check the address, then try again.";
    Error::new(Code::Remote, sentence(&error.to_string()), hint)
}

/// Errors below the use cases begin small and end without a stop.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.trim_end_matches('.').chars();
    let first: String = letters
        .next()
        .map(|c| c.to_uppercase().collect())
        .unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// Passes a fetch's progress to the host, and the caller's wish to stop to the fetch.
pub(crate) struct Ear<'a> {
    pub(crate) app: &'a App,
    pub(crate) caller: &'a Caller,
    pub(crate) label: String,
}

impl Watch for Ear<'_> {
    fn progress(&self, done: u64, total: Option<u64>) {
        let label = self.label.clone();
        self.app.host.hear(&Event::Progress {
            label,
            done,
            total,
            unit: "bytes",
        });
    }

    fn cancelled(&self) -> bool {
        self.caller.is_cancelled()
    }
}
