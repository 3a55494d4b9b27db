//! Where a desk is and who we are to it.

use crate::github::Github;
use crate::jira::Jira;
use crate::redmine::Redmine;
use crate::rt::Rt;
use chrono::{DateTime, Utc};
use slipway_domain::desk::library::Library;
use slipway_domain::desk::mapping::Mapping;
use slipway_domain::desk::meta::{DeskKind, Meta};
use slipway_domain::desk::{Desk, Fault, Observed};
use slipway_net::Secret;
use slipway_net::line::Limits;
use std::fmt;
use std::path::PathBuf;

/// A desk as a person described it. `Debug` shows neither its secret nor its address.
#[derive(Clone, PartialEq, Eq)]
pub struct Connection {
    /// Which product.
    pub kind: DeskKind,
    /// Its address, as in a browser: without `/REST/2.0` or `/rest/api`.
    pub url: String,
    /// The queue or project; what is in others is not seen.
    pub project: String,
    /// Who we are there; may be empty where the secret says it.
    pub account: String,
    /// Password or token.
    pub secret: Secret,
    /// PEM file with certificate authorities to trust beside the system's.
    pub ca_file: Option<PathBuf>,
    /// Proxy URL; without one the system's proxy settings hold.
    pub proxy: Option<String>,
    /// Which field stands for which.
    pub mapping: Mapping,
    /// Where to stop.
    pub limits: Limits,
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection")
            .field("kind", &self.kind)
            .field("host", &slipway_net::address::host_of(&self.url))
            .field("project", &self.project)
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}

impl Connection {
    /// A desk with default limits and an empty mapping.
    pub fn new(kind: DeskKind, url: &str, project: &str, account: &str, secret: Secret) -> Self {
        Connection {
            kind,
            url: url.to_owned(),
            project: project.to_owned(),
            account: account.to_owned(),
            secret,
            ca_file: None,
            proxy: None,
            mapping: Mapping::default(),
            limits: Limits::default(),
        }
    }
}

/// A desk with what a person needs to connect it.
pub trait ServiceDesk: Desk + Send {
    /// What the desk offers; what a mapping is proposed from.
    ///
    /// # Errors
    /// [`Fault`].
    fn meta(&mut self) -> Result<Meta, Fault>;

    /// At most this many of the newest things, through the mapping.
    ///
    /// # Errors
    /// [`Fault`].
    fn sample(&mut self, most: usize) -> Result<Vec<Observed>, Fault>;

    /// What time it is there, by the `Date` of an answer; None where it says none.
    ///
    /// # Errors
    /// [`Fault`].
    fn time(&mut self) -> Result<Option<DateTime<Utc>>, Fault>;

    /// The pages of knowledge that the desk keeps: of one project or class, or without it of what the
    /// connection names, else all. None for a desk that keeps none that can be read: Jira keeps them in
    /// another product, GitHub beside the repository and not behind its interface.
    fn library(&self, project: Option<&str>) -> Option<Box<dyn Library + Send>> {
        let _ = project;
        None
    }

    /// Requests made so far.
    fn requests(&self) -> u64;
}

/// A line to the desk. Nothing is sent yet.
///
/// # Errors
/// [`Fault`], when the address, the secret or the CA file cannot be used.
pub fn connect(connection: &Connection) -> Result<Box<dyn ServiceDesk>, Fault> {
    match connection.kind {
        DeskKind::Rt => Ok(Box::new(Rt::new(connection)?)),
        DeskKind::Redmine => Ok(Box::new(Redmine::new(connection)?)),
        DeskKind::Jira => Ok(Box::new(Jira::new(connection)?)),
        DeskKind::Github => Ok(Box::new(Github::new(connection)?)),
    }
}
