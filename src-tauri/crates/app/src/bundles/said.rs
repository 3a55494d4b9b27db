//! What others said to a release of ours: placed beside what they said before, and kept as theirs.

use super::{
    Answered, AnsweredCheckShape, AnsweredDefectShape, AnsweredWindowShape, BundleAnswer,
    BundleDifference, Fate,
};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::releases::read::title;
use crate::time;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use slipway_domain::bundle::{
    Answer, AnsweredCheck, AnsweredDefect, AnsweredWindow, Opened, Refused,
};
use slipway_domain::version::bare;
use slipway_store::table::bundle::{self, BundleRow};
use slipway_store::table::bundle_answer::{self, BundleAnswerRow};
use slipway_store::table::release::ReleaseRow;
use slipway_store::{Connection, get};

/// An answer to a release of ours.
pub(super) struct Said {
    pub(super) release: ReleaseRow,
    pub(super) answer: Answer,
    pub(super) differences: Vec<BundleDifference>,
}

/// Finds the release that an answer is about; the inner error says why there is none.
///
/// # Errors
/// The store's.
pub(super) fn place(
    conn: &Connection,
    book: &Book,
    opened: &Opened<'_>,
) -> Result<std::result::Result<Said, Error>> {
    let manifest = &opened.manifest;
    let asked = manifest.answers.as_deref().unwrap_or_default();
    let row: Option<BundleRow> = get(conn, asked)?;
    let ours = row.filter(|row| row.direction == "made" && row.kind == "release");
    let release: Option<ReleaseRow> = match &ours {
        Some(row) => get(conn, &row.release_id)?,
        None => None,
    };
    let same = |row: &ReleaseRow| {
        let product = book.product(&row.product_id).map(|row| row.name.as_str());
        let named = &manifest.release;
        product.is_some_and(|name| name.eq_ignore_ascii_case(&named.product))
            && bare(&row.version) == bare(&named.version)
            && row.revision == named.revision
    };
    let Some(release) = release.filter(same) else {
        let message = format!(
            "It answers a bundle of {} that was not made here. Nothing was taken.",
            manifest.title()
        );
        let hint = "Receive it where that bundle was made.";
        return Ok(Err(Error::invalid("file", message, hint)));
    };
    let answer = match read(opened) {
        Ok(answer) => answer,
        Err(why) => {
            let message = format!("{why}. Nothing was taken.");
            return Ok(Err(Error::invalid("file", message, "Have it made again.")));
        }
    };
    let before = last_of(conn, &release.id, opened)?;
    let differences = differences(&answer, before.as_ref());
    Ok(Ok(Said {
        release,
        answer,
        differences,
    }))
}

fn read(opened: &Opened<'_>) -> std::result::Result<Answer, Refused> {
    let path = opened.manifest.answer.as_deref().unwrap_or_default();
    Answer::read(opened.text(path)?.as_bytes())
}

/// What the same key said last.
fn last_of(conn: &Connection, release: &str, opened: &Opened<'_>) -> Result<Option<Answer>> {
    let key = opened.key.fingerprint();
    let rows = bundle::of_release(conn, release)?.into_iter();
    let theirs = rows.filter(|row| {
        row.direction == "received" && row.kind == "answer" && row.key_id == key.as_str()
    });
    let Some(last) = theirs.max_by_key(|row| row.sequence) else {
        return Ok(None);
    };
    let row: Option<BundleAnswerRow> = get(conn, &last.id)?;
    Ok(row.map(|row| kept(&row)))
}

/// An answer as a row.
pub(super) fn row_of(id: &str, said: &Said) -> BundleAnswerRow {
    let Answer {
        state,
        checks,
        windows,
        defects,
    } = &said.answer;
    BundleAnswerRow {
        id: id.to_owned(),
        release_id: said.release.id.clone(),
        state: state.clone(),
        checks: json!(checks),
        windows: json!(windows),
        defects: json!(defects),
    }
}

fn kept(row: &BundleAnswerRow) -> Answer {
    fn list<T: DeserializeOwned>(value: &Value) -> Vec<T> {
        serde_json::from_value(value.clone()).unwrap_or_default()
    }
    Answer {
        state: row.state.clone(),
        checks: list(&row.checks),
        windows: list(&row.windows),
        defects: list(&row.defects),
    }
}

/// What is told otherwise than before; what is told no more is shown too. Where it goes and how it
/// went stands first: that is what an answer is waited for.
fn differences(now: &Answer, before: Option<&Answer>) -> Vec<BundleDifference> {
    let nothing = Answer::default();
    let before = before.unwrap_or(&nothing);
    let mut out = Vec::new();
    let window = |one: &AnsweredWindow| {
        let name = format!("{} {}", one.environment, started(one));
        (name, window_words(one))
    };
    let defect = |one: &AnsweredDefect| {
        let name = format!("{} {}", one.number, one.title);
        (name, defect_words(one))
    };
    let check = |one: &AnsweredCheck| (one.title.clone(), check_words(one));
    let same_window = |one: &AnsweredWindow, other: &AnsweredWindow| {
        one.environment == other.environment && one.start_local == other.start_local
    };
    let same_defect = |one: &AnsweredDefect, other: &AnsweredDefect| one.number == other.number;
    let same_check = |one: &AnsweredCheck, other: &AnsweredCheck| one.check == other.check;
    out.extend(told(
        "window",
        &now.windows,
        &before.windows,
        same_window,
        window,
    ));
    out.extend(told(
        "defect",
        &now.defects,
        &before.defects,
        same_defect,
        defect,
    ));
    out.extend(told(
        "check",
        &now.checks,
        &before.checks,
        same_check,
        check,
    ));
    out
}

/// What differs between two lists of a part, whose members are called and told by `shown`.
fn told<T>(
    part: &str,
    now: &[T],
    before: &[T],
    same: impl Fn(&T, &T) -> bool,
    shown: impl Fn(&T) -> (String, String),
) -> Vec<BundleDifference> {
    let difference = |name, here: Option<String>, there: Option<String>| BundleDifference {
        part: part.to_owned(),
        name,
        change: match (&here, &there) {
            (None, _) => "new",
            (_, None) => "removed",
            _ => "changed",
        }
        .to_owned(),
        here,
        there,
        fate: Fate::Taken,
        reason: String::new(),
    };
    let mut out = Vec::new();
    for one in now {
        let (name, there) = shown(one);
        let here = before.iter().find(|held| same(held, one));
        let here = here.map(|held| shown(held).1);
        if here.as_ref() != Some(&there) {
            out.push(difference(name, here, Some(there)));
        }
    }
    for held in before {
        if !now.iter().any(|one| same(held, one)) {
            let (name, here) = shown(held);
            out.push(difference(name, Some(here), None));
        }
    }
    out
}

fn words<'w>(parts: impl IntoIterator<Item = &'w str>) -> String {
    let filled: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    filled.join(", ")
}

fn check_words(check: &AnsweredCheck) -> String {
    words([check.state.as_str(), &check.reason])
}

fn window_words(window: &AnsweredWindow) -> String {
    let minutes = format!("{} minutes", window.minutes);
    let outcome = window.outcome.as_deref().unwrap_or_default();
    let confirmed = match (&window.confirmed, outcome) {
        (Some(one), _) => format!("confirmed by {}", one.by),
        (None, "") => "not confirmed".to_owned(),
        // It is over, so that nobody waits for that any more.
        (None, _) => String::new(),
    };
    let state = plain(&window.state);
    let outcome = plain(outcome);
    words([state.as_str(), &minutes, &confirmed, &outcome, &window.note])
}

fn defect_words(defect: &AnsweredDefect) -> String {
    words([defect.severity.as_str(), &plain(&defect.status)])
}

/// A slug as it is read.
fn plain(slug: &str) -> String {
    slug.replace('_', " ")
}

/// The start of a window as people read it; a zone that is not known here is shown as it is written.
fn started(window: &AnsweredWindow) -> String {
    let wall = time::wall(&window.start_local, &window.zone);
    wall.map_or_else(
        || format!("{} {}", window.start_local, window.zone),
        |wall| wall.label,
    )
}

/// What others said to a release, newest first, of each organisation what it said last.
///
/// # Errors
/// The store's.
pub(super) fn answers(
    conn: &Connection,
    book: &Book,
    bundles: &[BundleRow],
    release: &str,
) -> Result<Vec<BundleAnswer>> {
    let rows = bundle_answer::of_release(conn, release)?;
    let mut out: Vec<BundleAnswer> = Vec::new();
    for bundle in bundles.iter().rev() {
        let Some(row) = rows.iter().find(|row| row.id == bundle.id) else {
            continue;
        };
        if out
            .iter()
            .all(|said| said.organisation != bundle.organisation)
        {
            out.push(shape(book, bundle, row));
        }
    }
    Ok(out)
}

fn shape(book: &Book, bundle: &BundleRow, row: &BundleAnswerRow) -> BundleAnswer {
    BundleAnswer {
        bundle: bundle.id.clone(),
        organisation: bundle.organisation.clone(),
        made: book.stamp(&bundle.made_at),
        at: book.stamp(&bundle.at),
        said: answered(book, kept(row)),
    }
}

/// What an answer says, as people read it.
pub(super) fn answered(book: &Book, said: Answer) -> Answered {
    let windows = said.windows.iter();
    Answered {
        state: said.state,
        checks: said.checks.into_iter().map(check_shape).collect(),
        windows: windows.map(|one| window_shape(book, one)).collect(),
        defects: said.defects.into_iter().map(defect_shape).collect(),
    }
}

fn check_shape(one: AnsweredCheck) -> AnsweredCheckShape {
    AnsweredCheckShape {
        check: one.check,
        title: one.title,
        state: one.state,
        reason: one.reason,
    }
}

fn window_shape(book: &Book, one: &AnsweredWindow) -> AnsweredWindowShape {
    let confirmed = one.confirmed.as_ref();
    AnsweredWindowShape {
        environment: one.environment.clone(),
        name: one.name.clone(),
        start: started(one),
        minutes: one.minutes,
        state: one.state.clone(),
        confirmed: confirmed
            .map(|said| format!("{}, {}", said.by, book.stamp(&said.at).label))
            .unwrap_or_default(),
        outcome: one.outcome.clone().unwrap_or_default(),
        note: one.note.clone(),
    }
}

fn defect_shape(one: AnsweredDefect) -> AnsweredDefectShape {
    AnsweredDefectShape {
        number: one.number,
        title: one.title,
        severity: one.severity,
        status: one.status,
    }
}

/// What a release is called in a summary.
pub(super) fn called(book: &Book, said: &Said) -> String {
    title(book, &said.release)
}
