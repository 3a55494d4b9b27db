//! Fakes, asked over the wire.

mod github;
mod jira;

use serde_json::Value;
use std::io::{Read, Write};
use std::net::TcpStream;

/// An answer: status, headers in lower case, document.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: String,
    pub(crate) body: Value,
}

/// Asks once; None when no answer came.
pub(crate) fn ask(
    url: &str,
    secret: &str,
    method: &str,
    path: &str,
    body: Option<&Value>,
) -> Option<Answer> {
    let host = url.strip_prefix("http://").expect("a plain address");
    let mut stream = TcpStream::connect(host).expect("a server");
    let body = body.map(Value::to_string).unwrap_or_default();
    let text = format!(
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: test\r\nAuthorization: {secret}\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(text.as_bytes()).expect("to be heard");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    Some(Answer {
        status: head.split(' ').nth(1)?.parse().ok()?,
        headers: head.to_lowercase(),
        body: serde_json::from_str(body).unwrap_or_default(),
    })
}
