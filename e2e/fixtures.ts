// The page object: what the end-to-end tests may know of the page. Nothing else touches selectors.
import { test as base, expect, type Locator, type Page } from '@playwright/test';

/** The playground as a test sees and handles it. */
export interface Playground {
  readonly page: Page;
  /** Opens the page: as a stranger finds it, at a link (`#...`), or with the text of a scenario, at its beginning. */
  open(linkOrScenario?: string): Promise<void>;
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
  play(): Promise<void>;
  pause(): Promise<void>;
  /** What the page complained of on the console so far. */
  readonly complaints: readonly string[];
}

function playgroundOn(page: Page): Playground {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  const root = page.locator('#root');
  const number = async (name: string) => Number(await root.getAttribute(name));
  return {
    page,
    complaints,
    root,
    async open(linkOrScenario = '') {
      const isText = linkOrScenario !== '' && !linkOrScenario.startsWith('#');
      await page.goto(isText ? `./#v=1&t=${encodeURIComponent(linkOrScenario)}` : `./${linkOrScenario}`);
      await expect(root).toHaveAttribute('data-step', /^\d+$/);
    },
    step: () => number('data-step'),
    tick: () => number('data-tick'),
    atStep: (step) => expect(root).toHaveAttribute('data-step', String(step)),
    pastTick: (tick) => expect.poll(() => number('data-tick')).toBeGreaterThanOrEqual(tick),
    node: (id) => page.locator(`[data-node="${id}"]`),
    inRole: (role) => page.locator(`[data-node][data-role="${role}"]`),
    messages: (id) => page.locator(id === undefined ? '[data-message]' : `[data-message="${id}"]`),
    play: () => page.getByRole('button', { name: 'Play', exact: true }).click(),
    pause: () => page.getByRole('button', { name: 'Pause', exact: true }).click(),
  };
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
