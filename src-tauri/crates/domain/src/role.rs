//! Who may do what. Roles follow the guide's cast; a person may hold several.

use serde::{Deserialize, Serialize};

/// A role a person holds at this hub.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Plans releases, books windows, runs deployments.
    HubOperator,
    /// Answers for a release; may override a rule with a reason.
    ReleaseManager,
    /// Approves a release or a change; never their own.
    ChangeApprover,
    /// Decides urgency, impact and priority of defects.
    TriageMember,
    /// Reviews knowledge articles.
    KnowledgeReviewer,
    /// Edits people, rules, environments and connections.
    Administrator,
}

impl Role {
    /// Every role, in the order they are offered.
    pub const ALL: [Role; 6] = [
        Role::HubOperator,
        Role::ReleaseManager,
        Role::ChangeApprover,
        Role::TriageMember,
        Role::KnowledgeReviewer,
        Role::Administrator,
    ];

    /// The role's name as shown to people.
    pub fn title(self) -> &'static str {
        match self {
            Role::HubOperator => "Hub operator",
            Role::ReleaseManager => "Release manager",
            Role::ChangeApprover => "Change approver",
            Role::TriageMember => "Triage member",
            Role::KnowledgeReviewer => "Knowledge reviewer",
            Role::Administrator => "Administrator",
        }
    }
}

/// Something that only certain roles may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Power {
    /// Plan and edit releases, read repositories, set checks.
    Plan,
    /// Let a release pass a gate although a rule blocks it.
    Override,
    /// Approve a release.
    Approve,
    /// Report defects, decide them, and talk to those who reported them.
    Triage,
    /// Change the hub's people, rules, ladder and connections; restore a backup.
    Administer,
    /// Write articles, flag them, and say whether they helped: everybody's.
    Write,
    /// Accept what a release hands over to Operations, or return it.
    TakeOver,
    /// Approve articles, and set what needs approval; never their own.
    Review,
    /// Act on what one answers for, such as lifting one's own freeze; who that is, is looked at
    /// besides.
    Own,
}

impl Power {
    /// The roles that carry this power, the most usual one first.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Power::Plan => &[Role::HubOperator, Role::ReleaseManager, Role::Administrator],
            Power::Override => &[Role::ReleaseManager, Role::ChangeApprover],
            Power::Approve => &[Role::ChangeApprover],
            Power::Triage => &[
                Role::TriageMember,
                Role::HubOperator,
                Role::ReleaseManager,
                Role::Administrator,
            ],
            Power::Administer => &[Role::Administrator],
            Power::TakeOver => &[Role::HubOperator, Role::Administrator],
            Power::Review => &[Role::KnowledgeReviewer],
            Power::Own | Power::Write => &Role::ALL,
        }
    }

    /// Whether someone with these roles may do it. Writing is everybody's, also of those without any.
    pub fn held_by(self, roles: &[Role]) -> bool {
        self == Power::Write || roles.iter().any(|role| self.roles().contains(role))
    }
}
