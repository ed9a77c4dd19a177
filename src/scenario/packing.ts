// A text in the fewest letters that survive an address bar: deflate with a dictionary, then base64url. Unpacking trusts
// nothing: it stops as soon as more comes out than was agreed.
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { DICTIONARY } from './dictionary.ts';

/** Compressed bytes given to the unpacker at once; one can become about a thousand, so this bounds what comes out unasked. */
const SLICE = 64;

const dictionary = strToU8(DICTIONARY);

/** The text as base64url letters. */
export function pack(text: string): string {
  return toLetters(deflateSync(strToU8(text), { level: 9, mem: 8, dictionary }));
}

/** The text that was packed; null when the letters are no packed text, or one of more than `most` characters. */
export function unpack(letters: string, most: number): string | null {
  const bytes = fromLetters(letters);
  if (bytes === null) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isComplete = false;
  const inflate = new Inflate({ dictionary }, (chunk, final) => {
    chunks.push(chunk);
    size += chunk.length;
    isComplete = final;
  });
  try {
    for (let at = 0; at < bytes.length; at += SLICE) {
      inflate.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
      if (size > 3 * most) return null; // a character takes up to three bytes
    }
  } catch {
    return null;
  }
  if (!isComplete) return null;
  const text = strFromU8(joined(chunks, size));
  return text.length <= most ? text : null;
}

/** Four letters by which a text that was cut off or changed on its way is recognised (FNV-1a, folded to 24 bits). */
export function checkLetters(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of strToU8(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  const folded = (hash ^ (hash >>> 24)) & 0xffffff;
  return toLetters(Uint8Array.of(folded >> 16, folded >> 8, folded));
}

function toLetters(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromLetters(letters: string): Uint8Array | null {
  if (!/^[\w-]*$/.test(letters) || letters.length % 4 === 1) return null;
  return Uint8Array.from(atob(letters.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
