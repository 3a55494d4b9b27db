//! Why something cannot be recorded.

/// Why an act is refused. Nothing of the run changes then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The run has ended.
    #[error("the run has ended")]
    Ended,
    /// It lies before what was recorded last.
    #[error("it lies before what was recorded last")]
    Earlier,
    /// No such step.
    #[error("the runbook has no step {0}")]
    NoStep(String),
    /// The step belongs to the way there, and the run has turned back.
    #[error("{0} belongs to the way there, and the run has turned back")]
    TurnedBack(String),
    /// The step belongs to the rollback, and the run has not turned back.
    #[error("{0} belongs to the rollback, and the run has not turned back")]
    NotTurnedBack(String),
    /// Steps it waits for are not through.
    #[error("{step} waits for {}", .waits.join(", "))]
    Waits {
        /// Which.
        step: String,
        /// For what.
        waits: Vec<String>,
    },
    /// The step is not in a state for this.
    #[error("{step} is {state}")]
    State {
        /// Which.
        step: String,
        /// Where it stands.
        state: &'static str,
    },
    /// A decision is neither started nor ended, it is taken.
    #[error("{0} asks for a go or a no-go")]
    IsDecision(String),
    /// Only a decision takes a go or a no-go.
    #[error("{0} asks for no decision")]
    NoDecision(String),
    /// A decision cannot be left out.
    #[error("{0} is a decision: record a go or a no-go with its reason")]
    DecisionStays(String),
    /// A live step that names a checker must say who looked at it.
    #[error("{0} names a checker: say who looked at it")]
    Unchecked(String),
    /// Whoever did it looked at it themselves.
    #[error("{0} was checked by who did it")]
    SelfChecked(String),
    /// It takes a reason.
    #[error("it takes a reason")]
    NoReason,
    /// Steps are still open.
    #[error("still open: {}", .0.join(", "))]
    Open(Vec<String>),
    /// Steps that waited for it have begun.
    #[error("{step} cannot be opened again: {} came after it", .later.join(", "))]
    Later {
        /// Which.
        step: String,
        /// What has begun since.
        later: Vec<String>,
    },
    /// The run turns back only once.
    #[error("the run has turned back already")]
    AlreadyBack,
}
