// The words of what concerns all processes: commands and broken invariants, at the foot of the lanes where there is room.
import type { Mark } from './marks.ts';
import { flagWords } from './marks.ts';

/** The row of flags under the lanes. */
export function Flags({ marks, length }: { readonly marks: readonly Mark[]; readonly length: number }) {
  return (
    <div className="spacetime-flags" aria-hidden="true">
      {flagWords(marks, length).map(({ u, text, sign, key }) => (
        <span key={key} className={sign} style={{ left: u }}>
          {text}
        </span>
      ))}
    </div>
  );
}
