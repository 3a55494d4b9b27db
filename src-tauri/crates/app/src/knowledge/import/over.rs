//! How a text that comes from elsewhere joins an article that is here: what people of this hub approved or
//! wrote is not replaced without a review, and what waits for one is not pushed aside.

use crate::error::Result;
use crate::knowledge::import::take::IMPORTED;
use slipway_domain::article::review::{Deed, Standing};
use slipway_store::Connection;
use slipway_store::table::article::ArticleRow;
use slipway_store::table::article_review;
use slipway_store::table::article_version::ArticleVersionRow;

/// What becomes of the text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Over {
    /// It is a version with this deed.
    Is(Deed),
    /// It stays outside, as this version of somebody's waits for a reviewer.
    Waits(u32),
}

/// Decides it; `deed` is what the importer may do with what nobody here touched.
pub(super) fn over(
    conn: &Connection,
    row: &ArticleRow,
    versions: &[ArticleVersionRow],
    standing: &Standing,
    deed: Deed,
) -> Result<Over> {
    let came = |version: &ArticleVersionRow| version.why.starts_with(IMPORTED);
    let waiting = standing
        .pending
        .and_then(|number| versions.iter().find(|version| version.number == number));
    if let Some(version) = waiting.filter(|version| !came(version)) {
        return Ok(Over::Waits(version.number));
    }
    let reviews = article_review::of_article(conn, &row.id)?;
    let judged = reviews.iter().any(|review| {
        matches!(
            Deed::parse(&review.deed),
            Some(Deed::Approved | Deed::Confirmed)
        )
    });
    let touched = judged || !versions.iter().all(came);
    Ok(Over::Is(if row.governed && touched {
        Deed::Submitted
    } else {
        deed
    }))
}
