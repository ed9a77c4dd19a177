// Wall time to virtual time. The page's only requestAnimationFrame for the run: while playing, the instant shown moves
// on by (wall ms * speed); when it passes the next thing that happens, the thread is asked, once, and the instant waits.
// A slow engine thus gives slow playback, never a jump; pausing is not asking.
import type { Tick } from '../../model/ids.ts';
import type { FrameReply } from '../../wire/protocol.ts';

/** Longest stretch of wall time, in ms, that one frame of the screen may stand for (a tab that slept does not leap). */
const LONGEST = 50;

/** What the player needs of the page. */
export interface Playhead {
  /** The instant shown, and when the next thing happens. */
  readonly shownAt: number;
  readonly nextAt: Tick;
  /** Virtual ms per wall ms. */
  readonly speed: number;
}

/** Where the next frame of the screen should be: the instant wanted, and whether the thread must be asked for it. Pure. */
export function advance(head: Playhead, wallMs: number): { readonly shownAt: number; readonly ask: boolean } {
  const shownAt = head.shownAt + Math.min(wallMs, LONGEST) * head.speed;
  return { shownAt, ask: Math.floor(shownAt) >= head.nextAt };
}

/** The instant to draw for an answer: the one wanted, or, when the budget ran out on the way, as far as it came. */
export function reachedInstant(wanted: number, frame: Pick<FrameReply, 'reached' | 'tick'>): number {
  return frame.reached ? Math.max(wanted, frame.tick) : frame.tick;
}

/** A clock that ticks with the screen. */
export interface Player {
  start(): void;
  stop(): void;
}

/**
 * Makes a player. `head` is read at every frame of the screen, and the instant waits unless the thread is `free`; `draw`
 * shows an instant at which nothing happens; `ask` has the thread run up to an instant and resolves when that has been shown.
 */
export function createPlayer(page: {
  head(): Playhead;
  free(): boolean;
  draw(shownAt: number): void;
  ask(wanted: number): Promise<void>;
}): Player {
  let handle = 0;
  let last = 0;
  let asking = false;

  const frame = (now: number) => {
    handle = requestAnimationFrame(frame);
    const wallMs = now - last;
    last = now;
    if (asking || !page.free()) return;
    const { shownAt, ask } = advance(page.head(), wallMs);
    if (!ask) {
      page.draw(shownAt);
      return;
    }
    asking = true;
    void page.ask(shownAt).finally(() => {
      asking = false;
    });
  };

  return {
    start() {
      if (handle !== 0) return;
      last = performance.now();
      handle = requestAnimationFrame(frame);
    },
    stop() {
      cancelAnimationFrame(handle);
      handle = 0;
    },
  };
}
