package dev.asyncio4j.kafka;

import dev.asyncio4j.Body;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of a {@link KafkaProducer} that has a {@code transactionalId}.
 *
 * <p><i>Python:</i> these methods of {@code AIOKafkaProducer}.
 *
 * <p><b>Cancellation:</b> ends the wait; a step that has begun goes on. A transaction whose body is
 * cancelled is aborted.
 *
 * <p><b>Thread and loop:</b> on the turn of the producer's loop.
 *
 * <pre>{@code
 * static void move(KafkaConsumer<String, String> from, KafkaProducer<String, String> to) {
 *   to.transaction(() -> {
 *     var record = await(from.getOne());
 *     await(to.send("copies", record.value()));
 *     var next = Map.of(record.topicPartition(), OffsetAndMetadata.of(record.offset() + 1));
 *     await(to.sendOffsetsToTransaction(next, from.groupMetadata()));
 *   });
 * }
 * }</pre>
 */
public interface ProducerTransactions {
  /**
   * Begins a transaction.
   *
   * @return the coroutine to await
   * @throws IllegalOperationException when awaited, without a {@code transactionalId}, or if one is
   *     open
   * @throws ProducerFencedException when awaited, if a newer producer has the same id
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> beginTransaction();

  /**
   * Commits the transaction, once all its messages are sent.
   *
   * @return the coroutine to await
   * @throws IllegalOperationException when awaited, if none is open
   * @throws KafkaException when awaited, if it cannot be committed, as a message of it failed, or
   *     for another reason: abort it
   * @throws KafkaTimeoutException when awaited, if no answer comes within {@code requestTimeout}:
   *     it may have been committed, or may be yet. Nothing but this call is taken then: repeat it
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> commitTransaction();

  /**
   * Aborts the transaction. If that fails, it may be repeated, which the next transaction does,
   * too.
   *
   * @return the coroutine to await
   * @throws IllegalOperationException when awaited, if none is open
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> abortTransaction();

  /**
   * Runs {@code body} in a transaction, which is committed at its end.
   *
   * <p>If the body fails or is cancelled, or the commit fails, it is aborted; a message that failed
   * fails the commit, also if nobody awaited its future. A commit without an answer in time is a
   * {@link KafkaTimeoutException}: {@link #commitTransaction} is to be called then, until it tells
   * what has become of it.
   *
   * <p><i>Python:</i> {@code async with producer.transaction():}.
   *
   * @param body may await; it must not begin another one
   * @param <T> the type of the result
   * @return what the body returns
   * @throws IllegalOperationException without a {@code transactionalId}, or if one is open
   * @throws ProducerFencedException if a newer producer has the same id
   */
  <T extends @Nullable Object> T transaction(Body<T> body);

  /**
   * Runs {@code body} in a transaction, which is committed at its end.
   *
   * @param body may await; it must not begin another one
   * @throws IllegalOperationException without a {@code transactionalId}, or if one is open
   * @see #transaction(Body)
   */
  void transaction(VoidBody body);

  /**
   * Commits offsets of a group with the transaction.
   *
   * @param offsets of the next records to read
   * @param groupId the group; its members are not checked
   * @return the coroutine to await
   * @throws IllegalOperationException when awaited, if no transaction is open
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> sendOffsetsToTransaction(
      Map<TopicPartition, OffsetAndMetadata> offsets, String groupId);

  /**
   * Commits offsets of a group with the transaction, if the consumer is still its member.
   *
   * @param offsets of the next records to read
   * @param group from {@link KafkaConsumer#groupMetadata}
   * @return the coroutine to await
   * @throws CommitFailedException when awaited, if it is no member any more: abort
   * @throws IllegalOperationException when awaited, if no transaction is open
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> sendOffsetsToTransaction(
      Map<TopicPartition, OffsetAndMetadata> offsets, GroupMetadata group);
}
