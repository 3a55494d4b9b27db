//! Answers to those who reported a defect, from templates that a hub edits.
//!
//! Source: the guide's defect triage page: acknowledge within the agreed time, ask for what is
//! missing, tell the plan and its time, tell every update. The wording is ours. A value is data: a
//! title with braces in it stays a title with braces.

mod field;

pub use field::{FIELDS, Field, Fields, required};

use crate::message::field::stands_in;
use crate::message::template::{TemplateError, body_text, context, written};
use crate::words::words;
use serde::{Deserialize, Serialize};

words! {
    /// What an answer is for.
    ReplyKind {
        /// It was received.
        Acknowledge "acknowledge" "Acknowledge",
        /// Something is missing.
        NeedInformation "need_information" "Need information",
        /// It is planned into a release.
        PlannedFor "planned_for" "Planned for",
        /// It is mended in a release.
        FixedIn "fixed_in" "Fixed in",
        /// It will not be changed.
        Declined "declined" "Declined",
        /// It is known already.
        Duplicate "duplicate" "Duplicate",
    }
}

/// The text that comes with Slipway, in English.
pub fn built_in(kind: ReplyKind) -> &'static str {
    macro_rules! text {
        ($name:literal) => {
            include_str!(concat!(
                "../../../../../../assets/replies/en/",
                $name,
                ".txt"
            ))
        };
    }
    match kind {
        ReplyKind::Acknowledge => text!("acknowledge"),
        ReplyKind::NeedInformation => text!("need_information"),
        ReplyKind::PlannedFor => text!("planned_for"),
        ReplyKind::FixedIn => text!("fixed_in"),
        ReplyKind::Declined => text!("declined"),
        ReplyKind::Duplicate => text!("duplicate"),
    }
}

/// Looks whether a template may be saved: it must run, also for a defect that holds little, and every
/// required field of its kind must come out of it.
///
/// # Errors
/// [`TemplateError`] with the line, or the fields that would be missing.
pub fn check(kind: ReplyKind, template: &str) -> Result<(), TemplateError> {
    render(template, &Fields::default())?;
    let mut full = Fields::default();
    for (number, field) in FIELDS.iter().enumerate() {
        full.put(field.name, format!("qz{number}zq"));
    }
    let text = render(template, &full)?;
    let absent = |name: &&'static str| !stands_in(full.get(name), &text);
    let missing: Vec<&str> = required(kind)
        .map(|field| field.name)
        .filter(absent)
        .collect();
    match missing.is_empty() {
        true => Ok(()),
        false => Err(TemplateError::LeavesOut(missing)),
    }
}

/// Writes an answer, as the one who sends it will still see and edit it.
///
/// # Errors
/// [`TemplateError`] when the template does not run.
pub fn render(template: &str, fields: &Fields) -> Result<String, TemplateError> {
    let context = context(fields.nested());
    Ok(body_text(&written("text", template, &context)?))
}
