//! The laws.

use super::{House, applied, desk, fields, live, made, mark, pulled};
use slipway_domain::desk::file::{Parcel, Reach};
use slipway_domain::desk::mapping::Slot;
use slipway_domain::desk::value::Value;
use slipway_domain::desk::{Cursor, Fault, Fetched, Version, Written};
use slipway_servicedesk::{Secret, connect};
use std::collections::BTreeSet;

/// How a text of many lines, scripts and signs looks.
const TEXT: &str = "Zeile 1: Größe ≠ 0\nлиния 2\n\n  indented <b>not bold</b> & \"quoted\" 'so'\n日本語 🚀 \\ % _ ?";

pub(crate) fn what_is_made_is_found_by_its_mark(house: &dyn House) {
    let project = house.project();
    for by_field in [true, false] {
        let mut ana = desk(house.ana(&project), by_field);
        let own = mark();
        assert_eq!(ana.find(&own).unwrap(), Vec::<String>::new());
        let given = fields([
            ("title", "Transfers time out ≥ 30 s"),
            ("description", TEXT),
            ("status", house.states()[0]),
            ("severity", "S2"),
            ("priority", "P1"),
        ]);
        let remote = applied(ana.create(&own, &given));
        made(&mut ana, "another");
        assert_eq!(
            ana.find(&own).unwrap(),
            std::slice::from_ref(&remote),
            "mark by field: {by_field}"
        );
        let seen = live(&mut ana, &remote);
        assert_eq!(seen.mark, Some(own));
        for (field, value) in &given {
            assert_eq!(&seen.fields[field], value, "{field}");
        }
        assert_eq!(seen.comments, Vec::new());
    }
}

pub(crate) fn what_is_changed_stands_in_the_history(house: &dyn House) {
    let project = house.project();
    let mut ana = desk(house.ana(&project), true);
    let remote = made(&mut ana, "first");
    let before = live(&mut ana, &remote);
    house.pass(&project);
    let change = fields([
        ("title", "second"),
        ("status", house.states()[1]),
        ("severity", "S1"),
    ]);
    let expect = ana.abilities().precondition.then_some(&before.version);
    applied(ana.edit(&remote, &change, expect));
    let after = live(&mut ana, &remote);
    assert!(after.version.order > before.version.order);
    assert_eq!(!after.history.is_empty(), ana.abilities().history);
    let me = ana.abilities().account;
    for (field, value) in &change {
        assert_eq!(&after.fields[field], value);
        let done = after.history.iter().rev().find(|done| done.field == *field);
        let done = done.unwrap_or_else(|| panic!("{field} is not in {:?}", after.history));
        assert_eq!((&done.by, &done.to), (&me, value));
        assert!(
            done.order > before.version.order,
            "{done:?} over {:?}",
            before.version
        );
        let from = before.fields.get(field).cloned().unwrap_or_default();
        assert_eq!(done.from, from, "{field}");
    }
    assert_eq!(after.fields["description"], before.fields["description"]);
    assert_eq!(after.mark, before.mark);
    // What is taken away is not there any more.
    applied(ana.edit(
        &remote,
        &[("severity".to_owned(), Value::Empty)].into(),
        None,
    ));
    let emptied = live(&mut ana, &remote);
    assert_eq!(emptied.fields["severity"], Value::Empty);
}

pub(crate) fn a_fix_is_planned_where_the_desk_knows_releases(house: &dyn House) {
    let project = house.project();
    let mut ana = desk(house.ana(&project), true);
    let releases = ana.meta().unwrap().versions;
    assert_eq!(!releases.is_empty(), ana.abilities().releases);
    let Some(release) = releases.iter().find(|one| one.name == "15.1.0") else {
        return;
    };
    let remote = made(&mut ana, "t");
    house.pass(&project);
    applied(ana.edit(&remote, &fields([("release", &release.name)]), None));
    let seen = live(&mut ana, &remote);
    assert_eq!(seen.fields["release"], Value::text(&release.name));
}

pub(crate) fn what_is_said_arrives_once_as_it_was(house: &dyn House) {
    let project = house.project();
    let mut ana = desk(house.ana(&project), true);
    let mut boss = desk(house.boss(&project), true);
    let remote = made(&mut ana, "a conversation");
    let line = "payment switch log line\n";
    let long = line.repeat(house.longest() / line.len());
    let internal = ana.abilities().internal_comments;
    let mut said = vec![
        (TEXT.to_owned(), true),
        ("only for us".to_owned(), false),
        ("lines\r\nof another\r\nsystem".to_owned(), true),
        (long, !internal),
    ];
    if !internal {
        // What everybody would read is not sent, and that is said.
        let (body, public) = said.remove(1);
        let written = ana.comment(&remote, &mark(), &body, public);
        assert!(matches!(written, Written::Refused(_)), "{written:?}");
    }
    let mut marks = Vec::new();
    for (body, public) in &said {
        let own = mark();
        applied(ana.comment(&remote, &own, body, *public));
        marks.push(own);
    }
    let me = ana.abilities().account;
    for reader in [&mut ana, &mut boss] {
        let seen = live(reader, &remote);
        assert_eq!(seen.comments.len(), said.len());
        for ((comment, (body, public)), own) in seen.comments.iter().zip(&said).zip(&marks) {
            assert_eq!(comment.body, body.replace("\r\n", "\n").trim_end());
            assert_eq!(comment.public, *public);
            assert_eq!(comment.mark.as_ref(), Some(own));
            assert_eq!(comment.author, me);
        }
    }
    // What only the team reads is not shown to others.
    let mut guest = desk(house.guest(&project), true);
    let shown = live(&mut guest, &remote);
    let public = said.iter().filter(|(_, public)| *public);
    assert_eq!(shown.comments.len(), public.count());
    assert!(shown.comments.iter().all(|comment| comment.public));
}

pub(crate) fn a_pull_sees_every_change_of_others_to_the_end(house: &dyn House) {
    let project = house.project();
    let mut boss = desk(house.boss(&project), true);
    let first: Vec<String> = (0..7)
        .map(|one| made(&mut boss, &format!("old {one}")))
        .collect();
    let mut ana = desk(house.ana(&project), true);
    let mut cursor = Cursor::default();
    let seen = pulled(&mut ana, &mut cursor);
    let ids: BTreeSet<String> = seen.iter().map(|one| one.remote.clone()).collect();
    assert_eq!(ids, first.iter().cloned().collect());
    for one in &seen {
        assert_eq!(
            one,
            &live(&mut ana, &one.remote),
            "a pull sees what a look sees"
        );
    }
    // Another line goes on from the same place.
    house.pass(&project);
    applied(boss.edit(&first[2], &fields([("title", "changed")]), None));
    applied(boss.comment(&first[4], &mark(), "an answer", true));
    let new = made(&mut boss, "new");
    let mut other = desk(house.ana(&project), true);
    let seen = pulled(&mut other, &mut cursor);
    let find = |id: &str| seen.iter().find(|one| one.remote == id);
    assert_eq!(
        find(&first[2]).unwrap().fields["title"],
        Value::text("changed")
    );
    assert_eq!(find(&first[4]).unwrap().comments[0].body, "an answer");
    assert_eq!(find(&new).unwrap().fields["title"], Value::text("new"));
}

pub(crate) fn many_changes_in_one_second_are_all_seen(house: &dyn House) {
    let project = house.project();
    let mut boss = desk(house.boss(&project), true);
    let all: Vec<String> = (0..12)
        .map(|one| made(&mut boss, &format!("old {one}")))
        .collect();
    let mut ana = desk(house.ana(&project), true);
    let mut cursor = Cursor::default();
    pulled(&mut ana, &mut cursor);
    // More than a page of changes, while pulls go on between them.
    let mut last = Vec::new();
    for round in 0..3 {
        for remote in &all {
            let title = format!("round {round} of {remote}");
            applied(boss.edit(
                remote,
                &fields([("title", &title), ("severity", "S3")]),
                None,
            ));
            let public = !boss.abilities().internal_comments;
            applied(boss.comment(remote, &mark(), &title, public));
        }
        for seen in pulled(&mut ana, &mut cursor) {
            last.retain(|(known, _)| *known != seen.remote);
            last.push((seen.remote.clone(), seen));
        }
    }
    for remote in &all {
        let (_, seen) = last
            .iter()
            .find(|(known, _)| known == remote)
            .expect("it was seen");
        assert_eq!(
            seen,
            &live(&mut ana, remote),
            "the last pull saw the last change"
        );
        assert_eq!(seen.comments.len(), 3);
    }
}

pub(crate) fn nothing_new_is_one_look_and_no_write(house: &dyn House) {
    let project = house.project();
    let mut boss = desk(house.boss(&project), true);
    for one in 0..3 {
        made(&mut boss, &format!("old {one}"));
    }
    let mut cursor = Cursor::default();
    pulled(&mut boss, &mut cursor);
    for _ in 0..3 {
        house.pass(&project);
    }
    // What changed within the last second may need one more look.
    pulled(&mut boss, &mut cursor);
    // A program that was just started knows nothing but the cursor.
    let mut fresh = desk(house.boss(&project), true);
    for desk in [&mut boss, &mut fresh] {
        let before = desk.requests();
        let page = desk.pull(&cursor).unwrap();
        assert_eq!(page.seen, Vec::new());
        assert!(!page.more);
        assert_eq!((desk.requests(), &page.next), (before + 1, &cursor));
    }
}

pub(crate) fn a_version_that_moved_on_is_not_overwritten(house: &dyn House) {
    let project = house.project();
    let mut ana = desk(house.ana(&project), true);
    let mut boss = desk(house.boss(&project), true);
    let remote = made(&mut ana, "mine");
    let before = live(&mut ana, &remote);
    applied(boss.edit(&remote, &fields([("title", "theirs")]), None));
    let expect = ana.abilities().precondition.then_some(&before.version);
    let written = ana.edit(&remote, &fields([("title", "mine again")]), expect);
    let after = live(&mut ana, &remote);
    if ana.abilities().precondition {
        assert_eq!(written, Written::Conflict);
        assert_eq!(after.fields["title"], Value::text("theirs"));
        let never = Version {
            tag: "\"1\"".into(),
            ..before.version
        };
        let written = ana.edit(&remote, &fields([("title", "blind")]), Some(&never));
        assert_eq!(written, Written::Conflict);
    } else {
        // It was overwritten, and the history holds what was.
        assert!(matches!(written, Written::Applied { .. }));
        let me = ana.abilities().account;
        let own = after
            .history
            .iter()
            .find(|done| done.by == me && done.to == Value::text("mine again"));
        assert_eq!(own.unwrap().from, Value::text("theirs"));
    }
}

pub(crate) fn what_is_gone_hidden_or_merged_is_told_apart(house: &dyn House) {
    let project = house.project();
    let mut ana = desk(house.ana(&project), true);
    let [gone, hidden, part, whole] =
        ["gone", "hidden", "part", "whole"].map(|title| made(&mut ana, title));
    let mut cursor = Cursor::default();
    pulled(&mut ana, &mut cursor);
    applied(ana.comment(&part, &mark(), "said before the merge", true));
    house.delete(&project, &gone);
    house.hide(&project, &hidden);
    let merged = house.merge(&project, &part, &whole);
    assert_eq!(merged, ana.abilities().merge);
    assert_eq!(ana.fetch(&gone).unwrap(), Fetched::Gone);
    let away = ana.fetch(&hidden).unwrap();
    let untold = away == Fetched::Gone && !house.tells_hidden();
    assert!(away == Fetched::Hidden || untold, "{away:?}");
    // One that never was may look like one that is hidden.
    let never = ana.fetch("999999").unwrap();
    assert!(
        matches!(never, Fetched::Gone | Fetched::Hidden),
        "{never:?}"
    );
    let mut listed: Vec<String> = vec![whole.clone()];
    if merged {
        assert_eq!(
            ana.fetch(&part).unwrap(),
            Fetched::MergedInto(whole.clone())
        );
        let seen = pulled(&mut ana, &mut cursor);
        let seen = seen
            .iter()
            .find(|one| one.remote == whole)
            .expect("the whole changed");
        let said: Vec<&str> = seen.comments.iter().map(|one| one.body.as_str()).collect();
        assert!(said.contains(&"said before the merge"), "{said:?}");
        // From the beginning, too.
        let seen = pulled(&mut ana, &mut Cursor::default());
        let seen = seen
            .iter()
            .find(|one| one.remote == whole)
            .expect("it is there");
        assert!(
            seen.comments
                .iter()
                .any(|one| one.body == "said before the merge")
        );
    } else {
        listed.insert(0, part.clone());
    }
    let all = [gone.clone(), hidden, part, whole];
    assert_eq!(ana.listed(&all).unwrap(), listed);
    let written = ana.edit(&gone, &fields([("title", "too late")]), None);
    assert!(
        !matches!(
            written,
            Written::Unknown | Written::Retry(_) | Written::Conflict
        ),
        "{written:?}"
    );
}

pub(crate) fn who_may_not_write_is_told_and_nothing_is_lost(house: &dyn House) {
    let project = house.project();
    let mut ana = desk(house.ana(&project), true);
    let remote = made(&mut ana, "ana's");
    let mut guest = desk(house.guest(&project), true);
    let written = guest.comment(&remote, &mark(), "between us", false);
    assert!(
        matches!(&written, Written::Refused(why) if !why.is_empty()),
        "{written:?}"
    );
    let written = guest.create(&mark(), &fields([("title", "mine")]));
    assert!(
        matches!(&written, Written::Refused(why) if !why.is_empty()),
        "{written:?}"
    );
    let written = guest.edit(&remote, &fields([("title", "guest's")]), None);
    assert!(
        matches!(written, Written::Refused(_) | Written::Applied { .. }),
        "{written:?}"
    );
    let after = live(&mut ana, &remote);
    assert_eq!(after.fields["title"], Value::text("ana's"));
    assert_eq!(after.comments, Vec::new());
}

pub(crate) fn a_wrong_secret_locks_and_does_not_leak(house: &dyn House) {
    const CANARY: &str = "canary-7f3a9";
    let project = house.project();
    let mut connection = house.ana(&project);
    connection.account = "ana".into();
    connection.secret = Secret::new(CANARY);
    let mut shown = format!("{connection:?}");
    let mut wrong = connect(&connection).unwrap();
    let faults = [
        wrong.pull(&Cursor::default()).unwrap_err(),
        wrong.fetch("1").unwrap_err(),
        wrong.find(&mark()).unwrap_err(),
        wrong.meta().unwrap_err(),
        wrong.listed(&["1".into()]).unwrap_err(),
    ];
    for fault in faults {
        assert!(matches!(fault, Fault::Locked(_)), "{fault:?}");
        shown += &format!("{fault} {fault:?}");
    }
    let waits = [
        wrong.create(&mark(), &fields([])),
        wrong.comment("1", &mark(), "x", false),
        wrong.edit("1", &fields([]), None),
    ];
    shown += &format!("{waits:?}");
    assert!(matches!(waits[0], Written::Retry(_)), "{waits:?}");
    connection.url = connection
        .url
        .replace("http://", &format!("http://ana:{CANARY}@"));
    shown += &format!("{connection:?}");
    connection.url = format!("http://127.0.0.1:1/{CANARY}?token={CANARY}");
    let mut nobody = connect(&connection).unwrap();
    let fault = nobody.pull(&Cursor::default()).unwrap_err();
    assert!(matches!(fault, Fault::Unreachable(_)), "{fault:?}");
    shown += &format!(
        "{fault} {fault:?} {:?}",
        nobody.create(&mark(), &fields([]))
    );
    assert!(!shown.contains(CANARY), "{shown}");
}

pub(crate) fn a_field_that_does_not_exist_is_not_taken_for_written(house: &dyn House) {
    let project = house.project();
    let mut connection = house.ana(&project);
    let proposed = connect(&connection).unwrap().meta().unwrap();
    connection.mapping = slipway_domain::desk::mapping::propose(&proposed);
    // A mapping from before somebody removed the fields there.
    let nowhere = |theirs: &str| match connection.kind.slug() {
        "rt" => format!("CustomField.{{{theirs}}}"),
        "redmine" => "cf_9876".to_owned(),
        _ => "customfield_98765".to_owned(),
    };
    connection.mapping.mark = Some(nowhere("no_such_mark"));
    connection
        .mapping
        .fields
        .insert("urgency".into(), Slot::of(nowhere("no_such_field")));
    let mut ana = connect(&connection).unwrap();
    let own = mark();
    let written = ana.create(&own, &fields([("title", "t"), ("urgency", "1")]));
    if let Written::Refused(why) = &written {
        assert!(!why.is_empty());
        assert_eq!(ana.find(&own).unwrap(), [""; 0], "it refuses all of it");
        return;
    }
    let remote = applied(written);
    assert_eq!(
        ana.find(&own).unwrap(),
        std::slice::from_ref(&remote),
        "the mark is kept all the same"
    );
    applied(ana.edit(&remote, &fields([("urgency", "2"), ("title", "u")]), None));
    let seen = live(&mut ana, &remote);
    assert_eq!(seen.fields["title"], Value::text("u"));
    assert_eq!(
        seen.fields.get("urgency"),
        None,
        "what is not there is not made up"
    );
    assert_eq!(seen.mark, Some(own));
}

pub(crate) fn times_are_those_of_the_desk(house: &dyn House) {
    let project = house.project();
    let mut ana = desk(house.ana(&project), true);
    let now = || house.now(&project);
    let before = now() - chrono::Duration::seconds(5);
    let remote = made(&mut ana, "now");
    let public = !ana.abilities().internal_comments;
    applied(ana.comment(&remote, &mark(), "now", public));
    applied(ana.edit(&remote, &fields([("title", "then")]), None));
    let after = now() + chrono::Duration::seconds(5);
    let seen = live(&mut ana, &remote);
    let created = seen.fields["created"].as_text();
    let created = chrono::DateTime::parse_from_rfc3339(created)
        .unwrap()
        .to_utc();
    for at in [
        created,
        seen.comments[0].at,
        seen.history.last().unwrap().at,
    ] {
        assert!(
            (before..after).contains(&at),
            "{at} is not between {before} and {after}"
        );
    }
}

/// Files as people attach them, and as nobody should.
fn parcels() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let every: Vec<u8> = (0..=255).cycle().take(70_000).collect();
    vec![
        (
            "crash.log",
            "text/plain",
            b"one\r\ntwo\n\nGr\xc3\xb6\xc3\x9fe\n".to_vec(),
        ),
        ("latin.log", "text/plain", b"Gr\xf6\xdfe\n".to_vec()),
        ("every byte.bin", "application/octet-stream", every),
        (
            "Bild \u{2014} \u{65e5}\u{672c}.png",
            "image/png",
            b"\x89PNG\r\n\x1a\n".to_vec(),
        ),
        (
            "page.html",
            "text/html",
            b"<html><script>alert(1)</script></html>".to_vec(),
        ),
        ("same.log", "text/plain", b"first.".to_vec()),
        ("same.log", "text/plain", b"second".to_vec()),
    ]
}

pub(crate) fn a_file_lies_there_as_it_was_sent(house: &dyn House) {
    let project = house.project();
    let connection = house.ana(&project);
    let reach = connection.kind.reach();
    let marked = connection.kind.marks_files();
    let mut ana = desk(connection, true);
    let remote = made(&mut ana, "with files");
    if reach == Reach::Nobody {
        let (name, kind, content) = &parcels()[0];
        let parcel = Parcel {
            name,
            kind,
            public: true,
            content,
        };
        let written = ana.attach(&remote, &mark(), &parcel);
        assert!(matches!(written, Written::Refused(_)), "{written:?}");
        assert_eq!(live(&mut ana, &remote).files, []);
        return;
    }
    let mut cursor = Cursor::default();
    pulled(&mut ana, &mut cursor);
    let mut marks = Vec::new();
    for (name, kind, content) in &parcels() {
        let (mark, public) = (mark(), reach == Reach::Everybody);
        let parcel = Parcel {
            name,
            kind,
            public,
            content,
        };
        applied(ana.attach(&remote, &mark, &parcel));
        marks.push(mark);
    }
    let seen = live(&mut ana, &remote);
    let news = pulled(&mut ana, &mut cursor);
    assert_eq!(
        news.last().map(|one| &one.files),
        Some(&seen.files),
        "a pull sees them too"
    );
    let afresh = pulled(&mut ana, &mut Cursor::default());
    assert_eq!(afresh[0].files, seen.files, "a first pull as well");
    assert_eq!(seen.files.len(), parcels().len(), "{:?}", seen.files);
    let mut boss = desk(house.boss(&project), true);
    let mut taken = BTreeSet::new();
    for (mark, (name, _, content)) in marks.iter().zip(parcels()) {
        // Without a mark the first of the name that is not another's already.
        let own = seen.files.iter().filter(|file| match marked {
            true => file.mark.as_ref() == Some(mark),
            false => file.mark.is_none() && file.name == name && !taken.contains(&file.remote),
        });
        let own: Vec<_> = own.collect();
        let [file, others @ ..] = own.as_slice() else {
            panic!("{name}: {:?}", seen.files);
        };
        assert!(!marked || others.is_empty(), "{name} once");
        taken.insert(file.remote.clone());
        assert_eq!((file.name.as_str(), file.own), (name, true));
        assert_eq!(file.size, content.len() as u64, "{name}");
        assert_eq!(file.author, ana.abilities().account);
        let held = boss.content(&remote, &file.remote).unwrap();
        assert_eq!(held, Some(content), "{name}");
    }
    let theirs = live(&mut boss, &remote);
    assert!(
        theirs.files.iter().all(|file| !file.own),
        "to others it is not their own"
    );
    assert_eq!(ana.content(&remote, "999999").unwrap(), None);
    assert_eq!(ana.content(&remote, "../users").unwrap(), None);
}

pub(crate) fn who_may_not_attach_is_told(house: &dyn House) {
    let project = house.project();
    let connection = house.ana(&project);
    let reach = connection.kind.reach();
    let mut ana = desk(connection, true);
    let remote = made(&mut ana, "t");
    let parcel = |public: bool| Parcel {
        name: "a.txt",
        kind: "text/plain",
        public,
        content: b"a",
    };
    if reach == Reach::Everybody {
        let written = ana.attach(&remote, &mark(), &parcel(false));
        assert!(matches!(written, Written::Refused(_)), "{written:?}");
    }
    let written = ana.attach("999999", &mark(), &parcel(true));
    assert!(
        matches!(written, Written::Gone | Written::Refused(_)),
        "{written:?}"
    );
    assert_eq!(live(&mut ana, &remote).files, []);
}
