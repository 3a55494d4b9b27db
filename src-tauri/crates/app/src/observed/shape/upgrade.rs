//! The way up of an environment.

use crate::releases::Rollup;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The way up of an environment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UpgradePath {
    /// Its code.
    pub environment: String,
    /// One for each product that is known to run there.
    pub products: Vec<ProductPath>,
}

/// The way up of one product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProductPath {
    /// The release that runs, such as `Mojaloop 16.0.4 r0`.
    pub running: String,
    /// How many stable releases are above it; None when its version has no place in the order.
    pub behind: Option<u32>,
    /// Their versions, the next one first.
    pub path: Vec<String>,
    /// What their notes say, rolled up; None when none of them is here.
    pub rollup: Option<Rollup>,
}
