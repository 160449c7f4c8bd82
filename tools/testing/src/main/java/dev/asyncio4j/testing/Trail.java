package dev.asyncio4j.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Lines in the order in which things happened: the order of events is what most tests assert.
 *
 * <p><i>Python:</i> none; a list that tests append to.
 *
 * <p><b>Thread and loop:</b> from any thread; {@link #at} on a loop's turn.
 *
 * <pre>{@code
 * Trail trail = Trail.create();
 * AsyncTests.run(() -> {
 *   trail.add("begin");
 *   await(sleep(Duration.ofSeconds(5)));
 *   trail.at("end");
 * });
 * trail.assertIs("begin", "5s: end");
 * }</pre>
 */
public final class Trail {
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  private Trail() {}

  /** {@return an empty trail} */
  public static Trail create() {
    return new Trail();
  }

  /**
   * Adds a line.
   *
   * @param what its text is the line
   */
  public void add(Object what) {
    lines.add(String.valueOf(what));
  }

  /**
   * Adds a line with the time of the running loop, such as {@code 5s: connected}.
   *
   * @param what its text is the rest of the line
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs here
   */
  public void at(Object what) {
    add(Places.now() + ": " + what);
  }

  /**
   * Returns a callback that adds a line.
   *
   * @param line its text is the line
   * @return the callback
   */
  public Runnable adding(Object line) {
    return () -> add(line);
  }

  /** {@return the lines so far: a copy} */
  public List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** Forgets the lines so far. */
  public void clear() {
    lines.clear();
  }

  /**
   * Checks that these lines have been added, in this order, and no others.
   *
   * @param expected their texts
   * @throws AssertionError if the trail is another one
   */
  public void assertIs(Object... expected) {
    var wanted = List.of(expected).stream().map(String::valueOf).toList();
    var found = lines();
    if (found.equals(wanted)) return;
    throw new AssertionError(
        "the trail is not the expected one:\n"
            + listed("expected", wanted)
            + "\n"
            + listed("found", found));
  }

  private static String listed(String title, List<String> lines) {
    return "  "
        + title
        + ":"
        + (lines.isEmpty() ? " nothing" : "\n    " + String.join("\n    ", lines));
  }

  @Override
  public String toString() {
    return "<Trail " + lines() + ">";
  }
}
