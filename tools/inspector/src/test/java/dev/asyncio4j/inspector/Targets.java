package dev.asyncio4j.inspector;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.queues.Queue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Programs to look into; each says "ready" when there is something to see. */
final class Targets {
  private static final Duration LONG = Duration.ofSeconds(1000);

  private Targets() {}

  public static void main(String[] args) {
    switch (args[0]) {
      case "album" -> run(async(Targets::albums));
      case "many" -> run(async(() -> many(Integer.parseInt(args[1]))));
      case "circle" -> run(async(Targets::circle));
      case "blocked" -> run(async(Targets::blocked));
      case "site" -> run(async(() -> Site.crawl(Integer.parseInt(args[1]))));
      case "mix" -> run(async(Targets::mix));
      case "sleepy" -> run(async(Targets::sleepy));
      case "steps" -> run(async(Targets::steps));
      case "yielding" -> run(async(Targets::yielding));
      case "names" -> run(async(Targets::names));
      case "ticking" -> run(async(() -> Ticker.beside(Integer.parseInt(args[1]))));
      case "switches" -> run(async(() -> Ticker.switches(Integer.parseInt(args[1]))));
      case "everything" -> run(async(Everything::run));
      case "loops" -> Loops.several();
      case "stuck" -> Loops.stuck();
      default -> pause();
    }
  }

  private static void ready() {
    System.out.println("ready");
  }

  private static Coroutine<@Nullable Void> play() {
    return async(() -> await(sleep(LONG)));
  }

  private static Coroutine<@Nullable Void> album(List<String> songs) {
    return async(
        () -> {
          taskGroup(
              group -> {
                for (var song : songs) group.createTask(play(), song);
              });
        });
  }

  private static void albums() {
    Asyncio.currentTask().setName("main");
    taskGroup(
        group -> {
          group.createTask(album(List.of("TNDNBTG", "Levitate")), "Sundowning");
          group.createTask(album(List.of("DYWTYLM", "Aqua Regia")), "TMBTE");
          await(sleep(Duration.ofMillis(50)));
          ready();
        });
  }

  private static Coroutine<Integer> taking(Queue<Integer> queue) {
    return async(() -> await(async(() -> await(async(() -> await(queue.get()))))));
  }

  private static void many(int count) {
    var queue = Queue.<Integer>create();
    var tasks = new ArrayList<Task<?>>();
    for (int i = 0; i < count; i++) {
      if (i % 2 == 0) tasks.add(createTask(play()));
      else tasks.add(createTask(taking(queue)));
    }
    var all = gather(tasks.stream().map(task -> async(() -> await(task))).toList());
    await(sleep(Duration.ofMillis(50)));
    ready();
    await(all);
  }

  private static void circle() {
    var tasks = new ArrayList<Task<?>>();
    tasks.add(createTask(async(() -> await(Asyncio.wait(List.of(tasks.get(1))))), "a"));
    tasks.add(createTask(async(() -> await(Asyncio.wait(List.of(tasks.get(0))))), "b"));
    await(sleep(Duration.ofMillis(50)));
    ready();
    await(sleep(LONG));
  }

  private static void blocked() {
    createTask(play(), "waiting");
    await(sleep(Duration.ofMillis(50)));
    pause();
  }

  /** Runs two kinds of code, 70 and 30 parts of the time. */
  private static void mix() {
    ready();
    while (true) {
      seventy();
      thirty();
      await(sleep(Duration.ZERO));
    }
  }

  private static void seventy() {
    spin(Duration.ofMillis(14));
  }

  private static void thirty() {
    spin(Duration.ofMillis(6));
  }

  static void spin(Duration time) {
    var end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) Thread.onSpinWait();
  }

  /** Blocks its loop for 700 ms, again and again. */
  private static void sleepy() {
    ready();
    while (true) {
      nap();
      await(sleep(Duration.ofMillis(50)));
    }
  }

  private static void nap() {
    LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
  }

  /** Goes on in short steps, until it is told to block its loop for ever. */
  private static void steps() throws IOException {
    ready();
    while (System.in.available() == 0) {
      seventy();
      await(sleep(Duration.ZERO));
    }
    pause();
  }

  private static void yielding() {
    Asyncio.currentTask().setName("poller");
    ready();
    while (true) await(sleep(Duration.ZERO));
  }

  private static void names() {
    createTask(play(), "=1+1");
    createTask(play(), "\u001B[31mred\n\"<script>");
    createTask(play(), "x".repeat(1_000_000));
    await(sleep(Duration.ofMillis(50)));
    ready();
    await(sleep(LONG));
  }

  private static void pause() {
    ready();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
