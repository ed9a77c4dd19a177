// Starts the service worker, once everything else is there. Not on localhost, where other pages have the same address
// on other days.
if ('serviceWorker' in navigator && !/^(localhost|127\.|\[::1\])/.test(location.hostname)) {
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('./serviceWorker.js').catch((error) => console.warn('Offline use is off:', error));
  });
  // What was used before it could see it is asked for again, so that it is kept: the browser still has it.
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    const used = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/'));
    for (const { name } of used) fetch(name).catch(() => {});
  });
}
