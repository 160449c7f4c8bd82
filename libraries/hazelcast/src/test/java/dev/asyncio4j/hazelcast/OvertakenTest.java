package dev.asyncio4j.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.hazelcast.work.HazelcastAdapter;
import dev.asyncio4j.support.NothingLeftBehind;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cancels that reach a member before the work that they are for. */
@ExtendWith(NothingLeftBehind.class)
class OvertakenTest {
  @BeforeAll
  static void start() {
    Cluster.other();
  }

  /** Work that a member reads as slowly as the test wants. */
  private record SlowToRead(String id, Gate gate) implements Callable<String>, Serializable {
    @Override
    public String call() {
      Board.put(id + " ran", "yes");
      return "done";
    }
  }

  /** Holds up who reads it. */
  private static final class Gate implements Serializable {
    @Serial private static final long serialVersionUID = 1L;

    private final String id;

    Gate(String id) {
      this.id = id;
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      Board.put(id + " is read", "yes");
      Board.await(id + " goes on");
    }
  }

  private static Callable<String> waits(String id) {
    return (Callable<String> & Serializable)
        () -> {
          Board.put(id + " runs", "yes");
          return Board.await(id + " may end");
        };
  }

  @Test
  @DisplayName("E-05 a cancel that overtakes its work ends it at once, though the queue is held up")
  void overtaken() throws Exception {
    var id = UUID.randomUUID().toString();
    var narrow = HazelcastExecutors.onMember(Cluster.HZ, "narrow", Cluster.other().member());
    var adapter = new HazelcastAdapter();
    var before = adapter.submit(narrow, waits(id));
    Board.await(id + " runs");
    var sent = adapter.submit(narrow, new SlowToRead(id, new Gate(id)));
    Board.await(id + " is read");
    sent.cancel(false);
    var result = sent.result().toCompletableFuture();
    assertThatThrownBy(() -> result.get(100, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class); // nobody knows yet
    Board.put(id + " goes on", "yes");
    assertThatThrownBy(() -> result.get(1, TimeUnit.MINUTES))
        .isInstanceOf(CancellationException.class);
    Board.put(id + " may end", "yes");
    assertThat(before.result().toCompletableFuture().get()).isEqualTo("yes");
    assertThat(Board.has(id + " ran")).isFalse();
  }
}
