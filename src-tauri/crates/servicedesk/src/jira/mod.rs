//! Jira: Cloud with REST v3, Data Center with REST v2, and Service Management on both.
//!
//! - A thing is known by its number: its key changes when it moves to another project.
//! - A version is the time of the last change in milliseconds. There is no precondition, so a write
//!   names as little as it can: words of a set are added and removed, nothing is replaced that is not
//!   meant, and the look after it is the judge.
//! - Searching is late by seconds to minutes; asking for one issue is not. See [`crate::ledger`].
//! - What is made here carries its mark in a label, or in a text field that the mapping names; what is
//!   said carries it as its last line.

pub(crate) mod adf;
mod files;
mod history;
mod issue;
mod meta;
mod pull;
mod write;

use crate::connection::{Connection, ServiceDesk};
use crate::door::{Door, Manners, Read, segment};
use crate::json::text;
use serde_json::Value as Json;
use slipway_domain::desk::file::Parcel;
use slipway_domain::desk::mapping::Mapping;
use slipway_domain::desk::meta::Meta;
use slipway_domain::desk::value::Fields;
use slipway_domain::desk::{
    Abilities, Cursor, Desk, Fault, Fetched, Observed, Page, Version, Written,
};
use slipway_net::Secret;
use slipway_net::line::{Answer, Ask};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Longest that Cloud's index is known to lag, "from a few seconds to minutes", with room to spare.
const CLOUD_SETTLES: chrono::Duration = chrono::Duration::minutes(5);
/// Data Center indexes as it writes; what remains is a request that was given up.
const CENTER_SETTLES: chrono::Duration = chrono::Duration::seconds(90);
/// Issues that something is sent of at once. Cloud counts requests, and slows down who makes many.
const CLOUD_ABREAST: usize = 2;
const CENTER_ABREAST: usize = 4;
/// Own writes that a search is asked to show at once; it takes no more.
const RECONCILED: usize = 50;

/// Manners of Jira: whoever's token is not known is let in as nobody, with status 200 and nothing to
/// see; only a header tells.
const MANNERS: Manners = Manners {
    busy: |_| None,
    stranger,
    moves: false,
};

fn stranger(answer: &Answer) -> bool {
    let reason = answer.header("x-seraph-loginreason").unwrap_or_default();
    reason.contains("FAILED") || reason.contains("DENIED")
}

/// A project of a Jira.
#[derive(Clone)]
pub(crate) struct Jira {
    door: Door,
    project: String,
    /// The type that new issues get, when the connection names one.
    kind: Option<String>,
    mapping: Mapping,
    account: String,
    /// Cloud or not, once known.
    cloud: Option<bool>,
    /// Our own id, once known.
    me: Option<String>,
    /// Whether it is a service project, once known.
    service: Option<bool>,
    /// Fields by id: name and type, once asked for.
    fields: Option<BTreeMap<String, Custom>>,
    /// What was written last, to be reconciled.
    own: VecDeque<u64>,
    /// What a look showed last: a change is reckoned from there.
    shown: Option<Shown>,
}

/// A field as the desk describes it.
#[derive(Clone, Debug)]
struct Custom {
    name: String,
    kind: String,
}

/// An issue as it was looked at last.
#[derive(Clone)]
struct Shown {
    remote: String,
    fields: Fields,
    /// Fields whose documents would lose something if they were written.
    stiff: BTreeSet<String>,
}

impl Jira {
    pub(crate) fn new(connection: &Connection) -> Result<Self, Fault> {
        let secret = connection.secret.expose();
        let authorization = if connection.account.is_empty() {
            Secret::new(format!("Bearer {secret}"))
        } else {
            use base64::Engine as _;
            let pair = format!("{}:{secret}", connection.account);
            let pair = base64::engine::general_purpose::STANDARD.encode(pair);
            Secret::new(format!("Basic {pair}"))
        };
        let headers = vec![("authorization", authorization)];
        let (project, kind) = match connection.project.split_once('/') {
            Some((project, kind)) => (project.trim(), Some(kind.trim().to_owned())),
            None => (connection.project.trim(), None),
        };
        Ok(Jira {
            door: Door::new(connection, "rest/", headers)?.with(MANNERS),
            project: project.to_owned(),
            kind: kind.filter(|kind| !kind.is_empty()),
            mapping: connection.mapping.clone(),
            account: connection.account.clone(),
            cloud: None,
            me: None,
            service: None,
            fields: None,
            own: VecDeque::new(),
            shown: None,
        })
    }

    /// Which edition it is; asked once.
    fn is_cloud(&mut self) -> Result<bool, Fault> {
        if let Some(cloud) = self.cloud {
            return Ok(cloud);
        }
        let info = self.door.json(&Ask::get("api/2/serverInfo"), "Jira")?;
        let edition = self.named(text(&info, "deploymentType"))?;
        let cloud = edition == "Cloud";
        self.cloud = Some(cloud);
        Ok(cloud)
    }

    fn named(&self, name: String) -> Result<String, Fault> {
        if name.is_empty() {
            let host = self.door.host();
            return Err(Fault::Unreachable(format!(
                "{host} does not answer like Jira"
            )));
        }
        Ok(name)
    }

    /// A place of the API that this edition speaks.
    fn api(&mut self, path: &str) -> Result<String, Fault> {
        let version = if self.is_cloud()? { "3" } else { "2" };
        Ok(format!("api/{version}/{path}"))
    }

    /// Who we are; asked once.
    fn know_me(&mut self) -> Result<(), Fault> {
        if self.me.is_some() {
            return Ok(());
        }
        let ask = Ask::get(self.api("myself")?);
        let me = self.door.json(&ask, "account")?;
        self.account = self.named(text(&me, "displayName"))?;
        self.me = Some(id_of(&me));
        Ok(())
    }

    /// Whether it is a service project, where comments are for customers or for the team.
    fn is_service(&mut self) -> Result<bool, Fault> {
        if let Some(service) = self.service {
            return Ok(service);
        }
        let project = self.project_document()?;
        let service = text(&project, "projectTypeKey") == "service_desk";
        self.service = Some(service);
        Ok(service)
    }

    fn project_document(&mut self) -> Result<Json, Fault> {
        let place = self.api(&format!("project/{}", segment(&self.project)))?;
        self.door
            .json(&Ask::get(place), &format!("project {}", self.project))
    }

    /// The fields of the desk, asked for once.
    fn know_fields(&mut self) -> Result<&BTreeMap<String, Custom>, Fault> {
        if self.fields.is_none() {
            let ask = Ask::get(self.api("field")?);
            let list = self.door.json(&ask, "list of fields")?;
            let one = |field: &Json| {
                let schema = field.get("schema").unwrap_or(&Json::Null);
                let custom = text(schema, "custom");
                let kind = custom.rsplit(':').next().unwrap_or_default().to_owned();
                (
                    text(field, "id"),
                    Custom {
                        name: text(field, "name"),
                        kind,
                    },
                )
            };
            let list = list.as_array().map_or(&[][..], Vec::as_slice);
            self.fields = Some(list.iter().map(one).collect());
        }
        Ok(self.fields.get_or_insert_default())
    }

    /// One issue, where the desk itself is sure.
    fn look(&mut self, remote: &str) -> Result<Fetched, Fault> {
        if !is_number(remote) {
            return Ok(Fetched::Gone);
        }
        self.know_me()?;
        let fields = self.wanted().join(",");
        let ask = Ask::get(self.api(&format!("issue/{remote}"))?)
            .with("fields", fields)
            .with("expand", "changelog");
        let document = match self.door.read(&ask)? {
            Read::Found(answer) => self.door.parsed(&answer)?,
            Read::Forbidden => return Ok(Fetched::Hidden),
            Read::Absent => return self.absent(),
        };
        let seen = self.observed(&document, true)?;
        Ok(Fetched::Live(seen))
    }

    /// An issue that is deleted and one that may not be seen look the same. As long as we are known
    /// and see the project, it is taken for deleted.
    fn absent(&mut self) -> Result<Fetched, Fault> {
        self.me = None;
        self.know_me()?;
        let place = self.api(&format!("project/{}", segment(&self.project)))?;
        match self.door.read(&Ask::get(place))? {
            Read::Found(_) => Ok(Fetched::Gone),
            Read::Absent | Read::Forbidden => Ok(Fetched::Hidden),
        }
    }

    /// An issue of ours was written: the next search is to show it as it is.
    fn wrote(&mut self, remote: &str) {
        let Ok(id) = remote.parse() else { return };
        self.own.retain(|known| *known != id);
        self.own.push_back(id);
        if self.own.len() > RECONCILED {
            self.own.pop_front();
        }
    }
}

/// The id of an account, whichever the edition calls it.
fn id_of(user: &Json) -> String {
    let id = text(user, "accountId");
    if id.is_empty() {
        text(user, "name")
    } else {
        id
    }
}

fn is_number(remote: &str) -> bool {
    (1..=19).contains(&remote.len()) && remote.bytes().all(|byte| byte.is_ascii_digit())
}

impl Desk for Jira {
    fn abilities(&self) -> Abilities {
        Abilities {
            precondition: false,
            settles_after: match self.cloud {
                Some(false) => CENTER_SETTLES,
                _ => CLOUD_SETTLES,
            },
            account: self.account.clone(),
            internal_comments: self.service.unwrap_or(true),
            releases: true,
            history: true,
            merge: false,
            abreast: match self.cloud {
                Some(false) => CENTER_ABREAST,
                _ => CLOUD_ABREAST,
            },
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
        self.in_scope(remotes)
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

impl ServiceDesk for Jira {
    fn meta(&mut self) -> Result<Meta, Fault> {
        self.offers()
    }

    fn sample(&mut self, most: usize) -> Result<Vec<Observed>, Fault> {
        self.newest(most)
    }

    fn time(&mut self) -> Result<Option<chrono::DateTime<chrono::Utc>>, Fault> {
        self.door.time(&Ask::get("api/2/serverInfo"))
    }

    fn requests(&self) -> u64 {
        self.door.requests()
    }
}
