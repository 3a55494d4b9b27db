//! What was seen in environments, how it stands to what should run there, and to one another.

pub mod board;
pub mod compare;
pub mod drift;
pub mod ignores;
pub mod infrastructure;
mod keep;
pub mod observe;
mod packages;
pub(crate) mod seen;
mod shape;
pub mod show;
mod since;
pub(crate) mod standing;
mod taken;
pub mod upgrade;
pub mod values;

pub use shape::*;

use crate::error::{Error, Result};
use slipway_store::table::approved_values::{self, ApprovedValuesRow};
use slipway_store::table::drift_ignore::{self, DriftIgnoreRow};
use slipway_store::table::environment::{self, EnvironmentRow};
use slipway_store::table::infrastructure::{self as stands_on, InfrastructureRow};
use slipway_store::{Connection, Tx};

/// Finds an environment by id, code or name.
///
/// # Errors
/// `invalid` with the codes there are.
pub(crate) fn find(conn: &Connection, wanted: &str) -> Result<EnvironmentRow> {
    let ladder = environment::all(conn)?;
    let asked = wanted.trim();
    let named = |row: &&EnvironmentRow| {
        row.id == asked
            || row.code.eq_ignore_ascii_case(asked)
            || row.name.eq_ignore_ascii_case(asked)
    };
    ladder.iter().find(named).cloned().ok_or_else(|| {
        let codes: Vec<&str> = ladder.iter().map(|row| row.code.as_str()).collect();
        let hint = format!("There are: {}.", codes.join(", "));
        let cut: String = asked.chars().take(40).collect();
        Error::invalid(
            "environment",
            format!("There is no environment {cut}."),
            hint,
        )
    })
}

/// Takes away what was said of an environment that is removed. What was seen there stays as history.
pub(crate) fn forget(tx: &Tx<'_>, environment: &str) -> Result<()> {
    for row in approved_values::of_environment(tx.conn(), environment)? {
        tx.delete::<ApprovedValuesRow>(&row.id)?;
    }
    for row in stands_on::of_environment(tx.conn(), environment)? {
        tx.delete::<InfrastructureRow>(&row.id)?;
    }
    for row in drift_ignore::all(tx.conn())? {
        if row.environment_id.as_deref() == Some(environment) {
            tx.delete::<DriftIgnoreRow>(&row.id)?;
        }
    }
    Ok(())
}
