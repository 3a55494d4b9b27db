//! Several lines to one desk, so that something is asked over one while others wait for an answer.
//!
//! Each line is a clone of the first that goes over the same connections, on a thread of its own. Who
//! asks has always the same line: what a look taught it, the write after it knows.

use slipway_domain::desk::file::Parcel;
use slipway_domain::desk::request::{Reply, Request};
use slipway_domain::desk::value::Fields;
use slipway_domain::desk::{Abilities, Cursor, Desk, Fault, Fetched, Page, Version, Written};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};

/// A desk with as many lines to it as it likes. Lines are opened when there is something to ask
/// meanwhile; one that is dropped ends once what it asked was answered.
pub struct Crew<'d> {
    desk: &'d mut dyn Desk,
    lines: Vec<Sender<(usize, Request)>>,
    replies: Option<Receiver<Replied>>,
    under_way: usize,
    /// What a line learned of the desk, such as who we are there, once it did.
    learned: Option<Abilities>,
}

/// A reply over a line, with what that line knows of the desk by then.
struct Replied {
    whose: usize,
    reply: Reply,
    abilities: Option<Abilities>,
}

impl<'d> Crew<'d> {
    /// One line, until more are needed.
    pub fn new(desk: &'d mut dyn Desk) -> Self {
        Crew {
            desk,
            lines: Vec::new(),
            replies: None,
            under_way: 0,
            learned: None,
        }
    }

    /// Opens lines that know what the first one knows by now.
    fn open(&mut self) {
        let (done, replies) = channel();
        for _ in 0..self.desk.abilities().abreast.max(1) {
            let Some(desk) = self.desk.another() else {
                break;
            };
            if let Some(line) = line(desk, done.clone()) {
                self.lines.push(line);
            }
        }
        self.replies = Some(replies);
    }

    /// Takes a reply in. The first line may know less than one that looked since: it was not asked.
    fn heard(&mut self, replied: Replied) -> (usize, Reply) {
        self.under_way = self.under_way.saturating_sub(1);
        let looked = matches!(&replied.reply, Reply::Fetched(Ok(_)))
            || matches!(&replied.reply, Reply::Page(Ok(page)) if !page.seen.is_empty());
        let nameless = self.abilities().account.is_empty();
        if let Some(abilities) = replied.abilities
            && (looked || nameless)
        {
            self.learned = Some(abilities);
        }
        (replied.whose, replied.reply)
    }

    /// Asks over the line of whoever asks; what comes of it at once, where there is no line.
    fn begin(&mut self, whose: usize, request: Request) -> Option<(usize, Reply)> {
        let at = whose.checked_rem(self.lines.len());
        let Some(line) = at.and_then(|at| self.lines.get(at)) else {
            return Some((whose, request.ask(self.desk)));
        };
        match line.send((whose, request)) {
            Ok(()) => {
                self.under_way += 1;
                None
            }
            // Its thread is gone and never had it.
            Err(unsent) => Some((whose, unsent.0.1.ask(self.desk))),
        }
    }
}

/// A thread that asks what it is given, one after the other; None when the system gives none.
fn line(mut desk: Box<dyn Desk + Send>, done: Sender<Replied>) -> Option<Sender<(usize, Request)>> {
    let (line, asks) = channel::<(usize, Request)>();
    let thread = move || {
        while let Ok((whose, request)) = asks.recv() {
            let lost = request.failed(Fault::Unreachable("the line broke".to_owned()));
            let asked = catch_unwind(AssertUnwindSafe(|| {
                let reply = request.ask(&mut *desk);
                (reply, Some(desk.abilities()))
            }));
            let (reply, abilities) = asked.unwrap_or((lost, None));
            let replied = Replied {
                whose,
                reply,
                abilities,
            };
            if done.send(replied).is_err() {
                return;
            }
        }
    };
    let thread = std::thread::Builder::new()
        .name("desk".to_owned())
        .spawn(thread);
    thread.is_ok().then_some(line)
}

impl Desk for Crew<'_> {
    fn abilities(&self) -> Abilities {
        let learned = self.learned.clone();
        learned.unwrap_or_else(|| self.desk.abilities())
    }

    fn pull(&mut self, cursor: &Cursor) -> Result<Page, Fault> {
        self.desk.pull(cursor)
    }

    fn fetch(&mut self, remote: &str) -> Result<Fetched, Fault> {
        self.desk.fetch(remote)
    }

    fn find(&mut self, mark: &str) -> Result<Vec<String>, Fault> {
        self.desk.find(mark)
    }

    fn listed(&mut self, remotes: &[String]) -> Result<Vec<String>, Fault> {
        self.desk.listed(remotes)
    }

    fn create(&mut self, mark: &str, fields: &Fields) -> Written {
        self.desk.create(mark, fields)
    }

    fn edit(&mut self, remote: &str, fields: &Fields, expect: Option<&Version>) -> Written {
        self.desk.edit(remote, fields, expect)
    }

    fn comment(&mut self, remote: &str, mark: &str, body: &str, public: bool) -> Written {
        self.desk.comment(remote, mark, body, public)
    }

    fn attach(&mut self, remote: &str, mark: &str, parcel: &Parcel<'_>) -> Written {
        self.desk.attach(remote, mark, parcel)
    }

    fn content(&mut self, remote: &str, file: &str) -> Result<Option<Vec<u8>>, Fault> {
        self.desk.content(remote, file)
    }

    fn exchange(&mut self, asks: Vec<(usize, Request)>, wait: bool) -> Vec<(usize, Reply)> {
        let mut replies = Vec::new();
        let mut asks = asks.into_iter();
        if self.lines.is_empty() && self.replies.is_none() {
            // What the first question teaches, such as the desk's names, no other has to ask for.
            if wait && let Some((whose, request)) = asks.next() {
                replies.push((whose, request.ask(self.desk)));
            }
            if asks.len() > 0 {
                self.open();
            }
        }
        for (whose, request) in asks {
            replies.extend(self.begin(whose, request));
        }
        let mut arrived = Vec::new();
        if let Some(line) = &self.replies {
            let needs = wait && replies.is_empty() && self.under_way > 0;
            arrived.extend(needs.then(|| line.recv().ok()).flatten());
            arrived.extend(line.try_iter());
        }
        for replied in arrived {
            replies.push(self.heard(replied));
        }
        replies
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// A desk that says who we are only with a look, and breaks at a comment.
    #[derive(Clone, Default)]
    struct Shy {
        account: String,
        looks: Arc<AtomicUsize>,
    }

    impl Desk for Shy {
        fn abilities(&self) -> Abilities {
            Abilities {
                precondition: false,
                settles_after: Duration::zero(),
                account: self.account.clone(),
                internal_comments: true,
                releases: false,
                history: false,
                merge: false,
                abreast: 2,
            }
        }
        fn pull(&mut self, _: &Cursor) -> Result<Page, Fault> {
            Err(Fault::Unreachable("no list".into()))
        }
        fn fetch(&mut self, _: &str) -> Result<Fetched, Fault> {
            self.looks.fetch_add(1, Ordering::Relaxed);
            self.account = "ana".into();
            Ok(Fetched::Gone)
        }
        fn find(&mut self, _: &str) -> Result<Vec<String>, Fault> {
            Ok(Vec::new())
        }
        fn listed(&mut self, _: &[String]) -> Result<Vec<String>, Fault> {
            Ok(Vec::new())
        }
        fn create(&mut self, _: &str, _: &Fields) -> Written {
            Written::Gone
        }
        fn edit(&mut self, _: &str, _: &Fields, _: Option<&Version>) -> Written {
            Written::Gone
        }
        fn comment(&mut self, _: &str, _: &str, _: &str, _: bool) -> Written {
            panic!("the line breaks")
        }
        fn attach(&mut self, _: &str, _: &str, _: &Parcel<'_>) -> Written {
            Written::Gone
        }
        fn content(&mut self, _: &str, _: &str) -> Result<Option<Vec<u8>>, Fault> {
            Ok(None)
        }
        fn another(&self) -> Option<Box<dyn Desk + Send>> {
            Some(Box::new(self.clone()))
        }
    }

    fn replies(crew: &mut Crew<'_>, asks: Vec<(usize, Request)>) -> Vec<(usize, Reply)> {
        let most = asks.len();
        let mut all = crew.exchange(asks, true);
        while all.len() < most {
            all.extend(crew.exchange(Vec::new(), true));
        }
        all
    }

    #[test]
    fn what_one_line_learned_is_known() {
        let mut shy = Shy::default();
        let mut crew = Crew::new(&mut shy);
        let find = || Request::Find("m".into());
        replies(&mut crew, vec![(0, find()), (1, find())]);
        assert_eq!(crew.abilities().account, "");
        replies(&mut crew, vec![(0, Request::Fetch("7".into()))]);
        assert_eq!(crew.abilities().account, "ana");
        replies(&mut crew, vec![(1, find())]);
        assert_eq!(crew.abilities().account, "ana", "it did not look");
        assert_eq!(shy.looks.load(Ordering::Relaxed), 1);
    }

    #[test]
    fn a_line_that_breaks_has_sent_nobody_knows_what() {
        let mut shy = Shy::default();
        let mut crew = Crew::new(&mut shy);
        let said = Request::Comment {
            remote: "7".into(),
            mark: "m".into(),
            body: "b".into(),
            public: true,
        };
        let asks = vec![(0, Request::Fetch("7".into())), (1, said)];
        let mut all = replies(&mut crew, asks);
        all.sort_by_key(|(whose, _)| *whose);
        let fetched = Reply::Fetched(Ok(Fetched::Gone));
        assert_eq!(all, [(0, fetched), (1, Reply::Written(Written::Unknown))]);
    }
}
