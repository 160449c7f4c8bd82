package dev.asyncio4j.kafka;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The partitions that a consumer has, and what was fetched of them; on the loop's turn. */
final class RecordBuffer {
  private final int limit;

  /** Has the thread fetch a partition again that was full. */
  private final Consumer<Partition> resume;

  private final Map<TopicPartition, Partition> partitions = new LinkedHashMap<>();

  /** Partitions that may have records: the first one is taken from, for a while. */
  private final LinkedHashSet<Partition> turns = new LinkedHashSet<>();

  /** The number of records that the first one has given in a row. */
  private int given;

  RecordBuffer(int limit, Consumer<Partition> resume) {
    this.limit = limit;
    this.resume = resume;
  }

  Map<TopicPartition, Partition> partitions() {
    return partitions;
  }

  Set<TopicPartition> assignment() {
    return Set.copyOf(assigned().keySet());
  }

  /** {@return the partitions without those whose subscription has ended} */
  Map<TopicPartition, Partition> assigned() {
    var assigned = new LinkedHashMap<>(partitions);
    assigned.values().removeIf(each -> each.dropped);
    return assigned;
  }

  Set<TopicPartition> paused() {
    var paused = new LinkedHashSet<TopicPartition>();
    for (var each : partitions.values()) if (each.paused) paused.add(each.id);
    return paused;
  }

  /** {@return an assigned partition} */
  Partition get(TopicPartition id) {
    var found = partitions.get(id);
    if (found == null) {
      throw new IllegalStateException("No current assignment for partition " + id);
    }
    return found;
  }

  List<Partition> get(TopicPartition... ids) {
    if (ids.length == 0 && partitions.isEmpty()) {
      throw new IllegalStateException("No partitions are currently assigned");
    }
    var all = new ArrayList<Partition>();
    for (var id : ids) all.add(get(id));
    return ids.length == 0 ? List.copyOf(partitions.values()) : all;
  }

  void assign(Partition partition) {
    partitions.put(partition.id, partition);
  }

  /** Ends the delivery of a partition; it can still be asked and committed. */
  void leave(Partition partition) {
    partition.clear();
    partition.leaving = true;
    turns.remove(partition);
  }

  void remove(Partition partition) {
    leave(partition);
    partitions.remove(partition.id, partition);
  }

  void add(Fetched fetched) {
    var partition = fetched.partition();
    if (partition.leaving || fetched.epoch() != partition.epoch) {
      if (fetched.epoch() == partition.epoch) partition.skip(fetched.records(), fetched.next());
      partition.held.addAndGet(-fetched.records().size());
      refill(partition);
      return;
    }
    partition.add(fetched.records(), fetched.next());
    if (fetched.highwater() >= 0) partition.highwater = OptionalLong.of(fetched.highwater());
    partition.lastPoll = OptionalLong.of(fetched.time());
    if (!partition.buffer.isEmpty()) turns.add(partition);
  }

  /** {@return whether a taker of these partitions would get a record; none named: of any} */
  boolean hasRecord(Set<TopicPartition> only) {
    return next(only) != null;
  }

  /** {@return the partition whose turn it is, of those that have records; null if none has} */
  @Nullable Partition next(Set<TopicPartition> only) {
    for (var each : turns) {
      if (each.isReady() && (only.isEmpty() || only.contains(each.id))) return each;
    }
    return null;
  }

  /** Notes that the first records of a partition have become the taker's. */
  void taken(Partition partition, int count) {
    given += count;
    if (given >= limit || partition.buffer.isEmpty()) {
      given = 0;
      turns.remove(partition);
      if (!partition.buffer.isEmpty()) turns.add(partition);
    }
    partition.held.addAndGet(-count);
    refill(partition);
  }

  /** Drops what was fetched of a partition, before a seek or a part of it. */
  void reset(Partition partition, long offset) {
    partition.reset(offset);
    turns.remove(partition);
    refill(partition);
  }

  private void refill(Partition partition) {
    if (!partition.full || partition.held.get() > limit / 2) return;
    partition.full = false; // told once, and not of each record that is taken
    resume.accept(partition);
  }

  @Override
  public String toString() {
    return partitions.values().toString();
  }
}
