//! A request taken apart, and the server around a desk's state.

use super::clock::Clock;
use super::trouble::{Trouble, Troubles};
use crate::fault_server::{FaultServer, Reply, Request};
use percent_encoding::percent_decode_str;
use serde_json::Value;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A request taken apart.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) method: String,
    pub(crate) path: Vec<String>,
    query: Vec<(String, String)>,
    /// The document that came along; null where there was none or it cannot be read.
    pub(crate) body: Value,
    pub(crate) request: Request,
}

impl Asked {
    fn new(request: &Request) -> Self {
        let (path, query) = request
            .target
            .split_once('?')
            .unwrap_or((&request.target, ""));
        let decoded = |part: &str| percent_decode_str(part).decode_utf8_lossy().into_owned();
        Asked {
            method: request.method.clone(),
            path: path
                .split('/')
                .filter(|part| !part.is_empty())
                .map(decoded)
                .collect(),
            query: url::form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect(),
            body: serde_json::from_str(&request.body).unwrap_or_default(),
            request: request.clone(),
        }
    }

    /// Method and path, to match on.
    pub(crate) fn route(&self) -> (&str, Vec<&str>) {
        let path = self.path.iter().map(String::as_str).collect();
        (&self.method, path)
    }

    /// A parameter of the query.
    pub(crate) fn one(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// A parameter that is a number.
    pub(crate) fn number(&self, name: &str) -> Option<usize> {
        self.one(name)?.parse().ok()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.request.header(name)
    }
}

/// A desk's state that answers requests.
pub(crate) trait Answers: Send + 'static {
    fn answer(&mut self, asked: &Asked) -> Reply;
}

struct Inner<S> {
    state: Mutex<S>,
    troubles: Troubles,
    late: Mutex<Vec<(i64, Asked)>>,
    clock: Clock,
}

/// A state behind a server.
pub(crate) struct Web<S> {
    inner: Arc<Inner<S>>,
    pub(crate) server: FaultServer,
}

impl<S: Answers> Web<S> {
    pub(crate) fn start(state: S, clock: Clock) -> Self {
        let server = FaultServer::start().expect("a free port");
        let inner = Arc::new(Inner {
            state: Mutex::new(state),
            troubles: Troubles::default(),
            late: Mutex::default(),
            clock,
        });
        let held = Arc::clone(&inner);
        server.script("*", move |request| held.answer(&Asked::new(request)));
        Web { inner, server }
    }

    /// The state, after whatever was late and is due by now.
    pub(crate) fn state(&self) -> MutexGuard<'_, S> {
        self.inner.arrive();
        self.inner.state()
    }

    pub(crate) fn troubles(&self) -> &Troubles {
        &self.inner.troubles
    }
}

impl<S: Answers> Inner<S> {
    fn state(&self) -> MutexGuard<'_, S> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was late is done once its time has come.
    fn arrive(&self) {
        let now = self.clock.millis();
        let mut late = self.late.lock().unwrap_or_else(PoisonError::into_inner);
        let (due, waiting): (Vec<_>, Vec<_>) = late.drain(..).partition(|(at, _)| *at <= now);
        *late = waiting;
        drop(late);
        for (_, asked) in due {
            self.state().answer(&asked);
        }
    }

    fn answer(&self, asked: &Asked) -> Reply {
        self.arrive();
        let date = self.clock.now().format("%a, %d %b %Y %H:%M:%S GMT");
        let reply = match self.troubles.meet(asked) {
            None => self.state().answer(asked),
            Some(Trouble::Instead(reply)) => reply,
            Some(Trouble::AfterAll(reply)) => {
                self.state().answer(asked);
                reply
            }
            Some(Trouble::OnTheWay(fault)) => self.state().answer(asked).fault(fault),
            Some(Trouble::Late(time)) => {
                let at = self.clock.millis() + time.num_milliseconds();
                let mut late = self.late.lock().unwrap_or_else(PoisonError::into_inner);
                late.push((at, asked.clone()));
                Reply::dropped()
            }
        };
        reply.header("Date", &date.to_string())
    }
}
