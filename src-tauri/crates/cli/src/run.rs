//! One command from the command line to the exit code.

use crate::args::{Args, Noun};
use crate::nouns::whole;
use crate::print::text::one_line;
use crate::print::{self, Channel};
use crate::terminal::Terminal;
use clap::Parser;
use clap::error::ErrorKind;
use slipway_app::error::{Code, Error};
use std::ffi::OsString;
use std::process::ExitCode;

/// Done as asked.
const DONE: u8 = 0;
/// Refused or failed.
const REFUSED: u8 = 1;
/// Wrong usage.
const USAGE: u8 = 2;

/// Runs what was typed and says how it ended.
pub(crate) fn run(words: Vec<OsString>) -> ExitCode {
    let wants_json = words.iter().any(|word| word == "--json");
    let code = match Args::try_parse_from(words) {
        Ok(args) => answer(args),
        Err(wrong) => explain(&wrong, wants_json),
    };
    ExitCode::from(code)
}

fn answer(args: Args) -> u8 {
    let channel = Channel {
        json: args.flags.json,
    };
    // A database that cannot be opened stops every command but the one that mends it.
    match (Terminal::open(&args.flags), &args.noun) {
        (Ok(terminal), _) => {
            let code = tell(dispatch(args.noun, &terminal), channel);
            terminal.finish();
            code
        }
        (Err(error), Noun::Restore(restore)) if error.code == Code::Damaged => {
            tell(restore.over_damaged(&args.flags), channel)
        }
        (Err(error), _) => refuse(&error, channel),
    }
}

fn tell(answer: crate::answer::Result, channel: Channel) -> u8 {
    match answer {
        Ok(answer) => match print::answer(&answer, channel) {
            Ok(()) if answer.is_complete() => DONE,
            Ok(()) => match answer.refusal() {
                Some(why) => refuse(why, channel),
                None => REFUSED,
            },
            Err(error) => refuse(&error, channel),
        },
        Err(error) => refuse(&error, channel),
    }
}

fn refuse(error: &Error, channel: Channel) -> u8 {
    print::error(error, channel);
    REFUSED
}

/// Help and version go where clap sends them; a slip of the keyboard is an error in either form.
fn explain(wrong: &clap::Error, json: bool) -> u8 {
    let asked = matches!(
        wrong.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    );
    if !asked && json {
        print::error(&misuse(&wrong.render().to_string()), Channel { json });
        return USAGE;
    }
    // Nothing is left to tell when the terminal itself is gone.
    let _ = wrong.print();
    if asked { DONE } else { USAGE }
}

/// What was typed wrongly, and how it is typed; clap writes the one above the other.
fn misuse(told: &str) -> Error {
    let told = told.trim_start_matches("error: ");
    let end = ["\n\nUsage:", "\n\nFor more"]
        .iter()
        .filter_map(|mark| told.find(mark))
        .min();
    let (message, hint) = told.split_at(end.unwrap_or(told.len()));
    Error::new(Code::Invalid, one_line(message), one_line(hint))
}

fn dispatch(noun: Noun, terminal: &Terminal) -> crate::answer::Result {
    match noun {
        Noun::Repo(verb) => verb.run(terminal),
        Noun::Chart(verb) => verb.run(terminal),
        Noun::Pi(verb) => verb.run(terminal),
        Noun::Release(verb) => verb.run(terminal),
        Noun::Deployment(verb) => verb.run(terminal),
        Noun::Runbook(verb) => verb.run(terminal),
        Noun::Defect(verb) => verb.run(terminal),
        Noun::Kb(verb) => verb.run(terminal),
        Noun::Handover(verb) => verb.run(terminal),
        Noun::Evidence(verb) => verb.run(terminal),
        Noun::Desk(verb) => verb.run(terminal),
        Noun::Outbox(verb) => verb.run(terminal),
        Noun::Conflict(verb) => verb.run(terminal),
        Noun::Message(verb) => verb.run(terminal),
        Noun::Audience(verb) => verb.run(terminal),
        Noun::Template(verb) => verb.run(terminal),
        Noun::Mail(verb) => verb.run(terminal),
        Noun::Calendar(verb) => verb.run(terminal),
        Noun::Env(verb) => verb.run(terminal),
        Noun::Drift(drift) => drift.run(terminal),
        Noun::Window(verb) => verb.run(terminal),
        Noun::Freeze(verb) => verb.run(terminal),
        Noun::Halt(halt) => halt.run(terminal),
        Noun::Hub(verb) => verb.run(terminal),
        Noun::Person(verb) => verb.run(terminal),
        Noun::Product(verb) => verb.run(terminal),
        Noun::Key(verb) => verb.run(terminal),
        Noun::Rule(verb) => verb.run(terminal),
        Noun::Standard(verb) => verb.run(terminal),
        Noun::Reply(verb) => verb.run(terminal),
        Noun::Target(verb) => verb.run(terminal),
        Noun::Scale(verb) => verb.run(terminal),
        Noun::Alias(verb) => verb.run(terminal),
        Noun::Status => whole::status(terminal),
        Noun::Overview(overview) => overview.run(terminal),
        Noun::Search(search) => search.run(terminal),
        Noun::Log(log) => log.run(terminal),
        Noun::Undo(undo) => undo.run(terminal),
        Noun::Backup(backup) => backup.run(terminal),
        Noun::Restore(restore) => restore.run(terminal),
        Noun::Check => whole::check(terminal),
        Noun::Diagnostics => whole::diagnostics(terminal),
    }
}
