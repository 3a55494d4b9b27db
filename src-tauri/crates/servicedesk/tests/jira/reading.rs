//! What is read is what stands there: nothing is missed, nothing is taken for something else.

use super::{EDITIONS, connection, desk, live, pulled, start};
use chrono::Duration;
use serde_json::json;
use slipway_domain::desk::value::Value;
use slipway_domain::desk::{Cursor, Fault, Fetched};
use slipway_servicedesk::connect;
use slipway_testkit::fakes::jira::Edition;
use slipway_testkit::fakes::trouble::Trouble;
use slipway_testkit::fault_server::Reply;
use std::collections::BTreeSet;

#[test]
fn the_mapping_it_proposes_reads_critical_as_s1() {
    for edition in EDITIONS {
        let fake = start(edition);
        let id = fake.make("Ann Triage", "settlement is late");
        fake.set(
            "Ann Triage",
            &id,
            &json!({
                "priority": {"id": "1", "name": "Critical"},
                "customfield_10050": {"id": "20001", "value": "High"},
                "customfield_10041": {"id": "20000", "value": "1"},
                "fixVersions": [{"id": "2", "name": "15.1.0"}],
                "labels": ["bug", "oss-core"],
            }),
        );
        fake.set_status("Ann Triage", &id, "Escalated");
        let seen = live(&mut desk(&fake, edition), &id);
        let got = |field: &str| seen.fields[field].clone();
        assert_eq!(got("title"), Value::text("settlement is late"));
        assert_eq!(
            (got("priority"), got("severity")),
            (Value::text("P1"), Value::text("S2"))
        );
        assert_eq!(
            (got("status"), got("urgency")),
            (Value::text("escalated"), Value::text("1"))
        );
        assert_eq!(got("release"), Value::text("15.1.0"));
        assert_eq!(got("labels"), Value::set(["bug", "oss-core"]));
        assert_eq!(
            (got("reporter"), got("owner")),
            (Value::text("Ann Triage"), Value::Empty)
        );
    }
}

#[test]
fn what_the_index_shows_late_is_not_missed() {
    let fake = start(Edition::Cloud);
    let mut desk = desk(&fake, Edition::Cloud);
    let mut cursor = Cursor::default();
    fake.index_lags(Duration::seconds(60));
    let late = fake.make("Ann Triage", "late");
    fake.clock.pass(Duration::seconds(30));
    // Indexed at once, and newer than what the index still hides.
    fake.index_lags(Duration::zero());
    let soon = fake.make("Ann Triage", "soon");
    let first: Vec<String> = pulled(&mut desk, &mut cursor)
        .into_iter()
        .map(|seen| seen.remote)
        .collect();
    assert_eq!(first, [soon]);
    fake.clock.pass(Duration::seconds(61));
    let second: Vec<String> = pulled(&mut desk, &mut cursor)
        .into_iter()
        .map(|seen| seen.remote)
        .collect();
    assert_eq!(second, [late]);
}

#[test]
fn the_profiles_zone_changes_nothing() {
    for edition in EDITIONS {
        for zone in [
            chrono_tz::UTC,
            chrono_tz::Africa::Nairobi,
            chrono_tz::America::New_York,
        ] {
            let fake = start(edition);
            fake.profile_zone(zone);
            let mut desk = desk(&fake, edition);
            let mut cursor = Cursor::default();
            let id = fake.make("Ann Triage", "one");
            let seen = pulled(&mut desk, &mut cursor);
            assert_eq!(seen.len(), 1, "{edition:?} {zone}");
            let created = fake.clock.now().format("%Y-%m-%dT%H:%M:%SZ").to_string();
            assert_eq!(seen[0].fields["created"], Value::text(created));
            fake.clock.pass(Duration::hours(5));
            fake.set("Ann Triage", &id, &json!({"summary": "two"}));
            assert_eq!(
                pulled(&mut desk, &mut cursor)[0].fields["title"],
                Value::text("two")
            );
        }
    }
}

#[test]
fn nothing_new_is_one_request_and_the_same_cursor() {
    for edition in EDITIONS {
        let fake = start(edition);
        for n in 0..30 {
            fake.make("Ann Triage", &format!("bug {n}"));
        }
        let mut cursor = Cursor::default();
        assert_eq!(pulled(&mut desk(&fake, edition), &mut cursor).len(), 30);
        let mut again = connect(&connection(&fake, edition)).unwrap();
        let page = again.pull(&cursor).unwrap();
        assert_eq!(
            (page.seen.len(), &page.next, page.more),
            (0, &cursor, false)
        );
        assert_eq!(again.requests(), 1);
    }
}

#[test]
fn pages_lose_nothing_while_issues_change_under_way() {
    for edition in EDITIONS {
        let fake = start(edition);
        // Some of them within one second, so that times alone do not lead on.
        let ids: Vec<String> = (0..350)
            .map(|n| {
                if n % 120 == 0 {
                    fake.clock.pass(Duration::minutes(40));
                }
                fake.make("Ann Triage", &format!("bug {n}"))
            })
            .collect();
        let mut desk = desk(&fake, edition);
        let (mut cursor, mut seen) = (Cursor::default(), BTreeSet::new());
        for round in 0.. {
            let page = desk.pull(&cursor).unwrap();
            seen.extend(page.seen.into_iter().map(|one| one.remote));
            cursor = page.next;
            // What was on the page just read goes to the end: every other shifts forward.
            fake.set(
                "Paul Product",
                &ids[round * 3],
                &json!({"summary": format!("again {round}")}),
            );
            if !page.more {
                break;
            }
            assert!(round < 40, "it does not go round in circles");
        }
        assert_eq!(seen.len(), 350, "{edition:?}");
    }
}

#[test]
fn what_was_written_here_is_seen_at_once_whatever_the_index_lags() {
    let fake = start(Edition::Cloud);
    let mut desk = desk(&fake, Edition::Cloud);
    let mut cursor = Cursor::default();
    let id = fake.make("Ann Triage", "before");
    pulled(&mut desk, &mut cursor);
    fake.index_lags(Duration::seconds(60));
    super::applied(desk.edit(&id, &super::fields([("title", "after")]), None));
    let seen = pulled(&mut desk, &mut cursor);
    assert_eq!(seen[0].fields["title"], Value::text("after"));
}

#[test]
fn comments_and_changes_that_came_cut_are_read_to_their_end() {
    for edition in EDITIONS {
        let fake = start(edition);
        let id = fake.make("Ann Triage", "much said");
        for n in 0..130 {
            let body = match edition {
                Edition::Cloud => {
                    json!({"type": "doc", "version": 1, "content": [{"type": "paragraph", "content": [{"type": "text", "text": format!("said {n}")}]}]})
                }
                Edition::DataCenter => json!(format!("said {n}")),
            };
            fake.say("Paul Product", &id, &body, n % 2 == 0);
            fake.set(
                "Paul Product",
                &id,
                &json!({"summary": format!("title {n}")}),
            );
        }
        let mut desk = desk(&fake, edition);
        let looked = live(&mut desk, &id);
        let found = pulled(&mut desk, &mut Cursor::default()).remove(0);
        for seen in [looked, found] {
            assert_eq!(
                (seen.comments.len(), seen.history.len()),
                (130, 130),
                "{edition:?}"
            );
            assert_eq!(
                (seen.comments[3].body.as_str(), seen.comments[3].public),
                ("said 3", false)
            );
            assert_eq!(seen.history[0].from, Value::text("much said"));
            assert_eq!(seen.history[129].to, Value::text("title 129"));
            assert!(seen.history.is_sorted_by_key(|done| done.order));
        }
    }
}

#[test]
fn an_issue_that_moves_stays_the_same_by_its_number() {
    for edition in EDITIONS {
        let fake = start(edition);
        let id = fake.make("Ann Triage", "moves");
        let mut desk = desk(&fake, edition);
        fake.move_away(&id);
        assert_eq!(live(&mut desk, &id).fields["title"], Value::text("moves"));
        assert_eq!(
            desk.listed(std::slice::from_ref(&id)).unwrap(),
            Vec::<String>::new()
        );
    }
}

#[test]
fn a_deleted_one_does_not_take_the_others_out_of_the_list() {
    for edition in EDITIONS {
        let fake = start(edition);
        let ids: Vec<String> = (0..3)
            .map(|n| fake.make("Ann Triage", &format!("bug {n}")))
            .collect();
        fake.delete(&ids[1]);
        let mut desk = desk(&fake, edition);
        assert_eq!(desk.listed(&ids).unwrap(), [ids[0].clone(), ids[2].clone()]);
        assert_eq!(desk.fetch(&ids[1]).unwrap(), Fetched::Gone);
    }
}

#[test]
fn a_token_that_is_forgotten_deletes_nothing() {
    for edition in EDITIONS {
        let fake = start(edition);
        let id = fake.make("Ann Triage", "stays");
        let mut desk = desk(&fake, edition);
        live(&mut desk, &id);
        // An empty answer with status 200, and 404 for what is there.
        fake.forgets_the_token(true);
        assert!(matches!(
            desk.pull(&Cursor::default()),
            Err(Fault::Locked(_))
        ));
        assert!(matches!(desk.fetch(&id), Err(Fault::Locked(_))));
        assert!(matches!(
            desk.listed(std::slice::from_ref(&id)),
            Err(Fault::Locked(_))
        ));
    }
}

#[test]
fn a_project_that_is_sealed_hides_and_deletes_nothing() {
    for edition in EDITIONS {
        let fake = start(edition);
        let id = fake.make("Ann Triage", "stays");
        let mut desk = desk(&fake, edition);
        live(&mut desk, &id);
        fake.seals_the_project(true);
        assert_eq!(desk.fetch(&id).unwrap(), Fetched::Hidden);
    }
}

#[test]
fn a_login_page_with_200_is_no_empty_list() {
    for edition in EDITIONS {
        let fake = start(edition);
        fake.make("Ann Triage", "stays");
        let mut desk = desk(&fake, edition);
        for reply in [
            Reply::login_page(),
            Reply::ok("{}"),
            Reply::ok("[]"),
            Reply::ok("null"),
            Reply::ok("{\"issues\": 7}"),
            Reply::ok("{\"issues\": [{}]}"),
            Reply::ok("{\"issues\": ["),
        ] {
            fake.trouble("*", "search", 1, Trouble::Instead(reply));
            assert!(matches!(
                desk.pull(&Cursor::default()),
                Err(Fault::Unreachable(_))
            ));
        }
    }
}

#[test]
fn a_mark_is_found_once_the_index_shows_it_and_never_by_likeness() {
    for edition in EDITIONS {
        for by_field in [true, false] {
            let fake = start(edition);
            let mut connection = connection(&fake, edition);
            connection.mapping = slipway_domain::desk::mapping::propose(
                &connect(&connection).unwrap().meta().unwrap(),
            );
            assert_eq!(
                connection.mapping.mark.as_deref(),
                Some("customfield_10060")
            );
            if !by_field {
                connection.mapping.mark = None;
            }
            let mut desk = connect(&connection).unwrap();
            fake.index_lags(Duration::seconds(60));
            let mark = "0193a0b1-7c3e-7000-8000-00000000abcd";
            let remote = super::applied(desk.create(mark, &super::fields([("title", "one")])));
            let mut other = connect(&connection).unwrap();
            assert_eq!(other.find(mark).unwrap(), Vec::<String>::new());
            fake.clock.pass(Duration::seconds(61));
            assert_eq!(other.find(mark).unwrap(), [remote]);
            assert_eq!(other.find("0193a0b1").unwrap(), Vec::<String>::new());
            assert!(other.abilities().settles_after >= Duration::seconds(60));
        }
    }
}
