// What the page tells the reader by the way, at the lower right. It goes by itself; an error stays.
import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect } from 'react';
import { selectNotices } from '../../store/selectors.ts';
import { type Notice, usePage } from '../../store/store.ts';
import { dismiss } from '../../store/view.ts';
import './notices.css';

/** How long a notice stays, in ms. */
const STAY = { info: 7000, warning: 20_000, error: null } as const;

const ICONS = { info: Info, warning: TriangleAlert, error: CircleAlert } as const;

/** All notices, oldest on top. */
export function Notices() {
  const notices = usePage(selectNotices);
  return (
    <section className="notices" aria-label="Notices" aria-live="polite">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { id, tone, title, detail, action } = notice;
  useEffect(() => {
    const stay = STAY[tone];
    if (stay === null) return;
    const timer = setTimeout(() => dismiss(id), stay);
    return () => clearTimeout(timer);
  }, [id, tone]);
  const Icon = ICONS[tone];
  return (
    <article className="notice">
      <Icon aria-hidden />
      <div className="notice-body">
        <h3>{title}</h3>
        <p>{detail}</p>
        {action ? (
          <button
            type="button"
            className="button small"
            onClick={() => {
              action.run();
              dismiss(id);
            }}
          >
            {action.label}
          </button>
        ) : null}
      </div>
      <button type="button" className="button bare small icon" aria-label="Dismiss" onClick={() => dismiss(id)}>
        <X aria-hidden />
      </button>
    </article>
  );
}
