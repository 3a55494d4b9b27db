//! Templates of answers to those who report defects.

pub mod list;
pub mod render;
pub mod save;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Every template.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Replies {
    /// In the order they are offered.
    pub replies: Vec<Reply>,
    /// What can stand in braces in a text, such as `release`.
    pub fields: Vec<String>,
}

/// One template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reply {
    /// `acknowledge`, `need_information`, `planned_for`, `fixed_in`, `declined`, `duplicate`, or the
    /// id of one of your own.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The text, with `{fields}`.
    pub body: String,
    /// Whether it is meant for those outside the team.
    pub public: bool,
    /// Whether it is as Slipway brings it.
    pub built_in: bool,
}

/// Adds or edits a template.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveReply {
    /// None adds one.
    #[serde(default)]
    pub id: Option<String>,
    /// Its name.
    pub title: String,
    /// The text; an empty one removes it, or goes back to the built-in one.
    pub body: String,
    /// Whether it is meant for those outside the team.
    pub public: bool,
}

/// Writes an answer from a template.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct RenderReply {
    /// The template's id.
    pub template: String,
    /// The defect's id.
    pub defect: String,
    /// The reason that is about to be given; None takes the one that was kept.
    #[serde(default)]
    pub reason: Option<String>,
    /// The root that is about to be named, by id or number; None takes the one that was kept.
    #[serde(default)]
    pub root: Option<String>,
    /// The release that is about to be planned; None takes the one that is.
    #[serde(default)]
    pub release: Option<String>,
}

/// An answer, ready to be read over and sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RenderedReply {
    /// The text.
    pub body: String,
    /// Whether it is meant for those outside the team.
    pub public: bool,
    /// Fields that are not known yet and stand in the text as they are.
    pub missing: Vec<String>,
}
