// How long Chromium's main thread is busy in each frame, from a trace of the browser's own.
import type { Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Both in microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** The part of `dur` in which the thread really ran. */
  readonly tdur?: number;
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

async function record(page: Page, milliseconds: number): Promise<TraceEvent[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] },
  });
  await page.waitForTimeout(milliseconds);
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return events;
}

/**
 * Sums the tasks of the thread that runs the animation frames, from one such frame to the next: milliseconds of processor
 * time, so that what else the machine does counts less.
 */
export function busyPerFrame(events: readonly TraceEvent[]): number[] {
  const frames = events.filter((e) => e.name === 'FireAnimationFrame').sort((a, b) => a.ts - b.ts);
  const first = frames[0];
  if (!first) return [];
  const isMain = (e: TraceEvent) => e.pid === first.pid && e.tid === first.tid;
  const tasks = events
    .filter((e) => isMain(e) && e.ph === 'X' && e.name.endsWith('RunTask'))
    .sort((a, b) => a.ts - b.ts);
  // Tasks are nested in the trace at times; only the outermost count. A frame owns the tasks from the one that runs it on.
  const busy: number[] = [];
  let frame = 0;
  let end = 0;
  let sum = 0;
  for (const task of tasks) {
    const stop = task.ts + (task.dur ?? 0);
    if (task.ts < end) continue;
    end = stop;
    const boundary = frames[frame];
    if (boundary && stop > boundary.ts) {
      if (frame > 0) busy.push(sum / 1000);
      sum = 0;
      while ((frames[frame]?.ts ?? Number.POSITIVE_INFINITY) < stop) frame++;
    }
    if (frame > 0) sum += task.tdur ?? task.dur ?? 0;
  }
  return busy;
}

/** The main thread's work in each frame while the page runs by itself for a while. Milliseconds. */
export async function frameCosts(page: Page, milliseconds: number): Promise<number[]> {
  return busyPerFrame(await record(page, milliseconds));
}
