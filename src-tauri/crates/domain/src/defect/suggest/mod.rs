//! What urgency, impact and severity a report speaks for, and why.
//!
//! Words are looked for, nothing more, so each suggestion names what it saw and people decide. The
//! guide lets severity follow from what is out of order and whether there is a workaround (incident
//! categorisation). What stands for payments is ours: wrong positions, settlement or liquidity, and
//! lost or doubled money reach everybody; then come several DFSPs, one DFSP, some users.

mod signs;
mod words;

use super::facts::Facts;
use super::scale::{Impact, Severity, Urgency};
use signs::{
    COSMETIC, ENHANCEMENT, FEW, MANY, MONEY, ONE, ONE_USER, OUTAGE, PARTIAL, SECURITY, Sign, URGENT,
};
use words::Words;

/// What is suggested.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestion {
    /// None when the report speaks for none.
    pub urgency: Option<Urgency>,
    /// None when the report speaks for none.
    pub impact: Option<Impact>,
    /// None when the report speaks for none.
    pub severity: Option<Severity>,
    /// Whether it speaks of security.
    pub security: bool,
    /// Whether it asks for something new, which is no defect.
    pub enhancement: bool,
    /// Why, a sentence each, such as `Settlement positions are wrong, so impact 5`.
    pub why: Vec<String>,
}

/// What is known of a defect beside its report.
#[derive(Clone, Copy, Debug, Default)]
pub struct Circumstances<'a> {
    /// The defect's title.
    pub title: &'a str,
    /// Names and codes of the hub's production environments.
    pub production_names: &'a [&'a str],
    /// Names of the hub's DFSPs, as tickets write them.
    pub dfsps: &'a [&'a str],
}

/// What a report speaks for.
pub fn suggest(report: &Facts, known: &Circumstances<'_>) -> Suggestion {
    let text = Words::of(&[
        known.title,
        &report.summary,
        &report.description,
        &report.observed,
    ]);
    let mut out = Suggestion::default();
    if let Some(word) = text.first(ENHANCEMENT) {
        out.enhancement = true;
        out.why.push(format!(
            "\"{word}\": perhaps something new, which goes to the product manager"
        ));
    }
    let workaround = report.has_workaround();
    let security = text.first(SECURITY);
    out.security = security.is_some();
    let money = MONEY.iter().find(|(_, signs)| text.first(signs).is_some());
    impact(&mut out, &text, known, money);
    let reach = Reach {
        production: in_production(report, known),
        workaround,
        outage: text.first(OUTAGE),
        partial: text.first(PARTIAL),
        security,
        urgent: text.first(URGENT),
        cosmetic: text.first(COSMETIC),
    };
    urgency(&mut out, &reach);
    severity(&mut out, &reach, money.is_some());
    out
}

struct Reach {
    production: Option<bool>,
    workaround: Option<bool>,
    outage: Option<&'static str>,
    partial: Option<&'static str>,
    security: Option<&'static str>,
    urgent: Option<&'static str>,
    cosmetic: Option<&'static str>,
}

fn impact(out: &mut Suggestion, text: &Words, known: &Circumstances<'_>, money: Option<&Sign>) {
    let named = known.dfsps.iter().filter(|name| text.hold(name)).count();
    let (impact, why) = if let Some((what, _)) = money {
        (Impact::MoneyAtRisk, (*what).to_owned())
    } else if let Some(word) = text.first(OUTAGE).or_else(|| text.first(MANY)) {
        (Impact::ManyDfsps, format!("\"{word}\""))
    } else if named > 1 {
        (Impact::ManyDfsps, format!("{named} DFSPs are named"))
    } else if let Some(word) = text.first(ONE) {
        (Impact::OneDfsp, format!("\"{word}\""))
    } else if named == 1 {
        (Impact::OneDfsp, "One DFSP is named".to_owned())
    } else if let Some(word) = text.first(FEW) {
        (Impact::FewUsers, format!("\"{word}\""))
    } else if let Some(word) = text.first(ONE_USER).or_else(|| text.first(COSMETIC)) {
        (Impact::OneUser, format!("\"{word}\""))
    } else {
        return;
    };
    out.impact = Some(impact);
    out.why
        .push(format!("{why}, so impact {}", impact.number()));
}

/// Starts from how bad it is and where, and goes down a step where there is a workaround.
fn urgency(out: &mut Suggestion, reach: &Reach) {
    let high = out.impact.is_some_and(|impact| impact <= Impact::ManyDfsps);
    let grave = reach.outage.is_some() || out.impact == Some(Impact::MoneyAtRisk);
    let (urgency, why) = match () {
        () if reach.cosmetic.is_some() && !high => (Urgency::Later, "It hardly shows".to_owned()),
        () if grave && reach.production != Some(false) => {
            (Urgency::Now, "Payments are at risk".to_owned())
        }
        () if reach.security.is_some() && reach.production != Some(false) => {
            (Urgency::Now, "It touches security".to_owned())
        }
        () if let Some(word) = reach.urgent => (Urgency::Today, format!("\"{word}\"")),
        () if reach.production == Some(true) && high => (
            Urgency::Today,
            "Found in Production, and it reaches far".to_owned(),
        ),
        () if reach.production == Some(true) => (Urgency::Week, "Found in Production".to_owned()),
        () if reach.production == Some(false) => {
            (Urgency::Increment, "Not found in Production".to_owned())
        }
        () => return,
    };
    let helped = reach.workaround == Some(true) && urgency.lowered() != urgency;
    let (urgency, why) = match helped {
        true => (
            urgency.lowered(),
            format!(
                "{why}; a workaround exists, so urgency {} − 1",
                urgency.number()
            ),
        ),
        false => (urgency, format!("{why}, so urgency {}", urgency.number())),
    };
    out.urgency = Some(urgency);
    out.why.push(why);
}

/// The guide's categories, the worst that applies.
fn severity(out: &mut Suggestion, reach: &Reach, money: bool) {
    let production = reach.production != Some(false);
    let (severity, why) = match () {
        () if let Some(word) = reach.outage.filter(|_| production) => {
            (Severity::S1, format!("\"{word}\""))
        }
        () if let Some(word) = reach.security.filter(|_| production) => (
            Severity::S1,
            format!("Security, \"{word}\": look whether it is a major one"),
        ),
        () if money && production && reach.workaround != Some(true) => {
            (Severity::S1, "A major financial risk".to_owned())
        }
        () if reach.cosmetic.is_some() => (Severity::S4, "It hardly shows".to_owned()),
        () if reach.workaround == Some(true) => (Severity::S3, "A workaround exists".to_owned()),
        () if money => (
            Severity::S2,
            "Money is touched, though not in Production".to_owned(),
        ),
        () if let Some(word) = reach.partial => {
            (Severity::S2, format!("\"{word}\" without a workaround"))
        }
        () if reach.workaround == Some(false) && production => {
            (Severity::S2, "There is no workaround".to_owned())
        }
        () if out.impact >= Some(Impact::FewUsers) => {
            (Severity::S3, "It reaches a small group".to_owned())
        }
        () => return,
    };
    out.severity = Some(severity);
    out.why.push(format!("{why}, so {}", severity.slug()));
}

/// Whether it was found in Production; None when nobody says where.
fn in_production(report: &Facts, known: &Circumstances<'_>) -> Option<bool> {
    let place = Words::of(&[&report.environment]);
    if place.is_empty() {
        return None;
    }
    let called = known.production_names.iter().any(|name| place.hold(name));
    Some(
        called
            || place
                .first(&["production", "prd", "prod", "live"])
                .is_some(),
    )
}
