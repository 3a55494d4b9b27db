//! Pictures of every screen of the sample workspace, light and dark, in two sizes, of the real
//! binary: `make screenshots`. Not a test; `cargo test --test screenshots` runs it by name, and with
//! `-- WORD…` takes only the screens whose names hold one of the words.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[allow(dead_code, reason = "the stories share it")]
mod harness;

use harness::screens::LATER_STEPS;
use harness::{Desk, Window, real, tell};
use std::path::Path;
use std::time::Duration;

const SIZES: [(u32, u32); 2] = [(1440, 900), (1024, 700)];

fn main() {
    let folder = real::root().join("target/screenshots");
    std::fs::create_dir_all(&folder).expect("the folder for pictures is made");
    let words: Vec<String> = std::env::args().skip(1).collect();
    tell(async |desk| take_all(desk, &folder, &words).await);
}

async fn take_all(desk: &Desk, folder: &Path, words: &[String]) {
    let window = desk.open().await;
    if words.is_empty() {
        take_first_run(&window, folder).await;
    }
    window.open_sample().await;
    let mut screens = window.screens().await;
    if !words.is_empty() {
        screens.retain(|screen| words.iter().any(|word| screen.name.contains(word)));
    }
    for scheme in ["light", "dark"] {
        window.wear(scheme).await;
        for size in SIZES {
            resize(&window, size).await;
            for screen in &screens {
                window.show_screen(screen).await;
                take(&window, folder, &screen.name, scheme, size).await;
                window.leave_screen(screen).await;
            }
            if words.is_empty() {
                take_palette(&window, folder, scheme, size).await;
            }
        }
    }
    window.close().await;
}

async fn take_first_run(window: &Window, folder: &Path) {
    window.sees("Set up this hub").await;
    for scheme in ["light", "dark"] {
        dress(window, scheme).await;
        for size in SIZES {
            take(window, folder, "first-run", scheme, size).await;
        }
    }
    window.begin_hub().await;
    for (name, title) in LATER_STEPS {
        window.open_step(title).await;
        for scheme in ["light", "dark"] {
            dress(window, scheme).await;
            for size in SIZES {
                take(window, folder, name, scheme, size).await;
            }
        }
    }
}

async fn take_palette(window: &Window, folder: &Path, scheme: &str, size: (u32, u32)) {
    window.show("/overview").await;
    window.keys("\u{E009}k").await;
    window.find("textbox", "Search or do").await;
    // It fades in.
    tokio::time::sleep(Duration::from_millis(500)).await;
    take(window, folder, "palette", scheme, size).await;
    window.keys("\u{E00C}").await;
    window.sees_no_more("Show the keyboard").await;
}

/// Shows the first run in a scheme: the page where a person chooses it comes after it.
async fn dress(window: &Window, scheme: &str) {
    let script = "document.documentElement.dataset.mantineColorScheme = arguments[0]; return true;";
    let what = format!("the first run does not turn {scheme}");
    window.until(&what, script, vec![scheme.into()]).await;
}

async fn take(window: &Window, folder: &Path, screen: &str, scheme: &str, size: (u32, u32)) {
    resize(window, size).await;
    let (width, height) = size;
    let file = folder.join(format!("{screen}-{scheme}-{width}x{height}.png"));
    let picture = window.client.screenshot().await.expect("a picture");
    std::fs::write(&file, picture).expect("the picture is kept");
    println!("{}", file.display());
}

async fn resize(window: &Window, (width, height): (u32, u32)) {
    window
        .client
        .set_window_size(width, height)
        .await
        .expect("the window takes its size");
    let script = "return innerWidth === arguments[0] && innerHeight === arguments[1];";
    let what = format!("the window does not become {width}x{height}");
    window
        .until(&what, script, vec![width.into(), height.into()])
        .await;
    // What came into view is painted a moment after the page has its new size.
    tokio::time::sleep(Duration::from_millis(300)).await;
}
