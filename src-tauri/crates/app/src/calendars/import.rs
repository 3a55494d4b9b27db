//! Reads a calendar of others from a file or an address: its entries become soft freezes.

use super::source::shape_of;
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::messages::audiences::environment_ids;
use crate::messages::smtp::one_line;
use crate::people::actor::acting;
use crate::time::{local_text, zone_in};
use crate::transact::{Done, Op, transact};
use crate::windows::{CalendarImported, ImportCalendar};
use crate::{App, Caller};
use chrono_tz::Tz;
use serde_json::json;
use slipway_domain::calendar::ical::{self, Entry, ReadCalendar, read};
use slipway_domain::role::Power;
use slipway_helm::{Remote, Small, Unwatched, Validators, fetch_small};
use slipway_store::Tx;
use slipway_store::table::calendar_source::{self, CalendarSourceRow};
use slipway_store::table::calendar_window::{self, CalendarWindowRow};
use slipway_store::table::environment;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::time::{Duration, Instant};

/// Longest call to a server.
const PATIENCE: Duration = Duration::from_secs(60);

/// Longest time for trying out the rules of a calendar.
const READING: Duration = Duration::from_secs(5);

/// What one import is asked for, looked up.
struct Wanted {
    row: CalendarSourceRow,
    known: bool,
    /// Whether the same was asked the last time, so that what did not change need not be read.
    same: bool,
    zone: Tz,
}

pub(crate) fn run(
    app: &App,
    caller: &Caller,
    request: ImportCalendar,
) -> Result<Done<CalendarImported>> {
    let wanted = wanted(app, caller, &request)?;
    let fetched = fetch(&wanted).and_then(|found| match found {
        None => Ok(None),
        Some((bytes, validators)) => {
            understood(&bytes, wanted.zone).map(|read| Some((read, validators)))
        }
    });
    match fetched {
        Ok(None) => unchanged(app, &wanted),
        Ok(Some((read, validators))) => take_in(app, caller, &request, wanted, read, validators),
        Err(error) => {
            if wanted.known {
                failed(app, caller, &wanted.row, &error)?;
            }
            Err(error)
        }
    }
}

fn wanted(app: &App, caller: &Caller, request: &ImportCalendar) -> Result<Wanted> {
    let location = place(&request.location)?;
    app.store.read(|conn| {
        acting(conn, caller)?.must(Power::Plan)?;
        let book = Book::read(app, conn)?;
        let old = calendar_source::all(conn)?
            .into_iter()
            .find(|row| row.location == location);
        let zone = match (request.zone.as_deref(), &old) {
            (Some(name), _) => zone_in(name)?,
            (None, Some(row)) => row.zone.parse().unwrap_or(book.zone),
            (None, None) => book.zone,
        };
        let environments = json!(environment_ids(
            &environment::all(conn)?,
            &request.environments
        )?);
        let mut row = old.clone().unwrap_or_else(|| CalendarSourceRow {
            id: app.host.new_id().to_string(),
            name: String::new(),
            location: location.clone(),
            environments: json!([]),
            zone: String::new(),
            etag: String::new(),
            last_modified: String::new(),
            read_at: None,
            error: None,
        });
        row.zone = zone.name().to_owned();
        // Reading a known calendar again keeps what it freezes, unless that is said anew.
        if old.is_none() || !request.environments.is_empty() {
            row.environments = environments;
        }
        if let Some(name) = request
            .name
            .as_deref()
            .map(one_line)
            .filter(|name| !name.is_empty())
        {
            row.name = name;
        }
        Ok(Wanted {
            same: old.as_ref() == Some(&row) && row.error.is_none(),
            known: old.is_some(),
            zone,
            row,
        })
    })
}

/// The address or path as it is kept. A calendar's own scheme means the web.
fn place(text: &str) -> Result<String> {
    let text = text.trim();
    let hint = "Such as https://example.org/holidays.ics, or the whole path of a file.";
    let location = match text.split_once("://") {
        Some(("webcal" | "webcals", rest)) => format!("https://{rest}"),
        _ => text.to_owned(),
    };
    if !is_web(&location) {
        if location.contains("://") || !Path::new(&location).is_absolute() {
            return Err(Error::invalid(
                "location",
                "That is neither a web address nor the whole path of a file.",
                hint,
            ));
        }
        return Ok(location);
    }
    let url = url::Url::parse(&location)
        .map_err(|_| Error::invalid("location", "That is no address.", hint))?;
    if !url.username().is_empty() || url.password().is_some() {
        let message =
            "The address holds credentials, which would be kept where anybody reads them.";
        return Err(Error::invalid(
            "location",
            message,
            "Use an address without user name and password.",
        ));
    }
    Ok(location)
}

fn is_web(location: &str) -> bool {
    location.starts_with("https://") || location.starts_with("http://")
}

/// The bytes, with what to ask with next time; None when they are the same as the last time.
fn fetch(wanted: &Wanted) -> Result<Option<(Vec<u8>, Validators)>> {
    let row = &wanted.row;
    if !is_web(&row.location) {
        return Ok(Some((
            from_file(Path::new(&row.location))?,
            Validators::default(),
        )));
    }
    let known = |text: &String| Some(text.clone()).filter(|text| wanted.same && !text.is_empty());
    let validators = Validators {
        etag: known(&row.etag),
        last_modified: known(&row.last_modified),
        sha256: None,
    };
    let mut remote = Remote::http(&row.location);
    remote.limits.total = PATIENCE;
    let most = ical::read::MOST_BYTES as u64;
    match fetch_small(&remote, &validators, most, "calendar", &Unwatched) {
        Ok(Small::NotModified) => Ok(None),
        Ok(Small::Body { bytes, validators }) => Ok(Some((bytes, validators))),
        Err(error) => Err(Error::new(
            Code::Remote,
            format!("The calendar could not be read: {error}."),
            "What was read of it before still holds. Try again, or look at the address in a browser.",
        )),
    }
}

fn from_file(path: &Path) -> Result<Vec<u8>> {
    let cannot = |why: String| {
        let message = format!("{} cannot be read: {why}.", path.display());
        Error::invalid("location", message, "Choose an .ics file.")
    };
    let most = ical::read::MOST_BYTES as u64;
    let about = std::fs::metadata(path).map_err(|error| cannot(error.to_string()))?;
    if !about.is_file() {
        return Err(cannot("it is no file".to_owned()));
    }
    let file = std::fs::File::open(path).map_err(|error| cannot(error.to_string()))?;
    let mut bytes = Vec::new();
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| cannot(error.to_string()))?;
    Ok(bytes)
}

fn understood(bytes: &[u8], zone: Tz) -> Result<ReadCalendar> {
    let begun = Instant::now();
    read(bytes, zone, &|| begun.elapsed() < READING).map_err(|why| {
        let message = format!("Nothing was taken over: {why}.");
        Error::invalid(
            "location",
            message,
            "It must be an iCalendar file (.ics) of at most 10 MB.",
        )
    })
}

fn unchanged(app: &App, wanted: &Wanted) -> Result<Done<CalendarImported>> {
    let source = app
        .store
        .read(|conn| shape_of(conn, &Book::read(app, conn)?, &wanted.row))?;
    Ok(Done {
        value: CalendarImported {
            source,
            status: "not_modified".to_owned(),
            added: 0,
            changed: 0,
            removed: 0,
            warnings: Vec::new(),
        },
        op: None,
        changed: Vec::new(),
    })
}

fn failed(app: &App, caller: &Caller, row: &CalendarSourceRow, error: &Error) -> Result<()> {
    transact(app, caller, Op::ImportCalendar, |tx, _| {
        if let Some(mut row) = tx.get::<CalendarSourceRow>(&row.id)? {
            row.error = Some(error.message.clone());
            tx.put(&row)?;
        }
        Ok(((), format!("Could not read the calendar {}", row.name)))
    })
    .map(|_| ())
}

fn take_in(
    app: &App,
    caller: &Caller,
    request: &ImportCalendar,
    wanted: Wanted,
    calendar: ReadCalendar,
    validators: Validators,
) -> Result<Done<CalendarImported>> {
    let mut row = wanted.row;
    if row.name.is_empty() {
        row.name = calendar
            .name
            .clone()
            .unwrap_or_else(|| named_by(&request.location));
    }
    row.etag = validators.etag.unwrap_or_default();
    row.last_modified = validators.last_modified.unwrap_or_default();
    row.error = None;
    transact(app, caller, Op::ImportCalendar, |tx, _| {
        let mut counts = [0; 3];
        // The calendar must be there before its entries name it.
        if !wanted.known {
            tx.put(&CalendarSourceRow {
                read_at: Some(app.now_text()),
                ..row.clone()
            })?;
        }
        replace(app, tx, &row, &calendar.entries, &mut counts)?;
        let [added, changed, removed] = counts;
        let news = added + changed + removed > 0;
        let as_before = tx.get::<CalendarSourceRow>(&row.id)?;
        let read_at = as_before.as_ref().and_then(|row| row.read_at.clone());
        row.read_at = if news { Some(app.now_text()) } else { read_at };
        tx.put(&row)?;
        let source = shape_of(tx.conn(), &Book::read(app, tx.conn())?, &row)?;
        let summary = format!(
            "Read the calendar {}: {added} new, {changed} changed, {removed} gone",
            row.name
        );
        let imported = CalendarImported {
            status: if news || !wanted.known {
                "changed"
            } else {
                "not_modified"
            }
            .to_owned(),
            warnings: calendar.warnings.clone(),
            source,
            added,
            changed,
            removed,
        };
        Ok((imported, summary))
    })
}

/// Makes the calendar's windows those of its entries: new, changed and removed are counted.
fn replace(
    app: &App,
    tx: &Tx<'_>,
    source: &CalendarSourceRow,
    entries: &[Entry],
    counts: &mut [u32; 3],
) -> Result<()> {
    let mut old: BTreeMap<String, CalendarWindowRow> =
        calendar_window::of_source(tx.conn(), &source.id)?
            .into_iter()
            .map(|row| (row.uid.clone(), row))
            .collect();
    let entries: BTreeMap<&str, &Entry> = entries
        .iter()
        .map(|entry| (entry.uid.as_str(), entry))
        .collect();
    for entry in entries.values() {
        let before = old.remove(&entry.uid);
        let id = before
            .as_ref()
            .map_or_else(|| app.host.new_id().to_string(), |row| row.id.clone());
        let row = window_row(id, source, entry, before.as_ref());
        match before {
            None => counts[0] += 1,
            Some(before) if before != row => counts[1] += 1,
            Some(_) => continue,
        }
        tx.put(&row)?;
    }
    for row in old.values() {
        counts[2] += 1;
        tx.delete::<CalendarWindowRow>(&row.id)?;
    }
    Ok(())
}

/// An entry as a soft freeze. That it was lifted here stays, whatever the calendar says.
fn window_row(
    id: String,
    source: &CalendarSourceRow,
    entry: &Entry,
    before: Option<&CalendarWindowRow>,
) -> CalendarWindowRow {
    let schedule = &entry.schedule;
    let (from, until) = schedule.envelope();
    let texts = |dates: &[chrono::NaiveDateTime]| {
        json!(dates.iter().map(|at| local_text(*at)).collect::<Vec<_>>())
    };
    CalendarWindowRow {
        id,
        kind: "freeze".to_owned(),
        hard: false,
        reason: entry.summary.clone(),
        owner_id: None,
        start_local: local_text(schedule.start),
        zone: schedule.zone.name().to_owned(),
        minutes: schedule.minutes,
        rrule: schedule
            .recurrence
            .as_ref()
            .map(|rule| rule.text().to_owned()),
        rdates: texts(&schedule.rdates),
        exdates: texts(&schedule.exdates),
        environments: source.environments.clone(),
        products: json!([]),
        allow_rollback: true,
        allow_overrun: true,
        lifted_at: before.and_then(|row| row.lifted_at.clone()),
        lifted_by: before.and_then(|row| row.lifted_by.clone()),
        lifted_reason: before.and_then(|row| row.lifted_reason.clone()),
        source_id: Some(source.id.clone()),
        uid: entry.uid.clone(),
        sequence: entry.sequence,
        from_utc: from.timestamp(),
        until_utc: until.map(|until| until.timestamp()),
    }
}

fn named_by(location: &str) -> String {
    let path = location.split(['?', '#']).next().unwrap_or(location);
    let name = path
        .rsplit(['/', '\\'])
        .find(|part| !part.is_empty())
        .unwrap_or("Calendar");
    one_line(name.strip_suffix(".ics").unwrap_or(name))
}
