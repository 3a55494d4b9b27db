/**
 * What one file may hold that is kept, as the core says too. It lies beside the database under the
 * hash of its content, and every backup carries it.
 */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** A dropped or pasted file's content in base64. */
export async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  // In pieces, since a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}
