//! What the rules look at: a defect with its ticket, gathered by the caller.

use crate::defect::facts::Facts;
use crate::defect::scale::Severity;
use crate::defect::ticket_state::TicketState;

/// A defect as it stands, or as it would after what is being asked.
#[derive(Clone, Debug)]
pub struct DefectFacts<'a> {
    /// What its report says.
    pub report: &'a Facts,
    /// How many files are attached.
    pub attachments: usize,
    /// What runs in Production, such as `17.0.4 r1`; None when nobody knows.
    pub production: Option<&'a str>,
    /// Names and codes of the hub's production environments.
    pub production_names: &'a [&'a str],
    /// Its severity.
    pub severity: Option<Severity>,
    /// Its state, or the one it is being set to; None where the desk's word has no match.
    pub state: Option<TicketState>,
    /// Where the customer's decision to let it wait is written; empty when it is not.
    pub customer_decision: &'a str,
    /// Whether it touches security.
    pub security: bool,
    /// Whether it was said to be a known bug.
    pub known: bool,
    /// The defect or the ticket it repeats, in words.
    pub same_as: Option<&'a str>,
    /// The release that is to mend it.
    pub fix: Option<FixFact<'a>>,
    /// The root cause, or where it is written; empty when it is not.
    pub root_cause: &'a str,
    /// How many other incidents of the same kind there were.
    pub repeats: usize,
    /// The problem record it belongs to.
    pub problem: Option<ProblemFact<'a>>,
}

/// The release that is to mend a defect.
#[derive(Clone, Copy, Debug)]
pub struct FixFact<'a> {
    /// Such as `Mojaloop 17.2.0 r1`.
    pub title: &'a str,
    /// Whether it is said to be in the release's notes, rather than planned or thought of.
    pub claimed_in_notes: bool,
    /// Whether the notes hold it; None when there are no notes yet.
    pub in_notes: Option<bool>,
    /// `YYYY-MM-DD` of the release's target; None when none is set.
    pub target_day: Option<&'a str>,
    /// Label and last day of the Program Increment it was promised for.
    pub increment: Option<(&'a str, &'a str)>,
    /// Whether it runs in the hub's Production; None when nobody knows.
    pub deployed: Option<bool>,
    /// Whether it was validated there; None when nobody knows.
    pub validated: Option<bool>,
}

/// A problem record.
#[derive(Clone, Copy, Debug)]
pub struct ProblemFact<'a> {
    /// Such as `Problem 12`.
    pub title: &'a str,
    /// Its known error; None when none was raised.
    pub known_error: Option<&'a str>,
}
