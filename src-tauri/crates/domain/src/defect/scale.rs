//! The scales a defect is judged on.
//!
//! Source: the guide's incident management page, which defines four severities and four priorities.
//! It names urgency and impact as what decides a bug's order and leaves their steps open; the five of
//! each are Slipway's. Every scale sorts the worst first.

use crate::settings::SCALES;
use crate::words::words;
use serde::{Deserialize, Serialize};

words! {
    /// How much a defect hurts the hub or those who use it.
    Severity {
        /// Production is down, or money, contracts or privacy are at serious risk.
        #[serde(rename = "S1")]
        S1 "S1" "Critical",
        /// Part of the hub is down, or a key function fails and there is no workaround.
        #[serde(rename = "S2")]
        S2 "S2" "Severe",
        /// One user or a small group is affected, and there is a workaround.
        #[serde(rename = "S3")]
        S3 "S3" "Average",
        /// A valid bug that hardly shows.
        #[serde(rename = "S4")]
        S4 "S4" "Minor",
    }
}

words! {
    /// In which order defects are mended. The hub operator sets it, not the client.
    Priority {
        /// First.
        #[serde(rename = "P1")]
        P1 "P1" "Highest",
        /// Second.
        #[serde(rename = "P2")]
        P2 "P2" "High",
        /// Third.
        #[serde(rename = "P3")]
        P3 "P3" "Medium",
        /// Last.
        #[serde(rename = "P4")]
        P4 "P4" "Low",
    }
}

words! {
    /// How long mending may wait.
    Urgency {
        /// Every hour costs.
        #[serde(rename = "5")]
        Now "5" "now",
        /// Before the day ends.
        #[serde(rename = "4")]
        Today "4" "today",
        /// Within a week.
        #[serde(rename = "3")]
        Week "3" "week",
        /// Within the Program Increment.
        #[serde(rename = "2")]
        Increment "2" "PI",
        /// Some time.
        #[serde(rename = "1")]
        Later "1" "later",
    }
}

words! {
    /// How far a defect reaches.
    Impact {
        /// Settlement, positions or liquidity are wrong, or money is lost or moved twice.
        #[serde(rename = "5")]
        MoneyAtRisk "5" "money at risk",
        /// Several DFSPs cannot do their work.
        #[serde(rename = "4")]
        ManyDfsps "4" "many DFSPs",
        /// One DFSP cannot.
        #[serde(rename = "3")]
        OneDfsp "3" "one DFSP",
        /// Some users cannot.
        #[serde(rename = "2")]
        FewUsers "2" "few users",
        /// One user is held up.
        #[serde(rename = "1")]
        OneUser "1" "one user",
    }
}

words! {
    /// The scale of Mojaloop's own bug reports, for severity and priority alike.
    OssLevel {
        /// Nothing goes on without it.
        Critical "critical" "Critical",
        /// It must be in the next release.
        High "high" "High",
        /// It should be.
        Medium "medium" "Medium",
        /// It may wait.
        Low "low" "Low",
    }
}

impl Severity {
    /// When it applies, in the words a new hub starts with.
    pub fn criteria(self) -> &'static str {
        criteria("severity", self.slug())
    }

    /// Whether the guide forbids that a ticket of it waits in Pending: severities 1 and 2.
    pub fn never_waits(self) -> bool {
        self <= Severity::S2
    }

    /// Reads what people and forms write: `S2`, `sev 2`, `Severity 2`, the guide's name, or a word of
    /// Mojaloop's own scale.
    pub fn read(text: &str) -> Option<Severity> {
        let word = bare(text, &["severity", "sev"]);
        if word.is_empty() {
            return None;
        }
        let named = |known: &&Severity| {
            let known = **known;
            known.title().eq_ignore_ascii_case(&word) || known.slug().ends_with(word.as_str())
        };
        Severity::parse(&word)
            .or_else(|| Severity::ALL.iter().find(named).copied())
            .or_else(|| OssLevel::parse(&word).map(OssLevel::severity))
    }

    /// The word of Mojaloop's own scale for it.
    pub fn oss(self) -> OssLevel {
        match self {
            Severity::S1 => OssLevel::Critical,
            Severity::S2 => OssLevel::High,
            Severity::S3 => OssLevel::Medium,
            Severity::S4 => OssLevel::Low,
        }
    }
}

impl Priority {
    /// When it applies, in the words a new hub starts with. The guide's bands overlap, so they may
    /// only help to decide.
    pub fn criteria(self) -> &'static str {
        criteria("priority", self.slug())
    }

    /// Reads what people and forms write: `P2`, `Priority 2`, a name, or a word of Mojaloop's own
    /// scale. A bare number is not read: at some desks a high one is urgent.
    pub fn read(text: &str) -> Option<Priority> {
        let word = bare(text, &["priority", "prio"]);
        if word.is_empty() {
            return None;
        }
        let numbered = text.trim().len() > word.len();
        let named = |known: &&Priority| {
            let known = **known;
            let number = numbered && known.slug().ends_with(word.as_str());
            known.title().eq_ignore_ascii_case(&word) || number
        };
        Priority::parse(&word)
            .or_else(|| Priority::ALL.iter().find(named).copied())
            .or_else(|| OssLevel::parse(&word).map(OssLevel::priority))
    }

    /// The word of Mojaloop's own scale for it.
    pub fn oss(self) -> OssLevel {
        match self {
            Priority::P1 => OssLevel::Critical,
            Priority::P2 => OssLevel::High,
            Priority::P3 => OssLevel::Medium,
            Priority::P4 => OssLevel::Low,
        }
    }

    /// The next higher one; the highest stays.
    pub fn raised(self) -> Priority {
        match self {
            Priority::P1 | Priority::P2 => Priority::P1,
            Priority::P3 => Priority::P2,
            Priority::P4 => Priority::P3,
        }
    }
}

impl Urgency {
    /// From 1, later, to 5, now.
    pub fn number(self) -> u8 {
        5 - self as u8
    }

    /// The one of a number from 1 to 5.
    pub fn of(number: u8) -> Option<Urgency> {
        Urgency::ALL
            .iter()
            .copied()
            .find(|one| one.number() == number)
    }

    /// The next lower one; the lowest stays.
    pub fn lowered(self) -> Urgency {
        Urgency::of(self.number().saturating_sub(1)).unwrap_or(self)
    }

    /// When it applies.
    pub fn criteria(self) -> &'static str {
        match self {
            Urgency::Now => "Every hour costs money or trust: work on it at once.",
            Urgency::Today => "It must be dealt with before the day ends, or before settlement.",
            Urgency::Week => "It may wait some days, not longer than a week.",
            Urgency::Increment => "It is soon enough within this Program Increment.",
            Urgency::Later => "It may wait for a later Program Increment.",
        }
    }
}

impl Impact {
    /// From 1, one user, to 5, money at risk.
    pub fn number(self) -> u8 {
        5 - self as u8
    }

    /// The one of a number from 1 to 5.
    pub fn of(number: u8) -> Option<Impact> {
        Impact::ALL
            .iter()
            .copied()
            .find(|one| one.number() == number)
    }

    /// When it applies.
    pub fn criteria(self) -> &'static str {
        match self {
            Impact::MoneyAtRisk => {
                "Settlement, positions or liquidity are wrong, or money is lost or moved twice."
            }
            Impact::ManyDfsps => "Several DFSPs cannot send, receive or look up.",
            Impact::OneDfsp => "One DFSP cannot send, receive or look up.",
            Impact::FewUsers => "Some users of a DFSP or of the hub cannot do their work.",
            Impact::OneUser => "One user is held up, or works around it.",
        }
    }
}

impl OssLevel {
    /// The severity that stands for it. The guide names no mapping; this one goes step by step.
    pub fn severity(self) -> Severity {
        match self {
            OssLevel::Critical => Severity::S1,
            OssLevel::High => Severity::S2,
            OssLevel::Medium => Severity::S3,
            OssLevel::Low => Severity::S4,
        }
    }

    /// The priority that stands for it.
    pub fn priority(self) -> Priority {
        match self {
            OssLevel::Critical => Priority::P1,
            OssLevel::High => Priority::P2,
            OssLevel::Medium => Priority::P3,
            OssLevel::Low => Priority::P4,
        }
    }
}

fn criteria(scale: &str, code: &str) -> &'static str {
    let value = SCALES
        .iter()
        .find(|value| value.scale == scale && value.code == code);
    value.map_or("", |value| value.criteria)
}

/// The word without what only says which scale it is of: `sev 2`, `Severity: High`, `P2`.
fn bare(text: &str, prefixes: &[&str]) -> String {
    let text = text.trim().to_lowercase();
    let cut = prefixes.iter().find_map(|prefix| {
        let rest = text.strip_prefix(prefix)?;
        let parted = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | ':' | '_');
        rest.starts_with(parted).then_some(rest)
    });
    let rest = cut.unwrap_or(&text);
    rest.trim_matches([' ', '-', ':', '_']).to_owned()
}
