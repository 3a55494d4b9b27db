//! Any text as a runbook, and any change of a step as a form makes it: what is read back is what was
//! asked for, and every other step, variable and note is as it was.
#![no_main]

use libfuzzer_sys::fuzz_target;
use slipway_domain::runbook::{
    Place, Runbook, Section, Step, StepKind, is_step_id, outline, read, set_step,
};

/// Name, part, type and place of a step; its six texts; what it comes after, goes with and takes back;
/// its estimate, and whether it is a point of no return. Numbers pick among what is there.
type Form<'t> = (
    (Option<&'t str>, u8, u8, u8, u8),
    [&'t str; 6],
    (Vec<u8>, Vec<u8>, Option<u8>),
    (Option<u16>, bool),
);

/// The step that a form asks for, in the one form that is written, and where it is put.
fn asked(form: Form<'_>, runbook: &Runbook) -> Option<(Step, Place)> {
    let ((fresh, own, section, kind, place), texts, (after, with, back), (estimate, no_return)) =
        form;
    let pick = |at: u8| {
        let at = usize::from(at).checked_rem(runbook.steps.len())?;
        runbook.steps.get(at).map(|step| step.id.clone())
    };
    let names = |all: Vec<u8>| {
        let mut names: Vec<String> = all.into_iter().filter_map(pick).collect();
        names.sort();
        names.dedup();
        names
    };
    let id = match fresh {
        Some(id) => id.to_owned(),
        None => pick(own)?,
    };
    let section = *Section::ALL.get(usize::from(section) % Section::ALL.len())?;
    let kind = *StepKind::ALL.get(usize::from(kind) % StepKind::ALL.len())?;
    let [title, text, command, maker, checker, expected] = texts.map(str::to_owned);
    let step = Step {
        text,
        command,
        maker,
        checker,
        expected,
        after: names(after),
        with: names(with),
        estimate: estimate.map(u32::from),
        point_of_no_return: no_return,
        rollback_of: back.filter(|_| section == Section::Rollback).and_then(pick),
        ..Step::new(&id, section, kind, &title)
    };
    let place = match place % 3 {
        0 => Place::Stay,
        1 => Place::First,
        _ => Place::Behind(pick(place)?),
    };
    Some((step.tidied(), place))
}

fuzz_target!(|input: (&str, Form<'_>)| {
    let (text, form) = input;
    let Ok(before) = outline(text) else { return };
    let before = before.runbook;
    let Some((step, place)) = asked(form, &before) else {
        return;
    };
    // A form refuses a name that is none, and a step that does not say what is done.
    if !is_step_id(&step.id) || step.title.is_empty() {
        return;
    }
    let Ok(edited) = set_step(text, &step, &place) else {
        panic!("a step is put into what is a runbook");
    };
    // What breaks a bound is refused, and the text stays.
    let Ok(after) = read(&edited) else { return };
    let mut wanted = before.clone();
    wanted.steps.retain(|one| one.id != step.id);
    let mut found = after.clone();
    found.steps.retain(|one| one.id != step.id);
    assert_eq!(found, wanted.tidied(), "{edited:?}");
    assert_eq!(
        after.step(&step.id).map(|(_, step)| step),
        Some(&step),
        "{edited:?}"
    );
});
