//! Environments beside products.

use super::look::SeenLook;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Environments beside products.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EnvironmentBoard {
    /// The ladder.
    pub environments: Vec<BoardEnvironment>,
    /// Products with their components.
    pub products: Vec<BoardProduct>,
}

/// A column of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BoardEnvironment {
    /// Id.
    pub id: String,
    /// Short code.
    pub code: String,
    /// Name in full.
    pub name: String,
    /// Slug of what it is for.
    pub kind: String,
    /// Code of the environment before it.
    pub feeds_from: Option<String>,
    /// The releases that should run there.
    pub releases: Vec<String>,
    /// Ids of those that were planned here, the one of Mojaloop itself first.
    pub release_ids: Vec<String>,
    /// `fresh`, `stale` or `never`.
    pub freshness: String,
    /// The newest look.
    pub look: Option<SeenLook>,
    /// `in_sync`, `drifted`, `unknown` or `stale`.
    pub verdict: String,
    /// Why it is unknown or stale, one sentence; else empty.
    pub reason: String,
    /// What counts as drift, in all layers.
    pub drift: u32,
    /// How many stable releases the core is behind; None when not known.
    pub behind: Option<u32>,
    /// The window that is next, or open.
    pub next_window: Option<BoardWindow>,
    /// Of a hundred, beside Production; None for Production, and where nothing can be compared.
    pub parity: Option<u32>,
}

/// A window on the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BoardWindow {
    /// Id of the deployment.
    pub deployment_id: String,
    /// When it begins, with its zone.
    pub label: String,
    /// The same as an instant, RFC 3339.
    pub at: String,
    /// Whether it is open now.
    pub open: bool,
}

/// What the last golden path shows of a release in an environment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BoardProof {
    /// `proven`, `failed`, `none`, or `validating` while its window is open.
    #[ts(type = "\"proven\" | \"failed\" | \"none\" | \"validating\"")]
    pub state: String,
    /// What it shows, or why it does not hold, one sentence.
    pub words: String,
}

/// A product's rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BoardProduct {
    /// Name.
    pub name: String,
    /// Its version in each environment, in the order of the ladder.
    pub cells: Vec<BoardCell>,
    /// Whether its release is proven in each environment; None where none should run.
    pub proofs: Vec<Option<BoardProof>>,
    /// Its components.
    pub components: Vec<BoardRow>,
}

/// A component's row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BoardRow {
    /// Canonical name.
    pub name: String,
    /// Its version in each environment, in the order of the ladder.
    pub cells: Vec<BoardCell>,
}

/// One thing in one environment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BoardCell {
    /// What runs; None when nothing was seen of it.
    pub version: Option<String>,
    /// What should run; None when nobody said.
    pub expected: Option<String>,
    /// Kind of drift, or empty.
    pub drift: String,
}
