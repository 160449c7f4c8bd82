package dev.asyncio4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The part of {@link Asyncio} that tells who waits for whom.
 *
 * <p>Java has no partial classes, so the parts are a chain: their order means nothing.
 */
abstract class AsyncioCallGraphs extends AsyncioEngine {
  AsyncioCallGraphs() {}

  /**
   * Returns where the current task is, and who waits for it.
   *
   * <p><i>Python:</i> {@code asyncio.capture_call_graph()}; same.
   *
   * <p><b>Thread and loop:</b> in a coroutine or callback of a loop.
   *
   * <pre>{@code
   * captureCallGraph().ifPresent(graph -> System.out.println(graph.awaitedBy().size()));
   * }</pre>
   *
   * @return the graph; empty in a callback
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static Optional<FutureCallGraph> captureCallGraph() {
    var task = ENGINE.currentTask();
    return task == null ? Optional.empty() : Optional.of(captureCallGraph(task));
  }

  /**
   * Returns where a task is, and who waits for it.
   *
   * <p><i>Python:</i> {@code asyncio.capture_call_graph(future)}; same, but nothing is noted while
   * the program runs: the graph is read from what waits now. It leads through {@code gather},
   * {@code wait}, {@code asCompleted}, {@code shield}, {@code waitFor}, {@code staggeredRace}, task
   * groups and the border to Kotlin.
   *
   * <p><b>Thread and loop:</b> from any thread; the graph of a loop that runs may be a step old.
   *
   * @param future of any loop
   * @return the graph, with every frame of the user's
   * @throws IllegalArgumentException if the future is no one of this library
   */
  public static FutureCallGraph captureCallGraph(Future<?> future) {
    return captureCallGraph(future, CallGraphOptions.defaults());
  }

  /**
   * Returns where a task is, and who waits for it.
   *
   * <p><i>Python:</i> {@code asyncio.capture_call_graph(future, depth=…, limit=…)}; same.
   *
   * <p><b>Thread and loop:</b> from any thread.
   *
   * @param future of any loop
   * @param options which frames
   * @return the graph
   * @throws IllegalArgumentException if the future is no one of this library
   */
  public static FutureCallGraph captureCallGraph(Future<?> future, CallGraphOptions options) {
    return ENGINE.captureCallGraph(need(future, "future"), need(options, "options"));
  }

  /**
   * Returns the graph of the current task as text.
   *
   * <p><i>Python:</i> {@code asyncio.format_call_graph()}; same.
   *
   * <p><b>Thread and loop:</b> in a coroutine or callback of a loop.
   *
   * @return lines, each with its end; none in a callback
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static String formatCallGraph() {
    var task = ENGINE.currentTask();
    return task == null ? "" : formatCallGraph(task);
  }

  /**
   * Returns the graph of a future as text.
   *
   * <p><i>Python:</i> {@code asyncio.format_call_graph(future)}; same, but a task that is reached
   * twice is written once, so that the text grows with the number of tasks.
   *
   * <p><b>Thread and loop:</b> from any thread.
   *
   * @param future of any loop
   * @return lines, each with its end
   * @throws IllegalArgumentException if the future is no one of this library
   */
  public static String formatCallGraph(Future<?> future) {
    return formatCallGraph(future, CallGraphOptions.defaults());
  }

  /**
   * Returns the graph of a future as text.
   *
   * <p><i>Python:</i> {@code asyncio.format_call_graph(future, depth=…, limit=…)}; same.
   *
   * <p><b>Thread and loop:</b> from any thread.
   *
   * @param future of any loop
   * @param options which frames
   * @return lines, each with its end
   * @throws IllegalArgumentException if the future is no one of this library
   */
  public static String formatCallGraph(Future<?> future, CallGraphOptions options) {
    return ENGINE.formatCallGraph(need(future, "future"), need(options, "options"));
  }

  /**
   * Prints the graph of the current task to {@code System.out}.
   *
   * <p><i>Python:</i> {@code asyncio.print_call_graph()}; same.
   *
   * <p><b>Thread and loop:</b> in a coroutine or callback of a loop.
   *
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static void printCallGraph() {
    System.out.print(formatCallGraph());
  }

  /**
   * Prints the graph of a future to {@code System.out}.
   *
   * <p><i>Python:</i> {@code asyncio.print_call_graph(future)}; same.
   *
   * <p><b>Thread and loop:</b> from any thread.
   *
   * <pre>{@code
   * Task<String> task = createTask(fetch("http://a"));
   * await(sleep(Duration.ofSeconds(1)));
   * printCallGraph(task);
   * }</pre>
   *
   * @param future of any loop
   * @throws IllegalArgumentException if the future is no one of this library
   */
  public static void printCallGraph(Future<?> future) {
    printCallGraph(need(future, "future"), CallGraphOptions.defaults(), System.out);
  }

  /**
   * Prints the graph of a future.
   *
   * <p><i>Python:</i> {@code asyncio.print_call_graph(future, file=…)}; same.
   *
   * <p><b>Thread and loop:</b> from any thread.
   *
   * @param future of any loop
   * @param options which frames
   * @param out where to
   * @throws IllegalArgumentException if the future is no one of this library
   * @throws UncheckedIOException if {@code out} fails
   */
  public static void printCallGraph(Future<?> future, CallGraphOptions options, Appendable out) {
    need(out, "out");
    var text = ENGINE.formatCallGraph(need(future, "future"), need(options, "options"));
    try {
      out.append(text);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  /**
   * Notes that a task waits for a future in a way that the loop cannot see.
   *
   * <p><i>Python:</i> {@code asyncio.future_add_to_awaited_by}; same. For awaitables of modules,
   * that complete {@code waiter} by means of their own; both are held weakly.
   *
   * <p><b>Thread and loop:</b> from any thread.
   *
   * @param future what is waited for
   * @param waiter who waits
   * @throws IllegalArgumentException if one of them is no future of this library
   */
  public static void futureAddToAwaitedBy(Future<?> future, Future<?> waiter) {
    ENGINE.futureAddToAwaitedBy(need(future, "future"), need(waiter, "waiter"));
  }

  /**
   * Takes back what {@link #futureAddToAwaitedBy} has noted.
   *
   * <p><i>Python:</i> {@code asyncio.future_discard_from_awaited_by}; same.
   *
   * <p><b>Thread and loop:</b> from any thread.
   *
   * @param future what was waited for
   * @param waiter who waited; nothing happens if it did not
   * @throws IllegalArgumentException if one of them is no future of this library
   */
  public static void futureDiscardFromAwaitedBy(Future<?> future, Future<?> waiter) {
    ENGINE.futureDiscardFromAwaitedBy(need(future, "future"), need(waiter, "waiter"));
  }
}
