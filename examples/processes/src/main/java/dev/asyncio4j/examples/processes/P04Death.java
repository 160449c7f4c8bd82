package dev.asyncio4j.examples.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.processes.AioConnection;
import dev.asyncio4j.processes.AioProcess;
import dev.asyncio4j.processes.AioProcesses;
import dev.asyncio4j.processes.AioQueue;
import dev.asyncio4j.processes.ChildOptions;
import dev.asyncio4j.processes.EndOfPipeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Children that end in every way, and what the parent sees; limits of a queue; pipes. */
public final class P04Death {
  private P04Death() {}

  static void ends(String how) throws Exception {
    switch (how) {
      case "exit" -> System.exit(7);
      case "raise" -> {
        System.err.close();
        throw new IllegalStateException("boom");
      }
      case "sleep" -> TimeUnit.SECONDS.sleep(60);
      default -> {}
    }
  }

  static void echo(AioConnection pipe) {
    for (Object message; !(message = pipe.recv()).equals("stop"); ) pipe.send(twice(message));
  }

  private static Object twice(Object message) {
    if (message instanceof Integer number) return number * 2;
    if (message instanceof String text) return text + text;
    List<Object> both = new ArrayList<>((List<?>) message);
    both.addAll((List<?>) message);
    return both;
  }

  private static String python(boolean value) {
    return value ? "True" : "False";
  }

  private static String code(AioProcess child) {
    OptionalInt code = child.exitcode();
    return code.isPresent() ? String.valueOf(code.getAsInt()) : "None";
  }

  public static void main(String[] args) {
    run(
        async(
            () -> {
              ends();
              pipes();
              limits();
            }));
  }

  private static void ends() {
    for (String how : List.of("return", "exit", "raise")) {
      var child = AioProcesses.process(() -> ends(how));
      child.start();
      await(child.coroJoin());
      System.out.printf("%s %s %s%n", how, code(child), python(child.isAlive()));
    }
    for (String kill : List.of("terminate", "kill")) {
      var options = ChildOptions.defaults().name("sleeper");
      var child = AioProcesses.process(() -> ends("sleep"), options);
      child.start();
      await(child.coroJoin(Duration.ofMillis(200)));
      System.out.printf("%s %s %s %s%n", kill, code(child), python(child.isAlive()), child.name());
      if (kill.equals("kill")) child.kill();
      else child.terminate();
      await(child.coroJoin());
      System.out.printf("%s %s %s%n", kill, code(child), python(child.isAlive()));
    }
  }

  private static void pipes() {
    var ends = AioProcesses.pipe();
    var here = ends.first();
    var there = ends.second();
    var child = AioProcesses.process(() -> echo(there));
    child.start();
    there.close();
    for (Object message : List.of(21, "ab", List.of(1, 2))) {
      await(here.coroSend(message));
      System.out.println(await(here.coroRecv()));
    }
    await(here.coroSend("stop"));
    await(child.coroJoin());
    try {
      await(here.coroRecv());
    } catch (EndOfPipeException e) {
      System.out.println("end of pipe");
    }
  }

  private static void limits() {
    AioQueue<Integer> queue = AioProcesses.queue(2);
    await(queue.coroPut(1));
    await(queue.coroPut(2));
    var waiting = createTask(queue.coroPut(3));
    await(sleep(Duration.ofMillis(200)));
    System.out.println("third waits: " + python(!waiting.done()));
    System.out.println(await(queue.coroGet()));
    await(waiting);
    System.out.println(await(queue.coroGet()) + " " + await(queue.coroGet()));
  }
}
