/** The result of `work` if it comes within `milliseconds`, else undefined. What comes later is dropped; a rejection comes through. */
export function soon<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const time = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  return Promise.race([work, time]).finally(() => clearTimeout(timer));
}
