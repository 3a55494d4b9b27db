//! Looks for what was deleted or hidden at the desk. A list that came back short proves nothing: each
//! thing it misses is asked for by its id.

use super::courier::Errand;
use super::{Engine, Report, Stop};
use crate::replica::Replica;
use slipway_domain::desk::Desk;

/// Things that are looked for at once, so that no run takes long because of it.
pub const SLICE: usize = 1_000;
/// More than this many missing in one sweep is taken for a lost permission or a wrong project, not
/// for deletions; so is more than [`FEW`] when that is more than one in [`SHARE`] of a slice.
const MOST: usize = 20;
const FEW: usize = 5;
const SHARE: usize = 20;

/// How far a sweep has come. Kept between runs, it goes on where it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sweep {
    /// The last thing that was looked for; None at the beginning.
    pub after: Option<String>,
    /// Things that lists have not shown so far.
    pub missing: usize,
}

impl<R: Replica, D: Desk> Engine<'_, R, D> {
    /// Checks one slice of what is known as live; where to go on, None at the end or when so much is
    /// missing that nothing is concluded from it, which the report then says.
    ///
    /// # Errors
    /// [`Stop`].
    pub fn sweep(
        &mut self,
        sweep: Sweep,
        most: usize,
        report: &mut Report,
    ) -> Result<Option<Sweep>, Stop<R::Error>> {
        let mut live = self.replica.live().map_err(Stop::Replica)?;
        live.sort_by(|one, other| order(one).cmp(&order(other)));
        let done = |one: &String| {
            sweep
                .after
                .as_ref()
                .is_some_and(|last| order(one) <= order(last))
        };
        live.drain(..live.partition_point(done));
        let over = live.len() <= most;
        live.truncate(most);
        let Some(last) = live.last().cloned() else {
            return Ok(None);
        };
        let listed = self.desk.listed(&live)?;
        let missing: Vec<&String> = live.iter().filter(|one| !listed.contains(one)).collect();
        let many = missing.len() > FEW && missing.len() * SHARE > live.len();
        let all = sweep.missing + missing.len();
        if many || all > MOST {
            report.vanished = u32::try_from(all).unwrap_or(u32::MAX);
            return Ok(None);
        }
        let missing = missing.into_iter().cloned().map(Errand::LookFor);
        self.dispatch(missing.collect(), report)?;
        let next = Sweep {
            after: Some(last),
            missing: all,
        };
        Ok((!over).then_some(next))
    }
}

/// Numbers in the order of their size, so that a slice is a stretch of them.
fn order(remote: &str) -> (usize, &str) {
    (remote.len(), remote)
}
