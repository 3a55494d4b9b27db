//! Request Tracker 5 over REST2.
//!
//! - A queue is a project. A thing's version is the id of its newest transaction, which is also its
//!   ETag, so that a write can name the version it expects. A comment by somebody else moves it too.
//! - The cursor is the id of a transaction; see [`cursor`].
//! - A write answers 200 with refusals inside, in the account's language: only a look tells.

mod articles;
mod cursor;
mod files;
mod history;
mod list;
mod look;
mod meta;
mod pull;
mod texts;
mod write;

use crate::connection::{Connection, ServiceDesk};
use crate::door::Door;
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
use std::collections::BTreeMap;

/// After this long, a request that was given up cannot be done any more: the server's own workers
/// end one long before.
const SETTLES: chrono::Duration = chrono::Duration::seconds(90);

/// Tickets that something is sent of at once; people wait for its workers too.
const ABREAST: usize = 4;

/// A queue of a Request Tracker.
#[derive(Clone)]
pub(crate) struct Rt {
    door: Door,
    queue: String,
    account: String,
    /// The account's number, which a token holds.
    number: Option<String>,
    mapping: Mapping,
    /// Names of accounts by their number, which is how the history names owners.
    people: BTreeMap<String, String>,
    /// Fields of the queue's own making, by their number.
    custom: Option<BTreeMap<String, Custom>>,
}

/// A field of the queue's own making.
#[derive(Clone, Debug)]
struct Custom {
    name: String,
    many: bool,
}

impl Rt {
    pub(crate) fn new(connection: &Connection) -> Result<Self, Fault> {
        let secret = connection.secret.expose();
        let authorization = if connection.account.is_empty() || is_token(secret) {
            Secret::new(format!("token {secret}"))
        } else {
            use base64::Engine as _;
            let pair = format!("{}:{secret}", connection.account);
            let pair = base64::engine::general_purpose::STANDARD.encode(pair);
            Secret::new(format!("Basic {pair}"))
        };
        let headers = vec![("authorization", authorization)];
        Ok(Rt {
            door: Door::new(connection, "REST/2.0/", headers)?,
            queue: connection.project.clone(),
            account: connection.account.clone(),
            number: is_token(secret)
                .then(|| secret.split('-').nth(1).map(str::to_owned))
                .flatten(),
            mapping: connection.mapping.clone(),
            people: BTreeMap::new(),
            custom: None,
        })
    }

    /// The condition that a search names our queue with.
    fn in_queue(&self, field: &str) -> String {
        format!("{field} = '{}'", quoted(&self.queue))
    }
}

/// Tokens are `1-` or another number, the account's number, and 32 hex digits.
fn is_token(secret: &str) -> bool {
    let parts: Vec<&str> = secret.split('-').collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    matches!(parts.as_slice(), [version, account, random]
        if digits(version) && digits(account)
            && random.len() == 32 && random.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// A text within the quotes of a search.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\'', "\\'")
}

impl Desk for Rt {
    fn abilities(&self) -> Abilities {
        Abilities {
            precondition: true,
            settles_after: SETTLES,
            account: self.account.clone(),
            internal_comments: true,
            releases: false,
            history: true,
            merge: true,
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

    fn edit(&mut self, remote: &str, fields: &Fields, expect: Option<&Version>) -> Written {
        self.change(remote, fields, expect)
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

impl ServiceDesk for Rt {
    fn meta(&mut self) -> Result<Meta, Fault> {
        self.offers()
    }

    fn sample(&mut self, most: usize) -> Result<Vec<Observed>, Fault> {
        self.newest(most)
    }

    fn time(&mut self) -> Result<Option<chrono::DateTime<chrono::Utc>>, Fault> {
        self.door.time(&Ask::get("rt"))
    }

    fn library(&self, class: Option<&str>) -> Option<Box<dyn Library + Send>> {
        Some(Box::new(articles::Articles::new(self.clone(), class)))
    }

    fn requests(&self) -> u64 {
        self.door.requests()
    }
}
