// A link between two processes, with sliders for what it does to messages.
import { useEffect, useState } from 'react';
import { linkRule, type World } from '../../../model/world.ts';
import { only } from '../../actions/targetAction.ts';
import { perform } from '../../engine/playground.ts';
import { percent } from '../../lib/figures.ts';
import { ActionRow } from './ActionRow.tsx';
import { FactList } from './FactList.tsx';
import { Head } from './Head.tsx';
import { linkFacts } from './linkFacts.ts';

/** The link from one process to another; the sliders set both directions. */
export function LinkPanel(props: {
  readonly from: string;
  readonly to: string;
  readonly world: World;
  readonly before: World | null;
}) {
  const { from, to, world, before } = props;
  const rule = linkRule(world, from, to);
  const set = (change: {
    readonly loss?: number;
    readonly duplicate?: number;
    readonly latency?: readonly [number, number];
  }) =>
    void perform({
      type: 'link',
      from: [only(from)],
      to: [only(to)],
      both: true,
      loss: change.loss ?? null,
      duplicate: change.duplicate ?? null,
      latency: change.latency ?? null,
    });
  return (
    <>
      <Head name={`${from} – ${to}`} phrase="link" />
      <ActionRow target={{ kind: 'link', from, to }} ids={['cut', 'cut-both', 'mend']} />
      <FactList
        facts={linkFacts(world, from, to)}
        before={before && before !== world ? linkFacts(before, from, to) : null}
      />
      <div className="sliders">
        <Slider label="Lose" value={rule.loss} max={1000} step={50} text={percent} onSet={(loss) => set({ loss })} />
        <Slider
          label="Duplicate"
          value={rule.duplicate}
          max={1000}
          step={50}
          text={percent}
          onSet={(duplicate) => set({ duplicate })}
        />
        <Slider
          label="Slow down by"
          value={Math.max(0, rule.latency[0] - world.setup.latency[0])}
          max={300}
          step={10}
          text={(ms) => `${ms} ms`}
          onSet={(ms) => set({ latency: [world.setup.latency[0] + ms, world.setup.latency[1] + ms] })}
        />
        <p className="aside">The sliders set both directions.</p>
      </div>
    </>
  );
}

/** A slider that gives its command when it is let go, so that one gesture is one line of the scenario. */
function Slider(props: {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly step: number;
  readonly text: (value: number) => string;
  readonly onSet: (value: number) => void;
}) {
  const { label, value, max, step, text, onSet } = props;
  const [held, setHeld] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the hand held ends when the world's figure changes
  useEffect(() => setHeld(null), [value]);
  const shown = held ?? value;
  const release = () => {
    if (held !== null && held !== value) onSet(held);
  };
  return (
    <label className="slider">
      <span>{label}</span>
      <input
        type="range"
        min={0}
        max={max}
        step={step}
        value={shown}
        aria-valuetext={text(shown)}
        onChange={(change) => setHeld(change.target.valueAsNumber)}
        onPointerUp={release}
        onKeyUp={release}
        onBlur={release}
      />
      <span className="number">{text(shown)}</span>
    </label>
  );
}
