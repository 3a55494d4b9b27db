//! A web server that misbehaves on purpose: raw sockets, one thread a connection, one answer a
//! connection, and a log of everything that was asked.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A request as it came in.
#[derive(Clone, Debug)]
pub struct Request {
    /// `GET`, `HEAD`, `CONNECT`, …
    pub method: String,
    /// Path and query, or the whole URL when we are used as a proxy.
    pub target: String,
    /// Headers by lower-case name.
    pub headers: BTreeMap<String, String>,
    /// The body, of at most 1 MB, where its length was said.
    pub body: String,
    /// The same as it came; what is no text is only here.
    pub raw: Vec<u8>,
}

impl Request {
    /// A header by its lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }
}

/// How a body travels.
#[derive(Clone, Copy, Debug)]
pub enum Framing {
    /// With its `Content-Length`.
    Length,
    /// In chunks.
    Chunked,
    /// Until the connection closes.
    Close,
}

/// What happens to a body on its way.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    /// Nothing.
    None,
    /// Only so many bytes are sent, then the connection closes.
    CutAfter(usize),
    /// One byte in this time.
    Drip(Duration),
    /// The headers come, the body never does.
    Stall,
    /// Not even headers come.
    Silence,
    /// The connection closes without a word.
    Drop,
}

/// A scripted answer.
#[derive(Clone, Debug)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Headers beside those of the framing.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// Sends the body this many times over.
    pub times: usize,
    /// How it travels.
    pub framing: Framing,
    /// What goes wrong.
    pub fault: Fault,
}

impl Reply {
    /// 200 with a body.
    pub fn ok(body: impl Into<Vec<u8>>) -> Self {
        let (headers, body) = (Vec::new(), body.into());
        Self {
            status: 200,
            headers,
            body,
            times: 1,
            framing: Framing::Length,
            fault: Fault::None,
        }
    }

    /// An empty answer with this status.
    pub fn status(status: u16) -> Self {
        Self {
            status,
            ..Self::ok("")
        }
    }

    /// A document.
    pub fn json(status: u16, value: &serde_json::Value) -> Self {
        Self {
            body: value.to_string().into_bytes(),
            ..Self::status(status)
        }
        .header("Content-Type", "application/json;charset=UTF-8")
    }

    /// No answer: the connection closes.
    pub fn dropped() -> Self {
        Self::ok("").fault(Fault::Drop)
    }

    /// A redirect.
    pub fn redirect(status: u16, to: &str) -> Self {
        Self::status(status).header("Location", to)
    }

    /// A login page with status 200, as a captive portal sends.
    pub fn login_page() -> Self {
        Self::ok("<!DOCTYPE html><html><form action=/login></form></html>")
            .header("Content-Type", "text/html")
    }

    /// Adds a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets how the body travels.
    pub fn framing(mut self, framing: Framing) -> Self {
        self.framing = framing;
        self
    }

    /// Sets what goes wrong.
    pub fn fault(mut self, fault: Fault) -> Self {
        self.fault = fault;
        self
    }

    /// Compresses the body.
    pub fn gzipped(mut self) -> Self {
        self.body = crate::charts::gzip(&self.body);
        self.header("Content-Encoding", "gzip")
    }
}

type Script = Arc<dyn Fn(&Request) -> Reply + Send + Sync>;

#[derive(Default)]
struct Shared {
    scripts: Mutex<BTreeMap<String, Script>>,
    log: Mutex<Vec<Request>>,
    stop: AtomicBool,
    tls: Option<Arc<rustls::ServerConfig>>,
}

/// The server; it stops when dropped.
pub struct FaultServer {
    address: SocketAddr,
    shared: Arc<Shared>,
    authority: Option<String>,
}

impl FaultServer {
    /// Starts on a free loopback port. What has no script answers 404.
    ///
    /// # Errors
    /// When there is no free port.
    pub fn start() -> io::Result<Self> {
        Self::launch(Shared::default(), None)
    }

    /// Starts with TLS and a certificate of its own authority; see [`FaultServer::authority`].
    ///
    /// # Errors
    /// When there is no free port or no certificate can be made.
    pub fn start_tls() -> io::Result<Self> {
        let (config, authority) = crate::tls::own()?;
        let shared = Shared {
            tls: Some(config),
            ..Shared::default()
        };
        Self::launch(shared, Some(authority))
    }

    fn launch(shared: Shared, authority: Option<String>) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let shared = Arc::new(shared);
        let held = Arc::clone(&shared);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if held.stop.load(Ordering::Relaxed) {
                    return;
                }
                let held = Arc::clone(&held);
                // A connection that breaks is what half of the tests want.
                std::thread::spawn(move || stream.map(|stream| connection(&held, stream)));
            }
        });
        Ok(Self {
            address,
            shared,
            authority,
        })
    }

    /// `http://127.0.0.1:port` or `https://…`, without a slash at its end.
    pub fn url(&self) -> String {
        let scheme = if self.authority.is_some() {
            "https"
        } else {
            "http"
        };
        format!("{scheme}://{}", self.address)
    }

    /// `127.0.0.1:port`.
    pub fn host(&self) -> String {
        self.address.to_string()
    }

    /// The certificate to trust, as PEM; empty without TLS.
    pub fn authority(&self) -> &str {
        self.authority.as_deref().unwrap_or_default()
    }

    /// Answers a path (without its query) always the same.
    pub fn on(&self, path: &str, reply: Reply) {
        self.script(path, move |_| reply.clone());
    }

    /// Answers a path (without its query) as asked. The path `*` answers what has no script.
    pub fn script(&self, path: &str, script: impl Fn(&Request) -> Reply + Send + Sync + 'static) {
        lock(&self.shared.scripts).insert(path.into(), Arc::new(script));
    }

    /// Serves a body with an `ETag` and answers 304 to who has it.
    pub fn serve(&self, path: &str, etag: &'static str, body: impl Into<Vec<u8>>) {
        let body = body.into();
        self.script(path, move |request| match request.header("if-none-match") {
            Some(known) if known == etag => Reply::status(304).header("ETag", etag),
            _ => Reply::ok(body.clone()).header("ETag", etag),
        });
    }

    /// Everything asked so far.
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.shared.log).clone()
    }
}

impl Drop for FaultServer {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
        // Wakes the listener so that it sees the flag; that it is gone already is as good.
        let _ = TcpStream::connect(self.address);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn connection(shared: &Shared, stream: TcpStream) -> io::Result<()> {
    let Some(config) = &shared.tls else {
        return answer(shared, stream);
    };
    let session = rustls::ServerConnection::new(Arc::clone(config)).map_err(io::Error::other)?;
    answer(shared, rustls::StreamOwned::new(session, stream))
}

fn answer(shared: &Shared, stream: impl Read + Write) -> io::Result<()> {
    let mut stream = BufReader::new(stream);
    let request = read_request(&mut stream)?;
    lock(&shared.log).push(request.clone());
    let path = request.target.split('?').next().unwrap_or_default();
    let script = {
        let scripts = lock(&shared.scripts);
        scripts.get(path).or_else(|| scripts.get("*")).cloned()
    };
    let reply = script.map_or_else(|| Reply::status(404), |script| script(&request));
    send(shared, stream.get_mut(), &reply, request.method == "HEAD")
}

fn read_request(stream: &mut impl BufRead) -> io::Result<Request> {
    let mut line = String::new();
    stream.read_line(&mut line)?;
    let mut words = line.split_whitespace().map(str::to_owned);
    let (method, target) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let mut headers = BTreeMap::new();
    loop {
        line.clear();
        stream.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let length = headers.get("content-length").and_then(|n| n.parse().ok());
    let mut body = vec![0; length.unwrap_or(0usize).min(1 << 20)];
    stream.read_exact(&mut body)?;
    Ok(Request {
        method,
        target,
        headers,
        body: String::from_utf8_lossy(&body).into_owned(),
        raw: body,
    })
}

fn send(shared: &Shared, to: &mut impl Write, reply: &Reply, head: bool) -> io::Result<()> {
    if matches!(reply.fault, Fault::Silence) {
        return wait(shared);
    }
    if matches!(reply.fault, Fault::Drop) {
        return Ok(());
    }
    let mut text = format!(
        "HTTP/1.1 {} Scripted\r\nConnection: close\r\n",
        reply.status
    );
    for (name, value) in &reply.headers {
        text += &format!("{name}: {value}\r\n");
    }
    match reply.framing {
        _ if matches!(reply.status, 204 | 304) => {}
        Framing::Length => {
            text += &format!("Content-Length: {}\r\n", reply.body.len() * reply.times);
        }
        Framing::Chunked => text += "Transfer-Encoding: chunked\r\n",
        Framing::Close => {}
    }
    to.write_all(format!("{text}\r\n").as_bytes())?;
    to.flush()?;
    match reply.fault {
        _ if head || matches!(reply.status, 204 | 304) => Ok(()),
        Fault::Stall => wait(shared),
        Fault::CutAfter(bytes) => {
            body(to, reply, &reply.body[..bytes.min(reply.body.len())], false)
        }
        Fault::Drip(every) => drip(shared, to, reply, every),
        Fault::None | Fault::Silence | Fault::Drop => {
            for _ in 1..reply.times {
                body(to, reply, &reply.body, false)?;
            }
            body(to, reply, &reply.body, true)
        }
    }
}

fn body(to: &mut impl Write, reply: &Reply, bytes: &[u8], last: bool) -> io::Result<()> {
    // An empty chunk would be the last one.
    if bytes.is_empty() && !last {
        return Ok(());
    }
    if let Framing::Chunked = reply.framing {
        write!(to, "{:x}\r\n", bytes.len())?;
        to.write_all(bytes)?;
        to.write_all(if last { b"\r\n0\r\n\r\n" } else { b"\r\n" })?;
    } else {
        to.write_all(bytes)?;
    }
    to.flush()
}

fn drip(shared: &Shared, to: &mut impl Write, reply: &Reply, every: Duration) -> io::Result<()> {
    for byte in &reply.body {
        if shared.stop.load(Ordering::Relaxed) {
            break;
        }
        body(to, reply, &[*byte], false)?;
        std::thread::sleep(every);
    }
    Ok(())
}

fn wait(shared: &Shared) -> io::Result<()> {
    while !shared.stop.load(Ordering::Relaxed) {
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}
