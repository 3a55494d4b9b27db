export const firstRun = {
  tagline: 'The release desk of your hub',
  title: 'Set up this hub',
  about:
    'About five minutes. Everything here can be changed later, and only the first step is needed to begin.',
  steps: 'Steps',
  stepOf: 'Step {{step}} of {{steps}}',
  done: 'done',
  sampleTitle: 'Look around first',
  sampleText:
    'A sample workspace with releases in flight. It connects to nothing and is removed with one action.',
  sampleOpen: 'Open the sample',
  kept: 'Kept on this computer. Secrets go to the system keyring.',
  back: 'Back',
  later: 'Later',
  saved: 'saved as you go',
  continueTo: 'Continue to {{step}}',
  finish: 'Open Slipway',
  hub: {
    title: 'Hub and its calendar',
    short: 'the hub',
    rail: 'name, time zone, working hours',
    about:
      'Every time Slipway shows is in the zone of the hub. Due days and lead times count its working hours and skip its holidays.',
  },
  repos: {
    title: 'Where releases come from',
    short: 'releases',
    rail: 'a chart repository; may wait',
    railDone: '{{charts}} charts and {{versions}} versions read',
    about:
      "Slipway reads chart repositories and shows what was released. It never writes to them. Mojaloop's own is filled in.",
    name: 'Name',
    url: 'Address',
    urlWrong: 'An address starts with https:// or oci://',
    add: 'Add and read it',
    again: 'Read again',
    read: '{{charts}} charts and {{versions}} versions read',
    failed: 'It could not be read: {{error}}',
    keptRepo: 'The repository is kept; read it again when you are connected.',
    private: 'A registry that needs a password, a certificate or a proxy is added under Charts.',
  },
  environments: {
    title: 'Environments',
    short: 'environments',
    rail: 'the ladder a release climbs',
    railDone_one: '{{count}} in the ladder',
    railDone_other: '{{count}} in the ladder',
    about:
      'A release climbs this ladder: it may be planned in one environment only after it is validated in the one before. Change the order, and rename what your hub calls differently.',
  },
  people: {
    title: 'People and roles',
    short: 'people',
    rail: 'who acts, who approves',
    railDone_one: '{{count}} person',
    railDone_other: '{{count}} people',
    about:
      'Checks have owners and approvals have names. Whoever acts is chosen in the head of the window.',
    add: 'Add person',
  },
  rules: {
    title: 'Rules',
    short: 'rules',
    rail: 'from the guide; block, warn or off',
    railDone_one: '{{count}} rule; block, warn or off',
    railDone_other: '{{count}} rules; block, warn or off',
    about:
      'The guide advises; your hub decides. What blocks can be passed only with a reason, by someone with the role.',
  },
} as const;
