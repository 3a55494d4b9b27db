//! What is asked of defects.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Lists defects. Filters that are not given let everything through.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ListDefects {
    /// A saved view's id or name; what is given besides is laid over it.
    #[serde(default)]
    pub view: Option<String>,
    /// Words to look for, in title, description and conversation.
    #[serde(default)]
    pub query: Option<String>,
    /// Only what waits for a decision.
    #[serde(default)]
    pub inbox: Option<bool>,
    /// `open`, or one of the states.
    #[serde(default)]
    pub status: Option<String>,
    /// `accepted`, `duplicate`, `declined`, or `snoozed` for what is out of the inbox for a while.
    #[serde(default)]
    pub decided: Option<String>,
    /// Severity.
    #[serde(default)]
    pub severity: Option<String>,
    /// Priority.
    #[serde(default)]
    pub priority: Option<String>,
    /// Release; an empty text asks for those without.
    #[serde(default)]
    pub release: Option<String>,
    /// Component.
    #[serde(default)]
    pub component: Option<String>,
    /// Owner; an empty text asks for those without.
    #[serde(default)]
    pub owner: Option<String>,
    /// The desk's name.
    #[serde(default)]
    pub desk: Option<String>,
    /// `reported`, `due`, `number`, `title`, `severity`, `priority`, `status`, `release`,
    /// `component` or `owner`, with `-` before it for the other way round. Else oldest first in the
    /// inbox and newest first elsewhere.
    #[serde(default)]
    pub sort: Option<String>,
    /// Skips so many.
    #[serde(default)]
    pub offset: Option<u32>,
    /// At most so many; 100 when not given.
    #[serde(default)]
    pub limit: Option<u32>,
    /// Gives the ids of all besides, in order.
    #[serde(default)]
    pub ids: Option<bool>,
}

/// Reports a defect.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct NewDefect {
    /// What it is.
    pub title: String,
    /// The desk that shall have a ticket of it; None keeps it here.
    #[serde(default)]
    pub desk: Option<String>,
    /// `S1` to `S4`.
    #[serde(default)]
    pub severity: Option<String>,
    /// What the report says.
    #[serde(flatten)]
    pub facts: EditFacts,
}

/// Edits what a report says; what is not given stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct EditDefect {
    /// Id.
    pub id: String,
    /// New title.
    #[serde(default)]
    pub title: Option<String>,
    /// What the report says.
    #[serde(flatten)]
    pub facts: EditFacts,
}

/// What a report says, each part where it is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(default)]
pub struct EditFacts {
    /// What happens.
    pub observed: Option<String>,
    /// What should.
    pub expected: Option<String>,
    /// How to make it happen.
    pub steps: Option<String>,
    /// Logs, or where they are.
    pub logs: Option<String>,
    /// The release it was found in.
    pub found_version: Option<String>,
    /// Component.
    pub component: Option<String>,
    /// Where it was found.
    pub environment: Option<String>,
    /// Ticket of the incident.
    pub incident: Option<String>,
    /// The lower environment it was reproduced in.
    pub reproduced_environment: Option<String>,
    /// The version it was reproduced at.
    pub reproduced_version: Option<String>,
    /// Whether it was found in a deployment's window: `yes`, `no` or empty.
    pub found_in_window: Option<String>,
    /// How to live with it.
    pub workaround: Option<String>,
    /// Whether it is a known error: `yes`, `no` or empty.
    pub known_error: Option<String>,
}

/// Decides urgency, impact, severity and priority.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct TriageDefects {
    /// Which.
    pub ids: Vec<String>,
    /// 1 to 5.
    #[serde(default)]
    pub urgency: Option<u32>,
    /// 1 to 5.
    #[serde(default)]
    pub impact: Option<u32>,
    /// `S1` to `S4`.
    #[serde(default)]
    pub severity: Option<String>,
    /// `P1` to `P4`; None takes the matrix's. Another than the matrix's needs a reason.
    #[serde(default)]
    pub priority: Option<String>,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Accepts defects.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct AcceptDefects {
    /// Which.
    pub ids: Vec<String>,
    /// A public answer to the reporter, held back for a moment like every public answer.
    #[serde(default)]
    pub answer: Option<String>,
    /// 1 to 5.
    #[serde(default)]
    pub urgency: Option<u32>,
    /// 1 to 5.
    #[serde(default)]
    pub impact: Option<u32>,
    /// `S1` to `S4`.
    #[serde(default)]
    pub severity: Option<String>,
    /// What the team shall know; it stays internal.
    #[serde(default)]
    pub note: Option<String>,
}

/// Plans the fix of defects into a release.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct PlanDefects {
    /// Which.
    pub ids: Vec<String>,
    /// The release's version, such as `17.2.0`; an empty text takes it out again.
    pub release: String,
    /// `candidate`, `planned` or `in_notes`; `planned` when not given.
    #[serde(default)]
    pub stage: Option<String>,
    /// A public answer to the reporter, held back for a moment like every public answer.
    #[serde(default)]
    pub answer: Option<String>,
}

/// Finds defects to be the same as another.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct DuplicateDefects {
    /// Which.
    pub ids: Vec<String>,
    /// The root: id or number.
    pub of: String,
    /// A public answer to the reporter, held back for a moment like every public answer.
    #[serde(default)]
    pub answer: Option<String>,
}

/// Declines defects.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct DeclineDefects {
    /// Which.
    pub ids: Vec<String>,
    /// Why.
    pub reason: String,
    /// A public answer to the reporter, held back for a moment like every public answer.
    #[serde(default)]
    pub answer: Option<String>,
}

/// Takes defects out of the inbox for a while.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SnoozeDefects {
    /// Which.
    pub ids: Vec<String>,
    /// Until when: RFC 3339, or wall clock in the hub's zone; an empty text wakes them.
    pub until: String,
}

/// Gives defects to someone.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct AssignDefects {
    /// Which.
    pub ids: Vec<String>,
    /// A person's id or name, or a name as the desk knows it; an empty text gives them to nobody.
    pub owner: String,
}

/// Moves defects to another state.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SetDefectStatus {
    /// Which.
    pub ids: Vec<String>,
    /// One of the six states.
    pub status: String,
    /// What the client must do, for `pending`; else why.
    #[serde(default)]
    pub reason: Option<String>,
    /// What the customer decided and where that is written: for `cancelled`, and for `pending` at
    /// S1 and S2.
    #[serde(default)]
    pub decision: Option<String>,
    /// Why what a rule blocks is done all the same; it takes the role for it.
    #[serde(default)]
    pub override_reason: Option<String>,
}

/// Says something about defects.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct CommentDefects {
    /// Which.
    pub ids: Vec<String>,
    /// What.
    pub body: String,
    /// Whether those outside the team read it too. Public words are held back for half a minute.
    pub public: bool,
    /// The template it was written from.
    #[serde(default)]
    pub template: Option<String>,
}

/// Puts a file on the ticket of a defect at which its reporter reads.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct AttachToDefect {
    /// Which.
    pub id: String,
    /// The file's name; what no file may be called is left out of it.
    pub name: String,
    /// What it holds, base64.
    pub content: String,
    /// Whether those outside the team may see it. A public file is held back for half a minute.
    pub public: bool,
}

/// Saves a file of a defect; what is not here yet is fetched from its desk once.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveDefectFile {
    /// Which defect.
    pub id: String,
    /// The file's id, or its name when only one has it.
    pub file: String,
    /// Whole path of the file to write.
    pub to: String,
}

/// Makes a ticket of a defect at another desk; both are linked.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct CloneDefect {
    /// Which.
    pub id: String,
    /// The desk's id or name.
    pub desk: String,
}

/// Makes a ticket that was pulled as a defect of its own part of another defect.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct LinkDefect {
    /// The defect.
    pub id: String,
    /// The other: its id, its number, or desk and key such as `rt 10482`; an empty text parts the
    /// ticket from the defect it is part of.
    pub ticket: String,
}

/// Names one defect.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct NameDefect {
    /// Id, number, or desk and key such as `rt 10482`.
    pub id: String,
}
