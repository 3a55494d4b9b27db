//! `repo`: where releases come from.

use crate::answer::{Answer, Result};
use crate::place::whole_path;
use crate::print::Gone;
use crate::secret::{self, Lent};
use crate::terminal::Terminal;
use clap::Subcommand;
use serde_json::json;
use slipway_app::error::Error;
use slipway_app::repos::{ConfirmRepo, Repo, Repos, SaveRepo, SyncRepos, Synced};
use slipway_app::shape::{ById, Nothing};
use std::path::PathBuf;

/// What can be done with chart repositories.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Add one: https://… with an index.yaml, or oci://… with named charts
    Add {
        /// Name, as commands use it
        name: String,
        /// Address
        url: String,
        #[command(flatten)]
        access: Access,
    },
    /// Edit one; what is not named stays
    Edit {
        /// Its name
        name: String,
        /// New address
        #[arg(long)]
        url: Option<String>,
        /// New name
        #[arg(long, value_name = "NAME")]
        rename: Option<String>,
        #[command(flatten)]
        access: Access,
    },
    /// List them and how they stand
    List,
    /// Remove one; its charts go with it
    Remove {
        /// Its name
        name: String,
    },
    /// Ask one, or all, what they hold now
    Sync {
        /// Its name; all when none is given
        name: Option<String>,
        #[command(flatten)]
        lent: Lent,
    },
    /// Accept an index that lost more than half of its entries
    Confirm {
        /// Its name
        name: String,
        #[command(flatten)]
        lent: Lent,
    },
}

/// How a repository is reached.
#[derive(clap::Args)]
pub(crate) struct Access {
    /// Chart to ask for, where a registry cannot list them (repeat for more)
    #[arg(long = "oci-chart", value_name = "CHART")]
    oci_charts: Vec<String>,
    /// User name; the password is asked for, or piped in with --password-stdin
    #[arg(long, value_name = "NAME", conflicts_with_all = ["token_stdin", "ask_token"])]
    user: Option<String>,
    /// Read the password from standard input
    #[arg(long, requires = "user")]
    password_stdin: bool,
    /// Read a bearer token from standard input
    #[arg(long, conflicts_with = "ask_token")]
    token_stdin: bool,
    /// Ask for a bearer token
    #[arg(long)]
    ask_token: bool,
    /// Certificate authority to trust, a PEM file
    #[arg(long, value_name = "FILE")]
    ca_file: Option<PathBuf>,
    /// Proxy to go through
    #[arg(long, value_name = "URL")]
    proxy: Option<String>,
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::Add { name, url, access } => save(terminal, access.over(blank(name, url))?),
            Verb::Edit {
                name,
                url,
                rename,
                access,
            } => {
                let now = find(terminal, &name)?;
                let (name, url) = (rename.unwrap_or(name), url.unwrap_or(now.url.clone()));
                save(terminal, access.over(as_it_is(now, name, url))?)
            }
            Verb::List => terminal
                .call("repo_list", &Nothing {})
                .map(Answer::of::<Repos>),
            Verb::Remove { name } => {
                let id = find(terminal, &name)?.id;
                let gone = terminal.call("repo_remove", &ById { id: id.clone() })?;
                Ok(Answer::about::<Gone>(
                    gone,
                    json!({ "id": id, "removed": name }),
                ))
            }
            Verb::Sync { name, lent } => {
                let secret = lent.read()?;
                synced(terminal.call("repo_sync", &SyncRepos { name, secret })?)
            }
            Verb::Confirm { name, lent } => {
                let (id, secret) = (find(terminal, &name)?.id, lent.read()?);
                synced(terminal.call("repo_confirm", &ConfirmRepo { id, secret })?)
            }
        }
    }
}

fn save(terminal: &Terminal, request: SaveRepo) -> Result {
    let saved = terminal.call("repo_save", &request)?;
    if request.secret.is_some() {
        let instead = "pipe it in at each sync with --token-stdin";
        secret::say_where_it_is_kept(terminal, "secret", instead)?;
    }
    Ok(Answer::of::<Repo>(saved))
}

/// A sync of several is told whole, and still counts as failed when one of them did not come in.
fn synced(outcome: slipway_app::shape::Outcome) -> Result {
    let report: Synced = crate::answer::read(&outcome.value)?;
    let failed = report
        .repos
        .iter()
        .any(|repo| matches!(repo.status.as_str(), "failed" | "held"));
    Ok(Answer::of::<Synced>(outcome).with_failures(failed))
}

fn find(terminal: &Terminal, name: &str) -> Result<Repo> {
    let repos: Repos = terminal.read("repo_list", &Nothing {})?;
    repos
        .repos
        .into_iter()
        .find(|repo| repo.name == name || repo.id == name)
        .ok_or_else(|| {
            Error::not_found(
                format!("repository `{name}`"),
                "`slipwayctl repo list` names them.",
            )
        })
}

fn blank(name: String, url: String) -> SaveRepo {
    SaveRepo {
        id: None,
        name,
        url,
        charts: Vec::new(),
        auth: "anonymous".to_owned(),
        username: String::new(),
        secret: None,
        ca_file: String::new(),
        proxy: String::new(),
    }
}

fn as_it_is(now: Repo, name: String, url: String) -> SaveRepo {
    SaveRepo {
        id: Some(now.id),
        name,
        url,
        charts: now.charts,
        auth: now.auth,
        username: now.username,
        secret: None,
        ca_file: now.ca_file,
        proxy: now.proxy,
    }
}

impl Access {
    /// Lays what was typed over a request.
    fn over(self, mut request: SaveRepo) -> Result<SaveRepo> {
        if !self.oci_charts.is_empty() {
            request.charts = self.oci_charts;
        }
        if let Some(file) = self.ca_file {
            request.ca_file = whole_path(&file)?.display().to_string();
        }
        if let Some(proxy) = self.proxy {
            request.proxy = proxy;
        }
        if let Some(user) = self.user {
            request.auth = "basic".to_owned();
            request.username = user;
            request.secret = Some(if self.password_stdin {
                secret::from_stdin("password")?
            } else {
                secret::by_prompt("password")?
            });
        } else if self.token_stdin || self.ask_token {
            request.auth = "bearer".to_owned();
            request.username = String::new();
            request.secret = Some(if self.token_stdin {
                secret::from_stdin("token")?
            } else {
                secret::by_prompt("token")?
            });
        }
        Ok(request)
    }
}
