//! One defect with everything its page shows.

use super::clock::Read;
use super::row::Rows;
use super::{
    Defect, DefectRow, DeskEvent, EscalationStep, NameDefect, SimilarDefect, Suggested,
    TicketShape, files, find, judge, said,
};
use crate::book::Book;
use crate::clashes;
use crate::desks::line::page;
use crate::error::Result;
use crate::log;
use crate::transact::Op;
use crate::{App, Caller};
use slipway_domain::defect::escalation::{Escalation, SupportLevel, Tell, Trouble};
use slipway_domain::defect::scale::Severity;
use slipway_domain::desk::field;
use slipway_domain::desk::value::of as value_of;
use slipway_store::table::defect::{self, DefectRow as Row};
use slipway_store::table::triage::{self, TriageRow};
use slipway_store::table::{clash, desk, op, ticket_event};
use slipway_store::{Connection, Sources, sources};

/// Operations a page shows at most.
const MOST_OPERATIONS: u32 = 200;

pub(crate) fn run(app: &App, caller: &Caller, request: NameDefect) -> Result<Defect> {
    of(app, caller, &request.id)
}

/// A defect by id, number or ticket.
///
/// # Errors
/// `not_found`.
pub(crate) fn of(app: &App, _caller: &Caller, wanted: &str) -> Result<Defect> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let row = find::one(conn, wanted)?;
        let found = sources(conn, &row.id)?;
        let rows = Rows::new(conn, &book)?;
        let fields = found.fields();
        let triage = found
            .triage
            .clone()
            .unwrap_or_else(|| TriageRow::new(&row.id));
        let facts = judge::report(&fields, &triage);
        let attachments = files::count(conn, &found)?;
        let hub = judge::Hub::read(conn)?.with_notes(app, conn, &row.release)?;
        let duplicates = duplicates(conn, &row.id)?;
        let tickets = tickets(conn, &rows, &found)?;
        let clock = rows.clocks().read_of(conn, &row, &found)?;
        let clashes = clash::of_defect(conn, &row.id)?;
        let shown = clashes
            .iter()
            .map(|clash| clashes::list::shape(conn, &book, &rows, clash));
        Ok(Defect {
            description: value_of(&fields, field::DESCRIPTION).as_text().to_owned(),
            complete: judge::complete(&facts, attachments),
            files: files::of(conn, &book, &rows, &found)?,
            conversation: said::conversation(conn, &book, &rows, &found)?,
            id: row.id.clone(),
            history: history(conn, &book, &row.id)?,
            events: events(conn, &book, &rows, &found)?,
            similar: judge::similar(app, conn, &book.aliases, &row, &found, &facts)?,
            suggested: Suggested {
                raise: judge::raise(&row, duplicates.len()),
                ..judge::suggested(&hub, &row, &facts)
            },
            duplicates,
            findings: judge::findings(
                &book,
                &hub,
                &row,
                (&facts, attachments),
                &issue_keys(&tickets),
                None,
                &triage.customer_decision,
            ),
            tickets,
            matrix_version: triage.matrix_version,
            reason: triage.reason,
            escalation: escalation(&row, clock.as_ref()),
            clashes: shown.collect::<Result<_>>()?,
            facts: judge::shape(&facts),
            row: DefectRow {
                sla: clock.map(|clock| clock.shape(&book, rows.clocks())),
                ..rows.shape(&row)
            },
        })
    })
}

fn tickets(conn: &Connection, rows: &Rows<'_>, found: &Sources) -> Result<Vec<TicketShape>> {
    let desks = desk::all(conn)?;
    let mut out = Vec::new();
    for id in found.ticket_ids() {
        let known = found.tickets.iter().find(|row| row.id == id);
        let made = found.outbox.iter().find(|row| row.ticket_id == id);
        let desk_id = known
            .map(|row| &row.desk_id)
            .or(made.map(|row| &row.desk_id));
        let desk = desk_id.and_then(|id| desks.iter().find(|desk| desk.id == *id));
        out.push(TicketShape {
            id: id.to_owned(),
            desk: desk_id
                .and_then(|id| rows.desk(id))
                .unwrap_or_default()
                .to_owned(),
            role: desk.map(|desk| desk.role.clone()).unwrap_or_default(),
            key: known.map(|row| row.remote.clone()).unwrap_or_default(),
            url: desk
                .zip(known)
                .map(|(desk, row)| page(desk, &row.remote))
                .unwrap_or_default(),
            status: value_of(&found.of_ticket(id), field::STATUS)
                .as_text()
                .to_owned(),
            fate: known.map_or("new", |row| row.fate.as_str()).to_owned(),
            merged_into: known.and_then(|row| row.merged_into.clone()),
        });
    }
    Ok(out)
}

/// By which the notes of a release name an issue: `/#2119`.
fn issue_keys(tickets: &[TicketShape]) -> Vec<String> {
    let number = |ticket: &TicketShape| {
        let number = ticket.key.rsplit('#').next().unwrap_or_default().to_owned();
        let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
        is_number.then(|| format!("/#{number}"))
    };
    tickets.iter().filter_map(number).collect()
}

/// Who must be told as it stands: who holds it is Technical Support, or a partner once it was
/// escalated.
fn escalation(row: &Row, clock: Option<&Read>) -> Vec<EscalationStep> {
    if field::ENDED.contains(&row.status.as_str()) {
        return Vec::new();
    }
    let level = match row.status.as_str() {
        "escalated" => SupportLevel::L4,
        _ => SupportLevel::L3,
    };
    let trouble = Trouble {
        level,
        severity: Severity::parse(&row.severity),
        clock: clock.map(Read::clock),
        dispute: false,
    };
    let told = Escalation::default().told(&trouble);
    let step = |tell: Tell| EscalationStep {
        who: tell.who,
        why: tell.why,
    };
    told.into_iter().map(step).collect()
}

fn history(conn: &Connection, book: &Book, id: &str) -> Result<Vec<log::Operation>> {
    let rows = op::touching(conn, id, MOST_OPERATIONS)?;
    rows.iter()
        .filter(|row| row.kind != Op::SyncDesk.kind())
        .map(|row| log::list::shape_of(conn, book, row))
        .collect()
}

fn events(
    conn: &Connection,
    book: &Book,
    rows: &Rows<'_>,
    found: &Sources,
) -> Result<Vec<DeskEvent>> {
    let mut out = Vec::new();
    for ticket in &found.tickets {
        for event in ticket_event::of_ticket(conn, &ticket.id)? {
            out.push(DeskEvent {
                ticket: rows.ticket(&ticket.desk_id, &ticket.remote),
                by: event.author,
                at: book.stamp(&event.at),
                field: event.field,
                from: event.was,
                to: event.became,
            });
        }
    }
    out.sort_by(|a, b| b.at.at.cmp(&a.at.at));
    Ok(out)
}

fn duplicates(conn: &Connection, id: &str) -> Result<Vec<SimilarDefect>> {
    let mut out = Vec::new();
    for same in triage::duplicates_of(conn, id)? {
        if let Some(row) = defect::get(conn, &same)?.filter(|row| !row.gone) {
            out.push(same_as(&row, 100, "found to be the same"));
        }
    }
    Ok(out)
}

/// A defect beside another.
pub(crate) fn same_as(row: &Row, score: u32, why: &str) -> SimilarDefect {
    SimilarDefect {
        id: row.id.clone(),
        number: row.number,
        title: row.title.clone(),
        score,
        why: why.to_owned(),
        state: row.status.clone(),
    }
}
