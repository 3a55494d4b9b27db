//! Saved views of defects.

pub mod list;
pub mod remove;
pub mod save;
mod text;

pub(crate) use text::over;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Every view.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DefectViews {
    /// By name.
    pub views: Vec<DefectView>,
}

/// A saved view: filters, columns and order, as text that can be shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DefectView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Such as `status=open severity=S2 sort=-reported columns=number,title,sla`; a value with a
    /// space stands in quotation marks.
    pub text: String,
}

/// Adds or edits a view.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveView {
    /// None adds one.
    #[serde(default)]
    pub id: Option<String>,
    /// Name.
    pub name: String,
    /// Its text.
    pub text: String,
}
