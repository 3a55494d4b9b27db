//! Editing one step leaves every other line as it was.

use proptest::prelude::*;
use slipway_domain::runbook::{
    EditError, Place, Section, Step, StepKind, outline, read, remove_step, set_step,
};

const TYPED: &str = "---\ntitle:   By hand\n---\n## Deployment\nWords   of the part.\n### a: First\n- estimate: 90m\n- type: action\n### b: Second\n\nSee\n\n\n## Rollback\n\n### back: Back\n- takes back: a\n```sh\nhelm rollback\n```";

fn changed(title: &str) -> Step {
    Step {
        estimate: Some(5),
        ..Step::new("b", Section::Deployment, StepKind::Check, title)
    }
}

#[test]
fn an_edit_touches_the_lines_of_its_step_alone() {
    let text = set_step(TYPED, &changed("Other"), &Place::Stay).unwrap();
    let wanted = TYPED.replace(
        "### b: Second\n\nSee\n",
        "### b: Other\n- type: check\n- estimate: 5m\n",
    );
    assert_eq!(text, wanted);
}

#[test]
fn a_step_is_moved_added_and_taken_out() {
    let first = set_step(TYPED, &changed("Other"), &Place::First).unwrap();
    let wanted = "Words   of the part.\n\n### b: Other\n- type: check\n- estimate: 5m\n\n### a: First\n- estimate: 90m\n- type: action\n## Rollback";
    assert!(first.contains(wanted), "{first}");
    let back = Step::new("b", Section::Rollback, StepKind::Action, "Other");
    let last = set_step(TYPED, &back, &Place::Stay).unwrap();
    assert!(last.ends_with("```\n\n### b: Other\n"), "{last}");
    let ids = |text: &str| -> Vec<String> {
        let read = outline(text).unwrap().runbook.steps;
        read.into_iter().map(|step| step.id).collect()
    };
    assert_eq!(ids(&last), ["a", "back", "b"]);
    // A part that is not there comes where it belongs.
    let told = Step::new("tell", Section::Communication, StepKind::Message, "Tell");
    let told = set_step(TYPED, &told, &Place::Stay).unwrap();
    let heading = "---\n\n## Communication\n\n### tell: Tell\n- type: message\n\n## Deployment\n";
    assert!(told.contains(heading), "{told}");
    assert_eq!(ids(&remove_step(TYPED, "b").unwrap()), ["a", "back"]);
    let behind = Place::Behind("nobody".to_owned());
    let refused = set_step(TYPED, &changed("x"), &behind);
    assert_eq!(refused, Err(EditError::NoStep("nobody".to_owned())));
    assert!(matches!(remove_step("loose", "a"), Err(EditError::Text(_))));
}

#[test]
fn lines_end_as_the_text_s_own() {
    let text = TYPED.replace('\n', "\r\n");
    let edited = set_step(&text, &changed("Other"), &Place::First).unwrap();
    assert!(!edited.replace("\r\n", "").contains('\n'));
    assert_eq!(
        edited.replace("\r\n", "\n"),
        set_step(TYPED, &changed("Other"), &Place::First).unwrap()
    );
}

/// A text as people write one: parts in any order, steps with or without empty lines between.
fn any_text() -> impl Strategy<Value = String> {
    let block = (0_usize..4, "[a-z*-]{0,8}", 0_usize..3, any::<bool>());
    let blocks = prop::collection::vec(block, 1..9);
    let parts = Just(Section::ALL.to_vec()).prop_shuffle();
    (blocks, parts, "[a-z ]{0,9}", any::<bool>()).prop_map(|(blocks, parts, note, end)| {
        let mut text = format!("---\ntitle: x\n---\n## {}\n{note}\n", parts[0].title());
        let mut part = 0;
        for (at, (shift, prose, empty, command)) in blocks.into_iter().enumerate() {
            for _ in 0..shift.saturating_sub(2) {
                part += 1;
                text.push_str(&format!("## {}\n", parts[part.min(8)].title()));
            }
            if part > 8 {
                break;
            }
            text.push_str(&format!("### s{at}: T{at}\n- estimate:  {}m\n", at + 1));
            if !prose.is_empty() {
                text.push_str(&format!("\nx{prose}\n"));
            }
            if command {
                text.push_str("````sh\n```\n  ls   \n````\n");
            }
            text.push_str(&"\n".repeat(empty));
        }
        if end {
            text.trim_end().to_owned()
        } else {
            text
        }
    })
}

fn lines(text: &str) -> Vec<&str> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .collect()
}

/// The lines that belong to no step of this name, but for empty ones and headings of parts.
fn others<'t>(text: &'t str, id: &str) -> Vec<&'t str> {
    let outline = outline(text).unwrap();
    let own = outline
        .steps
        .iter()
        .find(|one| outline.runbook.steps[one.name].id == id);
    let own = own.map_or(0..0, |one| one.first..one.last + 1);
    let all = text.lines().enumerate();
    let kept = all.filter(|(at, line)| !own.contains(&(at + 1)) && !line.trim().is_empty());
    kept.map(|(_, line)| line).collect()
}

proptest! {
    #[test]
    fn an_edit_in_place_keeps_all_around_it(text in any_text(), pick in 0_usize..9, title in "[a-z]{1,9}") {
        let before = outline(&text).unwrap();
        let at = pick % before.steps.len();
        let (lines, old) = (&before.steps[at], &before.runbook.steps[at]);
        let step = Step { title, command: "```\nls".to_owned(), ..old.clone() };
        let edited = set_step(&text, &step, &Place::Stay).unwrap();
        let all: Vec<&str> = text.split_inclusive('\n').collect();
        let (head, tail) = (all[..lines.first - 1].concat(), all[lines.last..].concat());
        prop_assert!(edited.starts_with(&head));
        prop_assert!(edited.ends_with(&tail));
        let mut wanted = before.runbook.clone();
        wanted.steps[at] = step.tidied();
        prop_assert_eq!(read(&edited).unwrap(), wanted.tidied());
    }

    #[test]
    fn a_move_keeps_every_other_line(text in any_text(), pick in 0_usize..9, to in 0_usize..9, part in 0_usize..9, first in any::<bool>()) {
        let before = outline(&text).unwrap();
        let steps = &before.runbook.steps;
        let step = Step { section: Section::ALL[part], ..steps[pick % steps.len()].clone() };
        let place = match first {
            true => Place::First,
            false => Place::Behind(steps[to % steps.len()].id.clone()),
        };
        let moved = set_step(&text, &step, &place).unwrap();
        let heading = format!("## {}", step.section.title());
        let without = |lines: Vec<&str>| -> Vec<String> {
            lines.into_iter().filter(|line| *line != heading).map(str::to_owned).collect()
        };
        prop_assert_eq!(without(others(&moved, &step.id)), without(others(&text, &step.id)));
        let after = read(&moved).unwrap();
        let (_, there) = after.step(&step.id).unwrap();
        prop_assert_eq!(there, &step.clone().tidied());
        prop_assert_eq!(after.steps.len(), steps.len());
        let removed = remove_step(&moved, &step.id).unwrap();
        prop_assert_eq!(lines(&removed), others(&moved, &step.id));
    }

    /// Whatever is typed into a form is read back as it was asked for, beside steps as they were.
    #[test]
    fn a_form_reads_back_as_it_was_asked(
        text in any_text(),
        (pick, to, part, kind) in (0_usize..9, 0_usize..9, 0_usize..9, 0_usize..9),
        texts in prop::array::uniform6("([\\PC\n]|```|## a|### b: c|- after: x|- \\[ \\]|~~~|---\n){0,6}"),
        estimate in prop::option::of(any::<u16>()),
        (no_return, fresh) in (any::<bool>(), any::<bool>()),
    ) {
        let before = outline(&text).unwrap().runbook;
        let id = |at: usize| before.steps[at % before.steps.len()].id.clone();
        let section = Section::ALL[part];
        let [title, told, command, maker, checker, expected] = texts;
        let step = Step {
            text: told,
            command,
            maker,
            checker,
            expected,
            after: vec![id(to)],
            estimate: estimate.map(u32::from),
            point_of_no_return: no_return,
            rollback_of: (section == Section::Rollback).then(|| id(to)),
            ..Step::new("new", section, StepKind::ALL[kind % StepKind::ALL.len()], &format!("Do {title}"))
        };
        let step = Step { id: if fresh { step.id.clone() } else { id(pick) }, ..step }.tidied();
        let edited = set_step(&text, &step, &Place::Behind(id(to))).unwrap();
        let after = read(&edited).unwrap();
        prop_assert_eq!(after.step(&step.id).map(|(_, step)| step), Some(&step), "{}", edited);
        let others = |runbook: &slipway_domain::runbook::Runbook| {
            let mut runbook = runbook.clone();
            runbook.steps.retain(|one| one.id != step.id);
            runbook.tidied()
        };
        prop_assert_eq!(others(&after), others(&before), "{}", edited);
    }
}
