//! What is written is what was meant, and no more.

use super::{EDITIONS, applied, desk, fields, live, start};
use serde_json::json;
use slipway_domain::desk::Written;
use slipway_domain::desk::file::Parcel;
use slipway_domain::desk::value::Value;
use slipway_servicedesk::ServiceDesk;
use slipway_testkit::fakes::jira::{Edition, ME, RATE_REASONS, slow_down};
use slipway_testkit::fakes::trouble::Trouble;
use slipway_testkit::fault_server::{Fault, Reply};

const MARK: &str = "0193a0b1-7c3e-7000-8000-00000000abcd";

#[test]
fn every_field_arrives_and_is_told_in_the_history() {
    for edition in EDITIONS {
        let fake = start(edition);
        let mut desk = desk(&fake, edition);
        let id = fake.make("Ann Triage", "first");
        let before = live(&mut desk, &id);
        let mut given = fields([
            ("title", "second"),
            ("description", "one\ntwo\n\nthree"),
            ("severity", "S1"),
            ("priority", "P4"),
            ("urgency", "2"),
            ("impact", "5"),
            ("release", "15.1.0"),
            ("component", "central-ledger"),
            ("owner", "Paul Product"),
            ("status", "in_progress"),
        ]);
        given.insert("labels".into(), Value::set(["bug", "oss-core"]));
        applied(desk.edit(&id, &given, None));
        let after = live(&mut desk, &id);
        for (field, value) in &given {
            assert_eq!(&after.fields[field], value, "{edition:?} {field}");
            // Open reads as in progress, too: then there is nothing to do.
            if field == "status" {
                continue;
            }
            let done = after
                .history
                .iter()
                .rev()
                .find(|done| done.field == *field)
                .unwrap_or_else(|| panic!("{field}"));
            assert_eq!(
                (&done.to, done.by.as_str()),
                (value, ME),
                "{edition:?} {field}"
            );
            assert!(done.order > before.version.order);
            let from = before.fields.get(field).cloned().unwrap_or_default();
            assert_eq!(done.from, from, "{edition:?} {field}");
        }
        let empty = given
            .keys()
            .filter(|field| !["title", "status", "priority"].contains(&field.as_str()));
        let empty = empty.map(|field| (field.clone(), Value::Empty)).collect();
        applied(desk.edit(&id, &empty, None));
        let emptied = live(&mut desk, &id);
        for field in empty.keys() {
            assert_eq!(emptied.fields[field], Value::Empty, "{edition:?} {field}");
        }
    }
}

#[test]
fn what_is_made_carries_everything_at_once() {
    for edition in EDITIONS {
        let fake = start(edition);
        let mut desk = desk(&fake, edition);
        let given = fields([
            ("title", "new"),
            ("description", "as seen"),
            ("severity", "S2"),
            ("release", "15.1.0"),
            ("status", "pending"),
        ]);
        let id = applied(desk.create(MARK, &given));
        let seen = live(&mut desk, &id);
        assert_eq!(seen.mark.as_deref(), Some(MARK));
        for (field, value) in &given {
            assert_eq!(&seen.fields[field], value, "{edition:?} {field}");
        }
        assert_eq!(seen.fields["labels"], Value::Empty);
    }
}

#[test]
fn a_status_without_a_transition_refuses_all_before_anything_is_sent() {
    for edition in EDITIONS {
        let fake = start(edition);
        let mut desk = desk(&fake, edition);
        let id = fake.make("Ann Triage", "open");
        let written = desk.edit(
            &id,
            &fields([("title", "other"), ("status", "closed")]),
            None,
        );
        let Written::Refused(why) = written else {
            panic!("{written:?}")
        };
        assert_eq!(
            why,
            "No transition leads from Open to Closed; from there it can become In Progress, Pending, Cancelled."
        );
        assert_eq!(live(&mut desk, &id).fields["title"], Value::text("open"));
    }
}

#[test]
fn two_transitions_at_once_are_a_conflict_and_not_a_failure() {
    for edition in EDITIONS {
        let fake = start(edition);
        let mut desk = desk(&fake, edition);
        let id = fake.make("Ann Triage", "open");
        fake.trouble(
            "POST",
            "transitions",
            1,
            Trouble::Instead(Reply::json(
                409,
                &json!({"errorMessages": ["already in progress"]}),
            )),
        );
        assert_eq!(
            desk.edit(&id, &fields([("status", "pending")]), None),
            Written::Conflict
        );
        applied(desk.edit(&id, &fields([("status", "pending")]), None));
    }
}

#[test]
fn labels_that_others_put_on_meanwhile_stay() {
    for edition in EDITIONS {
        let fake = start(edition);
        let mut desk = desk(&fake, edition);
        let id = fake.make("Ann Triage", "labelled");
        fake.set("Ann Triage", &id, &json!({"labels": ["old", "kept"]}));
        live(&mut desk, &id);
        fake.set(
            "Paul Product",
            &id,
            &json!({"labels": ["old", "kept", "theirs"]}),
        );
        let given = [("labels".to_owned(), Value::set(["kept", "mine"]))].into();
        applied(desk.edit(&id, &given, None));
        assert_eq!(
            live(&mut desk, &id).fields["labels"],
            Value::set(["kept", "mine", "theirs"])
        );
    }
}

#[test]
fn the_mark_is_no_label_and_no_label_edit_takes_it_off() {
    let fake = start(Edition::Cloud);
    let mut connection = super::connection(&fake, Edition::Cloud);
    connection.mapping = slipway_domain::desk::mapping::propose(
        &slipway_servicedesk::connect(&connection)
            .unwrap()
            .meta()
            .unwrap(),
    );
    connection.mapping.mark = None;
    let mut desk = slipway_servicedesk::connect(&connection).unwrap();
    let mut given = fields([("title", "new")]);
    given.insert("labels".into(), Value::set(["bug"]));
    let id = applied(desk.create(MARK, &given));
    assert_eq!(live(&mut desk, &id).fields["labels"], Value::set(["bug"]));
    applied(desk.edit(&id, &[("labels".to_owned(), Value::Empty)].into(), None));
    let seen = live(&mut desk, &id);
    assert_eq!(
        (seen.mark.as_deref(), &seen.fields["labels"]),
        (Some(MARK), &Value::Empty)
    );
}

#[test]
fn internal_is_internal_in_a_service_project_and_refused_elsewhere() {
    for edition in EDITIONS {
        let fake = start(edition);
        let id = fake.make("Ann Triage", "talk");
        let mut desk = desk(&fake, edition);
        applied(desk.comment(&id, MARK, "for the team\n\nonly", false));
        applied(desk.comment(&id, "m2", "for all", true));
        let seen = live(&mut desk, &id);
        let said: Vec<(&str, bool, Option<&str>)> = seen
            .comments
            .iter()
            .map(|one| (one.body.as_str(), one.public, one.mark.as_deref()))
            .collect();
        assert_eq!(
            said,
            [
                ("for the team\n\nonly", false, Some(MARK)),
                ("for all", true, Some("m2"))
            ]
        );
        let held: Vec<bool> = fake
            .stand(&id)
            .unwrap()
            .comments
            .iter()
            .map(|one| one.2)
            .collect();
        assert_eq!(held, [false, true]);
        fake.is_service(false);
        let mut plain = super::desk(&fake, edition);
        assert!(matches!(
            plain.comment(&id, "m3", "secret", false),
            Written::Refused(_)
        ));
        applied(plain.comment(&id, "m4", "open", true));
        assert_eq!(fake.stand(&id).unwrap().comments.len(), 3);
        assert!(
            plain
                .meta()
                .unwrap()
                .cannot
                .iter()
                .any(|one| one.contains("internal"))
        );
    }
}

#[test]
fn a_description_with_more_than_text_is_shown_and_not_overwritten() {
    let fake = start(Edition::Cloud);
    let mut desk = desk(&fake, Edition::Cloud);
    let id = fake.make("Ann Triage", "rich");
    let rich = json!({"type": "doc", "version": 1, "content": [
        {"type": "paragraph", "content": [{"type": "text", "text": "see "}, {"type": "mention", "attrs": {"id": "1", "text": "@Paul"}}]},
        {"type": "mediaSingle", "content": [{"type": "media", "attrs": {"id": "x", "type": "file", "alt": "error.png"}}]},
    ]});
    fake.set("Ann Triage", &id, &json!({"description": rich}));
    assert_eq!(
        live(&mut desk, &id).fields["description"],
        Value::text("see @Paul\n\n[attachment: error.png]")
    );
    assert!(matches!(
        desk.edit(&id, &fields([("description", "mine")]), None),
        Written::Refused(_)
    ));
    assert_eq!(fake.stand(&id).unwrap().fields["description"], rich);
    applied(desk.edit(&id, &fields([("title", "still editable")]), None));
}

#[test]
fn every_reason_to_slow_down_is_a_wait_of_as_long_as_asked() {
    for edition in EDITIONS {
        let fake = start(edition);
        let mut desk = desk(&fake, edition);
        let id = fake.make("Ann Triage", "busy");
        for reason in RATE_REASONS {
            fake.trouble("PUT", "issue", 1, Trouble::Instead(slow_down(reason, 37)));
            let wait = desk.edit(&id, &fields([("title", "x")]), None);
            assert_eq!(
                wait,
                Written::Retry(chrono::Duration::seconds(37)),
                "{reason}"
            );
            fake.trouble("*", "search", 1, Trouble::Instead(slow_down(reason, 37)));
            let busy = desk.pull(&slipway_domain::desk::Cursor::default());
            assert_eq!(
                busy,
                Err(slipway_domain::desk::Fault::Busy(
                    chrono::Duration::seconds(37)
                ))
            );
        }
        // One that does not say when may have been done.
        fake.trouble("PUT", "issue", 1, Trouble::AfterAll(Reply::status(503)));
        assert_eq!(
            desk.edit(&id, &fields([("title", "y")]), None),
            Written::Unknown
        );
    }
}

#[test]
fn an_answer_that_is_lost_is_unknown_and_never_applied_or_refused() {
    for edition in EDITIONS {
        let fake = start(edition);
        let mut desk = desk(&fake, edition);
        let id = fake.make("Ann Triage", "lost");
        for what in [
            Trouble::AfterAll(Reply::dropped()),
            Trouble::Instead(Reply::dropped()),
            Trouble::OnTheWay(Fault::CutAfter(3)),
            Trouble::AfterAll(Reply::status(502)),
            Trouble::AfterAll(Reply::login_page()),
        ] {
            fake.trouble("POST", "issue", 1, what.clone());
            assert_eq!(
                desk.create(MARK, &fields([("title", "new")])),
                Written::Unknown,
                "{what:?}"
            );
            fake.trouble("POST", "comment", 1, what.clone());
            assert_eq!(
                desk.comment(&id, MARK, "said", true),
                Written::Unknown,
                "{what:?}"
            );
        }
    }
}

#[test]
fn a_wish_that_the_desk_does_not_know_is_refused_in_its_own_words() {
    for edition in EDITIONS {
        let fake = start(edition);
        let mut desk = desk(&fake, edition);
        let id = fake.make("Ann Triage", "open");
        for (wish, word) in [
            (("release", "99.0.0"), "99.0.0"),
            (("owner", "Nobody"), "Nobody"),
            (("title", ""), "summary"),
            (("component", "x"), "Component"),
        ] {
            let Written::Refused(why) = desk.edit(&id, &fields([wish]), None) else {
                panic!("{wish:?}")
            };
            assert!(why.contains(word), "{why}");
        }
    }
}

#[test]
fn a_change_that_crosses_ours_is_found_in_the_history() {
    for edition in EDITIONS {
        let fake = start(edition);
        let mut desk = desk(&fake, edition);
        let id = fake.make("Ann Triage", "before");
        let before = live(&mut desk, &id);
        fake.set("Paul Product", &id, &json!({"summary": "theirs"}));
        applied(desk.edit(&id, &fields([("title", "mine")]), Some(&before.version)));
        let after = live(&mut desk, &id);
        let own = after.history.iter().find(|done| done.by == ME).unwrap();
        assert_eq!(
            (&own.from, own.order > before.version.order),
            (&Value::text("theirs"), true)
        );
        assert_eq!(desk.abilities().account, ME);
    }
}

#[test]
fn a_file_of_somebody_else_is_never_taken_for_ours() {
    for edition in EDITIONS {
        let fake = start(edition);
        let remote = fake.make("Ann Triage", "known");
        let theirs = fake.lay("Ann Triage", &remote, "../../crash.log", "theirs");
        let mut desk = desk(&fake, edition);
        let parcel = |public| Parcel {
            name: "crash.log",
            kind: "text/plain",
            public,
            content: b"<html>",
        };
        let written = desk.attach(&remote, "0193", &parcel(false));
        assert!(matches!(written, Written::Refused(_)), "{written:?}");
        applied(desk.attach(&remote, "0193", &parcel(true)));
        let seen = live(&mut desk, &remote);
        let files: Vec<(&str, bool)> = seen
            .files
            .iter()
            .map(|file| (file.name.as_str(), file.own))
            .collect();
        assert_eq!(
            files,
            [("crash.log", false), ("crash.log", true)],
            "{edition:?}"
        );
        assert_eq!(seen.files[0].remote, theirs);
        let held = |desk: &mut Box<dyn ServiceDesk>, at: usize| {
            desk.content(&remote, &seen.files[at].remote).unwrap()
        };
        assert_eq!(held(&mut desk, 0), Some(b"theirs".to_vec()));
        assert_eq!(
            held(&mut desk, 1),
            Some(b"<html>".to_vec()),
            "a page is a file too"
        );
        assert_eq!(desk.content(&remote, "999").unwrap(), None);
        assert_eq!(desk.content(&remote, "../myself").unwrap(), None);
        // What stands before the desk is not the file.
        fake.trouble(
            "GET",
            "attachment",
            2,
            Trouble::Instead(Reply::login_page()),
        );
        assert!(desk.content(&remote, &theirs).is_err());
    }
}
