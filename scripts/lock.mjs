// Judges package-lock.json: is it complete, and is it what is installed?

/** The folder of a package in the lock file: `node_modules/a/node_modules/b` lies in `node_modules/a`. */
function outwards(place) {
  const cut = place.lastIndexOf('node_modules/');
  return cut <= 0 ? '' : place.slice(0, cut - 1);
}

/** Where Node would find `name` from the package at `place`, or null. Walks outwards, as Node does. */
function resolve(packages, place, name) {
  for (let from = place; ; from = outwards(from)) {
    const found = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
    if (found in packages) return found;
    if (from === '') return null;
  }
}

/**
 * The optional dependencies that a lock file names but does not hold. `npm install` leaves them out silently when the
 * registry does not (yet) serve them, and `npm ci` then refuses the file.
 */
export function lockGaps(lock) {
  const gaps = [];
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (resolve(lock.packages, place, name) === null) gaps.push({ parent: place || 'package.json', name });
    }
  }
  return gaps;
}

/**
 * Whether an installation is the one that a lock file describes. `installed` is node_modules/.package-lock.json, in which
 * npm notes what it has put there; packages for other platforms may be absent.
 */
export function isInstalled(lock, installed) {
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (place === '') return true;
    const present = installed.packages[place];
    return present ? present.version === wanted.version : wanted.optional === true;
  });
}
