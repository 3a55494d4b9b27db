//! Pages of real desks as articles: read, edited there, read again.

use crate::desk::Desk;
use base64::Engine;
use serde_json::{Value, json};
use slipway_testkit::desk_server::DeskServer;
use std::io::{Read, Write};
use std::net::TcpStream;

fn connect(desk: &Desk, server: &DeskServer, kind: &str, project: &str) {
    desk.call(
        "desk_save",
        json!({"name": "Support", "kind": kind, "url": server.url, "project": project,
            "role": "support_bugs", "username": "", "secret": server.token("ana")}),
    );
}

fn import(desk: &Desk, more: &Value) -> Value {
    let mut request = json!({"desk": "Support"});
    for (name, value) in more.as_object().into_iter().flatten() {
        request[name] = value.clone();
    }
    desk.call("article_import_desk", request)
}

fn counts(told: &Value) -> [i64; 4] {
    ["imported", "updated", "unchanged", "files"].map(|name| told[name].as_i64().expect("a count"))
}

fn text(desk: &Desk, path: &str) -> String {
    let shown = desk.call("article_show", json!({"article": path}));
    let text = shown["text"].as_str().expect("a text");
    text.splitn(3, "---\n")
        .nth(2)
        .unwrap_or_default()
        .to_owned()
}

/// Puts bytes where the desk takes uploads; gives the token.
fn upload(server: &DeskServer, name: &str, bytes: &[u8]) -> Value {
    let basic = base64::engine::general_purpose::STANDARD.encode("admin:adminpass1");
    let host = server.url.trim_start_matches("http://");
    let head = format!(
        "POST /uploads.json?filename={name} HTTP/1.0\r\nHost: {host}\r\nAuthorization: Basic {basic}\r\n\
         Content-Type: application/octet-stream\r\nContent-Length: {}\r\n\r\n",
        bytes.len()
    );
    let mut line = TcpStream::connect(host).expect("it listens");
    line.write_all(head.as_bytes()).expect("it hears");
    line.write_all(bytes).expect("it hears");
    let mut answer = String::new();
    line.read_to_string(&mut answer).expect("it answers");
    let (_, said) = answer.split_once("\r\n\r\n").expect("an answer");
    let made: Value = serde_json::from_str(said).expect("JSON");
    made["upload"]["token"].clone()
}

#[test]
fn the_wiki_of_a_redmine_is_imported_and_again_where_it_changed() {
    let server = DeskServer::start("redmine.sh");
    let admin = "admin:adminpass1";
    let project = json!({"project": {"name": "Hub", "identifier": "hub", "is_public": false,
        "enabled_module_names": ["issue_tracking", "wiki"]}});
    server.ask("POST", "/projects.json", admin, &project);
    let users = server.ask("GET", "/users.json", admin, &Value::Null);
    let roles = server.ask("GET", "/roles.json", admin, &Value::Null);
    let id = |list: &Value, key: &str, name: &str| {
        let found = list
            .as_array()
            .expect("a list")
            .iter()
            .find(|one| one[key] == name);
        found.expect("it is there")["id"].clone()
    };
    let member = json!({"membership": {"user_id": id(&users["users"], "login", "ana"),
        "role_ids": [id(&roles["roles"], "name", "Agent")]}});
    server.ask("POST", "/projects/hub/memberships.json", admin, &member);
    let write = |title: &str, page: Value| {
        let path = format!("/projects/hub/wiki/{title}.json");
        server.ask("PUT", &path, admin, &json!({"wiki_page": page}));
    };
    write(
        "Wiki",
        json!({"text": "h1. Hub\n\nSee [[Add a DFSP|how to add one]].\n\n|_. Port |_. Use |\n| 3001 | [[Add a DFSP|api]] |\n"}),
    );
    let token = upload(&server, "ladder.png", b"pixels");
    write(
        "Add_a_DFSP",
        json!({"text": "h2. Steps\n\n# Ask *first*\n# Run @add.sh@\n\n!ladder.png!\n", "parent_title": "Wiki",
            "uploads": [{"token": token, "filename": "ladder.png", "content_type": "image/png"}]}),
    );
    write("Empty", json!({"text": "{{toc}}"}));

    let desk = Desk::open();
    connect(&desk, &server, "redmine", "hub");
    let told = import(&desk, &json!({"kind": "how_to"}));
    assert_eq!(counts(&told), [2, 0, 0, 1], "{told}");
    assert_eq!(
        told["skipped"],
        json!([{"path": "hub/Empty", "reason": "It has no text."}])
    );
    assert!(
        told["read_as"]
            .as_str()
            .expect("why")
            .starts_with("Read as Textile")
    );
    assert_eq!(
        text(&desk, "support/hub/wiki"),
        "# Hub\n\nSee [[support/hub/wiki/add-a-dfsp|how to add one]].\n\n\
         | Port | Use |\n| --- | --- |\n| 3001 | [api](/support/hub/wiki/add-a-dfsp.md) |\n"
    );
    assert_eq!(
        text(&desk, "support/hub/wiki/add-a-dfsp"),
        "## Steps\n\n1. Ask **first**\n2. Run `add.sh`\n\n![](ladder.png)\n"
    );
    assert_eq!(desk.call("article_broken", json!({}))["links"], json!([]));
    assert_eq!(
        counts(&import(&desk, &json!({"kind": "how_to"}))),
        [2, 0, 2, 0]
    );

    write(
        "Add_a_DFSP",
        json!({"text": "h2. Steps\n\n# Ask nobody\n", "version": 1}),
    );
    let told = import(&desk, &json!({"kind": "how_to"}));
    assert_eq!(counts(&told), [2, 1, 1, 0], "{told}");
    assert_eq!(
        text(&desk, "support/hub/wiki/add-a-dfsp"),
        "## Steps\n\n1. Ask nobody\n"
    );
    let shown = desk.call(
        "article_show",
        json!({"article": "support/hub/wiki/add-a-dfsp"}),
    );
    assert_eq!(shown["published"], 2);
    assert_eq!(
        shown["origin"],
        format!("{}/projects/hub/wiki/Add_a_DFSP", server.url)
    );
}

#[test]
fn articles_of_a_request_tracker_are_imported_and_again_where_they_changed() {
    let server = DeskServer::start("rt.sh");
    let root = "root:rootpass1";
    let make = |class: &str, name: &str, fields: Value| {
        let article =
            json!({"Class": class, "Name": name, "Summary": "In short.", "CustomFields": fields});
        let made = server.ask("POST", "/REST/2.0/article", root, &article);
        made["id"]
            .as_str()
            .map_or_else(|| made["id"].to_string(), str::to_owned)
    };
    let first = make(
        "Runbooks",
        "Ledger stands still",
        json!({"Body": "<h2>Do</h2><p>Press <b>Start</b>.</p><script>no()</script>", "Component": "central-ledger",
            "Picture": {"FileName": "steps.png", "FileType": "image/png", "FileContent": "cGl4ZWxz"}}),
    );
    let link =
        format!("<p>As <a href=\"/Articles/Article/Display.html?id={first}\">before</a>.</p>");
    make(
        "Runbooks",
        "And again",
        json!({"Body": link, "Remarks": "Ask *first*."}),
    );
    make("Vault", "Hidden", json!({}));
    let off = make("Runbooks", "Of old", json!({}));
    server.ask(
        "PUT",
        &format!("/REST/2.0/article/{off}"),
        root,
        &json!({"Disabled": 1}),
    );

    let desk = Desk::open();
    connect(&desk, &server, "rt", "General");
    let told = import(&desk, &json!({"project": "Runbooks"}));
    assert_eq!(counts(&told), [2, 0, 0, 1], "{told}");
    assert_eq!(
        told["skipped"],
        json!([{"path": "Runbooks/Of old", "reason": "It is disabled at the desk."}])
    );
    assert_eq!(told["read_as"], "", "its fields say what they hold");
    assert_eq!(
        text(&desk, "support/runbooks/ledger-stands-still"),
        "In short.\n\n- **Component**: central-ledger\n\n## Do\n\nPress **Start**.\n"
    );
    assert_eq!(
        text(&desk, "support/runbooks/and-again"),
        "In short.\n\n## Body\n\nAs [[support/runbooks/ledger-stands-still|before]].\n\n## Remarks\n\nAsk \\*first\\*.\n"
    );
    assert_eq!(counts(&import(&desk, &json!({}))), [2, 0, 2, 0]);

    let edit = json!({"CustomFields": {"Body": "<p>Press nothing.</p>"}});
    server.ask("PUT", &format!("/REST/2.0/article/{first}"), root, &edit);
    let told = import(&desk, &json!({}));
    assert_eq!(counts(&told), [2, 1, 1, 0], "{told}");
    let now = text(&desk, "support/runbooks/ledger-stands-still");
    assert!(now.ends_with("Press nothing.\n"), "{now}");
}
