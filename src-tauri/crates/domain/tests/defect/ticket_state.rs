//! From which state a ticket may go to which (rule 16).

use TicketState::{Cancelled, Closed, Escalated, InProgress, Pending, Resolved};
use slipway_domain::defect::scale::Severity;
use slipway_domain::defect::ticket_state::{Grounds, Refused, TicketState};

const NOTHING: Grounds<'static> = Grounds {
    client_action: "",
    customer_decision: "",
};
const CLIENT: Grounds<'static> = Grounds {
    client_action: "Send the callback log of 14:00",
    customer_decision: " ",
};
const CUSTOMER: Grounds<'static> = Grounds {
    client_action: "",
    customer_decision: "Fatou Diallo stopped it, comment of 23 Nov",
};

#[test]
fn states_are_the_guides_six() {
    let slugs: Vec<&str> = TicketState::ALL.iter().map(|state| state.slug()).collect();
    let six = [
        "in_progress",
        "escalated",
        "pending",
        "cancelled",
        "resolved",
        "closed",
    ];
    assert_eq!(slugs, six);
    assert_eq!(TicketState::parse("In Progress"), Some(InProgress));
}

#[test]
fn moves() {
    let table = [
        (InProgress, Escalated, Some(Severity::S1), NOTHING, Ok(())),
        (InProgress, Resolved, None, NOTHING, Ok(())),
        (InProgress, InProgress, Some(Severity::S1), NOTHING, Ok(())),
        (Resolved, InProgress, Some(Severity::S2), NOTHING, Ok(())),
        (Resolved, Closed, Some(Severity::S2), NOTHING, Ok(())),
        // Resolve is not close.
        (
            InProgress,
            Closed,
            Some(Severity::S4),
            CUSTOMER,
            Err(Refused::NotResolved),
        ),
        (
            Pending,
            Closed,
            Some(Severity::S4),
            CUSTOMER,
            Err(Refused::NotResolved),
        ),
        (Escalated, Closed, None, NOTHING, Err(Refused::NotResolved)),
        // Pending is the client's turn.
        (
            InProgress,
            Pending,
            Some(Severity::S3),
            NOTHING,
            Err(Refused::NoClientAction),
        ),
        (
            InProgress,
            Pending,
            None,
            NOTHING,
            Err(Refused::NoClientAction),
        ),
        (InProgress, Pending, Some(Severity::S3), CLIENT, Ok(())),
        (Escalated, Pending, Some(Severity::S4), CLIENT, Ok(())),
        // Severity 1 and 2 do not wait, unless the customer's decision is written down.
        (
            InProgress,
            Pending,
            Some(Severity::S1),
            CLIENT,
            Err(Refused::NeverWaits(Severity::S1)),
        ),
        (
            InProgress,
            Pending,
            Some(Severity::S2),
            CLIENT,
            Err(Refused::NeverWaits(Severity::S2)),
        ),
        (InProgress, Pending, Some(Severity::S2), CUSTOMER, Ok(())),
        // Only the customer cancels.
        (
            InProgress,
            Cancelled,
            Some(Severity::S3),
            NOTHING,
            Err(Refused::NotByCustomer),
        ),
        (
            Escalated,
            Cancelled,
            Some(Severity::S3),
            CLIENT,
            Err(Refused::NotByCustomer),
        ),
        (Pending, Cancelled, Some(Severity::S3), CUSTOMER, Ok(())),
        // Ends stay ends.
        (
            Closed,
            InProgress,
            None,
            CUSTOMER,
            Err(Refused::Ended(Closed)),
        ),
        (
            Cancelled,
            InProgress,
            None,
            CUSTOMER,
            Err(Refused::Ended(Cancelled)),
        ),
        (
            Resolved,
            Pending,
            None,
            CLIENT,
            Err(Refused::NoWay {
                from: Resolved,
                to: Pending,
            }),
        ),
    ];
    for (from, to, severity, grounds, answer) in table {
        assert_eq!(
            from.may_go(to, severity, &grounds),
            answer,
            "{from:?} → {to:?} {severity:?}"
        );
    }
}

#[test]
fn every_move_that_is_listed_can_be_made_with_all_grounds() {
    let all = Grounds {
        client_action: "a",
        customer_decision: "b",
    };
    for from in TicketState::ALL.iter().copied() {
        for to in TicketState::ALL.iter().copied().filter(|to| *to != from) {
            let listed = from.next().contains(&to);
            assert_eq!(
                from.may_go(to, Some(Severity::S1), &all).is_ok(),
                listed,
                "{from:?} → {to:?}"
            );
        }
        assert_eq!(from.next().is_empty(), from.is_end());
        assert!(!from.meaning().is_empty());
    }
}

#[test]
fn a_refusal_says_the_way_out() {
    let refused = [
        Refused::NotResolved,
        Refused::NeverWaits(Severity::S2),
        Refused::NoClientAction,
        Refused::NotByCustomer,
        Refused::Ended(Closed),
        Refused::NoWay {
            from: Resolved,
            to: Pending,
        },
    ];
    for one in refused {
        assert!(!one.hint().is_empty() && !one.to_string().is_empty() && !one.field().is_empty());
    }
    assert_eq!(
        Refused::NeverWaits(Severity::S2).to_string(),
        "a ticket of severity S2 must not be set to Pending"
    );
}
