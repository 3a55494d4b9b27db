//! Which comments of the desk are known, which are ours, and which are new. Pure.
//!
//! A comment is known by the desk's id, else by its mark. A desk that rewrites texts may lose the
//! mark; then one by the same author, with the same words and of about the same time is ours, where
//! no other of ours is it already.

use crate::item::{Comment, Item};
use crate::outbox::{Entry, State, Work};
use crate::plan::Change;
use crate::planted::{Mistake, made};
use chrono::{DateTime, Duration, Utc};
use slipway_domain::desk::{Observed, Said};

/// How far apart the desk's clock and ours may have written down the same comment.
const NEAR: Duration = Duration::minutes(5);

/// Comments that are new here, own ones that the desk has named by now, and entries that turn out
/// to have arrived. `account` is who we are at the desk.
pub(crate) fn comments(item: &Item, seen: &Observed, account: &str) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut own: Vec<&str> = Vec::new();
    for said in &seen.comments {
        let known = known(item, seen, said, &own);
        // What was taken in before its entry came to this item, by a merge there, has no mark here.
        let foreign = known.is_none_or(|known| known.mark.is_none());
        let arrived = arrived(item, said.mark.as_deref())
            .or_else(|| unmarked(item, said, account, &own).filter(|_| foreign));
        let mark = said
            .mark
            .clone()
            .or_else(|| arrived.map(|entry| entry.id.clone()));
        match known {
            Some(Comment {
                remote: Some(_), ..
            }) => {}
            Some(known) => changes.push(Change::CommentLinked {
                item: item.id.clone(),
                mark: known.mark.clone().unwrap_or_default(),
                remote: said.remote.clone(),
            }),
            None => changes.push(new(item, said, mark)),
        }
        own.extend(known.and_then(|known| known.mark.as_deref()));
        own.extend(arrived.map(|entry| entry.id.as_str()));
        changes.extend(arrived.map(|entry| Change::Done {
            item: item.id.clone(),
            entry: entry.id.clone(),
        }));
    }
    changes
}

fn new(item: &Item, said: &Said, mark: Option<String>) -> Change {
    Change::NewComment {
        item: item.id.clone(),
        comment: Comment {
            remote: Some(said.remote.clone()),
            author: said.author.clone(),
            at: said.at,
            body: said.body.clone(),
            public: said.public,
            mark,
        },
    }
}

/// The comment of ours that this one is: by the desk's id, by its mark, or by what it says.
fn known<'a>(item: &'a Item, seen: &Observed, said: &Said, own: &[&str]) -> Option<&'a Comment> {
    let mut all = item.comments.iter();
    if let Some(known) = all.find(|known| known.remote.as_ref() == Some(&said.remote)) {
        return Some(known);
    }
    if made(Mistake::ForgetCommentMark) {
        return None;
    }
    let mut unnamed = item
        .comments
        .iter()
        .filter(|known| known.remote.is_none() && known.mark.is_some());
    if said.mark.is_some() {
        return unnamed.find(|known| known.mark == said.mark);
    }
    // One whose mark stands at another comment of the desk is that one.
    let elsewhere = |known: &Comment| seen.comments.iter().any(|other| other.mark == known.mark);
    unnamed.find(|known| {
        !own.iter().any(|mark| known.mark.as_deref() == Some(*mark))
            && !elsewhere(known)
            && known.author == said.author
            && near(known.at, said.at)
            && same(&known.body, &said.body)
    })
}

/// The entry that this mark proves to have arrived.
fn arrived<'a>(item: &'a Item, mark: Option<&str>) -> Option<&'a Entry> {
    let mark = mark?;
    if made(Mistake::ForgetCommentMark) {
        return None;
    }
    item.outbox
        .iter()
        .find(|entry| entry.id == mark && says(&entry.work))
}

/// A file may be put there with a comment, whose text then carries its mark.
fn says(work: &Work) -> bool {
    matches!(work, Work::Comment { .. } | Work::Attach(_))
}

/// The entry whose answer was lost and which this comment without a mark says.
fn unmarked<'a>(item: &'a Item, said: &Said, account: &str, own: &[&str]) -> Option<&'a Entry> {
    if said.mark.is_some() || said.author != account || made(Mistake::ForgetCommentMark) {
        return None;
    }
    item.outbox.iter().find(|entry| {
        let Work::Comment { body, public } = &entry.work else {
            return false;
        };
        matches!(entry.state, State::Inflight | State::Unknown)
            && !own.contains(&entry.id.as_str())
            && *public == said.public
            && entry.sent.is_some_and(|sent| near(sent.at, said.at))
            && same(body, &said.body)
    })
}

fn near(one: DateTime<Utc>, other: DateTime<Utc>) -> bool {
    (one - other).abs() <= NEAR
}

/// Whether two texts say the same: desks trim, wrap and indent as they like.
fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}
