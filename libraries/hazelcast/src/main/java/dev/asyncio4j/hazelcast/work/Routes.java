package dev.asyncio4j.hazelcast.work;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MemberSelector;
import com.hazelcast.core.HazelcastInstance;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Ways to find the member that gets the next piece of work; none of them waits. */
public final class Routes {
  private Routes() {}

  /**
   * Goes through the members that a condition selects.
   *
   * @param hz a member of the cluster
   * @param selector the condition
   * @return gives each in turn
   */
  public static Supplier<Member> inTurn(HazelcastInstance hz, MemberSelector selector) {
    var next = new AtomicInteger();
    return () -> {
      var members = hz.getCluster().getMembers().stream().filter(selector::select).toList();
      if (members.isEmpty()) {
        throw new RejectedExecutionException(
            "no member is selected of " + hz.getCluster().getMembers());
      }
      return members.get(Math.floorMod(next.getAndIncrement(), members.size()));
    };
  }

  /**
   * Asks for the owner of a key.
   *
   * @param hz a member of the cluster
   * @param key the key
   * @return gives its owner of then
   */
  public static Supplier<Member> owner(HazelcastInstance hz, Object key) {
    return () -> {
      var owner = hz.getPartitionService().getPartition(key).getOwner();
      if (owner == null) throw new RejectedExecutionException("no member holds the key " + key);
      return owner;
    };
  }
}
