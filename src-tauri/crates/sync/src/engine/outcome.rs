//! What became of an edit, read from what the desk shows and from its own record of our write. Pure.

use super::became;
use crate::item::Item;
use crate::merge::{Merged, merge};
use crate::observe::{clash, clashed, done, rebased};
use crate::outbox::{Edit, Entry, State, Work};
use crate::plan::{Change, Clash};
use crate::planted::{Mistake, made};
use slipway_domain::desk::value::{Schema, of};
use slipway_domain::desk::{Done, Observed};
use std::collections::BTreeMap;

/// What became of edits that the desk took, or says it took.
pub(super) fn outcomes(
    schema: &Schema,
    item: &Item,
    entry: &Entry,
    edits: &BTreeMap<String, Edit>,
    after: &Observed,
    account: &str,
) -> Vec<Change> {
    let mut changes: Vec<Change> = edits
        .iter()
        .flat_map(|(field, edit)| outcome(schema, item, entry, field, edit, after, account))
        .collect();
    let again = changes
        .iter()
        .any(|change| matches!(change, Change::Rebased { .. }));
    // While a part of it may still arrive it is not sent again.
    if again && matches!(&entry.work, Work::Edit { edits: all } if all.len() == edits.len()) {
        changes.push(became(item, entry, State::Queued));
    }
    changes
}

fn outcome(
    schema: &Schema,
    item: &Item,
    entry: &Entry,
    field: &str,
    edit: &Edit,
    after: &Observed,
    account: &str,
) -> Vec<Change> {
    if made(Mistake::TrustAnswer) {
        return vec![done(item, entry, field)];
    }
    let theirs = of(&after.fields, field);
    let own = own_write(entry, after, field, edit, account);
    // Written between our look and our write: it stands nowhere any more but in the history.
    let crossed = own
        .map(|own| &own.from)
        .filter(|from| **from != edit.base && **from != edit.mine)
        .filter(|_| !made(Mistake::SkipHistory));
    if let Some(crossed) = crossed {
        // What can be brought together is sent once more, from what we made of it.
        let both = match merge(schema.kind(field), &edit.base, &edit.mine, crossed) {
            Merged::Send(both) => Some(both),
            Merged::Settled => Some(crossed.clone()),
            Merged::Clash => None,
        };
        if let Some(both) = both {
            return vec![rebased(item, entry, field, edit.mine.clone(), both)];
        }
        let by = after
            .history
            .iter()
            .rfind(|one| one.field == field && one.to == *crossed);
        let card = Clash {
            theirs: crossed.clone(),
            by: by.map(|one| one.by.clone()),
            at: by.map(|one| one.at),
            ..clash(item, after, entry, field, edit)
        };
        return vec![done(item, entry, field), Change::Clashed(card)];
    }
    if theirs == &edit.mine || own.is_some() {
        return vec![done(item, entry, field)];
    }
    let mut card = clash(item, after, entry, field, edit);
    if *theirs == edit.base {
        card.refused = Some("The desk answered yes and kept the old value.".to_owned());
    }
    clashed(item, card)
}

/// The desk's own record of our write.
fn own_write<'a>(
    entry: &Entry,
    seen: &'a Observed,
    field: &str,
    edit: &Edit,
    account: &str,
) -> Option<&'a Done> {
    let over = entry.sent.map_or(i64::MIN, |sent| sent.over);
    let is_own = |one: &&Done| {
        one.order > over && one.field == field && one.by == account && one.to == edit.mine
    };
    seen.history.iter().find(is_own)
}

/// The fields of an edit that the desk is shown to have taken, whatever became of them since. That
/// somebody else set the same value proves it only once ours can no longer arrive (`settled`).
pub(super) fn taken(
    entry: &Entry,
    seen: &Observed,
    account: &str,
    settled: bool,
) -> BTreeMap<String, Edit> {
    let Work::Edit { edits } = &entry.work else {
        return BTreeMap::new();
    };
    let taken = edits.iter().filter(|(field, edit)| {
        (settled && *of(&seen.fields, field) == edit.mine)
            || own_write(entry, seen, field, edit, account).is_some()
    });
    taken
        .map(|(field, edit)| (field.clone(), edit.clone()))
        .collect()
}
