//! By when a defect must be answered, told of and mended. The guide's targets hold until a hub sets
//! its own; what differs from them is a value of a scale named for what is waited for.

use super::{SaveSlaTargets, SlaTarget, SlaTargets};
use crate::error::{Error, Result};
use crate::shape::Nothing;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::defect::clock::{ClockKind, Target, Targets};
use slipway_domain::defect::scale::Severity;
use slipway_store::Connection;
use slipway_store::table::scale_value::{self, ScaleValueRow};

/// What stands for a target that a hub took away.
const NONE: &str = "none";

pub(crate) fn list(app: &App, _caller: &Caller, _request: Nothing) -> Result<SlaTargets> {
    Ok(shape(&app.store.read(in_force)?))
}

pub(crate) fn save(
    app: &App,
    caller: &Caller,
    request: SaveSlaTargets,
) -> Result<Done<SlaTargets>> {
    let mut wanted = Vec::new();
    for one in &request.targets {
        let severity = Severity::parse(&one.severity).ok_or_else(|| {
            let message = format!("{} is no severity.", one.severity);
            Error::invalid("severity", message, "It is S1, S2, S3 or S4.")
        })?;
        for kind in ClockKind::ALL.iter().copied() {
            let text = of(one, kind).trim();
            let target = (!text.is_empty())
                .then(|| Target::parse(text))
                .transpose()
                .map_err(|error| {
                    let field = format!("{}.{}", severity.slug(), kind.slug());
                    let hint = "Write 2h, 90m or 4 business hours; leave it empty for no target.";
                    Error::invalid(&field, format!("`{text}`: {error}."), hint)
                })?;
            wanted.push((kind, severity, target));
        }
    }
    transact(app, caller, Op::SaveStandard, |tx, _| {
        let before = in_force(tx.conn())?;
        let guide = Targets::default();
        let mut changed = Vec::new();
        for (kind, severity, target) in wanted {
            if before.of(kind, severity) == target {
                continue;
            }
            let id = format!("{}/{}", kind.slug(), severity.slug());
            if guide.of(kind, severity) == target {
                tx.delete::<ScaleValueRow>(&id)?;
            } else {
                tx.put(&ScaleValueRow {
                    id,
                    scale: kind.slug().to_owned(),
                    code: severity.slug().to_owned(),
                    name: target.map_or(NONE.to_owned(), Target::words),
                    criteria: String::new(),
                    position: severity as u32,
                })?;
            }
            changed.push(format!(
                "{} of {} {}",
                kind.title().to_lowercase(),
                severity.slug(),
                target.map_or("without a target".to_owned(), Target::words)
            ));
        }
        let text = match changed.as_slice() {
            [] => "Left the targets as they are".to_owned(),
            changed => format!("Set targets: {}", changed.join(", ")),
        };
        Ok((shape(&in_force(tx.conn())?), text))
    })
}

/// The targets that clocks are read by.
///
/// # Errors
/// The store's.
pub(crate) fn in_force(conn: &Connection) -> slipway_store::Result<Targets> {
    let mut targets = Targets::default();
    for row in scale_value::all(conn)? {
        let place = ClockKind::parse(&row.scale).zip(Severity::parse(&row.code));
        let Some((kind, severity)) = place else {
            continue;
        };
        let target = Target::parse(&row.name).ok();
        if target.is_some() || row.name == NONE {
            targets = targets.with(kind, severity, target);
        }
    }
    Ok(targets)
}

fn of(one: &SlaTarget, kind: ClockKind) -> &str {
    match kind {
        ClockKind::FirstResponse => &one.first_response,
        ClockKind::NextUpdate => &one.next_update,
        ClockKind::Resolution => &one.resolution,
    }
}

fn shape(targets: &Targets) -> SlaTargets {
    let of = |severity: Severity| {
        let words = |kind| {
            targets
                .of(kind, severity)
                .map_or(String::new(), Target::words)
        };
        SlaTarget {
            severity: severity.slug().to_owned(),
            first_response: words(ClockKind::FirstResponse),
            next_update: words(ClockKind::NextUpdate),
            resolution: words(ClockKind::Resolution),
        }
    };
    SlaTargets {
        targets: Severity::ALL.iter().copied().map(of).collect(),
    }
}
