package dev.asyncio4j.sync;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.BrokenBarrierException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.Trail;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BarrierTest {
  private final Trail trail = Trail.create();

  private Task<Integer> party(Barrier barrier, String name) {
    return createTask(
        async(
            () -> {
              int index = await(barrier.await());
              trail.add(name);
              return index;
            }));
  }

  @Test
  @DisplayName("BARRIER-01 fewer than one party is refused")
  void fewerThanOneParty() {
    for (int parties : List.of(0, -5)) {
      assertThatThrownBy(() -> Barrier.create(parties))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("parties must be > 0, got " + parties);
    }
    virtual(() -> assertThat(await(Barrier.create(1).await())).isZero());
  }

  @Test
  @DisplayName("BARRIER-02 all parties leave together, with distinct indexes from 0")
  void distinctIndexes() {
    virtual(
        () -> {
          var barrier = Barrier.create(3);
          var first = party(barrier, "first");
          var second = party(barrier, "second");
          passes(5);
          assertThat(trail.lines()).isEmpty();
          var indexes = await(gather(first, second, party(barrier, "third")));
          assertThat(indexes).containsExactly(0, 1, 2);
          assertThat(trail.lines()).containsExactlyInAnyOrder("first", "second", "third");
          assertThat(barrier.parties()).isEqualTo(3);
        });
  }

  @Test
  @DisplayName("BARRIER-03 reusable: the same tasks may wait again at once")
  void reusable() {
    virtual(
        () -> {
          var barrier = Barrier.create(3);
          var tasks = new ArrayList<Task<?>>();
          for (int i = 0; i < 3; i++) {
            tasks.add(
                createTask(
                    async(
                        () -> {
                          for (var round : List.of("one", "two")) {
                            await(barrier.await());
                            trail.add(round);
                          }
                        })));
          }
          await(gather(tasks));
          trail.assertIs("one", "one", "one", "two", "two", "two");
          assertThat(barrier).hasToString("<Barrier [filling, waiters:0/3]>");
        });
  }

  @Test
  @DisplayName("BARRIER-04 the count of waiters rises as tasks arrive and is 0 while they leave")
  void waitingCount() {
    virtual(
        () -> {
          var barrier = Barrier.create(3);
          for (int arrived = 1; arrived <= 2; arrived++) {
            party(barrier, "party " + arrived);
            passes(1);
            assertThat(barrier).hasToString("<Barrier [filling, waiters:" + arrived + "/3]>");
            assertThat(barrier.waiting()).isEqualTo(arrived);
          }
          await(barrier.await());
          assertThat(barrier).hasToString("<Barrier [draining, waiters:0/3]>");
          assertThat(barrier.waiting()).isZero();
          passes(3);
          trail.assertIs("party 1", "party 2");
          assertThat(barrier).hasToString("<Barrier [filling, waiters:0/3]>");
        });
  }

  @Test
  @DisplayName("BARRIER-05 newcomers while the last round leaves wait for the next one")
  void newcomersWaitForTheNextRound() {
    virtual(
        () -> {
          var barrier = Barrier.create(2);
          party(barrier, "one");
          passes(1);
          await(barrier.await());
          assertThat(barrier.toString()).contains("draining");
          var newcomer = party(barrier, "newcomer");
          passes(9);
          trail.assertIs("one");
          assertThat(newcomer.done()).isFalse();
          assertThat(barrier.waiting()).isEqualTo(1);
          assertThat(await(barrier.await())).isEqualTo(1);
          assertThat(await(newcomer)).isZero();
        });
  }

  @Test
  @DisplayName("BARRIER-06 a cancelled waiter leaves: the barrier needs one more and is not broken")
  void cancelledWaiterLeaves() {
    virtual(
        () -> {
          var barrier = Barrier.create(3);
          var cancelled = party(barrier, "cancelled");
          var stays = party(barrier, "stays");
          passes(1);
          assertThat(barrier.waiting()).isEqualTo(2);
          cancelled.cancel();
          assertFails(CancelledError.class, cancelled);
          assertThat(barrier.waiting()).isEqualTo(1);
          assertThat(barrier.broken()).isFalse();
          var third = party(barrier, "third");
          passes(3);
          assertThat(trail.lines()).isEmpty();
          await(gather(stays, third, party(barrier, "fourth")));
          assertThat(trail.lines()).hasSize(3).doesNotContain("cancelled");
        });
  }

  @Test
  @DisplayName("BARRIER-07 reset while tasks wait: they fail, and the barrier is usable again")
  void resetWhileTasksWait() {
    virtual(
        () -> {
          var barrier = Barrier.create(3);
          var waiters = List.of(party(barrier, "a"), party(barrier, "b"));
          passes(1);
          await(barrier.reset());
          for (var waiter : waiters) {
            assertThat(assertFails(BrokenBarrierException.class, waiter))
                .hasMessageStartingWith("Abort or reset of barrier: <Barrier [resetting");
          }
          assertThat(barrier.broken()).isFalse();
          await(gather(party(barrier, "c"), party(barrier, "d"), party(barrier, "e")));
          assertThat(trail.lines()).containsExactlyInAnyOrder("c", "d", "e");
        });
  }

  @Test
  @DisplayName("BARRIER-07 reset of a barrier where nobody waits changes nothing")
  void resetWithoutWaiters() {
    virtual(
        () -> {
          var barrier = Barrier.create(1);
          await(barrier.reset());
          assertThat(barrier).hasToString("<Barrier [filling, waiters:0/1]>");
          assertThat(await(barrier.await())).isZero();
        });
  }

  @Test
  @DisplayName("BARRIER-08 abort: waiters and later callers fail until reset")
  void abortUntilReset() {
    virtual(
        () -> {
          var barrier = Barrier.create(2);
          var waiter = party(barrier, "waiter");
          passes(1);
          await(barrier.abort());
          assertThat(assertFails(BrokenBarrierException.class, waiter))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageStartingWith("Abort or reset of barrier: <Barrier [broken]>");
          assertThat(barrier.broken()).isTrue();
          assertThat(assertFails(BrokenBarrierException.class, barrier.await()))
              .hasMessageStartingWith("Barrier aborted: <Barrier [broken]>");
          await(barrier.reset());
          assertThat(barrier.broken()).isFalse();
          await(gather(party(barrier, "a"), party(barrier, "b")));
          assertThat(trail.lines()).containsExactlyInAnyOrder("a", "b");
        });
  }
}
