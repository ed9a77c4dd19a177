// Copying a text, where the browser lets us.

/** Puts a text on the clipboard. False: the browser refuses, and the reader has to do it by hand. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Offers a text as a file to be kept. */
export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The browser has begun to read it by the next turn of its loop; then the address is free again.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
