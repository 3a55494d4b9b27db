//! Runs: what is taken, what is refused, and what is foreseen.

use super::{built_in, small};
use chrono::{DateTime, Duration, TimeZone, Utc};
use proptest::prelude::*;
use slipway_domain::deployment::Strategy as Way;
use slipway_domain::runbook::run::{
    Act, Ended, Event, Mode, Refusal, Run, StepState, Way as Turn, forecast,
};
use slipway_domain::runbook::{Durations, ReportFacts, Runbook, in_short, report};

fn begun() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 21, 0, 0).unwrap()
}

fn minute(minutes: i64) -> DateTime<Utc> {
    begun() + Duration::minutes(minutes)
}

fn act(slug: &str, step: &str, text: &str, checked_by: &str) -> Act {
    Act::of(slug, step, text, checked_by).unwrap()
}

fn event(minutes: i64, by: &str, act: Act) -> Event {
    Event {
        at: minute(minutes),
        by: by.to_owned(),
        act,
    }
}

/// Plays `minutes slug step text checker` by Joseph, and gives the last refusal.
fn play(run: &mut Run, lines: &[(i64, &str, &str, &str, &str)]) -> Result<(), Refusal> {
    for (minutes, slug, step, text, checker) in lines {
        run.apply(&event(
            *minutes,
            "Joseph Kamau",
            act(slug, step, text, checker),
        ))?;
    }
    Ok(())
}

fn live() -> Run {
    Run::begin(small(), Mode::Live, begun())
}

const TO_C: [(i64, &str, &str, &str, &str); 4] = [
    (0, "start", "a", "", ""),
    (14, "finish", "a", "as expected", ""),
    (15, "go", "b", "Backups verified", ""),
    (15, "start", "c", "", ""),
];

#[test]
fn a_run_goes_through_to_its_end() {
    let mut run = live();
    assert_eq!(run.ready(), [0]);
    play(&mut run, &TO_C).unwrap();
    assert_eq!(run.no_return, Some(minute(15)));
    let on = [
        (50, "finish", "c", "no pods left", "Chidi Eze"),
        (50, "start", "d", "", ""),
        (60, "fail", "d", "One test failed", ""),
        (61, "start", "d", "", ""),
        (70, "finish", "d", "all passed", ""),
        (71, "complete", "", "", ""),
    ];
    play(&mut run, &on).unwrap();
    assert_eq!(
        run.ended,
        Some((Ended::Completed, minute(71), String::new()))
    );
    let (d, _) = run.runbook.step("d").unwrap();
    assert_eq!(run.steps[d].attempts, 2);
    let took: Vec<(String, u64)> = run
        .samples()
        .into_iter()
        .map(|sample| (sample.step, sample.seconds / 60))
        .collect();
    let wanted = [("a", 14), ("c", 35), ("d", 9)];
    assert_eq!(
        took,
        wanted.map(|(step, minutes)| (step.to_owned(), minutes))
    );
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    let step = |id: &str| id.to_owned();
    let after_c: &[(i64, &str, &str, &str, &str)] = &TO_C;
    type Case<'a> = (
        &'a [(i64, &'a str, &'a str, &'a str, &'a str)],
        (&'a str, &'a str, &'a str, &'a str),
        Refusal,
    );
    let cases: Vec<Case<'_>> = vec![
        (&[], ("start", "z", "", ""), Refusal::NoStep(step("z"))),
        (&[], ("start", "b", "", ""), Refusal::IsDecision(step("b"))),
        (&[], ("go", "a", "", ""), Refusal::NoDecision(step("a"))),
        (
            &[],
            ("skip", "b", "no time", ""),
            Refusal::DecisionStays(step("b")),
        ),
        (
            &[],
            ("start", "x", "", ""),
            Refusal::NotTurnedBack(step("x")),
        ),
        (&[], ("skip", "a", " ", ""), Refusal::NoReason),
        (&[], ("abort", "", "", ""), Refusal::NoReason),
        (&[], ("no_go", "b", "", ""), Refusal::NoReason),
        (
            &[],
            ("go", "b", "", ""),
            Refusal::Waits {
                step: step("b"),
                waits: vec![step("a")],
            },
        ),
        (
            &[],
            ("finish", "a", "", ""),
            Refusal::State {
                step: step("a"),
                state: "waiting",
            },
        ),
        (
            after_c,
            ("start", "c", "", ""),
            Refusal::State {
                step: step("c"),
                state: "running",
            },
        ),
        (
            after_c,
            ("finish", "c", "", ""),
            Refusal::Unchecked(step("c")),
        ),
        (
            after_c,
            ("finish", "c", "", "Joseph Kamau"),
            Refusal::SelfChecked(step("c")),
        ),
        (
            after_c,
            ("reopen", "a", "wrong one", ""),
            Refusal::Later {
                step: step("a"),
                later: vec![step("b")],
            },
        ),
        (
            after_c,
            ("complete", "", "", ""),
            Refusal::Open(vec![step("c"), step("d")]),
        ),
    ];
    for (before, (slug, id, text, checker), wanted) in cases {
        let mut run = live();
        play(&mut run, before).unwrap();
        let then = run.clone();
        let refused = play(&mut run, &[(90, slug, id, text, checker)]);
        assert_eq!(refused, Err(wanted), "{slug} {id}");
        assert_eq!(run, then, "{slug} {id}");
    }
    let mut run = live();
    play(&mut run, &TO_C).unwrap();
    assert_eq!(
        play(&mut run, &[(3, "note", "", "late", "")]),
        Err(Refusal::Earlier)
    );
}

#[test]
fn a_rehearsal_needs_no_checker() {
    let mut run = Run::begin(small(), Mode::Rehearsal, begun());
    play(&mut run, &TO_C).unwrap();
    play(&mut run, &[(30, "finish", "c", "", "")]).unwrap();
}

#[test]
fn a_no_go_turns_the_run_back_and_takes_back_only_what_was_begun() {
    let mut run = live();
    let early = [
        (0, "start", "a", "", ""),
        (4, "no_go", "b", "Payments are late", ""),
    ];
    play(&mut run, &early).unwrap();
    assert_eq!(run.way, Turn::Back);
    let state = |run: &Run, id: &str| run.state(run.runbook.step(id).unwrap().0);
    assert_eq!(state(&run, "a"), StepState::Stopped);
    // c was never begun, so nothing takes it back.
    assert_eq!(state(&run, "x"), StepState::NotNeeded);
    assert_eq!(
        play(&mut run, &[(5, "start", "c", "", "")]),
        Err(Refusal::TurnedBack("c".to_owned()))
    );
    let back = [
        (5, "start", "y", "", ""),
        (45, "finish", "y", "all passed", ""),
        (46, "complete", "", "", ""),
    ];
    play(&mut run, &back).unwrap();
    assert_eq!(run.ended.clone().unwrap().0, Ended::RolledBack);
    assert_eq!(
        play(&mut run, &[(47, "start", "x", "", "")]),
        Err(Refusal::Ended)
    );
    play(&mut run, &[(48, "deviation", "y", "It took longer", "")]).unwrap();
}

#[test]
fn the_end_is_foreseen_from_what_happened() {
    let plain = Durations::new();
    let mut run = live();
    let window = Some(minute(180));
    let at = |run: &Run, minutes| forecast(run, &plain, window, minute(minutes));
    let first = at(&run, 0);
    assert_eq!(
        (first.planned_end, first.end, first.behind),
        (minute(60), minute(60), 0)
    );
    assert_eq!(first.latest_decision, Some(minute(120)));
    assert_eq!(first.next_decision, Some((3, minute(10))));
    play(&mut run, &TO_C[..2]).unwrap();
    let late = at(&run, 14);
    assert_eq!((late.end, late.behind), (minute(64), 4 * 60));
    // While nobody does anything the end moves on.
    assert_eq!(at(&run, 24).behind, 14 * 60);
    play(&mut run, &TO_C[2..]).unwrap();
    // A decision is taken when it is taken, so its time is saved; a step that is over its time ends now.
    assert_eq!(at(&run, 16).end, minute(60));
    assert_eq!(at(&run, 55).end, minute(70));
    // c is begun: all of the way back is needed.
    assert_eq!(at(&run, 55).back_now, 60 * 60);
    play(&mut run, &[(55, "rebaseline", "", "Slow disk", "")]).unwrap();
    let anew = at(&run, 55);
    assert_eq!((anew.planned_end, anew.behind), (minute(70), 0));
    play(&mut run, &[(60, "abort", "", "Disk is full", "")]).unwrap();
    let back = at(&run, 60);
    assert_eq!((back.planned_end, back.end), (minute(120), minute(120)));
    assert_eq!(back.rows.len(), 6);
}

#[test]
fn acts_are_kept_as_parts() {
    let slugs = [
        "start",
        "finish",
        "fail",
        "skip",
        "reopen",
        "go",
        "no_go",
        "abort",
        "evidence",
        "note",
        "deviation",
        "rebaseline",
        "complete",
        "abandon",
    ];
    for slug in slugs {
        let act = act(slug, "a", "said", "Chidi Eze");
        assert_eq!(act.slug(), slug);
        let again = Act::of(slug, act.step(), act.text(), act.checked_by());
        assert_eq!(again, Some(act));
    }
    assert_eq!(Act::of("dance", "", "", ""), None);
}

#[test]
fn the_report_is_written_from_what_happened() {
    let mut run = live();
    play(&mut run, &TO_C).unwrap();
    let on = [
        (20, "evidence", "c", "pods.txt", ""),
        (22, "deviation", "c", "A pod hung; it was `deleted`", ""),
        (50, "fail", "c", "Disk is full", ""),
        (52, "abort", "", "No room for the new images", ""),
        (52, "start", "x", "", ""),
        (70, "finish", "x", "", ""),
        (71, "skip", "y", "Night batch runs", ""),
        (71, "complete", "", "", ""),
    ];
    play(&mut run, &on).unwrap();
    let times = forecast(&run, &Durations::new(), Some(minute(180)), minute(300));
    let facts = ReportFacts {
        release: "Mojaloop 17.2.0 r1",
        environment: "UAT",
        number: 1,
        run: &run,
        times: &times,
        window_end: Some(minute(180)),
    };
    insta::assert_snapshot!(in_short(&run, &|at| at.format("%H:%M UTC").to_string()), @"
    Run from 21:00 UTC to 22:11 UTC. It was taken back. Turned back by Joseph Kamau: No room for the new images
    Deviation: A pod hung; it was `deleted`
    ");
    let text = report(&facts, &|at| at.format("%H:%M UTC").to_string());
    insta::assert_snapshot!(text, @r#"
    # Live 1 of Mojaloop 17.2.0 r1 into UAT

    - **Outcome:** It was taken back.
    - **Began:** 21:00 UTC
    - **Ended:** 22:11 UTC
    - **Planned end:** 22:52 UTC
    - **Against the plan:** 41 min earlier
    - **Window closes:** 00:00 UTC
    - **Point of no return passed:** 21:15 UTC
    - **Turned back:** 21:52 UTC, Joseph Kamau: No room for the new images

    ## Decisions

    - 21:15 UTC: **Go** on “Do b” by Joseph Kamau: Backups verified

    ## Steps

    | Step | Who | State | Began | Took | Planned |
    |---|---|---|---|---|---|
    | Do a: as expected | Joseph Kamau | done | 21:00 UTC | 14 min | 10 min |
    | Do b: Backups verified | Joseph Kamau | done | 21:15 UTC | 0 s | 5 min |
    | Do c: Disk is full | Joseph Kamau | failed | 21:15 UTC | 35 min | 30 min |
    | Do d |  | stopped |  |  | 15 min |

    ## Rollback

    | Step | Who | State | Began | Took | Planned |
    |---|---|---|---|---|---|
    | Do x | Joseph Kamau | done | 21:52 UTC | 18 min | 20 min |
    | Do y: Night batch runs | Joseph Kamau | skipped |  |  | 40 min |

    ## Deviations

    - 21:22 UTC, Joseph Kamau, “Do c”: A pod hung; it was \`deleted\`

    ## Evidence

    - Do c: pods.txt
    "#);
}

/// Any act on any step, sensible or not.
fn any_act(runbook: &Runbook) -> impl Strategy<Value = (Act, i64)> + use<> {
    let mut ids: Vec<String> = runbook.steps.iter().map(|step| step.id.clone()).collect();
    ids.push("nothing".to_owned());
    let slugs = [
        "start",
        "start",
        "start",
        "finish",
        "finish",
        "finish",
        "fail",
        "skip",
        "reopen",
        "go",
        "no_go",
        "abort",
        "evidence",
        "note",
        "deviation",
        "rebaseline",
        "complete",
        "abandon",
    ];
    (
        prop::sample::select(slugs.to_vec()),
        prop::sample::select(ids),
        prop::sample::select(vec!["", "because"]),
        prop::sample::select(vec!["", "Chidi Eze"]),
        -1_i64..9,
    )
        .prop_map(|(slug, id, text, checker, minutes)| (act(slug, &id, text, checker), minutes))
}

fn sound(run: &Run) {
    let back = run.way == Turn::Back;
    assert_eq!(run.turned.is_some(), back);
    for (place, (step, done)) in run.runbook.steps.iter().zip(&run.steps).enumerate() {
        if step.back() && !back {
            assert_eq!(done.state, StepState::Waiting, "{}", step.id);
        }
        if !step.back() && back {
            let over = !matches!(done.state, StepState::Waiting | StepState::Running);
            assert!(over, "{} is {:?}", step.id, done.state);
        }
        if let (Some(start), Some(end)) = (done.started, done.ended) {
            assert!(start <= end);
        }
        if done.state == StepState::Running {
            assert!(done.started.is_some() && run.ended.is_none());
            assert!(run.waits(place).is_empty());
        }
    }
    for row in forecast(run, &Durations::new(), None, run.last).rows {
        assert!(row.start <= row.end && row.planned_start <= row.planned_end);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_order_of_acts_is_taken_or_refused(
        way in prop::sample::select(Way::ALL.to_vec()),
        acts in prop::collection::vec(any_act(&built_in(Way::InPlace)), 0..120),
    ) {
        let mut run = Run::begin(built_in(way), Mode::Live, begun());
        let (mut taken, mut at) = (Vec::new(), begun());
        for (act, minutes) in acts {
            let event = Event { at: at + Duration::minutes(minutes), by: "Joseph Kamau".to_owned(), act };
            let then = run.clone();
            match run.apply(&event) {
                Ok(()) => {
                    at = event.at;
                    taken.push(event);
                }
                Err(refusal) => {
                    prop_assert!(!refusal.to_string().is_empty());
                    prop_assert_eq!(&run, &then);
                }
            }
            sound(&run);
        }
        // What was taken, read again, gives the same run, cut off anywhere.
        let (again, refused) = Run::replay(built_in(way), Mode::Live, begun(), &taken);
        prop_assert_eq!(refused, []);
        prop_assert_eq!(again, run);
        let half = taken.len() / 2;
        let (_, refused) = Run::replay(built_in(way), Mode::Live, begun(), &taken[..half]);
        prop_assert_eq!(refused, []);
    }

    #[test]
    fn an_abort_always_reaches_the_rollback_and_its_end(
        way in prop::sample::select(Way::ALL.to_vec()),
        turns in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
    ) {
        let mut run = Run::begin(built_in(way), Mode::Rehearsal, begun());
        let mut at = 0;
        let mut walk = |run: &mut Run, turn: &prop::sample::Index| {
            let ready = run.ready();
            if ready.is_empty() {
                return;
            }
            let step = run.runbook.steps[ready[turn.index(ready.len())]].clone();
            at += 3;
            if step.kind == slipway_domain::runbook::StepKind::Decision {
                play(run, &[(at, "go", &step.id, "", "")]).unwrap();
            } else {
                play(run, &[(at, "start", &step.id, "", ""), (at + 2, "finish", &step.id, "", "")]).unwrap();
                at += 2;
            }
        };
        for turn in &turns {
            walk(&mut run, turn);
        }
        let last = (run.last - begun()).num_minutes();
        play(&mut run, &[(last, "abort", "", "Enough", "")]).unwrap();
        prop_assert_eq!(run.way, Turn::Back);
        let mut rounds = 0;
        while !run.open().is_empty() {
            let ready = run.ready();
            prop_assert!(!ready.is_empty(), "nothing can go on: {:?}", run.open());
            let id = run.runbook.steps[ready[0]].id.clone();
            let last = (run.last - begun()).num_minutes();
            play(&mut run, &[(last, "start", &id, "", ""), (last + 1, "finish", &id, "", "")]).unwrap();
            rounds += 1;
            prop_assert!(rounds < 100);
        }
        let last = (run.last - begun()).num_minutes();
        play(&mut run, &[(last, "complete", "", "", "")]).unwrap();
        prop_assert_eq!(run.ended.map(|ended| ended.0), Some(Ended::RolledBack));
    }
}
