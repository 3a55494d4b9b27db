//! The six states of a ticket, and from which to which it may go.
//!
//! Source: the guide's incident management page. It defines the states and the three rules on
//! Pending, Cancelled and Closed; it tabulates no moves, so those here are Slipway's.

use super::scale::Severity;
use crate::words::words;
use serde::{Deserialize, Serialize};

words! {
    /// Where a ticket stands.
    TicketState {
        /// Somebody works on it.
        InProgress "in_progress" "In progress",
        /// Somebody outside Operations works on it: Product Delivery, or a partner.
        Escalated "escalated" "Escalated",
        /// It waits for the client.
        Pending "pending" "Pending",
        /// The customer took it back.
        Cancelled "cancelled" "Cancelled",
        /// It is mended, and the reporter was asked whether it is.
        Resolved "resolved" "Resolved",
        /// The reporter agreed.
        Closed "closed" "Closed",
    }
}

/// What a move rests on. Empty is what nobody wrote down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Grounds<'a> {
    /// What the client must do, for Pending.
    pub client_action: &'a str,
    /// What the customer decided and where that is written, for Cancelled, and for Pending at
    /// severity 1 and 2.
    pub customer_decision: &'a str,
}

/// Why a ticket may not go there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It does not lead there.
    #[error("a ticket in {} does not go to {}", from.title(), to.title())]
    NoWay {
        /// Where it stands.
        from: TicketState,
        /// Where it should go.
        to: TicketState,
    },
    /// Nobody agreed that it is mended.
    #[error("a ticket is closed only from Resolved, once its reporter agreed")]
    NotResolved,
    /// It has ended.
    #[error("{} is an end", .0.title())]
    Ended(TicketState),
    /// Severity 1 and 2 do not wait.
    #[error("a ticket of severity {} must not be set to Pending", .0.slug())]
    NeverWaits(Severity),
    /// Only the client's turn justifies Pending.
    #[error("Pending needs what the client must do")]
    NoClientAction,
    /// Only the customer cancels.
    #[error("only the customer cancels a ticket")]
    NotByCustomer,
}

impl Refused {
    /// The way out.
    pub fn hint(&self) -> &'static str {
        match self {
            Refused::NoWay { .. } => "Set it to In progress first.",
            Refused::NotResolved => {
                "Set it to Resolved, which asks the reporter; close it when the answer is yes."
            }
            Refused::Ended(_) => "File a new ticket that links to it.",
            Refused::NeverWaits(_) => {
                "Keep it In progress or Escalated, or write down the customer's decision to stop."
            }
            Refused::NoClientAction => "Say what the client must do before work can go on.",
            Refused::NotByCustomer => {
                "Write down who of the customer's asked for it; otherwise decline or resolve it."
            }
        }
    }

    /// The field of the form that mends it.
    pub fn field(&self) -> &'static str {
        match self {
            Refused::NoClientAction => "reason",
            Refused::NotByCustomer | Refused::NeverWaits(_) => "decision",
            Refused::NoWay { .. } | Refused::NotResolved | Refused::Ended(_) => "status",
        }
    }
}

impl TicketState {
    /// What it means.
    pub fn meaning(self) -> &'static str {
        match self {
            TicketState::InProgress => "Received, given to an engineer, and being worked on.",
            TicketState::Escalated => {
                "With somebody outside Operations, such as Product Delivery or a partner."
            }
            TicketState::Pending => "Waits for something only the client can do. The clock stops.",
            TicketState::Cancelled => "Taken back by the customer.",
            TicketState::Resolved => "Mended; the reporter was told and may reopen it.",
            TicketState::Closed => "The reporter agreed that it is mended.",
        }
    }

    /// The states it may go to from here, the usual one first.
    pub fn next(self) -> &'static [TicketState] {
        use TicketState as T;
        match self {
            T::InProgress => &[T::Resolved, T::Escalated, T::Pending, T::Cancelled],
            T::Escalated => &[T::InProgress, T::Resolved, T::Pending, T::Cancelled],
            T::Pending => &[T::InProgress, T::Escalated, T::Resolved, T::Cancelled],
            T::Resolved => &[T::Closed, T::InProgress],
            T::Closed | T::Cancelled => &[],
        }
    }

    /// Whether it is still to be mended.
    pub fn is_open(self) -> bool {
        matches!(
            self,
            TicketState::InProgress | TicketState::Escalated | TicketState::Pending
        )
    }

    /// Whether nothing follows.
    pub fn is_end(self) -> bool {
        matches!(self, TicketState::Cancelled | TicketState::Closed)
    }

    /// Whether its time counts towards the time to resolve: In progress and Escalated.
    pub fn is_worked_on(self) -> bool {
        matches!(self, TicketState::InProgress | TicketState::Escalated)
    }

    /// Looks whether a ticket of this state and severity may go to `to` (rule 16).
    ///
    /// # Errors
    /// [`Refused`] with its way out.
    pub fn may_go(
        self,
        to: TicketState,
        severity: Option<Severity>,
        grounds: &Grounds<'_>,
    ) -> Result<(), Refused> {
        if self == to {
            return Ok(());
        }
        if self.is_end() {
            return Err(Refused::Ended(self));
        }
        if to == TicketState::Closed && self != TicketState::Resolved {
            return Err(Refused::NotResolved);
        }
        if !self.next().contains(&to) {
            return Err(Refused::NoWay { from: self, to });
        }
        let written = |text: &str| !text.trim().is_empty();
        match (to, severity) {
            (TicketState::Cancelled, _) if !written(grounds.customer_decision) => {
                Err(Refused::NotByCustomer)
            }
            (TicketState::Pending, Some(severity)) if severity.never_waits() => {
                if written(grounds.customer_decision) {
                    return Ok(());
                }
                Err(Refused::NeverWaits(severity))
            }
            (TicketState::Pending, _) if !written(grounds.client_action) => {
                Err(Refused::NoClientAction)
            }
            _ => Ok(()),
        }
    }
}
