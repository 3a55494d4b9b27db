//! The drift of an environment, and what does not count.

use super::look::SeenLook;
use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the drift of an environment.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct AskDrift {
    /// Id, code or name.
    pub environment: String,
    /// The release it should run; None for the one that was deployed there last.
    #[serde(default)]
    pub against: Option<String>,
}

/// The drift of an environment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DriftShape {
    /// Its code.
    pub environment: String,
    /// `in_sync`, `drifted`, `unknown` or `stale`.
    pub verdict: String,
    /// Why it is unknown or stale, one sentence; else empty.
    pub reason: String,
    /// The releases that should run there.
    pub against: Vec<String>,
    /// Ids of those that were planned here, the one of Mojaloop itself first.
    pub release_ids: Vec<String>,
    /// How that is known: `asked`, `deployment`, `chart` or `none`.
    pub basis: String,
    /// `fresh`, `stale` or `never`.
    pub freshness: String,
    /// The newest look.
    pub look: Option<SeenLook>,
    /// Each layer by itself.
    pub layers: Vec<DriftLayer>,
}

/// One layer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DriftLayer {
    /// `releases`, `chart`, `components`, `live` or `values`.
    pub layer: String,
    /// `in_sync`, `drifted`, `unknown` or `not_compared`.
    pub state: String,
    /// Why nothing is known or compared.
    pub note: String,
    /// What is not as expected or not known.
    pub items: Vec<DriftItem>,
}

/// One thing that is not as expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DriftItem {
    /// What it is about.
    pub component: String,
    /// What should be there.
    pub expected: Option<String>,
    /// What is there.
    pub found: Option<String>,
    /// `ahead`, `behind`, `differs`, `missing`, `extra`, `unfinished`, `unknown`, or `off`: switched off
    /// in this place, which is no drift.
    pub kind: String,
    /// What to know about it.
    pub note: String,
    /// Why it does not count.
    pub ignored: Option<String>,
    /// The look that first showed it to differ from what is expected, as each look since did; None
    /// when it does not differ, and when the looks that were kept do not say.
    pub since: Option<Stamp>,
}

/// Takes something out of the verdict.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveDriftIgnore {
    /// None adds one.
    #[serde(default)]
    pub id: Option<String>,
    /// Id, code or name; None for every environment.
    #[serde(default)]
    pub environment: Option<String>,
    /// The layer; None for every one.
    #[serde(default)]
    pub layer: Option<String>,
    /// What it is about; `*` stands for any letters.
    pub component: String,
    /// Why.
    pub reason: String,
    /// The last day it holds, `YYYY-MM-DD`, in the hub's zone; at most 90 days from now.
    pub until: String,
    /// What may be found of it, empty for what is not there; None for what is found now, if anything is.
    #[serde(default)]
    pub found: Option<String>,
    /// Whether it holds for whatever is found.
    #[serde(default)]
    pub any_version: bool,
}

/// A rule of what does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DriftIgnore {
    /// Id.
    pub id: String,
    /// Code of the environment; None for every one.
    pub environment: Option<String>,
    /// The layer; None for every one.
    pub layer: Option<String>,
    /// What it is about.
    pub component: String,
    /// What may be found of it, empty for what is not there; None for whatever is found.
    pub found: Option<String>,
    /// Why.
    pub reason: String,
    /// When it ends.
    pub expires: Stamp,
    /// Whether it holds now.
    pub in_force: bool,
    /// Who gave it.
    pub by: String,
}

/// The rules of what does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DriftIgnores {
    /// The newest first.
    pub ignores: Vec<DriftIgnore>,
}

/// Approves the values that a release was deployed with.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ApproveValues {
    /// Id, code or name.
    pub environment: String,
    /// Name of the release.
    pub release: String,
    /// Its namespace; None when the name is the only one.
    #[serde(default)]
    pub namespace: Option<String>,
    /// Takes the approval back.
    #[serde(default)]
    pub withdraw: bool,
}
