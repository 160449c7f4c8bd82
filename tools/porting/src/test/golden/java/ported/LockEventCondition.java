// Written by the porting assistant of asyncio4j from ch34/lock_event_condition.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.sync.Condition;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.sync.Lock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

// One at a time; a flag for all; a flag that is looked at under a lock.
public final class LockEventCondition {
  private LockEventCondition() {}

  static Coroutine<Void> careful(String name_, Lock lock) {
    return async(() -> {
      await(lock.acquire());
      try {
        System.out.println(name_ + " enters");
        await(sleep(seconds(0.01)));
        System.out.println(name_ + " leaves");
      } finally {
        lock.release();
      }
    });
  }

  static Coroutine<Void> waits(String name_, Event event) {
    return async(() -> {
      await(event.await());
      System.out.println(name_ + " saw the flag");
    });
  }

  static Coroutine<Void> eats(String name_, Condition condition, List<String> bowl) {
    return async(() -> {
      await(condition.acquire());
      try {
        await(condition.awaitFor(() -> !bowl.isEmpty()));
        System.out.println(name_ + " eats " + bowl.remove(bowl.size() - 1));
      } finally {
        condition.release();
      }
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Lock lock = Lock.create();
      await(gather(careful("a", lock), careful("b", lock)));
      System.out.println("locked: " + (lock.locked() ? "yes" : "no"));
      Event event = Event.create();
      List<Task<Void>> waiting = new ArrayList<>(List.of("c", "d").stream().<Task<Void>>map(name_ -> createTask(waits(name_, event))).toList());
      await(sleep(Duration.ZERO));
      event.set();
      await(gather(waiting));
      Condition condition = Condition.create();
      List<String> bowl = new ArrayList<>();
      waiting = new ArrayList<>(List.of("e", "f", "g").stream().<Task<Void>>map(name_2 -> createTask(eats(name_2, condition, bowl))).toList());
      await(sleep(Duration.ZERO));
      await(condition.acquire());
      try {
        bowl.add("an apple");
        condition.signal();
      } finally {
        condition.release();
      }
      await(sleep(seconds(0.01)));
      await(condition.acquire());
      try {
        bowl.addAll(new ArrayList<>(List.of("a pear", "a plum")));
        condition.signalAll();
      } finally {
        condition.release();
      }
      await(gather(waiting));
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
