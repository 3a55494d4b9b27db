// Generated from crates/app; `make bindings` writes it. Do not edit.

export type Role = "hub_operator" | "release_manager" | "change_approver" | "triage_member" | "knowledge_reviewer" | "administrator";
export type ReleaseState = "available" | "artifacts_reviewed" | "core_validated" | "products_validated" | "approved" | "rejected" | "superseded";
export type EnvironmentKind = "support" | "development" | "uat" | "staging" | "sandbox" | "production" | "other";
export type ProductKind = "mojaloop_core" | "extension" | "customisation";
export type CheckGroup = "process" | "release_notes" | "definition_of_done";
export type CheckState = "pending" | "passed" | "failed" | "waived" | "not_applicable";

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

export type ById = {
  /** Its id. */
  id: string,
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
  /** Release packages planned from it, by title. */
  releases: Array<string>,
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

export type Code = "invalid" | "not_found" | "blocked" | "forbidden" | "conflict" | "busy" | "remote" | "cancelled" | "newer" | "damaged" | "no_space" | "internal";

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

export type ConfirmRepo = {
  /** Id or name. */
  id: string,
  /** Its password or token, as for a sync. */
  secret?: string | null,
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

export type Diagnostics = {
  /** Path of the file. */
  file: string,
  /** What it holds. */
  entries: Array<string>,
};

export type DiffReleases = {
  /** Id or version. */
  from: string,
  /** Id or version. */
  to: string,
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
  /** Who let it pass and why, when it was overridden. */
  overridden?: OverrideShape,
};

export type HeldShrink = {
  /** Versions known before. */
  before: number,
  /** Versions in the index that was read. */
  after: number,
};

export type Hit = {
  /** `release`, `chart`, `chart_version`, `component`, `increment`, `environment`, `person`. */
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
  /** When it shall be in Production. */
  target?: WallTime | null,
  /** The owner's person id; who acts when it is not given. */
  owner?: string | null,
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

export type LevelShape = "block" | "warn" | "unknown" | "met";

export type ListCharts = {
  /** Part of a name or description. */
  search?: string | null,
  /** Only this repository's. */
  repo?: string | null,
};

export type ListOperations = {
  /** Only those that touched this thing, such as a release's id. */
  subject?: string | null,
  /** At most so many; 200 when not given. */
  limit?: number | null,
};

export type ListVersions = {
  /** The chart's name. */
  chart: string,
  /** Only this repository's. */
  repo?: string | null,
  /** Also revisions, prereleases and development builds. */
  all: boolean,
};

export type ManualComponent = {
  /** Name. */
  name: string,
  /** Exact version. */
  version: string,
};

export type MatrixRowShape = {
  /** Such as `Kubernetes`. */
  name: string,
  /** Such as `v1.29`. */
  version: string,
};

export type MoveEnvironment = {
  /** Id or code. */
  id: string,
  /** Its new place on the ladder, from 0. */
  position: number,
};

export type NameRelease = {
  /** Id, or version. */
  release: string,
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

export type Outcome = {
  /** The command's own response. */
  value: unknown,
  /** The operation it was logged as, when it wrote. */
  op?: string,
  /** What it changed. */
  changed: Array<Changed>,
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
  /** By due day. */
  tasks: Array<Task>,
  /** Releases not yet approved or rejected. */
  releases: Array<ReleaseSummary>,
  /** When this was computed. */
  at: Stamp,
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

export type Release = {
  /** The owner's person id. */
  owner_id: string | null,
  /** The product's id. */
  product_id: string,
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

export type Rollup = {
  /** Versions whose notes were read, oldest first. */
  versions: Array<string>,
  /** Versions in between that have no notes here. */
  missing: Array<string>,
  /** By version and component. */
  breaking: Array<RollupEntry>,
};

export type RollupEntry = {
  /** The version whose notes say so. */
  version: string,
  /** The component. */
  component: string,
  /** Every file named. */
  files: Array<string>,
  /** Those that migrate a database. */
  migrations: Array<string>,
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

export type SaveAlias = {
  /** Name as written by some source. */
  alias: string,
  /** Canonical name; empty removes the alias. */
  name: string,
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

export type SaveScaleValue = {
  /** Its id. */
  id: string,
  /** Such as `Critical`. */
  name: string,
  /** When it applies. */
  criteria: string,
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

export type SetLevel = {
  /** The rule's id. */
  rule: string,
  /** `block`, `warn` or `off`. */
  level: string,
};

export type SetUp = {
  /** The hub, when it is known already. */
  hub?: Hub | null,
  /** Name of the person who sets up; they get every role. */
  person: string,
};

export type ShowOverview = {
  /** Only what waits for who acts. */
  mine: boolean,
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
  /** `check`, `block`, `intake`, `repo`, `target`. */
  kind: string,
  /** What it is. */
  title: string,
  /** Why it is here. */
  reason: string,
  /** `YYYY-MM-DD`, or empty. */
  due: string,
  /** The due day in words, such as `Today` or `Wed 25 Nov 2026`; `No date` when there is none. */
  due_label: string,
  /** Whether the due day is past. */
  overdue: boolean,
  /** Where it is mended: a path of the window, such as `/releases/ID/readiness`. */
  path: string,
  /** What the button says. */
  action: string,
  /** The release's title, when it is about one. */
  release: string | null,
};

export type Undo = {
  /** Its id; None undoes the last one that can be. */
  op?: string | null,
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
  /** Slipway's version. */
  version: string,
  /** Where the data lies. */
  data_dir: string,
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
  product_list: { request: Nothing; response: Products };
  product_save: { request: SaveProduct; response: Product };
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
  release_evidence_remove: { request: RemoveEvidence; response: Release };
  release_diff: { request: DiffReleases; response: ReleaseDiff };
  overview_show: { request: ShowOverview; response: Overview };
  search: { request: Search; response: Hits };
  log_list: { request: ListOperations; response: Operations };
  undo: { request: Undo; response: Operation };
  backup_list: { request: Nothing; response: Backups };
  backup_create: { request: Nothing; response: Backup };
  backup_restore: { request: RestoreBackup; response: Restored };
  integrity_check: { request: Nothing; response: Integrity };
  diagnostics: { request: Nothing; response: Diagnostics };
}
