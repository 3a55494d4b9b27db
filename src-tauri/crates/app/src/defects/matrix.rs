//! The matrix that priorities are read from.

use super::{MatrixStep, PriorityMatrix, SaveMatrix};
use crate::error::{Error, Result};
use crate::shape::Nothing;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::desk::field;
use slipway_store::table::matrix::{KEY, MatrixRow};
use slipway_store::{Connection, get};

/// The one a hub starts with: impact downwards, urgency to the right, 5 first.
const DEFAULT: [[&str; 5]; 5] = [
    ["P1", "P1", "P2", "P2", "P3"],
    ["P1", "P2", "P2", "P3", "P3"],
    ["P2", "P2", "P3", "P3", "P4"],
    ["P2", "P3", "P3", "P4", "P4"],
    ["P3", "P3", "P4", "P4", "P4"],
];

pub(crate) fn show(app: &App, _caller: &Caller, _request: Nothing) -> Result<PriorityMatrix> {
    app.store.read(shape)
}

pub(crate) fn save(
    app: &App,
    caller: &Caller,
    request: SaveMatrix,
) -> Result<Done<PriorityMatrix>> {
    let whole = request.cells.len() == 5 && request.cells.iter().all(|row| row.len() == 5);
    let known = |cell: &String| field::PRIORITIES.contains(&cell.as_str());
    if !whole || !request.cells.iter().flatten().all(known) {
        let message = "A matrix has five rows of five priorities, P1 to P4.";
        return Err(Error::invalid("cells", message, ""));
    }
    transact(app, caller, Op::SaveMatrix, |tx, _| {
        let (cells, version) = cells(tx.conn())?;
        if cells != request.cells {
            tx.put(&MatrixRow {
                id: KEY.to_owned(),
                version: version + 1,
                cells: serde_json::json!(request.cells),
            })?;
        }
        let shape = shape(tx.conn())?;
        let text = format!("Changed the priority matrix, version {}", shape.version);
        Ok((shape, text))
    })
}

/// The cells in force and their version.
pub(crate) fn cells(conn: &Connection) -> Result<(Vec<Vec<String>>, u32)> {
    let row: Option<MatrixRow> = get(conn, KEY)?;
    Ok(match row {
        Some(row) => (
            serde_json::from_value(row.cells).unwrap_or_default(),
            row.version,
        ),
        None => {
            let rows = DEFAULT
                .iter()
                .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect());
            (rows.collect(), 1)
        }
    })
}

fn shape(conn: &Connection) -> Result<PriorityMatrix> {
    let (cells, version) = cells(conn)?;
    Ok(PriorityMatrix {
        version,
        cells,
        urgencies: steps(["now", "today", "week", "PI", "later"]),
        impacts: steps([
            "money at risk",
            "many DFSPs",
            "one DFSP",
            "few users",
            "one user",
        ]),
    })
}

fn steps(titles: [&str; 5]) -> Vec<MatrixStep> {
    let steps = (1..=5u32).rev().zip(titles);
    steps
        .map(|(value, title)| MatrixStep {
            value,
            title: title.to_owned(),
        })
        .collect()
}
