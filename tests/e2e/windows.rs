//! The second job: from a year-end freeze to a window that is confirmed, announced by a real mail
//! and moved; and one that is opened, run and closed with its report.

use crate::first_release::{plan, set_up};
use crate::harness::week::hub_now;
use crate::harness::{Window, real, tell};
use chrono::{Datelike, Duration, NaiveDate};
use serde_json::json;
use slipway_testkit::fault_server::FaultServer;
use slipway_testkit::mail_server::{MailFault, MailReceiver};

/// Ctrl and Enter, which send any form.
pub(crate) const SEND: &str = "\u{E009}\u{E007}";

#[test]
fn a_release_goes_into_its_environments() {
    let inputs = real::inputs();
    let server = FaultServer::start().expect("a server");
    server.serve("/index.yaml", "\"june-2023\"", inputs.index);
    let read = format!(
        "{} charts and {} versions read",
        inputs.charts, inputs.versions
    );
    let mail = MailReceiver::start(MailFault::None).expect("a mail server");
    tell(async |desk| {
        let window = desk.open().await;
        set_up(&window, &server.url(), &read).await;
        plan(&window, &inputs.notes).await;
        say_who_is_told(&window, mail.port()).await;
        a_second_person(&window).await;
        freeze_production(&window).await;
        book(&window, "Development", &weekday(6, MONDAY), "22:00").await;
        book(&window, "UAT", &weekday(6, MONDAY + 1), "22:00").await;
        try_production(&window).await;
        confirm(&window).await;
        announce(&window, &mail).await;
        move_it(&window).await;
        open_it(&window).await;
        watch_it(&window).await;
        close_it(&window).await;
        window.reload().await;
        find_the_record(&window).await;
        window.close().await;
    });
}

const MONDAY: u8 = 0;
const SATURDAY: u8 = 5;

/// A day so many weeks after this one, as the window writes it. Counted from today: the story can
/// be told in any year.
fn weekday(weeks: i64, day: u8) -> String {
    let today = hub_now().date();
    let monday = today - Duration::days(today.weekday().num_days_from_monday().into());
    written(monday + Duration::weeks(weeks) + Duration::days(day.into()))
}

pub(crate) fn written(day: NaiveDate) -> String {
    day.format("%a %-d %b %Y").to_string()
}

/// The mail server, and an audience with an address.
async fn say_who_is_told(window: &Window, port: u16) {
    window.go("/settings/mail").await;
    window.fill("Host", "127.0.0.1").await;
    window.fill("Port", &port.to_string()).await;
    window.press("radio", "None").await;
    window.fill("Sends as", "hub@switch.example").await;
    window.press("button", "Save mail server").await;
    window.sees("Mail server saved").await;
    window.go("/settings/audiences").await;
    window
        .press("row", "Business and technical stakeholders")
        .await;
    window
        .fill("Mail addresses", "business@switch.example,")
        .await;
    window.press("button", "Save audience").await;
    window
        .sees("Business and technical stakeholders saved")
        .await;
}

/// Somebody who looks at what another has done.
pub(crate) async fn a_second_person(window: &Window) {
    let grace = json!({ "name": "Grace Nakato", "roles": ["hub_operator", "change_approver"] });
    window.asks("person_save", grace).await;
    window.reload().await;
    window.sees("Regional switch").await;
}

/// Production rests over the end of the year.
async fn freeze_production(window: &Window) {
    window.go("/windows/freeze/new").await;
    window.fill("Reason", "Year-end freeze").await;
    window.choose("Environments", "Production").await;
    window.keys("\u{E00C}").await;
    window
        .fill_day("First start", &weekday(3, MONDAY + 1))
        .await;
    window.fill_day("First end", &weekday(7, MONDAY)).await;
    window.keys(SEND).await;
    window.sees("Year-end freeze saved").await;
}

/// Plans a window of four hours and stays at it.
pub(crate) async fn book(window: &Window, environment: &str, day: &str, clock: &str) {
    window.go("/windows/plan").await;
    window.choose("Release", "Mojaloop 15.1.0 r0").await;
    window.press("textbox", "Environment").await;
    window.press("option", environment).await;
    window.fill_day("Day", day).await;
    let (hours, minutes) = clock
        .split_once(':')
        .expect("a clock has hours and minutes");
    window.fill("Hours of the start", hours).await;
    window.fill("Minutes of the start", minutes).await;
    window.fill("Length", "4 h").await;
    window.sees("May this go then?").await;
    window
        .fill("What business notices", "Transfers stop for ten minutes")
        .await;
    window.keys(SEND).await;
    window.sees("About this change").await;
    window.sees(&format!("{day}, {clock}")).await;
    window.sees("History").await;
}

/// Inside the freeze the answer is no, with the reason and with when instead.
async fn try_production(window: &Window) {
    book(window, "Production", &weekday(3, SATURDAY), "22:00").await;
    window.sees("Year-end freeze").await;
    window.sees("May this go then? No").await;
    // The first working day after the freeze, at the hour that was asked.
    let after = weekday(7, MONDAY + 1);
    let day = after.trim_end_matches(|c: char| c.is_ascii_digit());
    window
        .press("button", &format!("Move to {}, 22:00", day.trim_end()))
        .await;
    window.sees(&format!("{after}, 22:00")).await;
}

async fn confirm(window: &Window) {
    window.press("button", "Confirm readiness").await;
    window.sees("Confirm that the hub is ready").await;
    window.fill("Reason", "Rehearsed in Staging").await;
    window.keys(SEND).await;
    window.sees("Confirmed by Ana Okoro").await;
}

/// A real mail arrives, with the window as a calendar entry.
async fn announce(window: &Window, mail: &MailReceiver) {
    let button = "Review, send: Window announcement to Business and technical stakeholders";
    window.press("button", button).await;
    window.press("button", "Send by mail").await;
    window.sees("Sent by mail").await;
    let received = mail.received();
    assert_eq!(received.len(), 1, "{received:?}");
    assert_eq!(received[0].to, ["business@switch.example"]);
    let text = &received[0].data;
    assert!(text.contains("text/calendar"), "{text}");
}

/// Pulled to another time, what was confirmed no longer holds, and a message is owed.
async fn move_it(window: &Window) {
    window.drag("button", "15.1.0 r0, Production", 80).await;
    window.sees("and no longer holds").await;
    window.sees("Date changed to").await;
}

/// Its time has come: opening it is what stands first, and what is missing takes a reason.
async fn open_it(window: &Window) {
    let now = hub_now();
    let (day, clock) = (written(now.date()), now.format("%H:%M").to_string());
    book(window, "Development", &day, &clock).await;
    window.find("button", "Open window").await;
    window.keys("o").await;
    window.sees("It opens only with a reason").await;
    window
        .fill("Reason", "The scheme asked for it on the day")
        .await;
    window.keys(SEND).await;
    window.sees("Time left").await;
    for step in ["Start deploying", "Start validating", "Validated"] {
        window.press("button", step).await;
    }
    // Who performs it does not validate it.
    window.sees("so another person validates it").await;
    window.press("button", "Ana Okoro").await;
    window.press("menuitem", "Grace Nakato").await;
    window.press("button", "Validated").await;
    window.sees_no_more("so another person validates it").await;
    window.find("button", "Close with report").await;
}

/// The clock that can be read from across the room.
async fn watch_it(window: &Window) {
    window.press("link", "Live view").await;
    window.sees("Time left").await;
    window.sees("WAT (UTC+1)").await;
    window.find("button", "Close with report").await;
    window.press("link", "15.1.0 r0").await;
    window.sees("History").await;
}

async fn close_it(window: &Window) {
    window.press("button", "Close with report").await;
    window.sees("Found during validation").await;
    window
        .fill("What there is to say of it", "All services came up")
        .await;
    window.press("button", "Add finding").await;
    window
        .fill(
            "What was seen, with its ticket",
            "RT 4410: slow first start",
        )
        .await;
    window.keys(SEND).await;
    window.sees("Implemented").await;
    // Those concerned are owed the outcome.
    window.find("button", CLOSED).await;
}

const CLOSED: &str = "Review, send: Window closed to Business and technical stakeholders";

/// After a restart of the window everything is there.
async fn find_the_record(window: &Window) {
    for said in [
        "All services came up",
        "RT 4410: slow first start",
        "Window opened",
        "Window closed",
        "Ana Okoro",
    ] {
        window.sees(said).await;
    }
}
