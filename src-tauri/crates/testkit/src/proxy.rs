//! A proxy before a real server that lets requests and answers go wrong on purpose. One thread a
//! connection, one request a connection; the server's answer is read whole before any of it goes on.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What happens to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mishap {
    /// Nothing.
    None,
    /// It arrives after such a time.
    Slow(Duration),
    /// It never arrives; the connection breaks.
    LostThere,
    /// It is done, and the connection breaks before the answer.
    LostBack,
    /// It is done, and half of the answer comes.
    Half,
    /// It never arrives, and this comes instead: a whole HTTP answer.
    Instead(String),
    /// It is done, and this comes instead of the answer.
    After(String),
    /// It is done, and the connection breaks after so many bytes of the answer.
    Cut(usize),
    /// It is done, and of the answer one byte comes in each such time.
    Drip(Duration),
    /// It is done, and after so many bytes of the answer nothing comes any more.
    Stall(usize),
}

/// A request's first line in parts, and its headers and body.
#[derive(Clone, Debug)]
pub struct Seen {
    /// `GET`, `PUT`, …
    pub method: String,
    /// Path and query.
    pub target: String,
    /// Headers as sent.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

/// A request that the server had, from when until when.
#[derive(Clone, Debug)]
pub struct Passed {
    /// `GET`, `PUT`, …
    pub method: String,
    /// Path and query.
    pub target: String,
    /// When it came.
    pub began: Instant,
    /// When it was answered.
    pub ended: Instant,
}

type Judge = Box<dyn FnMut(&Seen) -> Mishap + Send>;

/// The proxy; it stops when dropped.
pub struct Proxy {
    address: SocketAddr,
    stop: Arc<AtomicBool>,
    judge: Arc<Mutex<Judge>>,
    passed: Arc<Mutex<Vec<Passed>>>,
}

impl Proxy {
    /// Starts before the server at `upstream`, which is `http://host:port`. Nothing goes wrong yet.
    ///
    /// # Errors
    /// When there is no free port.
    pub fn start(upstream: &str) -> io::Result<Self> {
        let upstream = upstream.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let stop = Arc::new(AtomicBool::new(false));
        let judge: Arc<Mutex<Judge>> = Arc::new(Mutex::new(Box::new(|_| Mishap::None)));
        let (stopped, judges) = (Arc::clone(&stop), Arc::clone(&judge));
        let passed: Arc<Mutex<Vec<Passed>>> = Arc::default();
        let passing = Arc::clone(&passed);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stopped.load(Ordering::Relaxed) {
                    return;
                }
                let (upstream, judges) = (upstream.clone(), Arc::clone(&judges));
                let passing = Arc::clone(&passing);
                // A connection that breaks is what the tests want.
                std::thread::spawn(move || {
                    stream.map(|stream| pass(stream, &upstream, &judges, &passing))
                });
            }
        });
        Ok(Proxy {
            address,
            stop,
            judge,
            passed,
        })
    }

    /// What was passed on so far.
    pub fn passed(&self) -> Vec<Passed> {
        let passed = self.passed.lock();
        passed.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// `http://127.0.0.1:port`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What happens to each request from now on.
    pub fn judge(&self, judge: impl FnMut(&Seen) -> Mishap + Send + 'static) {
        *self.judge.lock().unwrap_or_else(PoisonError::into_inner) = Box::new(judge);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        // Wakes the listener so that it sees the flag; that it is gone already is as good.
        let _ = TcpStream::connect(self.address);
    }
}

fn pass(
    stream: TcpStream,
    upstream: &str,
    judge: &Mutex<Judge>,
    passed: &Mutex<Vec<Passed>>,
) -> io::Result<()> {
    let mut reader = BufReader::new(stream);
    let seen = &read(&mut reader)?;
    let began = Instant::now();
    let forward = |seen: &Seen, upstream: &str| {
        let answer = forward(seen, upstream);
        let one = Passed {
            method: seen.method.clone(),
            target: seen.target.clone(),
            began,
            ended: Instant::now(),
        };
        passed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(one);
        answer
    };
    let mishap = {
        let mut judge = judge.lock().unwrap_or_else(PoisonError::into_inner);
        judge(seen)
    };
    let mut back = reader.into_inner();
    match mishap {
        Mishap::LostThere => Ok(()),
        Mishap::Instead(answer) => back.write_all(answer.as_bytes()),
        Mishap::Slow(time) => {
            std::thread::sleep(time);
            back.write_all(&forward(seen, upstream)?)
        }
        Mishap::None => back.write_all(&forward(seen, upstream)?),
        Mishap::LostBack => forward(seen, upstream).map(drop),
        Mishap::After(answer) => {
            forward(seen, upstream)?;
            back.write_all(answer.as_bytes())
        }
        Mishap::Half => {
            let answer = forward(seen, upstream)?;
            back.write_all(&answer[..answer.len() / 2])
        }
        Mishap::Cut(bytes) => {
            let answer = forward(seen, upstream)?;
            back.write_all(&answer[..bytes.min(answer.len())])
        }
        Mishap::Drip(every) => forward(seen, upstream)?.chunks(1).try_for_each(|byte| {
            std::thread::sleep(every);
            back.write_all(byte)
        }),
        Mishap::Stall(bytes) => {
            let answer = forward(seen, upstream)?;
            back.write_all(&answer[..bytes.min(answer.len())])?;
            // Until whoever asked gives up.
            back.read(&mut [0]).map(drop)
        }
    }
}

fn forward(seen: &Seen, upstream: &str) -> io::Result<Vec<u8>> {
    let mut server = TcpStream::connect(upstream)?;
    let mut head = format!("{} {} HTTP/1.1\r\n", seen.method, seen.target);
    for line in seen.head.lines() {
        let name = line.split(':').next().unwrap_or_default();
        if !name.eq_ignore_ascii_case("connection") && !name.eq_ignore_ascii_case("host") {
            head += &format!("{line}\r\n");
        }
    }
    head += &format!("Host: {upstream}\r\nConnection: close\r\n\r\n");
    server.write_all(head.as_bytes())?;
    server.write_all(&seen.body)?;
    let mut answer = Vec::new();
    server.read_to_end(&mut answer)?;
    Ok(answer)
}

fn read(reader: &mut impl BufRead) -> io::Result<Seen> {
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut words = first.split_whitespace().map(str::to_owned);
    let (method, target) = (words.next(), words.next());
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(0);
        }
        head += &line;
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let nothing = || io::Error::new(io::ErrorKind::UnexpectedEof, "no request");
    Ok(Seen {
        method: method.ok_or_else(nothing)?,
        target: target.ok_or_else(nothing)?,
        head,
        body,
    })
}
