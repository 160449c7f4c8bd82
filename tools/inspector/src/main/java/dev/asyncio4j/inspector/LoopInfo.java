package dev.asyncio4j.inspector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A loop in a {@link Snapshot}.
 *
 * @param id its number
 * @param state {@code waiting}, {@code running}, {@code blocked}, {@code unsteady} (it did not
 *     answer, and was read without its turn) or {@code idle}
 * @param thread the thread that runs it; null if none does
 * @param clock {@code system} or {@code virtual}
 * @param tasks how many are not done
 * @param ready how many entries its queue has
 * @param timers how many timers are set
 * @param channels how many channels it waits for
 * @param outsideWork how many jobs in threads and processes will call back
 * @param blockedAt where the step is that blocks it, the innermost frame first; empty if it answers
 */
public record LoopInfo(
    int id,
    String state,
    @Nullable String thread,
    String clock,
    int tasks,
    int ready,
    int timers,
    int channels,
    int outsideWork,
    List<TaskInfo.Frame> blockedAt) {
  /**
   * Copies the list.
   *
   * @param id its number
   * @param state its state
   * @param thread its thread
   * @param clock its clock
   * @param tasks the number
   * @param ready the number
   * @param timers the number
   * @param channels the number
   * @param outsideWork the number
   * @param blockedAt the frames
   */
  public LoopInfo {
    blockedAt = List.copyOf(blockedAt);
  }

  /** Returns a sentence of what blocks it; null if it answers. */
  @Nullable String complaint() {
    if (!state.equals("blocked")) return null;
    var at = blockedAt.isEmpty() ? "" : ", at " + blockedAt.get(0);
    return "Loop " + id + " does not answer: a step of its blocks it" + at;
  }
}
