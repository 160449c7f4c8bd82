package dev.asyncio4j;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.StepOrder;
import dev.asyncio4j.lowlevel.VirtualTime;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@link Asyncio#run(Awaitable, RunOptions)} and {@link Runner}: debug mode, loop,
 * clock, carried values.
 *
 * <p><i>Python:</i> the keyword arguments of {@code asyncio.run}, and virtual time. Immutable: each
 * method returns a copy.
 *
 * <pre>{@code
 * RunOptions test = RunOptions.defaults().debug(true).virtualTime();
 * run(async(() -> await(sleep(Duration.ofHours(8)))), test); // takes no time
 * }</pre>
 *
 * @param debug whether the loop is in debug mode; null: the property {@code asyncio4j.debug} or
 *     else the environment's {@code ASYNCIO4J_DEBUG} decides
 * @param loopFactory makes the loop; null: the loop is the library's own
 * @param isVirtualTime whether the clock jumps to the next timer when nothing else is to be done
 * @param carriers what of a thread goes along with each task
 * @param findsCarriers whether those of {@link ContextCarriers} services go along; {@code carriers}
 *     is then empty
 * @param time the virtual clock in the hand of a test; null: the loop's own
 * @param order chooses the next step; null: what was ready first runs first
 */
public record RunOptions(
    @Nullable Boolean debug,
    @Nullable Supplier<EventLoop> loopFactory,
    boolean isVirtualTime,
    List<ContextCarrier<?>> carriers,
    boolean findsCarriers,
    @Nullable VirtualTime time,
    @Nullable StepOrder order) {
  private static final RunOptions DEFAULTS =
      new RunOptions(null, null, false, List.of(), true, null, null);

  /**
   * Copies the carriers; {@link #defaults()} and the withers read better.
   *
   * @param debug or null
   * @param loopFactory or null
   * @param isVirtualTime see {@link #virtualTime()}
   * @param carriers copied
   * @param findsCarriers see {@link #withoutFoundCarriers()}
   * @param time or null
   * @param order or null
   */
  public RunOptions {
    carriers = List.copyOf(carriers);
  }

  /**
   * {@return a new loop on the system's clock, in debug mode if {@code -Dasyncio4j.debug=true} says
   * so}
   */
  public static RunOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy of these options that says whether the loop is in debug mode.
   *
   * @param enabled true for more checks; without this call, the property {@code asyncio4j.debug} or
   *     else the environment's {@code ASYNCIO4J_DEBUG} decides
   * @return the copy
   */
  public RunOptions debug(boolean enabled) {
    return new RunOptions(
        enabled, loopFactory, isVirtualTime, carriers, findsCarriers, time, order);
  }

  /**
   * Returns a copy of these options with a way to make the loop.
   *
   * @param factory gives a new loop, such as {@link Asyncio#newEventLoop} does; {@link
   *     #virtualTime()} and {@link #order} are then without effect
   * @return the copy
   */
  public RunOptions loopFactory(Supplier<EventLoop> factory) {
    return new RunOptions(debug, factory, isVirtualTime, carriers, findsCarriers, time, order);
  }

  /**
   * Returns a copy of these options with a clock that jumps to the next timer when nothing else is
   * to be done.
   *
   * <p><i>Python:</i> none. Meant for tests: sleeps and timeouts end at once, in their order. While
   * threads work for the loop, or channels are watched, the clock stands still.
   *
   * @return the copy
   */
  public RunOptions virtualTime() {
    return new RunOptions(debug, loopFactory, true, carriers, findsCarriers, null, order);
  }

  /**
   * Returns a copy of these options with a virtual clock that the program holds, and may move.
   *
   * <p><i>Python:</i> none. As {@link #virtualTime()}, unless the clock is told not to jump.
   *
   * @param time the clock of one loop at a time
   * @return the copy
   */
  public RunOptions virtualTime(VirtualTime time) {
    return new RunOptions(debug, loopFactory, true, carriers, findsCarriers, time, order);
  }

  /**
   * Returns a copy of these options with a choice among the steps that are ready.
   *
   * <p><i>Python:</i> none. Meant for tests: asyncio promises an order among callbacks, and leaves
   * most of that among tasks open.
   *
   * @param order is asked before each step
   * @return the copy
   */
  public RunOptions order(StepOrder order) {
    return new RunOptions(debug, loopFactory, isVirtualTime, carriers, findsCarriers, time, order);
  }

  /**
   * Returns a copy of these options with the values of threads that go along with each task.
   *
   * <p><i>Python:</i> none. The main task starts with the values of the thread that makes the
   * runner.
   *
   * @param each thread-locals and the like; they replace those of an earlier call, and those that
   *     are found
   * @return the copy
   */
  public RunOptions carriers(ContextCarrier<?>... each) {
    return new RunOptions(debug, loopFactory, isVirtualTime, List.of(each), false, time, order);
  }

  /**
   * Returns a copy of these options that carries nothing of {@link ContextCarriers} services.
   *
   * <p><i>Python:</i> none. {@code -Dasyncio4j.carriers=off} does the same for all runs of a JVM.
   *
   * @return the copy
   */
  public RunOptions withoutFoundCarriers() {
    return new RunOptions(debug, loopFactory, isVirtualTime, carriers, false, time, order);
  }
}
