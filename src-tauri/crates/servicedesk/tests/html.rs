//! Messages that were written as HTML are read as text. Seen through a line that answers like a desk.

use slipway_domain::desk::Fetched;
use slipway_domain::desk::mapping::{Mapping, Slot};
use slipway_domain::desk::meta::DeskKind;
use slipway_servicedesk::{Connection, Secret, connect};
use slipway_testkit::proxy::{Mishap, Proxy};

/// What a ticket whose first message is this HTML shows as its description.
fn read(html: &str) -> String {
    let proxy = Proxy::start("http://127.0.0.1:1").unwrap();
    let content = serde_json::Value::from(html).to_string();
    proxy.judge(move |seen| {
        let body = match seen.target.split('?').next().unwrap_or_default() {
            "/REST/2.0/ticket/1" => r#"{"id":1,"Status":"open"}"#.to_owned(),
            "/REST/2.0/ticket/1/history" => {
                r#"{"pages":1,"items":[{"id":"7","Type":"Create","ObjectId":"1"}]}"#.to_owned()
            }
            _ => format!(r#"{{"total":1,"count":1,"items":[{{"id":"3","TransactionId":"7","ContentType":"text/html","Content":{content}}}]}}"#),
        };
        let length = body.len();
        Mishap::Instead(format!(
            "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        ))
    });
    let mut connection = Connection::new(DeskKind::Rt, &proxy.url(), "q", "ana", Secret::new("x"));
    connection.mapping = Mapping {
        fields: [("description".to_owned(), Slot::of("Content"))].into(),
        mark: None,
    };
    match connect(&connection).unwrap().fetch("1").unwrap() {
        Fetched::Live(seen) => seen.fields["description"].as_text().to_owned(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn html_is_read_as_the_text_that_it_shows() {
    for (html, text) in [
        (
            "<p>one</p><p>two &amp; <b>three</b> <i>four</i></p>",
            "one\ntwo & three four",
        ),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<ul><li>x</li><li>y</li></ul>", "- x\n- y"),
        (
            "<style>p{color:red}</style><script>alert(1)</script>ok",
            "ok",
        ),
        (
            "1 &lt; 2 &#8364; &#x20AC; &nbsp;&bogus; &",
            "1 < 2 € €  &bogus; &",
        ),
        ("5 < 6", "5 < 6"),
        ("<div>\n   lines\n   of source\n</div>", "lines of source"),
        ("<a href=\"javascript:alert(1)\">press</a>", "press"),
    ] {
        assert_eq!(read(html), text, "{html}");
    }
}
