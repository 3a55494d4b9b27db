//! A release package holds exact versions of its own product and of those that go with it.

use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_testkit::{TestApp, dump};

/// A workspace with a second extension, and a release of the core that carries the customisations.
fn packaged() -> TestApp {
    let test = TestApp::new();
    let extension = json!({"name": "Payment Manager", "kind": "extension"});
    test.call("product_save", extension);
    let components = json!([{"name": "central-ledger", "version": "v19.8.1"}]);
    let release = json!({
        "version": "17.1.0", "components": components, "products": with("Hub customisations", "2.9.0"),
    });
    let planned = test.call("release_import", release);
    assert_eq!(carried(&planned), ["Hub customisations 2.9.0"]);
    test
}

fn with(product: &str, version: &str) -> Value {
    json!([{"product": product, "version": version}])
}

fn carried(release: &Value) -> Vec<String> {
    let list = release["products"].as_array().expect("a list").iter();
    list.map(|one| format!("{} {}", one["product"], one["version"]).replace('"', ""))
        .collect()
}

#[test]
fn an_edit_sets_what_it_names_takes_out_what_is_empty_and_is_undone() {
    let test = packaged();
    let before = dump::edited_rows(test.folder());
    let edit = |products: Value| json!({"release": "17.1.0", "products": products});
    let added = test.outcome("", "release_edit", edit(with("payment manager", "4.3.0")));
    let both = ["Hub customisations 2.9.0", "Payment Manager 4.3.0"];
    assert_eq!(carried(&added.value), both, "what is not named stays");
    let moved = test.call("release_edit", edit(with("Payment Manager", "4.3.1")));
    assert_eq!(carried(&moved)[1], "Payment Manager 4.3.1");
    let out = test.call("release_edit", edit(with("Hub customisations", "")));
    assert_eq!(carried(&out), ["Payment Manager 4.3.1"]);
    for _ in 0..3 {
        test.call("undo", json!({}));
    }
    assert_eq!(dump::edited_rows(test.folder()), before);
}

#[test]
fn a_copy_takes_along_what_goes_with_the_last_one() {
    let test = packaged();
    let copy = json!({"version": "17.2.0", "copy_of": "17.1.0", "products": with("Payment Manager", "4.3.0")});
    let preview = test.call("release_preview", copy.clone());
    let planned = test.call("release_import", copy);
    let both = ["Hub customisations 2.9.0", "Payment Manager 4.3.0"];
    assert_eq!(carried(&planned), both);
    assert_eq!(preview["release"]["products"], planned["products"]);
}

#[test]
fn what_is_no_exact_version_of_another_product_is_refused_at_its_field() {
    let test = packaged();
    let twice = json!([{"product": "Payment Manager", "version": "4.3.0"},
                       {"product": "Payment Manager", "version": "4.3.1"}]);
    let wrong = [
        with("Payment Manager", ">= 4"),
        with("Payment Manager", "latest"),
        with("Mojaloop", "17.0.4"),
        with("Nobody's product", "1.0.0"),
        twice,
    ];
    for products in wrong {
        let edit = json!({"release": "17.1.0", "products": products});
        let refused = test.refusal("release_edit", edit);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (Code::Invalid, Some("products")),
            "{products}"
        );
    }
    let again = json!({"version": "17.1.0", "products": with("Hub customisations", "3.0.0")});
    let refused = test.refusal("release_import", again);
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (Code::Conflict, Some("products")),
        "a plan never replaces what is there"
    );
}

#[test]
fn a_release_is_removed_with_what_goes_with_it_and_comes_back_whole() {
    let test = packaged();
    let before = dump::edited_rows(test.folder());
    test.call("release_remove", json!({"release": "17.1.0"}));
    test.call("undo", json!({}));
    assert_eq!(dump::edited_rows(test.folder()), before);
}

#[test]
fn a_product_goes_only_when_nothing_uses_it_and_comes_back() {
    let test = packaged();
    let id = |name: &str| {
        let list = test.call("product_list", json!({}));
        let products = list["products"].as_array().expect("a list").clone();
        let found = products.into_iter().find(|one| one["name"] == name);
        found.expect("it is there")["id"].clone()
    };
    let window = json!({"kind": "freeze", "reason": "Year end", "end": "2027-01-05T06:00",
        "environments": ["PRD"], "products": ["Payment Manager"],
        "start": {"local": "2026-12-15T00:00", "zone": "Africa/Lagos"}});
    let freeze = test.call("window_save", window);
    for (name, told) in [
        ("Mojaloop", "Mojaloop 17.1.0 r0 is a release of it."),
        (
            "Hub customisations",
            "Hub customisations 2.9.0 goes with Mojaloop 17.1.0 r0.",
        ),
        (
            "Payment Manager",
            "“Year end” in the calendar is for Payment Manager.",
        ),
    ] {
        let refused = test.refusal("product_remove", json!({"id": id(name)}));
        assert_eq!(
            (refused.code, refused.message.as_str()),
            (Code::Conflict, told)
        );
    }
    test.call("window_remove", json!({"id": freeze["id"]}));
    let before = dump::edited_rows(test.folder());
    let removed = test.outcome("", "product_remove", json!({"id": id("Payment Manager")}));
    assert_ne!(dump::edited_rows(test.folder()), before);
    test.call("undo", json!({"op": removed.op}));
    assert_eq!(dump::edited_rows(test.folder()), before);
}
