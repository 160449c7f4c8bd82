package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/** The positions of a consumer: commits, seeks and questions. Each call is made in a task. */
final class Offsets {
  private final ConsumerSettings settings;

  Offsets(ConsumerSettings settings) {
    this.settings = settings;
  }

  private void needGroup() {
    if (settings.groupId != null) return;
    throw new IllegalOperationException("Requires groupId: set one in ConsumerOptions");
  }

  /** {@return the positions of all partitions that have one} */
  private static Map<TopicPartition, OffsetAndMetadata> consumed(Collection<Partition> mine) {
    var all = new HashMap<TopicPartition, OffsetAndMetadata>();
    for (var each : mine) {
      if (each.position != Partition.UNKNOWN) all.put(each.id, OffsetAndMetadata.of(each.position));
    }
    return all;
  }

  void commit(
      ConsumerSession session,
      @Nullable Subscription subscription,
      @Nullable Map<TopicPartition, OffsetAndMetadata> given) {
    needGroup();
    if (session.hasLeft()) {
      throw new CommitFailedException(
          "Commit cannot be completed: nobody took records for maxPollInterval, so the group was"
              + " left; take records to join it again");
    }
    if (subscription == null) throw new IllegalStateException("Not subscribed to any topics");
    var mine = session.isInListener() ? session.buffer.partitions() : session.buffer.assigned();
    if (mine.isEmpty()) throw new IllegalStateException("No partitions assigned");
    var offsets = given != null ? given : consumed(mine.values());
    var partitions = new HashMap<TopicPartition, Partition>();
    for (var id : offsets.keySet()) {
      var partition = mine.get(id);
      if (partition == null) {
        throw new IllegalStateException("Partition %s is not assigned".formatted(id));
      }
      partitions.put(id, partition);
    }
    if (offsets.isEmpty()) return;
    session.checkAnswers(partitions.values());
    var thread = session.thread();
    await(
        session.<@Nullable Void>ask(
            partitions.values(),
            () -> {
              for (var each : partitions.values()) checkOwned(thread, each);
              thread.client().commitSync(Convert.kafka(offsets), thread.patience());
              partitions.forEach((id, each) -> each.committed = offsets.get(id).offset());
              return null;
            }));
  }

  private static void checkOwned(ConsumerThread thread, Partition partition) {
    if (thread.owns(partition)) return;
    throw new CommitFailedException(
        "Commit cannot be completed: %s was taken away by a rebalance; what is not committed comes again to its new owner"
            .formatted(partition.id));
  }

  OptionalLong committed(ConsumerSession session, TopicPartition id) {
    needGroup();
    var kafka = Convert.kafka(id);
    var found = ask(session, (client, limit) -> client.committed(Set.of(kafka), limit).get(kafka));
    return found == null ? OptionalLong.empty() : OptionalLong.of(found.offset());
  }

  long position(ConsumerSession session, TopicPartition id) {
    var partition = session.buffer.partitions().get(id);
    if (partition == null) {
      throw new IllegalStateException("Partition %s is not assigned".formatted(id));
    }
    if (partition.position != Partition.UNKNOWN) return partition.position;
    session.checkAnswers(List.of(partition));
    long asked =
        ask(
            session,
            List.of(partition),
            (client, limit) -> client.position(partition.kafka, limit));
    return partition.position != Partition.UNKNOWN ? partition.position : asked;
  }

  void seek(ConsumerSession session, TopicPartition id, long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("Offset must be a positive integer, got " + offset);
    }
    var partition = session.buffer.get(id);
    session.buffer.reset(partition, offset);
    int mend = session.mend();
    var reader = session.thread().reader();
    var seek = reader.seek(partition);
    session.post(
        partition,
        () -> {
          reader.mended(mend);
          seek.run();
        });
  }

  void seekToEdge(ConsumerSession session, boolean end, TopicPartition... ids) {
    var partitions = session.buffer.get(ids);
    session.checkAnswers(partitions);
    var epochs = new HashMap<Partition, Integer>();
    for (var each : partitions) {
      session.buffer.reset(each, Partition.UNKNOWN);
      epochs.put(each, each.epoch);
    }
    int mend = session.mend();
    var thread = session.thread();
    var reached =
        await(
            session.<Map<Partition, Long>>ask(
                partitions,
                () -> {
                  thread.reader().mended(mend);
                  var mine = partitions.stream().filter(thread::owns).toList();
                  return moved(thread, mine, epochs, end);
                }));
    reached.forEach(
        (each, position) -> {
          if (each.epoch == epochs.get(each) && each.position == Partition.UNKNOWN) {
            each.position = position;
          }
        });
  }

  private static Map<Partition, Long> moved(
      ConsumerThread thread, List<Partition> mine, Map<Partition, Integer> epochs, boolean end) {
    var reached = new LinkedHashMap<Partition, Long>();
    if (mine.isEmpty()) return reached; // of an empty list Kafka's client would take all
    var client = thread.client();
    var kafka = mine.stream().map(each -> each.kafka).toList();
    if (end) client.seekToEnd(kafka);
    else client.seekToBeginning(kafka);
    for (var each : mine) each.threadEpoch = epochs.get(each); // one without an answer stops none
    for (var each : mine) reached.put(each, client.position(each.kafka, thread.patience()));
    return reached;
  }

  Map<TopicPartition, Long> seekToCommitted(ConsumerSession session, TopicPartition... ids) {
    needGroup();
    var partitions = session.buffer.get(ids);
    var reached = new HashMap<TopicPartition, Long>();
    for (var each : partitions) {
      var offset = committed(session, each.id);
      if (offset.isEmpty()) continue;
      seek(session, each.id, offset.getAsLong());
      reached.put(each.id, offset.getAsLong());
    }
    return reached;
  }

  Map<TopicPartition, Long> edges(
      ConsumerSession session, Collection<TopicPartition> ids, boolean end) {
    var kafka = Convert.kafka(ids);
    var found =
        ask(
            session,
            (client, limit) ->
                end ? client.endOffsets(kafka, limit) : client.beginningOffsets(kafka, limit));
    var all = new HashMap<TopicPartition, Long>();
    found.forEach((partition, offset) -> all.put(Convert.ours(partition), offset));
    return all;
  }

  static Map<TopicPartition, Long> millis(Map<TopicPartition, Instant> times) {
    var millis = new HashMap<TopicPartition, Long>();
    times.forEach(
        (partition, time) -> {
          if (time.toEpochMilli() < 0) {
            throw new IllegalArgumentException(
                "The target time for partition %s is %s. The target time cannot be negative."
                    .formatted(partition, time));
          }
          millis.put(partition, time.toEpochMilli());
        });
    return millis;
  }

  Map<TopicPartition, OffsetAndTimestamp> forTimes(
      ConsumerSession session, Map<TopicPartition, Long> times) {
    var kafka = new HashMap<org.apache.kafka.common.TopicPartition, Long>();
    times.forEach((partition, time) -> kafka.put(Convert.kafka(partition), time));
    var found = ask(session, (client, limit) -> client.offsetsForTimes(kafka, limit));
    var all = new HashMap<TopicPartition, OffsetAndTimestamp>();
    found.forEach(
        (partition, place) -> {
          if (place == null) return; // nothing is as late as that
          var time = Convert.time(place.timestamp());
          all.put(Convert.ours(partition), new OffsetAndTimestamp(place.offset(), time));
        });
    return all;
  }

  /** A question for the client, with the longest time that it may take. */
  interface Question<T extends @Nullable Object> {
    T ask(Consumer<byte[], byte[]> client, Duration limit);
  }

  static <T extends @Nullable Object> T ask(ConsumerSession session, Question<T> question) {
    return ask(session, List.of(), question);
  }

  private static <T extends @Nullable Object> T ask(
      ConsumerSession session, Collection<Partition> partitions, Question<T> question) {
    var thread = session.thread();
    return await(
        session.<T>ask(partitions, () -> question.ask(thread.client(), thread.patience())));
  }
}
