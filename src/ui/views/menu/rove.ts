// How keys move through the items of a menu.

/** The item that a key leads to from item `here` (-1: none yet) of a menu with these labels; null: the key means nothing. */
export function roveTo(key: string, here: number, labels: readonly string[]): number | null {
  const size = labels.length;
  if (size === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (here + 1) % size;
    case 'ArrowUp':
      return here <= 0 ? size - 1 : here - 1;
    case 'Home':
    case 'PageUp':
      return 0;
    case 'End':
    case 'PageDown':
      return size - 1;
    default:
      return key.length === 1 && key !== ' ' ? startingWith(key, here, labels) : null;
  }
}

/** The next item after `here` whose label starts with a letter, round the end. */
function startingWith(letter: string, here: number, labels: readonly string[]): number | null {
  const wanted = letter.toLowerCase();
  for (let i = 1; i <= labels.length; i++) {
    const place = (here + i + labels.length) % labels.length;
    if (labels[place]?.toLowerCase().startsWith(wanted)) return place;
  }
  return null;
}
