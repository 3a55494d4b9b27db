//! Whatever form a secret has and whatever stands around it, nothing of it is kept.

use super::report;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use slipway_domain::evidence::redact::{clean_file_name, count, redact};

/// Where a word stands that nobody else may know. `{}` is the word.
const WORDS: [&str; 92] = [
    "Authorization: Bearer {}",
    "Authorization: Basic {}",
    "authorization: bearer {}",
    "Authorization: Token {}",
    "Authorization: ApiKey {}",
    "Authorization: Digest username=\"u\", realm=\"r\", response=\"{}\"",
    "Authorization: Hawk id=\"u\", mac=\"{}\"",
    "Proxy-Authorization: {}",
    "\"Authorization\": \"Bearer {}\"",
    "'Authorization': 'Token {}'",
    "-H 'authorization: bearer {}'",
    "-H \"Authorization: {}\"",
    "Bearer {}",
    "bearer  {}",
    "Bearer\t{}",
    "Bearer%20{}",
    "Bearer token {}",
    "https://admin:{}@hub.example/x",
    "https://{}@hub.example/x",
    "mongodb://admin:{}@h:27017/x",
    "mysql://root:{}@tcp(h)/x",
    "redis://:{}@cache:6379/0",
    "https%3A%2F%2Fadmin%3A{}%40hub.example",
    "admin:{}@hub.example",
    "curl -u admin:{} https://hub.example",
    "curl --user 'admin:{}' https://hub.example",
    "password={}",
    "password: {}",
    "password = {}",
    "password => '{}'",
    "password := {}",
    "password -> {}",
    "password is {}",
    "password was '{}'",
    "password “{}”",
    "Passwort: {}",
    "PASSWORD:\n  {}",
    "?password%3D{}",
    "?password={}&next=1",
    "user[password]={}",
    "{\"password\":\"{}\"}",
    "{\"password\": [\"{}\"]}",
    "{\"password\": {\"value\":\"{}\"}}",
    "{\"password\": {\"a\": [1, {\"b\": \"{}\"}]}, \"c\": 1}",
    "{'password': ['{}']}",
    "{\"userPassword\" : \"{}\"}",
    "{\"name\":\"password\",\"value\":\"{}\"}",
    "<password>{}</password>",
    "<wsse:Password Type=\"text\">{}</wsse:Password>",
    "&lt;password&gt;{}&lt;/password&gt;",
    "<p name=\"password\" value=\"{}\"/>",
    "&quot;password&quot;:&quot;{}&quot;",
    "pwd={}",
    "passwd: {}",
    "pass: {}",
    "passphrase={}",
    "DB_PASS={}",
    "MYSQL_ROOT_PASSWORD={}",
    "export TOKEN={}",
    "TTK_BEARER_TOKEN={}",
    "AWS_SECRET_ACCESS_KEY={}",
    "secretKey={}",
    "\"accessKey\": \"{}\"",
    "client_secret_value={}",
    "clientSecret: \"{}\"",
    "private-key: {}",
    "api key: {}",
    "x-api-key: {}",
    "X-Auth: {}",
    "X-Auth-Token: {}",
    "\"credentials\":\"{}\"",
    "\"tokens\": [\"{}\", \"y\"]",
    "access_token%22%3A%22{}%22",
    "access_token%2522%253A%2522{}%2522",
    "\"refresh_token\":\"{}\"",
    "jwt={}",
    "\"authenticationValue\": \"{}\"",
    "\"pin\": \"{}\"",
    "\"otp\": \"{}\"",
    "mpin={}",
    "sessionid={}",
    "JSESSIONID={}",
    "connect.sid={}",
    "Cookie: a=b; connect.sid={}",
    "Set-Cookie: a=b; x={}; Path=/; HttpOnly",
    "\"set-cookie\":[\"a=b; x={}\"]",
    "\"signature\":\"{}\"",
    "{\"signature\":\"x\",\"protectedHeader\":\"{}\"}",
    "FSPIOP-Signature: {}",
    "fspiop-signature: {\"signature\":\"{}\"}",
    "\"partyIdentifier\":\"{}\"",
    "/parties/ACCOUNT_ID/{}",
];

/// Where a text stands that is quoted, and so may have spaces and marks.
const PHRASES: [&str; 10] = [
    "{\"password\": \"{}\"}",
    "{\"a\": 1, \"passphrase\": \"{}\", \"b\": 2}",
    "password='{}'",
    "password: \"{}\"",
    "\"fullName\":\"{}\"",
    "\"firstName\" : \"{}\"",
    "\"personalInfo\":{\"complexName\":{\"x\":\"{}\"}}",
    "<password>{}</password>",
    "\"password\": [\"{}\", \"x\"]",
    "Cookie: {}",
];

/// Where a number stands that is somebody's.
const NUMBERS: [&str; 16] = [
    "call {}",
    "{}",
    "'{}'",
    "\"{}\"",
    "MSISDN/{}",
    "/parties/MSISDN/%2B{}",
    "msisdn_{}",
    "tel:{}",
    "id={}&x=1",
    "payer ({})",
    "expected '{}' to equal '{}'",
    "{\"partyIdType\":\"MSISDN\",\"partyIdentifier\":\"{}\"}",
    "[{},{}]",
    "MSISDN {} is unknown",
    "key 1.lookup.{}",
    "ab{}ab",
];

/// Keys that are known by how they begin.
const KEYS: [&str; 9] = [
    "ghp_{}",
    "github_pat_{}",
    "glpat-{}",
    "AKIA{}",
    "xoxb-{}",
    "sk_live_{}",
    "eyJhbGciOiJSUzI1NiJ9.{}.c2ln",
    "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----",
    "-----BEGIN RSA PRIVATE KEY-----\\n{}",
];

/// A word of letters that nothing around it has.
fn word() -> impl Strategy<Value = String> {
    "[QXZKWqxzkw]{4,6}[2-9]{2}[QXZKWqxzkw]{4,8}"
}

/// A text of several words, with marks that end a value elsewhere.
fn phrase() -> impl Strategy<Value = String> {
    (
        word(),
        select(&[
            " ", "&", ";", ", ", " & ", "; ", "=", ":", "/", "@", ") ", "} ",
        ]),
        word(),
    )
        .prop_map(|(one, mark, other)| format!("{one}{mark}{other}"))
}

/// A number of nine to thirteen digits as people write it.
fn number() -> impl Strategy<Value = String> {
    let parts = (
        "[3-9][6-9][6-9]",
        prop::collection::vec("[0-9]{3}", 2..=3),
        "[0-9]{0,1}",
    );
    let marks = select(&["", "", " ", "-", ".", "\u{a0}", "\u{202f}", "\u{2011}"]);
    let heads = select(&["", "", "+", "00", "0", "(0", "+44(0)"]);
    (heads, parts, marks).prop_map(|(head, (first, rest, last), mark)| {
        let close = if head == "(0" { ")" } else { "" };
        let mut out = format!("{head}{first}{close}");
        for part in rest {
            out += mark;
            out += &part;
        }
        out + &last
    })
}

/// What may stand before and behind.
fn before() -> impl Strategy<Value = String> {
    let marks = select(&[
        "",
        "expected ",
        "status 202: ",
        "[",
        "(",
        "{ ",
        ", ",
        "\n",
        "GET /transfers ",
        "<b>",
        "— ",
        "at 2026-11-22T08:12:12.410Z ",
        "v17.2.0 ",
        "the ",
        "Übergabe: ",
        "a=1; ",
        "{\"a\":1,\"b\":[2,3]} ",
        "[removed] ",
        "' ",
        "took 12 ms, ",
    ]);
    prop::collection::vec(marks, 0..3).prop_map(|parts| parts.concat())
}

fn behind() -> impl Strategy<Value = String> {
    let marks = select(&[
        "",
        " to equal 3100",
        ", x",
        "\n",
        " </b>",
        " — failed",
        ") ",
        "] ",
        " at 10:15:22",
        "; y=1",
        " 'x'",
        " and more",
        "\" ",
        ". ",
        ", \"c\": 3}",
    ]);
    prop::collection::vec(marks, 0..3).prop_map(|parts| parts.concat())
}

/// The same text as it stands in a text of JSON, or in one within that.
fn deep(text: String, depth: usize) -> String {
    (0..depth).fold(text, |text, _| {
        let quoted = json!(text).to_string();
        quoted.trim_matches('"').to_owned()
    })
}

/// Pieces of a secret that tell it: of words four letters, of numbers five digits in a row.
fn told(secret: &str, cleaned: &str) -> Option<String> {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let letters = secret.chars().any(|c| c.is_ascii_alphabetic());
    let (secret, cleaned, length) = match letters {
        true => (secret.to_owned(), cleaned.to_owned(), 4),
        false => (digits(secret), digits(cleaned), 5),
    };
    let letters: Vec<char> = secret.chars().collect();
    let mut pieces = letters
        .windows(length)
        .map(|piece| piece.iter().collect::<String>());
    pieces
        .find(|piece| piece.chars().all(char::is_alphanumeric) && cleaned.contains(piece.as_str()))
}

/// Digits that stand around a number would be taken for its own.
fn without_digits(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_digit()).collect()
}

fn gone(text: &str, secret: &str) -> Result<(), TestCaseError> {
    let (cleaned, found) = redact(text);
    prop_assert!(found > 0, "{text}");
    prop_assert_eq!(told(secret, &cleaned), None, "{} became {}", text, cleaned);
    prop_assert_eq!(count(text), found);
    prop_assert_eq!(count(&cleaned), 0, "{} of {}", cleaned, text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    #[test]
    fn no_word_stays(form in select(&WORDS[..]), word in word(), before in before(), behind in behind(), depth in 0..3_usize) {
        let text = format!("{before}{}{behind}", form.replace("{}", &word));
        gone(&deep(text, depth), &word)?;
    }

    #[test]
    fn no_phrase_stays(form in select(&PHRASES[..]), phrase in phrase(), before in before(), behind in behind(), depth in 0..3_usize) {
        let text = format!("{before}{}{behind}", form.replace("{}", &phrase));
        gone(&deep(text, depth), &phrase)?;
    }

    #[test]
    fn no_number_stays(form in select(&NUMBERS[..]), number in number(), before in before(), behind in behind(), depth in 0..2_usize) {
        let text = format!("{}{}{}", without_digits(&before), form.replace("{}", &number), without_digits(&behind));
        gone(&deep(text, depth), &number)?;
    }

    #[test]
    fn no_key_stays(form in select(&KEYS[..]), one in "[QXZKW]{8}[2-9]{2}", other in "[QXZKW]{8}", before in before(), behind in behind()) {
        let key = format!("{one}{other}");
        gone(&format!("{before}{}{behind}", form.replace("{}", &key)), &key)?;
    }

    #[test]
    fn no_account_stays(bank in "[QXZKW]{4}", number in "[0-9]{10}", parted in any::<bool>(), small in any::<bool>(), before in before(), behind in behind()) {
        let iban = iban(&bank, &number);
        let iban = if small { iban.to_lowercase() } else { iban };
        let groups: Vec<String> = iban.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect();
        let written = if parted { groups.join(" ") } else { iban };
        gone(&format!("{before}{written} {behind}"), &bank)?;
        prop_assert!(!redact(&written).0.contains(&number[2..6]));
    }

    #[test]
    fn no_card_stays(digits in "[4-5][0-9]{15}", mark in select(&["", " ", "-"]), before in before()) {
        let groups = [&digits[..4], &digits[4..8], &digits[8..12], &digits[12..]];
        gone(&format!("{}{}", without_digits(&before), groups.join(mark)), &digits)?;
    }

    #[test]
    fn a_file_has_none_in_its_name(word in word(), number in "2567[0-9]{8}") {
        let name = format!("r-{number}-Bearer {word}.xml");
        let (cleaned, found) = clean_file_name(&name, 100);
        prop_assert_eq!(found, 2);
        prop_assert_eq!(cleaned, "r-[removed]-Bearer [removed].xml");
    }
}

/// Texts that are made to be looked at again and again: twice the length takes twice the time.
#[test]
fn no_text_takes_long() {
    let made = [
        "password=\"",
        "password=[",
        "password: must ",
        "authorization: missing ",
        "<password ",
        "https://a:",
        "-u=",
        "token+",
        "bearer ",
        "a12345678",
        "+1(",
        "(1)",
        "200 ",
        "11 ",
        "1.",
        "password: a ",
        "\\",
        "%25",
        "a@",
        "a:b@",
        "MSISDN/",
        "eyJ.",
        "-----BEGIN ",
        "GB29 ",
        "\"password\",",
        "Basic ",
        "Cookie: ",
        "password\\\"",
        "ü",
        "{\"pin\":",
        "12345678-",
        "password is ",
        "1:²",
    ];
    for text in made {
        let whole = text.repeat(200_000 / text.len());
        let begun = std::time::Instant::now();
        count(&whole);
        // Many times what the slowest takes where nothing is optimised.
        assert!(
            begun.elapsed() < std::time::Duration::from_secs(10),
            "{text}: {:?}",
            begun.elapsed()
        );
    }
}

/// A valid British number of an account.
fn iban(bank: &str, number: &str) -> String {
    let value = |text: &str| {
        text.chars().fold(0_u128, |sum, c| match c.to_digit(36) {
            Some(digit) if digit >= 10 => (sum * 100 + u128::from(digit)) % 97,
            Some(digit) => (sum * 10 + u128::from(digit)) % 97,
            None => sum,
        })
    };
    let rest = format!("{bank}{number}1234");
    let check = 98 - value(&format!("{rest}GB00"));
    format!("GB{check:02}{rest}")
}

proptest! {
    #[test]
    fn nothing_of_it_is_kept_of_a_report(form in select(&WORDS[..]), word in word(), number in "2567[0-9]{8}") {
        let text = form.replace("{}", &word);
        let told = |text: &str| json!({"id": format!("a {number}"), "description": text,
            "resultStatus": {"status": "FAILED", "message": text}});
        let whole = json!({"name": text, "test_cases": [{"id": number, "name": text, "requests": [
            {"request": {"id": text, "description": text, "tests": {"assertions": [told(&text)]}}}]}]});
        let report = report(whole.to_string().as_bytes());
        let kept = format!("{:?} {:?}", report.kept, report.name);
        prop_assert!(!kept.contains(&word), "{kept}");
        prop_assert!(!kept.contains(&number), "{kept}");
        prop_assert!(report.redacted >= 6, "{}", report.redacted);
    }
}
