//! Makes a runbook: from a template, from the one rehearsed below, or from an earlier release's.

use super::target::Target;
use super::{NewRunbook, Runbook, facts, find, runs, show};
use crate::book::Book;
use crate::data::check::hex;
use crate::deployments::desk::{Candidate, Desk};
use crate::error::{Code, Error, Result};
use crate::releases::read;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::deployment::Strategy;
use slipway_domain::notes::Breaks;
use slipway_domain::runbook;
use slipway_domain::version::{Comparison, Version};
use slipway_store::get;
use slipway_store::table::environment::EnvironmentRow;
use slipway_store::table::runbook::{self as table, RunbookRow};

/// What a runbook begins as.
struct Begin {
    text: String,
    source: &'static str,
    source_id: Option<String>,
    words: String,
}

pub(crate) fn run(app: &App, caller: &Caller, request: NewRunbook) -> Result<Done<Runbook>> {
    let done = transact(app, caller, Op::MakeRunbook, |tx, who| {
        let conn = tx.conn();
        let book = Book::read(app, conn)?;
        let desk = Desk::new(app, conn, caller, &book)?;
        let release = read::find(conn, &book, &request.release)?;
        let environment = desk.environment(&request.environment)?;
        let title = read::title(&book, &release);
        if table::of(conn, &release.id, &environment.id)?.is_some() {
            let message = format!("{title} has a runbook for {} already.", environment.name);
            let hint = "Edit that one, or remove it first.";
            return Err(Error::new(Code::Conflict, message, hint));
        }
        let candidate = desk.candidate(&release.id)?;
        let candidate = candidate.ok_or_else(|| Error::not_found(&title, "Reload the list."))?;
        let begin = begin(&desk, &request, &candidate, &environment)?;
        let now = app.now_text();
        let row = RunbookRow {
            id: app.host.new_id().to_string(),
            release_id: release.id.clone(),
            environment_id: environment.id.clone(),
            version: 1,
            sha256: hex(begin.text.as_bytes()),
            text: begin.text,
            source: begin.source.to_owned(),
            source_id: begin.source_id,
            made_at: now.clone(),
            made_by: who.id.clone(),
            edited_at: now,
            edited_by: who.id.clone(),
        };
        tx.put(&row)?;
        let code = &environment.code;
        let summary = format!(
            "Made the runbook of {title} for {code} from {}",
            begin.words
        );
        Ok((row.id, summary))
    })?;
    done.map(|id| show::by_name(app, caller, &id))
}

fn begin(
    desk: &Desk<'_>,
    request: &NewRunbook,
    candidate: &Candidate,
    environment: &EnvironmentRow,
) -> Result<Begin> {
    if let Some(strategy) = request.template {
        return template(desk, candidate, environment, strategy);
    }
    let from = match request.from.as_deref().map(str::trim) {
        Some(wanted) if !wanted.is_empty() => Some(named(desk, wanted, environment)?),
        _ => nearest(desk, candidate, environment)?,
    };
    let Some(from) = from else {
        // What nobody knows may break data as well.
        let strategy = match facts::breaks(Some(candidate)) {
            Breaks::Nothing => Strategy::InPlace,
            Breaks::Unknown(_) | Breaks::Services(_) | Breaks::Database(_) => {
                Strategy::MaintenanceWindow
            }
        };
        return template(desk, candidate, environment, strategy);
    };
    from_other(desk, candidate, environment, from)
}

/// As another one, with the names of its own release and environment in it.
fn from_other(
    desk: &Desk<'_>,
    candidate: &Candidate,
    environment: &EnvironmentRow,
    from: RunbookRow,
) -> Result<Begin> {
    let there = desk.environment(&from.environment_id)?;
    let before = desk.candidate(&from.release_id)?;
    let source = match &before {
        Some(before) => Target::of(desk, before, &there)?,
        None => Target::default(),
    };
    let target = Target::of(desk, candidate, environment)?;
    let same = from.release_id == candidate.standing.row.id;
    let mut text = runs::parsed(&from.text)?;
    let was = text.from.clone();
    text.title = format!("{} into {}", target.title, environment.name);
    if !same || was.is_empty() {
        text.from = former(&source, &target, same);
    }
    let from_now = text.from.clone();
    let old = source.named(&was);
    runbook::carry(&mut text, &old, &target.named(&from_now), &source.owners());
    Ok(Begin {
        text: runbook::write(&text),
        source: if same { "rehearsed" } else { "release" },
        source_id: Some(from.id),
        words: match same {
            true => format!("that of {}", there.code),
            false => format!("that of {} for {}", source.title, there.code),
        },
    })
}

/// What runs before: the release before, where that is known, else the one whose runbook it was, unless
/// that is a later one.
fn former(source: &Target, target: &Target, same: bool) -> String {
    let older = |one: &str, other: &str| {
        Version::new(one).compare(&Version::new(other)) == Comparison::Older
    };
    match target.former.as_str() {
        "" if !same && older(&source.version, &target.version) => source.version.clone(),
        known => known.to_owned(),
    }
}

fn template(
    desk: &Desk<'_>,
    candidate: &Candidate,
    environment: &EnvironmentRow,
    strategy: Strategy,
) -> Result<Begin> {
    let target = Target::of(desk, candidate, environment)?;
    let named = target.named(&target.former);
    let text = runbook::from_template(strategy, &named).map_err(|error| {
        let message = format!("The template cannot be filled in: {error}.");
        Error::new(Code::Internal, message, "")
    })?;
    Ok(Begin {
        text: runbook::write(&text),
        source: "template",
        source_id: None,
        words: format!("the template “{}”", strategy.title()),
    })
}

/// A runbook by name, or that of a release: in the same environment, else the highest.
fn named(desk: &Desk<'_>, wanted: &str, environment: &EnvironmentRow) -> Result<RunbookRow> {
    let known = get::<RunbookRow>(desk.conn, wanted)?.is_some();
    if known || wanted.contains('/') {
        return find::runbook(desk, wanted);
    }
    let release = read::find(desk.conn, desk.book, wanted)?;
    let title = read::title(desk.book, &release);
    highest(desk, &release.id, environment)?.ok_or_else(|| {
        let hint = "Begin from a template, or name another.";
        Error::not_found(format!("runbook of {title}"), hint)
    })
}

/// The runbook that this release was rehearsed with, nearest below; else that of the release before.
fn nearest(
    desk: &Desk<'_>,
    candidate: &Candidate,
    environment: &EnvironmentRow,
) -> Result<Option<RunbookRow>> {
    let release = &candidate.standing.row.id;
    let mut below = desk.feeder(environment);
    let mut rounds = desk.ladder.len();
    while let (Some(rung), true) = (below, rounds > 0) {
        if let Some(row) = table::of(desk.conn, release, &rung.id)? {
            return Ok(Some(row));
        }
        below = desk.feeder(rung);
        rounds -= 1;
    }
    match &candidate.standing.previous {
        Some(previous) => highest(desk, &previous.id, environment),
        None => Ok(None),
    }
}

fn highest(
    desk: &Desk<'_>,
    release: &str,
    environment: &EnvironmentRow,
) -> Result<Option<RunbookRow>> {
    let rung = |id: &str| desk.ladder.iter().position(|one| one.id == id);
    let rows = table::of_release(desk.conn, release)?.into_iter();
    Ok(rows.max_by_key(|row| {
        let here = row.environment_id == environment.id;
        (here, rung(&row.environment_id))
    }))
}
