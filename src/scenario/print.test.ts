import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario, Statement } from '../model/scenario.ts';
import { commandArbitrary, conditionArbitrary, scenarioArbitrary, setupArbitrary } from './arbitrary.ts';
import { parse, parseCommand, parseCondition } from './parse.ts';
import { print } from './print.ts';
import { printCommand, printCondition } from './printWords.ts';

const runs = { seed: 20_140_801, numRuns: 400 };

function parsed(text: string): Scenario {
  const result = parse(text);
  if (!result.ok) throw new Error(`${JSON.stringify(result.errors)}\n${text}`);
  return result.scenario;
}

/** The scenario as it would be if it had been made in the page. */
function withoutLines(scenario: Scenario): Scenario {
  return { ...scenario, script: scenario.script.map(statementWithoutLine) };
}

function statementWithoutLine({ when, action }: Statement): Statement {
  if (action.do === 'repeat' || action.do === 'if') {
    return { line: 0, when, action: { ...action, body: action.body.map(statementWithoutLine) } };
  }
  if (action.do !== 'choose') return { line: 0, when, action };
  const options = action.options.map(({ weight, body }) => ({ weight, body: body.map(statementWithoutLine) }));
  return { line: 0, when, action: { ...action, options } };
}

describe('the printer', () => {
  it('writes every scenario so that it is read back unchanged, but for line numbers', () => {
    fc.assert(
      fc.property(scenarioArbitrary, (scenario) => {
        expect(withoutLines(parsed(print(scenario)))).toStrictEqual(scenario);
      }),
      runs,
    );
  });

  it('writes what it has read from its own text in the same way', () => {
    fc.assert(
      fc.property(scenarioArbitrary, (scenario) => {
        const text = print(scenario);
        expect(print(parsed(text))).toBe(text);
      }),
      runs,
    );
  });

  it('writes every command so that the palette reads it back', () => {
    const given = setupArbitrary.chain((setup) => fc.tuple(fc.constant(setup), commandArbitrary(setup)));
    fc.assert(
      fc.property(given, ([setup, command]) => {
        expect(parseCommand(printCommand(command), setup)).toStrictEqual({ ok: true, command });
      }),
      { ...runs, numRuns: 2_000 },
    );
  });

  it('writes every condition so that a breakpoint reads it back', () => {
    const given = setupArbitrary.chain((setup) => fc.tuple(fc.constant(setup), conditionArbitrary(setup)));
    fc.assert(
      fc.property(given, ([setup, condition]) => {
        expect(parseCondition(printCondition(condition), setup)).toStrictEqual({ ok: true, condition });
      }),
      { ...runs, numRuns: 2_000 },
    );
  });

  it('does not write defaults', () => {
    const text =
      'raft 1\nnodes 5  seed 1  latency 10..30  noop on\nawait leader within 10000\nworkload clerks keys 3\n';
    expect(print(parsed(text))).toBe('raft 1\n\nawait leader\nworkload\n');
  });

  it('writes the whole language in its one form', () => {
    const text = `raft 1
title Everything there is
nodes 3  clerks 2  seed 7  latency 5  loss 0.5%  duplicate 12%  disk 1..4  snapshot 1000  noop off
bug commit-old-term
bug no-dedup on n3

await leader within 500
@900 call c1 put x "1 2" via n3
+200 call any clerk cas x "none" none
workload c2 keys 5 gap 10 get 1 until 5000
nemesis crash, restart every 100..200
partition leader, any follower | rest
cut n1 > n2
mend n1 <> all
link all loss 10% latency 1..2
link n1, n2 <> clerks duplicate 0%
clock followers 50%
bug on vote-twice on leader

note Captions begin a paragraph; they run to the end of the line.
repeat 10 { crash leader; await leader; wait 100..300 }
repeat 2 {
  note Inside a block they do not.
  repeat 3 { drop n1>n3@1000; delay n1>n3@1000.2*1 50 }
}
expect committed x=1 on 2
expect value x=none on n2
expect any 2 followers.commitIndex >= 5
expect answer c1 = none
expect violation I5
end

by hand
@400 crash n3
@400.2 restart down
`;
    expect(print(parsed(text))).toBe(text);
  });
});
