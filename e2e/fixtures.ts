// The page object: what the end-to-end tests may know of the page. Nothing else touches selectors.
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { decodeLink } from '../src/scenario/link.ts';

/** The playground as a test sees and handles it. */
export interface Playground {
  readonly page: Page;
  /** Opens the page: as a stranger finds it, at a link (`#...`), or with the text of a scenario, at its beginning. */
  open(linkOrScenario?: string): Promise<void>;
  /** From the next `open` on every answer of the engine comes so many ms late, as on a slow machine. */
  answersLate(ms: number): Promise<void>;
  /** The element that names the moment shown. */
  readonly root: Locator;
  /** The step that is painted. */
  step(): Promise<number>;
  /** The virtual instant that is painted, in ms. */
  tick(): Promise<number>;
  /** Waits until exactly this step is painted. */
  atStep(step: number): Promise<void>;
  /** Waits until this virtual instant, in ms, has been painted. */
  pastTick(tick: number): Promise<void>;
  /** A process on the stage: `n1`, `c1`. */
  node(id: string): Locator;
  /** Every server that is drawn as this role (`leader`, `candidate`, `follower`). */
  inRole(role: string): Locator;
  /** The messages in flight; one of them by its name, `n1>n3@1000`. */
  messages(id?: string): Locator;
  /** A button of time: `Play` (while it stands still), `Pause` (while it runs), `One step on`. */
  transport(name: string): Locator;
  /** Lets the screen be painted so many times: long enough for what moves to have moved. */
  frames(count: number): Promise<void>;
  play(): Promise<void>;
  pause(): Promise<void>;
  /** Waits until time stands still for a dozen frames (what was asked before a pause may have to be answered); the instant. */
  standsStill(): Promise<number>;
  /** What is drawn, in words: one line for each process and each message in flight. */
  drawn(): Promise<readonly string[]>;
  /** Types a line into the palette, by keyboard alone: a command as in a scenario, or the label of an action. */
  command(line: string): Promise<void>;
  /** Picks a line of the context menu of something on the stage, by mouse. */
  choose(target: Locator, item: string | RegExp): Promise<void>;
  /** Waits until exactly these commands have been given by hand, in this order, as the open tab "Scenario" shows them. */
  hasByHand(...commands: readonly (string | RegExp)[]): Promise<void>;
  /** What the share dialog says of the moment shown; it is closed again. */
  shared(): Promise<{ readonly link: string; readonly text: string; readonly fingerprint: string }>;
  /** What the page complained of on the console so far. */
  readonly complaints: readonly string[];
}

/** A run in which every view has something to show, with a place of every kind to jump to: calls, a crash, a cut, a broken invariant. */
export const EVENTFUL = `raft 1
nodes 3  latency 20  election 500..900
bug vote-twice on n3
timeout n1
await leader n1
call c1 put x 1
await committed x=1 on 2
call c1 append x 2
crash n1
+50 restart n1
cut n1 > n2
timeout n2, n1
`;

/** A test that opens a moment so many steps away wants to see the way. */
const FAR = 100_000;

/** The playground on a page, for tests with more than one. */
export function playgroundOn(page: Page): Playground {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  const root = page.locator('#root');
  const transport = (name: string) =>
    page.getByRole('toolbar', { name: 'Transport' }).getByRole('button', { name, exact: true });
  const number = async (name: string) => Number(await root.getAttribute(name));
  return {
    page,
    complaints,
    root,
    async open(linkOrScenario = '') {
      const isText = linkOrScenario !== '' && !linkOrScenario.startsWith('#');
      await page.goto(isText ? `./#v=1&t=${encodeURIComponent(linkOrScenario)}` : `./${linkOrScenario}`);
      // What is not quite near is reached piece by piece on a slow machine.
      const link = decodeLink(isText ? '' : linkOrScenario);
      const step = (link.ok && link.link.cursor?.step) || 0;
      const goal = step > 0 && step < FAR ? step : null;
      await expect(root).toHaveAttribute('data-step', goal === null ? /^\d+$/ : String(goal));
      await expect(page.locator('[data-node]').first()).toBeVisible();
    },
    async answersLate(ms) {
      await page.addInitScript((late) => {
        const Quick = globalThis.Worker;
        globalThis.Worker = class extends Quick {
          override set onmessage(receive: ((message: MessageEvent) => void) | null) {
            super.onmessage = receive && ((message: MessageEvent) => void setTimeout(() => receive(message), late));
          }
        };
      }, ms);
    },
    step: () => number('data-step'),
    tick: () => number('data-tick'),
    atStep: (step) => expect(root).toHaveAttribute('data-step', String(step)),
    pastTick: (tick) => expect.poll(() => number('data-tick')).toBeGreaterThanOrEqual(tick),
    node: (id) => page.locator(`[data-node="${id}"]`),
    inRole: (role) => page.locator(`[data-node][data-role="${role}"]`),
    messages: (id) => page.locator(id === undefined ? '[data-message]' : `[data-message="${id}"]`),
    transport,
    frames: (count) =>
      page.evaluate(async (left) => {
        for (; left > 0; left--) await new Promise(requestAnimationFrame);
      }, count),
    play: () => transport('Play').click(),
    pause: () => transport('Pause').click(),
    async standsStill() {
      let tick = -1;
      await expect(async () => {
        tick = await this.tick();
        await this.frames(12);
        expect(await this.tick()).toBe(tick);
      }).toPass();
      return tick;
    },
    drawn: () =>
      page
        .locator('[data-node], [data-message]')
        .evaluateAll((all) =>
          all.map((one) => `${one.getAttribute('data-message') ?? ''} ${one.getAttribute('aria-label')}`),
        ),
    async command(line) {
      await page.keyboard.press('ControlOrMeta+k');
      await expect(page.getByRole('combobox', { name: 'What should happen' })).toBeFocused();
      await page.keyboard.type(line);
      const palette = page.getByRole('dialog', { name: 'Run a command' });
      await expect(palette.getByRole('option').first()).toContainText(line);
      await page.keyboard.press('Enter');
      await expect(palette).toBeHidden();
    },
    async choose(target, item) {
      await target.click({ button: 'right' });
      await page.getByRole('menuitem', { name: item }).click();
      await expect(page.getByRole('menu')).toHaveCount(0);
    },
    async hasByHand(...commands) {
      const lines = page.getByRole('tabpanel', { name: 'Scenario' }).locator('.by-hand').filter({ hasText: '@' });
      await expect(lines).toHaveText(commands.map((command) => (typeof command === 'string' ? at(command) : command)));
    },
    async shared() {
      await page.getByRole('button', { name: 'Share this moment' }).click();
      const dialog = page.getByRole('dialog', { name: 'Share this moment' });
      const link = await dialog.getByRole('textbox', { name: /^Link/ }).inputValue();
      const text = await dialog.locator('details textarea').inputValue();
      const parts = await dialog.getByRole('definition').allTextContents();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      return { link, text, fingerprint: /[0-9a-f]{16}/.exec(parts.join())?.[0] ?? '' };
    },
  };
}

/** Holds a file of the page back until what is returned is called. */
export async function hold(page: Page, file: string): Promise<() => void> {
  let bring = () => {};
  const held = new Promise<void>((resolve) => {
    bring = resolve;
  });
  await page.route(file, async (route) => {
    await held;
    await route.continue();
  });
  return bring;
}

/** A command as a line below `by hand`: behind its instant. */
function at(command: string): RegExp {
  return new RegExp(`^@[0-9.]+ ${command.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}

/** `test` with a playground, which fails at its end if the page has complained on the console. */
export const test = base.extend<{ playground: Playground }>({
  playground: async ({ page }, use) => {
    const playground = playgroundOn(page);
    await use(playground);
    expect(playground.complaints, 'errors and warnings on the console').toEqual([]);
  },
});

export { expect };
