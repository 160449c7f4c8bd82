package dev.asyncio4j.files;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A thing on its way from the thread that opens it to the task that waits.
 *
 * <p>If the task gives up, one of the two closes it, whether the loop lives on or not.
 *
 * <pre>
 *   EMPTY ── give ──▶ GIVEN ── take, abandon ──▶ the task has it
 *     └── abandon ──▶ ABANDONED ── give ──▶ the thread closes it
 * </pre>
 *
 * @param <S> the type of the thing
 */
final class Handover<S extends AutoCloseable> {
  private static final Object ABANDONED = new Object();

  /** The thing; null while it is not there; {@link #ABANDONED}. */
  private final AtomicReference<@Nullable Object> state = new AtomicReference<>();

  /** Gives the thing, on its thread; true if somebody waits, else it is closed. */
  boolean give(S thing) throws Exception {
    if (state.compareAndSet(null, thing)) return true;
    thing.close();
    return false;
  }

  @SuppressWarnings("unchecked") // what was given
  S take() {
    return (S) Objects.requireNonNull(state.get());
  }

  /** Gives up; returns the thing if it is there, to be closed. */
  @SuppressWarnings("unchecked") // what was given
  @Nullable S abandon() {
    return (S) state.getAndSet(ABANDONED);
  }
}
