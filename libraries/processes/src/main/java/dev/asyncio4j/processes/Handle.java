package dev.asyncio4j.processes;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.processes.Ask.Op;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object of a hub as its users have it, in whatever process: goes to others as it is.
 *
 * <p><b>Cancellation:</b> takes the operation back, or its answer if that is there.
 */
abstract class Handle implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  final Address address;
  final long object;
  private transient @Nullable Port port;

  Handle(Address address, long object) {
    this.address = address;
    this.object = object;
  }

  Port port() {
    Port found = port;
    if (found == null) port = found = Port.to(address);
    return found;
  }

  private Ask ask(Op op, @Nullable Object argument) {
    return new Ask(object, op, Processes.owner(), argument);
  }

  /** An operation to be awaited. */
  <T extends @Nullable Object> Coroutine<T> coroutine(
      Op op, @Nullable Object argument, Function<@Nullable Object, T> read) {
    return Call.coroutine(() -> port().start(ask(op, argument)), port(), read);
  }

  Coroutine<@Nullable Void> coroutine(Op op, @Nullable Object argument) {
    return coroutine(op, argument, answer -> null);
  }

  /** An operation that waits, in a thread that may; {@code instead}: what a loop awaits. */
  <T extends @Nullable Object> T blocking(
      String instead, Op op, @Nullable Object argument, Function<@Nullable Object, T> read) {
    Call.refuseOnLoop(instead.replace("coro", "").toLowerCase(Locale.ROOT), instead);
    return port().start(ask(op, argument)).blocked(read);
  }

  /** Tells whether an operation ends in time; {@code read} gets the answer if it does. */
  <T> @Nullable T blocking(
      String instead,
      Op op,
      @Nullable Object argument,
      Duration limit,
      Function<@Nullable Object, T> read) {
    Call.refuseOnLoop(instead.replace("coro", "").toLowerCase(Locale.ROOT), instead);
    Call call = port().start(ask(op, argument));
    return call.comes(limit) ? call.blocked(read) : null;
  }

  /** An operation that does not wait: answered within a pass, or a way there and back. */
  <T extends @Nullable Object> T now(
      Op op, @Nullable Object argument, Function<@Nullable Object, T> read) {
    return port().start(ask(op, argument)).answered(read);
  }

  void now(Op op, @Nullable Object argument) {
    now(op, argument, answer -> null);
  }

  static @Nullable Object read(@Nullable Object item) {
    return Pickle.value((byte[]) Objects.requireNonNull(item), null);
  }

  static boolean flag(@Nullable Object answer) {
    return Boolean.TRUE.equals(answer);
  }

  static int number(@Nullable Object answer) {
    return answer instanceof Long number ? Math.toIntExact(number) : 0;
  }

  @Override
  public String toString() {
    return "<%s %d of %s>".formatted(getClass().getSimpleName(), object, address);
  }
}
