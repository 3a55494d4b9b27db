//! What test runs show of the environments that a deployment is about.

use super::case::Case;
use super::desk::{Desk, state_of};
use crate::error::Result;
use slipway_domain::evidence::proof::Proof;
use slipway_domain::rules::Proofs;
use std::rc::Rc;

/// Those of a case, which outlive its facts.
pub(super) struct Shown {
    below: Option<Rc<Option<Proof>>>,
    here: Option<Rc<Option<Proof>>>,
    after: Option<Rc<Option<Proof>>>,
}

impl Shown {
    pub(super) fn read(desk: &Desk<'_>, case: &Case) -> Result<Shown> {
        let place = &case.environment;
        let planned = case.release.as_ref().map(|release| &release.standing.row);
        let release = planned.map(|row| row.id.as_str());
        let of = |release: Option<&str>| {
            release
                .map(|release| desk.proof(release, place))
                .transpose()
        };
        // Once the window is open, what is there is being changed.
        let ahead = case.row.as_ref().is_none_or(|row| state_of(row).ahead());
        // What another product runs there proves nothing of this one.
        let running = match planned {
            Some(row) if ahead => desk.running(&place.id, &row.product_id)?.as_ref().clone(),
            _ => None,
        };
        let below = match (release, desk.feeder(place)) {
            (Some(release), Some(feeder)) => Some(desk.proof(release, feeder)?),
            _ => None,
        };
        Ok(Shown {
            below,
            here: of(running.as_deref())?,
            after: if ahead { None } else { of(release)? },
        })
    }

    pub(super) fn facts(&self) -> Proofs<'_> {
        fn one(shown: &Option<Rc<Option<Proof>>>) -> Option<&Proof> {
            shown.as_deref().and_then(Option::as_ref)
        }
        Proofs {
            below: one(&self.below),
            here: one(&self.here),
            after: one(&self.after),
        }
    }
}
