package dev.asyncio4j.kafka;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Selection of what a consumer reads: topics, all topics of a pattern, or partitions.
 *
 * @param topics of the first kind; else empty
 * @param pattern of the second kind; else null
 * @param partitions of the third kind; else null
 * @param listener hears of rebalances; null for nobody
 */
record Subscription(
    Set<String> topics,
    @Nullable Pattern pattern,
    @Nullable Set<TopicPartition> partitions,
    @Nullable RebalanceListener listener) {
  static Subscription topics(Collection<String> topics, @Nullable RebalanceListener listener) {
    if (topics.isEmpty()) throw new IllegalArgumentException("topics must not be empty: name one");
    topics.forEach(Check::topic);
    return new Subscription(Set.copyOf(topics), null, null, listener);
  }

  static Subscription pattern(Pattern pattern, @Nullable RebalanceListener listener) {
    return new Subscription(Set.of(), pattern, null, listener);
  }

  static Subscription partitions(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      throw new IllegalArgumentException("partitions must not be empty: name one, or unsubscribe");
    }
    return new Subscription(Set.of(), null, new LinkedHashSet<>(partitions), null);
  }

  /** {@return the same kind, or refuses to change it} */
  Subscription after(@Nullable Subscription before) {
    if (before == null || kind() == before.kind()) return this;
    throw new IllegalStateException(
        "Subscription to topics, partitions and pattern are mutually exclusive: it has %s; call unsubscribe() first"
            .formatted(before.kind()));
  }

  private String kind() {
    if (partitions != null) return "partitions";
    return pattern != null ? "a pattern" : "topics";
  }

  boolean isAssigned() {
    return partitions != null;
  }

  /** {@return the topics that it means; of a pattern, those that are known} */
  Set<String> topicsOf(@Nullable ConsumerSession session) {
    if (pattern == null || session == null) return topics;
    var known = new LinkedHashSet<>(session.topics.subscribed());
    session.buffer.assignment().forEach(each -> known.add(each.topic()));
    return known;
  }

  /** {@return the partitions that a consumer has by it} */
  Set<TopicPartition> partitionsOf(@Nullable ConsumerSession session) {
    if (session != null) return session.buffer.assignment();
    return partitions == null ? Set.of() : Set.copyOf(partitions);
  }

  /** {@return whether records of a topic may come} */
  boolean covers(TopicPartition partition) {
    if (partitions != null) return partitions.contains(partition);
    return pattern != null
        ? pattern.matcher(partition.topic()).matches()
        : topics.contains(partition.topic());
  }

  @Override
  public String toString() {
    if (partitions != null) return partitions.toString();
    return pattern != null ? "/" + pattern + "/" : topics.toString();
  }
}
