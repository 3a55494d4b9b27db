//! Secrets on their way in: typed unseen or piped, never an argument that a process list shows.

use crate::answer::Result;
use crate::print;
use crate::terminal::Terminal;
use slipway_app::error::{Code, Error};
use slipway_app::hub::Workspace;
use slipway_app::shape::Nothing;
use std::io::{IsTerminal, Read, stdin};

/// Longer than any token that is one.
const MOST_BYTES: u64 = 64 * 1024;

/// A repository's secret for this run, where no keyring keeps it from one run to the next.
#[derive(clap::Args)]
pub(crate) struct Lent {
    /// Read its password or token from standard input; for machines without a keyring
    #[arg(long, visible_alias = "password-stdin")]
    token_stdin: bool,
}

impl Lent {
    /// What was piped in, when it was said that something is.
    pub(crate) fn read(&self) -> Result<Option<String>> {
        self.token_stdin.then(|| from_stdin("token")).transpose()
    }
}

/// Reads a secret from standard input; the line's end is not part of it.
pub(crate) fn from_stdin(what: &str) -> Result<String> {
    let mut text = String::new();
    stdin()
        .lock()
        .take(MOST_BYTES)
        .read_to_string(&mut text)
        .map_err(|error| {
            Error::new(
                Code::Invalid,
                format!("The {what} could not be read: {error}."),
                "",
            )
        })?;
    filled(what, text.trim_end_matches(['\r', '\n']))
}

/// Asks for a secret without showing what is typed.
pub(crate) fn by_prompt(what: &str) -> Result<String> {
    if !stdin().is_terminal() {
        return Err(Error::new(
            Code::Invalid,
            format!("There is no terminal to ask for the {what}."),
            format!("Pipe it in with `--{what}-stdin`."),
        ));
    }
    let typed = rpassword::prompt_password(format!("{what}: ")).map_err(|error| {
        Error::new(
            Code::Invalid,
            format!("The {what} could not be read: {error}."),
            "",
        )
    })?;
    filled(what, &typed)
}

/// A secret that no keyring took is gone when this command ends; who typed it must hear so.
pub(crate) fn say_where_it_is_kept(terminal: &Terminal, what: &str, instead: &str) -> Result<()> {
    let workspace: Workspace = terminal.read("workspace_show", &Nothing {})?;
    if workspace.keyring != "ok" {
        print::warning(&format!(
            "the {what} was not kept, the keyring is {}; {instead}",
            workspace.keyring
        ));
    }
    Ok(())
}

fn filled(what: &str, text: &str) -> Result<String> {
    if text.is_empty() {
        return Err(Error::new(
            Code::Invalid,
            format!("The {what} is empty."),
            "Nothing was changed.",
        ));
    }
    Ok(text.to_owned())
}
