// The die beside a seed.
import { Dices } from 'lucide-react';

/** A button that draws another seed; chance of the page's own, and no part of any run. */
export function SeedButton({ draw }: { readonly draw: (seed: string) => void }) {
  return (
    <button
      type="button"
      className="button icon"
      aria-label="Draw another seed"
      title="Draw another seed"
      onClick={() => draw(String(Math.floor(Math.random() * 10_000)))}
    >
      <Dices aria-hidden="true" />
    </button>
  );
}
