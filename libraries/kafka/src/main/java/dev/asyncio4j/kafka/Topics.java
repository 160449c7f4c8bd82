package dev.asyncio4j.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The topics that the brokers know, for a consumer that asks. */
final class Topics {
  private Topics() {}

  static Set<String> all(ConsumerSession session) {
    var found = Offsets.ask(session, (client, limit) -> client.listTopics(limit));
    Map<String, Set<Integer>> known = new HashMap<>();
    found.forEach(
        (topic, partitions) ->
            known.put(
                topic,
                partitions.stream()
                    .map(each -> each.partition())
                    .collect(Collectors.toUnmodifiableSet())));
    session.learned(known, session.subscribedTopics());
    return Set.copyOf(found.keySet());
  }
}
