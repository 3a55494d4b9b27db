//! An empty window of the same Tauri: the peer that `make bench` measures the cold start against.
//!
//! Prints the milliseconds from its start until the page has painted twice.

use std::time::Instant;
use tauri::http::Response;
use tauri::{WebviewUrl, WebviewWindowBuilder};

const PAGE: &str = "<!doctype html><title>empty</title><p>Nothing.</p><script>\
    requestAnimationFrame(() => requestAnimationFrame(() => (new Image().src = '/painted')))</script>";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let began = Instant::now();
    tauri::Builder::default()
        .register_uri_scheme_protocol("empty", move |_, request| {
            if request.uri().path() == "/painted" {
                println!("{}", began.elapsed().as_millis());
            }
            Response::builder()
                .header("Content-Type", "text/html")
                .body(PAGE.as_bytes())
                .unwrap_or_default()
        })
        .setup(|app| {
            let page = WebviewUrl::CustomProtocol("empty://localhost/".parse()?);
            WebviewWindowBuilder::new(app, "empty", page)
                .inner_size(1440.0, 900.0)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())?;
    Ok(())
}
