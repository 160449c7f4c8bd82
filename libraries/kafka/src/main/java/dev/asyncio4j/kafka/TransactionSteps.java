package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.shield;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The steps of a producer's transactions; each is made whole, also if its waiter is cancelled. */
final class TransactionSteps {
  private final ProducerSession session;
  private final Transactions transactions;

  /** The end of the last step, once its state is noted; null before the first. */
  private @Nullable Future<@Nullable Void> last;

  TransactionSteps(ProducerSession session) {
    this.session = session;
    transactions = session.transactions;
  }

  void begin() {
    transactions.begin();
    make(
        Transactions.State.OPEN,
        Transactions.State.READY,
        () -> session.client().beginTransaction());
  }

  /** Begins one that nobody knows of if this is cancelled: then it is aborted. */
  void beginOrGiveUp() {
    try {
      begin();
    } catch (CancelledError e) {
      giveUp(e);
      throw e;
    }
  }

  void commit() {
    transactions.leave(Transactions.State.COMMITTING);
    end(() -> session.client().commitTransaction());
  }

  void abort() {
    transactions.leave(Transactions.State.ABORTING);
    end(() -> session.client().abortTransaction());
  }

  private void end(Runnable step) {
    make(Transactions.State.READY, Transactions.State.OPEN, step);
  }

  void sendOffsets(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
    transactions.checkOpen();
    make(
        Transactions.State.OPEN,
        Transactions.State.OPEN,
        () -> session.client().sendOffsetsToTransaction(offsets, group));
  }

  private void make(Transactions.State next, Transactions.State otherwise, Runnable step) {
    Callable<@Nullable Void> call =
        () -> {
          step.run();
          return null;
        };
    var done = session.ask(call);
    Future<@Nullable Void> noted = session.port.loop().createFuture();
    last = noted;
    done.addDoneCallback(
        ended -> {
          var error = ended.cancelled() ? null : ended.exception();
          transactions.ended(error == null ? next : otherwise, error);
          noted.setResult(null);
        });
    await(shield(done));
  }

  /** Aborts what failed, unless a newer producer has taken over; another cancel ends the wait. */
  void giveUp(Throwable why) {
    try {
      await(shield(async(this::abortIfOpen)));
    } catch (Throwable e) {
      why.addSuppressed(e);
    }
  }

  /** Waits for a step that its waiter has left, and ends what it leaves open. */
  private void abortIfOpen() {
    if (last != null) await(shield(last));
    if (transactions.isOpen()) abort();
  }
}
