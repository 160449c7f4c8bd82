package dev.asyncio4j.guide.ch34;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.sync.Condition;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.sync.Lock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * One at a time; a flag for all; a flag that is looked at under a lock. Python: {@code
 * lock_event_condition.py}, Kotlin: {@code LockEventCondition.kt}.
 */
public final class LockEventCondition {
  private LockEventCondition() {}

  static Coroutine<Void> careful(String name, Lock lock) {
    return async(
        () ->
            lock.with(
                () -> {
                  System.out.println(name + " enters");
                  await(sleep(seconds(0.01)));
                  System.out.println(name + " leaves");
                }));
  }

  static Coroutine<Void> waits(String name, Event event) {
    return async(
        () -> {
          await(event.await());
          System.out.println(name + " saw the flag");
        });
  }

  static Coroutine<Void> eats(String name, Condition condition, Deque<String> bowl) {
    return async(
        () ->
            condition.with(
                () -> {
                  await(condition.awaitFor(() -> !bowl.isEmpty()));
                  System.out.println(name + " eats " + bowl.removeLast());
                }));
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          Lock lock = Lock.create();
          await(gather(careful("a", lock), careful("b", lock)));
          System.out.println("locked: " + (lock.locked() ? "yes" : "no"));
          Event event = Event.create();
          var waiting = List.of(createTask(waits("c", event)), createTask(waits("d", event)));
          await(sleep(Duration.ZERO));
          event.set();
          await(gather(waiting));
          Condition condition = Condition.create();
          Deque<String> bowl = new ArrayDeque<>();
          var eating =
              Stream.of("e", "f", "g")
                  .map(name -> createTask(eats(name, condition, bowl)))
                  .toList();
          await(sleep(Duration.ZERO));
          condition.with(
              () -> {
                bowl.add("an apple");
                condition.signal();
              });
          await(sleep(seconds(0.01)));
          condition.with(
              () -> {
                bowl.addAll(List.of("a pear", "a plum"));
                condition.signalAll();
              });
          await(gather(eating));
          try {
            lock.release();
          } catch (IllegalStateException e) {
            System.out.println("only a locked lock can be released");
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
