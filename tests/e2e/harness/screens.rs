//! Every screen of the sample workspace, by the name its picture gets.

use super::Window;

/// Screens whose address is known beforehand.
const FIXED: &[(&str, &str)] = &[
    ("overview", "/overview"),
    ("releases", "/releases"),
    ("release-plan", "/releases/new"),
    ("compare", "/releases/compare"),
    ("environments", "/environments"),
    ("windows", "/windows"),
    ("windows-freezes", "/windows/freezes"),
    ("windows-freeze-new", "/windows/freeze/new"),
    ("charts", "/charts"),
];

const TABS: [&str; 4] = ["components", "notes", "readiness", "history"];

impl Window {
    /// Opens the sample from the first run.
    pub(crate) async fn open_sample(&self) {
        self.press("button", "Open the sample").await;
        self.sees("This is the sample workspace").await;
    }

    /// Every screen as name and address; one release and one chart stand for all.
    pub(crate) async fn screens(&self) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = FIXED
            .iter()
            .map(|(name, path)| ((*name).to_owned(), (*path).to_owned()))
            .collect();
        for path in self.settings().await {
            all.push((path[1..].replace('/', "-"), path));
        }
        let release = self.address_of("/releases", "Mojaloop").await;
        all.push(("release".to_owned(), release.clone()));
        for tab in TABS {
            all.push((format!("release-{tab}"), format!("{release}/{tab}")));
        }
        let chart = self.address_of("/charts", "mojaloop").await;
        all.push(("chart".to_owned(), chart));
        all
    }

    /// The addresses of the parts of the settings, as their own list has them.
    async fn settings(&self) -> Vec<String> {
        self.show("/settings/hub").await;
        let script = "return [...document.querySelectorAll('main a[href^=\"#/settings/\"]')] \
            .map((link) => link.hash.slice(1));";
        let answer = self.client.execute(script, vec![]).await;
        let parts: Vec<String> =
            serde_json::from_value(answer.unwrap_or_default()).unwrap_or_default();
        if parts.is_empty() {
            self.fail("the settings list no parts").await;
        }
        parts
    }

    /// Where the first row of a page's list that begins so leads.
    async fn address_of(&self, page: &str, row: &str) -> String {
        self.show(page).await;
        self.press("row", row).await;
        let script = "return location.hash !== '#' + arguments[0];";
        let what = format!("the row “{row}” of {page} does not open");
        self.until(&what, script, vec![page.into()]).await;
        let address = self
            .client
            .execute("return location.hash.slice(1)", vec![])
            .await;
        address
            .unwrap_or_default()
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Opens a screen and waits until it stands still: no skeleton, no text still arriving.
    pub(crate) async fn show(&self, path: &str) {
        self.go(path).await;
        let script = "const page = document.querySelector('main')?.innerHTML ?? ''; \
            const busy = document.querySelector('[aria-busy=true], .mantine-Skeleton-root'); \
            const same = page !== '' && page === window.__seen && !busy; \
            window.__seen = page; window.__still = same ? (window.__still ?? 0) + 1 : 0; \
            return window.__still >= 3 && document.fonts.status === 'loaded';";
        tokio::time::sleep(std::time::Duration::from_millis(150)).await;
        self.until(&format!("{path} does not come to rest"), script, vec![])
            .await;
    }

    /// Shows everything in this scheme, `light` or `dark`.
    pub(crate) async fn wear(&self, scheme: &str) {
        self.go("/settings/appearance").await;
        let label = if scheme == "dark" { "Dark" } else { "Light" };
        self.press("radio", label).await;
        let script = "return document.documentElement.dataset.mantineColorScheme === arguments[0];";
        let what = format!("the window does not turn {scheme}");
        self.until(&what, script, vec![scheme.into()]).await;
    }
}
