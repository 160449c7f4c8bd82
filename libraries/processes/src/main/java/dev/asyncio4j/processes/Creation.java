package dev.asyncio4j.processes;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Objects of a hub, made by words such as {@code queue 3}: what a manager is asked for. */
final class Creation {
  private Creation() {}

  static void ask(Hub hub, Request request) {
    if (request.ask.op() != Ask.Op.CREATE || !(request.ask.argument() instanceof byte[] words)) {
      request.fail(Shared.unknown(request));
      return;
    }
    request.answer(make(hub, words));
  }

  private static long make(Hub hub, byte[] words) {
    if (words[0] == 0) return hub.add(SharedProxy.of(hub, words));
    String[] word = new String(words, StandardCharsets.UTF_8).split(" ");
    return add(hub, word[0], word.length > 1 ? Long.parseLong(word[1]) : 0);
  }

  /** Adds an object of a kind; {@code number}: its size, or the number of the lock below it. */
  static long add(Hub hub, String kind, long number) {
    Shared object =
        switch (kind) {
          case "queue" -> new SharedQueue(number);
          case "lock" -> new SharedLock(hub, false);
          case "rLock" -> new SharedLock(hub, true);
          case "semaphore" -> new SharedSemaphore(hub, number, false);
          case "boundedSemaphore" -> new SharedSemaphore(hub, number, true);
          case "event" -> new SharedEvent();
          case "condition" -> new SharedCondition(lock(hub, number));
          case "barrier" -> new SharedBarrier(number);
          default -> throw new IllegalArgumentException("no object of this kind: " + kind);
        };
    return hub.add(object);
  }

  private static SharedLock lock(Hub hub, long number) {
    if (number == 0) {
      var lock = new SharedLock(hub, true);
      hub.add(lock);
      return lock;
    }
    return (SharedLock) Objects.requireNonNull(hub.object(number));
  }
}
