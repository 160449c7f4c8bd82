package dev.asyncio4j.support;

import static dev.asyncio4j.testing.RealTime.holdsWithin;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Checks after every test that no thread of the library and no child process is left, and no open
 * loop has a task, a timer, a channel or a child.
 *
 * <p>A thread that is about to end gets a short time to do so. The watch over loops is a daemon
 * that the whole process shares; it stays.
 */
public final class NothingLeftBehind implements BeforeEachCallback, AfterEachCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(NothingLeftBehind.class);
  private static final String SHARED = "asyncio4j-watch";
  private static final long PATIENCE_NANOS = Duration.ofSeconds(5).toNanos();

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put("before", new HashSet<>(threads()));
    context.getStore(NAMESPACE).put("children", children());
    leftovers(); // what a class has opened for all its tests is not the first one's
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    var before = (Set<?>) context.getStore(NAMESPACE).get("before");
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    for (var thread : threads()) {
      if (before.contains(thread)) continue;
      thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
      if (thread.isAlive()) {
        var error = new AssertionError("the test left " + thread + " behind; it is here:");
        error.setStackTrace(thread.getStackTrace());
        throw error;
      }
    }
    var childrenBefore = (Set<?>) context.getStore(NAMESPACE).get("children");
    for (var child : children()) {
      if (childrenBefore.contains(child)) continue;
      // What a signal to a child runs beside the test is none of it; onExit would tell of its end
      // before it is reaped, while it still counts as alive.
      var patience = Duration.ofNanos(deadline - System.nanoTime());
      assertThat(holdsWithin(patience, () -> !child.isAlive()))
          .as("the end of process %s, which the test left behind", child.info())
          .isTrue();
    }
    assertThat(leftovers()).as("what the test left on loops that it did not close").isEmpty();
  }

  /** The engine keeps this list for nobody but us: it is reached past the API. */
  private static List<?> leftovers() {
    try {
      return (List<?>)
          Class.forName("dev.asyncio4j.impl.OpenLoops").getMethod("takeLeftovers").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("the engine has no list of open loops", e);
    }
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().children().collect(Collectors.toSet());
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("asyncio4j-"))
        .filter(thread -> !thread.getName().equals(SHARED))
        .toList();
  }
}
