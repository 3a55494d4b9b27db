//! What the last golden path in an environment shows of a release, as gates ask for it.

use crate::book::Book;
use crate::deployments::case::moment;
use crate::deployments::desk::kind_of;
use crate::error::Result;
use crate::releases::read::{notes_of, title};
use crate::workspace::App;
use slipway_domain::environment::EnvironmentKind;
use slipway_domain::evidence::proof::{Proof, Run};
use slipway_domain::evidence::suite::GOLDEN_PATH;
use slipway_store::Connection;
use slipway_store::table::environment::{self, EnvironmentRow};
use slipway_store::table::release::ReleaseRow;
use slipway_store::table::test_record;
use slipway_store::table::test_run::{self, Asked};

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
    Ok(Proof {
        environment: place.name.clone(),
        code: place.code.clone(),
        release: title(book, release),
        run: last(conn, book, release, place)?,
        required: notes.and_then(|notes| notes.test_cases.clone()),
        changed,
    })
}

/// The check that a golden path in the Support environment shows.
const CORE_VALIDATED: &[&str] = &["core_validated"];

/// Checks of a release that test runs show, so that nobody has to tick them off: Mojaloop itself is
/// validated in the Support environment when the golden path holds there.
pub(crate) fn checks(
    app: &App,
    conn: &Connection,
    book: &Book,
    release: &ReleaseRow,
) -> Result<&'static [&'static str]> {
    let product = book.product(&release.product_id);
    let core = product.is_some_and(|product| product.kind == "mojaloop_core");
    let asked = Asked {
        release: Some(&release.id),
        suite: Some(GOLDEN_PATH),
        ..Asked::default()
    };
    if !core || test_run::count(conn, asked)? == 0 {
        return Ok(&[]);
    }
    for place in environment::all(conn)? {
        let support = kind_of(&place) == EnvironmentKind::Support;
        if support && of(app, conn, book, release, &place)?.doubt().is_none() {
            return Ok(CORE_VALIDATED);
        }
    }
    Ok(&[])
}

fn last(
    conn: &Connection,
    book: &Book,
    release: &ReleaseRow,
    place: &EnvironmentRow,
) -> Result<Option<Run>> {
    let asked = Asked {
        release: Some(&release.id),
        environment: Some(&place.id),
        suite: Some(GOLDEN_PATH),
    };
    let Some(row) = test_run::newest(conn, asked, 1)?.pop() else {
        return Ok(None);
    };
    let Some(record) = test_record::get(conn, &row.sha256)? else {
        return Ok(None);
    };
    let when = row.ran_at.as_deref().unwrap_or(&row.imported_at);
    Ok(Some(Run {
        counts: record.counts,
        completed: row.ran_at.as_deref().and_then(moment),
        when: book.stamp(when).label,
        collection: row.collection,
    }))
}
