// Whether a media query holds, now and as React state.
import { useSyncExternalStore } from 'react';

/** The queries asked so far: to ask the browser anew at every render would cost more than the render. */
const asked = new Map<string, MediaQueryList>();

function mediaOf(query: string): MediaQueryList {
  let media = asked.get(query);
  if (!media) {
    media = matchMedia(query);
    asked.set(query, media);
  }
  return media;
}

/** Whether a media query holds now. */
export function holds(query: string): boolean {
  return mediaOf(query).matches;
}

/** True while the query holds; renders again when it changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = mediaOf(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => holds(query),
  );
}
