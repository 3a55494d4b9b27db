//! Urgency × impact → priority.
//!
//! Source: the guide says that urgency and impact decide a bug's priority and gives no table. This
//! one is Slipway's default; a hub edits it. Each edit makes a new version, and a decision keeps the
//! version it was made with, so that a later edit rewrites no history.

use super::scale::{Impact, Priority, Urgency};
use serde::{Deserialize, Serialize};
use std::fmt;

use Priority::{P1, P2, P3, P4};

/// Impact downwards and urgency to the right, both from 5 to 1.
const DEFAULT: [[Priority; 5]; 5] = [
    [P1, P1, P2, P2, P3],
    [P1, P2, P2, P3, P3],
    [P2, P2, P3, P3, P4],
    [P2, P3, P3, P4, P4],
    [P3, P3, P4, P4, P4],
];

/// A matrix in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matrix {
    /// Grows by one with each edit; the one a hub starts with is 1.
    pub version: u32,
    /// Impact downwards and urgency to the right, both from 5 to 1.
    rows: [[Priority; 5]; 5],
}

/// What was decided, and with what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What holds.
    pub priority: Priority,
    /// What the matrix says.
    pub by_matrix: Priority,
    /// The matrix that said it.
    pub matrix_version: u32,
    /// Why another priority holds; empty when the matrix was followed.
    pub reason: String,
}

/// A priority other than the matrix's without a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the matrix says {} for urgency {} and impact {}; {} needs a reason",
    by_matrix.slug(), urgency.number(), impact.number(), wanted.slug()
)]
pub struct NeedsReason {
    /// The urgency.
    pub urgency: Urgency,
    /// The impact.
    pub impact: Impact,
    /// What the matrix says.
    pub by_matrix: Priority,
    /// What was asked for.
    pub wanted: Priority,
}

/// Why a text is no matrix.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MatrixError {
    /// Another number of rows or columns.
    #[error("a matrix has five rows of five priorities, such as P1 P1 P2 P2 P3; {0}")]
    Shape(String),
    /// A cell that is no priority.
    #[error("row {row}, column {column}: \"{text}\" is no priority; there are P1 to P4")]
    Cell {
        /// From 1; row 1 is impact 5.
        row: usize,
        /// From 1; column 1 is urgency 5.
        column: usize,
        /// What stands there, cut to 20 characters.
        text: String,
    },
}

/// A cell that is less urgent than one it should outrank: worth a look, not forbidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfOrder {
    /// The cell.
    pub urgency: Urgency,
    /// The cell.
    pub impact: Impact,
    /// What it says.
    pub says: Priority,
    /// What a cell of less urgency or impact says.
    pub below: Priority,
}

impl Default for Matrix {
    fn default() -> Self {
        Matrix {
            version: 1,
            rows: DEFAULT,
        }
    }
}

impl Matrix {
    /// The priority of a cell.
    pub fn priority(&self, urgency: Urgency, impact: Impact) -> Priority {
        self.rows[impact as usize][urgency as usize]
    }

    /// Every cell, in the order it is read: impact 5 first, urgency 5 first.
    pub fn cells(&self) -> impl Iterator<Item = (Impact, Urgency, Priority)> {
        Impact::ALL.iter().flat_map(move |impact| {
            let row = Urgency::ALL.iter();
            row.map(move |urgency| (*impact, *urgency, self.priority(*urgency, *impact)))
        })
    }

    /// The next version, with these cells changed; the same when they say what is said already.
    pub fn edited(&self, cells: &[(Urgency, Impact, Priority)]) -> Matrix {
        let mut rows = self.rows;
        for (urgency, impact, priority) in cells {
            rows[*impact as usize][*urgency as usize] = *priority;
        }
        self.replaced(rows)
    }

    /// The next version, with the cells of a text: five lines (or parts between `/`) of five
    /// priorities, impact 5 first, urgency 5 first.
    ///
    /// # Errors
    /// [`MatrixError`] with the cell that cannot be read.
    pub fn rewritten(&self, text: &str) -> Result<Matrix, MatrixError> {
        let lines = text
            .split(['\n', '/'])
            .filter(|line| !line.trim().is_empty());
        let lines: Vec<&str> = lines.take(6).collect();
        if lines.len() != 5 {
            return Err(MatrixError::Shape(
                "this has another number of rows".to_owned(),
            ));
        }
        let mut rows = self.rows;
        for (at, line) in lines.iter().enumerate() {
            let cells: Vec<&str> = line.split_whitespace().take(6).collect();
            if cells.len() != 5 {
                let what = format!("row {} has another number", at + 1);
                return Err(MatrixError::Shape(what));
            }
            for (column, cell) in cells.iter().enumerate() {
                rows[at][column] = Priority::parse(cell).ok_or_else(|| MatrixError::Cell {
                    row: at + 1,
                    column: column + 1,
                    text: cell.chars().take(20).collect(),
                })?;
            }
        }
        Ok(self.replaced(rows))
    }

    fn replaced(&self, rows: [[Priority; 5]; 5]) -> Matrix {
        if rows == self.rows {
            return self.clone();
        }
        let version = self.version.saturating_add(1);
        Matrix { version, rows }
    }

    /// Decides a priority: the matrix's, or `wanted` with a reason where it differs.
    ///
    /// # Errors
    /// [`NeedsReason`] when another priority is wanted and nobody says why.
    pub fn decide(
        &self,
        urgency: Urgency,
        impact: Impact,
        wanted: Option<Priority>,
        reason: &str,
    ) -> Result<Decision, NeedsReason> {
        let by_matrix = self.priority(urgency, impact);
        let priority = wanted.unwrap_or(by_matrix);
        let differs = priority != by_matrix;
        if differs && reason.trim().is_empty() {
            return Err(NeedsReason {
                urgency,
                impact,
                by_matrix,
                wanted: priority,
            });
        }
        Ok(Decision {
            priority,
            by_matrix,
            matrix_version: self.version,
            reason: if differs {
                reason.trim().to_owned()
            } else {
                String::new()
            },
        })
    }

    /// Cells that say less than a neighbour of less urgency or less impact.
    pub fn out_of_order(&self) -> Vec<OutOfOrder> {
        let mut out = Vec::new();
        for (impact, urgency, says) in self.cells() {
            let right = Urgency::of(urgency.number() - 1).map(|less| self.priority(less, impact));
            let under = Impact::of(impact.number() - 1).map(|less| self.priority(urgency, less));
            // The higher priority sorts first.
            let below = right.into_iter().chain(under).min();
            if let Some(below) = below.filter(|below| *below < says) {
                out.push(OutOfOrder {
                    urgency,
                    impact,
                    says,
                    below,
                });
            }
        }
        out
    }
}

impl Decision {
    /// Whether another priority than the matrix's holds.
    pub fn overrides(&self) -> bool {
        self.priority != self.by_matrix
    }
}

impl fmt::Display for Matrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, row) in self.rows.iter().enumerate() {
            let words: Vec<&str> = row.iter().map(|priority| priority.slug()).collect();
            let end = if at == 4 { "" } else { "\n" };
            write!(f, "{}{end}", words.join(" "))?;
        }
        Ok(())
    }
}
