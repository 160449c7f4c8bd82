package dev.asyncio4j.spi;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Body;
import dev.asyncio4j.Context;
import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.LoopThread;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Everything an engine owes the API: the one seam between {@code java-api} and its implementation.
 *
 * <p>Each method is the engine's side of the static method of the same name; the API adds no logic
 * of its own. An engine is found with {@link java.util.ServiceLoader}. Users never call this
 * interface.
 */
public interface AsyncioProvider
    extends Compositions, SyncFactory, StreamFactory, ProcessFactory, LowLevelFactory {
  /**
   * Makes a coroutine.
   *
   * @param <T> the type of the result
   * @param body its code
   * @return a coroutine that has not started
   */
  <T extends @Nullable Object> Coroutine<T> coroutine(Body<T> body);

  /**
   * Awaits a coroutine or a future.
   *
   * @param <T> the type of the result
   * @param what what to await
   * @return its result
   */
  <T extends @Nullable Object> T await(Awaitable<? extends T> what);

  /**
   * Awaits a stage of the JDK.
   *
   * @param <T> the type of the result
   * @param what what to await
   * @return its result
   */
  <T extends @Nullable Object> T await(CompletionStage<? extends T> what);

  /**
   * Runs an awaitable on a new loop.
   *
   * @param <T> the type of the result
   * @param main what to run
   * @param options debug mode, loop and clock
   * @return its result
   */
  <T extends @Nullable Object> T run(Awaitable<T> main, RunOptions options);

  /**
   * Makes a runner.
   *
   * @param options debug mode, loop and clock
   * @return the runner
   */
  Runner newRunner(RunOptions options);

  /**
   * Makes a loop that does not run yet.
   *
   * @param options debug mode and clock
   * @return the loop
   */
  EventLoop newEventLoop(RunOptions options);

  /**
   * Starts a loop on a thread of its own.
   *
   * @param name of the thread
   * @param options debug mode, loop and clock
   * @return the running loop
   */
  LoopThread startLoopThread(String name, RunOptions options);

  /**
   * Makes a task of the engine, past the task factory of its loop: what factories build on.
   *
   * @param <T> the type of the result
   * @param loop the loop
   * @param coroutine what it runs
   * @param options name, context variables and start
   * @return the task
   */
  <T extends @Nullable Object> Task<T> newTask(
      EventLoop loop, Coroutine<T> coroutine, TaskOptions options);

  /**
   * Tells which loop runs in this thread.
   *
   * @return the loop
   */
  EventLoop getRunningLoop();

  /**
   * Tells which task calls.
   *
   * @return the task; null in a callback
   */
  @Nullable Task<?> currentTask();

  /**
   * Tells which tasks of a loop are not done.
   *
   * @param loop the loop
   * @return an unmodifiable copy
   */
  Set<Task<?>> allTasks(EventLoop loop);

  /**
   * Makes a coroutine that runs blocking code in a thread.
   *
   * @param <T> the type of the result
   * @param blocking the code
   * @return the coroutine
   */
  <T extends @Nullable Object> Coroutine<T> toThread(Body<T> blocking);

  /**
   * Starts a coroutine on a loop from any thread.
   *
   * @param <T> the type of the result
   * @param coroutine what to run
   * @param loop the loop
   * @return its result
   */
  <T extends @Nullable Object> CompletableFuture<T> runCoroutineThreadsafe(
      Coroutine<T> coroutine, EventLoop loop);

  /**
   * Makes an iterable that awaits each element.
   *
   * @param <T> the type of the elements
   * @param source what gives the elements
   * @return the iterable
   */
  <T extends @Nullable Object> Iterable<T> each(AsyncIterable<T> source);

  /**
   * Makes an async generator.
   *
   * @param <T> the type of the elements
   * @param body what emits them
   * @return the generator
   */
  <T extends @Nullable Object> AsyncGenerator<T> asyncGenerator(AsyncGenerator.Body<T> body);

  /**
   * Makes an async iterable of what a publisher publishes.
   *
   * @param <T> the type of the elements
   * @param publisher the publisher
   * @return the iterable
   */
  <T> AsyncIterable<T> iterable(Flow.Publisher<? extends T> publisher);

  /**
   * Makes a publisher of the elements of an async iterable.
   *
   * @param <T> the type of the elements
   * @param source what gives the elements
   * @param loop where they are taken
   * @return the publisher
   */
  <T extends @Nullable Object> Flow.Publisher<T> publisher(AsyncIterable<T> source, EventLoop loop);

  /**
   * Makes a context variable without a value.
   *
   * @param <T> the type of the value
   * @param name its name
   * @return the variable
   */
  <T extends @Nullable Object> ContextVar<T> newContextVar(String name);

  /**
   * Makes a context variable with an initial value.
   *
   * @param <T> the type of the value
   * @param name its name
   * @param initial its value where none was set
   * @return the variable
   */
  <T extends @Nullable Object> ContextVar<T> newContextVar(String name, T initial);

  /**
   * Copies the current context.
   *
   * @return the copy
   */
  Context copyCurrentContext();
}
