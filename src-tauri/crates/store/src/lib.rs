//! Slipway's SQLite: one file a table.
