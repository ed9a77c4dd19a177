// Lets the browser fetch at once what the first picture needs, instead of finding it out file by file.
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;

function link(name: string, attrs: Record<string, string>): HtmlTagDescriptor {
  return { tag: 'link', attrs: { ...attrs, crossorigin: true, href: `./${name}` }, injectTo: 'head' };
}

/** A chunk and all that it imports statically. */
function withImports(bundle: Bundle, name: string, seen: Set<string>): Set<string> {
  const chunk = bundle[name];
  if (chunk?.type !== 'chunk' || chunk.isEntry || seen.has(name)) return seen;
  seen.add(name);
  for (const imported of chunk.imports) withImports(bundle, imported, seen);
  return seen;
}

/** What the given modules need and the page's entry does not bring with it. Their styles are left to the moment of use. */
function viewChunks(bundle: Bundle, views: readonly string[]): string[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const wanted = chunks.filter((chunk) => views.some((view) => chunk.moduleIds.some((id) => id.endsWith(view))));
  const brought = new Set<string>();
  for (const entry of chunks.filter((chunk) => chunk.isEntry)) {
    for (const name of entry.imports) withImports(bundle, name, brought);
  }
  const needed = new Set<string>();
  for (const { fileName } of wanted) withImports(bundle, fileName, needed);
  return [...needed].filter((name) => !brought.has(name));
}

/** Preloads the typefaces, and the lazily loaded modules that are on the first screen, named by the ends of their paths. */
export function preload(views: readonly string[]): Plugin {
  return {
    name: 'preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const fonts = Object.keys(bundle).filter((name) => name.endsWith('.woff2'));
        return [
          ...viewChunks(bundle, views).map((name) => link(name, { rel: 'modulepreload' })),
          ...fonts.map((name) => link(name, { rel: 'preload', as: 'font', type: 'font/woff2' })),
        ];
      },
    },
  };
}
