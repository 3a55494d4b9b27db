//! `backup` and `restore`: copies of the data that were opened and found whole.

use crate::answer::{Answer, Result};
use crate::args::Flags;
use crate::place::whole_path;
use crate::terminal::Terminal;
use clap::Subcommand;
use slipway_app::data::{self, Backups, RestoreBackup, Restored};
use slipway_app::shape::Nothing;
use std::path::PathBuf;

/// Keeps a copy, or lists those kept.
#[derive(clap::Args)]
pub(crate) struct Backup {
    #[command(subcommand)]
    verb: Option<Verb>,
}

/// What else can be done with backups.
#[derive(Subcommand)]
enum Verb {
    /// List those kept, newest first
    List,
}

/// Brings a backup back.
#[derive(clap::Args)]
pub(crate) struct Restore {
    /// The backup's file
    file: PathBuf,
}

impl Backup {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self.verb {
            None => terminal
                .call("backup_create", &Nothing {})
                .map(Answer::of::<data::Backup>),
            Some(Verb::List) => terminal
                .call("backup_list", &Nothing {})
                .map(Answer::of::<Backups>),
        }
    }
}

impl Restore {
    /// Restores where the database itself cannot be opened any more.
    pub(crate) fn over_damaged(&self, flags: &Flags) -> Result {
        let outcome = Terminal::restore_over_damaged(flags, &whole_path(&self.file)?)?;
        Ok(Answer::of::<Restored>(outcome))
    }

    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        let file = whole_path(&self.file)?.display().to_string();
        terminal
            .call("backup_restore", &RestoreBackup { file })
            .map(Answer::of::<Restored>)
    }
}
