//! What is written is what was meant, and no more.

use super::{desk, start};
use crate::jira::{applied, fields, live};
use chrono::Duration;
use serde_json::json;
use slipway_domain::desk::Written;
use slipway_domain::desk::file::Parcel;
use slipway_domain::desk::value::Value;
use slipway_testkit::fakes::github::{LONGEST, ME, secondary_limit};
use slipway_testkit::fakes::trouble::Trouble;
use slipway_testkit::fault_server::Reply;

const MARK: &str = "0193a0b1-7c3e-7000-8000-00000000abcd";

#[test]
fn every_field_arrives_and_is_told_in_the_history() {
    let fake = start();
    let mut desk = desk(&fake);
    let id = fake.make("ann-triage", "first", "as seen").to_string();
    let before = live(&mut desk, &id);
    fake.clock.pass(Duration::seconds(5));
    let mut given = fields([
        ("title", "second"),
        ("description", "one\n\n**two**"),
        ("severity", "S1"),
        ("priority", "P4"),
        ("release", "15.1.0"),
        ("owner", "paul-product"),
        ("status", "resolved"),
    ]);
    given.insert("labels".into(), Value::set(["bug", "oss-core"]));
    applied(desk.edit(&id, &given, None));
    let after = live(&mut desk, &id);
    for (field, value) in &given {
        assert_eq!(&after.fields[field], value, "{field}");
        if field == "description" {
            continue;
        }
        let done = after
            .history
            .iter()
            .rev()
            .find(|done| done.field == *field)
            .unwrap_or_else(|| panic!("{field}"));
        assert_eq!((&done.to, done.by.as_str()), (value, ME), "{field}");
        assert!(done.order > before.version.order, "{field}");
        assert_eq!(done.from, before.fields[field], "{field}");
    }
    let empty = given
        .keys()
        .filter(|field| !["title", "status"].contains(&field.as_str()));
    let empty = empty.map(|field| (field.clone(), Value::Empty)).collect();
    applied(desk.edit(&id, &empty, None));
    let emptied = live(&mut desk, &id);
    for field in empty.keys() {
        assert_eq!(emptied.fields[field], Value::Empty, "{field}");
    }
}

#[test]
fn the_mark_is_not_shown_and_stays_when_the_description_changes() {
    let fake = start();
    let mut desk = desk(&fake);
    let id = applied(desk.create(
        MARK,
        &fields([
            ("title", "new"),
            ("description", "as seen"),
            ("severity", "S2"),
            ("release", "15.1.0"),
            ("status", "cancelled"),
        ]),
    ));
    let seen = live(&mut desk, &id);
    assert_eq!(
        (seen.mark.as_deref(), &seen.fields["description"]),
        (Some(MARK), &Value::text("as seen"))
    );
    assert_eq!(
        (
            &seen.fields["severity"],
            &seen.fields["release"],
            &seen.fields["status"]
        ),
        (
            &Value::text("S2"),
            &Value::text("15.1.0"),
            &Value::text("cancelled")
        )
    );
    applied(desk.edit(&id, &fields([("description", "as understood")]), None));
    let seen = live(&mut desk, &id);
    assert_eq!(
        (seen.mark.as_deref(), &seen.fields["description"]),
        (Some(MARK), &Value::text("as understood"))
    );
    assert_eq!(desk.find(MARK).unwrap(), [id]);
    assert_eq!(desk.find("0193a0b1").unwrap(), Vec::<String>::new());
}

#[test]
fn a_mark_is_found_once_the_lists_show_it() {
    let fake = start();
    let mut desk = desk(&fake);
    fake.lists_lag(Duration::seconds(20));
    let id = applied(desk.create(MARK, &fields([("title", "new")])));
    assert_eq!(desk.find(MARK).unwrap(), Vec::<String>::new());
    fake.clock.pass(Duration::seconds(21));
    assert_eq!(desk.find(MARK).unwrap(), [id]);
    assert!(desk.abilities().settles_after > Duration::seconds(20));
}

#[test]
fn labels_that_others_put_on_meanwhile_stay() {
    let fake = start();
    let mut desk = desk(&fake);
    let number = fake.make("ann-triage", "labelled", "");
    fake.set(
        "ann-triage",
        number,
        &json!({"labels": ["bug", "oss-core", "Priority: Low"]}),
    );
    let id = number.to_string();
    live(&mut desk, &id);
    fake.set(
        "paul-product",
        number,
        &json!({"labels": ["bug", "oss-core", "Priority: Low", "theirs"]}),
    );
    let mut given = fields([("priority", "P2")]);
    given.insert("labels".into(), Value::set(["oss-core", "mine"]));
    applied(desk.edit(&id, &given, None));
    let seen = live(&mut desk, &id);
    assert_eq!(
        (&seen.fields["labels"], &seen.fields["priority"]),
        (
            &Value::set(["mine", "oss-core", "theirs"]),
            &Value::text("P2")
        )
    );
}

#[test]
fn without_push_access_labels_are_refused_and_not_dropped() {
    let fake = start();
    fake.may_push(false);
    let mut desk = desk(&fake);
    let id = fake.make(ME, "mine", "").to_string();
    for wish in [("severity", "S1"), ("release", "15.1.0"), ("owner", ME)] {
        assert!(
            matches!(
                desk.edit(&id, &fields([("title", "other"), wish]), None),
                Written::Refused(_)
            ),
            "{wish:?}"
        );
        assert!(
            matches!(
                desk.create(MARK, &fields([("title", "other"), wish])),
                Written::Refused(_)
            ),
            "{wish:?}"
        );
    }
    assert_eq!(live(&mut desk, &id).fields["title"], Value::text("mine"));
    applied(desk.edit(&id, &fields([("title", "other")]), None));
    assert!(
        desk.meta()
            .unwrap()
            .cannot
            .iter()
            .any(|one| one.contains("may not set labels"))
    );
}

#[test]
fn nothing_internal_leaves() {
    let fake = start();
    let mut desk = desk(&fake);
    let number = fake.make("ann-triage", "talk", "");
    let before = fake.requests().len();
    assert!(matches!(
        desk.comment(&number.to_string(), MARK, "the PIN is 1234", false),
        Written::Refused(_)
    ));
    assert_eq!(fake.requests().len(), before);
    assert!(
        desk.meta()
            .unwrap()
            .cannot
            .iter()
            .any(|one| one.contains("internal"))
    );
}

#[test]
fn what_is_said_comes_back_as_it_was() {
    let fake = start();
    let mut desk = desk(&fake);
    let number = fake.make("ann-triage", "talk", "");
    let text =
        "Zeile 1: Größe ≠ 0\nлиния 2\n\n  indented <b>not bold</b> & \"quoted\"\n日本語 🚀 \\ %";
    applied(desk.comment(&number.to_string(), MARK, text, true));
    let seen = live(&mut desk, &number.to_string());
    assert_eq!(
        (
            seen.comments[0].body.as_str(),
            seen.comments[0].mark.as_deref()
        ),
        (text, Some(MARK))
    );
    assert!(
        fake.stand(number).unwrap().comments[0]
            .1
            .ends_with("<!-- slipway ref:0193a0b1-7c3e-7000-8000-00000000abcd -->")
    );
    let long = "x".repeat(LONGEST);
    assert!(matches!(
        desk.comment(&number.to_string(), "m2", &long, true),
        Written::Refused(_)
    ));
}

#[test]
fn a_locked_issue_refuses_and_a_limit_waits_though_both_are_403() {
    let fake = start();
    let mut desk = desk(&fake);
    let number = fake.make("ann-triage", "heated", "");
    let id = number.to_string();
    fake.trouble(
        "POST",
        "comments",
        1,
        Trouble::Instead(secondary_limit(Some(33))),
    );
    assert_eq!(
        desk.comment(&id, MARK, "calm", true),
        Written::Retry(Duration::seconds(33))
    );
    fake.lock(number, true);
    let Written::Refused(why) = desk.comment(&id, MARK, "calm", true) else {
        panic!("it is locked")
    };
    assert_eq!(why, "Unable to create comment because issue is locked.");
}

#[test]
fn a_wish_that_the_desk_does_not_know_is_refused_in_its_own_words() {
    let fake = start();
    let mut desk = desk(&fake);
    let id = fake.make("ann-triage", "open", "").to_string();
    for (wish, word) in [
        (("release", "99.0.0"), "99.0.0"),
        (("owner", "nobody"), "assignees"),
        (("title", ""), "title"),
        (("status", "pending"), "pending"),
    ] {
        let Written::Refused(why) = desk.edit(&id, &fields([wish]), None) else {
            panic!("{wish:?}")
        };
        assert!(why.contains(word), "{why}");
    }
}

#[test]
fn an_answer_that_is_lost_is_unknown_and_never_applied_or_refused() {
    let fake = start();
    let mut desk = desk(&fake);
    let id = fake.make("ann-triage", "lost", "").to_string();
    for what in [
        Trouble::AfterAll(Reply::dropped()),
        Trouble::Instead(Reply::dropped()),
        Trouble::AfterAll(Reply::status(502)),
        Trouble::AfterAll(Reply::login_page()),
    ] {
        fake.trouble("POST", "issues", 1, what.clone());
        assert_eq!(
            desk.create(MARK, &fields([("title", "new")])),
            Written::Unknown,
            "{what:?}"
        );
        fake.trouble("POST", "comments", 1, what.clone());
        assert_eq!(
            desk.comment(&id, MARK, "said", true),
            Written::Unknown,
            "{what:?}"
        );
        fake.trouble("PATCH", "issues", 1, what.clone());
        assert_eq!(
            desk.edit(&id, &fields([("title", "x")]), None),
            Written::Unknown,
            "{what:?}"
        );
    }
}

#[test]
fn a_change_that_crosses_ours_is_found_in_the_history() {
    let fake = start();
    let mut desk = desk(&fake);
    let number = fake.make("ann-triage", "before", "");
    let id = number.to_string();
    let before = live(&mut desk, &id);
    fake.clock.pass(Duration::seconds(3));
    fake.set("paul-product", number, &json!({"title": "theirs"}));
    applied(desk.edit(&id, &fields([("title", "mine")]), None));
    let after = live(&mut desk, &id);
    let own = after.history.iter().find(|done| done.by == ME).unwrap();
    assert_eq!(
        (&own.from, own.order > before.version.order),
        (&Value::text("theirs"), true)
    );
    assert_eq!(desk.abilities().account, ME);
}

#[test]
fn no_file_is_sent_and_that_is_said() {
    let fake = start();
    let mut desk = desk(&fake);
    let id = fake.make("ann-triage", "first", "as seen").to_string();
    let before = desk.requests();
    let parcel = Parcel {
        name: "crash.log",
        kind: "text/plain",
        public: true,
        content: b"log",
    };
    let written = desk.attach(&id, MARK, &parcel);
    assert!(matches!(written, Written::Refused(_)), "{written:?}");
    assert_eq!(desk.requests(), before, "nothing was asked");
    let cannot = desk.meta().unwrap().cannot;
    assert!(
        cannot.iter().any(|one| one.contains("takes no files")),
        "{cannot:?}"
    );
}
