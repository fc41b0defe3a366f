import { MouseSensor, TouchSensor } from '@dnd-kit/core';

/** Boxes and menus of a card start no drag; nor does what floats over the page but was drawn by the card. */
function startsOn(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('[data-card]') !== null && target.closest('[data-no-drag]') === null;
}

export class CardMouseSensor extends MouseSensor {
  static override activators: (typeof MouseSensor)['activators'] = MouseSensor.activators.map(
    ({ eventName, handler }) => ({
      eventName,
      handler: (event, options) => startsOn(event.nativeEvent.target) && handler(event, options),
    }),
  );
}

export class CardTouchSensor extends TouchSensor {
  static override activators: (typeof TouchSensor)['activators'] = TouchSensor.activators.map(
    ({ eventName, handler }) => ({
      eventName,
      handler: (event, options) => startsOn(event.nativeEvent.target) && handler(event, options),
    }),
  );
}
