//! What the message commands take and give.

use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use slipway_domain::deployment::{ChangeType, MessageKind};
use ts_rs::TS;

/// A message: one that was sent, one that is drafted, or one that the plan demands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MessageShape {
    /// Id; one that is only demanded is `KIND:ABOUT:AUDIENCE`, with the ids of the latter two.
    pub id: String,
    /// What it says.
    #[ts(type = "MessageKind")]
    pub kind: MessageKind,
    /// The deployment.
    pub deployment_id: Option<String>,
    /// The release.
    pub release_id: Option<String>,
    /// What it is about, such as `Mojaloop 17.1.0 r1 into PRD`.
    pub about: String,
    /// To whom.
    pub audience: String,
    /// Their id.
    pub audience_id: String,
    /// `due`, `overdue`, `draft`, `sent`, `failed` or `waived`.
    #[ts(type = "\"due\" | \"overdue\" | \"draft\" | \"sent\" | \"failed\" | \"waived\"")]
    pub state: String,
    /// The latest moment by which it must go.
    pub latest: Option<Stamp>,
    /// Its subject.
    pub subject: String,
    /// How it went out: `copy`, `mailto`, `eml`, `smtp`, `webhook`.
    pub way: String,
    /// What the other side answered, or why it was waived.
    pub result: String,
    /// When it came to its state.
    pub at: Option<Stamp>,
    /// Who.
    pub by: Option<String>,
}

/// Messages.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Messages {
    /// What must go out first, by its latest date; then what went, the newest first.
    pub messages: Vec<MessageShape>,
}

/// Which messages to list.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct ListMessages {
    /// Only this deployment.
    #[serde(default)]
    pub deployment: Option<String>,
    /// Only this release: id or version.
    #[serde(default)]
    pub release: Option<String>,
    /// Only what must still go out.
    #[serde(default)]
    pub due: bool,
}

/// Which message: by its id, or by kind, subject and audience.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct NameMessage {
    /// Its id, also that of one which is only demanded.
    #[serde(default)]
    pub id: Option<String>,
    /// What it says.
    #[serde(default)]
    #[ts(optional = nullable, type = "MessageKind | null")]
    pub kind: Option<MessageKind>,
    /// The deployment.
    #[serde(default)]
    pub deployment: Option<String>,
    /// The release: id or version.
    #[serde(default)]
    pub release: Option<String>,
    /// Audience: id or name; None is the first that is concerned.
    #[serde(default)]
    pub audience: Option<String>,
}

/// Which message to write, and with which text.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct RenderMessage {
    /// Its id, also that of one which is only demanded.
    #[serde(default)]
    pub id: Option<String>,
    /// What it says.
    #[serde(default)]
    #[ts(optional = nullable, type = "MessageKind | null")]
    pub kind: Option<MessageKind>,
    /// The deployment.
    #[serde(default)]
    pub deployment: Option<String>,
    /// The release: id or version.
    #[serde(default)]
    pub release: Option<String>,
    /// Audience: id or name; None is the first that is concerned.
    #[serde(default)]
    pub audience: Option<String>,
    /// A template to try instead of the one that is kept.
    #[serde(default)]
    pub template: Option<TemplateText>,
}

/// The two texts of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateText {
    /// Subject, a template.
    pub subject: String,
    /// Body, a template.
    pub body: String,
    /// The language it is written in, for its dates; None is that of the template that is kept.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub language: Option<String>,
}

/// A message as it would go out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RenderedMessage {
    /// Which.
    pub message: MessageShape,
    /// Subject; one line.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// Where it goes.
    pub addresses: Vec<String>,
    /// Whether those who receive it see each other's addresses.
    pub shows_receivers: bool,
    /// A `mailto:` link with all of it; None where it would be longer than mail programs take.
    pub mailto: Option<String>,
    /// Name for the .eml file.
    pub file_name: String,
    /// Required fields that the plan leaves empty: it cannot go out without them.
    pub missing: Vec<String>,
    /// Ways that are set up: of `copy`, `mailto`, `eml`, `smtp`, `webhook`.
    pub ways: Vec<String>,
}

/// Sends a message, or records that it went.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SendMessage {
    /// Which.
    pub message: NameMessage,
    /// `copy`, `mailto`, `eml`, `smtp` or `webhook`.
    pub way: String,
    /// Subject, where it was edited.
    #[serde(default)]
    pub subject: Option<String>,
    /// Text, where it was edited.
    #[serde(default)]
    pub body: Option<String>,
    /// Where to write the .eml, absolute.
    #[serde(default)]
    pub path: Option<String>,
}

/// Keeps an edited text as a draft.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveDraft {
    /// Which.
    pub message: NameMessage,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
}

/// Decides that a message need not go out.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct WaiveMessage {
    /// Which.
    pub message: NameMessage,
    /// Why.
    pub reason: String,
}

/// An audience.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Audience {
    /// Id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// BCP 47 tag of its templates.
    pub language: String,
    /// Mail addresses.
    pub addresses: Vec<String>,
    /// Change types it is told of; empty means every one.
    #[ts(type = "Array<ChangeType>")]
    pub change_types: Vec<ChangeType>,
    /// Codes of environments it is told of; empty means every one.
    pub environments: Vec<String>,
    /// Name of its webhook, or empty.
    pub webhook: String,
    /// Whether the webhook's URL is known.
    pub webhook_ready: bool,
    /// `keyring`; `this_run` where there is no keyring and it is gone when the program ends; `none`.
    #[ts(type = "\"keyring\" | \"this_run\" | \"none\"")]
    pub webhook_kept: String,
    /// Whether its receivers see each other's addresses in a mail.
    pub shows_receivers: bool,
}

/// Audiences in their order.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Audiences {
    /// In their order.
    pub audiences: Vec<Audience>,
}

/// Adds or edits an audience.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveAudience {
    /// None adds one.
    #[serde(default)]
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// BCP 47 tag of its templates.
    #[serde(default = "english")]
    pub language: String,
    /// Mail addresses.
    #[serde(default)]
    pub addresses: Vec<String>,
    /// Change types it is told of; empty means every one.
    #[serde(default)]
    #[ts(type = "Array<ChangeType>")]
    pub change_types: Vec<ChangeType>,
    /// Codes or ids of environments it is told of; empty means every one.
    #[serde(default)]
    pub environments: Vec<String>,
    /// Name of its webhook; empty takes it away.
    #[serde(default)]
    pub webhook: String,
    /// The webhook's URL, for the keyring; None keeps it.
    #[serde(default)]
    pub webhook_url: Option<String>,
    /// Whether its receivers see each other's addresses in a mail.
    #[serde(default)]
    pub shows_receivers: bool,
}

fn english() -> String {
    "en".to_owned()
}

/// A template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TemplateShape {
    /// What it says.
    #[ts(type = "MessageKind")]
    pub kind: MessageKind,
    /// BCP 47 tag.
    pub language: String,
    /// Only for this audience: its id.
    pub audience_id: Option<String>,
    /// That audience's name.
    pub audience: Option<String>,
    /// Subject, a template.
    pub subject: String,
    /// Body, a template.
    pub body: String,
    /// Working days before the window by which it must have gone; None where the event is the moment.
    pub notice_days: Option<u32>,
    /// Whether it is the built-in one.
    pub built_in: bool,
}

/// Templates, and what may be written in them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Templates {
    /// By kind, language and audience.
    pub templates: Vec<TemplateShape>,
    /// Names that a template may use, with what they hold.
    pub fields: Vec<TemplateField>,
}

/// A name that a template may use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TemplateField {
    /// Such as `window.start`.
    pub name: String,
    /// What it holds.
    pub holds: String,
    /// Kinds that cannot go out without it.
    #[ts(type = "Array<MessageKind>")]
    pub required_by: Vec<MessageKind>,
}

/// Saves a template, or goes back to the built-in one.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveTemplate {
    /// What it says.
    #[ts(type = "MessageKind")]
    pub kind: MessageKind,
    /// BCP 47 tag.
    #[serde(default = "english")]
    pub language: String,
    /// Only for this audience: id or name.
    #[serde(default)]
    pub audience: Option<String>,
    /// Subject, a template.
    #[serde(default)]
    pub subject: String,
    /// Body, a template.
    #[serde(default)]
    pub body: String,
    /// Working days before the window by which it must have gone.
    #[serde(default)]
    pub notice_days: Option<u32>,
    /// Goes back to the built-in one.
    #[serde(default)]
    pub reset: bool,
}

/// The server that mail goes out through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MailServer {
    /// Host name; empty while none is set up.
    pub host: String,
    /// Port.
    pub port: u32,
    /// `tls`, `starttls` or `none`.
    #[ts(type = "\"tls\" | \"starttls\" | \"none\"")]
    pub security: String,
    /// Login name, or empty.
    pub login: String,
    /// Address the mail comes from.
    pub from_address: String,
    /// Name beside it.
    pub from_name: String,
    /// Whether there is a password.
    pub password_ready: bool,
    /// `keyring`; `this_run` where there is no keyring and it is gone when the program ends; `none`.
    #[ts(type = "\"keyring\" | \"this_run\" | \"none\"")]
    pub password_kept: String,
    /// PEM file with the authority of its certificate; empty for those of the system.
    pub ca_file: String,
}

/// Saves the server that mail goes out through.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct SaveMailServer {
    /// Host name; empty takes the server away.
    pub host: String,
    /// Port.
    pub port: u32,
    /// `tls`, `starttls` or `none` (only to this machine).
    pub security: String,
    /// Login name, or empty.
    #[serde(default)]
    pub login: String,
    /// Address the mail comes from.
    pub from_address: String,
    /// Name beside it.
    #[serde(default)]
    pub from_name: String,
    /// Password, for the keyring; None keeps it.
    #[serde(default)]
    pub password: Option<String>,
    /// PEM file with the authority of its certificate, absolute; empty for those of the system.
    #[serde(default)]
    pub ca_file: String,
}
