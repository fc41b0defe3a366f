// Preloaded into a server by a story: its clock stands at the instant that CLOCK_AT names, and never goes on.
const at = Date.parse(process.env.CLOCK_AT ?? '');
if (Number.isNaN(at)) throw new Error('CLOCK_AT names no instant');

const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(at);
    else super(...given);
  }
  static now() {
    return at;
  }
};
