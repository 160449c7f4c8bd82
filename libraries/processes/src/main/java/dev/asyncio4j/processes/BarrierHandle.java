package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.BrokenBarrierException;
import dev.asyncio4j.processes.Ask.Op;
import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A barrier as its users have it. */
final class BarrierHandle extends Handle implements AioBarrier {
  @Serial private static final long serialVersionUID = 1L;

  BarrierHandle(Address address, long object) {
    super(address, object);
  }

  @Override
  public int waitFor(Duration limit) {
    Integer index = blocking("coroWait", Op.WAIT, null, limit, Handle::number);
    if (index == null) throw tooLate();
    return index;
  }

  private BrokenBarrierException tooLate() {
    return new BrokenBarrierException(this + " was broken: not all came in time");
  }

  @Override
  public Coroutine<Integer> coroWait() {
    return coroutine(Op.WAIT, null, Handle::number);
  }

  @Override
  public Coroutine<Integer> coroWait(Duration limit) {
    return async(
        () -> {
          try {
            return await(Asyncio.waitFor(coroWait(), limit));
          } catch (AsyncTimeoutException e) {
            throw tooLate();
          }
        });
  }

  @Override
  public Coroutine<@Nullable Void> coroReset() {
    return coroutine(Op.RESET, null);
  }

  @Override
  public Coroutine<@Nullable Void> coroAbort() {
    return coroutine(Op.ABORT, null);
  }

  @Override
  public int parties() {
    return now(Op.MOST, null, Handle::number);
  }

  @Override
  public int waiting() {
    return now(Op.WAITING, null, Handle::number);
  }

  @Override
  public boolean broken() {
    return now(Op.BROKEN, null, Handle::flag);
  }
}
