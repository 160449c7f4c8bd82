package dev.asyncio4j.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The topics that a consumer has heard of; on the loop's turn. */
final class Topics {
  private final Map<String, Set<Integer>> partitions = new HashMap<>();
  private Set<String> subscribed = Set.of();

  /** Takes over what the consumer's thread knows without asking the brokers. */
  void learned(Map<String, Set<Integer>> known, Set<String> topicsOfSubscription) {
    partitions.putAll(known);
    subscribed = topicsOfSubscription;
  }

  Set<Integer> partitionsOf(String topic) {
    return partitions.getOrDefault(topic, Set.of());
  }

  /** {@return the topics that Kafka's client reads, which it may have found by a pattern} */
  Set<String> subscribed() {
    return subscribed;
  }

  /** Asks the brokers for all that there are, in a task. */
  Set<String> all(ConsumerSession session) {
    var found = Offsets.ask(session, (client, limit) -> client.listTopics(limit));
    found.forEach(
        (topic, all) ->
            partitions.put(
                topic,
                all.stream()
                    .map(each -> each.partition())
                    .collect(Collectors.toUnmodifiableSet())));
    return Set.copyOf(found.keySet());
  }
}
