//! The rules over a test run, and what proves an environment.

use chrono::{DateTime, Utc};
use slipway_domain::evidence::baseline::{BASELINES, of_release};
use slipway_domain::evidence::collection::{Fit, fit};
use slipway_domain::evidence::proof::{Doubt, Proof, Run};
use slipway_domain::evidence::suite;
use slipway_domain::evidence::{Claim, Counts};
use slipway_domain::rules::{EarlierRun, EvidenceFacts, TagFact, Verdict, judge_evidence};
use std::collections::BTreeMap;

fn counts(passed: u64, failed: u64, skipped: u64) -> Counts {
    Counts {
        assertions: passed + failed + skipped,
        passed,
        failed,
        skipped,
        requests: Some(1),
        test_cases: Some(1),
        broken: 0,
    }
}

fn facts(counts: &Counts) -> EvidenceFacts<'_> {
    EvidenceFacts {
        release: "Mojaloop 17.3.0 r1",
        collection: "v17.3.0",
        required: Some("v17.3.0"),
        collection_day: None,
        before: None,
        counts,
        claim: Claim::default(),
        completed: Some("Tue 24 Nov 2026, 22:12"),
        ahead_of: None,
        cut_short: false,
        baseline: None,
        earlier: None,
    }
}

fn broken(facts: &EvidenceFacts<'_>) -> Vec<String> {
    let judged = judge_evidence(facts, &BTreeMap::new()).into_iter();
    let found = judged.flat_map(|judged| {
        judged
            .findings
            .into_iter()
            .map(move |found| (judged.rule.id, found))
    });
    found
        .filter(|(_, found)| found.verdict != Verdict::Met)
        .map(|(rule, found)| format!("{rule}: {}", found.subject))
        .collect()
}

#[test]
fn a_whole_run_has_nothing_against_it() {
    assert_eq!(broken(&facts(&counts(28, 0, 0))), [""; 0]);
}

#[test]
fn what_failed_was_skipped_or_never_was_is_said() {
    assert_eq!(
        broken(&facts(&counts(5, 2, 1))),
        [
            "evidence_passed: Assertions failed",
            "evidence_passed: Assertions were skipped"
        ]
    );
    let nothing = counts(0, 0, 0);
    let claimed = EvidenceFacts {
        claim: Claim {
            passed: Some(true),
            assertions: Some(0),
            passed_assertions: Some(0),
        },
        completed: None,
        cut_short: true,
        ..facts(&nothing)
    };
    assert_eq!(
        broken(&claimed),
        [
            "evidence_passed: Nothing was asserted",
            "evidence_claim: The report calls itself passed",
            "evidence_whole: The run was cut short",
            "evidence_whole: When it ran is not known",
        ]
    );
}

#[test]
fn a_run_that_ended_after_its_import_is_said() {
    let counted = counts(28, 0, 0);
    let ahead = EvidenceFacts {
        ahead_of: Some("Mon 23 Nov 2026, 16:42"),
        ..facts(&counted)
    };
    assert_eq!(
        broken(&ahead),
        ["evidence_whole: The run ended after it was imported"]
    );
}

/// The toolkit counts what it skipped as passed.
#[test]
fn a_claim_is_held_against_the_counts() {
    let counted = counts(17, 0, 20);
    let claimed = EvidenceFacts {
        claim: Claim {
            passed: Some(true),
            assertions: Some(37),
            passed_assertions: Some(37),
        },
        ..facts(&counted)
    };
    assert_eq!(
        broken(&claimed)[1..],
        [
            "evidence_claim: The report calls itself passed",
            "evidence_claim: The report counts otherwise"
        ]
    );
}

/// JUnit's suites count errors that are in no case.
#[test]
fn a_failure_that_nothing_shows_is_said() {
    let counted = counts(1, 0, 0);
    let claimed = EvidenceFacts {
        claim: Claim {
            passed: Some(false),
            assertions: Some(1),
            passed_assertions: Some(0),
        },
        ..facts(&counted)
    };
    assert_eq!(
        broken(&claimed),
        [
            "evidence_claim: The report calls itself failed",
            "evidence_claim: The report counts otherwise"
        ]
    );
}

#[test]
fn a_suite_that_shrank_is_said() {
    let counted = counts(2_600, 0, 0);
    let shrunk = EvidenceFacts {
        baseline: of_release(suite::GOLDEN_PATH, "17.3.0"),
        earlier: Some(EarlierRun {
            when: "yesterday",
            assertions: 2_757,
        }),
        ..facts(&counted)
    };
    assert_eq!(
        broken(&shrunk),
        [
            "evidence_baseline: Fewer assertions than Mojaloop's own run",
            "evidence_shrunk: Fewer assertions than the run before"
        ]
    );
}

#[test]
fn a_baseline_is_the_newest_that_is_not_newer_than_the_release() {
    let of =
        |version| of_release(suite::GOLDEN_PATH, version).map(|one| (one.version, one.assertions));
    assert_eq!(of("10.0.0"), None);
    assert_eq!(of("v14.1.1"), Some(("14.1.0", 2_634)));
    assert_eq!(of("17.2.0"), Some(("15.0.0", 2_668)));
    assert_eq!(of_release("fx", "17.2.0"), None);
    assert!(BASELINES.iter().all(
        |one| suite::parse(one.suite).as_deref() == Some(one.suite) && one.source.contains('#')
    ));
}

/// The required tag is the one the notes name: not the newest, not the highest number.
#[test]
fn another_tag_than_the_notes_name_is_said() {
    let table = [
        ("v17.2.0", Some("v17.2.0"), Fit::Required),
        ("17.2.0", Some("v17.2.0"), Fit::Required),
        ("v20.2.5", Some("v17.2.0"), Fit::SameCommit),
        ("v17.2.0", Some("20.2.5"), Fit::SameCommit),
        ("v20.3.0", Some("v17.2.0"), Fit::Other),
        ("v17.3.0", Some("v17.2.0"), Fit::Other),
        ("main", Some("v17.2.0"), Fit::Moving),
        ("latest", None, Fit::Moving),
        (
            "v15.0.0-snapshot.6",
            Some("v15.0.0-snapshot.6"),
            Fit::Moving,
        ),
        ("v17.2.0", None, Fit::NotKnown),
    ];
    for (given, required, expected) in table {
        assert_eq!(fit(given, required), expected, "{given} for {required:?}");
    }
}

/// Tag v17.3.0 of the test cases is older than v17.2.0: the notes ask for it, and it tests too little.
#[test]
fn a_tag_older_than_that_of_the_release_before_is_said() {
    let counted = counts(28, 0, 0);
    let before = TagFact {
        release: "Mojaloop 17.2.0 r1",
        tag: "v17.2.0",
        day: "2026-02-17",
    };
    let trapped = EvidenceFacts {
        collection_day: Some("2025-10-31"),
        before: Some(before),
        ..facts(&counted)
    };
    assert_eq!(
        broken(&trapped),
        ["evidence_tag_order: Test cases older than those of the release before"]
    );
    let newer = EvidenceFacts {
        collection_day: Some("2026-07-01"),
        ..trapped
    };
    assert_eq!(broken(&newer), [""; 0]);
}

fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

fn proof(run: Option<Run>) -> Proof {
    Proof {
        environment: "UAT".to_owned(),
        code: "UAT".to_owned(),
        release: "Mojaloop 17.2.0 r1".to_owned(),
        run,
        untimed: Vec::new(),
        baseline: of_release(suite::GOLDEN_PATH, "17.2.0"),
        required: Some("v17.2.0".to_owned()),
        changed: Some((
            at("2026-11-20T20:00:00Z"),
            "Fri 20 Nov 2026, 21:00".to_owned(),
        )),
    }
}

fn green() -> Run {
    Run {
        counts: counts(2_700, 0, 0),
        claim: Claim::default(),
        cut_short: false,
        completed: Some(at("2026-11-20T22:00:00Z")),
        imported: at("2026-11-20T22:05:00Z"),
        when: "Fri 20 Nov 2026, 23:00".to_owned(),
        collection: "v17.2.0".to_owned(),
    }
}

/// The same without a time in its report, taken in then.
fn untimed(imported: &str, counts: Counts) -> Run {
    Run {
        counts,
        completed: None,
        imported: at(imported),
        ..green()
    }
}

/// What a proof says where it does not hold: against it, or not known.
fn said(proof: &Proof) -> (&'static str, String) {
    match proof.doubt() {
        None => ("holds", proof.words()),
        Some(Doubt::Against(said)) => ("against", said),
        Some(Doubt::Unknown(said)) => ("unknown", said),
    }
}

#[test]
fn a_run_that_is_not_the_whole_proves_nothing() {
    let of = |run: Run| said(&proof(Some(run)));
    let cut = of(Run {
        cut_short: true,
        ..green()
    });
    assert_eq!(cut.0, "against");
    assert!(cut.1.contains("ended before it was done"), "{}", cut.1);
    let table = [
        (1, "against"),
        (2_400, "against"),
        (2_401, "against"),
        (2_402, "holds"),
        (2_668, "holds"),
        (3_000, "holds"),
    ];
    for (assertions, expected) in table {
        let counts = counts(assertions, 0, 0);
        let (verdict, words) = of(Run { counts, ..green() });
        assert_eq!(verdict, expected, "{assertions}: {words}");
        if expected == "against" {
            assert!(
                words.contains(&assertions.to_string()) && words.contains("2668"),
                "{words}"
            );
        }
    }
    let without = Proof {
        baseline: None,
        ..proof(Some(Run {
            counts: counts(1, 0, 0),
            ..green()
        }))
    };
    let (verdict, words) = said(&without);
    assert_eq!(verdict, "holds");
    assert!(words.contains("No run that Mojaloop published"), "{words}");
    let failed = Claim {
        passed: Some(false),
        ..Claim::default()
    };
    let claimed = of(Run {
        claim: failed,
        ..green()
    });
    assert!(
        claimed.0 == "against" && claimed.1.contains("says that something failed"),
        "{claimed:?}"
    );
}

#[test]
fn a_run_that_ended_after_it_was_imported_proves_nothing() {
    let ahead = Run {
        completed: Some(at("2031-01-01T00:00:00Z")),
        ..green()
    };
    assert_eq!(ahead.ended(), None);
    let alone = Proof {
        untimed: vec![ahead.clone()],
        ..proof(None)
    };
    let (verdict, words) = said(&alone);
    assert!(
        verdict == "against" && words.contains("after it was imported"),
        "{words}"
    );
    let failed = Run {
        counts: counts(2_699, 1, 0),
        ..green()
    };
    assert_eq!(
        said(&Proof {
            untimed: vec![ahead.clone()],
            ..proof(Some(failed))
        })
        .0,
        "against"
    );
    let slack = Run {
        completed: Some(at("2026-11-20T22:14:00Z")),
        ..green()
    };
    assert!(slack.ended().is_some(), "clocks differ a little");
    assert_eq!(
        said(&Proof {
            untimed: vec![ahead],
            ..proof(Some(green()))
        })
        .0,
        "holds"
    );
}

#[test]
fn a_run_without_a_time_is_weaker_than_one_that_has_one() {
    let (pass, fail) = (counts(2_700, 0, 0), counts(2_699, 1, 0));
    let with = |run: Option<Run>, other: Run| {
        said(&Proof {
            untimed: vec![other],
            ..proof(run)
        })
    };
    let after = "2026-11-21T09:00:00Z";
    let (verdict, words) = with(Some(green()), untimed(after, fail));
    assert!(
        verdict == "against" && words.contains("when it ran is not known"),
        "{words}"
    );
    assert_eq!(with(Some(green()), untimed(after, pass)).0, "holds");
    let earlier = "2026-11-20T21:00:00Z";
    assert_eq!(
        with(Some(green()), untimed(earlier, fail)).0,
        "holds",
        "what failed before was mended"
    );
    let red = Run {
        counts: fail,
        ..green()
    };
    assert_eq!(
        with(Some(red), untimed(after, pass)).0,
        "against",
        "it mends nothing"
    );
    assert_eq!(with(None, untimed(after, pass)).0, "unknown");
    assert_eq!(
        with(None, untimed("2026-11-20T19:00:00Z", pass)).0,
        "against",
        "imported before the change"
    );
    let unchanged = Proof {
        changed: None,
        untimed: vec![untimed(after, pass)],
        ..proof(None)
    };
    let (verdict, words) = said(&unchanged);
    assert!(
        verdict == "holds" && words.contains("when it ran is not known"),
        "{words}"
    );
}

/// Whatever was imported besides, a proof holds only where its last timed run would alone.
#[test]
fn runs_without_a_time_never_make_a_proof_stronger() {
    let pass = counts(2_700, 0, 0);
    let all = [
        green(),
        Run {
            cut_short: true,
            ..green()
        },
        Run {
            counts: counts(5, 0, 0),
            ..green()
        },
        Run {
            counts: counts(2_699, 0, 1),
            ..green()
        },
    ];
    for run in all {
        let alone = proof(Some(run.clone())).doubt().is_none();
        for imported in ["2026-11-19T00:00:00Z", "2026-11-22T00:00:00Z"] {
            for counts in [pass, counts(0, 0, 0), counts(1, 1, 1)] {
                let both = Proof {
                    untimed: vec![untimed(imported, counts)],
                    ..proof(Some(run.clone()))
                };
                assert!(alone || both.doubt().is_some(), "{both:?}");
            }
        }
    }
}

#[test]
fn a_proof_holds_or_says_why_not() {
    assert_eq!(proof(Some(green())).doubt(), None);
    let against = |run: Run| matches!(proof(Some(run)).doubt(), Some(Doubt::Against(_)));
    let unknown = |proof: Proof| matches!(proof.doubt(), Some(Doubt::Unknown(_)));
    assert!(unknown(proof(None)));
    assert!(against(Run {
        counts: counts(2_699, 0, 1),
        ..green()
    }));
    assert!(against(Run {
        counts: counts(0, 0, 0),
        ..green()
    }));
    assert!(against(Run {
        completed: Some(at("2026-11-20T19:59:00Z")),
        ..green()
    }));
    assert!(unknown(proof(Some(Run {
        completed: None,
        ..green()
    }))));
    assert!(against(Run {
        collection: "v20.3.0".to_owned(),
        ..green()
    }));
    assert!(against(Run {
        collection: "main".to_owned(),
        ..green()
    }));
    assert!(unknown(Proof {
        required: None,
        ..proof(Some(green()))
    }));
    let never_changed = Proof {
        changed: None,
        ..proof(Some(Run {
            completed: None,
            ..green()
        }))
    };
    assert_eq!(
        never_changed.doubt(),
        None,
        "nothing was deployed that it could be older than"
    );
}

#[test]
fn suites_are_named_as_people_write_them() {
    let table = [
        ("gp", Some("gp")),
        ("Golden path", Some("gp")),
        ("golden_path", Some("gp")),
        ("SDK-R2P", Some("sdk_r2p")),
        ("settlement", Some("settlement")),
        ("mowali-eod", Some("mowali-eod")),
        ("", None),
        ("a b", None),
        ("a/b", None),
    ];
    for (text, slug) in table {
        assert_eq!(suite::parse(text).as_deref(), slug, "{text}");
    }
}
