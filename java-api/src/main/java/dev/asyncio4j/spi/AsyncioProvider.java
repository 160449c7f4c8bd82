package dev.asyncio4j.spi;

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
import dev.asyncio4j.loop.SignalWatch;
import dev.asyncio4j.lowlevel.Leftover;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Everything an engine owes the API: the one seam between {@code java-api} and its implementation.
 *
 * <p>Each method is the engine's side of the method that its doc names, and that alone says what it
 * does; the API adds no logic of its own. An engine is found with {@link java.util.ServiceLoader}.
 * Users never call this interface.
 */
public interface AsyncioProvider
    extends Compositions,
        IterationFactory,
        ThreadWork,
        SyncFactory,
        StreamFactory,
        SubprocessFactory,
        LowLevelFactory,
        Inspection {
  /**
   * @see dev.asyncio4j.Asyncio#async(Body)
   */
  <T extends @Nullable Object> Coroutine<T> coroutine(Body<T> body);

  /**
   * The engine of {@link Coroutine#close}.
   *
   * @param coroutine the coroutine
   */
  void close(Coroutine<?> coroutine);

  /**
   * @see dev.asyncio4j.Asyncio#await(Awaitable)
   */
  <T extends @Nullable Object> T await(Awaitable<? extends T> what);

  /**
   * @see dev.asyncio4j.Asyncio#await(CompletionStage)
   */
  <T extends @Nullable Object> T await(CompletionStage<? extends T> what);

  /**
   * @see dev.asyncio4j.Asyncio#run(Awaitable, RunOptions)
   */
  <T extends @Nullable Object> T run(Awaitable<T> main, RunOptions options);

  /**
   * @see Runner#create(RunOptions)
   */
  Runner newRunner(RunOptions options);

  /**
   * @see dev.asyncio4j.Asyncio#newEventLoop
   */
  EventLoop newEventLoop(RunOptions options);

  /**
   * @see LoopThread#start(String, RunOptions)
   */
  LoopThread startLoopThread(String name, RunOptions options);

  /** Makes a task of the engine, past the task factory of its loop: what factories build on. */
  <T extends @Nullable Object> Task<T> newTask(
      EventLoop loop, Coroutine<T> coroutine, TaskOptions options);

  /**
   * @see dev.asyncio4j.Asyncio#getRunningLoop
   */
  EventLoop getRunningLoop();

  /**
   * @see dev.asyncio4j.Asyncio#currentTask
   */
  @Nullable Task<?> currentTask();

  /**
   * @see dev.asyncio4j.Asyncio#allTasks
   */
  Set<Task<?>> allTasks(EventLoop loop);

  /**
   * @see ContextVar#create(String)
   */
  <T extends @Nullable Object> ContextVar<T> newContextVar(String name);

  /**
   * @see ContextVar#create(String, Object)
   */
  <T extends @Nullable Object> ContextVar<T> newContextVar(String name, T initial);

  /**
   * @see Context#copyCurrent
   */
  Context copyCurrentContext();

  /**
   * @see dev.asyncio4j.Asyncio#signals
   */
  SignalWatch signals(List<String> names);

  /**
   * The engine of {@link Leftover#of}.
   *
   * @param loop the loop
   * @return what it holds
   */
  List<Leftover> leftovers(EventLoop loop);
}
