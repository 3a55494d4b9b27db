//! Who must be told.

use crate::calendar::{at, working_time};
use Occasion::{Breach, Dispute, NearBreach, SeverityOne, TakesOver};
use SupportLevel::{L1, L2, L3, L4};
use chrono::{DateTime, Utc};
use slipway_domain::defect::clock::{
    Clock, ClockKind, Event, Happened, Hours, Story, Targets, read,
};
use slipway_domain::defect::escalation::{Escalation, Occasion, SupportLevel, Trouble};
use slipway_domain::defect::scale::Severity;
use slipway_domain::defect::ticket_state::TicketState;

const REPORTED: &str = "2026-11-23T09:00:00+01:00";

fn clock(severity: Severity, events: &[Event], now: &str) -> Clock {
    let (reported, now): (DateTime<Utc>, _) = (at(REPORTED), at(now));
    let state = Some(TicketState::InProgress);
    let story = Story {
        reported,
        severity: Some(severity),
        state,
        events,
    };
    let hours = Hours::around(&working_time("Africa/Lagos"), now);
    read(
        ClockKind::FirstResponse,
        &story,
        &Targets::default(),
        &hours,
        now,
    )
    .unwrap()
}

fn told(
    level: SupportLevel,
    severity: Severity,
    now: &str,
    dispute: bool,
) -> Vec<(String, Occasion)> {
    let clock = clock(severity, &[], now);
    let trouble = Trouble {
        level,
        severity: Some(severity),
        clock: Some(&clock),
        dispute,
    };
    let told = Escalation::default().told(&trouble);
    told.into_iter()
        .map(|tell| (tell.who, tell.occasion))
        .collect()
}

/// Level, severity, moment, whether there is a dispute, and who is told.
type Case<'a> = (
    SupportLevel,
    Severity,
    &'a str,
    bool,
    &'a [(&'a str, Occasion)],
);

/// S2 must be answered by 13:00, S1 by 11:00.
#[test]
fn by_table() {
    let (leader, service, technical) = (
        "L1/L2 Operations Support Team Leader",
        "Service Manager",
        "Technical Operations Manager",
    );
    let owner = "Product Owner of the Hub or Program Manager";
    let (l2, l4) = ("Level 2, Customer Support", "Level 4, partners and vendors");
    let table: &[Case<'_>] = &[
        (L3, Severity::S2, "10:00", false, &[]),
        (L3, Severity::S2, "11:59", false, &[]),
        (L3, Severity::S2, "12:00", false, &[(service, NearBreach)]),
        (L1, Severity::S2, "12:30", false, &[(leader, NearBreach)]),
        (
            L1,
            Severity::S2,
            "13:01",
            false,
            &[(leader, Breach), (service, Breach), (l2, TakesOver)],
        ),
        (
            L3,
            Severity::S2,
            "16:59",
            false,
            &[(service, Breach), (technical, Breach), (l4, TakesOver)],
        ),
        (
            L4,
            Severity::S2,
            "17:00",
            false,
            &[(service, Breach), (technical, Breach), (owner, Breach)],
        ),
        (L2, Severity::S1, "09:10", false, &[(service, SeverityOne)]),
        (
            L1,
            Severity::S1,
            "10:45",
            false,
            &[(service, SeverityOne), (leader, NearBreach)],
        ),
        (
            L3,
            Severity::S4,
            "09:10",
            true,
            &[
                ("Mojaloop Support Team Lead", Dispute),
                ("Hub Operator Program Manager", Dispute),
            ],
        ),
    ];
    for (level, severity, now, dispute, expected) in table {
        let now = format!("2026-11-23T{now}:00+01:00");
        let expected: Vec<(String, Occasion)> = expected
            .iter()
            .map(|(who, why)| ((*who).to_owned(), *why))
            .collect();
        assert_eq!(
            told(*level, *severity, &now, *dispute),
            expected,
            "{level:?} {severity:?} {now}"
        );
    }
}

#[test]
fn an_answered_ticket_troubles_nobody() {
    let said = Happened::Said {
        public: true,
        ours: true,
        automated: false,
    };
    let events = [Event {
        at: at("2026-11-23T15:00:00+01:00"),
        what: said,
    }];
    let clock = clock(Severity::S2, &events, "2026-11-24T15:00:00+01:00");
    let trouble = Trouble {
        level: L3,
        severity: Some(Severity::S2),
        clock: Some(&clock),
        dispute: false,
    };
    assert_eq!(Escalation::default().told(&trouble), []);
}

#[test]
fn a_hub_names_its_own() {
    let own = Escalation::default().with(L3, ["Ana".to_owned(), String::new(), "Ana".to_owned()]);
    let clock = clock(Severity::S2, &[], "2026-11-24T15:00:00+01:00");
    let trouble = Trouble {
        level: L3,
        severity: None,
        clock: Some(&clock),
        dispute: false,
    };
    let told: Vec<String> = own
        .told(&trouble)
        .into_iter()
        .map(|tell| tell.who)
        .collect();
    assert_eq!(
        told,
        ["Ana", "Level 4, partners and vendors"],
        "each once, nobody without a name"
    );
    let json = serde_json::to_string(&own).unwrap();
    assert_eq!(serde_json::from_str::<Escalation>(&json).unwrap(), own);
    assert_eq!(L4.next(), None);
}
