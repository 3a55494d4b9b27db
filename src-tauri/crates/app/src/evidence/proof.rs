//! What the last golden path in an environment shows of a release, as gates ask for it.

use crate::book::Book;
use crate::deployments::case::moment;
use crate::deployments::desk::kind_of;
use crate::error::Result;
use crate::releases::read::{notes_of, title};
use crate::workspace::App;
use slipway_domain::environment::EnvironmentKind;
use slipway_domain::evidence::baseline;
use slipway_domain::evidence::proof::{Doubt, Proof, Run};
use slipway_domain::evidence::suite::GOLDEN_PATH;
use slipway_store::Connection;
use slipway_store::table::environment::{self, EnvironmentRow};
use slipway_store::table::release::ReleaseRow;
use slipway_store::table::test_record;
use slipway_store::table::test_run::{self, Asked, TestRunRow};

/// What there is to show for a release in an environment.
pub(crate) fn of(
    app: &App,
    conn: &Connection,
    book: &Book,
    release: &ReleaseRow,
    place: &EnvironmentRow,
) -> Result<Proof> {
    let changed = test_run::changed(conn, &place.id)?;
    let changed = changed.and_then(|at| Some((moment(&at)?, book.stamp(&at).label)));
    let notes = notes_of(app, conn, &release.id)?;
    let (run, untimed) = last(conn, book, release, place)?;
    let core = book
        .product(&release.product_id)
        .is_some_and(|product| product.kind == "mojaloop_core");
    Ok(Proof {
        environment: place.name.clone(),
        code: place.code.clone(),
        release: title(book, release),
        run,
        untimed,
        baseline: core
            .then(|| baseline::of_release(GOLDEN_PATH, &release.version))
            .flatten(),
        required: notes.and_then(|notes| notes.test_cases.clone()),
        changed,
    })
}

/// The check that a golden path in the Support environment shows.
pub(crate) const CORE_VALIDATED: &str = "core_validated";

/// What test runs show of a release's check, so that nobody has to tick it off.
pub(crate) struct Proven {
    /// Whether it passed.
    pub(crate) passed: bool,
    /// Why, or why not.
    pub(crate) reason: String,
}

/// Mojaloop itself is validated in the Support environment when the golden path holds there. None
/// where no run was imported that could show it.
pub(crate) fn core_validated(
    app: &App,
    conn: &Connection,
    book: &Book,
    release: &ReleaseRow,
) -> Result<Option<Proven>> {
    let product = book.product(&release.product_id);
    let core = product.is_some_and(|product| product.kind == "mojaloop_core");
    let asked = Asked {
        release: Some(&release.id),
        suite: Some(GOLDEN_PATH),
        ..Asked::default()
    };
    if !core || test_run::count(conn, asked)? == 0 {
        return Ok(None);
    }
    let mut doubts = Vec::new();
    for place in environment::all(conn)? {
        if kind_of(&place) != EnvironmentKind::Support {
            continue;
        }
        let proof = of(app, conn, book, release, &place)?;
        match proof.doubt() {
            None => {
                let reason = proof.words();
                return Ok(Some(Proven {
                    passed: true,
                    reason,
                }));
            }
            Some(Doubt::Against(said) | Doubt::Unknown(said)) => doubts.push(said),
        }
    }
    let reason = doubts.join(" ");
    Ok((!reason.is_empty()).then_some(Proven {
        passed: false,
        reason,
    }))
}

/// Runs that are looked through for one whose time can be believed.
const LOOKED_THROUGH: u32 = 50;

/// The last run of which it is known when it ended, and those of which it is not.
fn last(
    conn: &Connection,
    book: &Book,
    release: &ReleaseRow,
    place: &EnvironmentRow,
) -> Result<(Option<Run>, Vec<Run>)> {
    let asked = Asked {
        release: Some(&release.id),
        environment: Some(&place.id),
        suite: Some(GOLDEN_PATH),
    };
    let mut untimed = Vec::new();
    let mut timed = None;
    for row in test_run::newest(conn, asked, LOOKED_THROUGH)? {
        let known = row.ran_at.is_some();
        let Some(run) = run_of(conn, book, row)?.filter(|_| known) else {
            continue;
        };
        if run.ended().is_some() {
            timed = Some(run);
            break;
        }
        untimed.push(run);
    }
    for row in test_run::undated(conn, asked, LOOKED_THROUGH)? {
        untimed.extend(run_of(conn, book, row)?);
    }
    untimed.sort_by_key(|run| std::cmp::Reverse(run.imported));
    Ok((timed, untimed))
}

fn run_of(conn: &Connection, book: &Book, row: TestRunRow) -> Result<Option<Run>> {
    let (Some(record), Some(imported)) = (
        test_record::get(conn, &row.sha256)?,
        moment(&row.imported_at),
    ) else {
        return Ok(None);
    };
    let when = row.ran_at.as_deref().unwrap_or(&row.imported_at);
    Ok(Some(Run {
        counts: record.counts,
        claim: record.claim,
        cut_short: record.cut_short,
        completed: row.ran_at.as_deref().and_then(moment),
        imported,
        when: book.stamp(when).label,
        collection: row.collection,
    }))
}
