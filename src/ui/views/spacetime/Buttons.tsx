// What the wheel does, as buttons: for fingers, and for who has found no wheel.
import { ChevronsLeftRight, Crosshair, Minus, Plus } from 'lucide-react';

interface Props {
  readonly zoom: (factor: number) => void;
  readonly showAll: () => void;
  readonly showNow: () => void;
}

/** The toolbar of the diagram. */
export function Buttons({ zoom, showAll, showNow }: Props) {
  return (
    <div className="spacetime-buttons" role="toolbar" aria-label="Space-time">
      <button
        type="button"
        className="button bare small icon"
        aria-label="Less time"
        title="Less time (+)"
        onClick={() => zoom(1 / 2)}
      >
        <Plus aria-hidden />
      </button>
      <button
        type="button"
        className="button bare small icon"
        aria-label="More time"
        title="More time (−)"
        onClick={() => zoom(2)}
      >
        <Minus aria-hidden />
      </button>
      <button
        type="button"
        className="button bare small icon"
        aria-label="The whole run"
        title="The whole run (0)"
        onClick={showAll}
      >
        <ChevronsLeftRight aria-hidden />
      </button>
      <button
        type="button"
        className="button bare small icon"
        aria-label="The instant shown"
        title="The instant shown"
        onClick={showNow}
      >
        <Crosshair aria-hidden />
      </button>
    </div>
  );
}
