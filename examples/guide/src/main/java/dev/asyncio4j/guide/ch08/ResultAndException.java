package dev.asyncio4j.guide.ch08;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.InvalidStateException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Asks a task for its result or its exception: too early, in time, after a failure, after a cancel.
 * Python: {@code result_and_exception.py}, Kotlin: {@code ResultAndException.kt}.
 */
public final class ResultAndException {
  private ResultAndException() {}

  static Coroutine<Integer> work(int value) {
    return async(
        () -> {
          await(sleep(seconds(0.01)));
          if (value < 0) throw new IllegalArgumentException(value + " is negative");
          return value;
        });
  }

  static void ask(String name, Supplier<Object> question) {
    try {
      Object answer = question.get();
      if (answer instanceof Throwable error) answer = error.getMessage();
      System.out.println(name + ": " + (answer == null ? "nothing" : answer));
    } catch (InvalidStateException e) {
      System.out.println(name + ": too early");
    } catch (CancelledError e) {
      System.out.println(name + ": cancelled");
    } catch (IllegalArgumentException e) {
      System.out.println(name + " raises: " + e.getMessage());
    }
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          Task<Integer> good = createTask(work(7));
          Task<Integer> bad = createTask(work(-7));
          Task<Integer> stopped = createTask(work(0));
          ask("result", good::result);
          ask("exception", good::exception);
          await(sleep(Duration.ZERO));
          stopped.cancel();
          await(Asyncio.wait(List.of(good, bad, stopped)));
          ask("good result", good::result);
          ask("good exception", good::exception);
          ask("bad result", bad::result);
          ask("bad exception", bad::exception);
          ask("stopped result", stopped::result);
          ask("stopped exception", stopped::exception);
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
