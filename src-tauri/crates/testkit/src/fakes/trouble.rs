//! What a test wants to go wrong, and when.

use super::web::Asked;
use crate::fault_server::{Fault, Reply};
use std::sync::{Mutex, PoisonError};

/// What goes wrong with a request.
#[derive(Clone, Debug)]
pub enum Trouble {
    /// It is answered so, and nothing is done.
    Instead(Reply),
    /// It is done, and answered so all the same.
    AfterAll(Reply),
    /// It is done and answered rightly, but the answer suffers this on its way.
    OnTheWay(Fault),
    /// No answer comes, and the request is done only after this time.
    Late(chrono::Duration),
}

/// What awaits requests of a kind.
#[derive(Clone, Debug)]
struct Awaits {
    method: String,
    path: String,
    after: usize,
    times: usize,
    what: Trouble,
}

/// Everything that is to go wrong.
#[derive(Debug, Default)]
pub(crate) struct Troubles(Mutex<Vec<Awaits>>);

impl Troubles {
    /// The next `times` requests by this method, `*` for any, whose path contains this, once `after`
    /// of them went well.
    pub(crate) fn add(&self, method: &str, path: &str, after: usize, times: usize, what: Trouble) {
        let (method, path) = (method.to_owned(), path.to_owned());
        let mut list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        list.push(Awaits {
            method,
            path,
            after,
            times,
            what,
        });
    }

    /// What goes wrong with this request.
    pub(crate) fn meet(&self, asked: &Asked) -> Option<Trouble> {
        let mut list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let path = asked.path.join("/");
        let fits = |one: &&mut Awaits| {
            one.times > 0
                && (one.method == "*" || one.method == asked.method)
                && path.contains(&one.path)
        };
        let one = list.iter_mut().find(fits)?;
        if one.after > 0 {
            one.after -= 1;
            return None;
        }
        one.times -= 1;
        Some(one.what.clone())
    }

    /// Nothing goes wrong any more.
    pub(crate) fn clear(&self) {
        let mut list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        list.clear();
    }
}
