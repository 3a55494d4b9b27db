//! `desk`: service desks and how they are kept the same here and there.

use crate::answer::{Answer, Result};
use crate::place::whole_path;
use crate::print::{self, Gone};
use crate::secret::{self, Lent};
use crate::terminal::Terminal;
use clap::Subcommand;
use serde_json::json;
use slipway_app::desks::{
    CheckDesk, Desk, DeskCheck, DeskMapping, Desks, DesksSynced, FieldMapping, MapDesk, SaveDesk,
    SyncDesks, ValueMapping,
};
use slipway_app::error::Error;
use slipway_app::hub::Workspace;
use slipway_app::shape::{ById, Nothing, Outcome};
use std::path::PathBuf;

/// What can be done with service desks.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Connect one
    Add {
        /// Name, as commands use it
        name: String,
        /// rt, redmine, jira or github
        #[arg(long)]
        kind: String,
        /// Address
        #[arg(long)]
        url: String,
        /// Queue, project or repository there
        #[arg(long)]
        project: String,
        /// support_bugs, hub_incidents or product_backlog
        #[arg(long)]
        role: String,
        #[command(flatten)]
        access: Access,
    },
    /// List them and how they stand
    List,
    /// Ask one what it offers; nothing is changed there
    Check {
        /// Its name
        name: String,
        /// Test its time zone: makes a ticket there, reads it back, and closes it
        #[arg(long)]
        try_clock: bool,
        #[command(flatten)]
        lent: Lent,
    },
    /// Show or set which of our fields and values stand for which of its own
    Map {
        /// Its name
        name: String,
        /// FIELD=THEIRS maps a field, FIELD.VALUE=THEIRS a value of it; an empty THEIRS takes it out
        #[arg(long = "set", value_name = "WHAT=THEIRS")]
        set: Vec<String>,
        /// Take the mapping that the desk itself proposes first
        #[arg(long)]
        propose: bool,
    },
    /// Bring one, or all, and this side together
    Sync {
        /// Its name; all when none is given
        name: Option<String>,
        /// Do not wait for what may still arrive
        #[arg(long)]
        no_wait: bool,
        #[command(flatten)]
        lent: Lent,
    },
    /// Remove one; its tickets are shown no more
    Remove {
        /// Its name
        name: String,
    },
}

/// How a desk is reached.
#[derive(clap::Args)]
pub(crate) struct Access {
    /// Who signs in; a token may stand alone
    #[arg(long, value_name = "NAME")]
    user: Option<String>,
    /// Read the password or token from standard input
    #[arg(long, visible_alias = "password-stdin", conflicts_with = "ask_token")]
    token_stdin: bool,
    /// Ask for the password or token
    #[arg(long)]
    ask_token: bool,
    /// Certificate authority to trust, a PEM file
    #[arg(long, value_name = "FILE")]
    ca_file: Option<PathBuf>,
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::Add {
                name,
                kind,
                url,
                project,
                role,
                access,
            } => {
                let request = SaveDesk {
                    name,
                    kind,
                    url,
                    project,
                    role,
                    ..SaveDesk::default()
                };
                add(terminal, access.over(request)?)
            }
            Verb::List => terminal
                .call("desk_list", &Nothing {})
                .map(Answer::of::<Desks>),
            Verb::Check {
                name,
                try_clock,
                lent,
            } => {
                let request = CheckDesk {
                    id: name,
                    secret: lent.read()?,
                    try_clock: Some(try_clock),
                };
                let outcome = terminal.call("desk_check", &request)?;
                let check: DeskCheck = crate::answer::read(&outcome.value)?;
                Ok(Answer::of::<DeskCheck>(outcome).with_failures(!check.reachable))
            }
            Verb::Map { name, set, propose } => map(terminal, name, &set, propose),
            Verb::Sync {
                name,
                no_wait,
                lent,
            } => {
                let request = SyncDesks {
                    name,
                    wait: Some(!no_wait),
                    secret: lent.read()?,
                };
                synced(terminal.call("desk_sync", &request)?)
            }
            Verb::Remove { name } => {
                let id = find(terminal, &name)?.id;
                let gone = terminal.call("desk_remove", &ById { id: id.clone() })?;
                let about = json!({ "id": id, "removed": name });
                Ok(Answer::about::<Gone>(gone, about))
            }
        }
    }
}

fn add(terminal: &Terminal, request: SaveDesk) -> Result {
    let saved = terminal.call("desk_save", &request)?;
    if request.secret.is_some() {
        let workspace: Workspace = terminal.read("workspace_show", &Nothing {})?;
        if workspace.keyring != "ok" {
            print::warning(&format!(
                "the secret was not kept, the keyring is {}; pipe it in at each sync with --token-stdin",
                workspace.keyring
            ));
        }
    }
    Ok(Answer::of::<Desk>(saved))
}

/// A sync of several is told whole, and still counts as failed when one of them did not go through.
fn synced(outcome: Outcome) -> Result {
    let report: DesksSynced = crate::answer::read(&outcome.value)?;
    let failed = report.desks.iter().any(|desk| desk.status != "ok");
    Ok(Answer::of::<DesksSynced>(outcome).with_failures(failed))
}

fn map(terminal: &Terminal, name: String, set: &[String], propose: bool) -> Result {
    let mut mapping = if propose {
        let request = CheckDesk {
            id: name.clone(),
            secret: None,
            try_clock: None,
        };
        let check: DeskCheck = terminal.read("desk_check", &request)?;
        if let Some(error) = check.error {
            return Err(Error::new(slipway_app::error::Code::Remote, error, ""));
        }
        check.proposed
    } else {
        find(terminal, &name)?.mapping
    };
    for word in set {
        lay(&mut mapping, word)?;
    }
    if set.is_empty() && !propose {
        let desk = find(terminal, &name)?;
        let value = serde_json::to_value(&desk).unwrap_or_default();
        let changed = Vec::new();
        return Ok(Answer::of::<Desk>(Outcome {
            value,
            op: None,
            changed,
        }));
    }
    terminal
        .call("desk_map", &MapDesk { id: name, mapping })
        .map(Answer::of::<Desk>)
}

/// Lays `FIELD=THEIRS` or `FIELD.VALUE=THEIRS` over a mapping.
fn lay(mapping: &mut DeskMapping, word: &str) -> Result<()> {
    let Some((what, theirs)) = word.split_once('=') else {
        let message = format!("`{word}` maps nothing.");
        let hint = "Write `severity=CF.Severity` or `severity.S1=Critical`.";
        return Err(Error::invalid("set", message, hint));
    };
    let (what, theirs) = (what.trim(), theirs.trim().to_owned());
    let (field, value) = match what.split_once('.') {
        Some((field, value)) => (field, Some(value)),
        None => (what, None),
    };
    if field == "mark" && value.is_none() {
        mapping.mark = Some(theirs).filter(|text| !text.is_empty());
        return Ok(());
    }
    let at = mapping.fields.iter().position(|known| known.field == field);
    let Some(value) = value else {
        match at {
            Some(at) if theirs.is_empty() => {
                mapping.fields.remove(at);
            }
            Some(at) => {
                if let Some(known) = mapping.fields.get_mut(at) {
                    known.theirs = theirs;
                }
            }
            None => mapping.fields.push(FieldMapping {
                field: field.to_owned(),
                theirs,
                values: Vec::new(),
            }),
        }
        return Ok(());
    };
    let Some(known) = at.and_then(|at| mapping.fields.get_mut(at)) else {
        let message = format!("No field of the desk stands for {field} yet.");
        return Err(Error::invalid("set", message, "Map the field first."));
    };
    known
        .values
        .retain(|pair| pair.theirs != theirs && (!theirs.is_empty() || pair.ours != value));
    if !theirs.is_empty() {
        let ours = value.to_owned();
        known.values.push(ValueMapping { ours, theirs });
    }
    Ok(())
}

fn find(terminal: &Terminal, name: &str) -> Result<Desk> {
    let desks: Desks = terminal.read("desk_list", &Nothing {})?;
    desks
        .desks
        .into_iter()
        .find(|desk| desk.name == name || desk.id == name)
        .ok_or_else(|| {
            let hint = "`slipwayctl desk list` names them.";
            Error::not_found(format!("service desk `{name}`"), hint)
        })
}

impl Access {
    /// Lays what was typed over a request.
    fn over(self, mut request: SaveDesk) -> Result<SaveDesk> {
        if let Some(file) = self.ca_file {
            request.ca_file = whole_path(&file)?.display().to_string();
        }
        request.username = self.user.unwrap_or_default();
        if self.token_stdin {
            request.secret = Some(secret::from_stdin("token")?);
        } else if self.ask_token {
            request.secret = Some(secret::by_prompt("token")?);
        }
        Ok(request)
    }
}

#[cfg(test)]
mod tests {
    use super::{DeskMapping, lay};

    #[test]
    fn a_mapping_is_laid_word_by_word() {
        let mut mapping = DeskMapping::default();
        for word in [
            "severity=CF.Severity",
            "severity.S1=Critical",
            "severity.S2=Major",
            "severity.S2=",
            "owner=Owner",
            "owner=",
            "mark=CF.Ref",
        ] {
            lay(&mut mapping, word).unwrap();
        }
        insta::assert_snapshot!(serde_json::to_string(&mapping).unwrap(), @r#"{"fields":[{"field":"severity","theirs":"CF.Severity","values":[{"ours":"S1","theirs":"Critical"}]}],"mark":"CF.Ref"}"#);
        assert!(lay(&mut mapping, "severity").is_err());
        assert!(lay(&mut mapping, "impact.1=Low").is_err());
    }
}
