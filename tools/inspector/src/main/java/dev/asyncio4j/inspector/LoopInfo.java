package dev.asyncio4j.inspector;

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
    int outsideWork) {}
