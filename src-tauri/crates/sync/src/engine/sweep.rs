//! Looks for what was deleted or hidden at the desk. A list that came back short proves nothing: each
//! thing it misses is asked for by its id.

use super::{Engine, Report, Stop};
use crate::item::Fate;
use crate::plan::Change;
use crate::planted::{Mistake, made};
use crate::replica::Replica;
use slipway_domain::desk::{Desk, Fetched};

/// More than this many missing at once is taken for a lost permission or a wrong project, not for
/// deletions; so is more than [`FEW`] when that is more than one in [`SHARE`].
const MOST: usize = 20;
const FEW: usize = 5;
const SHARE: usize = 20;

impl<R: Replica, D: Desk> Engine<'_, R, D> {
    /// Checks everything that is known as live.
    ///
    /// # Errors
    /// [`Stop`].
    pub fn sweep(&mut self, report: &mut Report) -> Result<(), Stop<R::Error>> {
        let live = self.replica.live().map_err(Stop::Replica)?;
        let listed = self.desk.listed(&live)?;
        let missing: Vec<&String> = live.iter().filter(|one| !listed.contains(one)).collect();
        let many = missing.len() > FEW && missing.len() * SHARE > live.len();
        if many || missing.len() > MOST {
            report.vanished = u32::try_from(missing.len()).unwrap_or(u32::MAX);
            return Ok(());
        }
        for remote in missing {
            let Some(item) = self.replica.linked(remote).map_err(Stop::Replica)? else {
                continue;
            };
            if made(Mistake::ShortListDeletes) {
                let fate = Fate::Gone;
                self.apply(vec![Change::Fated {
                    item: item.id,
                    fate,
                }])?;
                continue;
            }
            match self.desk.fetch(remote)? {
                Fetched::Live(seen) => {
                    let changes = self.take(&seen)?;
                    self.apply(changes)?;
                }
                other => {
                    self.lost(&item, other)?;
                }
            }
        }
        Ok(())
    }
}
