package dev.asyncio4j;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@link Asyncio#staggeredRace}.
 *
 * @param winner the first result; null if nobody won, and if the winner's result is null
 * @param index which coroutine won; empty if nobody did
 * @param errors one place for each coroutine that was started: what it failed with, null for the
 *     winner
 * @param <T> the type of the results
 */
public record StaggeredResult<T extends @Nullable Object>(
    @Nullable T winner, OptionalInt index, List<@Nullable Throwable> errors) {
  /**
   * Makes the result; {@code errors} is copied.
   *
   * @param winner the first result
   * @param index which coroutine won
   * @param errors what each coroutine that was started failed with
   */
  public StaggeredResult(@Nullable T winner, OptionalInt index, List<@Nullable Throwable> errors) {
    this.winner = winner;
    this.index = index;
    this.errors = Collections.unmodifiableList(new ArrayList<>(errors));
  }
}
