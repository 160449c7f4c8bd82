package dev.asyncio4j.kafka;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A group and its members.
 *
 * <p><i>Python:</i> an entry of {@code describe_consumer_groups}.
 *
 * @param group its id
 * @param state such as {@code STABLE}, {@code EMPTY}, {@code DEAD}
 * @param assignor the way in which partitions are shared; empty if there is none
 * @param members its members
 * @param coordinator the id of the broker that looks after it; -1 if unknown
 */
public record GroupDescription(
    String group, String state, String assignor, List<Member> members, int coordinator) {
  /**
   * A member of a group.
   *
   * @param member the id that the coordinator gave
   * @param instance the static member's own id
   * @param clientId the client's name
   * @param host where it connects from
   * @param partitions what it has
   */
  public record Member(
      String member,
      Optional<String> instance,
      String clientId,
      String host,
      Set<TopicPartition> partitions) {}
}
