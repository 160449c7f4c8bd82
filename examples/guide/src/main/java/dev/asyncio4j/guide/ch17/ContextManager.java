package dev.asyncio4j.guide.ch17;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody1;
import java.util.ArrayList;
import java.util.List;

/**
 * Doors and transactions: opened and closed with awaits, whatever happens in between. Python:
 * {@code context_manager.py}, Kotlin: {@code ContextManager.kt}.
 */
public final class ContextManager {
  private ContextManager() {}

  static final class Door implements AutoCloseable {
    final String name;

    private Door(String name) {
      this.name = name;
    }

    static Door open(String name) {
      await(sleep(seconds(0.01)));
      System.out.println(name + " opened");
      return new Door(name);
    }

    @Override
    public void close() {
      await(sleep(seconds(0.01)));
      System.out.println(name + " closed");
    }
  }

  static void transaction(List<String> log, VoidBody1<List<String>> body) throws Exception {
    log.add("begin");
    try {
      body.accept(log);
    } catch (IllegalArgumentException e) {
      log.add("rolled back: " + e.getMessage());
      return;
    }
    log.add("committed");
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          try (var front = Door.open("front");
              var back = Door.open("back")) {
            System.out.println("inside " + front.name);
          }
          try (var trap = Door.open("trap")) {
            throw new IllegalArgumentException("fell");
          } catch (IllegalArgumentException e) {
            System.out.println("after the close: " + e.getMessage());
          }
          List<String> log = new ArrayList<>();
          transaction(log, entries -> entries.add("insert"));
          transaction(
              log,
              entries -> {
                throw new IllegalArgumentException("no such table");
              });
          System.out.println(String.join("; ", log));
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
