//! `calendar`: files that others subscribe to, and the calendars of others.

use crate::answer::{Answer, Result};
use crate::place::whole_path;
use crate::print::{Gone, Stopped};
use crate::terminal::Terminal;
use clap::Subcommand;
use serde_json::json;
use slipway_app::shape::Nothing;
use slipway_app::windows::{CalendarExported, CalendarFeeds, CalendarImported, CalendarSources};
use std::path::{Path, PathBuf};

/// What can be done with calendars.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Write an .ics file
    Export {
        /// The file
        file: PathBuf,
        /// Only this release
        #[arg(long, value_name = "V")]
        release: Option<String>,
        /// Only this deployment
        #[arg(long, value_name = "ID", conflicts_with = "release")]
        deployment: Option<String>,
        /// Only this environment (repeat for more)
        #[arg(long = "env", value_name = "CODE")]
        environments: Vec<String>,
        /// Write it again whenever something in it changes
        #[arg(long)]
        keep: bool,
    },
    /// Read a calendar of others: its entries become soft freezes
    Import {
        /// File, or https:// address
        location: String,
        /// Environment that its entries freeze (repeat for more); every one when none is given
        #[arg(long = "env", value_name = "CODE")]
        environments: Vec<String>,
        /// Its name
        #[arg(long)]
        name: Option<String>,
        /// Zone for entries without one
        #[arg(long, value_name = "ZONE")]
        tz: Option<String>,
    },
    /// List calendars of others
    Sources,
    /// List files that are kept up to date
    Feeds,
    /// Remove a calendar of others, with its entries
    Remove {
        /// Its name
        name: String,
    },
    /// Stop keeping a file up to date; it stays as it is
    Stop {
        /// The file
        file: PathBuf,
    },
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::Export {
                file,
                release,
                deployment,
                environments,
                keep,
            } => {
                let request = json!({
                    "path": whole_path(&file)?,
                    "release": release,
                    "deployment": deployment,
                    "environments": environments,
                    "keep": keep,
                });
                terminal
                    .call("calendar_export", &request)
                    .map(Answer::of::<CalendarExported>)
            }
            Verb::Import {
                location,
                environments,
                name,
                tz,
            } => {
                let location = match location.contains("://") {
                    true => location,
                    false => whole_path(Path::new(&location))?.display().to_string(),
                };
                let request = json!({
                    "location": location,
                    "environments": environments,
                    "name": name,
                    "zone": tz,
                });
                terminal
                    .call("calendar_import", &request)
                    .map(Answer::of::<CalendarImported>)
            }
            Verb::Sources => terminal
                .call("calendar_source_list", &Nothing {})
                .map(Answer::of::<CalendarSources>),
            Verb::Feeds => terminal
                .call("calendar_feed_list", &Nothing {})
                .map(Answer::of::<CalendarFeeds>),
            Verb::Remove { name } => {
                let gone = terminal.call("calendar_source_remove", &json!({ "id": name }))?;
                let told = json!({ "id": name, "removed": name });
                Ok(Answer::about::<Gone>(gone, told))
            }
            Verb::Stop { file } => {
                let path = whole_path(&file)?;
                let gone = terminal.call("calendar_feed_remove", &json!({ "id": path }))?;
                let told = json!({ "id": path, "removed": path });
                Ok(Answer::about::<Stopped>(gone, told))
            }
        }
    }
}
