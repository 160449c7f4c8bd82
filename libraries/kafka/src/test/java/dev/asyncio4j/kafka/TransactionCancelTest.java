package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.sender;
import static dev.asyncio4j.kafka.Local.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cancels that come while a step of a transaction is made. */
@ExtendWith(NothingLeftBehind.class)
@Timeout(300)
class TransactionCancelTest {
  private final Semaphore entered = new Semaphore(0);
  private final Semaphore leave = new Semaphore(0);

  /** A client whose steps wait, the first time, to be let go on. */
  private final class Slow extends MockProducer<byte[], byte[]> {
    private boolean slowBegin;
    private boolean slowCommit;

    @Override
    public void beginTransaction() {
      boolean waits = slowBegin;
      slowBegin = false;
      if (waits) hold();
      super.beginTransaction();
    }

    @Override
    public void commitTransaction() {
      boolean waits = slowCommit;
      slowCommit = false;
      if (!waits) {
        super.commitTransaction();
        return;
      }
      hold();
      throw new KafkaException("the commit failed");
    }

    private void hold() {
      entered.release();
      leave.acquireUninterruptibly();
    }
  }

  private void cancels(Slow client) {
    live(
        () -> {
          var options = sender().transactionalId(topic("slow"));
          try (var p = new KafkaProducerImpl<>(options, config -> client)) {
            await(p.start());
            var work = createTask(async(() -> p.transaction(() -> {})));
            Local.until(() -> entered.availablePermits() > 0);
            work.cancel();
            leave.release();
            assertThatThrownBy(() -> await(work)).isInstanceOf(CancelledError.class);
            assertThat(client.transactionAborted()).isTrue();
            p.transaction(() -> {});
            assertThat(client.commitCount()).isEqualTo(1);
          }
        });
  }

  @Test
  @DisplayName("K-29 a transaction that is cancelled while it begins is aborted")
  void begin() {
    var client = new Slow();
    client.slowBegin = true;
    cancels(client);
  }

  @Test
  @DisplayName("K-29 a transaction whose commit fails behind a cancel is aborted")
  void commit() {
    var client = new Slow();
    client.slowCommit = true;
    cancels(client);
  }

  @Test
  @DisplayName("K-29 a transaction that fails to begin is none")
  void failsToBegin() {
    var client = new MockProducer<byte[], byte[]>();
    live(
        () -> {
          var options = sender().transactionalId(topic("none"));
          try (var p = new KafkaProducerImpl<>(options, config -> client)) {
            await(p.start());
            client.beginTransactionException = new KafkaException("not now");
            assertThatThrownBy(() -> p.transaction(() -> {})).hasMessageContaining("not now");
            client.beginTransactionException = null;
            p.transaction(() -> {});
            assertThat(client.commitCount()).isEqualTo(1);
          }
        });
  }
}
