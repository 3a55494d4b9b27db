// Generated from crates/app; `make bindings` writes it. Do not edit.

export type Role = "hub_operator" | "release_manager" | "change_approver" | "triage_member" | "knowledge_reviewer" | "administrator";
export type ReleaseState = "available" | "artifacts_reviewed" | "core_validated" | "products_validated" | "approved" | "rejected" | "superseded";
export type EnvironmentKind = "support" | "development" | "uat" | "staging" | "sandbox" | "production" | "other";
export type ProductKind = "mojaloop_core" | "extension" | "customisation";
export type CheckGroup = "process" | "release_notes" | "definition_of_done";
export type CheckState = "pending" | "passed" | "failed" | "waived" | "not_applicable";
export type DeploymentState = "planned" | "announced" | "window_open" | "deploying" | "validating" | "validated" | "closed" | "rolling_back" | "regression" | "rolled_back" | "failed" | "cancelled";
export type ChangeType = "standard" | "minor" | "major" | "emergency";
export type ApprovalKind = "cab" | "emergency_cab" | "business" | "manager";
export type Strategy = "in_place" | "canary" | "blue_green" | "maintenance_window";
export type PerformedBy = "hub" | "support";
export type ChangeOutcome = "implemented" | "failed" | "backed_out" | "remediated";
export type MessageKind = "target_date" | "announcement" | "opened" | "closed" | "date_changed" | "cancelled" | "approval" | "readiness_confirmed";

export type AcceptDefects = {
  /** Which. */
  ids: Array<string>,
  /** A public answer to the reporter, held back for a moment like every public answer. */
  answer?: string | null,
  /** 1 to 5. */
  urgency?: number | null,
  /** 1 to 5. */
  impact?: number | null,
  /** `S1` to `S4`. */
  severity?: string | null,
  /** What the team shall know; it stays internal. */
  note?: string | null,
};

export type AddArticleFile = {
  /** The article. */
  article: string,
  /** How the text names it. */
  name: string,
  /** Base64. */
  content: string,
  /** The id of a file to take away instead. */
  remove?: string | null,
};

export type AddEvidence = {
  /** Id or version. */
  release: string,
  /** The check's id. */
  check: string,
  /** `link`, `file` or `note`. */
  kind: string,
  /** The address, the file's name, or the text. */
  text: string,
  /** A file's content, base64. */
  content?: string | null,
};

export type AdvanceDeployment = {
  /** The deployment. */
  id: string,
  /** Slug of the state. */
  to: DeploymentState,
  /** Why, where something blocks it or it is taken back. */
  reason?: string | null,
};

export type AdvanceRelease = {
  /** Id or version. */
  release: string,
  /** The state to enter. */
  to: string,
  /** Why the gate's blocks may be passed, or why it is rejected. */
  reason?: string | null,
};

export type Alias = {
  /** Name as written by some source. */
  alias: string,
  /** Canonical name. */
  name: string,
};

export type AliasList = {
  /** By alias. */
  aliases: Array<Alias>,
};

export type Answered = {
  /** Where the release stands there. */
  state: string,
  /** Checks of its readiness there. */
  checks: Array<AnsweredCheckShape>,
  /** Where it goes there, when, and how it went. */
  windows: Array<AnsweredWindowShape>,
  /** Defects that were found in it. */
  defects: Array<AnsweredDefectShape>,
};

export type AnsweredCheckShape = {
  /** Stable id. */
  check: string,
  /** What must hold. */
  title: string,
  /** How it stands. */
  state: string,
  /** Why, or empty. */
  reason: string,
};

export type AnsweredDefectShape = {
  /** Its number there. */
  number: number,
  /** Its title. */
  title: string,
  /** Its severity there, or empty. */
  severity: string,
  /** Its status there, or empty. */
  status: string,
};

export type AnsweredWindowShape = {
  /** Code of the environment there. */
  environment: string,
  /** Its name there. */
  name: string,
  /** Its start with its zone, in words. */
  start: string,
  /** Its length in minutes. */
  minutes: number,
  /** How it stands. */
  state: string,
  /** Who confirmed that they are ready, and when, in words; empty while nobody does. */
  confirmed: string,
  /** How it went, or empty. */
  outcome: string,
  /** What there is to say of it, or empty. */
  note: string,
};

export type ApprovalNeed = {
  /** In which capacity. */
  kind: ApprovalKind,
  /** How many are missing. */
  missing: number,
};

export type ApprovalShape = {
  /** In which capacity. */
  kind: ApprovalKind,
  /** Who. */
  by: string,
  /** Whether it was approved. */
  approved: boolean,
  /** What they said. */
  reason: string,
  /** When. */
  at: Stamp,
  /** Whether what was decided on is still what is planned. */
  holds: boolean,
};

export type ApproveDeployment = {
  /** The deployment. */
  id: string,
  /** In which capacity. */
  kind: ApprovalKind,
  /** Whether it is approved. */
  approved: boolean,
  /** What to say of it; a refusal needs it. */
  reason: string,
};

export type ApproveValues = {
  /** Id, code or name. */
  environment: string,
  /** Name of the release. */
  release: string,
  /** Its namespace; None when the name is the only one. */
  namespace?: string | null,
  /** Takes the approval back. */
  withdraw: boolean,
};

export type ArchiveShape = {
  /** `verified`, `mismatch`, `not_published` or `unverifiable`. */
  digest_state: string,
  /** SHA-256 of what was downloaded. */
  sha256: string,
  /** What the index published; empty when it did not. */
  published: string,
  /** `not_published`, `matches` or `mismatch`: the provenance file beside it. */
  provenance: string,
  /** Bytes. */
  bytes: number,
  /** The subcharts it really carries. */
  subcharts: Array<SubchartShape>,
  /** Its `values.yaml`. */
  values: string,
  /** Number of files. */
  files: number,
};

export type Article = {
  /** Who answers for it, by id. */
  owner_id: string | null,
  /** Whether each version needs a reviewer's approval. */
  governed: boolean,
  /** Days after which it is to be looked at again. */
  review_days: number,
  /** Whether those are the kind's own. */
  review_days_usual: boolean,
  /** Where it was imported from, or empty. */
  origin: string,
  /** The version that is shown; 0 when there is none. */
  version: number,
  /** Its hash, which an approval names; empty when there is none. */
  sha256: string,
  /** The document, front matter included. */
  text: string,
  /** Its body as HTML that can do nothing. */
  html: string,
  /** Its headings. */
  outline: Array<OutlineEntry>,
  /** Links in it that lead nowhere. */
  broken: Array<string>,
  /** Who looked at the published version last. */
  verified: ArticleLook | null,
  /** What waits for a reviewer. */
  waiting: ArticleReview | null,
  /** Every version, newest first. */
  versions: Array<ArticleVersion>,
  /** What was done with them, newest first. */
  history: Array<ArticleReview>,
  /** What reviewers say of lines. */
  comments: Array<ArticleComment>,
  /** What readers say is the matter. */
  flagged: Array<ArticleFlag>,
  /** Whether it helped. */
  votes: Votes,
  /** Where it was used. */
  uses: Array<ArticleUse>,
  /** Articles that link here. */
  backlinks: Array<NamedArticle>,
  /** The files of the version that is shown. */
  files: Array<ArticleFile>,
  /** Hash of their list, which an approval names beside the text's. */
  files_sha256: string,
  /** What I am writing. */
  draft: ArticleDraft | null,
  /** Who else is writing. */
  writing: Array<string>,
  /** Why I may not approve what waits; empty when I may. */
  not_mine: string,
  /** Id. */
  id: string,
  /** Where it lies in the mirror, such as `how-to/add-a-dfsp`. */
  path: string,
  /** What it is called. */
  title: string,
  /** `change`, `workaround`, `known_error`, `resolution`, `runbook_note`, `architecture`, `how_to`, `handover`, or empty. */
  kind: string,
  /** `draft` (no version yet), `in_review`, `returned`, `published` or `archived`. One that is published while another version waits is `published`; see `pending`. */
  state: string,
  /** `internal`, `participants` or `everyone`. */
  audience: string,
  /** `draft`, `not_validated`, `validated` or `archived`. */
  confidence: string,
  /** Who answers for it. */
  owner: string | null,
  /** Products it is about. */
  products: Array<string>,
  /** Components it is about. */
  components: Array<string>,
  /** Environments it is about. */
  environments: Array<string>,
  /** Tags. */
  tags: Array<string>,
  /** First version it holds for, or empty. */
  from: string,
  /** Last version it holds for, or empty. */
  to: string,
  /** The version readers see; 0 for none. */
  published: number,
  /** The version that waits for a reviewer; 0 for none. */
  pending: number,
  /** The version that was sent back last; 0 for none. */
  returned: number,
  /** When its newest version was made. */
  changed: Stamp,
  /** When the published version was looked at last. */
  looked: Stamp | null,
  /** When it is to be looked at again. */
  due: Stamp | null,
  /** Whether that has passed. */
  stale: boolean,
  /** Flags that nobody settled. */
  flags: number,
};

export type ArticleComment = {
  /** Id. */
  id: string,
  /** The version. */
  version: number,
  /** The line of its document, from 1; 0 for all of it. */
  line: number,
  /** What is said. */
  body: string,
  /** When. */
  at: Stamp,
  /** Who. */
  by: string,
  /** Who settled it, and when. */
  settled: ArticleLook | null,
};

export type ArticleDraft = {
  /** The article it is of. */
  article: string,
  /** The whole document. */
  text: string,
  /** The version it is written over. */
  based_on: number,
  /** Whether another version was published since. */
  outdated: boolean,
  /** Whether this call began it. */
  began: boolean,
  /** The hash of its text, which the next save names. */
  sha256: string,
  /** The lines, from 1, at which it holds both what was written and what a newer version says, and a choice is to be made. */
  clashes: Array<number>,
  /** The files that its version is to have. */
  files: Array<ArticleFile>,
  /** When it was kept. */
  saved: Stamp,
};

export type ArticleFile = {
  /** Id. */
  id: string,
  /** How the text names it. */
  name: string,
  /** Bytes. */
  size: number,
  /** Hash of its content. */
  sha256: string,
};

export type ArticleFiles = {
  /** By name. */
  files: Array<ArticleFile>,
};

export type ArticleFlag = {
  /** Id. */
  id: string,
  /** The article. */
  article: NamedArticle,
  /** `outdated`, `wrong` or `unclear`. */
  reason: string,
  /** In words. */
  text: string,
  /** When. */
  at: Stamp,
  /** Who. */
  by: string,
  /** When it was settled. */
  settled: Stamp | null,
  /** Who settled it. */
  settled_by: string | null,
  /** What was done about it. */
  answer: string,
};

export type ArticleHit = {
  /** Id. */
  id: string,
  /** What it is called. */
  title: string,
  /** Slug of its kind, or empty. */
  kind: string,
  /** Where it lies in the mirror. */
  path: string,
  /** The part that shows why, found words in `[` and `]`. */
  snippet: string,
  /** How well it fits; more is better, and means nothing beyond one search. */
  score: number,
  /** Whether it holds what was typed, word for word; else a word was taken for another, or is missing. */
  exact: boolean,
  /** As lists say. */
  state: string,
  /** As lists say. */
  stale: boolean,
};

export type ArticleHits = {
  /** The words that were looked for in place of others, such as `quoting`. */
  instead: Array<string>,
  /** How many were found, where they were counted: at most 5,000. */
  total: number,
  /** Best first; exact ones stand above all others. */
  hits: Array<ArticleHit>,
};

export type ArticleLook = {
  /** Who. */
  by: string,
  /** When. */
  at: Stamp,
  /** `approved`, `imported`, `published` or `confirmed`. */
  deed: string,
  /** The release versions it says it holds for, such as `17.1.0 and up`, or empty. */
  holds: string,
};

export type ArticleMirror = {
  /** Id. */
  id: string,
  /** The folder. */
  folder: string,
  /** Whether one HTML file of all of them is written as well. */
  html: boolean,
  /** Articles for this audience and wider ones. */
  audience: string,
  /** When something in it was last written. */
  written: Stamp | null,
  /** Why the last try failed, or what was left as it is. */
  error: string | null,
};

export type ArticleMirrors = {
  /** By path. */
  mirrors: Array<ArticleMirror>,
};

export type ArticleMiss = {
  /** What was looked for. */
  query: string,
  /** How often. */
  times: number,
  /** When last. */
  at: Stamp,
};

export type ArticleReview = {
  /** `submitted`, `withdrawn`, `approved`, `returned`, `rejected`, `imported`, `published` or `confirmed`. */
  deed: string,
  /** The version. */
  version: number,
  /** Its hash as who acted saw it. */
  sha256: string,
  /** When. */
  at: Stamp,
  /** Who. */
  by: string,
  /** Who, by id. */
  by_id: string,
  /** Why, or what is to be changed. */
  why: string,
  /** The day by which a review is asked for, `YYYY-MM-DD`. */
  due: string | null,
  /** Hash of its list of files as who acted saw it; empty where that was not noted yet. */
  files_sha256: string,
};

export type ArticleRow = {
  /** Id. */
  id: string,
  /** Where it lies in the mirror, such as `how-to/add-a-dfsp`. */
  path: string,
  /** What it is called. */
  title: string,
  /** `change`, `workaround`, `known_error`, `resolution`, `runbook_note`, `architecture`, `how_to`, `handover`, or empty. */
  kind: string,
  /** `draft` (no version yet), `in_review`, `returned`, `published` or `archived`. One that is published while another version waits is `published`; see `pending`. */
  state: string,
  /** `internal`, `participants` or `everyone`. */
  audience: string,
  /** `draft`, `not_validated`, `validated` or `archived`. */
  confidence: string,
  /** Who answers for it. */
  owner: string | null,
  /** Products it is about. */
  products: Array<string>,
  /** Components it is about. */
  components: Array<string>,
  /** Environments it is about. */
  environments: Array<string>,
  /** Tags. */
  tags: Array<string>,
  /** First version it holds for, or empty. */
  from: string,
  /** Last version it holds for, or empty. */
  to: string,
  /** The version readers see; 0 for none. */
  published: number,
  /** The version that waits for a reviewer; 0 for none. */
  pending: number,
  /** The version that was sent back last; 0 for none. */
  returned: number,
  /** When its newest version was made. */
  changed: Stamp,
  /** When the published version was looked at last. */
  looked: Stamp | null,
  /** When it is to be looked at again. */
  due: Stamp | null,
  /** Whether that has passed. */
  stale: boolean,
  /** Flags that nobody settled. */
  flags: number,
};

export type ArticleTemplate = {
  /** Slug of the kind. */
  kind: string,
  /** Its name. */
  title: string,
  /** The Markdown it begins with. */
  body: string,
  /** Days after which it is to be looked at again. */
  review_days: number,
  /** Whether it is as Slipway brings it. */
  built_in: boolean,
};

export type ArticleTemplates = {
  /** In the order they are offered. */
  templates: Array<ArticleTemplate>,
};

export type ArticleUse = {
  /** Id. */
  id: string,
  /** The article. */
  article: NamedArticle,
  /** `used`, `created`, `flagged`, `known_error` or `about`. */
  kind: string,
  /** `defect` or `release`. */
  target: string,
  /** Id of that. */
  target_id: string,
  /** What that is called. */
  title: string,
  /** When it was said. */
  at: Stamp,
  /** By whom. */
  by: string,
};

export type ArticleUses = {
  /** Oldest first. */
  uses: Array<ArticleUse>,
};

export type ArticleVersion = {
  /** 1, 2, 3 … */
  number: number,
  /** What it is called in this version. */
  title: string,
  /** Hash of the document. */
  sha256: string,
  /** The version it was written over; 0 for the first. */
  based_on: number,
  /** When. */
  made: Stamp,
  /** Who. */
  by: string,
  /** Why. */
  why: string,
  /** `published`, `pending`, `returned`, `rejected`, `withdrawn` or `superseded`. */
  state: string,
  /** Its files, by name. */
  files: Array<ArticleFile>,
  /** Hash of their list. */
  files_sha256: string,
};

export type Articles = {
  /** How many the filters let through. */
  total: number,
  /** What the articles that are there offer to filter by. */
  facts: Facts,
  /** Those from `offset` on. */
  articles: Array<ArticleRow>,
};

export type ArticlesExported = {
  /** The folder. */
  folder: string,
  /** Articles that are in it. */
  articles: number,
  /** Files that were written. */
  written: number,
  /** Files that were taken away, as their articles are not published any more. */
  removed: number,
  /** Files that are as they were. */
  unchanged: number,
  /** Files that were left as they are. */
  left: Array<LeftFile>,
};

export type ArticlesUsed = {
  /** The defect, by id or number. */
  defect?: string | null,
  /** The release, by version or id. */
  release?: string | null,
};

export type AskCluster = {
  /** The kubeconfig; None for `KUBECONFIG`, else the one in the home folder. */
  kubeconfig?: string | null,
  /** The context; None for the file's current one. */
  context?: string | null,
  /** The only namespace that is looked at. */
  namespace?: string | null,
};

export type AskDrift = {
  /** Id, code or name. */
  environment: string,
  /** The release it should run; None for the one that was deployed there last. */
  against?: string | null,
};

export type AssignDefects = {
  /** Which. */
  ids: Array<string>,
  /** A person's id or name, or a name as the desk knows it; an empty text gives them to nobody. */
  owner: string,
};

export type AttachToDefect = {
  /** Which. */
  id: string,
  /** The file's name; what no file may be called is left out of it. */
  name: string,
  /** What it holds, base64. */
  content: string,
  /** Whether those outside the team may see it. A public file is held back for half a minute. */
  public: boolean,
};

export type Audience = {
  /** Id. */
  id: string,
  /** Its name. */
  name: string,
  /** BCP 47 tag of its templates. */
  language: string,
  /** Mail addresses. */
  addresses: Array<string>,
  /** Change types it is told of; empty means every one. */
  change_types: Array<ChangeType>,
  /** Codes of environments it is told of; empty means every one. */
  environments: Array<string>,
  /** Name of its webhook, or empty. */
  webhook: string,
  /** Whether the webhook's URL is known. */
  webhook_ready: boolean,
  /** `keyring`; `this_run` where there is no keyring and it is gone when the program ends; `none`. */
  webhook_kept: "keyring" | "this_run" | "none",
  /** Whether its receivers see each other's addresses in a mail. */
  shows_receivers: boolean,
};

export type Audiences = {
  /** In their order. */
  audiences: Array<Audience>,
};

export type Backup = {
  /** Path of the file. */
  file: string,
  /** When it was made. */
  at: Stamp,
  /** `daily`, `migration`, `manual`, `before_restore` or `before_sample`. */
  kind: string,
  /** Bytes. */
  bytes: number,
  /** Whether opening it showed it whole. */
  verified: boolean,
};

export type Backups = {
  /** Newest first. */
  backups: Array<Backup>,
};

export type Band = {
  /** The window's id. */
  window_id: string,
  /** `maintenance` or `freeze`. */
  kind: "maintenance" | "freeze",
  /** A freeze that blocks; a soft one warns. */
  hard: boolean,
  /** Ids of its environments; empty means every one. */
  environment_ids: Array<string>,
  /** RFC 3339 UTC. */
  start: string,
  /** RFC 3339 UTC, exclusive. */
  end: string,
  /** Why. */
  reason: string,
  /** Who answers for it. */
  owner: string | null,
  /** Such as `Fri 27 Nov 00:00 – Tue 1 Dec 06:00 WAT`. */
  label: string,
  /** Name of the calendar it was read from. */
  source: string | null,
};

export type BeginRun = {
  /** The runbook: its id, or `RELEASE/ENVIRONMENT`. */
  runbook: string,
  /** Practice or not. */
  mode: "rehearsal" | "live",
  /** The deployment whose window it runs in; None finds it where it is live. */
  deployment?: string | null,
};

export type BoardCell = {
  /** What runs; None when nothing was seen of it. */
  version: string | null,
  /** What should run; None when nobody said. */
  expected: string | null,
  /** Kind of drift, or empty. */
  drift: string,
};

export type BoardEnvironment = {
  /** Id. */
  id: string,
  /** Short code. */
  code: string,
  /** Name in full. */
  name: string,
  /** Slug of what it is for. */
  kind: string,
  /** Code of the environment before it. */
  feeds_from: string | null,
  /** The releases that should run there. */
  releases: Array<string>,
  /** Ids of those that were planned here, the one of Mojaloop itself first. */
  release_ids: Array<string>,
  /** `fresh`, `stale` or `never`. */
  freshness: string,
  /** The newest look. */
  look: SeenLook | null,
  /** `in_sync`, `drifted`, `unknown` or `stale`. */
  verdict: string,
  /** Why it is unknown or stale, one sentence; else empty. */
  reason: string,
  /** What counts as drift, in all layers. */
  drift: number,
  /** How many stable releases the core is behind; None when not known. */
  behind: number | null,
  /** The window that is next, or open. */
  next_window: BoardWindow | null,
  /** Of a hundred, beside Production; None for Production, and where nothing can be compared. */
  parity: number | null,
};

export type BoardProduct = {
  /** Name. */
  name: string,
  /** Its version in each environment, in the order of the ladder. */
  cells: Array<BoardCell>,
  /** Whether its release is proven in each environment; None where none should run. */
  proofs: Array<BoardProof | null>,
  /** Its components. */
  components: Array<BoardRow>,
};

export type BoardProof = {
  /** `proven`, `failed`, `none`, or `validating` while its window is open. */
  state: "proven" | "failed" | "none" | "validating",
  /** What it shows, or why it does not hold, one sentence. */
  words: string,
};

export type BoardRow = {
  /** Canonical name. */
  name: string,
  /** Its version in each environment, in the order of the ladder. */
  cells: Array<BoardCell>,
};

export type BoardWindow = {
  /** Id of the deployment. */
  deployment_id: string,
  /** When it begins, with its zone. */
  label: string,
  /** The same as an instant, RFC 3339. */
  at: string,
  /** Whether it is open now. */
  open: boolean,
};

export type BreakingShape = {
  /** The component. */
  component: string,
  /** Every file named. */
  files: Array<string>,
  /** Those that migrate a database. */
  migrations: Array<string>,
  /** Those that change configuration. */
  configs: Array<string>,
  /** What else is said. */
  text: Array<string>,
};

export type BrokenLink = {
  /** The article it stands in. */
  article: NamedArticle,
  /** What it names. */
  target: string,
};

export type BrokenLinks = {
  /** By article. */
  links: Array<BrokenLink>,
};

export type BundleAnswer = {
  /** The bundle it came in. */
  bundle: string,
  /** Who said it. */
  organisation: string,
  /** When they made it. */
  made: Stamp,
  /** When it came in. */
  at: Stamp,
  /** Where the release stands there. */
  state: string,
  /** Checks of its readiness there. */
  checks: Array<AnsweredCheckShape>,
  /** Where it goes there, when, and how it went. */
  windows: Array<AnsweredWindowShape>,
  /** Defects that were found in it. */
  defects: Array<AnsweredDefectShape>,
};

export type BundleContents = {
  /** The release. */
  release: string,
  /** Why it cannot be made available yet, or empty. */
  refused: string,
  /** Components with their exact versions. */
  components: number,
  /** Images with the version or the digest they run at, as they were seen in the Support environment. */
  images: number,
  /** The chart with its digest, or empty. */
  chart: string,
  /** Whether its notes go along. */
  has_notes: boolean,
  /** Environments whose runbooks go along. */
  runbooks: Array<string>,
  /** Articles that go along. */
  articles: Array<DraftedArticle>,
  /** What shows its readiness. */
  evidence: number,
  /** What cannot go along, and why. */
  left: Array<string>,
};

export type BundleDifference = {
  /** `component`, `product`, `chart`, `image`, `notes`, `runbook`, `article`, `evidence`, `check`, `window` or `defect`. */
  part: string,
  /** Which one. */
  name: string,
  /** `new`, `changed` or `removed`. */
  change: string,
  /** What is here; None where there is none. */
  here: string | null,
  /** What the bundle holds; None where it holds none. */
  there: string | null,
  /** What becomes of it. */
  fate: Fate,
  /** Why it cannot be taken, or empty. */
  reason: string,
};

export type BundleLook = {
  /** The bundle's id, or empty where it cannot be told. */
  bundle: string,
  /** `release`, `answer`, or empty. */
  kind: string,
  /** The release it is about, such as `Mojaloop 17.1.0 r0`, or empty. */
  release: string,
  /** The id of that release; None while it is not planned here. */
  id: string | null,
  /** How its signature stands. */
  signature: SignatureState,
  /** Who made it: what its key is trusted as, else what it calls itself, or empty. */
  organisation: string,
  /** Fingerprint of the key it is signed with, or empty. */
  fingerprint: string,
  /** The public half of that key, or empty. */
  key: string,
  /** When it was made. */
  made: Stamp | null,
  /** Its number among those of this release. */
  sequence: number,
  /** Whether it was received. */
  received: boolean,
  /** Whether all it lacks is that somebody trusts its key. */
  trustable: boolean,
  /** Why it cannot be received, or empty. */
  refused: string,
  /** What to do about that, or empty. */
  hint: string,
  /** What is not the same here. */
  differences: Array<BundleDifference>,
  /** Images it runs as at its maker's. */
  images: Array<string>,
};

export type BundleMade = {
  /** Its id. */
  id: string,
  /** `release` or `answer`. */
  kind: string,
  /** The release. */
  release: string,
  /** Its id. */
  release_id: string,
  /** Whole path of the file. */
  file: string,
  /** Hash of the file. */
  sha256: string,
  /** Its size. */
  bytes: number,
  /** Its number among those of this release. */
  sequence: number,
  /** What we call ourselves in it. */
  organisation: string,
  /** Fingerprint of the key it is signed with. */
  fingerprint: string,
  /** What is in it, part by part. */
  parts: Array<string>,
  /** What could not go along, and why. */
  left: Array<string>,
};

export type BundleShape = {
  /** Its id. */
  id: string,
  /** `made` or `received`. */
  direction: string,
  /** `release` or `answer`. */
  kind: string,
  /** Its number among those of its release and kind. */
  sequence: number,
  /** Who made it. */
  organisation: string,
  /** Fingerprint of the key it is signed with. */
  fingerprint: string,
  /** When it was made. */
  made: Stamp,
  /** When it was made or received here. */
  at: Stamp,
  /** By whom. */
  by: string,
  /** Name of the file. */
  file: string,
  /** Hash of the file. */
  sha256: string,
  /** What was in it, part by part; of one that was received, what differed. */
  parts: Array<string>,
  /** What differed when it was received. */
  differences: Array<BundleDifference>,
};

export type ById = {
  /** Its id. */
  id: string,
};

export type CalendarDay = {
  /** `YYYY-MM-DD`. */
  date: string,
  /** Such as `Mon 23`. */
  label: string,
  /** First moment, RFC 3339 UTC. */
  start: string,
  /** First moment after, RFC 3339 UTC. */
  end: string,
  /** The hours 06, 12 and 18. */
  ticks: Array<Tick>,
  /** Whether the hub works on it. */
  working: boolean,
  /** Its holiday, when it is one. */
  holiday: string | null,
};

export type CalendarEntry = {
  /** The deployment. */
  id: string,
  /** Its environment's id. */
  environment_id: string,
  /** Such as `17.2.0 r1`. */
  title: string,
  /** The release's id. */
  release_id: string | null,
  /** Where it stands. */
  state: DeploymentState,
  /** RFC 3339 UTC. */
  start: string,
  /** RFC 3339 UTC, exclusive. */
  end: string,
  /** Such as `Sat 22:00 – 02:00`. */
  hours: string,
  /** Whether the engine says no to its window. */
  blocked: boolean,
  /** Whether what the hub confirmed no longer holds. */
  needs_confirming: boolean,
};

export type CalendarExported = {
  /** Where it lies. */
  path: string,
  /** Entries in it. */
  events: number,
  /** The feed, when it is kept up to date. */
  feed: CalendarFeed | null,
};

export type CalendarFeed = {
  /** Id. */
  id: string,
  /** Where it lies. */
  path: string,
  /** The release it is about; None is everything. */
  release: string | null,
  /** Codes of its environments; empty means every one. */
  environments: Array<string>,
  /** When it was last written. */
  written_at: Stamp | null,
  /** Why the last try failed. */
  error: string | null,
};

export type CalendarFeeds = {
  /** By path. */
  feeds: Array<CalendarFeed>,
};

export type CalendarImported = {
  /** The calendar. */
  source: CalendarSource,
  /** `changed` or `not_modified`. */
  status: string,
  /** Entries that are new. */
  added: number,
  /** Entries that changed. */
  changed: number,
  /** Entries that are gone or cancelled. */
  removed: number,
  /** One line an entry that could not be read. */
  warnings: Array<string>,
};

export type CalendarRow = {
  /** Id. */
  id: string,
  /** Code. */
  code: string,
  /** Name. */
  name: string,
  /** Slug of its kind. */
  kind: string,
  /** Whether a maintenance window is configured for it; without one it is ungated. */
  gated: boolean,
  /** Such as `20:00 – 06:00`, `ungated`. */
  gating: string,
  /** The release last closed as implemented there. */
  running: string | null,
};

export type CalendarSource = {
  /** Id. */
  id: string,
  /** Its name. */
  name: string,
  /** URL or path. */
  location: string,
  /** Codes of the environments its entries freeze; empty means every one. */
  environments: Array<string>,
  /** When it was last read whole. */
  read_at: Stamp | null,
  /** Why the last try failed. */
  error: string | null,
  /** Entries it holds. */
  entries: number,
};

export type CalendarSources = {
  /** By name. */
  sources: Array<CalendarSource>,
};

export type CalendarView = {
  /** The zone shown. */
  zone: string,
  /** Its name on the first day, such as `WAT (UTC+1)`. */
  zone_label: string,
  /** Now. */
  now: Stamp,
  /** Days of the zone shown; positions derive from their instants, so a day may have 23 hours. */
  days: Array<CalendarDay>,
  /** The second zone with its days. */
  second: SecondZone | null,
  /** Environments in the ladder's order. */
  rows: Array<CalendarRow>,
  /** Deployments that overlap, by start. */
  entries: Array<CalendarEntry>,
  /** Where more begin than were asked for, by day and by the ladder. */
  left_out: Array<LeftOut>,
  /** Occurrences of freezes and maintenance windows that overlap, by start. */
  bands: Array<Band>,
  /** Halts that hold now. */
  halts: Array<HaltShape>,
  /** What comes after the last day shown, within 60 days, at most 8. */
  after: Array<Coming>,
};

export type CancelDeployment = {
  /** The deployment. */
  id: string,
  /** Why. */
  reason: string,
};

export type CarriedFile = {
  /** Its name, to be told of. */
  name: string,
  /** What it holds; which kind it is, is told by that. */
  content: string,
  /** When it was last written, RFC 3339; None where nobody knows. */
  modified?: string | null,
};

export type Changed = {
  /** The kind, which is the name of its table. */
  kind: string,
  /** Its id; empty for all of that kind. */
  id: string,
};

export type Chart = {
  /** The repository's name. */
  repo: string,
  /** Name. */
  name: string,
  /** Newest stable version; empty when there is none. */
  latest: string,
  /** Newest of any channel. */
  newest: string,
  /** Versions listed now. */
  versions: number,
  /** What it says of itself. */
  description: string,
  /** Whether a new stable version proposes its intake. */
  watched: boolean,
  /** Whether its newest version is marked deprecated. */
  deprecated: boolean,
};

export type ChartPoint = {
  /** What it stands for; a week by its Monday, `YYYY-MM-DD`. */
  key: string,
  /** How many. */
  count: number,
};

export type ChartRef = {
  /** The repository's name. */
  repo: string,
  /** The chart's name. */
  chart: string,
  /** The exact version. */
  version: string,
  /** Its digest when the release was planned; empty when not published. */
  digest: string,
  /** Whether the repository publishes another digest now. */
  republished: boolean,
};

export type ChartVersion = {
  /** The repository's name. */
  repo: string,
  /** The version, as published. */
  version: string,
  /** What the chart says its application's version is. */
  app_version: string,
  /** `stable`, `revision`, `prerelease` or `dev_build`. */
  channel: string,
  /** SHA-256 in hex, as published; empty when it is not. */
  digest: string,
  /** Digests it was published with before. */
  earlier_digests: Array<string>,
  /** When a sync first saw it. */
  first_seen: Stamp,
  /** When a sync found it gone; it is kept. */
  vanished_at: Stamp | null,
  /** Marked deprecated. */
  deprecated: boolean,
  /** Release packages planned from it. */
  releases: Array<PlannedRelease>,
};

export type ChartVersions = {
  /** The chart. */
  chart: string,
  /** Newest first. */
  versions: Array<ChartVersion>,
};

export type Charts = {
  /** By name. */
  charts: Array<Chart>,
};

export type Check = {
  /** Id, as commands use it. */
  id: string,
  /** What must hold. */
  title: string,
  /** Its part. */
  group: CheckGroup,
  /** The state that cannot be entered without it. */
  gate: ReleaseState,
  /** How it stands. */
  state: CheckState,
  /** Whether it was read from the notes, and not set by a person. */
  derived: boolean,
  /** What shows it then: `notes` or `evidence`; else empty. */
  derived_from: string,
  /** Whether it passed too long ago. */
  stale: boolean,
  /** Who owes it. */
  owner: string | null,
  /** That person's id. */
  owner_id: string | null,
  /** `YYYY-MM-DD`. */
  due: string | null,
  /** Why it was waived, failed, or does not apply. */
  reason: string,
  /** When it was last decided. */
  decided_at: Stamp | null,
  /** Who decided it. */
  decided_by: string | null,
  /** What shows it. */
  evidence: Array<Evidence>,
};

export type CheckDeployment = {
  /** A planned deployment; what else is given replaces its own. */
  deployment?: string | null,
  /** Environment: id or code. */
  environment?: string | null,
  /** First moment; `local` may be an RFC 3339 instant, which is read in `zone`. */
  start?: WallTime | null,
  /** Exact length. */
  minutes?: number | null,
  /** Release: id or version. */
  release?: string | null,
  /** How it is governed. */
  change_type?: ChangeType | null,
  /** Whether payments stop. */
  downtime?: boolean | null,
  /** Minutes the runbook takes; 0: nobody knows. */
  runbook_minutes?: number | null,
  /** Minutes that taking it back takes; 0: nobody knows. */
  rollback_minutes?: number | null,
  /** Minutes that validating it takes; 0: nobody knows. */
  validation_minutes?: number | null,
  /** Who performs it: name or id; empty for nobody. */
  maker?: string | null,
  /** Who validates it: name or id; empty for nobody. */
  checker?: string | null,
  /** Who coordinates it: name or id; empty for nobody. */
  coordinator?: string | null,
  /** Ask for a rollback instead. */
  rollback?: boolean,
  /** How many free slots to look for; None is 3, 0 none (while dragging). */
  slots?: number | null,
};

export type CheckDesk = {
  /** Id or name. */
  id: string,
  /** Its password or token for this run, kept in the keyring where there is one and it worked. */
  secret?: string | null,
  /** Makes a ticket there, reads back when the desk says it was made, and closes it. */
  try_clock?: boolean | null,
};

export type CheckRunbook = {
  /** Its id, or `RELEASE/ENVIRONMENT`. */
  runbook: string,
  /** The text to check in its place; None checks what is kept. */
  text?: string | null,
};

export type Checked = {
  /** Whether nothing blocks it that was not overridden. */
  allowed: boolean,
  /** `open`, `ungated`, `outside`, `frozen` or `halted`: what the calendar alone says. */
  gate: string,
  /** The window asked for. */
  start: WallTime,
  /** Its end. */
  end: WallTime,
  /** Exact length. */
  minutes: number,
  /** What the rules say, blocks first; met ones last. */
  findings: Array<FindingShape>,
  /** What else is in the way, by start. */
  conflicts: Array<ConflictShape>,
  /** When the environment next opens, RFC 3339; None when it is open or no end is known. */
  next_open: string | null,
  /** When it next closes, RFC 3339. */
  next_close: string | null,
  /** What closes it then. */
  next_close_reason: string | null,
  /** Free slots that fit, earliest first. */
  next_slots: Array<Slot>,
  /** Why there is none. */
  no_slot_because: string | null,
};

export type Clock = {
  /** `running`, `paused`, `met`, `breached`, `ended`, or `unknown` where it cannot be told. */
  state: string,
  /** Such as `23 business min left`. */
  label: string,
  /** When a person must have answered. */
  due: Stamp | null,
  /** Minutes of the target's own time that are left; below zero once it is breached. */
  left_minutes: number | null,
  /** How it comes to that, in a sentence. */
  why: string,
  /** The bar, from the report to the end of the target. */
  segments: Array<ClockSegment>,
};

export type ClockSegment = {
  /** `used`, `left`, `night`, `pause` or `later`. */
  kind: string,
  /** How long, on the wall clock. */
  minutes: number,
  /** What it is, such as `night`. */
  label: string,
};

export type CloneDefect = {
  /** Which. */
  id: string,
  /** The desk's id or name. */
  desk: string,
};

export type CloseDeployment = {
  /** The deployment. */
  id: string,
  /** How it ended. */
  outcome: ChangeOutcome,
  /** What there is to say of it. */
  note: string,
  /** The report. */
  report: Report,
  /** Why, where something blocks it. */
  reason?: string | null,
};

export type Code = "invalid" | "not_found" | "blocked" | "forbidden" | "conflict" | "busy" | "remote" | "cancelled" | "newer" | "damaged" | "no_space" | "internal";

export type Coming = {
  /** RFC 3339 UTC. */
  at: string,
  /** Such as `Tue 1 Dec, 06:00 WAT`. */
  label: string,
  /** Code of its environment; empty means every one. */
  environment: string,
  /** What it is. */
  title: string,
  /** `freeze_starts`, `freeze_ends`, or the slug of a deployment's state. */
  kind: string,
  /** The deployment or the window. */
  id: string,
};

export type Comment = {
  /** The article. */
  article: string,
  /** For a new one: the version; None takes the one that waits. */
  version?: number | null,
  /** For a new one: the line, from 1; 0 for all of it. */
  line: number,
  /** For a new one: what is said. */
  body: string,
  /** The comment to settle, or to open again. */
  settle?: string | null,
};

export type CommentDefects = {
  /** Which. */
  ids: Array<string>,
  /** What. */
  body: string,
  /** Whether those outside the team read it too. Public words are held back for half a minute. */
  public: boolean,
  /** The template it was written from. */
  template?: string | null,
};

export type CompareEnvironments = {
  /** The one that is to be matched: id, code or name. */
  from: string,
  /** The one that should match it. */
  to: string,
};

export type CompareRuns = {
  /** Id of the earlier run. */
  from: string,
  /** Id of the later one. */
  to: string,
};

export type ComparedRuns = {
  /** The earlier run. */
  from: TestRun,
  /** The later one. */
  to: TestRun,
  /** Failed now, and did not before. */
  newly_failing: Array<RunChange>,
  /** Holds now, and failed before. */
  fixed: Array<RunChange>,
  /** Did not run now, and held before. */
  newly_skipped: Array<RunChange>,
  /** Is not in the later run. */
  missing: Array<RunChange>,
  /** Is not in the earlier run. */
  appeared: Array<RunChange>,
  /** How many went as before. */
  unchanged: number,
  /** Assertions of both that are not kept one by one, and so not compared. */
  left_out: number,
};

export type Complete = {
  /** What is there. */
  done: number,
  /** Of so many. */
  of: number,
  /** What is missing, in words. */
  missing: Array<string>,
};

export type Completion = {
  /** Whether what it brought was found good. */
  validated: boolean,
  /** The messages that tell of its end, one for each audience: drafted from the plan, or gone out. */
  messages: Array<MessageShape>,
  /** Defects that are open and whose fix came with its release, the oldest first. */
  fixed: Array<FixedDefect>,
  /** How many there are in all. */
  fixed_total: number,
  /** How many of them may be closed now. */
  may_close: number,
  /** What runs in its environment since. */
  runs: RunsNow,
};

export type ComponentShape = {
  /** Canonical name. */
  name: string,
  /** Version in this release. */
  version: string,
  /** Version in the release before. */
  from: string | null,
  /** `new`, `upgraded`, `unchanged`, `downgraded`, `removed`, `unorderable`, or `unknown` where nothing says what was before. */
  change: string,
  /** Where it was read, with what each place says. */
  sources: Array<SourceShape>,
  /** Whether the places disagree. */
  disagrees: boolean,
  /** The source a person chose, when they did. */
  chosen: string | null,
  /** Migration files the notes name for it. */
  migrations: number,
  /** Config files the notes name for it. */
  configs: number,
};

export type Confirm = {
  /** The article. */
  article: string,
  /** How that is known; may be empty. */
  why: string,
  /** Whether somebody did what it says, and it held. */
  validated?: boolean | null,
};

export type ConfirmDeployment = {
  /** The deployment. */
  id: string,
  /** What to remember of it. */
  note?: string | null,
  /** Why, where something blocks it or it is taken back. */
  reason?: string | null,
  /** Takes the confirmation back instead. */
  withdraw: boolean,
};

export type ConfirmRepo = {
  /** Id or name. */
  id: string,
  /** Its password or token, as for a sync. */
  secret?: string | null,
};

export type ConfirmationShape = {
  /** Who. */
  by: string,
  /** When. */
  at: Stamp,
  /** What they said. */
  note: string,
  /** The window that was confirmed. */
  start: WallTime,
  /** Whether it still holds. */
  holds: boolean,
  /** Why it does not, one sentence each. */
  broken: Array<string>,
};

export type Conflict = {
  /** Id. */
  id: string,
  /** The defect. */
  defect: string,
  /** Its number. */
  number: number,
  /** Its title. */
  title: string,
  /** Where: desk and key. */
  ticket: string,
  /** The field. */
  field: string,
  /** What both started from. */
  base: string,
  /** What was wanted here. */
  mine: string,
  /** What stands at the desk. */
  theirs: string,
  /** Who did it there, when the desk says. */
  by: string | null,
  /** When. */
  at: Stamp | null,
  /** Why the desk refused ours, when nobody else's change is in the way. */
  refused: string | null,
};

export type ConflictShape = {
  /** `same_environment`, `shared_environment`, `feeding_environment`, `other_change`, `freeze`, `outside_maintenance_window`, `outside_lead_time`, `halt`, `person_busy`, `holiday`, `too_short`. */
  kind: string,
  /** What it is, in words. */
  with: string,
  /** Its id. */
  with_id: string | null,
  /** RFC 3339 with offset. */
  start: string,
  /** RFC 3339 with offset. */
  end: string,
  /** Its time in words. */
  label: string,
};

export type Conflicts = {
  /** Oldest first. */
  conflicts: Array<Conflict>,
};

export type ContentShape = {
  /** The check it answers. */
  check: string,
  /** What it is. */
  title: string,
  /** `present`, `placeholder` or `missing`. */
  state: string,
  /** Line in the notes, 0 when missing. */
  line: number,
};

export type Decide = {
  /** The article. */
  article: string,
  /** `approve`, `return`, `reject` or `withdraw`. */
  decision: string,
  /** The hash of what was looked at; None takes the version that waits. */
  sha256?: string | null,
  /** The hash of the list of files that was looked at. Without it a hash of the text alone is refused where another version has the same text and other files. */
  files_sha256?: string | null,
  /** Why; needed to return and to reject. */
  why: string,
};

export type Decided = {
  /** The defects it was about, as they are now. */
  defects: Array<DefectRow>,
};

export type DeclineDefects = {
  /** Which. */
  ids: Array<string>,
  /** Why. */
  reason: string,
  /** A public answer to the reporter, held back for a moment like every public answer. */
  answer?: string | null,
};

export type Defect = {
  /** Id. */
  id: string,
  /** As lists show it. */
  row: DefectRow,
  /** What the report says. */
  facts: DefectFacts,
  /** The report as it was written. */
  description: string,
  /** How much of what a report needs is there. */
  complete: Complete,
  /** What was said, oldest first, over all of its tickets. */
  conversation: Array<SaidShape>,
  /** Its files: those that lie at the desks, then those that are still to be sent. */
  files: Array<FileShape>,
  /** Its tickets at the desks. */
  tickets: Array<TicketShape>,
  /** What was done to it here, newest first. */
  history: Array<Operation>,
  /** What was done to it at its desks, newest first. */
  events: Array<DeskEvent>,
  /** Perhaps the same, best first. */
  similar: Array<SimilarDefect>,
  /** Defects that were found to be the same as this one. */
  duplicates: Array<SimilarDefect>,
  /** What the facts suggest. */
  suggested: Suggested,
  /** What the rules find. */
  findings: Array<FindingShape>,
  /** Version of the matrix its priority was read from; 0 when it was not. */
  matrix_version: number,
  /** Why its priority is not the matrix's, or why it was declined. */
  reason: string,
  /** Who must be told, and why. */
  escalation: Array<EscalationStep>,
  /** Its clashes, as the Conflicts view lists them. */
  clashes: Array<Conflict>,
};

export type DefectCharts = {
  /** Reported, by week. */
  inflow: Array<ChartPoint>,
  /** Closed, cancelled or resolved, by week. */
  closure: Array<ChartPoint>,
  /** Open ones, by how old they are. */
  age: Array<ChartPoint>,
  /** Response targets of what was reported in the last weeks: met, breached, running, paused. */
  sla: Array<ChartPoint>,
  /** Answers by the week they were due: in time, and late. */
  sla_weeks: Array<SlaWeek>,
  /** Open ones, by component. */
  by_component: Array<ChartPoint>,
  /** Open ones, by the release their fix is planned into. */
  by_release: Array<ChartPoint>,
};

export type DefectFacts = {
  /** What happens. */
  observed: string,
  /** What should. */
  expected: string,
  /** How to make it happen. */
  steps: string,
  /** Logs, or where they are. */
  logs: string,
  /** The release it was found in. */
  found_version: string,
  /** Component. */
  component: string,
  /** Where it was found. */
  environment: string,
  /** Ticket of the incident it came from. */
  incident: string,
  /** The lower environment it was reproduced in. */
  reproduced_environment: string,
  /** The version it was reproduced at. */
  reproduced_version: string,
  /** Whether it was found in a deployment's window; empty when not known, else `yes` or `no`. */
  found_in_window: string,
  /** How to live with it until it is mended. */
  workaround: string,
  /** Whether it is a known error; empty when not known, else `yes` or `no`. */
  known_error: string,
};

export type DefectRow = {
  /** Id. */
  id: string,
  /** Its number here. */
  number: number,
  /** Its ticket's key at the desk; None until it has one. */
  ticket: string | null,
  /** The name of that desk. */
  desk: string | null,
  /** What it is. */
  title: string,
  /** Component, or empty. */
  component: string,
  /** `in_progress`, `escalated`, `pending`, `cancelled`, `resolved`, `closed`, or the desk's own word where the mapping does not know it. */
  status: string,
  /** `S1` to `S4`, the desk's own word, or empty. */
  severity: string,
  /** `P1` to `P4`, the desk's own word, or empty. */
  priority: string,
  /** `1` to `5`, or empty. */
  urgency: string,
  /** `1` to `5`, or empty. */
  impact: string,
  /** The release its fix is planned into, or empty. */
  release: string,
  /** How firmly: `candidate`, `planned` or `in_notes`; empty without a release. */
  stage: string,
  /** Who answers for it. */
  owner: string | null,
  /** Who reported it, or empty. */
  reporter: string,
  /** Where it was found, or empty. */
  environment: string,
  /** When it was reported. */
  reported: Stamp,
  /** What was decided: `accepted`, `duplicate` or `declined`; empty while it waits in the inbox. */
  decided: string,
  /** Out of the inbox until then. */
  snoozed_until: Stamp | null,
  /** The id of the defect it is the same as. */
  duplicate_of: string | null,
  /** How long is left to answer; None where no target holds. */
  sla: Clock | null,
  /** Changes that its desks do not have yet. */
  unsent: number,
  /** Changes that a person has to bring together. */
  clashes: number,
};

export type DefectView = {
  /** Id. */
  id: string,
  /** Name. */
  name: string,
  /** Such as `status=open severity=S2 sort=-reported columns=number,title,sla`; a value with a space stands in quotation marks. */
  text: string,
};

export type DefectViews = {
  /** By name. */
  views: Array<DefectView>,
};

export type Defects = {
  /** How many the filters let through. */
  total: number,
  /** How many wait in the inbox. */
  inbox: number,
  /** Ids of all that were let through, in order; only when asked for. */
  ids?: Array<string>,
  /** Those from `offset` on. */
  defects: Array<DefectRow>,
};

export type Deployment = {
  /** How the new versions take over. */
  strategy: Strategy,
  /** Who performs it. */
  performed_by: PerformedBy,
  /** Estimate of the runbook in minutes. */
  runbook_minutes: number | null,
  /** Estimate of the rollback in minutes. */
  rollback_minutes: number | null,
  /** Estimate of the validation in minutes. */
  validation_minutes: number | null,
  /** What changes. */
  description: string,
  /** What business notices. */
  impact: string,
  /** Who asked for it. */
  initiator: PersonRef | null,
  /** Who performs it. */
  maker: PersonRef | null,
  /** Who validates it. */
  checker: PersonRef | null,
  /** Who is asked about it. */
  coordinator: PersonRef | null,
  /** Day the CAB sits over it. */
  cab_day: string | null,
  /** Ticket of the incident or the request. */
  ticket: string,
  /** Approvals and refusals, oldest first. */
  approvals: Array<ApprovalShape>,
  /** Approvals that are still missing. */
  approvals_missing: Array<ApprovalNeed>,
  /** What the hub confirmed. */
  confirmation: ConfirmationShape | null,
  /** What would have to be let pass to confirm it now, one subject each. */
  blocks_confirming: Array<string>,
  /** What the engine and the rules say of its window. */
  check: Checked,
  /** The states it may go to, the usual one first. */
  next: Array<DeploymentState>,
  /** The clock of an open window. */
  live: Live | null,
  /** How it ended. */
  outcome: ChangeOutcome | null,
  /** What there is to say of it. */
  outcome_note: string,
  /** Why it was called off. */
  cancelled_reason: string | null,
  /** The report after it. */
  report: Report | null,
  /** The review after it. */
  review: Review | null,
  /** When it was first planned. */
  planned_at: Stamp,
  /** When its window was opened. */
  opened_at: Stamp | null,
  /** When its window was closed. */
  closed_at: Stamp | null,
  /** Its messages: sent, drafted, and those that must go out. */
  messages: Array<MessageShape>,
  /** What live runs of its runbook in this window came to, for the report it is closed with; empty while none has ended, and once it is over. */
  runs_told: string,
  /** What follows from its end; None while it is not closed. */
  completion: Completion | null,
  /** Id. */
  id: string,
  /** Such as `Mojaloop 17.1.0 r1`, or what the change is. */
  title: string,
  /** The release's id. */
  release_id: string | null,
  /** The environment's id. */
  environment_id: string,
  /** The environment's code. */
  environment: string,
  /** Where it stands. */
  state: DeploymentState,
  /** How it is governed. */
  change_type: ChangeType,
  /** Whether payments stop. */
  downtime: boolean,
  /** First moment. */
  start: WallTime,
  /** First moment after. */
  end: WallTime,
  /** RFC 3339 UTC. */
  start_at: string,
  /** RFC 3339 UTC. */
  end_at: string,
  /** Exact length. */
  minutes: number,
  /** Findings that block it. */
  blocks: number,
  /** Findings that warn. */
  warns: number,
  /** `none`, `confirmed` or `needs_again`. */
  confirmed: "none" | "confirmed" | "needs_again",
  /** Messages that must go out and have not. */
  messages_due: number,
  /** Messages whose latest date is past. */
  messages_overdue: number,
};

export type DeploymentSummary = {
  /** Id. */
  id: string,
  /** Such as `Mojaloop 17.1.0 r1`, or what the change is. */
  title: string,
  /** The release's id. */
  release_id: string | null,
  /** The environment's id. */
  environment_id: string,
  /** The environment's code. */
  environment: string,
  /** Where it stands. */
  state: DeploymentState,
  /** How it is governed. */
  change_type: ChangeType,
  /** Whether payments stop. */
  downtime: boolean,
  /** First moment. */
  start: WallTime,
  /** First moment after. */
  end: WallTime,
  /** RFC 3339 UTC. */
  start_at: string,
  /** RFC 3339 UTC. */
  end_at: string,
  /** Exact length. */
  minutes: number,
  /** Findings that block it. */
  blocks: number,
  /** Findings that warn. */
  warns: number,
  /** `none`, `confirmed` or `needs_again`. */
  confirmed: "none" | "confirmed" | "needs_again",
  /** Messages that must go out and have not. */
  messages_due: number,
  /** Messages whose latest date is past. */
  messages_overdue: number,
};

export type Deployments = {
  /** By start; what is under way first. */
  deployments: Array<DeploymentSummary>,
};

export type Desk = {
  /** Id. */
  id: string,
  /** Name, as commands use it. */
  name: string,
  /** `rt`, `redmine`, `jira` or `github`. */
  kind: string,
  /** Address. */
  url: string,
  /** Queue, project or repository there. */
  project: string,
  /** `support_bugs`, `hub_incidents` or `product_backlog`. */
  role: string,
  /** Who signs in; empty for a token alone. */
  username: string,
  /** Whether a secret is kept for it. */
  has_secret: boolean,
  /** Own certificate authority, a file's path; empty for the system's. */
  ca_file: string,
  /** Which of our fields and values stand for which of the desk's. */
  mapping: DeskMapping,
  /** Whether it has comments that only the team reads. */
  internal_comments: boolean,
  /** How it stands. */
  state: DeskState,
};

export type DeskCheck = {
  /** Whether it answered and let us in. */
  reachable: boolean,
  /** Why not. */
  error: string | null,
  /** Who we are there. */
  account: string,
  /** What it can do, each in a sentence. */
  abilities: Array<string>,
  /** What it cannot do, each in a sentence. */
  cannot: Array<string>,
  /** Its own fields and values. */
  meta: DeskMeta,
  /** The mapping in use. */
  mapping: DeskMapping,
  /** The mapping proposed from what it offers. */
  proposed: DeskMapping,
  /** A few of its tickets, read through the mapping in use, or else the one proposed. */
  sample: Array<DefectRow>,
  /** What its clock says beside ours, where it tells. */
  clock: string | null,
};

export type DeskEvent = {
  /** Where: desk and key. */
  ticket: string,
  /** Who did it. */
  by: string,
  /** When. */
  at: Stamp,
  /** Which field. */
  field: string,
  /** What stood there. */
  from: string,
  /** What it became. */
  to: string,
};

export type DeskField = {
  /** What a mapping calls it. */
  id: string,
  /** What the desk calls it. */
  name: string,
  /** Values it offers; none for a free text. */
  values: Array<string>,
  /** Whether it can be changed. */
  writable: boolean,
};

export type DeskMapping = {
  /** One for each of our fields that the desk holds. */
  fields: Array<FieldMapping>,
  /** The desk's field that holds the mark of what was made here; without one the mark stands at the end of the text. */
  mark: string | null,
};

export type DeskMark = {
  /** Id. */
  id: string,
  /** Name. */
  name: string,
  /** `never`, `ok`, `failed` or `locked`. */
  status: string,
  /** When it was last asked. */
  at: Stamp | null,
  /** Changes it does not have yet. */
  unsent: number,
};

export type DeskMeta = {
  /** The product with its version, where it says so. */
  product: string,
  /** Its fields. */
  fields: Array<DeskField>,
  /** Its statuses with those that may follow. */
  statuses: Array<DeskStatus>,
  /** Releases a fix can be planned into; those that are closed are left out. */
  versions: Array<string>,
  /** People a ticket can be given to. */
  people: Array<DeskNamed>,
  /** Queues or projects that may be seen. */
  projects: Array<DeskNamed>,
};

export type DeskNamed = {
  /** What stands in a field or a connection. */
  id: string,
  /** As people know it. */
  name: string,
};

export type DeskState = {
  /** `never`, `ok`, `failed`, or `locked` when it does not take the secret any more. */
  status: string,
  /** When it was last asked. */
  at: Stamp | null,
  /** Why the last sync failed, and what waits meanwhile. */
  error: string | null,
  /** Changes made here that it does not have yet. */
  unsent: number,
  /** Changes that a person has to bring together. */
  clashes: number,
  /** Changes of which nobody knows whether they arrived. */
  unknown: number,
  /** Tickets known of it. */
  tickets: number,
};

export type DeskStatus = {
  /** Its name. */
  name: string,
  /** Whether it ends a ticket. */
  ends: boolean,
  /** Those that may follow; empty when the desk does not say. */
  next: Array<string>,
};

export type DeskSynced = {
  /** Name. */
  name: string,
  /** `ok`, `failed`, `locked`, or `busy` while another process syncs it. */
  status: string,
  /** Tickets read. */
  pulled: number,
  /** Changes that arrived. */
  pushed: number,
  /** Changes that a person has to bring together. */
  conflicts: number,
  /** Changes of which nobody knows whether they arrived. */
  unknown: number,
  /** Requests made. */
  requests: number,
  /** Why it did not go through. */
  error: string | null,
};

export type Desks = {
  /** By name. */
  desks: Array<Desk>,
};

export type DesksSynced = {
  /** One for each desk asked. */
  desks: Array<DeskSynced>,
};

export type Diagnostics = {
  /** Path of the file. */
  file: string,
  /** What it holds. */
  entries: Array<string>,
};

export type DiffArticle = {
  /** The article. */
  article: string,
  /** The older version; None takes the published one; 0 is nothing. */
  from?: number | null,
  /** The newer one; None takes what waits, else the newest. */
  to?: number | null,
};

export type DiffPart = {
  /** The text. */
  text: string,
  /** Whether the other side has it not. */
  changed: boolean,
};

export type DiffReleases = {
  /** Id or version. */
  from: string,
  /** Id or version. */
  to: string,
};

export type DiffRow = {
  /** `same`, `changed`, `added` or `removed`. */
  kind: string,
  /** Line of the older text, from 1. */
  left: number | null,
  /** Line of the newer text, from 1. */
  right: number | null,
  /** The older line in parts. */
  before: Array<DiffPart>,
  /** The newer line in parts. */
  after: Array<DiffPart>,
};

export type DiffRunbook = {
  /** Its id, or `RELEASE/ENVIRONMENT`. */
  runbook: string,
  /** The runbook it is compared with; None takes that of the release before in the same environment, else the one it was made from. */
  against?: string | null,
  /** An earlier version of this runbook to compare with instead. */
  from?: number | null,
  /** A text to compare in its place, such as one that is being written. */
  text?: string | null,
};

export type DifferenceShape = {
  /** Canonical name. */
  name: string,
  /** Version in the first. */
  from: string | null,
  /** Version in the second. */
  to: string | null,
  /** As in a release. */
  change: string,
};

export type DismissIntake = {
  /** Its id. */
  id: string,
  /** Why. */
  reason: string,
};

export type DraftedArticle = {
  /** Its title. */
  title: string,
  /** Who reads it here: `internal`, `participants` or `everyone`. */
  audience: string,
};

export type DrawArticle = {
  /** The whole document. */
  text: string,
  /** The article it is of, whose files it may show. */
  article?: string | null,
};

export type Drawn = {
  /** What it is called. */
  title: string,
  /** Its body as HTML that can do nothing. */
  html: string,
  /** Its headings. */
  outline: Array<OutlineEntry>,
  /** Links that lead nowhere. */
  broken: Array<string>,
  /** Pictures on other hosts, which are shown as links and never fetched. */
  remote_images: Array<string>,
};

export type DriftIgnore = {
  /** Id. */
  id: string,
  /** Code of the environment; None for every one. */
  environment: string | null,
  /** The layer; None for every one. */
  layer: string | null,
  /** What it is about. */
  component: string,
  /** What may be found of it, empty for what is not there; None for whatever is found. */
  found: string | null,
  /** Why. */
  reason: string,
  /** When it ends. */
  expires: Stamp,
  /** Whether it holds now. */
  in_force: boolean,
  /** Who gave it. */
  by: string,
};

export type DriftIgnores = {
  /** The newest first. */
  ignores: Array<DriftIgnore>,
};

export type DriftItem = {
  /** What it is about. */
  component: string,
  /** What should be there. */
  expected: string | null,
  /** What is there. */
  found: string | null,
  /** `ahead`, `behind`, `differs`, `missing`, `extra`, `unfinished`, `unknown`, or `off`: switched off in this place, which is no drift. */
  kind: string,
  /** What to know about it. */
  note: string,
  /** Why it does not count. */
  ignored: string | null,
  /** The look that first showed it to differ from what is expected, as each look since did; None when it does not differ, and when the looks that were kept do not say. */
  since: Stamp | null,
};

export type DriftLayer = {
  /** `releases`, `chart`, `components`, `live` or `values`. */
  layer: string,
  /** `in_sync`, `drifted`, `unknown` or `not_compared`. */
  state: string,
  /** Why nothing is known or compared. */
  note: string,
  /** What is not as expected or not known. */
  items: Array<DriftItem>,
};

export type DriftShape = {
  /** Its code. */
  environment: string,
  /** `in_sync`, `drifted`, `unknown` or `stale`. */
  verdict: string,
  /** Why it is unknown or stale, one sentence; else empty. */
  reason: string,
  /** The releases that should run there. */
  against: Array<string>,
  /** Ids of those that were planned here, the one of Mojaloop itself first. */
  release_ids: Array<string>,
  /** How that is known: `asked`, `deployment`, `chart` or `none`. */
  basis: string,
  /** `fresh`, `stale` or `never`. */
  freshness: string,
  /** The newest look. */
  look: SeenLook | null,
  /** Each layer by itself. */
  layers: Array<DriftLayer>,
};

export type Due = {
  /** The article. */
  article: ArticleRow,
  /** Who submitted it. */
  by: string,
  /** When. */
  at: Stamp,
  /** Why it was written. */
  why: string,
  /** The day by which a review is asked for. */
  due: string | null,
  /** Why it is not mine to approve; empty when it is. */
  not_mine: string,
};

export type DuplicateDefects = {
  /** Which. */
  ids: Array<string>,
  /** The root: id or number. */
  of: string,
  /** A public answer to the reporter, held back for a moment like every public answer. */
  answer?: string | null,
};

export type EditDefect = {
  /** Id. */
  id: string,
  /** New title. */
  title?: string | null,
  /** What happens. */
  observed?: string | null,
  /** What should. */
  expected?: string | null,
  /** How to make it happen. */
  steps?: string | null,
  /** Logs, or where they are. */
  logs?: string | null,
  /** The release it was found in. */
  found_version?: string | null,
  /** Component. */
  component?: string | null,
  /** Where it was found. */
  environment?: string | null,
  /** Ticket of the incident. */
  incident?: string | null,
  /** The lower environment it was reproduced in. */
  reproduced_environment?: string | null,
  /** The version it was reproduced at. */
  reproduced_version?: string | null,
  /** Whether it was found in a deployment's window: `yes`, `no` or empty. */
  found_in_window?: string | null,
  /** How to live with it. */
  workaround?: string | null,
  /** Whether it is a known error: `yes`, `no` or empty. */
  known_error?: string | null,
};

export type EditRelease = {
  /** Id or version. */
  release: string,
  /** The Program Increment's label. */
  pi?: string | null,
  /** The owner's person id. */
  owner?: string | null,
  /** `YYYY-MM-DDTHH:MM` in the hub's zone. */
  target?: string | null,
  /** Id or version of the release it is compared with. */
  previous?: string | null,
  /** Further products to set; those not named stay. */
  products: Array<PackagedProduct>,
};

export type EditRunbook = {
  /** Its id, or `RELEASE/ENVIRONMENT`. */
  runbook: string,
  /** The whole text. */
  text: string,
  /** The version it was written over; None takes whatever is there. */
  version?: number | null,
};

export type Environment = {
  /** Id. */
  id: string,
  /** Short code, such as `UAT`. */
  code: string,
  /** Name in full. */
  name: string,
  /** What it is for. */
  kind: EnvironmentKind,
  /** Code of the environment that must validate a release first. */
  feeds_from: string | null,
  /** Place on the ladder, from 0. */
  position: number,
  /** Whether DFSPs see it. */
  dfsp_visible: boolean,
  /** What to know about it. */
  notes: string,
  /** Codes of environments on the same infrastructure. */
  shares_with: Array<string>,
};

export type EnvironmentBoard = {
  /** The ladder. */
  environments: Array<BoardEnvironment>,
  /** Products with their components. */
  products: Array<BoardProduct>,
};

export type EnvironmentComparison = {
  /** Code of the first. */
  from: string,
  /** Code of the second. */
  to: string,
  /** `fresh`, `stale` or `never`, of the first. */
  from_freshness: string,
  /** The same of the second. */
  to_freshness: string,
  /** Components, what needs attention first. */
  components: Array<DifferenceShape>,
  /** Charts likewise. */
  charts: Array<DifferenceShape>,
  /** How far the second is like the first. */
  parity: ParityShape,
};

export type Environments = {
  /** In order. */
  environments: Array<Environment>,
};

export type Error = {
  /** What a host may act on. */
  code: Code,
  /** What happened and what was kept, in plain words. */
  message: string,
  /** What to do about it; empty when there is nothing to add. */
  hint: string,
  /** The form field it is about, when it is about one. */
  field?: string,
};

export type EscalationStep = {
  /** Who. */
  who: string,
  /** Why. */
  why: string,
};

export type Evidence = {
  /** Id. */
  id: string,
  /** `link`, `file` or `note`. */
  kind: string,
  /** The address, the file's name, or the text. */
  text: string,
  /** SHA-256 of a file's content; empty for others. */
  sha256: string,
  /** When it was added. */
  at: Stamp,
  /** By whom. */
  by: string,
};

export type ExpandWindow = {
  /** The window. */
  id: string,
  /** First day, `YYYY-MM-DD`, in the window's zone. */
  from: string,
  /** Last day, inclusive. */
  to: string,
};

export type ExportArticles = {
  /** The folder, an absolute path; it is made where it is not there. */
  folder: string,
  /** Whether one HTML file of all of them is written as well. */
  html?: boolean | null,
  /** Only articles about this release, by version or id. */
  release?: string | null,
  /** Articles for this audience and wider ones; all without it. */
  audience?: string | null,
};

export type ExportCalendar = {
  /** Where to, absolute. */
  path: string,
  /** Only this deployment. */
  deployment?: string | null,
  /** Only this release. */
  release?: string | null,
  /** Codes or ids of environments; empty means every one. */
  environments: Array<string>,
  /** Whether to write it again whenever something in it changes. */
  keep: boolean,
};

export type FactDiff = {
  /** `kind`, `audience`, `versions`, `products`, `components`, `environments` or `tags`. */
  fact: string,
  /** What the older one says; empty when it says nothing. */
  before: Array<string>,
  /** What the newer one says. */
  after: Array<string>,
  /** Whether they differ. */
  changed: boolean,
};

export type Facts = {
  /** Tags, by name. */
  tags: Array<string>,
  /** Components, by name. */
  components: Array<string>,
  /** Products, by name. */
  products: Array<string>,
};

export type Fate = "taken" | "kept" | "shown";

export type FieldChange = {
  /** Kind of thing. */
  kind: string,
  /** Its id. */
  id: string,
  /** Field; empty when the whole thing was made or removed. */
  field: string,
  /** Before, as text; None when there was nothing. */
  before: string | null,
  /** After, as text; None when nothing is left. */
  after: string | null,
};

export type FieldMapping = {
  /** Our name for it, such as `severity`. */
  field: string,
  /** The desk's name for it. */
  theirs: string,
  /** Values that differ; one that is not named is the same on both sides. */
  values: Array<ValueMapping>,
};

export type FileDiff = {
  /** How the text names it. */
  name: string,
  /** `added`, `removed` or `replaced`. */
  change: string,
  /** What it was; None for one that was added. */
  before: ArticleFile | null,
  /** What it is; None for one that was taken away. */
  after: ArticleFile | null,
};

export type FileShape = {
  /** Id; of one still to be sent, its entry in the outbox. */
  id: string,
  /** Where it lies or goes: desk and key, such as `rt 10482`. */
  ticket: string,
  /** Its name, as a file may be called here. */
  name: string,
  /** Its media type, as the desk says. */
  kind: string,
  /** Its size in bytes, as the desk says. */
  size: number,
  /** Who put it there. */
  by: string,
  /** When. */
  at: Stamp,
  /** Whether those outside the team may see it; only of one still to be sent. */
  public: boolean | null,
  /** `there` at the desk, `here` as well, or, still to be sent, `queued`, `sending`, `unknown` or `refused`. */
  state: string,
  /** Why the desk will not have it. */
  error: string | null,
  /** Until when it is held back, so that it can be taken back. */
  not_before: Stamp | null,
};

export type FindingShape = {
  /** The rule's id. */
  rule: string,
  /** The rule's number in the guide-backed list, 0 for Slipway's own. */
  number: number,
  /** How strictly it is held here. */
  level: LevelShape,
  /** What it is about, such as a component's or a check's name. */
  subject: string,
  /** The fact that broke it. */
  message: string,
  /** The way out. */
  hint: string,
  /** Which button mends it: `open_notes`, `open_components`, `open_readiness`, `choose_source`, `edit_release`, `lift_block`; empty when only people can. */
  fix: string,
  /** Codes of the environments that the button leads to; of two that are compared the one to be matched comes first. */
  environments?: Array<string>,
  /** Who let it pass and why, when it was overridden. */
  overridden?: OverrideShape,
};

export type FixedDefect = {
  /** Id. */
  id: string,
  /** Number. */
  number: number,
  /** What it is called. */
  title: string,
  /** Desk and ticket; None for one that is held here alone. */
  ticket: string | null,
  /** Where it stands. */
  status: string,
  /** Severity, or empty. */
  severity: string,
  /** The release that its fix was planned into. */
  release: string,
  /** Whether it may be closed now. */
  may_close: boolean,
  /** Why not; empty when it may. */
  why_not: string,
};

export type FlagArticle = {
  /** The article. */
  article: string,
  /** `outdated`, `wrong` or `unclear`. */
  reason: string,
  /** In words. */
  text: string,
  /** The defect it was noticed at, by id or number. */
  defect?: string | null,
};

export type FlakyAssertion = {
  /** Its key. */
  key: string,
  /** How often it turned round. */
  flips: number,
  /** In how many runs it passed or failed. */
  runs: number,
  /** The known issue that it looks like, where it failed in this run. */
  known: KnownFlaky | null,
};

export type HaltShape = {
  /** Id. */
  id: string,
  /** Why. */
  reason: string,
  /** Codes of the environments it stops; empty means every one. */
  environments: Array<string>,
  /** Who set it. */
  by: string,
  /** When. */
  at: Stamp,
  /** When it ends by itself. */
  until: Stamp | null,
  /** Whether it holds now. */
  active: boolean,
  /** Who lifted it and why. */
  lifted: LiftShape | null,
};

export type Halts = {
  /** The newest first. */
  halts: Array<HaltShape>,
};

export type HandRelease = {
  /** Its name. */
  release: string,
  /** Where it is installed. */
  namespace: string,
  /** Its chart. */
  chart: string,
  /** Version of the chart. */
  version: string,
  /** As written. */
  app_version?: string | null,
};

export type Handover = {
  /** The release's id. */
  release: string,
  /** Such as `Mojaloop 17.1.0 r1`. */
  title: string,
  /** `open`, or `accepted` when every item is. */
  state: string,
  /** What keeps it from being accepted, in words. */
  open: Array<string>,
  /** Its items. */
  items: Array<HandoverItem>,
  /** What Operations said, newest first. */
  verdicts: Array<HandoverVerdict>,
  /** Why I may not accept or return; empty when I may. */
  not_mine: string,
};

export type HandoverItem = {
  /** `runbook`, `notes`, `packages`, `scripts`, `article/ID`, or `component/NAME` for one that lacks its article. */
  key: string,
  /** `runbook`, `notes`, `packages`, `scripts` or `article`. */
  kind: string,
  /** What it is called. */
  title: string,
  /** What it holds, or what is missing. */
  detail: string,
  /** `missing`, `open`, `accepted`, `returned`, or `changed` when it is another than what was looked at. */
  state: string,
  /** Whether there is nothing to look at; it is accepted only with a reason. */
  missing: boolean,
  /** What it is now; a verdict names it. */
  mark: string,
  /** The last verdict on it. */
  last: HandoverVerdict | null,
};

export type HandoverVerdict = {
  /** The item's key. */
  item: string,
  /** `accepted` or `returned`. */
  verdict: string,
  /** When. */
  at: Stamp,
  /** Who. */
  by: string,
  /** Why. */
  why: string,
};

export type HeldShrink = {
  /** Versions known before. */
  before: number,
  /** Versions in the index that was read. */
  after: number,
};

export type Hit = {
  /** A kind of [`Named`], `defect`, `article` or `chart_version`. */
  kind: string,
  /** What it is called. */
  title: string,
  /** A word on it. */
  detail: string,
  /** Its state, in words. */
  state: string,
  /** Where it opens: a path of the window. */
  path: string,
};

export type Hits = {
  /** Best first within each kind. */
  hits: Array<Hit>,
};

export type Holiday = {
  /** `YYYY-MM-DD`. */
  date: string,
  /** Its name. */
  name: string,
};

export type HoursShape = {
  /** ISO weekday: 1 is Monday. */
  day: number,
  /** `HH:MM`. */
  from: string,
  /** `HH:MM`, the first minute after. */
  to: string,
};

export type Hub = {
  /** The hub's name. */
  name: string,
  /** IANA zone. */
  zone: string,
  /** Working time, by weekday. */
  working_hours: Array<HoursShape>,
  /** Days on which nobody works. */
  holidays: Array<Holiday>,
  /** Working days between the planning of a change and its window, by its type. */
  lead_days?: LeadDays,
};

export type ImportArticles = {
  /** The folder, an absolute path. */
  folder: string,
  /** `markdown`, `vuepress`, `docusaurus`, `confluence` or `bookstack`. */
  format?: string | null,
  /** The kind of those that do not say. */
  kind?: string | null,
};

export type ImportCalendar = {
  /** URL or path of the .ics; a known one is read again. */
  location: string,
  /** Its name; None takes the calendar's own, or the file's. */
  name?: string | null,
  /** Codes or ids of the environments its entries freeze; empty means every one. */
  environments: Array<string>,
  /** IANA zone for entries without one; None is the hub's. */
  zone?: string | null,
};

export type ImportDeskArticles = {
  /** The desk, by name or id. */
  desk: string,
  /** A project of Redmine, or a class of articles of Request Tracker; without it the desk's own project, or every class. */
  project?: string | null,
  /** `textile` or `markdown`, where the desk does not say; without it the texts tell. */
  markup?: string | null,
  /** The kind of the articles. */
  kind?: string | null,
  /** The desk's password or token for this run, kept in the keyring where there is one and it worked. */
  secret?: string | null,
};

export type ImportEvidence = {
  /** Whole path of the report: JSON of the Testing Toolkit or of newman, or JUnit's XML. With `content` only its name. */
  file: string,
  /** The report itself, base64, where it was dropped and its path is not known; at most 20 MiB. */
  content?: string | null,
  /** The release that was tested, by version or id. */
  release: string,
  /** Where, by code, name or id. */
  environment: string,
  /** The suite: `gp`, `bulk`, `settlement`, …, or a name of the scheme's own. */
  suite: string,
  /** Version of the test cases that were run, such as `v17.2.0`. */
  collection: string,
  /** Day of that version, `YYYY-MM-DD`. */
  collection_day?: string | null,
};

export type ImportRelease = {
  /** The repository's name. */
  repo?: string | null,
  /** The chart's name. */
  chart?: string | null,
  /** The exact version. */
  version: string,
  /** Text of the release notes. */
  notes?: string | null,
  /** Where the notes came from: a file's name or an address. */
  notes_origin?: string | null,
  /** The product's id or name; the chart decides when it is not given. */
  product?: string | null,
  /** The Program Increment's label. */
  pi?: string | null,
  /** The release whose components are copied. */
  copy_of?: string | null,
  /** Make the next revision of a version that is planned already. */
  revision: boolean,
  /** Components written by hand. */
  components: Array<ManualComponent>,
  /** Further products that go with it. */
  products: Array<PackagedProduct>,
  /** When it shall be in Production. */
  target?: WallTime | null,
  /** The owner's person id; who acts when it is not given. */
  owner?: string | null,
};

export type Imported = {
  /** Articles that are new or as they were. */
  imported: number,
  /** Those of them that were here already and have a new version now. */
  updated: number,
  /** Those of them that were here already and did not change. */
  unchanged: number,
  /** Files that came with them. */
  files: number,
  /** What was left out, and why. */
  skipped: Array<Skipped>,
  /** What is told of those that came in: another place, a picture that is not there, an owner. */
  notes: Array<Skipped>,
  /** Which markup the texts were read as, and why; empty where it was never in question. */
  read_as: string,
};

export type ImportedRun = {
  /** What the rules say. */
  findings: Array<FindingShape>,
  /** Id. */
  id: string,
  /** The release's id. */
  release: string,
  /** Such as `Mojaloop 17.1.0 r1`. */
  release_title: string,
  /** Code of the environment. */
  environment: string,
  /** Its name. */
  environment_name: string,
  /** Slug of the suite. */
  suite: string,
  /** What people read of it. */
  suite_title: string,
  /** Version of the test cases that were run. */
  collection: string,
  /** Day of that version, `YYYY-MM-DD`, as it was given. */
  collection_day: string | null,
  /** Version that the release's notes name. */
  required: string | null,
  /** `toolkit`, `toolkit_short`, `newman` or `junit`. */
  format: string,
  /** What the report is called. */
  name: string,
  /** The report's own id, or empty. */
  report_id: string,
  /** Name of the file. */
  file: string,
  /** SHA-256 of the file. */
  sha256: string,
  /** Its size. */
  bytes: number,
  /** When the run began, where the report says so with a zone. */
  started: Stamp | null,
  /** When it ended, likewise. */
  completed: Stamp | null,
  /** How long it took, in milliseconds. */
  duration_ms: number | null,
  /** Whether it says that it was ended before it was done. */
  cut_short: boolean,
  /** Assertions, counted. */
  assertions: number,
  /** Those that held. */
  passed: number,
  /** Those that did not. */
  failed: number,
  /** All others. */
  skipped: number,
  /** Requests; null where the report tells of none. */
  requests: number | null,
  /** Test cases; null where the report tells of none. */
  test_cases: number | null,
  /** Requests and scripts that broke off outside any assertion. */
  broken: number,
  /** Whether the report calls itself passed; null where it does not say. */
  is_passed_claimed: boolean | null,
  /** How many assertions it says there were. */
  claimed_assertions: number | null,
  /** How many it says held. */
  claimed_passed: number | null,
  /** `passed`, `failed` or `no_evidence`, by the counts; not `passed` where the report itself tells of a failure that none of them shows. */
  verdict: string,
  /** Secrets and account numbers that were left out. */
  redacted: number,
  /** Assertions that are counted and not kept one by one. */
  left_out: number,
  /** When it was imported. */
  imported: Stamp,
  /** By whom. */
  imported_by: string,
};

export type Increment = {
  /** Id. */
  id: string,
  /** Label, such as `PI-32`. */
  label: string,
  /** First day. */
  start: string,
  /** Last day. */
  end: string,
  /** From this day no feature joins a release. */
  feature_freeze: string | null,
  /** From this day no bug fix joins but the critical. */
  bugfix_freeze: string | null,
  /** Releases planned in it. */
  releases: number,
};

export type IncrementProgress = {
  /** Its label. */
  label: string,
  /** First day. */
  start: string,
  /** Last day. */
  end: string,
  /** The week today lies in, from 1. */
  week: number,
  /** Weeks in all. */
  weeks: number,
};

export type Increments = {
  /** Newest first. */
  increments: Array<Increment>,
};

export type Intake = {
  /** Id. */
  id: string,
  /** The repository's name. */
  repo: string,
  /** The chart's name. */
  chart: string,
  /** The new version. */
  version: string,
  /** When it was found. */
  found_at: Stamp,
  /** `proposed`, `planned` or `dismissed`. */
  state: string,
};

export type Intakes = {
  /** Newest first. */
  intakes: Array<Intake>,
};

export type Integrity = {
  /** Whether nothing was found. */
  ok: boolean,
  /** What was looked at. */
  checks: Array<IntegrityCheck>,
};

export type IntegrityCheck = {
  /** What. */
  name: string,
  /** Whether it holds. */
  ok: boolean,
  /** What was found. */
  detail: string,
};

export type JudgeFlag = {
  /** Its id. */
  id: string,
  /** What was done about it. */
  answer: string,
};

export type JudgeHandover = {
  /** The release, by version or id. */
  release: string,
  /** Keys of the items; an article also by its path or title. None of them accepts all that are there. */
  items: Array<string>,
  /** `accept` or `return`. */
  verdict: string,
  /** Why; needed to return, and to do without what is missing. */
  why: string,
  /** What the one item was when it was looked at; None takes it as it is. */
  mark?: string | null,
};

export type Keys = {
  /** The key that signs what is made here; None until one is made. */
  own: OwnKey | null,
  /** Those that signed before it, newest first. */
  former: Array<OwnKey>,
  /** Keys of others, withdrawn ones included. */
  keys: Array<TrustedKey>,
  /** What this organisation is called where nobody said otherwise. */
  organisation: string,
};

export type KnowledgeDesk = {
  /** How many articles there are. */
  total: number,
  /** What waits for a reviewer, the soonest due first; mine to approve or not. */
  queue: Array<Due>,
  /** How many of those I may approve. */
  mine: number,
  /** What I am writing, the last one first. */
  drafts: Array<MyDraft>,
  /** What runs out, the soonest first. */
  runs_out: Array<ArticleRow>,
  /** How many are to be looked at again already. */
  overdue: number,
  /** Flags that nobody settled, oldest first. */
  flags: Array<ArticleFlag>,
  /** The newest changes. */
  recent: Array<ArticleRow>,
  /** Searches that found nothing. */
  misses: Array<ArticleMiss>,
  /** Defects that are closed. */
  closed_defects: number,
  /** Those of them that have an article. */
  closed_with_article: number,
  /** Stale and all published articles of each product; the empty name stands for none. */
  products: Array<ProductKnowledge>,
  /** Components that the next releases bring or change and that no article is about. */
  missing: Array<MissingArticle>,
};

export type KnowledgeDiff = {
  /** The article's id. */
  article: string,
  /** The older version; 0 for nothing. */
  from: number,
  /** The newer one. */
  to: number,
  /** Lines that were added. */
  added: number,
  /** Lines that were taken away. */
  removed: number,
  /** Places that differ. */
  changes: number,
  /** What each says it holds for, where either says anything. */
  facts: Array<FactDiff>,
  /** Files that differ, by name. */
  files: Array<FileDiff>,
  /** Hash of the newer one's list of files, which an approval names beside the text's. */
  files_sha256: string,
  /** Line by line. */
  rows: Array<DiffRow>,
  /** The newer one as HTML, what changed marked. */
  html: string,
};

export type KnownFlaky = {
  /** Its number in mojaloop/project. */
  number: number,
  /** What it is about. */
  title: string,
  /** Where it can be read. */
  url: string,
  /** Where it is named as known. */
  source: string,
};

export type LeadDays = {
  /** Of a standard change. */
  standard: number,
  /** Of a minor one. */
  minor: number,
  /** Of a major one. */
  major: number,
};

export type LeftFile = {
  /** Where it lies, from the folder on. */
  path: string,
  /** Why. */
  reason: string,
};

export type LeftOut = {
  /** `YYYY-MM-DD` in the zone shown. */
  date: string,
  /** The environment's id. */
  environment_id: string,
  /** How many. */
  count: number,
};

export type LevelShape = "block" | "warn" | "unknown" | "met";

export type LiftHalt = {
  /** Which; None lifts the only one that holds. */
  id?: string | null,
  /** Why. */
  reason: string,
};

export type LiftShape = {
  /** Who. */
  by: string,
  /** When. */
  at: Stamp,
  /** Why. */
  reason: string,
};

export type LiftWindow = {
  /** The freeze. */
  id: string,
  /** Why. */
  reason: string,
};

export type LinkDefect = {
  /** The defect. */
  id: string,
  /** The other: its id, its number, or desk and key such as `rt 10482`; an empty text parts the ticket from the defect it is part of. */
  ticket: string,
};

export type ListArticles = {
  /** Words to look for; without an order the best come first then. */
  query?: string | null,
  /** A kind's slug. */
  kind?: string | null,
  /** A state, `pending` for those with a version that waits, `stale`, or `flagged`. */
  state?: string | null,
  /** A tag. */
  tag?: string | null,
  /** A component. */
  component?: string | null,
  /** A product. */
  product?: string | null,
  /** Who answers for it, by id. */
  owner?: string | null,
  /** `changed` (the newest first, as without a wish), `title`, `due` or `kind`. */
  sort?: string | null,
  /** How many to leave out. */
  offset?: number | null,
  /** How many to give; 100 without a wish, at most 1,000. */
  limit?: number | null,
};

export type ListCharts = {
  /** Part of a name or description. */
  search?: string | null,
  /** Only this repository's. */
  repo?: string | null,
};

export type ListDefects = {
  /** A saved view's id or name; what is given besides is laid over it. */
  view?: string | null,
  /** Words to look for, in title, description and conversation. */
  query?: string | null,
  /** Only what waits for a decision. */
  inbox?: boolean | null,
  /** `open`, or one of the states. */
  status?: string | null,
  /** `accepted`, `duplicate`, `declined`, or `snoozed` for what is out of the inbox for a while. */
  decided?: string | null,
  /** Severity. */
  severity?: string | null,
  /** Priority. */
  priority?: string | null,
  /** Release; an empty text asks for those without. */
  release?: string | null,
  /** Component. */
  component?: string | null,
  /** Owner; an empty text asks for those without. */
  owner?: string | null,
  /** The desk's name. */
  desk?: string | null,
  /** `reported`, `due`, `number`, `title`, `severity`, `priority`, `status`, `release`, `component` or `owner`, with `-` before it for the other way round. Else oldest first in the inbox and newest first elsewhere. */
  sort?: string | null,
  /** Skips so many. */
  offset?: number | null,
  /** At most so many; 100 when not given. */
  limit?: number | null,
  /** Gives the ids of all besides, in order. */
  ids?: boolean | null,
};

export type ListDeployments = {
  /** Only this release: id or version. */
  release?: string | null,
  /** Only this environment: id or code. */
  environment?: string | null,
  /** Also closed and cancelled ones. */
  past: boolean,
  /** Only those whose confirmation no longer holds. */
  needs_confirming: boolean,
};

export type ListEvidence = {
  /** Those of this release, by version or id. */
  release?: string | null,
  /** Those in this environment, by code, name or id. */
  environment?: string | null,
  /** Those of this suite. */
  suite?: string | null,
};

export type ListMessages = {
  /** Only this deployment. */
  deployment?: string | null,
  /** Only this release: id or version. */
  release?: string | null,
  /** Only what must still go out. */
  due: boolean,
};

export type ListOperations = {
  /** Only those that touched this thing, such as a release's id. */
  subject?: string | null,
  /** At most so many; 200 when not given. */
  limit?: number | null,
};

export type ListRunbooks = {
  /** Only those of this release: id or version. */
  release?: string | null,
  /** Only those of this environment: id or code. */
  environment?: string | null,
};

export type ListVersions = {
  /** The chart's name. */
  chart: string,
  /** Only this repository's. */
  repo?: string | null,
  /** Also revisions, prereleases and development builds. */
  all: boolean,
};

export type ListWindows = {
  /** `maintenance` or `freeze`; None lists both. */
  kind?: string | null,
  /** Also what is over or lifted. */
  past: boolean,
};

export type Live = {
  /** When it was opened. */
  opened_at: Stamp,
  /** When it must be over. */
  ends_at: Stamp,
  /** The last moment at which a rollback still fits; None while its length is not known. */
  no_return_at: Stamp | null,
  /** Whether a rollback fits no more. */
  past_no_return: boolean,
  /** Whether its end is past. */
  overrun: boolean,
  /** Whether the maintenance window lets it end late. */
  overrun_allowed: boolean,
};

export type LookBundle = {
  /** Whole path of the file; with `content` only its name. */
  file: string,
  /** The bundle itself, base64, where it was dropped; at most 20 MiB. */
  content?: string | null,
  /** What shall be taken although something else is here: `components`, `products`, `chart`, `notes`, `runbooks`, or `all` of these. */
  take: Array<string>,
};

export type MailServer = {
  /** Host name; empty while none is set up. */
  host: string,
  /** Port. */
  port: number,
  /** `tls`, `starttls` or `none`. */
  security: "tls" | "starttls" | "none",
  /** Login name, or empty. */
  login: string,
  /** Address the mail comes from. */
  from_address: string,
  /** Name beside it. */
  from_name: string,
  /** Whether there is a password. */
  password_ready: boolean,
  /** `keyring`; `this_run` where there is no keyring and it is gone when the program ends; `none`. */
  password_kept: "keyring" | "this_run" | "none",
  /** PEM file with the authority of its certificate; empty for those of the system. */
  ca_file: string,
};

export type MakeBundle = {
  /** The release, by version or id. */
  release: string,
  /** Whole path of the file; one that is there is replaced. */
  file: string,
  /** The signing key, for a machine without a keyring. */
  secret?: string | null,
};

export type ManualComponent = {
  /** Name. */
  name: string,
  /** Exact version. */
  version: string,
};

export type MapDesk = {
  /** Id or name of the desk. */
  id: string,
  /** The whole mapping. */
  mapping: DeskMapping,
};

export type MatrixRowShape = {
  /** Such as `Kubernetes`. */
  name: string,
  /** Such as `v1.29`. */
  version: string,
};

export type MatrixStep = {
  /** 1 to 5. */
  value: number,
  /** Short, such as `money at risk`. */
  title: string,
};

export type MessageShape = {
  /** Id; one that is only demanded is `KIND:ABOUT:AUDIENCE`, with the ids of the latter two. */
  id: string,
  /** What it says. */
  kind: MessageKind,
  /** The deployment. */
  deployment_id: string | null,
  /** The release. */
  release_id: string | null,
  /** What it is about, such as `Mojaloop 17.1.0 r1 into PRD`. */
  about: string,
  /** To whom. */
  audience: string,
  /** Their id. */
  audience_id: string,
  /** `due`, `overdue`, `draft`, `sent`, `failed` or `waived`. */
  state: "due" | "overdue" | "draft" | "sent" | "failed" | "waived",
  /** The latest moment by which it must go. */
  latest: Stamp | null,
  /** Its subject. */
  subject: string,
  /** How it went out: `copy`, `mailto`, `eml`, `smtp`, `webhook`. */
  way: string,
  /** What the other side answered, or why it was waived. */
  result: string,
  /** When it came to its state. */
  at: Stamp | null,
  /** Who. */
  by: string | null,
};

export type Messages = {
  /** What must go out first, by its latest date; then what went, the newest first. */
  messages: Array<MessageShape>,
};

export type MirrorArticles = {
  /** The folder, an absolute path; it is made where it is not there. */
  folder: string,
  /** Whether one HTML file of all of them is written as well. */
  html?: boolean | null,
  /** Articles for this audience and wider ones; all without it. */
  audience?: string | null,
};

export type Missed = {
  /** What was looked for. */
  query: string,
  /** True forgets it: somebody wrote what it looked for. */
  settled?: boolean | null,
};

export type MissingArticle = {
  /** The release's id. */
  release: string,
  /** What it is called. */
  title: string,
  /** The component. */
  component: string,
  /** The version it comes in. */
  version: string,
  /** `new` or `changed`. */
  change: string,
};

export type MoveEnvironment = {
  /** Id or code. */
  id: string,
  /** Its new place on the ladder, from 0. */
  position: number,
};

export type MyDraft = {
  /** The article's id. */
  article: string,
  /** What it is called so far. */
  title: string,
  /** Slug of its kind, or empty. */
  kind: string,
  /** Whether the article is new. */
  new: boolean,
  /** Whether a reviewer sent the last version back. */
  returned: boolean,
  /** When it was kept. */
  saved: Stamp,
};

export type NameDefect = {
  /** Id, number, or desk and key such as `rt 10482`. */
  id: string,
};

export type NameEnvironment = {
  /** Id, code or name. */
  environment: string,
};

export type NameMessage = {
  /** Its id, also that of one which is only demanded. */
  id?: string | null,
  /** What it says. */
  kind?: MessageKind | null,
  /** The deployment. */
  deployment?: string | null,
  /** The release: id or version. */
  release?: string | null,
  /** Audience: id or name; None is the first that is concerned. */
  audience?: string | null,
};

export type NameRelease = {
  /** Id, or version. */
  release: string,
};

export type NameRun = {
  /** Its id, `RELEASE/ENVIRONMENT#NUMBER`, or `RELEASE/ENVIRONMENT` for the newest. */
  run: string,
};

export type NameRunbook = {
  /** Its id, or `RELEASE/ENVIRONMENT` such as `17.2.0/UAT`. */
  runbook: string,
};

export type Named = {
  /** `release`, `component`, `deployment`, `chart`, `increment`, `environment`, `person`. */
  kind: string,
  /** What it is called. */
  title: string,
  /** A word on it. */
  detail: string,
  /** What else it is found by. */
  also: string,
  /** Its state, in words. */
  state: string,
  /** Where it opens: a path of the window. */
  path: string,
};

export type NamedArticle = {
  /** Id. */
  id: string,
  /** What it is called. */
  title: string,
  /** Slug of its kind, or empty. */
  kind: string,
};

export type Names = {
  /** False when there are too many to give at once: each search is asked then. */
  whole: boolean,
  /** Kind by kind, in the order in which each kind is shown. */
  names: Array<Named>,
};

export type NewDefect = {
  /** What it is. */
  title: string,
  /** The desk that shall have a ticket of it; None keeps it here. */
  desk?: string | null,
  /** `S1` to `S4`. */
  severity?: string | null,
  /** What happens. */
  observed?: string | null,
  /** What should. */
  expected?: string | null,
  /** How to make it happen. */
  steps?: string | null,
  /** Logs, or where they are. */
  logs?: string | null,
  /** The release it was found in. */
  found_version?: string | null,
  /** Component. */
  component?: string | null,
  /** Where it was found. */
  environment?: string | null,
  /** Ticket of the incident. */
  incident?: string | null,
  /** The lower environment it was reproduced in. */
  reproduced_environment?: string | null,
  /** The version it was reproduced at. */
  reproduced_version?: string | null,
  /** Whether it was found in a deployment's window: `yes`, `no` or empty. */
  found_in_window?: string | null,
  /** How to live with it. */
  workaround?: string | null,
  /** Whether it is a known error: `yes`, `no` or empty. */
  known_error?: string | null,
};

export type NewKey = {
  /** What we call ourselves in what it signs; else the hub's name. */
  organisation?: string | null,
  /** A key is there already, and another takes its place: everybody must trust the new one. */
  replace: boolean,
  /** The key itself, 64 hexadecimal digits, for a machine without a keyring; else one is drawn. */
  secret?: string | null,
};

export type NewRunbook = {
  /** Release: id or version. */
  release: string,
  /** Environment: id or code. */
  environment: string,
  /** The runbook it begins as: id, `RELEASE/ENVIRONMENT`, or a release, of which the runbook in the same environment is meant, else the one in the highest. */
  from?: string | null,
  /** The strategy whose template it begins as. With neither, the runbook that this release was rehearsed with below is meant, else that of the release before, else the template that fits. */
  template?: Strategy | null,
};

export type NextWindow = {
  /** The deployment. */
  deployment_id: string,
  /** Its environment's code. */
  environment: string,
  /** What goes there. */
  title: string,
  /** When it starts; when it ends, where it is open. */
  at: Stamp,
  /** Whether it is open. */
  open: boolean,
};

export type NoteItem = {
  /** Its text. */
  text: string,
  /** Issues it names. */
  refs: Array<string>,
  /** Line in the notes. */
  line: number,
};

export type Nothing = Record<symbol, never>;

export type ObserveEnvironment = {
  /** Id, code or name. */
  environment: string,
  /** Files that were carried here. */
  files: Array<CarriedFile>,
  /** The cluster to ask. */
  cluster?: AskCluster | null,
  /** Releases as somebody wrote them down. */
  hand: Array<HandRelease>,
  /** The release that files without a name are of. */
  release?: string | null,
  /** Its namespace. */
  namespace?: string | null,
  /** When files were taken, or what is known by hand was so: a wall clock, or RFC 3339. None for the date of the files, else now. */
  taken?: WallTime | null,
  /** Whether what is brought is all there is, in the namespace that is named or else anywhere: what is not in it is gone. */
  whole: boolean,
};

export type Observed = {
  /** Its code. */
  environment: string,
  /** `fresh`, `stale` or `never`. */
  freshness: string,
  /** The newest look. */
  look: SeenLook | null,
  /** Releases that are there, by namespace and name. */
  observed: Array<SeenRelease>,
  /** Releases that were there and could not be read. */
  undecodable: number,
  /** Releases that a whole look no longer showed. */
  gone: Array<string>,
  /** What it stands on. */
  infrastructure: Array<StandsOn>,
};

export type OccurrenceShape = {
  /** RFC 3339 with the zone's offset. */
  start: string,
  /** RFC 3339 with the zone's offset; the first moment after. */
  end: string,
  /** The wall clock the rule asked for, `YYYY-MM-DDTHH:MM`. */
  local_start: string,
  /** IANA zone. */
  tz: string,
  /** `gap` or `fold` where that wall clock is skipped or comes twice; else empty. */
  shift: string,
  /** Such as `Fri 27 Nov 2026, 22:00 – Sat 28 Nov 02:00 WAT (UTC+1)`. */
  label: string,
};

export type Occurrences = {
  /** Oldest first. */
  occurrences: Array<OccurrenceShape>,
};

export type OfferedArticle = {
  /** What it would be called. */
  title: string,
  /** Its text, with front matter. */
  text: string,
};

export type Operation = {
  /** Id. */
  id: string,
  /** Kind, such as `advance_release`. */
  kind: string,
  /** What was done, in words. */
  summary: string,
  /** Who did it. */
  actor: string,
  /** On which machine. */
  device: string,
  /** When. */
  at: Stamp,
  /** Whether it can be undone: it stayed local. */
  local: boolean,
  /** The operation that undid it. */
  undone_by: string | null,
  /** The operation it undid. */
  undoes: string | null,
  /** What it changed, field by field. */
  changes: Array<FieldChange>,
};

export type Operations = {
  /** Newest first. */
  operations: Array<Operation>,
};

export type Outbox = {
  /** Longest waiting first. */
  outbox: Array<Unsent>,
};

export type Outcome = {
  /** The command's own response. */
  value: unknown,
  /** The operation it was logged as, when it wrote. */
  op?: string,
  /** What it changed. */
  changed: Array<Changed>,
};

export type OutlineEntry = {
  /** 1 to 6. */
  level: number,
  /** Its text. */
  text: string,
  /** The id it has in the HTML. */
  anchor: string,
};

export type OverrideDeployment = {
  /** The deployment. */
  id: string,
  /** Only this rule; None lets every block pass. */
  rule?: string | null,
  /** Why. */
  reason: string,
};

export type OverrideShape = {
  /** Why. */
  reason: string,
  /** Who. */
  by: string,
  /** When. */
  at: Stamp,
};

export type Overview = {
  /** Today, in words, such as `Monday 23 November`. */
  today: string,
  /** By due time; what is due on a day, at its end. */
  tasks: Array<Task>,
  /** Releases not yet approved or rejected. */
  releases: Array<ReleaseSummary>,
  /** The Program Increment that holds today; None when none does. */
  picture: Picture | null,
  /** When this was computed. */
  at: Stamp,
};

export type OwnKey = {
  /** What people compare, in groups of four. */
  fingerprint: string,
  /** Its public half. */
  key: string,
  /** What we call ourselves in what it signs. */
  organisation: string,
  /** Where its secret half is: `keyring`, `run` for one run alone, or `given` anew each time. */
  kept: string,
  /** When it was made. */
  made: Stamp,
  /** By whom. */
  by: string,
};

export type PackagedProduct = {
  /** The product's id or name. */
  product: string,
  /** Its exact version; empty takes it out. */
  version: string,
};

export type ParityLineShape = {
  /** `component`, `chart` or `infrastructure`. */
  group: string,
  /** What it is. */
  name: string,
  /** In the first. */
  from: string | null,
  /** In the second. */
  to: string | null,
  /** `differs`, `unknown` or `same`. */
  standing: string,
};

export type ParityShape = {
  /** Of a hundred; what is not known counts as not the same. None when nothing is known of both. */
  score: number | null,
  /** The same. */
  same: number,
  /** Not the same. */
  differs: number,
  /** Not known. */
  unknown: number,
  /** What differs or is not known. */
  lines: Array<ParityLineShape>,
};

export type People = {
  /** By name; those who left come last. */
  people: Array<Person>,
};

export type Person = {
  /** Id. */
  id: string,
  /** Full name. */
  name: string,
  /** Mail address; empty when not known. */
  email: string,
  /** What they may do. */
  roles: Array<Role>,
  /** False once they have left; their operations stay. */
  active: boolean,
};

export type PersonRef = {
  /** Id. */
  id: string,
  /** Name. */
  name: string,
};

export type Picture = {
  /** Its label. */
  label: string,
  /** Its first day. */
  start: string,
  /** Its last day. */
  end: string,
  /** When its first day begins in the hub's zone, RFC 3339. */
  from: string,
  /** When its last day ends. */
  to: string,
  /** Now. */
  now: Stamp,
  /** From this day no feature joins a release. */
  feature_freeze: string | null,
  /** From this day no bug fix joins but the critical. */
  bugfix_freeze: string | null,
  /** From the top of the ladder down. */
  rungs: Array<PictureRung>,
  /** By start. */
  freezes: Array<PictureFreeze>,
  /** By their first step. */
  lines: Array<PictureLine>,
};

export type PictureFreeze = {
  /** Where; empty means everywhere. */
  environment_ids: Array<string>,
  /** RFC 3339. */
  start: string,
  /** RFC 3339, exclusive. */
  end: string,
  /** Whether it denies, or only warns. */
  hard: boolean,
  /** Why. */
  reason: string,
  /** When, in words. */
  label: string,
};

export type PictureLine = {
  /** Id of the release. */
  release_id: string,
  /** What it is called. */
  title: string,
  /** Its state. */
  state: ReleaseState,
  /** When it shall be in Production, as it was planned. */
  target: WallTime | null,
  /** The same moment, RFC 3339. */
  target_at: string | null,
  /** Its deployments, in the order of their moments. */
  steps: Array<PictureStep>,
  /** When another release of its product takes the place where it rests, RFC 3339. */
  until: string | null,
};

export type PictureRung = {
  /** Id of the environment. */
  id: string,
  /** Short code. */
  code: string,
  /** Name in full. */
  name: string,
  /** What it is for. */
  kind: EnvironmentKind,
  /** Whether it hangs off the ladder and leads nowhere, as Sandbox does. */
  branch: boolean,
  /** Code of the environment that must validate a release first. */
  feeds_from: string | null,
};

export type PictureStep = {
  /** Id of the deployment. */
  deployment_id: string,
  /** Where. */
  environment_id: string,
  /** When it happened, or is planned for: RFC 3339. */
  at: string,
  /** The same in words. */
  label: string,
  /** Its state. */
  state: DeploymentState,
  /** What the line does there. */
  how: StepHow,
  /** Why the freeze is that lies over it, when it is planned into one. */
  freeze: string | null,
};

export type PlanDefects = {
  /** Which. */
  ids: Array<string>,
  /** The release's version, such as `17.2.0`; an empty text takes it out again. */
  release: string,
  /** `candidate`, `planned` or `in_notes`; `planned` when not given. */
  stage?: string | null,
  /** A public answer to the reporter, held back for a moment like every public answer. */
  answer?: string | null,
};

export type PlannedRelease = {
  /** Id. */
  id: string,
  /** Product, version and revision: `Mojaloop 17.1.0 r1`. */
  title: string,
};

export type PreventRelease = {
  /** Id or version. */
  release: string,
  /** Whether to prevent, or to lift. */
  prevent: boolean,
  /** Why. */
  reason: string,
};

export type Prevention = {
  /** Why. */
  reason: string,
  /** Who. */
  by: string,
  /** When. */
  at: Stamp,
};

export type PriorityMatrix = {
  /** Grows with each change, and is kept with each decision. */
  version: number,
  /** `P1` to `P4`: one row for each impact, one column for each urgency, 5 first in both. */
  cells: Array<Array<string>>,
  /** What each urgency means, 5 first. */
  urgencies: Array<MatrixStep>,
  /** What each impact means, 5 first. */
  impacts: Array<MatrixStep>,
};

export type Product = {
  /** Id. */
  id: string,
  /** Name. */
  name: string,
  /** Its kind. */
  kind: ProductKind,
  /** The chart it is released as; empty when it has none. */
  chart: string,
  /** Where it comes from. */
  source_url: string,
};

export type ProductKnowledge = {
  /** The product's name, or empty for articles of none. */
  product: string,
  /** Published articles. */
  published: number,
  /** Those that are to be looked at again already. */
  stale: number,
};

export type ProductPath = {
  /** The release that runs, such as `Mojaloop 16.0.4 r0`. */
  running: string,
  /** How many stable releases are above it; None when its version has no place in the order. */
  behind: number | null,
  /** Their versions, the next one first. */
  path: Array<string>,
  /** What their notes say, rolled up; None when none of them is here. */
  rollup: Rollup | null,
};

export type ProductVersion = {
  /** The product's name. */
  product: string,
  /** Its id. */
  product_id: string,
  /** The exact version. */
  version: string,
};

export type Products = {
  /** Core first. */
  products: Array<Product>,
};

export type ReadArchive = {
  /** The repository's name. */
  repo: string,
  /** The chart's name. */
  chart: string,
  /** The exact version. */
  version: string,
  /** The repository's password or token, as for a sync. */
  secret?: string | null,
};

export type RecordRun = {
  /** The run. */
  run: string,
  /** `start`, `finish`, `fail`, `skip`, `reopen`, `go`, `no_go`, `abort`, `evidence`, `note`, `deviation`, `rebaseline`, `complete` or `abandon`. */
  act: string,
  /** The step it is about. */
  step: string,
  /** What was seen or said, or why. */
  text: string,
  /** Who did it or decided; None means who records it. */
  by?: string | null,
  /** Who looked at what was ended. */
  checked_by: string,
};

export type Release = {
  /** The owner's person id. */
  owner_id: string | null,
  /** The product's id. */
  product_id: string,
  /** Further products that go with it. */
  products: Array<ProductVersion>,
  /** The Program Increment's id. */
  pi_id: string | null,
  /** The chart version it was made from. */
  chart: ChartRef | null,
  /** Title of the release it is compared with. */
  previous: string | null,
  /** The state it may move to next. */
  next: ReleaseState | null,
  /** What it holds. */
  components: Array<ComponentShape>,
  /** What the release it is compared with holds and this one lacks: `removed`, with an empty version. */
  removed: Array<ComponentShape>,
  /** Breaking changes, by component. */
  breaking: Array<BreakingShape>,
  /** What its notes demand. */
  required: Required,
  /** Known issues of its notes. */
  known_issues: Array<NoteItem>,
  /** Its readiness. */
  checks: Array<Check>,
  /** What the rules say, blocks first; met ones last. */
  findings: Array<FindingShape>,
  /** Whether it has notes. */
  has_notes: boolean,
  /** Who prevented progression and why. */
  prevention: Prevention | null,
  /** Id. */
  id: string,
  /** Such as `Mojaloop 17.1.0 r1`. */
  title: string,
  /** The product's name. */
  product: string,
  /** Exact version. */
  version: string,
  /** Re-issue of the same version, from 0. */
  revision: number,
  /** Where it stands. */
  state: ReleaseState,
  /** Who answers for it. */
  owner: string | null,
  /** The Program Increment's label. */
  pi: string | null,
  /** When it shall be in Production. */
  target: WallTime | null,
  /** Findings that block its next gate. */
  blocks: number,
  /** Findings that warn. */
  warns: number,
  /** Checks settled. */
  checks_done: number,
  /** Checks in all. */
  checks_total: number,
  /** Components in all. */
  component_count: number,
  /** Why progression is prevented, when it is. */
  prevented: string | null,
  /** Last operation on it. */
  updated_at: Stamp,
};

export type ReleaseBundles = {
  /** Newest first. */
  bundles: Array<BundleShape>,
  /** The newest answer of each organisation, newest first. */
  answers: Array<BundleAnswer>,
  /** What would go into a bundle now. */
  contents: BundleContents,
  /** Whether it was received, so that it can be answered. */
  answerable: boolean,
  /** What an answer would say now, where one can be given. */
  answer: Answered | null,
};

export type ReleaseDiff = {
  /** Title of the first. */
  from: string,
  /** Title of the second. */
  to: string,
  /** By change, downgrades first. */
  components: Array<DifferenceShape>,
  /** What skipping from one to the other brings along. */
  rollup: Rollup,
};

export type ReleaseNotes = {
  /** Whether there are any. */
  present: boolean,
  /** Where they came from. */
  origin: string,
  /** The text as it came. */
  text: string,
  /** Safe HTML. */
  html: string,
  /** Features. */
  features: Array<NoteItem>,
  /** Bug fixes. */
  fixes: Array<NoteItem>,
  /** Known issues. */
  known_issues: Array<NoteItem>,
  /** Deprecations and upgrade notes. */
  remarks: Array<NoteItem>,
  /** API and its versions. */
  api_versions: Array<MatrixRowShape>,
  /** What the notes demand. */
  required: Required,
  /** Breaking changes. */
  breaking: Array<BreakingShape>,
  /** Components named. */
  component_count: number,
  /** Places left unfilled. */
  placeholders: Array<NoteItem>,
  /** Lines that could not be parsed. */
  unparsed: Array<NoteItem>,
  /** The four required contents. */
  contents: Array<ContentShape>,
};

export type ReleasePreview = {
  /** The release; without an id when it is a new one. */
  release: Release,
  /** It is planned already and takes in the chart or the notes it lacks. */
  completes: boolean,
  /** Findings of the rules that are about what it holds, not about what was not done yet. */
  findings: Array<FindingShape>,
};

export type ReleaseSummary = {
  /** Id. */
  id: string,
  /** Such as `Mojaloop 17.1.0 r1`. */
  title: string,
  /** The product's name. */
  product: string,
  /** Exact version. */
  version: string,
  /** Re-issue of the same version, from 0. */
  revision: number,
  /** Where it stands. */
  state: ReleaseState,
  /** Who answers for it. */
  owner: string | null,
  /** The Program Increment's label. */
  pi: string | null,
  /** When it shall be in Production. */
  target: WallTime | null,
  /** Findings that block its next gate. */
  blocks: number,
  /** Findings that warn. */
  warns: number,
  /** Checks settled. */
  checks_done: number,
  /** Checks in all. */
  checks_total: number,
  /** Components in all. */
  component_count: number,
  /** Why progression is prevented, when it is. */
  prevented: string | null,
  /** Last operation on it. */
  updated_at: Stamp,
};

export type Releases = {
  /** Newest version first. */
  releases: Array<ReleaseSummary>,
};

export type RemoteState = {
  /** Id. */
  id: string,
  /** Name. */
  name: string,
  /** `never`, `ok`, `stale`, `failed` or `held`. */
  status: string,
  /** When it was last asked. */
  checked_at: Stamp | null,
};

export type RemoveEvidence = {
  /** The evidence's id. */
  id: string,
};

export type RenderMessage = {
  /** Its id, also that of one which is only demanded. */
  id?: string | null,
  /** What it says. */
  kind?: MessageKind | null,
  /** The deployment. */
  deployment?: string | null,
  /** The release: id or version. */
  release?: string | null,
  /** Audience: id or name; None is the first that is concerned. */
  audience?: string | null,
  /** A template to try instead of the one that is kept. */
  template?: TemplateText | null,
};

export type RenderReply = {
  /** The template's id. */
  template: string,
  /** The defect's id. */
  defect: string,
  /** The reason that is about to be given; None takes the one that was kept. */
  reason?: string | null,
  /** The root that is about to be named, by id or number; None takes the one that was kept. */
  root?: string | null,
  /** The release that is about to be planned; None takes the one that is. */
  release?: string | null,
};

export type RenderedMessage = {
  /** Which. */
  message: MessageShape,
  /** Subject; one line. */
  subject: string,
  /** Plain text. */
  body: string,
  /** Where it goes. */
  addresses: Array<string>,
  /** Whether those who receive it see each other's addresses. */
  shows_receivers: boolean,
  /** A `mailto:` link with all of it; None where it would be longer than mail programs take. */
  mailto: string | null,
  /** Name for the .eml file. */
  file_name: string,
  /** Required fields that the plan leaves empty: it cannot go out without them. */
  missing: Array<string>,
  /** Ways that are set up: of `copy`, `mailto`, `eml`, `smtp`, `webhook`. */
  ways: Array<string>,
};

export type RenderedReply = {
  /** The text. */
  body: string,
  /** Whether it is meant for those outside the team. */
  public: boolean,
  /** Fields that are not known yet and stand in the text as they are. */
  missing: Array<string>,
};

export type Replies = {
  /** In the order they are offered. */
  replies: Array<Reply>,
  /** What can stand in braces in a text, such as `release`. */
  fields: Array<string>,
};

export type Reply = {
  /** `acknowledge`, `need_information`, `planned_for`, `fixed_in`, `declined`, `duplicate`, or the id of one of your own. */
  id: string,
  /** Its name. */
  title: string,
  /** The text, with `{fields}`. */
  body: string,
  /** Whether it is meant for those outside the team. */
  public: boolean,
  /** Whether it is as Slipway brings it. */
  built_in: boolean,
};

export type Repo = {
  /** Id. */
  id: string,
  /** Name, as commands use it. */
  name: string,
  /** Address. */
  url: string,
  /** `http` or `oci`. */
  kind: string,
  /** Charts to ask for, where the registry cannot list them. */
  charts: Array<string>,
  /** `anonymous`, `basic` or `bearer`. */
  auth: string,
  /** User name for basic. */
  username: string,
  /** Whether a secret is kept for it. */
  has_secret: boolean,
  /** Own certificate authority, a file's path; empty for the system's. */
  ca_file: string,
  /** Proxy; empty for the system's. */
  proxy: string,
  /** `never`, `ok`, `stale`, `failed` or `held`. */
  status: string,
  /** When it was last asked. */
  checked_at: Stamp | null,
  /** When its content last changed. */
  changed_at: Stamp | null,
  /** Why the last sync failed; the last good state stays. */
  error: string | null,
  /** Charts stored. */
  chart_count: number,
  /** Versions stored. */
  version_count: number,
  /** A shrink that waits for a person's word. */
  held: HeldShrink | null,
};

export type Report = {
  /** What was found, known or new. */
  issues: Array<ReportIssue>,
  /** Whether the regression tests were run after a rollback, and where their result lies. */
  regression: string,
  /** Who validated it; filled in when it is closed. */
  by: string,
  /** When; filled in when it is closed. */
  at: string,
};

export type ReportIssue = {
  /** `known` proceeds and is reported; `new` needs a decision on the rollback. */
  kind: "known" | "new",
  /** What was seen, with its ticket. */
  text: string,
  /** `proceed` or `roll_back`; a new defect needs one. */
  decision: string,
  /** Who decided. */
  decided_by: string,
};

export type Repos = {
  /** By name. */
  repos: Array<Repo>,
};

export type Required = {
  /** Version of the Testing Toolkit's test cases. */
  test_cases: string | null,
  /** Version of the example backend. */
  backend: string | null,
  /** The dependency test matrix. */
  matrix: Array<MatrixRowShape>,
};

export type ResolveConflict = {
  /** Which. */
  id: string,
  /** `mine`, `theirs` or `edit`. */
  take: string,
  /** What it shall be, for `edit`. */
  value?: string | null,
};

export type RestoreArticle = {
  /** The article. */
  article: string,
  /** The old version. */
  version: number,
  /** Why. */
  why: string,
};

export type RestoreBackup = {
  /** Path of the file. */
  file: string,
};

export type Restored = {
  /** The backup that is live now. */
  file: string,
  /** Where what was here before lies. */
  kept: string,
};

export type Review = {
  /** What was learnt. */
  summary: string,
  /** What is to be done. */
  actions: string,
  /** Who reviewed. */
  by: string,
  /** When. */
  at: Stamp,
};

export type ReviewDeployment = {
  /** The deployment. */
  id: string,
  /** What was learnt. */
  summary: string,
  /** What is to be done, one line each. */
  actions: string,
};

export type RewriteRunbook = {
  /** The text as it is typed. */
  text: string,
  /** The step that changes; its runbook and version are not looked at. */
  change?: SetRunbookStep | null,
};

export type RolledComponent = {
  /** The component; empty for prose about several. */
  component: string,
  /** In the order of first mention. */
  files: Array<RolledFileShape>,
  /** Explanations with the version they came with. */
  text: Array<RolledTextShape>,
};

export type RolledFileShape = {
  /** As written. */
  path: string,
  /** Whether it migrates a database. */
  migration: boolean,
  /** Whether it changes configuration. */
  config: boolean,
  /** Versions whose notes name it, oldest first. */
  versions: Array<string>,
};

export type RolledNotes = {
  /** The version. */
  version: string,
  /** New features. */
  features: Array<NoteItem>,
  /** Bug fixes. */
  fixes: Array<NoteItem>,
  /** Known issues. */
  known_issues: Array<NoteItem>,
  /** Upgrade notes. */
  upgrade_notes: Array<NoteItem>,
  /** Deprecations. */
  deprecations: Array<NoteItem>,
};

export type RolledTextShape = {
  /** The version whose notes say it. */
  version: string,
  /** The text. */
  text: string,
};

export type Rollup = {
  /** Versions whose notes were read, oldest first. */
  versions: Array<string>,
  /** Versions in between that have no notes here. */
  missing: Array<string>,
  /** Breaking changes, by version and component. */
  breaking: Array<RollupEntry>,
  /** The same by component: each file once, with the versions that name it. */
  by_component: Array<RolledComponent>,
  /** What else the notes say, by version; versions that say nothing are left out. */
  notes: Array<RolledNotes>,
};

export type RollupEntry = {
  /** The version whose notes say so. */
  version: string,
  /** The component; empty for prose about several. */
  component: string,
  /** Every file named. */
  files: Array<string>,
  /** Those that migrate a database. */
  migrations: Array<string>,
  /** Those that change configuration. */
  configs: Array<string>,
  /** What else is said, a line each. */
  text: Array<string>,
};

export type RuleShape = {
  /** Id. */
  id: string,
  /** Number in the guide-backed list, 0 for Slipway's own. */
  number: number,
  /** What it demands. */
  title: string,
  /** Where it comes from. */
  basis: string,
  /** `block`, `warn` or `off`. */
  level: string,
  /** What it is when nobody changed it. */
  default_level: string,
  /** Open findings it makes today. */
  fires: number,
};

export type Rules = {
  /** By number. */
  rules: Array<RuleShape>,
};

export type RunChange = {
  /** Its key. */
  key: string,
  /** Name of its case. */
  case: string,
  /** What its request does. */
  request: string,
  /** What must hold. */
  title: string,
  /** `passed`, `failed` or `skipped`; null where it is not in the earlier run. */
  before: string | null,
  /** The same of the later run. */
  after: string | null,
  /** What it says now. */
  message: string,
  /** The known issue that it looks like, in the later run or else in the earlier one. */
  known: KnownFlaky | null,
};

export type RunDecision = {
  /** The step's name. */
  step: string,
  /** Go. */
  go: boolean,
  /** Who decided. */
  by: string,
  /** Why. */
  reason: string,
  /** When. */
  at: Stamp,
};

export type RunEvent = {
  /** When. */
  at: Stamp,
  /** Who did it. */
  by: string,
  /** What, such as `start`. */
  act: string,
  /** The step, or empty. */
  step: string,
  /** What was said, or empty. */
  text: string,
  /** Who looked at it, or empty. */
  checked_by: string,
};

export type RunResult = {
  /** Ids of case, request and assertion with dots between. */
  key: string,
  /** Name of its case. */
  case: string,
  /** What its request does. */
  request: string,
  /** What must hold. */
  title: string,
  /** `passed`, `failed` or `skipped`. */
  status: string,
  /** What it said when it did not hold. */
  message: string,
  /** The known issue that it looks like, where it did not hold. */
  known: KnownFlaky | null,
};

export type RunStep = {
  /** Its name. */
  id: string,
  /** Slug of the part it stands in. */
  section: string,
  /** Slug of what it is. */
  kind: string,
  /** What is done. */
  title: string,
  /** How, in Markdown. */
  text: string,
  /** A command to copy, or empty. */
  command: string,
  /** What is seen when it went well. */
  expected: string,
  /** Who is to do it. */
  maker: string,
  /** Who is to look at it. */
  checker: string,
  /** `waiting`, `running`, `done`, `failed`, `skipped`, `stopped` or `not_needed`. */
  state: string,
  /** Whether it belongs to the way back. */
  back: boolean,
  /** Whether it lies on the critical path. */
  critical: boolean,
  /** Whether a rollback is another one from here on. */
  point_of_no_return: boolean,
  /** The steps it comes after. */
  after: Array<string>,
  /** The steps it still waits for. */
  waits: Array<string>,
  /** Planned start. */
  planned_start: Stamp,
  /** Planned end. */
  planned_end: Stamp,
  /** When it began, or is foreseen to. */
  start: Stamp,
  /** When it ended, or is foreseen to. */
  end: Stamp,
  /** Whether it has begun. */
  started: boolean,
  /** Whether it has ended. */
  ended: boolean,
  /** Who did it. */
  by: string,
  /** Who looked at it. */
  checked_by: string,
  /** What was seen, or why it went so. */
  said: string,
  /** How often it was begun. */
  attempts: number,
  /** Evidence. */
  evidence: Array<string>,
};

export type Runbook = {
  /** Id. */
  id: string,
  /** The release's id. */
  release: string,
  /** Such as `Mojaloop 17.1.0 r1`. */
  release_title: string,
  /** The environment's code. */
  environment: string,
  /** The environment's name. */
  environment_name: string,
  /** 1, then one more with each edit. */
  version: number,
  /** What it is called. */
  title: string,
  /** The version that runs before, or empty. */
  from: string,
  /** How the new versions take over, or empty. */
  strategy: string,
  /** The whole of it as text. */
  text: string,
  /** Hash of the text. */
  sha256: string,
  /** What it was made from, in words. */
  source: string,
  /** The runbook it was made from, where it was one. */
  source_id: string | null,
  /** When it was edited last. */
  edited_at: Stamp,
  /** By whom. */
  edited_by: string,
  /** What follows from it. */
  check: RunbookCheck,
  /** What stands at the head of its parts. */
  notes: Array<RunbookNote>,
  /** Variables and values, those that the runbook before had last. */
  variables: Array<RunbookVariable>,
  /** The runbook that these are compared with, in words; empty when there is none. */
  compared_with: string,
  /** Its steps in time: the way there, then the way back. */
  steps: Array<RunbookStep>,
  /** Its runs, newest first. */
  runs: Array<RunbookRunSummary>,
  /** Its versions, newest first. */
  versions: Array<RunbookVersion>,
};

export type RunbookChange = {
  /** Which. */
  field: string,
  /** Before. */
  before: string,
  /** After. */
  after: string,
};

export type RunbookCheck = {
  /** Minutes there, its validation included. */
  duration: number,
  /** Minutes until everything is taken back, from the worst moment. */
  rollback: number,
  /** Minutes of the test that follows, and of what waits for it. */
  regression: number,
  /** Minutes that a window has to hold. */
  total: number,
  /** Names of the steps of the critical path. */
  critical_path: Array<string>,
  /** Names of those of the way back. */
  critical_path_back: Array<string>,
  /** The latest moment for a no-go in the window that is planned; None when none is. */
  latest_decision: Stamp | null,
  /** Whether the last decision before the validation ends would come later than that; None when no window is planned. */
  too_late: boolean | null,
  /** Runs of the release's runbooks that lengths were measured in. */
  rehearsals: number,
  /** Whether nothing blocks. */
  ready: boolean,
  /** What the rules say, blocks first. */
  findings: Array<FindingShape>,
};

export type RunbookDiff = {
  /** The old one, in words. */
  old: string,
  /** The new one, in words. */
  new: string,
  /** What differs; empty when nothing does. */
  differences: Array<RunbookDifference>,
  /** Lines that were added. */
  added: number,
  /** Lines that were taken away. */
  removed: number,
  /** Places in which the texts differ. */
  changes: number,
  /** Both texts, line beside line. */
  rows: Array<DiffRow>,
};

export type RunbookDifference = {
  /** Title of the part it stands in; empty for the head. */
  section: string,
  /** The step's or the variable's name. */
  name: string,
  /** Whether it is a variable. */
  variable: boolean,
  /** `added`, `removed` or `changed`. */
  kind: string,
  /** What changed. */
  changes: Array<RunbookChange>,
};

export type RunbookNote = {
  /** Slug of the part. */
  section: string,
  /** Markdown. */
  text: string,
};

export type RunbookReport = {
  /** The run. */
  run: string,
  /** Markdown. */
  markdown: string,
  /** The same as HTML that can do nothing. */
  html: string,
  /** Drafts of articles, one for each deviation. */
  articles: Array<OfferedArticle>,
};

export type RunbookRun = {
  /** Id. */
  id: string,
  /** The runbook's id. */
  runbook: string,
  /** Which run of it, from 1. */
  number: number,
  /** `rehearsal` or `live`. */
  mode: string,
  /** The runbook's version that it works through. */
  version: number,
  /** Such as `Mojaloop 17.1.0 r1`. */
  release_title: string,
  /** The environment's code. */
  environment: string,
  /** The deployment whose window it runs in. */
  deployment: string | null,
  /** `running`, `completed`, `rolled_back` or `abandoned`. */
  state: string,
  /** `there` or `back`. */
  way: string,
  /** When it began. */
  begun_at: Stamp,
  /** By whom. */
  begun_by: string,
  /** When it ended. */
  ended_at: Stamp | null,
  /** When and why it turned back, in words; empty while it has not. */
  turned: string,
  /** When its window closes. */
  window_end: Stamp | null,
  /** Planned end of the way it goes. */
  planned_end: Stamp,
  /** Foreseen end, or the end. */
  forecast_end: Stamp,
  /** Seconds it is later than planned; negative when earlier. */
  behind: number,
  /** Seconds that taking back what was begun so far takes. */
  back_now: number,
  /** Seconds that taking everything back takes, at the worst moment. */
  rollback: number,
  /** Seconds of the tests after that. */
  regression: number,
  /** The latest moment for a no-go, where its window ends. */
  latest_decision: Stamp | null,
  /** The next decision: its step. */
  next_decision: string,
  /** When that is foreseen. */
  next_decision_at: Stamp | null,
  /** Whether the next decision would come too late for a rollback inside the window. */
  too_late: boolean,
  /** When a point of no return was begun. */
  no_return: Stamp | null,
  /** Names of steps that may be begun, or decided, now. */
  ready: Array<string>,
  /** Names of steps that keep it from being completed. */
  open: Array<string>,
  /** Its steps in time: the way there, then, once it has turned, the way back. */
  steps: Array<RunStep>,
  /** Goes and no-goes, oldest first. */
  decisions: Array<RunDecision>,
  /** What was recorded, oldest first. */
  events: Array<RunEvent>,
  /** Recorded events that do not fit what came before them, and were left out. */
  unfit: number,
};

export type RunbookRunSummary = {
  /** Id. */
  id: string,
  /** Which run of its runbook. */
  number: number,
  /** `rehearsal` or `live`. */
  mode: string,
  /** `running`, `completed`, `rolled_back` or `abandoned`. */
  state: string,
  /** When it began. */
  begun_at: Stamp,
  /** When it ended. */
  ended_at: Stamp | null,
};

export type RunbookStep = {
  /** How long it takes. */
  length: StepLength,
  /** Earliest start, in seconds from the beginning of its branch. */
  start: number,
  /** Earliest end. */
  end: number,
  /** Latest start that delays nothing. */
  latest_start: number,
  /** Latest end that delays nothing. */
  latest_end: number,
  /** Whether it lies on the critical path. */
  critical: boolean,
  /** Its name. */
  id: string,
  /** Slug of the part it stands in. */
  section: string,
  /** Slug of what it is. */
  kind: string,
  /** What is done. */
  title: string,
  /** How, in Markdown. */
  text: string,
  /** A command to copy, or empty. */
  command: string,
  /** Who does it. */
  maker: string,
  /** Who looks at it. */
  checker: string,
  /** What must have ended before. */
  after: Array<string>,
  /** What must have started before. */
  with: Array<string>,
  /** Somebody's estimate in minutes. */
  estimate: number | null,
  /** What is seen when it went well. */
  expected: string,
  /** Whether a rollback is another one from here on. */
  point_of_no_return: boolean,
  /** The step it takes back, or empty. */
  takes_back: string,
};

export type RunbookSummary = {
  /** Id. */
  id: string,
  /** The release's id. */
  release: string,
  /** Such as `Mojaloop 17.1.0 r1`. */
  release_title: string,
  /** The environment's code. */
  environment: string,
  /** 1, then one more with each edit. */
  version: number,
  /** How many steps it has. */
  steps: number,
  /** Minutes there. */
  duration: number,
  /** Minutes until everything is taken back. */
  rollback: number,
  /** Findings that block. */
  blocks: number,
  /** How its newest run stands: `running`, `completed`, `rolled_back`, `abandoned`; None when there is none. */
  last_run: RunbookRunSummary | null,
  /** When it was edited last. */
  edited_at: Stamp,
};

export type RunbookVariable = {
  /** Its name. */
  name: string,
  /** What it is to be. */
  value: string,
  /** Why. */
  note: string,
  /** `same`, `added`, `changed` or `removed` since the runbook before; empty when there is none. */
  change: string,
  /** What it was there. */
  before: string,
};

export type RunbookVersion = {
  /** From 1. */
  number: number,
  /** When it was saved. */
  at: Stamp,
  /** By whom. */
  by: string,
};

export type Runbooks = {
  /** By release, then along the ladder. */
  runbooks: Array<RunbookSummary>,
};

export type RunsNow = {
  /** The releases that should run there. */
  releases: Array<string>,
  /** `in_sync`, `drifted`, `unknown` or `stale`. */
  verdict: "in_sync" | "drifted" | "unknown" | "stale",
  /** `fresh`, `stale` or `never`. */
  freshness: "fresh" | "stale" | "never",
  /** When somebody looked last. */
  seen: Stamp | null,
};

export type SaidShape = {
  /** Id; of one still to be sent, its entry in the outbox. */
  id: string,
  /** Who said it. */
  author: string,
  /** When. */
  at: Stamp,
  /** What. */
  body: string,
  /** Whether those outside the team read it too. */
  public: boolean,
  /** Where: desk and key, such as `rt 10482`; empty when it stays here. */
  ticket: string,
  /** Whether it was said here. */
  mine: boolean,
  /** `sent`, `queued`, `sending`, `unknown` or `refused`. */
  state: string,
  /** Until when it is held back, so that it can be taken back. */
  not_before: Stamp | null,
};

export type SaveAlias = {
  /** Name as written by some source. */
  alias: string,
  /** Canonical name; empty removes the alias. */
  name: string,
};

export type SaveArticleDraft = {
  /** The article; None begins a new one. */
  article?: string | null,
  /** The whole document; None begins with what readers see, or with the kind's template. */
  text?: string | null,
  /** For a new one: its kind. */
  kind?: string | null,
  /** For a new one: what it is called. */
  title?: string | null,
  /** For a new one: the defect it is made of, by id or number. */
  defect?: string | null,
  /** For a new one: the release it is made of, by version or id. */
  release?: string | null,
  /** True throws the draft away. */
  discard?: boolean | null,
  /** The hash of the draft that this was typed over, as the last answer gave it: a draft that was changed elsewhere meanwhile is left as it is. None writes over whatever is kept. */
  seen?: string | null,
  /** The newer version to write over from now on: it is merged with the draft, and where both changed the same lines both stay between marks. */
  based_on?: number | null,
};

export type SaveArticleFile = {
  /** The article. */
  article: string,
  /** The file's id, or its name. */
  file: string,
  /** The version whose file of that name is meant; None means what readers see. */
  version?: number | null,
  /** The whole path of the file to write. */
  to: string,
};

export type SaveArticleTemplate = {
  /** Slug of the kind. */
  kind: string,
  /** The Markdown; empty goes back to Slipway's. */
  body: string,
  /** Days after which an article of the kind is to be looked at again; 0 takes Slipway's. */
  review_days?: number | null,
};

export type SaveAudience = {
  /** None adds one. */
  id?: string | null,
  /** Its name. */
  name: string,
  /** BCP 47 tag of its templates. */
  language: string,
  /** Mail addresses. */
  addresses: Array<string>,
  /** Change types it is told of; empty means every one. */
  change_types: Array<ChangeType>,
  /** Codes or ids of environments it is told of; empty means every one. */
  environments: Array<string>,
  /** Name of its webhook; empty takes it away. */
  webhook: string,
  /** The webhook's URL, for the keyring; None keeps it. */
  webhook_url?: string | null,
  /** Whether its receivers see each other's addresses in a mail. */
  shows_receivers: boolean,
};

export type SaveDefectFile = {
  /** Which defect. */
  id: string,
  /** The file's id, or its name when only one has it. */
  file: string,
  /** Whole path of the file to write. */
  to: string,
};

export type SaveDeployment = {
  /** None plans one; else only what is given changes. */
  id?: string | null,
  /** Release: id or version. */
  release?: string | null,
  /** What it is, for a change without a release. */
  title?: string | null,
  /** Environment: id or code. */
  environment?: string | null,
  /** First moment; `local` may be an RFC 3339 instant, which is read in `zone`. */
  start?: WallTime | null,
  /** Exact length. */
  minutes?: number | null,
  /** How it is governed. */
  change_type?: ChangeType | null,
  /** Whether payments stop. */
  downtime?: boolean | null,
  /** How the new versions take over. */
  strategy?: Strategy | null,
  /** Who performs it. */
  performed_by?: PerformedBy | null,
  /** Takes how long it takes from its runbook, measured where that was rehearsed; what is estimated besides stands above it. A plan does so by itself. */
  from_runbook?: boolean | null,
  /** Estimate of the runbook in minutes. */
  runbook_minutes?: number | null,
  /** Estimate of the rollback in minutes. */
  rollback_minutes?: number | null,
  /** Estimate of the validation in minutes. */
  validation_minutes?: number | null,
  /** What changes; None on planning writes it from the release. */
  description?: string | null,
  /** What business notices. */
  impact?: string | null,
  /** Who asked for it: id or name; None on planning means who plans. Empty takes them off. */
  initiator?: string | null,
  /** Who performs it. */
  maker?: string | null,
  /** Who validates it. */
  checker?: string | null,
  /** Who is asked about it. */
  coordinator?: string | null,
  /** Day the CAB sits over it; empty takes it away. */
  cab_day?: string | null,
  /** Ticket of the incident or the request. */
  ticket?: string | null,
};

export type SaveDesk = {
  /** None adds one. */
  id?: string | null,
  /** Name. */
  name: string,
  /** `rt`, `redmine`, `jira` or `github`. */
  kind: string,
  /** Address. */
  url: string,
  /** Queue, project or repository. */
  project: string,
  /** `support_bugs`, `hub_incidents` or `product_backlog`. */
  role: string,
  /** Who signs in. */
  username: string,
  /** Own certificate authority. */
  ca_file: string,
  /** Password or token; goes to the keyring and never comes back. None leaves it as it is. */
  secret?: string | null,
};

export type SaveDraft = {
  /** Which. */
  message: NameMessage,
  /** Subject. */
  subject: string,
  /** Text. */
  body: string,
};

export type SaveDriftIgnore = {
  /** None adds one. */
  id?: string | null,
  /** Id, code or name; None for every environment. */
  environment?: string | null,
  /** The layer; None for every one. */
  layer?: string | null,
  /** What it is about; `*` stands for any letters. */
  component: string,
  /** Why. */
  reason: string,
  /** The last day it holds, `YYYY-MM-DD`, in the hub's zone; at most 90 days from now. */
  until: string,
  /** What may be found of it, empty for what is not there; None for what is found now, if anything is. */
  found?: string | null,
  /** Whether it holds for whatever is found. */
  any_version: boolean,
};

export type SaveEnvironment = {
  /** None adds one. */
  id?: string | null,
  /** Short code, letters and digits. */
  code: string,
  /** Name in full. */
  name: string,
  /** What it is for. */
  kind: EnvironmentKind,
  /** Code of the environment that must validate a release first. */
  feeds_from?: string | null,
  /** Place on the ladder; None puts it last. */
  position?: number | null,
  /** Whether DFSPs see it. */
  dfsp_visible: boolean,
  /** What to know about it. */
  notes: string,
  /** Codes of environments on the same infrastructure; None leaves them. */
  shares_with?: Array<string> | null,
};

export type SaveEvidence = {
  /** The evidence's id. */
  id: string,
  /** Whole path of the file to write. */
  file: string,
};

export type SaveHub = {
  /** What to save. */
  hub: Hub,
};

export type SaveIncrement = {
  /** None adds one. */
  id?: string | null,
  /** Label. */
  label: string,
  /** First day, `YYYY-MM-DD`. */
  start: string,
  /** Last day, `YYYY-MM-DD`. */
  end: string,
  /** From this day no feature joins a release. */
  feature_freeze?: string | null,
  /** From this day no bug fix joins but the critical. */
  bugfix_freeze?: string | null,
};

export type SaveInfrastructure = {
  /** Id, code or name. */
  environment: string,
  /** One of the facts. */
  fact: string,
  /** What is there; empty takes it back. */
  value: string,
};

export type SaveMailServer = {
  /** Host name; empty takes the server away. */
  host: string,
  /** Port. */
  port: number,
  /** `tls`, `starttls` or `none` (only to this machine). */
  security: string,
  /** Login name, or empty. */
  login: string,
  /** Address the mail comes from. */
  from_address: string,
  /** Name beside it. */
  from_name: string,
  /** Password, for the keyring; None keeps it. */
  password?: string | null,
  /** PEM file with the authority of its certificate, absolute; empty for those of the system. */
  ca_file: string,
};

export type SaveMatrix = {
  /** One row for each impact, one column for each urgency, 5 first in both. */
  cells: Array<Array<string>>,
};

export type SaveNotes = {
  /** Id or version. */
  release: string,
  /** The text; None reads them from GitHub's releases. */
  text?: string | null,
  /** Where they came from; a GitHub `owner/name` when the text is None. */
  origin: string,
};

export type SavePerson = {
  /** None adds one. */
  id?: string | null,
  /** Full name. */
  name: string,
  /** Mail address. */
  email: string,
  /** What they may do. */
  roles: Array<Role>,
  /** False once they have left. */
  active: boolean,
};

export type SaveProduct = {
  /** None adds one. */
  id?: string | null,
  /** Name. */
  name: string,
  /** Its kind. */
  kind: ProductKind,
  /** The chart it is released as. */
  chart: string,
  /** Where it comes from. */
  source_url: string,
};

export type SaveReply = {
  /** None adds one. */
  id?: string | null,
  /** Its name. */
  title: string,
  /** The text; an empty one removes it, or goes back to the built-in one. */
  body: string,
  /** Whether it is meant for those outside the team. */
  public: boolean,
};

export type SaveRepo = {
  /** None adds one. */
  id?: string | null,
  /** Name. */
  name: string,
  /** `http(s)://…` or `oci://…`. */
  url: string,
  /** Charts to ask for, for a registry. */
  charts: Array<string>,
  /** `anonymous`, `basic` or `bearer`. */
  auth: string,
  /** User name for basic. */
  username: string,
  /** Password or token; goes to the keyring and never comes back. None leaves it as it is. */
  secret?: string | null,
  /** Own certificate authority. */
  ca_file: string,
  /** Proxy. */
  proxy: string,
};

export type SaveRunbookReport = {
  /** The run. */
  run: string,
  /** Where to; one that is there is replaced. */
  to: string,
};

export type SaveScaleValue = {
  /** Its id. */
  id: string,
  /** Such as `Critical`. */
  name: string,
  /** When it applies. */
  criteria: string,
};

export type SaveSlaTargets = {
  /** Those that change. */
  targets: Array<SlaTarget>,
};

export type SaveStandardCheck = {
  /** None adds one; its id is made from its title. */
  id?: string | null,
  /** What must hold. */
  title: string,
  /** Its part. */
  group: CheckGroup,
  /** The state that cannot be entered without it. */
  gate: ReleaseState,
  /** Days after which a pass is stale; 0 for never. */
  fresh_days: number,
};

export type SaveTemplate = {
  /** What it says. */
  kind: MessageKind,
  /** BCP 47 tag. */
  language: string,
  /** Only for this audience: id or name. */
  audience?: string | null,
  /** Subject, a template. */
  subject: string,
  /** Body, a template. */
  body: string,
  /** Working days before the window by which it must have gone. */
  notice_days?: number | null,
  /** Goes back to the built-in one. */
  reset: boolean,
};

export type SaveView = {
  /** None adds one. */
  id?: string | null,
  /** Name. */
  name: string,
  /** Its text. */
  text: string,
};

export type SaveWindow = {
  /** None adds one. */
  id?: string | null,
  /** `maintenance` or `freeze`. */
  kind: string,
  /** A freeze that blocks; a soft one warns. None blocks. */
  hard?: boolean | null,
  /** Why. */
  reason: string,
  /** Person id or name of who answers for it; None means who saves it. */
  owner?: string | null,
  /** First start. */
  start: WallTime,
  /** First end, wall clock of the same zone; either this or `minutes`. */
  end?: string | null,
  /** Exact length; either this or `end`. */
  minutes?: number | null,
  /** RFC 5545 RRULE. */
  rrule?: string | null,
  /** `YYYY-MM-DDTHH:MM` added to the rule. */
  rdates: Array<string>,
  /** `YYYY-MM-DDTHH:MM` taken out of it. */
  exdates: Array<string>,
  /** Codes or ids of its environments; empty means every one. */
  environments: Array<string>,
  /** Names or ids of its products; empty means every one. */
  products: Array<string>,
  /** Whether a rollback may go on in it; None allows it. */
  allow_rollback?: boolean | null,
  /** Whether what began in time may end late. */
  allow_overrun: boolean,
};

export type SavedFile = {
  /** Its id: the evidence's, or the file's of a defect. */
  id: string,
  /** Its path. */
  file: string,
  /** Its length. */
  bytes: number,
  /** Hash of its content. */
  sha256: string,
};

export type ScaleValue = {
  /** Id, such as `severity/S1`. */
  id: string,
  /** `severity` or `priority`. */
  scale: string,
  /** Such as `S1`. */
  code: string,
  /** Such as `Critical`. */
  name: string,
  /** When it applies. */
  criteria: string,
};

export type Scales = {
  /** Severities, then priorities, gravest first. */
  values: Array<ScaleValue>,
};

export type Search = {
  /** What to look for. */
  query: string,
  /** At most so many of each kind; 6 when not given. */
  limit?: number | null,
  /** Leave out what `name_list` gives. */
  beyond_names: boolean,
};

export type SearchArticles = {
  /** Words; nothing in them is syntax. */
  query: string,
  /** How many to give; 20 without a wish. */
  limit?: number | null,
  /** A kind's slug. */
  kind?: string | null,
  /** A component. */
  component?: string | null,
  /** A tag. */
  tag?: string | null,
  /** Whether archived articles are found as well. */
  archived?: boolean | null,
};

export type SecondZone = {
  /** IANA zone. */
  zone: string,
  /** Such as `EAT (UTC+3)`. */
  label: string,
  /** Its days that overlap. */
  days: Array<CalendarDay>,
};

export type SeenLook = {
  /** When. */
  at: Stamp,
  /** `cluster`, `files` or `hand`. */
  way: string,
  /** The context, or what the files were. */
  source: string,
  /** Who looked. */
  by: string,
  /** Whether every namespace was listed. */
  whole: boolean,
  /** Parts that could not be read, each with the reason. */
  undecodable: Array<string>,
  /** What else was odd. */
  odd: Array<string>,
};

export type SeenRelease = {
  /** Its name. */
  release: string,
  /** Where it is installed. */
  namespace: string,
  /** Its chart, where Helm knows it. */
  chart: string | null,
  /** Version of the chart. */
  version: string | null,
  /** As written. */
  app_version: string | null,
  /** Helm's own word. */
  status: string,
  /** The highest revision. */
  revision: number,
  /** As written. */
  deployed_at: string | null,
  /** Images of its manifest, each once. */
  images: Array<string>,
  /** Components that these are. */
  components: Array<string>,
  /** Whether the manifest was read, and whole. */
  manifest_read: boolean,
  /** Hash of the values that what runs was deployed with. */
  values_sha256: string | null,
  /** What runs, where that is an earlier revision. */
  running: SeenRevision | null,
  /** Whether the cluster's own objects were looked at. */
  live_read: boolean,
  /** When it was last seen. */
  seen_at: Stamp,
  /** `cluster`, `files` or `hand`. */
  way: string,
  /** Since when it is seen so. */
  since: Stamp,
  /** Bytes of the Secret it is kept in; Kubernetes takes no more than 1 MiB. */
  bytes: number | null,
};

export type SeenRevision = {
  /** Its number. */
  revision: number,
  /** Helm's own word. */
  status: string,
  /** Its chart, where Helm knows it. */
  chart: string | null,
  /** Version of the chart. */
  version: string | null,
  /** As written. */
  app_version: string | null,
  /** As written. */
  deployed_at: string | null,
  /** Images of its manifest, each once. */
  images: Array<string>,
  /** Components that these are. */
  components: Array<string>,
  /** Whether the manifest was read, and whole. */
  manifest_read: boolean,
};

export type SendMessage = {
  /** Which. */
  message: NameMessage,
  /** `copy`, `mailto`, `eml`, `smtp` or `webhook`. */
  way: string,
  /** Subject, where it was edited. */
  subject?: string | null,
  /** Text, where it was edited. */
  body?: string | null,
  /** Where to write the .eml, absolute. */
  path?: string | null,
};

export type SetArticle = {
  /** The article. */
  article: string,
  /** Who answers for it, by id or name; empty for nobody. */
  owner?: string | null,
  /** Who may read it. */
  audience?: string | null,
  /** How far it is to be trusted. */
  confidence?: string | null,
  /** Whether each version needs approval. */
  governed?: boolean | null,
  /** Days after which it is to be looked at again; 0 takes the kind's. */
  review_days?: number | null,
  /** Where it lies in the mirror. */
  path?: string | null,
};

export type SetCheck = {
  /** Id or version. */
  release: string,
  /** The check's id. */
  check: string,
  /** How it stands. */
  state: CheckState | null,
  /** Why it was waived, failed, or does not apply. */
  reason?: string | null,
  /** Person id; empty clears. */
  owner?: string | null,
  /** `YYYY-MM-DD`; empty clears. */
  due?: string | null,
};

export type SetComponent = {
  /** Id or version. */
  release: string,
  /** The component. */
  name: string,
  /** `notes`, `app_version` or `dependencies`; None with a version sets it by hand; None without one takes the decision back. */
  source?: string | null,
  /** Exact version, by hand. */
  version?: string | null,
};

export type SetDefectStatus = {
  /** Which. */
  ids: Array<string>,
  /** One of the six states. */
  status: string,
  /** What the client must do, for `pending`; else why. */
  reason?: string | null,
  /** What the customer decided and where that is written: for `cancelled`, and for `pending` at S1 and S2. */
  decision?: string | null,
  /** Why what a rule blocks is done all the same; it takes the role for it. */
  override_reason?: string | null,
};

export type SetLevel = {
  /** The rule's id. */
  rule: string,
  /** `block`, `warn` or `off`. */
  level: string,
};

export type SetRunbookStep = {
  /** The runbook: its id, or `RELEASE/ENVIRONMENT`. */
  runbook: string,
  /** The step's name; one that is not there is added, and then takes a title and a section. */
  step: string,
  /** What is done. */
  title?: string | null,
  /** The part it stands in: `prerequisites`, `variables`, `database`, `communication`, `deployment`, `validation`, `decision`, `rollback` or `report`. */
  section?: string | null,
  /** `action`, `check`, `backup`, `migration`, `decision` or `message`. */
  kind?: string | null,
  /** How, in Markdown. */
  text?: string | null,
  /** A command to copy. */
  command?: string | null,
  /** Who does it. */
  maker?: string | null,
  /** Who looks at it. */
  checker?: string | null,
  /** Names of steps that must have ended before. */
  after?: Array<string> | null,
  /** Names of steps that must have started before. */
  with?: Array<string> | null,
  /** How long, in minutes. */
  estimate?: number | null,
  /** Takes the estimate away: nobody knows how long it takes. */
  no_estimate: boolean,
  /** What is seen when it went well. */
  expected?: string | null,
  /** Whether a rollback is another one from here on. */
  point_of_no_return?: boolean | null,
  /** The step it takes back. */
  takes_back?: string | null,
  /** The step it is put behind; empty puts it first. None leaves it where it is. */
  behind?: string | null,
  /** Takes the step out; nothing else may then be given. */
  remove: boolean,
  /** The runbook's version it was written over; None takes whatever is there. */
  version?: number | null,
};

export type SetUp = {
  /** The hub, when it is known already. */
  hub?: Hub | null,
  /** Name of the person who sets up; they get every role. */
  person: string,
};

export type ShowArticle = {
  /** Its id, its path, or its title where only one has it. */
  article: string,
  /** The version to show; None shows what readers see, else what waits, else the newest. */
  version?: number | null,
  /** Whether the text as it was written is left out, empty: who reads what is drawn needs none. */
  drawn_only?: boolean | null,
};

export type ShowCalendar = {
  /** First day, `YYYY-MM-DD`, in the zone shown. */
  from: string,
  /** Last day, inclusive. */
  to: string,
  /** IANA zone to show; None is the hub's. */
  zone?: string | null,
  /** A second zone, whose days are given too. */
  second_zone?: string | null,
  /** Codes or ids of environments; empty means every one. */
  environments: Array<string>,
  /** Names or ids of products; empty means every one. */
  products: Array<string>,
  /** Slugs of states; empty means every one but cancelled. */
  states: Array<string>,
  /** Most entries that begin on one day, by the ladder and by start; None gives every one. What is left out is neither read whole nor judged, but counted. */
  most_of_day?: number | null,
  /** Most entries of one environment that begin on one day. */
  most_of_row?: number | null,
  /** Whether times of maintenance windows are given; None gives them. */
  maintenance?: boolean | null,
};

export type ShowOverview = {
  /** Only what waits for who acts. */
  mine: boolean,
};

export type ShownRun = {
  /** What the rules say. */
  findings: Array<FindingShape>,
  /** What did not pass, failures first; at most 2,000. */
  results: Array<RunResult>,
  /** Assertions that turned round twice or more over the last ten runs up to this one. */
  flaky: Array<FlakyAssertion>,
  /** The run of this suite before it in the same environment. */
  before: string | null,
  /** Id. */
  id: string,
  /** The release's id. */
  release: string,
  /** Such as `Mojaloop 17.1.0 r1`. */
  release_title: string,
  /** Code of the environment. */
  environment: string,
  /** Its name. */
  environment_name: string,
  /** Slug of the suite. */
  suite: string,
  /** What people read of it. */
  suite_title: string,
  /** Version of the test cases that were run. */
  collection: string,
  /** Day of that version, `YYYY-MM-DD`, as it was given. */
  collection_day: string | null,
  /** Version that the release's notes name. */
  required: string | null,
  /** `toolkit`, `toolkit_short`, `newman` or `junit`. */
  format: string,
  /** What the report is called. */
  name: string,
  /** The report's own id, or empty. */
  report_id: string,
  /** Name of the file. */
  file: string,
  /** SHA-256 of the file. */
  sha256: string,
  /** Its size. */
  bytes: number,
  /** When the run began, where the report says so with a zone. */
  started: Stamp | null,
  /** When it ended, likewise. */
  completed: Stamp | null,
  /** How long it took, in milliseconds. */
  duration_ms: number | null,
  /** Whether it says that it was ended before it was done. */
  cut_short: boolean,
  /** Assertions, counted. */
  assertions: number,
  /** Those that held. */
  passed: number,
  /** Those that did not. */
  failed: number,
  /** All others. */
  skipped: number,
  /** Requests; null where the report tells of none. */
  requests: number | null,
  /** Test cases; null where the report tells of none. */
  test_cases: number | null,
  /** Requests and scripts that broke off outside any assertion. */
  broken: number,
  /** Whether the report calls itself passed; null where it does not say. */
  is_passed_claimed: boolean | null,
  /** How many assertions it says there were. */
  claimed_assertions: number | null,
  /** How many it says held. */
  claimed_passed: number | null,
  /** `passed`, `failed` or `no_evidence`, by the counts; not `passed` where the report itself tells of a failure that none of them shows. */
  verdict: string,
  /** Secrets and account numbers that were left out. */
  redacted: number,
  /** Assertions that are counted and not kept one by one. */
  left_out: number,
  /** When it was imported. */
  imported: Stamp,
  /** By whom. */
  imported_by: string,
};

export type SignatureState = "valid" | "unknown_key" | "invalid";

export type SimilarDefect = {
  /** Id. */
  id: string,
  /** Number. */
  number: number,
  /** Title. */
  title: string,
  /** How alike, `0.00` to `1.00`, in hundredths. */
  score: number,
  /** What makes them alike, such as `same component and words`. */
  why: string,
  /** Its status. */
  state: string,
};

export type Skipped = {
  /** Where it lies, from the folder or the desk on. */
  path: string,
  /** Why. */
  reason: string,
};

export type SlaTarget = {
  /** Such as `S1`. */
  severity: string,
  /** Until the first answer by a person. */
  first_response: string,
  /** Until the next public answer after one. */
  next_update: string,
  /** Until it is resolved. */
  resolution: string,
};

export type SlaTargets = {
  /** One for each severity, gravest first. */
  targets: Array<SlaTarget>,
};

export type SlaWeek = {
  /** Its Monday, `YYYY-MM-DD`. */
  week: string,
  /** Answered in time. */
  met: number,
  /** Answered late, or not yet. */
  breached: number,
};

export type Slot = {
  /** RFC 3339 with offset. */
  start: string,
  /** RFC 3339 with offset. */
  end: string,
  /** Wall clock of the start, `YYYY-MM-DDTHH:MM`. */
  local: string,
  /** IANA zone. */
  zone: string,
  /** Such as `Wed 25 Nov, 22:00 – 02:00 WAT`. */
  label: string,
  /** Why it is a good one, such as `first night after the freeze`. */
  note: string,
};

export type SnoozeDefects = {
  /** Which. */
  ids: Array<string>,
  /** Until when: RFC 3339, or wall clock in the hub's zone; an empty text wakes them. */
  until: string,
};

export type SourceShape = {
  /** `notes`, `app_version`, `dependencies` or `manual`. */
  source: string,
  /** Name as written there. */
  name: string,
  /** Version as written there. */
  version: string,
  /** Such as `Release notes, line 22`. */
  place: string,
};

export type Stamp = {
  /** RFC 3339, UTC. */
  at: string,
  /** Such as `Mon 23 Nov 2026, 16:42 WAT (UTC+1)`. */
  label: string,
};

export type StandardCheck = {
  /** Stable id, used in commands. */
  id: string,
  /** What must hold. */
  title: string,
  /** Its part. */
  group: CheckGroup,
  /** The state that cannot be entered without it. */
  gate: ReleaseState,
  /** Days after which a pass is stale; 0 for never. */
  fresh_days: number,
};

export type StandardChecks = {
  /** In order. */
  checks: Array<StandardCheck>,
};

export type StandsOn = {
  /** `kubernetes`, `mysql`, `kafka`, `redis`, `mongodb`, `api_gateway`, `dmz`, `security_zones`. */
  fact: string,
  /** What is there; None when nobody said. */
  value: string | null,
  /** When and how that is known. */
  at: Stamp | null,
  /** `cluster` or `hand`. */
  way: string | null,
  /** What the release was tested with. */
  tested: string | null,
  /** `as_tested`, `otherwise` or `unknown`. */
  standing: string,
};

export type StartHalt = {
  /** Why. */
  reason: string,
  /** Codes or ids; empty means every one. */
  environments: Array<string>,
  /** When it ends by itself; None means when someone lifts it. */
  until?: WallTime | null,
};

export type StepHow = "happened" | "under_way" | "planned" | "failed";

export type StepLength = {
  /** `unknown`, `estimate` or `rehearsed`. */
  known: string,
  /** Seconds it is planned with; 0 when not known. */
  seconds: number,
  /** How often it was rehearsed. */
  rehearsals: number,
  /** The shortest of them, in seconds. */
  shortest: number,
  /** The longest of them, in seconds. */
  longest: number,
  /** In words, such as `25 min, rehearsed 3 times: 20 to 31 min`. */
  label: string,
};

export type SubchartShape = {
  /** Path inside the archive. */
  path: string,
  /** Name. */
  name: string,
  /** Chart version. */
  version: string,
  /** Application version. */
  app_version: string,
};

export type SubmitArticle = {
  /** The article. */
  article: string,
  /** The document; None takes the draft. */
  text?: string | null,
  /** The version it is written over; None takes the draft's, and for a text the newest. */
  based_on?: number | null,
  /** The hash of the draft that is meant: one that was changed elsewhere is not submitted. */
  seen?: string | null,
  /** Why it was written. */
  why: string,
  /** The day by which a review is asked for, `YYYY-MM-DD`. */
  due?: string | null,
};

export type SuggestArticles = {
  /** The defect, by id or number. */
  defect: string,
};

export type Suggested = {
  /** `1` to `5`, or empty. */
  urgency: string,
  /** `1` to `5`, or empty. */
  impact: string,
  /** `S1` to `S4`, or empty. */
  severity: string,
  /** Why, each in a sentence. */
  why: Array<string>,
  /** That its duplicates ask for a higher priority, in a sentence that names it. */
  raise: string | null,
};

export type SuiteShape = {
  /** As written in commands. */
  slug: string,
  /** As shown. */
  title: string,
};

export type SyncDesks = {
  /** One desk's name; None takes all. */
  name?: string | null,
  /** Waits, up to two minutes, until what may still arrive has arrived or cannot any more. */
  wait?: boolean | null,
  /** Its password or token for this run, kept in the keyring where there is one and it worked. */
  secret?: string | null,
};

export type SyncReport = {
  /** Name. */
  name: string,
  /** `changed`, `not_modified`, `failed` or `held`. */
  status: string,
  /** Charts in the index. */
  charts: number,
  /** Versions in the index. */
  versions: number,
  /** Versions not seen before. */
  added: number,
  /** Versions that are no longer listed; they are kept and marked. */
  removed: number,
  /** Versions listed with another digest than before. */
  republished: number,
  /** Entries that could not be read. */
  skipped: number,
  /** HTTP requests made. */
  requests: number,
  /** Bytes received. */
  bytes: number,
  /** What was wrong in single entries. */
  warnings: Array<string>,
  /** Why it failed. */
  error: string | null,
};

export type SyncRepos = {
  /** One repository's name; None asks all. */
  name?: string | null,
  /** Its password or token for this run, kept in the keyring where there is one and it worked. */
  secret?: string | null,
};

export type Synced = {
  /** One for each repository asked. */
  repos: Array<SyncReport>,
};

export type Task = {
  /** `check`, `block`, `intake`, `repo`, `target`, `window`, `confirm`, `approval`, `message`, `defect`, `desk`, `conflict`, `review`, `verify`, `flag`, `drift`. */
  kind: string,
  /** What it is. */
  title: string,
  /** Why it is here. */
  reason: string,
  /** The day on which it is due, as its own zone's clock shows it, `YYYY-MM-DD`; or empty. */
  due: string,
  /** When it is due in words: `Today`, `Wed 25 Nov`, with its time and zone where they are known, such as `Thu 26 Nov, 22:00 WAT`, and its year where it is not this one; `No date` when there is none. */
  due_label: string,
  /** The moment, RFC 3339, UTC; None where only the day is known. */
  due_at: string | null,
  /** Whether the moment is past; the whole day, where only that is known. */
  overdue: boolean,
  /** Where it is mended: a path of the window, such as `/releases/ID/readiness`. */
  path: string,
  /** What the button says. */
  action: string,
  /** The release's title, when it is about one. */
  release: string | null,
};

export type TemplateField = {
  /** Such as `window.start`. */
  name: string,
  /** What it holds. */
  holds: string,
  /** Kinds that cannot go out without it. */
  required_by: Array<MessageKind>,
};

export type TemplateShape = {
  /** What it says. */
  kind: MessageKind,
  /** BCP 47 tag. */
  language: string,
  /** Only for this audience: its id. */
  audience_id: string | null,
  /** That audience's name. */
  audience: string | null,
  /** Subject, a template. */
  subject: string,
  /** Body, a template. */
  body: string,
  /** Working days before the window by which it must have gone; None where the event is the moment. */
  notice_days: number | null,
  /** Whether it is the built-in one. */
  built_in: boolean,
};

export type TemplateText = {
  /** Subject, a template. */
  subject: string,
  /** Body, a template. */
  body: string,
  /** The language it is written in, for its dates; None is that of the template that is kept. */
  language?: string | null,
};

export type Templates = {
  /** By kind, language and audience. */
  templates: Array<TemplateShape>,
  /** Names that a template may use, with what they hold. */
  fields: Array<TemplateField>,
};

export type TestRun = {
  /** Id. */
  id: string,
  /** The release's id. */
  release: string,
  /** Such as `Mojaloop 17.1.0 r1`. */
  release_title: string,
  /** Code of the environment. */
  environment: string,
  /** Its name. */
  environment_name: string,
  /** Slug of the suite. */
  suite: string,
  /** What people read of it. */
  suite_title: string,
  /** Version of the test cases that were run. */
  collection: string,
  /** Day of that version, `YYYY-MM-DD`, as it was given. */
  collection_day: string | null,
  /** Version that the release's notes name. */
  required: string | null,
  /** `toolkit`, `toolkit_short`, `newman` or `junit`. */
  format: string,
  /** What the report is called. */
  name: string,
  /** The report's own id, or empty. */
  report_id: string,
  /** Name of the file. */
  file: string,
  /** SHA-256 of the file. */
  sha256: string,
  /** Its size. */
  bytes: number,
  /** When the run began, where the report says so with a zone. */
  started: Stamp | null,
  /** When it ended, likewise. */
  completed: Stamp | null,
  /** How long it took, in milliseconds. */
  duration_ms: number | null,
  /** Whether it says that it was ended before it was done. */
  cut_short: boolean,
  /** Assertions, counted. */
  assertions: number,
  /** Those that held. */
  passed: number,
  /** Those that did not. */
  failed: number,
  /** All others. */
  skipped: number,
  /** Requests; null where the report tells of none. */
  requests: number | null,
  /** Test cases; null where the report tells of none. */
  test_cases: number | null,
  /** Requests and scripts that broke off outside any assertion. */
  broken: number,
  /** Whether the report calls itself passed; null where it does not say. */
  is_passed_claimed: boolean | null,
  /** How many assertions it says there were. */
  claimed_assertions: number | null,
  /** How many it says held. */
  claimed_passed: number | null,
  /** `passed`, `failed` or `no_evidence`, by the counts; not `passed` where the report itself tells of a failure that none of them shows. */
  verdict: string,
  /** Secrets and account numbers that were left out. */
  redacted: number,
  /** Assertions that are counted and not kept one by one. */
  left_out: number,
  /** When it was imported. */
  imported: Stamp,
  /** By whom. */
  imported_by: string,
};

export type TestRuns = {
  /** At most 500. */
  evidence: Array<TestRun>,
  /** How many there are. */
  total: number,
  /** Suites that are offered. */
  suites: Array<SuiteShape>,
};

export type TextFault = {
  /** The line, from 1. */
  line: number,
  /** What is wrong there. */
  what: string,
};

export type Tick = {
  /** RFC 3339 UTC. */
  at: string,
  /** Such as `06`. */
  label: string,
};

export type TicketShape = {
  /** Id. */
  id: string,
  /** The desk's name. */
  desk: string,
  /** The desk's role. */
  role: string,
  /** Its key there; empty until it was made there. */
  key: string,
  /** Where it opens in a browser; empty when not known. */
  url: string,
  /** Its status, as the desk says. */
  status: string,
  /** `live`, `gone`, `hidden`, `merged`, or `new` until it was made there. */
  fate: string,
  /** The ticket it is part of now. */
  merged_into: string | null,
};

export type TriageDefects = {
  /** Which. */
  ids: Array<string>,
  /** 1 to 5. */
  urgency?: number | null,
  /** 1 to 5. */
  impact?: number | null,
  /** `S1` to `S4`. */
  severity?: string | null,
  /** `P1` to `P4`; None takes the matrix's. Another than the matrix's needs a reason. */
  priority?: string | null,
  /** Why. */
  reason?: string | null,
};

export type TriageState = {
  /** Defects that wait for a decision. */
  untriaged: number,
  /** Changes that the desks do not have yet. */
  unsent: number,
  /** Changes that a person has to bring together. */
  conflicts: number,
  /** Each service desk. */
  desks: Array<DeskMark>,
};

export type TrustKey = {
  /** Its public half, as the bundle carries it. */
  key: string,
  /** Its fingerprint, as the other organisation told it by another way than the bundle. */
  fingerprint: string,
  /** Whose it is. */
  organisation: string,
  /** Why it is trusted: how the fingerprint was compared, and with whom. */
  reason: string,
};

export type TrustedKey = {
  /** What people compare, in groups of four. */
  fingerprint: string,
  /** Its public half. */
  key: string,
  /** Whose it is, as who trusted it says. */
  organisation: string,
  /** Why it is trusted. */
  reason: string,
  /** When it was trusted. */
  trusted: Stamp,
  /** By whom. */
  by: string,
  /** When it was trusted no more. */
  withdrawn: Stamp | null,
  /** By whom, or empty. */
  withdrawn_by: string,
  /** Why, or empty. */
  withdrawn_reason: string,
};

export type Undo = {
  /** Its id; None undoes the last one that can be. */
  op?: string | null,
};

export type Unsent = {
  /** Id, which is also the mark it carries to the desk. */
  id: string,
  /** The defect it is about. */
  defect: string,
  /** That defect's number. */
  number: number,
  /** That defect's title. */
  title: string,
  /** The ticket's key; empty until it was made there. */
  ticket: string,
  /** The desk's name. */
  desk: string,
  /** What it does, such as `Priority P2 → P1` or the words of a comment. */
  what: string,
  /** `create`, `edit`, `attach`, `comment` or `answer`, which is a public comment. */
  kind: string,
  /** `queued`, `inflight`, `unknown` or `refused`. */
  state: string,
  /** When it was done here. */
  at: Stamp,
  /** Who did it. */
  by: string,
  /** Not sent before then. */
  not_before: Stamp | null,
  /** Why the desk will not have it. */
  error: string | null,
};

export type UpgradePath = {
  /** Its code. */
  environment: string,
  /** One for each product that is known to run there. */
  products: Array<ProductPath>,
};

export type UseArticle = {
  /** The article. */
  article: string,
  /** `used`, `created`, `known_error` or `about`. */
  kind: string,
  /** The defect, by id or number. */
  defect?: string | null,
  /** The release, by version or id. */
  release?: string | null,
  /** The id of a use that is to be taken back. */
  remove?: string | null,
};

export type ValueMapping = {
  /** Ours, such as `S2`. */
  ours: string,
  /** The desk's, such as `Major`. */
  theirs: string,
};

export type VoteArticle = {
  /** The article. */
  article: string,
  /** None takes my answer back. */
  helpful?: boolean | null,
};

export type Votes = {
  /** Those whom it helped. */
  yes: number,
  /** Those whom it did not. */
  no: number,
  /** What I said. */
  mine: boolean | null,
};

export type WaiveMessage = {
  /** Which. */
  message: NameMessage,
  /** Why. */
  reason: string,
};

export type WallTime = {
  /** `YYYY-MM-DDTHH:MM`. */
  local: string,
  /** IANA zone, such as `Africa/Lagos`. */
  zone: string,
  /** Such as `Sat 28 Nov 2026, 22:00 WAT (UTC+1)`; ignored on the way in. */
  label: string,
};

export type WatchChart = {
  /** The repository's name. */
  repo: string,
  /** The chart's name. */
  chart: string,
  /** Whether to watch it. */
  watched: boolean,
};

export type WindowPreview = {
  /** When it is, in words. */
  words: string,
  /** Its first ten occurrences. */
  occurrences: Array<OccurrenceShape>,
  /** Titles and times of the deployments ahead that it would block. */
  blocks: Array<string>,
};

export type WindowShape = {
  /** Id. */
  id: string,
  /** `maintenance` or `freeze`. */
  kind: "maintenance" | "freeze",
  /** A freeze that blocks; a soft one warns. */
  hard: boolean,
  /** Why. */
  reason: string,
  /** Who answers for it, and may lift it. */
  owner: string | null,
  /** Their id. */
  owner_id: string | null,
  /** First start. */
  start: WallTime,
  /** First end. */
  end: WallTime,
  /** Exact length. */
  minutes: number,
  /** RFC 5545 RRULE. */
  rrule: string | null,
  /** When it is, in words, such as `every Friday, 22:00 – 02:00 WAT`. */
  words: string,
  /** `YYYY-MM-DDTHH:MM` added to the rule. */
  rdates: Array<string>,
  /** `YYYY-MM-DDTHH:MM` taken out of it. */
  exdates: Array<string>,
  /** Codes of its environments; empty means every one. */
  environments: Array<string>,
  /** Names of its products; empty means every one. */
  products: Array<string>,
  /** Whether a rollback may go on in it. */
  allow_rollback: boolean,
  /** Whether what began in time may end late. */
  allow_overrun: boolean,
  /** Who lifted it and why. */
  lifted: LiftShape | null,
  /** Name of the calendar it was read from. */
  source: string | null,
  /** `active`, `coming`, `past` or `lifted`. */
  state: string,
  /** Its next occurrence, when there is one. */
  next: OccurrenceShape | null,
};

export type Windows = {
  /** Active ones first, then coming, then what is over. */
  windows: Array<WindowShape>,
};

export type WithdrawKey = {
  /** Its fingerprint. */
  fingerprint: string,
  /** Why. */
  reason: string,
};

export type Workspace = {
  /** None until the first run has been through. */
  hub: Hub | null,
  /** Whether the Mojaloop defaults have been taken over. */
  set_up: boolean,
  /** Whether this is the sample workspace. */
  sample: boolean,
  /** Everyone who may act. */
  people: Array<Person>,
  /** Now, in the hub's zone. */
  now: Stamp,
  /** The Program Increment today lies in. */
  increment: IncrementProgress | null,
  /** Each chart repository's state, for the status line. */
  repos: Array<RemoteState>,
  /** The system keyring: `ok`, `locked`, `absent`, `denied`, `timeout`, or `unused`. */
  keyring: string,
  /** New versions that wait for their intake. */
  intakes: number,
  /** Releases whose next gate is blocked. */
  blocked: number,
  /** The next window ahead, or the one that is open. */
  next_window: NextWindow | null,
  /** Confirmations that no longer hold. */
  needs_confirming: number,
  /** Messages whose latest date is past. */
  messages_overdue: number,
  /** The stop of every change that holds now. */
  halt: HaltShape | null,
  /** Defects that wait, and how the service desks stand; None before the first of either. */
  triage?: TriageState,
  /** Versions of articles that wait for my review. */
  reviews: number,
  /** Slipway's version. */
  version: string,
  /** Where the data lies. */
  data_dir: string,
};

export type WrittenPart = {
  /** Its slug. */
  section: string,
  /** The line of its heading, from 1. */
  line: number,
};

export type WrittenRunbook = {
  /** The text, with what was changed. */
  text: string,
  /** Why it is no runbook; nothing else is then known of it. */
  fault: TextFault | null,
  /** Its parts, in the order of the text. */
  parts: Array<WrittenPart>,
  /** Its steps, in the order of the text. */
  steps: Array<WrittenStep>,
};

export type WrittenStep = {
  /** The line of its heading, from 1. */
  first: number,
  /** Its last line. */
  last: number,
  /** Its name. */
  id: string,
  /** Slug of the part it stands in. */
  section: string,
  /** Slug of what it is. */
  kind: string,
  /** What is done. */
  title: string,
  /** How, in Markdown. */
  text: string,
  /** A command to copy, or empty. */
  command: string,
  /** Who does it. */
  maker: string,
  /** Who looks at it. */
  checker: string,
  /** What must have ended before. */
  after: Array<string>,
  /** What must have started before. */
  with: Array<string>,
  /** Somebody's estimate in minutes. */
  estimate: number | null,
  /** What is seen when it went well. */
  expected: string,
  /** Whether a rollback is another one from here on. */
  point_of_no_return: boolean,
  /** The step it takes back, or empty. */
  takes_back: string,
};

export interface Commands {
  workspace_show: { request: Nothing; response: Workspace };
  workspace_set_up: { request: SetUp; response: Workspace };
  hub_save: { request: SaveHub; response: Hub };
  sample_open: { request: Nothing; response: Workspace };
  sample_remove: { request: Nothing; response: Workspace };
  person_list: { request: Nothing; response: People };
  person_save: { request: SavePerson; response: Person };
  environment_list: { request: Nothing; response: Environments };
  environment_save: { request: SaveEnvironment; response: Environment };
  environment_move: { request: MoveEnvironment; response: Environments };
  environment_remove: { request: ById; response: Nothing };
  environment_board: { request: Nothing; response: EnvironmentBoard };
  environment_observed: { request: NameEnvironment; response: Observed };
  environment_observe: { request: ObserveEnvironment; response: Observed };
  environment_drift: { request: AskDrift; response: DriftShape };
  environment_compare: { request: CompareEnvironments; response: EnvironmentComparison };
  environment_upgrade: { request: NameEnvironment; response: UpgradePath };
  infrastructure_save: { request: SaveInfrastructure; response: Observed };
  values_approve: { request: ApproveValues; response: Observed };
  drift_ignore_list: { request: Nothing; response: DriftIgnores };
  drift_ignore_save: { request: SaveDriftIgnore; response: DriftIgnores };
  drift_ignore_remove: { request: ById; response: DriftIgnores };
  product_list: { request: Nothing; response: Products };
  product_save: { request: SaveProduct; response: Product };
  product_remove: { request: ById; response: Nothing };
  increment_list: { request: Nothing; response: Increments };
  increment_save: { request: SaveIncrement; response: Increment };
  increment_remove: { request: ById; response: Nothing };
  rule_list: { request: Nothing; response: Rules };
  rule_set_level: { request: SetLevel; response: RuleShape };
  standard_check_list: { request: Nothing; response: StandardChecks };
  standard_check_save: { request: SaveStandardCheck; response: StandardCheck };
  standard_check_remove: { request: ById; response: Nothing };
  scale_list: { request: Nothing; response: Scales };
  scale_save: { request: SaveScaleValue; response: ScaleValue };
  sla_target_list: { request: Nothing; response: SlaTargets };
  sla_target_save: { request: SaveSlaTargets; response: SlaTargets };
  alias_list: { request: Nothing; response: AliasList };
  alias_save: { request: SaveAlias; response: Alias };
  repo_list: { request: Nothing; response: Repos };
  repo_save: { request: SaveRepo; response: Repo };
  repo_remove: { request: ById; response: Nothing };
  repo_sync: { request: SyncRepos; response: Synced };
  repo_confirm: { request: ConfirmRepo; response: Synced };
  chart_list: { request: ListCharts; response: Charts };
  chart_versions: { request: ListVersions; response: ChartVersions };
  chart_watch: { request: WatchChart; response: Chart };
  chart_archive: { request: ReadArchive; response: ArchiveShape };
  intake_list: { request: Nothing; response: Intakes };
  intake_dismiss: { request: DismissIntake; response: Intake };
  release_list: { request: Nothing; response: Releases };
  release_show: { request: NameRelease; response: Release };
  release_preview: { request: ImportRelease; response: ReleasePreview };
  release_import: { request: ImportRelease; response: Release };
  release_edit: { request: EditRelease; response: Release };
  release_remove: { request: NameRelease; response: Nothing };
  release_advance: { request: AdvanceRelease; response: Release };
  release_prevent: { request: PreventRelease; response: Release };
  release_component: { request: SetComponent; response: Release };
  release_notes: { request: NameRelease; response: ReleaseNotes };
  release_notes_save: { request: SaveNotes; response: Release };
  release_check: { request: SetCheck; response: Release };
  release_evidence_add: { request: AddEvidence; response: Release };
  release_evidence_save: { request: SaveEvidence; response: SavedFile };
  release_evidence_remove: { request: RemoveEvidence; response: Release };
  release_diff: { request: DiffReleases; response: ReleaseDiff };
  key_list: { request: Nothing; response: Keys };
  key_new: { request: NewKey; response: Keys };
  key_trust: { request: TrustKey; response: Keys };
  key_withdraw: { request: WithdrawKey; response: Keys };
  bundle_list: { request: NameRelease; response: ReleaseBundles };
  bundle_look: { request: LookBundle; response: BundleLook };
  release_bundle: { request: MakeBundle; response: BundleMade };
  release_receive: { request: LookBundle; response: BundleLook };
  release_answer: { request: MakeBundle; response: BundleMade };
  calendar_show: { request: ShowCalendar; response: CalendarView };
  window_list: { request: ListWindows; response: Windows };
  window_save: { request: SaveWindow; response: WindowShape };
  window_preview: { request: SaveWindow; response: WindowPreview };
  window_lift: { request: LiftWindow; response: WindowShape };
  window_remove: { request: ById; response: Nothing };
  window_expand: { request: ExpandWindow; response: Occurrences };
  halt_list: { request: Nothing; response: Halts };
  halt_start: { request: StartHalt; response: HaltShape };
  halt_lift: { request: LiftHalt; response: HaltShape };
  calendar_import: { request: ImportCalendar; response: CalendarImported };
  calendar_source_list: { request: Nothing; response: CalendarSources };
  calendar_source_remove: { request: ById; response: Nothing };
  calendar_export: { request: ExportCalendar; response: CalendarExported };
  calendar_feed_list: { request: Nothing; response: CalendarFeeds };
  calendar_feed_remove: { request: ById; response: Nothing };
  deployment_list: { request: ListDeployments; response: Deployments };
  deployment_show: { request: ById; response: Deployment };
  deployment_check: { request: CheckDeployment; response: Checked };
  deployment_save: { request: SaveDeployment; response: Deployment };
  deployment_advance: { request: AdvanceDeployment; response: Deployment };
  deployment_confirm: { request: ConfirmDeployment; response: Deployment };
  deployment_approve: { request: ApproveDeployment; response: Deployment };
  deployment_override: { request: OverrideDeployment; response: Deployment };
  deployment_cancel: { request: CancelDeployment; response: Deployment };
  deployment_close: { request: CloseDeployment; response: Deployment };
  deployment_review: { request: ReviewDeployment; response: Deployment };
  runbook_list: { request: ListRunbooks; response: Runbooks };
  runbook_show: { request: NameRunbook; response: Runbook };
  runbook_check: { request: CheckRunbook; response: RunbookCheck };
  runbook_diff: { request: DiffRunbook; response: RunbookDiff };
  runbook_rewrite: { request: RewriteRunbook; response: WrittenRunbook };
  runbook_new: { request: NewRunbook; response: Runbook };
  runbook_edit: { request: EditRunbook; response: Runbook };
  runbook_step: { request: SetRunbookStep; response: Runbook };
  runbook_remove: { request: NameRunbook; response: Nothing };
  runbook_begin: { request: BeginRun; response: RunbookRun };
  runbook_record: { request: RecordRun; response: RunbookRun };
  runbook_run: { request: NameRun; response: RunbookRun };
  runbook_report: { request: NameRun; response: RunbookReport };
  runbook_report_save: { request: SaveRunbookReport; response: SavedFile };
  message_list: { request: ListMessages; response: Messages };
  message_render: { request: RenderMessage; response: RenderedMessage };
  message_draft: { request: SaveDraft; response: RenderedMessage };
  message_send: { request: SendMessage; response: MessageShape };
  message_waive: { request: WaiveMessage; response: MessageShape };
  audience_list: { request: Nothing; response: Audiences };
  audience_save: { request: SaveAudience; response: Audience };
  audience_remove: { request: ById; response: Nothing };
  template_list: { request: Nothing; response: Templates };
  template_save: { request: SaveTemplate; response: Templates };
  mail_server_show: { request: Nothing; response: MailServer };
  mail_server_save: { request: SaveMailServer; response: MailServer };
  desk_list: { request: Nothing; response: Desks };
  desk_save: { request: SaveDesk; response: Desk };
  desk_remove: { request: ById; response: Nothing };
  desk_check: { request: CheckDesk; response: DeskCheck };
  desk_map: { request: MapDesk; response: Desk };
  desk_sync: { request: SyncDesks; response: DesksSynced };
  defect_list: { request: ListDefects; response: Defects };
  defect_show: { request: NameDefect; response: Defect };
  defect_new: { request: NewDefect; response: Defect };
  defect_edit: { request: EditDefect; response: Defect };
  defect_triage: { request: TriageDefects; response: Decided };
  defect_accept: { request: AcceptDefects; response: Decided };
  defect_plan: { request: PlanDefects; response: Decided };
  defect_duplicate: { request: DuplicateDefects; response: Decided };
  defect_decline: { request: DeclineDefects; response: Decided };
  defect_snooze: { request: SnoozeDefects; response: Decided };
  defect_assign: { request: AssignDefects; response: Decided };
  defect_status: { request: SetDefectStatus; response: Decided };
  defect_comment: { request: CommentDefects; response: Decided };
  defect_attach: { request: AttachToDefect; response: Defect };
  defect_file: { request: SaveDefectFile; response: SavedFile };
  defect_clone: { request: CloneDefect; response: Defect };
  defect_link: { request: LinkDefect; response: Defect };
  defect_chart: { request: Nothing; response: DefectCharts };
  outbox_list: { request: Nothing; response: Outbox };
  outbox_retry: { request: ById; response: Outbox };
  outbox_drop: { request: ById; response: Outbox };
  conflict_list: { request: Nothing; response: Conflicts };
  conflict_resolve: { request: ResolveConflict; response: Conflicts };
  matrix_show: { request: Nothing; response: PriorityMatrix };
  matrix_save: { request: SaveMatrix; response: PriorityMatrix };
  reply_list: { request: Nothing; response: Replies };
  reply_save: { request: SaveReply; response: Replies };
  reply_render: { request: RenderReply; response: RenderedReply };
  view_list: { request: Nothing; response: DefectViews };
  view_save: { request: SaveView; response: DefectViews };
  view_remove: { request: ById; response: DefectViews };
  knowledge_desk: { request: Nothing; response: KnowledgeDesk };
  article_list: { request: ListArticles; response: Articles };
  article_search: { request: SearchArticles; response: ArticleHits };
  article_missed: { request: Missed; response: Nothing };
  article_show: { request: ShowArticle; response: Article };
  article_diff: { request: DiffArticle; response: KnowledgeDiff };
  article_draw: { request: DrawArticle; response: Drawn };
  article_broken: { request: Nothing; response: BrokenLinks };
  article_suggest: { request: SuggestArticles; response: ArticleHits };
  article_used: { request: ArticlesUsed; response: ArticleUses };
  article_draft: { request: SaveArticleDraft; response: ArticleDraft };
  article_submit: { request: SubmitArticle; response: Article };
  article_decide: { request: Decide; response: Article };
  article_confirm: { request: Confirm; response: Article };
  article_restore: { request: RestoreArticle; response: Article };
  article_set: { request: SetArticle; response: Article };
  article_comment: { request: Comment; response: Article };
  article_flag: { request: FlagArticle; response: Article };
  article_flag_settle: { request: JudgeFlag; response: Article };
  article_vote: { request: VoteArticle; response: Article };
  article_use: { request: UseArticle; response: Article };
  article_file: { request: AddArticleFile; response: ArticleFiles };
  article_file_save: { request: SaveArticleFile; response: SavedFile };
  article_template_list: { request: Nothing; response: ArticleTemplates };
  article_template_save: { request: SaveArticleTemplate; response: ArticleTemplates };
  handover_show: { request: NameRelease; response: Handover };
  handover_judge: { request: JudgeHandover; response: Handover };
  article_export: { request: ExportArticles; response: ArticlesExported };
  article_mirror_save: { request: MirrorArticles; response: ArticlesExported };
  article_mirror_list: { request: Nothing; response: ArticleMirrors };
  article_mirror_remove: { request: ById; response: Nothing };
  article_import: { request: ImportArticles; response: Imported };
  article_import_desk: { request: ImportDeskArticles; response: Imported };
  evidence_list: { request: ListEvidence; response: TestRuns };
  evidence_show: { request: ById; response: ShownRun };
  evidence_compare: { request: CompareRuns; response: ComparedRuns };
  evidence_import: { request: ImportEvidence; response: ImportedRun };
  evidence_remove: { request: ById; response: Nothing };
  overview_show: { request: ShowOverview; response: Overview };
  name_list: { request: Nothing; response: Names };
  search: { request: Search; response: Hits };
  log_list: { request: ListOperations; response: Operations };
  undo: { request: Undo; response: Operation };
  backup_list: { request: Nothing; response: Backups };
  backup_create: { request: Nothing; response: Backup };
  backup_restore: { request: RestoreBackup; response: Restored };
  integrity_check: { request: Nothing; response: Integrity };
  diagnostics: { request: Nothing; response: Diagnostics };
}
