//! Files that mean harm, or are broken: each is refused with what is wrong, and none is believed.

use super::{fixture, four, refused, report};
use slipway_domain::evidence::{Limits, Refused, read};
use std::io::Read;

#[test]
fn what_is_no_report_says_why() {
    let shape = |bytes: &[u8]| matches!(refused(bytes), Refused::Shape(_));
    assert_eq!(refused(b""), Refused::Empty);
    assert_eq!(refused(b" \n "), Refused::Empty);
    assert_eq!(refused(b"hello"), Refused::Unknown);
    assert!(shape(b"{}"));
    assert!(shape(b"[]"));
    assert!(shape(b"{\"name\": \"x\"}"));
    assert!(shape(b"{\"test_cases\": {}}"));
    assert!(shape(b"{\"test_cases\": [{\"requests\": \"none\"}]}"));
    assert!(shape(
        b"{\"test_cases\": [{\"requests\": [{\"request\": {\"tests\": [1]}}]}]}"
    ));
    assert!(shape(b"<html></html>"));
    assert!(matches!(
        refused(b"{\"test_cases\": []} {}"),
        Refused::Malformed(_)
    ));
    assert!(matches!(
        refused(b"{\"test_cases\": [}"),
        Refused::Malformed(_)
    ));
    assert!(matches!(refused(b"\xff\xfe{\0"), Refused::Encoding(_)));
    assert!(matches!(
        refused(b"{\"test_cases\": [], \"name\": \"\xff\"}"),
        Refused::Encoding(_)
    ));
    assert!(matches!(
        refused(b"<testsuite name='\xff'/>"),
        Refused::Encoding(_)
    ));
}

#[test]
fn a_refusal_quotes_nothing_of_the_file() {
    let said = refused(b"{\"test_cases\": [{\"requests\": \"Bearer secret\"}]}").to_string();
    assert!(said.contains("a list as `requests`"), "{said}");
    assert!(!said.contains("secret"), "{said}");
}

#[test]
fn a_mark_at_the_beginning_is_no_harm() {
    let text = [
        b"\xef\xbb\xbf\n".as_slice(),
        &fixture("toolkit-passed.json"),
    ]
    .concat();
    assert_eq!(four(&report(&text).counts), [4, 4, 0, 0]);
}

#[test]
fn no_beginning_of_a_report_is_one() {
    for name in ["toolkit.json", "newman.json", "short.json", "junit.xml"] {
        let whole = fixture(name);
        let end = whole
            .iter()
            .rposition(|byte| !byte.is_ascii_whitespace())
            .unwrap();
        for length in 0..end {
            assert!(
                read(&whole[..length], super::LIMITS).is_err(),
                "{name} cut at {length}"
            );
        }
    }
}

#[test]
fn a_field_that_stands_there_twice_is_refused() {
    for text in [
        "{\"test_cases\": [], \"test_cases\": []}",
        "{\"test_cases\": [{\"requests\": [{\"request\": {\"tests\": {\"assertions\": [{\"resultStatus\": {\"status\": \"FAILED\", \"status\": \"SUCCESS\"}}]}}}]}]}",
    ] {
        assert!(
            matches!(refused(text.as_bytes()), Refused::Shape(_)),
            "{text}"
        );
    }
}

#[test]
fn depth_is_bounded() {
    let deep = format!("{{\"a\": {}", "[".repeat(1_000_000));
    assert_eq!(refused(deep.as_bytes()), Refused::Deep);
    let deep = format!("<testsuites>{}", "<a>".repeat(1_000_000));
    assert_eq!(refused(deep.as_bytes()), Refused::Deep);
}

/// Bytes without an end.
struct Endless(&'static [u8], u8);

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.0.is_empty() {
            buffer.fill(self.1);
            return Ok(buffer.len());
        }
        self.0.read(buffer)
    }
}

#[test]
fn what_has_no_end_is_ended() {
    let limits = Limits {
        bytes: 4 << 20,
        text: 1 << 20,
        kept: 10,
        kept_failed: 10,
    };
    for (head, byte, why) in [
        ("{\"a\": \"", b'x', Refused::LongText(1)),
        ("{\"a", b'x', Refused::LongText(1)),
        ("{\"a\": ", b'1', Refused::LongText(1)),
        ("<testsuite>", b'x', Refused::LongText(1)),
        ("<testsuite><!--", b'<', Refused::LongText(1)),
        ("<testsuite name='", b'>', Refused::LongText(1)),
        ("<!DOCTYPE x [", b'<', Refused::LongText(1)),
    ] {
        assert_eq!(
            read(Endless(head.as_bytes(), byte), limits),
            Err(why),
            "{head}"
        );
    }
    let many = format!(
        "{{\"test_cases\": [{}",
        "{\"requests\":[]},".repeat(400_000)
    );
    assert_eq!(read(many.as_bytes(), limits), Err(Refused::Large(4)));
}

#[test]
fn entities_are_not_expanded() {
    let bomb = "<!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>\
        <testsuite name='&b;'><testcase name='&b;' classname='c'><failure>&b;&b;</failure></testcase></testsuite>";
    let report = report(bomb.as_bytes());
    assert_eq!(four(&report.counts), [1, 0, 1, 0]);
    assert_eq!(report.kept[0].message, "");
}

#[test]
fn cases_without_number_are_counted_and_few_are_kept() {
    let case = "{\"id\":1,\"name\":\"c\",\"requests\":[{\"request\":{\"id\":1,\"tests\":{\"assertions\":[{\"id\":1,\"resultStatus\":{\"status\":\"SUCCESS\"}}]}}}]},";
    let end = "{\"id\":2,\"requests\":[{\"request\":{\"tests\":{\"assertions\":[{\"id\":9,\"resultStatus\":{\"status\":\"FAILED\",\"message\":\"m\"}}]}}}]}]}";
    let text = format!("{{\"test_cases\":[{}{end}", case.repeat(200_000));
    let report = report(text.as_bytes());
    assert_eq!(four(&report.counts), [200_001, 200_000, 1, 0]);
    assert_eq!(report.counts.test_cases, Some(200_001));
    assert_eq!((report.kept.len(), report.left_out), (20_001, 180_000));
    assert_eq!(
        report.kept[20_000].message, "m",
        "what failed is kept although it comes late"
    );
}
