//! What was written to do harm, opened in the real window wherever an article is drawn: it runs
//! nothing, loads nothing, asks the core for nothing and leads nowhere.
//!
//! The texts are those the core itself is tried with. What they would run leaves a mark on the window
//! here, and where they would load from there is a server that counts. The window's content policy
//! would stop most of them by itself, so that what reached it counts as well: nothing may.

use crate::harness::{Window, tell};
use serde_json::{Value, json};
use slipway_testkit::fault_server::FaultServer;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::path::Path;

#[path = "../../src-tauri/crates/domain/tests/article/payloads.rs"]
mod payloads;

/// Texts that one article holds: few enough that what goes wrong is found.
const A_PAGE: usize = 12;

#[test]
fn hostile_documents_do_nothing_in_the_window() {
    let canary = FaultServer::start().expect("a server");
    let texts = texts(&canary.url());
    assert!(texts.len() >= 150, "{}", texts.len());
    tell(async |desk| {
        let folder = desk.data().with_file_name("hostile");
        let window = desk.open().await;
        window.open_sample().await;
        take_in(&window, &folder, &texts).await;
        let articles = articles(&window).await;
        window.client.execute(WATCH, vec![]).await.expect("watched");
        let (plain, hostile): (Vec<_>, Vec<_>) =
            articles.into_iter().partition(|one| one.title == PLAIN);
        let mut views = Views::default();
        for article in &plain {
            visit(&window, article, &mut views).await;
        }
        let usual = asked(&window).await;
        assert!(usual.contains("article_show"), "{usual:?}");
        for article in &hostile {
            visit(&window, article, &mut views).await;
        }
        let (seen, wrong) = (views.seen, views.wrong);
        assert!(
            wrong.is_empty(),
            "{} of {seen} views:\n{}",
            wrong.len(),
            wrong.join("\n")
        );
        let mut more = asked(&window).await;
        more.retain(|name| !usual.contains(name) && !BY_ITSELF.contains(&name.as_str()));
        assert!(more.is_empty(), "the core is asked for more: {more:?}");
        assert_eq!(canary.requests().len(), 0, "{:?}", canary.requests());
        hears(&canary);
        println!(
            "{} texts, {} articles, {seen} views",
            texts.len(),
            hostile.len()
        );
        window.close().await;
    });
}

/// The known texts, changed so that what they do would be seen.
fn texts(canary: &str) -> Vec<String> {
    let host = canary.trim_start_matches("http://").trim_end_matches('/');
    let seen = |text: &str| {
        text.replace("alert(", "top.ran.push(")
            .replace("https://evil.example", &format!("http://{host}"))
            .replace("evil.example", host)
            // A file with it is not taken in at all.
            .replace('\0', "\u{1}")
    };
    payloads::all().map(seen).collect()
}

/// What the window asks for by the clock, or to end a read that nobody waits for any more.
const BY_ITSELF: [&str; 3] = ["cancel_call", "desk_list", "workspace_show"];

const PLAIN: &str = "Plain 0";
const BEFORE: &str = "Nothing yet.";

/// Every article is there in two versions, so that they are compared; pages of another tool in one.
async fn take_in(window: &Window, folder: &Path, texts: &[String]) {
    let (markdown, pages) = (folder.join("markdown"), folder.join("pages"));
    std::fs::create_dir_all(&markdown).expect("a folder");
    std::fs::create_dir_all(&pages).expect("a folder");
    let put = |name: &str, kind: &str, number: usize, body: &str| {
        let text =
            format!("---\ntitle: {kind} {number}\n---\n\nBegin {kind} {number}.\n\n{body}\n");
        std::fs::write(markdown.join(format!("{name}-{number}.md")), text).expect("a file");
    };
    let chunks: Vec<&[String]> = texts.chunks(A_PAGE).collect();
    put("plain", "Plain", 0, BEFORE);
    for number in 0..chunks.len() {
        put("apart", "Apart", number, BEFORE);
        put("mixed", "Mixed", number, BEFORE);
    }
    import(window, &markdown, "markdown").await;
    put("plain", "Plain", 0, "Something now.");
    for (number, chunk) in chunks.iter().enumerate() {
        put("apart", "Apart", number, &apart(chunk));
        put("mixed", "Mixed", number, &chunk.join("\n\n"));
        let page = page(number, &chunk.join("\n"));
        std::fs::write(pages.join(format!("Page_{number}.html")), page).expect("a file");
    }
    import(window, &markdown, "markdown").await;
    import(window, &pages, "confluence").await;
}

async fn import(window: &Window, folder: &Path, format: &str) {
    let told = window
        .asks(
            "article_import",
            json!({ "folder": folder, "format": format }),
        )
        .await;
    assert_eq!(told["skipped"], json!([]), "{told}");
}

/// Each within a quotation of its own, so that none swallows those after it.
fn apart(texts: &[String]) -> String {
    let mut out = String::new();
    for (number, text) in texts.iter().enumerate() {
        let quoted: Vec<String> = text.lines().map(|line| format!("> {line}")).collect();
        let _ = write!(out, "{}\n\nText {number}.\n\n", quoted.join("\n"));
    }
    out
}

/// A page as Confluence exports it.
fn page(number: usize, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>Page {number}</title></head><body>\
         <h1 id=\"title-heading\"><span id=\"title-text\">Page {number}</span></h1>\
         <div id=\"main-content\"><p>Begin Page {number}.</p>{body}</div></body></html>"
    )
}

/// Places in which articles were drawn, and what was wrong in them.
#[derive(Default)]
struct Views {
    seen: u32,
    wrong: Vec<String>,
}

struct Opened {
    id: String,
    title: String,
}

async fn articles(window: &Window) -> Vec<Opened> {
    let listed = window.asks("article_list", json!({ "limit": 1000 })).await;
    let all = listed["articles"].as_array().cloned().unwrap_or_default();
    let text = |one: &Value, field: &str| one[field].as_str().unwrap_or_default().to_owned();
    all.iter()
        .map(|one| Opened {
            id: text(one, "id"),
            title: text(one, "title"),
        })
        .filter(|one| {
            let kinds = ["Plain ", "Apart ", "Mixed ", "Page "];
            kinds.iter().any(|kind| one.title.starts_with(kind))
        })
        .collect()
}

/// Opens an article wherever it is drawn.
async fn visit(window: &Window, article: &Opened, views: &mut Views) {
    let (id, begin) = (&article.id, format!("Begin {}.", article.title));
    let reading = format!("/knowledge/{id}");
    window.go(&reading).await;
    shows(window, "article", &begin).await;
    look(window, article, &reading, views).await;
    if article.title.starts_with("Page ") {
        return;
    }
    let compare = format!("/knowledge/{id}/compare/1/2");
    window.go(&compare).await;
    for (mode, place) in [
        ("Side by side", "main"),
        ("In one", "main"),
        ("Read", "article"),
    ] {
        window.press("radio", mode).await;
        shows(window, place, &begin).await;
        look(window, article, &compare, views).await;
    }
    let edit = format!("/knowledge/{id}/edit");
    window.go(&edit).await;
    shows(window, "[aria-label=Preview]", &begin).await;
    look(window, article, &edit, views).await;
}

async fn shows(window: &Window, place: &str, text: &str) {
    let script = "return [...document.querySelectorAll(arguments[0])] \
        .some((one) => one.innerText.includes(arguments[1]));";
    let what = format!("{place} does not show “{text}”");
    window
        .until(&what, script, vec![place.into(), text.into()])
        .await;
}

/// Goes over everything that is drawn as with a mouse, and looks at what came of it.
async fn look(window: &Window, article: &Opened, path: &str, views: &mut Views) {
    let found = window.client.execute(POKE, vec![path.into()]).await;
    let found = found.unwrap_or_else(|error| json!(error.to_string()));
    views.seen += 1;
    if found != json!([]) {
        views
            .wrong
            .push(format!("{} at {path}: {found}", article.title));
    }
}

/// What the page asked the core for since it is watched.
async fn asked(window: &Window) -> BTreeSet<String> {
    let script = "return window.asked;";
    let answer = window.client.execute(script, vec![]).await;
    let all: Vec<String> = serde_json::from_value(answer.unwrap_or_default()).unwrap_or_default();
    all.into_iter().collect()
}

/// The server counts what reaches it, or it proved nothing.
fn hears(canary: &FaultServer) {
    let address = canary.url();
    let address = address.trim_start_matches("http://").trim_end_matches('/');
    let mut line = std::net::TcpStream::connect(address).expect("it listens");
    line.write_all(b"GET /heard HTTP/1.1\r\nHost: canary\r\nConnection: close\r\n\r\n")
        .expect("it takes a request");
    let _ = line.read(&mut [0; 64]);
    assert_eq!(canary.requests().len(), 1);
}

/// Marks the window, so that what runs, what the policy stops and what is asked for is seen.
const WATCH: &str = "window.ran = []; window.stopped = []; window.asked = []; \
    window.alert = (what) => window.ran.push(what); \
    document.addEventListener('securitypolicyviolation', (event) => \
      window.stopped.push(event.violatedDirective + ' ' + event.blockedURI)); \
    const fetched = window.fetch; \
    window.fetch = (...given) => { \
      window.asked.push(String(given[0]?.url ?? given[0]).split('/').pop()); \
      return fetched(...given); };";

/// Touches what is drawn and gives what is wrong with it. A link is followed unless it leads to the
/// web, which opens a browser, or to another page of the window.
const POKE: &str = "const wrong = []; \
    const drawn = [...document.querySelectorAll( \
      '[aria-label=\"The article\"] *, [aria-label=Preview] *')]; \
    const never = 'script, iframe, frame, object, embed, form, button, textarea, select, meta, base, \
      link, style, svg, math, video, audio, source, template, dialog, portal, input:not([type=checkbox])'; \
    for (const one of drawn) { \
      if (one.matches(never) && !one.closest('svg[aria-hidden=true]')) wrong.push('there is ' + one.outerHTML); \
      for (const { name, value } of one.attributes) \
        if (/^on|^style$|^srcset$|^ping$|^background$/i.test(name) \
          || (/^(href|src|action|formaction|xlink:href)$/i.test(name) \
            && !/^(#|kb:|https?:|mailto:|data:image\\/(png|jpeg|gif|webp);base64,)/.test(value))) \
          wrong.push(name + '=' + value); \
      if (one.tagName === 'IMG' && !/^(data:|kb:)/.test(one.getAttribute('src') ?? '')) \
        wrong.push('it loads ' + one.src); \
      for (const event of ['mouseover', 'focus', 'toggle', 'load', 'error', 'animationstart']) \
        one.dispatchEvent(new Event(event)); \
      const link = one.closest('a[href]'); \
      if (!link || !/^(https?:|mailto:|#\\/|kb:)/.test(link.getAttribute('href'))) one.click?.(); \
    } \
    if (!window.ran) return ['the page was loaded anew']; \
    for (const what of window.ran.splice(0)) wrong.push('it ran ' + what); \
    for (const what of window.stopped.splice(0)) wrong.push('the policy stopped ' + what); \
    if (location.hash.slice(1) !== arguments[0]) wrong.push('it went to ' + location.href); \
    return wrong;";
