//! What is already planned: other deployments and changes.

use crate::calendar::span::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Another deployment or change that takes its time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// Its id.
    pub id: String,
    /// What it is, in words.
    pub title: String,
    /// Id of the environment it changes; empty for a change that belongs to none, such as work on
    /// the network.
    pub environment: String,
    /// Id of the product it changes.
    pub product: Option<String>,
    /// When.
    pub span: Span,
    /// Ids of the people it needs.
    pub people: BTreeSet<String>,
}
