package dev.asyncio4j.kafka;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;

/** Exceptions of this module for those of Kafka's client. */
final class Errors {
  private static final String REBALANCED =
      ": the group was rebalanced or left; what is not committed comes again to its new owner."
          + " Commit more often, or take records within maxPollInterval";

  /** The client's own words, in an exception that has no class of its own. */
  private static final String CLOSED = "after producer has been closed";

  private Errors() {}

  /** {@return the exception that a user gets; one that is no exception of Kafka's stays} */
  static Throwable of(Throwable error) {
    var told = error;
    while (told.getCause() != null
        && (told instanceof ExecutionException || told instanceof CompletionException)) {
      told = told.getCause();
    }
    if (told instanceof ConfigException e) {
      return new IllegalArgumentException("Kafka's client refuses its options: " + text(e), e);
    }
    if (told instanceof org.apache.kafka.common.KafkaException e) return ofKafka(e);
    if (told instanceof IllegalStateException e && text(e).contains(CLOSED)) {
      return new ProducerClosedException("the producer was stopped before it sent this", e);
    }
    return told;
  }

  private static RuntimeException ofKafka(org.apache.kafka.common.KafkaException e) {
    if (e.getCause() instanceof ConfigException cause) {
      return new IllegalArgumentException("Kafka's client refuses its options: " + text(cause), e);
    }
    if (e instanceof TimeoutException) return timeout(text(e), e);
    if (e instanceof org.apache.kafka.common.errors.ProducerFencedException
        || e instanceof InvalidProducerEpochException) return fenced(e);
    if (e.getCause() instanceof org.apache.kafka.common.errors.ProducerFencedException
        || e.getCause() instanceof InvalidProducerEpochException) return fenced(e);
    if (e instanceof org.apache.kafka.clients.consumer.CommitFailedException
        || e instanceof RebalanceInProgressException
        || e instanceof RetriableCommitFailedException) {
      return new CommitFailedException("Commit cannot be completed" + REBALANCED, e);
    }
    if (e instanceof org.apache.kafka.common.errors.UnknownTopicOrPartitionException) {
      return new UnknownTopicOrPartitionException(text(e), e);
    }
    if (e instanceof org.apache.kafka.common.errors.CorruptRecordException) {
      return new CorruptRecordException(text(e), e);
    }
    if (e instanceof org.apache.kafka.common.errors.GroupAuthorizationException) {
      return new GroupAuthorizationFailedException(text(e), e);
    }
    if (e instanceof TopicAuthorizationException topics) {
      return new TopicAuthorizationFailedException(text(e), topics.unauthorizedTopics(), e);
    }
    return withOffsets(e);
  }

  private static RuntimeException withOffsets(org.apache.kafka.common.KafkaException e) {
    if (e instanceof org.apache.kafka.clients.consumer.OffsetOutOfRangeException range) {
      return new OffsetOutOfRangeException(
          text(e) + ": seek, or set autoOffsetReset", ours(range.offsetOutOfRangePartitions()), e);
    }
    if (e instanceof org.apache.kafka.clients.consumer.NoOffsetForPartitionException none) {
      var partitions = none.partitions().stream().map(Convert::ours).collect(Collectors.toSet());
      return new NoOffsetForPartitionException(
          "no position for %s, and autoOffsetReset is NONE: seek, or commit".formatted(partitions),
          e);
    }
    if (e instanceof org.apache.kafka.common.errors.RecordTooLargeException large) {
      var records = large.recordTooLargePartitions();
      if (records == null || records.isEmpty()) return new MessageSizeTooLargeException(text(e), e);
      return new RecordTooLargeException(text(e), ours(records), e);
    }
    return new KafkaException(text(e), e);
  }

  private static Map<TopicPartition, Long> ours(
      Map<org.apache.kafka.common.TopicPartition, Long> offsets) {
    var all = new HashMap<TopicPartition, Long>();
    offsets.forEach((partition, offset) -> all.put(Convert.ours(partition), offset));
    return all;
  }

  static KafkaTimeoutException timeout(String message, @Nullable Throwable cause) {
    return new KafkaTimeoutException(message, new AsyncTimeoutException(message, cause));
  }

  private static ProducerFencedException fenced(Throwable cause) {
    return new ProducerFencedException(
        "There is a newer producer using the same transactionalId: stop this one", cause);
  }

  /** {@return the message, and that of the cause, which often says more} */
  static String text(Throwable e) {
    var message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    var cause = e.getCause();
    if (cause == null || cause.getMessage() == null || message.contains(cause.getMessage())) {
      return message;
    }
    return message + ": " + cause.getMessage();
  }
}
