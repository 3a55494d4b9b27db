//! Slipway's SQLite: one file a table, one door for rows that people edit.
//!
//! A row that people edit goes through [`Tx::put`] and [`Tx::delete`], which write down what each
//! field was before and is after. The log of operations, undo and the window's refresh are readings
//! of that record. What a repository publishes is an observation: its tables are written in bulk
//! and never undone.
#![deny(missing_docs)]

mod article;
mod backup;
mod connection;
mod error;
pub mod files;
mod integrity;
mod lock;
mod migrate;
mod projection;
mod replace;
mod row;
mod tx;

pub mod table;

pub use article::standing;
pub use backup::{BackupFile, BackupKind};
pub use connection::get;
pub use connection::{SQLITE_FLOOR, Store};
pub use error::{Error, Result};
pub use integrity::{count_rows, look_through};
pub use migrate::SCHEMA;
pub use projection::{Sources, sources};
pub use row::{Row, Shape};
pub use rusqlite::{Connection, Error as SqliteError, ErrorCode as SqliteErrorCode};
pub use tx::{Changed, FieldChange, Tx};
