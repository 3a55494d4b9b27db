//! Help, wrong usage, and what reaches which stream.

use crate::support::{Desk, Ended};
use serde_json::Value;
use std::io::Read;
use std::process::Stdio;

#[test]
fn help_names_the_nouns() {
    let ended = Desk::fresh().run(&["--help"]);
    assert_eq!(ended.code, Some(0));
    insta::assert_snapshot!(ended.out, @r"
    Plan Mojaloop releases and prove them ready, from the terminal

    Usage: slipwayctl [OPTIONS] <COMMAND>

    Commands:
      repo         Chart repositories
      chart        Charts and their versions, as published
      pi           Program Increments
      release      Release packages
      deployment   Deployments: what goes where and when
      runbook      Runbooks: the steps of a deployment and of its way back
      defect       Defects: what was reported, what is decided of it
      kb           The knowledge base: articles, their review, and finding them
      handover     What a release hands over to Operations
      evidence     Test evidence: reports of test runs, counted anew
      desk         Service desks, where the tickets of defects live
      outbox       What a service desk does not have yet
      conflict     Changes of both sides that wait for a person
      message      What must be told to whom, and how it went
      audience     Who is told, of what, and by which way
      template     How messages are written
      mail         The server that mail goes out through
      calendar     Calendar files for others, and the calendars of others
      env          The environment ladder, and what runs where
      drift        What runs beside what should run
      window       Maintenance windows, in which changes may run
      freeze       Freezes, in which they may not
      halt         Stop every change at once
      hub          The hub and its zone
      person       People and their roles
      product      Products whose releases the hub takes in
      key          Keys that bundles are signed with, and those of others that are trusted
      rule         Rules and how strictly they are held
      standard     Checks that every new release starts with
      reply        What those who report a defect are told
      target       By when a defect must be answered, told of and mended
      scale        Severities and priorities
      alias        Other names of components
      status       How the workspace stands
      overview     What needs a person now
      search       Find anything
      log          Operations, newest first
      undo         Undo an operation, or the last one that can be
      backup       Keep a copy of the data
      restore      Bring a backup back; what is here is kept first
      check        Look whether the data is whole
      diagnostics  Write a bundle to send: logs, versions, counts; no content, no secret
      help         Print this message or the help of the given subcommand(s)

    Options:
      -h, --help     Print help
      -V, --version  Print version

    For every command:
          --as <NAME>   Act as this person; else as the first administrator
          --data <DIR>  Folder the data lies in; else SLIPWAY_DATA, else the folder the window uses
          --json        Answer with one JSON document
      -q, --quiet       Show no progress

    Exit codes: 0 done, 1 refused or failed, 2 wrong usage.
    ");
}

#[test]
fn wrong_usage_exits_with_2_and_touches_nothing() {
    let table: &[&[&str]] = &[
        &[],
        &["nope"],
        &["repo", "add", "only-a-name"],
        &["release", "import", "--version"],
        &[
            "release",
            "import",
            "--version",
            "1.0.0",
            "--component",
            "no-version",
        ],
        &["release", "check", "17.1.0", "runbook", "perhaps"],
        &["release", "component", "17.1.0", "ledger"],
        &[
            "release", "evidence", "add", "17.1.0", "runbook", "--link", "x", "--note", "y",
        ],
        &[
            "repo",
            "add",
            "own",
            "https://example.org",
            "--password-stdin",
        ],
        &[
            "repo",
            "add",
            "own",
            "https://example.org",
            "--user",
            "u",
            "--token-stdin",
        ],
        &["person", "add", "Kofi", "--role", "king"],
    ];
    let desk = Desk::fresh();
    for words in table {
        let ended = desk.run(words);
        assert_eq!(
            (ended.code, ended.out.as_str()),
            (Some(2), ""),
            "{words:?}: {}",
            ended.err
        );
        assert!(
            ended.err.contains("Usage") || ended.err.contains("--help"),
            "{}",
            ended.err
        );
    }
    assert_eq!(desk.data().read_dir().expect("it is there").count(), 0);
}

#[test]
fn wrong_usage_is_json_where_json_is_asked_for() {
    let ended = Desk::fresh().run(&["repo", "add", "only-a-name", "--json"]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""));
    let error: Value = serde_json::from_str(&ended.err).expect("one JSON document");
    insta::assert_snapshot!(format!("{error:#}"), @r#"
    {
      "code": "invalid",
      "hint": "Usage: slipwayctl repo add --json <NAME> <URL> For more information, try '--help'.",
      "message": "the following required arguments were not provided: <URL>"
    }
    "#);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let desk = Desk::fresh();
    let mut child = desk
        .command(&["env", "list"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("starts");
    drop(child.stdout.take());
    let mut err = String::new();
    child
        .stderr
        .take()
        .expect("piped")
        .read_to_string(&mut err)
        .expect("UTF-8");
    assert_eq!(
        (child.wait().expect("it ends").code(), err.as_str()),
        (Some(0), "")
    );
}

#[test]
fn the_data_folder_is_the_flag_then_the_variable_then_the_platform() {
    let (flag, variable, home) = (Desk::fresh(), Desk::fresh(), Desk::fresh());
    let dir_of = |desk: &Desk, words: &[&str], platform: bool| {
        let mut command = desk.command(words);
        if platform {
            command
                .env_remove("SLIPWAY_DATA")
                .env("XDG_DATA_HOME", home.data());
        }
        let ended = Ended::of(command.output().expect("starts"));
        let status: Value = serde_json::from_str(&ended.out).expect("one JSON document");
        status["data_dir"].as_str().expect("a path").to_owned()
    };
    let path = flag.data().to_str().expect("UTF-8");
    assert_eq!(
        dir_of(&variable, &["--json", "status", "--data", path], false),
        path
    );
    assert_eq!(
        dir_of(&variable, &["--json", "status"], false),
        variable.data().to_str().unwrap()
    );
    if cfg!(target_os = "linux") {
        let own = home.data().join("org.slipway.desk");
        assert_eq!(
            dir_of(&variable, &["--json", "status"], true),
            own.to_str().unwrap()
        );
    }
}

#[test]
fn what_is_imported_is_a_folder_or_a_desk() {
    let ended = Desk::fresh().run(&["kb", "import", "--help"]);
    insta::assert_snapshot!(ended.out, @r"
    Take in a folder of documents, or the pages of a service desk

    Usage: slipwayctl kb import [OPTIONS] [DIR]

    Arguments:
      [DIR]  The folder

    Options:
          --format <FORMAT>  markdown, vuepress, docusaurus, confluence or bookstack
          --desk <NAME>      Service desk whose pages are taken in: a wiki of Redmine, articles of
                             Request Tracker
          --project <P>      Project of Redmine, or class of Request Tracker; else the desk's own
                             project, or all classes [alias: --class]
          --markup <MARKUP>  textile or markdown, where the texts do not tell
          --kind <KIND>      Kind of those that do not say
          --token-stdin      Read its password or token from standard input; for machines without a
                             keyring [alias: --password-stdin]
      -h, --help             Print help

    For every command:
          --as <NAME>   Act as this person; else as the first administrator
          --data <DIR>  Folder the data lies in; else SLIPWAY_DATA, else the folder the window uses
          --json        Answer with one JSON document
      -q, --quiet       Show no progress
    ");
    for words in [
        &["kb", "import"][..],
        &["kb", "import", "docs", "--desk", "support"],
        &["kb", "import", "docs", "--project", "mojaloop"],
        &["kb", "import", "docs", "--token-stdin"],
        &["kb", "import", "--desk", "support", "--format", "vuepress"],
    ] {
        assert_eq!(Desk::fresh().run(words).code, Some(2), "{words:?}");
    }
}
