//! Bringing articles in from elsewhere, and putting them into a folder.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

request! {
    /// Takes in a folder of documents.
    ImportArticles {
        /// The folder, an absolute path.
        folder: String,
        /// `markdown`, `vuepress`, `docusaurus`, `confluence` or `bookstack`.
        #[serde(default)]
        format: Option<String>,
        /// The kind of those that do not say.
        #[serde(default)]
        kind: Option<String>,
    }
}

request! {
    /// Takes in the pages of knowledge that a service desk keeps.
    ImportDeskArticles {
        /// The desk, by name or id.
        desk: String,
        /// A project of Redmine, or a class of articles of Request Tracker; without it the desk's own
        /// project, or every class.
        #[serde(default)]
        project: Option<String>,
        /// `textile` or `markdown`, where the desk does not say; without it the texts tell.
        #[serde(default)]
        markup: Option<String>,
        /// The kind of the articles.
        #[serde(default)]
        kind: Option<String>,
        /// The desk's password or token for this run, kept in the keyring where there is one and it
        /// worked.
        #[serde(default)]
        secret: Option<String>,
    }
}

request! {
    /// Writes articles to a folder.
    ExportArticles {
        /// The folder, an absolute path; it is made where it is not there.
        folder: String,
        /// Whether one HTML file of all of them is written as well.
        #[serde(default)]
        html: Option<bool>,
        /// Only articles about this release, by version or id.
        #[serde(default)]
        release: Option<String>,
        /// Articles for this audience and wider ones; all without it.
        #[serde(default)]
        audience: Option<String>,
    }
}

request! {
    /// Keeps articles in a folder.
    MirrorArticles {
        /// The folder, an absolute path; it is made where it is not there.
        folder: String,
        /// Whether one HTML file of all of them is written as well.
        #[serde(default)]
        html: Option<bool>,
        /// Articles for this audience and wider ones; all without it.
        #[serde(default)]
        audience: Option<String>,
    }
}
