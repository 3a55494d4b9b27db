/** The words of the settings' parts about triage. */
export const matrix = {
  about:
    'Which priority an urgency and an impact give. A change is a new version; each decision keeps the version it was read from, and what is decided already stays as it is.',
  version: 'version {{version}}',
  keys: 'Press a cell to go from P1 to P4, or type 1 to 4 on it. The arrows move.',
  cell: 'Impact {{impact}}, urgency {{urgency}}: {{priority}}',
  was: 'was {{priority}}',
  across: 'Urgency across, impact down.',
  changed_one: '{{count}} cell changed',
  changed_other: '{{count}} cells changed',
  save: 'Save as version {{version}}',
  saved: 'Matrix saved as version {{version}}',
} as const;
