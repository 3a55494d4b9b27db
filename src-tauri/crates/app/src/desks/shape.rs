//! A service desk as hosts see it, and what is asked of one.

use crate::defects::DefectRow;
use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A connection to a service desk and how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Desk {
    /// Id.
    pub id: String,
    /// Name, as commands use it.
    pub name: String,
    /// `rt`, `redmine`, `jira` or `github`.
    pub kind: String,
    /// Address.
    pub url: String,
    /// Queue, project or repository there.
    pub project: String,
    /// `support_bugs`, `hub_incidents` or `product_backlog`.
    pub role: String,
    /// Who signs in; empty for a token alone.
    pub username: String,
    /// Whether a secret is kept for it.
    pub has_secret: bool,
    /// Own certificate authority, a file's path; empty for the system's.
    pub ca_file: String,
    /// Which of our fields and values stand for which of the desk's.
    pub mapping: DeskMapping,
    /// Whether it has comments that only the team reads.
    pub internal_comments: bool,
    /// How it stands.
    pub state: DeskState,
}

/// How a desk stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeskState {
    /// `never`, `ok`, `failed`, or `locked` when it does not take the secret any more.
    pub status: String,
    /// When it was last asked.
    pub at: Option<Stamp>,
    /// Why the last sync failed, and what waits meanwhile.
    pub error: Option<String>,
    /// Changes made here that it does not have yet.
    pub unsent: u32,
    /// Changes that a person has to bring together.
    pub clashes: u32,
    /// Changes of which nobody knows whether they arrived.
    pub unknown: u32,
    /// Tickets known of it.
    pub tickets: u32,
}

/// Every desk.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Desks {
    /// By name.
    pub desks: Vec<Desk>,
}

/// Adds or edits a desk.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveDesk {
    /// None adds one.
    #[serde(default)]
    pub id: Option<String>,
    /// Name.
    pub name: String,
    /// `rt`, `redmine`, `jira` or `github`.
    pub kind: String,
    /// Address.
    pub url: String,
    /// Queue, project or repository.
    pub project: String,
    /// `support_bugs`, `hub_incidents` or `product_backlog`.
    pub role: String,
    /// Who signs in.
    #[serde(default)]
    pub username: String,
    /// Own certificate authority.
    #[serde(default)]
    pub ca_file: String,
    /// Password or token; goes to the keyring and never comes back. None leaves it as it is.
    #[serde(default)]
    pub secret: Option<String>,
}

/// Which of our fields and values stand for which of the desk's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeskMapping {
    /// One for each of our fields that the desk holds.
    pub fields: Vec<FieldMapping>,
    /// The desk's field that holds the mark of what was made here; without one the mark stands at
    /// the end of the text.
    #[serde(default)]
    pub mark: Option<String>,
}

/// One of our fields at a desk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldMapping {
    /// Our name for it, such as `severity`.
    pub field: String,
    /// The desk's name for it.
    pub theirs: String,
    /// Values that differ; one that is not named is the same on both sides.
    pub values: Vec<ValueMapping>,
}

/// One value of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ValueMapping {
    /// Ours, such as `S2`.
    pub ours: String,
    /// The desk's, such as `Major`.
    pub theirs: String,
}

/// Saves a mapping.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct MapDesk {
    /// Id or name of the desk.
    pub id: String,
    /// The whole mapping.
    pub mapping: DeskMapping,
}

/// Asks a desk what it offers; nothing is changed there unless its time zone is tested.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct CheckDesk {
    /// Id or name.
    pub id: String,
    /// Its password or token for this run, kept in the keyring where there is one and it worked.
    #[serde(default)]
    pub secret: Option<String>,
    /// Makes a ticket there, reads back when the desk says it was made, and closes it.
    #[serde(default)]
    pub try_clock: Option<bool>,
}

/// What a desk offers.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DeskCheck {
    /// Whether it answered and let us in.
    pub reachable: bool,
    /// Why not.
    pub error: Option<String>,
    /// Who we are there.
    pub account: String,
    /// What it can do, each in a sentence.
    pub abilities: Vec<String>,
    /// What it cannot do, each in a sentence.
    pub cannot: Vec<String>,
    /// Its own fields and values.
    pub meta: DeskMeta,
    /// The mapping in use.
    pub mapping: DeskMapping,
    /// The mapping proposed from what it offers.
    pub proposed: DeskMapping,
    /// A few of its tickets, read through the mapping in use, or else the one proposed.
    pub sample: Vec<DefectRow>,
    /// What its clock says beside ours, where it tells.
    pub clock: Option<String>,
}

/// What a desk itself offers to map to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeskMeta {
    /// The product with its version, where it says so.
    pub product: String,
    /// Its fields.
    pub fields: Vec<DeskField>,
    /// Its statuses with those that may follow.
    pub statuses: Vec<DeskStatus>,
    /// Releases a fix can be planned into; those that are closed are left out.
    pub versions: Vec<String>,
    /// People a ticket can be given to.
    pub people: Vec<DeskNamed>,
    /// Queues or projects that may be seen.
    pub projects: Vec<DeskNamed>,
}

/// Something of a desk, by its id there and its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeskNamed {
    /// What stands in a field or a connection.
    pub id: String,
    /// As people know it.
    pub name: String,
}

/// A field of a desk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeskField {
    /// What a mapping calls it.
    pub id: String,
    /// What the desk calls it.
    pub name: String,
    /// Values it offers; none for a free text.
    pub values: Vec<String>,
    /// Whether it can be changed.
    pub writable: bool,
}

/// A status of a desk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeskStatus {
    /// Its name.
    pub name: String,
    /// Whether it ends a ticket.
    pub ends: bool,
    /// Those that may follow; empty when the desk does not say.
    pub next: Vec<String>,
}

/// Brings desks and this side together.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SyncDesks {
    /// One desk's name; None takes all.
    #[serde(default)]
    pub name: Option<String>,
    /// Waits, up to two minutes, until what may still arrive has arrived or cannot any more.
    #[serde(default)]
    pub wait: Option<bool>,
    /// Its password or token for this run, kept in the keyring where there is one and it worked.
    #[serde(default)]
    pub secret: Option<String>,
}

/// What a sync of desks did.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DesksSynced {
    /// One for each desk asked.
    pub desks: Vec<DeskSynced>,
}

/// What the sync of one desk did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeskSynced {
    /// Name.
    pub name: String,
    /// `ok`, `failed`, `locked`, or `busy` while another process syncs it.
    pub status: String,
    /// Tickets read.
    pub pulled: u32,
    /// Changes that arrived.
    pub pushed: u32,
    /// Changes that a person has to bring together.
    pub conflicts: u32,
    /// Changes of which nobody knows whether they arrived.
    pub unknown: u32,
    /// Requests made.
    pub requests: u32,
    /// Why it did not go through.
    pub error: Option<String>,
}
