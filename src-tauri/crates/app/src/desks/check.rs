//! Asks a desk what it offers, and shows some of its tickets through the mapping. Nothing is changed
//! there unless somebody has the time zone tested.

use super::line::{error_of, open};
use super::{
    CheckDesk, DeskCheck, DeskField, DeskMeta, DeskNamed, DeskStatus, clock, lent, list, mapping,
};
use crate::Caller;
use crate::book::Book;
use crate::defects::row::Rows;
use crate::error::{Error, Result};
use crate::people::actor::acting;
use crate::transact::{Done, Op};
use crate::workspace::App;
use chrono::DateTime;
use slipway_domain::desk::mapping::{Mapping, propose};
use slipway_domain::desk::meta::Meta;
use slipway_domain::desk::value::{Fields, Value, of};
use slipway_domain::desk::{Fault, Observed};
use slipway_store::table::defect::DefectRow;
use slipway_store::table::desk::DeskRow;

/// Tickets shown through a mapping.
const SAMPLE: usize = 5;

pub(crate) fn run(app: &App, caller: &Caller, request: CheckDesk) -> Result<Done<DeskCheck>> {
    let try_clock = request.try_clock.unwrap_or(false);
    let row = app.store.read(|conn| {
        if try_clock {
            acting(conn, caller)?.must(Op::SyncDesk.power())?;
        }
        list::find(conn, &request.id)
    })?;
    let ask = || Ok(asked(app, &row, try_clock));
    let value = lent::with(app, &row, request.secret.as_deref(), ask, |check| {
        check.reachable
    })?;
    Ok(Done {
        value,
        op: None,
        changed: Vec::new(),
    })
}

fn asked(app: &App, row: &DeskRow, try_clock: bool) -> DeskCheck {
    match seen(app, row, try_clock) {
        Ok(check) => check,
        Err(error) => DeskCheck {
            reachable: false,
            error: Some(
                format!("{} {}", error.message, error.hint)
                    .trim()
                    .to_owned(),
            ),
            account: String::new(),
            abilities: Vec::new(),
            cannot: Vec::new(),
            meta: DeskMeta::default(),
            mapping: mapping::shape_of(&row.mapping),
            proposed: mapping::shape(&Mapping::default()),
            sample: Vec::new(),
            clock: None,
        },
    }
}

fn seen(app: &App, row: &DeskRow, try_clock: bool) -> Result<DeskCheck> {
    let fault = |fault: Fault| error_of(&fault);
    let mut desk = open(app, row)?;
    let meta = desk.meta().map_err(fault)?;
    let proposed = propose(&meta);
    let used = DeskRow {
        mapping: if row.mapping.is_null() {
            serde_json::to_value(&proposed).unwrap_or_default()
        } else {
            row.mapping.clone()
        },
        ..row.clone()
    };
    let mut through = open(app, &used)?;
    let abilities = through.abilities();
    let sample = through.sample(SAMPLE).map_err(fault)?;
    let sample = app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let rows = Rows::new(conn, &book)?;
        let shapes = sample.iter().map(|seen| rows.shape(&row_of(&row.id, seen)));
        Ok::<_, Error>(shapes.collect())
    })?;
    let clock = match try_clock {
        true => Some(clock::by_ticket(app, &mut through)?),
        false => clock::by_answer(app, &mut *through),
    };
    let seconds = abilities.settles_after.num_seconds();
    let sure = if abilities.precondition {
        "It refuses a write over a version that moved on, so nothing is overwritten there."
    } else {
        "It takes every write, so each is looked at again afterwards."
    };
    let settles = format!("An answer that was lost is known for sure after {seconds} s.");
    let more = [
        (
            abilities.internal_comments,
            "It has comments that only the team reads.",
        ),
        (
            abilities.releases,
            "A fix can be planned into its own releases.",
        ),
        (
            abilities.history,
            "It tells who changed what, so that a change that crossed another is found.",
        ),
        (
            abilities.merge,
            "It makes one ticket part of another; what waits here goes along.",
        ),
    ];
    let more = more.iter().filter(|(can, _)| *can);
    let able = [sure.to_owned(), settles].into_iter();
    let able = able
        .chain(more.map(|(_, what)| (*what).to_owned()))
        .collect();
    Ok(DeskCheck {
        reachable: true,
        error: None,
        account: meta.account.clone(),
        abilities: able,
        cannot: meta.cannot.clone(),
        mapping: mapping::shape_of(&row.mapping),
        proposed: mapping::shape(&proposed),
        meta: shape(meta),
        sample,
        clock,
    })
}

/// A ticket as it would be listed.
fn row_of(desk: &str, seen: &Observed) -> DefectRow {
    let text = |name: &str| text(&seen.fields, name);
    let created = text("created");
    let reported = DateTime::parse_from_rfc3339(&created).map_or(0, |at| at.timestamp());
    DefectRow {
        id: seen.remote.clone(),
        desk_id: desk.to_owned(),
        ticket: seen.remote.clone(),
        title: text("title"),
        status: text("status"),
        severity: text("severity"),
        priority: text("priority"),
        urgency: text("urgency"),
        impact: text("impact"),
        release: text("release"),
        component: text("component"),
        owner: text("owner"),
        reporter: text("reporter"),
        environment: text("environment"),
        reported,
        ..DefectRow::default()
    }
}

fn text(fields: &Fields, name: &str) -> String {
    match of(fields, name) {
        Value::Set(words) => words.iter().cloned().collect::<Vec<_>>().join(", "),
        value => value.as_text().to_owned(),
    }
}

fn shape(meta: Meta) -> DeskMeta {
    let named = |id: String, name: String| DeskNamed { id, name };
    DeskMeta {
        product: meta.product,
        fields: meta
            .fields
            .into_iter()
            .map(|field| DeskField {
                id: field.id,
                name: field.name,
                values: field.values,
                writable: field.writable,
            })
            .collect(),
        statuses: meta
            .statuses
            .into_iter()
            .map(|status| DeskStatus {
                name: status.name,
                ends: status.ends,
                next: status.next,
            })
            .collect(),
        versions: meta
            .versions
            .into_iter()
            .filter(|release| !release.closed)
            .map(|release| release.name)
            .collect(),
        people: meta
            .people
            .into_iter()
            .map(|one| named(one.id, one.name))
            .collect(),
        projects: meta
            .projects
            .into_iter()
            .map(|one| named(one.id, one.name))
            .collect(),
    }
}
