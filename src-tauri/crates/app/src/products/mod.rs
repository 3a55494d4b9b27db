//! Products of three kinds: Mojaloop core, extensions, customisations.

pub mod list;
pub(crate) mod remove;
pub mod save;

use serde::{Deserialize, Serialize};
use slipway_domain::settings::ProductKind;
use ts_rs::TS;

/// A product whose releases the hub takes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Product {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Its kind.
    #[ts(type = "ProductKind")]
    pub kind: ProductKind,
    /// The chart it is released as; empty when it has none.
    pub chart: String,
    /// Where it comes from.
    pub source_url: String,
}

/// Every product.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Products {
    /// Core first.
    pub products: Vec<Product>,
}

/// Adds or edits a product.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveProduct {
    /// None adds one.
    #[serde(default)]
    pub id: Option<String>,
    /// Name.
    pub name: String,
    /// Its kind.
    #[ts(type = "ProductKind")]
    pub kind: ProductKind,
    /// The chart it is released as.
    #[serde(default)]
    pub chart: String,
    /// Where it comes from.
    #[serde(default)]
    pub source_url: String,
}

pub(crate) fn shape_of(row: &slipway_store::table::product::ProductRow) -> Product {
    let kind = serde_json::from_value(serde_json::Value::from(row.kind.clone()));
    Product {
        id: row.id.clone(),
        name: row.name.clone(),
        kind: kind.unwrap_or(ProductKind::Extension),
        chart: row.chart.clone(),
        source_url: row.source_url.clone(),
    }
}
