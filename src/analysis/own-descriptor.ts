/**
 * The number of the descriptor that a path names in every process anew: `/dev/stdin`, `/dev/fd/3`.
 * Such a path must not be looked up: the process that judges has other descriptors.
 */
export function ownDescriptor(path: string): number | undefined {
  const named = /^\/dev\/std(in|out|err)$/.exec(path)?.[1];
  if (named !== undefined) return ["in", "out", "err"].indexOf(named);
  const number = /^\/(?:dev|proc\/(?:self|thread-self))\/fd\/(\d+)$/.exec(path)?.[1];
  return number === undefined ? undefined : Number(number);
}
