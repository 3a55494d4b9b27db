//! Gives a file of a defect to somebody, at the place they name: fetched from its desk once, and kept
//! by its hash from then on.

use super::{SaveDefectFile, files, find};
use crate::data::files as store;
use crate::desks::line::{error_of, open};
use crate::error::{Code, Error, Result};
use crate::people::actor::acting;
use crate::releases::SavedFile;
use crate::transact::{Done, Op, transact};
use crate::write_file::write_whole;
use crate::{App, Caller};
use slipway_domain::desk::Desk;
use slipway_domain::desk::file::MOST_BYTES;
use slipway_store::table::desk::DeskRow;
use slipway_store::table::ticket::TicketRow;
use slipway_store::table::ticket_file::{self, TicketFileRow};
use slipway_store::{Connection, Sources, get, sources};
use std::path::PathBuf;

/// A file of a defect, wherever it is.
enum Found {
    /// Its content is kept here, by this name and hash.
    Here(String, String),
    /// Only its desk has it.
    There(Box<There>),
}

/// A file that only its desk has.
struct There {
    row: TicketFileRow,
    ticket: TicketRow,
    desk: DeskRow,
    /// The defect's number.
    number: u32,
}

pub(crate) fn run(app: &App, caller: &Caller, request: SaveDefectFile) -> Result<Done<SavedFile>> {
    through(app, caller, request, None)
}

/// The same over a line that is there already, whatever is at its other end.
///
/// # Errors
/// `not_found`, `remote`, `invalid` for a path that is not whole.
pub fn between(
    app: &App,
    caller: &Caller,
    request: SaveDefectFile,
    desk: &mut dyn Desk,
) -> Result<Done<SavedFile>> {
    through(app, caller, request, Some(desk))
}

fn through(
    app: &App,
    caller: &Caller,
    request: SaveDefectFile,
    line: Option<&mut dyn Desk>,
) -> Result<Done<SavedFile>> {
    let found = app.store.read(|conn| {
        acting(conn, caller)?;
        look_for(conn, &request)
    })?;
    let (name, sha256, done) = match found {
        Found::Here(name, sha256) => (name, sha256, None),
        Found::There(there) => {
            let (sha256, done) = kept(app, caller, &there, line)?;
            (there.row.name, sha256, Some(done))
        }
    };
    let bytes = store::content(app.data_dir(), &name, &sha256)?;
    let path = PathBuf::from(request.to.trim());
    write_whole("to", &path, &bytes)?;
    let value = SavedFile {
        id: request.file,
        file: path.display().to_string(),
        bytes: bytes.len() as u64,
        sha256,
    };
    let (op, changed) = done.map_or_else(Default::default, |done| (done.op, done.changed));
    Ok(Done { value, op, changed })
}

/// Fetches a file and keeps it; gives its hash.
fn kept(
    app: &App,
    caller: &Caller,
    there: &There,
    line: Option<&mut dyn Desk>,
) -> Result<(String, Done<()>)> {
    let There { row, ticket, .. } = there;
    let bytes = match line {
        Some(desk) => fetched(desk, &ticket.remote, row)?,
        None => fetched(&mut *open(app, &there.desk)?, &ticket.remote, row)?,
    };
    caller.go_on()?;
    let sha256 = store::keep(app.data_dir(), &bytes)?;
    let done = transact(app, caller, Op::FetchFile, |tx, _| {
        ticket_file::keep(tx.conn(), &row.ticket_id, &row.remote, &sha256)?;
        tx.touch_defect(&ticket.defect_id);
        Ok((
            (),
            format!("Fetched {} of defect {}", row.name, there.number),
        ))
    })?;
    Ok((sha256, done))
}

fn look_for(conn: &Connection, request: &SaveDefectFile) -> Result<Found> {
    let defect = find::one(conn, &request.id)?;
    let all = sources(conn, &defect.id)?;
    let wanted = &meant(conn, &all, &request.file)?;
    for ticket in &all.tickets {
        let rows = ticket_file::of_ticket(conn, &ticket.id)?;
        let Some(row) = rows.into_iter().find(|row| files::id_of(row) == *wanted) else {
            continue;
        };
        if !row.sha256.is_empty() {
            return Ok(Found::Here(row.name, row.sha256));
        }
        let desk: Option<DeskRow> = get(conn, &ticket.desk_id)?;
        let hint = "Connect the service desk again.";
        let desk = desk.ok_or_else(|| Error::not_found("the desk of this file", hint))?;
        return Ok(Found::There(Box::new(There {
            row,
            ticket: ticket.clone(),
            desk,
            number: defect.number,
        })));
    }
    let mut waiting = all.outbox.iter().filter(|entry| entry.kind == "attach");
    let entry = waiting.find(|entry| entry.id == *wanted);
    let hint = "See its files: slipwayctl defect show ID.";
    let entry = entry.ok_or_else(|| Error::not_found("such a file of this defect", hint))?;
    let file = files::sent(&entry.work);
    Ok(Found::Here(file.name, file.sha256))
}

/// The id of the file that a person means: by id, or by the name that only one has.
fn meant(conn: &Connection, all: &Sources, said: &str) -> Result<String> {
    let mut named = Vec::new();
    for ticket in &all.tickets {
        let rows = ticket_file::of_ticket(conn, &ticket.id)?;
        named.extend(rows.iter().filter(|row| row.name == said).map(files::id_of));
    }
    let waiting = all.outbox.iter().filter(|entry| entry.kind == "attach");
    let same = waiting.filter(|entry| files::sent(&entry.work).name == said);
    named.extend(same.map(|entry| entry.id.clone()));
    match named.as_slice() {
        [] => Ok(said.to_owned()),
        [one] => Ok(one.clone()),
        several => {
            let message = format!("{} files are called {said}.", several.len());
            Err(Error::invalid("file", message, "Name one by its id."))
        }
    }
}

fn fetched(desk: &mut dyn Desk, remote: &str, row: &TicketFileRow) -> Result<Vec<u8>> {
    let large = || {
        let message = format!("{} has {} bytes.", row.name, row.size);
        let hint = "Files of at most 20 MiB are fetched; open this one at the desk.";
        Error::new(Code::Remote, message, hint)
    };
    if row.size > MOST_BYTES as u64 {
        return Err(large());
    }
    let found = desk.content(remote, &row.remote);
    let bytes = found.map_err(|fault| error_of(&fault))?.ok_or_else(|| {
        let what = format!("{} at the desk", row.name);
        Error::not_found(what, "Sync the desk; it may have been taken away there.")
    })?;
    if bytes.len() > MOST_BYTES {
        return Err(large());
    }
    Ok(bytes)
}
