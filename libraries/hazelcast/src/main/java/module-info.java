/**
 * Work on the members of a Hazelcast cluster, by {@code runInExecutor} and {@code toThread}.
 *
 * <p>Start with {@link dev.asyncio4j.hazelcast.HazelcastExecutors}.
 *
 * @provides dev.asyncio4j.lowlevel.ExecutorAdapter for executors of Hazelcast
 */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // as Hazelcast is
module dev.asyncio4j.hazelcast {
  requires transitive dev.asyncio4j;
  requires transitive com.hazelcast.core;
  requires static transitive org.jspecify;

  exports dev.asyncio4j.hazelcast;

  provides dev.asyncio4j.lowlevel.ExecutorAdapter with
      dev.asyncio4j.hazelcast.work.HazelcastAdapter;
}
