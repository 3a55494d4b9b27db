//! Finding by role and accessible name, as a person or a screen reader would.

use super::Window;
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How long something may take to appear. Generous: the machine may be busy with other tests.
const PATIENCE: Duration = Duration::from_secs(20);
const LOOK_AGAIN: Duration = Duration::from_millis(80);

impl Window {
    /// Waits for an element of this role whose name is, begins with or holds `name`.
    pub(crate) async fn find(&self, role: &str, name: &str) -> Element {
        let began = Instant::now();
        loop {
            if let Some(element) = self.look(role, name).await {
                return element;
            }
            if began.elapsed() > PATIENCE {
                self.fail(&format!("there is no {role} “{name}”")).await;
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// The same, now or not at all.
    pub(crate) async fn look(&self, role: &str, name: &str) -> Option<Element> {
        let script = include_str!("find.js");
        let found = self
            .client
            .execute(script, vec![json!(role), json!(name)])
            .await
            .ok()?;
        let id = found.as_object()?.values().next()?.as_str()?.to_owned();
        Some(Element::from_element_id(
            self.client.clone(),
            ElementRef::from(id),
        ))
    }

    /// Waits until a script's answer is true.
    pub(crate) async fn until(&self, what: &str, script: &str, arguments: Vec<Value>) {
        let began = Instant::now();
        while !self.is_true(script, arguments.clone()).await {
            if began.elapsed() > PATIENCE {
                self.fail(what).await;
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    async fn is_true(&self, script: &str, arguments: Vec<Value>) -> bool {
        self.client
            .execute(script, arguments)
            .await
            .is_ok_and(|answer| answer == json!(true))
    }

    /// Ends the story with a picture of what was on the screen.
    pub(crate) async fn fail(&self, what: &str) -> ! {
        let story = std::thread::current()
            .name()
            .unwrap_or("story")
            .replace("::", "-");
        let picture = super::pictures().join(format!("{story}.png"));
        if let Ok(bytes) = self.client.screenshot().await {
            let _ = std::fs::write(&picture, bytes);
        }
        let text = self
            .client
            .execute("return document.body.innerText", vec![])
            .await;
        let text = text
            .unwrap_or_default()
            .as_str()
            .unwrap_or_default()
            .to_owned();
        panic!(
            "{what}. The page is in {} and says:\n{text}",
            picture.display()
        );
    }
}
