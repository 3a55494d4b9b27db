//! `kb`: writing articles and taking them in.

use super::{document, done, import};
use crate::answer::{Answer, Result};
use crate::place::{file_content, whole_path};
use crate::print::Gone;
use crate::terminal::Terminal;
use clap::Subcommand;
use serde_json::json;
use slipway_app::error::{Code, Error};
use slipway_app::knowledge::{ArticleDraft, ArticleFiles, ArticleTemplates, ArticlesExported};
use slipway_app::releases::SavedFile;
use std::path::PathBuf;

/// What can be written.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Take in a folder of documents, or the pages of a service desk
    Import(import::Import),
    /// Write the published articles to a folder, as Markdown with their files
    Export {
        /// The folder
        dir: PathBuf,
        /// One HTML file of all of them as well
        #[arg(long)]
        html: bool,
        /// Only articles about this release
        #[arg(long, value_name = "V")]
        release: Option<String>,
        /// Only what may be given to internal, participants or everyone
        #[arg(long, value_name = "WHO")]
        audience: Option<String>,
    },
    /// Keep the published articles in a folder from now on
    Mirror {
        /// The folder
        dir: PathBuf,
        /// One HTML file of all of them as well
        #[arg(long)]
        html: bool,
        /// Only what may be given to internal, participants or everyone
        #[arg(long, value_name = "WHO")]
        audience: Option<String>,
        /// Keep them there no more; what is there stays
        #[arg(long, conflicts_with_all = ["html", "audience"])]
        stop: bool,
    },
    /// Begin an article; it stays a draft until it is submitted
    New {
        /// change, workaround, known_error, resolution, runbook_note, architecture, how_to, handover
        #[arg(long, value_name = "KIND")]
        kind: String,
        /// What it is called
        #[arg(long)]
        title: String,
        /// Its text; else the kind's template. - for standard input
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
        /// The defect it is made of, by number or id
        #[arg(long, value_name = "ID", conflicts_with = "release")]
        defect: Option<String>,
        /// The release it is made of
        #[arg(long, value_name = "V")]
        release: Option<String>,
    },
    /// Keep a new text as my draft
    Edit {
        /// Id, path, or title
        article: String,
        /// The whole document; - for standard input
        #[arg(long, value_name = "FILE", required_unless_present_any = ["discard", "onto"])]
        file: Option<PathBuf>,
        /// Throw my draft away
        #[arg(long, conflicts_with_all = ["file", "onto"])]
        discard: bool,
        /// Bring this newer version in and write over it
        #[arg(long, value_name = "VERSION")]
        onto: Option<u32>,
        /// Only over the draft with this hash
        #[arg(long, value_name = "SHA256")]
        seen: Option<String>,
    },
    /// Make a version of my draft and ask for its review
    Submit {
        /// Id, path, or title
        article: String,
        /// Why it was written
        #[arg(long, default_value = "")]
        why: String,
        /// Day by which a review is asked for
        #[arg(long, value_name = "YYYY-MM-DD")]
        due: Option<String>,
        /// Version it is written over; else the draft's
        #[arg(long, value_name = "VERSION")]
        based_on: Option<u32>,
    },
    /// Make a new version of an old one's text and files
    Restore {
        /// Id, path, or title
        article: String,
        /// The old version
        version: u32,
        /// Why
        #[arg(long, default_value = "")]
        why: String,
    },
    /// Decide what stands beside the text
    Set {
        /// Id, path, or title
        article: String,
        /// Who answers for it; empty for nobody
        #[arg(long, value_name = "WHO")]
        owner: Option<String>,
        /// internal, participants or everyone
        #[arg(long, value_name = "WHO")]
        audience: Option<String>,
        /// draft, not_validated, validated or archived
        #[arg(long, value_name = "LEVEL")]
        confidence: Option<String>,
        /// Whether each version needs approval
        #[arg(long, value_name = "true|false")]
        governed: Option<bool>,
        /// Days between reviews; 0 for the kind's
        #[arg(long, value_name = "DAYS")]
        review_days: Option<u32>,
        /// Where it lies in the mirror
        #[arg(long)]
        path: Option<String>,
    },
    /// Put a file into my draft of an article; readers see it once its version is approved
    Attach {
        /// Id, path, or title
        article: String,
        /// The file
        #[arg(required_unless_present = "remove")]
        file: Option<PathBuf>,
        /// How the text names it; else its own name
        #[arg(long)]
        name: Option<String>,
        /// Take this file out of my draft instead, by its name or id
        #[arg(long, value_name = "FILE", conflicts_with_all = ["file", "name"])]
        remove: Option<String>,
    },
    /// Give a file of an article back
    File {
        /// Id, path, or title
        article: String,
        /// The file, by its name or id
        file: String,
        /// The version whose file it is; else what readers see
        #[arg(long, value_name = "N")]
        version: Option<u32>,
        /// The file to write
        #[arg(long, value_name = "PATH")]
        to: PathBuf,
    },
    /// Say what a kind begins with, and how often it is looked at
    Template {
        /// The kind
        kind: String,
        /// Its text; - for standard input; without it Slipway's is taken
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
        /// Days between reviews; 0 for Slipway's
        #[arg(long, value_name = "DAYS")]
        review_days: Option<u32>,
    },
}

impl Verb {
    pub(super) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::Import(import) => import.run(terminal),
            Verb::Export {
                dir,
                html,
                release,
                audience,
            } => {
                let request = json!({
                    "folder": whole_path(&dir)?, "html": html, "release": release,
                    "audience": audience,
                });
                terminal
                    .call("article_export", &request)
                    .map(Answer::of::<ArticlesExported>)
            }
            Verb::Mirror {
                dir, stop: true, ..
            } => {
                let folder = whole_path(&dir)?;
                let told = json!({ "removed": folder });
                terminal
                    .call("article_mirror_remove", &json!({ "id": folder }))
                    .map(|gone| Answer::about::<Gone>(gone, told))
            }
            Verb::Mirror {
                dir,
                html,
                audience,
                ..
            } => {
                let request = json!({
                    "folder": whole_path(&dir)?, "html": html, "audience": audience,
                });
                terminal
                    .call("article_mirror_save", &request)
                    .map(Answer::of::<ArticlesExported>)
            }
            Verb::New {
                kind,
                title,
                file,
                defect,
                release,
            } => {
                let text = file.as_deref().map(document).transpose()?;
                let request = json!({
                    "kind": kind, "title": title, "text": text, "defect": defect,
                    "release": release,
                });
                draft(terminal, &request)
            }
            Verb::Edit {
                article,
                file,
                discard,
                onto,
                seen,
            } => {
                let text = file.as_deref().map(document).transpose()?;
                let request = json!({
                    "article": article, "text": text, "discard": discard, "based_on": onto,
                    "seen": seen,
                });
                draft(terminal, &request)
            }
            Verb::Submit {
                article,
                why,
                due,
                based_on,
            } => {
                let request = json!({
                    "article": article, "why": why, "due": due, "based_on": based_on,
                });
                done(terminal, "article_submit", &request)
            }
            Verb::Restore {
                article,
                version,
                why,
            } => {
                let request = json!({ "article": article, "version": version, "why": why });
                done(terminal, "article_restore", &request)
            }
            Verb::Set {
                article,
                owner,
                audience,
                confidence,
                governed,
                review_days,
                path,
            } => {
                let owner = owner.map(|who| terminal.person_id(&who)).transpose()?;
                let request = json!({
                    "article": article, "owner": owner, "audience": audience,
                    "confidence": confidence, "governed": governed, "review_days": review_days,
                    "path": path,
                });
                done(terminal, "article_set", &request)
            }
            Verb::Attach {
                article,
                remove: Some(remove),
                ..
            } => terminal
                .call(
                    "article_file",
                    &json!({ "article": article, "remove": remove }),
                )
                .map(Answer::of::<ArticleFiles>),
            Verb::Attach {
                article,
                file,
                name,
                ..
            } => {
                let file = file.unwrap_or_default();
                let own = file
                    .file_name()
                    .map(|name| name.to_string_lossy().into_owned());
                let name = name.or(own).ok_or_else(|| {
                    let message = format!("`{}` is not a file.", file.display());
                    Error::new(Code::Invalid, message, "")
                })?;
                let content = file_content(&file, "An article holds pictures and short files.")?;
                let request = json!({ "article": article, "name": name, "content": content });
                terminal
                    .call("article_file", &request)
                    .map(Answer::of::<ArticleFiles>)
            }
            Verb::File {
                article,
                file,
                version,
                to,
            } => {
                let request = json!({
                    "article": article, "file": file, "version": version, "to": whole_path(&to)?,
                });
                terminal
                    .call("article_file_save", &request)
                    .map(Answer::of::<SavedFile>)
            }
            Verb::Template {
                kind,
                file,
                review_days,
            } => {
                let body = file
                    .as_deref()
                    .map(document)
                    .transpose()?
                    .unwrap_or_default();
                let request = json!({ "kind": kind, "body": body, "review_days": review_days });
                terminal
                    .call("article_template_save", &request)
                    .map(Answer::of::<ArticleTemplates>)
            }
        }
    }
}

fn draft(terminal: &Terminal, request: &serde_json::Value) -> Result {
    terminal
        .call("article_draft", request)
        .map(Answer::of::<ArticleDraft>)
}
