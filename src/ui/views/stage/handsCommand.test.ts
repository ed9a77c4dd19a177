import { describe, expect, it } from 'vitest';
import type { LinkRule } from '../../../model/command.ts';
import { DEFAULT_SETUP } from '../../../model/setup.ts';
import { dragProposal, enclosed, partitionCommand, processAt } from './handsCommand.ts';
import { layoutStage } from './layout.ts';

const OPEN: LinkRule = { cut: false, loss: 0, duplicate: 0, latency: [10, 30] };
const cut = (...directions: string[]) => ({
  setup: DEFAULT_SETUP,
  link: OPEN,
  unplugged: [],
  links: Object.fromEntries(directions.map((d) => [d, { ...OPEN, cut: true }])),
});
const layout = layoutStage([{ group: 1, ids: ['n1', 'n2', 'n3', 'n4', 'n5'] }], ['c1'], { width: 964, height: 400 });

describe('a drag from n1 to n3', () => {
  it('cuts that direction, then the other one, then mends both', () => {
    const steps = [cut(), cut('n1>n3'), cut('n1>n3', 'n3>n1')].map((links) => dragProposal(links, 'n1', 'n3'));
    expect(steps.map(({ label }) => label)).toEqual(['cut n1 → n3', 'also cut n3 → n1', 'mend n1 – n3']);
    expect(steps.map(({ command }) => command)).toMatchObject([
      { type: 'cut', from: [{ id: 'n1' }], to: [{ id: 'n3' }], both: false },
      { type: 'cut', from: [{ id: 'n3' }], to: [{ id: 'n1' }], both: false },
      { type: 'mend', from: [{ id: 'n1' }], to: [{ id: 'n3' }], both: true },
    ]);
  });

  it('cuts its own direction when only the other one is cut', () => {
    expect(dragProposal(cut('n3>n1'), 'n1', 'n3').label).toBe('cut n1 → n3');
  });
});

describe('a lasso', () => {
  const [n1, n2] = layout.servers;
  if (!n1 || !n2) throw new Error('no servers');
  const around = [
    { x: n1.centre.x - 50, y: n1.centre.y - 50 },
    { x: n2.centre.x + 50, y: n1.centre.y - 50 },
    { x: n2.centre.x + 50, y: n2.centre.y + 40 },
    { x: n1.centre.x - 50, y: n2.centre.y + 40 },
  ];

  it('encloses the processes whose middle is inside', () => {
    expect(enclosed(layout, around)).toEqual(['n1', 'n2']);
    expect(enclosed(layout, around.slice(0, 2))).toEqual([]);
  });

  it('becomes one side of a partition, and everybody else the other', () => {
    expect(partitionCommand(['n1', 'n2'])).toEqual({
      type: 'partition',
      sides: [
        [
          { kind: 'id', id: 'n1' },
          { kind: 'id', id: 'n2' },
        ],
        [{ kind: 'rest' }],
      ],
    });
  });
});

describe('the place under a finger', () => {
  it('is a server with some grace, a clerk’s card, or empty ground', () => {
    const n1 = layout.servers[0];
    const c1 = layout.cards[0];
    if (!n1 || !c1) throw new Error('no places');
    expect(processAt(layout, { x: n1.centre.x + n1.radius + 6, y: n1.centre.y })).toBe('n1');
    expect(processAt(layout, { x: n1.centre.x + n1.radius + 12, y: n1.centre.y })).toBeNull();
    expect(processAt(layout, { x: c1.x + 3, y: c1.y + 3 })).toBe('c1');
  });
});
