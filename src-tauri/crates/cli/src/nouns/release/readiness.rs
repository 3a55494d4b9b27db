//! `release check` and `release evidence`: what must be shown, and what shows it.

use crate::answer::{Answer, Result};
use crate::place::{file_content, whole_path};
use crate::terminal::Terminal;
use clap::Subcommand;
use clap::builder::PossibleValuesParser;
use serde_json::json;
use slipway_app::releases::{AddEvidence, Release, RemoveEvidence, SaveEvidence, SavedFile};
use std::path::PathBuf;

/// How a check may stand.
const STATES: [&str; 5] = ["pending", "passed", "failed", "waived", "not_applicable"];

/// Decides a check.
#[derive(clap::Args)]
pub(crate) struct Check {
    /// Version or id of the release
    version: String,
    /// The check's id, as `release show` lists it
    check: String,
    /// How it stands; stays when not given
    #[arg(value_parser = PossibleValuesParser::new(STATES))]
    state: Option<String>,
    /// Why it was waived, failed, or does not apply
    #[arg(long)]
    reason: Option<String>,
    /// Who owes it; an empty text clears
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// When it is due; an empty text clears
    #[arg(long, value_name = "YYYY-MM-DD")]
    due: Option<String>,
}

/// What can be done with evidence.
#[derive(Subcommand)]
pub(crate) enum Evidence {
    /// Add a link, a file or a note
    Add(Shown),
    /// Give a file of evidence back
    Save {
        /// Its id, as `release show` lists it
        id: String,
        /// The file to write
        file: PathBuf,
    },
    /// Take evidence away
    Remove {
        /// Its id
        id: String,
    },
}

/// Something that shows a check.
#[derive(clap::Args)]
pub(crate) struct Shown {
    /// Version or id of the release
    version: String,
    /// The check's id
    check: String,
    #[command(flatten)]
    what: What,
}

/// Exactly one of three.
#[derive(clap::Args)]
#[group(required = true, multiple = false)]
pub(crate) struct What {
    /// An address
    #[arg(long, value_name = "URL")]
    link: Option<String>,
    /// A file; its content is kept
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// A few words
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Check {
    pub(super) fn run(self, terminal: &Terminal) -> Result {
        let owner = self
            .owner
            .map(|name| terminal.person_id(&name))
            .transpose()?;
        let request = json!({
            "release": self.version,
            "check": self.check,
            "state": self.state,
            "reason": self.reason,
            "owner": owner,
            "due": self.due,
        });
        terminal
            .call("release_check", &request)
            .map(Answer::of::<Release>)
    }
}

impl Evidence {
    pub(super) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Evidence::Add(shown) => {
                let (kind, text, content) = shown.what.parts()?;
                let (release, check) = (shown.version, shown.check);
                let request = AddEvidence {
                    release,
                    check,
                    kind: kind.to_owned(),
                    text,
                    content,
                };
                terminal.call("release_evidence_add", &request)
            }
            Evidence::Save { id, file } => {
                let file = whole_path(&file)?.display().to_string();
                return terminal
                    .call("release_evidence_save", &SaveEvidence { id, file })
                    .map(Answer::of::<SavedFile>);
            }
            Evidence::Remove { id } => {
                terminal.call("release_evidence_remove", &RemoveEvidence { id })
            }
        }
        .map(Answer::of::<Release>)
    }
}

impl What {
    /// Kind, text, and a file's content in base64.
    fn parts(self) -> Result<(&'static str, String, Option<String>)> {
        match (self.link, self.file, self.note) {
            (Some(link), ..) => Ok(("link", link, None)),
            (_, Some(file), _) => {
                let name = file
                    .file_name()
                    .unwrap_or(file.as_os_str())
                    .to_string_lossy();
                Ok((
                    "file",
                    name.into_owned(),
                    Some(file_content(&file, "Add a link to where it lies.")?),
                ))
            }
            (.., note) => Ok(("note", note.unwrap_or_default(), None)),
        }
    }
}
