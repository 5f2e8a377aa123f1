/** More than any Kubernetes object may have, many thousand times over. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** The text of a file, or what is wrong with it. */
export type Decoded = { readonly text: string } | { readonly fault: string };

/** Reads bytes as text: UTF-8, or UTF-16 with its mark. */
export function decode(bytes: Buffer): Decoded {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && bytes.includes(0)) return { fault: 'holds zero bytes' };
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { fault: `is not valid ${encoding.toUpperCase()}` };
  }
}

function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
