//! `release`: planning a release package and taking it through its states.

mod bundle;
mod component;
mod edit;
mod import;
mod notes;
mod readiness;

use crate::answer::{Answer, Result};
use crate::print::Gone;
use crate::terminal::Terminal;
use clap::Subcommand;
use serde::Deserialize;
use serde_json::json;
use slipway_app::bundles::ReleaseBundles;
use slipway_app::releases::{
    AdvanceRelease, DiffReleases, NameRelease, PreventRelease, Release, ReleaseDiff, Releases,
};
use slipway_app::shape::Nothing;

/// What can be done with release packages. VERSION is `17.1.0`, `17.1.0 r1`, or an id.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Plan one: from a chart version, from notes, from both, from another release, or by hand
    Import(import::Import),
    /// Show one whole
    Show(Named),
    /// List them, newest first
    List,
    /// Compare two
    Diff {
        /// From this version
        from: String,
        /// To this version
        to: String,
    },
    /// Show a release's notes, or with A..B what lies between two; --file or --from saves them
    Notes(notes::Notes),
    /// Move one to another state, when its gate lets it
    Advance(Advance),
    /// Decide a check of its readiness
    Check(readiness::Check),
    /// What shows a check
    #[command(subcommand)]
    Evidence(readiness::Evidence),
    /// Prevent progression
    Prevent(Reasoned),
    /// Lift a prevention
    Lift(Reasoned),
    /// Edit what people decide; what is not named stays, an empty text clears
    Edit(edit::Edit),
    /// Choose which source of a component is right, set its version, or take that back
    Component(component::Component),
    /// Make one available to others: write its bundle
    Bundle(bundle::Make),
    /// Receive what others made available, or their answer
    Receive(bundle::Receive),
    /// Tell those who made one available what came of it: write the answer's bundle
    Answer(bundle::Make),
    /// What was made available of one, what was received, and what others answered
    Bundles(Named),
    /// Remove one
    Remove(Named),
}

/// Names a release.
#[derive(clap::Args)]
pub(crate) struct Named {
    /// Version or id
    version: String,
}

/// Names a release and says why.
#[derive(clap::Args)]
pub(crate) struct Reasoned {
    /// Version or id
    version: String,
    /// Why
    reason: String,
}

/// Moves a release to another state.
#[derive(clap::Args)]
pub(crate) struct Advance {
    /// Version or id
    version: String,
    /// artifacts_reviewed, core_validated, products_validated, approved, rejected or superseded
    state: String,
    /// Why its gate's blocks may be passed, or why it is rejected
    #[arg(long = "override", visible_alias = "reason", value_name = "REASON")]
    reason: Option<String>,
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::Import(import) => import.run(terminal),
            Verb::Show(named) => terminal
                .call("release_show", &named.request())
                .map(Answer::of::<Release>),
            Verb::List => terminal
                .call("release_list", &Nothing {})
                .map(Answer::of::<Releases>),
            Verb::Diff { from, to } => terminal
                .call("release_diff", &DiffReleases { from, to })
                .map(Answer::of::<ReleaseDiff>),
            Verb::Notes(notes) => notes.run(terminal),
            Verb::Advance(advance) => advance.run(terminal),
            Verb::Check(check) => check.run(terminal),
            Verb::Evidence(evidence) => evidence.run(terminal),
            Verb::Prevent(why) => why.run(terminal, true),
            Verb::Lift(why) => why.run(terminal, false),
            Verb::Edit(edit) => edit.run(terminal),
            Verb::Component(component) => component.run(terminal),
            Verb::Bundle(make) => make.run(terminal, "release_bundle"),
            Verb::Receive(receive) => receive.run(terminal),
            Verb::Answer(make) => make.run(terminal, "release_answer"),
            Verb::Bundles(named) => terminal
                .call("bundle_list", &named.request())
                .map(Answer::of::<ReleaseBundles>),
            Verb::Remove(named) => named.remove(terminal),
        }
    }
}

/// A release that was named by its version.
#[derive(Deserialize)]
pub(super) struct Found {
    pub(super) id: String,
    title: String,
}

impl Found {
    pub(super) fn by(terminal: &Terminal, release: String) -> Result<Self> {
        terminal.read("release_show", &NameRelease { release })
    }
}

impl Named {
    fn request(&self) -> NameRelease {
        NameRelease {
            release: self.version.clone(),
        }
    }

    fn remove(self, terminal: &Terminal) -> Result {
        let Found { id, title } = Found::by(terminal, self.version)?;
        let gone = terminal.call(
            "release_remove",
            &NameRelease {
                release: id.clone(),
            },
        )?;
        Ok(Answer::about::<Gone>(
            gone,
            json!({ "id": id, "removed": title }),
        ))
    }
}

impl Advance {
    fn run(self, terminal: &Terminal) -> Result {
        let request = AdvanceRelease {
            release: self.version,
            to: self.state,
            reason: self.reason,
        };
        terminal
            .call("release_advance", &request)
            .map(Answer::of::<Release>)
    }
}

impl Reasoned {
    fn run(self, terminal: &Terminal, prevent: bool) -> Result {
        let request = PreventRelease {
            release: self.version,
            prevent,
            reason: self.reason,
        };
        terminal
            .call("release_prevent", &request)
            .map(Answer::of::<Release>)
    }
}
