//! Every screen of the sample workspace, by the name its picture gets.

use super::Window;

/// A screen: the name of its picture, its address, and what is done there first.
pub(crate) struct Screen {
    pub(crate) name: String,
    pub(crate) path: String,
    then: Then,
}

/// What brings a page to the screen that is meant.
#[derive(Clone, Copy)]
enum Then {
    Nothing,
    /// A key of the page.
    Key(&'static str),
    /// A button that opens a dialog.
    Dialog(&'static str),
    /// A menu, and the item in it that opens a dialog.
    Menu(&'static str, &'static str),
    /// A key that opens a dialog.
    Overlay(&'static str),
    /// A button that opens a panel beside the page, which goes with the page.
    Panel(&'static str),
    /// A choice that the page keeps, and the one that it is put back to.
    Choice(&'static str, &'static str),
}

impl Then {
    /// Whether a dialog is open by it.
    const fn is_dialog(self) -> bool {
        matches!(self, Self::Dialog(_) | Self::Menu(..) | Self::Overlay(_))
    }
}

impl Screen {
    fn new(name: &str, path: &str, then: Then) -> Self {
        Self {
            name: name.to_owned(),
            path: path.to_owned(),
            then,
        }
    }
}

/// Screens whose address is known beforehand.
const FIXED: &[(&str, &str)] = &[
    ("overview", "/overview"),
    ("releases", "/releases"),
    ("release-plan", "/releases/new"),
    ("compare", "/releases/compare"),
    ("environments", "/environments"),
    ("board", "/environments/board"),
    ("board-drift", "/environments/board/drift/STG"),
    ("board-compare", "/environments/board/compare/PRD/STG"),
    ("evidence", "/environments/evidence"),
    ("windows-freezes", "/windows/freezes"),
    ("windows-halts", "/windows/halts"),
    ("windows-freeze-new", "/windows/freeze/new"),
    ("windows-maintenance-new", "/windows/freeze/maintenance"),
    ("windows-plan", "/windows/plan"),
    ("messages", "/messages"),
    ("charts", "/charts"),
    ("defects", "/defects"),
    ("defects-list", "/defects/list/all"),
    ("defects-board", "/defects/board"),
    ("defects-conflicts", "/defects/conflicts"),
    ("defects-outbox", "/defects/outbox"),
    ("defects-charts", "/defects/charts"),
    ("defect-new", "/defects/new"),
    ("knowledge", "/knowledge"),
    ("knowledge-review", "/knowledge/review"),
    ("knowledge-all", "/knowledge/all"),
    ("knowledge-desk", "/knowledge/desk"),
    ("knowledge-templates", "/knowledge/templates"),
];

/// The steps of the first run after the one that is needed: their pictures and their names.
pub(crate) const LATER_STEPS: [(&str, &str); 5] = [
    ("first-run-releases", "Where releases come from"),
    ("first-run-environments", "Environments"),
    ("first-run-people", "People and roles"),
    ("first-run-rules", "Rules"),
    ("first-run-standards", "Taken over from the guide"),
];

const FACES: [&str; 5] = ["report", "conversation", "articles", "tickets", "history"];

/// Screens of these pages that take a step more.
const STEPS: &[(&str, &str, Then)] = &[
    (
        "releases-board",
        "/releases",
        Then::Choice("Board", "Table"),
    ),
    (
        "charts-repository",
        "/charts",
        Then::Dialog("Add repository"),
    ),
    ("board-observe", "/environments/board", Then::Dialog("Read")),
    (
        "evidence-import",
        "/environments/evidence",
        Then::Dialog("Import report"),
    ),
    ("knowledge-import", "/knowledge", Then::Dialog("Import")),
    (
        "knowledge-folder",
        "/knowledge/desk",
        Then::Dialog("Keep a folder"),
    ),
    ("keyboard", "/overview", Then::Overlay("?")),
];

const TABS: [&str; 6] = [
    "components",
    "notes",
    "readiness",
    "windows",
    "handover",
    "history",
];

/// The views of the calendar by their keys; the week is last and stays.
const VIEWS: [(&str, &str); 5] = [
    ("windows-day", "d"),
    ("windows-month", "m"),
    ("windows-list", "l"),
    ("windows-year", "y"),
    ("windows", "w"),
];

impl Window {
    /// Sets up the hub, so that the other steps of the first run can be opened.
    pub(crate) async fn begin_hub(&self) {
        self.fill("Name of the hub", "Regional switch").await;
        self.choose("Time zone", "Africa/Lagos").await;
        self.fill("Your name", "Ana Okoro").await;
        self.press("button", "Continue to releases").await;
        self.sees("Step 2 of 6").await;
    }

    /// Opens a step of the first run from its rail.
    pub(crate) async fn open_step(&self, title: &str) {
        self.press("button", title).await;
        self.find("heading", title).await;
        self.rests(title).await;
    }

    /// Opens the sample from the first run.
    pub(crate) async fn open_sample(&self) {
        self.press("button", "Open the sample").await;
        self.sees("This is the sample workspace").await;
    }

    /// Every screen; one release, one chart and one window of each kind stand for all.
    pub(crate) async fn screens(&self) -> Vec<Screen> {
        let mut all: Vec<Screen> = FIXED
            .iter()
            .map(|(name, path)| Screen::new(name, path, Then::Nothing))
            .collect();
        all.extend(
            STEPS
                .iter()
                .map(|(name, path, then)| Screen::new(name, path, *then)),
        );
        all.extend(self.windows().await);
        for path in self.settings().await {
            all.push(Screen::new(
                &path[1..].replace('/', "-"),
                &path,
                Then::Nothing,
            ));
        }
        all.extend(self.releases().await);
        all.extend(self.runbooks().await);
        all.extend(self.defect().await);
        all.extend(self.articles().await);
        all.extend(self.charts().await);
        all
    }

    /// One release in full, what is asked of it, and beside the one before it.
    async fn releases(&self) -> Vec<Screen> {
        let release = self.address_of("/releases", "Mojaloop 17.2.0").await;
        let before = self.address_of("/releases", "Mojaloop 17.1.0").await;
        let mut all = vec![Screen::new("release", &release, Then::Nothing)];
        for tab in TABS {
            let (name, path) = (format!("release-{tab}"), format!("{release}/{tab}"));
            all.push(Screen::new(&name, &path, Then::Nothing));
        }
        let more = "More for this release";
        let id = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        all.extend([
            Screen::new(
                "release-check",
                &format!("{release}/readiness"),
                Then::Panel("Release artifacts reviewed"),
            ),
            Screen::new("release-edit", &release, Then::Menu(more, "Edit")),
            Screen::new("release-reject", &release, Then::Menu(more, "Reject")),
            Screen::new(
                "compare-two",
                &format!("/releases/compare/{}/{}", id(&before), id(&release)),
                Then::Nothing,
            ),
        ]);
        all
    }

    /// The runbook that was rehearsed: as it follows, as it is written, beside others, and its run.
    async fn runbooks(&self) -> Vec<Screen> {
        let release = self.address_of("/releases", "Mojaloop 17.1.0").await;
        let tab = format!("{release}/runbook");
        self.show(&tab).await;
        self.press("radio", "UAT").await;
        let links = "[...document.querySelectorAll('main a[href^=\"#/releases/runbooks/\"]')] \
            .map((link) => link.hash.slice(1))";
        let run = "location.hash.endsWith('/runbook') && !!document.querySelector( \
            'main a[href*=\"/runbooks/run/\"]')";
        let what = "the runbook of UAT does not show its run";
        self.until(what, &format!("return {run};"), vec![]).await;
        let answer = self
            .client
            .execute(&format!("return {links};"), vec![])
            .await;
        let found: Vec<String> =
            serde_json::from_value(answer.unwrap_or_default()).unwrap_or_default();
        let one = |part: &str| found.iter().find(|path| path.contains(part)).cloned();
        let mut all = vec![Screen::new("release-runbook", &tab, Then::Nothing)];
        for (name, part) in [
            ("runbook-edit", "/edit"),
            ("runbook-compare", "/compare/"),
            ("runbook-run", "/run/"),
        ] {
            let path = one(part).unwrap_or_default();
            if path.is_empty() {
                self.fail("the runbook does not lead to its pages").await;
            }
            all.push(Screen::new(name, &path, Then::Nothing));
        }
        if let Some(run) = one("/run/") {
            let report = format!("{run}/report");
            all.push(Screen::new("runbook-report", &report, Then::Nothing));
        }
        all
    }

    /// One chart, its archive, and a release planned from it.
    async fn charts(&self) -> Vec<Screen> {
        let chart = self.address_of("/charts", "mojaloop").await;
        let plan = chart.replacen("/charts", "/releases/new", 1);
        vec![
            Screen::new("chart", &chart, Then::Nothing),
            Screen::new("chart-archive", &chart, Then::Panel("Look inside 17.2.0")),
            Screen::new(
                "release-plan-chart",
                &format!("{plan}/17.2.0"),
                Then::Nothing,
            ),
        ]
    }

    /// The calendar, its views, and each kind of window with what is asked of it.
    async fn windows(&self) -> Vec<Screen> {
        let week = self.fill_week().await;
        let panel = |id: &str| format!("/windows/{id}");
        let (ready, open) = (panel(&week.ready), panel(&week.open));
        let mut all: Vec<Screen> = VIEWS
            .iter()
            .map(|(name, key)| Screen::new(name, "/windows", Then::Key(key)))
            .collect();
        all.extend([
            Screen::new("window-blocked", &panel(&week.blocked), Then::Nothing),
            Screen::new("window-ready", &ready, Then::Nothing),
            Screen::new("window-open", &open, Then::Nothing),
            Screen::new("window-closed", &panel(&week.closed), Then::Nothing),
            Screen::new("window-live", &format!("{open}/live"), Then::Nothing),
            Screen::new("window-edit", &format!("{ready}/edit"), Then::Nothing),
            Screen::new(
                "windows-freeze",
                &format!("/windows/freeze/{}", week.freeze),
                Then::Nothing,
            ),
            Screen::new(
                "window-confirm",
                &panel(&week.blocked),
                Then::Dialog("Confirm readiness"),
            ),
            Screen::new(
                "window-override",
                &panel(&week.blocked),
                Then::Dialog("Override with reason"),
            ),
            Screen::new(
                "window-close",
                &panel(&week.ending),
                Then::Dialog("Close with report"),
            ),
            Screen::new(
                "message",
                &ready,
                Then::Dialog("Review, send: Window announcement"),
            ),
        ]);
        all
    }

    /// One defect in full, each of its faces; one is written where the workspace has none.
    async fn defect(&self) -> Vec<Screen> {
        self.show("/defects/new").await;
        self.fill("Title", "Health says OK while Kafka is away")
            .await;
        self.press("button", "Report defect").await;
        self.until(
            "the new defect does not open",
            "return /^#\\/defects\\/[^/]+$/.test(location.hash) && !location.hash.endsWith('/new');",
            vec![],
        )
        .await;
        let path = self.address().await;
        // Its notice would lie over the first pages that are looked at.
        self.sees("Defect 1 reported").await;
        self.sees_no_more("Defect 1 reported").await;
        FACES
            .iter()
            .map(|face| {
                let (name, path) = (format!("defect-{face}"), format!("{path}/{face}"));
                Screen::new(&name, &path, Then::Nothing)
            })
            .collect()
    }

    /// An article whose next version waits, as it is read, compared and written; one that grew old.
    async fn articles(&self) -> Vec<Screen> {
        let list = "/knowledge/all";
        let waits = "Restore positions after a failed migration";
        let waits = self.address_of(list, waits).await;
        let old = "How a transfer becomes a settlement";
        let old = self.address_of(list, old).await;
        let page = |name: &str, path: String| Screen::new(name, &path, Then::Nothing);
        vec![
            page("article", waits.clone()),
            page("article-history", format!("{waits}/history")),
            page("article-compare", format!("{waits}/compare/1/2")),
            page("article-edit", format!("{waits}/edit")),
            page("article-stale", old.clone()),
            Screen::new(
                "article-flag",
                &old,
                Then::Menu("More to do with it", "Flag it"),
            ),
        ]
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
        self.address().await
    }

    /// Where the window is.
    async fn address(&self) -> String {
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

    /// Opens a screen, with its dialog where it is one.
    pub(crate) async fn show_screen(&self, screen: &Screen) {
        self.show(&screen.path).await;
        match screen.then {
            Then::Nothing => return,
            Then::Key(key) | Then::Overlay(key) => self.keys(key).await,
            Then::Dialog(button) | Then::Panel(button) => self.press("button", button).await,
            Then::Menu(menu, item) => {
                self.press("button", menu).await;
                self.press("menuitem", item).await;
            }
            Then::Choice(choice, _) => self.press("radio", choice).await,
        }
        if screen.then.is_dialog() {
            let there = "return !!document.querySelector('[role=dialog]');";
            let what = format!("the dialog of {} does not open", screen.name);
            self.until(&what, there, vec![]).await;
        }
        self.rests(&screen.name).await;
    }

    /// Closes what a screen opened.
    pub(crate) async fn leave_screen(&self, screen: &Screen) {
        if screen.then.is_dialog() {
            self.keys("\u{E00C}").await;
            let gone = "return !document.querySelector('[role=dialog]');";
            let what = format!("the dialog of {} does not close", screen.name);
            self.until(&what, gone, vec![]).await;
        }
        if let Then::Choice(_, back) = screen.then {
            self.press("radio", back).await;
        }
    }

    /// Opens a page and waits until it stands still: no skeleton, no text still arriving.
    pub(crate) async fn show(&self, path: &str) {
        self.go(path).await;
        self.rests(path).await;
    }

    async fn rests(&self, what: &str) {
        // A clock that ticks does not keep a page from resting.
        let script = "const page = (document.querySelector('main')?.innerText ?? '') \
            .replace(/\\d+:\\d\\d(:\\d\\d)?/g, ''); \
            const moves = document.getAnimations().some((one) => one.playState === 'running' \
                && one.effect?.getTiming().iterations !== Infinity); \
            const busy = moves || document.querySelector( \
                '[aria-busy=true], .mantine-Skeleton-root, [role=menu]'); \
            const same = page !== '' && page === window.__seen && !busy; \
            window.__seen = page; window.__still = same ? (window.__still ?? 0) + 1 : 0; \
            return window.__still >= 3 && document.fonts.status === 'loaded';";
        tokio::time::sleep(std::time::Duration::from_millis(150)).await;
        self.until(&format!("{what} does not come to rest"), script, vec![])
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
