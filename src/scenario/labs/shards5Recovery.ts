// Lines for the labs of 2025 in which a client that lets a group join and leave loses its way in the midst of it.

/** A client lets group 101 join and leave, again and again, for 1.0 to 1.4 s. At most two calls wait then. */
export function comesAndGoes(admin: string, indent = ''): string {
  return `repeat 40 {
  if open of ${admin} = 0 { call ${admin} join 101; call ${admin} leave 101 }
  wait 25..35
}`.replace(/^/gm, indent);
}
