package dev.asyncio4j.examples.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.FakeNetwork;
import dev.asyncio4j.testing.LeftBehindError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Five tests that leave something behind, each of another kind, and what each is told. */
public final class Leaks {
  private static final List<Coroutine<?>> HELD = new ArrayList<>();

  private Leaks() {}

  public static void main(String[] args) {
    tell("a task", () -> createTask(sleep(Duration.ofDays(1)), "forgotten"));
    tell("a timer", () -> getRunningLoop().callLater(Duration.ofHours(1), Leaks::tick));
    tell("a server", Leaks::leaveAServer);
    tell("an error", Leaks::leaveAnError);
    tell("a coroutine", () -> HELD.add(sleep(Duration.ofDays(1))));
  }

  private static void tick() {}

  private static void leaveAServer() {
    try (var net = FakeNetwork.create()) {
      await(startServer((reader, writer) -> writer.close(), "local", 80));
      net.heal();
    }
  }

  private static void leaveAnError() {
    VoidBody fails =
        () -> {
          throw new IllegalStateException("nobody reads this");
        };
    createTask(async(fails), "failing");
    await(AsyncTests.idle());
  }

  private static void tell(String what, VoidBody test) {
    try {
      AsyncTests.run(test);
      System.out.println(what + ": nothing is told");
    } catch (LeftBehindError error) {
      System.out.println(what + ": " + withoutNumbers(error.things().get(0)));
    }
  }

  /** Leaves out what an edit of this file, or another run, would change. */
  private static String withoutNumbers(String text) {
    return text.lines()
        .findFirst()
        .orElse("")
        .replaceAll("\\.java:\\d+", ".java")
        .replaceAll("\\$\\$Lambda[^ >]*", "");
  }
}
