//! The text of a runbook: what is read, what is refused, and that nothing is lost.

use super::{built_in, small};
use proptest::prelude::*;
use slipway_domain::deployment::Strategy as Way;
use slipway_domain::runbook::{Runbook, Section, Step, StepKind, Variable, read, write};

const TEXT: &str = "---
title: Mojaloop 17.2.0 r1 into UAT
from: 17.1.0
strategy: maintenance_window
---

## Environment variables and values

As in the notes.

```env
# Renamed in 17.2.0
DB_HOST=mysql.example
EMPTY=
```

## Deployment

### uninstall: Uninstall mojaloop: all of it
- maker: Joseph Kamau
- checker: Chidi Eze
- estimate: 1h30m
- expected: no pods
- point of no return: yes

From here on a rollback restores.

- One thing
\\# no heading

```sh
helm uninstall moja
```

## Rollback

### restore: Load the backup
- takes back: uninstall
- estimate: 35m
";

#[test]
fn a_runbook_is_read() {
    let runbook = read(TEXT).unwrap();
    assert_eq!(runbook.strategy, Some(Way::MaintenanceWindow));
    assert_eq!(runbook.variables[0].note, "Renamed in 17.2.0");
    assert_eq!(runbook.variables[1].value, "");
    assert_eq!(runbook.notes[&Section::Variables], "As in the notes.");
    let step = &runbook.steps[0];
    assert_eq!(step.title, "Uninstall mojaloop: all of it");
    assert_eq!(step.estimate, Some(90));
    assert!(step.point_of_no_return);
    assert_eq!(
        step.text,
        "From here on a rollback restores.\n\n- One thing\n# no heading"
    );
    assert_eq!(step.command, "helm uninstall moja");
    assert_eq!(runbook.steps[1].rollback_of.as_deref(), Some("uninstall"));
    assert_eq!(read(&write(&runbook)).unwrap(), runbook);
}

#[test]
fn what_cannot_be_read_is_refused_with_its_line() {
    let head = "---\ntitle: x\n---\n";
    let part = "---\ntitle: x\n---\n## Deployment\n";
    let cases = [
        (String::new(), "line 1: a runbook begins"),
        ("# x".to_owned(), "line 1: a runbook begins"),
        ("---\ntitle: x\n".to_owned(), "line 2: the line of ---"),
        ("---\nowner: x\n---\n".to_owned(), "line 2: “owner” is not"),
        (
            "---\nstrategy: big bang\n---\n".to_owned(),
            "line 2: “big bang” is no",
        ),
        (format!("{head}loose"), "line 4: a part of a runbook begins"),
        (format!("{head}## Cooking"), "line 4: “Cooking” is no part"),
        (
            format!("{part}## deployment"),
            "line 5: “Deployment” is there twice",
        ),
        (
            format!("{part}### Two words: x"),
            "line 5: “Two words” cannot name",
        ),
        (format!("{part}### a\n"), "line 5: a step begins"),
        (format!("{part}### a:\n"), "line 5: step a does not say"),
        (
            format!("{part}### a: x\n### a: y"),
            "line 6: a step a is there",
        ),
        (
            format!("{part}### a: x\n- owner: y"),
            "line 6: “owner” is not type",
        ),
        (
            format!("{part}### a: x\n- type: magic"),
            "line 6: “magic” is no type",
        ),
        (
            format!("{part}### a: x\n- estimate: soon"),
            "line 6: a length is",
        ),
        (
            format!("{part}### a: x\n- after: b C"),
            "line 6: “b C” cannot name",
        ),
        (
            format!("{part}### a: x\n```sh\nls"),
            "line 6: the command that begins",
        ),
        (
            format!("{part}### a: x\n```sh\nls\n```\nmore"),
            "line 9: a step has one",
        ),
        (format!("{part}### a: x\n~~~\n"), "line 6: a command stands"),
        (
            format!("{head}## Variables\n```env\nNO\n```"),
            "line 6: a variable is",
        ),
        (
            format!("{head}## Variables\n```env\nA=1\nA=2\n```"),
            "line 7: A is there",
        ),
        ("x".repeat(600_000), "line 1: it is longer"),
    ];
    for (text, wanted) in cases {
        let said = read(&text).unwrap_err().to_string();
        assert!(said.starts_with(wanted), "{text:.60}: {said}");
    }
}

#[test]
fn what_is_built_in_is_written_as_it_is_read() {
    for way in Way::ALL {
        let runbook = built_in(*way);
        assert_eq!(read(&write(&runbook)).unwrap(), runbook);
    }
    assert_eq!(read(&write(&small())).unwrap(), small().tidied());
}

fn any_step(id: usize) -> impl Strategy<Value = Step> {
    let words = (
        "\\PC{0,12}",
        "\\PC{0,12}",
        "\\PC{0,12}",
        "[a-z :`#\\\\-]{1,12}",
    );
    let blocks = ("(.|\n|`|#|~|- |\\\\){0,30}", "(.|\n|`){0,30}");
    let kinds = (
        prop::sample::select(Section::ALL.to_vec()),
        prop::sample::select(StepKind::ALL.to_vec()),
        prop::option::of(0_u32..3_000),
        any::<bool>(),
    );
    (words, blocks, kinds).prop_map(move |(words, blocks, kinds)| Step {
        maker: words.0,
        checker: words.1,
        expected: words.2,
        text: blocks.0,
        command: blocks.1,
        estimate: kinds.2,
        point_of_no_return: kinds.3,
        rollback_of: kinds.3.then(|| "s0".to_owned()),
        after: (0..id % 3).map(|at| format!("s{at}")).collect(),
        with: if id.is_multiple_of(2) {
            vec!["s1".to_owned()]
        } else {
            Vec::new()
        },
        ..Step::new(
            &format!("s{id}"),
            kinds.0,
            kinds.1,
            &format!("t{}", words.3),
        )
    })
}

fn any_runbook() -> impl Strategy<Value = Runbook> {
    let head = (
        "\\PC{0,20}",
        "\\PC{0,8}",
        prop::option::of(prop::sample::select(Way::ALL.to_vec())),
    );
    let variables = prop::collection::vec(("\\PC{0,12}", "\\PC{0,12}"), 0..4);
    let notes = prop::collection::btree_map(
        prop::sample::select(Section::ALL.to_vec()),
        "(.|\n|`|#|~|- |\\\\){0,30}",
        0..4,
    );
    let steps = (any_step(0), any_step(1), any_step(2), any_step(5));
    (head, variables, notes, steps).prop_map(|(head, variables, notes, steps)| Runbook {
        title: head.0,
        from: head.1,
        strategy: head.2,
        variables: variables
            .into_iter()
            .enumerate()
            .map(|(at, (value, note))| Variable {
                name: format!("V{at}"),
                value,
                note,
            })
            .collect(),
        notes,
        steps: vec![steps.0, steps.1, steps.2, steps.3],
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(runbook in any_runbook()) {
        let runbook = runbook.tidied();
        let text = write(&runbook);
        prop_assert_eq!(read(&text).map_err(|error| format!("{error}\n{text}")).unwrap(), runbook);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(---\n|## Deployment\n|### a: b\n|```\n|- type: x\n|title: y\n|.|\n){0,40}") {
        if let Ok(runbook) = read(&text) {
            prop_assert_eq!(read(&write(&runbook)).unwrap(), runbook);
        }
    }
}
