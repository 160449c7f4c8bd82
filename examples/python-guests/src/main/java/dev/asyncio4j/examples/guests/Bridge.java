package dev.asyncio4j.examples.guests;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.Handle;
import dev.asyncio4j.lowlevel.AwaitableObject;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Duration;
import java.util.function.Consumer;
import org.graalvm.polyglot.Value;

/**
 * Doors through which Python code reaches a loop and its futures: statics, each with one meaning,
 * so that no overload is chosen at run time. Nothing is thrown that Python would have to catch: a
 * foreign exception is no {@code Exception}.
 */
public final class Bridge {
  private Bridge() {}

  // Loops.

  public static EventLoop newLoop() {
    return dev.asyncio4j.Asyncio.newEventLoop();
  }

  @SuppressWarnings("resource") // the loop is closed by itself, and the runner has nothing else
  public static EventLoop newVirtualLoop() {
    return Runner.create(RunOptions.defaults().virtualTime()).loop();
  }

  /** Returns what the run has failed with, or null. */
  public static Throwable runForever(EventLoop loop) {
    try {
      loop.runForever();
      return null;
    } catch (Throwable error) {
      return error;
    }
  }

  public static void stop(EventLoop loop) {
    if (!loop.isClosed()) loop.stop();
  }

  public static boolean isRunning(EventLoop loop) {
    return loop.isRunning();
  }

  public static void close(EventLoop loop) {
    loop.close();
  }

  public static void onClose(EventLoop loop, Value callback) {
    LoopPort.of(loop).onClose(callback::executeVoid);
  }

  public static void onError(EventLoop loop, Value report) {
    loop.setExceptionHandler(
        (ignored, context) -> report.executeVoid(context.message(), context.exception()));
  }

  public static long nanos(EventLoop loop) {
    return loop.time().toNanos();
  }

  // Callbacks.

  public static Handle callSoon(EventLoop loop, Value callback) {
    return loop.callSoon(callback::executeVoid);
  }

  public static Handle callSoonThreadsafe(EventLoop loop, Value callback) {
    return loop.callSoonThreadsafe(callback::executeVoid);
  }

  public static Handle callLater(EventLoop loop, double seconds, Value callback) {
    return loop.callLater(duration(seconds), callback::executeVoid);
  }

  public static Handle callAt(EventLoop loop, double when, Value callback) {
    return loop.callAt(duration(when), callback::executeVoid);
  }

  public static void cancelHandle(Handle handle) {
    handle.cancel();
  }

  static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  /** Returns why the signal cannot be handled, or null. */
  public static String addSignalHandler(EventLoop loop, int number, Value callback) {
    try {
      loop.addSignalHandler(Signals.name(number), callback::executeVoid);
      return null;
    } catch (RuntimeException refused) {
      return refused.toString();
    }
  }

  public static void removeSignalHandler(EventLoop loop, int number) {
    if (!loop.isClosed()) loop.removeSignalHandler(Signals.name(number));
  }

  // Threads.

  public static Future<Object> runInExecutor(EventLoop loop, Value work) {
    return loop.runInExecutor(null, () -> (Object) work.execute());
  }

  public static Coroutine<Void> shutdownDefaultExecutor(EventLoop loop, Double seconds) {
    return loop.shutdownDefaultExecutor(seconds == null ? null : duration(seconds));
  }

  // Futures.

  public static boolean isFuture(Object any) {
    return any instanceof Future<?>;
  }

  /** Returns a future of what is awaitable; a coroutine becomes a task. */
  public static Future<?> ensureFuture(EventLoop loop, Awaitable<?> awaitable) {
    if (awaitable instanceof Future<?> future) return future;
    if (awaitable instanceof AwaitableObject<?> object) return object.future(loop);
    return loop.createTask((Coroutine<?>) awaitable);
  }

  public static boolean same(Object one, Object other) {
    return one == other;
  }

  public static int hash(Object any) {
    return System.identityHashCode(any);
  }

  public static String text(Object any) {
    return String.valueOf(any);
  }

  public static boolean done(Future<?> future) {
    return future.done();
  }

  public static boolean cancelled(Future<?> future) {
    return future.cancelled();
  }

  public static boolean cancel(Future<?> future, String message) {
    return message == null ? future.cancel() : future.cancel(message);
  }

  /** Returns a pair: the value, and the error or null. */
  public static Object[] outcome(Future<?> future) {
    try {
      var error = future.exception();
      return new Object[] {error == null ? future.result() : null, error};
    } catch (CancelledError cancelled) {
      return new Object[] {null, cancelled};
    }
  }

  /** Has the callback called when the future is done; what is returned takes it off. */
  public static Removal onDone(Future<?> future, Value callback) {
    return added(future, callback);
  }

  private static <T> Removal added(Future<T> future, Value callback) {
    Consumer<Future<T>> listener = done -> callback.executeVoid();
    future.addDoneCallback(listener);
    return () -> future.removeDoneCallback(listener);
  }

  /** Takes a callback off, and returns how many there were. */
  @FunctionalInterface
  public interface Removal {
    int remove();
  }

  public static void end(Future<Object> future) {
    if (!future.done()) future.setResult(null);
  }

  // Tasks.

  public static Task<?> currentTask() {
    return dev.asyncio4j.Asyncio.currentTask();
  }

  public static Task<Object> createTask(EventLoop loop, Coroutine<Object> body, String name) {
    var options = dev.asyncio4j.TaskOptions.defaults();
    return loop.createTask(body, name == null ? options : options.name(name));
  }

  public static String name(Task<?> task) {
    return task.getName();
  }

  public static void setName(Task<?> task, String name) {
    task.setName(name);
  }

  public static int cancelling(Task<?> task) {
    return task.cancelling();
  }

  public static int uncancel(Task<?> task) {
    return task.uncancel();
  }
}
