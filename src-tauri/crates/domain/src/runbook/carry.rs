//! Makes a runbook that was made from another name its own release and environment.
//!
//! Only what a template would have put there is carried over: versions and the environment in titles,
//! in what is expected and in commands. What somebody wrote in their own words stays as they wrote it,
//! and a rule tells of what it names.

use super::mention::{Mention, Owner, Owners, in_command, in_words, with_place, with_values};
use super::step::{Runbook, lines};
use super::template::{BACKEND_NOTE, FORMER, NO_BACKEND, Named};
use crate::version::bare;

/// Puts what `new` names in the place of what `old` names.
pub fn carry(runbook: &mut Runbook, old: &Named<'_>, new: &Named<'_>, owners: &Owners<'_>) {
    let words = |text: &str| {
        let text = put(text, in_words(text, owners), old, new);
        with_place(&text, old.environment, new.environment)
    };
    for step in &mut runbook.steps {
        step.title = words(&step.title);
        step.expected = words(&step.expected);
        let mentions = in_command(&step.command, owners);
        let command = put(&step.command, mentions, old, new);
        step.command = with_values(&command, old.code, new.code);
        if !new.backend.is_empty() && step.text.contains(BACKEND_NOTE) {
            step.text = lines(&step.text.replace(BACKEND_NOTE, ""));
        }
    }
}

fn put(text: &str, mentions: Vec<Mention<'_>>, old: &Named<'_>, new: &Named<'_>) -> String {
    let mut out = String::new();
    let mut at = 0;
    for mention in mentions {
        let Some(other) = other(&mention, old, new) else {
            continue;
        };
        out.push_str(text.get(at..mention.start).unwrap_or_default());
        out.push_str(other);
        at = mention.start + mention.version.len();
    }
    out.push_str(text.get(at..).unwrap_or_default());
    for (unknown, known) in [(FORMER, new.from), (NO_BACKEND, new.backend)] {
        if !known.is_empty() {
            out = out.replace(unknown, bare(known));
        }
    }
    out
}

/// What a version becomes; None when it stays.
fn other<'n>(mention: &Mention<'_>, old: &Named<'_>, new: &Named<'n>) -> Option<&'n str> {
    let is = |named: &str| !named.is_empty() && bare(named) == mention.version;
    match mention.owner {
        Owner::Release if is(old.version) => Some(bare(new.version)),
        Owner::Release if is(old.from) && new.from.is_empty() => Some(FORMER),
        Owner::Release if is(old.from) => Some(bare(new.from)),
        Owner::Backend if is(old.backend) && new.backend.is_empty() => Some(NO_BACKEND),
        Owner::Backend if is(old.backend) => Some(bare(new.backend)),
        _ => None,
    }
}
