// Starts the service worker, once everything else is there. Not on localhost, where other pages have the same address
// on other days.
if ('serviceWorker' in navigator && !/^(localhost|127\.|\[::1\])/.test(location.hostname)) {
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('./serviceWorker.js').catch((error) => console.warn('Offline use is off:', error));
  });
}
