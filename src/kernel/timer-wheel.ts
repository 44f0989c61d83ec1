/** Something that happens at a given time. */
export interface Timed {
  /** Milliseconds; changed when the timer is restarted. */
  firesAt: number;
  /** Its slot in the wheel, -1 for none. */
  slot: number;
}

/**
 * Timers whose cost does not depend on their number. A restart to a later time leaves the item in its slot, and the
 * slot passes it on in its turn, so a packet of a connection costs only one write.
 */
export interface TimerWheel<Item extends Timed> {
  /** Starts or restarts at the item's `firesAt`. */
  start(item: Item): void;
  stop(item: Item): void;
  /** Fires what is due until then, in the order of their times. */
  advance(to: number, fire: (item: Item) => void): void;
}

/** An item that is due in the current slot. Stale if it was restarted meanwhile. */
interface Due<Item> {
  readonly at: number;
  readonly item: Item;
}

const slotMs = 64;

export function timerWheel<Item extends Timed>(now: number): TimerWheel<Item> {
  const slots = new Map<number, Item[]>();
  let current = slotOf(now);
  /** The first to fire is at the end. */
  let front: Due<Item>[] = [];

  function put(item: Item) {
    item.slot = Math.max(slotOf(item.firesAt), current);
    if (item.slot === current) {
      insert(front, { at: item.firesAt, item });
      return;
    }
    const slot = slots.get(item.slot);
    if (slot) slot.push(item);
    else slots.set(item.slot, [item]);
  }

  function open(slot: number) {
    current = slot;
    const due: Due<Item>[] = [];
    for (const item of slots.get(slot) ?? []) {
      if (item.slot !== slot) continue;
      if (slotOf(item.firesAt) > slot) put(item);
      else due.push({ at: item.firesAt, item });
    }
    slots.delete(slot);
    front = due.sort((left, right) => right.at - left.at);
  }

  function drain(to: number, fire: (item: Item) => void) {
    for (let due = front.at(-1); due && due.at <= to; due = front.at(-1)) {
      front.pop();
      const { at, item } = due;
      if (item.slot !== current || item.firesAt !== at) continue;
      item.slot = -1;
      fire(item);
    }
  }

  return {
    start(item) {
      if (item.slot <= current || slotOf(item.firesAt) < item.slot) put(item);
    },
    stop(item) {
      item.slot = -1;
    },
    advance(to, fire) {
      const last = slotOf(to);
      drain(to, fire);
      while (current < last) {
        open(slots.size === 0 ? last : current + 1);
        drain(to, fire);
      }
    },
  };
}

function slotOf(at: number): number {
  return Math.floor(at / slotMs);
}

/** New items are usually due last, so they go to the front of the array, which is short. */
function insert<Item>(front: Due<Item>[], due: Due<Item>): void {
  let low = 0;
  let high = front.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((front[middle]?.at ?? 0) > due.at) low = middle + 1;
    else high = middle;
  }
  front.splice(low, 0, due);
}
