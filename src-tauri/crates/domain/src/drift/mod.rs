//! What runs beside what should run, in separate layers.
//!
//! Each layer compares one pair and says so by itself: a cluster may run exactly what Helm stored and
//! still not what was released. A layer whose facts were not read is `unknown`; one that nobody gave
//! anything to compare with is `not_compared`. Neither is ever in sync, and an environment of which
//! nobody looked at what runs is not either.

mod behind;
mod compare;
mod ignore;
mod infrastructure;
mod layer;
mod parity;
mod since;

pub use behind::{Behind, behind};
pub use compare::{seen_charts, seen_versions};
pub use ignore::{Ignore, LONGEST_DAYS};
pub use infrastructure::{InfrastructureFact, Tested, beside_matrix};
pub use parity::{Group, Parity, ParityLine, Standing, parity};
pub use since::{Shown, Since, Stood};

use crate::component::Aliases;
use crate::observed::{Freshness, HelmRelease};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What the guide calls a component that runs a version its package does not hold.
pub const HOTFIX: &str = "Out of sync with its package, likely a direct hotfix.";

/// A pair that is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// The releases that the package asks for, and those that are there.
    Releases,
    /// The package's chart version, and the one that is installed.
    Chart,
    /// The package's components, and the images of the manifest that Helm stored.
    Components,
    /// The manifest that Helm stored, and what the cluster runs.
    Live,
    /// The values that were approved, and those that were used.
    Values,
}

impl Layer {
    /// In the order they are shown.
    pub const ALL: [Layer; 5] = [
        Layer::Releases,
        Layer::Chart,
        Layer::Components,
        Layer::Live,
        Layer::Values,
    ];

    /// As stored and sent.
    pub fn slug(self) -> &'static str {
        match self {
            Layer::Releases => "releases",
            Layer::Chart => "chart",
            Layer::Components => "components",
            Layer::Live => "live",
            Layer::Values => "values",
        }
    }

    /// Reads a layer from its slug.
    pub fn parse(text: &str) -> Option<Layer> {
        Layer::ALL.into_iter().find(|layer| layer.slug() == text)
    }
}

/// How what was found stands to what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Newer than expected.
    Ahead,
    /// Older than expected.
    Behind,
    /// Another one, with no order between them.
    Differs,
    /// Expected, and not there.
    Missing,
    /// There, and not expected.
    Extra,
    /// The last attempt did not end well: it may be half of either.
    Unfinished,
    /// Nobody can say.
    Unknown,
    /// The package holds it, and it is switched off in this place: told, and no drift.
    Off,
}

/// One thing that is not as expected, or not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// What it is about: a component, a release, a workload.
    pub component: String,
    /// What should be there.
    pub expected: Option<String>,
    /// What is there.
    pub found: Option<String>,
    /// How they stand.
    pub kind: Kind,
    /// What to know about it, one sentence.
    pub note: String,
    /// Why it does not count, where a rule in force says so.
    pub ignored: Option<String>,
}

impl Item {
    pub(crate) fn new(
        kind: Kind,
        component: impl Into<String>,
        expected: Option<&str>,
        found: Option<&str>,
    ) -> Item {
        Item {
            component: component.into(),
            expected: expected.map(str::to_owned),
            found: found.map(str::to_owned),
            kind,
            note: String::new(),
            ignored: None,
        }
    }

    /// Whether it is drift: known, and not let pass.
    pub fn counts(&self) -> bool {
        let drift = !matches!(self.kind, Kind::Unknown | Kind::Unfinished | Kind::Off);
        drift && self.ignored.is_none()
    }

    /// Whether it keeps the rest from being in sync: not known, and not let pass.
    pub(crate) fn doubts(&self) -> bool {
        self.ignored.is_none() && matches!(self.kind, Kind::Unknown | Kind::Unfinished)
    }

    pub(crate) fn noted(self, note: impl Into<String>) -> Item {
        Item {
            note: note.into(),
            ..self
        }
    }
}

/// What a layer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Everything was compared, and is as expected but for what is ignored.
    InSync,
    /// Something is not as expected.
    Drifted,
    /// A fact that is needed was not read.
    Unknown,
    /// There is nothing to compare with.
    NotCompared,
}

/// One layer with what it found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerReport {
    /// The pair.
    pub layer: Layer,
    /// What it says.
    pub state: State,
    /// Why there is nothing to compare, or nothing is known.
    pub note: String,
    /// What is not as expected or not known, what counts first.
    pub items: Vec<Item>,
}

/// What all layers together say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// As packaged, in all that was compared.
    InSync,
    /// Not as packaged.
    Drifted,
    /// Something that is needed to say so is not known.
    Unknown,
    /// What is known is too old to say so.
    Stale,
}

/// A release package that an environment should run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// For people: `Mojaloop 17.1.0 r1`.
    pub title: String,
    /// Its chart; None for a product that has none.
    pub chart: Option<String>,
    /// Version of the chart.
    pub version: String,
    /// Canonical names with versions; None for a product that goes along and of which no release says
    /// what it holds.
    pub components: Option<Vec<(String, String)>>,
    /// Those of them that must run wherever the package does, in lower case: a person named them, and
    /// no chart that could switch them off.
    pub demanded: BTreeSet<String>,
}

/// Everything that drift is judged by.
pub struct Facts<'a> {
    /// What should run; none when nobody said.
    pub packages: &'a [Package],
    /// What was seen.
    pub releases: &'a [HelmRelease],
    /// Releases that were there and could not be read.
    pub undecodable: u32,
    /// Whether all that is installed was listed.
    pub complete: bool,
    /// What the look still tells.
    pub freshness: Freshness,
    /// Hashes of approved values, by namespace and release.
    pub approved: &'a BTreeMap<(String, String), String>,
    /// Spellings of component names.
    pub aliases: &'a Aliases,
    /// Components that any package holds, in lower case.
    pub known: &'a BTreeSet<String>,
    /// What does not count.
    pub ignores: &'a [Ignore],
    /// The present moment.
    pub now: DateTime<Utc>,
}

/// What drift there is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drift {
    /// In all.
    pub verdict: Verdict,
    /// Why nobody can say, one sentence; empty where the layers say it.
    pub reason: String,
    /// Each layer by itself.
    pub layers: Vec<LayerReport>,
}

/// Judges every layer.
pub fn judge(facts: &Facts<'_>) -> Drift {
    let layers: Vec<LayerReport> = Layer::ALL
        .into_iter()
        .map(|layer| close(facts, layer, layer::look(facts, layer)))
        .collect();
    let verdict = verdict(facts, &layers);
    Drift {
        reason: reason(facts, verdict, &layers),
        verdict,
        layers,
    }
}

/// Applies the rules of what does not count, and says what is left.
fn close(facts: &Facts<'_>, layer: Layer, look: layer::Look) -> LayerReport {
    let (mut items, note) = match look {
        layer::Look::Compared(sides) => (sides.items, String::new()),
        layer::Look::Nothing(note) => {
            return LayerReport {
                layer,
                state: State::NotCompared,
                note,
                items: Vec::new(),
            };
        }
        layer::Look::Unknown(note) => {
            return LayerReport {
                layer,
                state: State::Unknown,
                note,
                items: Vec::new(),
            };
        }
    };
    for item in items.iter_mut().filter(|item| item.kind != Kind::Off) {
        let mut rules = facts.ignores.iter();
        let rule = rules.find(|rule| rule.covers(layer, item, facts.now));
        item.ignored = rule.map(|rule| rule.reason.clone());
    }
    items.sort_by(|one, other| {
        let key = |item: &Item| (item.ignored.is_some(), item.kind, item.component.clone());
        key(one).cmp(&key(other))
    });
    let state = if items.iter().any(Item::counts) {
        State::Drifted
    } else if items.iter().any(Item::doubts) {
        State::Unknown
    } else {
        State::InSync
    };
    LayerReport {
        layer,
        state,
        note,
        items,
    }
}

/// Old knowledge proves neither; then drift that was found outweighs what is not known. Values that
/// nobody approved leave nothing to compare; what runs is always there to be compared, so that nothing
/// is in sync before somebody looked at it.
fn verdict(facts: &Facts<'_>, layers: &[LayerReport]) -> Verdict {
    let any = |state| layers.iter().any(|layer| layer.state == state);
    match facts.freshness {
        Freshness::Never => Verdict::Unknown,
        Freshness::Stale => Verdict::Stale,
        Freshness::Fresh if any(State::Drifted) => Verdict::Drifted,
        Freshness::Fresh if any(State::Unknown) || unseen(layers) => Verdict::Unknown,
        Freshness::Fresh if any(State::InSync) => Verdict::InSync,
        Freshness::Fresh => Verdict::Unknown,
    }
}

/// Whether nobody looked at what the cluster runs.
fn unseen(layers: &[LayerReport]) -> bool {
    let mut live = layers.iter().filter(|one| one.layer == Layer::Live);
    live.any(|one| one.state == State::NotCompared)
}

fn reason(facts: &Facts<'_>, verdict: Verdict, layers: &[LayerReport]) -> String {
    let unknown = layers.iter().find(|one| one.state == State::Unknown);
    let of = |layer: &LayerReport| match layer.items.iter().find(|item| item.doubts()) {
        Some(item) => format!("{}: {}", item.component, item.note),
        None => layer.note.clone(),
    };
    match (verdict, facts.freshness) {
        (Verdict::InSync | Verdict::Drifted, _) => String::new(),
        (_, Freshness::Never) => "Nobody has looked.".to_owned(),
        (Verdict::Stale, _) => "It was read too long ago.".to_owned(),
        (Verdict::Unknown, _) => match unknown {
            Some(layer) => of(layer),
            None => "Helm's records agree; what runs was not looked at.".to_owned(),
        },
    }
}
