package dev.asyncio4j.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What happened, in order: the order of events is what most tests assert. */
public final class Trail {
  private final List<String> events = Collections.synchronizedList(new ArrayList<>());

  public void log(Object event) {
    events.add(String.valueOf(event));
  }

  /** A callback or body that logs {@code event}. */
  public Runnable logging(Object event) {
    return () -> log(event);
  }

  public List<String> events() {
    return List.copyOf(events);
  }

  public void assertExactly(Object... expected) {
    assertThat(events())
        .containsExactly(List.of(expected).stream().map(String::valueOf).toArray(String[]::new));
  }
}
