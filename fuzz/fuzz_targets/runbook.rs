//! Any text as a runbook: read without a panic, written as it was read, placed in time, and edited a
//! step at a time without touching the others.
#![no_main]

use libfuzzer_sys::fuzz_target;
use slipway_domain::runbook::{
    Durations, Place, outline, plan, read, remove_step, set_step, write,
};

fuzz_target!(|text: &str| {
    let Ok(runbook) = read(text) else {
        return;
    };
    let written = write(&runbook);
    assert_eq!(read(&written).as_ref(), Ok(&runbook));
    let placed = plan(&runbook, &Durations::new());
    assert_eq!(
        placed.there.timings.len() + placed.back.timings.len(),
        runbook.steps.len()
    );
    let Ok(outline) = outline(text) else {
        panic!("what is read has an outline");
    };
    let Some(lines) = outline.steps.first() else {
        return;
    };
    let Some(step) = outline.runbook.steps.get(lines.name) else {
        panic!("a step of the outline is there");
    };
    // Written over itself, and moved to where it is, it is the same runbook.
    for place in [Place::Stay, Place::Behind(step.id.clone())] {
        let Ok(edited) = set_step(text, step, &place) else {
            panic!("a step that is there is edited");
        };
        assert_eq!(read(&edited).as_ref(), Ok(&runbook));
    }
    let Ok(removed) = remove_step(text, &step.id) else {
        panic!("a step that is there is taken out");
    };
    let left = read(&removed).map(|runbook| runbook.steps.len());
    assert_eq!(left, Ok(runbook.steps.len() - 1));
});
