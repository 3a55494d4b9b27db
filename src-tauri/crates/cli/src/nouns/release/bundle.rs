//! `release bundle`, `receive` and `answer`: a release on its way to others, and what comes back.

use crate::answer::{Answer, Result};
use crate::nouns::key::{KeyInput, ready};
use crate::place::whole_path;
use crate::print;
use crate::terminal::Terminal;
use serde_json::json;
use slipway_app::bundles::{BundleLook, BundleMade, LookBundle, SignatureState};
use slipway_app::error::{Code, Error};
use std::path::PathBuf;

/// Writes a bundle.
#[derive(clap::Args)]
pub(crate) struct Make {
    /// Version or id
    version: String,
    /// The file that is written
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    key: KeyInput,
}

/// Receives a bundle.
#[derive(clap::Args)]
pub(crate) struct Receive {
    /// The bundle
    file: PathBuf,
    /// Take what differs from what is planned here: components, products, chart, notes, runbooks, or
    /// all of these (repeat for more, or separate with commas)
    #[arg(
        long,
        value_name = "WHAT",
        num_args = 0..=1,
        default_missing_value = "all",
        value_delimiter = ',',
        require_equals = true
    )]
    take: Vec<String>,
    /// Only look: take nothing
    #[arg(long)]
    look: bool,
}

impl Make {
    pub(super) fn run(self, terminal: &Terminal, command: &str) -> Result {
        let secret = ready(terminal, &self.key)?;
        let request = json!({
            "release": self.version, "file": whole_path(&self.out)?, "secret": secret,
        });
        let made = terminal.call(command, &request)?;
        Ok(Answer::of::<BundleMade>(made))
    }
}

impl Receive {
    pub(super) fn run(self, terminal: &Terminal) -> Result {
        let request = LookBundle {
            file: whole_path(&self.file)?.display().to_string(),
            content: None,
            take: self.take,
        };
        let seen = terminal.call("bundle_look", &request)?;
        let look: BundleLook = crate::answer::read(&seen.value)?;
        if look.signature == SignatureState::Invalid {
            let why = Error::new(Code::Invalid, &look.refused, &look.hint);
            return Ok(Answer::of::<BundleLook>(seen).refused(why));
        }
        // A key that nobody trusts yet is what the answer is about: whose it says it is, and what it
        // would bring.
        if look.trustable {
            print::warning(&format!("{} {}", look.refused, look.hint));
            return Ok(Answer::of::<BundleLook>(seen));
        }
        match self.look {
            true => Ok(Answer::of::<BundleLook>(seen)),
            false => terminal
                .call("release_receive", &request)
                .map(Answer::of::<BundleLook>),
        }
    }
}
