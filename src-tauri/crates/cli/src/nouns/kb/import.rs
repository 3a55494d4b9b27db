//! `kb import`: a folder of documents, or the pages that a service desk keeps.

use crate::answer::{Answer, Result};
use crate::place::whole_path;
use crate::secret::Lent;
use crate::terminal::Terminal;
use serde_json::json;
use slipway_app::knowledge::{ImportDeskArticles, Imported};
use std::path::PathBuf;

/// What is taken in.
#[derive(clap::Args)]
pub(crate) struct Import {
    /// The folder
    #[arg(required_unless_present = "desk", conflicts_with_all = ["desk", "token_stdin"])]
    dir: Option<PathBuf>,
    /// markdown, vuepress, docusaurus, confluence or bookstack
    #[arg(long, conflicts_with = "desk")]
    format: Option<String>,
    /// Service desk whose pages are taken in: a wiki of Redmine, articles of Request Tracker
    #[arg(long, value_name = "NAME")]
    desk: Option<String>,
    /// Project of Redmine, or class of Request Tracker; else the desk's own project, or all classes
    #[arg(
        long,
        value_name = "P",
        visible_alias = "class",
        conflicts_with = "dir"
    )]
    project: Option<String>,
    /// textile or markdown, where the texts do not tell
    #[arg(long, conflicts_with = "dir")]
    markup: Option<String>,
    /// Kind of those that do not say
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    #[command(flatten)]
    lent: Lent,
}

impl Import {
    pub(super) fn run(self, terminal: &Terminal) -> Result {
        let outcome = match (self.desk, self.dir) {
            (Some(desk), _) => {
                let request = ImportDeskArticles {
                    desk,
                    project: self.project,
                    markup: self.markup,
                    kind: self.kind,
                    secret: self.lent.read()?,
                };
                terminal.call("article_import_desk", &request)?
            }
            (None, dir) => {
                let folder = whole_path(&dir.unwrap_or_default())?;
                let request = json!({
                    "folder": folder, "format": self.format, "kind": self.kind,
                });
                terminal.call("article_import", &request)?
            }
        };
        Ok(Answer::of::<Imported>(outcome))
    }
}
