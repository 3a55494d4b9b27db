//! The issues of a repository at GitHub, or at a GitHub server of one's own.
//!
//! - A version is the second of the last change; there is no precondition.
//! - Pull requests stand among the issues and are left out. The tags of lists are another each time,
//!   so nothing is asked conditionally.
//! - What is made or said here carries its mark in a comment of HTML, which nobody is shown.
//! - Everything that is said can be read by whoever sees the issue.

mod form;
mod history;
mod issue;
mod mark;
mod meta;
mod pull;
mod write;

use crate::connection::{Connection, ServiceDesk};
use crate::door::{Door, Manners, Read, segment, server_time};
use crate::json::text;
use serde_json::Value as Json;
use slipway_domain::desk::file::Parcel;
use slipway_domain::desk::mapping::Mapping;
use slipway_domain::desk::meta::Meta;
use slipway_domain::desk::value::Fields;
use slipway_domain::desk::{
    Abilities, Cursor, Desk, Fault, Fetched, Observed, Page, Version, Written,
};
use slipway_net::Secret;
use slipway_net::line::{Answer, Ask};

/// Lists are read from copies that are seconds behind; a request that was given up ends sooner.
const SETTLES: chrono::Duration = chrono::Duration::seconds(90);
/// How long to wait when too much was asked at once and nothing says how long; GitHub's own advice.
const PAUSE: chrono::Duration = chrono::Duration::seconds(60);
/// A wait is never longer: the hour of the limit.
const HOUR: chrono::Duration = chrono::Duration::hours(1);

const MANNERS: Manners = Manners {
    busy,
    stranger: |_| false,
    moves: true,
};

/// A refusal for speed looks like one for missing rights: a 403. Its headers or its words tell.
fn busy(answer: &Answer) -> Option<chrono::Duration> {
    if !matches!(answer.status, 403 | 429) {
        return None;
    }
    let asked = answer
        .retry_after
        .and_then(|wait| chrono::Duration::from_std(wait).ok());
    if let Some(wait) = asked {
        return Some(wait.clamp(chrono::Duration::seconds(1), HOUR));
    }
    if answer.header("x-ratelimit-remaining") == Some("0") {
        let reset: Option<i64> = answer
            .header("x-ratelimit-reset")
            .and_then(|at| at.parse().ok());
        let wait = reset.zip(server_time(answer)).map(|(reset, now)| {
            chrono::Duration::try_seconds(reset.saturating_sub(now.timestamp()))
        });
        return Some(
            wait.flatten()
                .unwrap_or(PAUSE)
                .clamp(chrono::Duration::seconds(1), HOUR),
        );
    }
    let said = String::from_utf8_lossy(&answer.body).to_lowercase();
    let for_speed =
        answer.status == 429 || said.contains("rate limit") || said.contains("abuse detection");
    for_speed.then_some(PAUSE)
}

/// A repository.
#[derive(Clone)]
pub(crate) struct Github {
    door: Door,
    repo: String,
    mapping: Mapping,
    account: String,
    known: bool,
    /// Whether we may set labels, milestones and assignees, once known.
    push: Option<bool>,
    /// What a look showed last: a change is reckoned from there.
    shown: Option<Shown>,
}

/// An issue as it was looked at last.
#[derive(Clone)]
struct Shown {
    remote: String,
    fields: Fields,
    mark: Option<String>,
}

/// Whether an address is that of github.com, and not of a server of one's own.
fn is_public(url: &str) -> bool {
    let host = slipway_net::address::host_of(url);
    matches!(
        host.trim_start_matches("www."),
        "github.com" | "api.github.com"
    )
}

/// Where people read what is at this address.
pub(crate) fn web(url: &str) -> String {
    if is_public(url) {
        return "https://github.com/".to_owned();
    }
    format!("{}/", url.trim().trim_end_matches('/'))
}

impl Github {
    pub(crate) fn new(connection: &Connection) -> Result<Self, Fault> {
        let mut to = connection.clone();
        let below = if is_public(&connection.url) {
            to.url = "https://api.github.com/".to_owned();
            ""
        } else {
            "api/v3/"
        };
        let headers = vec![
            (
                "authorization",
                Secret::new(format!("Bearer {}", connection.secret.expose())),
            ),
            ("accept", Secret::new("application/vnd.github+json")),
            ("x-github-api-version", Secret::new("2022-11-28")),
        ];
        Ok(Github {
            door: Door::new(&to, below, headers)?.with(MANNERS),
            repo: connection.project.trim().trim_matches('/').to_owned(),
            mapping: connection.mapping.clone(),
            account: connection.account.clone(),
            known: false,
            push: None,
            shown: None,
        })
    }

    /// A place below a repository: `issues`, `labels`.
    fn below(&self, repo: &str, path: &str) -> Result<String, Fault> {
        match repo.split_once('/') {
            Some((owner, name)) if !owner.is_empty() && !name.is_empty() => {
                let slash = if path.is_empty() { "" } else { "/" };
                Ok(format!(
                    "repos/{}/{}{slash}{path}",
                    segment(owner),
                    segment(name)
                ))
            }
            _ => Err(Fault::Unreachable(
                "a repository is written as owner/name".to_owned(),
            )),
        }
    }

    fn place(&self, path: &str) -> Result<String, Fault> {
        self.below(&self.repo, path)
    }

    /// Where an issue is: by its number here, as `owner/name#number` elsewhere.
    fn issue_place(&self, remote: &str) -> Option<String> {
        let (repo, number) = remote.split_once('#').unwrap_or((&self.repo, remote));
        let number: u64 = number.parse().ok()?;
        self.below(repo, &format!("issues/{number}")).ok()
    }

    /// Who we are; asked once.
    fn know_me(&mut self) -> Result<(), Fault> {
        if !self.known {
            let me = self.door.json(&Ask::get("user"), "account")?;
            self.account = self.named(text(&me, "login"))?;
            self.known = true;
        }
        Ok(())
    }

    fn named(&self, name: String) -> Result<String, Fault> {
        if name.is_empty() {
            let host = self.door.host();
            return Err(Fault::Unreachable(format!(
                "{host} does not answer like GitHub"
            )));
        }
        Ok(name)
    }

    /// Whether we may set labels, milestones and assignees; asked once.
    fn may_push(&mut self) -> Result<bool, Fault> {
        if let Some(push) = self.push {
            return Ok(push);
        }
        let repo = self.door.json(
            &Ask::get(self.place("")?),
            &format!("repository {}", self.repo),
        )?;
        let may = ["push", "triage", "maintain", "admin"]
            .iter()
            .any(|right| repo["permissions"][right] == true);
        self.push = Some(may);
        Ok(may)
    }

    /// One issue, with everything that belongs to it.
    fn look(&mut self, remote: &str) -> Result<Fetched, Fault> {
        let Some(place) = self.issue_place(remote) else {
            return Ok(Fetched::Gone);
        };
        self.know_me()?;
        let answer = self.door.raw(&Ask::get(place.clone()))?;
        if answer.is_redirect() {
            return self.moved(&answer);
        }
        if answer.status == 410 {
            return Ok(Fetched::Gone);
        }
        let issue = match self.door.means(answer)? {
            Read::Found(answer) => self.door.parsed(&answer)?,
            // One that was deleted says 410: this one is there for others.
            Read::Absent | Read::Forbidden => return Ok(Fetched::Hidden),
        };
        let comments = self.pages(&format!("{place}/comments"), &[])?;
        let events = self.pages(&format!("{place}/timeline"), &[])?;
        let mut seen = self.observed(&issue, &comments, &events)?;
        remote.clone_into(&mut seen.remote);
        self.shown = Some(Shown {
            remote: remote.to_owned(),
            fields: self.raw(&issue),
            mark: seen.mark.clone(),
        });
        Ok(Fetched::Live(seen))
    }

    /// An issue that was transferred goes on in another repository. Only its number is taken from
    /// where the desk points; the address itself is never followed to another server.
    fn moved(&mut self, answer: &Answer) -> Result<Fetched, Fault> {
        let to = answer
            .header("location")
            .and_then(|to| self.door.home.join(to).ok());
        let to = to.filter(|to| slipway_net::address::same_origin(to, &self.door.home));
        let parts: Vec<String> = to
            .iter()
            .flat_map(|to| to.path_segments())
            .flatten()
            .map(str::to_owned)
            .collect();
        let place = match parts.as_slice() {
            [.., all, id, issues, number] if all == "repositories" && issues == "issues" => {
                format!("repositories/{}/issues/{}", segment(id), segment(number))
            }
            [.., repos, owner, name, issues, number] if repos == "repos" && issues == "issues" => {
                format!(
                    "repos/{}/{}/issues/{}",
                    segment(owner),
                    segment(name),
                    segment(number)
                )
            }
            _ => return Ok(Fetched::Hidden),
        };
        let Read::Found(answer) = self.door.read(&Ask::get(place))? else {
            return Ok(Fetched::Hidden);
        };
        let issue = self.door.parsed(&answer)?;
        let repo = text(&issue, "repository_url");
        let mut ends = repo.rsplit('/');
        match (ends.next(), ends.next(), issue["number"].as_u64()) {
            (Some(name), Some(owner), Some(number)) if !name.is_empty() && !owner.is_empty() => {
                Ok(Fetched::MergedInto(format!("{owner}/{name}#{number}")))
            }
            _ => Ok(Fetched::Hidden),
        }
    }

    /// A list to its end. The way to the next page is counted, never followed.
    fn pages(&self, place: &str, query: &[(&str, &str)]) -> Result<Vec<Json>, Fault> {
        let mut all = Vec::new();
        for page in 1..=PAGES {
            let mut ask = Ask::get(place)
                .with("per_page", "100")
                .with("page", page.to_string());
            for (name, value) in query {
                ask = ask.with(name, *value);
            }
            let (list, more) = self.page(&ask)?;
            all.extend(list);
            if !more {
                break;
            }
        }
        Ok(all)
    }

    /// One page of a list, and whether there is another.
    fn page(&self, ask: &Ask) -> Result<(Vec<Json>, bool), Fault> {
        self.timed_page(ask).map(|(list, more, _)| (list, more))
    }

    /// The same with the second at which the desk says it was written.
    fn timed_page(&self, ask: &Ask) -> Result<(Vec<Json>, bool, Option<i64>), Fault> {
        let (document, answer) = self.door.document(self.door.read(ask)?, "list")?;
        let more = answer
            .header("link")
            .is_some_and(|link| link.contains("rel=\"next\""));
        match document {
            Json::Array(list) => {
                let at = server_time(&answer).map(|at| at.timestamp());
                Ok((list, more, at))
            }
            _ => Err(Fault::Unreachable(format!(
                "{} answered with something that is not a list",
                self.door.host()
            ))),
        }
    }
}

/// Most pages of one list; a desk that has more goes round in circles.
const PAGES: u32 = 500;

impl Desk for Github {
    fn abilities(&self) -> Abilities {
        Abilities {
            precondition: false,
            settles_after: SETTLES,
            account: self.account.clone(),
            internal_comments: false,
            releases: true,
            history: true,
            merge: false,
            // Its own advice: what changes something is sent one after the other.
            abreast: 1,
        }
    }

    fn pull(&mut self, cursor: &Cursor) -> Result<Page, Fault> {
        self.pull_page(cursor)
    }

    fn fetch(&mut self, remote: &str) -> Result<Fetched, Fault> {
        self.look(remote)
    }

    fn find(&mut self, mark: &str) -> Result<Vec<String>, Fault> {
        self.marked(mark)
    }

    fn listed(&mut self, remotes: &[String]) -> Result<Vec<String>, Fault> {
        self.in_scope(remotes)
    }

    fn create(&mut self, mark: &str, fields: &Fields) -> Written {
        self.make(mark, fields).unwrap_or_else(|written| written)
    }

    fn edit(&mut self, remote: &str, fields: &Fields, _: Option<&Version>) -> Written {
        self.change(remote, fields)
            .unwrap_or_else(|written| written)
    }

    fn comment(&mut self, remote: &str, mark: &str, body: &str, public: bool) -> Written {
        self.say(remote, mark, body, public)
            .unwrap_or_else(|written| written)
    }

    fn attach(&mut self, _: &str, _: &str, _: &Parcel<'_>) -> Written {
        Written::Refused("GitHub takes no files through its API; nothing was sent.".to_owned())
    }

    fn content(&mut self, _: &str, _: &str) -> Result<Option<Vec<u8>>, Fault> {
        Ok(None)
    }

    fn another(&self) -> Option<Box<dyn Desk + Send>> {
        Some(Box::new(self.clone()))
    }
}

impl ServiceDesk for Github {
    fn meta(&mut self) -> Result<Meta, Fault> {
        self.offers()
    }

    fn sample(&mut self, most: usize) -> Result<Vec<Observed>, Fault> {
        self.newest(most)
    }

    fn time(&mut self) -> Result<Option<chrono::DateTime<chrono::Utc>>, Fault> {
        self.door.time(&Ask::get("user"))
    }

    fn requests(&self) -> u64 {
        self.door.requests()
    }
}
