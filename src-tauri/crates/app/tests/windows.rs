//! Maintenance windows, freezes and halts, as hosts ask for them.

use serde_json::{Value, json};
use slipway_app::error::{Code, Error};
use slipway_testkit::TestApp;
use std::collections::{BTreeMap, BTreeSet};

/// A hub in Lagos with Fatou, who plans, beside Ana and Grace.
fn desk() -> TestApp {
    let test = TestApp::new();
    let hours: Vec<Value> = (1..=5)
        .map(|day| json!({"day": day, "from": "08:00", "to": "17:00"}))
        .collect();
    let hub = json!({"name": "Regional switch", "zone": "Africa/Lagos", "working_hours": hours,
        "holidays": [{"date": "2026-12-25", "name": "Christmas"}]});
    test.call("hub_save", json!({ "hub": hub }));
    test.call(
        "person_save",
        json!({"name": "Fatou Diallo", "roles": ["hub_operator"]}),
    );
    test
}

fn night() -> Value {
    json!({"kind": "maintenance", "reason": "", "start": {"local": "2026-11-01T22:00", "zone": "Africa/Lagos"},
        "minutes": 360, "rrule": "FREQ=DAILY", "environments": ["PRD"]})
}

fn freeze() -> Value {
    json!({"kind": "freeze", "reason": "Year-end settlement",
        "start": {"local": "2026-12-15T00:00", "zone": "Africa/Lagos"},
        "end": "2027-01-05T06:00", "environments": ["PRD"]})
}

fn with(mut request: Value, changes: &Value) -> Value {
    for (field, value) in changes.as_object().expect("fields") {
        request[field] = value.clone();
    }
    request
}

fn said(error: &Error) -> String {
    let field = error.field.as_deref().unwrap_or("-");
    format!("{field}: {} {}", error.message, error.hint)
}

#[test]
fn a_window_says_when_it_is_and_when_next() {
    let test = desk();
    let window = test.call("window_save", night());
    assert_eq!(window["words"], "every day, 22:00 – 04:00 WAT");
    assert_eq!(window["reason"], "Maintenance window");
    assert_eq!(window["environments"], json!(["PRD"]));
    assert_eq!(window["end"]["local"], "2026-11-02T04:00");
    assert_eq!(window["owner"], "Ana Okoro");
    assert_eq!(window["state"], "coming");
    assert_eq!(
        window["next"]["label"],
        "Mon 23 Nov 2026, 22:00 – Tue 24 Nov, 04:00 WAT (UTC+1)"
    );
    let listed = test.call("window_list", json!({"kind": "maintenance"}));
    assert_eq!(listed["windows"], json!([window]));
    assert_eq!(
        test.call("window_list", json!({"kind": "freeze"}))["windows"],
        json!([])
    );
}

#[test]
fn words_follow_the_schedule() {
    let test = desk();
    let cases = [
        (
            json!({"rrule": "FREQ=WEEKLY;BYDAY=FR"}),
            "every Friday, 22:00 – 04:00 WAT",
        ),
        (
            json!({"rrule": "FREQ=MONTHLY;BYDAY=3SA;COUNT=4"}),
            "the third Saturday of every month, 22:00 – 04:00 WAT, 4 times",
        ),
        (
            json!({"rrule": "FREQ=DAILY;BYHOUR=8,20", "minutes": 60}),
            "every day at 08:00 and 20:00 for 1 h, WAT",
        ),
        (
            json!({"start": {"local": "2026-11-01T22:00", "zone": "Europe/London"}}),
            "every day, 22:00 – 04:00 Europe/London",
        ),
        (
            json!({"rrule": null, "exdates": []}),
            "Sun 1 Nov 2026, 22:00 – Mon 2 Nov, 04:00 WAT (UTC+1)",
        ),
        (
            json!({"exdates": ["2026-12-24T22:00"], "rdates": ["2026-12-24T20:00"]}),
            "every day, 22:00 – 04:00 WAT; also on Thu 24 Dec 2026; but not on Thu 24 Dec 2026",
        ),
    ];
    for (changes, words) in cases {
        let preview = test.call("window_preview", with(night(), &changes));
        assert_eq!(preview["words"], words, "{changes}");
    }
}

#[test]
fn what_does_not_hold_is_refused_with_its_field_and_a_way_out() {
    let test = desk();
    let zoned = |zone: &str| json!({"start": {"local": "2026-11-01T22:00", "zone": zone}});
    let at =
        |local: &str| json!({"start": {"local": local, "zone": "Europe/London"}, "rrule": null});
    let cases = [
        json!({"kind": "party"}),
        json!({"kind": "freeze", "reason": " \n "}),
        json!({"reason": "x".repeat(201)}),
        zoned("Europe/Lndon"),
        zoned("../../etc/passwd"),
        at("2026-02-30T10:00"),
        at("tomorrow"),
        at("2026-03-29T01:30"),
        at("12026-01-01T00:00"),
        at("2300-01-01T00:00"),
        json!({"minutes": null}),
        json!({"minutes": 0}),
        json!({"minutes": 600_000}),
        json!({"minutes": null, "end": "2026-11-01T21:00"}),
        json!({"minutes": null, "end": "2026-11-31T21:00"}),
        json!({"end": "2026-11-02T04:00"}),
        json!({"rrule": "FREQ=SECONDLY"}),
        json!({"rrule": "FREQ=DAILY;UNTIL=20261231T220000"}),
        json!({"rrule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}),
        json!({"rrule": "EVERY FRIDAY"}),
        json!({"exdates": ["2026-12-24"]}),
        json!({"environments": ["MOON"]}),
        json!({"products": ["Nothing"]}),
        json!({"owner": "Nobody"}),
    ];
    let mut out = String::new();
    for changes in cases {
        let error = test.refusal("window_save", with(night(), &changes));
        assert_eq!(error.code, Code::Invalid, "{changes}");
        assert_eq!(
            test.refusal("window_preview", with(night(), &changes)),
            error,
            "the preview says the same"
        );
        out.push_str(&said(&error));
        out.push('\n');
    }
    insta::assert_snapshot!(out, @r#"
    kind: It is either a maintenance window or a freeze. Say maintenance or freeze.
    reason: A freeze needs a reason. Whoever is held up reads it, such as: Year-end settlement.
    reason: The reason is longer than a line. Keep it to 200 characters.
    zone: There is no time zone “Europe/Lndon”. Did you mean Europe/London?
    zone: There is no time zone “../../etc/passwd”. Write an IANA name such as Africa/Lagos or Europe/London.
    start: “2026-02-30T10:00” is not a time on any clock. Write the day and the time, such as 2026-11-28T22:00.
    start: “tomorrow” is not a time on any clock. Write the day and the time, such as 2026-11-28T22:00.
    start: 01:30 on Sun 29 Mar 2026 does not exist in Europe/London: the clock goes forward over it. The next time it could mean is Sun 29 Mar 2026, 02:30 BST (UTC+1).
    start: “12026-01-01T00:00” is not a time on any clock. Write the day and the time, such as 2026-11-28T22:00.
    start: “2300-01-01T00:00” lies beyond what can be planned. Choose a year from 1970 to 2200.
    end: A window needs either an end or a length. Give one of the two, such as 4 h.
    minutes: It ends before it begins. Let it end later than it starts.
    minutes: It is longer than a year. A window may be a year long at most; let a longer one recur.
    end: It ends before it begins. Let it end later than it starts.
    end: “2026-11-31T21:00” is not a time on any clock. Write the day and the time, such as 2026-11-28T22:00.
    end: A window needs either an end or a length. Give one of the two, such as 4 h.
    rrule: A window may recur hourly at most; FREQ=MINUTELY and FREQ=SECONDLY are refused. Write a rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=FR.
    rrule: UNTIL must be in UTC when the start has a zone; write UNTIL=20261231T210000Z. Write a rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=FR.
    rrule: This rule never occurs after its start. Write a rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=FR.
    rrule: "EVERY FRIDAY" is no part of a recurrence rule; known are FREQ, INTERVAL, COUNT, UNTIL, WKST, BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY, BYDAY, BYHOUR, BYMINUTE, BYSECOND, BYSETPOS. Write a rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=FR.
    exdates: “2026-12-24” is not a time on any clock. Write the day and the time, such as 2026-11-28T22:00.
    environments: There is no environment “MOON”. There are: SUP, DEV, UAT, STG, SBX, PRD.
    products: There is no product “Nothing”. There are: Mojaloop, Hub customisations.
    owner: There is nobody called Nobody. Add them first.
    "#);
    assert_eq!(
        test.call("window_list", json!({"past": true}))["windows"],
        json!([])
    );
}

#[test]
fn a_time_the_clock_skips_is_told_in_a_recurrence_and_not_dropped() {
    let test = desk();
    let london =
        json!({"start": {"local": "2026-03-28T01:30", "zone": "Europe/London"}, "minutes": 60});
    let window = test.call("window_save", with(night(), &london));
    let days = json!({"id": window["id"], "from": "2026-03-28", "to": "2026-03-30"});
    let expanded = test.call("window_expand", days);
    let told: Vec<_> = expanded["occurrences"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| {
            (
                one["start"].as_str(),
                one["local_start"].as_str(),
                one["shift"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                Some("2026-03-28T01:30:00+00:00"),
                Some("2026-03-28T01:30"),
                Some("")
            ),
            (
                Some("2026-03-29T02:30:00+01:00"),
                Some("2026-03-29T01:30"),
                Some("gap")
            ),
            (
                Some("2026-03-30T01:30:00+01:00"),
                Some("2026-03-30T01:30"),
                Some("")
            ),
        ]
    );
}

#[test]
fn expanding_is_bounded() {
    let test = desk();
    let window = test.call(
        "window_save",
        with(night(), &json!({"rrule": "FREQ=HOURLY", "minutes": 30})),
    );
    let ask = |from: &str, to: &str| json!({"id": window["id"], "from": from, "to": to});
    let cases = [
        ("0001-01-01", "9999-12-31", "to"),
        ("2026-11-02", "2026-11-01", "to"),
        ("2026-11-31", "2026-12-01", "from"),
        ("soon", "2026-12-01", "from"),
    ];
    for (from, to, field) in cases {
        let error = test.refusal("window_expand", ask(from, to));
        assert_eq!(
            error.field.as_deref(),
            Some(field),
            "{from} {to}: {error:?}"
        );
    }
    let gone = test.refusal(
        "window_expand",
        json!({"id": "x", "from": "2026-11-01", "to": "2026-11-01"}),
    );
    assert_eq!(gone.code, Code::NotFound);
}

#[test]
fn a_freeze_is_lifted_by_its_owner_or_by_those_who_may_override() {
    let test = desk();
    let freeze = test.call_as("Grace", "window_save", freeze());
    let lift = json!({"id": freeze["id"], "reason": "Settlement closed early"});
    let error = test.refusal_as("Fatou", "window_lift", lift.clone());
    assert_eq!(error.code, Code::Forbidden);
    insta::assert_snapshot!(said(&error), @"-: Fatou Diallo may not change or lift “Year-end settlement”. Grace Nakato may, or Release manager, Change approver, Administrator.");
    let edit = with(
        self::freeze(),
        &json!({"id": freeze["id"], "end": "2026-12-15T01:00"}),
    );
    assert_eq!(
        test.refusal_as("Fatou", "window_save", edit).code,
        Code::Forbidden
    );
    let remove = json!({"id": freeze["id"]});
    assert_eq!(
        test.refusal_as("Fatou", "window_remove", remove).code,
        Code::Forbidden
    );
    let lifted = test.call_as("Ana", "window_lift", lift.clone());
    assert_eq!(lifted["state"], "lifted");
    assert_eq!(lifted["lifted"]["by"], "Ana Okoro");
    assert_eq!(lifted["lifted"]["reason"], "Settlement closed early");
    assert_eq!(test.refusal("window_lift", lift).code, Code::Conflict);
    assert_eq!(test.call("window_list", json!({}))["windows"], json!([]));
    assert_eq!(
        test.call("window_list", json!({"past": true}))["windows"],
        json!([lifted])
    );
}

#[test]
fn somebody_without_the_role_plans_nothing() {
    let test = desk();
    test.call(
        "person_save",
        json!({"name": "Tunde Obi", "roles": ["triage_member"]}),
    );
    for request in [night(), freeze()] {
        assert_eq!(
            test.refusal_as("Tunde", "window_save", request).code,
            Code::Forbidden
        );
    }
    let halt = json!({"reason": "Payments stand"});
    assert_eq!(
        test.refusal_as("Tunde", "halt_start", halt).code,
        Code::Forbidden
    );
    test.call_as("Fatou", "window_save", night());
}

#[test]
fn a_halt_holds_until_it_ends_or_is_lifted() {
    let test = desk();
    let until = json!({"local": "2026-11-24T06:00", "zone": "Africa/Lagos"});
    let halt = test.call_as(
        "Fatou",
        "halt_start",
        json!({"reason": "Payments stand", "environments": ["prd"], "until": until}),
    );
    assert_eq!(halt["environments"], json!(["PRD"]));
    assert_eq!(halt["active"], true);
    assert_eq!(halt["until"]["label"], "Tue 24 Nov 2026, 06:00 WAT (UTC+1)");
    let second = test.call("halt_start", json!({"reason": "Fibre cut"}));
    let error = test.refusal("halt_lift", json!({"reason": "Mended"}));
    assert_eq!(
        said(&error),
        "id: Several halts hold. slipwayctl halt list names those that hold."
    );
    let theirs = json!({"id": second["id"], "reason": "Mended"});
    assert_eq!(
        test.refusal_as("Fatou", "halt_lift", theirs.clone()).code,
        Code::Forbidden
    );
    test.call("halt_lift", theirs);
    let lifted = test.call_as("Fatou", "halt_lift", json!({"reason": "Payments flow"}));
    assert_eq!(lifted["id"], halt["id"]);
    assert_eq!(
        (&lifted["active"], &lifted["lifted"]["by"]),
        (&json!(false), &json!("Fatou Diallo"))
    );
    assert_eq!(
        test.refusal("halt_lift", json!({"reason": "Again"})).code,
        Code::NotFound
    );
    let past = json!({"local": "2026-11-01T06:00", "zone": "Africa/Lagos"});
    let error = test.refusal("halt_start", json!({"reason": "Late", "until": past}));
    assert_eq!(error.field.as_deref(), Some("until"));
    assert_eq!(
        test.refusal("halt_start", json!({"reason": ""}))
            .field
            .as_deref(),
        Some("reason")
    );
    let halts = test.call("halt_list", json!({}));
    assert_eq!(halts["halts"].as_array().map(Vec::len), Some(2));
}

#[test]
fn environments_share_their_infrastructure_both_ways() {
    let test = desk();
    let ladder = test.call("environment_list", json!({}));
    let shares = |test: &TestApp, code: &str| {
        let ladder = test.call("environment_list", json!({}));
        let rungs = ladder["environments"].as_array().expect("a list").clone();
        rungs
            .iter()
            .find(|rung| rung["code"] == code)
            .expect("it is there")["shares_with"]
            .clone()
    };
    let save = |code: &str, with: Value| {
        let rungs = ladder["environments"].as_array().expect("a list");
        let rung = rungs
            .iter()
            .find(|rung| rung["code"] == code)
            .expect("it is there");
        json!({"id": rung["id"], "code": code, "name": rung["name"], "kind": rung["kind"],
            "feeds_from": rung["feeds_from"], "shares_with": with})
    };
    test.call(
        "environment_save",
        save("UAT", json!(["stg", "SBX", "STG"])),
    );
    assert_eq!(shares(&test, "UAT"), json!(["SBX", "STG"]));
    assert_eq!(shares(&test, "STG"), json!(["UAT"]));
    test.call("environment_save", save("UAT", json!(["SBX"])));
    assert_eq!(
        (shares(&test, "STG"), shares(&test, "SBX")),
        (json!([]), json!(["UAT"]))
    );
    test.call(
        "environment_save",
        with(save("SBX", Value::Null), &json!({"code": "SND"})),
    );
    assert_eq!(shares(&test, "UAT"), json!(["SND"]));
    for (with, message) in [
        (json!(["MOON"]), "There is no environment “MOON”."),
        (
            json!(["UAT"]),
            "An environment shares its infrastructure with others, not with itself.",
        ),
    ] {
        let error = test.refusal("environment_save", save("UAT", with));
        assert_eq!(
            (error.field.as_deref(), error.message.as_str()),
            (Some("shares_with"), message)
        );
    }
    test.call("environment_remove", json!({"id": "SND"}));
    assert_eq!(shares(&test, "UAT"), json!([]));
    test.call("window_save", night());
    assert_eq!(
        test.refusal("environment_remove", json!({"id": "PRD"}))
            .code,
        Code::Conflict
    );
}

#[test]
fn the_calendar_shows_days_rows_bands_and_what_comes_after() {
    let test = desk();
    test.call("window_save", night());
    test.call("window_save", freeze());
    let month_end = json!({"reason": "Month-end settlement freeze", "end": "2026-12-01T06:00",
        "start": {"local": "2026-11-27T00:00", "zone": "Africa/Lagos"}});
    test.call("window_save", with(freeze(), &month_end));
    let view = test.call(
        "calendar_show",
        json!({"from": "2026-11-23", "to": "2026-11-29", "second_zone": "Africa/Nairobi"}),
    );
    assert_eq!(
        (&view["zone"], &view["zone_label"]),
        (&json!("Africa/Lagos"), &json!("WAT (UTC+1)"))
    );
    assert_eq!(view["days"].as_array().map(Vec::len), Some(7));
    assert_eq!(
        view["days"][0],
        json!({"date": "2026-11-23", "label": "Mon 23", "start": "2026-11-22T23:00:00Z",
            "end": "2026-11-23T23:00:00Z", "working": true, "holiday": null,
            "ticks": [{"at": "2026-11-23T05:00:00Z", "label": "06"},
                {"at": "2026-11-23T11:00:00Z", "label": "12"},
                {"at": "2026-11-23T17:00:00Z", "label": "18"}]})
    );
    assert_eq!(view["days"][5]["working"], false);
    assert_eq!(view["second"]["label"], "EAT (UTC+3)");
    assert_eq!(view["second"]["days"].as_array().map(Vec::len), Some(8));
    let rows = view["rows"].as_array().expect("rows");
    let gating: Vec<_> = rows
        .iter()
        .map(|row| (row["code"].as_str(), row["gating"].as_str()))
        .collect();
    assert_eq!(gating[0], (Some("SUP"), Some("ungated")));
    assert_eq!(gating[5], (Some("PRD"), Some("22:00 – 04:00")));
    let bands = view["bands"].as_array().expect("bands");
    let freezes: Vec<_> = bands
        .iter()
        .filter(|band| band["kind"] == "freeze")
        .collect();
    assert_eq!(freezes.len(), 1);
    assert_eq!(
        freezes[0]["label"],
        "Fri 27 Nov 2026, 00:00 – Tue 1 Dec, 06:00 WAT (UTC+1)"
    );
    // The night that began on Sunday reaches into Monday.
    assert_eq!(bands.len() - freezes.len(), 8);
    let words = |one: &Value| {
        let fields = ["label", "environment", "title", "kind"];
        let texts: Vec<_> = fields
            .iter()
            .filter_map(|field| one[field].as_str())
            .collect();
        texts.join(" ")
    };
    let after = view["after"].as_array().expect("a list").iter();
    let after: Vec<String> = after.map(words).collect();
    assert_eq!(
        after,
        [
            "Tue 1 Dec, 06:00 WAT PRD Month-end settlement freeze freeze_ends",
            "Tue 15 Dec, 00:00 WAT PRD Year-end settlement freeze_starts",
            "Tue 5 Jan, 06:00 WAT PRD Year-end settlement freeze_ends",
        ]
    );
}

/// Entries by day and environment, as a view without limits gives them.
fn by_box(view: &Value) -> BTreeMap<(String, String), Vec<Value>> {
    let days = view["days"].as_array().expect("days");
    let mut boxes: BTreeMap<(String, String), Vec<Value>> = BTreeMap::new();
    for entry in view["entries"].as_array().expect("entries") {
        let began = |day: &&Value| day["start"].as_str() <= entry["start"].as_str();
        let day = days.iter().rev().find(began).unwrap_or(&days[0]);
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let key = (text(&day["date"]), text(&entry["environment_id"]));
        boxes.entry(key).or_default().push(entry.clone());
    }
    boxes
}

#[test]
fn of_a_crowded_day_the_first_are_shown_and_the_rest_is_counted() {
    let test = desk();
    test.call("window_save", night());
    for at in 0..14 {
        // Over three days, the first of which began before the view.
        let (day, hour) = (22 + at / 6, 21 - at % 6 * 3);
        let code = ["UAT", "DEV", "PRD"][at % 3];
        let plan = json!({"title": format!("Change {at}"), "environment": code, "minutes": 240,
            "change_type": "minor",
            "start": {"local": format!("2026-12-{day}T{hour:02}:00"), "zone": "Africa/Lagos"}});
        test.call("deployment_save", plan);
    }
    let view = |more: Value| {
        let days = json!({"from": "2026-12-23", "to": "2026-12-25"});
        test.call("calendar_show", with(days, &more))
    };
    let whole = view(json!({}));
    assert_eq!(whole["left_out"], json!([]));
    let boxes = by_box(&whole);
    let ladder: Vec<&str> = whole["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .filter_map(|row| row["id"].as_str())
        .collect();
    for (of_day, of_row) in [
        (0, 9),
        (1, 9),
        (2, 9),
        (3, 1),
        (9, 0),
        (9, 1),
        (4, 2),
        (9, 9),
    ] {
        let cut = view(json!({"most_of_day": of_day, "most_of_row": of_row}));
        let (mut shown, mut left_out) = (Vec::new(), Vec::new());
        for day in whole["days"].as_array().expect("days") {
            let mut room = of_day;
            for id in &ladder {
                let key = (
                    day["date"].as_str().expect("a date").to_owned(),
                    (*id).to_owned(),
                );
                let its = boxes.get(&key).cloned().unwrap_or_default();
                let fit = its.len().min(room).min(of_row);
                room -= fit;
                shown.extend(its[..fit].to_vec());
                if fit < its.len() {
                    left_out.push(
                        json!({"date": key.0, "environment_id": key.1, "count": its.len() - fit}),
                    );
                }
            }
        }
        shown.sort_by_key(|entry| (entry["start"].to_string(), entry["id"].to_string()));
        assert_eq!(
            cut["entries"],
            json!(shown),
            "{of_day} a day, {of_row} a row"
        );
        assert_eq!(
            cut["left_out"],
            json!(left_out),
            "{of_day} a day, {of_row} a row"
        );
    }
    let kinds = |view: &Value| -> BTreeSet<String> {
        let bands = view["bands"].as_array().expect("bands").iter();
        bands.map(|band| band["kind"].to_string()).collect()
    };
    test.call("window_save", freeze());
    assert_eq!(kinds(&view(json!({}))).len(), 2);
    assert_eq!(
        kinds(&view(json!({"maintenance": false}))),
        BTreeSet::from(["\"freeze\"".to_owned()])
    );
    let gating = |view: &Value| view["rows"][5]["gating"].clone();
    assert_eq!(gating(&view(json!({"maintenance": false}))), gating(&whole));
}

#[test]
fn a_view_is_bounded_and_its_days_are_the_zones_own() {
    let test = desk();
    let show = |from: &str, to: &str, zone: &str| json!({"from": from, "to": to, "zone": zone});
    let cases = [
        (show("2026-11-23", "2036-11-29", ""), "to"),
        (show("2026-11-23", "2026-11-22", ""), "to"),
        (show("1066-10-14", "1066-10-15", ""), "from"),
        (show("x", "2026-11-22", ""), "from"),
        (show("2026-11-23", "2026-11-24", "Mars/Olympus"), "zone"),
        (
            json!({"from": "2026-11-23", "to": "2026-11-24", "second_zone": "x"}),
            "second_zone",
        ),
        (
            json!({"from": "2026-11-23", "to": "2026-11-24", "states": ["lost"]}),
            "states",
        ),
        (
            json!({"from": "2026-11-23", "to": "2026-11-24", "environments": ["MOON"]}),
            "environments",
        ),
    ];
    for (request, field) in cases {
        let error = test.refusal("calendar_show", request.clone());
        assert_eq!(
            (error.code, error.field.as_deref()),
            (Code::Invalid, Some(field)),
            "{request}"
        );
    }
    let view = test.call(
        "calendar_show",
        show("2026-03-29", "2026-03-29", "Europe/London"),
    );
    let day = &view["days"][0];
    assert_eq!(
        (&day["start"], &day["end"]),
        (
            &json!("2026-03-29T00:00:00Z"),
            &json!("2026-03-29T23:00:00Z")
        )
    );
}
