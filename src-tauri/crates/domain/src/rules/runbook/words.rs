//! The words of a runbook are about its own release and environment.

use crate::rules::{Check, Finding, Level, Rule, RunbookFacts};
use crate::runbook::mention::{
    BACKEND, Mention, Owner, in_command, in_words, named_place, values_files,
};
use crate::runbook::{Section, Step};
use crate::version::bare;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "runbook_words",
    number: 9,
    title: "Its words are about its own release and environment",
    basis: "Slipway: whoever follows it does what stands there",
    default: Level::Warn,
    check: Check::Runbook(check),
};

const HINT: &str = "Read it, and write what holds here.";

fn check(facts: &RunbookFacts<'_>) -> Vec<Finding> {
    let (runbook, mut out) = (facts.runbook, Vec::new());
    let mut say = |subject: &str, message: Option<String>| {
        out.extend(message.map(|said| Finding::broken(subject, said, HINT, "edit_runbook")));
    };
    say("Title", in_text(facts, &[&runbook.title], false));
    for (section, note) in &runbook.notes {
        let back = *section == Section::Rollback;
        say(section.title(), in_text(facts, &[note], back));
    }
    for variable in &runbook.variables {
        say(&variable.name, in_value(facts, &variable.value));
    }
    for step in &runbook.steps {
        let message = in_step(facts, step);
        say(&step.title, message);
    }
    out
}

fn in_step(facts: &RunbookFacts<'_>, step: &Step) -> Option<String> {
    let texts = [&step.title, &step.expected, &step.text].map(String::as_str);
    in_text(facts, &texts, step.back())
        .or_else(|| {
            let mentions = in_command(&step.command, &facts.target.owners);
            version(facts, &mentions, step.back())
        })
        .or_else(|| in_file(facts, step))
}

fn in_text(facts: &RunbookFacts<'_>, texts: &[&str], back: bool) -> Option<String> {
    let target = &facts.target;
    texts.iter().find_map(|text| {
        let mentions = in_words(text, &target.owners);
        version(facts, &mentions, back).or_else(|| {
            let here = target.environment;
            // The name of another may be a part of its own.
            let rest = match here {
                "" => (*text).to_owned(),
                here => text.replace(here, ""),
            };
            let mut places = target.places.iter();
            let place = places.find(|place| {
                named_place(&rest, &place.name) || named_place(&rest, &place.code.to_uppercase())
            })?;
            Some(format!("It names {}; it goes into {here}.", place.name))
        })
    })
}

/// A version of another release of the same product, or another backend than the notes ask for.
fn version(facts: &RunbookFacts<'_>, mentions: &[Mention<'_>], back: bool) -> Option<String> {
    let target = &facts.target;
    let (own, backend) = (bare(target.version), bare(target.backend));
    let formers = facts.formers();
    mentions.iter().find_map(|mention| {
        let named = mention.version;
        match mention.owner {
            Owner::Release => {
                let known = target.releases.iter().any(|one| bare(one) == named);
                let wrong = known && named != own && !formers.contains(&named);
                wrong.then(|| format!("It names {named}; this runbook is that of {own}."))
            }
            // What is brought back is the backend of the release before.
            Owner::Backend if !back && !backend.is_empty() && named != backend => Some(format!(
                "It names {BACKEND} {named}; the release was tested with {backend}."
            )),
            _ => None,
        }
    })
}

/// A file of values of another environment; those that are deployed with are another rule's.
fn in_file(facts: &RunbookFacts<'_>, step: &Step) -> Option<String> {
    let target = &facts.target;
    let files = values_files(&step.command).into_iter();
    let mut files = files.filter(|file| !file.deployed && !file.is_of(target.code));
    files.find_map(|file| {
        let place = target.places.iter().find(|place| file.is_of(&place.code))?;
        let file = file.file;
        Some(format!(
            "Its command names {file}, which is of {}.",
            place.name
        ))
    })
}

/// A value that is another release's version, or that holds the code of another environment.
fn in_value(facts: &RunbookFacts<'_>, value: &str) -> Option<String> {
    let target = &facts.target;
    let parts: Vec<&str> = value.split(|c: char| !c.is_alphanumeric()).collect();
    let holds = |code: &str| parts.iter().any(|part| part.eq_ignore_ascii_case(code));
    let place = target.places.iter().find(|place| holds(&place.code));
    match place {
        Some(place) if !holds(target.code) => Some(format!(
            "Its value is {value}, which names {}; it goes into {}.",
            place.name, target.environment
        )),
        _ => version(facts, &in_words(value, &target.owners), false),
    }
}
