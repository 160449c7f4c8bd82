package dev.asyncio4j.kafka;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;

/** Memberships for Kafka's client. */
final class Groups {
  private Groups() {}

  /** Makes a membership of which only the group is known, so that it is not checked. */
  @SuppressWarnings({"deprecation", "removal"}) // as below
  static ConsumerGroupMetadata metadata(String group) {
    return new ConsumerGroupMetadata(group);
  }

  @SuppressWarnings({"deprecation", "removal"}) // no other way carries one over a process
  static ConsumerGroupMetadata metadata(GroupMetadata group) {
    return new ConsumerGroupMetadata(
        group.group(), group.generation(), group.member(), group.instance());
  }
}
