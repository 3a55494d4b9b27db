//! What the commands of bundles and keys take and give.

use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A key of our own. Its secret half is never shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwnKey {
    /// What people compare, in groups of four.
    pub fingerprint: String,
    /// Its public half.
    pub key: String,
    /// What we call ourselves in what it signs.
    pub organisation: String,
    /// Where its secret half is: `keyring`, `run` for one run alone, or `given` anew each time.
    pub kept: String,
    /// When it was made.
    pub made: Stamp,
    /// By whom.
    pub by: String,
}

/// A key of another organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TrustedKey {
    /// What people compare, in groups of four.
    pub fingerprint: String,
    /// Its public half.
    pub key: String,
    /// Whose it is, as who trusted it says.
    pub organisation: String,
    /// Why it is trusted.
    pub reason: String,
    /// When it was trusted.
    pub trusted: Stamp,
    /// By whom.
    pub by: String,
    /// When it was trusted no more.
    pub withdrawn: Option<Stamp>,
    /// By whom, or empty.
    pub withdrawn_by: String,
    /// Why, or empty.
    pub withdrawn_reason: String,
}

/// Keys.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Keys {
    /// The key that signs what is made here; None until one is made.
    pub own: Option<OwnKey>,
    /// Those that signed before it, newest first.
    pub former: Vec<OwnKey>,
    /// Keys of others, withdrawn ones included.
    pub keys: Vec<TrustedKey>,
    /// What this organisation is called where nobody said otherwise.
    pub organisation: String,
}

/// Makes a key.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct NewKey {
    /// What we call ourselves in what it signs; else the hub's name.
    #[serde(default)]
    pub organisation: Option<String>,
    /// A key is there already, and another takes its place: everybody must trust the new one.
    #[serde(default)]
    pub replace: bool,
    /// The key itself, 64 hexadecimal digits, for a machine without a keyring; else one is drawn.
    #[serde(default)]
    pub secret: Option<String>,
}

/// Trusts the key of another organisation.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct TrustKey {
    /// Its public half, as the bundle carries it.
    pub key: String,
    /// Its fingerprint, as the other organisation told it by another way than the bundle.
    pub fingerprint: String,
    /// Whose it is.
    pub organisation: String,
    /// Why it is trusted: how the fingerprint was compared, and with whom.
    pub reason: String,
}

/// Trusts a key no more.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct WithdrawKey {
    /// Its fingerprint.
    pub fingerprint: String,
    /// Why.
    pub reason: String,
}

/// Makes a bundle of a release, or of the answer to one.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct MakeBundle {
    /// The release, by version or id.
    pub release: String,
    /// Whole path of the file; one that is there is replaced.
    pub file: String,
    /// The signing key, for a machine without a keyring.
    #[serde(default)]
    pub secret: Option<String>,
}

/// What goes into a bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BundleContents {
    /// The release.
    pub release: String,
    /// Why it cannot be made available yet, or empty.
    pub refused: String,
    /// Components with their exact versions.
    pub components: u32,
    /// Images with the version or the digest they run at, as they were seen in the Support environment.
    pub images: u32,
    /// The chart with its digest, or empty.
    pub chart: String,
    /// Whether its notes go along.
    pub has_notes: bool,
    /// Environments whose runbooks go along.
    pub runbooks: Vec<String>,
    /// Articles that go along.
    pub articles: Vec<DraftedArticle>,
    /// What shows its readiness.
    pub evidence: u32,
    /// What cannot go along, and why.
    pub left: Vec<String>,
}

/// An article that goes along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DraftedArticle {
    /// Its title.
    pub title: String,
    /// Who reads it here: `internal`, `participants` or `everyone`.
    pub audience: String,
}

/// A bundle that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BundleMade {
    /// Its id.
    pub id: String,
    /// `release` or `answer`.
    pub kind: String,
    /// The release.
    pub release: String,
    /// Its id.
    pub release_id: String,
    /// Whole path of the file.
    pub file: String,
    /// Hash of the file.
    pub sha256: String,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Its number among those of this release.
    pub sequence: u32,
    /// What we call ourselves in it.
    pub organisation: String,
    /// Fingerprint of the key it is signed with.
    pub fingerprint: String,
    /// What is in it, part by part.
    pub parts: Vec<String>,
    /// What could not go along, and why.
    pub left: Vec<String>,
}

/// How a bundle's signature stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SignatureState {
    /// It is what somebody signed whose key is trusted here.
    Valid,
    /// It is what somebody signed, and nobody here trusts that key.
    UnknownKey,
    /// It is not what was signed.
    Invalid,
}

/// What becomes of a difference when the bundle is received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It is taken.
    Taken,
    /// What is here stays; it is taken when somebody says so.
    Kept,
    /// It is shown, and cannot be taken.
    Shown,
}

/// Something that a bundle holds and that is not the same here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BundleDifference {
    /// `component`, `product`, `chart`, `image`, `notes`, `runbook`, `article`, `evidence`, `check`,
    /// `window` or `defect`.
    pub part: String,
    /// Which one.
    pub name: String,
    /// `new`, `changed` or `removed`.
    pub change: String,
    /// What is here; None where there is none.
    pub here: Option<String>,
    /// What the bundle holds; None where it holds none.
    pub there: Option<String>,
    /// What becomes of it.
    pub fate: Fate,
    /// Why it cannot be taken, or empty.
    pub reason: String,
}

/// Looks into a bundle.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
#[serde(deny_unknown_fields)]
pub struct LookBundle {
    /// Whole path of the file; with `content` only its name.
    pub file: String,
    /// The bundle itself, base64, where it was dropped; at most 20 MiB.
    #[serde(default)]
    pub content: Option<String>,
    /// What shall be taken although something else is here: `components`, `products`, `chart`,
    /// `notes`, `runbooks`, or `all` of these.
    #[serde(default)]
    pub take: Vec<String>,
}

/// Receives a bundle.
pub type ReceiveBundle = LookBundle;

/// What a bundle holds, and how that stands beside what is here. Looking writes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BundleLook {
    /// The bundle's id, or empty where it cannot be told.
    pub bundle: String,
    /// `release`, `answer`, or empty.
    pub kind: String,
    /// The release it is about, such as `Mojaloop 17.1.0 r0`, or empty.
    pub release: String,
    /// The id of that release; None while it is not planned here.
    pub id: Option<String>,
    /// How its signature stands.
    pub signature: SignatureState,
    /// Who made it: what its key is trusted as, else what it calls itself, or empty.
    pub organisation: String,
    /// Fingerprint of the key it is signed with, or empty.
    pub fingerprint: String,
    /// The public half of that key, or empty.
    pub key: String,
    /// When it was made.
    pub made: Option<Stamp>,
    /// Its number among those of this release.
    pub sequence: u32,
    /// Whether it was received.
    pub received: bool,
    /// Whether all it lacks is that somebody trusts its key.
    pub trustable: bool,
    /// Why it cannot be received, or empty.
    pub refused: String,
    /// What to do about that, or empty.
    pub hint: String,
    /// What is not the same here.
    pub differences: Vec<BundleDifference>,
    /// Images it runs as at its maker's.
    pub images: Vec<String>,
}

/// What receiving a bundle came to.
pub type BundleReceived = BundleLook;

/// A bundle that was made or received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BundleShape {
    /// Its id.
    pub id: String,
    /// `made` or `received`.
    pub direction: String,
    /// `release` or `answer`.
    pub kind: String,
    /// Its number among those of its release and kind.
    pub sequence: u32,
    /// Who made it.
    pub organisation: String,
    /// Fingerprint of the key it is signed with.
    pub fingerprint: String,
    /// When it was made.
    pub made: Stamp,
    /// When it was made or received here.
    pub at: Stamp,
    /// By whom.
    pub by: String,
    /// Name of the file.
    pub file: String,
    /// Hash of the file.
    pub sha256: String,
    /// What was in it, part by part; of one that was received, what differed.
    pub parts: Vec<String>,
    /// What differed when it was received.
    pub differences: Vec<BundleDifference>,
}

/// What others said to a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BundleAnswer {
    /// The bundle it came in.
    pub bundle: String,
    /// Who said it.
    pub organisation: String,
    /// When they made it.
    pub made: Stamp,
    /// When it came in.
    pub at: Stamp,
    /// What they said.
    #[serde(flatten)]
    pub said: Answered,
}

/// How a release fares in an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Answered {
    /// Where the release stands there.
    pub state: String,
    /// Checks of its readiness there.
    pub checks: Vec<AnsweredCheckShape>,
    /// Where it goes there, when, and how it went.
    pub windows: Vec<AnsweredWindowShape>,
    /// Defects that were found in it.
    pub defects: Vec<AnsweredDefectShape>,
}

/// A check of the readiness elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnsweredCheckShape {
    /// Stable id.
    pub check: String,
    /// What must hold.
    pub title: String,
    /// How it stands.
    pub state: String,
    /// Why, or empty.
    pub reason: String,
}

/// A window elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnsweredWindowShape {
    /// Code of the environment there.
    pub environment: String,
    /// Its name there.
    pub name: String,
    /// Its start with its zone, in words.
    pub start: String,
    /// Its length in minutes.
    pub minutes: u32,
    /// How it stands.
    pub state: String,
    /// Who confirmed that they are ready, and when, in words; empty while nobody does.
    pub confirmed: String,
    /// How it went, or empty.
    pub outcome: String,
    /// What there is to say of it, or empty.
    pub note: String,
}

/// A defect elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnsweredDefectShape {
    /// Its number there.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Its severity there, or empty.
    pub severity: String,
    /// Its status there, or empty.
    pub status: String,
}

/// Bundles of a release, and what others said to it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReleaseBundles {
    /// Newest first.
    pub bundles: Vec<BundleShape>,
    /// The newest answer of each organisation, newest first.
    pub answers: Vec<BundleAnswer>,
    /// What would go into a bundle now.
    pub contents: BundleContents,
    /// Whether it was received, so that it can be answered.
    pub answerable: bool,
    /// What an answer would say now, where one can be given.
    pub answer: Option<Answered>,
}
