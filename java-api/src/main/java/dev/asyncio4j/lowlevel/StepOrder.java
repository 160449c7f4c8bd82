package dev.asyncio4j.lowlevel;

import java.util.List;

/**
 * A choice among the steps that are ready: it decides which one runs next.
 *
 * <p><i>Python:</i> none. For tests that look for orders in which a program fails, see {@link
 * dev.asyncio4j.RunOptions#order}. A loop without one runs first what was ready first.
 *
 * <p><b>Thread and loop:</b> called on the loop's turn, between steps; it must neither await nor
 * block.
 *
 * <pre>{@code
 * StepOrder last = ready -> ready.size() - 1;
 * run(async(() -> await(sleep(Duration.ZERO))), RunOptions.defaults().order(last));
 * }</pre>
 */
@FunctionalInterface
public interface StepOrder {
  /**
   * Chooses the next step; all others are held back. Asked before each step, also where only one is
   * ready.
   *
   * <p>What it throws ends the run.
   *
   * @param ready at least one, the oldest first; valid during the call only
   * @return the index of the step to run
   */
  int next(List<StepInfo> ready);
}
