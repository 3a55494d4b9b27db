//! What a person does on a page.

use super::Window;
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use serde_json::json;
use std::time::Duration;

impl Window {
    /// Presses a button, link, tab or the like.
    pub(crate) async fn press(&self, role: &str, name: &str) {
        let mut refused = String::new();
        // A notice or a closing dialog may lie over it for a while.
        for _ in 0..70 {
            let found = self.find(role, name).await;
            let shown = serde_json::to_value(&found).expect("an element is named by its id");
            // Half in view counts as in view for the driver, and its middle may lie under an edge.
            let into_view = "arguments[0].scrollIntoView({ block: 'center' })";
            let _ = self.client.execute(into_view, vec![shown]).await;
            match found.click().await {
                Ok(()) => return,
                Err(error) => refused = error.to_string(),
            }
            tokio::time::sleep(std::time::Duration::from_millis(150)).await;
        }
        self.fail(&format!("{role} “{name}” cannot be pressed: {refused}"))
            .await;
    }

    /// Presses a key while an element has the focus.
    pub(crate) async fn key_on(&self, role: &str, name: &str, key: &str) {
        if let Err(error) = self.find(role, name).await.send_keys(key).await {
            self.fail(&format!("{role} “{name}” takes no key: {error}"))
                .await;
        }
    }

    /// Presses keys wherever the focus is.
    pub(crate) async fn keys(&self, keys: &str) {
        let pressed = async { self.client.active_element().await?.send_keys(keys).await };
        if let Err(error) = pressed.await {
            self.fail(&format!("the page takes no key: {error}")).await;
        }
    }

    /// Types into a field, over what it held.
    pub(crate) async fn fill(&self, label: &str, text: &str) {
        self.press("textbox", label).await;
        let field = self.find("textbox", label).await;
        // What is there is chosen and typed over: a list's field takes back what is only cleared.
        let chosen = serde_json::to_value(&field).expect("an element is named by its id");
        if let Err(error) = async {
            self.client
                .execute("arguments[0].select?.()", vec![chosen])
                .await?;
            field.send_keys(text).await
        }
        .await
        {
            self.fail(&format!("“{label}” cannot be filled: {error}"))
                .await;
        }
    }

    /// Chooses from a list that opens under its field.
    pub(crate) async fn choose(&self, label: &str, option: &str) {
        self.fill(label, option).await;
        self.press("option", option).await;
    }

    /// Waits until a field holds this.
    pub(crate) async fn holds(&self, label: &str, value: &str) {
        let field = self.find("textbox", label).await;
        let field = serde_json::to_value(&field).expect("an element is named by its id");
        let script = "return arguments[0].value === arguments[1];";
        let what = format!("“{label}” does not hold “{value}”");
        self.until(&what, script, vec![field, json!(value)]).await;
    }

    /// Waits until what a field holds says this.
    pub(crate) async fn sees_in(&self, label: &str, words: &str) {
        let field = self.find("textbox", label).await;
        let field = serde_json::to_value(&field).expect("an element is named by its id");
        let script = "return arguments[0].value.includes(arguments[1]);";
        let what = format!("“{label}” does not say “{words}”");
        self.until(&what, script, vec![field, json!(words)]).await;
    }

    /// Types a day and leaves its field, so that its calendar closes.
    pub(crate) async fn fill_day(&self, label: &str, day: &str) {
        self.fill(label, day).await;
        self.key_on("textbox", label, "\u{E004}").await;
    }

    /// Pulls what is named so by this many pixels to the right, as with a mouse.
    pub(crate) async fn drag(&self, role: &str, name: &str, dx: i64) {
        let held = self.find(role, name).await;
        let mouse = |element| {
            let down = PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            };
            let mut pull = MouseActions::new("mouse".to_owned())
                .then(PointerAction::MoveToElement {
                    element,
                    duration: None,
                    x: 0.0,
                    y: 0.0,
                })
                .then(down);
            for part in 1..=4 {
                let until = dx * part / 4 - dx * (part - 1) / 4;
                #[allow(clippy::cast_precision_loss, reason = "a window has few pixels")]
                let step = PointerAction::MoveBy {
                    duration: Some(Duration::from_millis(120)),
                    x: until as f64,
                    y: 0.0,
                };
                pull = pull.then(step);
            }
            pull.then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            })
        };
        if let Err(error) = self.client.perform_actions(mouse(held)).await {
            self.fail(&format!("{role} “{name}” cannot be pulled: {error}"))
                .await;
        }
    }

    /// Pastes a long text into a field, as from the clipboard.
    pub(crate) async fn paste(&self, label: &str, text: &str) {
        let field = self.find("textbox", label).await;
        let field = serde_json::to_value(&field).expect("an element is named by its id");
        let script = "arguments[0].focus(); \
            return document.execCommand('insertText', false, arguments[1]);";
        let pasted = self.client.execute(script, vec![field, json!(text)]).await;
        if !matches!(&pasted, Ok(answer) if answer == true) {
            self.fail(&format!(
                "nothing could be pasted into “{label}”: {pasted:?}"
            ))
            .await;
        }
    }

    /// Waits until the page says this.
    pub(crate) async fn sees(&self, text: &str) {
        let script = "return document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0]);";
        self.until(
            &format!("the page does not say “{text}”"),
            script,
            vec![json!(text)],
        )
        .await;
    }

    /// Waits until the page no longer says this.
    pub(crate) async fn sees_no_more(&self, text: &str) {
        let script =
            "return !document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0]);";
        self.until(
            &format!("the page still says “{text}”"),
            script,
            vec![json!(text)],
        )
        .await;
    }

    /// Goes to a page by its address within the window.
    pub(crate) async fn go(&self, path: &str) {
        let script = "location.hash = '#' + arguments[0]; return true;";
        self.until(
            &format!("{path} cannot be opened"),
            script,
            vec![json!(path)],
        )
        .await;
    }

    /// Draws the page anew, as after a restart of the window.
    pub(crate) async fn reload(&self) {
        if let Err(error) = self.client.refresh().await {
            self.fail(&format!("the page does not load again: {error}"))
                .await;
        }
    }
}
