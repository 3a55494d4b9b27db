/** Why a text is no exact version; the key of the sentence to show. */
export type VersionFault = 'empty' | 'space' | 'range' | 'floating' | 'noNumber';

const RANGE_SIGNS = /[<>=^~*|,]|(^|\.)[xX](\.|$)/;

/**
 * Looks whether a text names one version, and says what is wrong when it does not.
 *
 * Only what can never be exact is refused here; Mojaloop writes versions that SemVer does not know
 * (`v14.0.0.rev.3`), so their shape is left to the core.
 */
export function versionFault(text: string): VersionFault | null {
  const version = text.trim();
  if (!version) return 'empty';
  if (RANGE_SIGNS.test(version)) return 'range';
  if (/\s/.test(version)) return 'space';
  if (!/\d/.test(version)) return 'floating';
  if (!/^["']?v?\d/i.test(version)) return 'noNumber';
  return null;
}
