//! The matrix that priorities are read from.

use super::{MatrixStep, PriorityMatrix, SaveMatrix};
use crate::error::{Error, Result};
use crate::shape::Nothing;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::defect::matrix::Matrix;
use slipway_domain::defect::scale::{Impact, Urgency};
use slipway_domain::desk::field;
use slipway_store::table::matrix::{KEY, MatrixRow};
use slipway_store::{Connection, get};

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
            let start = Matrix::default();
            let text = start.to_string();
            let rows = text.lines().map(|line| {
                let cells = line.split_whitespace();
                cells.map(str::to_owned).collect()
            });
            (rows.collect(), start.version)
        }
    })
}

fn shape(conn: &Connection) -> Result<PriorityMatrix> {
    let (cells, version) = cells(conn)?;
    Ok(PriorityMatrix {
        version,
        cells,
        urgencies: Urgency::ALL
            .iter()
            .map(|one| step(one.number(), one.title()))
            .collect(),
        impacts: Impact::ALL
            .iter()
            .map(|one| step(one.number(), one.title()))
            .collect(),
    })
}

fn step(value: u8, title: &str) -> MatrixStep {
    MatrixStep {
        value: value.into(),
        title: title.to_owned(),
    }
}
