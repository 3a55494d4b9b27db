//! Defects and their triage: how much one hurts, what is decided, by when it must be answered.
//!
//! Pure functions over values. Source: the guide's pages on defect triage, incident management and
//! service levels. What they leave open is ours, and said where it stands. Everything a hub may see
//! otherwise (targets, matrix, who is told) is a value that it edits.

pub mod clock;
pub mod complete;
pub mod escalation;
pub mod facts;
pub mod matrix;
pub mod reply;
pub mod scale;
pub mod similar;
pub mod suggest;
pub mod ticket_state;
