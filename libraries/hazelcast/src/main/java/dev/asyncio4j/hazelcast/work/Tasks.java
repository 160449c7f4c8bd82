package dev.asyncio4j.hazelcast.work;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The pieces of work that the members of this process have: for those who cancel them. */
final class Tasks {
  private static final int MOST_EARLY = 1000;

  private static final Map<UUID, MemberTask<?>> ALL = new ConcurrentHashMap<>();

  /**
   * Cancels that found nothing: they came too early or, mostly, too late; guarded by itself. Work
   * that comes after its cancel does not run, even before who sent both has asked again.
   */
  private static final Map<UUID, Boolean> EARLY =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
          return size() > MOST_EARLY;
        }
      };

  private Tasks() {}

  static void arrived(MemberTask<?> task) {
    ALL.put(task.id(), task);
    synchronized (EARLY) {
      if (EARLY.remove(task.id()) != null) task.cancel(false);
    }
  }

  static void ended(MemberTask<?> task) {
    ALL.remove(task.id());
  }

  static CancelAnswer cancel(UUID id, boolean interrupt) {
    var task = find(id);
    if (task == null) return CancelAnswer.NOT_FOUND;
    var answer = task.cancel(interrupt);
    if (answer == CancelAnswer.NEVER_RUNS) ALL.remove(id);
    return answer;
  }

  private static @Nullable MemberTask<?> find(UUID id) {
    synchronized (EARLY) {
      var task = ALL.get(id);
      if (task == null) EARLY.put(id, true);
      return task;
    }
  }
}
