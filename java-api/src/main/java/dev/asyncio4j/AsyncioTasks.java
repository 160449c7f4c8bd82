package dev.asyncio4j;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link Asyncio} that makes tasks and futures, and finds them.
 *
 * <p>Java has no partial classes, so the parts are a chain: their order means nothing.
 */
abstract class AsyncioTasks extends AsyncioWaiting {
  AsyncioTasks() {}

  /**
   * Returns a new task that runs {@code coroutine} beside this one.
   *
   * <p><i>Python:</i> {@code asyncio.create_task}; same, but the loop holds the task strongly: none
   * is lost when you drop it. It starts in a later pass of the loop, with a copy of the current
   * context variables.
   *
   * <p><b>Cancellation:</b> cancelling the task that called this does not touch the new one; a
   * {@link #taskGroup} does.
   *
   * <p><b>Thread and loop:</b> in a coroutine or callback of a loop. From other threads use {@link
   * #runCoroutineThreadsafe}.
   *
   * <pre>{@code
   * Task<String> a = createTask(fetch("http://a"));
   * Task<String> b = createTask(fetch("http://b"));
   * System.out.println(await(a) + await(b));
   * }</pre>
   *
   * @param <T> the type of the result
   * @param coroutine what to run; it must not have been started
   * @return the task
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   * @throws IllegalStateException if the coroutine has been started before
   * @throws IllegalArgumentException if the coroutine was not made by this library
   */
  public static <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine) {
    return createTask(coroutine, TaskOptions.defaults());
  }

  /**
   * Returns a new task with a name that runs {@code coroutine} beside this one.
   *
   * <p><i>Python:</i> {@code asyncio.create_task(coro, name=…)}; same.
   *
   * <p><b>Cancellation, thread and loop:</b> as {@link #createTask(Coroutine)}.
   *
   * @param <T> the type of the result
   * @param coroutine what to run; it must not have been started
   * @param name what {@link Task#getName} and error reports show; need not be unique
   * @return the task
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   * @throws IllegalStateException if the coroutine has been started before
   * @throws IllegalArgumentException if the coroutine was not made by this library
   * @see #createTask(Coroutine)
   */
  public static <T extends @Nullable Object> Task<T> createTask(
      Coroutine<T> coroutine, String name) {
    return createTask(coroutine, TaskOptions.defaults().name(need(name, "name")));
  }

  /**
   * Returns a new task with a name, a context or an eager start that runs {@code coroutine}.
   *
   * <p><i>Python:</i> {@code asyncio.create_task(coro, name=…, context=…, eager_start=…)}; same.
   *
   * <p><b>Cancellation, thread and loop:</b> as {@link #createTask(Coroutine)}.
   *
   * <pre>{@code
   * TaskOptions eager = TaskOptions.defaults().name("warm-up").eagerStart(true);
   * Task<String> task = createTask(fetch(url), eager);
   * }</pre>
   *
   * @param <T> the type of the result
   * @param coroutine what to run; it must not have been started
   * @param options name, context variables and start
   * @return the task; with an eager start it may be done already
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   * @throws IllegalStateException if the coroutine has been started before
   * @throws IllegalArgumentException if the coroutine was not made by this library
   * @see #createTask(Coroutine)
   */
  public static <T extends @Nullable Object> Task<T> createTask(
      Coroutine<T> coroutine, TaskOptions options) {
    return ENGINE
        .getRunningLoop()
        .createTask(need(coroutine, "coroutine"), need(options, "options"));
  }

  /**
   * Returns a new task that nobody has to await: its failure is told to the loop's exception
   * handler at once.
   *
   * <p><i>Python:</i> none; there it is a set of tasks and a callback that looks at the exception.
   * A cancellation is not told. See {@link TaskOptions#unattended}.
   *
   * <p><b>Cancellation, thread and loop:</b> as {@link #createTask(Coroutine)}.
   *
   * <pre>{@code
   * spawn(fetch(url));
   * }</pre>
   *
   * @param <T> the type of the result
   * @param coroutine what to run; it must not have been started
   * @return the task
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   * @throws IllegalStateException if the coroutine has been started before
   * @throws IllegalArgumentException if the coroutine was not made by this library
   */
  public static <T extends @Nullable Object> Task<T> spawn(Coroutine<T> coroutine) {
    return createTask(need(coroutine, "coroutine"), TaskOptions.defaults().unattended());
  }

  /**
   * Returns a new task with a name that nobody has to await, as {@link #spawn(Coroutine)} does.
   *
   * <p><i>Python:</i> none, as there.
   *
   * <p><b>Cancellation, thread and loop:</b> as {@link #createTask(Coroutine)}.
   *
   * @param <T> the type of the result
   * @param coroutine what to run; it must not have been started
   * @param name what {@link Task#getName} and error reports show; need not be unique
   * @return the task
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   * @throws IllegalStateException if the coroutine has been started before
   * @throws IllegalArgumentException if the coroutine was not made by this library
   */
  public static <T extends @Nullable Object> Task<T> spawn(Coroutine<T> coroutine, String name) {
    var options = TaskOptions.defaults().unattended().name(need(name, "name"));
    return createTask(need(coroutine, "coroutine"), options);
  }

  /**
   * Returns the task whose code calls this.
   *
   * <p><i>Python:</i> {@code asyncio.current_task()}; same.
   *
   * @return the task, or null in a callback of the loop
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static @Nullable Task<?> currentTask() {
    return ENGINE.currentTask();
  }

  /**
   * Returns the tasks of the running loop that are not done.
   *
   * <p><i>Python:</i> {@code asyncio.all_tasks()}; same, but in the order of their creation.
   *
   * @return an unmodifiable copy
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static Set<Task<?>> allTasks() {
    return ENGINE.allTasks(ENGINE.getRunningLoop());
  }

  /**
   * Returns {@code what} as a future: a future as it is, a coroutine as a new task.
   *
   * <p><i>Python:</i> {@code asyncio.ensure_future}; same.
   *
   * <p><b>Cancellation:</b> of the result is that of {@code what}.
   *
   * <p><b>Thread and loop:</b> for a coroutine, in a coroutine or callback of a loop.
   *
   * @param <T> the type of the result
   * @param what a coroutine or a future
   * @return the future, or the new {@link Task}
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if {@code what} is a coroutine and no
   *     loop runs in this thread
   * @throws IllegalStateException if the coroutine has been started before
   * @throws IllegalArgumentException if {@code what} was not made by this library
   */
  public static <T extends @Nullable Object> Future<T> ensureFuture(Awaitable<T> what) {
    return ENGINE.ensureFuture(need(what, "what"));
  }

  /**
   * Returns a future of the running loop that ends as {@code stage} does.
   *
   * <p><i>Python:</i> {@code asyncio.wrap_future}; same, for the JDK's stages. An error comes out
   * of its {@code CompletionException}.
   *
   * <p><b>Cancellation:</b> cancelling the future cancels the stage's {@code CompletableFuture},
   * and the other way round.
   *
   * <p><b>Thread and loop:</b> in a coroutine or callback of a loop; the stage may be completed by
   * any thread.
   *
   * @param <T> the type of the result
   * @param stage the stage
   * @return a future, useful with {@link #gather}, {@link #wait} and {@link #waitFor}
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static <T extends @Nullable Object> Future<T> wrapFuture(CompletionStage<T> stage) {
    return ENGINE.wrapFuture(need(stage, "stage"));
  }

  /**
   * Returns a coroutine that takes the first result of coroutines that start one after another.
   *
   * <p>Each starts when the one before fails or {@code delay} has passed.
   *
   * <p><i>Python:</i> {@code asyncio.staggered.staggered_race}. When one has won, the others are
   * cancelled and waited for.
   *
   * <p><b>Cancellation:</b> goes to every coroutine that runs, and comes out when all of them have
   * ended.
   *
   * <pre>{@code
   * List<Supplier<Coroutine<String>>> mirrors = List.of(() -> fetch(near), () -> fetch(far));
   * var race = await(staggeredRace(mirrors, Duration.ofMillis(250)));
   * if (race.index().isEmpty()) throw new IOException("no mirror answers: " + race.errors());
   * }</pre>
   *
   * @param starts each makes the coroutine when its turn comes; it must not await
   * @param delay how long one may run before the next starts beside it; null: the next starts only
   *     after a failure
   * @param <T> the type of the results
   * @return the coroutine to await; that all of {@code starts} fail is a result
   */
  @CheckReturnValue
  public static <T extends @Nullable Object> Coroutine<StaggeredResult<T>> staggeredRace(
      Collection<? extends Supplier<? extends Coroutine<? extends T>>> starts,
      @Nullable Duration delay) {
    return ENGINE.staggeredRace(need(starts, "starts"), delay);
  }
}
