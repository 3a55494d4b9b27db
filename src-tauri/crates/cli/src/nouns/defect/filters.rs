//! What `defect list` lets through.

use clap::Args;
use slipway_app::defects::ListDefects;

/// What a list lets through.
#[derive(Args)]
pub(crate) struct Filters {
    /// A saved view
    #[arg(long)]
    view: Option<String>,
    /// Words to look for
    #[arg(long)]
    query: Option<String>,
    /// Only what waits for a decision, oldest first
    #[arg(long)]
    inbox: bool,
    /// open, or one of the states
    #[arg(long)]
    status: Option<String>,
    /// accepted, duplicate, declined or snoozed
    #[arg(long)]
    decided: Option<String>,
    /// S1 to S4
    #[arg(long)]
    severity: Option<String>,
    /// P1 to P4
    #[arg(long)]
    priority: Option<String>,
    /// The release their fix is planned into
    #[arg(long)]
    release: Option<String>,
    /// Component
    #[arg(long)]
    component: Option<String>,
    /// Who answers for them
    #[arg(long)]
    owner: Option<String>,
    /// Service desk
    #[arg(long)]
    desk: Option<String>,
    /// reported, due, number, title, severity, priority, status, release, component or owner
    #[arg(long, allow_hyphen_values = true)]
    sort: Option<String>,
    /// At most so many
    #[arg(long, default_value_t = 200)]
    limit: u32,
    /// Skip so many
    #[arg(long)]
    offset: Option<u32>,
}

impl Filters {
    /// As the catalogue takes it.
    pub(super) fn request(self) -> ListDefects {
        ListDefects {
            view: self.view,
            query: self.query,
            inbox: self.inbox.then_some(true),
            status: self.status,
            decided: self.decided,
            severity: self.severity,
            priority: self.priority,
            release: self.release,
            component: self.component,
            owner: self.owner,
            desk: self.desk,
            sort: self.sort,
            offset: self.offset,
            limit: Some(self.limit),
            ids: None,
        }
    }
}
