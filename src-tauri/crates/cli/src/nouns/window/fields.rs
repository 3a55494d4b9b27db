//! Keys that windows and freezes share.

use crate::answer::Result;
use crate::nouns::planned::{minutes, wall};
use crate::terminal::Terminal;
use serde_json::{Value, json};

/// How long, in which zone, and how often.
#[derive(clap::Args)]
pub(crate) struct When {
    /// First end, wall clock
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM", conflicts_with = "duration")]
    end: Option<String>,
    /// Exact length, such as 4h, 2h30m or PT4H
    #[arg(long, value_name = "LENGTH", value_parser = minutes)]
    duration: Option<u32>,
    /// IANA zone of the wall clock; else the hub's
    #[arg(long, value_name = "ZONE")]
    tz: Option<String>,
    /// RFC 5545 rule that repeats it, such as FREQ=WEEKLY;BYDAY=FR; empty for once
    #[arg(long, value_name = "RRULE")]
    rrule: Option<String>,
    /// Wall-clock start beside those of the rule; may be given again
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
    also: Vec<String>,
    /// Wall-clock start of the rule that does not happen; may be given again
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
    except: Vec<String>,
}

impl When {
    /// Puts what was typed into a request to save.
    pub(super) fn fill(
        self,
        terminal: &Terminal,
        request: &mut Value,
        start: Option<String>,
    ) -> Result<()> {
        let was = |field: &str| request["start"][field].as_str().map(str::to_owned);
        let start = start.or_else(|| was("local")).unwrap_or_default();
        let zone = self.tz.or_else(|| was("zone"));
        request["start"] = json!(wall(terminal, start, zone)?);
        if self.end.is_some() || self.duration.is_some() {
            request["end"] = json!(self.end);
            request["minutes"] = json!(self.duration);
        }
        if let Some(rule) = self.rrule {
            request["rrule"] = json!(rule);
        }
        for (field, dates) in [("rdates", self.also), ("exdates", self.except)] {
            if !dates.is_empty() {
                request[field] = json!(dates);
            }
        }
        Ok(())
    }
}

/// What else there is to say of either.
#[derive(clap::Args)]
pub(crate) struct Fields {
    /// Name of a product it is for, else every one; may be given again
    #[arg(long, value_name = "NAME")]
    product: Vec<String>,
    /// Who answers for it; else who adds it
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// Whether what began in time may end late
    #[arg(long, value_name = "true|false")]
    allow_overrun: Option<bool>,
}

impl Fields {
    /// Puts what was typed into a request to save.
    pub(super) fn fill(self, request: &mut Value, env: Vec<String>) {
        for (field, names) in [("environments", env), ("products", self.product)] {
            if !names.is_empty() {
                request[field] = json!(names);
            }
        }
        if let Some(owner) = self.owner {
            request["owner"] = json!(owner);
        }
        if let Some(overrun) = self.allow_overrun {
            request["allow_overrun"] = json!(overrun);
        }
    }
}
