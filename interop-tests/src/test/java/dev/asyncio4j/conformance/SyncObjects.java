package dev.asyncio4j.conformance;

import static dev.asyncio4j.Asyncio.getRunningLoop;

import com.google.gson.JsonArray;
import dev.asyncio4j.queues.LifoQueue;
import dev.asyncio4j.queues.PriorityQueue;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.sync.Barrier;
import dev.asyncio4j.sync.BoundedSemaphore;
import dev.asyncio4j.sync.Condition;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.sync.Lock;
import dev.asyncio4j.sync.Semaphore;

/** Makes the objects that a program declares: {@code ["queue", 2]}. */
final class SyncObjects {
  private SyncObjects() {}

  static Object make(JsonArray spec) {
    var args = new Args(spec);
    return switch (spec.get(0).getAsString()) {
      case "future" -> getRunningLoop().<Object>createFuture();
      case "lock" -> Lock.create();
      case "event" -> Event.create();
      case "condition" -> Condition.create();
      case "semaphore" -> Semaphore.create(args.number(0));
      case "bounded_semaphore" -> BoundedSemaphore.create(args.number(0));
      case "barrier" -> Barrier.create(args.number(0));
      case "queue" -> Queue.<Integer>create(args.number(0));
      case "priority_queue" -> PriorityQueue.<Integer>create(args.number(0));
      case "lifo_queue" -> LifoQueue.<Integer>create(args.number(0));
      default -> throw new IllegalArgumentException("unknown kind of object: " + spec);
    };
  }
}
