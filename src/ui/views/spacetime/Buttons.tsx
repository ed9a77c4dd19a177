// What the wheel does, as buttons: for fingers, and for who has found no wheel.
import { ChevronsLeftRight, Crosshair, Minus, Plus } from 'lucide-react';

interface Props {
  readonly zoom: (factor: number) => void;
  readonly showAll: () => void;
  readonly showNow: () => void;
}

/** The toolbar of the diagram. */
export function Buttons({ zoom, showAll, showNow }: Props) {
  const tools = [
    { label: 'Less time', key: '+', Icon: Plus, run: () => zoom(1 / 2) },
    { label: 'More time', key: '−', Icon: Minus, run: () => zoom(2) },
    { label: 'The whole run', key: '0', Icon: ChevronsLeftRight, run: showAll },
    { label: 'The instant shown', key: null, Icon: Crosshair, run: showNow },
  ];
  return (
    <div className="spacetime-buttons" role="toolbar" aria-label="Space-time">
      {tools.map(({ label, key, Icon, run }) => (
        <button
          key={label}
          type="button"
          className="button bare small icon"
          aria-label={label}
          title={key === null ? label : `${label} (${key})`}
          onClick={run}
        >
          <Icon aria-hidden />
        </button>
      ))}
    </div>
  );
}
