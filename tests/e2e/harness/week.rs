//! A week of windows for the screens: one of each kind, around the present.

use super::Window;
use chrono::{Duration, NaiveDateTime, Utc};
use serde_json::{Value, json};

const ZONE: &str = "Africa/Lagos";

/// The windows that have screens of their own, by id.
pub(crate) struct Week {
    /// Planned into a freeze.
    pub(crate) blocked: String,
    /// Ahead, allowed and confirmed.
    pub(crate) ready: String,
    /// Under way.
    pub(crate) open: String,
    /// Under way, and found good.
    pub(crate) ending: String,
    /// Over, with its report.
    pub(crate) closed: String,
    /// A freeze.
    pub(crate) freeze: String,
}

impl Window {
    /// Fills the sample's calendar through the host, as the page itself would.
    pub(crate) async fn fill_week(&self) -> Week {
        self.tell_who().await;
        self.look_around().await;
        let freeze = self.freeze_and_open().await;
        let closed = self.plan(&in_days(-1, 9, "SUP", Some("17.2.0"))).await;
        self.advance(
            &closed,
            &["window_open", "deploying", "validating", "validated"],
        )
        .await;
        let report = json!({ "issues": [
            { "kind": "known", "text": "Warning on start of event-sidecar, RT 4410" },
            { "kind": "new", "text": "RT 51902: slow quotes", "decision": "proceed", "decided_by": "Fatou Diallo" },
        ] });
        let note = "All core services came up; one known warning in the log.";
        let close =
            json!({ "id": closed, "outcome": "implemented", "note": note, "report": report });
        self.asks("deployment_close", close).await;
        let open = self.plan(&an_hour_ago("DEV", Some("17.2.0"))).await;
        self.advance(&open, &["window_open", "deploying"]).await;
        let ending = self.plan(&an_hour_ago("SBX", None)).await;
        self.advance(
            &ending,
            &["window_open", "deploying", "validating", "validated"],
        )
        .await;
        let ready = self.plan(&in_days(1, 22, "UAT", Some("17.2.0"))).await;
        let why = "Agreed with the scheme";
        self.asks("deployment_override", json!({ "id": ready, "reason": why }))
            .await;
        let note = "Backups are taken on the day.";
        let confirm = json!({ "id": ready, "note": note, "reason": why });
        self.asks("deployment_confirm", confirm).await;
        self.plan(&in_days(2, 22, "STG", Some("17.1.0"))).await;
        self.plan(&in_days(3, 14, "SBX", None)).await;
        let blocked = self.plan(&in_days(5, 22, "PRD", Some("17.1.0"))).await;
        Week {
            blocked,
            ready,
            open,
            ending,
            closed,
            freeze,
        }
    }

    /// Calls a command of the catalogue from the page.
    pub(crate) async fn asks(&self, command: &str, request: Value) -> Value {
        let script = "const [name, request, done] = arguments; \
            __TAURI_INTERNALS__.invoke(name, { request, actor: 'Ana Okoro', call: crypto.randomUUID() }) \
            .then((answer) => done(answer.value), (why) => done({ refused: why }));";
        let arguments = vec![json!(command), request.clone()];
        let answer = self.client.execute_async(script, arguments).await;
        let answer = answer.unwrap_or_else(|error| json!({ "refused": error.to_string() }));
        if let Some(why) = answer.get("refused") {
            self.fail(&format!("{command} {request} was refused: {why}"))
                .await;
        }
        answer
    }

    async fn plan(&self, deployment: &Value) -> String {
        let planned = self.asks("deployment_save", deployment.clone()).await;
        planned["id"].as_str().unwrap_or_default().to_owned()
    }

    async fn advance(&self, id: &str, states: &[&str]) {
        for to in states {
            let request = json!({ "id": id, "to": to, "reason": "Agreed with the scheme" });
            self.asks("deployment_advance", request).await;
        }
    }

    /// A mail server, and an audience with an address.
    async fn tell_who(&self) {
        let known = self.asks("audience_list", json!({})).await;
        let mut first = known["audiences"][0].clone();
        let audience = json!({ "id": first["id"].take(), "name": first["name"].take(),
            "language": "en", "addresses": ["business@switch.example"],
            "change_types": [], "environments": [], "webhook": "" });
        self.asks("audience_save", audience).await;
    }

    /// Writes down what runs in three environments, as somebody without a cluster would.
    async fn look_around(&self) {
        for (environment, version) in [("UAT", "17.1.0"), ("STG", "17.1.0"), ("PRD", "17.0.4")] {
            let hand = json!([{ "release": "moja", "namespace": "hub", "chart": "mojaloop",
                "version": version }]);
            let look = json!({ "environment": environment, "hand": hand });
            self.asks("environment_observe", look).await;
            let stands = json!({ "environment": environment, "fact": "mysql", "value": "8.0.32" });
            self.asks("infrastructure_save", stands).await;
        }
    }

    /// Production rests over the end of the month; nights are open in the upper environments.
    async fn freeze_and_open(&self) -> String {
        let nights = json!({ "kind": "maintenance", "reason": "Nightly window",
            "start": at(-7, 22), "minutes": 360, "rrule": "FREQ=DAILY",
            "environments": ["UAT", "STG", "PRD"] });
        self.asks("window_save", nights).await;
        let days = json!({ "kind": "freeze", "hard": false, "reason": "DFSP onboarding",
            "start": at(3, 9), "minutes": 35 * 60, "environments": ["SBX"] });
        self.asks("window_save", days).await;
        let month_end = json!({ "kind": "freeze", "hard": true, "reason": "Month-end settlement freeze",
            "start": at(4, 0), "minutes": 4 * 24 * 60 + 360, "environments": ["PRD"] });
        let saved = self.asks("window_save", month_end).await;
        saved["id"].as_str().unwrap_or_default().to_owned()
    }
}

/// The clock of the hub, which is an hour ahead of UTC all year.
#[allow(
    clippy::disallowed_methods,
    reason = "a story is told now, beside a binary that reads the clock"
)]
pub(crate) fn hub_now() -> NaiveDateTime {
    (Utc::now() + Duration::hours(1)).naive_utc()
}

/// A wall clock of the hub, so many days from today.
fn at(days: i64, hour: u32) -> Value {
    let day = hub_now().date() + Duration::days(days);
    wall(day.and_hms_opt(hour, 0, 0).unwrap_or_default())
}

fn wall(local: NaiveDateTime) -> Value {
    json!({ "local": local.format("%Y-%m-%dT%H:%M").to_string(), "zone": ZONE, "label": "" })
}

fn in_days(days: i64, hour: u32, environment: &str, release: Option<&str>) -> Value {
    deployment(at(days, hour), environment, release)
}

fn an_hour_ago(environment: &str, release: Option<&str>) -> Value {
    let began = hub_now() - Duration::hours(1);
    deployment(wall(began), environment, release)
}

fn deployment(start: Value, environment: &str, release: Option<&str>) -> Value {
    let mut planned = json!({ "environment": environment, "start": start, "minutes": 240,
        "change_type": "minor", "strategy": "in_place", "performed_by": "hub",
        "runbook_minutes": 95, "rollback_minutes": 55, "validation_minutes": 30,
        "impact": "Transfers stop for up to ten minutes." });
    match release {
        Some(version) => planned["release"] = json!(version),
        None => planned["title"] = json!("Payment Manager 4.3.0"),
    }
    planned
}
