package dev.asyncio4j.sync;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.Trail;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventTest {
  private final Trail trail = Trail.create();
  private final Event event = Event.create();

  private Task<?> waiter(String name) {
    return createTask(
        async(
            () -> {
              assertThat(await(event.await())).isTrue();
              trail.add(name);
            }));
  }

  @Test
  @DisplayName(
      "EVENT-01 set wakes all waiters in order; waiting for a set event gives true at once")
  void setWakesAll() {
    virtual(
        () -> {
          for (var name : List.of("a", "b", "c")) waiter(name);
          passes(2);
          assertThat(event).hasToString("<Event [unset, waiters:3]>");
          assertThat(trail.lines()).isEmpty();
          event.set();
          assertThat(event.isSet()).isTrue();
          passes(1);
          trail.assertIs("a", "b", "c");
          assertThat(event).hasToString("<Event [set]>");

          waiter("d");
          passes(1);
          assertThat(trail.lines()).as("without another pass").endsWith("d");
        });
  }

  @Test
  @DisplayName("EVENT-02 set and clear before a waiter runs still wakes it")
  void setThenClearStillWakes() {
    virtual(
        () -> {
          waiter("waiter");
          passes(1);
          event.set();
          event.clear();
          assertThat(event.isSet()).isFalse();
          waiter("newcomer");
          passes(2);
          trail.assertIs("waiter");
          event.set();
          passes(1);
          trail.assertIs("waiter", "newcomer");
        });
  }

  @Test
  @DisplayName("EVENT-03 a cancelled waiter is removed; the others are woken")
  void cancelledWaiterIsRemoved() {
    virtual(
        () -> {
          var cancelled = waiter("cancelled");
          waiter("other");
          passes(1);
          cancelled.cancel();
          assertFails(CancelledError.class, cancelled);
          assertThat(event).hasToString("<Event [unset, waiters:1]>");
          event.set();
          passes(1);
          trail.assertIs("other");
        });
  }
}
