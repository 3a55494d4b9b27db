//! Compares two versions line by line, and within a line word by word.

use super::article::Known;
use super::draw::shelf;
use super::show::{file, span};
use super::{DiffArticle, DiffPart, DiffRow, FactDiff, FileDiff, KnowledgeDiff};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::{App, Caller};
use similar::{ChangeTag, DiffOp, TextDiff};
use slipway_domain::article::document::Document;
use slipway_domain::article::files::{Differs, VersionFile, changes, digest};
use slipway_domain::article::html;
use std::collections::BTreeSet;

pub(crate) fn run(app: &App, _caller: &Caller, request: DiffArticle) -> Result<KnowledgeDiff> {
    app.store.read(|conn| {
        let known = Known::read(conn, &request.article)?;
        let newest = known.versions.last().map(|version| version.number);
        let to = request
            .to
            .or(known.standing.pending)
            .or(newest)
            .unwrap_or(0);
        let from = request.from.unwrap_or_else(|| before(&known, to));
        let side = |number: u32| match number {
            0 => Ok((String::new(), Vec::new())),
            number => {
                let version = known.version(number).ok_or_else(|| {
                    let what = format!("version {number} of “{}”", known.entry.title);
                    Error::not_found(what, "See its history.")
                })?;
                Ok::<_, Error>((known.text(conn, version)?, version.files.clone()))
            }
        };
        let ((old, held), (new, files)) = (side(from)?, side(to)?);
        let book = Book::read(app, conn)?;
        let shelf = shelf(app, conn, &book, &known.row.id, &files)?;
        let rows = compare(&old, &new);
        let count = |kinds: [&str; 2]| {
            let rows = rows.iter().filter(|row| kinds.contains(&row.kind.as_str()));
            u32::try_from(rows.count()).unwrap_or(u32::MAX)
        };
        Ok(KnowledgeDiff {
            article: known.row.id.clone(),
            from,
            to,
            added: count(["added", "changed"]),
            removed: count(["removed", "changed"]),
            changes: places(&rows),
            facts: facts(&old, &new),
            files: differing(&held, &files),
            files_sha256: digest(&files),
            rows,
            // Of a text that is new as a whole, marks would say nothing.
            html: if old.is_empty() {
                html::draw(&new, &shelf).html
            } else {
                html::diff(&old, &new, &shelf)
            },
        })
    })
}

/// What a version is compared with when nobody said: what readers see, or the one before.
fn before(known: &Known, to: u32) -> u32 {
    match known.standing.published {
        Some(published) if published != to => published,
        _ => known.version(to).map_or(0, |version| version.based_on),
    }
}

/// The files that the newer version adds, replaces or has no more.
pub(crate) fn differing(old: &[VersionFile], new: &[VersionFile]) -> Vec<FileDiff> {
    let shape = |one: Differs<'_>| FileDiff {
        name: one.name.to_owned(),
        change: one.change.slug().to_owned(),
        before: one.before.map(file),
        after: one.after.map(file),
    };
    changes(old, new).into_iter().map(shape).collect()
}

/// What both texts say they hold for. A reviewer looks at this first: right steps at the wrong version
/// do harm.
fn facts(old: &str, new: &str) -> Vec<FactDiff> {
    let (old, new) = (Document::read(old), Document::read(new));
    let said = |text: String| {
        if text.is_empty() {
            Vec::new()
        } else {
            vec![text]
        }
    };
    let kind = |document: &Document| said(document.kind.map_or("", |kind| kind.slug()).to_owned());
    let audience =
        |document: &Document| said(document.audience.map_or("", |one| one.slug()).to_owned());
    let facts = [
        ("kind", kind(&old), kind(&new)),
        ("audience", audience(&old), audience(&new)),
        (
            "versions",
            said(span(&old.from, &old.to)),
            said(span(&new.from, &new.to)),
        ),
        ("products", old.products, new.products),
        ("components", old.components, new.components),
        ("environments", old.environments, new.environments),
        ("tags", old.tags, new.tags),
    ];
    let told = |(fact, before, after): (&str, Vec<String>, Vec<String>)| {
        let set = |list: &[String]| list.iter().cloned().collect::<BTreeSet<_>>();
        (!before.is_empty() || !after.is_empty()).then(|| FactDiff {
            fact: fact.to_owned(),
            changed: set(&before) != set(&after),
            before,
            after,
        })
    };
    facts.into_iter().filter_map(told).collect()
}

/// How many places differ: runs of lines that are not the same.
pub(crate) fn places(rows: &[DiffRow]) -> u32 {
    let (mut places, mut inside) = (0, false);
    for row in rows {
        let differs = row.kind != "same";
        if differs && !inside {
            places += 1;
        }
        inside = differs;
    }
    places
}

/// Both texts, line beside line.
pub(crate) fn compare(old: &str, new: &str) -> Vec<DiffRow> {
    let diff = TextDiff::from_lines(old, new);
    let (left, right): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let mut rows = Vec::new();
    for op in diff.ops() {
        match *op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => {
                for i in 0..len {
                    let (a, b) = (line(&left, old_index + i), line(&right, new_index + i));
                    rows.push(row(
                        "same",
                        Some((old_index + i, plain(a))),
                        Some((new_index + i, plain(b))),
                    ));
                }
            }
            DiffOp::Delete {
                old_index, old_len, ..
            } => {
                for i in old_index..old_index + old_len {
                    rows.push(row("removed", Some((i, whole(line(&left, i)))), None));
                }
            }
            DiffOp::Insert {
                new_index, new_len, ..
            } => {
                for i in new_index..new_index + new_len {
                    rows.push(row("added", None, Some((i, whole(line(&right, i))))));
                }
            }
            DiffOp::Replace {
                old_index,
                old_len,
                new_index,
                new_len,
            } => {
                replaced(
                    &mut rows,
                    (&left, old_index, old_len),
                    (&right, new_index, new_len),
                );
            }
        }
    }
    rows
}

/// Lines that stand for others are paired in order as long as they have words in common.
fn replaced(rows: &mut Vec<DiffRow>, old: (&[&str], usize, usize), new: (&[&str], usize, usize)) {
    let (mut i, mut j) = (0, 0);
    while i < old.2 || j < new.2 {
        let (at, to) = (old.1 + i, new.1 + j);
        let (a, b) = (line(old.0, at), line(new.0, to));
        let pairs = i < old.2 && j < new.2;
        if pairs && alike(a, b) {
            let (before, after) = words(a, b);
            rows.push(row("changed", Some((at, before)), Some((to, after))));
            i += 1;
            j += 1;
        } else if i < old.2 && (j >= new.2 || !later(old.0, at, old.2 - i, b)) {
            rows.push(row("removed", Some((at, whole(a))), None));
            i += 1;
        } else {
            rows.push(row("added", None, Some((to, whole(b)))));
            j += 1;
        }
    }
}

/// Whether none of the older lines that are left is like the newer one: it was added then.
fn later(old: &[&str], at: usize, left: usize, new: &str) -> bool {
    !(at..at + left).any(|i| alike(line(old, i), new))
}

/// Whether one line may have become the other: half of their words are in both.
fn alike(old: &str, new: &str) -> bool {
    if old.trim().is_empty() || new.trim().is_empty() {
        return old.trim() == new.trim();
    }
    TextDiff::from_words(old, new).ratio() >= 0.45
}

/// Two lines in parts, what differs marked.
fn words(old: &str, new: &str) -> (Vec<DiffPart>, Vec<DiffPart>) {
    let diff = TextDiff::from_words(old, new);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for change in diff.iter_all_changes() {
        let text = change.value();
        match change.tag() {
            ChangeTag::Equal => {
                push(&mut before, text, false);
                push(&mut after, text, false);
            }
            ChangeTag::Delete => push(&mut before, text, true),
            ChangeTag::Insert => push(&mut after, text, true),
        }
    }
    (joined(before), joined(after))
}

/// A blank between two changed words is part of what changed: one mark is read, not three.
fn joined(parts: Vec<DiffPart>) -> Vec<DiffPart> {
    let blank = |at: usize| {
        let part = parts.get(at)?;
        let beside = [at.checked_sub(1)?, at + 1];
        let inside = beside
            .iter()
            .all(|at| parts.get(*at).is_some_and(|one| one.changed));
        Some(!part.changed && part.text.trim().is_empty() && inside)
    };
    let mut out = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        push(
            &mut out,
            &part.text,
            part.changed || blank(at).unwrap_or(false),
        );
    }
    out
}

fn push(parts: &mut Vec<DiffPart>, text: &str, changed: bool) {
    match parts.last_mut() {
        Some(last) if last.changed == changed => last.text.push_str(text),
        _ => parts.push(DiffPart {
            text: text.to_owned(),
            changed,
        }),
    }
}

fn line<'a>(lines: &[&'a str], at: usize) -> &'a str {
    lines.get(at).copied().unwrap_or_default()
}

fn plain(line: &str) -> Vec<DiffPart> {
    vec![DiffPart {
        text: line.to_owned(),
        changed: false,
    }]
}

fn whole(line: &str) -> Vec<DiffPart> {
    vec![DiffPart {
        text: line.to_owned(),
        changed: true,
    }]
}

type Side = Option<(usize, Vec<DiffPart>)>;

fn row(kind: &str, left: Side, right: Side) -> DiffRow {
    let number = |side: &Side| {
        side.as_ref()
            .map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX))
    };
    DiffRow {
        kind: kind.to_owned(),
        left: number(&left),
        right: number(&right),
        before: left.map(|(_, parts)| parts).unwrap_or_default(),
        after: right.map(|(_, parts)| parts).unwrap_or_default(),
    }
}
