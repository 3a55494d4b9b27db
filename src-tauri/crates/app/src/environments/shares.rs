//! Which environments stand on the same infrastructure. Either both say so, or neither does.

use crate::error::{Error, Result};
use serde_json::json;
use slipway_store::table::environment::EnvironmentRow;
use std::collections::BTreeSet;

/// Codes of the environments one shares its infrastructure with.
pub(crate) fn codes(row: &EnvironmentRow) -> BTreeSet<String> {
    serde_json::from_value(row.shares_with.clone()).unwrap_or_default()
}

fn put(row: &mut EnvironmentRow, codes: &BTreeSet<String>) {
    row.shares_with = json!(codes);
}

/// Lets the environment `id` share with exactly these, and each of these with it.
///
/// # Errors
/// `invalid` for a code that is not on the ladder, and for its own.
pub(crate) fn set(ladder: &mut [EnvironmentRow], id: &str, wanted: &[String]) -> Result<()> {
    let known: Vec<String> = ladder.iter().map(|row| row.code.clone()).collect();
    let own = ladder.iter().find(|row| row.id == id);
    let own = own.map(|row| row.code.clone()).unwrap_or_default();
    let mut shared = BTreeSet::new();
    for code in wanted
        .iter()
        .map(|code| code.trim())
        .filter(|code| !code.is_empty())
    {
        let found = known.iter().find(|known| known.eq_ignore_ascii_case(code));
        let found = found.ok_or_else(|| {
            let cut: String = code.chars().take(40).collect();
            let hint = format!("There are: {}.", known.join(", "));
            Error::invalid(
                "shares_with",
                format!("There is no environment “{cut}”."),
                hint,
            )
        })?;
        if *found == own {
            let message = "An environment shares its infrastructure with others, not with itself.";
            return Err(Error::invalid("shares_with", message, "Leave it out."));
        }
        shared.insert(found.clone());
    }
    for row in ladder {
        if row.id == id {
            put(row, &shared);
            continue;
        }
        let mut its = codes(row);
        let changed = match shared.contains(&row.code) {
            true => its.insert(own.clone()),
            false => its.remove(&own),
        };
        if changed {
            put(row, &its);
        }
    }
    Ok(())
}

/// Follows a renamed code.
pub(crate) fn rename(row: &mut EnvironmentRow, from: &str, to: &str) {
    let mut its = codes(row);
    if from != to && its.remove(from) {
        its.insert(to.to_owned());
        put(row, &its);
    }
}

/// Forgets an environment that is removed; tells whether it was named.
pub(crate) fn forget(row: &mut EnvironmentRow, code: &str) -> bool {
    let mut its = codes(row);
    let named = its.remove(code);
    if named {
        put(row, &its);
    }
    named
}
