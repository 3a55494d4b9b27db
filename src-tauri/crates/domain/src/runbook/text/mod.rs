//! A runbook as text: Markdown that people review, read strictly and written one way.
//!
//! Front matter holds `title`, `from` and `strategy`. `## ` begins a part, by its title; `### id:
//! Title` a step. Lines `- key: value` right below say what a step is, then comes prose, then at
//! most one fenced block, its command. Variables stand in a block ```` ```env ```` of their part, a
//! line each, with `# ` before a line that says why. What cannot be read is refused with its line, so
//! that nothing of a runbook is lost unsaid.

mod edit;
mod read;
mod write;

pub use edit::{EditError, Place, remove_step, set_step};
pub use read::{Lines, Outline, TextError, outline, read};
pub use write::write;

/// Longest text, in bytes.
pub const MOST_BYTES: usize = 512 * 1024;
/// Most steps of a runbook.
pub const MOST_STEPS: usize = 2_000;
/// Most variables of a runbook.
pub const MOST_VARIABLES: usize = 5_000;

/// Whether a text may be the name of a step: small letters, digits and single hyphens inside.
pub fn is_step_id(text: &str) -> bool {
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty()
        && text.len() <= 60
        && text.chars().all(sound)
        && !text.starts_with('-')
        && !text.ends_with('-')
}
