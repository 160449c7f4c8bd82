package dev.asyncio4j.examples.guests;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Body;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Duration;
import java.util.function.Supplier;
import org.graalvm.polyglot.Value;

/**
 * A body that runs a coroutine of Python's step by step, in its own task: what Python awaits is
 * awaited here.
 *
 * <pre>
 *   start ──► step ──► await, wait, pause ──► step ──► … ──► return
 *                                                       └──► raise
 * </pre>
 */
final class GuestBody implements Body<Value> {
  private final Supplier<Value> start;
  private Value guest;

  /** {@code start} makes Python's {@code Guest}, when the body begins. */
  GuestBody(Supplier<Value> start) {
    this.start = start;
  }

  @Override
  public Value run() throws Exception {
    guest = start.get();
    var step = guest.invokeMember("begin");
    while (true) {
      switch (step.getArrayElement(0).asString()) {
        case "await" -> step = after(step.getArrayElement(1).asHostObject());
        case "wait" -> step = afterFuture();
        case "pause" -> step = after(sleep(Duration.ZERO));
        case "return" -> {
          return step.getArrayElement(1);
        }
        default ->
            throw sneaky(
                Errors.toJava(step.getArrayElement(1).asString(), step.getArrayElement(2)));
      }
    }
  }

  /** Awaits something of Java's. */
  private Value after(Awaitable<?> what) {
    Object value;
    try {
      value = await(what);
    } catch (Throwable error) {
      return guest.invokeMember("throw", Errors.origin(error));
    }
    // A null of Java's is no None where a coroutine is resumed.
    return value == null ? guest.invokeMember("go_on") : guest.invokeMember("send", value);
  }

  /**
   * Awaits a future of Python's. A cancellation goes to that one at once, and may end it much
   * later, or never.
   */
  private Value afterFuture() {
    Future<Object> twin =
        LoopPort.of(getRunningLoop())
            .createFuture(message -> guest.invokeMember("cancel_wait", message).asBoolean());
    guest.invokeMember("arm", twin);
    try {
      await(twin);
    } catch (CancelledError tooLate) { // for the future, which was done, not for its task
      return guest.invokeMember("throw", Errors.origin(tooLate));
    }
    return guest.invokeMember("after_wait");
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X sneaky(Throwable error) throws X {
    throw (X) error;
  }
}
