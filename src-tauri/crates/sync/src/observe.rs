//! What a look at a thing of the desk means for the item that it is. Pure.

use crate::comments::comments;
use crate::item::{Fate, Item, Link};
use crate::merge::{Merged, merge};
use crate::outbox::{Edit, Enclosure, Entry, State, Work};
use crate::plan::{Change, Clash};
use crate::planted::{Mistake, made};
use slipway_domain::desk::file::Attached;
use slipway_domain::desk::value::{Kind, Schema, Value, of};
use slipway_domain::desk::{Done, Observed};

/// What changes when `seen` is what the desk shows of `item`.
///
/// The base moves to what was seen. Edits that wait are merged with it: those that the desk holds
/// already are done, those that still make sense are kept with their new base, and those that clash
/// are laid before a person. An entry that is inflight or unknown is left to those who sent it.
///
/// A look that is older than the last one changes nothing. `account` is who we are at the desk.
pub fn observe(schema: &Schema, item: &Item, seen: &Observed, account: &str) -> Vec<Change> {
    let stale = item
        .link
        .as_ref()
        .is_some_and(|link| link.remote == seen.remote && seen.version.order < link.version.order);
    if stale && !made(Mistake::TakeStale) {
        return Vec::new();
    }
    let mut changes = vec![
        Change::Linked {
            item: item.id.clone(),
            link: link_of(seen),
        },
        Change::Base {
            item: item.id.clone(),
            fields: seen.fields.clone(),
        },
    ];
    if !seen.history.is_empty() {
        changes.push(Change::Told {
            item: item.id.clone(),
            history: seen.history.clone(),
        });
    }
    for (at, entry) in item.outbox.iter().enumerate() {
        if let (State::Queued, Work::Edit { edits }) = (&entry.state, &entry.work) {
            for (field, edit) in edits {
                // What an earlier entry is about to make of the field is this one's base.
                if !earlier(item, at, field) {
                    changes.extend(merged(schema, item, seen, entry, field, edit));
                }
            }
        }
    }
    changes.extend(comments(item, seen, account));
    changes.extend(files(item, seen));
    changes
}

/// The link to a thing that was seen.
pub fn link_of(seen: &Observed) -> Link {
    Link {
        remote: seen.remote.clone(),
        version: seen.version.clone(),
        fate: Fate::Live,
    }
}

/// Whether an entry before this one is still to write the field.
fn earlier(item: &Item, at: usize, field: &str) -> bool {
    item.outbox
        .iter()
        .take(at)
        .filter(|entry| entry.open())
        .any(|entry| match &entry.work {
            Work::Create { .. } => true,
            Work::Edit { edits } => edits.contains_key(field),
            Work::Comment { .. } | Work::Attach(_) => false,
        })
}

fn merged(
    schema: &Schema,
    item: &Item,
    seen: &Observed,
    entry: &Entry,
    field: &str,
    edit: &Edit,
) -> Vec<Change> {
    let theirs = of(&seen.fields, field);
    if made(Mistake::PullDropsEdits) {
        return vec![done(item, entry, field)];
    }
    let blind = made(Mistake::LastWriteWins)
        || (made(Mistake::SetsReplace) && *schema.kind(field) == Kind::Set);
    if blind {
        return vec![rebased(
            item,
            entry,
            field,
            theirs.clone(),
            edit.mine.clone(),
        )];
    }
    match merge(schema.kind(field), &edit.base, &edit.mine, theirs) {
        Merged::Settled => vec![done(item, entry, field)],
        Merged::Send(mine) if mine == edit.mine && *theirs == edit.base => Vec::new(),
        Merged::Send(mine) => vec![rebased(item, entry, field, theirs.clone(), mine)],
        Merged::Clash => clashed(item, clash(item, seen, entry, field, edit)),
    }
}

/// Lays a clash before a person. Edits that went on from the one that clashes are part of it, so that
/// the card holds what this side wanted last; one of another origin, such as of an item that was
/// merged into this, is a clash of its own.
pub(crate) fn clashed(item: &Item, mut clash: Clash) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut last: Option<&Value> = None;
    for entry in item.outbox.iter().filter(|entry| entry.open()) {
        let Work::Edit { edits } = &entry.work else {
            continue;
        };
        let Some(edit) = edits.get(&clash.field) else {
            continue;
        };
        if entry.id == clash.entry || last == Some(&edit.base) {
            last = Some(&edit.mine);
            if !made(Mistake::ClashAgain) {
                changes.push(done(item, entry, &clash.field));
            }
        }
    }
    if let (Some(last), false) = (last, made(Mistake::ClashForgetsMine)) {
        clash.mine = last.clone();
    }
    changes.push(Change::Clashed(clash));
    changes
}

pub(crate) fn done(item: &Item, entry: &Entry, field: &str) -> Change {
    Change::EditDone {
        item: item.id.clone(),
        entry: entry.id.clone(),
        field: field.to_owned(),
    }
}

pub(crate) fn rebased(item: &Item, entry: &Entry, field: &str, base: Value, mine: Value) -> Change {
    Change::Rebased {
        item: item.id.clone(),
        entry: entry.id.clone(),
        field: field.to_owned(),
        base,
        mine,
    }
}

/// The clash of an edit with what the desk shows, with the last of those who changed it there.
pub(crate) fn clash(
    item: &Item,
    seen: &Observed,
    entry: &Entry,
    field: &str,
    edit: &Edit,
) -> Clash {
    let theirs = of(&seen.fields, field);
    let last: Option<&Done> = seen
        .history
        .iter()
        .rev()
        .find(|done| done.field == field && done.to == *theirs);
    let mine = if made(Mistake::ClashForgetsMine) {
        Value::Empty
    } else {
        edit.mine.clone()
    };
    Clash {
        id: Clash::id_of(&entry.id, field, seen.version.order),
        entry: entry.id.clone(),
        item: item.id.clone(),
        field: field.to_owned(),
        base: edit.base.clone(),
        mine,
        theirs: theirs.clone(),
        by: last.map(|done| done.by.clone()),
        at: last.map(|done| done.at),
        refused: None,
    }
}

/// The files as they lie there now, and those of ours that turn out to have arrived.
fn files(item: &Item, seen: &Observed) -> Vec<Change> {
    let mut changes = Vec::new();
    if seen.files != item.files {
        changes.push(Change::Files {
            item: item.id.clone(),
            files: seen.files.clone(),
        });
    }
    let sent = item.outbox.iter().filter_map(|entry| match &entry.work {
        Work::Attach(file) => Some((entry, file)),
        _ => None,
    });
    for (entry, file) in sent {
        if seen.files.iter().any(|one| is_ours(item, entry, file, one)) {
            changes.push(Change::Done {
                item: item.id.clone(),
                entry: entry.id.clone(),
            });
        }
    }
    changes
}

/// Whether a file at the desk is the one that an entry sent: by its mark; where the desk keeps none,
/// by name and size when it was put there by us and was not there before it was sent.
fn is_ours(item: &Item, entry: &Entry, file: &Enclosure, there: &Attached) -> bool {
    if there.mark.is_some() {
        return there.mark.as_ref() == Some(&entry.id);
    }
    matches!(entry.state, State::Inflight | State::Unknown)
        && there.own
        && (there.name == file.name && there.size == file.size)
        && (made(Mistake::FileByNameAlone)
            || !item.files.iter().any(|known| known.remote == there.remote))
}
