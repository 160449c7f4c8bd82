package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Trail;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tasks that wait in order, and a semaphore made of that. */
@ExtendWith(NothingLeftBehind.class)
class ParkingLotTest {
  private final ParkingLot lot = ParkingLot.create();
  private final Trail trail = Trail.create();

  private Coroutine<Void> parks(String name) {
    return async(
        () -> {
          try {
            await(lot.park());
            trail.add(name);
          } catch (CancelledError e) {
            trail.add(name + " cancelled");
            throw e;
          }
        });
  }

  private List<Task<Void>> parked(String... names) {
    var tasks = new ArrayList<Task<Void>>();
    for (var name : names) tasks.add(createTask(parks(name)));
    passes(1);
    return tasks;
  }

  @Test
  void firstComeFirstServed() {
    virtual(
        () -> {
          parked("a", "b", "c", "d");
          assertThat(lot.size()).isEqualTo(4);
          assertThat(lot.unpark()).isTrue();
          passes(1);
          trail.assertIs("a");
          assertThat(lot.unpark(2)).isEqualTo(2);
          assertThat(lot.size()).as("who is woken waits no more").isEqualTo(1);
          passes(1);
          trail.assertIs("a", "b", "c");
          assertThat(lot.unparkAll()).isEqualTo(1);
          passes(1);
          trail.assertIs("a", "b", "c", "d");
          assertThat(lot.unpark()).as("nobody is there").isFalse();
          assertThat(lot.unparkAll()).isZero();
        });
  }

  @Test
  void whoIsCancelledLeavesTheQueue() {
    virtual(
        () -> {
          var tasks = parked("a", "b", "c");
          tasks.get(1).cancel();
          assertThat(lot.size()).as("at once").isEqualTo(2);
          assertThat(lot.unpark(2)).isEqualTo(2);
          passes(2);
          assertThat(trail.lines()).containsExactlyInAnyOrder("a", "c", "b cancelled");
        });
  }

  @Test
  void aWakeUpIsHandedOnByWhoIsCancelledMeanwhile() {
    virtual(
        () -> {
          var tasks = parked("a", "b");
          lot.unpark();
          tasks.get(0).cancel();
          passes(2);
          trail.assertIs("a cancelled", "b");
        });
  }

  @Test
  void theLotIsThereForKotlinAndTimeoutsToo() {
    virtual(
        () -> {
          assertThatThrownBy(
                  () ->
                      await(
                          dev.asyncio4j.Asyncio.waitFor(
                              lot.park(), java.time.Duration.ofSeconds(1))))
              .isInstanceOf(dev.asyncio4j.exceptions.AsyncTimeoutException.class);
          assertThat(lot.size()).isZero();
        });
  }

  @Test
  void aNegativeCountIsRefused() {
    assertThatThrownBy(() -> lot.unpark(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  @Test
  void tasksOfTwoLoopsDoNotMeetHere() {
    virtual(
        () -> {
          var tasks = parked("a");
          var thread =
              new Thread(
                  () -> {
                    try (var other = newEventLoop()) {
                      assertThatThrownBy(() -> other.runUntilComplete(lot.park()))
                          .isInstanceOf(IllegalStateException.class)
                          .hasMessageContaining("different event loop");
                      trail.add("refused");
                    }
                  });
          thread.start();
          dev.asyncio4j.testing.RealTime.join(thread);
          trail.assertIs("refused");
          lot.unparkAll();
          await(tasks.get(0));
        });
  }

  /** A semaphore, as a module would write it. */
  private final class Permits {
    private int free;

    Permits(int free) {
      this.free = free;
    }

    Coroutine<Void> acquire() {
      return async(
          () -> {
            while (free == 0) await(lot.park());
            free--;
          });
    }

    void release() {
      free++;
      lot.unpark();
    }
  }

  @Test
  void aSemaphoreIsMadeOfIt() {
    virtual(
        () -> {
          var permits = new Permits(2);
          int[] running = {0, 0};
          var tasks = new ArrayList<Task<Void>>();
          for (int i = 0; i < 10; i++) {
            tasks.add(
                createTask(
                    async(
                        () -> {
                          await(permits.acquire());
                          running[1] = Math.max(running[1], ++running[0]);
                          try {
                            pause(1);
                          } finally {
                            running[0]--;
                            permits.release();
                          }
                        })));
          }
          pause(1);
          tasks.get(3).cancel();
          tasks.get(7).cancel();
          pause(20);
          assertThat(tasks).allMatch(Task::done);
          assertThat(running[1]).isEqualTo(2);
          assertThat(permits.free).isEqualTo(2);
        });
  }
}
