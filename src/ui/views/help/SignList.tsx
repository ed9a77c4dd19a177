// How to read the picture: each sign with its meaning, in groups.
import { LEGEND } from './legend.ts';
import { Sign } from './Sign.tsx';

/** All signs, or those of some groups. */
export function SignList({ groups = LEGEND }: { readonly groups?: typeof LEGEND }) {
  return groups.map(({ title, signs }) => (
    <section key={title}>
      <h3 className="heading">{title}</h3>
      <dl className="help-signs">
        {signs.map(({ sign, meaning }) => (
          <SignRow key={meaning} sign={sign} meaning={meaning} />
        ))}
      </dl>
    </section>
  ));
}

function SignRow({ sign, meaning }: (typeof LEGEND)[number]['signs'][number]) {
  return (
    <>
      <dt>
        <Sign sign={sign} />
      </dt>
      <dd>{meaning}</dd>
    </>
  );
}
