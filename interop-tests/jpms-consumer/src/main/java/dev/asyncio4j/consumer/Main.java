package dev.asyncio4j.consumer;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Body;
import dev.asyncio4j.subprocess.ProcessPool;
import java.io.Serializable;
import java.time.Duration;

/** Runs a coroutine from a named module, on an engine in another named module. */
public final class Main {
  private Main() {}

  /**
   * Prints the results of a coroutine and of a task for another process, and the modules they ran
   * in.
   *
   * @param args none
   */
  public static void main(String[] args) {
    System.out.println(run(async(() -> await(sleep(Duration.ofMillis(1), place("awake"))))));
    try (var pool = ProcessPool.create(1)) {
      long here = ProcessHandle.current().pid();
      Work<Place> work = () -> place(ProcessHandle.current().pid() == here ? "at home" : "abroad");
      System.out.println(run(async(() -> await(getRunningLoop().runInExecutor(pool, work)))));
    }
  }

  private static Place place(String state) {
    return new Place(state, Main.class.getModule().toString());
  }

  private interface Work<T> extends Body<T>, Serializable {}

  private record Place(String state, String module) implements Serializable {
    @Override
    public String toString() {
      return state + " in " + module;
    }
  }
}
