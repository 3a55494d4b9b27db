//! Answers to those who reported a defect, from templates that a hub edits.
//!
//! Source: the guide's defect triage page: acknowledge within the agreed time, ask for what is
//! missing, tell the plan and its time, tell every update. The wording is ours. A value is data: a
//! title with braces in it stays a title with braces.

mod ask;

pub use ask::ask;

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

/// What can stand in braces, in the order it is offered.
pub const FIELDS: [&str; 10] = [
    "reporter",
    "number",
    "title",
    "release",
    "priority",
    "component",
    "workaround",
    "missing",
    "root",
    "reason",
];

/// The text that comes with Slipway, in English.
pub fn built_in(kind: ReplyKind) -> &'static str {
    match kind {
        ReplyKind::Acknowledge => {
            "Thank you for reporting this. We have it as defect {number} and look into it now."
        }
        ReplyKind::NeedInformation => {
            "Thank you for reporting this. To go on we need from you:\n\n{missing}\n\nPlease leave \
             out passwords, tokens and personal data."
        }
        ReplyKind::PlannedFor => {
            "We accepted this as priority {priority}. The fix is planned in Mojaloop {release}."
        }
        ReplyKind::FixedIn => {
            "This is fixed in Mojaloop {release}. We close it once that release is deployed and \
             validated in your environment."
        }
        ReplyKind::Declined => "We will not change this: {reason}",
        ReplyKind::Duplicate => "This is the same as defect {root}, where we go on with it.",
    }
}

/// An answer as the one who sends it will still see and edit it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub body: String,
    /// Fields that nothing is known for; they stand in the text as they are.
    pub missing: Vec<&'static str>,
}

/// Which fields a template names, each once, in the order they are offered.
pub fn named(template: &str) -> Vec<&'static str> {
    let stands = |field: &&str| template.contains(&format!("{{{field}}}"));
    FIELDS.into_iter().filter(stands).collect()
}

/// Writes an answer. What stands in braces and is no field stays as it is written.
pub fn render<'v>(template: &str, value: impl Fn(&str) -> &'v str) -> Written {
    let (mut body, mut missing) = (String::with_capacity(template.len()), Vec::new());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        body.push_str(before);
        let field = after.split_once('}').and_then(|(name, after)| {
            let known = FIELDS.into_iter().find(|field| *field == name)?;
            Some((known, after))
        });
        rest = after;
        match field.map(|(name, after)| (name, value(name).trim(), after)) {
            Some((_, text, after)) if !text.is_empty() => {
                body.push_str(text);
                rest = after;
            }
            Some((name, ..)) if !missing.contains(&name) => {
                missing.push(name);
                body.push('{');
            }
            _ => body.push('{'),
        }
    }
    body.push_str(rest);
    Written { body, missing }
}
