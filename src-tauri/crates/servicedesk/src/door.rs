//! What an answer of a desk means, the same for every product.

use crate::connection::Connection;
use chrono::{DateTime, Duration, Utc};
use serde_json::Value as Json;
use slipway_domain::desk::file::MOST_BYTES;
use slipway_domain::desk::{Fault, Written};
use slipway_net::Secret;
use slipway_net::address::{host, same_origin};
use slipway_net::line::{Answer, Ask, Failure, Line, Settings};
use std::sync::Arc;
use url::Url;

/// How long a desk that asks to wait without saying how long is left alone.
const PAUSE: Duration = Duration::seconds(30);
/// How long a write waits when the desk could not be reached or will not know us.
pub(crate) const LATER: Duration = Duration::seconds(60);
/// Longest text of a desk's own that is passed on.
const SAID: usize = 300;

/// What is particular to the answers of a product.
#[derive(Clone, Copy)]
pub(crate) struct Manners {
    /// How long to wait, when this refusal is one for speed.
    pub(crate) busy: fn(&Answer) -> Option<Duration>,
    /// Whether the secret was not known, whatever the status says.
    pub(crate) stranger: fn(&Answer) -> bool,
    /// Whether a redirect of a write means that the thing is somewhere else now.
    pub(crate) moves: bool,
}

impl Default for Manners {
    fn default() -> Self {
        Manners {
            busy: |_| None,
            stranger: |_| false,
            moves: false,
        }
    }
}

/// The line to a desk, with what its answers mean.
#[derive(Clone)]
pub(crate) struct Door {
    line: Arc<Line>,
    manners: Manners,
    /// The desk's address, as in a browser.
    pub(crate) home: Url,
}

/// What a read brought.
pub(crate) enum Read {
    /// It is there.
    Found(Answer),
    /// There is no such thing.
    Absent,
    /// We may not see it.
    Forbidden,
}

impl Door {
    /// A line to what lies at `below` the desk's address.
    pub(crate) fn new(
        connection: &Connection,
        below: &str,
        headers: Vec<(&'static str, Secret)>,
    ) -> Result<Self, Fault> {
        let unusable =
            |why: String| Fault::Unreachable(format!("this address cannot be used: {why}"));
        let home = Url::parse(connection.url.trim()).map_err(|e| unusable(e.to_string()))?;
        if !matches!(home.scheme(), "http" | "https") || home.host_str().is_none() {
            return Err(unusable("it must begin with https:// or http://".into()));
        }
        let home = slipway_net::address::folder(home);
        let base = home.join(below).map_err(|e| unusable(e.to_string()))?;
        let settings = Settings {
            base,
            headers,
            ca_file: connection.ca_file.clone(),
            proxy: connection.proxy.clone(),
            limits: connection.limits.clone(),
        };
        let line = Line::new(settings).map_err(|e| Fault::Unreachable(e.to_string()))?;
        Ok(Door {
            line: Arc::new(line),
            home,
            manners: Manners::default(),
        })
    }

    /// The same for a product with manners of its own.
    pub(crate) fn with(self, manners: Manners) -> Self {
        Door { manners, ..self }
    }

    /// Asks something that changes nothing, and gives the answer as it is.
    pub(crate) fn raw(&self, ask: &Ask) -> Result<Answer, Fault> {
        let lost = |failure: Failure| Fault::Unreachable(failure.to_string());
        self.line.ask(ask).map_err(lost)
    }

    /// What an answer means to somebody who asked.
    pub(crate) fn means(&self, answer: Answer) -> Result<Read, Fault> {
        self.meant(Ok(answer))
    }

    /// Host and port, for a message.
    pub(crate) fn host(&self) -> String {
        self.line.host()
    }

    pub(crate) fn requests(&self) -> u64 {
        self.line.requests()
    }

    /// Asks something that changes nothing.
    pub(crate) fn read(&self, ask: &Ask) -> Result<Read, Fault> {
        self.meant(self.line.ask(ask))
    }

    /// Asks all of these, several at once.
    pub(crate) fn read_all(&self, asks: Vec<Ask>, abreast: usize) -> Vec<Result<Read, Fault>> {
        let answers = self.line.ask_all(asks, abreast);
        answers.into_iter().map(|one| self.meant(one)).collect()
    }

    /// Asks all of these, several at once, and gives the answers as they are.
    pub(crate) fn raw_all(&self, asks: Vec<Ask>, abreast: usize) -> Vec<Result<Answer, Fault>> {
        let lost = |failure: Failure| Fault::Unreachable(failure.to_string());
        let answers = self.line.ask_all(asks, abreast).into_iter();
        answers.map(|one| one.map_err(lost)).collect()
    }

    /// The desk's clock as it answers a question.
    pub(crate) fn time(&self, ask: &Ask) -> Result<Option<DateTime<Utc>>, Fault> {
        Ok(match self.read(ask)? {
            Read::Found(answer) => server_time(&answer),
            Read::Absent | Read::Forbidden => None,
        })
    }

    /// What a file holds that the desk says is of this size. A file may look like anything, a login page
    /// too: only its size tells it from what stands before it. None when it is not there any more.
    pub(crate) fn content(&self, ask: &Ask, size: u64) -> Result<Option<Vec<u8>>, Fault> {
        let answer = self.raw(ask)?;
        if answer.status == 200 && answer.body.len() as u64 == size {
            return Ok(Some(answer.body));
        }
        match self.of_file(Ok(self.means(answer)?))? {
            None => Ok(None),
            Some(_) => Err(Fault::Unreachable(format!(
                "{} sent a file that is not whole",
                self.line.host()
            ))),
        }
    }

    /// What a desk tells of a file; None when it is not there any more.
    pub(crate) fn of_file(&self, read: Result<Read, Fault>) -> Result<Option<Answer>, Fault> {
        match read? {
            Read::Found(answer) => Ok(Some(answer)),
            Read::Absent => Ok(None),
            Read::Forbidden => Err(Fault::Locked(format!(
                "{} does not let this account have the file",
                self.line.host()
            ))),
        }
    }

    /// The JSON document at a place that must be there.
    pub(crate) fn json(&self, ask: &Ask, what: &str) -> Result<Json, Fault> {
        let read = self.read(ask)?;
        self.document(read, what).map(|(document, _)| document)
    }

    /// The list at a place that must be there. An answer without one says nothing about what is
    /// there, so it is never taken for an empty list.
    pub(crate) fn list(&self, ask: &Ask, name: &str, what: &str) -> Result<Vec<Json>, Fault> {
        let document = self.json(ask, what)?;
        self.listed(&document, name).map(<[Json]>::to_vec)
    }

    /// The list in a document, which must be one.
    pub(crate) fn listed<'a>(&self, document: &'a Json, name: &str) -> Result<&'a [Json], Fault> {
        let list = document.get(name).and_then(Json::as_array);
        list.map(Vec::as_slice).ok_or_else(|| self.unlike(name))
    }

    /// An answer that has not what every such answer has: somebody else sent it.
    pub(crate) fn unlike(&self, what: &str) -> Fault {
        let host = self.line.host();
        Fault::Unreachable(format!(
            "{host} answered without {what}, as no such desk does"
        ))
    }

    /// The JSON document of an answer that must be there.
    pub(crate) fn document(&self, read: Read, what: &str) -> Result<(Json, Answer), Fault> {
        match read {
            Read::Found(answer) => Ok((self.parsed(&answer)?, answer)),
            Read::Absent => Err(Fault::Unreachable(format!(
                "{} has no {what}",
                self.line.host()
            ))),
            Read::Forbidden => Err(Fault::Locked(format!(
                "{} does not let this account see {what}",
                self.line.host()
            ))),
        }
    }

    /// The answer as JSON.
    pub(crate) fn parsed(&self, answer: &Answer) -> Result<Json, Fault> {
        serde_json::from_slice(&answer.body).map_err(|_| {
            Fault::Unreachable(format!(
                "{} answered with something that is not JSON",
                self.line.host()
            ))
        })
    }

    fn meant(&self, answer: Result<Answer, Failure>) -> Result<Read, Fault> {
        let host = self.line.host();
        let answer = answer.map_err(|failure| Fault::Unreachable(failure.to_string()))?;
        if let Some(wait) = (self.manners.busy)(&answer) {
            return Err(Fault::Busy(wait));
        }
        if (self.manners.stranger)(&answer) {
            return Err(Fault::Locked(format!("{host} does not know this secret")));
        }
        match answer.status {
            _ if answer.is_redirect() => Err(self.redirected(&answer)),
            200..300 if answer.is_page() => Err(Fault::Unreachable(format!(
                "{host} answered with a web page: a login or a network's own page stands before it"
            ))),
            200..300 => Ok(Read::Found(answer)),
            401 | 407 => Err(Fault::Locked(format!(
                "{host} refuses this account or its secret (HTTP {})",
                answer.status
            ))),
            403 => Ok(Read::Forbidden),
            404 | 410 => Ok(Read::Absent),
            429 | 503 => Err(Fault::Busy(pause(&answer).unwrap_or(PAUSE))),
            status => Err(Fault::Unreachable(format!("{host} answered HTTP {status}"))),
        }
    }

    fn redirected(&self, answer: &Answer) -> Fault {
        let from = self.line.host();
        let to = answer
            .header("location")
            .and_then(|to| self.home.join(to).ok());
        let Some(to) = to else {
            return Fault::Unreachable(format!("{from} redirects to nowhere"));
        };
        let upgrade = to.host_str() == self.home.host_str() && to.scheme() != self.home.scheme();
        if upgrade {
            let scheme = to.scheme();
            return Fault::Unreachable(format!(
                "{from} redirects to {scheme}; enter its address with {scheme}://"
            ));
        }
        let place = if same_origin(&to, &self.home) {
            String::new()
        } else {
            format!(" at {}", host(&to))
        };
        Fault::Locked(format!("{from} asks to log in again{place}"))
    }

    /// Sends something that changes something, once.
    pub(crate) fn write(&self, ask: &Ask) -> Result<Answer, Written> {
        debug_assert!(!ask.reads, "a write may not be sent twice");
        let answer = match self.line.ask(ask) {
            Ok(answer) => answer,
            Err(Failure::Unsent(_)) => return Err(Written::Retry(LATER)),
            Err(Failure::Lost(_)) => return Err(Written::Unknown),
        };
        if let Some(wait) = (self.manners.busy)(&answer) {
            return Err(Written::Retry(wait));
        }
        match answer.status {
            400..500 if (self.manners.stranger)(&answer) => Err(Written::Retry(LATER)),
            _ if self.manners.moves && matches!(answer.status, 301 | 307 | 308) => {
                Err(Written::Gone)
            }
            // Whoever sent this page, the desk's own answer is not known.
            _ if answer.is_redirect() => Err(Written::Retry(LATER)),
            200..300 if answer.is_page() => Err(Written::Unknown),
            200..300 => Ok(answer),
            401 | 407 => Err(Written::Retry(LATER)),
            404 | 410 => Err(Written::Gone),
            409 | 412 => Err(Written::Conflict),
            429 => Err(Written::Retry(pause(&answer).unwrap_or(PAUSE))),
            // A gateway says 503 as well when the desk took it and the way back broke. Only one that
            // says when to come back has turned it away.
            503 => Err(pause(&answer).map_or(Written::Unknown, Written::Retry)),
            500.. => Err(Written::Unknown),
            _ => Err(Written::Refused(self.reason(&answer))),
        }
    }

    /// Why the desk will not have it, in its own words where it says them.
    fn reason(&self, answer: &Answer) -> String {
        let document: Json = serde_json::from_slice(&answer.body).unwrap_or_default();
        let said: Vec<String> = ["message", "errorMessage", "errorMessages", "errors"]
            .iter()
            .filter_map(|name| document.get(name))
            .flat_map(texts)
            .collect();
        let said: String = said.join("; ").chars().take(SAID).collect();
        match (answer.status, said.is_empty()) {
            (_, false) => said,
            (403, true) => format!("{} does not allow this account to do it", self.line.host()),
            (status, true) => format!("{} refuses it (HTTP {status})", self.line.host()),
        }
    }
}

/// The texts of an error, with the field that each is about.
fn texts(value: &Json) -> Vec<String> {
    match value {
        Json::String(text) if !text.is_empty() => vec![text.clone()],
        Json::Array(items) => items.iter().flat_map(texts).collect(),
        Json::Object(members) => match (members.get("field"), members.get("code")) {
            (Some(Json::String(field)), Some(Json::String(code))) => {
                vec![format!("{field}: {code}")]
            }
            _ => {
                let one =
                    |(name, text): (&String, &Json)| Some(format!("{name}: {}", text.as_str()?));
                members.iter().filter_map(one).collect()
            }
        },
        _ => Vec::new(),
    }
}

fn pause(answer: &Answer) -> Option<Duration> {
    let wait = Duration::from_std(answer.retry_after?).ok()?;
    // "0" is still a moment.
    Some(wait.max(Duration::seconds(1)))
}

/// Whether an answer was given up because it is longer than is taken.
pub(crate) fn is_size(fault: &Fault) -> bool {
    matches!(fault, Fault::Unreachable(why) if why.contains("sent more than"))
}

/// A file that is more than is taken.
pub(crate) fn too_large() -> Fault {
    Fault::Unreachable(format!(
        "the file is larger than {} MiB; open it at the desk",
        MOST_BYTES >> 20
    ))
}

/// A write that could not even be prepared waits.
pub(crate) fn later(fault: Fault) -> Written {
    match fault {
        Fault::Busy(wait) => Written::Retry(wait),
        Fault::Locked(_) | Fault::Unreachable(_) => Written::Retry(LATER),
    }
}

/// A text as one part of a path.
pub(crate) fn segment(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'~' => {
                out.push(char::from(byte))
            }
            // A dot alone would be a step in the path.
            b'.' if !text.bytes().all(|byte| byte == b'.') => out.push('.'),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// The desk's own clock when it answered.
pub(crate) fn server_time(answer: &Answer) -> Option<DateTime<Utc>> {
    let date = DateTime::parse_from_rfc2822(answer.header("date")?).ok()?;
    Some(date.to_utc())
}
