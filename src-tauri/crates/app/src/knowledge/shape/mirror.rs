//! What the commands that write articles to folders give.

use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What was written to a folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticlesExported {
    /// The folder.
    pub folder: String,
    /// Articles that are in it.
    pub articles: u32,
    /// Files that were written.
    pub written: u32,
    /// Files that were taken away, as their articles are not published any more.
    pub removed: u32,
    /// Files that are as they were.
    pub unchanged: u32,
    /// Files that were left as they are.
    pub left: Vec<LeftFile>,
}

/// A file that was left as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeftFile {
    /// Where it lies, from the folder on.
    pub path: String,
    /// Why.
    pub reason: String,
}

/// Folders that are kept up to date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleMirrors {
    /// By path.
    pub mirrors: Vec<ArticleMirror>,
}

/// A folder that is kept up to date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleMirror {
    /// Id.
    pub id: String,
    /// The folder.
    pub folder: String,
    /// Whether one HTML file of all of them is written as well.
    pub html: bool,
    /// Articles for this audience and wider ones.
    pub audience: String,
    /// When something in it was last written.
    pub written: Option<Stamp>,
    /// Why the last try failed, or what was left as it is.
    pub error: Option<String>,
}
