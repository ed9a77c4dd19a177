// The versions that a link names, so that what was made long ago can be judged honestly.

/**
 * Version of the engine's behaviour. Raised by every change after which the same scenario may reach another world;
 * a link that names an earlier one still opens, and the page says why its moment may look different.
 */
export const ENGINE_VERSION = 2;
