package dev.asyncio4j.processes;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.processes.Ask.Op;
import java.io.Serial;
import java.time.Duration;

/** An event as its users have it. */
final class EventHandle extends Handle implements AioEvent {
  @Serial private static final long serialVersionUID = 1L;

  EventHandle(Address address, long object) {
    super(address, object);
  }

  @Override
  public void set() {
    now(Op.SET, null);
  }

  @Override
  public void clear() {
    now(Op.CLEAR, null);
  }

  @Override
  public boolean isSet() {
    return now(Op.IS_SET, null, Handle::flag);
  }

  @Override
  public boolean waitFor(Duration limit) {
    return blocking("coroWait", Op.WAIT, null, limit, Handle::flag) != null;
  }

  @Override
  public Coroutine<Boolean> coroWait() {
    return coroutine(Op.WAIT, null, Handle::flag);
  }

  @Override
  public Coroutine<Boolean> coroWait(Duration limit) {
    return QueueHandle.inTime(coroWait(), limit);
  }
}
