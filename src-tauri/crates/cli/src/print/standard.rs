//! Standard checks and scales for people.

use super::Page;
use super::table::Table;
use slipway_app::standards::{ScaleValue, Scales, SlaTargets, StandardCheck, StandardChecks};

impl Page for StandardChecks {
    fn page(&self) -> String {
        let mut table = Table::new(&["check", "keeps shut", "fresh for", "what must hold"]);
        for check in &self.checks {
            let fresh = match check.fresh_days {
                0 => String::new(),
                1 => "1 day".to_owned(),
                days => format!("{days} days"),
            };
            table.row([check.id.as_str(), check.gate.slug(), &fresh, &check.title]);
        }
        table.or("No checks.")
    }
}

impl Page for StandardCheck {
    fn page(&self) -> String {
        let checks = vec![self.clone()];
        StandardChecks { checks }.page()
    }
}

impl Page for Scales {
    fn page(&self) -> String {
        let mut table = Table::new(&["scale", "code", "name", "when"]);
        for value in &self.values {
            let ScaleValue {
                scale,
                code,
                name,
                criteria,
                ..
            } = value;
            table.row([scale.as_str(), code, name, criteria]);
        }
        table.or("No scales.")
    }
}

impl Page for ScaleValue {
    fn page(&self) -> String {
        let values = vec![self.clone()];
        Scales { values }.page()
    }
}

impl Page for SlaTargets {
    fn page(&self) -> String {
        let mut table = Table::new(&["severity", "first response", "next update", "resolution"]);
        for one in &self.targets {
            let words = |text: &String| {
                if text.is_empty() {
                    "none".to_owned()
                } else {
                    text.clone()
                }
            };
            let cells = [&one.first_response, &one.next_update, &one.resolution].map(words);
            let [first, next, last] = &cells;
            table.row([one.severity.as_str(), first, next, last]);
        }
        table.or("No targets.")
    }
}
