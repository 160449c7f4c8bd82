package dev.asyncio4j.examples.operators;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.operators.Pipe;
import dev.asyncio4j.operators.Stream;
import dev.asyncio4j.operators.Streams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Early exits, failures and cancellations, and the sources that they close. Python: {@code
 * 05_cleanup.py}, Kotlin: {@code Cleanup.kt}.
 */
public final class Cleanup {
  private final List<String> log = new ArrayList<>();

  private AsyncGenerator<String> source(String name, int n, int millis) {
    return asyncGenerator(
        y -> {
          try {
            for (int i = 0; i < n; i++) {
              await(sleep(Duration.ofMillis(millis)));
              y.emit(name + i);
            }
          } finally {
            await(sleep(Duration.ofMillis(10)));
            log.add(name + " closed");
          }
        });
  }

  private AsyncGenerator<String> source(String name) {
    return source(name, 100, 100);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private Coroutine<Void> program() {
    return async(
        () -> {
          leaveEarly();
          takeOfTwo();
          failure();
          cancellation();
          preservation();
          ownOperator();
          closedStreamer();
        });
  }

  private void leaveEarly() {
    try (var streamer = Stream.of(source("a")).map(Cleanup::upper).enumerate(0, 1).stream()) {
      for (var x : each(streamer)) {
        if (x.index() == 1) {
          System.out.println("leave at " + x.value());
          break;
        }
      }
    }
    printAndClearLog();
  }

  private void takeOfTwo() {
    var two = Streams.merge(source("a", 100, 100), source("b", 100, 250)).take(4);
    System.out.println(Python.text(await(two.toList())));
    log.sort(null);
    printAndClearLog();
  }

  private static String boom(String x) {
    if (x.equals("b2")) throw new IllegalStateException("boom");
    return x;
  }

  private void failure() {
    var failing = Stream.of(source("b")).map(Cleanup::boom);
    try (var streamer = Streams.merge(source("a", 100, 250), failing).stream()) {
      for (String x : each(streamer)) System.out.print(x + " ");
    } catch (IllegalStateException error) {
      System.out.println("-> " + error.getMessage());
    }
    log.sort(null);
    printAndClearLog();
  }

  private void cancellation() {
    var consumer = createTask(Stream.of(source("c")).map(Cleanup::upper).run());
    await(sleep(Duration.ofMillis(350)));
    consumer.cancel();
    try {
      await(consumer);
    } catch (CancelledError cancelled) {
      System.out.println("cancelled " + Python.text(log));
    }
    log.clear();
  }

  private void preservation() {
    var kept = source("k", 5, 100);
    for (int i = 0; i < 2; i++) {
      var two = await(Streams.preserve(kept).slice(null, 2).toList());
      System.out.println(Python.text(two) + " " + Python.text(log));
    }
    await(kept.close());
    System.out.println(Python.text(log));
  }

  private void ownOperator() {
    Pipe<Integer, Integer> twice =
        Pipe.generator(
            (in, out) -> {
              for (int x : each(in)) {
                out.emit(x);
                out.emit(x);
              }
            });
    System.out.println(await(Streams.range(3).pipe(twice).toList()));
  }

  private void closedStreamer() {
    var streamer = Streams.range(3).stream();
    try (streamer) {
      System.out.println(await(streamer.next()));
    }
    try {
      await(streamer.next());
    } catch (IllegalStateException error) {
      System.out.println("the closed streamer refuses");
    }
  }

  private void printAndClearLog() {
    System.out.println(Python.text(log));
    log.clear();
  }

  public static void main(String[] args) {
    run(new Cleanup().program(), RunOptions.defaults().virtualTime());
  }
}
