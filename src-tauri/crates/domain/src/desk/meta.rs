//! What a desk offers: read from the desk itself, never assumed.

use super::file::Reach;
use serde::{Deserialize, Serialize};

/// Which product a desk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeskKind {
    /// Request Tracker 5, over REST2.
    Rt,
    /// Redmine 5.
    Redmine,
    /// Jira Cloud, Data Center and Service Management.
    Jira,
    /// GitHub Issues.
    Github,
}

/// What a desk is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeskRole {
    /// Bugs that hubs report to those who support Mojaloop.
    SupportBugs,
    /// Incidents of the hub's own participants.
    HubIncidents,
    /// Where the product is built.
    ProductBacklog,
}

impl DeskKind {
    /// Every kind.
    pub const ALL: [DeskKind; 4] = [
        DeskKind::Rt,
        DeskKind::Redmine,
        DeskKind::Jira,
        DeskKind::Github,
    ];

    /// As written in files and at the terminal.
    pub fn slug(self) -> &'static str {
        match self {
            DeskKind::Rt => "rt",
            DeskKind::Redmine => "redmine",
            DeskKind::Jira => "jira",
            DeskKind::Github => "github",
        }
    }

    /// The kind with this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    /// As people call it.
    pub fn name(self) -> &'static str {
        match self {
            DeskKind::Rt => "Request Tracker",
            DeskKind::Redmine => "Redmine",
            DeskKind::Jira => "Jira",
            DeskKind::Github => "GitHub Issues",
        }
    }

    /// Whether it keeps the mark of a file; else a file of ours is known by name, size and who put it
    /// there.
    pub fn marks_files(self) -> bool {
        matches!(self, DeskKind::Rt | DeskKind::Redmine)
    }

    /// What it calls the pages of knowledge that it keeps and that can be read; None for one that has
    /// none, or keeps them in another product.
    pub fn pages(self) -> Option<&'static str> {
        match self {
            DeskKind::Rt => Some("articles"),
            DeskKind::Redmine => Some("wiki pages"),
            DeskKind::Jira | DeskKind::Github => None,
        }
    }

    /// Who sees a file that is put on one of its tickets.
    pub fn reach(self) -> Reach {
        match self {
            DeskKind::Rt => Reach::Chosen,
            DeskKind::Redmine | DeskKind::Jira => Reach::Everybody,
            DeskKind::Github => Reach::Nobody,
        }
    }
}

impl DeskRole {
    /// Every role.
    pub const ALL: [DeskRole; 3] = [
        DeskRole::SupportBugs,
        DeskRole::HubIncidents,
        DeskRole::ProductBacklog,
    ];

    /// As written in files and at the terminal.
    pub fn slug(self) -> &'static str {
        match self {
            DeskRole::SupportBugs => "support_bugs",
            DeskRole::HubIncidents => "hub_incidents",
            DeskRole::ProductBacklog => "product_backlog",
        }
    }

    /// The role with this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.slug() == slug)
    }
}

/// What a desk offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// Which product.
    pub kind: DeskKind,
    /// The product with its version, where it says so.
    pub product: String,
    /// Who we are there.
    pub account: String,
    /// Queues or projects that may be seen.
    pub projects: Vec<Project>,
    /// The states of a ticket.
    pub statuses: Vec<Status>,
    /// Fields, among them those that every ticket has.
    pub fields: Vec<Field>,
    /// Releases that a fix can be planned for.
    pub versions: Vec<Release>,
    /// Those who may own a ticket, where the desk tells.
    pub people: Vec<Person>,
    /// What it cannot do, one sentence each.
    pub cannot: Vec<String>,
}

/// A queue or project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// What a connection names.
    pub id: String,
    /// As people know it.
    pub name: String,
}

/// A state of a ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// Its name.
    pub name: String,
    /// Whether it ends the ticket.
    pub ends: bool,
    /// The states that may follow, where the desk tells.
    pub next: Vec<String>,
}

/// A field of a ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// What a mapping names.
    pub id: String,
    /// As people know it.
    pub name: String,
    /// Our field that it is by its nature.
    pub is: Option<String>,
    /// What may stand in it, the weightiest first where that can be told; empty for free text.
    pub values: Vec<String>,
    /// Whether several values may stand in it.
    pub many: bool,
    /// Whether it can be changed.
    pub writable: bool,
}

/// A release, as the desk knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// Its name.
    pub name: String,
    /// Whether nothing can be planned for it any more.
    pub closed: bool,
    /// When it is due, as the desk writes it.
    pub due: Option<String>,
}

/// Somebody who may own a ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// What stands in the owner field.
    pub id: String,
    /// As people know them.
    pub name: String,
}
