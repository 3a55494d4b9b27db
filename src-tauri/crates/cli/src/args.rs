//! What can be typed: the flags that hold everywhere, and one noun for each area.

use crate::nouns::{
    alias, audience, backup, calendar, chart, conflict, defect, deployment, desk, drift, env,
    evidence, halt, handover, hub, kb, key, message, outbox, person, pi, product, release, reply,
    repo, rule, runbook, scale, standard, target, template, whole, window,
};
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Plan Mojaloop releases and prove them ready, from the terminal.
#[derive(Parser)]
#[command(name = "slipwayctl", version, arg_required_else_help = true)]
#[command(after_help = "Exit codes: 0 done, 1 refused or failed, 2 wrong usage.")]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) flags: Flags,
    #[command(subcommand)]
    pub(crate) noun: Noun,
}

/// Own flags of a command come first; these stand below them.
const EVERYWHERE: &str = "For every command";

/// Flags that hold for every command.
#[derive(clap::Args)]
pub(crate) struct Flags {
    /// Folder the data lies in; else SLIPWAY_DATA, else the folder the window uses
    #[arg(long, value_name = "DIR", global = true, help_heading = EVERYWHERE, display_order = 100)]
    pub(crate) data: Option<PathBuf>,
    /// Answer with one JSON document
    #[arg(long, global = true, help_heading = EVERYWHERE, display_order = 100)]
    pub(crate) json: bool,
    /// Act as this person; else as the first administrator
    #[arg(long = "as", value_name = "NAME", global = true, help_heading = EVERYWHERE, display_order = 100)]
    pub(crate) acting: Option<String>,
    /// Show no progress
    #[arg(long, short, global = true, help_heading = EVERYWHERE, display_order = 100)]
    pub(crate) quiet: bool,
}

/// What a command is about.
#[derive(Subcommand)]
pub(crate) enum Noun {
    /// Chart repositories
    #[command(subcommand)]
    Repo(repo::Verb),
    /// Charts and their versions, as published
    #[command(subcommand)]
    Chart(chart::Verb),
    /// Program Increments
    #[command(subcommand)]
    Pi(pi::Verb),
    /// Release packages
    #[command(subcommand)]
    Release(Box<release::Verb>),
    /// Deployments: what goes where and when
    #[command(subcommand)]
    Deployment(Box<deployment::Verb>),
    /// Runbooks: the steps of a deployment and of its way back
    #[command(subcommand)]
    Runbook(Box<runbook::Verb>),
    /// Defects: what was reported, what is decided of it
    #[command(subcommand)]
    Defect(Box<defect::Verb>),
    /// The knowledge base: articles, their review, and finding them
    #[command(subcommand)]
    Kb(Box<kb::Verb>),
    /// What a release hands over to Operations
    #[command(subcommand)]
    Handover(handover::Verb),
    /// Test evidence: reports of test runs, counted anew
    #[command(subcommand)]
    Evidence(evidence::Verb),
    /// Service desks, where the tickets of defects live
    #[command(subcommand)]
    Desk(Box<desk::Verb>),
    /// What a service desk does not have yet
    #[command(subcommand)]
    Outbox(outbox::Verb),
    /// Changes of both sides that wait for a person
    #[command(subcommand)]
    Conflict(conflict::Verb),
    /// What must be told to whom, and how it went
    #[command(subcommand)]
    Message(Box<message::Verb>),
    /// Who is told, of what, and by which way
    #[command(subcommand)]
    Audience(Box<audience::Verb>),
    /// How messages are written
    #[command(subcommand)]
    Template(Box<template::Verb>),
    /// The server that mail goes out through
    #[command(subcommand)]
    Mail(Box<template::Mail>),
    /// Calendar files for others, and the calendars of others
    #[command(subcommand)]
    Calendar(Box<calendar::Verb>),
    /// The environment ladder, and what runs where
    #[command(subcommand)]
    Env(env::Verb),
    /// What runs beside what should run
    Drift(drift::Drift),
    /// Maintenance windows, in which changes may run
    #[command(subcommand)]
    Window(Box<window::Verb>),
    /// Freezes, in which they may not
    #[command(subcommand)]
    Freeze(Box<window::freeze::Verb>),
    /// Stop every change at once
    Halt(halt::Halt),
    /// The hub and its zone
    #[command(subcommand)]
    Hub(hub::Verb),
    /// People and their roles
    #[command(subcommand)]
    Person(person::Verb),
    /// Products whose releases the hub takes in
    #[command(subcommand)]
    Product(product::Verb),
    /// Keys that bundles are signed with, and those of others that are trusted
    #[command(subcommand)]
    Key(key::Verb),
    /// Rules and how strictly they are held
    #[command(subcommand)]
    Rule(rule::Verb),
    /// Checks that every new release starts with
    #[command(subcommand)]
    Standard(standard::Verb),
    /// What those who report a defect are told
    #[command(subcommand)]
    Reply(reply::Verb),
    /// By when a defect must be answered, told of and mended
    #[command(subcommand)]
    Target(target::Verb),
    /// Severities and priorities
    #[command(subcommand)]
    Scale(scale::Verb),
    /// Other names of components
    #[command(subcommand)]
    Alias(alias::Verb),
    /// How the workspace stands
    Status,
    /// What needs a person now
    Overview(whole::Overview),
    /// Find anything
    Search(whole::Search),
    /// Operations, newest first
    Log(whole::Log),
    /// Undo an operation, or the last one that can be
    Undo(whole::Undo),
    /// Keep a copy of the data
    Backup(backup::Backup),
    /// Bring a backup back; what is here is kept first
    Restore(backup::Restore),
    /// Look whether the data is whole
    Check,
    /// Write a bundle to send: logs, versions, counts; no content, no secret
    Diagnostics,
}

#[cfg(test)]
mod tests {
    use super::Args;
    use clap::{Command, CommandFactory};

    #[test]
    fn every_key_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn the_manual_names_every_command_and_every_flag() {
        let manual = include_str!("../../../../docs/cli.md");
        let mut missing = Vec::new();
        walk(&Args::command(), "", &mut |path, command| {
            let flags = command.get_arguments().filter_map(|arg| arg.get_long());
            let flags = flags.map(|flag| format!("--{flag}"));
            let wanted = command
                .has_subcommands()
                .then(String::new)
                .unwrap_or(format!("`{path}"));
            missing.extend(
                flags
                    .chain([wanted])
                    .filter(|words| !manual.contains(words.as_str())),
            );
        });
        assert!(missing.is_empty(), "docs/cli.md does not name {missing:?}");
    }

    fn walk(command: &Command, path: &str, visit: &mut impl FnMut(&str, &Command)) {
        visit(path, command);
        for verb in command.get_subcommands() {
            let path = format!("{path} {}", verb.get_name());
            walk(verb, path.trim_start(), visit);
        }
    }
}
