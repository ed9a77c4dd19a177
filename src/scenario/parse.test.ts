import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../model/scenario.ts';
import { DEFAULT_SETUP, LIMITS } from '../model/setup.ts';
import { BOUNDS, DEFAULT_LOAD } from './bounds.ts';
import { parse, parseCommand, parseCondition, type ScenarioError } from './parse.ts';

function parsed(text: string): Scenario {
  const result = parse(text);
  if (!result.ok) throw new Error(`${JSON.stringify(result.errors)}\n${text}`);
  return result.scenario;
}

function errors(text: string): readonly ScenarioError[] {
  const result = parse(text);
  return result.ok ? [] : result.errors;
}

/** The errors as `line:column message`, which is how a shell shows them. */
function lines(text: string): string[] {
  return errors(text).map(({ line, column, message }) => `${line}:${column} ${message}`);
}

/** The one action of a text of one line. */
function action(line: string) {
  return parsed(`raft 1\nclerks 3\n${line}`).script[0]?.action;
}

describe('the parser', () => {
  it('fills in the defaults of a scenario that says nothing', () => {
    expect(parsed('raft 1')).toEqual({ version: 1, title: '', setup: DEFAULT_SETUP, script: [], hands: [] });
  });

  it('reads several setup words on a line, and the title as it stands', () => {
    const { title, setup } = parsed(
      'raft 1  # a comment\ntitle  One; "two" {three}  # four\n\nnodes 3  seed 42\tloss 0.5%\r\nnoop off',
    );
    expect(title).toBe('One; "two" {three}');
    expect(setup).toEqual({ ...DEFAULT_SETUP, servers: 3, seed: 42, loss: 5, noop: false });
  });

  it('tells setup from script where both begin with the same word', () => {
    const { setup, script } = parsed(
      'raft 1\ndisk 5\nsnapshot 1000\nduplicate 5%\nbug local-read\ndisk n1 6\nsnapshot n1\nduplicate n1>n2@5\nbug off local-read',
    );
    expect([setup.disk, setup.snapshot, setup.duplicate, setup.bugs]).toEqual([
      [5, 5],
      1000,
      50,
      [{ bug: 'local-read', node: '*' }],
    ]);
    expect(script.map((s) => s.action.do === 'command' && s.action.command.type)).toEqual([
      'disk',
      'snapshot',
      'duplicate',
      'bug',
    ]);
  });

  it('numbers the lines of statements, in blocks too', () => {
    const { script } = parsed('raft 1\n\nawait leader\n\nrepeat 2 {\n  heal; wait 5\n\n  end\n}\nheal');
    const [first, block, last] = script;
    const body = block?.action.do === 'repeat' ? block.action.body.map((s) => s.line) : [];
    expect([first?.line, block?.line, body, last?.line]).toEqual([3, 5, [6, 6, 8], 10]);
  });

  it('reads times before every kind of line', () => {
    const { script } = parsed('raft 1\n@900 heal\n+5 await leader\n@1 note hello\n+0 end');
    expect(script.map(({ when }) => when)).toEqual([
      { kind: 'at', tick: 900 },
      { kind: 'after', ticks: 5 },
      { kind: 'at', tick: 1 },
      { kind: 'after', ticks: 0 },
    ]);
  });

  it('reads selectors with commas or blanks between', () => {
    const nodes = [{ kind: 'leader' }, { kind: 'any', count: 1, of: { kind: 'followers' } }, { kind: 'id', id: 'n2' }];
    expect(action('crash leader, any follower, n2')).toEqual({ do: 'command', command: { type: 'crash', nodes } });
    expect(action('crash leader any follower n2')).toEqual({ do: 'command', command: { type: 'crash', nodes } });
  });

  it('keeps the value of start apart from its servers', () => {
    expect(action('start n1, n2 n3')).toEqual({
      do: 'command',
      command: {
        type: 'start',
        nodes: [
          { kind: 'id', id: 'n1' },
          { kind: 'id', id: 'n2' },
        ],
        value: 'n3',
      },
    });
  });

  it('reads words in quotes with their escapes, and bare words as they stand', () => {
    const call = (text: string) => {
      const read = action(`call c1 put k ${text}`);
      if (read?.do !== 'command' || read.command.type !== 'call') return undefined;
      return 'value' in read.command.call ? read.command.call.value : undefined;
    };
    expect(call('"a b # \\"c\\" \\\\ \\n\\u{1f600}"')).toBe('a b # "c" \\ \n\u{1f600}');
    expect(call('a\\n#comment')).toBe('a\\n');
    expect(call('é✓-._*/')).toBe('é✓-._*/');
  });

  it('tells the absent key from the text "none"', () => {
    expect(action('expect value x=none on n1')).toMatchObject({ condition: { value: null } });
    expect(action('expect value x="none" on n1')).toMatchObject({ condition: { value: 'none' } });
  });

  it('writes a message by its coordinates in one way', () => {
    expect(action('drop n1>n3@1000.1*0')).toMatchObject({ command: { message: 'n1>n3@1000' } });
    expect(action('drop n1 > n3@1000.2*1')).toMatchObject({ command: { message: 'n1>n3@1000.2*1' } });
  });

  it('lets a caption run to the end of its line, and in a block on one line to the next mark', () => {
    expect(action('note Why? Look; it is n#3. # but not this')).toEqual({ do: 'note', text: 'Why? Look; it is n#3.' });
    expect(action('repeat 2 { note one; note "two; }"; heal }')).toMatchObject({
      body: [{ action: { text: 'one' } }, { action: { text: 'two; }' } }, { action: { do: 'command' } }],
    });
  });

  it('gives a workload and a nemesis what they do not say', () => {
    expect(action('workload')).toMatchObject({ command: { clerks: [{ kind: 'clerks' }], load: DEFAULT_LOAD } });
    expect(action('workload c1, c2 off')).toMatchObject({ command: { load: null } });
    expect(action('nemesis cut, pause every 5')).toMatchObject({
      command: { nemesis: { kinds: ['cut', 'pause'], every: [5, 5] } },
    });
  });

  it('reads what was done by hand, at places inside a tick', () => {
    expect(parsed('raft 1\nawait leader\nby hand\n@400 crash n3\n\n@400.2 restart n3').hands).toEqual([
      { tick: 400, after: 0, command: { type: 'crash', nodes: [{ kind: 'id', id: 'n3' }] } },
      { tick: 400, after: 2, command: { type: 'restart', nodes: [{ kind: 'id', id: 'n3' }] } },
    ]);
  });
});

describe('errors of the parser', () => {
  it('name the line, the column, the length and the likely word', () => {
    expect(errors('raft 1\nawait leader\n+20 crahs n1')).toEqual([
      expect.objectContaining({
        line: 3,
        column: 5,
        length: 5,
        message: expect.stringContaining('Did you mean "crash"?'),
      }),
    ]);
    expect(lines('raft 1\nawait leder')).toEqual([
      '2:7 Here should be a condition, not "leder". Did you mean "leader"?',
    ]);
    expect(lines('raft 1\nexpect n1.comitIndex = 3')[0]).toMatch(/^2:11 .*"commitIndex"/);
    expect(lines('raft 1\nnoeds 3')[0]).toMatch(/^2:1 .*"nodes"/);
    expect(lines('raft 1\nbug comit-old-term')[0]).toMatch(/^2:5 .*"commit-old-term"/);
  });

  it('say who has to ask for what only a client can', () => {
    const told = '"put" is what a client asks for: write "call c1 put ...".';
    expect(lines('raft 1\nawait leader\nput x 1')).toEqual([`3:1 ${told}`]);
    expect(parseCommand('put x 1', DEFAULT_SETUP)).toMatchObject({ ok: false, error: { column: 1, message: told } });
    expect(lines('raft 1\njoin 100')[0]).toContain('"call c1 join ..."');
  });

  it('are all reported, and one bad line does not spoil the next', () => {
    expect(
      lines('raft 1\nnodes 99\ncrash n1\ncrash\nrepeat 2 {\n  hea\n  await leader\n}\nwait 5..1').map(
        (l) => l.split(' ')[0],
      ),
    ).toEqual(['2:7', '4:6', '6:3', '9:6']);
  });

  it('in the head of a block do not hide those inside it, nor upset what comes after it', () => {
    expect(lines('raft 1\nrepeat many {\n  crahs n1\n}\nheal').map((l) => l.split(' ')[0])).toEqual(['2:8', '3:3']);
    expect(lines('raft 1\nrepaet 3 { heal; heel }\nheal').map((l) => l.split(' ')[0])).toEqual(['2:1', '2:18']);
  });

  it('say which processes there are', () => {
    expect(lines('raft 1\nnodes 3\ncrash n4')).toEqual([
      '3:7 There is no server n4, there is n1 to n3; the setup line "nodes 4" would make it.',
    ]);
    expect(lines('raft 1\ncrash n99')).toEqual([
      '2:7 There is no server n99, there is n1 to n5; there can be at most 25.',
    ]);
    const sharded = 'raft 1\nshards 10\ngroups 3\nnodes 3';
    expect(lines(`${sharded}\ncrash n10`)[0]).toContain('there is n1 to n9; the setup line "nodes 4" would make it');
    expect(lines(`${sharded}\ncrash n49`)[0]).toContain('there can be at most 48');
    expect(lines('raft 1\nclerks 0\ncall c1 get x')[0]).toContain('There is no clerk c1, there is none');
    expect(lines('raft 1\nbug vote-twice on n4\nnodes 3\nheal')[0]).toMatch(/^2:19 There is no server n4/);
    expect(lines('raft 1\nnodes 30\nheal')).toHaveLength(1);
  });

  it('explain what stands in the wrong place', () => {
    expect(lines('raft 1\nheal\nnodes 3')[0]).toContain('those stand above the first line of the script');
    expect(lines('raft 1\nheal\nloss 5%')[0]).toContain('link all loss');
    expect(lines('raft 1\n@4.2 heal')[0]).toContain('by hand');
    expect(lines('raft 1\nby hand\n@4 note hi')[0]).toContain('nothing else is done by hand');
    expect(lines('raft 1\nby hand\n@4 heal\n@3 heal')[0]).toContain('in order of time');
    expect(lines('raft 1\ncrash follower')[0]).toContain('"any follower" or "followers"');
    expect(lines('raft 1\nheal }')[0]).toContain('"}"');
    expect(lines('raft 1\nheal\n}\nheal')).toEqual(['3:1 This "}" closes no block.']);
    expect(lines('raft 1\nrepeat 2 {\nheal')[0]).toMatch(/^2:10 This block is never closed/);
    expect(lines('raft 1\nrepeat 2 { }')[0]).toContain('nothing to repeat');
    expect(lines('raft 1\nnodes 3 nodes 4')[0]).toContain('said already');
    expect(lines('raft 1\ncall c1 put x "a')[0]).toContain('not closed');
    expect(lines('raft 1\nlink all loss 10')[0]).toContain('%');
  });

  it('tell a text of a later format from a mistake', () => {
    expect(lines('raft 2\nfoo bar\nbaz')).toEqual([
      '1:6 This scenario is written in format 2, which is newer than this page; it knows format 1.',
    ]);
    expect(lines('heal')[0]).toContain('begins with the line "raft 1"');
    expect(lines('')).toHaveLength(1);
  });

  it('hold a scenario to its limits', () => {
    const nested = (n: number) => `raft 1\n${'repeat 1 {\n'.repeat(n)}heal\n${'}\n'.repeat(n)}`;
    expect(errors(nested(BOUNDS.depth))).toEqual([]);
    expect(lines(nested(BOUNDS.depth + 1))[0]).toContain('nested');
    expect(lines('raft 1\nrepeat 1000 { repeat 101 { heal } }')[0]).toContain('at most 100000');
    expect(lines(`raft 1\nnote ${'a'.repeat(LIMITS.word + 1)}`)[0]).toContain('at most 1000 characters');
    expect(lines(`raft 1\ncall c1 put k ${'a'.repeat(LIMITS.word + 1)}`)[0]).toContain('at most 1000 characters');
    expect(lines(`raft 1\n@${LIMITS.tick + 1} heal`)).toHaveLength(1);
    expect(lines(`raft 1\n${'#'.repeat(LIMITS.text)}`)[0]).toContain('at most 100000 characters');
    expect(lines(`raft 1${'\n'.repeat(BOUNDS.lines)}`)[0]).toContain('lines');
    expect(errors(`raft 1\n${'foo\n'.repeat(1_000)}`)).toHaveLength(BOUNDS.errors);
    expect(errors(`raft 1\nheal\n${'foo {\n'.repeat(9_000)}`).length).toBeLessThanOrEqual(BOUNDS.errors);
  });

  it('are all that a bad text can cause: the parser never throws', () => {
    const piece = fc.constantFrom(
      ...'raft 1,nodes,5,bug,on,off,crash,n1,n9,any,2,leader,follower,await,expect,no,committed,x,=,>,<>,repeat,{,},;,|,",\\,#,@9,+5,@9.1,by,hand,note,10%,1..3,link,all,workload,nemesis,keys,n1.role,.,\n,\n,\n,violation,within,constructor,__proto__,!'.split(
        ',',
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 40 }).map((p) => `raft 1\n${p.join(' ')}`),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          for (const error of errors(text)) {
            const line = text.split('\n')[error.line - 1];
            expect(line).toBeDefined();
            expect(error.column).toBeGreaterThanOrEqual(1);
            expect(error.column).toBeLessThanOrEqual((line as string).length + 1);
            expect(error.message).toMatch(/[.?!]$/);
          }
        },
      ),
      { seed: 57, numRuns: 3_000 },
    );
  });

  it('do not become an overflow when one word is repeated for ever', () => {
    for (const word of [
      'any',
      'any 2',
      'repeat 1 {',
      '{',
      '}',
      'x {',
      'crash',
      'await any',
      'n1,',
      '"',
      ';',
      'by hand',
    ]) {
      for (const before of ['', 'crash ', 'heal\n', 'await ', 'by hand\n']) {
        const text = `raft 1\n${before}${`${word} `.repeat(Math.floor(90_000 / (word.length + 1)))}`;
        expect(errors(text).length).toBeLessThanOrEqual(BOUNDS.errors);
      }
    }
  });
});

describe('a command or condition alone', () => {
  it('is read for the palette and for breakpoints, and nothing may follow it', () => {
    expect(parseCommand('crash n3', DEFAULT_SETUP)).toMatchObject({ ok: true, command: { type: 'crash' } });
    expect(parseCommand('crash n9', DEFAULT_SETUP)).toMatchObject({ ok: false, error: { line: 1, column: 7 } });
    expect(parseCommand('heal\nheal', DEFAULT_SETUP)).toMatchObject({ ok: false });
    expect(parseCondition('any follower.commitIndex >= 5', DEFAULT_SETUP)).toMatchObject({ ok: true });
    expect(parseCondition('leader within 5', DEFAULT_SETUP)).toMatchObject({ ok: false });
  });
});
