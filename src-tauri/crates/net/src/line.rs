//! A line to one server, held for many small questions: connections are kept, several questions may
//! be under way at once, and each has a deadline and a size cap.
//!
//! A question that changes something goes over a connection of its own, as one that was kept may be
//! closed by the server at the very moment it is used, and then nobody could say what became of it.

use crate::Secret;
use crate::address::{bare, folder, host};
use crate::client::{self, ClientError, is_tls, root_cause};
use crate::retry::retry_after;
use reqwest::header::{self, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Method};
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::task::JoinSet;
use url::Url;

/// How far a question goes before it is given up. Every figure is a hard stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// One question: connecting, sending, waiting, reading.
    pub total: Duration,
    /// Reaching the server.
    pub connect: Duration,
    /// Most bytes of an answer after decompression.
    pub bytes: usize,
    /// Longest `Retry-After` believed; a longer one is cut to this.
    pub retry_after_cap: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            total: Duration::from_secs(60),
            connect: Duration::from_secs(10),
            bytes: 32 << 20,
            retry_after_cap: Duration::from_secs(15 * 60),
        }
    }
}

/// Where a line goes and what is said with each question.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Everything lies below this address.
    pub base: Url,
    /// Sent with each question, such as credentials.
    pub headers: Vec<(&'static str, Secret)>,
    /// PEM file with certificate authorities to trust beside the system's.
    pub ca_file: Option<PathBuf>,
    /// Proxy URL; without one the system's proxy settings hold.
    pub proxy: Option<String>,
    /// Where to stop.
    pub limits: Limits,
}

/// What is done with a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Reads.
    Get,
    /// Adds, or asks with a body; see [`Ask::reads`].
    Post,
    /// Replaces.
    Put,
    /// Changes a part.
    Patch,
    /// Takes away.
    Delete,
}

/// What is sent along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Body {
    /// Nothing.
    #[default]
    None,
    /// A JSON document.
    Json(String),
    /// Anything else, of this media type.
    Bytes(String, Vec<u8>),
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What is done.
    pub verb: Verb,
    /// Below the base, without a slash at its beginning; already encoded.
    pub path: String,
    /// Names and values of the query, not yet encoded.
    pub query: Vec<(String, String)>,
    /// Headers beside those of every question.
    pub headers: Vec<(&'static str, String)>,
    /// What is sent along.
    pub body: Body,
    /// It changes nothing, so it may ride on a kept connection and be asked a second time.
    pub reads: bool,
}

impl Ask {
    /// Reads what lies at this path.
    pub fn get(path: impl Into<String>) -> Self {
        Ask {
            verb: Verb::Get,
            path: path.into(),
            query: Vec::new(),
            headers: Vec::new(),
            body: Body::None,
            reads: true,
        }
    }

    /// Changes what lies at this path.
    pub fn send(verb: Verb, path: impl Into<String>, body: Body) -> Self {
        Ask {
            verb,
            body,
            reads: false,
            ..Ask::get(path)
        }
    }

    /// Adds a part of the query.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.query.push((name.to_owned(), value.into()));
        self
    }

    /// Adds a header.
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// What came back, whatever its status.
#[derive(Clone, Debug)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, whole.
    pub body: Vec<u8>,
    /// How long the server asks to be left alone, cut to the limit.
    pub retry_after: Option<Duration>,
}

impl Answer {
    /// A header's text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Whether it is a web page, such as that of a login or a captive portal.
    pub fn is_page(&self) -> bool {
        let declared = self.header("content-type").unwrap_or_default();
        let first = self.body.iter().find(|byte| !byte.is_ascii_whitespace());
        declared.starts_with("text/html") || first == Some(&b'<')
    }

    /// Whether it sends us elsewhere.
    pub fn is_redirect(&self) -> bool {
        (300..400).contains(&self.status) && self.status != 304
    }
}

/// Why there is no answer. No message holds a path, a query or a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Nobody was reached, so nothing was sent.
    #[error("{0}")]
    Unsent(String),
    /// It may have been sent and done.
    #[error("{0}")]
    Lost(String),
}

/// The line. It holds a thread that keeps its connections alive.
pub struct Line {
    wire: Wire,
    runtime: Option<Runtime>,
}

impl Drop for Line {
    fn drop(&mut self) {
        // A name look-up that hangs is left behind, not waited for.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = host(&self.wire.base);
        f.debug_struct("Line")
            .field("host", &host)
            .finish_non_exhaustive()
    }
}

#[derive(Clone)]
struct Wire {
    base: Url,
    kept: Client,
    own: Client,
    limits: Limits,
    requests: Arc<AtomicU64>,
}

/// Why there is no line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// See [`ClientError`].
    #[error(transparent)]
    Client(#[from] ClientError),
    /// A secret that no header can carry.
    #[error("the secret holds characters that cannot be sent")]
    Secret,
    /// The system gives no thread.
    #[error("no thread for the connection: {0}")]
    Thread(String),
}

impl Line {
    /// Prepares a line; nothing is sent yet.
    ///
    /// # Errors
    /// [`LineError`].
    pub fn new(settings: Settings) -> Result<Self, LineError> {
        let mut base = folder(settings.base);
        bare(&mut base);
        let mut headers = HeaderMap::new();
        for (name, secret) in &settings.headers {
            let mut value =
                HeaderValue::from_str(secret.expose()).map_err(|_| LineError::Secret)?;
            value.set_sensitive(true);
            headers.insert(HeaderName::from_static(name), value);
        }
        let (ca_file, proxy) = (settings.ca_file.as_deref(), settings.proxy.as_deref());
        let build = |idle: usize| {
            let builder = client::builder(&base, ca_file, proxy, settings.limits.connect)?;
            client::build(
                builder
                    .gzip(true)
                    .default_headers(headers.clone())
                    .pool_max_idle_per_host(idle),
            )
        };
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("line")
            .enable_all()
            .build()
            .map_err(|e| LineError::Thread(e.to_string()))?;
        let wire = Wire {
            kept: build(8)?,
            own: build(0)?,
            limits: settings.limits,
            base,
            requests: Arc::default(),
        };
        Ok(Line {
            wire,
            runtime: Some(runtime),
        })
    }

    /// Asks once; a question that reads is asked a second time when a connection broke.
    ///
    /// # Errors
    /// [`Failure`].
    pub fn ask(&self, ask: &Ask) -> Result<Answer, Failure> {
        let gone = || Failure::Unsent("the line is closed".into());
        let runtime = self.runtime.as_ref().ok_or_else(gone)?;
        runtime.block_on(self.wire.ask(ask))
    }

    /// Asks all of these, at most `abreast` at once; the answers come in the order of the questions.
    pub fn ask_all(&self, asks: Vec<Ask>, abreast: usize) -> Vec<Result<Answer, Failure>> {
        let count = asks.len();
        let lost = || Err(Failure::Lost("the question was not asked".into()));
        let mut answers: Vec<Result<Answer, Failure>> = Vec::new();
        answers.resize_with(count, lost);
        let Some(runtime) = &self.runtime else {
            return answers;
        };
        runtime.block_on(async {
            let mut under_way = JoinSet::new();
            let mut waiting = asks.into_iter().enumerate();
            loop {
                while under_way.len() < abreast.max(1)
                    && let Some((at, ask)) = waiting.next()
                {
                    let wire = self.wire.clone();
                    under_way.spawn(async move { (at, wire.ask(&ask).await) });
                }
                let Some(done) = under_way.join_next().await else {
                    break;
                };
                if let Ok((at, answer)) = done
                    && let Some(place) = answers.get_mut(at)
                {
                    *place = answer;
                }
            }
        });
        answers
    }

    /// Requests made so far.
    pub fn requests(&self) -> u64 {
        self.wire.requests.load(Ordering::Relaxed)
    }

    /// Host and port, for a message.
    pub fn host(&self) -> String {
        host(&self.wire.base)
    }
}

impl Wire {
    async fn ask(&self, ask: &Ask) -> Result<Answer, Failure> {
        match self.once(ask).await {
            // The server closes an idle connection whenever it likes.
            Err(Broke { again: true, .. }) if ask.reads => self.once(ask).await,
            other => other,
        }
        .map_err(|broke| broke.failure)
    }

    async fn once(&self, ask: &Ask) -> Result<Answer, Broke> {
        let mut url = self
            .base
            .join(&ask.path)
            .map_err(|e| Broke::end(Failure::Unsent(e.to_string())))?;
        if !ask.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&ask.query);
        }
        let method = match ask.verb {
            Verb::Get => Method::GET,
            Verb::Post => Method::POST,
            Verb::Put => Method::PUT,
            Verb::Patch => Method::PATCH,
            Verb::Delete => Method::DELETE,
        };
        let client = if ask.reads { &self.kept } else { &self.own };
        let mut request = client.request(method, url);
        for (name, value) in &ask.headers {
            request = request.header(*name, value);
        }
        request = match &ask.body {
            Body::None => request,
            Body::Json(text) => request
                .header(header::CONTENT_TYPE, "application/json")
                .body(text.clone()),
            Body::Bytes(kind, bytes) => request
                .header(header::CONTENT_TYPE, kind)
                .body(bytes.clone()),
        };
        self.requests.fetch_add(1, Ordering::Relaxed);
        match tokio::time::timeout(self.limits.total, self.exchange(request)).await {
            Ok(answer) => answer,
            Err(_) => Err(Broke::end(Failure::Lost(format!(
                "{} gave no whole answer within {} seconds",
                host(&self.base),
                self.limits.total.as_secs()
            )))),
        }
    }

    async fn exchange(&self, request: reqwest::RequestBuilder) -> Result<Answer, Broke> {
        let mut response = request.send().await.map_err(|e| self.failure(e))?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let mut body = Vec::new();
        while let Some(piece) = response.chunk().await.map_err(|e| self.failure(e))? {
            if body.len() + piece.len() > self.limits.bytes {
                return Err(Broke::end(Failure::Lost(format!(
                    "{} sent more than {} bytes",
                    host(&self.base),
                    self.limits.bytes
                ))));
            }
            body.extend_from_slice(&piece);
        }
        let retry_after = retry_after(&headers, self.limits.retry_after_cap);
        Ok(Answer {
            status,
            headers,
            body,
            retry_after,
        })
    }

    fn failure(&self, error: reqwest::Error) -> Broke {
        let unsent = error.is_connect() || error.is_builder();
        let reason = root_cause(&error.without_url());
        let host = host(&self.base);
        let text = if is_tls(&reason) {
            format!("{host} is not trusted: {reason}")
        } else if unsent {
            format!("{host} cannot be reached: {reason}")
        } else {
            format!("{host} broke off: {reason}")
        };
        if unsent {
            Broke::end(Failure::Unsent(text))
        } else {
            Broke {
                failure: Failure::Lost(text),
                again: true,
            }
        }
    }
}

/// A question without an answer, and whether asking again may bring one.
struct Broke {
    failure: Failure,
    again: bool,
}

impl Broke {
    fn end(failure: Failure) -> Self {
        Broke {
            failure,
            again: false,
        }
    }
}
