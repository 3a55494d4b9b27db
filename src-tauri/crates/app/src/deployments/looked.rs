//! What was seen of the environments that a deployment is about.

use super::case::Case;
use super::desk::{Candidate, Desk, kind_of, state_of};
use crate::error::Result;
use crate::observed::standing::Stand;
use slipway_domain::drift::{InfrastructureFact, ParityLine, Standing, Tested, beside_matrix};
use slipway_domain::environment::EnvironmentKind;
use slipway_domain::rules::{MirrorFact, SeenFacts, StandFact, TestedFact};
use slipway_store::table::environment::EnvironmentRow;
use slipway_store::table::infrastructure;

/// That of a case, which outlives its facts.
#[derive(Default)]
pub(super) struct Looked {
    below: Option<StandFact>,
    here: Option<StandFact>,
    after: Option<StandFact>,
    tested: Option<TestedFact>,
    like_support: Option<MirrorFact>,
    like_production: Option<MirrorFact>,
}

impl Looked {
    pub(super) fn read(desk: &Desk<'_>, case: &Case) -> Result<Looked> {
        let Some(release) = case.release.as_deref().filter(|_| !case.rollback) else {
            return Ok(Looked::default());
        };
        let place = &case.environment;
        // Once the window is open, what is there is being changed.
        let ahead = case.row.as_ref().is_none_or(|row| state_of(row).ahead());
        let id = &release.standing.row.id;
        let (here, after) = match ahead {
            true => (running(desk, place)?, None),
            false => {
                let stand = desk.stand_after(place, Some(id))?;
                (None, Some(fact(place, &stand)))
            }
        };
        let kind = kind_of(place);
        let of_kind = |kind| desk.ladder.iter().find(|row| kind_of(row) == kind);
        let support = of_kind(EnvironmentKind::Support);
        let support = support.filter(|_| kind == EnvironmentKind::Production);
        let production = of_kind(EnvironmentKind::Production);
        let production = production.filter(|_| kind == EnvironmentKind::Support && ahead);
        Ok(Looked {
            below: below(desk, place, id)?,
            here,
            after,
            tested: tested(desk, place, release)?,
            like_support: match support {
                Some(there) => Some(mirror(desk, there, place, true)?),
                None => None,
            },
            like_production: match production {
                Some(there) => Some(mirror(desk, there, place, false)?),
                None => None,
            },
        })
    }

    pub(super) fn facts(&self) -> SeenFacts<'_> {
        SeenFacts {
            below: self.below.as_ref(),
            here: self.here.as_ref(),
            after: self.after.as_ref(),
            tested: self.tested.as_ref(),
            like_support: self.like_support.as_ref(),
            like_production: self.like_production.as_ref(),
        }
    }
}

/// The environment before, while this release is what should run there.
fn below(desk: &Desk<'_>, place: &EnvironmentRow, release: &str) -> Result<Option<StandFact>> {
    let Some(feeder) = desk.feeder(place) else {
        return Ok(None);
    };
    let stand = desk.stand(feeder)?;
    let runs = stand.releases.iter().any(|row| row.id == release);
    Ok(runs.then(|| fact(feeder, &stand)))
}

/// The environment itself, where anything is known to run.
fn running(desk: &Desk<'_>, place: &EnvironmentRow) -> Result<Option<StandFact>> {
    let stand = desk.stand(place)?;
    let something = !stand.releases.is_empty() || stand.seen.is_some();
    Ok(something.then(|| fact(place, &stand)))
}

fn fact(place: &EnvironmentRow, stand: &Stand) -> StandFact {
    StandFact {
        environment: place.name.clone(),
        code: place.code.clone(),
        wanted: stand.titles.join(", "),
        verdict: stand.verdict,
        reason: stand.reason.clone(),
        against: stand.against.clone(),
        seen: stand.seen.as_ref().map(|stamp| stamp.label.clone()),
    }
}

/// What an environment stands on beside the matrix of the release's notes. Only Mojaloop itself has
/// one, so that of another product nothing is asked unless its notes name it.
fn tested(
    desk: &Desk<'_>,
    place: &EnvironmentRow,
    release: &Candidate,
) -> Result<Option<TestedFact>> {
    let notes = release.standing.notes.as_ref();
    let matrix = notes
        .map(|notes| notes.matrix.as_slice())
        .unwrap_or_default();
    let rows = infrastructure::of_environment(desk.conn, &place.id)?;
    let mut fact = TestedFact {
        code: place.code.clone(),
        ..TestedFact::default()
    };
    for asked in InfrastructureFact::ALL {
        let found = rows.iter().find(|row| row.fact == asked.slug());
        let found = found.map(|row| row.value.as_str());
        let (tested, standing) = beside_matrix(asked, found, matrix);
        let Some(tested) = tested else { continue };
        fact.named = true;
        match (standing, found) {
            (Tested::Otherwise, Some(found)) => {
                let clause = format!("{} {found}, tested with {tested}", asked.title());
                fact.otherwise.push(clause);
            }
            (Tested::AsTested, _) => {}
            (_, Some(found)) => {
                let clause = format!("{} beyond {found}", asked.title());
                fact.unknown.push(clause);
            }
            (_, None) => fact.unknown.push(asked.title().to_owned()),
        }
    }
    Ok((fact.named || desk.is_core(release)).then_some(fact))
}

/// One environment beside the one it should be like: what they stand on, or what runs.
fn mirror(
    desk: &Desk<'_>,
    there: &EnvironmentRow,
    here: &EnvironmentRow,
    infrastructure: bool,
) -> Result<MirrorFact> {
    let mirrored = desk.mirror(there, here)?;
    let (parity, doubt) = mirrored.as_ref();
    let lines = || {
        let of = parity.lines.iter();
        of.filter(|line| (line.group == "infrastructure") == infrastructure)
    };
    let count = |standing| lines().filter(|line| line.standing == standing).count();
    let differs = lines().filter(|line| line.standing == Standing::Differs);
    Ok(MirrorFact {
        there: there.name.clone(),
        here: here.name.clone(),
        codes: vec![there.code.clone(), here.code.clone()],
        differs: differs.map(|line| clause(line, &there.name)).collect(),
        same: count(Standing::Same),
        unknown: count(Standing::Unknown),
        // What somebody wrote down does not grow old by itself.
        doubt: match infrastructure {
            true => String::new(),
            false => doubt.clone(),
        },
    })
}

fn clause(line: &ParityLine, there: &str) -> String {
    let title = InfrastructureFact::parse(&line.name).map(InfrastructureFact::title);
    let name = title.unwrap_or(&line.name);
    let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "none".to_owned());
    format!(
        "{name} {}, {there} {}",
        or_none(&line.here),
        or_none(&line.there)
    )
}
