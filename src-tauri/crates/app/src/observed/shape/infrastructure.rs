//! What an environment stands on.

use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an environment stands on, one fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StandsOn {
    /// `kubernetes`, `mysql`, `kafka`, `redis`, `mongodb`, `api_gateway`, `dmz`, `security_zones`.
    pub fact: String,
    /// What is there; None when nobody said.
    pub value: Option<String>,
    /// When and how that is known.
    pub at: Option<Stamp>,
    /// `cluster` or `hand`.
    pub way: Option<String>,
    /// What the release was tested with.
    pub tested: Option<String>,
    /// `as_tested`, `otherwise` or `unknown`.
    pub standing: String,
}

/// Says what an environment stands on.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveInfrastructure {
    /// Id, code or name.
    pub environment: String,
    /// One of the facts.
    pub fact: String,
    /// What is there; empty takes it back.
    pub value: String,
}
