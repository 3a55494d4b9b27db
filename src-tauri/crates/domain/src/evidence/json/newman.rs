//! What newman's JSON reporter writes of a run.
//!
//! Each execution is one item of the collection: a request with its assertions. A request that got no
//! answer and a script that broke off leave no assertion behind, so they are counted apart.

use super::toolkit::moment;
use super::walk::{List, Object, Part, Text, Walk};
use crate::evidence::report::Status;
use serde::de::MapAccess;

/// `run`.
pub(super) struct Run;

impl Part for Run {
    const ONCE: &'static [&'static str] = &["executions", "stats", "timings"];

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        match name {
            "executions" => {
                walk.recorder.counts.test_cases.get_or_insert(0);
                walk.recorder.counts.requests.get_or_insert(0);
                map.next_value_seed(List::<Execution>::new(walk, "executions"))?;
            }
            "stats" => map.next_value_seed(Object::new(walk, &mut Stats, "stats"))?,
            "timings" => {
                let mut timings = Timings::default();
                map.next_value_seed(Object::new(walk, &mut timings, "timings"))?;
                timings.done(walk);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn done(self, _walk: &mut Walk) {}
}

struct Stats;

impl Part for Stats {
    const ONCE: &'static [&'static str] = &["assertions"];

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        if name != "assertions" {
            return Ok(false);
        }
        let mut stat = Stat::default();
        map.next_value_seed(Object::new(walk, &mut stat, "stats.assertions"))?;
        stat.done(walk);
        Ok(true)
    }

    fn done(self, _walk: &mut Walk) {}
}

#[derive(Default)]
struct Stat {
    total: Option<u64>,
    failed: Option<u64>,
}

impl Part for Stat {
    const ONCE: &'static [&'static str] = &["total", "failed"];

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        let place = match name {
            "total" => &mut self.total,
            "failed" => &mut self.failed,
            _ => return Ok(false),
        };
        *place = map
            .next_value_seed(Text(walk))?
            .and_then(|text| text.parse().ok());
        Ok(true)
    }

    fn done(self, walk: &mut Walk) {
        let claim = &mut walk.head.claim;
        claim.assertions = self.total;
        claim.passed = self.failed.map(|failed| failed == 0);
        claim.passed_assertions = match (self.total, self.failed) {
            (Some(total), Some(failed)) => total.checked_sub(failed),
            _ => None,
        };
    }
}

#[derive(Default)]
struct Timings {
    started: Option<String>,
    completed: Option<String>,
}

impl Part for Timings {
    const ONCE: &'static [&'static str] = &["started", "completed"];

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        match name {
            "started" => self.started = map.next_value_seed(Text(walk))?,
            "completed" => self.completed = map.next_value_seed(Text(walk))?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn done(self, walk: &mut Walk) {
        let number =
            |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<u64>().ok());
        walk.head.duration_ms = match (number(&self.started), number(&self.completed)) {
            (Some(started), Some(completed)) => completed.checked_sub(started),
            _ => None,
        };
        walk.head.started = self.started.as_deref().and_then(moment);
        walk.head.completed = self.completed.as_deref().and_then(moment);
    }
}

#[derive(Default)]
struct Execution {
    item: Item,
    broken: u64,
}

impl Part for Execution {
    const ONCE: &'static [&'static str] = &["item", "assertions"];

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        match name {
            "item" => map.next_value_seed(Object::new(walk, &mut self.item, "item"))?,
            "assertions" => map.next_value_seed(List::<Assertion>::new(walk, "assertions"))?,
            "requestError" => {
                let mut error = Problem::default();
                map.next_value_seed(Object::new(walk, &mut error, "requestError"))?;
                self.broken += u64::from(error.there);
            }
            "testScript" | "prerequestScript" => {
                map.next_value_seed(List::<Script>::new(walk, "testScript"))?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn done(self, walk: &mut Walk) {
        walk.recorder.counts.broken += self.broken;
        walk.recorder.request("", &self.item.name);
        let id = match self.item.id.is_empty() {
            true => &self.item.name,
            false => &self.item.id,
        };
        walk.recorder.case(id, &self.item.name);
    }
}

#[derive(Default)]
struct Item {
    id: String,
    name: String,
}

impl Part for Item {
    const ONCE: &'static [&'static str] = &["id", "name"];

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        match name {
            "id" => self.id = map.next_value_seed(Text(walk))?.unwrap_or_default(),
            "name" => self.name = map.next_value_seed(Text(walk))?.unwrap_or_default(),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn done(self, _walk: &mut Walk) {}
}

#[derive(Default)]
struct Assertion {
    title: String,
    skipped: bool,
    error: Problem,
}

impl Part for Assertion {
    const ONCE: &'static [&'static str] = &["assertion", "skipped", "error"];

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        match name {
            "assertion" => self.title = map.next_value_seed(Text(walk))?.unwrap_or_default(),
            "skipped" => self.skipped = map.next_value_seed(Text(walk))?.as_deref() == Some("true"),
            "error" => map.next_value_seed(Object::new(walk, &mut self.error, "error"))?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn done(self, walk: &mut Walk) {
        let status = match (self.error.there, self.skipped, self.title.is_empty()) {
            (true, _, _) => Status::Failed,
            (false, true, _) | (false, _, true) => Status::Skipped,
            (false, false, false) => Status::Passed,
        };
        walk.recorder
            .assertion("", &self.title, status, &self.error.message);
    }
}

#[derive(Default)]
struct Script {
    error: Problem,
}

impl Part for Script {
    const ONCE: &'static [&'static str] = &["error"];

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        if name != "error" {
            return Ok(false);
        }
        map.next_value_seed(Object::new(walk, &mut self.error, "error"))?;
        Ok(true)
    }

    fn done(self, walk: &mut Walk) {
        walk.recorder.counts.broken += u64::from(self.error.there);
    }
}

#[derive(Default)]
struct Problem {
    /// Whether there is one at all; null is none.
    there: bool,
    message: String,
}

impl Part for Problem {
    const ONCE: &'static [&'static str] = &["message"];

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        self.there = true;
        if name != "message" {
            return Ok(false);
        }
        self.message = map.next_value_seed(Text(walk))?.unwrap_or_default();
        Ok(true)
    }

    fn done(self, _walk: &mut Walk) {}
}
