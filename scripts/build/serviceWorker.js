// The page's service worker: keeps the files of the build, so that the page opens without a network: `FILES` at once, the
// others (large ones, which few want) when they are used. `FILES` and `VERSION` are put in by the build
// (scripts/build/offline.ts). A new build waits until the old page is closed, so that what it has yet to load stays there.
const CACHE = `raft-playground-${VERSION}`;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});

self.addEventListener('activate', (event) => {
  const isOld = (name) => name.startsWith('raft-playground-') && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name)))));
  event.waitUntil(self.clients.claim()); // what a first visit goes on to use is kept, too
});

/** What has its content's hash in its name never changes; for the rest the network is asked first. */
async function answer(event) {
  const { request } = event;
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
  const isAsset = request.url.includes('/assets/');
  if (kept && isAsset) return kept;
  try {
    const fetched = await fetch(request);
    if (isAsset && fetched.ok) event.waitUntil(cache.put(request, fetched.clone()));
    return fetched;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET' && event.request.url.startsWith(self.registration.scope)) {
    event.respondWith(answer(event));
  }
});
