//! The environment ladder a release climbs, with the guide's ladder as the editable default.
//!
//! Source: the Hub Operator guide's release management page and its environment diagram.

use serde::{Deserialize, Serialize};

/// What an environment is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EnvironmentKind {
    /// Built by the Mojaloop Support team for one release, then taken down.
    Support,
    /// Where the hub merges releases with its customisations.
    Development,
    /// User acceptance and regression testing.
    Uat,
    /// Mirrors production as closely as possible.
    Staging,
    /// Where DFSPs test their connections; off the path to production.
    Sandbox,
    /// Carries real payments.
    Production,
    /// Any other rung a hub adds.
    Other,
}

impl EnvironmentKind {
    /// Every kind, in the order they are offered.
    pub const ALL: [EnvironmentKind; 7] = [
        EnvironmentKind::Support,
        EnvironmentKind::Development,
        EnvironmentKind::Uat,
        EnvironmentKind::Staging,
        EnvironmentKind::Sandbox,
        EnvironmentKind::Production,
        EnvironmentKind::Other,
    ];
}

/// One rung of the default ladder.
#[derive(Clone, Copy, Debug)]
pub struct DefaultEnvironment {
    /// Short code, three capitals.
    pub code: &'static str,
    /// Name in full.
    pub name: &'static str,
    /// What it is for.
    pub kind: EnvironmentKind,
    /// Code of the environment that must validate a release first.
    pub feeds_from: Option<&'static str>,
}

/// The guide's ladder: Sandbox hangs off Staging and is not on the path to Production.
pub const LADDER: [DefaultEnvironment; 6] = [
    rung("SUP", "Support validation", EnvironmentKind::Support, None),
    rung(
        "DEV",
        "Development",
        EnvironmentKind::Development,
        Some("SUP"),
    ),
    rung("UAT", "UAT", EnvironmentKind::Uat, Some("DEV")),
    rung("STG", "Staging", EnvironmentKind::Staging, Some("UAT")),
    rung("SBX", "Sandbox", EnvironmentKind::Sandbox, Some("STG")),
    rung(
        "PRD",
        "Production",
        EnvironmentKind::Production,
        Some("STG"),
    ),
];

const fn rung(
    code: &'static str,
    name: &'static str,
    kind: EnvironmentKind,
    feeds_from: Option<&'static str>,
) -> DefaultEnvironment {
    DefaultEnvironment {
        code,
        name,
        kind,
        feeds_from,
    }
}

/// Finds a loop in who feeds whom: returns a code that would feed itself.
pub fn feeding_loop<'a>(feeds: &[(&'a str, Option<&'a str>)]) -> Option<&'a str> {
    let from = |code: &str| feeds.iter().find(|(c, _)| *c == code).and_then(|(_, f)| *f);
    feeds.iter().map(|(code, _)| *code).find(|start| {
        let mut seen = from(start);
        for _ in 0..feeds.len() {
            match seen {
                Some(code) if code == *start => return true,
                Some(code) => seen = from(code),
                None => return false,
            }
        }
        false
    })
}
