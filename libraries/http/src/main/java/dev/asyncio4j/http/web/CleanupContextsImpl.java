package dev.asyncio4j.http.web;

import dev.asyncio4j.http.internal.Throwing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The contexts of an application, and what of them has been entered. */
final class CleanupContextsImpl implements CleanupContexts {
  private final List<CleanupContext> contexts = new ArrayList<>();
  private final Deque<AutoCloseable> entered = new ArrayDeque<>(); // the last one first
  private boolean frozen;

  @Override
  public CleanupContexts append(CleanupContext context) {
    if (frozen) {
      throw new IllegalStateException(
          "Cannot modify frozen list: append to cleanupContexts before the application is set up");
    }
    contexts.add(context);
    return this;
  }

  @Override
  public int size() {
    return contexts.size();
  }

  void freeze() {
    frozen = true;
  }

  void enter(Application app) throws Exception {
    for (var context : contexts) {
      var resource = context.enter(app);
      if (resource != null) entered.push(resource);
    }
  }

  /**
   * Closes what was entered, all of it: the failure of one, even a cancellation, stops no other.
   */
  void close() throws Exception {
    var failures = new ArrayList<Throwable>();
    while (!entered.isEmpty()) {
      try {
        entered.pop().close();
      } catch (Throwable failure) {
        failures.add(failure);
      }
    }
    if (failures.size() == 1) throw Throwing.<Exception>sneaky(failures.get(0));
    if (!failures.isEmpty()) {
      throw new CleanupException("Multiple errors on cleanup stage", failures);
    }
  }

  @Override
  public String toString() {
    return "CleanupContexts(" + contexts.size() + ", entered=" + entered.size() + ")";
  }
}
