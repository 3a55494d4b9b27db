//! Redmine 5 over its REST interface.
//!
//! - There is no precondition: `lock_version` is taken but never told, so the last write wins there. The
//!   history holds what was overwritten, and the engine reads it after each write.
//! - A change answers 204 without a body, also when a right was missing and it was left out.
//! - The list of issues has no history, so each issue that changed is asked for by itself.

mod cursor;
mod files;
mod look;
mod meta;
mod names;
mod pull;
mod wiki;
mod write;

use crate::connection::{Connection, ServiceDesk};
use crate::door::Door;
use names::Names;
use slipway_domain::desk::file::Parcel;
use slipway_domain::desk::library::Library;
use slipway_domain::desk::mapping::Mapping;
use slipway_domain::desk::meta::Meta;
use slipway_domain::desk::value::Fields;
use slipway_domain::desk::{
    Abilities, Cursor, Desk, Fault, Fetched, Observed, Page, Version, Written,
};
use slipway_net::Secret;
use slipway_net::line::Ask;

/// After this long, a request that was given up cannot be done any more.
const SETTLES: chrono::Duration = chrono::Duration::seconds(90);
/// Issues that are asked for at once. A Redmine answers few at a time, and people wait for it too.
const ABREAST: usize = 4;
/// Rows of a page; the server gives no more.
const ROWS: usize = 100;

/// A project of a Redmine.
#[derive(Clone)]
pub(crate) struct Redmine {
    door: Door,
    project: String,
    account: String,
    mapping: Mapping,
    names: Option<Names>,
    /// Whether this account may say what only the team reads; asked once, when it matters.
    internal: Option<bool>,
    /// The states that the issue that was looked at last may go to.
    steps: Option<(String, Vec<String>)>,
}

impl Redmine {
    pub(crate) fn new(connection: &Connection) -> Result<Self, Fault> {
        let secret = connection.secret.expose();
        let header = if connection.account.is_empty() || is_key(secret) {
            ("x-redmine-api-key", connection.secret.clone())
        } else {
            use base64::Engine as _;
            let pair = format!("{}:{secret}", connection.account);
            let pair = base64::engine::general_purpose::STANDARD.encode(pair);
            ("authorization", Secret::new(format!("Basic {pair}")))
        };
        Ok(Redmine {
            door: Door::new(connection, "", vec![header])?,
            project: connection.project.clone(),
            account: connection.account.clone(),
            mapping: connection.mapping.clone(),
            names: None,
            internal: None,
            steps: None,
        })
    }
}

/// A key is 40 hex digits.
fn is_key(secret: &str) -> bool {
    secret.len() == 40 && secret.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl Desk for Redmine {
    fn abilities(&self) -> Abilities {
        let me = self.names.as_ref().map(|names| names.me.clone());
        Abilities {
            precondition: false,
            settles_after: SETTLES,
            account: me.unwrap_or_else(|| self.account.clone()),
            internal_comments: self.internal.unwrap_or(true),
            releases: true,
            history: true,
            merge: false,
            abreast: ABREAST,
        }
    }

    fn pull(&mut self, cursor: &Cursor) -> Result<Page, Fault> {
        self.pull_page(cursor)
    }

    fn fetch(&mut self, remote: &str) -> Result<Fetched, Fault> {
        self.look(remote)
    }

    fn find(&mut self, mark: &str) -> Result<Vec<String>, Fault> {
        self.marked(mark)
    }

    fn listed(&mut self, remotes: &[String]) -> Result<Vec<String>, Fault> {
        self.shown(remotes)
    }

    fn create(&mut self, mark: &str, fields: &Fields) -> Written {
        self.make(mark, fields).unwrap_or_else(|written| written)
    }

    fn edit(&mut self, remote: &str, fields: &Fields, _: Option<&Version>) -> Written {
        self.change(remote, fields)
            .unwrap_or_else(|written| written)
    }

    fn comment(&mut self, remote: &str, mark: &str, body: &str, public: bool) -> Written {
        self.say(remote, mark, body, public)
            .unwrap_or_else(|written| written)
    }

    fn attach(&mut self, remote: &str, mark: &str, parcel: &Parcel<'_>) -> Written {
        self.put(remote, mark, parcel)
            .unwrap_or_else(|written| written)
    }

    fn content(&mut self, _: &str, file: &str) -> Result<Option<Vec<u8>>, Fault> {
        self.held(file)
    }

    fn another(&self) -> Option<Box<dyn Desk + Send>> {
        Some(Box::new(self.clone()))
    }
}

impl ServiceDesk for Redmine {
    fn meta(&mut self) -> Result<Meta, Fault> {
        self.offers()
    }

    fn sample(&mut self, most: usize) -> Result<Vec<Observed>, Fault> {
        self.newest(most)
    }

    fn time(&mut self) -> Result<Option<chrono::DateTime<chrono::Utc>>, Fault> {
        self.door.time(&Ask::get("users/current.json"))
    }

    fn library(&self, project: Option<&str>) -> Option<Box<dyn Library + Send>> {
        Some(Box::new(wiki::Wiki::new(self.clone(), project)))
    }

    fn requests(&self) -> u64 {
        self.door.requests()
    }
}
