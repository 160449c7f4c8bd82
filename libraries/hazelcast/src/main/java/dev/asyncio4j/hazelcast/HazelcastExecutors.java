package dev.asyncio4j.hazelcast;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MemberSelector;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Outcome;
import dev.asyncio4j.SerializableBody;
import dev.asyncio4j.hazelcast.work.MemberExecutor;
import dev.asyncio4j.hazelcast.work.Routes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The executors of a Hazelcast cluster, for {@code runInExecutor} and {@code toThread}.
 *
 * <p><i>Python:</i> {@code ProcessPoolExecutor}, across machines; the executors of dask and mpi4py.
 *
 * <p>They are views: to shut one down does nothing, since the cluster belongs to others. An {@code
 * IExecutorService} of Hazelcast's own may be given to a loop as it is, too. The members need this
 * library, the engine, and the classes of the work on their class path.
 *
 * <p><b>Cancellation:</b> ends the wait at once. Work that has not begun never runs; work that has
 * is interrupted with {@code ThreadOptions.interruptible(true)} only, else its result is dropped.
 *
 * <p><b>Thread and loop:</b> for any thread, and any number of loops.
 *
 * <pre>{@code
 * var config = HazelcastExecutors.quiet(new com.hazelcast.config.Config());
 * var hz = com.hazelcast.core.Hazelcast.newHazelcastInstance(config);
 * var cluster = HazelcastExecutors.executor(hz, "work");
 * int answer = run(async(() -> await(getRunningLoop().runInExecutor(cluster, () -> 6 * 7))));
 * }</pre>
 */
public final class HazelcastExecutors {
  private HazelcastExecutors() {}

  /**
   * Returns an executor of all members that hold data: each in turn gets a piece of work.
   *
   * @param hz a member of the cluster
   * @param name of the executor, as in {@code hz.getExecutorService(name)}, and of its
   *     configuration
   * @return the view
   */
  public static ExecutorService executor(HazelcastInstance hz, String name) {
    return new MemberExecutor(hz, name, Routes.inTurn(hz, member -> !member.isLiteMember()));
  }

  /**
   * Returns an executor of one member.
   *
   * @param hz a member of the cluster
   * @param name of the executor
   * @param member who does the work; when it is gone, a call fails with a {@code
   *     WorkerLostException}
   * @return the view
   */
  public static ExecutorService onMember(HazelcastInstance hz, String name, Member member) {
    return new MemberExecutor(hz, name, () -> member);
  }

  /**
   * Returns an executor of the member that holds a key, where work on its data needs no network.
   *
   * @param hz a member of the cluster
   * @param name of the executor
   * @param key who holds it is asked anew for each piece of work
   * @return the view
   */
  public static ExecutorService onKeyOwner(HazelcastInstance hz, String name, Object key) {
    return new MemberExecutor(hz, name, Routes.owner(hz, key));
  }

  /**
   * Returns an executor of the members that a condition selects: each in turn.
   *
   * @param hz a member of the cluster
   * @param name of the executor
   * @param selector asked anew for each piece of work; where it selects none, the call is refused
   *     with a {@code RejectedExecutionException}
   * @return the view
   */
  public static ExecutorService onMembers(
      HazelcastInstance hz, String name, MemberSelector selector) {
    return new MemberExecutor(hz, name, Routes.inTurn(hz, selector));
  }

  /**
   * Returns a coroutine that runs code on every member of now, at the same time.
   *
   * <p><i>Python:</i> {@code client.run(f)} of dask.
   *
   * <p><b>Cancellation:</b> cancels the work on each member.
   *
   * <pre>{@code
   * var hz = com.hazelcast.core.Hazelcast.newHazelcastInstance();
   * var cores = run(HazelcastExecutors.onAll(
   *     hz, "work", () -> Runtime.getRuntime().availableProcessors()));
   * cores.forEach((member, outcome) -> System.out.println(member + " " + outcome.get()));
   * }</pre>
   *
   * @param <T> the type of the result
   * @param hz a member of the cluster
   * @param name of the executor
   * @param body the code
   * @return a coroutine that gives how it ended on each, in the cluster's order
   */
  @CheckReturnValue
  public static <T extends @Nullable Object> Coroutine<Map<Member, Outcome<T>>> onAll(
      HazelcastInstance hz, String name, SerializableBody<T> body) {
    return async(
        () -> {
          var members = List.copyOf(hz.getCluster().getMembers());
          var calls = new ArrayList<Coroutine<T>>();
          for (var member : members) {
            var executor = onMember(hz, name, member);
            calls.add(async(() -> await(getRunningLoop().runInExecutor(executor, body))));
          }
          var outcomes = await(gatherOutcomes(calls));
          var all = new LinkedHashMap<Member, Outcome<T>>();
          for (int i = 0; i < members.size(); i++) all.put(members.get(i), outcomes.get(i));
          return all;
        });
  }

  /**
   * Changes a configuration: no multicast or other search for members, no Jet, no banner, no call
   * home.
   *
   * @param config how members find each other is to be set in it, as {@code TcpIpConfig}
   * @return the same object
   */
  public static Config quiet(Config config) {
    var join = config.getNetworkConfig().getJoin();
    join.getMulticastConfig().setEnabled(false);
    join.getAutoDetectionConfig().setEnabled(false);
    config.getJetConfig().setEnabled(false);
    return config
        .setProperty("hazelcast.phone.home.enabled", "false")
        .setProperty("hazelcast.logging.type", "none");
  }
}
