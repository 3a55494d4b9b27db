//! `env`: the environment ladder, and what runs on it.

mod seen;

use crate::answer::{Answer, Result};
use crate::print::Gone;
use crate::terminal::Terminal;
use clap::Subcommand;
use clap::builder::PossibleValuesParser;
use serde_json::json;
use slipway_app::environments::{Environment, Environments, MoveEnvironment};
use slipway_app::error::Error;
use slipway_app::shape::{ById, Nothing};

/// What an environment may be for.
const KINDS: [&str; 7] = [
    "support",
    "development",
    "uat",
    "staging",
    "sandbox",
    "production",
    "other",
];

/// What can be done with environments.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// List the ladder in order
    List,
    /// Add a rung
    Add {
        /// Short code, letters and digits
        code: String,
        /// Name in full
        name: String,
        #[command(flatten)]
        rung: Rung,
    },
    /// Edit a rung; what is not named stays
    Edit {
        /// Its code
        code: String,
        /// New code
        #[arg(long, value_name = "CODE")]
        recode: Option<String>,
        /// Name in full
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        rung: Rung,
    },
    /// Move a rung to another place; the others close up
    Move {
        /// Its code
        code: String,
        /// Its new place, from 0
        position: u32,
    },
    /// Remove a rung
    Remove {
        /// Its code
        code: String,
    },
    #[command(flatten)]
    Seen(seen::Verb),
}

/// How a rung stands on the ladder.
#[derive(clap::Args)]
pub(crate) struct Rung {
    /// What it is for
    #[arg(long, value_parser = PossibleValuesParser::new(KINDS))]
    kind: Option<String>,
    /// Code of the environment that must validate a release first; empty for none
    #[arg(long, value_name = "CODE")]
    feeds_from: Option<String>,
    /// Place on the ladder, from 0
    #[arg(long, value_name = "N")]
    position: Option<u32>,
    /// Whether DFSPs see it
    #[arg(long, value_name = "true|false")]
    dfsp_visible: Option<bool>,
    /// What to know about it
    #[arg(long, value_name = "TEXT")]
    notes: Option<String>,
    /// Codes of environments on the same infrastructure, with commas between; empty for none
    #[arg(long, value_name = "CODES")]
    shares_with: Option<String>,
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::List => terminal
                .call("environment_list", &Nothing {})
                .map(Answer::of::<Environments>),
            Verb::Add { code, name, rung } => save(terminal, None, code, name, rung),
            Verb::Edit {
                code,
                recode,
                name,
                rung,
            } => {
                let now = find(terminal, &code)?;
                let (code, name) = (recode.unwrap_or(code), name.unwrap_or(now.name.clone()));
                save(terminal, Some(now), code, name, rung)
            }
            Verb::Seen(verb) => verb.run(terminal),
            Verb::Move { code, position } => {
                let id = find(terminal, &code)?.id;
                terminal
                    .call("environment_move", &MoveEnvironment { id, position })
                    .map(Answer::of::<Environments>)
            }
            Verb::Remove { code } => {
                let id = find(terminal, &code)?.id;
                let gone = terminal.call("environment_remove", &ById { id: id.clone() })?;
                Ok(Answer::about::<Gone>(
                    gone,
                    json!({ "id": id, "removed": code }),
                ))
            }
        }
    }
}

fn save(
    terminal: &Terminal,
    now: Option<Environment>,
    code: String,
    name: String,
    rung: Rung,
) -> Result {
    let was = now.as_ref();
    let kind = rung.kind.map_or_else(
        || was.map_or_else(|| json!("other"), |now| json!(now.kind)),
        |kind| json!(kind),
    );
    let feeds_from = rung
        .feeds_from
        .or_else(|| was.and_then(|now| now.feeds_from.clone()));
    let request = json!({
        "id": was.map(|now| &now.id),
        "code": code,
        "name": name,
        "kind": kind,
        "feeds_from": feeds_from.filter(|code| !code.is_empty()),
        "position": rung.position.or_else(|| was.map(|now| now.position)),
        "dfsp_visible": rung.dfsp_visible.unwrap_or_else(|| was.is_some_and(|now| now.dfsp_visible)),
        "shares_with": rung.shares_with.map(|codes| {
            let codes = codes.split(',').map(str::trim).filter(|code| !code.is_empty());
            codes.map(str::to_owned).collect::<Vec<_>>()
        }),
        "notes": rung.notes.or_else(|| was.map(|now| now.notes.clone())).unwrap_or_default(),
    });
    terminal
        .call("environment_save", &request)
        .map(Answer::of::<Environment>)
}

fn find(terminal: &Terminal, code: &str) -> Result<Environment> {
    let all: Environments = terminal.read("environment_list", &Nothing {})?;
    all.environments
        .into_iter()
        .find(|env| env.code == code || env.id == code)
        .ok_or_else(|| {
            Error::not_found(
                format!("environment `{code}`"),
                "`slipwayctl env list` names them.",
            )
        })
}
