package dev.asyncio4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Asyncio;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lines in the order in which things happened: the order of events is what most tests assert. */
public final class Trail {
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  private Trail() {}

  public static Trail create() {
    return new Trail();
  }

  public void add(Object line) {
    lines.add(String.valueOf(line));
  }

  /** Adds a line with the time of the running loop, such as {@code 5s: connected}. */
  public void at(Object line) {
    add(Asyncio.getRunningLoop().time().toString().substring(2).toLowerCase() + ": " + line);
  }

  /** A callback or body that adds {@code line}. */
  public Runnable adding(Object line) {
    return () -> add(line);
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Forgets what happened so far. */
  public void clear() {
    lines.clear();
  }

  /** Checks that these lines have been added, in this order, and no others. */
  public void assertIs(Object... expected) {
    assertThat(lines())
        .containsExactly(List.of(expected).stream().map(String::valueOf).toArray(String[]::new));
  }

  @Override
  public String toString() {
    return "<Trail " + lines() + ">";
  }
}
